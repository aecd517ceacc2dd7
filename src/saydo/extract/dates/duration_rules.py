"""Rules for stretches of time and for times that return: "six months", "the past two decades", "every four years"."""

from dataclasses import replace

from saydo.extract.dates import periods
from saydo.extract.dates.context import Context, Found
from saydo.extract.dates.fragments import amount, unresolved
from saydo.extract.dates.words import Words

WORKING = {"working", "business", "trading", "banking", "school"}
MULTIPLES = {"E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000), "F": ("W", 2), "Q": ("M", 3)}


def duration_value(count: float | None, unit: str) -> str:
    """ISO 8601: P6M, P2Y6M, PT2H, P20Y for two decades, PXW for some weeks."""
    if count is None:
        clock = "T" if unit.startswith("T") else ""
        return f"P{clock}X{'Y' if unit in ('E', 'C', 'L') else unit[-1] if unit != 'F' else 'W'}"
    name, times = MULTIPLES.get(unit, (unit, 1))
    count *= times
    if count == int(count):
        return f"P{'T' if name.startswith('T') else ''}{int(count)}{name[-1]}"
    rest = {"Y": (12, "M"), "TH": (60, "M"), "TM": (60, "S"), "D": (24, "H")}.get(name)
    whole, fraction = int(count), count - int(count)
    if rest is None:
        return f"P{count:g}{name[-1]}"
    smaller = round(fraction * rest[0])
    head = f"{whole}{name[-1]}" if whole else ""
    clock = "T" if name.startswith("T") else ""
    joint = "T" if name == "D" else ""
    return f"P{clock}{head}{joint}{smaller}{rest[1]}"


def duration(context: Context, words: Words) -> Found | None:
    """A counted stretch; after "within" it runs from the day of publication, or from the date that it names."""
    unit = words.unit()
    count = amount(words)
    if (count is not None and (count > 100_000 or count <= 0)) or (unit == "Q" and context.word_after(words) == "of"):
        return None
    value = duration_value(count, unit)
    if words.classes("amount") == {"a"} and not words.has("and_half"):
        if unit == "D" and context.word_after(words) in ("when", "that", "which", "where"):
            return None
        if _is_rate(words):
            return unresolved(words, value, kind="SET")
    ahead = words.bound == "within" or (words.bound == "in" and context.direction(words.start, None) > 0)
    if ahead and count is not None and count * periods.DAYS_OF.get(unit, 365) < 200_000:
        return _ahead(context, words, value, count, unit)
    return unresolved(words, value, kind="DURATION")


def _is_rate(words: Words) -> bool:
    """ "200 a year", "300 cars a day", "$15 an hour": how much comes in each."""
    before = words.lexemes.items[max(words.match.start() - 4, 0) : words.match.start()]
    if not before or not words.first("amount").text[0].islower():
        return False
    if before[-1].number is not None:
        return True
    plural = before[-1].text.isalpha() and before[-1].text.endswith("s") and not before[-1].classes
    return plural and any(item.number is not None and "year" not in item.classes for item in before[-3:-1])


def _ahead(context: Context, words: Words, value: str, count: float, unit: str) -> Found:
    if any(item.text.lower() in WORKING for item in words.lexemes.items[words.match.start() : words.match.end()]):
        open_end = Found(words.start, words.end, value, "DURATION", rule=words.rule, bound="within")
        return replace(open_end, reason="which days are working days the text does not say")
    anchor = context.start_of_term(words)
    last = periods.moved(anchor, count, unit) if anchor else None
    return Found(words.start, words.end, value, "DURATION", anchor, last, anchor, None, words.rule, "within")


def coming_stretch(context: Context, words: Words) -> Found | None:
    """The next 60 days, the coming weeks: from the day of publication on."""
    unit, count = words.unit(), amount(words) if words.has("amount") else None
    value = duration_value(count, unit)
    anchor = context.published
    if anchor is None:
        return unresolved(words, value, kind="DURATION")
    last = periods.moved(anchor, count, unit) if count is not None else None
    return Found(words.start, words.end, value, "DURATION", anchor, last, anchor, None, words.rule, "within")


def past_stretch(context: Context, words: Words) -> Found | None:
    """The past two decades, the last few months: up to the day of publication."""
    unit, count = words.unit(), amount(words) if words.has("amount") else None
    value = duration_value(count, unit)
    anchor = context.published
    if anchor is None or "first" in words.classes("which"):
        return unresolved(words, value, kind="DURATION")
    first = periods.moved(anchor, -count, unit) if count is not None else None
    return Found(words.start, words.end, value, "DURATION", first, anchor, anchor, None, words.rule, None)


def stretch_of_unknown_place(context: Context, words: Words) -> Found | None:
    """A stretch whose place in time the text does not say here: "the first nine months", "the final two days"."""
    unit, count = words.unit(), amount(words) if words.has("amount") else None
    return unresolved(words, duration_value(count, unit), kind="DURATION")


def bare_units(context: Context, words: Words) -> Found | None:
    """Weeks, months, years without number: a stretch of some length."""
    unit = words.unit()
    if unit in ("Q", "L", "TS"):
        return None
    return unresolved(words, duration_value(None, unit), kind="DURATION")


def one_or_two(context: Context, words: Words) -> Found | None:
    """Two counts of one unit: "12 to 18 months", "one or two years"; the longer is the limit."""
    unit = words.unit()
    high = words.all("amount")[-1].number
    low = words.all("low")[-1].number
    if not high or not low or not low < high < 100_000:
        return None
    value = duration_value(None, unit)
    anchor = context.published if words.has("next") or words.bound == "within" else None
    last = periods.moved(anchor, high, unit) if anchor else None
    bound = "within" if anchor else ""
    return Found(words.start, words.end, value, "DURATION", anchor, last, anchor, None, words.rule, bound)


def every(context: Context, words: Words) -> Found | None:
    """Every day, each year, every four years, every other week."""
    unit = words.unit()
    count = 2.0 if "other" in words.classes() else amount(words)
    return unresolved(words, duration_value(count, unit), kind="SET")


def every_named(context: Context, words: Words) -> Found | None:
    """Every Friday, each July, on Sundays, Monday nights."""
    part = words.first("daypart").classes if words.has("daypart") else {}
    ending = f"T{part.get('part') or part.get('parts')}" if part else ""
    if words.has("month"):
        return unresolved(words, f"XXXX-{words.number('month'):02d}", kind="SET")
    lexeme = (words.all("weekday") or words.all("weekday_stem"))[0]
    number = lexeme.classes.get("weekday") or lexeme.classes["weekdays"]
    return unresolved(words, f"XXXX-WXX-{number}{ending}", kind="SET")


def frequency(context: Context, words: Words) -> Found | None:
    """Daily, weekly, yearly."""
    return unresolved(words, words.value("frequency"), kind="SET")


def rate(context: Context, words: Words) -> Found | None:
    """A year, a month, a day after a number of something: how much comes in each: "200 lorries a day"."""
    unit = words.unit()
    found = unresolved(words, duration_value(1, unit), kind="SET")
    skipped = words.lexemes.items[words.match.start("skip")].end if words.has("skip") else words.start
    start = words.first("article").start
    return Found(max(start, skipped), found.end, found.value, "SET", rule=words.rule)
