"""Promises told once and beside the matter: what a dossier mentions, and is not about.

A case of a single telling falls away where one of ASIDES knows it for an aside. What they look at are weak signs, each
of which many a promise has: that no title names its object, that hardly another article speaks of it, that nobody is
reported to say it, that it has no figure and no day. Together they say that it is nobody's promise here. Where articles
have no titles, or are too few to be asked, that sign is silent.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from saydo.audit.profile import Profile
from saydo.audit.terms import terms
from saydo.records import Reading

ALLUDING = {"recalled", "plan"}
SIDE_DEEDS = {"hold", "spend", "keep", "investigate"}  # of which the news is full, whoever is to do them
UNSAID = {"plan", "agreement", "order", "decision", "recalled"}  # force that is not somebody's word or a date
OF_THING = {"promised-object", "promised-thing", "elliptic", "day-told"}  # rules that read no verb of the deed
OF_CALENDAR = {
    "arranged", "in-force-from", "day-named", "falls-due", "day-told", "has-to", "obliged", "deadline-given",
}  # fmt: skip
OTHERS_ASKED = 3  # other articles there must be, before it says anything that none of them speaks of a thing
FEW = 1
SOON = 8  # days
END = 0.8  # of the text of an article


@dataclass(frozen=True, slots=True)
class Matter:
    """What a dossier is about: the terms of each article and of its title, by article; its day, and how long it is."""

    texts: dict[str, frozenset[str]]
    titles: dict[str, frozenset[str]]
    days: dict[str, date | None]
    lengths: dict[str, int]

    def hardly_speaks_of(self, one: Profile) -> bool:
        """Of its object at most one other article speaks, out of several, and its own title does not name it."""
        others = [words for article, words in self.texts.items() if article != one.commitment.article]
        asked = len(others) >= OTHERS_ASKED and not self.names_in_its_title(one)
        return asked and sum(bool(one.terms & words) for words in others) <= FEW

    def names_in_a_title(self, one: Profile) -> bool:
        return any(one.terms & title for title in self.titles.values()) or not any(self.titles.values())

    def names_in_its_title(self, one: Profile) -> bool:
        title = self.titles[one.commitment.article]
        return bool(one.terms & title) or not title


def matter_of(readings: Sequence[Reading]) -> Matter:
    articles = [reading.article for reading in readings]
    return Matter(
        {a.id: terms(a.text) for a in articles},
        {a.id: terms(a.title or "") for a in articles},
        {a.id: a.published for a in articles},
        {a.id: len(a.text) for a in articles},
    )


def is_aside(only: Profile, matter: Matter) -> bool:
    """Told once, and one of the rules knows it for no promise of this matter."""
    return any(rule(only, matter) for rule in ASIDES)


def is_in_passing(only: Profile, matter: Matter) -> bool:
    """It only alludes to a promise: recalled, or a plan, with no object or nobody named, or one hardly told of else."""
    alludes = only.commitment.force in ALLUDING
    return alludes and (not only.terms or not only.who or matter.hardly_speaks_of(only))


def is_event_beside(only: Profile, matter: Matter) -> bool:
    """A meeting, a sum, an inquiry or something kept to that hardly another article speaks of, without a figure, and
    nobody is reported to say it: "an election is due there in October"."""
    if only.deed not in SIDE_DEEDS or not matter.hardly_speaks_of(only):
        return False
    return _rule(only) in OF_THING or (only.commitment.amount is None and _is_unsaid(only))


def is_bare_keeping(only: Profile, matter: Matter) -> bool:
    """What is kept to or refrained from, with neither day nor figure, and no title names it: "they mean to stay"."""
    bare = only.due is None and only.commitment.amount is None
    return only.deed == "keep" and bare and not matter.names_in_a_title(only)


def is_of_the_week(only: Profile, matter: Matter) -> bool:
    """What the next days bring, as the paper has it in its calendar, and no other article speaks of."""
    published = matter.days[only.commitment.article]
    if published is None or only.due is None or (only.due - published).days >= SOON:
        return False
    return _is_unsaid(only) and matter.hardly_speaks_of(only) and not matter.names_in_a_title(only)


def is_closing_remark(only: Profile, matter: Matter) -> bool:
    """At the end of its article, without a day, said by nobody, and not what the article is about by its title."""
    late = only.commitment.span.start >= END * matter.lengths[only.commitment.article]
    return late and only.due is None and _is_unsaid(only) and not matter.names_in_its_title(only)


def is_from_a_calendar(only: Profile, matter: Matter) -> bool:
    """A day in a calendar, set by plan, order or agreement and not by somebody's word, and not named in the title."""
    calendar = _rule(only) in OF_CALENDAR and only.commitment.force in UNSAID
    return calendar and not matter.names_in_its_title(only)


def _is_unsaid(only: Profile) -> bool:
    return only.commitment.statement is None


def _rule(only: Profile) -> str:
    return only.commitment.rule.removeprefix("commitment.")


ASIDES: tuple[Callable[[Profile, Matter], bool], ...] = (
    is_in_passing,
    is_event_beside,
    is_bare_keeping,
    is_of_the_week,
    is_closing_remark,
    is_from_a_calendar,
)
