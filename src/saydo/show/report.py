"""The report: one page that stands alone. No script, nothing fetched; every text from an article is escaped."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined

from saydo.records import Article, Audit, Gap, Problem, Reading
from saydo.show.card import Quoted, card
from saydo.show.highlights import Block, Mark, blocks
from saydo.show.json_form import stem
from saydo.show.vocabulary import GAPS, OUTCOMES, VERDICTS
from saydo.show.words import counted_articles, day, one_line

WEB = Path(__file__).parent / "web"  # what the report shares with the pages of the desk
NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Page:
    """An article as the page shows it."""

    article: Article
    name: str
    link: str | None
    blocks: tuple[Block, ...]
    kinds: tuple[str, ...]


def report_page(audits: Sequence[Audit], readings: Sequence[Reading], problems: Sequence[Problem], as_of: date) -> str:
    """The whole report as HTML."""
    articles = {reading.article.id: reading.article for reading in readings}
    cards = [card(number, audit, articles, address=_anchor) for number, audit in enumerate(audits, start=1)]
    pages = [
        _page(article, audits, articles)
        for article in sorted(articles.values(), key=lambda a: (a.published or date.max, a.outlet or "", a.id))
    ]
    counts = Counter(audit.verdict for audit in audits)
    verdicts = [(verdict, counts[verdict]) for verdict in _order(counts)]
    return (
        _environment()
        .get_template("report.html")
        .render(
            cards=cards,
            pages=pages,
            problems=problems,
            as_of=as_of,
            verdicts=verdicts,
            outcomes=OUTCOMES,
            gap_words=GAPS,
            verdict_meanings=VERDICTS,
            coverage=_coverage(list(articles.values())),
            undated=[page for page in pages if page.article.complete and page.article.published is None],
        )
    )


def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("saydo.show"), FileSystemLoader([WEB / "templates", WEB / "static"])]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_readable,
    )
    environment.filters["day"] = day
    environment.filters["slug"] = lambda words: words.replace(" ", "-")
    environment.filters["one_line"] = one_line
    return environment


def _readable(value: Any) -> Any:
    """Characters that no HTML page may hold, each by the sign for "no character"."""
    return NOT_TEXT.sub("\ufffd", value) if type(value) is str else value


def _order(counts: Counter[str]) -> list[str]:
    """The verdicts in the order of the contract, strangers last."""
    known = list(VERDICTS)
    return sorted(counts, key=lambda v: (known.index(v) if v in known else len(known), v))


def _coverage(articles: Sequence[Article]) -> str:
    """6 articles from 4 outlets, 8 April 2021 to 10 January 2022."""
    days = sorted(a.published for a in articles if a.published)
    outlets = len({a.outlet for a in articles if a.outlet})
    said = counted_articles(articles)
    if outlets:
        said += f" from {outlets} outlet{'s' * (outlets != 1)}"
    return said + (f", {day(days[0])}" + (f" to {day(days[-1])}" if days[-1] != days[0] else "") if days else "")


def _anchor(name: str, item: Quoted) -> str:
    """The words of a row stand on the same page."""
    return f"#t-{name}"


def _page(article: Article, audits: Sequence[Audit], articles: dict[str, Article]) -> Page:
    marks = list(_marks(article, audits))
    link = article.url if article.url and re.match(r"https?://", article.url, re.IGNORECASE) else None
    kinds = tuple(dict.fromkeys(mark.kind for mark in marks))
    return Page(article, stem(articles[article.id], article.id), link, blocks(article, marks), kinds)


def _marks(article: Article, audits: Sequence[Audit]) -> Iterator[Mark]:
    for number, audit in enumerate(audits, start=1):
        lanes: tuple[tuple[str, str, Sequence[Quoted]], ...] = (
            ("w", "announced", audit.announced),
            ("d", "evidence", audit.evidence),
            ("g", "gap", audit.gaps),
            ("m", "money", audit.money),
        )
        for letter, kind, items in lanes:
            for place, item in enumerate(items, start=1):
                if item.article == article.id:
                    label = f"{number} {item.type if isinstance(item, Gap) else kind}"
                    name = f"c{number}-{letter}{place}"
                    yield Mark(item.span.start, item.span.end, kind, label, f"t-{name}", name)
