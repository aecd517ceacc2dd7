"""Rules for hours of the day, for words that point at present, past or future, and for days with a name."""

from datetime import date

from saydo.extract.dates import periods
from saydo.extract.dates.context import Context, Found, Words
from saydo.extract.dates.feasts import days_of_feast
from saydo.extract.dates.fragments import full_year, nearest_year, unresolved
from saydo.extract.dates.relative_rules import weekday_told
from saydo.lexicon.quantities import NamedDay


def clock_time(context: Context, words: Words) -> Found | None:
    """An hour of a day: "10:35 a.m.", "5 p.m. on Tuesday", "noon Saturday"; the day is the one named, else that told of."""
    time = _time(words)
    if time is None:
        return None
    day, anchor = _day_of_clock(context, words)
    stem = day.isoformat() if day else "XXXX-XX-XX"
    if time == "24:00" and day:
        return Found(words.start, words.end, f"{stem}T24:00", "TIME", day, day, anchor, periods.day(day), words.rule)
    period = periods.day(day) if day else None
    return Found(words.start, words.end, f"{stem}T{time}", "TIME", day, day, anchor, period, words.rule)


def _time(words: Words) -> str | None:
    if words.has("oclock"):
        return words.value("oclock")
    if words.has("clock"):
        hour, minute = words.first("clock").text.replace(".", ":").split(":")[:2]
    else:
        lexeme = words.first("hour")
        hour, minute = str(int(lexeme.number or 0)), "00"
    number = int(hour)
    half = words.value("meridiem") if words.has("meridiem") else ""
    part = words.classes("daytime") if words.has("daytime") else set()
    code = words.first("daytime").classes.get("part") if "part" in part else next(
        (item.classes["part"] for item in words.all("daytime") if "part" in item.classes), "")
    if half and number > 12:
        return None
    if half == "pm" and number < 12 or (code in ("AF", "EV", "NI") and number < 12 and not (code == "NI" and number < 5)):
        number += 12
    if half == "am" and number == 12:
        number = 0
    return f"{number:02d}:{minute}"


def _day_of_clock(context: Context, words: Words) -> tuple[date | None, date | None]:
    anchor = context.published
    if words.has("weekday"):
        found = weekday_told(context, words)
        return (found.first, found.anchor) if found else (None, None)
    if words.has("today"):
        return (periods.add_days(anchor, words.number("today")) if anchor else None), anchor
    if words.has("month"):
        return None, None
    if context.narrated and context.narrated.size == "D" and context.same_paragraph(words.start):
        return context.narrated.first, context.narrated.first
    return anchor, anchor


def present(context: Context, words: Words) -> Found | None:
    """Now, currently, at present, these days."""
    return unresolved(words, "PRESENT_REF")


def past(context: Context, words: Words) -> Found | None:
    """Recently, in the past, previously, in recent years."""
    return unresolved(words, "PAST_REF")


def future(context: Context, words: Words) -> Found | None:
    """Soon, in the future, in the near term, at a later date."""
    return unresolved(words, "FUTURE_REF")


def named_day(context: Context, start: int, end: int, row: NamedDay, said_year: int | None, bound: str | None,
              words: Words) -> Found | None:
    """A feast or national day in the year named, else in the one that the tense points to."""
    if said_year is not None:
        days = days_of_feast(row, said_year)
    elif context.published is None:
        value = f"XXXX-{row.when}" if row.when[:1].isdigit() and len(row.when) == 5 else "XXXX-XX-XX"
        return Found(start, end, value, "DATE", rule="named day")
    else:
        around = range(max(context.published.year - 1, 2), min(context.published.year + 2, 9990))
        years = {y: found for y in around if (found := days_of_feast(row, y))}
        year = nearest_year(context, words, years)
        days = years.get(year) if year is not None else None
    if not days:
        return None
    first, last = days
    period = periods.day(first)
    value = first.isoformat() if first == last else f"{first}/{last}"
    anchor = None if said_year is not None else context.published
    return Found(start, end, value, "DATE", first, last, anchor, period, "named day")


def year_of(words: Words) -> int | None:
    return full_year(words.value("year")) if words.has("year") else None
