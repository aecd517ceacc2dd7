"""Who acts in a sentence, by code: who does its events, whose the people and things in it are, and who is meant on.

"The last French soldiers flew out", "the American base", "EDF closed the station" are told of France, of the United
States, of EDF. A sentence that names nobody goes on from the one before it. Held against those who promised in each
case of a dossier, this keeps the deeds of one promiser from counting for another.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from saydo.audit.told import Told
from saydo.lexicon.actors import accountable_code
from saydo.lexicon.gazetteer import find_known
from saydo.records import Actor

OWNING = {"adjective", "people"}  # senses by which a name says whose, not where: "French", "the Germans"
NAMED = {"state", "capital"}
FURTHEST = 3  # so many sentences without a name go on from the last that has one
NOT_DOING = {"media"}
A_STATE = re.compile(r"[A-Z]{3}$")


@dataclass(frozen=True, slots=True)
class Doers:
    """The codes of those who act in a sentence or own what acts, and of all states that it names beside them."""

    acting: frozenset[str]
    named: frozenset[str]
    carried: bool = False


def doers_in(told: Sequence[Told]) -> list[Doers]:
    """For each sentence who acts in it, by its own words or by those of the sentences before it in the article."""
    found: list[Doers] = []
    silent = 0
    for i, one in enumerate(told):
        own = Doers(_acting(one), _named(one.sentence.span.text))
        silent = 0 if own.acting or not i or told[i - 1].article != one.article else silent + 1
        if silent and silent <= FURTHEST and not own.named:
            own = Doers(found[-1].acting, own.named, carried=True)
        found.append(own)
    return found


def _acting(one: Told) -> frozenset[str]:
    found = {code for event in one.events for m in event.actors if m.actor is not None for code in _codes(m.actor)}
    return frozenset(found) | owners(one.sentence.span.text)


def _codes(actor: Actor) -> set[str]:
    """Whom it binds, and the state that it is of."""
    if actor.kind in NOT_DOING:
        return set()
    return {accountable_code(actor)} | ({actor.country} if actor.country else set())


@lru_cache(maxsize=10_000)
def owners(text: str) -> frozenset[str]:
    """Codes of those to whom people or things in the text belong, by adjectives and names of peoples, and the bodies
    that it names."""
    senses = [sense for known in find_known(text) for sense in known.meanings if sense.actor is not None]
    states = {sense.actor.id for sense in senses if sense.kind in OWNING and sense.actor is not None}
    bodies = {sense.actor.name for sense in senses if sense.kind == "body" and sense.actor is not None}
    return frozenset(states | bodies)


@lru_cache(maxsize=10_000)
def _named(text: str) -> frozenset[str]:
    senses = [sense for known in find_known(text) for sense in known.meanings if sense.actor is not None]
    return frozenset(sense.actor.id for sense in senses if sense.kind in NAMED and sense.actor is not None)


def names_body(text: str, codes: Iterable[str]) -> frozenset[str]:
    """Those of the bodies, companies and groups whose short name stands in the text."""
    return frozenset(
        code for code in codes if A_STATE.match(code) is None and re.search(rf"\b{re.escape(code)}\b", text) is not None
    )
