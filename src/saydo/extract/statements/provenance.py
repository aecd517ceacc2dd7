"""Where a statement came from: whether its source has a name, through whom it came, and on which day it was made."""

import re
from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Phrase

from saydo.lexicon.cues import anonymous_sources
from saydo.lexicon.load import word_pattern
from saydo.records import Article, Span, When

DEFINITE = {"the", "his", "her", "its", "their", "our", "my", "this", "that", "these", "those", "whose"}
CLOSERS = {"IN", "WP", "WDT", "VBN", "VBG", "VBD", "VBZ", "VBP"}
NEAR = 60


@cache
def markers() -> re.Pattern[str]:
    return word_pattern(tuple(entry.words for entry in anonymous_sources() if entry.used == "marker"))


@cache
def roles() -> frozenset[str]:
    return frozenset(entry.words for entry in anonymous_sources() if entry.used == "role")


def is_anonymous(doc: Doc, speaker: range | None, *, after: str = "") -> bool:
    """A marker in the speaker's words or right after, or a role without a name and without "the"."""
    if not speaker:
        return False
    words = doc[speaker.start : speaker.stop]
    if markers().search(words.text):
        return True
    head = head_of(words)
    if head.tag_ in ("NNP", "NNPS") or any(t.tag_ == "NNP" and t.dep_ in ("appos", "flat") for t in words):
        return False
    if head.lemma_.lower() in ("source", "insider") or (head.lemma_.lower() in roles() and markers().search(after)):
        return True
    definite = any(t.lower_ in DEFINITE or t.dep_ == "nmod:poss" for t in words[: max(1, head.i - words.start + 1)])
    return head.lemma_.lower() in roles() and not definite


def head_of(words: Phrase) -> Token:
    """The noun that the phrase is about: the last before a comma, a preposition or a relative clause."""
    last = words[0]
    for token in words:
        if token.tag_.startswith(("NN", "PRP", "CD")):
            last = token
        elif last.tag_.startswith("NN") and (token.text == "," or token.tag_ in CLOSERS):
            break
    return last


def day_of(article: Article, cue: Span, contents: tuple[Span, ...], dates: tuple[When, ...]) -> When | None:
    """The date nearest to the cue that stands in its sentence outside what is said: "said on Monday that"."""
    best: tuple[int, When] | None = None
    for when in dates:
        if when.kind in ("DURATION", "SET") or any(c.overlaps(when.span) for c in contents):
            continue
        if when.span.start >= cue.end:
            between = article.text[cue.end : when.span.start]
        else:
            between = article.text[when.span.end : cue.start]
        if len(between) > NEAR or re.search(r"[.?!;]\s|\n", between):
            continue
        if best is None or len(between) < best[0]:
            best = (len(between), when)
    return best[1] if best else None
