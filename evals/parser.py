"""How well the shipped pipeline reads English, and how fast.

    python evals/parser.py [MODEL_FOLDER]

Scored on the development halves of the treebanks, as training/convert.py makes them: news (news-like genres of GUM),
web (EWT) and names (Universal NER), on the treebank's own words. Speed is that of the dossiers' articles.
"""

import contextlib
import io
import json
import sys
import tempfile
import time
from pathlib import Path

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from saydo.parse import MODEL, load_model

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
HELD_OUT = ("4", "5")
MEASURES = {"tag_acc": "tag", "pos_acc": "pos", "dep_uas": "uas", "dep_las": "las", "sents_f": "sentences"}
NAMES = {"ents_p": "names precision", "ents_r": "names recall", "ents_f": "names f"}


def parser_figures(model: Path = MODEL, *, shared: Path = SHARED) -> dict[str, float]:
    """Percentages as "news las", words per second of one processor, megabytes on disk."""
    nlp = load_model(model)
    gold = development_sets(nlp, shared / "ud")
    figures = score(nlp, gold["news"], "news", MEASURES | NAMES) | score(nlp, gold["web"], "web", MEASURES)
    figures |= score(nlp, gold["names"], "universal", NAMES)
    figures["words per cpu second"] = round(speed(nlp, articles(shared / "dossiers") or [d.text for d in gold["web"]]))
    figures["megabytes"] = round(sum(file.stat().st_size for file in model.rglob("*") if file.is_file()) / 1e6, 1)
    return figures


def development_sets(nlp: Language, treebanks: Path) -> dict[str, list[Doc]]:
    """Made afresh by the script that makes the training sets."""
    sys.path.insert(0, str(ROOT / "training"))
    import convert

    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        convert.write_development(treebanks, Path(folder))
        files = {"news": "dev-news", "web": "dev-ewt", "names": "dev-names"}
        return {
            name: list(DocBin().from_disk(Path(folder) / f"{file}.spacy").get_docs(nlp.vocab))
            for name, file in files.items()
        }


def score(nlp: Language, gold: list[Doc], name: str, measures: dict[str, str]) -> dict[str, float]:
    """What the pipeline says of the treebank's words, beside what the treebank says. Trees without punctuation."""
    bare = [Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc]) for doc in gold]
    examples = [Example(found, wanted) for found, wanted in zip(nlp.pipe(bare), gold, strict=True)]
    scores = Scorer(nlp).score(examples)
    figures = {f"{name} {short}": round(100 * scores[key], 2) for key, short in measures.items()}
    return figures | ({f"{name} lemma": lemma_accuracy(examples)} if "tag_acc" in measures else {})


def lemma_accuracy(examples: list[Example]) -> float:
    """Ignoring case, for the treebanks keep the capitals of "American"; without numbers and white space."""
    right = [
        found.lemma_.lower() == wanted.lemma_.lower()
        for example in examples
        for found, wanted in zip(example.predicted, example.reference, strict=True)
        if wanted.lemma_ != "_" and not wanted.is_space and wanted.tag_ != "CD"
    ]
    return round(100 * sum(right) / len(right), 2)


def articles(dossiers: Path) -> list[str]:
    """The texts of the development dossiers."""
    paths = sorted(dossiers.glob("*/articles/*.md"))
    return [
        path.read_text(encoding="utf-8").split("---", 2)[2].strip()
        for path in paths
        if not path.parts[-3].split("-")[0].endswith(HELD_OUT)
    ]


def speed(nlp: Language, texts: list[str]) -> float:
    """Words, the better of two goes."""
    best = 0.0
    for _ in range(2):
        start = time.process_time()
        words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=32))
        best = max(best, words / (time.process_time() - start))
    return best


if __name__ == "__main__":
    print(json.dumps(parser_figures(*(Path(argument) for argument in sys.argv[1:2])), indent=2))
