"""What several rules read in the same way: parts of a period, years, amounts."""

from dataclasses import replace
from datetime import date

from saydo.extract.dates import periods
from saydo.extract.dates.context import Context, Found
from saydo.extract.dates.neutral import is_advanced, is_neutral
from saydo.extract.dates.periods import Period
from saydo.extract.dates.words import Words
from saydo.extract.lexemes import pattern

UNKNOWN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "F": "XXXX-WXX",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "E": "XXX",
    "C": "XX",
    "H": "XXXX-HX",
    "S": "XXXX-SX",
    "L": "X",
}
MIDDLES = {"M": (0, 15), "Y": (5, 30)}  # months on, and the day: what is due in mid-July is due by the 15th
FINENESS = {size: rank for rank, size in enumerate("DWFMQSHYECL")}


def part_of(words: Words) -> str:
    """beginning, middle, end, first half, second half, earlier, later or nothing."""
    said = words.classes("part")
    if "half_word" in said and "ordinal" in said:
        ordinal = next(item for item in words.all("part") if "ordinal" in item.classes)
        return {"1": "first half", "2": "second half"}.get(ordinal.classes["ordinal"], "")
    if "half_word" in said:
        return "second half"
    for name, classes in (
        ("middle", {"mid", "middle"}),
        ("beginning", {"beginning", "early"}),
        ("end", {"end", "late"}),
        ("earlier", {"earlier"}),
        ("later", {"later"}),
    ):
        if said & classes:
            return name
    return ""


def told(words: Words, period: Period, *, anchor: date | None = None, kind: str = "DATE", value: str = "") -> Found:
    """A period as found, narrowed by the part of it that the words name."""
    part = part_of(words)
    if "eve" in words.classes("part"):
        period = periods.day(periods.add_days(period.first, -1))
    first, last = periods.narrowed(period, part)
    if part == "middle" and period.size in MIDDLES:
        last = period.first.replace(month=period.first.month + MIDDLES[period.size][0], day=MIDDLES[period.size][1])
    if anchor and part == "earlier" and period.first <= anchor:
        last = min(anchor, last)
    if anchor and part == "later" and period.last >= anchor:
        first = max(anchor, first)
    if part in ("first half", "second half") and period.size == "Y":
        value = f"{period.value}-H{1 if part == 'first half' else 2}"
    bound = "by" if words.bound == "before" and (part == "end" or _is_out(words)) else ""
    return Found(words.start, words.end, value or period.value, kind, first, last, anchor, period, words.rule, bound)


def _is_out(words: Words) -> bool:
    """ "before the year is out", "before June is over": the whole of it is still in time."""
    after = words.lexemes.items[words.match.end() : words.match.end() + 2]
    said = [item.text.lower() for item in after]
    return said[-1:] in (["out"], ["over"]) or said[:1] in (["ends"], ["ended"])


def unresolved(words: Words, value: str, *, kind: str = "DATE") -> Found:
    return Found(words.start, words.end, value, kind, rule=words.rule)


def full_year(digits: str) -> int:
    """1998 from "1998", "'98", "98": two digits below 50 are of this century."""
    number = int("".join(c for c in digits if c.isdigit()))
    if number >= 100:
        return number
    return number + (2000 if number < 50 else 1900)


def said_year(context: Context, words: Words) -> tuple[int | None, date | None]:
    """The year that the words name, and the day from which it was reckoned; None where they name none."""
    if words.has("year"):
        return full_year(words.first("year").classes.get("year") or words.first("year").text), None
    if words.has("year_after"):
        return int(words.value("year_after", "year")), None
    if not words.has("year_word_said"):
        return None, None
    said = words.classes("year_word_said")
    anchor = context.published
    if said & {"that", "same", "following", "previous"} and context.narrated:
        anchor = context.narrated.first
    if anchor is None:
        return None, None
    step = 1 if said & {"next", "following", "coming"} else -1 if said & {"last", "previous", "past"} else 0
    return anchor.year + step, anchor


def shared_year(words: Words) -> int | None:
    """The year of the date that follows, where one year is said for both: "from 3 May to 4 June 2019"."""
    joined = pattern(
        "(?: to | and | or | hyphen | dash | through | until )"
        " (?: month the? monthday | the? monthday of? month | month )"
        " comma? (?P<year>year)"
    )
    match = joined.match(words.lexemes.signature, words.match.end())
    return full_year(words.lexemes.items[match.start("year")].classes["year"]) if match else None


def nearest_year(context: Context, words: Words, first_in: dict[int, tuple[date, date]]) -> int | None:
    """Which of the candidate years is meant, by the direction of the clause; {year: (first, last)}."""
    anchor = context.published
    if anchor is None or not first_in:
        return None
    before = context.put_off_from(words.start)
    if before:
        way = -2 if is_advanced(context.article.text, words.start) else 2
        return min(first_in, key=lambda y: (_distance(first_in[y], before, way), -y))
    if is_neutral(context.article.text, words.start):
        return min(first_in, key=lambda y: (_distance(first_in[y], anchor, None), -y))
    way = context.direction(words.start, words.bound)
    return min(first_in, key=lambda y: (_distance(first_in[y], anchor, way), -y))


AGAINST = {0: 1.5, 1: 3.0, 2: 40.0}


def _distance(days: tuple[date, date], anchor: date, way: int | None) -> float:
    """How far a candidate is, counted several times where it lies against the direction of the clause: TIMEN's nearest
    date, with the tense as a weight. Where nothing is said, news looks back."""
    first, last = days
    if first <= anchor <= last:
        return 0.0
    ahead = first > anchor
    gap = (first - anchor).days if ahead else (anchor - last).days
    if way is None:
        return float(gap)
    against = ahead if way <= 0 else not ahead
    return gap * AGAINST[abs(way)] if against else float(gap)


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


def compared(words: Words, quarter: Period) -> Found:
    """The same quarter of the year before: a yardstick, from which nothing later is reckoned."""
    return replace(told(words, periods.shifted(quarter, -4), anchor=quarter.first), period=None)
