"""The JSON that `saydo events --json` prints."""

from collections.abc import Iterable, Mapping
from typing import Any

from saydo.records import Article, EventTelling, MergedEvent, Problem
from saydo.show.json_form import amount_plain, dumped, stem
from saydo.store import to_plain

Plain = dict[str, Any]


def merged_json(events: Iterable[MergedEvent], articles: Mapping[str, Article], problems: Iterable[Problem]) -> str:
    return dumped(
        {
            "events": [merged_plain(event, articles) for event in events],
            "left_out": [{"source": p.source, "message": p.message} for p in problems],
        }
    )


def merged_plain(event: MergedEvent, articles: Mapping[str, Article]) -> Plain:
    """One event. `article` is the page's file stem; offsets count characters of the article's text."""
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "deed": event.deed,
        "actors": to_plain(event.actors),
        "targets": to_plain(event.targets),
        "thing": event.thing.text if event.thing else None,
        "place": to_plain(event.place),
        "when": to_plain(event.when),
        "figures": [amount_plain(figure) for figure in event.figures],
        "status": event.status,
        "outlets": list(event.outlets),
        "tellings": [_telling(telling, articles) for telling in event.tellings],
        "contradictions": [
            {
                "on": found.on,
                "excludes": found.excludes,
                "values": [{"told": told, "events": list(ids)} for told, ids in found.values],
            }
            for found in event.contradictions
        ],
    }


def _telling(telling: EventTelling, articles: Mapping[str, Article]) -> Plain:
    event = telling.event
    return {
        "article": stem(articles.get(telling.article), telling.article),
        "day": telling.day.isoformat() if telling.day else None,
        "outlets": list(telling.outlets),
        "event": event.id,
        "trigger": event.trigger.text,
        "status": event.status,
        "quote": telling.span.text,
        "start": telling.span.start,
        "end": telling.span.end,
        "reason": telling.reason,
    }
