"""Dates given up for others: "put back from 3 May to 4 June", "in October instead of August", "postponed by a year"."""

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

from saydo.extract.dates import periods
from saydo.extract.dates.context import Context, Found
from saydo.extract.dates.neutral import said_before
from saydo.extract.dates.periods import Period, day
from saydo.extract.dates.terms import reached
from saydo.lexicon.quantities import slip_phrases

SAID_THAT = re.compile(r"\b(?:\w+ed|said|told|ruled|swore|made (?:it )?known|let it be known) (?:\w+ )?that\b")
RELATIVE = re.compile(r"\b(?:which|that|from|than)\b")
YEAR_SAID = re.compile(r"^\d{4}-\d\d(?:-\d\d)?$")
FARTHEST = 300
SMALL = r"(?:\s*(?:in|on|by|at|to|until|till|the|for|from|of|a|an|around|about|early|late|mid|some time|sometime))*\s*"


def with_replaced(context: Context, found: list[tuple[Found, str | None]]) -> list[tuple[Found, str | None]]:
    """The same dates; one that the text puts in the place of another says so, and the bounds of both fit."""
    made = list(found)
    places = [i for i, (read, _) in enumerate(found) if _is_a_day(read) and read.first and read.last]
    for left, right in pairwise(places):
        old_new = _old_and_new(context, made[left][0], made[right][0], made[left][1])
        if old_new:
            old, new = (left, right) if old_new == "forward" else (right, left)
            _replace(context, made, old, new)
    for index, (read, before) in enumerate(found):
        old = max((i for i in places if i < index), default=-1)
        if read.kind == "DURATION" and old >= 0 and not _is_used(made, found[old][0].start):
            made[index] = (_put_off_by(context, made[old][0], read), before)
    return made


def _is_a_day(read: Found) -> bool:
    """A date, or a stretch that ends on a known day: "instead of on 30 June, in six months' time"."""
    return read.kind in ("DATE", "TIME") or (read.kind == "DURATION" and read.bound == "within")


def _is_used(made: list[tuple[Found, str | None]], start: int) -> bool:
    return any(start in (read.replaces, read.start if read.replaces is not None else None) for read, _ in made)


def _old_and_new(context: Context, left: Found, right: Found, bound: str | None) -> str:
    """ "forward" where the right date replaces the left one, "back" where it is the other way, "" where neither."""
    if right.start - left.end > FARTHEST:
        return ""
    if not _one_sentence(context, left, right):
        return _in_next_sentence(context, left, right)
    text = context.article.text
    between = text[left.end : right.start].lower()
    before = _before(context, left)
    if _matches("instead", between, whole=True):
        return "back"
    if re.fullmatch(rf"(?:\s|,)*but(?: now)?{SMALL}", between) and re.search(rf"\bnot{SMALL}$", before):
        return "forward"
    if _ends("instead", before):
        return "forward"
    if bound == "from" and re.fullmatch(r"\s*(?:back |forward )?(?:to|until|till)(?: the)?\s*", between):
        return "forward" if _matches("move", before + between) else ""
    if _moved_to(between):
        return "forward"
    if (
        _matches("old", between)
        and not _matches("new", between)
        and re.search(r"\b(?:which|that|from|than)\b", between)
    ):
        return "back"
    if re.fullmatch(rf"\W*(?:{_joined('old')})(?:\s+(?:{_joined('due')}))?{SMALL}", between):
        return "back"
    if re.match(r"\s*(?:at first|originally|initially|in the first place|to begin with|to start with)\b", between):
        return "forward"  # "promised for March at first, it will be out in May"
    return "forward" if _matches("old", before) and _matches("new", between) else ""


def _in_next_sentence(context: Context, left: Found, right: Found) -> str:
    """ "It was due in May. It has been put back to July." """
    between = context.lexemes.between(left.end, right.start)
    if sum(bool({"stop", "break"} & set(item.classes)) for item in between) != 1 or len(between) > 20:
        return ""
    said = context.article.text[left.end : right.start].lower()
    before = _before(context, left)
    return "forward" if _moved_to(said) and (_matches("due", before) or _matches("old", before)) else ""


def _moved_to(words: str) -> bool:
    """The words end in a verb that moves a date, and "to" or "until"."""
    pattern = (
        rf"(?:{_joined('move')})(?:\s+\w+){{0,2}}\s+(?:to|until|till)(?:\s+(?:the|mid|early|late|at least)){{0,2}}\s*$"
    )
    return re.search(pattern, words) is not None and not SAID_THAT.search(words)


def _put_off_by(context: Context, old: Found, read: Found) -> Found:
    """ "postponed by two months": the new date is that far from the old one named before it."""
    before = _before(context, read)
    moved_by = rf"(?:{_joined('move')})\s+by\s*(?:about|some)?\s*$"
    far = read.start - old.end > FARTHEST
    if far or not _one_sentence(context, old, read) or not re.search(moved_by, before):
        return read
    way = -1 if re.search(rf"(?:{_joined('advance')})\s+by\s*(?:about|some)?\s*$", before) else 1
    if old.first is None or old.last is None or read.first or read.last:
        return read
    first, last = reached(old.first, read.value, way), reached(old.last, read.value, way)
    if first is None or last is None:
        return read
    period = day(first) if first == last else Period("W", first, last, f"{first}/{last}")
    reason = f"{read.value} {'after' if way > 0 else 'before'} {old.value}, from which the text moves it"
    moved = replace(read, first=first, last=last, anchor=old.first, period=period)
    return replace(moved, bound=None, reason=reason, replaces=old.start)


def _replace(context: Context, made: list[tuple[Found, str | None]], old: int, new: int) -> None:
    """Neither end of a move is a bound: "from" and "to" belong to the verb, unless something is extended "until"."""
    was, was_bound = made[old]
    will, will_bound = made[new]
    was = _in_the_year_before(was, will) if old < new else was
    made[old] = (was, None if was_bound in ("from", "not before") and was.bound == "" else was_bound)
    kept = will_bound if will_bound != "until" or _matches("extend", _before(context, will)) else None
    made[new] = (replace(will, replaces=was.start), None if kept == "from" else kept)


def _in_the_year_before(was: Found, will: Found) -> Found:
    """A day or month named without its year that was put off is the last such one before the new date."""
    if was.first is None or was.last is None or will.first is None or was.period is None:
        return was
    if was.anchor is None or was.period.size not in ("D", "M") or YEAR_SAID.search(was.value) is None:
        return was
    years = (will.first - was.first).days // 366
    if years < 1:
        return was
    period = periods.shifted(was.period, 12 * years) if was.period.size == "M" else None
    if period is None:
        period = day(periods.add_months(was.first, 12 * years))
    first, last = periods.add_months(was.first, 12 * years), periods.add_months(was.last, 12 * years)
    return replace(was, first=first, last=last, period=period, value=period.value)


def _one_sentence(context: Context, left: Found, right: Found) -> bool:
    between = context.lexemes.between(left.end, right.start)
    return not any({"stop", "break"} & set(item.classes) for item in between)


def _before(context: Context, read: Found) -> str:
    return said_before(context.article.text, read.start)


@cache
def _joined(kind: str) -> str:
    return "|".join(rf"\b{re.escape(phrase)}\b" for phrase in slip_phrases(kind))


def _matches(kind: str, text: str, *, whole: bool = False) -> bool:
    if whole:
        return re.fullmatch(rf"[\s,]*(?:{_joined(kind)}){SMALL}", text) is not None
    return re.search(_joined(kind), text) is not None


def _ends(kind: str, text: str) -> bool:
    return re.search(rf"(?:{_joined(kind)}){SMALL}$", text) is not None
