"""Article -> spaCy Doc. The trained English pipeline ships in `saydo/model` and is loaded once a process."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from saydo.records import Article

MODEL = Path(__file__).parent / "model"
LONGEST_PIECE = 20_000
BATCH = 16


@Language.component("paragraph_bounds")
def paragraph_bounds(doc: Doc) -> Doc:
    """A sentence never runs over a blank line."""
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            doc[token.i + 1].is_sent_start = True
    return doc


@cache
def language_model() -> Language:
    nlp = spacy.load(MODEL)
    nlp.add_pipe("paragraph_bounds", before="parser")
    return nlp


def parse(article: Article) -> Doc:
    """Tags, lemmas, UD dependencies, sentences and names for the whole text; token.idx is an offset into it."""
    return next(parse_many([article]))


def parse_many(articles: Iterable[Article]) -> Iterator[Doc]:
    """The same for a stream, in order, in batches. A text over LONGEST_PIECE characters is parsed in pieces."""
    nlp = language_model()
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if len(batch) == BATCH:
            yield from _parse_batch(nlp, batch)
            batch = []
    yield from _parse_batch(nlp, batch)


def _parse_batch(nlp: Language, batch: list[Article]) -> Iterator[Doc]:
    pieces = [list(_pieces(article.text)) for article in batch]
    parsed = nlp.pipe(piece for several in pieces for piece in several)
    for several in pieces:
        docs = [next(parsed) for _ in several]
        yield docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)


def _pieces(text: str) -> Iterator[str]:
    """Cut at blank lines, or where there are none at the limit, so that no piece is over the limit and none is lost."""
    start = 0
    while len(text) - start > LONGEST_PIECE:
        cut = text.rfind("\n\n", start, start + LONGEST_PIECE)
        cut = cut + 2 if cut > start else start + LONGEST_PIECE
        yield text[start:cut]
        start = cut
    yield text[start:]
