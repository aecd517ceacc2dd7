"""Due dates that are counted: "within 60 days", "24 months from 1 July", "a four-day truce from Friday"."""

import calendar
import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from spacy.tokens import Doc
from spacy.tokens import Span as Sentence

from saydo.extract.binding import Force, clause_verb, is_told_as_past
from saydo.extract.dates.terms import starts_a_period
from saydo.extract.due_roles import is_reported, word_at
from saydo.extract.grammar import auxiliaries
from saydo.lexicon.due_words import due_words
from saydo.records import Article, Event, When

LENGTH = re.compile(r"P(\d+)([DWMY])|PT(\d+)H")
LASTING = {"cease fire", "keep"}
SPREAD = {"spend", "deliver", "build", "withdraw", "deploy", "reduce", "increase"}  # "spend it over five years"
COUNTED_OUT = {
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "last",
    "only",
}
FAR = 40
FRESH = timedelta(days=3)
LATELY = timedelta(days=6)
OPENING = 4  # sentences, the title among them, that tell on which day the news happened
FUZZY = timedelta(days=31)  # a longer stretch is no day to count from


def after(day: date, length: str) -> date | None:
    """The day that a whole length in ISO 8601 leads to; None for one that is vague."""
    match = LENGTH.fullmatch(length)
    if match is None:
        return None
    if match[3]:
        return day + timedelta(days=-(-int(match[3]) // 24))
    count, unit = int(match[1]), match[2]
    if count > 3000:
        return None
    if unit in "DW":
        return day + timedelta(days=count * (7 if unit == "W" else 1))
    months = day.month - 1 + count * (12 if unit == "Y" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))


def counted_from_a_day(dates: list[When], text: str, deed: str | None) -> When | None:
    """ "24 months that counts from 1 July 2022": as long after the day that is named beside it."""
    joints = rf"[\s,(]*(?:{due_words('counts')})\s+(?:the (?:first|1st|start|beginning)(?: day)? of\s+)?(?:the )?"
    for length in dates:
        if length.kind != "DURATION" or (length.bound == "for" and deed not in LASTING):
            continue  # what is shut "for six months from 26 April" is to be shut by then
        for day in dates:
            between = text[length.span.end : day.span.start]
            near = day.span.start > length.span.end and len(between) <= FAR
            if not near or day.kind == "DURATION" or day.first is None or not re.fullmatch(joints, between, re.I):
                continue
            last = after(day.first, length.value)
            if last is not None and length.value[-1] in "MY" and starts_a_period(day.first, day.last or day.first):
                last -= timedelta(days=1)
            if last is not None:
                return replace(length, first=day.first, last=last, anchor=day.first, bound="within")
    return None


def counted_from_the_promise(
    dates: list[When], event: Event, doc: Doc, force: Force, spoken: date | None
) -> When | None:
    """ "within 60 days", "180 days to leave", "over the next 14 months": counted from the day on which it was said."""
    for when in dates:
        if when.kind != "DURATION" or spoken is None or not _is_term(when, event, doc, force):
            continue
        last = after(spoken, when.value)
        if last is not None:
            return replace(when, first=spoken, last=last, anchor=spoken)
        if when.resolved:
            return _moved_to(spoken, when)
    return None


def _moved_to(spoken: date, when: When) -> When:
    """ "In three to four months", read from the day of the article, counted from the day on which it was said."""
    if when.anchor is None or when.last is None or when.last <= when.anchor:
        return when
    return replace(when, first=spoken, last=when.last - (when.anchor - spoken), anchor=spoken)


def _is_term(when: When, event: Event, doc: Doc, force: Force) -> bool:
    if _is_taken(when, doc):
        return True
    word = word_at(doc, when)
    of_a_noun = word is not None and when.bound == "in" and word.dep_ == "nmod"  # "the fifth minister in a fortnight"
    bound = (
        when.bound == "within" or (when.bound == "in" and not of_a_noun) or force.rule == "commitment.deadline-given"
    )
    spread = when.span.text.lower().startswith("over ") and word is not None and word.dep_ == "obl"
    bound = bound or (spread and event.deed in SPREAD) or (when.bound == "for" and event.deed in LASTING)
    return bound and not is_compared(when, doc)


def _is_taken(when: When, doc: Doc) -> bool:
    """ "The transition will take two years at most": so long from now."""
    word = word_at(doc, when)
    return word is not None and word.dep_ in ("obj", "obl") and word.head.lemma_.lower() in ("take", "last")


def is_compared(when: When, doc: Doc) -> bool:
    """ "The most in almost 20 years": it tells since when, and not until when."""
    span = doc.char_span(when.span.start, when.span.end, alignment_mode="expand")
    before = doc[max(0, span.start - 5) : span.start] if span is not None else ()
    return any(t.tag_ in ("JJS", "RBS") or t.lower_ in COUNTED_OUT for t in before)


def end_of_a_stretch(coming: list[When], dates: tuple[When, ...], event: Event) -> When | None:
    """ "A four-day truce will begin on Friday", "cease fire for 72 hours from noon on Sunday": its last day."""
    if event.deed not in LASTING:
        return None
    stretch = next(
        (w for w in dates if w.kind == "DURATION" and event.span.covers(w.span) and LENGTH.fullmatch(w.value)), None
    )
    start = next((w for w in coming if w.kind != "DURATION" and w.first is not None), None)
    if stretch is None or start is None or start.first is None or start.bound in ("by", "until", "till", "before"):
        return None
    beside = stretch.bound == "for" or stretch.span.end + 1 >= event.trigger.start - len("humanitarian ")
    last = after(start.first, stretch.value)
    if not beside or last is None or (start.first != start.last and start.bound != "from"):
        return None
    return replace(
        start, first=start.first, last=last - timedelta(days=1), bound="until", reason=f"{stretch.value} long"
    )


def spoken_on(
    article: Article, said: When | None, told: list[When], news: date | None, *, recalled: bool
) -> date | None:
    """The day on which a promise was made: that of the statement or of the word of promise, else, for what is not
    recalled, that of the news."""
    for when in [*([said] if said is not None else []), *told]:
        if when.first is not None and when.last is not None and when.last - when.first <= FUZZY:
            return when.last
        if when.resolved:
            return None
    return None if recalled else news


def news_day(article: Article, doc: Doc, dates: tuple[When, ...], sentence: Sentence) -> date | None:
    """The day on which what the sentence tells was made known: the one told in the sentence before, or by the words of
    saying in that behind it; else that of which the article reports, told in its opening sentences or with a word of
    saying; else the day on which it came out. None lies long before that."""
    published = article.published
    if published is None:
        return None
    recent = [w for w in dates if w.first == w.last and _is_within(w, published, LATELY)]
    paragraph, opening = _paragraph(article, sentence), next(islice(doc.sents, OPENING, None), None)
    behind = doc[sentence.end].sent if sentence.end < len(doc) else None
    before, after = [], []
    for when in recent:
        happened, reported = _is_when_it_happened(when, doc), is_reported(when, doc)
        opens = opening is None or when.span.start < opening.start_char
        if max(paragraph.start, _start_before(doc, sentence)) <= when.span.start < sentence.start_char and happened:
            before.append(when)
        elif behind is not None and behind.start_char <= when.span.start < min(behind.end_char, paragraph.stop):
            after += [when] if reported or _is_when_known(when, doc) else []
        if _is_within(when, published, FRESH) and (reported or (opens and happened)):
            after.append(when)
    return next((w.last for w in [*reversed(before), *after]), published)


def _is_within(when: When, published: date, reach: timedelta) -> bool:
    return when.last is not None and timedelta(0) <= published - when.last <= reach


def _paragraph(article: Article, sentence: Sentence) -> range:
    """The offsets of the block of text in which the sentence stands."""
    start = article.text.rfind("\n\n", 0, sentence.start_char + 1)
    end = article.text.find("\n\n", sentence.start_char + 1)
    return range(max(start, 0), end if end >= 0 else len(article.text))


def _start_before(doc: Doc, sentence: Sentence) -> int:
    return doc[sentence.start - 1].sent.start_char if sentence.start > 0 else sentence.start_char


def _is_when_known(when: When, doc: Doc) -> bool:
    """ "They made it known on Friday night"."""
    word = word_at(doc, when)
    if word is None:
        return False
    verb = clause_verb(word)
    return any(c.lower_ in ("known", "public") for c in (verb, *verb.children))


def _is_when_it_happened(when: When, doc: Doc) -> bool:
    """ "Zimbabwe agreed on Wednesday", "contracts signed here on Friday"."""
    word = word_at(doc, when)
    if word is None or when.bound not in (None, "on"):
        return False
    verb = clause_verb(word)
    return is_told_as_past(verb) or (verb.tag_ == "VBN" and verb.dep_ == "acl" and not auxiliaries(verb))
