"""Commitments: who binds itself to which deed, with what can be checked of it.

A commitment is read from an event of the deed vocabulary whose words bind somebody (extract/force.py) and which has at
least one checkable thing: an amount, a date, a place or a named object. Others are read from verbs in no list of deeds
(undertakings.py), promised things (promised.py), passages that leave out the deed (elliptic.py) and days (day_told.py).
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from saydo.extract.antecedent import antecedent, matter
from saydo.extract.binding import CARRIERS, Force, clause_verb, is_infinitive
from saydo.extract.checkable import is_bad_news, is_checkable, is_given, is_imagined, is_outside, one_a_clause
from saydo.extract.compose import Known, commitment_of, unlisted_event
from saydo.extract.day_told import RULE as DAY_TOLD
from saydo.extract.day_told import DayTold, days_told
from saydo.extract.due_beside import with_dues_beside
from saydo.extract.elliptic import RULE as ELLIPTIC
from saydo.extract.elliptic import elliptic
from saydo.extract.events.participants import phrase
from saydo.extract.force import force_of
from saydo.extract.force_nouns import made_known
from saydo.extract.grammar import children
from saydo.extract.promised import PromisedThing, deeds_of, is_there, promised_things
from saydo.extract.theme import filled
from saydo.extract.undertakings import of_no_known_deed
from saydo.extract.words import word_of
from saydo.records import Article, Commitment, Event, Figure, Span, Statement, When

OF_PAPER = {"legislate", "other"}  # a law or deal that is signed is done with
DONE_BY_SAYING = {"declare", "proclaim", "decree"}  # "declared a state of emergency": with the word it is in force


def find_commitments(
    article: Article,
    doc: Doc,
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    dates: tuple[When, ...],
    figures: tuple[Figure, ...],
) -> tuple[Commitment, ...]:
    """One commitment an event that binds somebody, in the order of the text."""
    known = Known(article, doc, statements, events, dates, figures)
    read = _of_events(known)
    found = [*(commitment for commitment, _ in read), *of_no_known_deed(known)]
    found += _of_things(known, found)
    found += _elliptic(known, found)
    found += _of_days(known, found)
    objects = {commitment.id: what for commitment, what in read}
    kept = [replace(c, what=objects.get(c.id, c.what)) for c in one_a_clause(found)]
    found = with_dues_beside(article, doc, kept, dates)
    return tuple(sorted(found, key=lambda c: (c.span.start, c.due.span.start if c.due else 0)))


def _of_events(known: Known) -> list[tuple[Commitment, Span | None]]:
    """Deeds of the vocabulary that the words bind somebody to, each with the words for what it is of."""
    tokens = {token.idx: token for token in known.doc}
    found = []
    for event in known.events:
        token = tokens.get(event.trigger.start)
        if (
            event.deed is None
            or token is None
            or _only_carries(token)
            or any(d.span.covers(event.trigger) for d in known.dates)
        ):
            continue
        statement = known.statement_of(event)
        force = force_of(token) or (made_known(token) if _is_to_come(event) else None)
        if force is None or is_outside(statement, force) or (force.weak and not is_given(token)):
            continue
        verb = clause_verb(token)
        if is_imagined(verb, force, statement):
            continue
        commitment = commitment_of(known, event, token, force, statement)
        bad_news = is_bad_news(commitment, force, statement, verb, event.dates)
        if is_checkable(commitment, force, event, statement) and not bad_news:
            found.append((commitment, filled(commitment, event, token)))
    return found


def _of_things(known: Known, found: Sequence[Commitment]) -> list[Commitment]:
    """Promises of a thing without a verb for it, where the thing is in no commitment yet."""
    taken = [c.what for c in found if c.what is not None]
    deeds_named = {e.trigger.start for e in known.events if e.deed}  # "two cuts" is a deed, and no thing
    new = []
    for one in promised_things(known.doc):
        thing = phrase(word_of(one.noun))
        if any(what.overlaps(thing) for what in taken) or any(w.span.covers(thing) for w in known.dates):
            continue
        alone = is_there(one) and not one.negative and not any(c.span.covers(thing) for c in found)
        if one.noun.idx in deeds_named and not alone:
            continue
        commitment = _of_thing(known, one)
        if commitment is not None:
            new.append(commitment)
            taken.append(thing)
    return new


def _of_thing(known: Known, one: PromisedThing) -> Commitment | None:
    """The promise of one thing, if it can be checked; that there is to be none asks for a word of promise or a day."""
    event = replace(
        unlisted_event(known, one.noun, one.doer),
        deed=one.deeds[0],
        deeds=one.deeds,
        thing=phrase(word_of(one.noun)),
        lemma="",
    )
    statement = known.statement_of(event)
    if is_outside(statement, one.force):
        return None
    commitment = commitment_of(known, event, one.noun, one.force, statement)
    commitment = replace(commitment, event="", negative=one.negative, deeds=one.deeds)
    if one.negative:
        kept = (statement is not None and statement.stance == "promise") or commitment.due is not None
    else:
        whole = is_there(one) and not one.force.dated  # "an inquiry into the fire"
        kept = whole or is_checkable(commitment, one.force, event, statement)
    return commitment if kept else None


def _elliptic(known: Known, found: list[Commitment]) -> list[Commitment]:
    """Promises that leave out what they are of: deed and doers are those of the commitment or event before."""
    new = []
    for verb, thing, force, before in elliptic(known.doc, found, known.events):
        event = replace(
            unlisted_event(known, verb, None),
            deed=before.deed,
            thing=thing,
            place=before.place,
            actors=before.who if isinstance(before, Commitment) else before.actors,
        )
        commitment = commitment_of(known, event, verb, force, known.statement_of(event))
        commitment = replace(commitment, event="", rule=ELLIPTIC)
        if commitment.due is not None or commitment.amount is not None:
            new.append(commitment)
    return new


def _of_days(known: Known, found: Sequence[Commitment]) -> list[Commitment]:
    """Days told for a thing, each with the deed that it is of."""
    used = {c.span.start for c in found if c.due is None} | {c.due.span.start for c in found if c.due is not None}
    ordered = sorted(found, key=lambda c: c.span.start)
    told = days_told(known.article, known.doc, known.dates, used)
    made = [_of_day(known, one, ordered) for one in told]
    return [one for one in made if one is not None]


def _of_day(known: Known, one: DayTold, ordered: Sequence[Commitment]) -> Commitment | None:
    """The promise of a thing for a day: the deed is that of the noun, else of the thing, else of the promise that it
    speaks of."""
    own = _deed_named(known, one)
    before = antecedent(known.doc, one.word, one.noun, ordered) or (matter(one.word, ordered) if one.plain else None)
    named = deeds_of(one.noun) if one.noun is not None and one.noun.pos_ == "NOUN" else ()
    deeds = (own.deeds or (own.deed or "",)) if own is not None else ()
    deeds = deeds or named or (before.deeds if before is not None else ())
    if not deeds and (one.plain or (one.noun is not None and one.noun.pos_ == "PROPN")):
        deeds = ("other",)
    if not deeds:
        return None
    thing = phrase(word_of(one.noun)) if one.noun is not None and one.noun.pos_ != "PRON" else None
    event = replace(
        unlisted_event(known, one.word, None),
        deed=deeds[0],
        deeds=deeds,
        lemma="",
        thing=thing or (before.what if before is not None else None),
        place=before.place if before is not None else None,
        actors=before.who[:2] if before is not None else (),
        dates=(one.when,),
    )
    statement = known.statement_of(event)
    kind = "recalled" if one.past else "timetable" if own is not None or named else "plan"
    force = Force(DAY_TOLD, kind, one.word, past=one.past, weak=True, dated=True)
    if is_outside(statement, force):
        return None
    made = commitment_of(known, event, one.word, force, statement)
    return replace(made, event="", rule=DAY_TOLD, due=one.when, due_now=None, negative=False, deeds=deeds)


def _deed_named(known: Known, one: DayTold) -> Event | None:
    """The deed that a noun of the thing tells: "the opening of the bridge"."""
    told = {e.trigger.start: e for e in known.events if e.deed is not None}
    nouns = [t for t in one.noun.subtree if t.pos_ != "VERB"] if one.noun is not None else []
    nouns.sort(key=lambda t: t != one.noun)
    return next((told[t.idx] for t in nouns if t.idx in told), None)


def _only_carries(verb: Token) -> bool:
    """ "Will begin to move": the deed is the moving."""
    return verb.lemma_.lower() in CARRIERS and any(is_infinitive(c) for c in children(verb, "xcomp"))


def _is_to_come(event: Event) -> bool:
    """What is agreed or announced is still to be done, unless the word itself does it."""
    return event.deed not in OF_PAPER and not (event.deed == "impose" and event.lemma in DONE_BY_SAYING)
