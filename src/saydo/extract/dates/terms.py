"""Stretches that run from a day which the text names or tells of: "within 90 days of the signing"."""

import re
from dataclasses import replace
from datetime import date

from spacy.tokens import Token

from saydo.extract import grammar
from saydo.extract.dates import periods
from saydo.extract.dates.context import Context, Found
from saydo.extract.dates.duration_rules import WORKING
from saydo.extract.dates.periods import Period

FORWARD = ("of", "after", "from", "following", "since")
BACKWARD = ("before", "prior to", "ahead of")
ISO_STRETCH = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(T.*)?")
WHOLE_MONTHS = re.compile(r"P\d+[YM]")
AHEAD = {"will", "'ll", "’ll", "would", "must", "shall", "should"}
ENDINGS = (
    *("", "s", "d", "e", "ed", "es", "ing", "ings", "ment", "ments", "ature", "ion", "ation", "ication", "ition", "al"),
    *("ure", "ance", "y", "ies", "ied", "t", "ted", "ting", "tion", "se", "sal", "ch", "fire", "out", "off"),
)
FARTHEST, LONGEST_GAP = 400, 12


def settle(context: Context, found: list[tuple[Found, str | None]]) -> list[tuple[Found, str | None]]:
    """The same dates and the words that bound them; a stretch counted from a day that the text gives has its days."""
    dates = [read for read, _ in found]
    return [_settled(context, dates, index, before) for index, (_, before) in enumerate(found)]


def _settled(context: Context, dates: list[Found], index: int, before: str | None) -> tuple[Found, str | None]:
    read = dates[index]
    within = read.bound == "within"
    way, opener_end = _way(context, read)
    if WORKING & set(context.article.text[read.start : read.end].lower().split()):
        return read, before
    if read.kind != "DURATION" or read.first or read.last or not way or (way < 0 and within):
        return read, before
    if context.article.text[read.end : opener_end].strip().lower() == "of" and not within:
        return read, before
    anchor, words = _anchor(context, dates, index, opener_end)
    if anchor is None:
        reason = f"runs from “{words}”, whose day the text does not give" if words else None
        return replace(read, reason=reason if within else None), before
    from_word = context.article.text[read.end : opener_end].strip().lower() == "from"
    whole = from_word and way > 0 and WHOLE_MONTHS.fullmatch(read.value) is not None
    whole = whole and starts_a_period(anchor.first, anchor.last)
    last = reached(anchor.first if whole else anchor.last, read.value, way)
    if last is None:
        return read, before
    if whole:  # "the five years from April 2021" end with March
        last = periods.add_days(last, -1)
    reason = f"counted from {anchor.first.isoformat()} (“{words}”)"
    if within:
        return replace(read, first=anchor.first, last=last, anchor=anchor.first, reason=reason), before
    first = reached(anchor.first, read.value, way) or last
    value = last.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    period = periods.day(last) if first == last else None
    moved = replace(read, kind="DATE", value=value, first=first, last=last, anchor=anchor.first, period=period)
    return replace(moved, bound="" if read.bound is None else read.bound, reason=reason), before


def starts_a_period(first: date, last: date) -> bool:
    """A month or year named as such, or New Year's Day: lengths counted from there end with a month, not on a first."""
    return first.day == 1 and (first != last or first.month == 1)


def _way(context: Context, read: Found) -> tuple[int, int]:
    """1 where the words after count on from something, -1 back from it, 0 neither; and where they end."""
    after = context.article.text[read.end : read.end + 12].lower()
    for way, openers in ((1, FORWARD), (-1, BACKWARD)):
        for opener in openers:
            if re.match(rf"\s+{opener}\s", after):
                return way, read.end + len(opener) + 1
    return 0, read.end


def reached(day: date, value: str, way: int) -> date | None:
    """The day that a stretch in ISO 8601 leads to, on or back; None where it is vague or of hours."""
    match = ISO_STRETCH.fullmatch(value)
    if match is None or match[5] or not any(match.groups()):
        return None
    years, months, weeks, days = (int(number or 0) for number in match.groups()[:4])
    if years > 3000 or weeks > 100_000 or days > 1_000_000:
        return None
    return periods.add_days(periods.add_months(day, way * (12 * years + months)), way * (7 * weeks + days))


def _anchor(context: Context, dates: list[Found], index: int, start: int) -> tuple[Period | None, str]:
    """The day or period that the stretch runs from, and the words that name it."""
    named = _named_after(context, dates, index)
    if named is not None and named.first is not None and named.last is not None:
        return Period("", named.first, named.last, ""), context.article.text[start : named.end].strip()
    deed = _deed(context, start)
    if deed is None:
        return None, ""
    words = context.article.text[start : deed.idx + len(deed.text)].strip()
    told = _told_of(context, dates[:index], deed)
    return (Period("", told.first, told.last, "") if told and told.first and told.last else None), words


def _named_after(context: Context, dates: list[Found], index: int) -> Found | None:
    """The date that follows in the same clause: "of the signing on 12 June"."""
    following = dates[index + 1] if index + 1 < len(dates) else None
    if following is None or following.kind not in ("DATE", "TIME") or following.period is None:
        return None
    between = context.lexemes.between(dates[index].end, following.start)
    words = [item.text.lower() for item in between]
    if len(words) > LONGEST_GAP or {"by", "until", "within"} & set(words[-1:]) or AHEAD & set(words):
        return None
    return None if any({"stop", "break", "comma"} & set(item.classes) for item in between) else following


def _deed(context: Context, start: int) -> Token | None:
    """The noun or verb after the opening word: the head of its phrase."""
    first = context.token_at(start + 1)
    if first is None:
        return None
    head = first
    while head.head.i > head.i and head.head.i - first.i < 8 and head.head.sent == head.sent:
        head = head.head
    return head if head.pos_ in ("NOUN", "PROPN", "VERB") else None


def _told_of(context: Context, dates: list[Found], deed: Token) -> Found | None:
    """The day that the text told for the same deed before: the date nearest to a word of the same stem."""
    for token in reversed(context.doc[max(0, deed.i - FARTHEST) : max(deed.i - 1, 0)]):
        if token.pos_ not in ("NOUN", "VERB", "PROPN") or not same_stem(token.lower_, deed.lower_):
            continue
        sentence = token.sent
        near = [
            read
            for read in dates
            if read.period is not None
            and read.period.size == "D"
            and sentence.start_char <= read.start < sentence.end_char
        ]
        near = [read for read in near if _one_clause(context.token_at(read.start), token)]
        if near:
            return min(near, key=lambda read: abs(read.start - token.idx))
    return None


def _one_clause(when: Token | None, deed: Token) -> bool:
    """The date stands in the clause that tells of the deed, not in the one that reports it."""
    if when is None:
        return False
    head = grammar.clause_head(when)
    return head in (deed, grammar.clause_head(deed)) or deed in when.ancestors


def same_stem(left: str, right: str) -> bool:
    """ "signed" and "signature", "agreed" and "agreement", but not "port" and "portfolio"."""
    shared = 0
    while shared < min(len(left), len(right)) and left[shared] == right[shared]:
        shared += 1
    return shared >= 4 and left[shared:] in ENDINGS and right[shared:] in ENDINGS
