"""Fit src/saydo/lexicon/reference.toml: what each feature of extract/reference_features.py and reference_alone.py
weighs.

    python -m training.reference SHARED_FOLDER [--check]

A conditional logistic model over the noun phrases that another may stand for and nothing (Denis and Baldridge 2008),
with a ridge, on the texts of GUM that are like news (training/coreference.py), read by saydo's own pipeline: right is
every phrase before that the treebank says is of the same thing, or nothing where there is none. Pronouns and noun
phrases are fitted apart. The fit is deterministic. With --check it prints how well links are made in
cross-validation by text, and writes nothing.
"""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from training.coreference import annotated

from saydo.extract.candidates import candidates
from saydo.extract.nominals import BACKWARD, Nominal, Passage
from saydo.extract.reference import passage_of
from saydo.extract.reference_alone import ALONE
from saydo.extract.reference_features import PAIRS
from saydo.extract.words import text_of
from saydo.lexicon.load import FOLDER
from saydo.parse import parse_many

RIDGE = {"pronoun": 1.0, "phrase": 1.0}
FOLDS = 6
SURE = 0.5
POLICY = """\
# What speaks for one noun phrase being what another stands for ("they", "the station"), and for there being none, in
# log-odds a unit of the feature: `pronoun` where a pronoun or a bare number points back, `phrase` where a noun phrase
# does. Built by training/reference.py on {texts} texts of GUM like news: {pronouns} pronouns and {phrases} phrases. In
# cross-validation by text {figures}.
# Change features or training, not this file. Belongs here: every feature of PAIRS and ALONE.
"""


@dataclass
class Choice:
    """One noun phrase that points back: the features of nothing and of each candidate, and which are right."""

    text: str
    kind: str
    rows: Any
    right: Any


def choices(path: Path) -> list[Choice]:
    """Every choice that the texts of a treebank file set."""
    texts = list(annotated(path))
    found = []
    for one, doc in zip(texts, parse_many([t.article for t in texts]), strict=True):
        passage = passage_of(one.article, text_of(doc))
        groups = [one.groups.get((n.head.idx, n.joined)) for n in passage.nominals]
        for back in passage.nominals:
            if back.kind in BACKWARD and back.kind != "bare":
                possible = candidates(back, passage)
                if possible:
                    found.append(_choice(one.name, back, possible, passage, groups))
    return found


def _choice(
    text: str, back: Nominal, possible: Sequence[Nominal], passage: Passage, groups: Sequence[str | None]
) -> Choice:
    nothing = [f(back, passage) for f in ALONE]
    rows = [[0.0] * len(PAIRS) + nothing]
    rows += [[f(back, one, passage) for f in PAIRS] + [0.0] * len(ALONE) for one in possible]
    group = groups[back.place]
    right = [group is not None and groups[one.place] == group for one in possible]
    return Choice(text, back.kind, np.array(rows), np.array([not any(right), *right], dtype=float))


def fit(found: Sequence[Choice], ridge: float) -> Any:
    """The weights under which what is right is likeliest."""
    rows = np.vstack([c.rows for c in found])
    right = np.concatenate([c.right for c in found])
    starts = np.cumsum([0, *(len(c.rows) for c in found)])[:-1]
    sizes = np.array([len(c.rows) for c in found])

    def shares(values: Any) -> Any:
        top = np.repeat(np.maximum.reduceat(values, starts), sizes)
        raised = np.exp(values - top)
        return raised / np.repeat(np.add.reduceat(raised, starts), sizes)

    def loss(weights: Any) -> tuple[float, Any]:
        chance = shares(rows @ weights)
        hit = np.add.reduceat(chance * right, starts)
        within = chance * right / np.repeat(hit, sizes)
        slope = rows.T @ (chance - within) + ridge * weights
        return float(-np.log(hit).sum() + 0.5 * ridge * weights @ weights), slope

    return minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x


def judged(found: Sequence[Choice], weights_of: Callable[[str], Any]) -> dict[str, float]:
    """Precision and recall of links, and the share of choices decided rightly, one candidate at a time."""
    made = hit = wanted = decided = 0
    for choice in found:
        values = choice.rows @ weights_of(choice.text)
        chance = np.exp(values - values.max())
        chance /= chance.sum()
        best = int(chance[1:].argmax()) + 1
        linked = chance[0] < 1 - SURE
        made += linked
        hit += bool(linked and choice.right[best])
        wanted += not choice.right[0]
        decided += bool(choice.right[best]) if linked else bool(choice.right[0])
    return {"precision": hit / max(1, made), "recall": hit / max(1, wanted), "accuracy": decided / max(1, len(found))}


def cross_validated(found: Sequence[Choice], ridge: float) -> dict[str, float]:
    """Each text judged by a fit that has not seen it."""
    names = sorted({c.text for c in found})
    fold_of = {name: number % FOLDS for number, name in enumerate(names)}
    fits = [fit([c for c in found if fold_of[c.text] != fold], ridge) for fold in range(FOLDS)]
    return judged(found, lambda text: fits[fold_of[text]])


def main(shared: Path, *, check: bool) -> None:
    found = choices(shared / "ud" / "gum-train.conllu.gz")
    by_kind = {kind: [c for c in found if c.kind == kind] for kind in ("pronoun", "phrase")}
    told = []
    for kind, some in by_kind.items():
        figures = cross_validated(some, RIDGE[kind])
        print(kind, len(some), {name: round(float(value), 3) for name, value in figures.items()})
        told.append(f"{figures['accuracy']:.0%} of the choices for a {kind} are right")
    if check:
        return
    weights = {kind: fit(some, RIDGE[kind]) for kind, some in by_kind.items()}
    head = POLICY.format(
        texts=len({c.text for c in found}), pronouns=len(by_kind["pronoun"]), phrases=len(by_kind["phrase"]),
        figures="; ".join(told),
    )  # fmt: skip
    blocks = [
        f'[[feature]]\nname = "{f.__name__}"\npronoun = {weights["pronoun"][i]:.3f}\n'
        f"phrase = {weights['phrase'][i]:.3f}"
        f"\nmeaning = {json.dumps(' '.join((f.__doc__ or '').split()), ensure_ascii=False)}\n"
        for i, f in enumerate([*PAIRS, *ALONE])
    ]
    (FOLDER / "reference.toml").write_text("\n".join([head, *blocks]), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), check="--check" in sys.argv)
