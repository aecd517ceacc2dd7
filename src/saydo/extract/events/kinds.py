"""Of which class a noun is, with what stands for other nouns ("thousands of troops", "they", "the last 2,000")."""

import re
from functools import lru_cache

from saydo.extract.grammar import is_time, preposition
from saydo.extract.words import Word
from saydo.lexicon.classes import classes_of_label, classes_of_noun

NAMED_THINGS = frozenset({"facility", "mission", "organisation", "infrastructure", "arms", "territory"})
DEMONYM_STANDS_FOR = frozenset({"territory", "force"})
STANDING_FOR = frozenset(
    {
        "they",
        "them",
        "it",
        "these",
        "those",
        "others",
        "all",
        "some",
        "this",
        "that",
        "which",
        "who",
        "rest",
        "one",
        "ones",
        "its",
    }
)
DESIGNATION = re.compile(r"\d*[A-Z]{1,4}\d+\w*")
BODILY = frozenset({"force", "people", "captive", "arms", "goods", "aid", "staff", "facility", "infrastructure"})
LOOK_BACK = 90


def is_in(noun: Word, wanted: tuple[str, ...]) -> bool:
    """Of one of the classes, itself or by what it stands for."""
    heads = real_heads(noun)
    known = False
    for head in heads:
        own = classes_of(head)
        if any(name in own for name in wanted):
            return True
        known = known or bool(own)
    if known or not any(name in BODILY for name in wanted):
        return False
    for head in heads:
        if stands_for_another(head) and any(
            name in classes_of(other) for other in nouns_before(head) for name in wanted
        ):
            return True
    return False


def real_heads(noun: Word) -> list[Word]:
    """The nouns that a phrase is about: "thousands of troops" is about troops, "women and children" about both."""
    found = [noun]
    measure = "quantity" in classes_of_noun().get(noun.lemma_.lower(), ()) or noun.pos_ in ("NUM", "DET", "ADJ")
    for inner in noun.kids:
        if inner.i < noun.i:
            continue
        if inner.dep_ == "conj" or (measure and inner.dep_ in ("nmod", "obl") and preposition(inner) == "of"):
            found.extend(real_heads(inner))
    if noun.pos_ == "NUM" and noun.i + 2 < noun.sentence.end and noun.nbor(1).lower_ == "or":
        found.extend(t for t in noun.doc[noun.i + 3 : noun.i + 7] if t.pos_ == "NOUN")
    if measure and noun.i + 1 < noun.sentence.end and noun.nbor(1).lower_ == "of" and len(found) == 1:
        found.extend(
            t for t in noun.doc[noun.i + 2 : min(noun.i + 7, noun.sentence.end)] if t.pos_ in ("NOUN", "PROPN")
        )
    return found


@lru_cache(maxsize=512)
def classes_of(noun: Word) -> frozenset[str]:
    """The classes of the noun itself: of its lemma, of its lemma with the word before it, of its label as a name.

    A name without class may be a place, a body, a mission or a machine; an adjective of nationality stands for the
    country and its forces.
    """
    known = classes_of_noun()
    lower = noun.lower_
    found = known.get(noun.lemma_.lower()) or known.get(lower) or frozenset()
    if noun.i and not noun.is_sent_start:
        found |= known.get(f"{noun.nbor(-1).lower_} {noun.lemma_.lower()}", frozenset())
    if _is_designation(noun):
        found |= {"arms"}
    if noun.pos_ == "PROPN":
        found |= classes_of_label().get(noun.ent_type_, frozenset())
        if noun.ent_type_ != "PERSON" and noun.text[:1].isupper() and not is_time(noun):
            found |= NAMED_THINGS
    elif not found and noun.pos_ == "ADJ" and noun.text[:1].isupper() and lower not in STANDING_FOR:
        return DEMONYM_STANDS_FOR
    return found - QUANTITY if found != QUANTITY else frozenset()


QUANTITY = frozenset({"quantity"})


def _is_designation(noun: Word) -> bool:
    """A machine's number: "F-16s" (which the tokeniser parts), "2A6", "T72"."""
    if noun.lower_[:1].isdigit() and noun.i > 1 and noun.nbor(-1).text == "-" and not noun.nbor(-1).whitespace_:
        return noun.nbor(-2).text.isupper() and not noun.nbor(-2).whitespace_
    return DESIGNATION.fullmatch(noun.text) is not None


def stands_for_another(noun: Word) -> bool:
    """A pronoun, number or quantity whose class is that of what was spoken of before."""
    return (
        noun.lower_ in STANDING_FOR
        or noun.pos_ in ("NUM", "ADJ", "DET")
        or "quantity" in classes_of_noun().get(noun.lemma_.lower(), ())
    )


def nouns_before(noun: Word) -> list[Word]:
    """The three nearest nouns before that have a class and fit in number, in this sentence and those just before it."""
    plural = noun.lower_ not in ("it", "its", "this", "that", "one")
    found: list[Word] = []
    for number in range(noun.i - 1, max(0, noun.i - LOOK_BACK) - 1, -1):
        other = noun.doc[number]
        if other.tag_ == ("NNS" if plural else "NN") and classes_of(other):
            found.append(other)
            if len(found) == 3:
                break
    return found
