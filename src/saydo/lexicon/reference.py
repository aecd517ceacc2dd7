"""Words that point back at what a text has named (reference_words.tsv), and what speaks for a phrase being meant
(reference.toml)."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from saydo.lexicon.load import load_toml, load_tsv

Kind = Literal["pronoun", "part", "remaining", "pointing", "empty", "vague", "raising"]


class ReferenceWord(BaseModel):
    """A word, what it does, and for pronouns and parts whether it stands for one thing, for many or either."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    word: str
    kind: Kind
    number: Literal["one", "many", "either", ""]


class Feature(BaseModel):
    """A feature by its name in extract/, its weight where a pronoun and where a noun phrase points back, in log-odds a
    unit, and what it stands for."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    pronoun: float
    phrase: float
    meaning: str


@cache
def reference_words(kind: Kind) -> Mapping[str, str]:
    """Each word of a kind -> its number."""
    entries = load_tsv("reference_words.tsv", ReferenceWord, key=lambda entry: (entry.word, entry.kind))
    return {entry.word: entry.number for entry in entries if entry.kind == kind}


@cache
def reference_features() -> Mapping[str, Feature]:
    """Name -> feature, in the order of the file."""
    return {f.name: f for f in load_toml("reference.toml", Feature, table="feature", key=lambda f: f.name)}
