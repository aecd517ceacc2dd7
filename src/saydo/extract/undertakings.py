"""Undertakings whose verb is in no list of deeds: "Oslo will rename the square in May", "it will not ask for talks"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from saydo.extract.binding import Force
from saydo.extract.checkable import (
    is_bad_news,
    is_definite,
    is_done_to,
    is_empty,
    is_forgone,
    is_given,
    is_of_the_mind,
    is_outside,
)
from saydo.extract.compose import Known, clause_tokens, commitment_of, unlisted_event
from saydo.extract.force import force_of
from saydo.extract.grammar import agent, children, is_time, patient
from saydo.extract.theme import filled
from saydo.lexicon.cues import cues_of
from saydo.records import Commitment, Event, Statement


def of_no_known_deed(known: Known) -> list[Commitment]:
    """Undertakings of deed "other" (what is forgone: "keep"), with a named doer and what can be checked."""
    found = []
    for verb, force, doer in _undertaken(known):
        event = unlisted_event(known, verb, doer)
        statement = known.statement_of(event)
        if is_outside(statement, force) or not _is_arranged(verb, force, event):
            continue
        commitment = replace(commitment_of(known, event, verb, force, statement), event="")
        if commitment.negative:
            commitment = replace(commitment, deed="keep", deeds=("keep",))
            if is_bad_news(commitment, force, statement, verb, event.dates):
                continue
        done_to = is_done_to(verb, force, statement)
        if done_to or _is_to_be_checked(commitment, verb, force, statement):
            found.append(replace(commitment, what=filled(commitment, event, verb)))
    return found


def _undertaken(known: Known) -> Iterator[tuple[Token, Force, Token]]:
    """Each verb or state that binds somebody in a clause that tells no deed of the vocabulary, with who does it."""
    tokens = {token.idx: token for token in known.doc}
    deeds_told = [tokens[e.trigger.start] for e in known.events if e.deed is not None]
    told = {token.idx for token in deeds_told if _is_deed_of_clause(token) and force_of(token) is not None}
    for verb in known.doc:
        if not (verb.pos_ == "VERB" or _is_state(verb)) or any(t.idx in told for t in clause_tokens(verb)):
            continue
        force = force_of(verb)
        doer = agent(verb) or patient(verb)
        if force is None or doer is None or force.governor == verb:
            continue
        if not force.weak or (is_given(verb) and not is_of_the_mind(verb)):
            yield verb, force, doer


def _is_state(verb: Token) -> bool:
    """What somebody or something is to be: "will be off the island"."""
    return bool(children(verb, "cop")) and verb.pos_ != "VERB" and not is_time(verb)


def _is_deed_of_clause(token: Token) -> bool:
    """The verb itself, or a noun that the clause is about: not "by the end of May" nor "ahead of the vote"."""
    return token.pos_ not in ("NOUN", "PROPN") or token.dep_ not in ("obl", "nmod", "compound", "nmod:poss")


def _is_arranged(verb: Token, force: Force, event: Event) -> bool:
    """A present tense needs a day by which: "is moving by May", but not "is saying in May"."""
    by_then = any(w.bound == "by" for w in event.dates) and verb.lemma_.lower() not in cues_of("verb")
    return force.rule != "commitment.arranged" or by_then


def _is_to_be_checked(commitment: Commitment, verb: Token, force: Force, statement: Statement | None) -> bool:
    """A day, or somebody fully bound to a thing that is named, or what is forgone."""
    if commitment.due is not None or (commitment.negative and is_forgone(verb, statement)):
        return True
    what, counted = commitment.what, commitment.amount is not None
    named = what is not None and (is_definite(what) or counted or (commitment.negative and not is_empty(what)))
    promised = force.rule == "commitment.bound-by-word" and force.force in ("promise", "agreement")
    headline = force.rule == "commitment.headline" and counted
    bound_fully = (promised and not force.weak) or commitment.negative or headline
    return bound_fully and named and not _is_state(verb)
