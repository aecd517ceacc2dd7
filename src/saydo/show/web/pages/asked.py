"""What an address asks for: filters that may be empty, days, cursors, and the address of the page after this one."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from fastapi import Request

from saydo.show.web.seam import Unusable

PAGE = 40


def words_of(request: Request, name: str) -> str | None:
    """A filter of the address; an empty field of a form is none."""
    return request.query_params.get(name, "").strip() or None


def day_of(request: Request, name: str) -> date | None:
    """A day of the address, as 2022-01-15."""
    given = words_of(request, name)
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise Unusable(f"{given[:40]!r} is no day: give it as 2022-01-15", name) from None


def next_address(request: Request, cursor: str | None) -> str | None:
    """This address with the cursor of the page after it."""
    if cursor is None:
        return None
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "after" and value]
    return f"{request.url.path}?{urlencode([*kept, ('after', cursor)])}"


def shown_again(request: Request, *names: str) -> Mapping[str, str]:
    """The filters as given, for the fields of the form."""
    return {name: words_of(request, name) or "" for name in names}
