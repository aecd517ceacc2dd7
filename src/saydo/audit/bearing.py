"""Which sentences speak of a case, how far, and what they show of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from saydo.audit.case import Case
from saydo.audit.evidence import find_evidence
from saydo.audit.rivalry import is_of_others
from saydo.audit.scene import scenes
from saydo.audit.surroundings import Surroundings, nearness_among
from saydo.audit.telling import Telling, words_of
from saydo.audit.terms import Weights
from saydo.audit.told import Told
from saydo.audit.weighing import weighed
from saydo.records import Evidence

RELATED = 0.1  # below it a sentence does not speak of the case
FLAT = 0.5  # the power that makes of a chance of bearing on the case how near it is said to be
LIFT = 0.7  # the power by which what such a sentence shows is weighed
WITH_PROMISE = 0.6  # what is left in the article that first told the promise: mostly what was before it


@dataclass(frozen=True, slots=True)
class Near:
    """How far a sentence speaks of a case: related by words, figures, deeds and actors alone, against the other cases
    (0 to about 1.5); near by all that is known of it (0 to 1). of_others: it tells what others did of their own
    promises, and so shows nothing of this one."""

    related: float
    near: float
    of_others: bool = False


@dataclass(frozen=True, slots=True)
class Bearing:
    """A sentence that speaks of a case: how far, what its words tell, what it shows, and the chance that it shows each
    outcome."""

    told: Told
    related: float
    words: Telling
    evidence: tuple[Evidence, ...] = ()
    near: float = 0.0
    chances: Mapping[str, float] = field(default_factory=dict)


def relations(cases: Sequence[Case], told: Sequence[Told], weights: Weights) -> list[list[Near]]:
    """How far each sentence speaks of each case, one row a case."""
    return [near_in(Surroundings(scene)) for scene in scenes(cases, told, weights)]


def near_in(around: Surroundings) -> list[Near]:
    """How far each sentence of the dossier speaks of one case."""
    scene = around.scene
    return [
        Near(scene.carried[i], nearness_among(around, i) ** FLAT, is_of_others(scene, i))
        for i in range(len(scene.dossier.told))
    ]


def bearings(
    case: Case, told: Sequence[Told], related: Sequence[Near], weights: Weights, *, due: date | None
) -> list[Bearing]:
    """All sentences that speak of the case since it was first announced."""
    found = []
    for one, how in zip(told, related, strict=True):
        if not may_bear(case, one, how):
            continue
        words = words_of(case, one)
        chances, evidence = _shown(case, one, how, weights, words, due=due)
        if evidence or one.cues or announces(case, one):
            found.append(Bearing(one, how.related, words, evidence, how.near, chances))
    return found


def _shown(
    case: Case, one: Told, how: Near, weights: Weights, words: Telling, *, due: date | None
) -> tuple[Mapping[str, float], tuple[Evidence, ...]]:
    """The chances of what the sentence shows, and its evidence; none of what is told of others."""
    if how.of_others:
        return {}, ()
    return weighed(case, one, how.near, seen_in(case, one, how, weights, words), words, due=due)


def may_bear(case: Case, one: Told, how: Near) -> bool:
    """It was published since the promise was first announced, and speaks of it or announces it."""
    begun = case.first.published
    too_early = begun is not None and one.day is not None and one.day < begun
    return not too_early and (max(how.near, how.related) >= RELATED or announces(case, one))


def announces(case: Case, one: Told) -> bool:
    """It is one of the announcements, or the headline over one."""
    if one.sentence.part == "title":
        return one.article in {p.commitment.article for p in case.profiles if p.commitment.force != "recalled"}
    start = one.sentence.span.start
    return any((p.commitment.article, p.commitment.span.start) == (one.article, start) for p in case.profiles)


def seen_in(case: Case, one: Told, how: Near, weights: Weights, words: Telling) -> tuple[Evidence, ...]:
    """What the rules of evidence.py see in the sentence."""
    share = WITH_PROMISE if one.article == case.first.commitment.article else 1.0
    return tuple(find_evidence(case, one, how.near**LIFT * share, weights, words, announces=announces(case, one)))
