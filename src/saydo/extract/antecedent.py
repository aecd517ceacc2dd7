"""Which promise of the article a passage speaks of that leaves out what it is of: "2022 holds", "the first in May"."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from saydo.extract.grammar import NOMINAL, is_time, noun_phrase
from saydo.records import Commitment

BACK = 4  # sentences
TITLE = 2  # sentences at the head of an article that the title may speak of


def antecedent(doc: Doc, word: Token, noun: Token | None, found: Sequence[Commitment]) -> Commitment | None:
    """The promise of the same sentence; else the last one before that names the same thing; else, of one that names
    nothing, the nearest before; what a title speaks of comes behind it."""
    here = word.sent.start_char
    same = [c for c in found if word.sent.start_char <= c.span.start < word.sent.end_char]
    if same:
        return min(same, key=lambda c: abs(_place(c) - word.idx))
    known = _lemmas(doc, noun)
    alike = [c for c in found if known & _thing_lemmas(doc, c)]
    before = [c for c in alike if c.span.start < here]
    if alike:
        return before[-1] if before else alike[0]
    starts = [s.start_char for s in doc.sents]
    place = sum(start <= here for start in starts) - 1
    near = [c for c in found if starts[max(0, place - BACK)] <= c.span.start < here]
    if near:
        return near[-1]
    if place == 0:
        ahead = [c for c in found if c.span.start <= starts[min(TITLE, len(starts) - 1)]]
        return ahead[0] if ahead else None
    return None


def matter(word: Token, found: Sequence[Commitment]) -> Commitment | None:
    """What the article is about, where the words are plain and no promise is near: the last before, else the first."""
    before = [c for c in found if c.span.start < word.idx]
    return before[-1] if before else next(iter(found), None)


def _place(commitment: Commitment) -> int:
    return commitment.what.start if commitment.what is not None else commitment.span.start


def _lemmas(doc: Doc, noun: Token | None) -> set[str]:
    if noun is None:
        return set()
    return {t.lemma_.lower() for t in noun_phrase(noun) if t.pos_ in NOMINAL - {"PRON", "NUM"} and not is_time(t)}


def _thing_lemmas(doc: Doc, commitment: Commitment) -> set[str]:
    if commitment.what is None:
        return set()
    span = doc.char_span(commitment.what.start, commitment.what.end, alignment_mode="expand")
    return {t.lemma_.lower() for t in span if t.pos_ in NOMINAL - {"PRON", "NUM"} and not is_time(t)} if span else set()
