"""Phrases of counting and measuring (count_phrases.toml)."""

import re
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from saydo.lexicon.load import load_toml
from saydo.lexicon.outcomes import STRAIGHT


class CountPhrase(BaseModel):
    """A family of phrases by name: what it says of a figure or of what is told."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    meaning: str
    patterns: tuple[str, ...] = Field(min_length=1)
    examples: tuple[str, ...] = Field(min_length=1)
    not_: tuple[str, ...] = Field(alias="not", min_length=1)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first match from an offset on, quotation marks made straight."""
        return _compiled("|".join(f"(?:{p})" for p in self.patterns)).search(text.translate(STRAIGHT), start)

    def without(self, text: str) -> str:
        """The text with all matches blanked."""
        return _compiled("|".join(f"(?:{p})" for p in self.patterns)).sub(" ", text.translate(STRAIGHT))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def count_phrases() -> dict[str, CountPhrase]:
    """Name -> family, in the order of the file."""
    return {p.name: p for p in load_toml("count_phrases.toml", CountPhrase, table="phrase", key=lambda p: p.name)}
