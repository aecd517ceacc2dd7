"""What a page or an API route is given: an open store, who asks, a checked form, and how a page is answered with."""

from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Depends, Request
from starlette.datastructures import UploadFile
from starlette.responses import HTMLResponse, Response

from saydo.show.web.callers import Caller
from saydo.show.web.desk import desk_of
from saydo.show.web.problems import NotFound, Refused, Unusable, WebProblem
from saydo.show.web.security import SAFE_METHODS, check_origin
from saydo.show.web.templating import render
from saydo.store import Store

MOST_FIELDS = 100
LONGEST_FIELD = 65_536
FORM_KINDS = ("application/x-www-form-urlencoded", "multipart/form-data")
CONTROLS = {*range(32), 127} - {9, 10, 13}
CSRF_HEADER = "x-csrf-token"


def store_of(request: Request) -> Iterator[Store]:
    """An open store, until the request is answered."""
    with desk_of(request).stores.lent() as store:
        yield store


StoreDep = Annotated[Store, Depends(store_of)]


def caller_of(request: Request) -> Caller:
    """Who asks. Found out once a request."""
    known: Caller | None = getattr(request.state, "caller", None)
    if known is not None:
        return known
    desk = desk_of(request)
    request.state.caller = caller = desk.gate.caller(request, desk.stores.tokens)
    return caller


CallerDep = Annotated[Caller, Depends(caller_of)]


def needs(role: str) -> Callable[[Caller], None]:
    """For a route's dependencies: whoever has not the role is refused."""

    def check(caller: CallerDep) -> None:
        caller.must(role)

    return check


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form, its CSRF token checked. Files are refused, and so are control characters."""
    known: dict[str, str] | None = getattr(request.state, "form", None)
    if known is not None:
        return known
    if not request.headers.get("content-type", "").lower().startswith(FORM_KINDS):
        raise WebProblem("a form is expected here", HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    given = await request.form(max_files=0, max_fields=MOST_FIELDS, max_part_size=LONGEST_FIELD)
    form: dict[str, str] = {}
    for name, value in given.multi_items():
        if isinstance(value, UploadFile) or any(ord(sign) in CONTROLS for sign in value):
            raise Unusable("holds characters that no text has", f"form.{name}" if name.isidentifier() else "form")
        form[name] = value
    desk_of(request).csrf.check(request, form.pop("csrf", ""))
    request.state.form = form
    return form


FormDep = Annotated[dict[str, str], Depends(form_of)]


async def guarded_page(request: Request) -> None:
    """For every route that people use: what would change anything comes from a form of ours."""
    if request.method not in SAFE_METHODS:
        check_origin(request, desk_of(request).site)
        await form_of(request)


def guarded_api(request: Request, caller: CallerDep) -> None:
    """For every route of the API: what would change anything comes from a program, or from a script of ours.

    A bearer token is proof enough, no browser sends one unasked. A request with our cookie shows the CSRF token in a
    header; one with neither comes from a program on an open desk, for a browser would have named its origin.
    """
    if request.method in SAFE_METHODS or caller.how == "token":
        return
    desk = desk_of(request)
    check_origin(request, desk.site)
    if desk.csrf.session(request) is not None or request.headers.get("origin") is not None:
        desk.csrf.check(request, request.headers.get(CSRF_HEADER, ""))


def page(request: Request, template: str, *, status: int = 200, **context: Any) -> Response:
    """A page as an answer."""
    return HTMLResponse(render(request, template, **context), status)


__all__ = [
    "Caller",
    "CallerDep",
    "FormDep",
    "NotFound",
    "Refused",
    "StoreDep",
    "Unusable",
    "WebProblem",
    "caller_of",
    "form_of",
    "guarded_api",
    "guarded_page",
    "needs",
    "page",
    "store_of",
]
