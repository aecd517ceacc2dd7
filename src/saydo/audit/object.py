"""The words for what is to be done to what, chosen among the tellings of a case.

One telling says "the police chief expects 2,000", another "six hundred more officers", a third puts only the state
there ("Thailand votes"). What names the promiser itself, a bare place, a bare number or nobody knows what is no object
to print; of the rest the first is taken.
"""

import re

from saydo.audit.case import Case
from saydo.audit.profile import Profile
from saydo.audit.terms import terms
from saydo.lexicon.binding_words import binding_words
from saydo.lexicon.classes import members_of

# What is held or kept, where the deed is told by its noun: "the elections of March" has no other object.
HELD = {
    "hold": frozenset(
        "election vote poll ballot referendum plebiscite census summit talk negotiation conference meeting congress "
        "session hearing trial exercise drill parade ceremony dialogue consultation round".split()
    ),
    "cease fire": frozenset({"ceasefire", "cease-fire", "truce", "armistice", "cessation"}),
}
OF_ONES_OWN = frozenset({"withdraw", "deploy", "increase", "reduce", "disarm"})  # "the last Frenchmen" leave
AT_A_PLACE = frozenset({"hold", "end", "deliver", "withdraw", "release", "cease fire", "keep", "increase", "other"})
BARE = re.compile(
    r"(?:some|about|around|nearly|almost|over|more than|at least|up to|another|the)?"
    r"\s*[\d.,]+(?:\s+(?:more|of them))?\Z",
    re.IGNORECASE,
)
QUANTIFIERS = frozenset({"both", "all", "some", "two", "three"})  # with nothing that they count


def object_of(case: Case) -> str | None:
    """The words of the first telling whose object can stand for it, else those that move ("U.S. troops will leave the
    country"), else the noun that tells the deed, else None."""
    for one in case.profiles:
        if one.commitment.what is not None and one.terms and _can_stand(one.commitment.what.text, one, case):
            return one.commitment.what.text
    for one in case.profiles:
        if one.deed in OF_ONES_OWN and (moving := _moving(one)) is not None:
            return moving
    return next((one.lemma for one in case.profiles if one.lemma in HELD.get(one.deed, ())), None)


def _moving(one: Profile) -> str | None:
    """Who is to go, where the words say more than the name of an actor."""
    found = (
        m.span.text for m in one.commitment.who if m.actor is not None and not terms(m.span.text) <= terms(m.actor.name)
    )
    return next(found, None)


def _can_stand(words: str, one: Profile, case: Case) -> bool:
    empty = binding_words("empty") | QUANTIFIERS
    if all(word.strip(".,") in empty for word in words.lower().split()) or BARE.match(words):
        return False
    if one.deed not in OF_ONES_OWN and _names_who(one, case):
        return False
    return not (one.deed in AT_A_PLACE and _is_place(one))


def _names_who(one: Profile, case: Case) -> bool:
    """Nothing but the name of one who is bound."""
    bound = [m.actor for p in case.profiles for m in p.commitment.who if m.actor is not None]
    return any(one.terms <= terms(actor.name) for actor in bound)


def _is_place(one: Profile) -> bool:
    """Nothing but the name of the place, or the ground it is: "the country"."""
    if one.commitment.place is not None and one.terms <= terms(one.commitment.place.name):
        return True
    return one.deed == "withdraw" and one.terms <= terms(" ".join(members_of("territory")))
