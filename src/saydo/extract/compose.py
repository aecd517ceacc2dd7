"""A commitment put together of what was read of its passage: event, words that bind, statement, dates and figures."""

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from saydo.extract.amount import amount_of
from saydo.extract.binding import Force, carrier, clause_verb
from saydo.extract.bound import Promise, bound, said_by
from saydo.extract.condition import condition_of
from saydo.extract.day_given import announced_on, when_said
from saydo.extract.due import due_of
from saydo.extract.events.participants import phrase
from saydo.extract.grammar import is_negated, patient, span_of
from saydo.extract.theme import thing_of
from saydo.extract.words import word_of
from saydo.records import Article, Commitment, Event, Figure, Mention, Statement, When


@dataclass(frozen=True, slots=True)
class Known:
    """What is read of an article before its commitments."""

    article: Article
    doc: Doc
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    dates: tuple[When, ...]
    figures: tuple[Figure, ...]

    def statement_of(self, event: Event) -> Statement | None:
        return next((s for s in self.statements if s.id == event.statement), None)


def clause_tokens(verb: Token) -> list[Token]:
    """The tokens of a verb's own clause, without those of clauses that hang on it."""
    found = [verb]
    for child in verb.children:
        if child.dep_.split(":")[0] not in ("conj", "parataxis", "ccomp", "advcl", "acl"):
            found.extend(t for t in child.subtree if clause_verb(t) == verb or t == child)
    return found


def unlisted_event(known: Known, verb: Token, doer: Token | None) -> Event:
    """What an Event would hold of a verb that is in no list."""
    home = clause_verb(verb)
    clause = {t.idx for t in clause_tokens(home)} | {t.idx for t in verb.subtree if home != verb}
    trigger = known.article.span(verb.idx, verb.idx + len(verb.text))
    thing = patient(verb)
    inside = next((s.id for s in known.statements if any(c.covers(trigger) for c in s.contents)), None)
    return Event(
        article=known.article.id,
        span=span_of(known.doc, verb.sent),
        rule="event.unlisted",
        trigger=trigger,
        lemma=verb.lemma_,
        type=None,
        mode=None,
        deed="other",
        status="planned",
        factuality=0.0,
        actors=(Mention(phrase(word_of(doer))),) if doer is not None else (),
        thing=phrase(word_of(thing)) if thing is not None and thing != doer else None,
        dates=tuple(w for w in known.dates if w.span.start in clause),
        statement=inside,
        figures=tuple(f for f in known.figures if f.span.start in clause),
    )


def commitment_of(known: Known, event: Event, token: Token, force: Force, statement: Statement | None) -> Commitment:
    """The commitment that the token's clause makes of the event, by the words that bind."""
    article, doc, dates = known.article, known.doc, known.dates
    verb = carrier(clause_verb(token))
    said = when_said(statement, article)
    due, due_now = _moved(due_of(event, article, doc, token, force, dates, said), dates)
    negative = is_negated(verb) or is_negated(token) or event.lemma in ("refrain", "abstain", "forgo")
    if negative and due is not None and due.bound == "before":
        due = replace(due, bound="until")  # "it would not leave before 20 August"
    promise = Promise(doc, event, token, force, statement)
    what = thing_of(event, token, doc)
    equal = tuple(dict.fromkeys([event.deed or "", *event.deeds, *(["keep"] if negative else [])]))
    return Commitment(
        article=article.id,
        span=span_of(doc, token.sent),
        rule=force.rule,
        who=bound(promise),
        deed=event.deed or "",
        deeds=equal,
        what=what,
        amount=amount_of(event, token, what, known.figures),
        place=event.place,
        due=due,
        due_now=due_now,
        condition=condition_of(doc, verb),
        force=force.force,
        negative=negative,
        day=announced_on(article, force, statement, event, due),
        by=said_by(promise, known.statements),
        statement=event.statement,
        event=event.id,
    )


def _moved(due: When | None, dates: tuple[When, ...]) -> tuple[When | None, When | None]:
    """The first date and the one that took its place, where the passage moves it: "put back from May to June"."""
    if due is None:
        return None, None
    before = next((w for w in dates if w.id == due.replaces), None)
    if before is not None:
        return before, due
    after = next((w for w in dates if w.replaces == due.id), None)
    return due, after
