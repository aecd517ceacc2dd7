"""Cues of several words: "issued a statement saying", "went on record as saying"; adverbs: "reportedly"."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from saydo.extract.statements.contents import clause_complement, content_of
from saydo.extract.statements.speakers import speaker_of_verb
from saydo.extract.statements.spotting import Spotted, group_start
from saydo.extract.statements.surface import VERBAL, clause_stop
from saydo.extract.statements.telling import Material, Telling, pieces_of
from saydo.lexicon.cues import Cue, cues_of

GAP = 5
REACH = 12


@cache
def openings() -> tuple[tuple[tuple[str, ...], Cue], ...]:
    """The phrases that a cue in -ing goes on with, as lemmas; "*" is a gap."""
    return tuple((tuple(e.lemma.split()), e) for e in cues_of("phrase").values() if e.takes("ing"))


def opened_by_phrase(material: Material) -> list[Telling]:
    """A cue in -ing that goes on with a phrase: the phrase belongs to the cue, its subject speaks."""
    doc = material.doc
    found = []
    for cue in material.cues:
        if cue.head.tag_ != "VBG":
            continue
        begins = next(_begin(cue), None)
        content = clause_complement(cue) or content_of(cue) if begins is not None else None
        if begins is None or content is None:
            continue
        verb, entry = begins
        spotted = Spotted(verb, entry, group_start(verb), verb.i)
        words = range(spotted.first, content.cue_last + 1)
        pieces = pieces_of(doc, content.pieces)
        found.append(
            Telling("phrase", words, speaker_of_verb(spotted), pieces, entry.stance, spotted.negated, uses=(verb.i,))
        )
    return found


def _begin(cue: Spotted) -> Iterator[tuple[Token, Cue]]:
    """The verb with which a phrase begins that ends right before the cue (a comma between is allowed)."""
    doc = cue.head.doc
    first = max(cue.head.sent.start, cue.first - REACH)
    for start in range(cue.first - 1, first - 1, -1):
        for words, entry in openings():
            if doc[start].lemma_.lower() == words[0] and _fits(cue, start, words):
                yield doc[start], entry


def _fits(cue: Spotted, start: int, words: tuple[str, ...]) -> bool:
    """Whether the words, with their gap, fill the tokens from the start to the cue."""
    doc = cue.head.doc
    tokens = [t.lemma_.lower() for t in doc[start : cue.first] if not t.is_punct]
    if "*" not in words:
        return tuple(tokens) == words
    gap = words.index("*")
    head, tail = words[:gap], words[gap + 1 :]
    if tuple(tokens[: len(head)]) != head or len(tokens) < len(head) + len(tail):
        return False
    places = range(len(head), min(len(head) + GAP, len(tokens) - len(tail)) + 1)
    here = next((i for i in places if tuple(tokens[i : i + len(tail)]) == tail), None)
    rest = doc[start : cue.first][len(head) :]
    return here is not None and len(tokens) - here - len(tail) <= 3 and not any(t.tag_ in VERBAL for t in rest)


def adverbial(material: Material) -> list[Telling]:
    """An adverb that makes hearsay of its clause: "Troops have reportedly left"."""
    doc = material.doc
    adverbs = cues_of("adverb")
    found = []
    for token in doc:
        entry = adverbs.get(token.lower_)
        if entry is None or token.head.pos_ not in ("VERB", "AUX"):
            continue
        first = max(token.head.left_edge.i, token.sent.start)
        stop = clause_stop(doc, token.i + 1, token.sent.end)
        pieces = pieces_of(doc, (range(first, token.i), range(token.i + 1, stop)))
        found.append(Telling("adverb", range(token.i, token.i + 1), None, pieces, entry.stance))
    return found
