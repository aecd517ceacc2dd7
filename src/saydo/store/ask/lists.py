"""Rows of the file as the records that answer."""

import json
from collections.abc import Iterable
from datetime import date

from saydo.store.ask.answers import ArticleRow, CaseRow
from saydo.store.ask.paging import day_of
from saydo.store.file import Row
from saydo.store.store import Store

CASE_FIELDS = """
    c.number, c.id, c.deed, c.what, c.amount, c.place, c.due, c.first_due, c.verdict, c.outcome, c.schedule,
    c.confidence, c.says, c.as_of, c.announced, c."by", c.article, c."start", c."end", c.quote, c.tellings, c.evidence,
    c.changed, c.said, c.rejected, c.judged,
    (SELECT json_group_array(who) FROM (SELECT who FROM case_actors a WHERE a."case" = c.number ORDER BY position)),
    (SELECT json_group_array(gap) FROM case_gaps g WHERE g."case" = c.number),
    (SELECT json_group_array("by") FROM follows f WHERE f."case" = c.id)
"""
# A case that is listed: it has an audit and is not told within another.
LISTED = 'c.audit IS NOT NULL AND c."into" IS NULL'
CASE_WIDTH = 29
ARTICLE_FIELDS = "a.id, a.title, a.outlet, a.url, a.published"
ARTICLE_WIDTH = 5


def case_of(row: Row) -> CaseRow:
    """The record of a row that begins with CASE_FIELDS."""
    (_, name, deed, what, amount, place, due, first_due, verdict, outcome, schedule, confidence, says, as_of, announced,
     by, article, start, end, quote, tellings, evidence, changed, said, rejected, judged, who, gaps, followed) = row[
        :CASE_WIDTH
    ]  # fmt: skip
    return CaseRow(
        id=name, who=tuple(json.loads(who)), deed=deed, what=what, amount=amount, place=place, due=day_of(due),
        first_due=day_of(first_due), verdict=verdict, outcome=outcome, schedule=schedule, gaps=tuple(json.loads(gaps)),
        confidence=confidence, says=says, as_of=date.fromisoformat(as_of), announced=day_of(announced), by=by,
        article=article, start=start, end=end, quote=quote, tellings=tellings, evidence=evidence,
        changed=day_of(changed), said=said,
        rejected=bool(rejected), judged=judged, followed=tuple(json.loads(followed)),
    )  # fmt: skip


def article_of(row: Row) -> ArticleRow:
    """The record of a row that begins with ARTICLE_FIELDS."""
    name, title, outlet, url, published = row[:ARTICLE_WIDTH]
    return ArticleRow(name, title, outlet, url, day_of(published))


def articles_named(store: Store, names: Iterable[str]) -> dict[str, ArticleRow]:
    """The newest versions of articles by their ids."""
    wanted = sorted(set(names))
    rows = store.rows(
        f"SELECT {ARTICLE_FIELDS} FROM articles a WHERE a.newest AND a.id IN (SELECT value FROM json_each(?))",
        json.dumps(wanted),
    )
    return {row[0]: article_of(row) for row in rows}
