"""The names that the lexicons of actors and places know, found in a text."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from saydo.lexicon.actors import (
    KnownPlace,
    armed_groups,
    companies,
    organisations,
    organs,
    places,
    state_actor,
    states,
)
from saydo.lexicon.phrases import Found, PhraseIndex
from saydo.records import Actor

Known = Found["Sense"]
STATE_SENSES = {"state", "capital", "adjective", "people"}
OFTEN = 4  # a state that texts are about is named so often, and so many times as often as the next
CLEAR = 2


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that a name can mean. kind: state, adjective, people, capital, seat, organ, body or place.

    supported: it means this only in an article that also names the state `home`.
    """

    kind: str
    actor: Actor | None
    place: KnownPlace | None = None
    supported: bool = False
    home: str = ""


def slug(name: str) -> str:
    """A short id of small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or name


@lru_cache(maxsize=64)
def find_known(text: str) -> tuple[Known, ...]:
    """Every name of the lexicons in the text, the longest at each place. Texts are asked for several times in a row."""
    return known_names().find(_outlets_hidden().sub("    ", text))


@cache
def _outlets_hidden() -> re.Pattern[str]:
    """The article of a paper's name where another capital follows: "The National Guard" is not The National."""
    papers = [c.name.removeprefix("The ") for c in companies() if c.kind == "media" and c.name.startswith("The ")]
    return re.compile(r"\bThe (?=(?:" + "|".join(map(re.escape, papers)) + r") [A-Z][a-z])")


def most_named(texts: Iterable[str]) -> str | None:
    """The state that texts, taken together, name twice as often as any other, its places and organs counted."""
    counts: Counter[str] = Counter()
    for known in (known for text in texts for known in find_known(text)):
        codes = {_state_of(sense) for sense in known.meanings}
        if len(codes) == 1 and (code := codes.pop()) is not None:
            counts[code] += 1
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < OFTEN:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= CLEAR * ranked[1][1] else None


def _state_of(sense: Sense) -> str | None:
    """The state that a name in this sense belongs to; None for a body's, and for an organ's that several have."""
    if sense.supported:
        return None
    return sense.actor.country if sense.actor is not None else sense.place.country or None if sense.place else None


def senses_of(name: str) -> tuple[Sense, ...]:
    """What a name means by itself."""
    return known_names().meanings.get(name, ())


@cache
def known_names() -> PhraseIndex[Sense]:
    return PhraseIndex([*_of_states(), *_of_organs(), *_of_bodies(), *_of_places()])


def _of_states() -> Iterator[tuple[str, Sense]]:
    for state in states():
        actor = state_actor(state.code)
        for name in (state.name, *state.alternatives):
            yield name.removeprefix("the "), Sense("state", actor)
        for name in state.adjectives:
            yield name, Sense("adjective", actor)
        for name in state.plurals:
            yield name, Sense("people", actor)
        for name in state.capitals:
            yield name, Sense("capital", actor)


def _of_organs() -> Iterator[tuple[str, Sense]]:
    for organ in organs():
        if organ.kind == "land":
            land = Sense("body", Actor(slug(organ.name), organ.name, "organisation", organ.country))
            yield from ((name, land) for name in organ.alternatives)
            continue
        actor = Actor(slug(organ.name), organ.name, organ.kind, organ.country)
        for name in (organ.name, *organ.alternatives):
            yield name, Sense("organ", actor, supported=organ.supported, home=organ.country)


def _of_bodies() -> Iterator[tuple[str, Sense]]:
    parties = [body.name for body in organisations() if body.kind == "party"]
    for body in organisations():
        sense = Sense(
            "body",
            Actor(slug(body.name), body.name, body.kind),
            supported=body.kind == "party" and bool(body.home),
            home=body.home,
        )
        for name in (body.name, *body.alternatives):
            yield name, sense
        if body.seat:
            yield body.seat, Sense("seat", sense.actor)
    for group in armed_groups():
        sense = Sense("body", Actor(slug(group.name), group.name, "armed group"), home=group.home)
        for name in (group.name, *group.alternatives):
            if name not in parties:
                yield name, sense
    for company in companies():
        sense = Sense("body", Actor(slug(company.name), company.name, company.kind))
        for name in (company.name, *company.alternatives):
            yield name, sense


def _of_places() -> Iterator[tuple[str, Sense]]:
    for place in places():
        for name in (place.name, *place.alternatives):
            yield name, Sense("place", None, place)
