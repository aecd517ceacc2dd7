"""From the bytes of one page to its articles, read at arm's length: a child process does it."""

from collections.abc import Callable
from dataclasses import replace

from saydo.read.asked import Asked, Items
from saydo.read.html import read_html
from saydo.read.load import Loaded, decode
from saydo.read.supervised import SUPERVISED, PageLost
from saydo.records import Article, Problem


def read_page(content: bytes, *, source: str, name: str, asked: Asked, charset: str | None = None) -> Items:
    """The articles of an HTML page as it came over the wire."""
    loaded = decode(content, source=source, name=name, charset=charset)
    if isinstance(loaded, Problem):
        yield loaded
        return
    yield from loaded.problems
    yield from at_arms_length(read_html, loaded, asked=asked)


def at_arms_length(read: Callable[..., Items], loaded: Loaded, *, asked: Asked) -> Items:
    """What the reader gives, from a child process: a page that takes too long or kills its reader is lost alone."""
    try:
        yield from SUPERVISED.ask(_all, read, loaded, replace(asked, fetcher=None, known=None))
    except PageLost as fault:
        yield Problem(loaded.source, str(fault))


def _all(read: Callable[..., Items], loaded: Loaded, asked: Asked) -> list[Article | Problem]:
    return list(read(loaded, asked=asked))
