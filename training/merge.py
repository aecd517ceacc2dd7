"""Join trained pipelines into one whose tagger and parser go by the sum of their scores.

    python training/merge.py TARGET_FOLDER NAMES_FROM RUN_FOLDER RUN_FOLDER...

The encoders stand side by side; each head is one matrix whose blocks are the heads of the single pipelines, so that the
joint pipeline reads in one pass. Parts of speech come from the first run, names from the run NAMES_FROM (0, 1, ...).
"""

import sys
from pathlib import Path
from typing import Any

import numpy
import spacy
import tokenizer  # noqa: F401  registers the callback that the configs name
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Config

import saydo.parse  # noqa: F401  registers saydo.SideBySide.v1

EIGHT_IN_THIRTEEN = [0, 1, 2, 3, 4, 7, 5, 6]
UNKNOWN_ACTION = -4.0
PLACES = ("first", "second", "third")


def joined_config(runs: list[Language], names_from: int) -> Config:
    """The first run's config with all encoders, and heads as wide as all of theirs."""
    configs = [run.config.interpolate() for run in runs]
    readers = {place: config["components"]["tok2vec"]["model"] for place, config in zip(PLACES, configs, strict=False)}
    width = sum(encoder_width(run) for run in runs)
    joined = configs[0].copy()
    components = joined["components"]
    components["tok2vec"]["model"] = {"@architectures": "saydo.SideBySide.v1", **readers}
    components["ner"] = configs[names_from]["components"]["ner"]
    for name in ("tagger", "morphologizer", "parser", "ner"):
        components[name]["model"]["tok2vec"]["width"] = width
    head = components["parser"]["model"]
    head["hidden_width"] = sum(hidden(run).get_dim("nO") for run in runs)
    head["extra_state_tokens"] = any(hidden(run).get_dim("nF") == 13 for run in runs)
    return Config({"nlp": joined["nlp"], "components": components})


def encoder_width(run: Language) -> int:
    return run.get_pipe("tok2vec").model.get_dim("nO")


def hidden(run: Language) -> Any:
    return run.get_pipe("parser").model.get_ref("lower")


def blocks(widths: list[int]) -> list[slice]:
    ends = numpy.cumsum(widths)
    return [slice(end - width, end) for end, width in zip(ends, widths, strict=True)]


def linear_of(transitions: Any) -> Any:
    """The layer between encoder and state features of a parser or name finder."""
    return next(node for node in transitions.get_ref("tok2vec").walk() if node.name == "linear")


def join_tagger(joint: Any, parts: list[Any], places: list[slice], labels: list[list[str]]) -> None:
    """Rows are labels, columns the encoders' outputs."""
    output = next(node for node in joint.walk() if node.name == "softmax")
    weights = numpy.zeros((len(labels[0]), places[-1].stop), dtype="f")
    bias = numpy.zeros(len(labels[0]), dtype="f")
    for part, place, names in zip(parts, places, labels, strict=True):
        own = next(node for node in part.walk() if node.name == "softmax")
        for row, label in enumerate(labels[0]):
            if label in names:
                weights[row, place] = own.get_param("W")[names.index(label)]
                bias[row] += own.get_param("b")[names.index(label)]
    set_all(output, W=weights, b=bias)


def join_parser(joint: Any, runs: list[Language], places: list[slice]) -> None:
    """Encoder outputs -> hidden, hidden -> state, state -> actions, each in blocks."""
    inner = [hidden(run) for run in runs]
    spans = blocks([layer.get_dim("nO") for layer in inner])
    features, pieces, size = max(layer.get_dim("nF") for layer in inner), inner[0].get_dim("nP"), spans[-1].stop
    moves = [list(run.get_pipe("parser").move_names) for run in runs]
    first = numpy.zeros((size, places[-1].stop), dtype="f"), numpy.zeros(size, dtype="f")
    lower = numpy.zeros((features, size, pieces, size), dtype="f")
    bias, pad = numpy.zeros((size, pieces), dtype="f"), numpy.zeros((1, features, size, pieces), dtype="f")
    upper = numpy.zeros((len(moves[0]), size), dtype="f"), numpy.zeros(len(moves[0]), dtype="f")
    for run, layer, span, place, names in zip(runs, inner, spans, places, moves, strict=True):
        model = run.get_pipe("parser").model
        first[0][span, place], first[1][span] = linear_of(model).get_param("W"), linear_of(model).get_param("b")
        order = EIGHT_IN_THIRTEEN if layer.get_dim("nF") == 8 and features == 13 else list(range(features))
        for old, new in enumerate(order):
            lower[new, span, :, span] = layer.get_param("W")[old]
            pad[0, new, span] = layer.get_param("pad")[0, old]
        bias[span] = layer.get_param("b")
        scores = model.get_ref("upper")
        for row, action in enumerate(moves[0]):
            if action in names:
                upper[0][row, span] = scores.get_param("W")[names.index(action)]
                upper[1][row] += scores.get_param("b")[names.index(action)]
            else:
                upper[1][row] += UNKNOWN_ACTION
    set_all(linear_of(joint), W=first[0], b=first[1])
    set_all(joint.get_ref("lower"), W=lower, b=bias, pad=pad)
    set_all(joint.get_ref("upper"), W=upper[0], b=upper[1])


def set_all(layer: Any, **values: numpy.ndarray) -> None:
    for name, value in values.items():
        if layer.has_param(name):
            assert layer.get_param(name).shape == value.shape, (layer.name, name, value.shape)
        layer.set_param(name, value)


def copy_head(joint: Any, own: Any, place: slice) -> None:
    """A head that looks at one encoder alone: node by node, with zeros before the other encoders."""
    for node, source in zip(joint.walk(), own.walk(), strict=True):
        for name in source.param_names:
            value = source.get_param(name)
            if node.has_param(name) and node.get_param(name).shape != value.shape:
                wide = numpy.zeros(node.get_param(name).shape, dtype="f")
                wide[..., place] = value
                value = wide
            node.set_param(name, value)


def merge(folders: list[Path], names_from: int, target: Path) -> Language:
    runs = [spacy.load(folder) for folder in folders]
    joint = spacy.util.load_model_from_config(joined_config(runs, names_from), auto_fill=True)
    joint.tokenizer.from_bytes(runs[0].tokenizer.to_bytes())
    for pipe, source in (("tagger", 0), ("morphologizer", 0), ("parser", 0), ("ner", names_from)):
        prepare(joint, runs[source], pipe)
    places = blocks([encoder_width(run) for run in runs])
    readers = joint.get_pipe("tok2vec").model.layers
    for reader, run in zip(readers, runs, strict=True):
        reader.from_bytes(run.get_pipe("tok2vec").model.to_bytes())
    taggers = [run.get_pipe("tagger") for run in runs]
    join_tagger(joint.get_pipe("tagger").model, [t.model for t in taggers], places, [list(t.labels) for t in taggers])
    join_parser(joint.get_pipe("parser").model, runs, places)
    copy_head(joint.get_pipe("morphologizer").model, runs[0].get_pipe("morphologizer").model, places[0])
    copy_head(joint.get_pipe("ner").model, runs[names_from].get_pipe("ner").model, places[names_from])
    joint.to_disk(target)
    return joint


def prepare(joint: Language, run: Language, name: str) -> None:
    """Labels and layer sizes of a head, as the run has them."""
    sample = Doc(
        joint.vocab,
        words=["They", "left"],
        tags=["PRP", "VBD"],
        pos=["PRON", "VERB"],
        heads=[1, 1],
        deps=["nsubj", "ROOT"],
        ents=["O", "O"],
    )
    labels = run.get_pipe(name).label_data
    joint.get_pipe(name).initialize(lambda: [Example(joint.make_doc("They left"), sample)], nlp=joint, labels=labels)


if __name__ == "__main__":
    merge([Path(folder) for folder in sys.argv[3:]], int(sys.argv[2]), Path(sys.argv[1]))
