"""/feed.atom: changes of verdict, for feed readers."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Annotated
from xml.etree import ElementTree as Xml

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from saydo.show.change_words import change_story, change_title
from saydo.show.web.api.answers import words
from saydo.show.web.desk import desk_of
from saydo.show.web.seam import CallerDep, StoreDep, needs
from saydo.show.web.security import own_origin
from saydo.store import Store, ask
from saydo.store.ask import ChangeRow

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
DAYS = timedelta(days=90)
ENTRIES = 100
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def router() -> APIRouter:
    made = APIRouter(dependencies=[Depends(needs("read"))], include_in_schema=False)
    made.add_api_route("/feed.atom", feed, methods=["GET"])
    return made


def feed(
    request: Request,
    store: StoreDep,
    caller: CallerDep,
    who: Annotated[str | None, words("Only of this actor, by its code.")] = None,
    verdict: Annotated[str | None, words("Only changes to this verdict.")] = None,
    case: Annotated[str | None, words("Only of this commitment.")] = None,
    followed: Annotated[bool, Query(description="Only of those that whoever asks follows.")] = False,
) -> Response:
    """The changes of the last ninety days that the filters let through, the latest first."""
    desk = desk_of(request)
    today = desk.today()
    site = own_origin(request, desk.site)
    kept = (
        change
        for change in _changes(store, today - DAYS, today)
        if (who is None or who in change.case.who)
        and (verdict is None or change.verdict == verdict)
        and (case is None or change.case.id == case)
        and (not followed or caller.by in change.case.followed)
    )
    asked = f"{site}/feed.atom" + (f"?{request.url.query}" if request.url.query else "")
    return Response(atom(list(islice(kept, ENTRIES)), site=site, address=asked, today=today), media_type=MEDIA_TYPE)


def _changes(store: Store, first: date, last: date) -> Iterator[ChangeRow]:
    """All changes between two days, page by page."""
    after: str | None = None
    while True:
        found = ask.changes(store, first, until=last, after=after, limit=ask.MOST)
        yield from found.items
        if found.next is None:
            return
        after = found.next


def atom(changes: list[ChangeRow], *, site: str, address: str, today: date) -> bytes:
    """The feed as Atom (RFC 4287). Its day is that of its latest entry, so that it stays as it is until one comes."""
    Xml.register_namespace("", ATOM)
    root = Xml.Element(f"{{{ATOM}}}feed")
    _add(root, "id", f"{site}/feed.atom")
    _add(root, "title", "saydo: changes of verdict")
    _add(root, "updated", _moment(changes[0].day if changes else date(today.year, 1, 1)))
    _add(_add(root, "author"), "name", "saydo")
    _add(root, "link", rel="self", href=address, type=MEDIA_TYPE)
    _add(root, "link", rel="alternate", href=f"{site}/", type="text/html")
    for change in changes:
        entry = _add(root, "entry")
        _add(entry, "id", f"urn:saydo:change:{change.id}")
        _add(entry, "title", change_title(change))
        _add(entry, "updated", _moment(change.day))
        _add(entry, "link", rel="alternate", href=f"{site}/case/{change.case.id}", type="text/html")
        _add(entry, "category", term=change.verdict)
        _add(entry, "summary", change_story(change))
    written: str = Xml.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}'.encode()


def _add(parent: Xml.Element, name: str, text: str | None = None, **attributes: str) -> Xml.Element:
    """One element. What no XML may hold stands as the sign for "no character"; ElementTree escapes the rest."""
    kept = {key: NOT_XML.sub("\ufffd", value) for key, value in attributes.items()}
    made = Xml.SubElement(parent, f"{{{ATOM}}}{name}", kept)
    if text is not None:
        made.text = NOT_XML.sub("\ufffd", text)
    return made


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
