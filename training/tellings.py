"""Fit the weights of lexicon/tellings.tsv: what the words of a sentence tell of an undertaking.

    python -m training.tellings SHARED_FOLDER            fits on all and writes the table
    python -m training.tellings SHARED_FOLDER --check    leaves a tenth out at a time; prints how often it is right

Multinomial logistic regression on the constructed sentences in training/tellings and on those of the dossiers that
were marked with what they show (training/matters.py). The constructed ones count OF_CONSTRUCTED each, those of our
own dossiers OF_OUR_OWN, and UNMARKED of that those that show nothing of any commitment of their dossier. Needs the
dependency group `training` (scikit-learn).
Fitting is deterministic; the table holds whole hundredths.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path

from training.matters import NOTHING, Matter, Row, all_matters

import saydo
from saydo.audit.telling import Undertaking, traits_of, undertaking_of
from saydo.audit.terms import terms
from saydo.lexicon.tellings import GAPS, OUTCOMES

HERE = Path(__file__).parent
CODES = dict(zip("xdpunr", OUTCOMES, strict=True))
DAY = date(2022, 6, 1)
STRENGTH = 0.1  # inverse of the penalty on large weights; chosen in cross-validation
UNMARKED = 0.1
OF_OUR_OWN = 0.6  # these tell in harder words than those to be judged
OF_CONSTRUCTED = 0.3  # these tell without what stands around a sentence in the news; chosen in cross-validation
SEEN = 4  # traits of fewer sentences are left out
FOLDS = 10
PARTS = 5
FAINT = 4  # hundredths: a trait that weighs less for every outcome and gap is left out of the table
HEADER = """\
# How much each trait of a sentence speaks for an outcome or a gap, in hundredths of log odds, in the order of
# lexicon/tellings.py. Fitted by training/tellings.py on constructed sentences and on those of dossiers.
trait\toutcomes\tgaps
"""
Table = Mapping[str, tuple[tuple[int, ...], tuple[int, ...]]]


@dataclass(frozen=True)
class Example:
    """The traits of a sentence, what it shows of the undertaking, and how much it counts."""

    group: str
    traits: tuple[str, ...]
    outcome: str
    gap: str
    weight: float = 1.0


def constructed() -> list[Example]:
    """The constructed sentences, as the engine reads them."""
    tell = import_module("saydo.audit.told").tell
    kept = list(_lines())
    readings = saydo.analyse_many([saydo.Article(text=text, published=DAY) for *_, text in kept])
    found = []
    for (group, undertaking, outcome, gap, _), reading in zip(kept, readings, strict=True):
        longest = max(tell([reading]), key=lambda one: len(one.sentence.span.text))
        found.append(Example(group, traits_of(longest, undertaking), outcome, gap, OF_CONSTRUCTED))
    return found


def _lines() -> Iterator[tuple[str, Undertaking, str, str, str]]:
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
            yield group, undertaking, CODES[code], gap or ("undone" if code == "r" else "no gap"), text


def told_in(matters: Sequence[Matter]) -> list[Example]:
    """The marked sentences of dossiers and storylines, and once each those that show nothing of any commitment."""
    marked: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for m in matters:
        marked[m.group] |= {_place(row) for row in m.rows if (row.shows, row.gap) != NOTHING}
    found = []
    for m in matters:
        undertaking = undertaking_of(m.case)
        for row in m.rows:
            shows_something = (row.shows, row.gap) != NOTHING
            if not shows_something and _place(row) in marked[m.group]:
                continue
            marked[m.group].add(_place(row))
            weight = (OF_OUR_OWN if m.own and m.of_dossier else 1.0) * (1.0 if shows_something else UNMARKED)
            found.append(Example(m.group, traits_of(row.one, undertaking), row.shows, row.gap, weight))
    return found


def _place(row: Row) -> tuple[str, int]:
    return row.one.article, row.one.sentence.span.start


def fitted(known: Sequence[Example]) -> dict[str, tuple[tuple[int, ...], tuple[int, ...]]]:
    """Trait -> its weights for outcomes and for gaps in hundredths; "always" has the constants."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    counts = Counter(trait for e in known for trait in e.traits)
    vectors = DictVectorizer()
    table = vectors.fit_transform([{t: 1.0 for t in e.traits if counts[t] >= SEEN} for e in known])
    columns: list[list[tuple[int, ...]]] = []
    for labels, names in (([e.outcome for e in known], OUTCOMES), ([e.gap for e in known], GAPS)):
        model = LogisticRegression(C=STRENGTH, max_iter=2000)
        model.fit(table, labels, sample_weight=[e.weight for e in known])
        order = [list(model.classes_).index(name) for name in names]
        weights = [model.intercept_[order], *model.coef_[order].T]
        columns.append([tuple(round(100 * float(w)) for w in one) for one in weights])
    names = ["always", *map(str, vectors.get_feature_names_out())]
    found = zip(names, *columns, strict=True)
    return {
        name: (outcomes, gaps)
        for name, outcomes, gaps in found
        if name == "always" or max(map(abs, (*outcomes, *gaps))) >= FAINT
    }


def judged_unseen(matters: Sequence[Matter]) -> Iterator[list[Matter]]:
    """The matters in parts, each while a table stands that was fitted without their dossiers, so that what is fitted
    next learns how far words are to be trusted on what is new (stacked generalisation; Wolpert 1992)."""
    for unseen, table in unseen_tables(matters):
        let_stand(table)
        part = [m for m in matters if m.group in unseen]
        for desk in dict.fromkeys(m.desk for m in part):
            desk.relate()
        yield part


def unseen_tables(matters: Sequence[Matter]) -> Iterator[tuple[set[str], Table]]:
    """The groups in parts, each with the table that was fitted without them."""
    examples = [*constructed(), *told_in(matters)]
    groups = sorted({m.group for m in matters})
    for part in range(PARTS):
        unseen = set(groups[part::PARTS])
        yield unseen, fitted([e for e in examples if e.group not in unseen])


def let_stand(table: Table) -> None:
    """Let words be judged by this table from now on."""
    import_module("saydo.audit.telling").traits = lambda: table


def check(known: Sequence[Example]) -> None:
    """How often the likeliest outcome and gap of a sentence that shows one is right, by a fit without its group."""
    telling = import_module("saydo.audit.telling")
    groups = sorted({e.group for e in known})
    right: dict[str, list[bool]] = defaultdict(list)
    for fold in range(FOLDS):
        unseen = set(groups[fold::FOLDS])
        let_stand(fitted([e for e in known if e.group not in unseen]))
        for e in (e for e in known if e.group in unseen and (e.outcome, e.gap) != NOTHING):
            told = telling.telling(e.traits)
            right["outcomes"].append(_best(told.outcomes) == e.outcome)
            right["gaps"].append(_best(told.gaps) == e.gap)
    for name, found in right.items():
        print(f"{name}: {sum(found)} of {len(found)} right")


def _best(odds: Mapping[str, float]) -> str:
    return max(odds, key=lambda name: odds[name])


def write(table: Table, target: Path) -> None:
    rows: Iterable[tuple[str, tuple[tuple[int, ...], tuple[int, ...]]]] = table.items()
    lines = [f"{name}\t{' '.join(map(str, outcomes))}\t{' '.join(map(str, gaps))}\n" for name, (outcomes, gaps) in rows]
    target.write_text(HEADER + "".join(lines), encoding="utf-8")


def main() -> None:
    shared = Path(next(a for a in sys.argv[1:] if not a.startswith("--")))
    known = [*constructed(), *told_in(all_matters(shared))]
    if "--check" in sys.argv:
        check(known)
        return
    table = fitted(known)
    target = Path(saydo.__file__).parent / "lexicon" / "tellings.tsv"
    write(table, target)
    print(f"{len(known)} sentences, {len(table)} traits: {target}")


if __name__ == "__main__":
    main()
