"""Rules for days and weeks by their place in a month: "the 20th of next month", "the first week of October"."""

from saydo.extract.dates import periods
from saydo.extract.dates.calendar_rules import month_named
from saydo.extract.dates.context import Context, Found
from saydo.extract.dates.fragments import told, unresolved
from saydo.extract.dates.periods import Period
from saydo.extract.dates.words import Words

A_FEW = 7  # days; what "the first days of May" come to at most
LAST = {"last", "final", "closing"}


def day_of_this_month(context: Context, words: Words) -> Found | None:
    """A day of the month that we are in, of the next, the last or the one told of: "the 20th of the month"."""
    number, of = words.number("monthday"), _month(context, words)
    if of is None:
        return unresolved(words, f"XXXX-XX-{number:02d}")
    day = periods.valid_day(of.first.year, of.first.month, number)
    return told(words, periods.day(day), anchor=context.published) if day else None


def week_of_month(context: Context, words: Words) -> Found | None:
    """Some days or weeks of a month: "the first week of October", "the last ten days of July"."""
    unit, nth = words.unit(), words.first("nth")
    if unit not in ("W", "D", "F"):
        return None
    of = _month(context, words)
    if of is None:
        return None
    count = words.all("amount")[-1].number if words.has("amount") else None
    if count is None and "units" in words.first("unit").classes:
        length = A_FEW
    else:
        length = int((count or 1) * periods.DAYS_OF[unit])
    place = 1 if nth.text.lower() == "opening" else int(nth.classes.get("ordinal", 0))
    if place > 5 or (place > 1 and count is not None) or length >= 28:
        return None
    if nth.text.lower() in LAST:
        first, last = periods.add_days(of.last, 1 - length), of.last
    else:
        first = periods.add_days(of.first, (place - 1) * length)
        last = min(periods.add_days(first, length - 1), of.last)
    if first == last:
        return told(words, periods.day(first), anchor=context.published)
    return Found(words.start, words.end, of.value, "DATE", first, last, context.published, of, words.rule)


def that_day_in_a_year(context: Context, words: Words) -> Found | None:
    """The day told of last in another year: "on that day in 2026"."""
    story = context.narrated
    if story is None or story.size != "D":
        return None
    day = periods.valid_day(int(words.value("year")), story.first.month, story.first.day)
    return told(words, periods.day(day), anchor=story.first) if day else None


def _month(context: Context, words: Words) -> Period | None:
    """The month that is named, or the one that we are in, the next, the last or the one told of."""
    if words.has("month"):
        found = month_named(context, words)
        return found.period if found is not None else None
    said = words.first("of_month").text.lower()
    if said == "that":
        return periods.containing("M", context.narrated.last) if context.narrated else None
    if context.published is None:
        return None
    return periods.shifted(periods.containing("M", context.published), {"next": 1, "last": -1}.get(said, 0))
