"""What each rule does, in a sentence that a reader may see."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from saydo.lexicon.load import load_toml


class Rule(BaseModel):
    """A rule by the name that records carry: "stage.what"."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str = Field(pattern=r"^[a-z_]+(\.[a-z0-9_ -]+)+$")
    stage: Literal["extract", "resolve", "audit"]
    description: str = Field(min_length=20, pattern=r"\.$")


@cache
def rules() -> Mapping[str, Rule]:
    return {entry.name: entry for entry in load_toml("rules.toml", Rule, table="rule", key=lambda entry: entry.name)}
