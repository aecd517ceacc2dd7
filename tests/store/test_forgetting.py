"""Forgetting: an article goes with all that came from it, and nothing else."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from store_stories import (
    AGAIN,
    ARRIVED,
    BRIDGE,
    DONE,
    OTHER,
    PROMISE,
    REPEATED,
    SAID,
    at,
    audited,
    judged,
    span,
)

from saydo.records import Article, Reading
from saydo.store import Store, UnknownId, ask

TABLES = (
    "articles",
    "records",
    "statements",
    "events",
    "parties",
    "figures",
    "places",
    "actor_names",
    "audits",
    "quotations",
    "cases",
    "case_actors",
    "case_gaps",
    "case_audits",
    "members",
    "changes",
    "judgements",
    "follows",
    "dossiers",
)


def test_everything_of_an_only_article_goes(tmp_path: Path) -> None:
    """Not a row of any kind is left of it, nor a word of it in the file."""
    path = tmp_path / "saydo.db"
    audit = audited((PROMISE, SAID))
    with Store(path) as store:
        store.keep([PROMISE, replace(DONE)], [audit, audited((DONE, ARRIVED), as_of="2030-06-01")])
        store.add_to_dossier("ferries", [PROMISE.article.id, DONE.article.id])
        where = span(PROMISE.article.text, SAID)
        store.judge(
            judged(audit.id, "accept", about="evidence", article=PROMISE.article.id, start=where.start, end=where.end)
        )
        store.judge(judged(audit.id, "follow"))
        gone = store.forget(PROMISE.article.id, at=at())
        assert (gone.versions, gone.audits, gone.judgements, gone.dropped) == (1, 1, 2, (audit.id,))
        assert store.is_forgotten(PROMISE.article.id)
        store.forget(str(DONE.article.url), at=at())
        assert {table: store.rows(f"SELECT count(*) FROM {table}")[0][0] for table in TABLES} == dict.fromkeys(
            TABLES, 0
        )
        assert store.rows("PRAGMA integrity_check") == [("ok",)]
    left = path.read_bytes() + b"".join(p.read_bytes() for p in tmp_path.glob("saydo.db-*"))
    assert b"send 12 ferries" not in left
    assert b"denmark" not in left.lower()


def test_cases_fall_back_on_what_is_left(tmp_path: Path) -> None:
    """A case goes back to the audit before the one that quoted the article, with people's judgements of it."""
    first = audited((PROMISE, SAID), verdict="pending")
    later = audited((PROMISE, SAID), as_of="2030-06-01", verdict="kept", evidence=(("done", DONE, ARRIVED),))
    with Store(tmp_path / "saydo.db") as store:
        store.keep([PROMISE, DONE, OTHER], [first, audited((OTHER, BRIDGE), deed="open")])
        store.keep([], [later])
        note = store.judge(judged(first.id, "annotate", note="call Oslo"))
        gone = store.forget(str(DONE.article.url), at=at())
        assert (gone.cases, gone.dropped) == ((first.id,), ())
        view = ask.case(store, first.id)
        assert (view.row.verdict, view.audit, view.earlier, view.judgements) == ("pending", first, (), (note,))
        assert [change.verdict for change in view.changes] == ["pending"]
        assert len(ask.cases(store).items) == 2
        assert ask.search(store, "arrive").items == ()


def test_every_version_goes(tmp_path: Path) -> None:
    """An article is forgotten as a whole: its older texts and the audits that quote them too."""
    changed = Reading(Article("Nothing of the kind.", url=PROMISE.article.url))
    with Store(tmp_path / "saydo.db") as store:
        store.keep([PROMISE, AGAIN], [audited((AGAIN, REPEATED)), audited((PROMISE, SAID), deed="open")])
        store.keep([changed])
        assert store.forget(str(PROMISE.article.url), at=at()).versions == 2
        assert [row.quote for row in ask.cases(store).items] == [REPEATED]


def test_what_was_merged_into_a_forgotten_case_stands_again(tmp_path: Path) -> None:
    """The other case is not lost with the one that it was put within."""
    one, two = audited((PROMISE, SAID)), audited((OTHER, BRIDGE), deed="open")
    with Store(tmp_path / "saydo.db") as store:
        store.keep([PROMISE, OTHER], [one, two])
        store.judge(judged(two.id, "merge", value=one.id))
        store.forget(PROMISE.article.id, at=at())
        assert [row.id for row in ask.cases(store).items] == [two.id]


@pytest.mark.parametrize("name", ["nothing", "", "%", "https://quay.example/", "\ud800"])
def test_forgetting_what_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    """A name that no article has takes nothing away."""
    with Store(tmp_path / "saydo.db") as store:
        store.keep([PROMISE])
        with pytest.raises(UnknownId):
            store.forget(name, at=at())
        assert [r.article.published for r in store.readings()] == [date(2030, 1, 10)]
