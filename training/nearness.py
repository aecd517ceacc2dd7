"""Fit src/saydo/lexicon/nearness.toml: what each feature of audit/nearness.py weighs.

    python -m training.nearness SHARED_FOLDER

Logistic regression with a ridge of RIDGE on standardised features (Hoerl and Kennard 1970), by Newton's method, over
all pairs of a gold commitment that the audit finds and a sentence published since it was announced; positive are the
sentences that the dossiers, the gold ones and our own, quote as evidence. Dossiers held out
(evals.dossiers.is_held_out) are never opened. The fit is deterministic. Prints how well sentences are ranked in
cross-validation by dossier, then writes the file.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from training.gold import GoldDossier, gold_dossiers, matched, overlapping

import saydo
from saydo.audit.case import build_cases
from saydo.audit.nearness import FEATURES
from saydo.audit.scene import scenes
from saydo.audit.terms import Weights
from saydo.audit.told import tell
from saydo.lexicon.load import FOLDER
from saydo.records import Reading
from saydo.resolve.dossier import link_across

RIDGE = 30.0
FOLDS = 8
CITED = 10
POLICY = """\
# What each feature of audit/nearness.py weighs when it is judged whether a sentence bears on a commitment, in log-odds
# a unit of the feature. Built by training/nearness.py: {pairs} pairs of commitment and sentence, {positive} of them
# marked as evidence by readers, from {dossiers} dossiers of news written for the purpose (none of them held out). In
# cross-validation by dossier {recall:.0%} of the marked sentences are among the {cited} ranked first.
# Change features or training, not this file. Belongs here: every feature of FEATURES, and the constant.
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and a commitment: the features, and whether readers marked the sentence as evidence."""

    dossier: str
    commitment: str
    features: tuple[float, ...]
    marked: bool


def pairs_of(dossier: GoldDossier, readings: Sequence[Reading], overlap: Any) -> Iterator[Pair]:
    as_of = dossier.as_of
    known = [r for r in link_across(readings) if r.article.complete and (r.article.published or as_of) <= as_of]
    weights = Weights(s.span.text for r in known for s in r.sentences)
    told = tell(known)
    cases = build_cases(known, weights)
    views = scenes(cases, told, weights)
    for commitment, number in matched(dossier.commitments, cases, dossier.stems, overlap):
        begun = cases[number].first.published
        for i, one in enumerate(told):
            if begun is not None and one.day is not None and one.day < begun:
                continue
            marked = any(
                e["article"] == dossier.stems[one.article] and overlap(one.sentence.span.text, e["quote"])
                for e in commitment.get("evidence") or []
            )
            yield Pair(dossier.name, commitment["id"], tuple(f(views[number], one, i) for f in FEATURES), marked)


def fit(values: Any, marked: Any, *, rounds: int = 30) -> Any:
    """Weights of the features in their own units, the constant last."""
    mean, spread = values.mean(0), values.std(0) + 1e-9
    rows = np.hstack([(values - mean) / spread, np.ones((len(values), 1))])
    ridge = np.eye(rows.shape[1]) * RIDGE
    ridge[-1, -1] = 1e-3
    found = np.zeros(rows.shape[1])
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (chance - marked) + ridge @ found
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + ridge
        found -= np.linalg.solve(curve, slope)
    weights = found[:-1] / spread
    return np.append(weights, found[-1] - weights @ mean)


def cross_validated(pairs: Sequence[Pair], values: Any, marked: Any) -> float:
    """The share of marked sentences among the CITED ranked first, each dossier ranked by a fit that has not seen it."""
    names = sorted({p.dossier for p in pairs})
    score = np.zeros(len(pairs))
    for fold in range(FOLDS):
        unseen = np.array([names.index(p.dossier) % FOLDS == fold for p in pairs])
        weights = fit(values[~unseen], marked[~unseen])
        score[unseen] = values[unseen] @ weights[:-1] + weights[-1]
    ranked: dict[tuple[str, str], list[tuple[float, bool]]] = {}
    for pair, value in zip(pairs, score, strict=True):
        ranked.setdefault((pair.dossier, pair.commitment), []).append((-value, pair.marked))
    hit = sum(found for rows in ranked.values() for _, found in sorted(rows)[:CITED])
    return hit / max(1.0, marked.sum())


def write(pairs: Sequence[Pair]) -> None:
    values = np.array([p.features for p in pairs])
    marked = np.array([float(p.marked) for p in pairs])
    recall = cross_validated(pairs, values, marked)
    weights = fit(values, marked)
    count = len({p.dossier for p in pairs})
    head = POLICY.format(pairs=len(pairs), positive=int(marked.sum()), dossiers=count, recall=recall, cited=CITED)
    named = [(f.__name__, " ".join((f.__doc__ or "").split())) for f in FEATURES]
    named.append(("constant", "What every sentence has before anything is known of it."))
    usual = [*values.mean(0), 0.0]
    blocks = [
        f'[[feature]]\nname = "{name}"\nweight = {weight:.3f}\nmeaning = {json.dumps(meaning, ensure_ascii=False)}\n'
        f"usual = {mean:.3f}\n"
        for (name, meaning), weight, mean in zip(named, weights, usual, strict=True)
    ]
    (FOLDER / "nearness.toml").write_text("\n".join([head, *blocks]), encoding="utf-8")
    print(f"{len(pairs)} pairs, {int(marked.sum())} marked, {recall:.3f} of them among the {CITED} ranked first")


def main(shared: Path) -> None:
    overlap = overlapping(shared)
    found: list[Pair] = []
    for dossier in gold_dossiers(shared):
        found += pairs_of(dossier, list(saydo.analyse_many(dossier.articles)), overlap)
    write(found)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
