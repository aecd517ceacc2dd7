"""The chance that a verdict is right, reckoned from how clearly the evidence speaks and how well the promise is known.

Logistic regression over FEATURES; what each weighs stands in lexicon/confidence.toml, fitted by training/confidence.py
to the audits of the development dossiers: right where a reader gave the same verdict of the same commitment, wrong
where another one was given, or none.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from saydo.audit.case import Case
from saydo.audit.shares import strongest
from saydo.lexicon.confidence import confidence_features, confidence_weights
from saydo.lexicon.feature_words import feature_words
from saydo.records import Share


@dataclass(frozen=True, slots=True)
class Judged:
    """A case with the score of each outcome and the verdict."""

    case: Case
    scores: Mapping[str, float]
    verdict: str


def clearest(judged: Judged) -> float:
    """The score of the likeliest outcome."""
    return max(judged.scores.values(), default=0.0)


def margin(judged: Judged) -> float:
    """By how much it is ahead of the next."""
    ordered = sorted([*judged.scores.values(), 0.0, 0.0], reverse=True)
    return ordered[0] - ordered[1]


def tellings(judged: Judged) -> float:
    """The logarithm of the number of passages that tell the promise."""
    return math.log(len(judged.case.profiles))


def object_known(judged: Judged) -> float:
    """What is to be done to which thing is read from the text."""
    return float(bool(judged.case.terms))


def date_known(judged: Judged) -> float:
    """A due date is read from the text."""
    return float(bool(judged.case.dues))


def promised(judged: Judged) -> float:
    """A word of promising binds the actor, in one telling at least."""
    return float(any(p.commitment.force == "promise" for p in judged.case.profiles))


def nothing_to_go_by(judged: Judged) -> float:
    """The verdict says that nothing is known yet."""
    return float(judged.verdict in ("pending", "unverified", "overdue"))


def harsh(judged: Judged) -> float:
    """The verdict says that the promise was broken, or kept in name alone."""
    return float(judged.verdict in ("broken", "relabelled"))


FEATURES: tuple[Callable[[Judged], float], ...] = (
    clearest,
    margin,
    tellings,
    object_known,
    date_known,
    promised,
    nothing_to_go_by,
    harsh,
)


def confidence(judged: Judged) -> float:
    """The chance that the verdict is right, from 0 to 1, in hundredths."""
    weights = confidence_weights()
    score = weights["constant"] + sum(weights[f.__name__] * f(judged) for f in FEATURES)
    return round(1 / (1 + math.exp(-score)), 2)


def swayed(judged: Judged) -> tuple[Share, ...]:
    """What raised the confidence most, then what lowered it most, against what a feature usually is."""
    known = {feature.name: feature for feature in confidence_features()}
    shares = []
    for function in FEATURES:
        feature, value = known[function.__name__], function(judged)
        words = feature_words(feature.name, less=value < feature.usual)
        shares.append(Share("sure", feature.name, words, feature.weight * (value - feature.usual)))
    return tuple(strongest(shares))
