"""The chance that a sentence shows an outcome of a case: what the rules see in it, its words, its place, weighed.

A multinomial logistic regression over the features below. What each weighs stands in lexicon/weighing.toml, fitted by
training/weighing.py on sentences that readers marked with what they show of a commitment. A rule of evidence.py that
fires is a feature like others: it counts as much as it has been right.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from saydo.audit.case import Case
from saydo.audit.telling import Telling, Undertaking, because, telling, traits_of
from saydo.audit.told import Told
from saydo.lexicon.tellings import OUTCOMES
from saydo.lexicon.weighing import outcome_weights
from saydo.records import Evidence

STRONGEST = 2.0
FAINT = 1e-3
WORTH_CITING = 0.02  # a chance below it is no evidence
BY_WORDS_ALONE = 0.1  # what it takes where no rule sees the outcome that the words tell


def undertaking_of(case: Case) -> Undertaking:
    amount = case.amount
    return Undertaking(case.terms, case.deed, amount.low if amount is not None else None)


def features(
    case: Case, one: Told, related: float, seen: Sequence[Evidence], told: Telling, *, due: date | None
) -> dict[str, float]:
    """The features of a sentence as it bears on a case; `seen` is what the rules see in it."""
    found = {"near": math.log(max(related, FAINT))}
    for outcome, odds in told.outcomes.items():
        found[f"words: {outcome}"] = odds
    for item in seen:
        kind = "phrase" if item.rule.startswith("outcome.") else item.rule
        strength = f"strength: {item.shows}"
        found[strength] = max(found.get(strength, 0.0), min(item.strength, STRONGEST))
        found[f"{kind}: {item.shows}"] = 1.0
        if item.by in case.who:
            found["own account"] = 1.0
    for gap in {cue.shows for cue in one.cues} - set(OUTCOMES):
        found[f"gap: {gap}"] = 1.0
    for name, holds in (
        ("title", one.sentence.part == "title"),
        ("first article", one.article == case.first.commitment.article),
        ("announcement", _announces(case, one)),
        ("after due", due is not None and one.day is not None and one.day >= due),
        ("negative", case.negative),
    ):
        if holds:
            found[name] = 1.0
    return found


def chances(found: Mapping[str, float]) -> dict[str, float]:
    """The chance of each outcome, "none" among them; they add up to 1."""
    known = outcome_weights()
    scores = list(known["constant"])
    for name, value in sorted(found.items()):
        for place, weight in enumerate(known.get(name, ())):
            scores[place] += weight * value
    highest = max(scores)
    parts = [math.exp(score - highest) for score in scores]
    return {outcome: part / sum(parts) for outcome, part in zip(OUTCOMES, parts, strict=True)}


def weighed(
    case: Case, one: Told, related: float, seen: Sequence[Evidence], *, due: date | None
) -> tuple[dict[str, float], tuple[Evidence, ...]]:
    """The chances of a sentence, and its evidence with the chance of what it shows for strength."""
    traits = traits_of(one, undertaking_of(case))
    found = chances(features(case, one, related, seen, telling(traits), due=due))
    return found, tuple(_evidence(one, seen, found, traits))


def _evidence(
    one: Told, seen: Sequence[Evidence], found: Mapping[str, float], traits: Sequence[str]
) -> Iterator[Evidence]:
    """What the rules see, each outcome once, and the likeliest outcome where the words alone tell it."""
    for outcome in OUTCOMES[1:]:
        best = max((e for e in seen if e.shows == outcome), key=lambda e: e.strength, default=None)
        if best is not None and found[outcome] >= WORTH_CITING:
            yield replace(best, strength=round(found[outcome], 4))
        elif best is None and found[outcome] >= max(BY_WORDS_ALONE, *(found[o] for o in OUTCOMES[1:])):
            words = ", ".join(f"“{trait[2:].replace('_', ' ')}”" for trait in because(traits, outcome))
            yield Evidence(
                article=one.article,
                day=one.day,
                span=one.sentence.span,
                shows=outcome,
                rule="telling.words",
                reason=f"its words read so{f', above all {words}' if words else ''}",
                strength=round(found[outcome], 4),
                by=one.said_by(0),
            )


def _announces(case: Case, one: Told) -> bool:
    start = one.sentence.span.start
    return any((p.commitment.article, p.commitment.span.start) == (one.article, start) for p in case.profiles)
