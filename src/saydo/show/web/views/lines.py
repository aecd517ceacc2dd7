"""Commitments in lists: a sentence, a verdict, a date, and what is notable; and verdicts in shares of a whole."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from saydo.show.case_words import case_sentence
from saydo.show.vocabulary import VERDICTS
from saydo.show.words import day
from saydo.store.ask.answers import CaseRow, ChangeRow

# The order in which verdicts stand in a share: from kept to broken, those without an answer last.
ORDER = (
    "kept",
    "kept late",
    "partly kept",
    "under way",
    "pending",
    "overdue",
    "disputed",
    "relabelled",
    "broken",
    "unverified",
)
Share = tuple[str, int, float, float]


@dataclass(frozen=True, slots=True)
class Remark:
    """A few words under a sentence; kind is the class they are shown in."""

    words: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A commitment in a list. due is the date that stands, away how far off it is."""

    id: str
    sentence: str
    verdict: str
    due: date | None
    away: str
    notes: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A verdict that became another; before is None where the commitment is new."""

    id: str
    sentence: str
    before: str | None
    verdict: str
    day: date


def line_of(row: CaseRow, today: date) -> Line:
    """A case as a line of a list."""
    return Line(row.id, case_sentence(row), row.standing, row.due, away(row.due, today), tuple(_remarks(row)))


def _remarks(row: CaseRow) -> Iterator[Remark]:
    if row.rejected:
        yield Remark("rejected by people", "person")
    if row.said and row.said != row.verdict:
        yield Remark(f"corrected; the machine says {row.verdict}", "person")
    for gap in row.gaps:
        yield Remark(gap, "chip gap")
    if row.first_due and row.due and row.first_due != row.due:
        yield Remark(f"first due {day(row.first_due)}")
    if row.announced:
        yield Remark(f"announced {day(row.announced)}")
    yield Remark(f"{_counted(row.tellings, 'telling')}, {_counted(row.evidence, 'passage')} on the deed")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def change_of(row: ChangeRow) -> Change:
    """A change of verdict as a line of a list."""
    return Change(row.case.id, case_sentence(row.case), row.before, row.verdict, row.day)


def away(due: date | None, today: date) -> str:
    """in 12 days, 3 weeks ago."""
    if due is None:
        return ""
    days = (due - today).days
    if abs(days) <= 1:
        return ("yesterday", "today", "tomorrow")[days + 1]
    distance = _distance(abs(days))
    return f"in {distance}" if days > 0 else f"{distance} ago"


def _distance(days: int) -> str:
    for length, unit in ((365, "year"), (30, "month"), (7, "week")):
        if days >= 2 * length:
            return f"{days // length} {unit}s"
    return f"{days} days"


def in_shares(counts: Mapping[str, int]) -> tuple[Share, ...]:
    """(verdict, count, start, width) with start and width in hundredths, in the order of ORDER, strangers last."""
    total = sum(counts.values())
    found, start = [], 0.0
    for verdict in sorted((v for v in counts if counts[v]), key=_rank):
        width = 100 * counts[verdict] / total
        found.append((verdict, counts[verdict], round(start, 3), round(width, 3)))
        start += width
    return tuple(found)


def in_order(verdicts: Iterable[str]) -> list[str]:
    return sorted(verdicts, key=_rank)


def _rank(verdict: str) -> tuple[int, str]:
    return (ORDER.index(verdict) if verdict in ORDER else len(VERDICTS), verdict)
