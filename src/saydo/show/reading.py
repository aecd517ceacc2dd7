"""`saydo read`: what was found in the sources, before anything is analysed."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.table import Table
from rich.text import Text

import saydo
from saydo.read import Fetcher, is_readable, merge_copies
from saydo.records import Article, Problem
from saydo.settings import settings
from saydo.show.terminal import NOTHING_READ, OK, console, note, save
from saydo.store import to_plain


@dataclass(frozen=True, slots=True)
class Found:
    """The tellings in the sources, each with how many copies it stands for, and what was in the way."""

    articles: tuple[tuple[Article, int], ...]
    problems: tuple[Problem, ...]
    empty: tuple[str, ...]


def read_sources(sources: Sequence[str], *, published: date | None, follow: bool, jsonl: Path | None) -> int:
    """List the articles of every source, write them as JSON Lines where asked, and say what could not be read."""
    found = _found(sources, published=published, follow=follow)
    if found.articles:
        console().print(_table(found.articles))
    if jsonl is not None:
        save(jsonl, "".join(json.dumps(article_line(a), ensure_ascii=False) + "\n" for a, _ in found.articles))
        note(f"{len(found.articles)} articles are in {jsonl}")
    for problem in found.problems:
        note(f"{problem.source}: {problem.message}")
    return NOTHING_READ if found.empty else OK


def _found(sources: Sequence[str], *, published: date | None, follow: bool) -> Found:
    fetcher = Fetcher(keep_feeds_in=settings().feeds)
    articles: list[Article] = []
    problems: list[Problem] = []
    empty: list[str] = []
    for source in sources:
        before = len(articles)
        for item in saydo.read(source, published=published, follow=follow, fetcher=fetcher):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                articles.append(item)
        if len(articles) == before:
            empty.append(source)
    fetcher.close()
    tellings = merge_copies(articles)
    return Found(tuple((t.article, len(t.copies)) for t in tellings), tuple(problems), tuple(empty))


def _table(articles: Iterable[tuple[Article, int]]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("title", "outlet", "date", "known from"):
        table.add_column(heading, overflow="fold")
    table.add_column("words", justify="right")
    for heading in ("parts", "source"):
        table.add_column(heading, overflow="fold")
    for article, copies in articles:
        table.add_row(
            Text(article.title or "(no title)"),
            Text(_outlets(article, copies)),
            str(article.published or ""),
            article.published_from or "",
            str(len(article.text.split())),
            Text(_parts(article)),
            Text(article.source or ""),
        )
    return table


def _outlets(article: Article, copies: int) -> str:
    """The outlet, and the others that carry the same text."""
    own = article.outlet or ""
    if article.also_in:
        return f"{own}, also in {', '.join(article.also_in)}".removeprefix(", ")
    return f"{own} ({copies + 1} copies)".strip() if copies else own


def _parts(article: Article) -> str:
    """How many parts of each kind, and what is missing or foreign."""
    counts = Counter(part.kind for part in article.parts)
    said = [f"{count} {kind}{'s' * (count > 1)}" for kind, count in counts.items()]
    if not article.complete:
        said.append("not complete")
    if not is_readable(article):
        said.append(f"in {article.language!r}")
    return ", ".join(said)


def article_line(article: Article) -> dict[str, object]:
    """A line of JSON Lines, which can be read again."""
    plain = {name: value for name, value in to_plain(article).items() if value not in (None, [], "")}
    plain["paragraphs"] = [article.text[p.start : p.end] for p in article.parts if p.kind == "paragraph"]
    return plain
