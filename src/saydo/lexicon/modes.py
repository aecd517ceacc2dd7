"""PLOVER modes by the word that names an event, or by the means, doer or thing named with it (modes.tsv)."""

from collections.abc import Collection
from functools import cache

from pydantic import BaseModel, ConfigDict, field_validator

from saydo.lexicon.deeds import PLOVER
from saydo.lexicon.load import load_tsv

# What a deed that is asked for, refused or threatened is of in the manual's words, by the type of the deed itself.
TOLD_MODES = {
    ("REQUEST", "AID"): "assist",
    ("REQUEST", "COOPERATE"): "assist",
    ("REQUEST", "SUPPORT"): "assist",
    ("REQUEST", "RETREAT"): "yield",
    ("REQUEST", "CONCEDE"): "yield",
    ("REQUEST", "CONSULT"): "meet",
    ("REJECT", "AID"): "assist",
    ("REJECT", "COOPERATE"): "assist",
    ("REJECT", "SUPPORT"): "assist",
    ("REJECT", "RETREAT"): "yield",
    ("REJECT", "CONCEDE"): "yield",
    ("REJECT", "CONSULT"): "meet",
    ("THREATEN", "ASSAULT"): "violence",
}
THREATS = {"arrest": "arrest", "restrict": "restrict", "expel": "expel", "deport": "expel", "ties": "relations"}


class ModeRow(BaseModel):
    """A row: a PLOVER type and mode, lemmas of the trigger, and lemmas of nouns that stand with it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: str
    mode: str
    words: str = ""
    means: str = ""

    @field_validator("type")
    @classmethod
    def known_type(cls, type_: str) -> str:
        if type_ not in PLOVER:
            raise ValueError(f"{type_!r} is no PLOVER type")
        return type_


@cache
def _rows() -> dict[str, tuple[tuple[str, frozenset[str], frozenset[str]], ...]]:
    found: dict[str, tuple[tuple[str, frozenset[str], frozenset[str]], ...]] = {}
    for row in load_tsv("modes.tsv", ModeRow, key=lambda row: (row.type, row.mode)):
        words, means = (frozenset(w.replace("-", " ") for w in text.split()) for text in (row.words, row.means))
        found[row.type] = (*found.get(row.type, ()), (row.mode, words, means))
    return found


def mode_of(type_: str, word: str, beside: Collection[str]) -> str | None:
    """The mode of a type for the trigger `word` with the nouns `beside` it; None where no row fits.

    A hyphen in a word counts as a space.
    """
    rows = _rows().get(type_, ())
    by_means = next((mode for mode, _, means in rows if means.intersection(beside)), None)
    return by_means or next((mode for mode, words, _ in rows if word.replace("-", " ") in words), None)


def told_mode(told: str, type_: str | None, mode: str | None) -> str | None:
    """The mode of a deed that is only asked for, refused or threatened."""
    return TOLD_MODES.get((told, type_ or "")) or (THREATS.get(mode or "") if told == "THREATEN" else None)
