"""Where the things counted are, and whose they are, in the words of the sentence: "U.S. troops in Iraq"."""

from functools import cache

from spacy.tokens import Token

from saydo.extract import grammar
from saydo.extract.figures.passage import Passage
from saydo.lexicon.actors import states
from saydo.lexicon.quantities import figure_frames
from saydo.records import Span


def place_of(passage: Passage, noun: Token) -> Span | None:
    """Where they are: a place right after the noun or a word of being there, else of the verb that has them."""
    for phrase in (*_phrases(noun, "nmod"), *_phrases_of_stay(noun), *_beside(noun)):
        if _is_place(passage, phrase):
            return _span(phrase)
    if noun.dep_ in ("obj", "obl") and noun.head.lemma_ in figure_frames("have"):
        return next((_span(p) for p in _phrases(noun.head, "obl") if _is_place(passage, p) and p.i > noun.i), None)
    return None


def holder_of(noun: Token, run: list[Token]) -> Span | None:
    """Whose they are: an owner ("its", "Kenya's"), a power before the noun, "of" or "from" it, or who has them."""
    owner = grammar.child(noun, "nmod:poss")
    if owner is not None and owner.i < noun.i:
        return _span(owner)
    before = next((word for word in run if word is not noun and _is_power(word)), None)
    if before is not None:
        return grammar.span_of(noun.doc, [before])
    for child in grammar.children(noun, "nmod"):
        if child.i > noun.i and grammar.preposition(child) in ("of", "from") and _names(child):
            return _span(child)
    if noun.dep_ == "obj" and noun.head.lemma_ in figure_frames("have"):
        having = grammar.subject(noun.head)
        return _span(having) if having is not None and having.pos_ in ("NOUN", "PROPN") else None
    return None


def _phrases(head: Token, relation: str) -> list[Token]:
    within = figure_frames("in")
    return [t for t in grammar.children(head, relation) if t.i > head.i and grammar.preposition(t) in within]


def _phrases_of_stay(noun: Token) -> list[Token]:
    """ "soldiers stationed in Mali", "troops based at the port"."""
    stays = [t for t in grammar.children(noun, "acl") if t.lemma_ in figure_frames("stay")]
    return [place for stay in stays for place in _phrases(stay, "obl")]


def _beside(noun: Token) -> list[Token]:
    """The phrase right after the noun, whatever it hangs on: parsers waver between the noun and the verb."""
    doc = noun.doc
    if noun.i + 2 >= len(doc) or doc[noun.i + 1].lower_ not in figure_frames("in"):
        return []
    head = doc[noun.i + 1].head
    return [head] if head.i > noun.i and grammar.preposition(head) in figure_frames("in") else []


def _is_place(passage: Passage, noun: Token) -> bool:
    if passage.date_at(noun.idx) is not None or grammar.is_time(noun) or noun.like_num:
        return False
    return noun.ent_type_ == "LOC" or noun.pos_ == "PROPN" or noun.lemma_.lower() in figure_frames("place")


def _names(noun: Token) -> bool:
    return noun.ent_type_ in ("LOC", "ORG") or noun.pos_ == "PROPN"


def _is_power(word: Token) -> bool:
    """A state, its adjective, or a body, written before the noun."""
    named = word.ent_type_ in ("LOC", "ORG") and word.dep_ in ("compound", "amod", "nmod")
    return named or word.text in _state_words()


@cache
def _state_words() -> frozenset[str]:
    return frozenset(word for row in states() for word in (row.name, *row.alternatives, *row.adjectives))


def _span(noun: Token) -> Span:
    """The noun phrase without "'s" at its end."""
    words = [t for t in grammar.noun_phrase(noun) if t.dep_ != "case" and not (t.dep_ == "punct" and t.i > noun.i)]
    return grammar.span_of(noun.doc, [t for t in words if not t.is_space] or [noun])
