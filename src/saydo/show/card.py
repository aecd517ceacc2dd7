"""An audit as a page shows it: its sentence and facts, its quotations in two lanes, the drawing of them in time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from saydo.records import Announcement, Article, Audit, Evidence, Gap, MoneyStep
from saydo.show.explain import describe
from saydo.show.json_form import stem
from saydo.show.names import actor_name, place_name
from saydo.show.shares import Weighed, weighed, weighed_confidence
from saydo.show.timeline import Point, Timeline, draw
from saydo.show.vocabulary import OUTCOMES
from saydo.show.words import audit_sentence, chain_words, confidence_words, day, listed, one_line, verdict_words

WIDE, NARROW = 860, 350
Quoted = Announcement | Evidence | Gap | MoneyStep
# Where the words of a row are read in their article: the address for the row's name and what it quotes.
Address = Callable[[str, Quoted], str]


@dataclass(frozen=True, slots=True)
class Row:
    """A quotation in one of a card's lists. name is its anchor, href where the same words stand in the article, day the
    one under which it is drawn."""

    number: int
    name: str
    href: str
    head: str
    detail: str
    quote: str
    kind: str
    reason: str
    source: Quoted
    day: date | None

    @property
    def faint(self) -> bool:
        """Evidence that more likely does not bear on the commitment than does."""
        return isinstance(self.source, Evidence) and self.source.faint


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
    money: tuple[Row, ...]
    drawings: tuple[tuple[str, Timeline], ...]
    marks: tuple[tuple[str, str, date], ...]
    rules: tuple[tuple[str, str], ...]
    undated: int
    weighed: tuple[tuple[str, tuple[Weighed, ...]], ...]

    @property
    def plain_deeds(self) -> tuple[Row, ...]:
        return tuple(row for row in self.deeds if not row.faint)

    @property
    def faint_deeds(self) -> tuple[Row, ...]:
        return tuple(row for row in self.deeds if row.faint)


def card(number: int, audit: Audit, articles: Mapping[str, Article], *, address: Address) -> Card:
    """The audit as card of that number; its anchors begin c and the number."""
    words = tuple(_row(f"c{number}-w", i, item, articles, address) for i, item in enumerate(audit.announced, start=1))
    deeds = tuple(_row(f"c{number}-d", i, item, articles, address) for i, item in enumerate(audit.evidence, start=1))
    gaps = tuple(_row(f"c{number}-g", i, item, articles, address) for i, item in enumerate(audit.gaps, start=1))
    money = tuple(_row(f"c{number}-m", i, item, articles, address) for i, item in enumerate(audit.money, start=1))
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
        money,
        (("wide", draw(points, marks, width=WIDE)), ("narrow", draw(points, marks, width=NARROW))),
        tuple(marks),
        tuple((name, describe(name)) for name in names),
        len(words) + sum(not row.faint for row in deeds) - len(points),
        tuple(_judgements(audit)),
    )


def _judgements(audit: Audit) -> Iterator[tuple[str, tuple[Weighed, ...]]]:
    """What spoke for and against each of the deeds, by its number, and what swayed the confidence."""
    for number, item in enumerate(audit.evidence, start=1):
        if told := weighed(item):
            yield f"Deed {number}", told
    if told := weighed_confidence(audit):
        yield "Confidence", told


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
    if audit.says:
        yield "The promiser", audit.says
    yield "Confidence", confidence_words(audit.confidence)


def _row(prefix: str, place: int, item: Quoted, articles: Mapping[str, Article], address: Address) -> Row:
    article = articles.get(item.article)
    name = f"{prefix}{place}"
    href = address(name, item)
    outlet = (article.outlet if article else None) or stem(article, item.article)
    told = article.published if article else None
    if isinstance(item, Gap):
        detail = f"{outlet}, {day(told)}"
        return Row(place, name, href, item.type, detail, item.span.text, "gap", item.reason, item, told)
    when = item.day or told
    head = day(when)
    if isinstance(item, MoneyStep):
        sum_of_money = one_line(item.amount.span.text)
        return Row(place, name, href, sum_of_money, f"{outlet}, {head}", item.span.text, item.stage, "", item, when)
    if isinstance(item, Evidence):
        return Row(place, name, href, head, outlet, item.span.text, item.shows, item.reason, item, when)
    by = f" · announced by {one_line(item.by)}" if item.by else ""
    by = f" · {chain_words(item)}" if item.via else by
    later = f" · told {day(told)}" if item.day and told and told != item.day else ""
    unsure = "" if item.day else " · the day of the telling; that of the announcement is not given"
    detail = f"{outlet}{by}{later}{unsure if told else ''}"
    return Row(place, name, href, head, detail, item.span.text, "announced", "", item, when)


def _points(number: int, audit: Audit, articles: Mapping[str, Article]) -> Iterator[Point]:
    """Announcements and evidence that is not faint, where they have a day, their own or that of the telling."""
    lanes: tuple[tuple[str, str, Sequence[Announcement | Evidence]], ...] = (
        ("words", "w", audit.announced),
        ("deeds", "d", audit.evidence),
    )
    for lane, letter, items in lanes:
        for place, item in enumerate(items, start=1):
            article = articles.get(item.article)
            when = item.day or (article.published if article else None)
            if when and not (isinstance(item, Evidence) and item.faint):
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
