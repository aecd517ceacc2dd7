"""Deeds that tellings of one promise may exchange for one another, and opposites."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from saydo.lexicon.load import load_tsv

DEEDS = (
    "withdraw",
    "deploy",
    "cease fire",
    "release",
    "deliver",
    "spend",
    "lift",
    "impose",
    "open",
    "close",
    "build",
    "legislate",
    "hold",
    "join",
    "leave",
    "disarm",
    "reduce",
    "increase",
    "investigate",
    "resign",
    "end",
    "keep",
    "other",
)


class Kin(BaseModel):
    """One deed, those of its kin and its opposites, separated by spaces."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    deed: str
    kin: str
    opposite: str


@cache
def _entries() -> dict[str, Kin]:
    return {entry.deed: entry for entry in load_tsv("kin.tsv", Kin, key=lambda entry: entry.deed)}


def kin(deed: str) -> frozenset[str]:
    """Deeds by which a telling of the same promise may name it."""
    return _deeds(_entries()[deed].kin) if deed in _entries() else frozenset()


def opposites(deed: str) -> frozenset[str]:
    """Deeds that undo it."""
    return _deeds(_entries()[deed].opposite) - {"other"} if deed in _entries() else frozenset()


@cache
def _deeds(words: str) -> frozenset[str]:
    return frozenset(deed for deed in DEEDS if f" {deed} " in f" {words} ")
