"""What the commands of the desk share: the store of the settings, ids cut short, long answers page by page."""

import getpass
import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from saydo.settings import settings
from saydo.show.terminal import NOTHING_READ, WRONG_ARGUMENTS, Stop
from saydo.store import Store
from saydo.store.ask import Page
from saydo.store.nearby import cases_called

Item = TypeVar("Item")
SHORTEST_PREFIX = 4
MOST = 10_000
ONE_PAGE = 100


def kept_store(*, read_only: bool = True) -> Store:
    """The store, which must be there: a question makes none."""
    path = settings().store
    if not path.exists():
        raise Stop(f"nothing is stored in {path} yet: run saydo add SOURCE", NOTHING_READ)
    return Store(path, create=False, read_only=read_only)


def the_case(store: Store, given: str) -> str:
    """The id of the one case whose id begins so."""
    prefix = given.strip().lower()
    if not re.fullmatch(rf"[0-9a-f]{{{SHORTEST_PREFIX},12}}", prefix):
        raise Stop(f"{given!r} is no id: give {SHORTEST_PREFIX} to 12 digits of one (0-9, a-f)", WRONG_ARGUMENTS)
    found = cases_called(store, prefix)
    if not found:
        raise Stop(f"no case has an id that begins with {prefix}", NOTHING_READ)
    if len(found) > 1:
        raise Stop(f"{prefix} begins {len(found)} ids, give more digits: {', '.join(found[:5])}", NOTHING_READ)
    return found[0]


def paged(question: Callable[..., Page[Item]], *, limit: int) -> Iterator[Item]:
    """The answers to a question, page by page, at most `limit`."""
    after, left = None, limit
    while left > 0:
        page = question(after=after, limit=min(left, ONE_PAGE))
        yield from page.items
        after, left = page.next, left - len(page.items)
        if after is None:
            return


def limit_asked(number: int) -> int:
    if not 1 <= number <= MOST:
        raise Stop(f"--limit: {number} is not a number from 1 to {MOST:,}", WRONG_ARGUMENTS)
    return number


def user_name() -> str:
    """Who is at the keyboard, by the name of the account."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise Stop("who says so? Give --by NAME", WRONG_ARGUMENTS) from None
