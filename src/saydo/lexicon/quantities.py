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
    bound: Literal[
        "by", "before", "until", "within", "from", "since", "after", "in", "on", "at", "during", "between", "for"
    ]


class SlipPhrase(BaseModel):
    """A row of slip_phrases.tsv."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    words: str
    kind: Literal["move", "advance", "extend", "instead", "old", "new", "due"]


class FiscalYear(BaseModel):
    """A row of fiscal_years.tsv."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    state: str
    start: int
    named: Literal["start", "end"]
    words: str


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
def slip_phrases(kind: str) -> tuple[str, ...]:
    """phrases of one kind, longest first."""
    rows = load_tsv("slip_phrases.tsv", SlipPhrase, key=lambda r: (r.words, r.kind))
    return tuple(sorted((form for row in rows if row.kind == kind for form in split_forms(row.words)), key=len)[::-1])


@cache
def fiscal_years() -> dict[str, FiscalYear]:
    """words -> the row of the state that they show."""
    rows = load_tsv("fiscal_years.tsv", FiscalYear, key=lambda r: r.state)
    return {form: row for row in rows for form in split_forms(row.words)}


@cache
def named_days() -> dict[str, NamedDay]:
    """name in lower case -> its row."""
    rows = load_tsv("named_days.tsv", NamedDay, key=lambda r: r.words)
    return {form: row for row in rows for form in split_forms(row.words)}


class Unit(BaseModel):
    """A row of units.tsv."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    words: str
    name: str
    close: str = ""


class Currency(BaseModel):
    """A row of currencies.tsv."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    signs: str = ""
    codes: str = ""
    words: str = ""


class FigureWord(BaseModel):
    """A row of figure_words.tsv."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    phrase: str
    place: Literal["before", "after"]
    change: Literal["~", ">", "<", "="]


class FigureFrame(BaseModel):
    """A row of figure_frames.tsv."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    words: str
    frame: Literal["in", "stay", "have", "place"]


class ChangeWord(BaseModel):
    """A row of change_words.tsv."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    words: str
    kind: Literal["verb", "noun", "adverb", "share", "compare"]
    change: Literal["up", "down"]


class Designator(BaseModel):
    """A row of designators.tsv."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    words: str
    place: Literal["before", "after"]


@cache
def units() -> dict[str, str]:
    """form in lower case -> unit, currencies among them."""
    found = {
        form: row.name for row in load_tsv("units.tsv", Unit, key=lambda r: r.name) for form in split_forms(row.words)
    }
    for row in load_tsv("currencies.tsv", Currency, key=lambda r: r.name):
        found.update({form: row.name for form in split_forms(row.words) if form})
    return found


@cache
def close_units() -> dict[str, str]:
    """form that counts only right after digits -> unit."""
    rows = load_tsv("units.tsv", Unit, key=lambda r: r.name)
    return {form: row.name for row in rows for form in split_forms(row.close) if form}


@cache
def currency_names() -> frozenset[str]:
    """All currencies by the name that Figure.unit has."""
    return frozenset(row.name for row in load_tsv("currencies.tsv", Currency, key=lambda r: r.name))


@cache
def money_signs() -> dict[str, str]:
    """sign or code -> currency."""
    rows = load_tsv("currencies.tsv", Currency, key=lambda r: r.name)
    return {form: row.name for row in rows for form in split_forms(f"{row.signs}|{row.codes}") if form}


@cache
def figure_words(place: str) -> dict[str, str]:
    """phrase -> change, of those that stand before or after the figure."""
    rows = load_tsv("figure_words.tsv", FigureWord, key=lambda r: (r.phrase, r.place))
    return {row.phrase: row.change for row in rows if row.place == place}


@cache
def figure_frames(frame: str) -> frozenset[str]:
    """words of one frame."""
    rows = load_tsv("figure_frames.tsv", FigureFrame, key=lambda r: (r.words, r.frame))
    return frozenset(form for row in rows if row.frame == frame for form in split_forms(row.words))


@cache
def change_words(kind: str) -> dict[str, str]:
    """word -> up or down, of one kind."""
    rows = load_tsv("change_words.tsv", ChangeWord, key=lambda r: (r.words, r.kind))
    return {form: row.change for row in rows if row.kind == kind for form in split_forms(row.words)}


@cache
def designators(place: str) -> frozenset[str]:
    """words that make the number beside them a name."""
    rows = load_tsv("designators.tsv", Designator, key=lambda r: r.words)
    return frozenset(form for row in rows if row.place == place for form in split_forms(row.words))
