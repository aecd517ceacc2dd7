"""One commitment: what the machine says of it, the words that show it, and what people say beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from saydo.records import Announcement, Article, Audit, Evidence, Gap, Judgement
from saydo.show.card import Card, Quoted, Row, card
from saydo.show.explain import describe
from saydo.show.names import actor_name, place_name
from saydo.show.shares import Weighed, weighed, weighed_confidence
from saydo.show.vocabulary import GAPS, OUTCOMES
from saydo.show.web.views.reader import address_of, anchor
from saydo.show.words import DOUBTFUL, confidence_words, day, days_in_words, first_capital, one_line, verdict_words
from saydo.store.ask.answers import CaseRow, CaseView, ChangeRow
from saydo.store.ask.answers import Quoted as QuotedArticle

ROLES: dict[type, str] = {Announcement: "announced", Evidence: "evidence", Gap: "gap"}
ACTIONS = {
    "accept": "accepts",
    "reject": "rejects",
    "annotate": "notes",
    "merge": "merged it into another",
    "split": "split tellings off",
    "follow": "follows it",
    "unfollow": "follows it no more",
}
JUDGED = {"commitment": "it", "verdict": "the verdict", "evidence": "evidence", "gap": "a gap", "event": "an event"}
# What else than the verdict may be corrected on the page.
CORRECTED = ("outcome", "due", "who", "deed", "what", "amount", "place")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a fact, and where it leads."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    name: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said of a case, ready to be shown. own: whoever looks said it and may take it back."""

    id: str
    by: str
    words: str
    note: str
    day: date
    verdict: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A quotation with the rule that chose it and what people said of it. firm: the day is that of the deed or word."""

    row: Row
    anchor: str
    outlet: str
    rule: str
    rule_words: str
    article: str
    start: int
    end: int
    role: str
    firm: bool
    meaning: str
    judged: tuple[Said, ...]
    rejected: bool
    weighed: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A change of verdict with the article that brought it."""

    day: date
    before: str | None
    verdict: str
    article: str | None
    title: str


@dataclass(frozen=True, slots=True)
class CasePage:
    """All that the page of a case shows. verdict is the one that stands, corrected the words on who corrected it."""

    id: str
    card: Card
    row: CaseRow
    verdict: str
    meaning: str
    people: str
    axes: tuple[tuple[str, str, str, str], ...]
    confidence: int
    facts: tuple[Fact, ...]
    marks: tuple[tuple[str, str, date], ...]
    gaps: tuple[Item, ...]
    words: tuple[Item, ...]
    deeds: tuple[Item, ...]
    judgements: tuple[Said, ...]
    history: tuple[Step, ...]
    articles: tuple[QuotedArticle, ...]
    into: str | None
    within: tuple[str, ...]
    swayed: tuple[Weighed, ...]


def case_page(view: CaseView, by: str) -> CasePage:
    """`by` is who looks."""
    audit, row = view.audit, view.row
    articles = {quoted.article.id: _article(quoted) for quoted in view.articles}

    def address(_: str, item: Quoted) -> str:
        return address_of(item.article, item.span.start, item.span.end, case=row.id)

    shown = card(1, audit, articles, address=address)

    def items(rows: Sequence[Row]) -> tuple[Item, ...]:
        return tuple(_item(each, articles, view.judgements, by) for each in rows)

    return CasePage(
        id=row.id,
        card=shown,
        row=row,
        verdict=row.standing,
        meaning=verdict_words(row.standing),
        people=_people(view),
        axes=tuple(_axes(audit)),
        confidence=round(100 * audit.confidence),
        facts=tuple(_facts(audit)),
        marks=shown.marks,
        gaps=items(shown.gaps),
        words=items(shown.words),
        deeds=items(shown.deeds),
        judgements=tuple(_said(item, by) for item in view.judgements if item.action not in ("follow", "unfollow")),
        history=tuple(_step(change) for change in view.changes),
        articles=view.articles,
        into=view.into,
        within=view.within,
        swayed=weighed_confidence(audit),
    )


def _article(quoted: QuotedArticle) -> Article:
    row = quoted.article
    return Article(quoted.text, id=row.id, title=row.title, outlet=row.outlet, url=row.url, published=row.published)


def _people(view: CaseView) -> str:
    """Who decided about the case last, where somebody did."""
    words = ""
    for item in view.judgements:
        if item.action == "correct" and item.field == "verdict":
            words = f"as {item.by} corrected it on {day(item.at.date())}"
        elif item.action == "accept" and item.about in ("commitment", "verdict") and not words:
            words = f"accepted by {item.by} on {day(item.at.date())}"
        elif item.action == "reject" and item.about == "commitment":
            words = f"rejected by {item.by} on {day(item.at.date())}"
    return words


def _axes(audit: Audit) -> Iterator[tuple[str, str, str, str]]:
    """(name, value, explanation, class) of what became of the deed, of the date and of the words."""
    outcome = OUTCOMES.get(audit.outcome, "")
    yield "The deed", audit.outcome, outcome, f"o-{audit.outcome.replace(' ', '-')}"
    yield "The date", *_schedule(audit), ""
    says = days_in_words(audit.says) or "nothing more"
    yield (
        "The words now",
        says,
        "what the promiser last said of it" if audit.says else "no later word of the promiser",
        "",
    )
    chance = f"about {round(10 * audit.confidence)} in 10 verdicts like this are right"
    kind = "doubtful" if audit.confidence < DOUBTFUL else ""
    yield "Confidence", confidence_words(audit.confidence), chance, kind


def _schedule(audit: Audit) -> tuple[str, str]:
    due = audit.due_now or audit.due
    if due is None:
        return "none set", "no date is given"
    moved = f", first {day(audit.due)}" if audit.due and audit.due_now and audit.due_now != audit.due else ""
    return ("passed" if due < audit.as_of else "to come"), f"{day(due)}{moved}; seen from {day(audit.as_of)}"


def _facts(audit: Audit) -> Iterator[Fact]:
    yield Fact("Who", tuple(Word(first_capital(actor_name(name)), _address("actor", name)) for name in audit.who))
    yield Fact("Deed", (Word(audit.deed, f"/cases?deed={quote(audit.deed, safe='', errors='replace')}"),))
    if audit.what:
        yield Fact("What", (Word(one_line(audit.what)),))
    if audit.amount:
        yield Fact("Amount", (Word(one_line(audit.amount.span.text)),))
    if audit.place:
        yield Fact("Place", (Word(first_capital(place_name(audit.place)), _address("place", audit.place)),))
    yield Fact("Due", (Word(day(audit.due, otherwise="no date set")),))
    if audit.due_now and audit.due_now != audit.due:
        yield Fact("Due now", (Word(day(audit.due_now)),))
    if audit.condition:
        yield Fact("Condition", (Word(one_line(audit.condition)),))


def _address(kind: str, name: str) -> str:
    return f"/{kind}/{quote(name, safe='', errors='replace')}"


def _item(row: Row, articles: dict[str, Article], judgements: Sequence[Judgement], by: str) -> Item:
    source = row.source
    role = ROLES[type(source)]
    start, end = source.span.start, source.span.end
    about = [j for j in judgements if (j.article, j.start, j.end) == (source.article, start, end) and j.about == role]
    decided = [j.action for j in about if j.action in ("accept", "reject")]
    article = articles.get(source.article)
    rule = source.rule if isinstance(source, Evidence | Gap) else ""
    return Item(
        row,
        anchor(role, source.article, start, end),
        (article.outlet if article else None) or "",
        rule,
        describe(rule) if rule else "",
        source.article,
        start,
        end,
        role,
        isinstance(source, Gap) or source.day is not None,
        GAPS.get(row.head, "") if role == "gap" else "",
        tuple(_said(item, by) for item in about),
        bool(decided) and decided[-1] == "reject",
        weighed(source) if isinstance(source, Evidence) else (),
    )


def _said(item: Judgement, by: str) -> Said:
    words = ACTIONS.get(item.action, item.action)
    if item.action in ("accept", "reject"):
        words += f" {JUDGED.get(item.about, item.about)}"
    if item.quote:
        words += f" “{one_line(item.quote)[:80]}”"
    verdict = ""
    if item.action == "correct":
        is_verdict = item.field == "verdict"
        words, verdict = "corrects the verdict to" if is_verdict else f"corrects {item.field} to “{item.value}”", ""
        verdict = (item.value or "") if is_verdict else ""
    return Said(item.id, item.by, words, item.note, item.at.date(), verdict, item.by == by)


def _step(change: ChangeRow) -> Step:
    article = change.article
    title = (article.title or article.outlet or article.id) if article else ""
    return Step(change.day, change.before, change.verdict, article.id if article else None, title)
