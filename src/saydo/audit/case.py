"""A case: one commitment with all its announcements, told in one or many articles.

Commitments are taken in the order of publication; each joins the case that it is most like, if it is like enough, and
else opens a new one. What speaks for and against is counted in points (ALIKE), so that a reader can see why two passages
were taken for one promise.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from saydo.audit.terms import Weights, terms
from saydo.lexicon.actors import accountable_code
from saydo.lexicon.kin import kin
from saydo.records import Commitment, Figure, Mention, Reading

JOIN_AT = 3.6
NOT_ACCOUNTABLE = {"media", "people"}


@dataclass(frozen=True, slots=True)
class Profile:
    """What of a commitment is compared: codes of who, terms of the object, its deed, figure, dates and place."""

    commitment: Commitment
    published: date | None
    who: tuple[str, ...]
    terms: frozenset[str]
    passage: frozenset[str]
    due: date | None
    place: str | None

    @property
    def deed(self) -> str:
        return self.commitment.deed


@dataclass(slots=True)
class Case:
    """Profiles of one promise in the order of publication."""

    profiles: list[Profile] = field(default_factory=list)

    @property
    def first(self) -> Profile:
        return self.profiles[0]

    @property
    def who(self) -> tuple[str, ...]:
        """The actors that most of its tellings name, at most three."""
        votes = Counter(code for p in self.profiles for code in p.who)
        most = max(votes.values(), default=0)
        return tuple(code for code, n in votes.items() if n * 2 >= most)[:3]

    @property
    def deed(self) -> str:
        votes = Counter(p.deed for p in self.profiles)
        votes["other"] = min(votes["other"], 1 if len(votes) > 1 else votes["other"])
        return max(votes, key=lambda deed: (votes[deed], deed == self.first.deed))

    @property
    def deeds(self) -> frozenset[str]:
        return frozenset(p.deed for p in self.profiles)

    @property
    def terms(self) -> frozenset[str]:
        return frozenset().union(*(p.terms for p in self.profiles))

    @property
    def place(self) -> str | None:
        return next((p.place for p in self.profiles if p.place), None)

    @property
    def amount(self) -> Figure | None:
        return next((p.commitment.amount for p in self.profiles if p.commitment.amount is not None), None)

    @property
    def dues(self) -> list[tuple[Profile, date]]:
        return [(p, p.due) for p in self.profiles if p.due is not None]


def profile(commitment: Commitment, reading: Reading) -> Profile:
    what = commitment.what.text if commitment.what else ""
    own = terms(what) - terms(commitment.amount.span.text if commitment.amount else "")
    due = commitment.due.deadline if commitment.due is not None else None
    place = commitment.place.country if commitment.place is not None else None
    return Profile(commitment, reading.article.published, accountable(commitment, reading), own or terms(what),
                   terms(commitment.span.text), due, place)


def accountable(commitment: Commitment, reading: Reading) -> tuple[str, ...]:
    """Codes of the doers; where none of them is known, of the first that is among those who bound themselves."""
    event = next((e for e in reading.events if e.id == commitment.event), None)
    doers = {m.span.start for m in event.actors} if event is not None else set()
    known = [m for m in commitment.who if m.actor is not None and m.actor.kind not in NOT_ACCOUNTABLE]
    first = [m for m in known if m.span.start in doers] or known[:1]
    return tuple(dict.fromkeys(_code(m) for m in first))


def _code(mention: Mention) -> str:
    if mention.actor is None:
        raise ValueError("a mention without actor has no code")
    return accountable_code(mention.actor)


def build_cases(readings: Sequence[Reading], weights: Weights) -> list[Case]:
    """Cases in the order of their first announcement. A passage whose actor nobody knows joins a case or is left out."""
    profiles = [profile(c, reading) for reading in readings for c in reading.commitments]
    cases: list[Case] = []
    for one in sorted(profiles, key=_order):
        scored = [(max(likeness(one, other, weights) for other in case.profiles), -n, case)
                  for n, case in enumerate(cases)]
        best = max(scored, key=lambda item: item[:2], default=None)
        if best is not None and best[0] >= JOIN_AT:
            best[2].profiles.append(one)
        else:
            cases.append(Case([one]))
    return [case for case in cases if case.who]


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
    """The objects share words: up to 2.5; none although both are named: -1."""
    if not one.terms or not other.terms:
        return 0.8 * weights.likeness(one.passage, other.passage)
    shared = weights.likeness(one.terms, other.terms)
    return 2.5 * shared if shared else -1.0


def same_amount(one: Profile, other: Profile, weights: Weights) -> float:
    """The same figure (1.5); another figure of the same thing speaks against (-0.7)."""
    a, b = one.commitment.amount, other.commitment.amount
    if a is None or b is None:
        return 0.0
    if (a.low, a.high) == (b.low, b.high):
        return 1.5
    return -0.7


def same_due(one: Profile, other: Profile, weights: Weights) -> float:
    """The same date (1.5); another date within one article speaks against (-1)."""
    if one.due is None or other.due is None:
        return 0.0
    if one.due == other.due:
        return 1.5
    return -1.0 if one.commitment.article == other.commitment.article else 0.0


def same_place(one: Profile, other: Profile, weights: Weights) -> float:
    """The same place (0.5), or another (-1.5)."""
    if one.place is None or other.place is None:
        return 0.0
    return 0.5 if one.place == other.place else -1.5


ALIKE = (same_deed, same_actor, same_thing, same_amount, same_due, same_place)


def passages(cases: Iterable[Case]) -> set[tuple[str, int]]:
    """Article and start of every announcing sentence."""
    return {(p.commitment.article, p.commitment.span.start) for case in cases for p in case.profiles}
