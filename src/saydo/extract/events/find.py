"""Triggers -> events, one for each distinct deed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from spacy.tokens import Doc

from saydo.extract.events.match import Matcher
from saydo.extract.events.modes import mode_named
from saydo.extract.events.participants import actors_of, by_phrase, mention, phrase, place_of, targets_of
from saydo.extract.events.theme import thing_moved
from saydo.extract.factuality import Predicates
from saydo.extract.grammar import clause_head, span_of, tense
from saydo.extract.words import Word
from saydo.lexicon.classes import members_of
from saydo.lexicon.deeds import deeds
from saydo.lexicon.modes import told_mode
from saydo.lexicon.triggers import Trigger
from saydo.records import Article, Event, Figure, Span, Statement, When

Record = TypeVar("Record", When, Figure)
PROMISED = ("planned", "conditional")
# Verbs that say only how far the deed of their noun has got: "the withdrawal began", "completed the handover".
ASPECTUAL = frozenset(
    {"begin", "start", "commence", "complete", "conclude", "finish", "continue", "resume", "proceed", "accelerate"}
)
CARRYING = ASPECTUAL | {"go", "be", "have"}
REFUSING = frozenset({"refuse", "reject", "decline", "fail", "deny", "oppose", "rebuff", "resist", "dismiss"})
# Verbs that set a day for what they have as object: the deed itself is still to come.
PLANNING = frozenset({"schedule", "reschedule", "set", "slate", "plan", "timetable", "pencil", "arrange"})
# Verbs under which the deed that their object names does not take place.
CALLING_OFF = frozenset(
    {"cancel", "call", "scrap", "scrub", "shelve", "abandon", "avert", "prevent", "ditch", "axe", "abort"}
)
KINDNESS = {
    **dict.fromkeys(("CONSULT", "SUPPORT", "COOPERATE", "AID"), "kind"),
    **dict.fromkeys(("RETREAT", "CONCEDE"), "yielding"),
    **dict.fromkeys(("SANCTION", "COERCE", "ASSAULT", "PROTEST"), "hostile"),
}
# A deed that is only spoken of is coded as what its telling does: a promise, a demand, a refusal, a threat.
TOLD_AS = {
    ("planned", "kind"): "AGREE",
    ("planned", "yielding"): "CONCEDE",
    ("planned", "hostile"): "THREATEN",
    ("demanded", "kind"): "REQUEST",
    ("demanded", "yielding"): "REQUEST",
    ("demanded", "hostile"): "REQUEST",
    ("not done", "kind"): "REJECT",
    ("not done", "yielding"): "REJECT",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger word with the best trigger of a deed and of a PLOVER type; `deeds` are all as good as the best."""

    token: Word
    deed: Trigger | None
    plover: Trigger | None
    deeds: tuple[str, ...] = ()

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
        of_deeds = [t for t in triggers if t.deed]
        deed = of_deeds[0] if of_deeds else None
        equal = tuple(dict.fromkeys(t.deed for t in of_deeds if t.deed and t.weight == of_deeds[0].weight))
        plover = None if _attributive(token) else next((t for t in triggers if not t.deed), None)
        if plover or (deed and not (_attributive(token) and token.tag_ == "VBN")):
            found.append(Found(token, deed, plover, equal))
    kept = _one_for_each_deed(found)
    return tuple(_event(article, one, statements, predicates, dates, figures) for one in kept)


def _attributive(token: Word) -> bool:
    """Says of what kind another noun is ("an opposition leader", "disputed results") and tells no event of its own."""
    return token.dep_ in ("compound", "amod") and token.tag_ in ("NN", "NNS", "VBN") and token.i < token.head.i


def _one_for_each_deed(found: list[Found]) -> list[Found]:
    """A verb and the noun under it that tell one deed are one event ("held talks", "carried out an attack").

    The verb stays where the lexicon knows it together with such a noun; a mere support verb gives way to the noun.
    """
    by_number = {one.token.i: one for one in found}
    dropped: set[int] = set()
    light = members_of("support verb")
    for one in found:
        if one.trigger.kind != "verb":
            continue
        if one.token.lemma_.lower() in ASPECTUAL and _begins_another(one.token, by_number):
            dropped.add(one.token.i)
            continue
        for noun in one.token.kids:
            under = by_number.get(noun.i)
            if under is None or under.trigger.kind != "noun":
                continue
            if one.token.lemma_.lower() in ASPECTUAL and noun.dep_ in ("obj", "nsubj", "nsubj:pass") and under.deed:
                dropped.add(one.token.i)
                continue
            if noun.dep_ not in ("obj", "nsubj:pass"):
                continue
            if _calls_off(one, under):
                continue
            if any(trigger and _asks_for_object(trigger) for trigger in (one.plover, one.deed)) or _same(one, under):
                dropped.add(noun.i)
            elif one.token.lemma_.lower() in light:
                dropped.add(one.token.i)
    return [one for one in found if one.token.i not in dropped]


def _calls_off(verb: Found, noun: Found) -> bool:
    """ "Cancelled the delivery" tells of a delivery that is not to be, beside the end that is put to it."""
    return verb.token.lemma_.lower() in CALLING_OFF and noun.deed is not None and noun.deed.deed not in ("end", "other")


def _same(verb: Found, noun: Found) -> bool:
    """Both name one deed ("the bill was signed into law")."""
    return verb.deed is not None and noun.deed is not None and verb.deed.deed == noun.deed.deed


def _begins_another(verb: Word, by_number: dict[int, Found]) -> bool:
    """ "Begin to leave" tells of the leaving alone."""
    return any(c.dep_ in ("xcomp", "ccomp") and c.i in by_number and by_number[c.i].deed for c in verb.kids)


def _asks_for_object(trigger: Trigger) -> bool:
    return any(c.role in ("object", "thing") and c.present and c.wanted for c in trigger.pattern.conditions)


def _event(
    article: Article,
    one: Found,
    statements: tuple[Statement, ...],
    predicates: Predicates,
    dates: tuple[When, ...],
    figures: tuple[Figure, ...],
) -> Event:
    token, trigger = one.token, one.trigger
    fact = predicates.at(_predicate_of(token, trigger, predicates))
    status = "planned" if fact.status == "done" and _only_plans(token, trigger) else fact.status
    deed = one.deed.deed if one.deed else None
    thing = thing_moved(token, one.deed or trigger)
    actors = actors_of(token, trigger, one.deed.deed if one.deed else None)
    targets = [t for t in targets_of(token, trigger) if t not in actors]
    type_, mode = _coding(one, status)
    mode = mode_named(token, type_, mode, doers=actors, targets=targets, thing=thing)
    by = by_phrase(token) if trigger.kind == "noun" else None
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
        deeds=one.deeds,
        status=status,
        factuality=fact.value,
        actors=tuple(mention(a) for a in actors),
        targets=tuple(mention(t, without=by) for t in targets),
        thing=phrase(thing, without=by) if thing is not None else None,
        place=place_of(token, thing),
        when=near[0] if near else None,
        dates=near,
        figures=_within(figures, clause),
        statement=_innermost(statements, start),
    )


def _predicate_of(token: Word, trigger: Trigger, predicates: Predicates) -> int:
    """The word whose factuality is the event's: its own; for a copula that of its predicate, for a state that of its
    copula or what it hangs on."""
    if token.i in predicates.by_token:
        return token.i
    if trigger.kind not in ("state", "modifier"):
        return token.head.i if token.dep_ == "cop" else token.i
    near = [*token.kids, token.head, *token.head.kids]
    return next((t.i for t in near if t.i in predicates.by_token and abs(t.i - token.i) < 6), token.i)


def _only_plans(token: Word, trigger: Trigger) -> bool:
    """ "Elections were set for May" tells of no election."""
    return trigger.kind == "verb" and token.lemma_.lower() in PLANNING and _asks_for_object(trigger)


def _coding(one: Found, status: str) -> tuple[str | None, str | None]:
    """PLOVER type and mode of the deed as it is told: done, promised, asked for, refused or threatened."""
    chosen = one.plover or one.deed
    assert chosen is not None
    type_, mode = chosen.type, chosen.mode or None
    done = deeds()[one.deed.deed].done if one.deed and one.deed.deed else None
    if mode is None and done is not None and done.type == type_:
        mode = done.mode or None
    if status in PROMISED and one.deed and one.deed.deed:
        promised = deeds()[one.deed.deed].promised
        if promised and promised.type == "CONCEDE" and type_ in (None, "CONCEDE", "RETREAT", "COOPERATE"):
            return promised.type, promised.mode or None
    if one.token.dep_ == "advcl" and one.token.tag_ == "VB":  # a purpose: what the deed above is done for
        return type_, mode
    turned = TOLD_AS.get((status, KINDNESS.get(type_ or "COOPERATE", "")))
    if status == "not done" and not _refused(one.token):
        turned = None
    return (turned, told_mode(turned, type_, mode)) if turned else (type_, mode)


def _refused(token: Word) -> bool:
    """Not done because somebody will not do it, or failed to agree on it."""
    above = token.head if token.dep_ in ("xcomp", "ccomp", "acl", "obj", "advcl", "conj") else token
    return above.lemma_.lower() in REFUSING or tense(token) == "future"


def _clause_span(token: Word) -> Span:
    """The words of the clause that the trigger stands in."""
    head = clause_head(token)
    if head.dep_ == "cop":
        head = head.head  # "is to be off the island by May": the clause is that of the island
    while head.dep_ == "xcomp" and head.head.lemma_.lower() in CARRYING:
        head = head.head  # "by May it is going to leave": what is said of the going is said of the leaving
    words = sorted(head.subtree, key=lambda t: t.i)
    start, end = token.sentence.start, token.sentence.end
    kept = [w for w in words if not w.is_space and start <= w.i < end]
    return span_of(token.doc, kept)


def _within(records: tuple[Record, ...], clause: Span) -> tuple[Record, ...]:
    return tuple(r for r in records if clause.start <= r.span.start and r.span.end <= clause.end)


def _innermost(statements: Iterable[Statement], offset: int) -> str | None:
    """The statement with the shortest content that covers the offset."""
    covering = [(c.end - c.start, s.id) for s in statements for c in s.contents if c.start <= offset < c.end]
    return min(covering)[1] if covering else None
