"""When a promised deed falls due: which of the dates beside it says so, and what day that date comes to."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from saydo.extract.binding import Force, clause_verb, is_told_as_past
from saydo.lexicon.commissives import commissives
from saydo.records import Article, Event, When

BOUNDS = {"by", "before", "until", "within", "till"}
OPENING = {"from", "since", "after"}
VAGUE = {"PRESENT_REF", "PAST_REF", "FUTURE_REF"}
YEAR = re.compile(r"\b(?:1[5-9]|2[01])\d\d\b")
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
MONTH = re.compile(r"(\d{4})-(\d\d)")
LENGTH = re.compile(r"P(\d+)([DWMY])")
WEEKDAYS = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
# Deeds that a "from" date is the due date of: they take hold on that day.
TAKING_HOLD = {
    "impose",
    "lift",
    "end",
    "legislate",
    "open",
    "close",
    "hold",
    "other",
    "increase",
    "reduce",
    "keep",
    "deliver",
    "spend",
    "join",
    "leave",
    "build",
    "deploy",
    "withdraw",
}
LASTING = {"cease fire", "keep"}
TALK = {
    "say",
    "tell",
    "announce",
    "report",
    "add",
    "write",
    "declare",
    "approve",
    "sign",
    "agree",
    "meet",
    "pass",
    "vote",
    "do",
    "make",
    "give",
    "begin",
}


def due_of(
    event: Event, article: Article, doc: Doc, token: Token, force: Force, dates: tuple[When, ...]
) -> When | None:
    """The date by which the deed is to be done: a "by" date first, else that of its own clause, else the last to come.

    A date that says when the promise was made, given or reported is none.
    """
    recalled = force.past or force.force == "recalled"
    given = _given(token, force, dates, event)
    usable = [
        w if _is_told_past(w, doc, force) else _forward(w, article, recalled=recalled)
        for w in given
        if w.value not in VAGUE
    ]
    coming = [
        w
        for w in usable
        if _may_come(w, article, recalled=recalled)
        and not (_is_elsewhere(w, doc, token, force) and _is_past(w, article))
    ]
    coming = [w for w in coming if not any(_begins(w, other, article.text) for other in coming)]
    for choose in (_bounded, _span_of_time, _own, _starting, _last):
        found = choose(coming, event, article, doc, force)
        if found is not None:
            return found
    # A term that has run out was set in a promise that is recalled ("is to give them up by 1996").
    gone = [w for w in usable if YEAR.search(w.span.text) and not _when_said(w, doc, token, force)]
    return _bounded(gone, event, article, doc, force)


def _given(token: Token, force: Force, dates: tuple[When, ...], event: Event) -> list[When]:
    """The dates of the deed's clause; and of the word that binds, where that word sets a term or is a noun."""
    found = list(event.dates)
    governor = force.governor
    if force.rule == "commitment.headline":
        return [w for w in dates if token.sent.start_char <= w.span.start < token.sent.end_char]
    if governor is not None and (force.rule in TERMS or governor.pos_ == "NOUN" or not is_told_as_past(governor)):
        inside = {t.idx for t in governor.subtree} | {c.idx for a in _carriers(governor) for c in a.subtree}
        found += [w for w in dates if w.span.start in inside and w not in found]
    return found


SETTING = {"commitment.day-named", "commitment.day-moved"}
TERMS = {
    *SETTING,
    "commitment.falls-due",
    "commitment.not-before",
    "commitment.deadline-given",
    "commitment.promised-thing",
    "commitment.be-to",
}


def _carriers(governor: Token) -> list[Token]:
    return [c for c in governor.children if c.dep_ in ("obl", "obj", "nmod")]


def _forward(when: When, article: Article, *, recalled: bool) -> When:
    """A date named without its year in a promise is the next such day, not the last."""
    if (
        recalled
        or article.published is None
        or when.last is None
        or when.last >= article.published
        or when.first is None
    ):
        return when
    if YEAR.search(when.span.text) or when.bound == "since" or (when.anchor is None and not DAY.fullmatch(when.value)):
        return when
    if WEEKDAYS.search(when.span.text):
        week = timedelta(days=7)
        near = when.last + week >= article.published and "last" not in when.span.text.lower()
        return replace(when, first=when.first + week, last=when.last + week) if near and when.value[:2] != "P" else when
    if not (DAY.fullmatch(when.value) or MONTH.fullmatch(when.value)):
        return when
    year = when.last.year + 1
    return replace(
        when, first=_in_year(when.first, year), last=_in_year(when.last, year), value=f"{year}{when.value[4:]}"
    )


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


def _may_come(when: When, article: Article, *, recalled: bool) -> bool:
    if when.kind not in ("DATE", "TIME", "DURATION"):
        return False
    if when.kind == "DURATION" and not when.resolved:
        return True
    latest = when.last or when.first
    return latest is not None and (recalled or article.published is None or latest >= article.published)


def _is_told_past(when: When, doc: Doc, force: Force) -> bool:
    """It hangs on a verb that tells what is past: "the second of which was completed in mid-January"; but not on the
    word that sets the day."""
    word = _word_at(doc, when)
    if word is None or (force.rule in TERMS and clause_verb(word) == force.governor):
        return False
    return is_told_as_past(clause_verb(word))


def _when_said(when: When, doc: Doc, token: Token, force: Force) -> bool:
    """It hangs on another verb that tells what is past: "said on Wednesday", "approved in March"."""
    word = _word_at(doc, when)
    if word is None:
        return False
    if word.head == token or (
        word.head.pos_ == "NOUN" and word.dep_ in ("amod", "compound", "nummod") and word.i < word.head.i
    ):
        return word.dep_ in ("amod", "compound", "nummod")
    verb = clause_verb(word)
    own = {token.i, clause_verb(token).i}
    if force.rule in TERMS and force.governor is not None:
        own.add(force.governor.i)
    return (
        verb.i not in own
        and verb.pos_ == "VERB"
        and (is_told_as_past(verb) and (verb.lemma_.lower() in TALK or (verb.lemma_.lower(), "VERB") in commissives()))
    )


def _begins(when: When, other: When, text: str) -> bool:
    """The first of two dates between which it is to be done: "between 2025 and 2029", "from May to July"."""
    before = text[max(0, when.span.start - 9) : when.span.start].lower()
    joint = text[when.span.end : other.span.start].strip().lower()
    return (before.endswith("between ") and joint == "and") or (
        before.endswith("from ") and joint in ("to", "until", "till", "through")
    )


def _is_elsewhere(when: When, doc: Doc, token: Token, force: Force) -> bool:
    """It hangs on another verb, which tells what is past: "it let the public know on Friday"."""
    word = _word_at(doc, when)
    if word is None or _when_said(when, doc, token, force):
        return word is not None
    verb = clause_verb(word)
    own = {token.i, clause_verb(token).i, *([force.governor.i] if force.governor is not None else [])}
    return verb.i not in own and verb.pos_ == "VERB" and is_told_as_past(verb)


def _is_past(when: When, article: Article) -> bool:
    return article.published is None or when.first is None or when.first <= article.published


def _word_at(doc: Doc, when: When) -> Token | None:
    span = doc.char_span(when.span.start, when.span.end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def _bounded(coming: list[When], event: Event, article: Article, doc: Doc, force: Force) -> When | None:
    near = _nearest([w for w in coming if w.bound in BOUNDS and w.resolved], event)
    return near[0] if near else None


def _span_of_time(coming: list[When], event: Event, article: Article, doc: Doc, force: Force) -> When | None:
    """ "within 60 days", "180 days to leave", "over the next 14 months": counted from the day of the article."""
    for when in coming:
        length = LENGTH.fullmatch(when.value)
        bound = when.bound in ("within", "in") or force.rule == "commitment.deadline-given"
        bound = bound or (when.bound == "for" and event.deed in LASTING)
        bound = (bound and not _is_compared(when, doc)) or _is_taken(when, doc)
        if when.kind != "DURATION" or length is None or article.published is None or not bound or when.last is not None:
            continue
        return replace(when, first=article.published, last=_after(article.published, int(length[1]), length[2]))
    return None


def _is_taken(when: When, doc: Doc) -> bool:
    """ "The transition will take two years at most": so long from now."""
    word = _word_at(doc, when)
    return word is not None and word.dep_ in ("obj", "obl") and word.head.lemma_.lower() in ("take", "last")


def _is_compared(when: When, doc: Doc) -> bool:
    """ "The most in almost 20 years": it tells since when, and not until when."""
    span = doc.char_span(when.span.start, when.span.end, alignment_mode="expand")
    before = doc[max(0, span.start - 5) : span.start] if span is not None else ()
    return any(t.tag_ in ("JJS", "RBS") or t.lower_ in ("first", "last", "only") for t in before)


def _after(day: date, count: int, unit: str) -> date:
    if unit in "DW":
        return day + timedelta(days=count * (7 if unit == "W" else 1))
    months = day.month - 1 + count * (12 if unit == "Y" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))


def _own(coming: list[When], event: Event, article: Article, doc: Doc, force: Force) -> When | None:
    closed = [w for w in coming if w.kind != "DURATION" and w.last is not None and w.bound not in OPENING]
    near = _nearest(closed, event)
    if force.past:
        return near[0] if near else None
    later = [w for w in near if article.published is None or w.last is None or w.last > article.published]
    return next(iter([*later, *near]), None)


def _starting(coming: list[When], event: Event, article: Article, doc: Doc, force: Force) -> When | None:
    """ "banned from 1 January": it is due on the day on which it takes hold."""
    for when in _nearest(coming, event):
        if when.first is None or when.bound not in ("from", None) or (when.bound is None and when.last is not None):
            continue
        if event.deed in TAKING_HOLD:
            return replace(when, last=_end_of(when), bound=None)
    return None


def _end_of(when: When) -> date | None:
    """The last day of the day, month or year that the value names."""
    first, value = when.first, when.value
    if first is None or DAY.fullmatch(value):
        return first
    if MONTH.fullmatch(value):
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return first.replace(month=12, day=31) if re.fullmatch(r"\d{4}", value) else first


def _last(coming: list[When], event: Event, article: Article, doc: Doc, force: Force) -> When | None:
    closed = [w for w in coming if w.kind != "DURATION" and w.last is not None and w.bound != "since"]
    return closed[-1] if closed else None


def _nearest(dates: Iterable[When], event: Event) -> list[When]:
    """Those behind the trigger in the order of the text, then those before it, nearest first."""
    behind = [w for w in dates if w.span.start >= event.trigger.start]
    before = [w for w in dates if w.span.start < event.trigger.start]
    return [*sorted(behind, key=lambda w: w.span.start), *sorted(before, key=lambda w: -w.span.start)]
