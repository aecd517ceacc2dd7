"""What each feature spoke for and against in taking a sentence as evidence: the linear models of audit/ taken apart.

Three judgements lie between a sentence and what it is cited for: that it speaks of the promise at all (nearness.py,
surroundings.py),
that it tells what became of it, and that it tells this outcome rather than another (weighing.py). Each is a sum of
weights times values, so each part of the sum is the share of a named thing, in log-odds: a reader who disagrees sees
which one to dispute. Shares by words are those of telling.py, carried through the weights that weighing.py gives them.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from saydo.audit.bearing import Near, seen_in
from saydo.audit.nearness import FEATURES
from saydo.audit.scene import Scene
from saydo.audit.surroundings import FEATURES as SURROUNDINGS
from saydo.audit.surroundings import Surroundings, by_itself
from saydo.audit.telling import undertaking_of, worded, words_of
from saydo.audit.terms import STOP_WORDS, Weights
from saydo.audit.verdicts import Schedule
from saydo.audit.weighing import SHOWN, features, leave
from saydo.lexicon.feature_words import feature_words
from saydo.lexicon.nearness import nearness_features, surroundings_features, surroundings_weights
from saydo.lexicon.tellings import OUTCOMES, traits
from saydo.lexicon.weighing import feature_weights
from saydo.records import Audit, Evidence, Share

MOST_FOR = 3
MOST_AGAINST = 2
WORTH_TELLING = 0.1
OF_RULES = ("strength: ", "phrase: ", "event.", "count.")
BY_WORDS = "words: "


def with_shares(
    audit: Audit, around: Surroundings, near: Sequence[Near], weights: Weights, schedule: Schedule
) -> Audit:
    """The audit with what spoke for and against each sentence that it cites."""
    scene, told = around.scene, around.scene.dossier.told
    places = {(one.article, one.sentence.span.start): i for i, one in enumerate(told)}

    def shared(item: Evidence) -> Evidence:
        i = places.get((item.article, item.span.start))
        if i is None:
            return item
        words = words_of(scene.case, told[i])
        seen = seen_in(scene.case, told[i], near[i], weights, words)
        found = features(scene.case, told[i], near[i].near, seen, words, due=schedule.due)
        return replace(item, shares=tuple(_shares(item, around, i, found)))

    return replace(audit, evidence=tuple(shared(item) for item in audit.evidence))


def _shares(item: Evidence, around: Surroundings, i: int, found: Mapping[str, float]) -> Iterator[Share]:
    yield from strongest(_near(around, i))
    yield from strongest(_bears(found))
    if item.shows in SHOWN:
        yield from strongest([*_shows(found, item.shows), *_by_words(around.scene, i, item.shows)])


def strongest(shares: Iterable[Share]) -> list[Share]:
    """The few strongest for, then the few strongest against."""
    ordered = sorted(shares, key=lambda share: (-abs(share.weight), share.feature))
    told = [replace(share, weight=round(share.weight, 2)) for share in ordered if abs(share.weight) >= WORTH_TELLING]
    return [s for s in told if s.weight > 0][:MOST_FOR] + [s for s in told if s.weight < 0][:MOST_AGAINST]


def _near(around: Surroundings, i: int) -> Iterator[Share]:
    """That the sentence speaks of the promise, against what a feature usually is: its own features, through what they
    weigh taken together, and what stands around it."""
    known = {feature.name: feature for feature in nearness_features()}
    through = surroundings_weights()[by_itself.__name__]
    for function in FEATURES:
        feature, value = known[function.__name__], function(around.scene, around.scene.dossier.told[i], i)
        words = feature_words(feature.name, less=value < feature.usual)
        yield Share("near", feature.name, words, through * feature.weight * (value - feature.usual))
    beside = {feature.name: feature for feature in surroundings_features()}
    for neighbour in (f for f in SURROUNDINGS if f is not by_itself):
        feature, value = beside[neighbour.__name__], neighbour(around, i)
        words = feature_words(feature.name, less=value < feature.usual)
        yield Share("near", feature.name, words, feature.weight * (value - feature.usual))


def _bears(found: Mapping[str, float]) -> Iterator[Share]:
    """That it tells what became of the promise; the nearness has its own shares."""
    known = feature_weights()
    weights = {name: known[name].bears * value for name, value in found.items() if name in known and name != "near"}
    yield from _with_rules_together("bears", weights)


def _shows(found: Mapping[str, float], outcome: str) -> Iterator[Share]:
    """That it shows this outcome rather than the others, by all but its single words."""
    known, place = feature_weights(), SHOWN.index(outcome)
    weights = {
        name: (known[name].shows[place] - sum(known[name].shows) / len(SHOWN)) * value
        for name, value in found.items()
        if name in known and not name.startswith(BY_WORDS)
    }
    yield from _with_rules_together("shows", weights)
    left = leave(found, outcome)
    if left < 1:
        yield Share("shows", "unseen", feature_words("unseen"), math.log(left))


def _with_rules_together(on: str, weights: Mapping[str, float]) -> Iterator[Share]:
    """The shares, those of all that the rules see for one outcome as one share under its greatest part."""
    together: dict[str, list[str]] = {}
    for name in weights:
        of_rules = name.startswith(OF_RULES)
        together.setdefault(name.partition(": ")[2] if of_rules else name, []).append(name)
    for names in together.values():
        told = [name for name in names if not name.startswith("strength: ")] or names
        first = max(told, key=lambda name: (abs(weights[name]), name))
        yield Share(on, first, feature_words(first), sum(weights[name] for name in names))


def _by_words(scene: Scene, i: int, outcome: str) -> Iterator[Share]:
    """The shares of single words and pairs of words, as they stand in the sentence."""
    known, place = feature_weights(), SHOWN.index(outcome)
    through = [known[f"{BY_WORDS}{told}"].shows for told in SHOWN]
    given = [weights[place] - sum(weights) / len(SHOWN) for weights in through]
    seen: dict[str, float] = {}
    for trait, words in worded(scene.dossier.told[i], undertaking_of(scene.case)):
        weights = traits().get(trait, ((), ()))[0]
        if weights and any(word.lower() not in STOP_WORDS for word in words.split()):
            own = [weights[OUTCOMES.index(told)] / 100 for told in SHOWN]
            mean = sum(own) / len(own)
            seen.setdefault(words, sum(g * (value - mean) for g, value in zip(given, own, strict=True)))
    for words, weight in seen.items():
        yield Share("shows", "words", f"“{words}”", weight)
