"""Stretches of the calendar: a day, week, month, quarter, half, season, year, decade, century, and how to move them."""

import calendar
from dataclasses import dataclass
from datetime import date

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
MONTHS_OF = {"M": 1, "Q": 3, "H": 6, "S": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}
DAYS_OF = {"D": 1, "W": 7, "F": 14}
EARLIEST, LATEST = date.min, date.max


@dataclass(frozen=True, slots=True)
class Period:
    """An interval of days with the size of the calendar unit that it is, and its TIMEX3 value."""

    size: str
    first: date
    last: date
    value: str


def day(when: date) -> Period:
    return Period("D", when, when, when.isoformat())


def week(when: date) -> Period:
    """The week from Monday to Sunday that the day is in."""
    year, number, weekday = when.isocalendar()
    first = add_days(when, 1 - weekday)
    return Period("W", first, add_days(first, 6), f"{year:04d}-W{number:02d}")


def weekend(when: date) -> Period:
    """The Saturday and Sunday of the day's week."""
    of = week(when)
    return Period("W", add_days(of.first, 5), of.last, f"{of.value}-WE")


def month(year: int, number: int) -> Period:
    return Period(
        "M", date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]), f"{year:04d}-{number:02d}"
    )


def quarter(year: int, number: int) -> Period:
    return _months("Q", year, 3 * number - 2, 3, f"{year:04d}-Q{number}")


def half(year: int, number: int) -> Period:
    return _months("H", year, 6 * number - 5, 6, f"{year:04d}-H{number}")


def season(year: int, code: str) -> Period:
    """Meteorological seasons of the north; the winter of a year begins in its December."""
    return _months("S", year, SEASONS[code], 3, f"{year:04d}-{code}")


def year(number: int) -> Period:
    return Period("Y", date(number, 1, 1), date(number, 12, 31), f"{number:04d}")


def decade(start: int) -> Period:
    return Period("E", date(max(start, 1), 1, 1), date(start + 9, 12, 31), f"{start // 10:03d}X")


def century(start: int) -> Period:
    """The hundred years from `start`, a multiple of 100 (the 1900s; the 20th century)."""
    return Period("C", date(max(start, 1), 1, 1), date(start + 99, 12, 31), f"{start // 100:02d}")


def _months(size: str, start_year: int, start_month: int, count: int, value: str) -> Period:
    first = date(start_year, start_month, 1)
    return Period(size, first, add_days(add_months(first, count), -1), value)


def containing(size: str, when: date) -> Period:
    """The unit of that size that the day is in."""
    if size == "D":
        return day(when)
    if size in ("W", "F"):
        return week(when)
    if size == "M":
        return month(when.year, when.month)
    if size == "Q":
        return quarter(when.year, (when.month + 2) // 3)
    if size == "H":
        return half(when.year, 1 if when.month <= 6 else 2)
    if size == "S":
        return season_of(when)
    if size == "Y":
        return year(when.year)
    if size == "E":
        return decade(when.year // 10 * 10)
    return century(when.year // 100 * 100)


def season_of(when: date) -> Period:
    code = {0: "WI", 1: "SP", 2: "SU", 3: "FA"}[when.month % 12 // 3]
    return season(max(when.year - (when.month < 3), 1), code)


def shifted(period: Period, count: int) -> Period:
    """The unit of the same size, `count` units later (earlier where negative)."""
    if period.value.endswith("-WE"):
        return weekend(add_days(period.first, 7 * count))
    if period.size in ("W", "F", "D"):
        return containing(period.size, add_days(period.first, DAYS_OF[period.size] * count))
    return containing(period.size, add_months(period.first, MONTHS_OF[period.size] * count))


def moved(when: date, count: float, unit: str) -> date:
    """The day `count` units after the day; a whole number of months keeps the day of the month where it can."""
    if unit in DAYS_OF:
        return add_days(when, round(count * DAYS_OF[unit]))
    if unit.startswith("T"):
        return add_days(when, int(count * {"TH": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400}[unit]))
    months = count * MONTHS_OF[unit]
    return add_days(add_months(when, int(months)), round((months - int(months)) * 30))


def add_months(when: date, count: int) -> date:
    total = when.year * 12 + when.month - 1 + count
    if not 12 <= total < 120_000:
        return EARLIEST if total < 12 else LATEST
    to_year, to_month = divmod(total, 12)
    return date(to_year, to_month + 1, min(when.day, calendar.monthrange(to_year, to_month + 1)[1]))


def add_days(when: date, count: int) -> date:
    ordinal = when.toordinal() + count
    return date.fromordinal(min(max(ordinal, 1), LATEST.toordinal()))


def valid_day(in_year: int, in_month: int, number: int) -> date | None:
    """The day, or None where the month has no such day."""
    if not (1 <= in_year <= 9999 and 1 <= in_month <= 12):
        return None
    return date(in_year, in_month, number) if 1 <= number <= calendar.monthrange(in_year, in_month)[1] else None


def weekday_in(in_year: int, in_month: int, weekday: int, nth: int) -> date | None:
    """The nth such weekday of a month, the last where nth is 0; None where there is no fifth."""
    of = month(in_year, in_month)
    if nth == 0:
        return add_days(of.last, -((of.last.isoweekday() - weekday) % 7))
    day_found = add_days(of.first, (weekday - of.first.isoweekday()) % 7 + 7 * (nth - 1))
    return day_found if day_found <= of.last else None


def narrowed(period: Period, part: str) -> tuple[date, date]:
    """The days of a part: the first, middle or last third by common use, or a half."""
    length = (period.last - period.first).days + 1
    third = max(length // 3, 1)
    if (
        length < 3
        or period.size in ("D", "C")
        or part not in ("beginning", "middle", "end", "first half", "second half")
    ):
        return period.first, period.last
    if part in ("first half", "second half") and period.size == "Y":
        of_year = half(period.first.year, 1 if part == "first half" else 2)
        return of_year.first, of_year.last
    if part == "beginning" and period.size == "Y":
        return period.first, quarter(period.first.year, 1).last
    if part == "first half":
        return period.first, add_days(period.first, length // 2 - 1)
    if part == "second half":
        return add_days(period.first, length // 2), period.last
    if part == "beginning":
        return period.first, add_days(period.first, third - 1)
    if part == "end":
        return add_days(period.last, 1 - third), period.last
    return add_days(period.first, third), add_days(period.last, -third)
