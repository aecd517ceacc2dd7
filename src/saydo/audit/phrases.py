"""Turns of phrase that tell what became of an undertaking, held against what they are said of.

"Is complete" and "not one is left" tell the fate of whatever the clause is about; only where that may be the promise do
they tell its fate.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from saydo.audit.case import Case
from saydo.audit.terms import terms
from saydo.audit.told import Told, states_named
from saydo.lexicon.count_phrases import count_phrases
from saydo.lexicon.kin import kin
from saydo.lexicon.outcomes import OutcomeCue

CLAUSE_END = re.compile(r"[,;:()–—]|(?<=\w)\s-\s|\b(?:but|while|whereas|although|though|because|who|which)\b")
BEFORE = 90  # characters before a phrase in which its subject is sought
AFTER = 30  # characters after it, for what it governs
OF_THE_OBJECT = 1.0
OF_ITS_NAMES = 0.7
OF_NOTHING_NAMED = 0.75
OF_ANOTHER_DEED = 0.3
OF_SOMETHING_ELSE = 0.35
OF_OTHERS = 0.0  # "the last Americans left": the phrase itself names another state


@dataclass(frozen=True, slots=True)
class Phrase:
    """A turn of phrase found in a sentence: what it shows of the case, its words, and how far it is said of it."""

    cue: OutcomeCue
    shows: str
    match: re.Match[str]
    nearness: float


def phrases_in(case: Case, one: Told) -> Iterator[Phrase]:
    """The phrases of a sentence that show something of a deed like that of the case."""
    for cue in one.cues:
        match = cue.matches(one.sentence.span.text)
        shows = cue.shows_of(case.deed)
        if match is None or shows is None:
            continue
        nearness = said_of(case, one, match)
        if nearness:
            yield Phrase(cue, shows, match, nearness)


def said_of(case: Case, one: Told, match: re.Match[str]) -> float:
    """How far the clause about a phrase may be about the promise: by its object, its names, its deed, or nothing;
    not at all where its own words name another state."""
    named = states_named(match.group(0))
    if named and not named & {*case.who, case.place}:
        return OF_OTHERS
    start, end = clause_about(one.sentence.span.text, match)
    clause = count_phrases()["undertaking"].without(one.sentence.span.text[start:end])
    found = terms(clause) - terms(match.group(0))
    base = one.sentence.span.start
    deeds = {e.deed for e in one.events if e.deed and base + start <= e.trigger.start < base + end}
    if deeds & case.deeds or (found | terms(match.group(0))) & case.terms:
        return OF_THE_OBJECT
    if not found:
        return OF_NOTHING_NAMED
    if deeds and not deeds & kin(case.deed):
        return OF_ANOTHER_DEED
    names = frozenset().union(*(p.names for p in case.profiles))
    return OF_ITS_NAMES if found & names or deeds else OF_SOMETHING_ELSE


def clause_about(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Where the clause around a phrase begins and ends."""
    start = max(0, match.start() - BEFORE)
    for mark in CLAUSE_END.finditer(text, start, match.start()):
        start = mark.end()
    after = CLAUSE_END.search(text, match.end(), min(len(text), match.end() + AFTER))
    return start, after.start() if after is not None else min(len(text), match.end() + AFTER)
