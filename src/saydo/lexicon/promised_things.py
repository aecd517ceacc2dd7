"""What the bare promise of a thing promises to do (promised_things.tsv)."""

from collections.abc import Iterable
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from saydo.lexicon.load import load_tsv


class PromisedThing(BaseModel):
    """A class of things or one noun, with the deed that brings it about and the one that does away with it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["class", "word"]
    name: str
    deed: str
    removed: str


@cache
def promised_things() -> tuple[PromisedThing, ...]:
    return load_tsv("promised_things.tsv", PromisedThing, key=lambda row: (row.kind, row.name))


def deeds_of_thing(lemmas: Iterable[str], classes: Iterable[str], *, removed: bool = False) -> tuple[str, ...]:
    """The deeds that a promise of the thing comes to, the likeliest first; none for a thing that no row knows."""
    words, kinds = set(lemmas), set(classes)
    fitting = [row for row in promised_things() if row.name in (words if row.kind == "word" else kinds)]
    return tuple(dict.fromkeys(row.removed if removed else row.deed for row in fitting))
