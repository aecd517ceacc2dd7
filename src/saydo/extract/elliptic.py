"""Promises that leave out what they are of: "Four more are to follow", "They have until 15 February".

Deed and thing are those of the nearest commitment before, at most three sentences back; what is said of it stays in the
words of the passage itself.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from saydo.extract.binding import Force, clause_verb
from saydo.extract.events.participants import phrase
from saydo.extract.force import force_of
from saydo.extract.grammar import SUBJECTS, is_negated
from saydo.extract.words import word_of
from saydo.records import Commitment, Event, Span

RULE = "commitment.elliptic"
BACK = 3
STANDING_FOR = {
    "they",
    "it",
    "others",
    "another",
    "more",
    "rest",
    "remainder",
    "all",
    "some",
    "most",
    "half",
    "both",
    "ones",
    "these",
    "those",
    "balance",
    "first",
    "second",
    "third",
    "last",
    "none",
    "each",
    "one",
}
NEUTRAL = {
    "follow",
    "be",
    "have",
    "come",
    "go",
    "join",
    "do",
    "happen",
    "remain",
    "arrive",
    "run",
    "start",
    "begin",
    "finish",
    "complete",
    "take",
    "get",
    "stay",
    "leave",
    "expect",
    "plan",
    "schedule",
    "set",
    "make",
    "reach",
}


def elliptic(
    doc: Doc, found: list[Commitment], events: tuple[Event, ...]
) -> Iterator[tuple[Token, Span, Force, Event | Commitment]]:
    """Verb, the words that stand for the thing, the force, and the commitment or event that says what is left out."""
    taken = {c.span.start for c in found}
    sentences = list(doc.sents)
    for number, sentence in enumerate(sentences):
        if any(start <= sentence.end_char and start >= sentence.start_char for start in taken):
            continue
        first = sentences[max(0, number - BACK)].start_char
        before = _before(found, events, first, sentence.start_char)
        if before is None:
            continue
        for token in sentence:
            if token.dep_ not in SUBJECTS or not _stands_for(token):
                continue
            verb = clause_verb(token.head)
            force = force_of(verb) or _term_to_come(verb)
            if (
                force is not None
                and not is_negated(verb)
                and (verb.lemma_.lower() in NEUTRAL or verb.pos_ not in ("VERB", "AUX"))
            ):
                yield verb, phrase(word_of(token)), force, before
                break


def _before(found: list[Commitment], events: tuple[Event, ...], first: int, end: int) -> Event | Commitment | None:
    promised = [c for c in found if first <= c.span.start < end]
    if promised:
        return promised[-1]
    told = [e for e in events if e.deed is not None and first <= e.trigger.start < end and e.thing is not None]
    return told[-1] if told else None


def _stands_for(noun: Token) -> bool:
    """A pronoun, or a number with no noun to it ("6,000 are to be in post", "another 3,000")."""
    return noun.lower_ in STANDING_FOR or noun.pos_ == "NUM"


def _term_to_come(verb: Token) -> Force | None:
    """ "The remainder have until 15 February": a term with nothing to say of the deed."""
    until = any(
        c.dep_ in ("obl", "obj") and any(m.lower_ in ("until", "till") for m in c.children) for c in verb.children
    )
    return Force(RULE, "agreement", verb, weak=True, dated=True) if verb.lemma_ == "have" and until else None
