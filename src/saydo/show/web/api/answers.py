"""How the API answers, and what its parameters are: pages with cursors, problems, days, words and ids."""

import re
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Annotated, Any, TypeVar
from urllib.parse import quote, urlencode

from fastapi import Path, Query, Request, params
from fastapi.dependencies.utils import get_flat_params
from fastapi.routing import APIRoute
from pydantic import BeforeValidator
from starlette.responses import Response

from saydo.show.web.plain import json_bytes
from saydo.show.web.problems import MEDIA_TYPE, Unusable
from saydo.store.ask import MOST, Page

Item = TypeVar("Item")
JSON = "application/json"
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
NO_CONTROLS = r"^[^\x00-\x1f\x7f]*$"
LONGEST_WORDS = 200

PROBLEM: dict[str, Any] = {
    "title": "Problem",
    "description": "What is in the way (RFC 9457).",
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"at": {"type": "string"}, "message": {"type": "string"}},
                "required": ["at", "message"],
            },
        },
    },
    "required": ["type", "title", "status", "detail", "instance"],
}
ALWAYS = (400, 401, 403, 422, 429, 503)
Responses = dict[int | str, dict[str, Any]]


def known_filters(request: Request) -> None:
    """Refuse a filter that the question does not have, or that is given twice: passed over, it would answer another
    question than the one that was asked."""
    route: APIRoute = request.scope["route"]
    known = {field.alias for field in get_flat_params(route.dependant) if isinstance(field.field_info, params.Query)}
    given = [name for name, _ in request.query_params.multi_items()]
    for name in given:
        place = f"query.{name}" if name.isidentifier() else "query"
        if name not in known:
            raise Unusable(f"there is no such filter; there are {', '.join(sorted(known)) or 'none'}", place)
        if given.count(name) > 1:
            raise Unusable("this filter is given more than once", place)


def problems(*statuses: int) -> Responses:
    """The errors of a route, for the OpenAPI document: those that any may have, and its own."""
    content = {MEDIA_TYPE: {"schema": PROBLEM}}
    return {
        status: {"description": HTTPStatus(status).phrase, "content": content}
        for status in sorted({*ALWAYS, *statuses})
    }


def answer(value: Any, *, status: int = HTTPStatus.OK, headers: Mapping[str, str] | None = None) -> Response:
    """Records as JSON."""
    return Response(json_bytes(value), status, headers, JSON)


def page_answer(request: Request, page: Page[Item]) -> Response:
    """A page of records, with the address of the next one in a Link header."""
    headers = {} if page.next is None else {"Link": f'<{_with_cursor(request, page.next)}>; rel="next"'}
    return answer(page, headers=headers)


def _with_cursor(request: Request, cursor: str) -> str:
    asked: Iterable[tuple[str, str]] = request.query_params.multi_items()
    kept = [(name, value) for name, value in asked if name != "after"]
    return f"{quote(request.url.path)}?{urlencode([*kept, ('after', cursor)])}"


def _iso_day(value: Any) -> Any:
    """A day as 2024-06-01 alone: pydantic would take seconds since 1970 and moments, too."""
    if isinstance(value, str) and not ISO_DAY.fullmatch(value):
        raise ValueError("a day is written as 2024-06-01")
    return value


IsoDay = BeforeValidator(_iso_day)
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many to a page.")]
After = Annotated[
    str | None,
    Query(max_length=1_000, pattern="^[A-Za-z0-9_-]+$", description="The cursor of the page, as `next` gave it."),
]
Id = Annotated[str, Path(pattern="^[0-9a-f]{12}$", description="An id: twelve digits from 0 to 9 and a to f.")]


def words(description: str, known: Iterable[str] | None = None, **more: Any) -> Any:
    """A filter that takes words; where only some are known they stand in the OpenAPI document."""
    shown = {"enum": sorted(known)} if known is not None else None
    return Query(
        min_length=1,
        max_length=LONGEST_WORDS,
        pattern=NO_CONTROLS,
        description=description,
        json_schema_extra=shown,
        **more,
    )
