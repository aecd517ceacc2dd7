"""A mention's words without what stands at their edges: determiners, times, marks; and where their head noun ends."""

import re
from dataclasses import dataclass

from saydo.records import Actor
from saydo.resolve.inventory import Inventory

Link = tuple[Actor, str]
LEADING = re.compile(
    r"^(?:[\"“‘'(]*(?:and|but|or|then|also|the|a|an|both|all|some|many|most|several|every|each|these|those|this|that|about|"
    r"around|roughly|nearly|almost|more than|at least|up to|hundreds of|thousands of|dozens of|a few|"
    r"[\d,.]+)\s+)+|^[\"“‘'(]+",
    re.IGNORECASE,
)
TRAILING = re.compile(r"(?:['’]s?|[\s,;:.\"”’)]+)$")
CUT = re.compile(
    r",|\s\(|\s[-–—]\s|\s(?:of|in|at|from|for|to|with|who|whom|which|that|on|against|near|under|by|whose|including|as|"
    r"based|led|is|was|had|has|will|would|said|outside|inside|behind|across|around|between|among|over|after|"
    r"before|during|since)\b"
)
OWNED_BY = re.compile(r"\s+(of|from|for|in|at)\s+(?:the\s+)?")
TIMED = re.compile(
    r"(?:(?:on|in|by|later|earlier|this|last|next|day|days|week|weeks|month|months|year|years|hours|ago|after|before|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|\d+|meanwhile|morning|evening|night)[\s,]+)+"
)
FULL_TIME = re.compile(
    r"^(?:\w+ )?\w+ (?:days?|weeks?|months?|years?|hours?)(?: to the \w+)? (?:after|before|since|into|from|later|ago)\b"
    r"[^.;:“”]*$"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A mention without determiners and marks at its edges; core_end is where its head noun ends."""

    start: int
    end: int
    core_end: int


PART = re.compile(
    r"^(?:(?:about|around|roughly|some|nearly|almost|up to|more than|at least|the)\s+)*"
    r"(?:[\d,.]+|half|most|some|all|many|several|part|third|a third|a quarter|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|hundreds|thousands|dozens|two thirds|three quarters|last|first|rest|bulk|majority|remainder|a part|"
    r"a number)\s+of\s+(?=the\s|its\s|their\s|[\d,.]+\s|[A-Z])",
    re.IGNORECASE,
)


BASED = re.compile(r"(?:[Tt]he |[Aa]n? )?(?:[A-Z][\w.]+[ -]){1,3}(?:based|headquartered|listed) (?=[A-Z])")


def phrase_of(inventory: Inventory, start: int, end: int) -> Phrase:
    timed = TIMED.match(inventory.text, start, end)
    if timed is not None and re.match(r"[A-Z]|the\s", inventory.text[timed.end() : end]):
        start = timed.end()
    part = PART.match(inventory.text[start:end])
    start += part.end() if part else 0
    based = BASED.match(inventory.text, start, end)
    start = based.end() if based else start
    leading = LEADING.match(inventory.text[start:end])
    start += leading.end() if leading else 0
    itself = re.search(r"\s(?:itself|himself|herself|themselves|alone|too)$", inventory.text[start:end])
    end -= len(itself.group()) if itself else 0
    trailing = TRAILING.search(inventory.text[start:end])
    if trailing and not inventory.text[start:end].endswith(("U.S.", "U.K.", "U.N.", "E.U.")):
        end -= len(trailing.group())
    cut = _cut(inventory, start, end)
    return Phrase(start, end, cut.start() if cut else end)


def _cut(inventory: Inventory, start: int, end: int) -> re.Match[str] | None:
    """Where the head noun ends: at the first joint that stands in no name ("League for Democracy")."""
    cut = CUT.search(inventory.text, start, end)
    while cut is not None and any(k.start <= cut.start() < k.end for k in inventory.known_in(start, end)):
        cut = CUT.search(inventory.text, cut.end(), end)
    return cut
