"""Days as pages write them: for machines (ISO 8601, RFC 2822, in a URL) and in print.

A day is taken as it stands, in the time zone that the page writes. Where day and month could be exchanged (03/04/2021)
there is no date: nothing is invented.
"""

import re
from calendar import monthrange
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:18|19|20)\d\d)(?!\d)"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+)?(?:the\s+)?"
PRINTED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\d/.-]){WEEKDAY}{DAY}(?:\s+of)?[\s-]+{MONTH},?[\s-]+{YEAR}",
        rf"(?<!\w){WEEKDAY}{MONTH}[\s-]+{DAY},?[\s-]+{YEAR}",
        rf"(?<!\d){YEAR}[\s-]+{MONTH}[\s-]+{DAY}(?!\d)",
        rf"(?<![\d/.-]){WEEKDAY}{YEAR}(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark){DAY}(?!\d)",
        rf"(?<![\d/.-]){WEEKDAY}{DAY}\.(?P<month>\d{{1,2}})\.{YEAR}",
    )
)
HAS_YEAR = re.compile(r"(?:18|19|20)\d\d")
EITHER_WAY = re.compile(rf"(?<![\d/.-])(?P<first>\d{{1,2}})[/-](?P<second>\d{{1,2}})[/-]{YEAR}")
WEEKDAYS = {name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
WEEKDAY_BEFORE = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s*$", re.IGNORECASE)
MACHINE = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?=$|[\sT])")
IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/-]|$)", re.IGNORECASE)
DATELINE = re.compile(r"^[A-Z][\w.,'’ ()-]{1,60}?,\s+(?=[A-Z][a-z]{2}|\d)")
ENDS_DATELINE = re.compile(r"\s*(?:\([^)]{1,40}\))?\s*(?:[-–—:]|\()")


def day_of(stated: object) -> date | None:
    """The day of a value written for machines, or printed in full."""
    if not isinstance(stated, str) or len(stated) > 200:
        return None
    machine = MACHINE.match(stated)
    if machine:
        return _day(int(machine[1]), int(machine[2]), int(machine[3]))
    found = printed_day(stated)
    return found[0] if found else None


def printed_day(text: str) -> tuple[date, int, int] | None:
    """The first full printed date (with its year) and where it stands, or None."""
    if not HAS_YEAR.search(text):
        return None
    found = []
    for pattern in PRINTED:
        for match in pattern.finditer(text):
            month = MONTHS.get(match["month"].lower()) or int(match["month"])
            day = _day(int(match["year"]), month, int(match["day"]))
            if day:
                found.append((match.start(), match.end(), day))
                break
    for match in EITHER_WAY.finditer(text):
        before = WEEKDAY_BEFORE.search(text[max(0, match.start() - 14) : match.start()])
        weekday = WEEKDAYS[before[1].lower()] if before else None
        day = _unmistakable(int(match["first"]), int(match["second"]), int(match["year"]), weekday)
        if day:
            found.append((match.start(), match.end(), day))
            break
    if not found:
        return None
    start, end, day = min(found)
    return day, start, end


def day_in_url(url: str | None) -> date | None:
    """The day in an address such as /2021/07/27/ or /2021/jul/27/."""
    match = IN_URL.search(url or "")
    if not match:
        return None
    month = MONTHS.get(match[2].lower()) or (int(match[2]) if match[2].isdigit() else 0)
    return _day(int(match[1]), month, int(match[3]))


def day_in_dateline(paragraph: str) -> date | None:
    """The day of a dateline with a year: "QUITO, July 27, 2021 (Wire) - ...". A dateline without a year has no day."""
    place = DATELINE.match(paragraph)
    if not place:
        return None
    rest = paragraph[place.end() : place.end() + 60]
    found = printed_day(rest)
    return found[0] if found and found[1] == 0 and ENDS_DATELINE.match(rest[found[2] :]) else None


def _unmistakable(first: int, second: int, year: int, weekday: int | None) -> date | None:
    """The one day that both numbers allow, or the one that falls on the day of the week printed before them."""
    both = {day for day in (_day(year, first, second), _day(year, second, first)) if day}
    if len(both) > 1 and weekday is not None:
        both = {day for day in both if day.weekday() == weekday}
    return both.pop() if len(both) == 1 else None


def _day(year: int, month: int, day: int) -> date | None:
    if not (1800 <= year <= 2999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)
