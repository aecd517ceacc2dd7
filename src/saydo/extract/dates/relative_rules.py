"""Rules for dates reckoned from the day of publication, or from the time told of last: "last week", "two days later"."""

from dataclasses import replace
from datetime import date

from saydo.extract.dates import periods
from saydo.extract.dates.context import FORWARD_BOUNDS, Context, Found, Words
from saydo.extract.dates.fragments import told, unresolved
from saydo.extract.dates.periods import Period

UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "F": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "E": "XXX",
           "C": "XX", "H": "XXXX-HX", "S": "XXXX-SX", "L": "X"}
FINENESS = {size: rank for rank, size in enumerate("DWFMQSHYECL")}
BACK, ON = {"last", "past", "previous"}, {"next", "coming", "following"}
NARRATED = {"that", "same", "following", "previous"}


def step_of(said: set[str]) -> int:
    return -1 if said & BACK else 1 if said & ON else 0


def unit_told(context: Context, words: Words) -> Found | None:
    """This, last, next, that week, month, quarter, year, decade: "earlier this month", "the following year"."""
    unit, said = words.unit(), words.classes("which")
    if unit.startswith("T") or unit == "L":
        return None
    from_story = bool(said & NARRATED) or ("next" in said and "the" in said and unit in ("D", "M", "Y", "W"))
    if unit == "D" and not from_story:
        return None
    if unit == "C" and not said & (BACK | ON | {"this"}):
        return None
    origin = _origin(context, unit, from_story)
    if origin is None:
        return unresolved(words, UNKNOWN[unit])
    if "fiscal" in words.classes():
        return unresolved(words, periods.shifted(origin, step_of(said)).value)
    if unit == "Q" and not from_story and said & {"latest"} and context.quarter:
        return told(words, context.quarter, anchor=context.published)
    step = -1 if "latest" in said else step_of(said)
    return told(words, periods.shifted(origin, step), anchor=origin.first if from_story else context.published)


def _origin(context: Context, unit: str, from_story: bool) -> Period | None:
    if from_story and context.narrated:
        fine = FINENESS[context.narrated.size] <= FINENESS[unit]
        return periods.containing(unit, context.narrated.last) if fine else None
    return periods.containing(unit, context.published) if context.published and not from_story else None


def part_of_unit(context: Context, words: Words) -> Found | None:
    """A part of the unit that we are in, or that was told of: "the end of the month", "late in the year", "year's end"."""
    unit = words.unit()
    if unit.startswith("T") or unit in ("D", "L"):
        return None
    origin = periods.containing(unit, context.published) if context.published else None
    story = context.narrated
    if story and origin and story.size in ("D", "M", "Q", "Y") and FINENESS[story.size] <= FINENESS[unit] and (
            context.same_sentence(words.start)):
        origin = periods.containing(unit, story.last)
    if origin is None:
        return unresolved(words, UNKNOWN[unit])
    if words.has("year_end"):
        first, last = periods.narrowed(origin, "end")
        return Found(words.start, words.end, origin.value, "DATE", first, last, context.published, origin, words.rule)
    return told(words, origin, anchor=context.published)


def the_quarter(context: Context, words: Words) -> Found | None:
    """The quarter, as business news has it: the one told of last."""
    if context.quarter:
        return told(words, context.quarter, anchor=context.published)
    return None


def quarter_year_ago(context: Context, words: Words) -> Found | None:
    """The year-ago quarter, the year-earlier period: a year before the quarter told of last."""
    if context.quarter:
        return compared(words, context.quarter)
    if context.published is None:
        return unresolved(words, "XXXX")
    return told(words, periods.year(max(context.published.year - 1, 1)), anchor=context.published)


def compared(words: Words, quarter: Period) -> Found:
    """The same quarter of the year before: a yardstick, from which nothing later is reckoned."""
    return replace(told(words, periods.shifted(quarter, -4), anchor=quarter.first), period=None)


def weekend_told(context: Context, words: Words) -> Found | None:
    """A weekend: this, last or next one, or the one that the tense points to."""
    if context.published is None:
        return unresolved(words, "XXXX-WXX-WE")
    this, said = periods.weekend(context.published), words.classes("which")
    step = step_of(said)
    if not step and "this" not in said:
        way = context.direction(words.start, words.bound)
        step = -1 if way <= 0 and context.published < this.first else 0
    if step == 1 and context.published >= this.first:
        step = 1
    return told(words, periods.shifted(this, step), anchor=context.published)


def weekday_told(context: Context, words: Words) -> Found | None:
    """A weekday: with a past tense the last such day up to the day of publication, with a future one the next.

    After HeidelTime's news rules: where nothing looks forward the day is past; "next Friday" is the coming one unless
    another week is named.
    """
    number, anchor, said = words.number("weekday"), context.published, words.classes("which")
    part = words.first("daypart").classes["part"] if words.has("daypart") else ""
    kind, ending = ("TIME", f"T{part}") if part else ("DATE", "")
    if said & {"following", "previous", "that", "same"} and context.narrated and context.narrated.size == "D":
        anchor = context.narrated.first
    if anchor is None:
        return unresolved(words, f"XXXX-WXX-{number}{ending}", kind=kind)
    day = _weekday(context, words, number, anchor, said)
    return told(words, periods.day(day), anchor=anchor, kind=kind, value=day.isoformat() + ending)


def _weekday(context: Context, words: Words, number: int, anchor: date, said: set[str]) -> date:
    back = periods.add_days(anchor, -((anchor.isoweekday() - number) % 7))
    ahead = periods.add_days(anchor, (number - anchor.isoweekday()) % 7)
    week = words.classes("of_week") if words.has("of_week") else set()
    if week:
        return periods.add_days(periods.week(anchor).first, 7 * step_of(week) + number - 1)
    if said & BACK:
        return back if back < anchor else periods.add_days(back, -7)
    if said & ON:
        return ahead if ahead > anchor else periods.add_days(ahead, 7)
    way = context.direction(words.start, words.bound)
    if "this" in said and way >= 0:
        return ahead
    forward = way > 1 or (way == 1 and words.bound in FORWARD_BOUNDS)
    return ahead if forward else back


def today_told(context: Context, words: Words) -> Found | None:
    """Today, yesterday, tomorrow, and the days next to them."""
    step = words.number("today")
    if words.has("beyond"):
        step += 1 if "after" in words.classes("beyond") else -1
    part = words.first("daypart").classes["part"] if words.has("daypart") else ""
    kind, ending = ("TIME", f"T{part}") if part else ("DATE", "")
    if context.published is None:
        return unresolved(words, "XXXX-XX-XX" + ending, kind=kind)
    day = periods.add_days(context.published, step)
    return told(words, periods.day(day), anchor=context.published, kind=kind, value=day.isoformat() + ending)


def part_of_today(context: Context, words: Words) -> Found | None:
    """Tonight, this morning, last night, overnight; "the next morning" from the day told of last."""
    said, code = words.classes("which"), words.value("daypart", "part")
    anchor, step = context.published, 0
    if said & {"following", "that", "same", "previous"} or ("next" in said and "the" in said):
        anchor = context.narrated.first if context.narrated and context.narrated.size == "D" else None
        step = step_of(said)
    elif "last" in said:
        step = -1
    elif "the" in said and context.narrated and context.narrated.size == "D":
        anchor = context.narrated.first
    if anchor is None:
        return unresolved(words, f"XXXX-XX-XXT{code}", kind="TIME")
    day = periods.add_days(anchor, step)
    return told(words, periods.day(day), anchor=anchor, kind="TIME", value=f"{day}T{code}")


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


def amount(words: Words) -> float | None:
    """How many: "a", "half a", a number; None where it is vague."""
    if not words.has("amount"):
        return 1.0
    items = words.all("amount")
    value = next((item.number for item in items if item.number is not None), None)
    said = words.classes("amount")
    if value is None and said & {"vague", "crowd"}:
        return None
    if value is None:
        value = 2.0 if "couple" in said else 0.5 if "half" in said else 1.0
    halves = any(words.has(group) for group in ("and_half", "half_later", "half_after"))
    return value + (0.5 if halves else 0.0)


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
        return Found(words.start, words.end, day.isoformat(), "TIME" if abs(count) < 24 else "DATE", None, None, anchor,
                     None, words.rule)
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


def tonight(context: Context, words: Words) -> Found | None:
    """Tonight and overnight: the night of the day of publication, or the one before it."""
    if "overnight" in words.classes():
        step, code = (-1 if context.direction(words.start, words.bound) <= 0 else 0), "NI"
    else:
        step, code = 0, "NI"
    if context.published is None:
        return unresolved(words, f"XXXX-XX-XXT{code}", kind="TIME")
    day = periods.add_days(context.published, step)
    return told(words, periods.day(day), anchor=context.published, kind="TIME", value=f"{day}T{code}")
