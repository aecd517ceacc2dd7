"""The events of a dossier: every telling in one group, contradictions kept."""

from dataclasses import replace
from datetime import date

from test_same_event import PULL_OUT, STRIKE, by, killed, thing, when

from saydo.records import Article, Event, Reading
from saydo.resolve.merge_events import merge_events


def reading(name: str, day: int, *events: Event, outlet: str | None = None) -> Reading:
    article = Article(text=name, id=name, outlet=outlet or name, published=date(2021, 7, day))
    spaced = [
        replace(
            e,
            article=name,
            trigger=replace(e.trigger, start=10 * n),
            span=replace(e.span, start=10 * n, end=10 * n + 9),
        )
        for n, e in enumerate(events)
    ]
    return Reading(article, events=tuple(spaced))


def test_two_strikes_on_two_days_stay_two() -> None:
    """Every telling stands in one event, whatever the order of the articles."""
    other = replace(STRIKE, when=when(6, 6))
    readings = [reading("one", 8, STRIKE, other), reading("two", 8, STRIKE)]
    for given in (readings, readings[::-1]):
        assert [len(event.tellings) for event in merge_events(given)] == [2, 1]


def test_figures_that_differ_are_kept() -> None:
    """ "At least 12" and 14 differ, 12 and 14 exclude each other; both are said with who tells them."""
    dead = replace(STRIKE, figures=(killed(12, None, ">"),))
    (event,) = merge_events([reading("one", 6, dead), reading("two", 7, replace(STRIKE, figures=(killed(14, 14),)))])
    assert [(c.on, c.excludes) for c in event.contradictions] == [("figures", False)]
    assert [f.low for f in event.figures] == [12, 14]
    (event,) = merge_events(
        [
            reading("one", 6, replace(STRIKE, figures=(killed(12, 12),))),
            reading("two", 7, replace(STRIKE, figures=(killed(14, 14),))),
        ]
    )
    assert [(c.on, c.excludes) for c in event.contradictions] == [("figures", True)]
    assert len(event.contradictions[0].values[0][1]) == 2  # both have the same words here, from two events


def test_status_is_that_of_most_outlets() -> None:
    """One denial among two reports leaves it done, and is kept as a contradiction."""
    readings = [
        reading("one", 6, STRIKE),
        reading("two", 7, replace(STRIKE, status="denied")),
        reading("three", 8, STRIKE),
    ]
    (event,) = merge_events(readings)
    assert event.status == "done"
    assert [(c.on, c.excludes) for c in event.contradictions] == [("status", True)]
    assert [told for told, _ in event.contradictions[0].values] == ["done", "denied"]


def test_one_outlet_that_tells_it_often_has_one_voice() -> None:
    """Three articles of one paper do not outvote two papers."""
    denied = replace(STRIKE, status="denied")
    readings = [reading(f"d{n}", 6 + n, denied, outlet="Bote") for n in range(3)]
    readings += [reading("one", 6, STRIKE), reading("two", 7, STRIKE)]
    (event,) = merge_events(readings)
    assert event.status == "done"
    assert event.outlets == ("Bote", "one", "two")


def test_what_is_told_as_done_later_is_done() -> None:
    """Told as to come and then as done, it is one event, and done; that is no contradiction."""
    planned = replace(PULL_OUT, status="planned", type="CONCEDE", when=when(9, 31, "by"))
    done = replace(PULL_OUT, when=when(30, 30))
    (event,) = merge_events([reading("one", 8, planned), reading("two", 31, done)])
    assert (event.status, event.type, event.contradictions) == ("done", "RETREAT", ())
    assert event.when == done.when


def test_two_states_named_as_the_doer_contradict_each_other() -> None:
    """Where all else agrees, tellings that name two doers are one event with a contradiction on who."""
    told = replace(STRIKE, figures=(killed(31, 31),), thing=thing("the petrol depot"))
    (event,) = merge_events([reading("one", 6, told), reading("two", 6, replace(told, actors=by("IRN")))])
    assert [(c.on, [told for told, _ in c.values]) for c in event.contradictions] == [("who", ["USA", "IRN"])]


def test_the_same_text_twice_is_one_telling() -> None:
    """A teaser that stands on five pages tells of its event once."""
    one = reading("one", 6, STRIKE)
    again = replace(one, article=replace(one.article, id="again"))
    assert [len(event.tellings) for event in merge_events([one, again])] == [1]
