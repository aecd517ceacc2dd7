"""What people say of commitments: kept under the name of who asks, never of who is named in the body."""

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from starlette.responses import Response

from saydo.records import Judgement
from saydo.show.web.api.answers import NO_CONTROLS, Id, answer, problems
from saydo.show.web.plain import shape_of
from saydo.show.web.problems import NotFound
from saydo.show.web.seam import CallerDep, StoreDep, needs
from saydo.store import ask

NO_CONTROLS_BUT_LINES = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"
LONGEST_TEXT = 10**9
Name = Annotated[str, StringConstraints(pattern="^[0-9a-f]{12}$")]
Value = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=NO_CONTROLS)]
Quote = Annotated[str, StringConstraints(min_length=1, max_length=10_000, pattern=NO_CONTROLS_BUT_LINES)]
Note = Annotated[str, StringConstraints(max_length=10_000, pattern=NO_CONTROLS_BUT_LINES)]
Offset = Annotated[int, Field(ge=0, le=LONGEST_TEXT)]


class Said(BaseModel):
    """A judgement. What is judged within the case is named by article, start and end, with the words quoted there.

    A correction says which field has which value instead; a merge gives in value the case that this one is a part of; a
    split gives in commitments those that are a case of their own.
    """

    model_config = ConfigDict(extra="forbid")

    action: Literal["accept", "reject", "correct", "annotate", "merge", "split", "follow", "unfollow"]
    about: Literal["commitment", "verdict", "evidence", "gap", "event"] = "commitment"
    article: Name | None = None
    start: Offset | None = None
    end: Offset | None = None
    quote: Quote | None = None
    field: Literal["verdict", "outcome", "due", "who", "deed", "what", "amount", "place"] | None = None
    value: Value | None = None
    commitments: Annotated[list[Name], Field(max_length=500)] = []
    note: Note = ""


def router() -> APIRouter:
    """Everybody reads what was said, reviewers add to it."""
    made = APIRouter()
    judgement = shape_of(Judgement)
    reviewing = [Depends(needs("review"))]
    made.add_api_route(
        "/cases/{id}/judgements",
        judgements,
        response_model=list[judgement],  # type: ignore[valid-type]
        responses=problems(404),
    )
    made.add_api_route(
        "/cases/{id}/judgements",
        judge,
        methods=["POST"],
        status_code=HTTPStatus.CREATED,
        response_model=judgement,
        responses=problems(404, 413, 415),
        dependencies=reviewing,
    )
    made.add_api_route(
        "/cases/{id}/judgements/{judgement}",
        withdraw,
        methods=["DELETE"],
        response_model=judgement,
        responses=problems(404),
        dependencies=reviewing,
    )
    return made


def judgements(
    id: Id,
    store: StoreDep,
    withdrawn: Annotated[bool, Query(description="With those that were taken back.")] = False,
) -> Response:
    """What people said of a commitment, oldest first."""
    found = store.judgements(id, withdrawn=withdrawn)
    if not found:
        ask.case(store, id)  # which says so where there is no such case
    return answer(found)


def judge(id: Id, said: Said, store: StoreDep, caller: CallerDep) -> Response:
    """Accept, reject, correct or annotate a commitment, or what is said to bear on it; merge, split, follow."""
    kept = store.judge(
        Judgement(
            case=id,
            action=said.action,
            by=caller.by,
            at=datetime.now(UTC),
            about=said.about,
            article=said.article,
            start=said.start,
            end=said.end,
            quote=said.quote,
            field=said.field,
            value=said.value,
            commitments=tuple(said.commitments),
            note=said.note,
        )
    )
    where = f"/api/v1/cases/{id}/judgements"
    return answer(kept, status=HTTPStatus.CREATED, headers={"Location": where})


def withdraw(id: Id, judgement: Id, store: StoreDep, caller: CallerDep) -> Response:
    """Take a judgement back. That it was made and taken back stays known; the answer is the withdrawal."""
    if judgement not in {kept.id for kept in store.judgements(id)}:
        raise NotFound(f"no judgement of case {id} that stands has the id {judgement}")
    return answer(store.judge(Judgement(id, "withdraw", caller.by, datetime.now(UTC), value=judgement)))
