"""Turns of phrase that often go with a gap between words and deeds, and cannot show one by themselves."""

import re
from functools import cache, lru_cache

from pydantic import BaseModel, ConfigDict, Field, field_validator

from saydo.lexicon.load import load_toml
from saydo.lexicon.outcomes import STRAIGHT
from saydo.lexicon.tellings import GAPS

MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    r"(?:jan|feb|aug|sept?|oct|nov|dec)\b\.?"
)
SEASON = "spring|summer|autumn|fall|winter|christmas|easter|new year"
COUNTED = (
    r"\d[\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    "eighteen|twenty(?:-[a-z]+)?|twenty|thirty|forty|fifty|sixty|half an?|several|some|a few|a couple of|many|a dozen"
)
STRETCH = "hours?|days?|weeks?|fortnights?|months?|quarters?|years?|decades?|half-years?"
STANDS_FOR = {
    "{date}": rf"(?:(?:\d{{1,2}} )?(?:{MONTH})|{SEASON}|(?:19|20)\d\d|(?:next|this|the (?:following|coming)) "
    r"(?:year|month|week|session)|(?:end|beginning|start|middle|close) of|(?:first|second|third|fourth|last) "
    r"(?:quarter|half)|mid-(?:19|20)\d\d|the turn of|year-end)\b",
    "{span}": rf"\b(?:{COUNTED})(?: (?:full|whole|long|good|more|or so))?[ -](?:{STRETCH})\b",
    "{number}": rf"(?:{COUNTED}|hundreds?|thousands?|millions?|billions?)\b",
}


class PhraseFamily(BaseModel):
    """A family of phrases; words in braces in its patterns stand for others (STANDS_FOR)."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
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


class GapPhrase(PhraseFamily):
    """A family of phrases that go with one gap."""

    shows: str

    @field_validator("shows")
    @classmethod
    def is_a_gap(cls, shows: str) -> str:
        if shows not in GAPS[1:]:
            raise ValueError(f"{shows!r} is no gap")
        return shows


def spelt_out(pattern: str) -> str:
    for word, meaning in STANDS_FOR.items():
        pattern = pattern.replace(word, meaning)
    return pattern


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(spelt_out(pattern), re.IGNORECASE)


@cache
def gap_phrases() -> tuple[GapPhrase, ...]:
    return load_toml("gap_phrases.toml", GapPhrase, table="phrase", key=lambda phrase: phrase.name)


@lru_cache(maxsize=8192)
def found_in(sentence: str) -> tuple[tuple[GapPhrase, re.Match[str]], ...]:
    """The phrases in a sentence, each with its first match."""
    return tuple((phrase, match) for phrase in gap_phrases() if (match := phrase.matches(sentence)) is not None)
