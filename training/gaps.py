"""Fit src/saydo/lexicon/gap_words.tsv and gaps.toml: what words, and what clues and facts, speak for a gap.

    python -m training.gaps SHARED_FOLDER [--all] [--check]

Two steps, both logistic regression with a penalty on large weights. Of every sentence of the dossiers: do its words
tell of a gap (was it marked with one)? Of every commitment that the audit finds: is it marked with the gap, given the
clues that audit/gaps.py sees and the facts of audit/gap_chance.py? In the second step a sentence has the chance that
words of other dossiers give it. Gold dossiers count SHARED_WEIGHT times as much as our own and the storylines of
tests/audit; those held out are left out unless --all is given. Words tell by a table fitted without the dossier.
--check prints what is right in cross-validation, by dossier, and on those held out, and writes nothing. Needs the
dependency group `training` (scikit-learn). The fit is deterministic.
"""

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from training import tellings
from training.gold import GoldDossier, gold_dossiers, matched, overlapping
from training.matters import Bench, all_matters

import saydo
from saydo.audit.bearing import bearings
from saydo.audit.gap_chance import Clue, Desk, chance_of, features, is_stated
from saydo.audit.gap_words import likely_by, traits_of
from saydo.audit.verdicts import schedule_of
from saydo.lexicon.gap_words import WORDED
from saydo.lexicon.tellings import GAPS
from saydo.records import Article, Reading

KINDS = GAPS[1:]
OF_WORDS, OF_CLUES = 0.1, 3.0  # inverse of the penalty on large weights, chosen in cross-validation
SHARED_WEIGHT = 4.0
SEEN = 4  # traits of fewer sentences are left out
FAINT = 4  # as are those of a smaller weight, in hundredths
FOLDS = 8
ROOT = Path(__file__).parent.parent
SHARED, OWN, STORY, HELD_OUT = "shared", "own", "storyline", "held out"
LEXICON = Path(saydo.__file__).parent / "lexicon"
WORDS_HEADER = """\
# How much each trait of a sentence speaks for its telling of a gap, in hundredths of log odds, in the order of
# lexicon/gap_words.py. Built by training/gaps.py; change features or training, not this file. Belongs here: every trait
# that the training saw often enough and found to weigh, and "always".
trait\tweights
"""
CLUES_HEADER = """\
# What each feature of audit/gap_chance.py weighs in judging whether words and deeds part in one way, in log-odds a unit
# of the feature. Built by training/gaps.py; change features or training, not this file. Belongs here: every gap, with
# every feature that the training saw and found to weigh, and the constant.
"""


@dataclass(frozen=True)
class Sentence:
    """A sentence with its traits and the gaps that it is marked with."""

    group: str
    source: str
    text: str
    traits: tuple[str, ...]
    kinds: frozenset[str]


@dataclass(frozen=True)
class Matter:
    """A commitment with the gaps it is marked with; desk is None where the audit does not find it."""

    group: str
    source: str
    kinds: frozenset[str]
    desk: Desk | None


def desk_of(bench: Bench, number: int) -> Desk:
    """One case of a dossier with all that bears on it."""
    case, row = bench.cases[number], bench.table[number]
    due = schedule_of(case, bench.as_of).due
    return Desk(case, bearings(case, bench.told, row, bench.weights, due=due), bench.as_of)


def read(dossier: GoldDossier, overlap: Any, source: str) -> tuple[list[Sentence], list[Matter]]:
    """The sentences of a dossier, and its commitments."""
    return marked(dossier, list(saydo.analyse_many(dossier.articles)), overlap, source)


def marked(
    dossier: GoldDossier, readings: Sequence[Reading], overlap: Any, source: str
) -> tuple[list[Sentence], list[Matter]]:
    bench = Bench(readings, dossier.as_of)
    marks = [(g["article"], g["quote"], g["type"]) for c in dossier.commitments for g in c.get("gaps") or []]
    sentences = []
    for reading in bench.readings:
        stem = dossier.stems[reading.article.id]
        for text in (s.span.text for s in reading.sentences):
            kinds = frozenset(kind for article, quote, kind in marks if article == stem and overlap(text, quote))
            sentences.append(Sentence(dossier.name, source, text, traits_of(text), kinds))
    numbers = {c["id"]: n for c, n in matched(dossier.commitments, bench.cases, dossier.stems, overlap)}
    matters = []
    for commitment in dossier.commitments:
        number = numbers.get(commitment["id"])
        kinds = frozenset(g["type"] for g in commitment.get("gaps") or [])
        matters.append(Matter(dossier.name, source, kinds, None if number is None else desk_of(bench, number)))
    return sentences, matters


def from_storylines(tables: Mapping[str, tellings.Table]) -> Iterator[tuple[list[Sentence], Matter]]:
    """The storylines of tests/audit: plain cases of every gap, of which the sentences are not marked."""
    for path in sorted((ROOT / "tests/audit").glob("storylines*.toml")):
        for story in tomllib.loads(path.read_text(encoding="utf-8"))["storyline"]:
            if "verdict" not in story or story["verdict"] == "none":
                continue
            articles = [
                Article(text=text, title=text.split("\n")[0], published=date.fromisoformat(str(day)) if day else None)
                for day, text in story["articles"]
            ]
            group = f"storyline {story['name']}"
            tellings.let_stand(tables.get(group, tables[""]))
            bench = Bench(list(saydo.analyse_many(articles)), story["as_of"])
            wanted = [n for n, c in enumerate(bench.cases) if set(_several(story["who"])) & set(c.who)]
            wanted = [n for n in wanted if bench.cases[n].deed in _several(story["deed"])] or wanted
            number = max(wanted, key=lambda n: (len(bench.cases[n].profiles), -n), default=None)
            if number is not None:
                matter = Matter(group, STORY, frozenset(story.get("gaps", [])), desk_of(bench, number))
                texts = {b.told.sentence.span.text for b in matter.desk.bearings} if matter.desk else set()
                yield [Sentence(group, STORY, t, traits_of(t), frozenset()) for t in sorted(texts)], matter


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def word_weights(sentences: Sequence[Sentence]) -> dict[str, tuple[int, ...]]:
    """Trait -> its weight for each gap in WORDED, in hundredths."""
    counts = Counter(trait for s in sentences for trait in s.traits)
    rows = [{t: 1.0 for t in s.traits if counts[t] >= SEEN} for s in sentences]
    fits = [_regression(rows, [kind in s.kinds for s in sentences], OF_WORDS) for kind in WORDED]
    found = {}
    for trait in dict.fromkeys(["constant", *(name for fit in fits for name in fit)]):
        weights = tuple(round(100 * fit.get(trait, 0.0)) for fit in fits)
        if any(abs(weight) >= FAINT for weight in weights):
            found["always" if trait == "constant" else trait] = weights
    return found


def unseen_words(sentences: Sequence[Sentence]) -> dict[str, dict[str, float]]:
    """Text of each sentence -> the chance of each gap by the words of other dossiers."""
    found = {}
    for fold in _folds(sentences):
        known = [s for s in sentences if s.group not in fold and s.source in (SHARED, OWN)]
        weights = word_weights(known)
        found.update({s.text: likely_by(s.traits, weights) for s in sentences if s.group in fold})
    return found


def _folds(items: Iterable[Any]) -> list[set[str]]:
    """The groups in folds; those held out are one of their own."""
    sources = {item.group: item.source for item in items}
    groups = sorted(group for group, source in sources.items() if source != HELD_OUT)
    held = {group for group, source in sources.items() if source == HELD_OUT}
    return [set(groups[n::FOLDS]) for n in range(FOLDS)] + ([held] if held else [])


Seen = dict[str, tuple[dict[str, float], list[Clue]]]


def seen_by_rules(
    matters: Sequence[Matter], wording: Mapping[str, dict[str, float]], tables: Mapping[str, tellings.Table]
) -> dict[int, Seen]:
    """Number of a matter -> gap -> its features and clues, the words told by `wording`, where there are clues."""
    gaps = import_module("saydo.audit.gaps")
    gaps.likely = lambda text: wording[text]
    found = {}
    for number, m in enumerate(matters):
        if m.desk is not None:
            tellings.let_stand(tables.get(m.group, tables[""]))
            clues = gaps.clues_of(m.desk).items()
            found[number] = {kind: (features(m.desk, kind, some), some) for kind, some in clues if some}
    return found


def fitted(matters: Sequence[Matter], seen: Mapping[int, Seen], numbers: Sequence[int]) -> dict[str, dict[str, float]]:
    """Gap -> feature -> its weight."""
    found = {}
    for kind in KINDS:
        used = [n for n in numbers if kind in seen.get(n, {})]
        weights = [SHARED_WEIGHT if matters[n].source in (SHARED, HELD_OUT) else 1.0 for n in used]
        fit = _regression([seen[n][kind][0] for n in used], [kind in matters[n].kinds for n in used], OF_CLUES, weights)
        found[kind] = {name: round(weight, 3) for name, weight in fit.items() if abs(weight) >= 0.005}
    return found


def _regression(
    rows: Sequence[dict[str, float]], labels: Sequence[bool], strength: float, weights: Sequence[float] | None = None
) -> dict[str, float]:
    """Name of each feature -> its weight, the constant first."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectors = DictVectorizer()
    table = vectors.fit_transform(rows)
    model = LogisticRegression(C=strength, max_iter=5000).fit(table, labels, sample_weight=weights)
    found = {"constant": float(model.intercept_[0])}
    for column, name in enumerate(vectors.get_feature_names_out()):
        found[str(name)] = float(model.coef_[0, column])
    return found


def check(matters: Sequence[Matter], seen: Mapping[int, Seen]) -> None:
    """Gaps said and right, each dossier judged by a fit that has not seen it."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for fold in _folds(matters):
        known = [n for n, m in enumerate(matters) if m.group not in fold and m.source != HELD_OUT]
        weights = fitted(matters, seen, known)
        for number, m in enumerate(matters):
            if m.group not in fold:
                continue
            for kind in KINDS:
                found, clues = seen.get(number, {}).get(kind, ({}, []))
                said = bool(clues) and is_stated(kind, chance_of(found, weights[kind]), clues)
                name = "all" if m.source == HELD_OUT else kind
                for which, holds in (("marked", kind in m.kinds), ("said", said), ("right", said and kind in m.kinds)):
                    counts[m.source, name, which] += holds
                    counts[m.source, "all", which] += holds and name != "all"
    for part, name in sorted({(part, name) for part, name, _ in counts}):
        right, said, truly = (counts[part, name, which] for which in ("right", "said", "marked"))
        print(f"{part:9}{name:13}{right:4} of {said:4} said, {truly:4} marked, F {2 * right / (said + truly or 1):.3f}")


def main() -> None:
    shared = Path(next(a for a in sys.argv[1:] if not a.startswith("--")))
    checking = "--check" in sys.argv
    tables = tables_for(shared)
    sentences, matters = collected(shared, tables, everything=checking or "--all" in sys.argv)
    seen = seen_by_rules(matters, unseen_words(sentences), tables)
    if checking:
        check(matters, seen)
        return
    write_words(word_weights([s for s in sentences if s.source != STORY]))
    write_clues(fitted(matters, seen, range(len(matters))))
    print(f"{len(matters)} commitments, {len(sentences)} sentences: {LEXICON / 'gaps.toml'}")


def tables_for(shared: Path) -> dict[str, tellings.Table]:
    """Group -> the weights of lexicon/tellings.tsv fitted without it; under "" those fitted on all."""
    matters = all_matters(shared)
    found = {"": tellings.fitted([*tellings.constructed(), *tellings.told_in(matters)])}
    story = {m.group for m in matters if not m.of_dossier}
    for unseen, table in tellings.unseen_tables(matters):
        found |= {f"storyline {group}" if group in story else group: table for group in unseen}
    return found


def collected(
    shared: Path, tables: Mapping[str, tellings.Table], *, everything: bool
) -> tuple[list[Sentence], list[Matter]]:
    """All that is fitted on."""
    overlap = overlapping(shared)
    gold = {path.name for path in (shared / "dossiers").iterdir()}
    sentences: list[Sentence] = []
    matters: list[Matter] = []
    for dossier in gold_dossiers(shared, everything=everything):
        source = HELD_OUT if dossier.held_out else SHARED if dossier.name in gold else OWN
        tellings.let_stand(tables.get(dossier.name, tables[""]))
        some, others = read(dossier, overlap, source)
        sentences += some
        matters += others
    for some, matter in from_storylines(tables):
        sentences += some
        matters.append(matter)
    return sentences, matters


def write_words(words: Mapping[str, tuple[int, ...]]) -> None:
    rows = [f"{trait}\t{' '.join(map(str, words[trait]))}\n" for trait in words]
    (LEXICON / "gap_words.tsv").write_text(WORDS_HEADER + "".join(rows), encoding="utf-8")


def write_clues(clues: Mapping[str, Mapping[str, float]]) -> None:
    blocks = [CLUES_HEADER]
    for kind, weights in clues.items():
        lines = [f'"{name}" = {weight:.3f}' for name, weight in weights.items()]
        blocks.append(f'[[gap]]\ngap = "{kind}"\n[gap.weights]\n' + "\n".join(lines) + "\n")
    (LEXICON / "gaps.toml").write_text("\n".join(blocks), encoding="utf-8")


if __name__ == "__main__":
    main()
