"""What a commitment is of, in the words of its passage: the object that a reader would name.

What an event moves, gives or builds is told by its frame (events/theme.py). Here it is put in words that can stand for
the promise: without the day on which it is to be, with what money is for, and, where a clause has no object, what the
clause speaks of, unless that is who does it.
"""

from collections.abc import Callable, Sequence

from spacy.tokens import Doc, Token

from saydo.extract.events.kinds import is_in
from saydo.extract.events.participants import phrase
from saydo.extract.events.theme import OF_ONESELF, THEMES, acts
from saydo.extract.grammar import children, is_passive, is_time, noun_phrase, patient, preposition, span_of, subject
from saydo.extract.words import Word, head_of, text_of, word_of
from saydo.lexicon.binding_words import binding_words
from saydo.records import Commitment, Event, Span, When

PRONOUNS = frozenset({"it", "they", "them", "this", "that", "he", "she", "which", "these", "those", "whom", "who"})
# Verbs that have what they are done to behind a preposition: "look into the collapse", "do away with the office".
BEHIND = {
    **{verb: {"into"} for verb in ("look", "inquire", "enquire", "delve", "dig", "probe")},
    **{verb: {"with"} for verb in ("do", "part", "dispense")},
    **{verb: {"to", "on to", "onto"} for verb in ("hang", "hold", "cling", "stick", "accede", "adhere")},
    **{verb: {"of"} for verb in ("get", "dispose", "let")},
    "abide": {"by"},
    "opt": {"out of"},
    "return": {"to"},
}
PURPOSES = frozenset({"for", "on", "toward", "towards", "to", "into"})
BREAKS = frozenset({"which", "whom", "whose", "where", "when"})


def thing_of(event: Event, verb: Token, doc: Doc) -> Span | None:
    """The thing of the event, but neither a day nor who does it; of "stop sending shells", "look into the collapse" and
    "the decision to do away with the office", whose subject or noun it has, the shells, the collapse and the office."""
    said = event.thing
    behind = [n for n in children(verb, "obl") if preposition(n) in BEHIND.get(verb.lemma_.lower(), ())]
    if behind and (verb.dep_ in ("acl", "acl:relcl") or said is None or any(said == m.span for m in event.actors)):
        return worded(phrase(word_of(behind[0])), doc, event.dates)
    if said is not None and _is_day(said, doc, event.dates):
        return None
    if said is not None and not any(said.overlaps(m.span) for m in event.actors) and said.text.lower() not in PRONOUNS:
        return worded(said, doc, event.dates)
    gerund = next((c for c in children(verb, "xcomp") if c.tag_ == "VBG"), None)
    if gerund is not None and (inner := patient(gerund)) is not None:
        return worded(phrase(word_of(inner)), doc, event.dates)
    return phrase(word_of(behind[0])) if behind else said


def filled(commitment: Commitment, event: Event, token: Token) -> Span | None:
    """What the commitment is of; where its words name no object but who does it, or none at all, what its clause speaks
    of."""
    said, doc = commitment.what, token.doc
    if said is not None and said.text.lower() not in PRONOUNS:
        doer = any(said.overlaps(m.span) for m in event.actors) and commitment.deed not in OF_ONESELF
        if not (doer and acts(_head(said, doc))):
            return said
    word = word_of(token)
    found = next((found for rule in RULES if (found := rule(word, commitment)) is not None), None)
    if found is None or _is_day(phrase(found), doc, event.dates):
        return said
    return worded(phrase(found), doc, event.dates)


def itself(word: Word, commitment: Commitment) -> Word | None:
    """ "A vote in May", "an inquiry", "a bill": what the noun of the deed names is itself to come."""
    if word.pos_ != "NOUN" or word.dep_ == "compound":
        return None
    wanted = THEMES.get(commitment.deed, ())
    return word if commitment.deed == "investigate" or (wanted and is_in(word, wanted)) else None


def undergone(word: Word, commitment: Commitment) -> Word | None:
    """ "The rules will be dropped": the subject of a passive."""
    verb = _verb(word)
    found = subject(verb) if verb is not None and is_passive(verb) else None
    return found if found is not None and found != word and _names_something(found) else None


def spoken_of(word: Word, commitment: Commitment) -> Word | None:
    """ "The second set will follow", "the site is to work by June": the subject, where it is nobody who acts."""
    verb = _verb(word)
    found = subject(verb) if verb is not None and not is_passive(verb) else None
    return found if found is not None and found != word and _names_something(found) and not acts(found) else None


RULES: tuple[Callable[[Word, Commitment], Word | None], ...] = (itself, undergone, spoken_of)


def worded(said: Span, doc: Doc, dates: Sequence[When]) -> Span:
    """The phrase without what follows of days and asides; a sum with what it is for."""
    head = _head(said, doc)
    words = [t for t in noun_phrase(head) if said.start <= t.idx < said.end] or [head]
    first = min(t.i for t in words)
    last = max(t.i for t in words)
    for word in head.doc[head.i + 1 : last + 1]:
        if _begins_day(word, head, dates) or (word.text == "," and _aside(word)):
            last = word.i - 1
            break
    last = _purpose_end(head, last, dates) if is_in(head, ("money",)) else last
    while first < head.i and (head.doc[first].pos_ in ("ADP", "PUNCT") or _in_day(head.doc[first], dates)):
        first += 1
    return span_of(head.doc, head.doc[first : last + 1])


def _verb(word: Word) -> Word | None:
    """The verb of the clause that a deed stands in."""
    if word.pos_ in ("VERB", "AUX") or any(c.dep_ == "cop" for c in word.kids):
        return word
    above = word.head
    return above if above.pos_ in ("VERB", "AUX") else None


def _names_something(noun: Word) -> bool:
    empty = noun.lower_ in PRONOUNS or noun.lower_ in binding_words("empty")
    return not empty and noun.pos_ in ("NOUN", "PROPN", "NUM") and not is_time(noun)


def _head(said: Span, doc: Doc) -> Word:
    """The word that the others of a span hang on."""
    words = [word for word in text_of(doc) if said.start <= word.idx < said.end]
    return head_of(words)


def _is_day(said: Span, doc: Doc, dates: Sequence[When]) -> bool:
    """A day, or a phrase whose head is in one: "the end of May"."""
    head = _head(said, doc)
    return any(d.span.covers(said) or d.span.start <= head.idx < d.span.end for d in dates)


def _begins_day(word: Word, head: Word, dates: Sequence[When]) -> bool:
    """The first word of a day behind the head, or of the preposition before it."""
    starts = {d.span.start for d in dates if d.span.start > head.idx}
    if word.idx in starts:
        return True
    return (
        word.dep_ == "case" and any(t.idx in starts for t in word.doc[word.i + 1 : word.i + 5]) and is_time(word.head)
    )


def _aside(comma: Word) -> bool:
    """ "The inquiry, on which he has been at work": a clause about it."""
    return any(t.lower_ in BREAKS for t in comma.doc[comma.i + 1 : comma.i + 3])


def _in_day(word: Word, dates: Sequence[When]) -> bool:
    return is_time(word) and any(d.span.start <= word.idx < d.span.end for d in dates)


def _purpose_end(head: Word, last: int, dates: Sequence[When]) -> int:
    """The last word of what a sum is for, where that follows at once: "2 billion dollars for a bridge"."""
    doc = head.doc
    if last + 2 >= head.sentence.end or doc[last + 1].lower_ not in PURPOSES or doc[last + 1].dep_ != "case":
        return last
    purpose = doc[last + 1].head
    if is_time(purpose) or purpose.pos_ not in ("NOUN", "PROPN") or purpose.head not in (head, head.head):
        return last
    end = max(t.i for t in noun_phrase(purpose))
    return next((t.i - 1 for t in doc[purpose.i + 1 : end + 1] if _begins_day(t, purpose, dates)), end)
