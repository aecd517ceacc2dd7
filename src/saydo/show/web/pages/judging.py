"""What people say of commitments: the review queue, and the forms. The store checks what it is asked to keep."""

from datetime import UTC, datetime

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from saydo.records import Judgement
from saydo.show.web.desk import desk_of
from saydo.show.web.pages.desk import local
from saydo.show.web.seam import CallerDep, FormDep, StoreDep, Unusable, needs, page
from saydo.show.web.views.lines import line_of
from saydo.store import ask

REVIEWERS = [Depends(needs("review"))]
LONGEST_NOTE = 2_000
router = APIRouter()


@router.get("/review")
def review(request: Request, store: StoreDep, caller: CallerDep) -> Response:
    """What the machine is least sure of and nobody has judged."""
    today = desk_of(request).today()
    queue = [(line_of(row.case, today), row.why, row.case.quote) for row in ask.review_queue(store)]
    said = "Your judgement is kept." if request.query_params.get("done") else None
    return page(request, "review.html", queue=queue, may_review=caller.may("review"), said=said)


@router.post("/case/{case}/judgement", dependencies=REVIEWERS)
def judge(store: StoreDep, caller: CallerDep, form: FormDep, case: str) -> Response:
    """Accept, reject, correct or annotate a commitment, its verdict, or a quotation of it."""
    action, about = form.get("action", ""), form.get("about", "commitment")
    if action not in ("accept", "reject", "correct", "annotate"):
        raise Unusable("is none of accept, reject, correct, annotate", "form.action")
    article = form.get("article") or None
    store.judge(
        Judgement(
            case=case,
            action=action,
            by=caller.by,
            at=datetime.now(UTC),
            about=about,
            article=article,
            start=_offset(form, "start") if article else None,
            end=_offset(form, "end") if article else None,
            quote=form.get("quote") or None,
            field=form.get("field") or None,
            value=form.get("value", "").strip() or None,
            note=_note(form),
        )
    )
    return _back(form, case, "judgement")


@router.post("/case/{case}/merge", dependencies=REVIEWERS)
def merge(store: StoreDep, caller: CallerDep, form: FormDep, case: str) -> Response:
    """Tell the case within another."""
    into = form.get("into", "").strip()
    store.judge(Judgement(case, "merge", caller.by, datetime.now(UTC), value=into, note=_note(form)))
    return _back(form, case, "merge")


@router.post("/case/{case}/split", dependencies=REVIEWERS)
def split(store: StoreDep, caller: CallerDep, form: FormDep, case: str) -> Response:
    """Make some of its tellings a case of their own."""
    chosen = tuple(value for name, value in sorted(form.items()) if name.startswith("commitment-"))
    store.judge(Judgement(case, "split", caller.by, datetime.now(UTC), commitments=chosen, note=_note(form)))
    return _back(form, case, "split")


@router.post("/case/{case}/follow", dependencies=REVIEWERS)
def follow(store: StoreDep, caller: CallerDep, form: FormDep, case: str) -> Response:
    """Follow it, or follow it no more."""
    action = "unfollow" if form.get("follow") == "no" else "follow"
    store.judge(Judgement(case, action, caller.by, datetime.now(UTC)))
    return _back(form, case, action)


@router.post("/case/{case}/withdraw", dependencies=REVIEWERS)
def withdraw(store: StoreDep, caller: CallerDep, form: FormDep, case: str) -> Response:
    """Take back what one said oneself."""
    name = form.get("judgement", "")
    if not any(said.id == name and said.by == caller.by for said in store.judgements(case)):
        raise Unusable("is no judgement of yours", "form.judgement")
    store.judge(Judgement(case, "withdraw", caller.by, datetime.now(UTC), value=name))
    return _back(form, case, "withdraw")


def _note(form: dict[str, str]) -> str:
    note = form.get("note", "").strip()
    if len(note) > LONGEST_NOTE:
        raise Unusable(f"is longer than {LONGEST_NOTE} characters", "form.note")
    return note


def _offset(form: dict[str, str], name: str) -> int:
    given = form.get(name, "")
    if not (given.isascii() and given.isdigit() and len(given) < 10):
        raise Unusable("is no offset", f"form.{name}")
    return int(given)


def _back(form: dict[str, str], case: str, done: str) -> Response:
    """To the page the form came from, by a fresh request, so that loading it again sends nothing twice."""
    return RedirectResponse(f"{local(form.get('back') or f'/case/{case}')}?done={done}", 303)
