"""Which articles and cases lie near: by words, by actors, by what is quoted and by dates that passed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from saydo.records import Actor, Announcement, Article, Audit, Event, Evidence, Mention, Reading, Span
from saydo.store import Store, nearby

DELL = Actor("dell", "Dell", "company")


def reading(name: str, text: str, day: date | None, *, speaks_of: Actor | None = None) -> Reading:
    words = Span(0, 4, text[:4])
    event = Event(
        name, words, "rule", words, "close", None, None, "close", "done", 3.0,
        actors=(Mention(words, speaks_of),) if speaks_of else (),
    )  # fmt: skip
    article = Article(text, id=name, url=f"https://{name}.example/", source=f"pages/{name}.html", published=day)
    return Reading(article, events=(event,))


QUAY = reading("quay", "Dell will close its north quay.", date(2031, 1, 1), speaks_of=DELL)
DONE = reading("done", "The north quay was closed on Monday.", date(2031, 5, 1))
WALL = reading("wall", "A wall fell.", None)
AUDIT = Audit(
    ("Dell",), "close", "its north quay", None, "DNK", date(2031, 4, 1), None, None,
    (Announcement("quay", date(2031, 1, 1), None, Span(0, 4, "Dell"), "c1"),), "pending", "no evidence", "", (),
    (Evidence("done", None, Span(0, 3, "The"), "done", "rule", ""),), (), (), date(2031, 1, 1),
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "saydo.db") as opened:
        opened.keep([QUAY, DONE, WALL], [AUDIT])
        yield opened


@pytest.mark.parametrize(
    ("words", "who", "expected"),
    [
        (["north", "quay"], (), {"quay", "done"}),
        (["north", "quay"], ("Dell",), {"quay"}),
        (["north", "quay"], ("FRA",), set()),
        (["zeppelin"], (), set()),
        ([], (), set()),
        (['"', "NEAR(", "*"], (), set()),
        (["re-open", "U.S.", "quay"], (), {"quay", "done"}),
    ],
)
def test_neighbours(store: Store, words: list[str], who: tuple[str, ...], expected: set[str]) -> None:
    """Articles by any of the words; with actors only those that speak of one."""
    assert set(nearby.neighbours(store, words, who=who)) == expected


@pytest.mark.parametrize(
    ("words", "who", "found"),
    [
        (["quay"], ("Dell",), True),
        (["quay"], ("DNK",), True),
        (["quay"], ("FRA",), False),
        (["wall"], ("Dell",), False),
        (["quay"], (), False),
        (["north-quay", "U.S.", "×÷", "\ue000a", "e\u0301x", "quay\x00", "v:±A"], ("Dell",), True),
    ],
)
def test_cases_near(store: Store, words: list[str], who: tuple[str, ...], found: bool) -> None:
    """Cases by their own words, for their actors or place; odd signs are no error."""
    assert [near.audit for near in nearby.cases_near(store, words, who=who)] == ([AUDIT] if found else [])


@pytest.mark.parametrize(("article", "found"), [("quay", True), ("done", True), ("wall", False), ("nobody", False)])
def test_cases_quoting(store: Store, article: str, found: bool) -> None:
    """Announcing and evidence both count, of the newest audit alone."""
    assert [near.audit for near in nearby.cases_quoting(store, article)] == ([AUDIT] if found else [])
    later = replace(AUDIT, as_of=date(2031, 2, 1), evidence=())
    store.keep([], [later])
    assert bool(nearby.cases_quoting(store, article)) is (article == "quay")


@pytest.mark.parametrize(("day", "found"), [(date(2031, 4, 1), False), (date(2031, 4, 2), True)])
def test_what_has_fallen_due(store: Store, day: date, found: bool) -> None:
    """A date that has passed since the last audit, and only until it is audited again."""
    assert bool(nearby.fallen_due(store, day)) is found
    store.keep([], [replace(AUDIT, as_of=date(2031, 4, 3))])
    assert nearby.fallen_due(store, date(2031, 5, 1)) == ()


def test_days_and_addresses(store: Store) -> None:
    """The latest day that has come, the latest audit, and articles by their address or where they were had from."""
    assert nearby.latest_day(store, not_after=date(2031, 12, 31)) == date(2031, 5, 1)
    assert nearby.latest_day(store, not_after=date(2031, 4, 30)) == date(2031, 1, 1)
    assert nearby.latest_day(store, not_after=date(2000, 1, 1)) is None
    assert nearby.latest_audit(store) == date(2031, 1, 1)
    assert nearby.kept_from(store, "https://quay.example/") == (date(2031, 1, 1), True)
    assert nearby.kept_from(store, "pages/wall.html") == (None, True)
    assert nearby.kept_from(store, "https://nowhere.example/") is None


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, ("quay", "done", "wall")),
        (date(2031, 1, 2), None, ("done",)),
        (None, date(2031, 1, 1), ("quay",)),
        (date(2031, 1, 1), date(2031, 5, 1), ("quay", "done")),
    ],
)
def test_articles_between(store: Store, since: date | None, until: date | None, expected: tuple[str, ...]) -> None:
    """Both days included; what has no day comes last, and only where no day is asked for."""
    assert nearby.articles_between(store, since, until) == expected
    store.add_to_dossier("Quays", ["quay"])
    assert set(nearby.articles_between(store, since, until, dossier="quays")) == {"quay"} & set(expected)


def test_what_changed_and_what_waits(store: Store) -> None:
    """Changes after a number are the new ones; ids are found by their beginning; what came without audits waits."""
    before = nearby.last_change(store)
    assert store.waiting() == ()
    store.keep([], [replace(AUDIT, as_of=date(2031, 6, 1), verdict="kept")])
    assert len(nearby.changes_after(store, before)) == 1
    assert nearby.changes_after(store, nearby.last_change(store)) == ()
    (case,) = nearby.cases_called(store, "")
    assert nearby.cases_called(store, case[:5]) == (case,)
    assert [near.case for near in nearby.near(store, [case, "nobody"])] == [case]
    store.keep([reading("new", "A new wall.", None)])
    assert store.waiting() == ("new",)
    assert store.keep_audited([], ["new"]) == 0
    assert store.waiting() == ()
    store.forget("quay", at=datetime(2031, 7, 1, tzinfo=UTC))
    assert nearby.dossier_articles(store, "Quays") == ()
