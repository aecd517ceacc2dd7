"""Promises that are only reported, and that their supposed promiser denies: disputed from the start.

What others say that somebody will do, and he denies, is a commitment in dispute: nothing shows that it was made, so
nothing is looked for that would have become of it.
"""

from collections.abc import Sequence

from saydo.audit.case import Case
from saydo.audit.profile import Profile, end_of_words
from saydo.audit.told import Told
from saydo.lexicon.actors import accountable_code
from saydo.lexicon.denials import denials
from saydo.lexicon.gazetteer import known_names
from saydo.records import Gap

RULE = "gap.disputed.promise-denied"


def promise_denied(case: Case, told: Sequence[Told]) -> Gap | None:
    """The denial beside the last telling of a promise, or in the sentence after it, by the one who would be held."""
    last = case.profiles[-1]
    place = next((i for i, one in enumerate(told) if _tells(one, last)), None)
    if place is None or any(p.published != last.published for p in case.profiles):
        return None
    following = told[place + 1 : place + 2]
    nearby = [("beside", told[place]), *(("next", one) for one in following if one.article == last.commitment.article)]
    for where, one in nearby:
        start = end_of_words(last.commitment) - one.sentence.span.start if where == "beside" else 0
        for denial in denials():
            denier = denial.denier(one.sentence.span.text, start) if denial.where == where else None
            if denier is not None and _names(denier) & set(case.who):
                reason = f"{denier.strip()} denied what others had reported"
                return Gap("disputed", one.article, one.sentence.span, RULE, reason)
    return None


def apart_from(case: Case, denied: Sequence[tuple[Case, Gap]], one: Told) -> bool:
    """The sentence denies another promise, and is no telling of this one."""
    place = (one.article, one.sentence.span.start)
    own = {(p.commitment.article, p.commitment.span.start) for p in case.profiles}
    return place not in own and any(
        other is not case and (gap.article, gap.span.start) == place for other, gap in denied
    )


def _tells(one: Told, profile: Profile) -> bool:
    return (one.article, one.sentence.span.start) == (profile.commitment.article, profile.commitment.span.start)


def _names(words: str) -> set[str]:
    """Codes of the states and bodies that the words name."""
    senses = [sense for found in known_names().find(words) for sense in found.meanings]
    return {accountable_code(sense.actor) for sense in senses if sense.actor is not None}
