"""The JSON that `saydo audit --json` and `saydo analyse --json` print: the contract with other programs."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import PurePath
from typing import Any

from saydo.records import Announcement, Article, Audit, Evidence, Figure, Gap, MoneyStep, Problem, Reading, Turn
from saydo.store import KINDS, to_plain

Plain = dict[str, Any]


def audits_json(
    audits: Iterable[Audit],
    articles: Mapping[str, Article],
    problems: Iterable[Problem],
    as_of: date,
    turns: Mapping[str, Sequence[Turn]] | None = None,
) -> str:
    """The whole answer of `saydo audit`; with `turns` by audit, each audit has its history."""
    return dumped(
        {
            "as_of": as_of.isoformat(),
            "audits": [
                audit_plain(audit, articles)
                | ({"history": [_turn(turn, articles) for turn in turns.get(audit.id, ())]} if turns else {})
                for audit in audits
            ],
            "left_out": [{"source": p.source, "message": p.message} for p in problems],
        }
    )


def audit_plain(audit: Audit, articles: Mapping[str, Article]) -> Plain:
    """One audit. `article` is the page's file stem; offsets count characters of the article's text."""
    return {
        "id": audit.id,
        "who": list(audit.who),
        "deed": audit.deed,
        "what": audit.what,
        "amount": amount_plain(audit.amount),
        "place": audit.place,
        "due": _iso(audit.due),
        "due_now": _iso(audit.due_now),
        "condition": audit.condition,
        "force": audit.force,
        "verdict": audit.verdict,
        "outcome": audit.outcome,
        "schedule": audit.schedule,
        "says": audit.says,
        "confidence": audit.confidence,
        "swayed": to_plain(audit.swayed),
        "announced": [_announced(item, articles) for item in audit.announced],
        "gaps": [_gap(item, articles) for item in audit.gaps],
        "evidence": [_evidence(item, articles) for item in audit.evidence],
        "money": [_money(item, articles) for item in audit.money],
        "reasons": list(audit.reasons),
        "rules": list(audit.rules),
        "as_of": audit.as_of.isoformat(),
    }


def amount_plain(figure: Figure | None) -> Plain | None:
    """value is the one number where there is one: of a range the lower end, of an open one the end it has."""
    if figure is None:
        return None
    value = figure.low if figure.low is not None else figure.high
    return {
        "value": value,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "change": figure.change,
        "what": figure.what,
        "text": figure.span.text,
        "figure": figure.id,
    }


def stem(article: Article | None, otherwise: str) -> str:
    """The stem of the file or URL that an article was read from, else its id."""
    source = (article.source or article.url) if article else None
    return (PurePath(source).stem if source else "") or otherwise


def reading_plain(reading: Reading) -> Plain:
    """All that was read from one article; every record with its id and kind."""
    records = {
        field: [{"id": r.id, "kind": kind, **to_plain(r)} for r in getattr(reading, field)]
        for kind, (field, _) in KINDS.items()
    }
    return {
        "article": to_plain(reading.article),
        **records,
        "names": to_plain(reading.names),
        "references": to_plain(reading.references),
        "factuality": to_plain(reading.factuality),
        "problems": [{"source": p.source, "message": p.message} for p in reading.problems],
    }


def dumped(plain: Plain) -> str:
    return json.dumps(plain, ensure_ascii=False, indent=2)


def _announced(item: Announcement, articles: Mapping[str, Article]) -> Plain:
    return {
        "article": stem(articles.get(item.article), item.article),
        "day": _iso(item.day),
        "by": item.by,
        "via": list(item.via),
        **_quote(item),
        "commitment": item.commitment,
    }


def _gap(item: Gap, articles: Mapping[str, Article]) -> Plain:
    return {
        "type": item.type,
        "article": stem(articles.get(item.article), item.article),
        **_quote(item),
        "reason": item.reason,
        "rule": item.rule,
    }


def _evidence(item: Evidence, articles: Mapping[str, Article]) -> Plain:
    return {
        "article": stem(articles.get(item.article), item.article),
        "day": _iso(item.day),
        **_quote(item),
        "shows": item.shows,
        "reason": item.reason,
        "rule": item.rule,
        "strength": item.strength,
        "shares": to_plain(item.shares),
        "event": item.event,
    }


def _money(item: MoneyStep, articles: Mapping[str, Article]) -> Plain:
    return {
        "stage": item.stage,
        "amount": amount_plain(item.amount),
        "article": stem(articles.get(item.article), item.article),
        "day": _iso(item.day),
        **_quote(item),
    }


def _turn(item: Turn, articles: Mapping[str, Article]) -> Plain:
    return {
        "day": item.day.isoformat(),
        "verdict": item.verdict,
        "outcome": item.outcome,
        "articles": [stem(articles.get(name), name) for name in item.articles],
        "reason": item.reason,
    }


def _quote(item: Announcement | Gap | Evidence | MoneyStep) -> Plain:
    return {"quote": item.span.text, "start": item.span.start, "end": item.span.end}


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None
