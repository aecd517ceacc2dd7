"""On which days of a year a feast falls: fixed, about Easter, a weekday of a month, or of the Islamic calendar."""

import re
from datetime import date, timedelta

from saydo.extract.dates import periods
from saydo.lexicon.quantities import NamedDay

ISLAMIC_EPOCH = date(622, 7, 19).toordinal()


def days_of_feast(row: NamedDay, year: int) -> tuple[date, date] | None:
    """First and last day of the feast in that year."""
    if not 1583 <= year <= 9900:
        return None
    first, last = _days(row.when, year)
    if first is None:
        return None
    if row.span:
        last = periods.add_days(first, int(row.span) - 1)
    return first, last or first


def _days(when: str, year: int) -> tuple[date | None, date | None]:
    if fixed := re.fullmatch(r"(\d\d)-(\d\d)(?:\.\.(\d\d)-(\d\d))?", when):
        month, day = int(fixed[1]), int(fixed[2])
        first = periods.valid_day(year, month, day)
        last = periods.valid_day(year + (int(fixed[3]) < month), int(fixed[3]), int(fixed[4])) if fixed[3] else None
        return first, last
    if moving := re.fullmatch(r"(easter|orthodox)([+-]\d+)", when):
        start = easter(year) if moving[1] == "easter" else orthodox_easter(year)
        return start + timedelta(days=int(moving[2])), None
    if nth := re.fullmatch(r"(\d\d):w(\d):(-?\d|e|\db)", when):
        return nth_weekday(year, int(nth[1]), int(nth[2]), nth[3]), None
    islamic = re.fullmatch(r"islamic:(\d\d)(?:-(\d\d))?", when)
    return islamic_days(year, int(islamic[1]), int(islamic[2]) if islamic[2] else None) if islamic else (None, None)


def easter(year: int) -> date:
    """Western Easter Sunday, after the anonymous Gregorian computus."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Julian Easter in the Gregorian calendar, after Meeus."""
    a = (19 * (year % 19) + 15) % 30
    b = (2 * (year % 4) + 4 * (year % 7) - a + 34) % 7
    month, day = divmod(a + b + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def nth_weekday(year: int, month: int, weekday: int, which: str) -> date:
    """The n-th weekday of a month; -1 the last, "e" the day after the first Monday, "4b" the day after the fourth."""
    if which == "-1":
        last = periods.month(year, month).last
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    if which == "e":
        return nth_weekday(year, month, 1, "1") + timedelta(days=1)
    if which.endswith("b"):
        return nth_weekday(year, month, weekday - 1, which[:-1]) + timedelta(days=1)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (int(which) - 1))


def islamic_days(year: int, month: int, day: int | None) -> tuple[date | None, date | None]:
    """A day or month of the tabular Islamic calendar in a Gregorian year: right to a day either way."""
    hijri = int((year - 622) * 33 / 32)
    for candidate in range(hijri - 1, hijri + 3):
        first = _islamic(candidate, month, day or 1)
        if first.year == year:
            return first, None if day else _islamic(candidate, month + 1, 1) - timedelta(days=1)
    return None, None


def _islamic(year: int, month: int, day: int) -> date:
    year, month = (year + 1, month - 12) if month > 12 else (year, month)
    days = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 - 1
    return date.fromordinal(ISLAMIC_EPOCH + days)
