"""Which sentences speak of a case, and how far: relatedness by shared terms, figures, deeds and actors.

Of several cases a sentence speaks of the one it is most like; the others keep their share as far as they come close.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from saydo.audit.case import Case
from saydo.audit.evidence import find_evidence
from saydo.audit.terms import Weights
from saydo.audit.told import Told, codes_of
from saydo.lexicon.kin import kin, opposites
from saydo.records import Evidence

RELATED = 0.1  # below it a sentence does not speak of the case
CARRIED = 0.5  # share of the sentence before, which a sentence that says little by itself goes on from
ARTICLE = 0.15  # share of the article as a whole
STRANGERS = 0.5  # what is left where only other parties are named
WITH_PROMISE = 0.25  # what is left in the article that first told the promise: mostly what was before it


@dataclass(frozen=True, slots=True)
class Bearing:
    """A sentence that speaks of a case: how far (0 to about 1.5), and what it shows."""

    told: Told
    related: float
    evidence: tuple[Evidence, ...] = ()


def relations(cases: Sequence[Case], told: Sequence[Told], weights: Weights) -> list[list[float]]:
    """How far each sentence speaks of each case, one row a case."""
    table = []
    for case in cases:
        own = [relatedness(case, one, weights) for one in told]
        before = [own[i - 1] if i and _follows(told[i - 1], told[i]) else 0.0 for i in range(len(told))]
        about = _by_article(told, own)
        table.append([own[i] + ARTICLE * about[one.article] + CARRIED * before[i] for i, one in enumerate(told)])
    for column in range(len(told)):
        best = max((row[column] for row in table), default=0.0)
        for row in table:
            row[column] = row[column] ** 2 / best if best else 0.0
    return table


def _by_article(told: Sequence[Told], own: Sequence[float]) -> dict[str, float]:
    """How far each article speaks of the case: as far as the sentence of it that speaks of it most."""
    most: dict[str, float] = {}
    for one, value in zip(told, own, strict=True):
        most[one.article] = max(value, most.get(one.article, 0.0))
    return most


def _follows(one: Told, other: Told) -> bool:
    return one.article == other.article and other.sentence.part == "paragraph" == one.sentence.part


def relatedness(case: Case, one: Told, weights: Weights) -> float:
    """From 0 to 1: terms shared with the object, the actors and the passages, the same figure, deed, actor."""
    found = weights.cosine(case.sought, one.terms)
    deeds = {event.deed for event in one.events}
    if deeds & case.deeds:
        found += 0.15
    elif deeds & (kin(case.deed) | opposites(case.deed)):
        found += 0.05
    amount = case.amount
    if amount is not None and any((amount.low, amount.high) == (f.low, f.high) for f in one.figures):
        found += 0.15
    if any(codes_of(event) & set(case.who) for event in one.events):
        found += 0.08
    strangers = bool(one.parties) and not one.parties & {*case.who, case.place}
    return min(1.0, found) * (STRANGERS if strangers else 1.0)


def bearings(case: Case, told: Sequence[Told], related: Sequence[float], weights: Weights) -> list[Bearing]:
    """All sentences that speak of the case since it was first announced."""
    begun = case.first.published
    announcing = {(p.commitment.article, p.commitment.span.start) for p in case.profiles}
    telling = {p.commitment.article for p in case.profiles if p.commitment.force != "recalled"}
    found = []
    for one, nearness in zip(told, related, strict=True):
        in_title = one.sentence.part == "title" and one.article in telling
        announces = in_title or (one.article, one.sentence.span.start) in announcing
        too_early = begun is not None and one.day is not None and one.day < begun
        if too_early or (nearness < RELATED and not announces):
            continue
        weight = nearness * (WITH_PROMISE if one.article == case.first.commitment.article else 1.0)
        evidence = tuple(find_evidence(case, one, weight, weights, announces=announces))
        if evidence or one.cues or announces:
            found.append(Bearing(one, nearness, evidence))
    return found
