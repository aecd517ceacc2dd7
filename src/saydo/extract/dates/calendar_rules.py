"""Rules for dates that name their place in the calendar: days, months, quarters, seasons, years, decades, centuries."""

from datetime import date

from saydo.extract.dates import periods
from saydo.extract.dates.context import Context, Found
from saydo.extract.dates.direction import FORWARD_BOUNDS
from saydo.extract.dates.fragments import full_year, nearest_year, said_year, shared_year, told, unresolved
from saydo.extract.dates.words import Words
from saydo.lexicon.quantities import designators

YEAR_MARKS = {
    "the",
    "in",
    "of",
    "its",
    "by",
    "until",
    "since",
    "before",
    "after",
    "during",
    "through",
    "till",
    "late",
    "early",
}


def iso_day(context: Context, words: Words) -> Found | None:
    """A date in ISO 8601: 2021-07-22."""
    year, month, number = map(int, words.first("iso").text.split("-"))
    day = periods.valid_day(year, month, number)
    return told(words, periods.day(day)) if day else None


def slashed_day(context: Context, words: Words) -> Found | None:
    """A date in figures: 22/07/2021. Where day and month may change places it is kept open between the two."""
    text = words.first("slashed").text
    left, right, year = (int(piece) for piece in text.replace(".", "/").split("/"))
    year = full_year(str(year)) if year < 100 else year
    orders = [(right, left)] if "." in text else [(left, right), (right, left)]
    days = sorted({day for month, number in orders if (day := periods.valid_day(year, month, number))})
    if not days:
        return None
    if len(days) == 1:
        return told(words, periods.day(days[0]))
    return Found(words.start, words.end, f"{year}-XX-XX", "DATE", days[0], days[-1], rule=words.rule)


def day_of_month(context: Context, words: Words) -> Found | None:
    """A day and a month, with a year or with the one that the tense points to: "May 1, 2021", "the 1st of May"."""
    number = words.number("nth_day", "ordinal") if words.has("nth_day") else words.number("monthday")
    return _day(context, words, words.number("month"), number)


def _year_for(context: Context, words: Words, month: int, number: int) -> tuple[int | None, date | None]:
    year, anchor = said_year(context, words)
    if year is None:
        year = shared_year(words)
    if year is None and context.published is not None:
        anchor = context.published
        around = range(max(anchor.year - 4, 1), min(anchor.year + 5, 9999))
        days = {y: (day, day) for y in around if (day := periods.valid_day(y, month, number))}
        weekday = words.number("named_weekday", "weekday") if words.has("named_weekday") else 0
        fitting = {y: ends for y, ends in days.items() if ends[0].isoweekday() == weekday}
        said = words.classes("which")
        if said & {"last", "past", "previous"}:
            fitting = {y: ends for y, ends in days.items() if ends[0] < anchor}
        year = nearest_year(context, words, fitting or days)
    return year, anchor


def day_in_year(context: Context, words: Words, month: int, number: int) -> tuple[date | None, date | None]:
    """The day in the year that the words or the tense point to, and the anchor."""
    year, anchor = _year_for(context, words, month, number)
    return (periods.valid_day(year, month, number) if year else None), anchor


def _day(context: Context, words: Words, month: int, number: int) -> Found | None:
    year, anchor = _year_for(context, words, month, number)
    if year is None:
        leap = periods.valid_day(2000, month, number)
        return unresolved(words, f"XXXX-{month:02d}-{number:02d}") if leap else None
    day = periods.valid_day(year, month, number)
    return told(words, periods.day(day), anchor=anchor) if day else None


def day_range(context: Context, words: Words) -> Found | None:
    """Two days of one month with a dash or "to" between: "4-18 February", "from 24 to 30 November"."""
    month, low, high = words.number("month"), words.number("low", "monthday"), words.number("monthday")
    year, anchor = _year_for(context, words, month, high)
    if low >= high:
        return None
    if year is None:
        return unresolved(words, f"XXXX-{month:02d}-{low:02d}/XXXX-{month:02d}-{high:02d}")
    first, last = periods.valid_day(year, month, low), periods.valid_day(year, month, high)
    if first is None or last is None:
        return None
    return Found(words.start, words.end, f"{first}/{last}", "DATE", first, last, anchor, periods.day(last), words.rule)


def another_day(context: Context, words: Words) -> Found | None:
    """A day without its month, in the month of the day named just before: "April 24 and 25"."""
    story = context.narrated
    if story is None or story.size != "D" or not context.told or words.start - context.told[-1].end > 8:
        return None
    day = periods.valid_day(story.first.year, story.first.month, words.number("monthday"))
    return told(words, periods.day(day), anchor=context.told[-1].anchor) if day else None


def weekday_of_month(context: Context, words: Words) -> Found | None:
    """A weekday by its place in a month: "the second Sunday in September", "the last Friday of June 2022"."""
    nth = next((int(item.classes["ordinal"]) for item in words.all("nth") if "ordinal" in item.classes), 0)
    month, weekday = words.number("month"), words.number("weekday")
    year, anchor = said_year(context, words)
    if year is None and context.published is not None:
        anchor = context.published
        around = range(max(anchor.year - 1, 1), min(anchor.year + 2, 9999))
        days = {y: (day, day) for y in around if (day := periods.weekday_in(y, month, weekday, nth))}
        year = nearest_year(context, words, days)
    if year is None:
        return unresolved(words, f"XXXX-{month:02d}")
    day = periods.weekday_in(year, month, weekday, nth)
    return told(words, periods.day(day), anchor=anchor) if day else None


def lone_day(context: Context, words: Words) -> Found | None:
    """A day by its number alone, of this month or the one that the tense points to: "on the 28th"."""
    anchor, number = context.published, words.number("monthday")
    if words.first("monthday").written != "ordinal" or not words.first("monthday").text[0].isdigit() or anchor is None:
        return None
    way = context.direction(words.start, words.bound)
    starts = [periods.add_months(anchor.replace(day=1), step) for step in ((0, 1, 2) if way > 0 else (0, -1, -2))]
    days = [day for first in starts if (day := periods.valid_day(first.year, first.month, number))]
    fit = [day for day in days if (day >= anchor if way > 0 else day <= anchor)]
    return told(words, periods.day(fit[0]), anchor=anchor) if fit else None


def week_of(context: Context, words: Words) -> Found | None:
    """The week of March 6."""
    found = day_of_month(context, words)
    if found is None or found.first is None:
        return found
    return told(words, periods.week(found.first), anchor=found.anchor)


def month_named(context: Context, words: Words) -> Found | None:
    """A month, with a year or with the one that the tense points to: "in April", "early September 2021"."""
    month = words.number("month")
    token = context.token_at(words.first("month").start)
    if (
        token is not None
        and token.lower_ in ("may", "march")
        and token.tag_ in ("MD", "VB", "VBP")
        and not words.has("year")
    ):
        return None
    year, anchor = said_year(context, words)
    if year is None:
        year = shared_year(words)
    if year is None and context.published is not None:
        anchor = context.published
        year = _month_year(context, words, month, anchor)
    if year is None or not 1 <= year <= 9999:
        return unresolved(words, f"XXXX-{month:02d}")
    return told(words, periods.month(year, month), anchor=anchor)


def _month_year(context: Context, words: Words, month: int, anchor: date) -> int | None:
    around = range(max(anchor.year - 1, 1), min(anchor.year + 2, 9999))
    months = {y: periods.month(y, month) for y in around}
    said = words.classes("which")
    ends = {y: (p.first, p.last) for y, p in months.items()}
    story = context.narrated
    if not said and story and story.size == "Y" and story.last < anchor and context.same_sentence(words.start):
        return story.first.year
    if said & {"last", "past", "previous"}:
        return max(y for y, p in months.items() if p.last < anchor)
    if said & {"next", "coming", "following"}:
        return min(y for y, p in months.items() if p.first > anchor)
    if "this" in said:
        return anchor.year
    if not context.direction(words.start, words.bound) and month == anchor.month:
        return anchor.year
    return nearest_year(context, words, ends)


def month_range(context: Context, words: Words) -> Found | None:
    """Two months joined: "January to March", "the October-December quarter"."""
    low, high = words.number("low", "month"), words.number("month")
    year, anchor = said_year(context, words)
    if year is None and context.published is not None:
        anchor = context.published
        year = _month_year(context, words, high, anchor)
    if year is None:
        return unresolved(words, f"XXXX-{low:02d}/XXXX-{high:02d}")
    first, last = periods.month(year - (low > high), low), periods.month(year, high)
    if high - low == 2 and low % 3 == 1:
        return told(words, periods.quarter(year, high // 3), anchor=anchor)
    return Found(
        words.start, words.end, f"{first.value}/{last.value}", "DATE", first.first, last.last, anchor, last, words.rule
    )


def year_named(context: Context, words: Words) -> Found | None:
    """A year of four figures, or of words, or '98."""
    lexeme = words.first("year")
    before = words.lexemes.items[words.match.start() - 1].text.lower() if words.match.start() else ""
    if before in designators("before") and before not in YEAR_MARKS:
        return None
    if lexeme.written == "digits" and not words.classes() - set(lexeme.classes) and _counts(context, lexeme.start):
        return None
    year = full_year(lexeme.classes.get("year") or lexeme.classes.get("millennial") or lexeme.text)
    return told(words, periods.year(year))


def _counts(context: Context, offset: int) -> bool:
    """The four figures count the plural noun that follows: "2000 soldiers"."""
    token = context.token_at(offset)
    return (
        token is not None
        and token.dep_ == "nummod"
        and token.head.tag_ in ("NNS", "NNPS")
        and (token.head.i > token.i)
        and (token.i == 0 or token.nbor(-1).lower_ not in YEAR_MARKS)
    )


def year_range(context: Context, words: Words) -> Found | None:
    """Two years joined by a dash: "2019-2021", "the 2024-25 budget"."""
    low = full_year(words.value("year"))
    text = words.first("high").text
    high = int(text) if len(text) == 4 else low // 100 * 100 + int(text)
    if not low < high <= low + 60:
        return None
    first, last = periods.year(low), periods.year(high)
    return Found(words.start, words.end, f"{low}/{high}", "DATE", first.first, last.last, None, last, words.rule)


def decade_named(context: Context, words: Words) -> Found | None:
    """The 1990s, the '80s, the nineties."""
    if words.has("spelled"):
        start = words.number("spelled", "decade_word")
    elif words.has("spelled_mod"):
        start = int(words.all("spelled_mod")[-1].classes["decade_word"])
    else:
        digits = "".join(c for c in words.first("decade").text if c.isdigit())
        start = int(digits) if len(digits) == 4 else 1900 + int(digits)
        if len(digits) == 2 and not ("the" in words.classes() or "’" in words.first("decade").text[:1] + "'"):
            return None
    return told(words, periods.decade(start))


def century_named(context: Context, words: Words) -> Found | None:
    """The 20th century."""
    number = words.number("ordinal")
    return told(words, periods.century(100 * (number - 1))) if 1 < number <= 22 else None


def season_named(context: Context, words: Words) -> Found | None:
    """A season with its year, or this, last or next."""
    code = words.value("season")
    year, anchor = said_year(context, words)
    token = context.token_at(words.first("season").start)
    if token is not None and token.pos_ == "VERB":
        return None
    if year is None:
        anchor = context.published
        if anchor is None:
            return unresolved(words, f"XXXX-{code}")
        around = range(max(anchor.year - 1, 1), min(anchor.year + 2, 9999))
        seasons = {y: periods.season(y, code) for y in around}
        said = words.classes("which")
        if said & {"last", "past", "previous"}:
            year = max(y for y, p in seasons.items() if p.last < anchor)
        elif said & {"next", "coming", "following"}:
            year = min(y for y, p in seasons.items() if p.first > anchor)
        elif "this" in said:
            year = min(seasons, key=lambda y: away(seasons[y], anchor))
        else:
            year = nearest_year(context, words, {y: (p.first, p.last) for y, p in seasons.items()})
    return told(words, periods.season(year, code), anchor=anchor) if year else None


def away(period: periods.Period, anchor: date) -> int:
    """Days from the anchor to the nearest day of the period."""
    return max((period.first - anchor).days, (anchor - period.last).days, 0)


def quarter_named(context: Context, words: Words) -> Found | None:
    """A quarter or half of a year: "the third quarter", "the first half of 2024", "last year's second quarter"."""
    number = int(words.first("code").text[1]) if words.has("code") else words.number("ordinal")
    size = "H" if "half_word" in words.classes("unit") else "Q"
    if number > (2 if size == "H" else 4):
        return None
    year, anchor = said_year(context, words)
    if year is None and context.published:
        anchor = context.published
        around = range(max(anchor.year - 1, 1), min(anchor.year + 2, 9999))
        make = periods.half if size == "H" else periods.quarter
        units = {y: make(y, number) for y in around}
        year = _quarter_year(context, words, {y: (p.first, p.last) for y, p in units.items()}, anchor)
    if year is None:
        return unresolved(words, f"XXXX-{size}{number}")
    period = (periods.half if size == "H" else periods.quarter)(year, number)
    found = told(words, period, anchor=anchor)
    if "fiscal" in words.classes():
        return unresolved(words, period.value)
    return found


def _quarter_year(context: Context, words: Words, units: dict[int, tuple[date, date]], anchor: date) -> int | None:
    if "year_ago" in words.match.re.groupindex and words.has("year_ago"):
        ended = [y for y, (_, last) in units.items() if last < anchor]
        return max(ended) - 1 if ended else None
    just_over = [y for y, (_, last) in units.items() if 0 < (anchor - last).days < 100]
    if just_over and words.bound not in FORWARD_BOUNDS:
        return just_over[0]
    if context.direction(words.start, words.bound) > 0:
        return nearest_year(context, words, units)
    begun = [y for y, (first, _) in units.items() if first <= anchor]
    return max(begun, default=None)
