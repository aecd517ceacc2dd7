"""Turns of phrase that tell whether a thing was done in time or late."""

import re
from functools import cache, lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from saydo.lexicon.gap_phrases import spelt_out
from saydo.lexicon.load import load_toml
from saydo.lexicon.outcomes import STRAIGHT


class TimePhrase(BaseModel):
    """A family of phrases that tell one of the two, in sentences at least so near to the promise."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    shows: Literal["late", "in time"]
    near: float = Field(gt=0, lt=1)
    patterns: tuple[str, ...] = Field(min_length=1)
    examples: tuple[str, ...] = Field(min_length=1)
    not_: tuple[str, ...] = Field(alias="not", min_length=1)

    @field_validator("patterns")
    @classmethod
    def compiles(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in patterns:
            re.compile(spelt_out(pattern))
        return patterns

    def matches(self, sentence: str) -> re.Match[str] | None:
        """The first match in a sentence, quotation marks made straight."""
        straight = sentence.translate(STRAIGHT)
        return next((m for p in self.patterns if (m := _compiled(p).search(straight))), None)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(spelt_out(pattern), re.IGNORECASE)


@cache
def time_phrases() -> tuple[TimePhrase, ...]:
    return load_toml("timeliness.toml", TimePhrase, table="phrase", key=lambda phrase: phrase.name)


@lru_cache(maxsize=8192)
def timed_in(sentence: str) -> tuple[tuple[TimePhrase, re.Match[str]], ...]:
    """The phrases in a sentence, each with its first match."""
    return tuple((phrase, match) for phrase in time_phrases() if (match := phrase.matches(sentence)) is not None)
