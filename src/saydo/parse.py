"""Article -> spaCy Doc. The trained English pipeline ships in `saydo/model` and is loaded once a process."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from os.path import commonprefix
from pathlib import Path

import spacy
from pydantic import BaseModel, ConfigDict
from spacy.language import Language
from spacy.tokens import Doc

from saydo.lexicon.load import load_tsv
from saydo.records import Article

MODEL = Path(__file__).parent / "model"
LONGEST_PIECE = 20_000
BATCH = 16
LEMMAS_KEPT = 1 << 17
BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\u2029")
SURROGATES = re.compile("[\ud800-\udfff]")


class LemmaRule(BaseModel):
    """A row of lemma_rules.tsv."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    tags: str
    ending: str
    base: str
    example: str


class LemmaEntry(BaseModel):
    """A row of lemmas.tsv."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    form: str
    tag: str
    lemma: str


@Language.component("paragraph_bounds")
def paragraph_bounds(doc: Doc) -> Doc:
    """A sentence ends at a blank line, and none begins with white space, so that none is white space alone."""
    for token in doc[1:]:
        before = token.nbor(-1)
        if token.is_space or (before.is_space and before.i == 0):
            token.is_sent_start = False
        elif before.is_space and BLANK_LINE.search(before.text):
            token.is_sent_start = True
    return doc


@Language.component("lemmas")
def lemmas(doc: Doc) -> Doc:
    """Fills token.lemma_ from the word, its part of speech and its tag."""
    for token in doc:
        token.lemma_ = lemma(token.text, token.pos_, token.tag_)
    return doc


@lru_cache(maxsize=LEMMAS_KEPT)
def lemma(form: str, pos: str, tag: str) -> str:
    """The dictionary form: lower case but for proper nouns, which lose at most their plural ending."""
    if tag == "NNP" or (pos == "PROPN" and tag != "NNPS"):
        return form
    plain = form.lower().replace("’", "'")
    base = _exceptions().get((plain, tag)) or regular_lemma(plain, tag)
    if pos != "PROPN":
        return base
    shared = len(commonprefix((plain, base)))
    return form[:shared] + (base[shared:].upper() if form.isupper() else base[shared:])


def regular_lemma(plain: str, tag: str) -> str:
    """What the endings of lemma_rules.tsv make of a lower-case word."""
    for ending, base in _endings().get(tag, ()):
        undone, times = ending.subn(base, plain)
        if times:
            return undone
    return plain


@cache
def _endings() -> dict[str, tuple[tuple[re.Pattern[str], str], ...]]:
    rules = load_tsv("lemma_rules.tsv", LemmaRule, key=lambda rule: (rule.tags, rule.ending))
    found: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {}
    for rule in rules:
        for tag in rule.tags.split():
            found[tag] = (*found.get(tag, ()), (re.compile(rule.ending + r"\Z"), rule.base))
    return found


@cache
def _exceptions() -> dict[tuple[str, str], str]:
    entries = load_tsv("lemmas.tsv", LemmaEntry, key=lambda entry: (entry.form, entry.tag))
    return {(entry.form, entry.tag): entry.lemma for entry in entries}


@cache
def language_model() -> Language:
    nlp = spacy.load(MODEL)
    nlp.add_pipe("paragraph_bounds", before="parser")
    nlp.add_pipe("lemmas", last=True)
    return nlp


def parse(article: Article) -> Doc:
    """Tags, lemmas, UD dependencies, sentences and names for the whole text; token.idx is an offset into it."""
    return next(parse_many([article]))


def parse_many(articles: Iterable[Article]) -> Iterator[Doc]:
    """The same for a stream, in order, in batches. A text over LONGEST_PIECE characters is parsed in pieces.

    The text of the Doc is the article's to the character; only halves of surrogate pairs, which are no characters, are
    replaced.
    """
    nlp = language_model()
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if len(batch) == BATCH:
            yield from _parse_batch(nlp, batch)
            batch = []
    yield from _parse_batch(nlp, batch)


def _parse_batch(nlp: Language, batch: list[Article]) -> Iterator[Doc]:
    pieces = [list(_pieces(SURROGATES.sub("\ufffd", article.text))) for article in batch]
    parsed = nlp.pipe(piece for several in pieces for piece in several)
    for several in pieces:
        docs = [next(parsed) for _ in several]
        yield docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)


def _pieces(text: str) -> Iterator[str]:
    """Cut after a blank line, else a line, else a word, else at the limit: no piece is over it and nothing is lost."""
    start = 0
    while len(text) - start > LONGEST_PIECE:
        ends = (text.rfind(mark, start, start + LONGEST_PIECE) + len(mark) for mark in ("\n\n", "\n", ". ", " "))
        cut = next((end for end in ends if end > start + LONGEST_PIECE // 2), start + LONGEST_PIECE)
        yield text[start:cut]
        start = cut
    yield text[start:]
