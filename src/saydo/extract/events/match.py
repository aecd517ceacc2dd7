"""Which triggers a word is: the patterns of the lexicon held against the parse."""

from collections.abc import Iterator

from spacy.tokens import Doc

from saydo.extract.events.kinds import is_in, real_heads
from saydo.extract.events.places import filler, in_order_of_words, words_after
from saydo.extract.words import Word, text_of
from saydo.lexicon.patterns import Condition
from saydo.lexicon.triggers import Trigger, trigger_index

COPULAS = frozenset(
    {
        "be",
        "remain",
        "stay",
        "become",
        "go",
        "get",
        "fall",
        "stand",
        "lie",
        "declare",
        "find",
        "call",
        "leave",
        "keep",
        "have",
        "bring",
        "put",
        "seem",
        "see",
        "run",
        "prove",
        "consider",
        "report",
        "come",
    }
)
FAR = ("into", "out of")
VERBAL_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
STATE_TAGS = frozenset({"VBN", "VBD", "JJ", "RB", "RP", "IN", "NN", "DT", "JJR", "RBR", "VBG"})


class Matcher:
    """Holds the patterns against one Doc. What stands in a grammatical place of a word is looked up once."""

    def __init__(self) -> None:
        self.places: dict[tuple[int, str, str], list[Word]] = {}
        self.verdicts: dict[tuple[int, int, bool], bool] = {}
        self.following: dict[tuple[int, str], bool] = {}

    def matches(self, doc: Doc) -> Iterator[tuple[Word, tuple[Trigger, ...]]]:
        """Every word that is a trigger, with the triggers it is, best first. A state counts only as a predicate."""
        index = trigger_index()
        for token in text_of(doc):
            if token.is_punct or token.is_space or _only_names(token):
                continue
            found: list[Trigger] = []
            for kind in _kinds(token):
                lemma = token.lower_ if kind == "state" else joined(token) if kind == "noun" else token.lemma_.lower()
                found.extend([t for t in index.get((kind, lemma), ()) if self.holds(token, t)])
            if found and not _only_joins(token):
                yield token, tuple(sorted(found, key=lambda t: -t.weight))

    def holds(self, token: Word, trigger: Trigger) -> bool:
        """Whether the words around the token and what stands in its places are as the trigger asks."""
        pattern = trigger.pattern
        place: Word | None = token
        if pattern.before and not _stand_left_of(token, pattern.before):
            return False
        if pattern.after:
            if trigger.kind == "verb":
                if not all(self._followed(token, word) for word in pattern.after):
                    return False
            elif not _stand_right_of(token, pattern.after):
                return False
        if trigger.kind == "state":
            place = predicate(token, len(pattern.after))
        return place is not None and all(self._met(place, condition, trigger.kind) for condition in pattern.conditions)

    def _followed(self, token: Word, word: str) -> bool:
        key = (token.i, word)
        if key not in self.following:
            self.following[key] = words_after(token, word)
        return self.following[key]

    def _met(self, token: Word, condition: Condition, kind: str) -> bool:
        key = (token.i, id(condition), kind == "state")
        if key not in self.verdicts:
            self.verdicts[key] = self._holds_here(token, condition, kind)
        return self.verdicts[key]

    def _holds_here(self, token: Word, condition: Condition, kind: str) -> bool:
        if condition.role == "word":
            return self._followed(token, condition.words[0])
        places = self._filler(token, condition.role, kind)
        if not condition.present:
            return not places
        if not condition.classes and not condition.words:
            return bool(places) or (condition.role in FAR and bool(self._in_order(token, condition.role)))
        if any(_fits(place, condition) for place in places):
            return condition.wanted
        if not condition.wanted or (places and condition.role != "of"):
            return not condition.wanted
        return any(_fits(place, condition) for place in self._in_order(token, condition.role))

    def _in_order(self, token: Word, role: str) -> list[Word]:
        key = (token.i, role, "in order")
        if key not in self.places:
            self.places[key] = in_order_of_words(token, role)
        return self.places[key]

    def _filler(self, token: Word, role: str, kind: str) -> list[Word]:
        key = (token.i, role, kind)
        if key not in self.places:
            self.places[key] = filler(token, role, state=kind == "state")
        return self.places[key]


def predicate(token: Word, longer: int) -> Word | None:
    """The word that carries the clause of a state phrase of 1 + longer words; None if it is no predicate."""
    last = token.doc[min(token.i + longer, len(token.doc) - 1)]
    for word in dict.fromkeys((token, last, token.head if token.dep_ == "case" else token)):
        if any(c.dep_ in ("cop", "aux:pass") for c in word.kids):
            return word
        if word.dep_ in ("xcomp", "advmod", "obl", "ccomp", "acl", "compound:prt", "obj") and (
            word.head.lemma_.lower() in COPULAS
        ):
            return word.head
    before = token.nbor(-1) if token.i > token.sentence.start else token
    return token if before.lemma_ == "be" or (token.dep_ == "acl" and before.pos_ == "NOUN") else None


def joined(token: Word) -> str:
    """The lemma; of a word with a hyphen, which the tokeniser parts ("pull-out"), the whole, at its first piece."""
    if token.i + 2 < len(token.doc) and not token.whitespace_:
        hyphen, last = token.nbor(1), token.nbor(2)
        if hyphen.text in ("-", "‐", "‑") and not hyphen.whitespace_:
            return f"{token.lower_}-{last.lemma_.lower()}"
    return token.lemma_.lower()


def _only_names(token: Word) -> bool:
    """Part of a proper name ("White House", "March", "the National Accord")."""
    return token.tag_ in ("NNP", "NNPS") and token.text[:1].isupper()


def _only_joins(token: Word) -> bool:
    """A participle that joins a condition ("provided that the guns fall silent")."""
    following = token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "that"
    return following and token.lower_ in ("provided", "providing", "given", "granted", "assuming", "supposing")


def _kinds(token: Word) -> tuple[str, ...]:
    tag = token.tag_
    if token.i and not token.is_sent_start and token.nbor(-1).tag_ in ("MD", "TO") and tag[:2] != "RB":
        return ("verb",) if tag not in ("DT", "IN") else ()
    kinds = []
    if tag in VERBAL_TAGS or token.pos_ == "VERB":
        kinds.append("verb")
    if tag[:2] == "NN" or (joined(token) != token.lemma_.lower()):
        kinds.append("noun")
    if tag in STATE_TAGS:
        kinds.append("state")
    if tag in ("JJ", "JJR"):
        kinds.append("modifier")
    return tuple(kinds)


def _fits(place: Word, condition: Condition) -> bool:
    if condition.classes and is_in(place, condition.classes):
        return True
    return bool(condition.words) and any(
        h.lemma_.lower() in condition.words or h.lower_ in condition.words for h in real_heads(place)
    )


def _stand_right_of(token: Word, words: tuple[str, ...]) -> bool:
    end = token.i + 1 + len(words)
    return not words or (
        end <= len(token.doc) and all(token.doc[token.i + 1 + n].lower_ == word for n, word in enumerate(words))
    )


def _stand_left_of(token: Word, words: tuple[str, ...]) -> bool:
    start = token.i - len(words)
    return not words or (
        start >= 0
        and all(
            word in (token.doc[start + n].lower_, token.doc[start + n].lemma_.lower()) for n, word in enumerate(words)
        )
    )
