"""Shapes of date_patterns.toml and date_fragments.toml. Each is read once."""

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from saydo.lexicon.load import LexiconError, load_toml


class DatePattern(BaseModel):
    """An entry of date_patterns.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    rule: str
    reader: str
    pattern: str
    example: str


class DateFragment(BaseModel):
    """An entry of date_fragments.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    pattern: str


@cache
def date_patterns() -> tuple[DatePattern, ...]:
    """All patterns in order, with their fragments put in."""
    fragments = {
        row.name: row.pattern
        for row in load_toml("date_fragments.toml", DateFragment, table="fragment", key=lambda row: row.name)
    }

    def put_in(match: re.Match[str]) -> str:
        if match[1] not in fragments:
            raise LexiconError(f"date_patterns.toml: no fragment {match[1]!r}")
        return fragments[match[1]]

    rows = load_toml("date_patterns.toml", DatePattern, table="pattern", key=lambda row: row.pattern)
    return tuple(row.model_copy(update={"pattern": re.sub(r"(?<!\?P)<(\w+)>", put_in, row.pattern)}) for row in rows)
