"""Commitments: the list with its filters, and the page of each."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from saydo.records.audited import GAPS, VERDICTS
from saydo.show.vocabulary import DEEDS
from saydo.show.web.desk import desk_of
from saydo.show.web.pages.asked import PAGE, day_of, next_address, shown_again, words_of
from saydo.show.web.seam import CallerDep, StoreDep, page
from saydo.show.web.views.case import CORRECTED, case_page
from saydo.show.web.views.lines import line_of
from saydo.store import ask

FILTERS = ("text", "who", "deed", "place", "verdict", "gap", "due_from", "due_to", "dossier", "followed", "order")
DONE = {
    "judgement": "Your judgement is kept.",
    "merge": "It is merged into another; what was said of it is kept here.",
    "split": "They are split off into a commitment of their own.",
    "follow": "You follow it now.",
    "unfollow": "You follow it no more.",
    "withdraw": "Your judgement is taken back.",
}
router = APIRouter()


@router.get("/cases")
def cases(request: Request, store: StoreDep) -> Response:
    """Commitments by any of the filters."""
    today = desk_of(request).today()
    found = ask.cases(
        store,
        text=words_of(request, "text"),
        who=words_of(request, "who"),
        deed=words_of(request, "deed"),
        place=words_of(request, "place"),
        verdict=words_of(request, "verdict"),
        gap=words_of(request, "gap"),
        due_from=day_of(request, "due_from"),
        due_to=day_of(request, "due_to"),
        dossier=words_of(request, "dossier"),
        followed="*" if words_of(request, "followed") else None,
        rejected=words_of(request, "rejected") is not None,
        order=words_of(request, "order") or ("due" if words_of(request, "due_from") else "changed"),
        after=words_of(request, "after"),
        limit=PAGE,
    )
    return page(
        request,
        "cases.html",
        lines=[line_of(row, today) for row in found.items],
        next=next_address(request, found.next),
        asked=shown_again(request, *FILTERS),
        rejected=words_of(request, "rejected") is not None,
        verdicts=VERDICTS,
        gaps=GAPS,
        deeds=tuple(DEEDS),
        dossiers=[name for name, _ in store.dossiers()],
    )


@router.get("/case/{case}")
def case(request: Request, store: StoreDep, caller: CallerDep, case: str) -> Response:
    """One commitment, with what people say of it."""
    view = case_page(ask.case(store, case), caller.by)
    return page(
        request,
        "case.html",
        case=view,
        followed=caller.by in view.row.followed,
        may_review=caller.may("review"),
        verdicts=VERDICTS,
        corrected=CORRECTED,
        said=DONE.get(words_of(request, "done") or ""),
    )
