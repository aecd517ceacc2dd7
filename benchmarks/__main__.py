"""Speed and peak memory beside peers, measured in the same run: `make bench`.

The texts are the example dossier's articles, read from their pages, repeated. Peers: the tokenizer of spaCy's blank
English pipeline, and our own parse alone; so each figure says what a stage adds, as a ratio that carries over between
machines. Of the extractors each stands as a share of the time of the parse; the copy of a Doc that several share
(extract/words.py) counts with the one that asks for it first. `make bench` keeps the parse to one thread, as the
seconds of all threads are counted.
"""

import json
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import spacy

import saydo
from saydo import pipeline
from saydo.parse import parse_many
from saydo.records import Article

EXAMPLE = Path(__file__).parent.parent / "examples" / "iraq-2021" / "pages"
REPEATS = 12
ROUNDS = 5  # of the stages, of which the fastest counts: what else the machine does can only add
STAGES = (
    "find_dates", "find_figures", "find_statements", "find_factuality", "find_events", "find_commitments",
    "find_sentences", "find_names", "find_references", "resolve_actors",
)  # fmt: skip


def seconds(task: Callable[[], object]) -> float:
    """Processor seconds of one call, after one to warm up."""
    task()
    began = time.process_time()
    task()
    return time.process_time() - began


@contextmanager
def timed_stages(spent: dict[str, float]) -> Iterator[None]:
    """While it lasts, each stage of the pipeline adds the processor seconds that it takes."""
    stages: dict[str, Callable[..., Any]] = {name: getattr(pipeline, name) for name in STAGES}

    def timed(name: str) -> Callable[..., Any]:
        def stage(*arguments: Any) -> Any:
            began = time.process_time()
            found = stages[name](*arguments)
            spent[name] += time.process_time() - began
            return found

        return stage

    try:
        for name in STAGES:
            setattr(pipeline, name, timed(name))
        yield
    finally:
        for name, stage in stages.items():
            setattr(pipeline, name, stage)


def stage_shares(articles: list[Article]) -> dict[str, str]:
    """The time of each stage as a share of that of the parse, the least of some rounds of both."""
    least: dict[str, float] = {}
    for _ in range(ROUNDS):
        began = time.process_time()
        docs = list(parse_many(articles))
        spent = {"parse": time.process_time() - began, **dict.fromkeys(STAGES, 0.0)}
        with timed_stages(spent):
            for article, doc in zip(articles, docs, strict=True):
                pipeline.extract(article, doc)
        least = {name: min(seconds, least.get(name, seconds)) for name, seconds in spent.items()}
    return {name: f"{least[name] / least['parse']:.1%}" for name in STAGES}


def main() -> None:
    articles = [item for item in saydo.read(EXAMPLE) if isinstance(item, Article)] * REPEATS
    words = sum(len(article.text.split()) for article in articles)
    blank = spacy.blank("en")
    tokenize = seconds(lambda: [blank.make_doc(article.text) for article in articles])
    parse = seconds(lambda: list(parse_many(articles)))
    analyse = seconds(lambda: list(saydo.analyse_many(articles)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        json.dumps(
            {
                "articles": len(articles),
                "words": words,
                "words per second, parse": round(words / parse),
                "words per second, analyse": round(words / analyse),
                "analyse / parse": round(analyse / parse, 2),
                "parse / tokenize": round(parse / tokenize, 1),
                "peak memory, MB": round(peak),
                "of the time of the parse": stage_shares(articles),
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
