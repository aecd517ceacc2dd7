"""How it is told that somebody denies what was reported of him (denials.toml)."""

import re
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from saydo.lexicon.load import load_toml
from saydo.lexicon.outcomes import STRAIGHT


class Denial(BaseModel):
    """A pattern with the group `who`, and in which sentence it is looked for: that of the report, or the next."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    where: Literal["beside", "next"]
    pattern: str
    examples: tuple[str, ...] = Field(min_length=1)
    not_: tuple[str, ...] = Field(alias="not", min_length=1)

    def denier(self, text: str, start: int = 0) -> str | None:
        """The words of the one who denies, from an offset on."""
        found = _compiled(self.pattern).search(text.translate(STRAIGHT), start)
        return found.group("who") if found is not None else None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def denials() -> tuple[Denial, ...]:
    return load_toml("denials.toml", Denial, table="denial", key=lambda denial: denial.name)
