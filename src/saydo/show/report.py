"""The report: one page that stands alone. No script, nothing fetched; every text from an article is escaped."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from saydo.records import Announcement, Article, Audit, Evidence, Gap, Problem, Reading
from saydo.show.explain import describe
from saydo.show.highlights import Block, Mark, blocks
from saydo.show.json_form import stem
from saydo.show.names import actor_name, place_name
from saydo.show.timeline import Point, Timeline, draw
from saydo.show.vocabulary import GAPS, OUTCOMES, VERDICTS
from saydo.show.words import audit_sentence, counted_articles, day, listed, one_line, verdict_words

WIDE, NARROW = 860, 350
NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Row:
    """A quotation in one of a card's lists. name is its anchor, target that of the same words in the article."""

    number: int
    name: str
    target: str
    head: str
    detail: str
    quote: str
    kind: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """An audit as the page shows it."""

    number: int
    audit: Audit
    sentence: str
    verdict_words: str
    facts: tuple[tuple[str, str], ...]
    words: tuple[Row, ...]
    deeds: tuple[Row, ...]
    gaps: tuple[Row, ...]
    drawings: tuple[tuple[str, Timeline], ...]
    rules: tuple[tuple[str, str], ...]
    undated: int


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
    cards = [_card(number, audit, articles) for number, audit in enumerate(audits, start=1)]
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
        loader=PackageLoader("saydo.show"),
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


def _card(number: int, audit: Audit, articles: dict[str, Article]) -> Card:
    words = tuple(_row(number, "w", i, item, articles) for i, item in enumerate(audit.announced, start=1))
    deeds = tuple(_row(number, "d", i, item, articles) for i, item in enumerate(audit.evidence, start=1))
    gaps = tuple(_row(number, "g", i, item, articles) for i, item in enumerate(audit.gaps, start=1))
    points = list(_points(number, audit, articles))
    marks = list(_marked_days(audit))
    names = dict.fromkeys([*audit.rules, *(g.rule for g in audit.gaps), *(e.rule for e in audit.evidence)])
    return Card(
        number,
        audit,
        audit_sentence(audit),
        verdict_words(audit.verdict),
        tuple(_facts(audit)),
        words,
        deeds,
        gaps,
        (("wide", draw(points, marks, width=WIDE)), ("narrow", draw(points, marks, width=NARROW))),
        tuple((name, describe(name)) for name in names),
        len(words) + len(deeds) - len(points),
    )


def _facts(audit: Audit) -> Iterator[tuple[str, str]]:
    yield "Who", listed([actor_name(name) for name in audit.who])
    yield "Deed", audit.deed
    for name, value in (
        ("What", audit.what),
        ("Amount", audit.amount.span.text if audit.amount else None),
        ("Place", place_name(audit.place) if audit.place else None),
    ):
        if value:
            yield name, one_line(value)
    yield "Due", day(audit.due, otherwise="no date set")
    if audit.due_now and audit.due_now != audit.due:
        yield "Due now", day(audit.due_now)
    if audit.condition:
        yield "Condition", one_line(audit.condition)
    yield "Outcome", f"{audit.outcome}: {OUTCOMES[audit.outcome]}" if audit.outcome in OUTCOMES else audit.outcome
    yield "Schedule", audit.schedule


def _row(number: int, lane: str, place: int, item: Announcement | Evidence | Gap, articles: dict[str, Article]) -> Row:
    article = articles.get(item.article)
    name = f"c{number}-{lane}{place}"
    outlet = (article.outlet if article else None) or stem(article, item.article)
    told = article.published if article else None
    if isinstance(item, Gap):
        return Row(place, name, f"t-{name}", item.type, f"{outlet}, {day(told)}", item.span.text, "gap", item.reason)
    head = day(item.day or told)
    if isinstance(item, Evidence):
        return Row(place, name, f"t-{name}", head, outlet, item.span.text, item.shows, item.reason)
    by = f" · announced by {one_line(item.by)}" if item.by else ""
    later = f" · told {day(told)}" if item.day and told and told != item.day else ""
    unsure = "" if item.day else " · the day of the telling; that of the announcement is not given"
    return Row(
        place, name, f"t-{name}", head, f"{outlet}{by}{later}{unsure if told else ''}", item.span.text, "announced"
    )


def _points(number: int, audit: Audit, articles: dict[str, Article]) -> Iterator[Point]:
    """Announcements and evidence that have a day, their own or that of the telling."""
    lanes: tuple[tuple[str, str, Sequence[Announcement | Evidence]], ...] = (
        ("words", "w", audit.announced),
        ("deeds", "d", audit.evidence),
    )
    for lane, letter, items in lanes:
        for place, item in enumerate(items, start=1):
            article = articles.get(item.article)
            when = item.day or (article.published if article else None)
            if when:
                shows = item.shows if isinstance(item, Evidence) else ""
                outlet = (article.outlet if article else None) or stem(article, item.article)
                label = f"{lane} {place}, {day(when)}, {outlet}{f': shows it {shows}' if shows else ''}"
                yield Point(lane, when, place, label, f"c{number}-{letter}{place}", shows, item.day is not None)


def _marked_days(audit: Audit) -> Iterator[tuple[str, str, date]]:
    if audit.due:
        yield "due", f"due {_short(audit.due)}", audit.due
    if audit.due_now and audit.due_now != audit.due:
        yield "due-now", f"now due {_short(audit.due_now)}", audit.due_now
    yield "as-of", f"as of {_short(audit.as_of)}", audit.as_of


def _short(value: date) -> str:
    return f"{value.day} {value:%b %Y}"


def _page(article: Article, audits: Sequence[Audit], articles: dict[str, Article]) -> Page:
    marks = list(_marks(article, audits))
    link = article.url if article.url and re.match(r"https?://", article.url, re.IGNORECASE) else None
    kinds = tuple(dict.fromkeys(mark.kind for mark in marks))
    return Page(article, stem(articles[article.id], article.id), link, blocks(article, marks), kinds)


def _marks(article: Article, audits: Sequence[Audit]) -> Iterator[Mark]:
    for number, audit in enumerate(audits, start=1):
        lanes: tuple[tuple[str, str, Sequence[Announcement | Evidence | Gap]], ...] = (
            ("w", "announced", audit.announced),
            ("d", "evidence", audit.evidence),
            ("g", "gap", audit.gaps),
        )
        for letter, kind, items in lanes:
            for place, item in enumerate(items, start=1):
                if item.article == article.id:
                    label = f"{number} {item.type if isinstance(item, Gap) else kind}"
                    name = f"c{number}-{letter}{place}"
                    yield Mark(item.span.start, item.span.end, kind, label, f"t-{name}", name)
