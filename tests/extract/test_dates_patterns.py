"""Every pattern of date_patterns.toml finds the words that its example puts in brackets."""

from datetime import date

import pytest

from saydo.extract.dates import find_dates
from saydo.extract.dates.rules import READERS
from saydo.lexicon.date_patterns import DatePattern, date_patterns
from saydo.parse import parse
from saydo.records import Article

ROWS = date_patterns()


@pytest.mark.parametrize("row", ROWS, ids=[f"{number} {row.rule}" for number, row in enumerate(ROWS)])
def test_example_is_found(row: DatePattern) -> None:
    """The bracketed words of the example are read as one date by the rule that the example stands with."""
    before, rest = row.example.split("[")
    words = rest.split("]")[0]
    article = Article(text=row.example.replace("[", "").replace("]", ""), published=date(2021, 7, 22))
    found = [(when.span.start, when.span.text, when.rule) for when in find_dates(article, parse(article))]
    assert (len(before), words, row.rule) in found


def test_every_reader_has_a_pattern() -> None:
    """No function stands in the list of readers that no pattern uses, and none is missing from it."""
    assert {reader.__name__ for reader in READERS} == {row.reader for row in ROWS}


@pytest.mark.parametrize("reader", READERS, ids=[reader.__name__ for reader in READERS])
def test_reader_is_described(reader: object) -> None:
    """Each function says in its first line what it reads."""
    assert (reader.__doc__ or "").strip()
