"""Put a trained pipeline into the package: python training/ship.py RUN_FOLDER [TARGET_FOLDER]

Leaves out what reading does not need (the words seen in training, paths, settings) and writes meta.json.
"""

import json
import shutil
import sys
from pathlib import Path

import spacy
import tokenizer  # noqa: F401  registers the callback that the run's config names
from spacy.language import Language
from thinc.api import Config, Model

import saydo.parse  # noqa: F401  registers saydo.SideBySide.v1

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "saydo" / "model"
META = {
    "lang": "en",
    "name": "saydo_english_news",
    "version": "0.1.0",
    "spacy_version": ">=3.8.7,<3.9.0",
    "description": "English tags, UD trees, sentences and names for news prose. See training/MODEL_CARD.md.",
    "author": "saydo",
    "url": "",
    "email": "",
    "license": "CC BY-SA 4.0",
    "sources": [
        {
            "name": "UD English EWT 2.16",
            "url": "https://universaldependencies.org/treebanks/en_ewt",
            "license": "CC BY-SA 4.0",
            "author": "Natalia Silveira, Timothy Dozat, Christopher Manning, Sebastian Schuster, Ethan Chi, "
            "John Bauer, Miriam Connor, Marie-Catherine de Marneffe, Nathan Schneider, Sam Bowman, Hanzhi Zhu, "
            "Daniel Galbraith",
        },
        {
            "name": "UD English GUM (openly licensed genres)",
            "url": "https://gucorpling.org/gum/",
            "license": "CC BY 4.0",
            "author": "Amir Zeldes and the GUM team",
        },
        {
            "name": "Universal NER, English EWT",
            "url": "https://www.universalner.org/",
            "license": "CC BY-SA 4.0",
            "author": "Stephen Mayhew and others",
        },
    ],
}


def needed_strings(nlp: Language) -> list[str]:
    """Labels and the tokenizer's special cases; all else comes in as texts are read."""
    found = {"_SP", "en", ""}
    for name in nlp.pipe_names:
        for label in getattr(nlp.get_pipe(name), "labels", ()):
            found |= {label, *label.replace("|", "=").split("="), *label.split("||"), label.split("-", 1)[-1]}
    for form, pieces in nlp.tokenizer.rules.items():
        found.add(form)
        found |= {value for piece in pieces for value in piece.values() if isinstance(value, str)}
    return sorted(found)


def halve_precision(model: Model) -> None:
    """16 bits a weight; saydo.parse turns them back into 32."""
    for node in model.walk():
        for name in node.param_names:
            if node.has_param(name):
                node.set_param(name, node.get_param(name).astype("float16"))


def ship(run: Path, target: Path) -> None:
    nlp = spacy.load(run)
    for name in nlp.pipe_names:
        halve_precision(nlp.get_pipe(name).model)
    shutil.rmtree(target, ignore_errors=True)
    nlp.to_disk(target)
    (target / "vocab" / "strings.json").write_text(json.dumps(needed_strings(nlp), indent=0), encoding="utf-8")
    config = {key: value for key, value in nlp.config.interpolate().items() if key in ("nlp", "components")}
    Config(config).to_disk(target / "config.cfg")
    labels = {name: list(nlp.get_pipe(name).labels) for name in nlp.pipe_names if hasattr(nlp.get_pipe(name), "labels")}
    meta = META | {
        "pipeline": nlp.pipe_names,
        "components": nlp.pipe_names,
        "disabled": [],
        "labels": labels,
        "vectors": {"width": 0, "vectors": 0, "keys": 0, "name": None},
    }
    (target / "meta.json").write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    ship(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else TARGET)
