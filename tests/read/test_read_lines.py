"""Furniture, headlines, days and bylines: the questions asked of one line."""

import time
from datetime import date

import pytest

from saydo.read.boxes import page_words
from saydo.read.byline import CreditLine, credit_line
from saydo.read.clean import furniture, is_headline, is_kind, tidy
from saydo.read.page_facts import meta_names
from saydo.read.published import day_in_dateline, day_in_url, day_of


@pytest.mark.parametrize("entry", furniture(), ids=lambda entry: f"{entry.kind}: {entry.example}"[:40])
def test_furniture_examples(entry: object) -> None:
    """Each pattern of the furniture file matches its example and not the line of a story beside it."""
    assert is_kind(entry.example, entry.kind)  # type: ignore[attr-defined]
    assert not any(is_kind(entry.never, kind) for kind in {other.kind for other in furniture()})  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "line",
    ["copy link " * 40 + "!", "sign up for our newsletter " * 20 + "Q", "help home " * 60 + "!", "a_b" * 200 + "!",
     "Subscribe now today for free " * 20 + "\n", "read more article story " * 20 + "Q", "Aa " * 250],
)  # fmt: skip
def test_hostile_lines_are_answered_at_once(line: str) -> None:
    """No pattern of the furniture file takes more than a moment over a line made to make it search."""
    start = time.perf_counter()
    for kind in {entry.kind for entry in furniture()}:
        is_kind(line[:800], kind)
    assert time.perf_counter() - start < 0.5


def test_word_files_load() -> None:
    """The files of box names and meta names hold every kind that the readers ask for."""
    assert all(page_words(holds).pattern for holds in ("other", "caption", "deck", "byline"))
    assert all(meta_names(states) for states in ("published", "author", "outlet", "title", "deck"))
    assert not any("modif" in name or "updat" in name for name in meta_names("published"))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-07-27", date(2021, 7, 27)),
        ("20210727", date(2021, 7, 27)),
        ("2021-07-27T23:30:00-05:00", date(2021, 7, 27)),
        ("2021-07-27 06:00", date(2021, 7, 27)),
        ("Tue, 27 Jul 2021 06:00:00 GMT", date(2021, 7, 27)),
        ("July 27, 2021", date(2021, 7, 27)),
        ("Sept. 3rd, 2020", date(2020, 9, 3)),
        ("the 1st of May 2019", date(2019, 5, 1)),
        ("27.07.2021", date(2021, 7, 27)),
        ("2021/07/27", date(2021, 7, 27)),
        ("27-Jul-2021", date(2021, 7, 27)),
        ("07/27/2021", date(2021, 7, 27)),
        ("05/05/2021", date(2021, 5, 5)),
        ("05/06/2021", None),
        ("2021-02-30", None),
        ("31 April 2021", None),
        ("July 2021", None),
        ("2021", None),
        ("May 3", None),
        ("1627365600", None),
        (None, None),
        (20210727, None),
        ("", None),
    ],
)
def test_days(text: object, day: date | None) -> None:
    """A full date is read in every usual form; one that is not full, not possible or not plain is none."""
    assert day_of(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("QUITO, July 27, 2021 (Wire) - The board met.", date(2021, 7, 27)),
        ("Port Ellery, 27 July 2021 — The board met.", date(2021, 7, 27)),
        ("QUITO, July 27 (Wire) - The board met.", None),
        ("Since the vote, July 27, 2021 has been a holiday.", None),
        ("In Quito, on July 27, 2021, the board met.", None),
    ],
)
def test_datelines(text: str, day: date | None) -> None:
    """Only a dateline that has its year dates an article."""
    assert day_in_dateline(text) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2021/07/27/road", date(2021, 7, 27)),
        ("https://a.example/news/2021/jul/27/x", date(2021, 7, 27)),
        ("https://a.example/2021-07-27-road", date(2021, 7, 27)),
        ("https://a.example/2021/07/road", None),
        ("https://a.example/2021/13/27/x", None),
        (None, None),
    ],
)
def test_days_in_urls(url: str | None, day: date | None) -> None:
    """A whole day in the path of an address is read, a month alone is not."""
    assert day_in_url(url) == day


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("By Ana Ruiz", CreditLine(None, "Ana Ruiz", None)),
        ("By Ana Ruiz in Quito and Tom Beale in Lima", CreditLine(None, "Ana Ruiz and Tom Beale", None)),
        ("By Ana Ruiz, diplomatic editor", CreditLine(None, "Ana Ruiz", None)),
        ("By Ana Ruiz, Quay News", CreditLine(None, "Ana Ruiz", "Quay News")),
        ("Published: 27 July 2021", CreditLine(date(2021, 7, 27), None, None)),
        ("27 July 2021 • Ana Ruiz", CreditLine(date(2021, 7, 27), None, "Ana Ruiz")),
        ("Updated 28 July 2021", CreditLine(modified=date(2021, 7, 28))),
        ("By 2030 the fleet will be electric", None),
        ("By Monday the water had gone down", None),
        ("The talks ended on 27 July 2021 with no result", None),
        ("The ministry said on July 27, 2021, that it would go.", None),
        ("Why the talks failed", None),
    ],
)
def test_credit_lines(line: str, found: CreditLine | None) -> None:
    """A line is a byline or date line only where every piece of it is understood."""
    assert credit_line(line) == found


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("Board promises second ferry", True),
        ("Board turns to the U.S.", True),
        ("Will it sail?", True),
        ("The board promises a ferry.", False),
        ("“We will not go”", True),
        ("“We will not go.”", False),
        ("word " * 40, False),
    ],
)
def test_headline_shape(line: str, answer: bool) -> None:
    """A headline is short and has no full stop, but may end in an abbreviation or ask."""
    assert is_headline(line) is answer


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        (" a\u00a0 b\n c ", "a b c"),
        ("co\u00adop\u200b", "coop"),
        ("a\x00b\x07", "ab"),
        ("e\u0301", "é"),
        ("“a” – ‘b’", "“a” – ‘b’"),
    ],
)
def test_tidy(text: str, clean: str) -> None:
    """Spaces are one, invisible and control characters are gone, quotes and dashes stay as set."""
    assert tidy(text) == clean
