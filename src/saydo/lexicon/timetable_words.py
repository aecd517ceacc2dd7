"""Words by which a day is told for a thing (timetable_words.tsv)."""

import re
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from saydo.lexicon.load import load_tsv

Kind = Literal["entered", "spoken", "stands", "says", "marker", "comes", "wants", "no-thing", "ordinal"]


class TimetableWord(BaseModel):
    """A word or turn of phrase and how it gives a thing its day."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    word: str
    kind: Kind


@cache
def timetable_words(kind: Kind) -> tuple[str, ...]:
    """The words of a kind, the longest first."""
    entries = load_tsv("timetable_words.tsv", TimetableWord, key=lambda entry: (entry.word, entry.kind))
    return tuple(sorted((entry.word for entry in entries if entry.kind == kind), key=lambda word: (-len(word), word)))


@cache
def one_of(kind: Kind) -> str:
    """The words of a kind as one alternative of a regular expression."""
    return "|".join(re.escape(word) for word in timetable_words(kind))
