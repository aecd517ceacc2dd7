"""Triggers -> events, one for each distinct deed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from spacy.tokens import Doc, Token

from saydo.extract.events.match import Matcher
from saydo.extract.events.participants import actors_of, mention, phrase, place_of, targets_of, thing_moved
from saydo.extract.events.places import sentence_bounds
from saydo.extract.factuality import Predicates
from saydo.extract.grammar import clause_head, span_of
from saydo.lexicon.classes import members_of
from saydo.lexicon.deeds import deeds
from saydo.lexicon.triggers import Trigger
from saydo.records import Article, Event, Figure, Span, Statement, When

Record = TypeVar("Record", When, Figure)
NOT_YET = ("planned", "possible", "conditional", "demanded")


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger word with the best trigger of a deed and of a PLOVER type."""

    token: Token
    deed: Trigger | None
    plover: Trigger | None

    @property
    def trigger(self) -> Trigger:
        best = self.plover or self.deed
        assert best is not None
        return best


def find_events(
    article: Article,
    doc: Doc,
    statements: tuple[Statement, ...],
    predicates: Predicates,
    dates: tuple[When, ...],
    figures: tuple[Figure, ...],
) -> tuple[Event, ...]:
    """Every event that the text tells of, in the order of the triggers."""
    found = []
    for token, triggers in Matcher().matches(doc):
        deed = next((t for t in triggers if t.deed), None)
        plover = next((t for t in triggers if not t.deed), None)
        found.append(Found(token, deed, plover))
    kept = _without_support(found)
    return tuple(_event(article, one, statements, predicates, dates, figures) for one in kept)


def _without_support(found: list[Found]) -> list[Found]:
    """Where a support verb stands over a noun that is a trigger itself, the noun alone tells the event."""
    nouns = {one.token.i for one in found if one.trigger.kind == "noun"}
    light = members_of("support verb")
    kept = []
    for one in found:
        under = {c.i for c in one.token.children if c.dep_ in ("obj", "nsubj:pass")}
        if one.trigger.kind == "verb" and one.token.lemma_.lower() in light and under & nouns and not one.deed:
            continue
        kept.append(one)
    return kept


def _event(
    article: Article,
    one: Found,
    statements: tuple[Statement, ...],
    predicates: Predicates,
    dates: tuple[When, ...],
    figures: tuple[Figure, ...],
) -> Event:
    token, trigger = one.token, one.trigger
    fact = predicates.at(token.i)
    deed = one.deed.deed if one.deed else None
    type_, mode = _coding(one, fact.status)
    thing = thing_moved(token, one.deed or trigger)
    actors = actors_of(token, trigger)
    targets = [t for t in targets_of(token, trigger) if t not in actors]
    clause = _clause_span(token)
    near = _within(dates, clause)
    start = token.idx
    return Event(
        article=article.id,
        span=article.span(clause.start, clause.end),
        rule=f"event.{trigger.kind}",
        trigger=article.span(start, start + len(token.text)),
        lemma=token.lemma_.lower() or token.lower_,
        type=type_,
        mode=mode,
        deed=deed,
        status=fact.status,
        factuality=fact.value,
        actors=tuple(mention(a) for a in actors),
        targets=tuple(mention(t) for t in targets),
        thing=phrase(thing) if thing is not None else None,
        place=place_of(token, thing),
        when=near[0] if near else None,
        dates=near,
        figures=_within(figures, clause),
        statement=_innermost(statements, start),
    )


def _coding(one: Found, status: str) -> tuple[str | None, str | None]:
    """PLOVER type and mode: those of the promise where the deed is not done yet, else of the deed itself."""
    if one.deed and one.deed.deed and status in NOT_YET:
        promised = deeds()[one.deed.deed].promised
        if promised and (one.plover is None or promised.type == "CONCEDE"):
            return promised.type, promised.mode or None
    chosen = one.plover or one.deed
    assert chosen is not None
    return chosen.type, chosen.mode or None


def _clause_span(token: Token) -> Span:
    """The words of the clause that the trigger stands in."""
    words = sorted(clause_head(token).subtree, key=lambda t: t.i)
    start, end = sentence_bounds(token)
    kept = [w for w in words if not w.is_space and start <= w.i < end]
    return span_of(token.doc, kept)


def _within(records: tuple[Record, ...], clause: Span) -> tuple[Record, ...]:
    return tuple(r for r in records if clause.start <= r.span.start and r.span.end <= clause.end)


def _innermost(statements: Iterable[Statement], offset: int) -> str | None:
    """The statement with the shortest content that covers the offset."""
    covering = [(c.end - c.start, s.id) for s in statements for c in s.contents if c.start <= offset < c.end]
    return min(covering)[1] if covering else None
