"""Rules for hours of the day, for words that point at present, past or future, and for days with a name."""

from dataclasses import replace
from datetime import date

from saydo.extract.dates import periods
from saydo.extract.dates.calendar_rules import day_in_year
from saydo.extract.dates.context import Context, Found
from saydo.extract.dates.duration_rules import duration_value
from saydo.extract.dates.feasts import days_of_feast
from saydo.extract.dates.fragments import nearest_year, said_year, told, unresolved
from saydo.extract.dates.periods import Period
from saydo.extract.dates.relative_rules import weekday_told
from saydo.extract.dates.words import Words
from saydo.lexicon.quantities import named_days


def clock_time(context: Context, words: Words) -> Found | None:
    """An hour: "10:35 a.m.", "5 p.m. on Tuesday", "noon Saturday"; of the day named, else of that told of."""
    time = _time(words)
    if time is None:
        return None
    day, anchor = _day_of_clock(context, words)
    reason = None
    if day is None:
        day, anchor, reason = _day_unsaid(context, words, time)
    stem = day.isoformat() if day else "XXXX-XX-XX"
    if time == "24:00" and day:
        return Found(
            words.start,
            words.end,
            f"{stem}T24:00",
            "TIME",
            day,
            day,
            anchor,
            periods.day(day),
            words.rule,
            reason=reason,
        )
    period = periods.day(day) if day else None
    return Found(words.start, words.end, f"{stem}T{time}", "TIME", day, day, anchor, period, words.rule, reason=reason)


def _day_unsaid(context: Context, words: Words, time: str) -> tuple[date | None, date | None, str]:
    """The day of an hour that stands alone: the coming midnight, or the day that the paragraph tells of; and why."""
    way, story = context.direction(words.start, words.bound), context.narrated
    if time == "24:00" and context.published and (way > 0 or words.bound in ("from", "until", "by")):
        return context.published, context.published, "the next midnight after the day of publication"
    if way < 0 and story and story.size == "D" and context.same_paragraph(words.start):
        return story.first, story.first, "the day that the paragraph tells of"
    return None, None, "the text does not say on which day"


def _time(words: Words) -> str | None:
    if words.has("oclock"):
        return words.value("oclock")
    if words.has("clock"):
        hour, minute = words.first("clock").text.replace(".", ":").split(":")[:2]
    else:
        lexeme = words.first("hour" if words.has("hour") else "told_hour")
        hour, minute = str(int(lexeme.number or 0)), "00"
    number = int(hour)
    half = words.value("meridiem") if words.has("meridiem") else ""
    said = (*words.all("daytime"), *words.all("daypart"))
    code = next((item.classes["part"] for item in said if "part" in item.classes), "")
    if half and number > 12:
        return None
    if (half == "pm" and number < 12) or (
        code in ("AF", "EV", "NI") and number < 12 and not (code == "NI" and number < 5)
    ):
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
    if words.has("month") or words.has("month_after"):
        month = words.number("month") if words.has("month") else words.number("month_after", "month")
        number = words.number("monthday") if words.has("monthday") else words.number("monthday_first", "monthday")
        return day_in_year(context, words, month, number)
    if context.narrated and context.narrated.size == "D" and context.same_sentence(words.start):
        return context.narrated.first, context.narrated.first
    return None, None


def present(context: Context, words: Words) -> Found | None:
    """Now, currently, at present, these days."""
    return unresolved(words, "PRESENT_REF")


def past(context: Context, words: Words) -> Found | None:
    """Recently, in the past, previously, in recent years."""
    return unresolved(words, "PAST_REF")


def recent(context: Context, words: Words) -> Found | None:
    """Recent years are the past; recent days, weeks and months a stretch of some length up to now."""
    unit = words.unit()
    if unit in ("Y", "E", "C"):
        return unresolved(words, "PAST_REF")
    return Found(
        words.start,
        words.end,
        duration_value(None, unit),
        "DURATION",
        None,
        context.published,
        context.published,
        None,
        words.rule,
    )


def future(context: Context, words: Words) -> Found | None:
    """Soon, in the future, in the near term, at a later date."""
    return unresolved(words, "FUTURE_REF")


def feast(context: Context, words: Words) -> Found | None:
    """A feast or national day in the year named, else in the one that the tense points to."""
    row = named_days()[words.value("feast")]
    year, anchor = said_year(context, words)
    if year is None:
        if context.published is None:
            return unresolved(words, f"XXXX-{row.when}" if len(row.when) == 5 else "XXXX-XX-XX")
        anchor = context.published
        around = range(max(anchor.year - 1, 1), min(anchor.year + 2, 9999))
        years = {y: days for y in around if (days := days_of_feast(row, y))}
        said = words.classes("which")
        if said & {"last", "past", "previous"}:
            year = max((y for y, (_, last) in years.items() if last < anchor), default=None)
        elif said & {"next", "coming"}:
            year = min((y for y, (first, _) in years.items() if first > anchor), default=None)
        else:
            year = nearest_year(context, words, years)
    days = days_of_feast(row, year) if year else None
    if days is None:
        return unresolved(words, "XXXX-XX-XX")
    first, last = days
    value = first.isoformat() if first == last else f"{first}/{last}"
    found = told(words, Period("D" if first == last else "W", first, last, value), anchor=anchor)
    return replace(found, period=periods.day(first))
