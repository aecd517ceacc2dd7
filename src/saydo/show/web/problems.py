"""Errors as they are told: application/problem+json (RFC 9457) to programs, a page to people, never a traceback."""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from saydo.show.web.templating import render
from saydo.store import StoreError, Taken, UnknownId

LOG = logging.getLogger("saydo.web")
MEDIA_TYPE = "application/problem+json"
API = "/api/"
NO_PAGES = (API, "/feed.atom", "/healthz", "/static/")


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is wrong with a request: where it stands (query.limit, body.kind) and what it should be."""

    at: str
    message: str


@dataclass(slots=True, eq=False)
class WebProblem(Exception):
    """A request that is not answered as asked: the detail is one line for whoever asked."""

    detail: str
    status: int = HTTPStatus.BAD_REQUEST
    headers: dict[str, str] = field(default_factory=dict)
    errors: tuple[Wrong, ...] = ()

    def __str__(self) -> str:
        return self.detail


class NotKnown(WebProblem):
    """Nobody is named who may ask this."""

    def __init__(self, detail: str, scheme: str = "Bearer") -> None:
        super().__init__(detail, HTTPStatus.UNAUTHORIZED, {"WWW-Authenticate": f'{scheme} realm="saydo"'})


class Refused(WebProblem):
    """Whoever asks may not have it, or does not ask from where they should."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail, HTTPStatus.FORBIDDEN)


class NotFound(WebProblem):
    """There is no such thing."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail, HTTPStatus.NOT_FOUND)


class Unusable(WebProblem):
    """A value that can be read and cannot be used."""

    def __init__(self, detail: str, at: str | None = None) -> None:
        super().__init__(detail, HTTPStatus.UNPROCESSABLE_ENTITY, errors=(Wrong(at, detail),) if at is not None else ())


class TooMany(WebProblem):
    """Asked too often."""

    def __init__(self, detail: str, seconds: int) -> None:
        super().__init__(detail, HTTPStatus.TOO_MANY_REQUESTS, {"Retry-After": str(max(1, seconds))})


class Slow(HTTPException):
    """A body that does not come. An HTTPException, for that alone FastAPI lets through while it reads a body."""

    def __init__(self) -> None:
        super().__init__(HTTPStatus.REQUEST_TIMEOUT, "the body did not come in time", {"Connection": "close"})


class TooLarge(HTTPException):
    """A body over its limit; an HTTPException for the same reason."""

    def __init__(self, most: int) -> None:
        super().__init__(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"the body is over the limit of {most:,} bytes")


def problem_plain(problem: WebProblem, path: str) -> dict[str, Any]:
    """The members of RFC 9457, and errors where several things are wrong."""
    plain: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(problem.status).phrase,
        "status": int(problem.status),
        "detail": problem.detail,
        "instance": path,
    }
    if problem.errors:
        plain["errors"] = [{"at": wrong.at, "message": wrong.message} for wrong in problem.errors]
    return plain


def problem_response(request: Request, problem: WebProblem) -> Response:
    """The problem in the form that whoever asked can read."""
    path = request.url.path
    if _wants_page(request, path):
        if problem.status == HTTPStatus.UNAUTHORIZED and request.method in {"GET", "HEAD"}:
            asked = path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(f"/login?next={quote(asked, safe='')}", status_code=HTTPStatus.SEE_OTHER)
        shown = render(request, "problem.html", problem=problem, title=HTTPStatus(problem.status).phrase)
        return Response(shown, problem.status, problem.headers, "text/html")
    # ASCII alone: a lone surrogate in a path or a text must not keep the answer from being sent.
    return Response(json.dumps(problem_plain(problem, path)), problem.status, problem.headers, MEDIA_TYPE)


def _wants_page(request: Request, path: str) -> bool:
    return not path.startswith(NO_PAGES) and "text/html" in request.headers.get("accept", "")


async def on_problem(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, WebProblem)
    return problem_response(request, fault)


async def on_http(request: Request, fault: Exception) -> Response:
    """What the framework refuses: no such path, no such method, a body that is too large or cannot be read."""
    assert isinstance(fault, HTTPException)
    return problem_response(request, from_http(fault))


async def on_invalid(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, RequestValidationError)
    return problem_response(request, from_invalid(fault.errors()))


async def on_store(request: Request, fault: Exception) -> Response:
    """A store that cannot be used now. Whoever asks is not told where it lies."""
    assert isinstance(fault, StoreError)
    LOG.error("%s", fault)
    problem = WebProblem(
        "the store cannot be used at present; the log of the server says why",
        HTTPStatus.SERVICE_UNAVAILABLE,
        {"Retry-After": "30"},
    )
    return problem_response(request, problem)


async def on_ask(request: Request, fault: Exception) -> Response:
    """A question that cannot be put so, and an id or name that nothing has."""
    if isinstance(fault, UnknownId):
        return problem_response(request, NotFound(str(fault)))
    if isinstance(fault, Taken):
        return problem_response(request, WebProblem(str(fault), HTTPStatus.CONFLICT))
    return problem_response(request, Unusable(str(fault)))


def from_http(fault: HTTPException) -> WebProblem:
    said = fault.detail if fault.detail and fault.detail != HTTPStatus(fault.status_code).phrase else ""
    detail = said or SAID.get(fault.status_code, "the request could not be answered")
    return WebProblem(detail, fault.status_code, dict(fault.headers or {}))


SAID: dict[int, str] = {
    HTTPStatus.NOT_FOUND: "there is nothing at this address",
    HTTPStatus.METHOD_NOT_ALLOWED: "this address does not take that method",
    HTTPStatus.BAD_REQUEST: "the request could not be read",
}


def from_invalid(errors: Sequence[Mapping[str, Any]]) -> WebProblem:
    """Each fault with its place. What was sent is not repeated: it may be anything."""
    wrong = tuple(Wrong(_place(error["loc"]), str(error["msg"])) for error in errors)
    first = f"{wrong[0].at}: {wrong[0].message}" if wrong else "a value cannot be used"
    more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
    return WebProblem(first + more, HTTPStatus.UNPROCESSABLE_ENTITY, errors=wrong)


def _place(location: Sequence[str | int]) -> str:
    """As query.limit; names that the sender made up are left out of it where they are not plain words."""
    return ".".join(str(part) if isinstance(part, int) or part.isidentifier() else "?" for part in location)


class Faults:
    """Whatever else goes wrong is logged with its traceback and told without it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except Exception as fault:
            if started:
                raise
            LOG.exception("%s %s failed", scope["method"], scope["path"].encode("ascii", "replace").decode())
            problem = WebProblem("something went wrong in the server; its log says what", 500)
            if isinstance(fault, RecursionError):
                problem = WebProblem("the request is nested too deeply")
            await problem_response(Request(scope), problem)(scope, receive, send)
