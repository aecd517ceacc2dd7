"""Cursors, limits and the checks that filters go through."""

import base64
import json
import math
from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any, TypeVar

from saydo.records import hash_of
from saydo.store.ask.answers import Page
from saydo.store.file import Row
from saydo.store.refused import AskError

MOST = 500
GREATEST = 2**63 - 1
LONGEST_CURSOR = 1000
Item = TypeVar("Item")
Key = tuple[Any, ...]


def checked_limit(limit: int) -> int:
    if not 1 <= limit <= MOST:
        raise AskError(f"limit: {limit} is not a number from 1 to {MOST}")
    return limit


def checked(name: str, value: str | None, known: Collection[str]) -> str | None:
    """A filter that takes one of some words."""
    if value is not None and value not in known:
        raise AskError(f"{name}: {value!r} is none of {', '.join(known)}")
    return value


def checked_reach(first: date | None, last: date | None) -> None:
    if first is not None and last is not None and last < first:
        raise AskError(f"the last day, {last.isoformat()}, is before the first, {first.isoformat()}")


def cursor(question: str, key: Key) -> str:
    """Where the next page begins, for this question with these filters alone."""
    line = json.dumps([question, *key], separators=(",", ":"))
    return base64.urlsafe_b64encode(line.encode()).decode().rstrip("=")


def after_key(after: str | None, question: str, shape: Sequence[type | tuple[type, ...]]) -> Key | None:
    """The key that a cursor holds. Raises AskError where it is none, or that of another question."""
    if after is None:
        return None
    try:
        if len(after) > LONGEST_CURSOR:
            raise ValueError
        found = json.loads(base64.urlsafe_b64decode(after.encode("ascii") + b"=" * (-len(after) % 4)))
    except (ValueError, RecursionError):
        raise AskError(f"{after[:40]!r} is no cursor") from None
    if not isinstance(found, list) or len(found) != len(shape) + 1 or not all(map(_fits, found[1:], shape)):
        raise AskError(f"{after[:40]!r} is no cursor")
    if found[0] != question:
        raise AskError("this cursor belongs to another question: begin again without it")
    return tuple(found[1:])


def _fits(value: Any, kind: type | tuple[type, ...]) -> bool:
    """A key value of the kind that a cursor of ours has there, and one that the file can be asked for."""
    if isinstance(value, bool) or not isinstance(value, kind):
        return False
    if isinstance(value, int):
        return abs(value) <= GREATEST
    return math.isfinite(value) if isinstance(value, float) else True


def question_of(name: str, *filters: object) -> str:
    """What a cursor is tied to."""
    return hash_of(name, *(repr(value) for value in filters))


def page_of(
    rows: Sequence[Row], limit: int, question: str, key: Callable[[Row], Key], item: Callable[[Row], Item]
) -> Page[Item]:
    """A page from one row more than it holds: that there is one says that there is a next page."""
    shown = rows[:limit]
    return Page(
        tuple(item(row) for row in shown), cursor(question, key(shown[-1])) if len(rows) > limit and shown else None
    )


def day_of(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
