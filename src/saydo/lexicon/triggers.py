"""PLOVER triggers (triggers.tsv), and the one index in which they stand beside the triggers of deeds."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, field_validator, model_validator

from saydo.lexicon.deeds import PLOVER, deeds
from saydo.lexicon.load import FOLDER, load_tsv
from saydo.lexicon.patterns import Pattern, read_pattern

KINDS = ("verb", "noun", "state")


class TriggerRow(BaseModel):
    """A row: the trigger in the notation of deeds.toml, its kind, PLOVER type and mode, and where its target stands."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    trigger: str
    kind: str
    type: str
    mode: str = ""
    targets: str = ""

    @field_validator("kind")
    @classmethod
    def known_kind(cls, kind: str) -> str:
        if kind not in KINDS:
            raise ValueError(f"{kind!r} is not one of {', '.join(KINDS)}")
        return kind

    @field_validator("type")
    @classmethod
    def known_type(cls, type_: str) -> str:
        if type_ not in PLOVER:
            raise ValueError(f"{type_!r} is no PLOVER type")
        return type_

    @model_validator(mode="after")
    def readable(self) -> "TriggerRow":
        read_pattern(self.trigger, kind=self.kind)
        return self


@dataclass(frozen=True, slots=True)
class Trigger:
    """A way to name an event: of a deed (deed set) or of a PLOVER type (deed None)."""

    kind: str
    pattern: Pattern
    type: str | None
    mode: str
    targets: tuple[str, ...]
    deed: str | None
    weight: float
    source: str


def load_triggers(*, folder: Path = FOLDER) -> tuple[TriggerRow, ...]:
    """The rows of triggers.tsv in order; a trigger stands once for each kind."""
    return load_tsv("triggers.tsv", TriggerRow, key=lambda row: (row.kind, row.trigger), folder=folder)


@cache
def trigger_index() -> dict[tuple[str, str], tuple[Trigger, ...]]:
    """(kind, lemma) -> triggers with that head, the most telling first; of equal ones the first in the file."""
    index: dict[tuple[str, str], list[Trigger]] = {}
    for trigger in (*_of_deeds(), *_of_rows()):
        index.setdefault((trigger.kind, trigger.pattern.lemma), []).append(trigger)
    return {key: tuple(sorted(found, key=lambda t: -t.weight)) for key, found in index.items()}


def _of_deeds() -> Iterable[Trigger]:
    for deed in deeds().values():
        last = -10.0 if deed.name == "other" else 0.0
        for kind, triggers in (
            ("verb", deed.verbs),
            ("noun", deed.nouns),
            ("state", deed.states),
            ("modifier", deed.modifiers),
        ):
            for text in triggers:
                pattern = read_pattern(text, kind=kind)
                yield Trigger(
                    kind,
                    pattern,
                    deed.done.type if deed.done else None,
                    deed.done.mode if deed.done else "",
                    deed.targets,
                    deed.name,
                    pattern.weight + last,
                    f"deeds.toml: {deed.name}: {text}",
                )


def _of_rows() -> Iterable[Trigger]:
    for row in load_triggers():
        pattern = read_pattern(row.trigger, kind=row.kind)
        yield Trigger(
            row.kind,
            pattern,
            row.type,
            row.mode,
            tuple(row.targets.split("|")) if row.targets else (),
            None,
            pattern.weight,
            f"triggers.tsv: {row.trigger}",
        )
