"""Places: the map with its table, and what is promised and told of each."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from saydo.show.names import place_name
from saydo.show.web.desk import desk_of
from saydo.show.web.pages.asked import PAGE, next_address, words_of
from saydo.show.web.seam import NotFound, StoreDep, page
from saydo.show.web.views.lines import in_shares, line_of
from saydo.show.web.views.places import countries
from saydo.show.web.views.reader import address_of
from saydo.show.words import first_capital
from saydo.store import ask

SHOWN = 20
router = APIRouter()


@router.get("/places")
def places(request: Request, store: StoreDep) -> Response:
    """Every country with its commitments and events."""
    return page(request, "places.html", places=countries(ask.places(store)))


@router.get("/place/{code}")
def place(request: Request, store: StoreDep, code: str) -> Response:
    """One country: commitments to be carried out there, what is told of it, figures by day."""
    here = next((country for country in countries(ask.places(store)) if country.code == code), None)
    if here is None:
        raise NotFound(f"nothing is kept of a place {code[:40]!r}")
    today = desk_of(request).today()
    found = ask.cases(store, place=code, after=words_of(request, "after"), limit=PAGE)
    told = ask.events(store, place=code, limit=SHOWN).items
    what = words_of(request, "what")
    counted = ask.figures(store, what=what, place=here.name).items if what else ()
    return page(
        request,
        "place.html",
        place=here,
        heading=first_capital(place_name(code)),
        shares=in_shares(dict(here.verdicts)),
        lines=[line_of(row, today) for row in found.items],
        next=next_address(request, found.next),
        events=[(row, address_of(row.article.id, row.start, row.end)) for row in told],
        what=what or "",
        figures=[(row, address_of(row.article.id, row.start, row.end)) for row in counted],
    )
