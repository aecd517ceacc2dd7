"""Turns of phrase that tell what became of an undertaking."""

import re
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from saydo.lexicon.load import load_toml

Shows = Literal[
    "done",
    "partly done",
    "under way",
    "not done",
    "reversed",
    "slipped",
    "shrunk",
    "relabelled",
    "re-announced",
    "contradicted",
    "disputed",
    "conditional",
    "undone",
]


class OutcomeCue(BaseModel):
    """A family of phrases that show one outcome or gap. strength is 1 (a hint), 2 (says so) or 3 (decides).

    of names the deeds of whose promises it is told, none meaning any; of other deeds it shows `otherwise`, or nothing.
    modal words are about what was planned or possible, and tell what is all the same.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    shows: Shows
    strength: Literal[1, 2, 3]
    patterns: tuple[str, ...] = Field(min_length=1)
    examples: tuple[str, ...] = Field(min_length=1)
    of: tuple[str, ...] = ()
    otherwise: Shows | None = None
    modal: bool = False
    not_: tuple[str, ...] = Field(alias="not", min_length=1)

    @field_validator("patterns")
    @classmethod
    def compiles(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in patterns:
            re.compile(pattern)
        return patterns

    def shows_of(self, deed: str) -> str | None:
        """What it shows of a promise of the deed."""
        return self.shows if not self.of or deed in self.of else self.otherwise

    def matches(self, sentence: str) -> re.Match[str] | None:
        """The first match in a sentence, quotation marks made straight."""
        straight = sentence.translate(STRAIGHT)
        return next((m for p in self.patterns if (m := _compiled(p).search(straight))), None)


STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def outcome_cues() -> tuple[OutcomeCue, ...]:
    return load_toml("outcomes.toml", OutcomeCue, table="cue", key=lambda cue: cue.name)
