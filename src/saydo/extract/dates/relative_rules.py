"""Rules for dates reckoned from the day of publication or from the time told of last: "last week", "that day"."""

from datetime import date

from saydo.extract.dates import periods
from saydo.extract.dates.context import Context, Found
from saydo.extract.dates.direction import FORWARD_BOUNDS
from saydo.extract.dates.fragments import FINENESS, UNKNOWN, compared, told, unresolved
from saydo.extract.dates.periods import Period
from saydo.extract.dates.words import Words

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
    """A part of the unit that we are in or that was told of: "the end of the month", "late in the year"."""
    unit = words.unit()
    if unit.startswith("T") or unit in ("D", "L"):
        return None
    origin = periods.containing(unit, context.published) if context.published else None
    story = context.narrated
    if (
        story
        and origin
        and story.size in ("D", "M", "Q", "Y")
        and FINENESS[story.size] <= FINENESS[unit]
        and (context.same_sentence(words.start))
    ):
        origin = periods.containing(unit, story.last)
    if origin is None:
        return unresolved(words, UNKNOWN[unit])
    if words.has("year_end"):
        first, last = periods.narrowed(origin, "end")
        bound = "by" if words.bound == "before" else ""
        return Found(
            words.start, words.end, origin.value, "DATE", first, last, context.published, origin, words.rule, bound
        )
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
    elif said == {"the"}:
        known = context.narrated if context.same_paragraph(words.start) else None
        anchor = known.first if known and known.size == "D" else None
    if anchor is None:
        return unresolved(words, f"XXXX-XX-XXT{code}", kind="TIME")
    day = periods.add_days(anchor, step)
    return told(words, periods.day(day), anchor=anchor, kind="TIME", value=f"{day}T{code}")


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
