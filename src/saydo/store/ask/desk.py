"""The question with which a day begins: how the desk stands."""

from datetime import date, timedelta

from saydo.store.ask.answers import Overview
from saydo.store.ask.commitments import cases, changes, due, to_review
from saydo.store.ask.lists import ARTICLE_FIELDS, STANDING, article_of
from saydo.store.ask.shares import shares
from saydo.store.store import Store

WEEK = timedelta(days=7)
MONTH = timedelta(days=30)
LISTED_AT_ONCE = 20


def overview(store: Store, today: date) -> Overview:
    """Verdicts, what changed in the week up to a day, what falls due in the thirty days after it."""
    with store.at_once():
        counts: dict[str, int] = dict(
            store.rows(f"SELECT coalesce(c.said, c.verdict), count(*) FROM cases c WHERE {STANDING} GROUP BY 1")
        )
        newest = store.rows(
            f"SELECT {ARTICLE_FIELDS} FROM articles a WHERE a.newest ORDER BY a.published DESC, a.number DESC LIMIT ?",
            LISTED_AT_ONCE,
        )
        return Overview(
            today=today,
            articles=_count(store, "articles WHERE newest"),
            statements=_count(store, "statements"),
            events=_count(store, "events"),
            cases=sum(counts.values()),
            verdicts=shares(counts),
            changed=changes(store, today - WEEK, until=today, limit=LISTED_AT_ONCE).items,
            due=due(store, today, today + MONTH, limit=LISTED_AT_ONCE).items,
            overdue=cases(store, verdict="overdue", order="due", limit=LISTED_AT_ONCE).items,
            followed=cases(store, followed="*", limit=LISTED_AT_ONCE).items,
            newest=tuple(article_of(row) for row in newest),
            dossiers=store.dossiers(),
            to_review=to_review(store),
        )


def _count(store: Store, table: str) -> int:
    return int(store.rows(f"SELECT count(*) FROM {table}")[0][0])
