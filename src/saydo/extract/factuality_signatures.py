"""The signature of a governor, by the place in which its dependant stands; cues of speech where it has none."""

from functools import cache

from saydo.extract.factuality_group import has_infinitive_mark, has_subject, is_finite
from saydo.extract.grammar import preposition
from saydo.extract.words import Word
from saydo.lexicon.cues import cues_of
from saydo.lexicon.factuality import Signature, signatures

WH_WORDS = {"whether", "if", "how", "why", "what", "who", "when", "where", "which"}
POSITIONS = {
    "VERB": ("verb", "adjective"),
    "AUX": ("verb",),
    "ADJ": ("adjective", "verb"),
    "NOUN": ("noun",),
    "PROPN": ("noun",),
    "ADV": ("adjective",),
    "ADP": ("adjective",),
}
CUE_POSITIONS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}
CUE_EFFECTS = {
    "fact": "+",
    "report": "reported",
    "doubt": "doubted",
    "negate": "denied",
    "future": "planned",
    "wish": "hoped",
    "demand": "demanded",
    "possible": "may",
    "question": "question",
}


@cache
def first_words() -> frozenset[str]:
    """The words with which an entry of the signatures begins: most tokens can be passed over by one look."""
    return frozenset(word.split(" ")[0] for _, word, _ in signatures())


def signature_of(word: Word, *frames: str) -> tuple[Signature, str] | None:
    """The signature of a word for the first of the frames that it has, phrasal verbs before plain ones."""
    lemma, lower = word.lemma_.lower(), word.lower_
    if word.pos_ == "NOUN" and (found := _prepositional(word, lemma, frames)) is not None:
        return found
    if lemma not in first_words() and lower not in first_words():
        return None
    table = signatures()
    forms = (*_phrasal(word, lemma), lemma, lower) if word.pos_ in ("VERB", "ADJ") else (lemma, lower)
    for frame in frames:
        for pos in POSITIONS.get(word.pos_, ()):
            for form in (lower,) if (pos, word.pos_) == ("adjective", "VERB") else forms:
                signature = table.get((pos, form, frame))
                if signature is not None:
                    return signature, form
    return None


def _prepositional(noun: Word, lemma: str, frames: tuple[str, ...]) -> tuple[Signature, str] | None:
    """Adjectives made of two words: "under way", "in progress"."""
    if lemma not in ("way", "progress"):
        return None
    phrase = f"{preposition(noun)} {lemma}"
    found = next((signatures()[key] for f in frames if (key := ("adjective", phrase, f)) in signatures()), None)
    return (found, phrase) if found is not None else None


def _phrasal(word: Word, lemma: str) -> tuple[str, ...]:
    after = [c for c in word.kids if c.i > word.i and (c.dep_ in ("compound:prt", "advmod") or c.tag_ == "RP")]
    near = word.nbor(1) if word.i + 1 < len(word.doc) else None
    particles = [c.lower_ for c in after[:2]]
    if near is not None and near.tag_ in ("RP", "IN", "RB") and near.lower_ not in particles:
        particles.append(near.lower_)
    if near is not None and lemma == "take":
        particles.append(near.lower_)
    return tuple(f"{lemma} {p}" for p in particles)


def frames_of(clause: Word) -> tuple[str, ...]:
    """The frames in which a clause can be looked up, the nearest first: to, ing with its preposition, wh, that."""
    opening = [c for c in clause.kids if c.i < clause.i]
    marks = [c.lower_ for c in opening if c.dep_ in ("mark", "case")]
    if has_infinitive_mark(clause) or (clause.tag_ == "VB" and not has_subject(clause) and not is_finite(clause)):
        return ("to",)
    if clause.tag_ == "VBG" and not is_finite(clause):
        return (*marks, "ing")
    asking = any(c.lower_ in WH_WORDS and c.dep_ in ("mark", "advmod", "obj", "obl", "nsubj", "det") for c in opening)
    if asking or _asks_how_many(clause):
        return ("wh", "that") if not {"whether", "if"} & set(marks) else ("wh",)
    if clause.tag_ == "VB" and not is_finite(clause):
        return ("that", "to") if "that" in marks else ("to", "that")
    return ("that",)


def _asks_how_many(clause: Word) -> bool:
    """ "on how many crews leave": a question word that opens the clause from within its subject or object."""
    first = clause.left_edge
    if first.dep_ in ("mark", "case") and first.i < clause.i:
        first = first.nbor(1)
    return first.lower_ in ("how", "which", "whose", "what") and first.i < clause.i


def cue_effect(word: Word, frame: str) -> str | None:
    """The effect of a cue of speech or thought on a clause; that on an infinitive may differ."""
    cue = cues_of(CUE_POSITIONS.get(word.pos_, "verb")).get(word.lemma_.lower())
    if cue is None:
        return None
    return CUE_EFFECTS[cue.effect_of_infinitive if frame == "to" else cue.effect]


def cue_effect_on_noun(head: Word) -> str | None:
    """The effect of a verb of speech or thought on its object, where it tells more than that somebody spoke of it."""
    cue = cues_of("verb").get(head.lemma_.lower()) if head.pos_ == "VERB" else None
    if cue is None or not cue.takes("np") or cue.effect in ("fact", "report"):
        return None
    return CUE_EFFECTS[cue.effect]


def is_content_noun(noun: Word) -> bool:
    """A noun that stands for words or a plan, and so is there even where what it speaks of is refused: "the offer"."""
    if noun.pos_ != "NOUN":
        return False
    lemma = noun.lemma_.lower()
    cue = cues_of("noun").get(lemma)
    return ("noun", lemma, "that") in signatures() or (cue is not None and cue.takes("that", "to"))
