"""Counts and measures: how much there is by now of what was promised, against how much was.

A figure of the same unit, or a bare one in a sentence that counts, is held against the promised figure: what should be
reached is reached or falls short, what should not be exceeded is kept to or exceeded. Words of measure ("fewer than in
the year before", "has risen") tell the same without a figure.
"""

import re
from dataclasses import dataclass

from saydo.audit.case import Case
from saydo.audit.terms import terms
from saydo.audit.told import Told
from saydo.lexicon.count_phrases import count_phrases
from saydo.records import Event, Figure

FULL = 0.97  # of the promised figure and more is the promised figure
LEAST = 0.01  # a figure smaller than this share of the promised one counts something else
MOST = 1.6  # and one much larger too
TIME_UNITS = {"year", "month", "week", "day", "hour", "minute"}
ANYBODY = {"person", "people", "man", "woman", "human"}
MEASURES = {"percent", "kilometre", "metre", "tonne", "litre", "barrel", "degree", "megawatt", "gigawatt", "hectare"}
NAME_BEFORE = re.compile(
    r"(?:\b[A-Z][\w'’]*-"
    r"|(?<![.!?:]\s)(?<!^)\b(?!(?:About|Some|Only|Nearly|Almost|Over|Under|Around|Just|Rs|US|EUR|USD|GBP"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b)[A-Z][\w’']+ )$"
)
IN_A_NAME = re.compile(r"[A-Za-z]-?\d")
HOUR_BEFORE = re.compile(r"\b(?:at|by|until|till|around|about|before|after|from|past|to) $", re.IGNORECASE)
HOUR_AFTER = re.compile(r"\s*(?:a\.?m\b|p\.?m\b|o['’]clock\b|hours? (?:local|GMT|on)\b|[.:]\d\d\b)", re.IGNORECASE)
HOURS = 24
FIRST_YEAR, LAST_YEAR = 1900, 2100
LOWERING = {"reduce"}
RAISING = {"increase"}


@dataclass(frozen=True, slots=True)
class Count:
    """What a figure or a word of measure shows, by which rule, and the words for it."""

    shows: str
    rule: str
    reason: str


def count_in(case: Case, one: Told, *, close: bool) -> Count | None:
    """What the figures of a sentence show of the promised one; in a close sentence a bare figure will do."""
    amount = case.amount
    if amount is None or not amount.low or amount.unit in TIME_UNITS:
        return None
    whole_is_named = any(figure.low == amount.low for figure in one.figures)
    tallies = close and count_phrases()["tally"].search(one.sentence.span.text) is not None
    for figure in one.figures:
        if not figure.low or figure.low == amount.low or counts_nothing(figure, one):
            continue
        same = _same_unit(figure, amount) or (figure.unit is None and (whole_is_named or tallies))
        if same and (LEAST * amount.low <= figure.low <= MOST * amount.low or is_ceiling(case, amount)):
            return _against(case, figure, amount)
    return None


def counts_nothing(figure: Figure, one: Told) -> bool:
    """The digits belong to a name ("Leopard 2", "F-16", "Boeing 737"), an hour or a year."""
    start = figure.span.start - one.sentence.span.start
    before, after = one.sentence.span.text[:start], one.sentence.span.text[start + len(figure.span.text) :]
    if NAME_BEFORE.search(before) or IN_A_NAME.search(figure.span.text):
        return True
    if figure.unit is not None:
        return False
    if HOUR_AFTER.match(after):
        return True
    low = figure.low or 0.0
    is_year = figure.span.text.isdigit() and FIRST_YEAR <= low <= LAST_YEAR
    return is_year or (low <= HOURS and HOUR_BEFORE.search(before) is not None)


def _same_unit(figure: Figure, amount: Figure) -> bool:
    if figure.unit is None or amount.unit is None:
        return False
    if figure.unit in ANYBODY and amount.unit not in MEASURES:
        return True
    return figure.unit == amount.unit or bool(terms(figure.unit) & terms(amount.unit))


def _against(case: Case, figure: Figure, amount: Figure) -> Count:
    reason = f"“{figure.span.text}” against “{amount.span.text}”"
    reached, promised = figure.low or 0.0, amount.low or 0.0
    if is_ceiling(case, amount):
        kept = reached <= promised
        return Count("done" if kept else "not done", "count.within" if kept else "count.exceeded", reason)
    met = reached <= promised if case.deed in LOWERING else reached >= FULL * promised
    return Count("done" if met else "partly done", "count.reached" if met else "count.short", reason)


def is_ceiling(case: Case, amount: Figure) -> bool:
    """The promise was to stay within the figure: "no more than 8 billion", "will not exceed 450"."""
    return amount.change == "<" and (case.negative or case.deed in ("spend", "keep"))


def measure_in(case: Case, one: Told) -> Count | None:
    """Words of measure that run against what was promised: "fewer than in the year before", "the count has risen"."""
    text = one.sentence.span.text
    wrong_way = "rose" if case.deed in LOWERING else "fell" if case.deed in RAISING else None
    match = count_phrases()[wrong_way].search(text) if wrong_way is not None else None
    if match is None or count_phrases()["compared"].search(text, match.start()) is None:
        return None
    return Count("not done", "count.wrong-way", f"“{match.group(0)}” where the promise was the other way")


def shown_by_count(case: Case, event: Event, one: Told, shows: str) -> str:
    """What is done in a smaller number than promised, or to a part of it, is done in part; in full number, done."""
    if shows != "done":
        return shows
    amount = case.amount
    if amount is None or amount.low is None:
        return _part_or_whole(event, one)
    unit = terms(amount.unit or "")
    counts = [
        f.low
        for f in event.figures
        if f.low is not None
        and (terms(f.unit or "") & unit or not unit or f.unit is None or event.lemma in case.lemmas)
        and f.unit not in TIME_UNITS
        and not counts_nothing(f, one)
    ]
    if any(f.low == amount.low for f in one.figures) and count_phrases()["whole"].search(_around(event, one)):
        return "done"
    of_the_whole = [count for count in counts if count != amount.low] or counts
    if not of_the_whole:
        return _part_or_whole(event, one)
    return "done" if max(of_the_whole) >= FULL * amount.low else "partly done"


def _part_or_whole(event: Event, one: Told) -> str:
    """ "The first of the sites were handed over", "A second batch arrived": a part of it, as far as the text says."""
    return "partly done" if tells_of_a_part(_around(event, one)) else "done"


def _around(event: Event, one: Told) -> str:
    at = event.trigger.start - one.sentence.span.start
    return one.sentence.span.text[max(0, at - 80) : at + 60]


def tells_of_a_part(text: str) -> bool:
    """Words name a part of something, and none the whole or the last of it."""
    return count_phrases()["part"].search(text) is not None and count_phrases()["whole"].search(text) is None
