"""Speed and peak memory beside peers, measured in the same run: `make bench`.

The texts are the example dossier's articles, read from their pages, repeated. Peers: the tokenizer of spaCy's blank
English pipeline, and our own parse alone; so each figure says what a stage adds, as a ratio that carries over between
machines.
"""

import json
import resource
import time
from collections.abc import Callable
from pathlib import Path

import spacy

import saydo
from saydo.parse import parse_many
from saydo.records import Article

EXAMPLE = Path(__file__).parent.parent / "examples" / "iraq-2021" / "pages"
REPEATS = 12


def seconds(task: Callable[[], object]) -> float:
    """Processor seconds of one call, after one to warm up."""
    task()
    began = time.process_time()
    task()
    return time.process_time() - began


def main() -> None:
    articles = [item for item in saydo.read(EXAMPLE) if isinstance(item, Article)] * REPEATS
    words = sum(len(article.text.split()) for article in articles)
    blank = spacy.blank("en")
    tokenize = seconds(lambda: [blank.make_doc(article.text) for article in articles])
    parse = seconds(lambda: list(parse_many(articles)))
    analyse = seconds(lambda: list(saydo.analyse_many(articles)))
    print(
        json.dumps(
            {
                "articles": len(articles),
                "words": words,
                "words per second, parse": round(words / parse),
                "words per second, analyse": round(words / analyse),
                "analyse / parse": round(analyse / parse, 2),
                "parse / tokenize": round(parse / tokenize, 1),
                "peak memory, MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
