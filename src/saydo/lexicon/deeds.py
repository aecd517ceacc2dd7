"""The vocabulary of deeds (deeds.toml)."""

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from saydo.lexicon.load import FOLDER, LexiconError, load_toml
from saydo.lexicon.patterns import read_pattern

PLOVER = frozenset(
    [
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    ]
)


class Coding(BaseModel):
    """A PLOVER type with its mode ("" where none is meant)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: str
    mode: str = ""


class Deed(BaseModel):
    """One [[deed]]: what it means, how it is coded, what measures it, and the words that name it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    meaning: str
    opposite: str
    promised: Coding | None = None
    done: Coding | None = None
    measure: str
    targets: tuple[str, ...] = ()
    example: str
    counterexample: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()


def load_deeds(*, folder: Path = FOLDER) -> tuple[Deed, ...]:
    """The deeds in the order of the file. Raises LexiconError for unknown types, opposites and triggers given twice."""
    found = load_toml("deeds.toml", Deed, table="deed", key=lambda entry: entry.name, folder=folder)
    names = {entry.name for entry in found}
    for entry in found:
        if entry.opposite not in names:
            raise LexiconError(f"deeds.toml: deed {entry.name!r} has unknown opposite {entry.opposite!r}")
        for coding in (entry.promised, entry.done):
            if coding and coding.type not in PLOVER:
                raise LexiconError(f"deeds.toml: deed {entry.name!r} has unknown PLOVER type {coding.type!r}")
        for kind, triggers in (
            ("verb", entry.verbs),
            ("noun", entry.nouns),
            ("state", entry.states),
            ("modifier", entry.modifiers),
        ):
            _check_triggers(entry.name, kind, triggers)
    return found


@cache
def deeds() -> dict[str, Deed]:
    """Name -> deed."""
    return {entry.name: entry for entry in load_deeds()}


def _check_triggers(deed: str, kind: str, triggers: tuple[str, ...]) -> None:
    seen: set[str] = set()
    for trigger in triggers:
        if trigger in seen:
            raise LexiconError(f"deeds.toml: deed {deed!r} has the {kind} {trigger!r} twice")
        seen.add(trigger)
        try:
            read_pattern(trigger, kind=kind)
        except ValueError as fault:
            raise LexiconError(f"deeds.toml: deed {deed!r}: {fault}") from None
