"""One event, many tellings: pairs that are one and pairs that are two."""

from dataclasses import replace
from datetime import date

import pytest

from saydo.lexicon.actors import state_actor
from saydo.records import Actor, Article, Event, Figure, Mention, Place, Reading, Sentence, Span, When
from saydo.resolve.accounts import account
from saydo.resolve.same_event import JOIN_AT, likeness

SPAN = Span(0, 4, "left")
RAID = Span(0, 9, "air raid")
TOLD = date(2021, 7, 8)


def when(first: int, last: int, bound: str | None = None) -> When:
    return When("a", SPAN, "test", date(2021, 7, first), date(2021, 7, last), "", "DATE", bound=bound)


def killed(low: float, high: float | None, change: str = "=") -> Figure:
    return Figure("a", SPAN, "test", low, high, "person", "dead", change)


def by(code: str) -> tuple[Mention, ...]:
    return (Mention(SPAN, state_actor(code)),)


def thing(words: str) -> Span:
    return Span(0, len(words), words)


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
    actors=by("USA"),
    place=Place("irq-erbil", "Erbil", "IRQ"),
    when=when(5, 5),
)
PULL_OUT = replace(
    STRIKE,
    lemma="withdraw",
    type="RETREAT",
    mode="withdraw",
    deed="withdraw",
    deeds=("withdraw",),
    thing=thing("its last combat troops"),
    place=Place("IRQ", "Iraq", "IRQ"),
)
PLANNED = replace(PULL_OUT, status="planned", when=when(9, 31, "by"))

# Pairs are told in two articles of one day.
ONE = {
    "the same telling twice": (STRIKE, STRIKE),
    "a day within a week": (STRIKE, replace(STRIKE, when=when(1, 7))),
    "one names the country alone": (STRIKE, replace(STRIKE, place=Place("IRQ", "Iraq", "IRQ"))),
    "at least 12, and 14": (
        replace(STRIKE, figures=(killed(12, None, ">"),)),
        replace(STRIKE, figures=(killed(14, 14),)),
    ),
    "12 dead and 14 dead": (replace(STRIKE, figures=(killed(12, 12),)), replace(STRIKE, figures=(killed(14, 14),))),
    "done, and still going on": (STRIKE, replace(STRIKE, status="under way")),
    "done, and denied": (STRIKE, replace(STRIKE, status="denied")),
    "another word for it": (PULL_OUT, replace(PULL_OUT, lemma="leave", thing=thing("the last soldiers"))),
    "to be by the same day": (PLANNED, replace(PLANNED, lemma="leave")),
}
TWO = {
    "two days": (STRIKE, replace(STRIKE, when=when(6, 6))),
    "two places": (STRIKE, replace(STRIKE, place=Place("irq-basra", "Basra", "IRQ"))),
    "two countries": (STRIKE, replace(STRIKE, place=Place("SYR", "Syria", "SYR"))),
    "two actors": (STRIKE, replace(STRIKE, actors=by("IRN"))),
    "two types": (STRIKE, replace(STRIKE, type="AID")),
    "two deeds": (PULL_OUT, replace(PULL_OUT, deed="deploy", deeds=("deploy",))),
    "120 dead and 14 dead": (replace(STRIKE, figures=(killed(120, 120),)), replace(STRIKE, figures=(killed(14, 14),))),
    "no day and no place": (replace(STRIKE, when=None, place=None), replace(STRIKE, when=None, place=None)),
    "two things": (PULL_OUT, replace(PULL_OUT, thing=thing("the embassy guards"), place=None, when=when(1, 30))),
    "the first half and the second": (
        replace(PULL_OUT, thing=thing("the first half of the troops")),
        replace(PULL_OUT, thing=thing("the second half of the troops")),
    ),
    "done before it was told as to come": (replace(PULL_OUT, when=when(1, 1)), replace(PLANNED, when=when(9, 9))),
}


def points(a: Event, b: Event) -> float:
    readings = [Reading(Article(text=name, id=name, published=TOLD)) for name in ("one", "two")]
    told = [account(replace(e, article=r.article.id), r) for e, r in zip((a, b), readings, strict=True)]
    return likeness(told[0], told[1])[0]


@pytest.mark.parametrize("pair", ONE.values(), ids=ONE.keys())
def test_tellings_of_one_event(pair: tuple[Event, Event]) -> None:
    """Tellings that agree in what can be compared are one event, whichever comes first."""
    assert points(*pair) >= JOIN_AT
    assert points(*reversed(pair)) == points(*pair)


@pytest.mark.parametrize("pair", TWO.values(), ids=TWO.keys())
def test_tellings_of_two_events(pair: tuple[Event, Event]) -> None:
    """What keeps two tellings apart, and having nothing that singles the event out."""
    assert points(*pair) < JOIN_AT
    assert points(*reversed(pair)) == points(*pair)


def test_words_for_the_points_are_said() -> None:
    """The reason names every rule that gave points or took them."""
    reading = Reading(Article(text="one", published=TOLD))
    other = Reading(Article(text="two", published=TOLD))
    said = likeness(account(STRIKE, reading), account(replace(STRIKE, article="b", status="denied"), other))[1]
    assert said == "same day, same place (Erbil), same actor, same word, told in the same days, other status"


def test_two_clauses_of_one_sentence_are_two_events() -> None:
    """ "They shelled the port and shelled the airport": one day and one sentence do not make one event of them."""
    text = "They shelled the port and shelled the airport on Monday."
    article = Article(text=text, published=TOLD)
    reading = Reading(article, sentences=(Sentence(article.id, Span(0, len(text), text), "paragraph"),))
    first = replace(STRIKE, article=article.id, trigger=article.span(5, 12), span=article.span(0, 21))
    second = replace(STRIKE, article=article.id, trigger=article.span(26, 33), span=article.span(22, len(text)))
    assert likeness(account(first, reading), account(second, reading))[0] < JOIN_AT
    same = replace(first, trigger=article.span(13, 16))
    assert likeness(account(first, reading), account(same, reading))[0] >= JOIN_AT


def test_a_force_is_known_by_its_state() -> None:
    """ "French soldiers" and "France" are one actor, two states are not."""
    soldiers = Mention(SPAN, Actor("fra-soldiers", "French soldiers", "military", "FRA"))
    assert (
        points(STRIKE, replace(STRIKE, actors=(soldiers,)))
        < JOIN_AT
        <= points(replace(STRIKE, actors=by("FRA")), replace(STRIKE, actors=(soldiers,)))
    )
