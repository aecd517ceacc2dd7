"""What is audited together: which articles lie near a promise, and which promises share their neighbours."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from saydo.audit.terms import terms
from saydo.desk.auditing import fullest
from saydo.desk.neighbourhood import (
    MOST_TOGETHER,
    Seed,
    bears_on,
    content_words,
    grouped,
    neighbourhood,
    seed_of_case,
    seed_of_commitment,
)
from saydo.records import Actor, Announcement, Article, Audit, Commitment, Evidence, Mention, Reading, Span
from saydo.store import Store
from saydo.store.nearby import Near

TEXTS = {
    "quay": "The port of Dell will close its north quay by May.",
    "closed": "Dell closed the north quay on Monday, the port said.",
    "walls": "The quay walls of another town are high.",
    "school": "Spain opened a school for nurses in Toledo.",
}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store(tmp_path / "saydo.db")
    opened.keep(Reading(Article(text, id=name)) for name, text in TEXTS.items())
    return opened


def terms_in(name: str) -> frozenset[str]:
    return terms(TEXTS[name])


def seed(words: str, own: str, *, commitment: str = "c", who: tuple[str, ...] = ()) -> Seed:
    return Seed(frozenset({commitment}), content_words([words]), who, frozenset({own}))


def audit(*commitments: str, evidence: int = 0) -> Audit:
    """An audit of these tellings, with so many pieces of evidence."""
    words = Span(0, 4, "Dell")
    return Audit(
        ("Dell",), "close", "its north quay", None, None, None, None, None,
        tuple(Announcement("quay", None, None, replace(words, start=n), name) for n, name in enumerate(commitments)),
        "pending", "no evidence", "", (),
        tuple(Evidence("closed", None, words, "done", "rule", "") for _ in range(evidence)),
        (), (), date(2031, 1, 1),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "own", "expected"),
    [
        ("north quay of the ferry port", "quay", {"quay", "closed"}),
        ("north quay of the ferry port", "school", {"quay", "closed", "school"}),
        ("nurses", "quay", {"quay", "school"}),
        ("unheard of words", "quay", {"quay"}),
        ("the of and", "quay", {"quay"}),
        ('"; NEAR( *', "quay", {"quay"}),
    ],
)
def test_neighbours_share_the_words(store: Store, words: str, own: str, expected: set[str]) -> None:
    """The articles with a third of the words or more, and the seed's own whatever they say; odd words are no error."""
    assert neighbourhood(store, seed(words, own), terms_in) == expected


def test_seeds_with_the_same_neighbours_are_audited_together(store: Store) -> None:
    """Two promises about the quay are one group, that about the school another; each keeps its commitments."""
    quay, again = (
        seed("north quay ferry port", "quay", commitment="1"),
        seed("the north quay in the port of Dell", "closed", commitment="2"),
    )
    groups = grouped(store, [quay, seed("nurses school", "school", commitment="3"), again], terms_in)
    assert [(sorted(g.commitments), sorted(g.articles)) for g in groups] == [
        (["1", "2"], ["closed", "quay"]),
        (["3"], ["school"]),
    ]


def test_a_group_does_not_grow_without_end(store: Store) -> None:
    """Neighbourhoods that would be too many articles together stay apart."""
    many = frozenset(f"a{n}" for n in range(MOST_TOGETHER))
    first = Seed(frozenset({"1"}), (), (), many)
    second = Seed(frozenset({"2"}), (), (), many - {"a0"} | {"b"})
    assert len(grouped(store, [first, second], lambda _: frozenset())) == 2


def test_what_a_promise_is_sought_by() -> None:
    """Its object and place where they say enough, else its passage; always its actors and its own article."""
    words = Span(0, 50, TEXTS["quay"])
    dell = Mention(Span(4, 16, "port of Dell"), Actor("dell", "Dell", "company"))
    commitment = Commitment(
        "quay", words, "rule", (dell,), "close", ("close",), Span(28, 42, "its north quay walls"), None, None, None,
        None, None, "promise", False, None, None, None, "e",
    )  # fmt: skip
    assert seed_of_commitment(commitment).words == ("north", "quay", "walls")
    assert seed_of_commitment(commitment).own == {"quay"}
    assert "close" in seed_of_commitment(replace(commitment, what=None)).words


def test_a_case_keeps_all_that_its_audit_quotes() -> None:
    """No evidence drops out of an audit because other articles rank before it."""
    found = seed_of_case(Near("case", audit("c1", evidence=1)), ["c1", "c2"])
    assert (found.commitments, found.own, found.who) == ({"c1", "c2"}, {"quay", "closed"}, ("Dell",))


@pytest.mark.parametrize(("name", "expected"), [("quay", True), ("walls", True), ("school", False)])
def test_an_article_bears_on_what_it_has_words_for(name: str, expected: bool) -> None:
    """Half of the words of a case's object must stand in it."""
    assert bears_on(terms_in(name), audit("c1")) is expected


@pytest.mark.parametrize(
    ("audits", "kept"),
    [
        ([("a",), ("a", "b")], [("a", "b")]),
        ([("a", "b"), ("a", "c")], [("a", "b"), ("a", "c")]),
        ([("a",), ("b",)], [("a",), ("b",)]),
        ([("a",), ("a",)], [("a",)]),
    ],
)
def test_the_fullest_audit_stands(audits: list[tuple[str, ...]], kept: list[tuple[str, ...]]) -> None:
    """Of two audits of one promise that with all the tellings counts; where each knows more, both do."""
    found = [tuple(x.commitment for x in one.announced) for one in fullest([audit(*names) for names in audits])]
    assert sorted(found) == kept
    assert len(fullest([audit("a"), audit("a", evidence=2)])[0].evidence) == 2
