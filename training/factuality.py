"""Fit the weights and the scale of factuality values: `python training/factuality.py UW.train.jsonl`.

The set is UW (Lee, Artzi, Choi and Zettlemoyer 2015, "Event detection and factuality assessment with non-expert
supervision"): events of TimeBank news, each with the mean of what five readers gave it in [-3, 3]. The training half
alone is used; the development half is for measuring. A line of the file:

    {"text": "...", "targets": [{"span1": [3, 4], "label": 2.6}]}

The model is ordinal logistic regression: each feature's answer has a weight, the sum of weights is held against one
threshold for each value, and the value read off is the one that half of the readers' scores lie above, so that the mean
distance is least. An L1 penalty keeps the table small. No randomness; numpy alone.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from saydo.extract.factuality import told
from saydo.extract.factuality_value import answers
from saydo.extract.words import text_of
from saydo.parse import parse_many
from saydo.records import Article

LEXICON = Path(__file__).parent.parent / "src" / "saydo" / "lexicon"
VALUES = np.array([-2.5, -1.9, -1.3, -0.7, -0.1, 0.5, 0.9, 1.3, 1.7, 2.1, 2.5, 2.7, 2.9])
LEAST_SEEN = 4
ABSOLUTE, SQUARED = 8.0, 4.0
ROUNDS = 600
ANSWERS = 60
LEAST_WEIGHT = 0.02
Answer = tuple[str, str, str]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """What the features say of a predicate, for any way of telling and for its own, and what readers gave it."""

    answers: tuple[Answer, ...]
    label: float


@dataclass(frozen=True, slots=True)
class Fitted:
    weights: dict[Answer, float]
    thresholds: Numbers


def examples(path: Path) -> Iterator[Example]:
    """The predicates of a set that saydo takes for predicates too."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    articles = [Article(id=str(number), text=line["text"]) for number, line in enumerate(lines)]
    for line, doc in zip(lines, parse_many(articles), strict=True):
        starts = [word.start() for word in re.finditer(r"[^ ]+", line["text"])]
        labels = {starts[target["span1"][0]]: float(target["label"]) for target in line["targets"]}
        yield from examples_of(doc, labels)


def examples_of(doc: Doc, labels: dict[int, float]) -> Iterator[Example]:
    for sentence in text_of(doc).sentences:
        for token, telling in told(sentence, headline=False):
            label = next((labels[at] for at in range(token.idx, token.idx + len(token.text)) if at in labels), None)
            if label is not None and telling is not None and telling.token is token:
                found = answers(telling)
                yield Example(tuple((f, t, a) for f, a in found for t in ("any", telling.told)), label)


class Design:
    """A sparse matrix of zeros and ones: for each example the numbers of its answers."""

    def __init__(self, given: list[Example], numbers: dict[Answer, int]) -> None:
        rows = [[numbers[a] for a in example.answers if a in numbers] for example in given]
        self.row = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        self.column = np.array([number for row in rows for number in row])
        self.shape = (len(rows), len(numbers))

    def times(self, weights: Numbers) -> Numbers:
        return np.bincount(self.row, weights=weights[self.column], minlength=self.shape[0])

    def transposed_times(self, errors: Numbers) -> Numbers:
        return np.bincount(self.column, weights=errors[self.row], minlength=self.shape[1])


def fit(
    given: list[Example], *, absolute: float = ABSOLUTE, squared: float = SQUARED, least: int = LEAST_SEEN
) -> Fitted:
    """Accelerated proximal gradient steps on the penalised likelihood."""
    seen = Counter(answer for example in given for answer in set(example.answers))
    names = sorted(answer for answer, count in seen.items() if count >= least)
    design = Design(given, {name: number for number, name in enumerate(names)})
    above = (np.array([example.label for example in given])[:, None] > VALUES).astype(float)
    share = above.mean(0)
    weights, thresholds = np.zeros(len(names)), np.log((1 - share) / share)
    ahead, ahead_thresholds, momentum = weights, thresholds, 1.0
    counts = np.maximum(design.transposed_times(np.ones(len(given))), 1.0)
    # Each threshold adds at most a quarter to the curvature, and an example has up to sixty answers that share it.
    step = 1.0 / (len(VALUES) * counts * ANSWERS / 4 + squared)
    for _ in range(ROUNDS):
        errors = 1 / (1 + np.exp(-(design.times(ahead)[:, None] - ahead_thresholds))) - above
        slope = design.transposed_times(errors.sum(1)) + squared * ahead
        moved = ahead - step * slope
        next_weights = np.sign(moved) * np.maximum(np.abs(moved) - step * absolute, 0)
        next_thresholds = ahead_thresholds + errors.sum(0) * 2.0 / len(given)
        next_momentum = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        push = (momentum - 1) / next_momentum
        ahead = next_weights + push * (next_weights - weights)
        ahead_thresholds = next_thresholds + push * (next_thresholds - thresholds)
        weights, thresholds, momentum = next_weights, next_thresholds, next_momentum
    kept = {n: round(float(w), 2) for n, w in zip(names, weights, strict=True) if abs(w) >= LEAST_WEIGHT}
    return Fitted(kept, np.maximum.accumulate(thresholds))


WEIGHTS_HEAD = """\
# How much each answer of the features in extract/factuality_value.py weighs in the value of a predicate.
#
# feature  the question, by the name of its function there, whose docstring says what it asks
# told     any: the weight holds however the predicate is told; fact, open, not: for predicates told as fact, as
#          something open (planned, possible, demanded …), or as not having happened, beside the weight for any
# answer   what the feature says of the predicate; an answer without a line weighs nothing
# weight   above 0 readers are surer that it happened, below 0 that it did not; sums are read off factuality_scale.tsv
#
# Fitted by training/factuality.py on the training half of UW (Lee et al. 2015: {count} predicates of newspaper text,
# each scored by five readers). Not to be edited by hand: change a feature or the fit, and run it again.
"""
SCALE_HEAD = """\
# What a sum of weights (factuality_weights.tsv) is worth in [-3, 3]: at each of these sums, as many readers give a
# predicate more than this value as give it less. Between two lines a straight line. Fitted with the weights.
"""


def ship(fitted: Fitted, *, count: int, folder: Path = LEXICON) -> None:
    """Write both tables, ordered by feature, the heaviest answers first."""
    order = sorted(fitted.weights.items(), key=lambda item: (item[0][0], item[0][1], -abs(item[1]), item[0][2]))
    rows = [f"{feature}\t{told_as}\t{answer}\t{weight}" for (feature, told_as, answer), weight in order]
    table = WEIGHTS_HEAD.format(count=f"{count:,}") + "feature\ttold\tanswer\tweight\n"
    (folder / "factuality_weights.tsv").write_text(table + "\n".join(rows) + "\n", encoding="utf-8")
    totals, values = steps(fitted.thresholds)
    lines = [f"{total:.3f}\t{value:.1f}" for total, value in zip(totals, values, strict=True)]
    table = SCALE_HEAD + "total\tvalue\n"
    (folder / "factuality_scale.tsv").write_text(table + "\n".join(lines) + "\n", encoding="utf-8")


def steps(thresholds: Numbers) -> tuple[Numbers, Numbers]:
    """The thresholds with the ends: nothing lies below -3, and above the last threshold it is soon 3."""
    totals = np.concatenate([[thresholds[0] - 2.0], thresholds, [thresholds[-1] + 0.3]])
    return totals, np.concatenate([[-3.0], VALUES, [3.0]])


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("train", type=Path)
    given = list(examples(arguments.parse_args().train))
    fitted = fit(given)
    ship(fitted, count=len(given))
    print(f"{len(given)} predicates, {len(fitted.weights)} weights")


if __name__ == "__main__":
    main()
