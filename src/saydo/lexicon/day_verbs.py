"""Verbs that give a deed its day, or another day."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from saydo.lexicon.load import load_tsv


class DayVerb(BaseModel):
    """A verb, with its particle or preposition, that names the day of a deed or moves it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    verb: str
    particle: str
    kind: Literal["names", "moves"]


@cache
def day_verbs() -> Mapping[str, tuple[DayVerb, ...]]:
    """Lemma -> its entries."""
    found: dict[str, tuple[DayVerb, ...]] = {}
    for entry in load_tsv("day_verbs.tsv", DayVerb, key=lambda entry: (entry.verb, entry.particle)):
        found[entry.verb] = (*found.get(entry.verb, ()), entry)
    return found
