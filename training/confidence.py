"""Fit src/saydo/lexicon/confidence.toml: what each feature of audit/confidence.py weighs.

    python -m training.confidence SHARED_FOLDER

Over all audits of the gold dossiers that are not held out and of our own; right is what has the verdict of the gold
commitment. Prints how often verdicts are right by stated confidence, in cross-validation by dossier and for the
dossiers held out, then writes the file. Needs the dependency group `training` (scikit-learn). The fit is deterministic.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.gold import GoldDossier, gold_dossiers, matched, overlapping
from training.matters import Bench

import saydo
from saydo.audit import audit_case
from saydo.audit.bearing import bearings
from saydo.audit.confidence import FEATURES, Judged
from saydo.audit.verdicts import likeliest, schedule_of
from saydo.lexicon.load import FOLDER

PENALTY = 0.3  # inverse of the penalty on large weights
FOLDS = 8
STEPS = (0.0, 0.2, 0.35, 0.5, 0.65, 0.8)
HEADER = """\
# What each feature of audit/confidence.py weighs for the chance that a verdict is right, in log-odds a unit. Built by
# training/confidence.py; change features or training, not this file. Belongs here: every feature, and the constant.
"""


@dataclass(frozen=True)
class Example:
    """An audit: its dossier, its features, whether its verdict is right."""

    dossier: str
    features: tuple[float, ...]
    right: bool


def examples(dossier: GoldDossier, overlap: Any) -> Iterator[Example]:
    as_of = dossier.as_of
    desk = Bench(list(saydo.analyse_many(dossier.articles)), as_of)
    last = max((one.day for one in desk.told if one.day is not None), default=None)
    verdicts = {n: c["verdict"] for c, n in matched(dossier.commitments, desk.cases, dossier.stems, overlap)}
    for number, (case, row) in enumerate(zip(desk.cases, desk.table, strict=True)):
        found = bearings(case, desk.told, row, desk.weights, due=schedule_of(case, as_of).due)
        verdict = audit_case(case, found, as_of, last).verdict
        judged = Judged(case, likeliest([(b.told.day, b.chances) for b in found])[1], verdict)
        yield Example(dossier.name, tuple(f(judged) for f in FEATURES), verdicts.get(number) == verdict)


def fitted(known: Sequence[Example]) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=PENALTY, max_iter=5000).fit([e.features for e in known], [e.right for e in known])


def table(label: str, said: Sequence[float], right: Sequence[bool]) -> None:
    for low, high in zip(STEPS, [*STEPS[1:], 1.01], strict=True):
        inside = [r for s, r in zip(said, right, strict=True) if low <= s < high]
        share = f"{sum(inside) / len(inside):.2f} right" if inside else "none said"
        print(f"{label}: {low:.2f} to {min(high, 1):.2f}: {len(inside)} audits, {share}")


def main() -> None:
    shared = Path(sys.argv[1])
    overlap = overlapping(shared)
    every = [(d.held_out, e) for d in gold_dossiers(shared, everything=True) for e in examples(d, overlap)]
    known, held = [e for apart, e in every if not apart], [e for apart, e in every if apart]
    names = sorted({e.dossier for e in known})
    crossed: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        unseen = [e for e in known if names.index(e.dossier) % FOLDS == fold]
        model = fitted([e for e in known if names.index(e.dossier) % FOLDS != fold])
        crossed += [(model.predict_proba([e.features])[0, 1], e.right) for e in unseen]
    table("cross-validated", [s for s, _ in crossed], [r for _, r in crossed])
    model = fitted(known)
    table("held out", [model.predict_proba([e.features])[0, 1] for e in held], [e.right for e in held])
    named = [(f.__name__, " ".join((f.__doc__ or "").split())) for f in FEATURES]
    weights = [*zip(named, model.coef_[0], strict=True), (("constant", "What every audit has."), model.intercept_[0])]
    usual = [sum(values) / len(known) for values in zip(*(e.features for e in known), strict=True)] + [0.0]
    blocks = [HEADER] + [
        f'[[feature]]\nname = "{name}"\nweight = {weight:.3f}\nmeaning = {json.dumps(meaning)}\nusual = {mean:.3f}\n'
        for ((name, meaning), weight), mean in zip(weights, usual, strict=True)
    ]
    (FOLDER / "confidence.toml").write_text("\n".join(blocks), encoding="utf-8")


if __name__ == "__main__":
    main()
