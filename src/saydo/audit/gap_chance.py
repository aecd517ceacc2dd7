"""The chance that words and deeds part in one of the ways of the vocabulary: all clues for a gap, weighed together.

Logistic regression, one a gap, over named features: how near the best sentence of each rule stands to the promise, how
many clues there are, and what is known of the promise, its dates and its outcome. What each feature weighs stands in
lexicon/gaps.toml, fitted by training/gaps.py on dossiers in which readers marked the gaps.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from saydo.audit.bearing import Bearing
from saydo.audit.case import Case
from saydo.audit.verdicts import Schedule, likeliest, own_account_alone, schedule_of, undoing
from saydo.lexicon.gaps import gap_weights
from saydo.records import Gap

STATED = {"slipped": 0.28, "relabelled": 0.15}  # the chance from which on a gap is said to be one
STATED_ELSE = 0.28
# Rules that need no chance beside them where the sentence is as near to the promise as this: they say so outright, and
# the gaps are too rare for more to be learnt of them.
PLAIN = {
    "gap.re-announced.said-before": 0.05,
    "gap.conditional.hangs-on": 0.2,
    "gap.contradicted.facts-against-words": 0.2,
    "gap.disputed.denied-by-another": 0.3,
    "gap.disputed.own-account": 0.2,
    "gap.undone.undone-again": 0.2,
    "gap.undone.opposite": 0.2,
    "gap.shrunk.smaller-figure": 0.2,
    "gap.relabelled.only-the-name": 0.3,
}
# What goes on as before under another name may be another thing: one passage must say, in so many words or by all of
# them, that only the name has changed.
DECIDING = {"gap.relabelled.only-the-name": 0.15, "gap.relabelled.words": 0.25, "gap.relabelled.wording": 0.2}
DECIDED = {"relabelled"}
BY_CLUES_ALONE = {"relabelled"}  # gaps that are weighed by the number and nearness of their clues, and by nothing else
FIRM = 0.4  # a clue from this weight on is counted


@dataclass(frozen=True)
class Desk:
    """A case with all that bears on it and the day of the question."""

    case: Case
    bearings: Sequence[Bearing]
    as_of: date

    @cached_property
    def schedule(self) -> Schedule:
        return schedule_of(self.case, self.as_of)

    @cached_property
    def _places(self) -> dict[tuple[str, int], Bearing]:
        return {(b.told.article, b.told.sentence.span.start): b for b in self.bearings}

    def near_at(self, article: str, start: int) -> float:
        """How near the sentence that begins there is to the promise; 0 where it does not speak of it."""
        bearing = self._places.get((article, start))
        return bearing.near if bearing is not None else 0.0

    def sentence_at(self, article: str, start: int) -> str | None:
        bearing = self._places.get((article, start))
        return bearing.told.sentence.span.text if bearing is not None else None

    @cached_property
    def facts(self) -> dict[str, float]:
        """What is known of the promise beside the clues, feature by feature."""
        case, schedule = self.case, self.schedule
        outcome = likeliest([(b.told.day, b.chances) for b in self.bearings])[0]
        evidence = [e for b in self.bearings for e in b.evidence]
        amounts = [p.commitment.amount for p in case.profiles if p.commitment.amount is not None]
        facts: dict[str, float] = {}
        for name, holds in (
            (f"outcome: {outcome}", True),
            ("due moved", schedule.due_now is not None),
            ("undone since", undoing(evidence) is not None),
            ("own account alone", own_account_alone(evidence, case.who)),
            ("condition", any(p.commitment.condition is not None for p in case.profiles)),
            ("several articles", len({p.commitment.article for p in case.profiles}) > 1),
            ("several figures", len({(a.low, a.high) for a in amounts}) > 1),
        ):
            if holds:
                facts[name] = 1.0
        return facts


@dataclass(frozen=True, slots=True)
class Clue:
    """A sentence in which a rule sees a gap; weight is how far it is said of the promise, from 0 to about 1."""

    gap: Gap
    weight: float

    @property
    def worth(self) -> float:
        """What the rule has been worth."""
        known = gap_weights().get(self.gap.type, {})
        return max(known.get(_name(self), 0.0), 0.05)


def features(desk: Desk, kind: str, clues: Sequence[Clue]) -> dict[str, float]:
    """The features by which the chance of a gap is reckoned: the best clue of each rule, their number, the facts."""
    found: dict[str, float] = {}
    best: dict[tuple[str, int], float] = defaultdict(float)
    for clue in clues:
        found[_name(clue)] = max(found.get(_name(clue), 0.0), min(clue.weight, 1.0))
        key = (clue.gap.article, clue.gap.span.start)
        best[key] = max(best[key], min(clue.weight, 1.0))
    together = {
        "clues": math.log(1 + sum(best.values())),
        "firm sentences": math.log(1 + sum(weight >= FIRM for weight in best.values())),
    }
    return together if kind in BY_CLUES_ALONE else {**desk.facts, **found, **together}


def _name(clue: Clue) -> str:
    return f"clue: {clue.gap.rule.removeprefix(f'gap.{clue.gap.type}.')}"


def chance(desk: Desk, kind: str, clues: Sequence[Clue]) -> float:
    """The chance of a gap; 0 where no rule sees one."""
    return chance_of(features(desk, kind, clues), gap_weights().get(kind, {})) if clues else 0.0


def chance_of(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The chance that goes with features, by the weights of one gap."""
    score = weights.get("constant", 0.0) + sum(weights.get(name, 0.0) * value for name, value in sorted(found.items()))
    return 1 / (1 + math.exp(-score))


def is_stated(kind: str, likely: float, clues: Sequence[Clue]) -> bool:
    """The chance is enough for the gap to be said to be one, and a clue decides where one must, or a clue is plain."""
    decided = kind not in DECIDED or any(c.weight >= DECIDING.get(c.gap.rule, math.inf) for c in clues)
    return (decided and likely >= STATED.get(kind, STATED_ELSE)) or any(is_plain(clue) for clue in clues)


def is_plain(clue: Clue) -> bool:
    """The sentence says so outright, and says it of the promise."""
    return clue.weight >= PLAIN.get(clue.gap.rule, math.inf)
