"""How far a sentence speaks of a case, judged once more by what stands around it.

nearness.py judges each sentence by itself. Here that judgement is held against those of its neighbours, its paragraph,
its article and the whole dossier (stacking; Wolpert 1992): a plain sentence among sentences that speak of a promise
most likely speaks of it, too, and of a whole dossier it is the few nearest that do. What each feature weighs stands in
lexicon/surroundings.toml, fitted by training/nearness.py.
"""

import math
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from saydo.audit.nearness import is_silent, odds
from saydo.audit.scene import Scene
from saydo.lexicon.nearness import surroundings_weights

NOWHERE = -4.0  # log odds of a neighbour that is not there, and of a sentence in an article silent about the case


@dataclass(frozen=True)
class Surroundings:
    """One case and all sentences of the dossier, with how far each speaks of the case by itself, in log odds."""

    scene: Scene

    @cached_property
    def silent(self) -> frozenset[str]:
        """The articles that do not speak of the case."""
        return frozenset(article for article in self.scene.dossier.places if is_silent(self.scene, article))

    @cached_property
    def odds(self) -> list[float]:
        told = self.scene.dossier.told
        return [NOWHERE if one.article in self.silent else odds(self.scene, i) for i, one in enumerate(told)]

    @cached_property
    def ranked(self) -> list[float]:
        """The same, the least first."""
        return sorted(self.odds)

    def home(self, i: int) -> range:
        """The numbers of the sentences of its article."""
        return self.scene.dossier.places[self.scene.dossier.told[i].article]

    def beside(self, i: int, step: int) -> float:
        """The log odds of the sentence so many steps on in the same article."""
        return self.odds[i + step] if i + step in self.home(i) else NOWHERE


Feature = Callable[[Surroundings, int], float]


def by_itself(around: Surroundings, i: int) -> float:
    """Its own features, taken together."""
    return around.odds[i]


def sentence_before(around: Surroundings, i: int) -> float:
    """How far the sentence before speaks of the case."""
    return around.beside(i, -1)


def second_before(around: Surroundings, i: int) -> float:
    """How far the last sentence but one speaks of the case."""
    return around.beside(i, -2)


def sentence_after(around: Surroundings, i: int) -> float:
    """How far the sentence after it speaks of the case."""
    return around.beside(i, 1)


def second_after(around: Surroundings, i: int) -> float:
    """How far the next sentence but one speaks of the case."""
    return around.beside(i, 2)


def best_of_paragraph(around: Surroundings, i: int) -> float:
    """How far the nearest other sentence of its paragraph speaks of the case."""
    told = around.scene.dossier.told
    others = (around.odds[j] for j in around.home(i) if j != i and told[j].paragraph == told[i].paragraph)
    return max(others, default=NOWHERE)


def mean_of_article(around: Surroundings, i: int) -> float:
    """How far the sentences of its article speak of the case on average."""
    return _mean([around.odds[j] for j in around.home(i)])


def best_of_article(around: Surroundings, i: int) -> float:
    """How far the nearest sentence of its article speaks of the case."""
    return max(around.odds[j] for j in around.home(i))


def head_of_article(around: Surroundings, i: int) -> float:
    """How far the headline, or the first sentence, of its article speaks of the case."""
    return around.odds[around.home(i).start]


def best_of_dossier(around: Surroundings, i: int) -> float:
    """How far the nearest sentence of all speaks of the case."""
    return around.ranked[-1]


def share_nearer_in_dossier(around: Surroundings, i: int) -> float:
    """The share of all sentences that speak more of the case."""
    return 1 - bisect_right(around.ranked, around.odds[i]) / len(around.ranked)


def share_nearer_in_article(around: Surroundings, i: int) -> float:
    """The share of the sentences of its article that speak more of the case."""
    return _mean([float(around.odds[j] > around.odds[i]) for j in around.home(i)])


FEATURES: tuple[Feature, ...] = (
    by_itself,
    sentence_before,
    second_before,
    sentence_after,
    second_after,
    best_of_paragraph,
    mean_of_article,
    best_of_article,
    head_of_article,
    best_of_dossier,
    share_nearer_in_dossier,
    share_nearer_in_article,
)


def nearness_among(around: Surroundings, i: int) -> float:
    """The chance that a reader would mark the sentence as bearing on the case; 0 in an article silent about it."""
    if around.scene.dossier.told[i].article in around.silent:
        return 0.0
    weights = surroundings_weights()
    score = weights["constant"] + sum(weights[f.__name__] * f(around, i) for f in FEATURES)
    return 1 / (1 + math.exp(-score))


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)
