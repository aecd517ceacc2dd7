"""Days told for a thing, with no verb that does the deed."""

from datetime import date

import pytest

import saydo
from saydo.records import Article, Commitment

PUBLISHED = date(2024, 3, 15)
PROMISE = "The ministry promised in 2022 to build a bridge over the Tarn. "

TOLD = [
    ("The opening of the bridge is down for March 2025.", date(2025, 3, 31)),
    ("It is now pencilled in for the autumn of 2026.", date(2026, 11, 30)),
    ("It had been down for May 2023.", date(2023, 5, 31)),
    ("June 2026 is the date for the bridge.", date(2026, 6, 30)),
    ("The new date is 4 May 2025.", date(2025, 5, 4)),
    ("July 2023 was the date given for it.", date(2023, 7, 31)),
    ("For the bridge the minister gives the end of 2027.", date(2027, 12, 31)),
    ("The plan says 2028.", date(2028, 12, 31)),
    ("Now it is October 2025.", date(2025, 10, 31)),
    ("It was going to be 2023.", date(2023, 12, 31)),
    ("2026 holds.", date(2026, 12, 31)),
    ("Late in 2025, the minister said on television.", date(2025, 12, 31)),
    ("The ramps follow in June 2025.", date(2025, 6, 30)),
    ("The ministry wants the last of the pillars by May 2025.", date(2025, 5, 31)),
    ("He had a row of such dates: the pillars by May 2025, the deck by the close of 2026.", date(2026, 12, 31)),
    ("The builders have until 30 June 2025.", date(2025, 6, 30)),
]
TITLES = [
    ("Ramps for the Tarn by Christmas", date(2024, 12, 25)),
    ("Mayor names October 2025 for bridge opening", date(2025, 10, 31)),
    ("Ministry aims for May 2026", date(2026, 5, 31)),
]
NOT_TOLD = [
    "The bridge was announced on Thursday.",
    "The council, the mayor announced on Friday, has given the bridge up.",
    "It was in June 2025 that the old one had been listed.",
    "Whether the bridge is down for 2026 is not known.",
    "The union demanded that the opening be set for May 2025.",
    "Will it be down for 2026?",
    "Cars were lined up on Tuesday.",
    "That was in March 2023.",
    "He saw the queues on 17 September.",
    "The council agreed on 19 January to hold a hearing.",
    "He has no part in the vote which his party, having first set it for June, agreed on 19 April to hold in May.",
    "Its timetable had been brought forward in February so that the feast would fall on a Sunday.",
]


def commitments(text: str) -> tuple[Commitment, ...]:
    """What is read from an article of 15 March 2024."""
    return saydo.analyse(Article(text=text, published=PUBLISHED)).commitments


@pytest.mark.parametrize(("text", "due"), TOLD)
def test_a_day_told_for_a_thing_is_its_due_date(text: str, due: date) -> None:
    """Each way of giving a thing its day is read, and the promise before says what it is of."""
    found = [c for c in commitments(PROMISE + text) if c.span.start >= len(PROMISE) - 1]
    assert any(c.due is not None and c.due.last == due for c in found)


@pytest.mark.parametrize(("title", "due"), TITLES)
def test_a_title_tells_days_in_its_own_grammar(title: str, due: date) -> None:
    """A title that leaves out verb or article is read as what the article is about."""
    found = saydo.analyse(Article(text=f"{title}\n\n{PROMISE}", title=title, published=PUBLISHED)).commitments
    assert any(c.due is not None and c.due.last == due for c in found if c.span.start < len(title))


@pytest.mark.parametrize("text", NOT_TOLD)
def test_a_day_of_something_else_is_none(text: str) -> None:
    """The day on which it was said, asked or demanded, or on which something else was so, is no due date."""
    assert not [c for c in commitments(PROMISE + text) if c.rule == "commitment.day-told"]


def test_each_of_several_has_its_own_day() -> None:
    """What is listed with a day apiece is as many promises."""
    text = "The yard will deliver two ferries in 2025, the first in May and the second in July."
    told = [c for c in commitments(text) if c.rule == "commitment.day-told"]
    assert [c.due.last for c in told if c.due is not None] == [date(2025, 5, 31), date(2025, 7, 31)]


def test_the_deed_is_that_of_the_promise_before() -> None:
    """Where the words name no deed, it is that of the promise they speak of."""
    found = [c for c in commitments(PROMISE + "2026 holds.") if c.rule == "commitment.day-told"]
    assert [c.deed for c in found] == ["build"]
