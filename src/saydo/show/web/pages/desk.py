"""Overview, search, and what the words mean."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from saydo.show.vocabulary import GAPS, OUTCOMES, VERDICTS
from saydo.show.web.desk import desk_of
from saydo.show.web.pages.asked import next_address, words_of
from saydo.show.web.seam import FormDep, StoreDep, page
from saydo.show.web.templating import THEMES
from saydo.show.web.views.lines import change_of, in_shares, line_of
from saydo.store import ask

SHOWN = 8
BEST_CASES = 5
YEAR = 365 * 24 * 3_600
router = APIRouter()


@router.get("/")
def overview(request: Request, store: StoreDep) -> Response:
    """Verdicts, what changed this week, what falls due, what waits for a person."""
    today = desk_of(request).today()
    view = ask.overview(store, today)
    waiting = ask.review_queue(store, limit=SHOWN)
    return page(
        request,
        "overview.html",
        view=view,
        shares=in_shares({share.verdict: share.count for share in view.verdicts}),
        changed=[change_of(row) for row in view.changed[:SHOWN]],
        due=[line_of(row, today) for row in view.due[:SHOWN]],
        overdue=[line_of(row, today) for row in view.overdue[:SHOWN]],
        followed=[line_of(row, today) for row in view.followed[:SHOWN]],
        waiting=[line_of(row.case, today) for row in waiting],
    )


@router.get("/search")
def search(request: Request, store: StoreDep) -> Response:
    """Articles that hold all the words, and commitments that do."""
    asked, after, today = words_of(request, "q"), words_of(request, "after"), desk_of(request).today()
    has_words = any(letter.isalnum() for letter in asked or "")
    found = ask.search(store, asked, after=after) if asked and has_words else None
    lines = ask.cases(store, text=asked, limit=BEST_CASES).items if found and not after else ()
    return page(
        request,
        "search.html",
        asked=asked or "",
        results=found.items if found else (),
        lines=[line_of(row, today) for row in lines],
        next=next_address(request, found.next) if found else None,
    )


@router.get("/method")
def method(request: Request) -> Response:
    """What verdicts, outcomes and gaps mean."""
    return page(request, "method.html", verdict_meanings=VERDICTS, outcomes=OUTCOMES, gap_words=GAPS)


@router.post("/appearance")
def appearance(form: FormDep) -> Response:
    """Light, dark, or as the system has it."""
    answer = RedirectResponse(local(form.get("back")), 303)
    theme = form.get("theme", "")
    if theme in THEMES:
        answer.set_cookie("theme", theme, max_age=YEAR, httponly=True, samesite="lax")
    else:
        answer.delete_cookie("theme")
    return answer


def local(address: str | None) -> str:
    """The address where it is one of this desk, else the overview: a form must not send anybody elsewhere."""
    fits = address is not None and address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if address is not None and fits and address.isprintable() else "/"
