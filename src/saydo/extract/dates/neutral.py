"""Dates that lie on either side of the day of publication whatever the tense: ends of a move, starts of a term."""

import re
from functools import cache

from saydo.lexicon.quantities import slip_phrases, time_words

REACH = 90


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    moves, old = _any_of("move"), _any_of("old")
    units = "|".join(
        word for word, classes in time_words().items() if {"unit", "units"} & set(classes) and word.isalpha()
    )
    return (
        re.compile(rf"(?:{moves})(?:\s+\w+){{0,3}}\s+(?:from|to|until|till)(?:\s+\w+){{0,2}}\s*$"),
        re.compile(rf"(?:{old})(?:\s+\w+){{0,3}}\s*$"),
        re.compile(
            rf"\b(?:{units})\s+(?:of|after|from|following|before)\s+"
            r"(?:\w+\s+)?(?:(?!will|would|must)\w+\s+){0,5}(?:(?:on|in|of|at)\s+)?$"
        ),
        re.compile(r"\b(?:instead of|rather than)(?:\s+\w+)?\s*$"),
    )


def _any_of(kind: str) -> str:
    return "|".join(rf"\b{re.escape(phrase)}\b" for phrase in slip_phrases(kind))


def said_before(text: str, start: int) -> str:
    """The words of the same sentence before the offset, in lower case."""
    return re.split(r"[.;!?]\s|\n\n", text[max(0, start - REACH) : start].lower())[-1]


def is_neutral(text: str, start: int) -> bool:
    """The tense of the clause says nothing of the side on which this date lies."""
    before = said_before(text, start)
    return any(pattern.search(before) for pattern in _patterns())


def is_advanced(text: str, start: int) -> bool:
    """The date is one that something was brought forward to."""
    return re.search(_any_of("advance"), said_before(text, start)) is not None
