"""Which sentences speak of a case, how far, and what they show of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from saydo.audit.case import Case
from saydo.audit.evidence import find_evidence
from saydo.audit.nearness import nearness, scenes
from saydo.audit.terms import Weights
from saydo.audit.told import Told
from saydo.records import Evidence

RELATED = 0.1  # below it a sentence does not speak of the case
FLAT = 0.5  # the power that makes of a chance of bearing on the case how near it is said to be
LIFT = 0.7  # the power by which what such a sentence shows is weighed
WITH_PROMISE = 0.6  # what is left in the article that first told the promise: mostly what was before it


@dataclass(frozen=True, slots=True)
class Near:
    """How far a sentence speaks of a case: related by words, figures, deeds and actors alone, against the other cases
    (0 to about 1.5); near by all that is known of it (0 to 1)."""

    related: float
    near: float


@dataclass(frozen=True, slots=True)
class Bearing:
    """A sentence that speaks of a case: how far, and what it shows."""

    told: Told
    related: float
    evidence: tuple[Evidence, ...] = ()
    near: float = 0.0


def relations(cases: Sequence[Case], told: Sequence[Told], weights: Weights) -> list[list[Near]]:
    """How far each sentence speaks of each case, one row a case."""
    return [
        [Near(scene.carried[i], nearness(scene, i) ** FLAT) for i in range(len(told))]
        for scene in scenes(cases, told, weights)
    ]


def bearings(case: Case, told: Sequence[Told], related: Sequence[Near], weights: Weights) -> list[Bearing]:
    """All sentences that speak of the case since it was first announced."""
    begun = case.first.published
    announcing = {(p.commitment.article, p.commitment.span.start) for p in case.profiles}
    telling = {p.commitment.article for p in case.profiles if p.commitment.force != "recalled"}
    found = []
    for one, how in zip(told, related, strict=True):
        in_title = one.sentence.part == "title" and one.article in telling
        announces = in_title or (one.article, one.sentence.span.start) in announcing
        too_early = begun is not None and one.day is not None and one.day < begun
        if too_early or (max(how.near, how.related) < RELATED and not announces):
            continue
        weight = how.near**LIFT * (WITH_PROMISE if one.article == case.first.commitment.article else 1.0)
        evidence = tuple(find_evidence(case, one, weight, weights, announces=announces))
        if evidence or one.cues or announces:
            found.append(Bearing(one, how.related, evidence, how.near))
    return found
