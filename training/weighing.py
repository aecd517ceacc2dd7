"""Fit src/saydo/lexicon/weighing.toml: what each feature of audit/weighing.py weighs.

    python -m training.weighing SHARED_FOLDER [--all] [--check]

Logistic regression with a penalty on large weights, over every pair of a commitment that the audit finds and a
sentence published since it was announced. What a sentence shows is marked by the gold dossiers
(SHARED_FOLDER/dossiers; those held out are left out unless --all is given), our own (training/dossiers) and, for the
storylines in tests/audit, by training/tellings/storylines.tsv. --check prints the outcomes that are right in
cross-validation, by dossier, and writes nothing. Needs the dependency group `training` (scikit-learn). The fit is
deterministic.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from training.matters import ROOT, Matter, all_matters
from training.tellings import judged_unseen

from saydo.audit.bearing import seen_in
from saydo.audit.telling import words_of
from saydo.audit.verdicts import likeliest, schedule_of
from saydo.audit.weighing import OF_PLACE, SHOWN, features
from saydo.lexicon.weighing import WeighedFeature

OF_BEARING = 0.5  # inverse of the penalty on large weights, chosen in cross-validation
OF_SHOWING = 0.5
NAUGHT = (0.0,) * len(SHOWN)
OF_OUR_OWN = 0.3  # how much a sentence counts that is not of a gold dossier: those are like what is to be judged
FOLDS = 10
HEADER = """\
# What each feature of audit/weighing.py weighs in judging whether a sentence bears on a commitment, and, if so, what it
# shows of it (in the order of lexicon.tellings.OUTCOMES), in log-odds a unit of the feature. Built by
# training/weighing.py; change features or training, not this file. Belongs here: every feature that the training saw,
# and the constant.
"""


@dataclass(frozen=True)
class Weighed:
    """A matter in figures: the features and marks of its sentences, and the days on which they came out."""

    group: str
    of_dossier: bool
    own: bool
    rows: tuple[dict[str, float], ...]
    days: tuple[date | None, ...]
    marks: tuple[str, ...]
    outcome: str


def in_figures(matter: Matter) -> Weighed:
    """The features of a matter, its words judged by the table that stands."""
    case, rows = matter.case, []
    told = [row for row in matter.rows if not row.how.of_others]
    due = schedule_of(case, matter.as_of).due
    for row in told:
        words = words_of(case, row.one)
        seen = seen_in(case, row.one, row.how, matter.desk.weights, words)
        rows.append(features(case, row.one, row.how.near, seen, words, due=due))
    days, marks = tuple(row.one.day for row in told), tuple(row.shows for row in told)
    return Weighed(matter.group, matter.of_dossier, matter.own, tuple(rows), days, marks, matter.outcome)


def fitted(matters: Sequence[Weighed]) -> dict[str, WeighedFeature]:
    rows = [
        (row, mark, OF_OUR_OWN if m.own else 1.0) for m in matters for row, mark in zip(m.rows, m.marks, strict=True)
    ]
    bearing = [
        ({k: v for k, v in row.items() if not k.startswith("words")}, mark != "none", w) for row, mark, w in rows
    ]
    shown = [({k: v for k, v in row.items() if k not in OF_PLACE}, mark, w) for row, mark, w in rows if mark != "none"]
    bears, shows = _regression(bearing, [True], OF_BEARING), _regression(shown, SHOWN, OF_SHOWING)
    return {
        name: WeighedFeature(
            name=name,
            bears=round(bears.get(name, (0.0,))[0], 3),
            shows=tuple(round(w, 3) for w in shows.get(name, NAUGHT)),
        )
        for name in sorted({*bears, *shows}, key=lambda name: (name != "constant", name))
    }


def _regression(
    rows: Sequence[tuple[dict[str, float], Any, float]], classes: Sequence[Any], strength: float
) -> dict[str, tuple[float, ...]]:
    """Name of each feature -> its weights, one a class; of two classes, one."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectors = DictVectorizer()
    table = vectors.fit_transform([row for row, _, _ in rows])
    model = LogisticRegression(C=strength, max_iter=5000)
    model.fit(table, [label for _, label, _ in rows], sample_weight=[weight for *_, weight in rows])
    order = [0] if len(model.classes_) == 2 else [list(model.classes_).index(name) for name in classes]
    found = {"constant": tuple(float(w) for w in model.intercept_[order])}
    for column, name in enumerate(vectors.get_feature_names_out()):
        found[str(name)] = tuple(float(w) for w in model.coef_[order, column])
    return found


def check(matters: Sequence[Weighed]) -> None:
    """How often the outcome of a commitment is right, each group judged by a fit that has not seen it."""
    weighing = import_module("saydo.audit.weighing")
    groups = sorted({m.group for m in matters})
    right: dict[bool, list[bool]] = {True: [], False: []}
    for fold in range(FOLDS):
        unseen = set(groups[fold::FOLDS])
        weights = fitted([m for m in matters if m.group not in unseen])
        weighing.feature_weights = lambda weights=weights: weights
        for m in matters:
            if m.group in unseen:
                said = likeliest([(day, weighing.chances(row)) for row, day in zip(m.rows, m.days, strict=True)])[0]
                right[m.of_dossier].append(said == m.outcome)
    for from_dossier, found in right.items():
        print("dossiers" if from_dossier else "storylines", f"{sum(found)} of {len(found)} outcomes right")


def main() -> None:
    shared = Path(next(a for a in sys.argv[1:] if not a.startswith("--")))
    known = all_matters(shared, everything="--all" in sys.argv)
    matters = [in_figures(m) for part in judged_unseen(known) for m in part]
    if "--check" in sys.argv:
        check(matters)
        return
    blocks = [HEADER]
    for weights in fitted(matters).values():
        numbers = ", ".join(f"{weight:.3f}" for weight in weights.shows)
        blocks.append(f'[[feature]]\nname = "{weights.name}"\nbears = {weights.bears:.3f}\nshows = [{numbers}]\n')
    target = ROOT / "src/saydo/lexicon/weighing.toml"
    target.write_text("\n".join(blocks), encoding="utf-8")
    print(f"{len(matters)} commitments, {sum(len(m.rows) for m in matters)} sentences: {target}")


if __name__ == "__main__":
    main()
