"""Fit src/saydo/lexicon/nearness.toml and surroundings.toml: what each feature of audit/nearness.py and of
audit/surroundings.py weighs.

    python -m training.nearness SHARED_FOLDER

Logistic regression with a ridge of RIDGE on standardised features (Hoerl and Kennard 1970), by Newton's method, over
all pairs of a gold commitment that the audit finds and a sentence published since it was announced; positive are the
sentences that the dossiers, the gold ones and our own, quote as evidence. Dossiers held out
(evals.dossiers.is_held_out) are never opened; the words of a sentence are judged by a table fitted without its dossier.
The second table is fitted on what the first one says of each sentence. The fit is deterministic. Prints how well
sentences are ranked in cross-validation by dossier, then writes the files.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from training.matters import NOTHING, Matter, from_dossiers
from training.tellings import judged_unseen

from saydo.audit.nearness import FEATURES
from saydo.audit.scene import scenes
from saydo.audit.surroundings import FEATURES as AROUND
from saydo.audit.surroundings import Surroundings
from saydo.lexicon.load import FOLDER
from saydo.lexicon.nearness import feature_weights, nearness_features

RIDGE = 30.0
OF_OUR_OWN = 0.3  # how much a pair of our own dossiers counts: those of the gold ones are like what is to be judged
FOLDS = 8
CITED = 10
POLICY = """\
# What each feature of audit/nearness.py weighs when it is judged whether a sentence bears on a commitment, in log-odds
# a unit of the feature. Built by training/nearness.py: {pairs} pairs of commitment and sentence, {positive} of them
# marked as evidence by readers, from {dossiers} dossiers of news written for the purpose (none of them held out). In
# cross-validation by dossier {recall:.0%} of the marked sentences are among the {cited} ranked first.
# Change features or training, not this file. Belongs here: every feature of FEATURES, and the constant.
"""
AROUND_POLICY = """\
# What each feature of audit/surroundings.py weighs when it is judged whether a sentence bears on a commitment, given
# what nearness.toml makes of it and of the sentences around it, in log-odds a unit of the feature. Built by
# training/nearness.py on the same {pairs} pairs. In cross-validation by dossier {recall:.0%} of the marked sentences
# are among the {cited} ranked first. Change features or training, not this file. Belongs here: every feature of
# FEATURES, and the constant.
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and a commitment: the features, whether readers marked it as evidence, how much it counts."""

    dossier: str
    commitment: int
    features: tuple[float, ...]
    marked: bool
    weight: float


def pairs_of(matters: Sequence[Matter], *, around: bool = False) -> Iterator[Pair]:
    """All pairs of a commitment and a sentence published since it was announced, by its own features or, by the table
    that stands, by those of what is around it."""
    for desk in dict.fromkeys(m.desk for m in matters):
        views = scenes(desk.cases, desk.told, desk.weights)
        for m in (m for m in matters if m.desk is desk):
            begun, scene = m.case.first.published, views[m.number]
            beside = Surroundings(scene)
            for i, one in enumerate(desk.told):
                if begun is not None and one.day is not None and one.day < begun:
                    continue
                marked = m.marks(one.article, one.sentence.span.text)[0] != NOTHING[0]
                found = tuple(f(beside, i) for f in AROUND) if around else tuple(f(scene, one, i) for f in FEATURES)
                yield Pair(m.group, m.number, found, marked, OF_OUR_OWN if m.own else 1.0)


def fit(values: Any, marked: Any, counts: Any, *, rounds: int = 30) -> Any:
    """Weights of the features in their own units, the constant last."""
    mean, spread = values.mean(0), values.std(0) + 1e-9
    rows = np.hstack([(values - mean) / spread, np.ones((len(values), 1))])
    ridge = np.eye(rows.shape[1]) * RIDGE
    ridge[-1, -1] = 1e-3
    found = np.zeros(rows.shape[1])
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (counts * (chance - marked)) + ridge @ found
        curve = (rows * (counts * chance * (1 - chance))[:, None]).T @ rows + ridge
        found -= np.linalg.solve(curve, slope)
    weights = found[:-1] / spread
    return np.append(weights, found[-1] - weights @ mean)


def cross_validated(pairs: Sequence[Pair], values: Any, marked: Any, counts: Any) -> float:
    """The share of marked sentences among the CITED ranked first, each dossier ranked by a fit that has not seen it."""
    names = sorted({p.dossier for p in pairs})
    score = np.zeros(len(pairs))
    for fold in range(FOLDS):
        unseen = np.array([names.index(p.dossier) % FOLDS == fold for p in pairs])
        weights = fit(values[~unseen], marked[~unseen], counts[~unseen])
        score[unseen] = values[unseen] @ weights[:-1] + weights[-1]
    ranked: dict[tuple[str, int], list[tuple[float, bool]]] = {}
    for pair, value in zip(pairs, score, strict=True):
        ranked.setdefault((pair.dossier, pair.commitment), []).append((-value, pair.marked))
    hit = sum(found for rows in ranked.values() for _, found in sorted(rows)[:CITED])
    return hit / max(1.0, marked.sum())


def write(pairs: Sequence[Pair], *, features: Sequence[Any] = FEATURES, policy: str = POLICY, file: str) -> None:
    values = np.array([p.features for p in pairs])
    marked = np.array([float(p.marked) for p in pairs])
    counts = np.array([p.weight for p in pairs])
    recall = cross_validated(pairs, values, marked, counts)
    weights = fit(values, marked, counts)
    dossiers, positive = len({p.dossier for p in pairs}), int(marked.sum())
    head = policy.format(pairs=len(pairs), positive=positive, dossiers=dossiers, recall=recall, cited=CITED)
    named = [(f.__name__, " ".join((f.__doc__ or "").split())) for f in features]
    named.append(("constant", "What every sentence has before anything is known of it."))
    usual = [*values.mean(0), 0.0]
    blocks = [
        f'[[feature]]\nname = "{name}"\nweight = {weight:.3f}\nmeaning = {json.dumps(meaning, ensure_ascii=False)}\n'
        f"usual = {mean:.3f}\n"
        for (name, meaning), weight, mean in zip(named, weights, usual, strict=True)
    ]
    (FOLDER / file).write_text("\n".join([head, *blocks]), encoding="utf-8")
    print(f"{file}: {len(pairs)} pairs, {positive} marked, {recall:.3f} of them among the {CITED} ranked first")


def write_both(matters: Sequence[Matter]) -> None:
    """Fit and write the table of a sentence's own features, then that of what is around it."""
    write([pair for part in judged_unseen(matters) for pair in pairs_of(part)], file="nearness.toml")
    nearness_features.cache_clear()
    feature_weights.cache_clear()
    around = [pair for part in judged_unseen(matters) for pair in pairs_of(part, around=True)]
    write(around, features=AROUND, policy=AROUND_POLICY, file="surroundings.toml")


def main(shared: Path) -> None:
    write_both(list(from_dossiers(shared, everything=False)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
