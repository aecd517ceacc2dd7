"""Words that decide whether what is said to come is an undertaking (binding_words.tsv)."""

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from saydo.lexicon.load import load_tsv

Kind = Literal[
    "failing",
    "felt",
    "refraining",
    "staying",
    "empty",
    "making",
    "making-known",
    "buying",
    "moving",
    "homeward",
    "taking-place",
    "costing",
    "the-public",
    "bearing",
    "option",
    "describing",
    "opining",
    "reckoning",
    "asking-for",
    "talking",
]


class BindingWord(BaseModel):
    """A word and what it says of an undertaking."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    word: str
    kind: Kind


@cache
def binding_words(kind: Kind) -> frozenset[str]:
    """The words of a kind."""
    entries = load_tsv("binding_words.tsv", BindingWord, key=lambda entry: (entry.word, entry.kind))
    return frozenset(entry.word for entry in entries if entry.kind == kind)
