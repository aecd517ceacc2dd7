"""Turns of phrase that tell whether a thing was done in time or late."""

import re
from functools import cache, lru_cache
from typing import Literal

from pydantic import Field

from saydo.lexicon.gap_phrases import PhraseFamily
from saydo.lexicon.load import load_toml


class TimePhrase(PhraseFamily):
    """A family of phrases that tell one of the two, in sentences at least so near to the promise."""

    shows: Literal["late", "in time"]
    near: float = Field(gt=0, lt=1)


@cache
def time_phrases() -> tuple[TimePhrase, ...]:
    return load_toml("timeliness.toml", TimePhrase, table="phrase", key=lambda phrase: phrase.name)


@lru_cache(maxsize=8192)
def timed_in(sentence: str) -> tuple[tuple[TimePhrase, re.Match[str]], ...]:
    """The phrases in a sentence, each with its first match."""
    return tuple((phrase, match) for phrase in time_phrases() if (match := phrase.matches(sentence)) is not None)
