"""Cases: an audit finds the case it belongs to, run after run, whatever the machine makes of the tellings."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from store_stories import AGAIN, ARRIVED, BRIDGE, DONE, OTHER, PROMISE, REPEATED, SAID, audited

from saydo.records import Reading
from saydo.store import Store, ask


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "saydo.db") as opened:
        opened.keep([PROMISE, AGAIN, DONE, OTHER])
        yield opened


def listed(store: Store) -> dict[str, str]:
    """Ids of the cases that stand, with their verdicts."""
    return {row.id: row.verdict for row in ask.cases(store).items}


def test_a_case_keeps_its_id_when_an_earlier_telling_comes_in(store: Store) -> None:
    """The id is that of the audit which founded the case, though a later audit begins with another article."""
    first = audited((AGAIN, REPEATED))
    later = audited((PROMISE, SAID), (AGAIN, REPEATED), as_of="2030-03-01", verdict="overdue")
    store.keep([], [first])
    store.keep([], [later])
    assert later.id != first.id
    assert listed(store) == {first.id: "overdue"}
    view = ask.case(store, first.id)
    assert (view.audit, view.earlier) == (later, (first,))


def test_most_tellings_decide(store: Store) -> None:
    """Of two cases the audit is of the one with which it shares more."""
    one, two = audited((PROMISE, SAID), (AGAIN, REPEATED)), audited((OTHER, BRIDGE), deed="open")
    store.keep([], [two, one])
    both = audited((PROMISE, SAID), (AGAIN, REPEATED), (OTHER, BRIDGE), as_of="2030-03-01", verdict="kept")
    store.keep([], [both])
    assert listed(store) == {one.id: "kept"}
    assert ask.case(store, two.id).into == one.id


def test_two_audits_of_one_day_are_two_cases(store: Store) -> None:
    """What the machine holds apart on one day stays apart, though both share a telling with one case."""
    both = audited((PROMISE, SAID), (AGAIN, REPEATED))
    store.keep([], [both])
    halves = [audited((PROMISE, SAID), as_of="2030-03-01"), audited((AGAIN, REPEATED), as_of="2030-03-01")]
    store.keep([], halves)
    assert set(listed(store)) == {both.id, halves[1].id}


def test_a_case_that_was_told_within_another_comes_back(store: Store) -> None:
    """Joined by one audit and parted by the next, both cases stand again under their ids."""
    one, two = audited((PROMISE, SAID)), audited((AGAIN, REPEATED))
    store.keep([], [one, two])
    store.keep([], [audited((PROMISE, SAID), (AGAIN, REPEATED), as_of="2030-03-01")])
    assert set(listed(store)) == {one.id}
    assert [part.id for part in ask.case(store, one.id).parts] == [two.id]
    store.keep([], [replace(two, as_of=date(2030, 4, 1)), replace(one, as_of=date(2030, 4, 1))])
    assert set(listed(store)) == {one.id, two.id}
    assert ask.case(store, two.id).audit.announced == two.announced


def test_the_same_audit_again_changes_nothing(store: Store) -> None:
    """A run that brings what is known adds no audit, no case and no change of verdict, in any order."""
    audits = [audited((PROMISE, SAID)), audited((OTHER, BRIDGE), deed="open")]
    assert store.keep([], audits) == 2
    before = (listed(store), store.audits(), ask.changes(store, date.min).items)
    assert store.keep([], audits[::-1]) == 0
    assert (listed(store), store.audits(), ask.changes(store, date.min).items) == before


def test_an_article_that_changes_elsewhere_keeps_its_case(store: Store) -> None:
    """When offsets move, the words of the telling say which case it is."""
    first = audited((PROMISE, SAID))
    store.keep([], [first])
    moved = PROMISE.article.text.replace("\n\n", "\n\nUpdated on Monday.\n\n", 1)
    changed = Reading(replace(PROMISE.article, text=moved))
    store.keep([changed], [audited((changed, SAID), as_of="2030-03-01", verdict="overdue")])
    assert listed(store) == {first.id: "overdue"}
    assert len(store.members(first.id)) == 2


def test_verdicts_change_from_day_to_day(store: Store) -> None:
    """Every change is kept with its day and the article whose words brought it; the same verdict again is none."""
    first = audited((PROMISE, SAID))
    store.keep([], [first, replace(first, as_of=date(2030, 3, 1))])
    store.keep([], [replace(first, as_of=date(2030, 7, 1), verdict="overdue")])
    store.keep([], [audited((PROMISE, SAID), as_of="2030-08-01", verdict="kept", evidence=(("done", DONE, ARRIVED),))])
    found = ask.changes(store, date(2030, 1, 1)).items
    assert [(c.day.isoformat(), c.before, c.verdict, c.article and c.article.id) for c in found] == [
        ("2030-08-01", "overdue", "kept", DONE.article.id),
        ("2030-07-01", "pending", "overdue", None),
        ("2030-02-01", None, "pending", PROMISE.article.id),
    ]
    assert ask.change(store, found[0].id) == found[0]


def test_an_earlier_day_that_comes_late_takes_its_place(store: Store) -> None:
    """An audit as of an earlier day than the newest does not become the verdict, and its change stands before."""
    late = audited((PROMISE, SAID), as_of="2030-08-01", verdict="overdue")
    store.keep([], [late])
    (known,) = ask.changes(store, date.min).items
    store.keep([], [audited((PROMISE, SAID))])
    assert listed(store) == {late.id: "overdue"}
    assert [(c.before, c.verdict) for c in ask.changes(store, date.min).items] == [
        ("pending", "overdue"),
        (None, "pending"),
    ]
    assert known.id not in {c.id for c in ask.changes(store, date.min).items}
