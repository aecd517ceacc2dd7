"""Pages from templates: one environment, every value escaped, an unknown name an error."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request

from saydo.show.web.assets import scripts, styles
from saydo.show.words import day, days_in_words, one_line

NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
THEMES = ("light", "dark")


def short_day(value: date | None) -> str:
    """31 Dec 2021."""
    return f"{value.day} {value:%b} {value.year}" if value else "no date"


def shortened(text: str, length: int) -> str:
    """Cut at a blank where there is one near the end."""
    text = one_line(text)
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return (cut[: cut.rindex(" ")] if " " in cut[length // 2 :] else cut).rstrip(" ,;:") + "…"


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day,
    "slug": lambda words: words.replace(" ", "-"),
    "one_line": one_line,
    "short_day": short_day,
    "shortened": shortened,
    "days_in_words": days_in_words,
    "path": lambda name: quote(name, safe="", errors="replace"),
}
GLOBALS: dict[str, Any] = {"styles": styles, "scripts": scripts}


@cache
def environment() -> Environment:
    """Made once: templates are compiled when they are first used."""
    made = Environment(
        loader=PackageLoader("saydo.show.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_readable,
    )
    made.filters.update(FILTERS)
    made.globals.update(GLOBALS)
    return made


def render(request: Request, name: str, **context: Any) -> str:
    """The page as text. What every page needs to know (who is asking, the day) is added to the context."""
    return environment().get_template(name).render(**common(request), **context)


def common(request: Request) -> dict[str, Any]:
    """csrf, caller, tokens_required, path, today, feed_address, theme."""
    state = request.state
    desk = request.app.state.desk
    return {
        "csrf": desk.csrf.token_for(request),
        "caller": getattr(state, "caller", None),
        "tokens_required": desk.tokens_required,
        "path": request.url.path,
        "today": desk.today(),
        "feed_address": "/feed.atom",
        "theme": request.cookies.get("theme") if request.cookies.get("theme") in THEMES else "",
    }


def _readable(value: Any) -> Any:
    """Characters that no HTML page may hold, each by the sign for "no character"."""
    return NOT_TEXT.sub("\ufffd", value) if type(value) is str else value
