"""Words that stand for one another when two passages tell of the same thing."""

from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict

from saydo.lexicon.load import load_tsv


class Synonyms(BaseModel):
    """A family of nouns; words are separated by spaces, a hyphen stands for a space within one."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    family: str
    words: str


@cache
def families() -> Mapping[str, str]:
    """Each word in lower case -> the first family that holds it."""
    entries = load_tsv("synonyms.tsv", Synonyms, key=lambda entry: entry.family)
    return {word: entry.family for entry in reversed(entries) for word in entry.words.split()}
