"""What the caller asks of every reader, and what all readers give."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from saydo.records import Article, Problem

if TYPE_CHECKING:
    from saydo.read.fetch import Fetcher

Items = Iterator[Article | Problem]
Known = Callable[[str, date | None], bool]


@dataclass(frozen=True, slots=True)
class Asked:
    """published is the day of articles that state none, fetched the day on which the source was had.

    address is where a page was had from, for pages that do not say it themselves. follow tells whether the items of a
    feed are followed to their pages, with fetcher. known says of an item, by its address and the day of its last
    change, that there is no need to have it again.
    """

    published: date | None = None
    fetched: date | None = None
    address: str | None = None
    follow: bool = True
    fetcher: Fetcher | None = None
    known: Known | None = None
