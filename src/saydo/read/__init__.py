"""Reading sources."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from saydo.records import Article, Problem


def read(source: str | Path, *, published: date | None = None) -> Iterator[Article | Problem]:
    yield from ()
