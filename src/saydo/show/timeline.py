"""Where things stand on the drawing of an audit: words above the axis of time, deeds below, numbered as in the lists.

Points too near each other are stacked, outwards from the axis; of a tall stack the rest is one point that counts them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

RADIUS = 10
STEP = 2 * RADIUS + 3
ROWS = 5
MARGIN = 18
AXIS_BAND = 24
LANE_HEAD = 18
MARKER_ROW = 17
LETTER = 6.3
SHORTEST_DAYS = 28
MOST_DAYS_BY_DAY = 75
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000)
DAY_STEPS = (1, 2, 7, 14)


@dataclass(frozen=True, slots=True)
class Point:
    """Something said or done on a day. shows is the outcome it shows, "" for words. firm is False where the day is only
    that of the telling."""

    lane: str
    day: date
    number: int
    label: str
    target: str
    shows: str = ""
    firm: bool = True


@dataclass(frozen=True, slots=True)
class Dot:
    """A point in its place, or (where `point` is None) so many points that did not fit."""

    x: float
    y: float
    lane: str
    point: Point | None
    more: int = 0


@dataclass(frozen=True, slots=True)
class Marker:
    """A day that is marked through both lanes: due, due now or as of. The label stands at (label_x, label_y)."""

    kind: str
    label: str
    x: float
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A division of the axis; its label is moved in where it would stand over the edge."""

    x: float
    label: str
    label_x: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """A whole drawing, in pixels from its upper left corner. The axis is the band from axis_top to axis_bottom."""

    width: int
    height: float
    top: float
    axis_top: float
    axis_bottom: float
    dots: tuple[Dot, ...]
    markers: tuple[Marker, ...]
    ticks: tuple[Tick, ...]


def draw(points: Sequence[Point], marks: Sequence[tuple[str, str, date]], *, width: int) -> Timeline:
    """Lay out points and marked days (kind, label, day) on a drawing of that width."""
    days = [point.day for point in points] + [day for _, _, day in marks]
    first, last = min(days), max(days)
    spare = max(0, SHORTEST_DAYS - (last - first).days)
    first, last = _shifted(first, -(spare // 2)), _shifted(last, spare - spare // 2)
    scale = (width - 2 * MARGIN) / (last - first).days

    def x_of(day: date) -> float:
        return round(MARGIN + (day - first).days * scale, 1)

    markers, top = _markers([(kind, label, x_of(day)) for kind, label, day in marks], width)
    above, above_rows = _stack([(x_of(p.day), p) for p in points if p.lane == "words"])
    below, below_rows = _stack([(x_of(p.day), p) for p in points if p.lane == "deeds"])
    axis_top = top + LANE_HEAD + max(above_rows, 1) * STEP + 4
    axis_bottom = axis_top + AXIS_BAND
    dots = [Dot(x, axis_top - RADIUS - 4 - row * STEP, "words", point, more) for x, row, point, more in above]
    dots += [Dot(x, axis_bottom + RADIUS + 4 + row * STEP, "deeds", point, more) for x, row, point, more in below]
    height = axis_bottom + max(below_rows, 1) * STEP + 4 + LANE_HEAD
    ticks = tuple(Tick(x_of(day), label, _held(x_of(day), label, width)) for day, label in _ticks(first, last, width))
    return Timeline(width, height, top, axis_top, axis_bottom, tuple(dots), markers, ticks)


def _shifted(day: date, days: int) -> date:
    """The day so many days on, held within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _stack(placed: Sequence[tuple[float, Point]]) -> tuple[list[tuple[float, int, Point | None, int]], int]:
    """(x, row, point, more) for each: the lowest row in which it touches no other; and how many rows there are."""
    ends: list[float] = []
    found: list[tuple[float, int, Point | None, int]] = []
    crowds: list[tuple[float, Point, int]] = []
    for x, point in sorted(placed, key=lambda item: (item[0], item[1].number)):
        row = next((r for r, end in enumerate(ends) if x - end >= STEP), len(ends))
        if row < ROWS:
            ends[row : row + 1] = [x]
            found.append((x, row, point, 0))
        elif crowds and x - crowds[-1][0] < 2 * STEP:
            crowds[-1] = (*crowds[-1][:2], crowds[-1][2] + 1)
        else:
            crowds.append((x, point, 1))
    found += [(x, ROWS, point if count == 1 else None, count) for x, point, count in crowds]
    return found, max((row + 1 for _, row, _, _ in found), default=0)


def _markers(marks: Sequence[tuple[str, str, float]], width: int) -> tuple[tuple[Marker, ...], float]:
    """Labels over the lanes, each in the first row where it has room; and the height that the rows take."""
    ends: list[float] = []
    found = []
    for kind, label, x in sorted(marks, key=lambda item: item[2]):
        half, middle = len(label) * LETTER / 2, _held(x, label, width)
        row = next((r for r, end in enumerate(ends) if middle - half > end + 8), len(ends))
        ends[row : row + 1] = [middle + half]
        found.append((kind, label, x, middle, row))
    markers = tuple(Marker(kind, label, x, middle, 12 + row * MARKER_ROW) for kind, label, x, middle, row in found)
    return markers, len(ends) * MARKER_ROW + 6


def _held(x: float, label: str, width: int) -> float:
    """The middle of a label at x, moved in where the label would stand over an edge."""
    half = len(label) * LETTER / 2
    return round(min(max(x, half + 2), width - half - 2), 1)


def _ticks(first: date, last: date, width: int) -> list[tuple[date, str]]:
    """The finest even division of the time whose labels have room."""
    span = (last - first).days
    for step in DAY_STEPS:
        if span <= MOST_DAYS_BY_DAY and (span // step + 1) * 72 <= width:
            days = [first + timedelta(days=n) for n in range(0, span + 1, step)]
            turns = [days[0], *(day for before, day in pairwise(days) if before.year != day.year)]
            return [(day, f"{day.day} {day:%b}" + (f" {day.year}" if day in turns else "")) for day in days]
    for step in MONTH_STEPS:
        if (span // 30 // step + 1) * (72 if step < 12 else 44) <= width:
            return [(day, f"{day:%b %Y}" if step < 12 else str(day.year)) for day in _month_starts(first, last, step)]
    return []


def _month_starts(first: date, last: date, step: int) -> list[date]:
    months = range(first.year * 12 + first.month, last.year * 12 + last.month)
    return [date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0 and month // 12 <= 9999]
