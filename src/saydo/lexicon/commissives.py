"""Words by which an actor binds itself."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from saydo.lexicon.load import load_tsv


class Commissive(BaseModel):
    """A verb or noun under which a deed is promised, agreed, decided, ordered or planned."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    lemma: str
    pos: Literal["VERB", "NOUN"]
    force: Literal["promise", "agreement", "decision", "order", "plan"]
    strength: Literal["full", "weak"]


@cache
def commissives() -> Mapping[tuple[str, str], Commissive]:
    entries = load_tsv("commissives.tsv", Commissive, key=lambda entry: (entry.lemma, entry.pos))
    return {(entry.lemma, entry.pos): entry for entry in entries}
