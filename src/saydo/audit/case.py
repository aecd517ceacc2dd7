"""A case: one commitment with all its announcements, told in one or many articles.

Commitments are taken in the order of publication; each joins the case that it is most like, if it is like enough, and
else opens a new one. What speaks for and against is counted in points (ALIKE), so that a reader can see why two
passages were taken for one promise.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from saydo.audit.answerable import MOST_HELD, bench_of, presumed
from saydo.audit.asides import ALLUDING, is_aside, matter_of
from saydo.audit.profile import Profile, profile
from saydo.audit.terms import Weights
from saydo.lexicon.kin import kin
from saydo.lexicon.outcomes import outcome_cues
from saydo.records import Commitment, Figure, Reading

JOIN_AT = 3.0
EASY_JOIN_AT = 2.0  # a telling that names nobody more likely belongs to a promise already told
TERM = {"by", "before", "until", "within"}
STARTING = {"start", "begin", "commence"}  # the day on which it begins is not the day on which it is to be done
BINDING = ("promise", "agreement", "decision", "order", "future", "timetable", "plan", "recalled")
BARE_FUTURE = {"commitment.future", "commitment.reported-future"}
OTHER_DUE = -0.5
GUESSED = {"commitment.day-told", "commitment.elliptic"}  # the deed is that of the words before
SEASON = 100  # days; a day within a longer stretch is another date


@dataclass(slots=True)
class Case:
    """Profiles of one promise in the order of publication."""

    profiles: list[Profile] = field(default_factory=list)
    presumed: tuple[str, ...] = ()

    @property
    def first(self) -> Profile:
        return self.profiles[0]

    @property
    def who(self) -> tuple[str, ...]:
        """The actors that most of its tellings name; where none names any, the one that is presumed."""
        votes = Counter(code for p in self.profiles for code in p.who)
        most = max(votes.values(), default=0)
        if not votes:
            return self.presumed
        return tuple(code for code, n in votes.items() if n * 2 >= most)[:MOST_HELD]

    @property
    def deed(self) -> str:
        told = [p for p in self.profiles if p.commitment.rule not in GUESSED] or self.profiles
        votes = Counter(p.deed for p in told)
        votes["other"] = min(votes["other"], 1 if len(votes) > 1 else votes["other"])
        dated = next((p.deed for p in self.profiles if p.due is not None), self.first.deed)
        return max(votes, key=lambda deed: (votes[deed], deed == dated))

    @property
    def negative(self) -> bool:
        """A promise not to do the deed."""
        return self.first.commitment.negative

    @property
    def force(self) -> str:
        """How it binds, by the strongest words of the article that first tells it."""
        told = [p.commitment for p in self.profiles if p.commitment.article == self.first.commitment.article]
        return min(told, key=_binding).force

    @property
    def lemmas(self) -> frozenset[str]:
        """The words by which its tellings name the deed."""
        return frozenset(p.lemma for p in self.profiles if p.lemma)

    @property
    def deeds(self) -> frozenset[str]:
        return frozenset(p.deed for p in self.profiles)

    @property
    def terms(self) -> frozenset[str]:
        return frozenset().union(*(p.terms for p in self.profiles))

    @property
    def sought(self) -> dict[str, float]:
        """The terms by which sentences about the case are known: those of the object in full, those of the actors and
        the place by half, other words of its passages by a quarter, more where several passages have them."""
        wanted: dict[str, float] = {}
        counts = Counter(term for p in self.profiles for term in p.passage)
        for term, n in counts.items():
            wanted[term] = min(0.5, 0.15 + 0.1 * n)
        for p in self.profiles:
            wanted.update({term: max(0.5, wanted.get(term, 0.0)) for term in p.names})
        wanted.update(dict.fromkeys(self.terms, 1.0))
        return wanted

    @property
    def place(self) -> str | None:
        return next((p.place for p in self.profiles if p.place), None)

    @property
    def amount(self) -> Figure | None:
        return next((p.commitment.amount for p in self.profiles if p.commitment.amount is not None), None)

    @property
    def dues(self) -> list[tuple[Profile, date]]:
        """The due dates in the order in which they were set: those only recalled that lie before the first one told,
        then those told, in their order; a telling that moves the date gives both."""
        dated = [p for p in self.profiles if p.due is not None]
        given = []
        for p in [p for p in self.profiles if p.due is None or not _is_vaguer(p, dated)]:
            moved = p.commitment.due_now.deadline if p.commitment.due_now is not None else None
            given += [(p, day) for day in (p.due, moved) if day is not None]
        told = [(p, day) for p, day in given if not _looks_back(p)]
        recalled = [(p, day) for p, day in given if _looks_back(p)]
        if not told:
            return sorted(recalled, key=lambda item: item[1])[:1] + [r for r in recalled if r[0].commitment.due_now]
        before = [r for r in recalled if r[1] < told[0][1] and not _is_told_since(r, told[0][0])]
        return sorted(before, key=lambda item: item[1]) + told


def _binding(told: Commitment) -> int:
    """A rank, what binds most first; a bare future binds less than a word for how it does."""
    return BINDING.index("future" if told.rule in BARE_FUTURE else told.force)


def _looks_back(one: Profile) -> bool:
    """It tells of a date that was set before: "it had meant to be there by May"."""
    return one.commitment.force == "recalled" and one.commitment.due_now is None


def _is_told_since(recalled: tuple[Profile, date], told: Profile) -> bool:
    """A date still to come when the other was told, and of which only later articles speak, was not set before it."""
    begun, published = told.published, recalled[0].published
    return begun is not None and published is not None and begun < published and recalled[1] >= begun


def build_cases(readings: Sequence[Reading], weights: Weights) -> list[Case]:
    """Cases in the order of their first announcement. A passage without known actor joins a case or is left out."""
    bench, matter = bench_of(readings), matter_of(readings)
    profiles = [profile(c, reading) for reading in readings for c in reading.commitments]
    cases: list[Case] = []
    for one in sorted(profiles, key=_order):
        scored = [
            (max(likeness(one, other, weights) for other in case.profiles), -n, case)
            for n, case in enumerate(cases)
            if not _is_of_others(case, one)
        ]
        best = max(scored, key=lambda item: item[:2], default=None)
        if best is not None and best[0] >= _enough(one):
            best[2].profiles.append(one)
        else:
            cases.append(Case([one]))
    cases = _rejoined(cases, weights)
    for case in cases:
        if not case.who:
            case.presumed = presumed([p.commitment for p in case.profiles], bench, case.place)
    kept = [case for case in cases if case.who and not _says_nothing(case)]
    return [case for case in kept if len(case.profiles) > 1 or not is_aside(case.first, matter)]


def _rejoined(cases: list[Case], weights: Weights) -> list[Case]:
    """What stands alone looks once more for its case, among all that have been built since it was told."""
    kept = list(cases)
    for alone in [case for case in cases if len(case.profiles) == 1]:
        one = alone.first
        others = [case for case in kept if case is not alone and not _is_of_others(case, one)]
        scored = [(max(likeness(one, p, weights) for p in case.profiles), -n, case) for n, case in enumerate(others)]
        best = max(scored, key=lambda item: item[:2], default=None)
        if best is not None and best[0] >= _enough(one):
            best[2].profiles = sorted([*best[2].profiles, one], key=_order)
            kept = [case for case in kept if case is not alone]
    return kept


def _says_nothing(case: Case) -> bool:
    """Neither a deed of the vocabulary, nor an object, nor a date: "it will do that"."""
    return case.deed == "other" and not case.terms and not case.dues


def _is_of_others(case: Case, one: Profile) -> bool:
    """Both name who is held to it, and nobody is in both."""
    named = {code for p in case.profiles for code in p.who}
    return bool(one.who and named and not named & set(one.who))


def _enough(one: Profile) -> float:
    """The points at which a telling joins a case: fewer where it names nobody or alludes to what was told before."""
    return JOIN_AT if one.who and one.commitment.force not in ALLUDING else EASY_JOIN_AT


def _order(one: Profile) -> tuple[date, str, int]:
    return one.published or date.max, one.commitment.article, one.commitment.span.start


def likeness(one: Profile, other: Profile, weights: Weights) -> float:
    """Points for and against the two passages telling of one promise."""
    points = 0.0
    for rule in ALIKE:
        points += rule(one, other, weights)
    return points


def same_deed(one: Profile, other: Profile, weights: Weights) -> float:
    """The deed is the same (2), of kin (1), or another (-1.5)."""
    if one.deed == other.deed:
        return 2.0
    return 1.0 if other.deed in kin(one.deed) or "other" in (one.deed, other.deed) else -1.5


def same_actor(one: Profile, other: Profile, weights: Weights) -> float:
    """They share an actor (1), or name different ones (-2.5)."""
    if not one.who or not other.who:
        return 0.0
    return 1.0 if set(one.who) & set(other.who) else -2.5


def same_thing(one: Profile, other: Profile, weights: Weights) -> float:
    """The objects share words: or the passages do: up to 2.5; objects without a word in common: -0.7."""
    passages_alike = weights.cosine(dict.fromkeys(one.passage, 1.0), other.passage)
    if not one.terms or not other.terms:
        return 2.5 * passages_alike
    shared = weights.likeness(one.terms, other.terms)
    return max(2.5 * shared, 2.5 * passages_alike) if shared else 2.5 * passages_alike - 0.7


def same_amount(one: Profile, other: Profile, weights: Weights) -> float:
    """The same figure (1.5); another one speaks against (-0.7), more so in the same article (-2)."""
    a, b = one.commitment.amount, other.commitment.amount
    if a is None or b is None:
        return 0.0
    if (a.low, a.high) == (b.low, b.high):
        return 1.5
    return -2.0 if one.commitment.article == other.commitment.article else -0.7


def same_due(one: Profile, other: Profile, weights: Weights) -> float:
    """The same date (1.5), or a day and its month (1); another one speaks against (-0.5, in the same article -1.5)
    unless the words move it (0.5)."""
    if one.due is None or other.due is None:
        return 0.0
    if one.due == other.due:
        return 1.5
    if _within(one, other) or _within(other, one):
        return 1.0
    if moves_the_date(one.commitment.span.text) or moves_the_date(other.commitment.span.text):
        return 0.5
    return -1.5 if one.commitment.article == other.commitment.article else OTHER_DUE


def _is_vaguer(one: Profile, dated: Sequence[Profile]) -> bool:
    """Another telling says it better: the day of the month, the term beside the start, the end."""
    if one.lemma in STARTING and any(p.lemma not in STARTING for p in dated):
        return True
    beside = [p for p in dated if p is not one and p.commitment.span == one.commitment.span]
    open_due = one.commitment.due is not None and one.commitment.due.bound not in TERM and not _looks_back(one)
    if open_due and any(_has_term(p) for p in beside):
        return True
    return any((_within(p, one) or _is_year_of(p, one)) and p.due != one.due for p in dated)


def _is_year_of(day: Profile, year: Profile) -> bool:
    """The article that names the year names the day, month or season, too."""
    whole, part = _days_of(year), _days_of(day)
    if whole is None or part is None or year.commitment.article != day.commitment.article:
        return False
    longer = (whole[1] - whole[0]).days > SEASON >= (part[1] - part[0]).days
    return longer and whole[0] <= part[0] and part[1] <= whole[1]


def _days_of(one: Profile) -> tuple[date, date] | None:
    due = one.commitment.due
    return (due.first, due.last) if due is not None and due.first is not None and due.last is not None else None


def _has_term(one: Profile) -> bool:
    return one.commitment.due is not None and one.commitment.due.bound in TERM


def _within(day: Profile, month: Profile) -> bool:
    """The due date of the one lies in the weeks, month or season that the other names."""
    span = _days_of(month)
    if span is None or day.due is None or (span[1] - span[0]).days > SEASON:
        return False
    return span[0] <= day.due <= span[1]


@lru_cache(maxsize=4096)
def moves_the_date(passage: str) -> bool:
    """The passage says that a date was put off, kept back or brought forward."""
    return any(cue.shows == "slipped" and cue.matches(passage) for cue in outcome_cues())


def same_place(one: Profile, other: Profile, weights: Weights) -> float:
    """The same place (0.5), or another (-1.5)."""
    if one.place is None or other.place is None:
        return 0.0
    return 0.5 if one.place == other.place else -1.5


def same_passage(one: Profile, other: Profile, weights: Weights) -> float:
    """Two readings of one sentence are one promise (2), unless they name different figures or dates."""
    if (one.commitment.article, one.commitment.span.start) != (other.commitment.article, other.commitment.span.start):
        return 0.0
    amounts = {(f.low, f.high) for f in (one.commitment.amount, other.commitment.amount) if f is not None}
    dues = {day for day in (one.due, other.due) if day is not None}
    return 2.0 if len(amounts) < 2 and len(dues) < 2 else 0.0


def one_denied(one: Profile, other: Profile, weights: Weights) -> float:
    """What is denied where it is told is another promise than what is told for a fact (-3)."""
    return -3.0 if one.denied != other.denied else 0.0


ALIKE = (same_deed, same_actor, same_thing, same_amount, same_due, same_place, same_passage, one_denied)


def passages(cases: Iterable[Case]) -> set[tuple[str, int]]:
    """Article and start of every announcing sentence."""
    return {(p.commitment.article, p.commitment.span.start) for case in cases for p in case.profiles}
