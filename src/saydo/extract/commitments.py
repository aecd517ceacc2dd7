"""Commitments: who binds itself to which deed, with what can be checked of it.

A commitment is read from an event of the deed vocabulary whose words bind somebody (extract/force.py) and which has at
least one checkable thing: an amount, a date, a place or a named object.
"""

from dataclasses import replace

from spacy.tokens import Doc, Token

from saydo.extract.antecedent import antecedent, matter
from saydo.extract.binding import CARRIERS, Force, carrier, clause_verb, is_infinitive
from saydo.extract.bound import Promise, bound, said_by
from saydo.extract.checkable import (
    is_bad_news,
    is_checkable,
    is_definite,
    is_done_to,
    is_empty,
    is_forecast,
    is_forgone,
    is_imagined,
    is_left_open,
    is_of_the_mind,
    is_outside,
    one_a_clause,
)
from saydo.extract.day_told import RULE as DAY_TOLD
from saydo.extract.day_told import days_told
from saydo.extract.due import due_of
from saydo.extract.due_beside import with_dues_beside
from saydo.extract.elliptic import RULE as ELLIPTIC
from saydo.extract.elliptic import elliptic
from saydo.extract.events.participants import phrase
from saydo.extract.force import force_of
from saydo.extract.force_nouns import made_known
from saydo.extract.grammar import agent, children, is_negated, is_time, patient, preposition, span_of
from saydo.extract.promised import deeds_of, is_there, promised_things
from saydo.extract.terms import amount_of, announced_on, condition_of, when_said
from saydo.extract.words import word_of
from saydo.lexicon.cues import cues_of
from saydo.records import Article, Commitment, Event, Figure, Mention, Span, Statement, When

OF_PAPER = {"legislate", "other"}  # a law or deal that is signed is done with
PRONOUNS = {"it", "they", "them", "this", "that", "he", "she", "which", "these", "those"}
# Verbs that have what they are done to behind a preposition: "look into the collapse", "do away with the office".
BEHIND = {
    **{verb: {"into"} for verb in ("look", "inquire", "enquire", "delve", "dig", "probe")},
    **{verb: {"with"} for verb in ("do", "part", "dispense")},
    **{verb: {"to", "on to", "onto"} for verb in ("hang", "hold", "cling", "stick", "accede", "adhere")},
    **{verb: {"of"} for verb in ("get", "dispose", "let")},
    "abide": {"by"},
    "opt": {"out of"},
}


def find_commitments(
    article: Article,
    doc: Doc,
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    dates: tuple[When, ...],
    figures: tuple[Figure, ...],
) -> tuple[Commitment, ...]:
    """One commitment an event that binds somebody, in the order of the text."""
    tokens = {token.idx: token for token in doc}
    by_id = {statement.id: statement for statement in statements}
    found = []
    for event in events:
        token = tokens.get(event.trigger.start)
        if (
            event.deed is None
            or token is None
            or _only_carries(token)
            or any(d.span.covers(event.trigger) for d in dates)
        ):
            continue
        statement = by_id.get(event.statement or "")
        force = force_of(token) or (made_known(token) if event.deed not in OF_PAPER else None)
        if force is None or is_outside(statement, force) or (force.weak and not _is_given(token)):
            continue
        if is_imagined(clause_verb(token), force, statement):
            continue
        commitment = commitment_of(article, doc, event, token, force, statement, statements, dates)
        if is_checkable(commitment, force, event, statement) and not is_bad_news(
            commitment, force, statement, clause_verb(token), event.dates
        ):
            found.append(commitment)
    found += _of_no_known_deed(article, doc, events, statements, dates, figures)
    found += _of_things(article, doc, found, events, statements, dates, figures)
    found += _elliptic(article, doc, found, events, statements, dates, figures)
    found += _of_days(article, doc, found, events, statements, dates, figures)
    found = with_dues_beside(article, doc, one_a_clause(found), dates)
    return tuple(sorted(found, key=lambda c: (c.span.start, c.due.span.start if c.due else 0)))


def _of_no_known_deed(
    article: Article,
    doc: Doc,
    events: tuple[Event, ...],
    statements: tuple[Statement, ...],
    dates: tuple[When, ...],
    figures: tuple[Figure, ...],
) -> list[Commitment]:
    """Undertakings whose verb is in no list of deeds: deed "other", with a named doer and a due date."""
    tokens = {token.idx: token for token in doc}
    deeds_told = [tokens[e.trigger.start] for e in events if e.deed is not None]
    told = {token.idx for token in deeds_told if _is_deed_of_clause(token) and force_of(token) is not None}
    found = []
    for verb in doc:
        state = bool(children(verb, "cop")) and verb.pos_ != "VERB" and not is_time(verb)
        if not (state or verb.pos_ == "VERB") or any(t.idx in told for t in clause_tokens(verb)):
            continue
        force = force_of(verb)
        doer = agent(verb) or patient(verb)
        if force is None or (force.weak and not _is_given(verb)) or force.governor == verb:
            continue
        if force.weak and is_of_the_mind(verb):
            continue
        if doer is None:
            continue
        event = _unlisted_event(article, doc, verb, doer, statements, dates, figures)
        statement = next((s for s in statements if s.id == event.statement), None)
        if is_outside(statement, force):
            continue
        commitment = replace(commitment_of(article, doc, event, verb, force, statement, statements, dates), event="")
        if commitment.negative:
            commitment = replace(commitment, deed="keep", deeds=("keep",))
            if is_bad_news(commitment, force, statement, verb, event.dates):
                continue
        promised = force.rule == "commitment.bound-by-word" and force.force in ("promise", "agreement")
        by_then = any(w.bound == "by" for w in event.dates) and verb.lemma_.lower() not in cues_of("verb")
        if force.rule == "commitment.arranged" and not by_then:
            continue
        named = commitment.what is not None and (is_definite(commitment.what) or commitment.amount is not None)
        named = named or (commitment.negative and commitment.what is not None and not is_empty(commitment.what))
        bound_fully = (promised and not force.weak) or commitment.negative
        headline = force.rule == "commitment.headline" and commitment.amount is not None
        forgone = commitment.negative and is_forgone(verb, statement)
        done_to = phrase(word_of(doer)) if is_done_to(verb, force, statement) else None
        if done_to is not None and commitment.what is None:
            commitment = replace(commitment, what=done_to)
        bound_fully = bound_fully or headline
        if commitment.due is not None or (bound_fully and not state and named) or forgone or done_to is not None:
            found.append(commitment)
    return found


def _of_things(
    article: Article,
    doc: Doc,
    found: list[Commitment],
    events: tuple[Event, ...],
    statements: tuple[Statement, ...],
    dates: tuple[When, ...],
    figures: tuple[Figure, ...],
) -> list[Commitment]:
    """Promises of a thing without a verb for it, where the thing is in no commitment yet."""
    known = [c.what for c in found if c.what is not None]
    deeds_named = {e.trigger.start for e in events if e.deed}  # "two cuts" is a deed, and no thing
    new = []
    for one in promised_things(doc):
        thing = phrase(word_of(one.noun))
        if any(what.overlaps(thing) for what in known) or any(w.span.covers(thing) for w in dates):
            continue
        alone = is_there(one) and not one.negative and not any(c.span.covers(thing) for c in found)
        if one.noun.idx in deeds_named and not alone:
            continue
        event = replace(
            _unlisted_event(article, doc, one.noun, one.doer, statements, dates, figures),
            deed=one.deeds[0],
            deeds=one.deeds,
            thing=thing,
            lemma="",
        )
        statement = next((s for s in statements if s.id == event.statement), None)
        if is_outside(statement, one.force):
            continue
        commitment = commitment_of(article, doc, event, one.noun, one.force, statement, statements, dates)
        commitment = replace(commitment, event="", negative=one.negative, deeds=one.deeds)
        promised = statement is not None and statement.stance == "promise"
        if one.negative:
            kept = promised or commitment.due is not None
        else:
            whole = is_there(one) and not one.force.dated  # "an inquiry into the fire"
            kept = whole or is_checkable(commitment, one.force, event, statement)
        if kept:
            new.append(commitment)
            known.append(thing)
    return new


def _elliptic(
    article: Article,
    doc: Doc,
    found: list[Commitment],
    events: tuple[Event, ...],
    statements: tuple[Statement, ...],
    dates: tuple[When, ...],
    figures: tuple[Figure, ...],
) -> list[Commitment]:
    """Promises that leave out what they are of: deed and doers are those of the commitment or event before."""
    new = []
    for verb, thing, force, before in elliptic(doc, found, events):
        event = _unlisted_event(article, doc, verb, None, statements, dates, figures)
        event = replace(
            event,
            deed=before.deed,
            thing=thing,
            place=before.place,
            actors=before.who if isinstance(before, Commitment) else before.actors,
        )
        statement = next((s for s in statements if s.id == event.statement), None)
        commitment = commitment_of(article, doc, event, verb, force, statement, statements, dates)
        commitment = replace(commitment, event="", rule=ELLIPTIC)
        if commitment.due is not None or commitment.amount is not None:
            new.append(commitment)
    return new


def _of_days(
    article: Article,
    doc: Doc,
    found: list[Commitment],
    events: tuple[Event, ...],
    statements: tuple[Statement, ...],
    dates: tuple[When, ...],
    figures: tuple[Figure, ...],
) -> list[Commitment]:
    """Days told for a thing: the deed is that of the noun, else of the thing, else of the promise that it speaks of."""
    tokens = {token.idx: token for token in doc}
    nouns = {e.trigger.start: e for e in events if e.deed is not None and tokens[e.trigger.start].pos_ != "VERB"}
    used = {c.span.start for c in found if c.due is None} | {c.due.span.start for c in found if c.due is not None}
    ordered = sorted(found, key=lambda c: c.span.start)
    new: list[Commitment] = []
    for one in days_told(article, doc, dates, used):
        below = [t for t in (one.noun, *(one.noun.subtree if one.noun is not None else ())) if t is not None]
        own = next((nouns[t.idx] for t in below if t.idx in nouns), None)
        before = antecedent(doc, one.word, one.noun, ordered) or (matter(one.word, ordered) if one.plain else None)
        deeds = (own.deeds or (own.deed or "",)) if own is not None else ()
        named = deeds_of(one.noun) if one.noun is not None and one.noun.pos_ == "NOUN" else ()
        deeds = deeds or named or (before.deeds if before is not None else ())
        deeds = deeds or (("other",) if one.plain or (one.noun is not None and one.noun.pos_ == "PROPN") else ())
        if not deeds:
            continue
        event = _unlisted_event(article, doc, one.word, None, statements, dates, figures)
        thing = phrase(word_of(one.noun)) if one.noun is not None and one.noun.pos_ != "PRON" else None
        event = replace(
            event,
            deed=deeds[0],
            deeds=deeds,
            lemma="",
            thing=thing or (before.what if before is not None else None),
            place=before.place if before is not None else None,
            actors=before.who[:2] if before is not None else (),
            dates=(one.when,),
        )
        statement = next((s for s in statements if s.id == event.statement), None)
        kind = "recalled" if one.past else "timetable" if own is not None or named else "plan"
        force = Force(DAY_TOLD, kind, one.word, past=one.past, weak=True, dated=True)
        if is_outside(statement, force):
            continue
        made = commitment_of(article, doc, event, one.word, force, statement, statements, dates)
        new.append(replace(made, event="", rule=DAY_TOLD, due=one.when, due_now=None, negative=False, deeds=deeds))
    return new


def _is_deed_of_clause(token: Token) -> bool:
    """The verb itself, or a noun that the clause is about: not "by the end of May" nor "ahead of the vote"."""
    return token.pos_ not in ("NOUN", "PROPN") or token.dep_ not in ("obl", "nmod", "compound", "nmod:poss")


def _only_carries(verb: Token) -> bool:
    """ "Will begin to move": the deed is the moving."""
    return verb.lemma_.lower() in CARRIERS and any(is_infinitive(c) for c in children(verb, "xcomp"))


def _is_given(token: Token) -> bool:
    """Somebody's to give, and given: no forecast and no question."""
    return not is_forecast(token) and not is_left_open(clause_verb(token))


def clause_tokens(verb: Token) -> list[Token]:
    """The tokens of a verb's own clause, without those of clauses that hang on it."""
    found = [verb]
    for child in verb.children:
        if child.dep_.split(":")[0] not in ("conj", "parataxis", "ccomp", "advcl", "acl"):
            found.extend(t for t in child.subtree if clause_verb(t) == verb or t == child)
    return found


def _unlisted_event(
    article: Article,
    doc: Doc,
    verb: Token,
    doer: Token | None,
    statements: tuple[Statement, ...],
    dates: tuple[When, ...],
    figures: tuple[Figure, ...],
) -> Event:
    """What an Event would hold of a verb that is in no list."""
    home = clause_verb(verb)
    clause = {t.idx for t in clause_tokens(home)} | {t.idx for t in verb.subtree if home != verb}
    trigger = article.span(verb.idx, verb.idx + len(verb.text))
    thing = patient(verb)
    inside = next((s.id for s in statements if any(c.covers(trigger) for c in s.contents)), None)
    return Event(
        article=article.id,
        span=span_of(doc, verb.sent),
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
        dates=tuple(w for w in dates if w.span.start in clause),
        statement=inside,
        figures=tuple(f for f in figures if f.span.start in clause),
    )


def commitment_of(
    article: Article,
    doc: Doc,
    event: Event,
    token: Token,
    force: Force,
    statement: Statement | None,
    statements: tuple[Statement, ...],
    dates: tuple[When, ...],
) -> Commitment:
    verb = carrier(clause_verb(token))
    passage = span_of(doc, token.sent)
    said = when_said(statement, article)
    due, due_now = _moved(due_of(event, article, doc, token, force, dates, said), dates)
    negative = is_negated(verb) or is_negated(token) or event.lemma in ("refrain", "abstain", "forgo")
    promise = Promise(doc, event, token, force, statement)
    equal = tuple(dict.fromkeys([event.deed or "", *event.deeds, *(["keep"] if negative else [])]))
    return Commitment(
        article=article.id,
        span=passage,
        rule=force.rule,
        who=bound(promise),
        deed=event.deed or "",
        deeds=equal,
        what=_thing(event, token),
        amount=amount_of(event),
        place=event.place,
        due=due,
        due_now=due_now,
        condition=condition_of(doc, verb),
        force=force.force,
        negative=negative,
        day=announced_on(article, force, statement, event, due),
        by=said_by(promise, statements),
        statement=event.statement,
        event=event.id,
    )


def _thing(event: Event, verb: Token) -> Span | None:
    """The thing of the event, but neither a day nor who does it; of "stop sending shells", "look into the collapse" and
    "the decision to do away with the office", whose subject or noun it has, the shells, the collapse and the office."""
    said = event.thing
    behind = [n for n in children(verb, "obl") if preposition(n) in BEHIND.get(verb.lemma_.lower(), ())]
    if behind and (verb.dep_ in ("acl", "acl:relcl") or said is None or any(said == m.span for m in event.actors)):
        return phrase(word_of(behind[0]))
    if said is not None and any(said.covers(d.span) or d.span.covers(said) for d in event.dates):
        return None
    if said is not None and not any(said.overlaps(m.span) for m in event.actors) and said.text.lower() not in PRONOUNS:
        return said
    gerund = next((c for c in children(verb, "xcomp") if c.tag_ == "VBG"), None)
    if gerund is not None and (inner := patient(gerund)) is not None:
        return phrase(word_of(inner))
    return phrase(word_of(behind[0])) if behind else said


def _moved(due: When | None, dates: tuple[When, ...]) -> tuple[When | None, When | None]:
    """The first date and the one that took its place, where the passage moves it: "put back from May to June"."""
    if due is None:
        return None, None
    before = next((w for w in dates if w.id == due.replaces), None)
    if before is not None:
        return before, due
    after = next((w for w in dates if w.replaces == due.id), None)
    return due, after
