"""Rules for the fiscal years of states, which begin in another month than the calendar's."""

import re
from calendar import month_name
from functools import cache

from saydo.extract.dates import periods
from saydo.extract.dates.context import Context, Found
from saydo.extract.dates.fragments import full_year, told, unresolved
from saydo.extract.dates.words import Words
from saydo.lexicon.quantities import FiscalYear, fiscal_years

BUSINESS = re.compile(
    r"\b(?:company|companies|firm|shares?|shareholders?|earnings|profits?|sales|revenues?|Inc|Corp|Co|Ltd|plc|maker|bank)\b"
)
NO_STATE = "the text does not show whose fiscal year this is"


def fiscal_year(context: Context, words: Words) -> Found | None:
    """A fiscal year, by the rule of the state that the sentence, else the article, shows; else only its name."""
    if "calendar_kind" in words.classes() and words.has("year"):
        return _other_kind(words)
    low, high = _numbers(context, words)
    value = f"{low:04d}/{high:04d}" if high else f"{low:04d}" if low else "XXXX"
    row = None if words.first("fiscal_kind").text.lower() == "tax" else treasury_of(context, words.start)
    if row is None or low is None:
        return _bare(words, value, NO_STATE if row is None else "there is no day of publication")
    first_in = low if high or row.named == "start" else low - 1
    if words.has("which"):
        first_in, value = _told_year(context, words, row)
    if not 1 < first_in < 9990:
        return _bare(words, value, NO_STATE)
    first = periods.month(first_in, row.start).first
    last = periods.add_days(periods.add_months(first, 12), -1)
    anchor = context.published if words.has("which") else None
    reason = f"the fiscal year of {row.state} begins in {month_name[row.start]}"
    return Found(words.start, words.end, value, "DATE", first, last, anchor, None, words.rule, reason=reason)


def _bare(words: Words, value: str, reason: str) -> Found:
    return Found(words.start, words.end, value, "DATE", rule=words.rule, reason=reason)


def _other_kind(words: Words) -> Found:
    """A calendar year is a year; those of schools and harvests have no days that all agree on."""
    year = full_year(words.value("year"))
    if "calendar_word" in words.classes():
        return told(words, periods.year(year))
    return unresolved(words, f"{year:04d}")


def _numbers(context: Context, words: Words) -> tuple[int | None, int | None]:
    """The year named, and the second one of "2024-25"."""
    if words.has("year"):
        low = full_year(words.value("year"))
        if not words.has("high"):
            return low, None
        text = words.first("high").text
        high = int(text) if len(text) == 4 else low // 100 * 100 + int(text)
        return low, high if high == low + 1 else None
    if context.published is None:
        return None, None
    return context.published.year + _step(words), None


def _step(words: Words) -> int:
    said = words.classes("which")
    return 1 if said & {"next", "coming", "following"} else -1 if said & {"last", "past", "previous", "latest"} else 0


def _told_year(context: Context, words: Words, row: FiscalYear) -> tuple[int, str]:
    """The calendar year in which this, last or next fiscal year starts, and its name."""
    today = context.published
    assert today is not None  # _numbers has a year only where there is a day of publication
    starts = today.year - (today.month < row.start) + _step(words)
    return starts, f"{starts + (row.named == 'end'):04d}"


def treasury_of(context: Context, start: int) -> FiscalYear | None:
    """The one state that the sentence names, else the one that the article names; none beside words of business."""
    text = context.article.text
    begin = max(text.rfind(". ", 0, start) + 1, text.rfind("\n", 0, start) + 1)
    stop = min((place for mark in (". ", "\n") if (place := text.find(mark, start)) >= 0), default=len(text))
    if BUSINESS.search(text[begin:stop]):
        return None
    for words in (text[begin:stop], text):
        rows = {fiscal_years()[match[0]].state: fiscal_years()[match[0]] for match in _states().finditer(words)}
        if rows:
            return next(iter(rows.values())) if len(rows) == 1 else None
    return None


@cache
def _states() -> re.Pattern[str]:
    forms = sorted(fiscal_years(), key=len, reverse=True)
    return re.compile(r"(?<![\w.])(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)")
