"""Events as a PLOVER-style table: one row an event, with the columns that users of such data know.

PLOVER has no way to say that a thing was denied or did not happen, so such events are left out. What is planned, asked
for or depends on something carries the context that PLOVER has for it: future or hypothetical.
"""

from typing import Any

from saydo.records import Actor, Event, Mention
from saydo.show.export.columns import Column, Read, codes, spans

QUADS = {
    "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "material cooperation": ("COOPERATE", "AID", "RETREAT"),
    "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUAD_OF = {name: quad for quad, names in QUADS.items() for name in names}
CONTEXTS = {"planned": "future", "possible": "hypothetical", "conditional": "hypothetical", "demanded": "hypothetical"}
NOT_CODED = {"denied", "not done"}
# The sectors of PLOVER, by our kinds of actor; the others have none.
SECTORS = {
    "government": "GOV",
    "military": "MIL",
    "legislature": "LEG",
    "party": "PTY",
    "armed group": "REB",
    "igo": "IGO",
    "ngo": "NGO",
    "company": "BUS",
    "media": "MED",
    "people": "CVL",
}


def coded(event: Event) -> bool:
    """Has it a type, and is it not told as something that did not happen?"""
    return event.type is not None and event.status not in NOT_CODED


def _column(name: str, kind: str, says: str, of: Any) -> Column[Read]:
    return Column(name, kind, says, lambda row: of(row.record))


PLOVER: tuple[Column[Read], ...] = (
    _column("event_id", "text", "id of the event's record", lambda e: e.id),
    Column("event_date", "day", "first day of it, else that of publication", lambda row: _day(row)[0]),
    Column("date_from", "text", "how that day is known: text or publication", lambda row: _day(row)[1]),
    _column("event_type", "text", "one of the sixteen types", lambda e: e.type),
    _column("event_mode", "text", "its mode, where there is one", lambda e: e.mode or None),
    _column("quad", "text", "verbal or material, cooperation or conflict", lambda e: QUAD_OF[e.type]),
    _column(
        "contexts", "texts", "future or hypothetical", lambda e: (CONTEXTS[e.status],) if e.status in CONTEXTS else ()
    ),
    _column("actor_name_raw", "texts", "who does it, in the words of the text", lambda e: spans(e.actors)),
    _column("actor_name", "texts", "who that is", lambda e: _names(e.actors)),
    _column("actor_country", "texts", "their countries (ISO alpha-3)", lambda e: _countries(e.actors)),
    _column("actor_sector", "texts", "their sectors", lambda e: _sectors(e.actors)),
    _column("actor_code", "texts", "states and bodies they act for", lambda e: codes(e.actors)),
    _column("recipient_name_raw", "texts", "to whom, in the words of the text", lambda e: spans(e.targets)),
    _column("recipient_name", "texts", "who that is", lambda e: _names(e.targets)),
    _column("recipient_country", "texts", "their countries (ISO alpha-3)", lambda e: _countries(e.targets)),
    _column("recipient_sector", "texts", "their sectors", lambda e: _sectors(e.targets)),
    _column("recipient_code", "texts", "states and bodies they act for", lambda e: codes(e.targets)),
    _column("placename", "text", "where", lambda e: e.place.name if e.place else None),
    _column("country", "text", "its country (ISO alpha-3)", lambda e: e.place.country if e.place else None),
    _column("latitude", "number", "degrees north", lambda e: e.place.latitude if e.place else None),
    _column("longitude", "number", "degrees east", lambda e: e.place.longitude if e.place else None),
    _column("status", "text", "how it is told: done, under way, planned, …", lambda e: e.status),
    _column("factuality", "number", "how far it is told as fact, -3 to 3", lambda e: e.factuality),
    _column("deed", "text", "its deed, of the vocabulary of audits", lambda e: e.deed),
    Column("headline", "text", "headline of the article", lambda row: row.article.title),
    Column("source", "text", "who published it", lambda row: row.article.outlet),
    Column("publication_date", "day", "day of publication", lambda row: row.article.published),
    Column("url", "text", "address of the article", lambda row: row.article.url),
    Column("article_id", "text", "id of the article", lambda row: row.article.id),
    _column("start", "whole", "first character of the passage in the article's text", lambda e: e.span.start),
    _column("end", "whole", "first character after the passage", lambda e: e.span.end),
    _column("text", "text", "the passage", lambda e: e.span.text),
)


def _day(row: Read) -> tuple[Any, str | None]:
    """The day of the event; where the text gives none, that of the article, and which of the two it is."""
    when = row.record.when
    if when is not None and when.first is not None:
        return when.first, "text"
    return row.article.published, "publication" if row.article.published else None


def _actors(mentions: tuple[Mention, ...]) -> list[Actor]:
    return [mention.actor for mention in mentions if mention.actor is not None]


def _names(mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor.name for actor in _actors(mentions)))


def _countries(mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor.country for actor in _actors(mentions) if actor.country))


def _sectors(mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(SECTORS[actor.kind] for actor in _actors(mentions) if actor.kind in SECTORS))
