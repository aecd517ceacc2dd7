"""/api/v1: the questions that pages and command line ask, as JSON; and what may be told to the desk."""

from dataclasses import dataclass

from fastapi import APIRouter, Depends, Security
from fastapi.security import HTTPBearer
from starlette.responses import Response

import saydo
from saydo.show.web.api import intake, judging, keys, questions
from saydo.show.web.api.answers import answer, known_filters, problems
from saydo.show.web.plain import shape_of
from saydo.show.web.seam import CallerDep, guarded_api, needs

PREFIX = "/api/v1"
BEARER = HTTPBearer(auto_error=False, description="A token, as saydo tokens add makes one.")


@dataclass(frozen=True, slots=True)
class About:
    """Which saydo answers, and what whoever asks is known as and may do."""

    version: str
    by: str
    role: str


def router() -> APIRouter:
    """Every route of the API. All take the role read, and those that change anything what `guarded_api` asks."""
    made = APIRouter(
        prefix=PREFIX,
        dependencies=[Depends(d) for d in (needs("read"), guarded_api, known_filters)] + [Security(BEARER)],
    )
    made.add_api_route("/about", about, response_model=shape_of(About), responses=problems())
    for part in (questions.router(), judging.router(), intake.router(), keys.router()):
        made.include_router(part)
    return made


def about(caller: CallerDep) -> Response:
    """The version, and who you are here."""
    return answer(About(saydo.__version__, caller.by, caller.role))
