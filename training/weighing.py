"""Fit src/saydo/lexicon/weighing.toml: what each feature of audit/weighing.py weighs.

    python -m training.weighing SHARED_FOLDER [--all] [--check]

Logistic regression with a penalty on large weights, over every pair of a commitment that the audit finds and a
sentence published since it was announced. What a sentence shows is marked by the gold dossiers
(SHARED_FOLDER/dossiers; those held out are left out unless --all is given), our own (training/dossiers) and, for the
storylines in tests/audit, by training/tellings/storylines.tsv. --check prints the outcomes that are right in
cross-validation, by dossier, and writes nothing. Needs the dependency group `training` (scikit-learn). The fit is deterministic.
"""

import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from training.gold import gold_dossiers, matched, overlapping

import saydo
from saydo.audit.bearing import may_bear, relations, seen_in
from saydo.audit.case import Case, build_cases
from saydo.audit.telling import words_of
from saydo.audit.terms import Weights
from saydo.audit.verdicts import likeliest, schedule_of
from saydo.audit.weighing import OF_PLACE, SHOWN, features
from saydo.lexicon.tellings import OUTCOMES
from saydo.lexicon.weighing import WeighedFeature
from saydo.records import Article, Reading
from saydo.resolve.dossier import link_across

OF_BEARING = 0.5  # inverse of the penalty on large weights, chosen in cross-validation
OF_SHOWING = 0.5
NAUGHT = (0.0,) * len(SHOWN)
FOLDS = 10
KEPT = 48
ROOT = Path(__file__).parent.parent
HEADER = """\
# What each feature of audit/weighing.py weighs in judging whether a sentence bears on a commitment, and, if so, what it
# shows of it (in the order of lexicon.tellings.OUTCOMES), in log-odds a unit of the feature. Built by
# training/weighing.py; change features or training, not this file. Belongs here: every feature that the training saw,
# and the constant.
"""
Marks = Callable[[str, str], str]


@dataclass(frozen=True)
class Matter:
    """One commitment of a dossier or storyline: its sentences' features, days and marks, and its outcome."""

    group: str
    rows: tuple[dict[str, float], ...]
    days: tuple[date | None, ...]
    marks: tuple[str, ...]
    outcome: str


def matter(group: str, case: Case, number: int, desk: "Desk", marked: Marks, outcome: str, as_of: date) -> Matter:
    rows, days, marks = [], [], []
    due = schedule_of(case, as_of).due
    for one, how in zip(desk.told, desk.table[number], strict=True):
        if not may_bear(case, one, how):
            continue
        words = words_of(case, one)
        seen = seen_in(case, one, how, desk.weights, words)
        rows.append(features(case, one, how.near, seen, words, due=due))
        days.append(one.day)
        marks.append(marked(one.article, one.sentence.span.text))
    return Matter(group, tuple(rows), tuple(days), tuple(marks), outcome)


class Desk:
    """The readings of one dossier with its cases and how far each sentence speaks of each."""

    def __init__(self, readings: Sequence[Reading], as_of: date) -> None:
        known = [r for r in link_across(readings) if r.article.complete and (r.article.published or as_of) <= as_of]
        self.weights = Weights(s.span.text for r in known for s in r.sentences)
        self.told = import_module("saydo.audit.told").tell(known)
        self.cases = build_cases(known, self.weights)
        self.table = relations(self.cases, self.told, self.weights)


def from_dossiers(shared: Path, *, everything: bool) -> Iterator[Matter]:
    overlap = overlapping(shared)
    for gold in gold_dossiers(shared, everything=everything):
        desk = Desk(list(saydo.analyse_many(gold.articles)), gold.as_of)
        for commitment, number in matched(gold.commitments, desk.cases, gold.stems, overlap):
            quoted = [(e["article"], e["quote"], e["shows"]) for e in commitment.get("evidence") or []]

            def marked(article: str, text: str, quoted: Any = quoted, stems: dict[str, str] = gold.stems) -> str:
                shown = (s for a, q, s in quoted if a == stems[article] and overlap(text, q) and s in OUTCOMES)
                return next(shown, "none")

            yield matter(gold.name, desk.cases[number], number, desk, marked, commitment["outcome"], gold.as_of)


def from_storylines() -> Iterator[Matter]:
    marks: dict[tuple[str, str], str] = {}
    for line in (ROOT / "training/tellings/storylines.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, start, shows, _ = line.split("\t")
            marks[name, start] = shows
    labelled = {name for name, _ in marks}
    for path in sorted((ROOT / "tests/audit").glob("storylines*.toml")):
        for story in tomllib.loads(path.read_text(encoding="utf-8"))["storyline"]:
            if story["name"] not in labelled:
                continue
            articles = [
                Article(text=text, title=text.split("\n")[0], published=date.fromisoformat(str(day)))
                for day, text in story["articles"]
            ]
            desk = Desk(list(saydo.analyse_many(articles)), story["as_of"])
            wanted = [n for n, c in enumerate(desk.cases) if set(story["who"]) & set(c.who)]
            wanted = [n for n in wanted if desk.cases[n].deed in story["deed"]] or wanted
            if not wanted:
                continue

            def marked(article: str, text: str, name: str = story["name"]) -> str:
                return marks.get((name, text.replace("\n", " ").replace("\t", " ")[:KEPT]), "none")

            number = max(wanted, key=lambda n: (len(desk.cases[n].profiles), -n))
            yield matter(story["name"], desk.cases[number], number, desk, marked, story["outcome"], story["as_of"])


def fitted(matters: Sequence[Matter]) -> dict[str, WeighedFeature]:
    rows = [(row, mark) for m in matters for row, mark in zip(m.rows, m.marks, strict=True)]
    bearing = [({k: v for k, v in row.items() if not k.startswith("words")}, mark != "none") for row, mark in rows]
    shown = [({k: v for k, v in row.items() if k not in OF_PLACE}, mark) for row, mark in rows if mark != "none"]
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
    rows: Sequence[tuple[dict[str, float], Any]], classes: Sequence[Any], strength: float
) -> dict[str, tuple[float, ...]]:
    """Name of each feature -> its weights, one a class; of two classes, one."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectors = DictVectorizer()
    table = vectors.fit_transform([row for row, _ in rows])
    model = LogisticRegression(C=strength, max_iter=5000).fit(table, [label for _, label in rows])
    order = [0] if len(model.classes_) == 2 else [list(model.classes_).index(name) for name in classes]
    found = {"constant": tuple(float(w) for w in model.intercept_[order])}
    for column, name in enumerate(vectors.get_feature_names_out()):
        found[str(name)] = tuple(float(w) for w in model.coef_[order, column])
    return found


def check(matters: Sequence[Matter]) -> None:
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
                right[m.group[:1].isdigit()].append(said == m.outcome)
    for from_dossier, found in right.items():
        print("dossiers" if from_dossier else "storylines", f"{sum(found)} of {len(found)} outcomes right")


def main() -> None:
    shared = Path(next(a for a in sys.argv[1:] if not a.startswith("--")))
    matters = [*from_dossiers(shared, everything="--all" in sys.argv), *from_storylines()]
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
