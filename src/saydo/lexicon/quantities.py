"""Shapes of the word lists behind dates and figures, and the tables made of them. Each is read once."""

from functools import cache
from types import MappingProxyType
from typing import Literal

from pydantic import BaseModel, ConfigDict

from saydo.lexicon.load import load_tsv

Meanings = MappingProxyType[str, str]


class TimeWord(BaseModel):
    """A row of time_words.tsv."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    words: str
    cls: str
    value: str = ""
    case: Literal["", "C"] = ""


class NumberWord(BaseModel):
    """A row of numbers.tsv."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    words: str
    kind: Literal["unit", "teen", "tens", "hundred", "scale", "short", "dozen", "ordinal", "part", "crowd"]
    value: float


class BoundPhrase(BaseModel):
    """A row of date_bounds.tsv."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    phrase: str
    bound: Literal["by", "before", "until", "within", "from", "since", "after", "in", "on", "at", "during", "between",
                   "for"]


class NamedDay(BaseModel):
    """A row of named_days.tsv."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    words: str
    when: str
    span: int | Literal[""] = ""


def split_forms(words: str) -> tuple[str, ...]:
    return tuple(words.split("|"))


@cache
def time_words() -> dict[str, dict[str, tuple[str, bool]]]:
    """word -> class -> (value, whether it must be capitalised)."""
    found: dict[str, dict[str, tuple[str, bool]]] = {}
    for row in load_tsv("time_words.tsv", TimeWord, key=lambda r: (r.words, r.cls)):
        for form in split_forms(row.words):
            found.setdefault(form, {})[row.cls] = (row.value, row.case == "C")
    return found


@cache
def number_words() -> dict[str, dict[str, float]]:
    """word -> kind -> value."""
    found: dict[str, dict[str, float]] = {}
    for row in load_tsv("numbers.tsv", NumberWord, key=lambda r: (r.words, r.kind)):
        for form in split_forms(row.words):
            found.setdefault(form, {})[row.kind] = row.value
    return found


@cache
def bound_phrases() -> dict[str, str]:
    """phrase -> bound."""
    return {row.phrase: row.bound for row in load_tsv("date_bounds.tsv", BoundPhrase, key=lambda r: r.phrase)}


@cache
def named_days() -> dict[str, NamedDay]:
    """name in lower case -> its row."""
    rows = load_tsv("named_days.tsv", NamedDay, key=lambda r: r.words)
    return {form: row for row in rows for form in split_forms(row.words)}
