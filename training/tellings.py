"""Fit the weights of lexicon/tellings.tsv on the constructed sentences in training/tellings.

    python -m training.tellings            fits on all and writes the table
    python -m training.tellings --check    leaves a tenth of them out at a time; prints how often it is right

Needs the dependency group `training` (scikit-learn). Fitting is deterministic; the table holds whole hundredths.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path

import saydo
from saydo.audit.telling import Undertaking, traits_of
from saydo.audit.terms import terms
from saydo.lexicon.tellings import GAPS, OUTCOMES

HERE = Path(__file__).parent
CODES = dict(zip("xdpunr", OUTCOMES, strict=True))
DAY = date(2022, 6, 1)
STRENGTH = 0.3  # inverse of the penalty on large weights; chosen on the development dossiers
SEEN = 2  # traits of fewer sentences are left out
HEADER = """\
# How much each trait of a sentence speaks for an outcome or a gap, in hundredths of log odds, in the order of
# lexicon/tellings.py. Fitted by training/tellings.py on the constructed sentences in training/tellings.
trait\toutcomes\tgaps
"""


@dataclass(frozen=True)
class Example:
    undertaking: Undertaking
    group: str
    text: str
    outcome: str
    gap: str


def examples() -> Iterator[Example]:
    for path in sorted((HERE / "tellings").glob("*.txt")):
        undertaking, group = None, ""
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if not line.strip() or line.startswith("#"):
                continue
            if line.startswith("@"):
                deed, thing, amount = (cell.strip() for cell in line[1:].split(";"))
                undertaking = Undertaking(terms(thing), deed, float(amount) if amount else None)
                group = f"{path.stem}:{thing}"
                continue
            label, text = line.split(" ", 1)
            code, _, gap = label.partition("/")
            if undertaking is None or code not in CODES or (gap and gap not in GAPS):
                raise SystemExit(f"{path.name}:{number}: {label!r} is no label")
            yield Example(undertaking, group, text, CODES[code], gap or ("undone" if code == "r" else "no gap"))


def rows() -> tuple[list[dict[str, float]], list[Example]]:
    """The traits of every example, as the engine reads it."""
    tell = import_module("saydo.audit.told").tell
    kept = list(examples())
    readings = saydo.analyse_many([saydo.Article(text=e.text, published=DAY) for e in kept])
    found = []
    for example, reading in zip(kept, readings, strict=True):
        longest = max(tell([reading]), key=lambda one: len(one.sentence.span.text))
        found.append(dict.fromkeys(traits_of(longest, example.undertaking), 1.0))
    return found, kept


def main() -> None:
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold, cross_val_predict

    found, kept = rows()
    counts = Counter(trait for one in found for trait in one)
    found = [{trait: 1.0 for trait in one if counts[trait] >= SEEN} for one in found]
    vectors = DictVectorizer()
    table = vectors.fit_transform(found)
    fitted = []
    for labels, names in (([e.outcome for e in kept], OUTCOMES), ([e.gap for e in kept], GAPS)):
        model = LogisticRegression(C=STRENGTH, max_iter=2000)
        if "--check" in sys.argv:
            said = cross_val_predict(model, table, labels, groups=[e.group for e in kept], cv=GroupKFold(10))
            print(
                names[1:],
                f"right {sum(a == b for a, b in zip(said, labels, strict=True)) / len(labels):.3f} of {len(labels)}",
            )
            continue
        model.fit(table, labels)
        order = [list(model.classes_).index(name) for name in names]
        fitted.append((model.coef_[order], model.intercept_[order]))
    if "--check" in sys.argv:
        return
    lines = [HEADER]
    names = vectors.get_feature_names_out()
    for column in [-1, *range(len(names))]:
        cells = [
            " ".join(str(round(100 * value)) for value in (offset if column < 0 else weights[:, column]))
            for weights, offset in fitted
        ]
        if any(cell.replace("0", "").strip() for cell in cells):
            lines.append("\t".join(["always" if column < 0 else names[column], *cells]) + "\n")
    target = Path(saydo.__file__).parent / "lexicon" / "tellings.tsv"
    target.write_text("".join(lines), encoding="utf-8")
    print(f"{len(kept)} sentences, {len(lines) - 1} traits: {target}")


if __name__ == "__main__":
    main()
