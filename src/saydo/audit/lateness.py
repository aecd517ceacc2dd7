"""Whether a thing was done in time or late, as the words have it: "three weeks late", "on the appointed day".

What the sources say of it themselves goes before any reckoning of days (audit/verdicts.py), which rests on the day on
which a passage tells of the deed, and on the date that was read for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from saydo.audit.bearing import Bearing
from saydo.audit.case import Case
from saydo.lexicon.timeliness import timed_in


@dataclass(frozen=True, slots=True)
class Timed:
    """What the sentence nearest to the promise that tells of its time says: late or in time, in which words."""

    late: bool
    words: str
    near: float


def told_in_words(case: Case, found: Sequence[Bearing], due: date | None) -> Timed | None:
    """What the words say of a thing that was done: of two that say otherwise, the one nearer to the promise. Nothing
    that came out before the date can say that it was missed."""
    said = [
        one
        for bearing in found
        if not _is_too_early(case, bearing)
        for one in _timed(bearing)
        if not (one.late and due is not None and bearing.told.day is not None and bearing.told.day <= due)
    ]
    return max(said, key=lambda one: (one.near, one.late), default=None)


def _timed(bearing: Bearing) -> list[Timed]:
    return [
        Timed(phrase.shows == "late", match.group(0).strip(), bearing.near)
        for phrase, match in timed_in(bearing.told.sentence.span.text)
        if bearing.near >= phrase.near
    ]


def _is_too_early(case: Case, bearing: Bearing) -> bool:
    """In the article that first told the promise, or before it: that tells of something else."""
    begun, day = case.first.published, bearing.told.day
    return begun is not None and day is not None and day <= begun
