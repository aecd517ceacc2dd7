"""Rules for dates at a distance: from the day of publication ("a year ago") or from what was told last ("later")."""

from datetime import date

from saydo.extract.dates import periods
from saydo.extract.dates.context import Context, Found
from saydo.extract.dates.fragments import FINENESS, UNKNOWN, amount, compared, told, unresolved
from saydo.extract.dates.words import Words


def ago(context: Context, words: Words) -> Found | None:
    """A stretch back from the day of publication: "two years ago", "a week back"; a vague one is only the past."""
    return _distance(context, words, context.published, -1)


def from_now(context: Context, words: Words) -> Found | None:
    """A stretch forward from the day of publication: "two years from now", "a week hence"."""
    return _distance(context, words, context.published, 1)


def later(context: Context, words: Words) -> Found | None:
    """A stretch on from what was told last: "three weeks later", "a day after that"."""
    return _from_story(context, words, 1)


def earlier(context: Context, words: Words) -> Found | None:
    """A stretch back from what was told last: "a year earlier", "two days before"."""
    return _from_story(context, words, -1)


def _from_story(context: Context, words: Words, way: int) -> Found | None:
    unit = words.unit()
    story = context.narrated
    if story is None:
        return unresolved(words, UNKNOWN.get(unit, "XXXX"))
    if FINENESS[story.size] > FINENESS.get(unit, 0):
        return unresolved(words, UNKNOWN.get(unit, "XXXX"))
    return _distance(context, words, story.first, way)


def _distance(context: Context, words: Words, anchor: date | None, way: int) -> Found | None:
    count, unit = amount(words), words.unit()
    if count is None:
        return unresolved(words, "PAST_REF" if way < 0 else "FUTURE_REF")
    if anchor is None:
        return unresolved(words, UNKNOWN.get(unit, "XXXX-XX-XX"))
    if count > 5000:
        return None
    if unit in ("Y", "Q") and count == 1 and way < 0 and context.quarter and context.near_quarter(words.start):
        return compared(words, context.quarter)
    if unit.startswith("T"):
        day = periods.moved(anchor, way * count, unit)
        return Found(
            words.start,
            words.end,
            day.isoformat(),
            "TIME" if abs(count) < 24 else "DATE",
            None,
            None,
            anchor,
            None,
            words.rule,
        )
    return _counted(words, anchor, way * count, unit)


def _counted(words: Words, anchor: date, count: float, unit: str) -> Found:
    """The unit that far from the anchor: a day exact, a week or month as a whole, a year or decade as a year."""
    day = periods.moved(anchor, count, unit)
    exact = "date_word" in words.classes() or "day_word" in words.classes() - words.classes("unit")
    size = {"D": "D", "W": "W", "F": "W", "M": "M", "Q": "Q", "Y": "Y", "E": "Y", "C": "Y", "L": "Y"}[unit]
    if exact or (count != int(count) and unit == "M"):
        size = "D"
    elif count != int(count):
        size = "M" if unit == "Y" else "D"
    return told(words, periods.containing(size, day), anchor=anchor)


def vague_ago(context: Context, words: Words) -> Found | None:
    """Years ago, months ago: some time past."""
    return unresolved(words, "PAST_REF")
