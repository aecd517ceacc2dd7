"""Rows of the file as the records that answer."""

import json
from collections.abc import Iterable
from datetime import date

from saydo.store.ask.answers import ArticleRow, CaseRow
from saydo.store.ask.paging import day_of
from saydo.store.file import Row, Value
from saydo.store.store import Store

CASE_FIELDS = """
    c.number, c.id, c.deed, c.what, c.amount, c.place, c.due, c.first_due, c.verdict, c.outcome, c.schedule,
    c.confidence, c.says, c.as_of, c.announced, c."by", c.article, c."start", c."end", c.quote, c.tellings, c.evidence,
    c.changed, c.said, c.rejected, c.judged, c.force,
    (SELECT json_group_array(who) FROM (SELECT who FROM case_actors a WHERE a."case" = c.number ORDER BY position)),
    (SELECT json_group_array(gap) FROM case_gaps g WHERE g."case" = c.number),
    (SELECT json_group_array("by") FROM follows f WHERE f."case" = c.id)
"""
# A case that has an audit and is told within no other; and one that people have not rejected besides. The indices of
# the table hold the latter alone, and serve those questions that say so in these words.
LISTED = 'c.audit IS NOT NULL AND c."into" IS NULL'
STANDING = f"{LISTED} AND NOT c.rejected"
DUE = "coalesce(c.due, '9999-99-99')"
VERDICT = "coalesce(c.said, c.verdict)"
CASE_WIDTH = 30
ARTICLE_FIELDS = "a.id, a.title, a.outlet, a.url, a.published"
ARTICLE_WIDTH = 5


def case_of(row: Row) -> CaseRow:
    """The record of a row that begins with CASE_FIELDS."""
    (_, name, deed, what, amount, place, due, first_due, verdict, outcome, schedule, confidence, says, as_of, announced,
     by, article, start, end, quote, tellings, evidence, changed, said, rejected, judged, force, who, gaps,
     followed) = row[:CASE_WIDTH]  # fmt: skip
    return CaseRow(
        id=name, who=tuple(json.loads(who)), deed=deed, what=what, amount=amount, place=place, due=day_of(due),
        first_due=day_of(first_due), verdict=verdict, outcome=outcome, schedule=schedule, gaps=tuple(json.loads(gaps)),
        confidence=confidence, says=says, as_of=date.fromisoformat(as_of), announced=day_of(announced), by=by,
        article=article, start=start, end=end, quote=quote, tellings=tellings, evidence=evidence,
        changed=day_of(changed), said=said,
        rejected=bool(rejected), judged=judged, force=force, followed=tuple(json.loads(followed)),
    )  # fmt: skip


def article_of(row: Row) -> ArticleRow:
    """The record of a row that begins with ARTICLE_FIELDS."""
    name, title, outlet, url, published = row[:ARTICLE_WIDTH]
    return ArticleRow(name, title, outlet, url, day_of(published))


def case_rows(store: Store, chosen: str, more: str, values: dict[str, Value]) -> list[Row]:
    """The rows of the cases that a question chooses, in its order, at most :limit; each ends with the value of `more`.

    The question gives numbers alone, so that only cases that are shown are read as a whole.
    """
    return store.rows(
        f"WITH chosen AS MATERIALIZED ({chosen} LIMIT :limit), placed AS (SELECT number, row_number() OVER () AS place "
        f"FROM chosen) SELECT {CASE_FIELDS}, {more} FROM placed JOIN cases c ON c.number = placed.number "
        "ORDER BY placed.place",
        **values,
    )


def cases_named(store: Store, names: Iterable[str]) -> dict[str, CaseRow]:
    """Commitments by the ids of their cases; what no case has is left out."""
    rows = store.rows(
        f"SELECT {CASE_FIELDS} FROM cases c WHERE c.audit IS NOT NULL "
        "AND c.id IN (SELECT value FROM json_each(?)) ORDER BY c.number",
        json.dumps(sorted(set(names))),
    )
    return {row.id: row for row in map(case_of, rows)}
