"""Train a pipeline, or train one on until it settles.

    python training/train.py OUTPUT_FOLDER [--section.setting value ...]
    python training/train.py OUTPUT_FOLDER --from RUN_FOLDER [--section.setting value ...]

As `spacy train config.cfg` does it, but with numpy's matrix multiplication, which is faster than spaCy's. With --from
the weights are those of an earlier run, and the learning rate goes down to nothing (SETTLING).
"""

import sys
from pathlib import Path
from typing import Any

import tokenizer  # noqa: F401  registers the callback that config.cfg names
from spacy.cli._util import parse_config_overrides
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from thinc.api import use_ops

CONFIG = Path(__file__).parent / "config.cfg"
SETTLING: dict[str, Any] = {
    "training.dropout": 0.25,
    "training.max_steps": 3000,
    "training.eval_frequency": 250,
    "training.batcher.size.start": 700,
    "training.optimizer.learn_rate.warmup_steps": 100,
    "training.optimizer.learn_rate.total_steps": 3100,
    "training.optimizer.learn_rate.initial_rate": 0.0006,
}


def main() -> None:
    output, *options = sys.argv[1:]
    earlier = options[1] if options[:1] == ["--from"] else None
    overrides = parse_config_overrides(options[2:] if earlier else options)
    config = load_config(CONFIG, overrides=(SETTLING | overrides) if earlier else overrides)
    if earlier:
        config["components"] = {name: {"source": earlier} for name in config["nlp"]["pipeline"]}
    Path(output).mkdir(parents=True, exist_ok=True)
    with use_ops("numpy", use_blis=False):
        train(init_nlp(config), Path(output))


if __name__ == "__main__":
    main()
