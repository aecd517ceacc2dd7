"""One event, many tellings: pairs that are one and pairs that are two."""

from dataclasses import replace
from datetime import date

import pytest

from saydo.lexicon.actors import state_actor
from saydo.records import Article, Event, Figure, Mention, Place, Reading, Span, When
from saydo.resolve.same_event import group_events, same_event

SPAN = Span(0, 4, "left")


def when(first: int, last: int) -> When:
    return When("a", SPAN, "test", date(2021, 7, first), date(2021, 7, last), "", "DATE")


def killed(low: float, high: float | None, change: str = "=") -> Figure:
    return Figure("a", SPAN, "test", low, high, "person", "dead", change)


STRIKE = Event(
    "a",
    SPAN,
    "test",
    SPAN,
    "strike",
    "ASSAULT",
    "aerial",
    None,
    "done",
    3.0,
    actors=(Mention(SPAN, state_actor("USA")),),
    place=Place("irq-erbil", "Erbil", "IRQ"),
    when=when(5, 5),
)

ONE = {
    "the same telling twice": (STRIKE, STRIKE),
    "a day within a week": (STRIKE, replace(STRIKE, when=when(1, 7))),
    "one names the country alone": (STRIKE, replace(STRIKE, place=Place("IRQ", "Iraq", "IRQ"))),
    "at least 12, and 14": (
        replace(STRIKE, figures=(killed(12, None, ">"),)),
        replace(STRIKE, figures=(killed(14, 14),)),
    ),
    "one says done, one says denied nothing": (STRIKE, replace(STRIKE, status="under way")),
}
TWO = {
    "two days": (STRIKE, replace(STRIKE, when=when(6, 6))),
    "two places": (STRIKE, replace(STRIKE, place=Place("irq-basra", "Basra", "IRQ"))),
    "two countries": (STRIKE, replace(STRIKE, place=Place("SYR", "Syria", "SYR"))),
    "two actors": (STRIKE, replace(STRIKE, actors=(Mention(SPAN, state_actor("IRN")),))),
    "two types": (STRIKE, replace(STRIKE, type="AID")),
    "120 dead and 14 dead": (replace(STRIKE, figures=(killed(120, 120),)), replace(STRIKE, figures=(killed(14, 14),))),
    "done and not done": (STRIKE, replace(STRIKE, status="not done")),
    "nothing to compare": (replace(STRIKE, when=None, place=None), replace(STRIKE, when=None, place=None)),
}


@pytest.mark.parametrize("pair", ONE.values(), ids=ONE.keys())
def test_tellings_of_one_event(pair: tuple[Event, Event]) -> None:
    """Tellings that agree in what can be compared are one event, with the reason."""
    assert same_event(*pair)
    assert same_event(*reversed(pair))


@pytest.mark.parametrize("pair", TWO.values(), ids=TWO.keys())
def test_tellings_of_two_events(pair: tuple[Event, Event]) -> None:
    """One test that fails keeps two tellings apart; so does having nothing to compare."""
    assert same_event(*pair) is None
    assert same_event(*reversed(pair)) is None


def test_groups_hold_every_event_once() -> None:
    """Two strikes on two days are two groups, whatever the order of the articles."""
    other = replace(STRIKE, when=when(6, 6))
    readings = [Reading(Article(text="one"), events=(STRIKE, other)), Reading(Article(text="two"), events=(STRIKE,))]
    assert [len(group) for group in group_events(readings)] == [2, 1]
    assert [len(group) for group in group_events(readings[::-1])] == [2, 1]
