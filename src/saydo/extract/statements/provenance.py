"""Where a statement came from: whether its source has a name, through whom it came, and on which day it was made."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Phrase

from saydo.lexicon.cues import anonymous_sources
from saydo.lexicon.gazetteer import senses_of
from saydo.lexicon.load import word_pattern
from saydo.records import Article, Span, When

DEFINITE = {"the", "his", "her", "its", "their", "our", "my", "this", "that", "these", "those", "whose"}
CLOSERS = {"IN", "WP", "WDT", "VBN", "VBG", "VBD", "VBZ", "VBP"}
NEAR = 60
VAGUE = {"source", "person", "people", "officer", "some", "others", "many"}
SPOKE_TO = re.compile(
    r"\b(?:told|interview (?:with|on|to|published by|broadcast by|aired by)|speaking to|talking to|remarks to|"
    r"comments to|op-ed (?:in|for)|article (?:in|for))\s+",
    re.IGNORECASE,
)
NAME = re.compile(
    r"(?:[Tt]he )?[A-Z][\w&.’'-]*(?: (?:[A-Z][\w&.’'-]*|of|de|el|al)(?= |,|\.|$))*(?<! of)(?<! de)(?<!\.)"
)
OUTLET = re.compile(
    r"\b(?:Times|Post|Herald|News|Journal|Gazette|Tribune|Guardian|Telegraph|Radio|TV|Television|Agency|Press|Observer|"
    r"Chronicle|Mail|Express|Standard|Daily|Weekly|Magazine|Review|Globe|Star|Mirror|Monitor|Courier|Independent|"
    r"Broadcasting|Channel)\b"
)
POLLED = re.compile(r"\bIn (?:an?|the|its|one|another)\s+(?:[\w-]+\s+){0,3}(?:poll|survey)\b[^.?!]{0,80}$")


@cache
def markers() -> re.Pattern[str]:
    return word_pattern(tuple(entry.words for entry in anonymous_sources() if entry.used == "marker"))


@cache
def roles() -> Mapping[str, str]:
    """Noun for persons who speak without a name -> what kind of person it is."""
    return MappingProxyType({entry.words: entry.kind for entry in anonymous_sources() if entry.used == "role"})


@cache
def fields() -> Mapping[str, str]:
    """Word before "source" or "people" -> what kind of person it makes of them: "military sources"."""
    return MappingProxyType({entry.words: entry.kind for entry in anonymous_sources() if entry.used == "field"})


@cache
def marker_kinds() -> Mapping[str, str]:
    return MappingProxyType({entry.words: entry.kind for entry in anonymous_sources() if entry.used == "marker"})


def source_type(doc: Doc, speaker: range | None, *, after: str = "") -> str | None:
    """What kind of person a source without a name is; None where it has a name or is an institution.

    A marker in the speaker's words or right after, or a role without a name and without "the", hides a source.
    """
    if not speaker:
        return None
    words = doc[speaker.start : speaker.stop]
    head = head_of(words)
    role = role_of(head)
    marker = markers().search(words.text)
    if marker is not None:
        return kind_of_source(words, role, marker.group())
    named = any(t.tag_ == "NNP" and t.dep_ in ("appos", "flat") for t in words)
    if (head.tag_ in ("NNP", "NNPS") and not role) or named or not role or POLLED.search(doc[: speaker.stop].text):
        return None
    definite = any(t.lower_ in DEFINITE or t.dep_ == "nmod:poss" for t in words[: max(1, head.i - words.start + 1)])
    if definite and head.lemma_.lower() not in ("source", "insider") and not markers().search(after):
        return None
    return kind_of_source(words, role, "")


def role_of(head: Token) -> str:
    """The role that a noun is, whatever its lemma: "traders"."""
    plain = head.lower_.removesuffix("s")
    return next((word for word in (head.lemma_.lower(), head.lower_, plain) if word in roles()), "")


def kind_of_source(words: Phrase, role: str, marker: str) -> str:
    """By the noun; of "source" and "people" by the words before, or the marker behind ("familiar with")."""
    if role and role not in VAGUE:
        return roles()[role]
    before = words[: max(0, head_of(words).i - words.start)]
    field = next((fields()[t.lower_] for t in before if t.lower_ in fields()), None)
    kind = marker_kinds().get(marker.lower(), "person")
    return field or (kind if kind != "person" else roles().get(role, kind))


def head_of(words: Phrase) -> Token:
    """The noun that the phrase is about: the last before a comma, a preposition or a relative clause."""
    last = words[0]
    for token in words:
        if token.tag_.startswith(("NN", "PRP", "CD")) or (token.tag_ == "JJ" and token.lower_ in roles()):
            last = token
        elif last.tag_.startswith("NN") and (token.text == "," or token.tag_ in CLOSERS):
            break
    return last


def outlets(doc: Doc, cue: range, contents: tuple[tuple[int, int], ...]) -> tuple[str, ...]:
    """The outlet that somebody spoke to: "told Reuters", "in an interview with the Gazette", "speaking to the BBC"."""
    sent = doc[cue.start].sent
    found: list[str] = []
    for match in SPOKE_TO.finditer(doc.text, sent.start_char, sent.end_char):
        inside = any(start <= match.start() < end for start, end in contents)
        to = match.start() == doc[cue.stop - 1].idx or not match.group().lower().startswith("t")
        name = NAME.match(doc.text, match.end(), sent.end_char)
        if inside or not to or name is None or not _outlet(name.group(), told=match.group()[0] in "tT"):
            continue
        found.append(name.group().removesuffix("'s").removesuffix("’s"))
    return tuple(dict.fromkeys(found))


def _outlet(name: str, *, told: bool) -> bool:
    """A known outlet, or one by its words ("Times", "radio"); whom an interview is with needs no such proof."""
    plain = name.removeprefix("the ").removeprefix("The ")
    known = any(sense.actor is not None and sense.actor.kind == "media" for sense in senses_of(plain))
    return known or not told or OUTLET.search(name) is not None


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
