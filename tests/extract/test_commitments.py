"""Commitments: who, what, by when, and dates that one passage moves."""

from datetime import date

import pytest

import saydo

PUBLISHED = date(2021, 7, 27)
MOVED = [
    (
        "France will now open the line in June 2022 instead of March 2022, the minister said.",
        date(2022, 3, 31),
        date(2022, 6, 30),
    ),
    (
        "The plant will open on 1 May 2022, not on 1 March 2022 as first announced, the company said.",
        date(2022, 3, 1),
        date(2022, 5, 1),
    ),
]
NONE = [
    "The bridge was opened in May.",
    "The union demanded that the government build 500 homes by 2025.",
    "Analysts expect the ministry to miss the target by 2025.",
    "Governments want peace in the region.",
]


def commitments(text: str) -> tuple[saydo.Commitment, ...]:
    return saydo.analyse(saydo.Article(text=text, published=PUBLISHED)).commitments


@pytest.mark.parametrize(("text", "due", "due_now"), MOVED)
def test_a_passage_that_moves_the_date_gives_both(text: str, due: date, due_now: date) -> None:
    """The first date stays what was promised; the other is the one that stands now."""
    found = [c for c in commitments(text) if c.deed == "open"]
    assert [(c.due and c.due.deadline, c.due_now and c.due_now.deadline) for c in found] == [(due, due_now)]


def test_a_commitment_carries_what_can_be_checked() -> None:
    """Who, deed, amount, place and due date of a plain promise."""
    (one,) = commitments(
        "Germany will supply Ukraine with 14 tanks by March 31, 2022, the German defence minister said."
    )
    assert (one.deed, one.amount and one.amount.low, one.due and one.due.deadline) == ("deliver", 14, date(2022, 3, 31))
    assert "DEU" in [m.id for m in one.who]


@pytest.mark.parametrize("text", NONE)
def test_demands_forecasts_wishes_and_the_past_commit_nobody(text: str) -> None:
    """What others want or expect, what is wished, and what is done is no commitment."""
    assert commitments(text) == ()
