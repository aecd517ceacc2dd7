"""Whose words: the subject of the cue, the noun after an inverted cue, the possessor of a nominal one."""

from spacy.tokens import Doc, Token

from saydo.extract.grammar import SUBJECTS, is_passive, preposition
from saydo.extract.statements.spotting import Spotted

PEOPLE = {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"}
EMPTY = {"it", "there"}


def speaker_of_verb(cue: Spotted) -> range | None:
    """The tokens of the subject; of a passive cue those of its "by" phrase."""
    if is_passive(cue.head):
        by = next((c for c in cue.head.children if c.dep_.startswith("obl") and preposition(c) == "by"), None)
        return without_case(by) if by is not None else None
    noun = subject_of(cue.head)
    return noun_range(noun, limit=cue) if noun is not None else None


def subject_of(verb: Token) -> Token | None:
    """The word that stands as subject ("who" is not traded for its antecedent), through coordination and control."""
    own = next((c for c in verb.children if c.dep_ in SUBJECTS and c.pos_ in PEOPLE), None)
    if own is not None:
        return own
    if verb.dep_ in ("conj", "xcomp", "advcl", "parataxis") and verb.head.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
        if verb.dep_ == "advcl" and verb.tag_ not in ("VBG", "VBN", "VB"):
            return None
        return subject_of(verb.head) if verb.head is not verb else None
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return verb.head
    return None


def noun_range(noun: Token, *, limit: Spotted | None = None) -> range:
    """The whole noun phrase with apposition and relative clause, without the marks and the cue at its edges."""
    first, last = noun.left_edge.i, noun.right_edge.i
    if limit is not None:
        if noun.i < limit.first:
            last = min(last, limit.first - 1)
        elif noun.i > limit.last:
            first = max(first, limit.last + 1)
    return trimmed(noun.doc, first, last)


def without_case(noun: Token) -> range:
    """A noun phrase without its preposition."""
    cases = [c.right_edge.i for c in noun.children if c.dep_ == "case" and c.i < noun.i]
    first = max(cases) + 1 if cases else noun.left_edge.i
    return trimmed(noun.doc, first, noun.right_edge.i)


def trimmed(doc: Doc, first: int, last: int) -> range:
    """Without punctuation and space at the edges."""
    while first < last and (doc[last].is_punct or doc[last].is_space) and doc[last].text not in (")", "]"):
        last -= 1
    while first < last and (doc[first].is_punct or doc[first].is_space):
        first += 1
    return range(first, last + 1)


def noun_after(cue: Spotted) -> range | None:
    """The noun phrase that follows an inverted cue: "said Jane Roe, who heads the union"."""
    doc = cue.head.doc
    here = cue.last + 1
    while here < len(doc) and doc[here].tag_ in ("RB",):
        here += 1
    if here >= len(doc) or doc[here].pos_ not in PEOPLE or doc[here].lower_ in ("that", "what", "him", "them", "me", "us"):
        return None
    head = doc[here]
    while head.head.i > head.i and head.head.pos_ in PEOPLE and head.head.left_edge.i <= here:
        head = head.head
    return noun_range(head, limit=cue)


def possessor(noun: Token) -> range | None:
    """Of "the mayor's claim" the mayor's, of "the claim by the mayor" the mayor."""
    for child in noun.children:
        if child.dep_ == "nmod:poss":
            return trimmed(noun.doc, child.left_edge.i, child.right_edge.i)
    by = next((c for c in noun.children if c.dep_ == "nmod" and preposition(c) in ("by", "from")), None)
    return without_case(by) if by is not None else None
