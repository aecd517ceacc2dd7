"""Terms that run from a day told of, dates that replace others, fiscal years, hours without a day; a table unseen."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from spacy.tokens import Doc

from saydo.extract.dates import find_dates
from saydo.extract.dates.terms import reached, same_stem
from saydo.lexicon.quantities import fiscal_years, slip_phrases
from saydo.parse import parse_many
from saydo.records import Article, When

TABLE = Path(__file__).parent / "dates_cases.tsv"
THURSDAY = date(2021, 7, 22)
KEPT = {"by", "before", "until", "within", "from", "since", "after"}
FLOOR = 0.95

# text, words, first, last, bound
TERMS = [
    ("All must be gone within 90 days of 1 August.", "90 days", "2021-08-01", "2021-10-30", "within"),
    ("The pact was signed on 5 June; they must come within 30 days of the signing.", "30 days", "2021-06-05",
     "2021-07-05", "within"),
    ("The agreement was signed on Saturday. Within 135 days of the agreement the force must shrink.", "135 days",
     "2021-07-17", "2021-11-29", "within"),
    ("The army must go within three months of the ceasefire on 10 May.", "three months", "2021-05-10", "2021-08-10",
     "within"),
    ("They should be home by three months after 1 May.", "three months", "2021-08-01", "2021-08-01", "by"),
    ("It opened half a year after the signing on 12 June 2020.", "half a year", "2020-12-12", "2020-12-12", None),
]  # fmt: skip

# text: a stretch whose start the text does not give
OPEN_TERMS = [
    "The army must pull out within 135 days after the signature.",
    "The army must pull out within 135 days of the signing. The paper came out on Tuesday.",
    "The minister said on Tuesday that it must pull out within 135 days of the signing.",
]

# text, the date that stays, the date that it replaces
SLIPS = [
    ("The closure was put back from 30 September to 31 December.", "2021-12-31", "2021-09-30"),
    ("The plant will open in October instead of August.", "2021-10-31", "2021-08-31"),
    ("The election, planned for 24 October, has been postponed until 5 December.", "2021-12-05", "2021-10-24"),
    ("The withdrawal, which had been due by 1 May, will now be done by 31 August.", "2021-08-31", "2021-05-01"),
    ("It will close the plants by 2024, which had been 2025 until it was brought forward by a year.", "2024-12-31",
     "2025-12-31"),
    ("The vote due on 4 September was postponed by two months.", "2021-11-04", "2021-09-04"),
    ("The vote was due in May. It has been put back to November.", "2021-11-30", "2021-05-31"),
    ("The plant will open in December, originally planned for June.", "2021-12-31", "2021-06-30"),
    ("Instead of in September it will open in November.", "2021-11-30", "2021-09-30"),
    ("The mandate was extended from 31 August to 30 November.", "2021-11-30", "2021-08-31"),
    ("The launch was brought forward from 30 November to 12 October.", "2021-10-12", "2021-11-30"),
]  # fmt: skip

NO_SLIPS = [
    "Profits rose from 3 June to 4 October.",
    "They met on 5 June and will meet again on 7 August.",
    "The fair runs from 3 May to 9 May.",
    "Prices fell in June, and in July they rose.",
]

# text, value, first, last (None where the text does not show whose year it is)
FISCAL = [
    ("The Pentagon asked for more money for fiscal year 2024.", "2024", "2023-10-01", "2024-09-30"),
    ("British ministers cut the budget for the 2024-25 financial year.", "2024/2025", "2024-04-01", "2025-03-31"),
    ("Congress passed the law for the current fiscal year.", "2021", "2020-10-01", "2021-09-30"),
    ("Japan will spend more in fiscal 2022.", "2022", "2022-04-01", "2023-03-31"),
    ("The plan runs in fiscal year 2022.", "2022", "None", "None"),
    ("The American company made a profit in fiscal 2020.", "2020", "None", "None"),
    ("Calendar year 2019 was dry.", "2019", "2019-01-01", "2019-12-31"),
]

# text, words, day (None where the text does not say)
HOURS = [
    ("The rebels announced that they would stop shooting from midnight.", "midnight", "2021-07-22"),
    ("They met on Tuesday. The talks began at 9 a.m. and went on.", "9 a.m.", "2021-07-20"),
    ("It ended at 4 p.m.", "4 p.m.", "None"),
    ("In the morning, the square was empty.", "the morning", "None"),
    ("The measure expires at midnight on 30 September.", "midnight on 30 September", "2021-09-30"),
]

# text, value, kind
RATES = [("They make 200 a year.", "P1Y", "SET"), ("The factory makes 300 cars a day.", "P1D", "SET")]


def dates_of(text: str, doc: Doc) -> tuple[When, ...]:
    return find_dates(Article(text=text, published=THURSDAY), doc)


@pytest.mark.parametrize(("text", "words", "first", "last", "bound"), TERMS)
def test_term(text: str, words: str, first: str, last: str, bound: str | None, parsed: Callable[[str], Doc]) -> None:
    """A stretch counted from a day that the text names, or told the same deed for, has its days and says why."""
    when = next(when for when in dates_of(text, parsed(text)) if when.span.text == words)
    assert (str(when.first), str(when.last), when.bound) == (first, last, bound)
    assert when.reason is not None
    assert "counted from" in when.reason


@pytest.mark.parametrize("text", OPEN_TERMS)
def test_open_term(text: str, parsed: Callable[[str], Doc]) -> None:
    """Where the text does not give the day of the signing, the term stays without days, with the reason."""
    when = next(when for when in dates_of(text, parsed(text)) if when.span.text == "135 days")
    assert (when.first, when.last, when.bound) == (None, None, "within")
    assert when.reason is not None
    assert "does not give" in when.reason


@pytest.mark.parametrize(
    "text", ["It must answer within ten working days.", "It fell eight trading days after 12 October."]
)
def test_working_days(text: str, parsed: Callable[[str], Doc]) -> None:
    """Days of work are not counted as days of the calendar."""
    assert all(when.first is None for when in dates_of(text, parsed(text)) if when.kind == "DURATION")


@pytest.mark.parametrize(("text", "new", "old"), SLIPS)
def test_slip(text: str, new: str, old: str, parsed: Callable[[str], Doc]) -> None:
    """The date that counts now says which one it replaces, and each has the deadline that it stands for."""
    dates = dates_of(text, parsed(text))
    by_id = {when.id: when for when in dates}
    replacing = [when for when in dates if when.replaces]
    assert [(str(when.deadline), str(by_id[when.replaces or ""].deadline)) for when in replacing] == [(new, old)]


@pytest.mark.parametrize("text", NO_SLIPS)
def test_no_slip(text: str, parsed: Callable[[str], Doc]) -> None:
    """Two dates beside each other do not replace one another."""
    assert [when for when in dates_of(text, parsed(text)) if when.replaces] == []


@pytest.mark.parametrize(("text", "value", "first", "last"), FISCAL)
def test_fiscal_year(text: str, value: str, first: str, last: str, parsed: Callable[[str], Doc]) -> None:
    """A fiscal year has the days of the state that the text shows, and none where it shows none."""
    (when,) = dates_of(text, parsed(text))
    assert (when.value, str(when.first), str(when.last)) == (value, first, last)
    assert when.first is not None or when.reason is not None


@pytest.mark.parametrize(("text", "words", "day"), HOURS)
def test_hour(text: str, words: str, day: str, parsed: Callable[[str], Doc]) -> None:
    """An hour is of the day that the text makes clear, and of none otherwise."""
    when = next(when for when in dates_of(text, parsed(text)) if when.span.text == words)
    assert (str(when.first), str(when.last)) == (day, day)


@pytest.mark.parametrize(("text", "value", "kind"), RATES)
def test_rate(text: str, value: str, kind: str, parsed: Callable[[str], Doc]) -> None:
    """So much a year is a rhythm, not a stretch of a year."""
    assert [(when.value, when.kind) for when in dates_of(text, parsed(text))] == [(value, kind)]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("signed", "signature", True),
        ("agreed", "agreement", True),
        ("port", "portfolio", False),
        ("war", "warning", False),
    ],
)
def test_same_stem(left: str, right: str, same: bool) -> None:
    """A deed and its noun share a stem; words that only begin alike do not."""
    assert same_stem(left, right) is same


@pytest.mark.parametrize(
    ("value", "way", "day"),
    [
        ("P6M", 1, "2021-11-30"),
        ("P2Y6M", -1, "2018-11-30"),
        ("P3W", 1, "2021-06-21"),
        ("PXD", 1, "None"),
        ("PT5H", 1, "None"),
    ],
)
def test_reached(value: str, way: int, day: str) -> None:
    """A stretch leads to a day; a vague one, or one of hours, to none."""
    assert str(reached(date(2021, 5, 31), value, way)) == day


def test_word_lists_are_whole() -> None:
    """Every kind of slip has its words, and every fiscal year begins in a month."""
    assert all(slip_phrases(kind) for kind in ("move", "advance", "extend", "instead", "old", "new", "due"))
    assert all(1 <= row.start <= 12 for row in fiscal_years().values())


@cache
def read_table() -> tuple[int, int, int]:
    """(dates that agree, dates read, dates expected) over the table."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")][1:]
    cases = [(line.split("\t")[0], [*line.split("\t"), ""][1]) for line in lines]
    hit = read = wanted = 0
    docs = parse_many(Article(text=text) for text, _ in cases)
    for (text, cell), doc in zip(cases, docs, strict=True):
        found = [
            (str(when.first or "-"), str(when.last or "-"), when.bound if when.bound in KEPT else "-")
            for when in dates_of(text, doc)
            if when.resolved
        ]
        read += len(found)
        for piece in filter(None, cell.split("; ")):
            wanted += 1
            same = [one for one in found if all(a in ("*", b) for a, b in zip(piece.split("|"), one, strict=True))]
            if same:
                found.remove(same[0])
                hit += 1
    return hit, read, wanted


def test_table() -> None:
    """Over a table written unseen, intervals and bounds agree."""
    hit, read, wanted = read_table()
    assert wanted >= 50
    assert 2 * hit / (read + wanted) >= FLOOR
