"""The chance that a sentence shows an outcome of a case: what the rules see in it, its words, its place, weighed.

Two logistic regressions over the features below: whether the sentence bears on the case at all, and, if so, which
outcome it shows. What each feature weighs stands in lexicon/weighing.toml, fitted by training/weighing.py on sentences
that readers marked with what they show of a commitment. A rule of evidence.py that fires is a feature like others: it
counts as much as it has been right.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from saydo.audit.case import Case
from saydo.audit.telling import Telling, because, tells, undertaking_of
from saydo.audit.told import Told
from saydo.lexicon.tellings import OUTCOMES
from saydo.lexicon.weighing import feature_weights
from saydo.records import Evidence

SHOWN = OUTCOMES[1:]
# These say whether it bears on the case, not what it shows.
OF_PLACE = ("near", "tells", "first article", "announcement")
STRONGEST = 2.0
FAINT = 1e-3
PLAIN = 0.45  # from this strength on a rule sees plainly what a sentence shows
UNSEEN = 0.05
HALF_SEEN = 0.25  # the same where a rule sees it less plainly, yet sees it, and of what is not to be done by any hint
WORTH_CITING = 0.02  # a chance below it is no evidence
HINT_WORTH_CITING = 0.08  # nor one below this where nothing but a hint speaks for it
AS_TOLD = "event.as-told"
SEEING = ("phrase: ", "event.", "count.")  # features of the rules of evidence.py
BY_WORDS_ALONE = 0.1  # what it takes where no rule sees the outcome that the words tell


def features(
    case: Case, one: Told, related: float, seen: Sequence[Evidence], told: Telling, *, due: date | None
) -> dict[str, float]:
    """The features of a sentence as it bears on a case; `seen` is what the rules see in it."""
    found = {"near": math.log(max(related, FAINT)), "tells": tells(told)}
    mean = sum(told.outcomes[outcome] for outcome in SHOWN) / len(SHOWN)
    for outcome in SHOWN:
        found[f"words: {outcome}"] = told.outcomes[outcome] - mean
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
    known = feature_weights()
    bears, shows = known["constant"].bears, list(known["constant"].shows)
    for name, value in sorted(found.items()):
        if name in known:
            bears += known[name].bears * value
            shows = [score + weight * value for score, weight in zip(shows, known[name].shows, strict=True)]
    bearing = 1 / (1 + math.exp(-bears))
    highest = max(shows)
    parts = [math.exp(score - highest) * leave(found, outcome) for score, outcome in zip(shows, SHOWN, strict=True)]
    told = {outcome: bearing * part / sum(parts) for outcome, part in zip(SHOWN, parts, strict=True)}
    return {"none": 1 - bearing, **told}


def leave(found: Mapping[str, float], outcome: str) -> float:
    """What is left of an outcome that no rule sees where rules see another one."""
    if f"strength: {outcome}" in found:
        return 1.0
    if max((found.get(f"strength: {other}", 0.0) for other in SHOWN), default=0.0) >= PLAIN:
        return UNSEEN
    seen = {name.partition(": ")[0] for name in found if name.partition(": ")[2] in SHOWN and name.startswith(SEEING)}
    return HALF_SEEN if seen - ({AS_TOLD} if "negative" not in found else set()) else 1.0


def weighed(
    case: Case, one: Told, related: float, seen: Sequence[Evidence], told: Telling, *, due: date | None
) -> tuple[dict[str, float], tuple[Evidence, ...]]:
    """The chances of a sentence, and its evidence with the chance of what it shows for strength."""
    found = chances(features(case, one, related, seen, told, due=due))
    return found, tuple(_evidence(case, one, seen, found))


def _evidence(case: Case, one: Told, seen: Sequence[Evidence], found: Mapping[str, float]) -> Iterator[Evidence]:
    """What the rules see, each outcome once, and the likeliest outcome where the words alone tell it."""
    for outcome in SHOWN:
        best = max((e for e in seen if e.shows == outcome), key=lambda e: e.strength, default=None)
        if best is not None and found[outcome] >= (HINT_WORTH_CITING if best.rule == AS_TOLD else WORTH_CITING):
            yield replace(best, strength=round(found[outcome], 4))
        elif best is None and found[outcome] >= max(BY_WORDS_ALONE, *(found[o] for o in SHOWN)):
            words = ", ".join(f"“{words}”" for words in because(one, undertaking_of(case), outcome))
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
