"""Dates of news prose: value, interval and deadline, reckoned from the day of publication."""

from collections.abc import Callable
from datetime import date

import pytest
from spacy.tokens import Doc

from saydo.extract.dates import find_dates
from saydo.records import Article, When

THURSDAY = date(2021, 7, 22)

# text, words, value, first, last
RESOLVED = [
    ("Officials said on Tuesday that it was over.", "Tuesday", "2021-07-20", "2021-07-20", "2021-07-20"),
    ("The base was closed on Thursday.", "Thursday", "2021-07-22", "2021-07-22", "2021-07-22"),
    ("The ministers will meet on Thursday.", "Thursday", "2021-07-22", "2021-07-22", "2021-07-22"),
    ("The ministers will meet on Monday.", "Monday", "2021-07-26", "2021-07-26", "2021-07-26"),
    ("The ministers met last Thursday.", "last Thursday", "2021-07-15", "2021-07-15", "2021-07-15"),
    ("Troops left in April.", "April", "2021-04", "2021-04-01", "2021-04-30"),
    ("Troops will leave in April.", "April", "2022-04", "2022-04-01", "2022-04-30"),
    ("Troops left on 3 August.", "3 August", "2020-08-03", "2020-08-03", "2020-08-03"),
    ("Troops will leave on August 3.", "August 3", "2021-08-03", "2021-08-03", "2021-08-03"),
    ("They signed on May 1, 2019.", "May 1, 2019", "2019-05-01", "2019-05-01", "2019-05-01"),
    ("They signed on the 1st of May last year.", "the 1st of May last year", "2020-05-01", "2020-05-01", "2020-05-01"),
    ("Prices rose last month.", "last month", "2021-06", "2021-06-01", "2021-06-30"),
    ("Prices rose last week.", "last week", "2021-W28", "2021-07-12", "2021-07-18"),
    ("It will close next year.", "next year", "2022", "2022-01-01", "2022-12-31"),
    ("It closed in the third quarter of 2019.", "the third quarter of 2019", "2019-Q3", "2019-07-01", "2019-09-30"),
    ("It closed in the first half of 2019.", "the first half of 2019", "2019-H1", "2019-01-01", "2019-06-30"),
    ("They left in the 1990s.", "the 1990s", "199X", "1990-01-01", "1999-12-31"),
    ("They left in the 19th century.", "the 19th century", "18", "1800-01-01", "1899-12-31"),
    ("They came home this summer.", "this summer", "2021-SU", "2021-06-01", "2021-08-31"),
    ("They have been there since early September.", "early September", "2020-09", "2020-09-01", "2020-09-10"),
    ("It happened two years ago.", "two years ago", "2019", "2019-01-01", "2019-12-31"),
    ("It happened ten days ago.", "ten days ago", "2021-07-12", "2021-07-12", "2021-07-12"),
    ("It will happen the day after tomorrow.", "the day after tomorrow", "2021-07-24", "2021-07-24", "2021-07-24"),
    ("He died in March 2010. Three years later she wed.", "Three years later", "2013", "2013-01-01", "2013-12-31"),
    ("He spoke on Friday. The next day he resigned.", "The next day", "2021-07-17", "2021-07-17", "2021-07-17"),
    ("The parties will meet between 4 and 18 February.", "4 and 18 February", "2022-02-04/2022-02-18", "2022-02-04",
     "2022-02-18"),
    ("He came home for Christmas 2019.", "Christmas 2019", "2019-12-25", "2019-12-25", "2019-12-25"),
    ("He came home at Easter.", "Easter", "2021-04-04", "2021-04-04", "2021-04-04"),
    ("They fasted through Ramadan in 2021.", "Ramadan", "2021-04-13/2021-05-12", "2021-04-13", "2021-05-12"),
    ("The vote was put back from June 6 to October 10.", "October 10", "2021-10-10", "2021-10-10", "2021-10-10"),
    ("They met on Friday night.", "Friday night", "2021-07-16TNI", "2021-07-16", "2021-07-16"),
    ("They will meet at 4 p.m. on 5 August.", "4 p.m. on 5 August", "2021-08-05T16:00", "2021-08-05", "2021-08-05"),
    ("The order of 01/05/2021 stands.", "01/05/2021", "2021-XX-XX", "2021-01-05", "2021-05-01"),
    ("The order of 23/05/2021 stands.", "23/05/2021", "2021-05-23", "2021-05-23", "2021-05-23"),
    ("The men came in January; they had left home on Friday, Jan. 8.", "Friday, Jan. 8", "2021-01-08", "2021-01-08",
     "2021-01-08"),
]  # fmt: skip

# text, words, bound, deadline
DEADLINES = [
    ("They will leave by the end of the year.", "the end of the year", "by", "2021-12-31"),
    ("They will leave by May 1, 2022.", "May 1, 2022", "by", "2022-05-01"),
    ("They will leave before May 1, 2022.", "May 1, 2022", "before", "2022-04-30"),
    ("They will leave before the end of next month.", "the end of next month", "by", "2021-08-31"),
    ("They promised to finish before the year is out.", "the year", "by", "2021-12-31"),
    ("The report is due by mid-November.", "mid-November", "by", "2021-11-15"),
    ("Emissions will fall to zero by 2030.", "2030", "by", "2030-12-31"),
    ("They must leave no later than 30 September.", "30 September", "by", "2021-09-30"),
    ("They may stay until Sunday.", "Sunday", "until", "2021-07-25"),
    ("They will leave within six months.", "six months", "within", "2022-01-22"),
    ("They will leave in the next 60 days.", "the next 60 days", "within", "2021-09-20"),
    ("They will restructure it over the next 18 to 24 months.", "the next 18 to 24 months", "within", "2023-07-22"),
    ("It still intended to have it done by 15 February.", "15 February", "by", "2022-02-15"),
]

# text, words, value
UNRESOLVED = [
    ("They left on Friday.", "Friday", "XXXX-WXX-5"),
    ("They left in April.", "April", "XXXX-04"),
    ("They left on April 5.", "April 5", "XXXX-04-05"),
    ("They left last week.", "last week", "XXXX-WXX"),
    ("They left yesterday.", "yesterday", "XXXX-XX-XX"),
    ("They will leave this year.", "this year", "XXXX"),
    ("They will leave within six months.", "six months", "P6M"),
    ("Two weeks later they left.", "Two weeks later", "XXXX-WXX"),
]

# text, value, kind
OTHERS = [
    ("They left recently.", "PAST_REF", "DATE"),
    ("They will leave soon.", "FUTURE_REF", "DATE"),
    ("They are now at home.", "PRESENT_REF", "DATE"),
    ("They vote every four years.", "P4Y", "SET"),
    ("They meet each Friday.", "XXXX-WXX-5", "SET"),
    ("It took two and a half years.", "P2Y6M", "DURATION"),
    ("It took several weeks.", "PXW", "DURATION"),
    ("It took 16 hours.", "PT16H", "DURATION"),
]

NO_DATES = [
    "The court may march on without them.",
    "He finished second.",
    "Resolution 1559 stands.",
    "The 13-year-old ran.",
    "It is almost two thousand kilometres long.",
]


def found_in(text: str, doc: Doc, published: date | None) -> dict[str, When]:
    return {when.span.text: when for when in find_dates(Article(text=text, published=published), doc)}


@pytest.mark.parametrize(("text", "words", "value", "first", "last"), RESOLVED)
def test_interval(text: str, words: str, value: str, first: str, last: str, parsed: Callable[[str], Doc]) -> None:
    """The words have this value and cover these days."""
    when = found_in(text, parsed(text), THURSDAY)[words]
    assert (when.value, str(when.first), str(when.last)) == (value, first, last)


@pytest.mark.parametrize(("text", "words", "bound", "deadline"), DEADLINES)
def test_deadline(text: str, words: str, bound: str, deadline: str, parsed: Callable[[str], Doc]) -> None:
    """The words bound the deed so, and this is the last day on which it is in time."""
    when = found_in(text, parsed(text), THURSDAY)[words]
    assert (when.bound, str(when.deadline)) == (bound, deadline)


@pytest.mark.parametrize(("text", "words", "value"), UNRESOLVED)
def test_without_anchor(text: str, words: str, value: str, parsed: Callable[[str], Doc]) -> None:
    """Without a day of publication nothing is guessed: no interval, and a value with the unknown left open."""
    when = found_in(text, parsed(text), None)[words]
    assert (when.value, when.first, when.last) == (value, None, None)


@pytest.mark.parametrize(("text", "value", "kind"), OTHERS)
def test_kind(text: str, value: str, kind: str, parsed: Callable[[str], Doc]) -> None:
    """References, rhythms and stretches have their TIMEX3 value and type."""
    assert [(when.value, when.kind) for when in found_in(text, parsed(text), THURSDAY).values()] == [(value, kind)]


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(text: str, parsed: Callable[[str], Doc]) -> None:
    """Words that look like dates and are none are left alone."""
    assert found_in(text, parsed(text), THURSDAY) == {}
