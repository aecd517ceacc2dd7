"""Which part of the desk is exported, and the rows of it as they lie in the store."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from saydo.records import Article, Audit, Judgement
from saydo.show.claim_review import Publisher
from saydo.show.export.columns import Read
from saydo.store import KINDS, Store, ask
from saydo.store.ask import CaseRow
from saydo.store.nearby import articles_between, near


@dataclass(frozen=True, slots=True)
class Wanted:
    """Filters; None is no filter. since and until are days of publication, of audits days as of which they are."""

    since: date | None = None
    until: date | None = None
    dossier: str | None = None
    who: str | None = None
    deed: str | None = None
    place: str | None = None
    verdict: str | None = None
    gap: str | None = None
    publisher: Publisher = field(default_factory=Publisher)


@dataclass(frozen=True, slots=True)
class KeptCase:
    """A case with its newest audit."""

    row: CaseRow
    audit: Audit


def articles(store: Store, wanted: Wanted) -> Iterator[Article]:
    for name in articles_between(store, wanted.since, wanted.until, dossier=wanted.dossier):
        reading = store.reading(name)
        if reading is not None:
            yield reading.article


def records(kind: str) -> Any:
    """The rows of one kind of record (the names of saydo.store.KINDS), article by article."""

    def rows(store: Store, wanted: Wanted) -> Iterator[Read]:
        for name in articles_between(store, wanted.since, wanted.until, dossier=wanted.dossier):
            reading = store.reading(name)
            if reading is not None:
                for record in getattr(reading, KINDS[kind][0]):
                    yield Read(reading.article, record)

    return rows


def cases(store: Store, wanted: Wanted) -> Iterator[KeptCase]:
    """The cases that stand, those that people rejected last."""
    for rejected in (False, True):
        after = None
        while True:
            page = ask.cases(
                store,
                who=wanted.who,
                deed=wanted.deed,
                place=wanted.place,
                verdict=wanted.verdict,
                gap=wanted.gap,
                dossier=wanted.dossier,
                rejected=rejected,
                order="announced",
                after=after,
                limit=ask.MOST,
            )
            for row in page.items:
                if _within(row.as_of, wanted):
                    yield from (KeptCase(row, found.audit) for found in near(store, [row.id]))
            after = page.next
            if after is None:
                break


def judgements(store: Store, wanted: Wanted) -> Iterator[Judgement]:
    """All that stand, oldest first."""
    for said in store.judgements():
        if _within(said.at.date(), wanted):
            yield said


def _within(day: date, wanted: Wanted) -> bool:
    return (wanted.since is None or wanted.since <= day) and (wanted.until is None or day <= wanted.until)
