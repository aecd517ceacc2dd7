"""Which triggers a word is: the patterns of the lexicon held against the parse."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from saydo.extract.events.places import COPULAS, filler, is_in, real_heads, words_after
from saydo.lexicon.patterns import Condition
from saydo.lexicon.triggers import Trigger, trigger_index

KIND_OF = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun"}


def matches(doc: Doc) -> Iterator[tuple[Token, tuple[Trigger, ...]]]:
    """Every word that is a trigger, with the triggers it is, best first. A state counts only as a predicate."""
    index = trigger_index()
    for token in doc:
        found = []
        for kind in _kinds(token):
            lemma = token.lower_ if kind == "state" else token.lemma_.lower()
            candidates = index.get((kind, lemma))
            if candidates:
                found.extend(t for t in candidates if holds(token, t))
        if found:
            yield token, tuple(sorted(found, key=lambda t: -t.weight))


def holds(token: Token, trigger: Trigger) -> bool:
    """Whether the words around the token and what stands in its grammatical places are as the trigger asks."""
    pattern = trigger.pattern
    if trigger.kind == "state":
        if not _stand_right_of(token, pattern.after):
            return False
        place = predicate(token, len(pattern.after))
        return place is not None and all(_met(place, condition) for condition in pattern.conditions)
    if not _stand_left_of(token, pattern.before):
        return False
    if pattern.after and not (
        all(words_after(token, w) for w in pattern.after)
        if trigger.kind == "verb"
        else _stand_right_of(token, pattern.after)
    ):
        return False
    return all(_met(token, condition) for condition in pattern.conditions)


def predicate(token: Token, longer: int) -> Token | None:
    """The word that carries the clause of a state phrase of 1 + longer words; None if it is no predicate."""
    last = token.doc[min(token.i + longer, len(token.doc) - 1)]
    for word in (token, last, token.head if token.dep_ == "case" else token):
        if any(c.dep_ == "cop" for c in word.children):
            return word
        if (
            word.dep_ in ("xcomp", "advmod", "obl", "ccomp", "acl", "compound:prt")
            and word.head.lemma_.lower() in COPULAS
        ):
            return word.head
        if word.dep_ in ("acl", "ROOT") and word.pos_ in ("ADJ", "ADV", "ADP", "VERB"):
            return word
    return None


def _kinds(token: Token) -> tuple[str, ...]:
    if token.pos_ in ("VERB", "AUX"):
        return ("verb", "state") if token.tag_ in ("VBN", "VBG", "VBD") else ("verb",)
    if token.pos_ in ("NOUN", "PROPN"):
        return ("noun", "state")
    if token.pos_ in ("ADJ", "ADV", "ADP", "DET", "PART", "SCONJ"):
        return ("state",)
    return ()


def _met(token: Token, condition: Condition) -> bool:
    if condition.role == "word":
        return words_after(token, condition.words[0])
    places = filler(token, condition.role)
    if not condition.present:
        return not places
    if not places:
        return not condition.wanted
    if not condition.classes and not condition.words:
        return True
    fits = any(_fits(place, condition) for place in places)
    return fits is condition.wanted


def _fits(place: Token, condition: Condition) -> bool:
    if condition.classes and is_in(place, condition.classes):
        return True
    return bool(condition.words) and any(
        h.lemma_.lower() in condition.words or h.lower_ in condition.words for h in real_heads(place)
    )


def _stand_right_of(token: Token, words: tuple[str, ...]) -> bool:
    end = token.i + 1 + len(words)
    return not words or (
        end <= len(token.doc) and all(token.doc[token.i + 1 + n].lower_ == word for n, word in enumerate(words))
    )


def _stand_left_of(token: Token, words: tuple[str, ...]) -> bool:
    start = token.i - len(words)
    return not words or (
        start >= 0
        and all(
            word in (token.doc[start + n].lower_, token.doc[start + n].lemma_.lower()) for n, word in enumerate(words)
        )
    )
