"""When a promised deed falls due: which of the dates beside it says so, and what day that date comes to."""

import calendar
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Token

from saydo.extract.binding import Force, clause_verb, is_told_as_past
from saydo.extract.due_counted import (
    LASTING,
    counted_from_a_day,
    counted_from_the_promise,
    end_of_a_stretch,
    is_compared,
    news_day,
    spoken_on,
)
from saydo.extract.due_roles import (
    BOUNDS,
    DAY,
    MONTH,
    TERMS,
    WEEKDAYS,
    YEAR,
    backward,
    forward,
    from_the_day_said,
    is_aimed_at,
    is_below,
    is_bound_ahead,
    is_distance,
    is_elsewhere,
    is_just_over,
    is_of_a_noun,
    is_of_a_participle,
    is_of_the_promise,
    is_outdone,
    is_over,
    is_own,
    is_past,
    is_reported,
    is_term_of_all,
    is_told_past,
    is_when_set,
    looks_back,
    when_said,
)
from saydo.extract.grammar import is_negated
from saydo.lexicon.due_words import due_words
from saydo.records import Article, Event, When

OPENING = {"from", "since", "after"}
VAGUE = {"PRESENT_REF", "PAST_REF", "FUTURE_REF"}
# Deeds that a "from" date is the due date of: they take hold on that day.
NAMING = {"commitment.day-named", "commitment.bound-by-word"}
TAKING_HOLD = {
    "cease fire",
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


@dataclass(frozen=True, slots=True)
class Beside:
    """A promise with the dates that may be its due date, in the order of the text; spoken is the day it was made."""

    event: Event
    article: Article
    doc: Doc
    token: Token
    force: Force
    coming: list[When]
    dates: tuple[When, ...]
    spoken: date | None


def due_of(
    event: Event,
    article: Article,
    doc: Doc,
    token: Token,
    force: Force,
    dates: tuple[When, ...],
    said: When | None = None,
) -> When | None:
    """The date by which the deed is to be done: the first of CHOICES that knows one.

    A date that says when the promise was made, given or reported is none; said is the day of the statement, if told.
    """
    recalled = looks_back(force) or is_over(force)
    given = [w for w in _given(token, force, dates, event) if w.value not in VAGUE]
    around = _around(token, dates)
    told = [w for w in around if _is_told(w, dates, article, doc, token, force)]
    over = [w for w in given if is_just_over(w, article, token)]
    on = _day_of(said)
    replaced = {w.replaces for w in dates if w.last is not None and not is_past(w, article)}
    usable = [
        from_the_day_said(w, on, article)
        if w in over or w.id in replaced or (is_told_past(w, doc, force) and not is_aimed_at(w, force))
        else from_the_day_said(forward(w, article, recalled=recalled), on, article)
        for w in given
        if w not in told and not _is_of_another(w, doc, token, event) and not _is_no_term(w, article, doc)
    ]
    coming = [
        w
        for w in usable
        if _may_come(w, article, recalled=recalled or w in over or _is_since(w, on))
        and not (is_elsewhere(w, doc, token, force) and is_past(w, article))
    ]
    coming = [w for w in coming if not any(is_outdone(w, other, article.text) for other in coming)]
    spoken = spoken_on(article, said, told, news_day(article, doc, dates, token.sent), recalled=recalled)
    beside = Beside(event, article, doc, token, force, coming, tuple(around), spoken)
    for choose in CHOICES:
        found = choose(beside)
        if found is not None:
            return found
    below = [w for w in around if w not in told and not is_of_a_noun(w, doc) and is_below(w, doc, token, force)]
    below = [forward(w, article, recalled=recalled) for w in below]
    lower = replace(beside, coming=[w for w in below if _may_come(w, article, recalled=recalled)])
    ahead = [w for w in around if is_bound_ahead(w, article, doc, token, force)]
    found = _last(lower) or _starting(lower) or _bounded_or_counted(replace(beside, coming=ahead))
    if found is not None:
        return found
    terms = [w for w in around if w not in told and is_term_of_all(w, article, token)]
    terms = [w for w in terms if not is_of_a_noun(w, doc) and not _is_no_term(w, article, doc)]
    found = _glossed(replace(beside, coming=terms)) or _bounded_or_counted(replace(beside, coming=terms))
    if found is not None:
        return found
    # A term that has run out was set in a promise that is recalled ("is to give them up by 1996").
    gone = [w for w in usable if YEAR.search(w.span.text) and not when_said(w, doc, token, force)]
    return _bounded(replace(beside, coming=gone))


def _is_told(when: When, dates: tuple[When, ...], article: Article, doc: Doc, token: Token, force: Force) -> bool:
    """It says when the promise was made, given, reported or set."""
    return (
        is_reported(when, doc)
        or is_of_the_promise(when, article, doc, token, force)
        or is_when_set(when, dates, doc, article.text)
    )


def _day_of(said: When | None) -> date | None:
    """The day of the statement, where the text gives the day."""
    return said.last if said is not None and said.first == said.last else None


def _is_since(when: When, said: date | None) -> bool:
    """A weekday that was still to come when it was said."""
    return (
        said is not None
        and when.last is not None
        and when.last > said
        and WEEKDAYS.fullmatch(when.span.text) is not None
    )


def _is_of_another(when: When, doc: Doc, token: Token, event: Event) -> bool:
    """It is said of a noun, or of a participle that tells what is past, or of how long the deed is to hold."""
    return is_of_a_noun(when, doc) or is_of_a_participle(when, doc, token) or _is_lasting_of_another(when, event)


def _is_no_term(when: When, article: Article, doc: Doc) -> bool:
    """A length that tells how far apart two things are, or since when nothing like it was seen."""
    return is_distance(when, article.text) or (when.kind == "DURATION" and is_compared(when, doc))


def _is_lasting_of_another(when: When, event: Event) -> bool:
    """ "Shut for six months from 26 April": it is to be shut by then, and not half a year later."""
    return when.bound == "for" and when.reason is not None and when.anchor is not None and event.deed not in LASTING


def _around(token: Token, dates: tuple[When, ...]) -> list[When]:
    """The dates of the sentence."""
    return [w for w in dates if token.sent.start_char <= w.span.start < token.sent.end_char]


def _given(token: Token, force: Force, dates: tuple[When, ...], event: Event) -> list[When]:
    """The dates of the deed's clause; and of the word that binds, where that word sets a term or is a noun."""
    found = list(event.dates)
    governor = force.governor
    if force.rule == "commitment.headline":
        return _around(token, dates)
    if governor is not None and (force.rule in TERMS or governor.pos_ == "NOUN" or not is_told_as_past(governor)):
        inside = {t.idx for t in governor.subtree} | {c.idx for a in _carriers(governor) for c in a.subtree}
        found += [w for w in dates if w.span.start in inside and w not in found]
    return found


def _carriers(governor: Token) -> list[Token]:
    return [c for c in governor.children if c.dep_ in ("obl", "obj", "nmod")]


def _may_come(when: When, article: Article, *, recalled: bool) -> bool:
    if when.kind not in ("DATE", "TIME", "DURATION"):
        return False
    if when.kind == "DURATION" and not when.resolved:
        return True
    latest = when.last or when.first
    return latest is not None and (recalled or article.published is None or latest >= article.published)


def _running_out(beside: Beside) -> When | None:
    """ "Within a year, a term that runs out in March": the day that the words themselves give it."""
    pattern = rf"\b(?:{due_words('term')})\b[^.;]*?\b(?:{due_words('runs-out')})\s*(?:on|in|at|by|with)?\s*(?:the)?\s*$"
    for when in beside.dates:
        before = beside.article.text[beside.token.sent.start_char : when.span.start]
        if when.kind != "DURATION" and when.last is not None and re.search(pattern, before, re.IGNORECASE):
            return when if beside.force.past else forward(when, beside.article, recalled=False)
    return None


def _glossed(beside: Beside) -> When | None:
    """ "In four years, that is to say in 2022": the day by which the words explain another."""
    words = r"that is(?: to say)?|which is to say|i\.e\.|in other words|namely|which means|meaning"
    gloss = rf"(?:{words}),?(?: by| in| on)?(?: the)?\s*$"
    for when in beside.coming:
        before = beside.article.text[beside.token.sent.start_char : when.span.start]
        if when.kind != "DURATION" and when.last is not None and re.search(gloss, before, re.IGNORECASE):
            return when
    return None


def _of_the_clause(beside: Beside) -> When | None:
    """ "1 May, the day by which it had undertaken to leave", "Monday, the day fixed for the departure"."""
    text, sentence = beside.article.text, beside.token.sent
    for when in beside.dates:
        if when.kind == "DURATION" or when.last is None:
            continue
        ahead = when.span.end <= beside.token.idx and _SAID_OF_DAY.match(text[when.span.end : sentence.end_char])
        behind = when.span.start > beside.token.idx and _DAY_SAID.search(text[sentence.start_char : when.span.start])
        if ahead or behind:
            return replace(backward(when, beside.article) if beside.force.past else when, bound=None)
    return None


_DAYS = r"(?:date|day|deadline|month|year|time|limit|term|week)"
_WHICH = r"(?:by|on|in|before|at|until|up to|for|from) (?:which|when)\b"
_FIXED = r"(?:that (?:was|had been) )?(?:fixed|set|named|agreed|chosen|appointed|laid down|picked|given|promised)\b"
_NAMED = (
    rf"(?:is|was|had been) the {_DAYS} [^,;.]{{0,60}}\b(?:fixed|set|named|agreed|chose|chosen|picked|gave|promised)\b"
)
_SAID_OF_DAY = re.compile(rf",? (?:the |a )?{_DAYS} (?:{_WHICH}|{_FIXED})| {_NAMED}", re.IGNORECASE)
_DAY_SAID = re.compile(rf"\bthe {_DAYS} (?:{_WHICH}|{_FIXED})[^,;.]*, (?:on |in )?(?:the )?$", re.IGNORECASE)


def _bounded(beside: Beside) -> When | None:
    near = _near([w for w in beside.coming if w.bound in BOUNDS and w.resolved and not _is_counted(w)], beside)
    if near and not is_own(near[0], beside.doc, beside.token, beside.force):
        own = _own(beside)  # "destroyed in the first half, and what made them by November"
        if own is not None and is_own(own, beside.doc, beside.token, beside.force):
            return own
    return near[0] if near else None


def _bounded_or_counted(beside: Beside) -> When | None:
    return _bounded(beside) or _from_the_promise(beside) or next((w for w in beside.coming if w.last is not None), None)


def _near(dates: list[When], beside: Beside) -> list[When]:
    """Those of its own clause first, each lot by how near they stand."""
    own = [w for w in dates if is_own(w, beside.doc, beside.token, beside.force)]
    rest = [w for w in dates if w not in own]
    return [*_nearest(own, beside.event), *_nearest(rest, beside.event)]


def _is_counted(when: When) -> bool:
    """Of a length counted from the day of the article, and not from one that the words name."""
    return when.kind == "DURATION" and (when.reason is None or when.rule == "two counts")


def _from_a_day(beside: Beside) -> When | None:
    own = [w for w in beside.dates if w in beside.coming or w.kind == "DURATION" or w.bound == "from"]
    return counted_from_a_day(own, beside.article.text, beside.event.deed)


def _from_the_promise(beside: Beside) -> When | None:
    return counted_from_the_promise(beside.coming, beside.event, beside.doc, beside.force, beside.spoken)


def _end_of_stretch(beside: Beside) -> When | None:
    return end_of_a_stretch(beside.coming, beside.dates, beside.event)


def _own(beside: Beside) -> When | None:
    """The nearest day, month or year of its own clause, one that is still to come before others."""
    published = beside.article.published
    closed = [w for w in beside.coming if w.kind != "DURATION" and w.last is not None and w.bound not in OPENING]
    near = _near(closed, beside)
    if beside.force.past:
        in_order = sorted(near, key=lambda w: w.span.start) if beside.force.rule in NAMING else near
        return in_order[0] if in_order else None
    later = [w for w in near if published is None or w.last is None or w.last > published]
    return next(iter([*later, *near]), None)


def _starting(beside: Beside) -> When | None:
    """ "banned from 1 January": it is due on the day on which it takes hold."""
    for when in _nearest(beside.coming, beside.event):
        if when.first is None or when.bound not in ("from", None) or (when.bound is None and when.last is not None):
            continue
        if beside.event.deed in TAKING_HOLD:
            return replace(when, last=_end_of(when), bound=None)
    return None


def _end_of(when: When) -> date | None:
    """The last day of the day, month or year that the value names."""
    first, value = when.first, when.value
    if first is None or DAY.fullmatch(value):
        return first
    if MONTH.fullmatch(value):
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])
    if re.fullmatch(r"\d{4}-(?:[QH]\d|SP|SU|FA|WI)", value) and when.last is not None:
        return when.last
    return first.replace(month=12, day=31) if re.fullmatch(r"\d{4}", value) else first


def _no_more_after(beside: Beside) -> When | None:
    """ "It will make no more cars after October": what is to end ends with that month."""
    verb = clause_verb(beside.token)
    if beside.event.deed != "end" and not is_negated(verb) and not is_negated(beside.token):
        return None
    for when in _nearest(beside.coming, beside.event):
        if when.bound == "after" and when.first is not None:
            return replace(when, last=when.last or _end_of(when), bound=None)
    return None


def _last(beside: Beside) -> When | None:
    closed = [w for w in beside.coming if w.kind != "DURATION" and w.last is not None and w.bound != "since"]
    return closed[-1] if closed else None


CHOICES: tuple[Callable[[Beside], When | None], ...] = (
    _of_the_clause,
    _running_out,
    _glossed,
    _bounded,
    _from_a_day,
    _from_the_promise,
    _end_of_stretch,
    _own,
    _starting,
    _no_more_after,
    _last,
)


def _nearest(dates: Iterable[When], event: Event) -> list[When]:
    """Those behind the trigger in the order of the text, then those before it, nearest first."""
    behind = [w for w in dates if w.span.start >= event.trigger.start]
    before = [w for w in dates if w.span.start < event.trigger.start]
    return [*sorted(behind, key=lambda w: w.span.start), *sorted(before, key=lambda w: -w.span.start)]
