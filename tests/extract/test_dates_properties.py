"""What holds of every date, whatever the text: order, forms read back, weeks moved, no exception."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from saydo.extract.dates import find_dates
from saydo.extract.dates.feasts import easter, islamic_days, orthodox_easter
from saydo.records import Article, When

QUICK = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31))
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
FORMS = (
    lambda d: d.isoformat(),
    lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"the {d.day}{ordinal_ending(d.day)} of {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d:%A}, {MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{d.day}.{d.month}.{d.year}",
    lambda d: f"{MONTHS[d.month - 1]} {d.day}{ordinal_ending(d.day)}, {d.year}",
    lambda d: f"{d:%A} {d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{MONTHS[d.month - 1][:3]}. {d.day}, {d.year}" if d.month != 5 else f"May {d.day}, {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1][:3]}{'.' if d.month == 3 else ''} {d.year}",
)
RELATIVE = (
    "on Tuesday",
    "last week",
    "this week",
    "next Friday",
    "yesterday",
    "tomorrow",
    "ten days ago",
    "by Sunday",
    "within two weeks",
    "in the next 60 days",
)
PIECES = st.sampled_from(
    [
        "the end of",
        "by",
        "before",
        "within",
        "31",
        "29",
        "February",
        "May",
        "Friday",
        "last",
        "next",
        "year",
        "weeks",
        "quarter",
        "two",
        "a",
        "half",
        "hundred",
        "million",
        "-",
        ",",
        ".",
        "\n\n",
        "1990s",
        "9999",
        "ago",
        "later",
        "Ramadan",
        "Easter",
        "24:00",
        "00:61",
        "13/13/2020",
        "first",
        "century",
        "and",
        "’s",
        "night",
        "in",
        "of",
        "0",
        "½",
        "noon",
        "every",
        "twentieth",
        "decades",
        "99999999999",
        "fiscal",
    ]
)

BLANK = spacy.blank("en")


def ordinal_ending(number: int) -> str:
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number not in (11, 12, 13) else 0, "th")


def flat(text: str) -> Doc:
    """Words that all hang on the first, for texts that are no language: a parse costs a hundred times as much."""
    words = BLANK.make_doc(text)
    below = max(len(words) - 1, 0)
    return Doc(
        words.vocab,
        words=[word.text for word in words],
        spaces=[bool(word.whitespace_) for word in words],
        heads=[0] * len(words),
        deps=["ROOT", *["dep"] * below][: len(words)],
        tags=["NN"] * len(words),
        pos=["NOUN"] * len(words),
    )


def dates_of(text: str, published: date | None) -> tuple[When, ...]:
    article = Article(text=text, published=published)
    return find_dates(article, flat(text))


@QUICK
@given(st.lists(PIECES, max_size=25), st.none() | st.dates())
def test_order_and_spans(pieces: list[str], published: date | None) -> None:
    """No text raises; intervals run forward, spans are words of the text, in order, and none overlaps another."""
    text = " ".join(pieces)
    found = dates_of(text, published)
    assert all(when.first <= when.last for when in found if when.first and when.last)
    assert all(text[when.span.start : when.span.end] == when.span.text for when in found)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))


@QUICK
@given(st.text(max_size=120), st.dates())
def test_any_text(text: str, published: date) -> None:
    """Text of any characters is read without an exception, and twice alike."""
    assert dates_of(text, published) == dates_of(text, published)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=40, deadline=None, derandomize=True)
@given(day=DAYS)
def test_read_back(form: object, day: date) -> None:
    """A day written in any of our forms is that day, whatever the day of publication."""
    text = f"The paper was signed on {form(day)} in the capital."  # type: ignore[operator]
    assert [(when.value, when.first, when.last) for when in dates_of(text, None)] == [(day.isoformat(), day, day)]


@pytest.mark.parametrize("words", RELATIVE)
@settings(max_examples=25, deadline=None, derandomize=True)
@given(published=DAYS)
def test_week_moves_by_a_week(words: str, published: date) -> None:
    """With the day of publication a week later, relative dates are a week later."""
    text = f"The army will leave {words}."
    before, after = dates_of(text, published), dates_of(text, published + timedelta(days=7))
    assert [(w.first and w.first + timedelta(days=7), w.last and w.last + timedelta(days=7)) for w in before] == [
        (w.first, w.last) for w in after
    ]


@pytest.mark.parametrize(
    ("year", "day"), [(1999, date(1999, 4, 4)), (2021, date(2021, 4, 4)), (2024, date(2024, 3, 31))]
)
def test_easter(year: int, day: date) -> None:
    """Easter Sunday is where the churches keep it."""
    assert easter(year) == day


@pytest.mark.parametrize(
    ("year", "day"), [(2021, date(2021, 5, 2)), (2022, date(2022, 4, 24)), (2024, date(2024, 5, 5))]
)
def test_orthodox_easter(year: int, day: date) -> None:
    """So is the Easter of the Orthodox churches."""
    assert orthodox_easter(year) == day


@pytest.mark.parametrize(
    ("year", "day"), [(2018, date(2018, 5, 16)), (2021, date(2021, 4, 13)), (2024, date(2024, 3, 11))]
)
def test_ramadan(year: int, day: date) -> None:
    """Ramadan begins within a day of when it was proclaimed."""
    first, _ = islamic_days(year, 9, None)
    assert first is not None
    assert abs((first - day).days) <= 1
