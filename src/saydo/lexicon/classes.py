"""Classes of nouns (classes.toml)."""

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from saydo.lexicon.load import FOLDER, LexiconError, load_toml


class NounClass(BaseModel):
    """One [[class]]: its members, the classes it takes in, and the label of the names that belong to it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    meaning: str
    members: tuple[str, ...]
    includes: tuple[str, ...] = ()
    label: str | None = None


def load_classes(*, folder: Path = FOLDER) -> tuple[NounClass, ...]:
    """The classes in the order of the file. Raises LexiconError for a member given twice and an unknown `includes`."""
    found = load_toml("classes.toml", NounClass, table="class", key=lambda entry: entry.name, folder=folder)
    names = {entry.name for entry in found}
    for entry in found:
        twice = next((m for m in entry.members if entry.members.count(m) > 1), None)
        if twice:
            raise LexiconError(f"classes.toml: class {entry.name!r} has {twice!r} twice")
        unknown = next((other for other in entry.includes if other not in names), None)
        if unknown:
            raise LexiconError(f"classes.toml: class {entry.name!r} includes unknown {unknown!r}")
    return found


@cache
def class_names() -> frozenset[str]:
    return frozenset(entry.name for entry in load_classes())


@cache
def classes_of_noun() -> dict[str, frozenset[str]]:
    """Every member -> the classes it belongs to, `includes` followed."""
    by_name = {entry.name: entry for entry in load_classes()}
    found: dict[str, set[str]] = {}
    for name in by_name:
        for member in _members(by_name, name, frozenset()):
            found.setdefault(member, set()).add(name)
    return {member: frozenset(names) for member, names in found.items()}


@cache
def classes_of_label() -> dict[str, frozenset[str]]:
    """Label of a name -> the classes that names with it belong to."""
    found: dict[str, set[str]] = {}
    for entry in load_classes():
        if entry.label:
            found.setdefault(entry.label, set()).add(entry.name)
    return {label: frozenset(names) for label, names in found.items()}


@cache
def members_of(name: str) -> frozenset[str]:
    """All members of one class."""
    return frozenset(member for member, names in classes_of_noun().items() if name in names)


def _members(by_name: dict[str, NounClass], name: str, seen: frozenset[str]) -> set[str]:
    if name in seen:
        return set()
    entry = by_name[name]
    return set(entry.members).union(*(_members(by_name, other, seen | {name}) for other in entry.includes))
