"""The words beside a name that show that it acts for itself."""

import re
from functools import cache
from typing import Literal

from saydo.lexicon.actors import Line, Words
from saydo.lexicon.load import load_tsv


class SelfWords(Line):
    kind: Literal["designator", "company", "officer", "speaker", "governor", "land", "trade", "word", "deed"]
    words: Words


@cache
def own_name_words() -> dict[str, tuple[str, ...]]:
    """Kind of word -> the words."""
    return {line.kind: line.words for line in load_tsv("own_names.tsv", SelfWords, key=lambda line: line.kind)}


@cache
def any_of(kind: str) -> str:
    """A pattern for any word of a kind, the longest first."""
    words = sorted(own_name_words()[kind], key=lambda word: (-len(word), word))
    return r"(?:" + "|".join(map(re.escape, words)) + r")"
