"""How far money has come on its way: promised, approved, committed, disbursed (money_stages.toml)."""

import re
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from saydo.lexicon.load import load_toml
from saydo.lexicon.outcomes import STRAIGHT

UNDONE = "undone"


class MoneyStage(BaseModel):
    """A stage with the words that say of a sum that it has come so far; "undone" has those that say it has not."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    patterns: tuple[str, ...] = Field(min_length=1)
    examples: tuple[str, ...] = Field(min_length=1)
    not_: tuple[str, ...] = Field(alias="not", min_length=1)

    def found(self, text: str) -> list[tuple[int, int]]:
        """Start and end of every match, quotation marks made straight."""
        return [m.span() for m in _compiled("|".join(self.patterns)).finditer(text.translate(STRAIGHT))]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def money_stages() -> dict[str, MoneyStage]:
    """Name -> stage, in the order of the way, without "undone"."""
    return {name: stage for name, stage in _all().items() if name != UNDONE}


def undone() -> MoneyStage:
    return _all()[UNDONE]


@cache
def _all() -> dict[str, MoneyStage]:
    return {
        stage.name: stage for stage in load_toml("money_stages.toml", MoneyStage, table="stage", key=lambda s: s.name)
    }
