"""What is said: the clause, infinitive, object or phrase that a cue takes, tried in the order of FRAMES."""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc

from saydo.extract.grammar import preposition
from saydo.extract.statements.spotting import Spotted
from saydo.extract.statements.surface import INTERROGATIVES, VERBAL, running_clause
from saydo.lexicon.cues import PREPOSITIONS

Pieces = tuple[range, ...]
EMPTY = {"it", "there", "this", "that"}
TIMES = {"second", "minute", "hour", "day", "week", "month", "year", "decade", "time", "long"}
BREAKS = {",", ".", ";", ":", "?", "!", "—", "–", "--", "-", ")"}
JOINING = {"of", "as", "for", "from", "about", "that", "who", "which", "to", "with", "by", "against", "between", "over"}
UNFINISHED = {"DT", "JJ", "PRP$", "POS", "IN", "TO", "NNP", "CD", "CC"}
OPENING = {"``", "VBG", "VBN", "POS", "NN", "NNS"}
SUBORDINATORS = {"while", "when", "after", "before", "because", "since", "if", "though", "although", "until", "unless",
                 "during", "whereas", "amid", "despite", "so"}  # fmt: skip
LOOSE = {"advcl", "parataxis", "conj", "cc", "punct", "discourse", "obl:tmod", "advmod", "mark", "obl:unmarked"}


@dataclass(frozen=True, slots=True)
class Content:
    """The pieces of what is said, the last token of the cue where a preposition joins it, and the frame it came by."""

    pieces: Pieces
    cue_last: int
    frame: str


Frame = Callable[[Spotted], Content | None]


def clause_complement(cue: Spotted) -> Content | None:
    """A clause after the cue: "said (that) the bridge was safe", "told reporters that", "asked whether"."""
    if not cue.entry.takes("that", "bare", "wh", "person"):
        return None
    for clause in cue.head.children:
        if clause.dep_ not in ("ccomp", "csubj", "acl", "advcl") or clause.i < cue.last:
            continue
        first = max(clause.left_edge.i, cue.last + 1)
        opener = clause.doc[first].lower_
        if clause.dep_ in ("advcl", "acl") and opener not in ("that", "whether", "if"):
            continue
        if clause.dep_ == "acl" and opener != "that":
            continue
        if opener in INTERROGATIVES and not cue.entry.takes("wh"):
            continue
        if opener not in INTERROGATIVES and opener != "that" and not cue.entry.takes("bare"):
            continue
        return Content((range(first, whole_phrase(clause.doc, clause.right_edge.i)),), cue.last, "clause")
    return None


def infinitive(cue: Spotted) -> Content | None:
    """An infinitive, with its own subject where the cue takes one: "vowed to leave", "urged them to leave"."""
    if not cue.entry.takes("to", "obj-to") and not (cue.passive and cue.entry.takes("that")):
        return None
    for clause in cue.head.children:
        if clause.i <= cue.last or clause.dep_ not in ("xcomp", "ccomp", "advcl", "acl"):
            continue
        to = next((t for t in clause.lefts if t.lower_ == "to" and t.tag_ == "TO"), None)
        if to is None:
            continue
        if cue.passive:
            subject = next((c for c in cue.head.children if c.dep_.startswith("nsubj")), None)
            if subject is None or not cue.entry.takes("obj-to", "that"):
                return None
            pieces = (
                range(subject.left_edge.i, min(subject.right_edge.i, cue.first - 1) + 1),
                range(clause.left_edge.i, clause.right_edge.i + 1),
            )
            return Content(pieces, cue.last, "infinitive")
        between = next((c for c in cue.head.children if c.dep_ in ("obj", "iobj") and cue.last < c.i < to.i), None)
        if between is not None:
            if not cue.entry.takes("obj-to"):
                return None
            stop = whole_phrase(clause.doc, clause.right_edge.i)
            return Content((range(between.left_edge.i, stop),), cue.last, "infinitive")
        first = max(clause.left_edge.i, cue.last + 1)
        if cue.entry.lemma in ("seem", "appear"):
            return raised(cue, range(first, whole_phrase(clause.doc, clause.right_edge.i)))
        if cue.entry.takes("to") and to.i - cue.last <= 3:
            return Content((range(first, whole_phrase(clause.doc, clause.right_edge.i)),), cue.last, "infinitive")
    return None


def raised(cue: Spotted, clause: range) -> Content | None:
    """Of "the talks seem to stall" the subject is told of, and nobody tells it."""
    subject = next((c for c in cue.head.children if c.dep_.startswith("nsubj") and c.i < cue.first), None)
    if subject is None:
        return None
    return Content((range(subject.left_edge.i, subject.right_edge.i + 1), clause), cue.last, "raised")


def prepositional(cue: Spotted) -> Content | None:
    """A phrase joined by a preposition that becomes part of the cue: "called for talks", "referred to the treaty"."""
    doc = cue.head.doc
    if cue.last + 1 >= len(doc):
        return None
    word = doc[cue.last + 1]
    frame = "to-np" if word.lower_ == "to" and word.tag_ != "VB" else word.lower_
    if frame not in cue.entry.frames or frame not in PREPOSITIONS | {"to-np"}:
        return None
    noun = next((c for c in cue.head.children if c.i > word.i and c.left_edge.i <= word.i), None)
    if noun is None or noun.ent_type_ == "DATE" or noun.lemma_.lower() in TIMES or doc[word.i + 1].tag_ == "VB":
        return None
    return Content((range(word.i + 1, whole_phrase(doc, noun.right_edge.i)),), word.i, "phrase")


def noun_object(cue: Spotted) -> Content | None:
    """An object, with what is said of it: "rejected the offer", "described the deal as dead", "accused X of theft"."""
    if not cue.entry.takes("np"):
        return None
    if cue.passive:
        return passive_object(cue)
    noun = next((c for c in cue.head.children if c.dep_ in ("obj", "iobj", "ccomp") and c.i > cue.last), None)
    if noun is None or noun.left_edge.i <= cue.last:
        return None
    last = noun.right_edge.i
    for child in cue.head.children:
        if child.i > noun.i and (
            child.dep_ == "xcomp"
            or (child.dep_.startswith("obl") and preposition(child) in ("of", "as", "for", "to", "with"))
        ):
            last = max(last, child.right_edge.i)
    return Content((range(noun.left_edge.i, whole_phrase(noun.doc, last)),), cue.last, "object")


def whole_phrase(doc: Doc, last: int) -> int:
    """The end of a phrase that the parse broke off: over what belongs to it ("the pope | as …", "its | ally")."""
    stop = last + 1
    end = doc[last].sent.end
    while stop < end and doc[stop].text not in BREAKS and not doc[stop].is_space:
        token, before = doc[stop], doc[stop - 1]
        grown = stop > last + 1
        if token.tag_ == "CC" and stop + 1 < end and doc[stop + 1].tag_ in VERBAL | {"VBG", "VBN", "VB", "PRP", "RB"}:
            break
        if token.tag_ in VERBAL and not grown:
            break
        if not grown and token.lower_ not in JOINING and before.tag_ not in UNFINISHED and token.tag_ not in OPENING:
            break
        if token.lower_ in SUBORDINATORS or token.ent_type_ == "DATE":
            break
        stop += 1
    return stop


def passive_object(cue: Spotted) -> Content | None:
    """What is said of the subject of a passive: "the plan was criticised by unions", "the deal is seen as dead"."""
    subject = next((c for c in cue.head.children if c.dep_.startswith("nsubj") and c.i < cue.first), None)
    if subject is None or cue.first == cue.head.i or subject.lower_ in EMPTY:
        return None
    if cue.entry.lemma in ("quote", "cite") and cue.head.doc[cue.last + 1 : cue.last + 2].text == "as":
        return None
    pieces = [range(subject.left_edge.i, min(subject.right_edge.i, cue.first - 1) + 1)]
    rest = [
        c
        for c in cue.head.children
        if c.i > cue.last
        and (c.dep_ == "xcomp" or (c.dep_.startswith("obl") and preposition(c) in ("as", "for", "of", "over", "with")))
    ]
    if rest:
        pieces.append(range(rest[0].left_edge.i, rest[-1].right_edge.i + 1))
    return Content(tuple(pieces), cue.last, "passive object")


def gerund(cue: Spotted) -> Content | None:
    """A gerund: "denied having paid"."""
    if not cue.entry.takes("ing"):
        return None
    for clause in cue.head.children:
        if clause.dep_ in ("xcomp", "ccomp") and clause.i > cue.last and clause.left_edge.tag_ == "VBG":
            return Content((range(clause.left_edge.i, clause.right_edge.i + 1),), cue.last, "gerund")
    return None


def lost_clause(cue: Spotted) -> Content | None:
    """A clause after a cue of saying that the parse hangs elsewhere: "said on television that the bridge was safe"."""
    if cue.head.tag_ == "VBN" or not cue.entry.takes("quote", "person"):
        return None
    found = running_clause(cue)
    return Content((found,), cue.last, "running clause") if found is not None else None


FRAMES: tuple[Frame, ...] = (clause_complement, infinitive, gerund, lost_clause, prepositional, noun_object)


def content_of(cue: Spotted) -> Content | None:
    """The first frame that fits."""
    for frame in FRAMES:
        found = frame(cue)
        if found is not None:
            return found
    return None
