"""On what a promise is made to depend: "if …", "once …", "provided that …", "subject to …", "should … agree"."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from saydo.extract.grammar import SUBJECTS, child, children, span_of
from saydo.records import Span

OPENING = re.compile(
    r"\b(?:(?P<clause>(?:but )?(?:only |except |save |if and )?(?:if|when|once|after)|if and when|unless|lest|in case"
    r"|provided(?: that)?|providing(?: that)?|assuming(?: that)?|supposing(?: that)?|(?:as|so) (?:long|soon) as"
    r"|insofar as|to the extent that|in the event that"
    r"|(?:on|under|with) (?:the |one |a )?(?:sole |express |single )?(?:condition|conditions|understanding|proviso"
    r"|assumption|premise) that)"
    r"|(?P<noun>subject to|(?:conditional|contingent|dependent|hinging|depending|conditioned) (?:up)?on|pending|barring"
    r"|in (?:return|exchange) for|in the event of"
    r"|with the (?:\w+ )?(?:consent|approval|agreement|permission|blessing) of))\b",
    re.IGNORECASE,
)
SIMPLE = {"when", "after"}  # these tell a time, unless "only" or "if and" makes a condition of it
NO_CONDITION_BEFORE = re.compile(
    r"(?:\b(?:as|even|what|ask|asks|asked|asking|wonder\w*|know|knows|knew|doubt\w*|question\w*|see|sure|unclear|say|said"
    r"|not|at|more than|for)|[\"“])\s*$",
    re.IGNORECASE,
)
NO_CONDITION_AFTER = re.compile(
    r"\s*(?:,|only\b|any(?:thing|one|body)?\b|not\b|so\b|possible\b|necessary\b|needed\b|need be\b|ever\b|you\b|again\b"
    r"|more\b|for all\b|in a\b|a (?:day|week|month|year|decade|generation)\b)",
    re.IGNORECASE,
)
PERMITTING = re.compile(r"(?:\w+ )?(?:permitting|willing)|all being well", re.IGNORECASE)
INVERTED = {"should", "were"}
PLACES = {"advcl", "obl", "advmod", "conj", "acl", "nmod", "parataxis", "xcomp", "dep"}


def condition_of(doc: Doc, verb: Token) -> Span | None:
    """The first clause or phrase of the sentence on which the verb is made to depend, in its own words."""
    found = (*_opened(doc, verb), *_inverted(doc, verb), *_permitting(doc, verb))
    return min(found, key=lambda span: span.start, default=None)


def _opened(doc: Doc, verb: Token) -> Iterator[Span]:
    """Those that a word or phrase opens."""
    start, text = verb.sent.start_char, verb.sent.text
    for match in OPENING.finditer(text):
        last = match.group().split()[-1].lower()
        simple = (match["clause"] or "").lower() in SIMPLE
        apart = NO_CONDITION_AFTER.match(text, match.end()) and match["clause"] and last not in ("that", "as")
        if simple or apart or NO_CONDITION_BEFORE.search(text, 0, match.start()):
            continue
        head = _head_of(doc, verb, start + match.start(), start + match.end())
        if head is not None and _hangs_on(head, verb) and (match["noun"] or last == "that" or _is_clause(head)):
            last_word = max(head.subtree, key=lambda t: t.i)
            if last_word.idx >= start + match.end():
                yield _without_stops(
                    start + match.start(), doc.text[start + match.start() : last_word.idx + len(last_word)]
                )


def _head_of(doc: Doc, verb: Token, start: int, end: int) -> Token | None:
    """The highest word, from the opening on and below the promise, over the words that open the condition."""
    opening = doc.char_span(start, end, alignment_mode="expand")
    if opening is None:
        return None
    head, promised = opening[-1], _carriers(verb)
    while head.dep_ != "ROOT" and head.head not in promised and head.head.idx >= start:
        head = head.head
    return head


def _is_clause(head: Token) -> bool:
    """It has a subject, or is the participle of a clause cut short: "if approved"."""
    return any(child(t, *SUBJECTS) is not None for t in (head, *children(head, "ccomp", "advcl"))) or head.tag_ == "VBN"


def _hangs_on(head: Token, verb: Token) -> bool:
    """The condition is of the promise: it hangs on its verb, on what the verb is joined to or carried by, or on a
    noun of its clause."""
    if head.dep_.split(":")[0] not in PLACES:
        return False
    carriers = _carriers(verb)
    on = head.head
    return on in carriers or (on.head in carriers and on.pos_ in ("NOUN", "PROPN", "NUM", "ADJ", "ADV"))


def _carriers(verb: Token) -> set[Token]:
    """The verb of the promise with those that it is joined to or carried by."""
    found = {verb}
    while verb.dep_ in ("xcomp", "conj", "cop", "aux"):
        verb = verb.head
        found.add(verb)
    return found


def _inverted(doc: Doc, verb: Token) -> Iterator[Span]:
    """ "Should parliament agree, …": the auxiliary before its subject."""
    for clause in children(verb, "advcl"):
        words = [t for t in clause.subtree if not t.is_punct]
        if words and words[0].lower_ in INVERTED and clause.i < verb.i:
            yield span_of(doc, words)


def _permitting(doc: Doc, verb: Token) -> Iterator[Span]:
    """ "Conditions permitting": two words that stand by themselves."""
    start = verb.sent.start_char
    for match in PERMITTING.finditer(verb.sent.text):
        yield Span(start + match.start(), start + match.end(), match.group())


def _without_stops(start: int, words: str) -> Span:
    text = words.rstrip(" ,;:.-–—")
    return Span(start, start + len(text), text)
