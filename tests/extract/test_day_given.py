"""How much a commitment comes to, and on which day it was given."""

from datetime import date

import pytest

import saydo
from saydo.records import Article, Commitment

PUBLISHED = date(2024, 3, 15)


def first(text: str) -> Commitment:
    """The first promise of an article of 15 March 2024."""
    return saydo.analyse(Article(text=text, published=PUBLISHED)).commitments[0]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Norway will send 22 tanks to Ukraine within 30 days.", "22 tanks"),
        ("The company will hire 400 engineers by 2026.", "400 engineers"),
        ("The ministry will open a hospital in Lille within 18 months.", None),
        ("Parliament will adopt the law in two weeks.", None),
    ],
)
def test_a_span_of_time_is_no_amount(text: str, amount: str | None) -> None:
    """The amount is how much of the thing there is to be, and never how long it takes."""
    found = first(text).amount
    assert (found.span.text if found else None) == (amount and amount.split()[0])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Norway will send 22 tanks to Ukraine by June, its premier said on 11 March.", date(2024, 3, 11)),
        ("Norway will send 22 tanks to Ukraine by June.", PUBLISHED),
        ("In 2022 Norway had promised to send 22 tanks to Ukraine by May 2023.", None),
    ],
)
def test_a_promise_is_of_the_day_on_which_it_was_said(text: str, day: date | None) -> None:
    """That of the statement, else of publication; where the text tells no more than a year, none is made up."""
    assert first(text).day == day
