"""Actors: what they promised, what became of it, what they said."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from saydo.show.names import actor_name
from saydo.show.web.desk import desk_of
from saydo.show.web.pages.asked import PAGE, next_address, words_of
from saydo.show.web.seam import StoreDep, page
from saydo.show.web.views.lines import in_shares, line_of
from saydo.show.web.views.reader import address_of
from saydo.show.words import first_capital
from saydo.store import ask

FEW = 10
router = APIRouter()


@router.get("/actors")
def actors(request: Request, store: StoreDep) -> Response:
    """Everybody who made a commitment."""
    found = ask.actors(store, after=words_of(request, "after"), limit=PAGE)
    return page(request, "actors.html", actors=found.items, next=next_address(request, found.next))


@router.get("/actor/{name:path}")
def actor(request: Request, store: StoreDep, name: str) -> Response:
    """One actor: commitments, shares of verdicts with their intervals, statements."""
    today = desk_of(request).today()
    view = ask.actor(store, name)
    found = ask.cases(store, who=view.row.who, after=words_of(request, "after"), limit=PAGE)
    return page(
        request,
        "actor.html",
        actor=view.row,
        heading=first_capital(actor_name(view.row.who)),
        names=[name for name in view.names if name not in (view.row.who, view.row.name) and name[:1].isupper()],
        shares=in_shares({share.verdict: share.count for share in view.shares}),
        intervals=view.shares,
        few=view.row.cases < FEW,
        lines=[line_of(row, today) for row in found.items],
        next=next_address(request, found.next),
        statements=[(row, address_of(row.article.id, row.start, row.end)) for row in view.statements.items],
    )
