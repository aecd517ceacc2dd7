"""Words that say of a date what it is to a deed."""

import re
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from saydo.lexicon.load import load_tsv

Kind = Literal["term", "runs-out", "start", "counts", "done"]


class DueWord(BaseModel):
    """A word or turn of phrase and what it makes of the date beside it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    word: str
    kind: Kind


@cache
def due_words(kind: Kind) -> str:
    """The words of a kind as one alternative of a regular expression, the longest first."""
    entries = load_tsv("due_words.tsv", DueWord, key=lambda entry: (entry.word, entry.kind))
    words = sorted((entry.word for entry in entries if entry.kind == kind), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in words)
