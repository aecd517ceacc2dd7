"""Commitments with the sentences that may bear on them, each marked with what it shows: what the fits learn from.

They come from the gold dossiers (those held out are left out), from our own (training/dossiers) and from the storylines
in tests/audit, whose sentences are marked in training/tellings/storylines.tsv.
"""

import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path

from training.gold import GoldDossier, gold_dossiers, matched, overlapping

import saydo
from saydo.audit.bearing import Near, may_bear, relations
from saydo.audit.case import Case, build_cases
from saydo.audit.terms import Weights
from saydo.audit.told import Told
from saydo.lexicon.tellings import OUTCOMES
from saydo.records import Article, Reading
from saydo.resolve.dossier import link_across

ROOT = Path(__file__).parent.parent
NOTHING = ("none", "no gap")
KEPT = 48  # so many characters of a sentence name it in storylines.tsv
Marks = Callable[[str, str], tuple[str, str]]


class Bench:
    """The readings of one dossier with its cases and how far each sentence speaks of each."""

    def __init__(self, readings: Sequence[Reading], as_of: date) -> None:
        known = [r for r in link_across(readings) if r.article.complete and (r.article.published or as_of) <= as_of]
        self.readings, self.as_of = known, as_of
        self.weights = Weights(s.span.text for r in known for s in r.sentences)
        self.told = import_module("saydo.audit.told").tell(known)
        self.cases = build_cases(known, self.weights)
        self.relate()

    def relate(self) -> None:
        """Reckon anew, by the tables that stand, how far each sentence speaks of each case."""
        self.table = relations(self.cases, self.told, self.weights)


@dataclass(frozen=True)
class Row:
    """A sentence that may bear on a commitment: the outcome and the gap that it shows."""

    one: Told
    how: Near
    shows: str
    gap: str


@dataclass(frozen=True, eq=False)
class Matter:
    """One commitment of a dossier or storyline as the audit finds it, with what its sentences are marked to show and
    its outcome; own is what is not of a gold dossier."""

    group: str
    desk: Bench
    number: int
    marks: Marks
    outcome: str
    as_of: date
    of_dossier: bool = True
    own: bool = True

    @property
    def case(self) -> Case:
        return self.desk.cases[self.number]

    @property
    def rows(self) -> list[Row]:
        return [
            Row(one, how, *self.marks(one.article, one.sentence.span.text))
            for one, how in zip(self.desk.told, self.desk.table[self.number], strict=True)
            if may_bear(self.case, one, how)
        ]


def all_matters(shared: Path, *, everything: bool = False) -> list[Matter]:
    """Every commitment that a fit may see; with `everything` those of the dossiers held out, too."""
    return [*from_dossiers(shared, everything=everything), *from_storylines()]


def from_dossiers(shared: Path, *, everything: bool) -> Iterator[Matter]:
    overlap = overlapping(shared)
    for gold in gold_dossiers(shared, everything=everything):
        desk = Bench(list(saydo.analyse_many(gold.articles)), gold.as_of)
        for commitment, number in matched(gold.commitments, desk.cases, gold.stems, overlap):
            marks = _quoted(commitment, gold, overlap)
            yield Matter(gold.name, desk, number, marks, commitment["outcome"], gold.as_of, own=gold.own)


def _quoted(commitment: dict[str, object], gold: GoldDossier, overlap: Callable[[str, str], bool]) -> Marks:
    """Reads off a gold commitment what a sentence of an article shows."""
    evidence: Sequence[dict[str, str]] = commitment.get("evidence") or []  # type: ignore[assignment]
    gaps: Sequence[dict[str, str]] = commitment.get("gaps") or []  # type: ignore[assignment]

    def marks(article: str, text: str) -> tuple[str, str]:
        stem = gold.stems[article]
        shown = (e["shows"] for e in evidence if e["article"] == stem and overlap(text, e["quote"]))
        parted = (g["type"] for g in gaps if g["article"] == stem and overlap(text, g["quote"]))
        return next((s for s in shown if s in OUTCOMES), NOTHING[0]), next(parted, NOTHING[1])

    return marks


def from_storylines() -> Iterator[Matter]:
    marked: dict[tuple[str, str], tuple[str, str]] = {}
    for line in (ROOT / "training/tellings/storylines.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, start, shows, gap = line.split("\t")
            marked[name, start] = (shows, gap or NOTHING[1])
    labelled = {name for name, _ in marked}
    for path in sorted((ROOT / "tests/audit").glob("storylines*.toml")):
        for story in tomllib.loads(path.read_text(encoding="utf-8"))["storyline"]:
            if story["name"] not in labelled:
                continue
            articles = [
                Article(text=text, title=text.split("\n")[0], published=date.fromisoformat(str(day)))
                for day, text in story["articles"]
            ]
            desk = Bench(list(saydo.analyse_many(articles)), story["as_of"])
            wanted = [n for n, c in enumerate(desk.cases) if set(story["who"]) & set(c.who)]
            wanted = [n for n in wanted if desk.cases[n].deed in story["deed"]] or wanted
            if not wanted:
                continue

            def marks(article: str, text: str, name: str = story["name"]) -> tuple[str, str]:
                return marked.get((name, text.replace("\n", " ").replace("\t", " ")[:KEPT]), NOTHING)

            number = max(wanted, key=lambda n: (len(desk.cases[n].profiles), -n))
            yield Matter(story["name"], desk, number, marks, story["outcome"], story["as_of"], of_dossier=False)
