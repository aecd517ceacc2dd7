"""Article -> spaCy Doc. The trained English pipeline ships in `saydo/model` and is loaded once a process."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import takewhile
from pathlib import Path
from typing import Any

import numpy
import spacy
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.util import registry
from thinc.api import Model, concatenate, use_ops
from thinc.types import Floats2d, Ragged

from saydo.lexicon.load import load_tsv
from saydo.records import Article

MODEL = Path(__file__).parent / "model"
LONGEST_PIECE = 20_000
BATCH = 16
LEMMAS_KEPT = 1 << 17
WORD_LAYERS = slice(2, 4)
ODD_FACTOR = 0x9E3779B97F4A7C15
LONGEST_RUN = re.compile(r"\S{400}\s*")
SPACE = re.compile(r"\s*")
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


# "BRUSSELS, March 20 (Quay Street Wire) - " or "WASHINGTON — " before the first sentence of a story.
DATELINE = re.compile(
    r"(?:^|(?<=\n))[A-Z][A-Z'’./ -]{2,30}(?:, [A-Z][\w. ]{2,24})?(?:, \w{3,9}\.? \d{1,2})?(?: \([^()\n]{2,40}\))?"
    r" ?[-–—]{1,2} "
)


# Base forms that end in "ed" themselves, as the endings of the past tense leave them.
BASES_IN_ED = frozenset({"nee", "fee", "see", "spee", "blee", "bree", "wee", "hee", "excee", "procee", "succee"})


@Language.component("paragraph_bounds")
def paragraph_bounds(doc: Doc) -> Doc:
    """A sentence ends at a blank line and after a dateline; none begins with white space, but that opening the text.

    A line that begins in lower case goes on with the sentence of the line before.
    """
    for token in doc[1:]:
        if token.is_space:
            token.is_sent_start = False
        elif token.i > 1 and token.nbor(-1).is_space:
            if BLANK_LINE.search(token.nbor(-1).text):
                token.is_sent_start = True
            elif token.is_lower:
                token.is_sent_start = False
    for dateline in DATELINE.finditer(doc.text):
        after = doc.char_span(dateline.end(), dateline.end() + 1, alignment_mode="expand")
        if after is not None and after.start > 0 and not after[0].is_space:
            after[0].is_sent_start = True
    return doc


@Language.component("leading_space")
def leading_space(doc: Doc) -> Doc:
    """White space that opens a text belongs to its first sentence, so that no sentence is white space alone."""
    if len(doc) > 1 and doc[0].is_space and doc[1].is_sent_start:
        doc[0].head = doc[1]
        doc[0].dep_ = "dep"
    return doc


@Language.component("past_forms")
def past_forms(doc: Doc) -> Doc:
    """Tags as a past tense what has its form and stands as a predicate ("the rebels freed the nurses", "Hungary vetoed
    the budget"), where the tagger took a rare verb for a noun or a base form."""
    for token in doc:
        if token.tag_ in ("VB", "VBP", "NN", "JJ") and _has_past_form(token) and _is_predicate(token):
            token.tag_, token.pos_ = "VBD", "VERB"
    return doc


def _has_past_form(token: Token) -> bool:
    form = token.lower_
    if form.endswith("ed") and len(form) > 4:
        return token.i == 0 or token.nbor(-1).tag_ not in ("MD", "TO")
    past = _exceptions().get((form, "VBD"))
    return past is not None and past != form


def _is_predicate(token: Token) -> bool:
    """It has a subject before it and an object after it, and no copula or auxiliary."""
    before = [c.dep_ for c in token.lefts]
    return (
        "nsubj" in before
        and not {"aux", "aux:pass", "cop", "det", "amod"} & set(before)
        and any(c.dep_ in ("obj", "obl", "ccomp", "xcomp") for c in token.rights)
        and regular_lemma(token.lower_, "VBD") not in BASES_IN_ED
    )


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
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(plain, base, strict=False)))
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
    """The shipped pipeline with what saydo adds."""
    return load_model(MODEL)


def load_model(folder: Path) -> Language:
    """A trained pipeline with what saydo adds. numpy multiplies matrices faster than spaCy's own routine does."""
    with use_ops("numpy", use_blis=False):
        nlp = spacy.load(folder)
        for name in nlp.pipe_names:
            at_full_precision(nlp.get_pipe(name).model)  # type: ignore[attr-defined]
        encoder = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
        for reader in [encoder] if encoder.has_ref("embed") else encoder.layers:
            layers = reader.get_ref("embed").layers
            layers[WORD_LAYERS] = [once_a_word(layers[WORD_LAYERS])]
    nlp.add_pipe("paragraph_bounds", before="parser")
    nlp.add_pipe("leading_space", after="parser")
    nlp.add_pipe("past_forms", last=True)
    nlp.add_pipe("lemmas", last=True)
    return nlp


def at_full_precision(model: Model[Any, Any]) -> None:
    """The shipped weights have 16 bits, to be half as large; all reckoning is done in 32."""
    for node in model.walk():
        for name in node.param_names:
            if node.has_param(name):
                weights: Any = numpy.asarray(node.get_param(name), dtype="float32")
                node.set_param(name, weights)


@registry.architectures("saydo.SideBySide.v1")  # type: ignore[untyped-decorator]
def side_by_side(
    first: Model[list[Doc], list[Floats2d]],
    second: Model[list[Doc], list[Floats2d]],
    third: Model[list[Doc], list[Floats2d]] | None = None,
) -> Model[list[Doc], list[Floats2d]]:
    """Encoders whose outputs are joined word by word (training/merge.py)."""
    readers = [first, second] if third is None else [first, second, third]
    joined: Model[list[Doc], list[Floats2d]] = concatenate(*readers)
    joined.set_dim("nO", sum(reader.get_dim("nO") for reader in readers))
    return joined


def once_a_word(layers: list[Model[Ragged, Ragged]]) -> Model[Ragged, Ragged]:
    """The layers that look at single words, reckoned once for all like words of a batch. For reading, not for training.

    Rows of attributes are alike where their sums, each attribute times an odd number of its own, are: 64 bits suffice.
    """

    def forward(model: Model[Ragged, Ragged], words: Ragged, is_train: bool) -> tuple[Ragged, None]:
        attributes: Any = words.data
        factors = numpy.arange(1, 2 * attributes.shape[1], 2, dtype="uint64") * numpy.uint64(ODD_FACTOR)
        keys: NDArray[numpy.uint64] = (attributes * factors).sum(axis=1)
        _, first, place = numpy.unique(keys, return_index=True, return_inverse=True)
        lengths: Any = numpy.asarray([len(first)], dtype="i")
        found = Ragged(attributes[first], lengths)
        for layer in model.layers:
            found = layer.predict(found)
        vectors: Any = found.data
        return Ragged(vectors[place], words.lengths), None

    return Model("once_a_word", forward, layers=layers)


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
    """Cut after a blank line, else a line, else a stop, else a word, else at the limit; no piece is white space alone.

    Hundreds of characters without white space are cut too: the tokenizer's time grows with the square of a run.
    """
    start = 0
    for run in LONGEST_RUN.finditer(text):
        yield from _pieces_of_prose(text[start : run.end()])
        start = run.end()
    if start == 0 or start < len(text):
        yield from _pieces_of_prose(text[start:])


def _pieces_of_prose(text: str) -> Iterator[str]:
    start = 0
    while (limit := _after_space(text, start) + LONGEST_PIECE) < len(text):
        ends = (text.rfind(mark, start, limit) + len(mark) for mark in ("\n\n", "\n", ". ", " "))
        cut = _after_space(text, next((end for end in ends if end > limit - LONGEST_PIECE // 2), limit))
        if cut == len(text):
            break
        yield text[start:cut]
        start = cut
    yield text[start:]


def _after_space(text: str, position: int) -> int:
    found = SPACE.match(text, position)
    return found.end() if found else position
