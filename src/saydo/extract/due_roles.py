"""What a date beside a promise is said of: the deed, the promise itself, or something else that is told."""

import calendar
import re
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from saydo.extract.binding import Force, carrier, clause_verb, is_told_as_past
from saydo.extract.grammar import TIME_NOUNS, auxiliaries, children
from saydo.lexicon.commissives import commissives
from saydo.records import Article, When

BOUNDS = {"by", "before", "until", "within", "till"}
YEAR = re.compile(r"\b(?:1[5-9]|2[01])\d\d\b")
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
MONTH = re.compile(r"(\d{4})-(\d\d)")
WEEKDAYS = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
# Dates that are reckoned from another day have their year from it; only those named without year are moved on.
POINTING = re.compile(r"\b(?:that|this|same|those|these|ago|last|past|previous|day|week|month|year)\b", re.IGNORECASE)
SETTING = {"commitment.day-named", "commitment.day-moved"}
TERMS = {
    *SETTING,
    "commitment.falls-due",
    "commitment.not-before",
    "commitment.deadline-given",
    "commitment.promised-thing",
    "commitment.be-to",
}
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
SAYING = {
    *("say", "tell", "announce", "report", "add", "declare", "confirm", "state", "disclose", "reveal", "promise"),
    *("pledge", "vow", "insist", "reply", "warn", "claim", "repeat", "acknowledge", "concede", "admit", "decide"),
    *("rule", "agree", "undertake", "assure", "explain", "tweet", "write", "resolve", "vote", "propose"),
}
FIXING = {"fix", "set", "name", "choose", "pick", "appoint", "designate", "give", "mention"}  # "fixed May 1 for it"
RECENT = re.compile(r"\b(?:yesterday|last night|this morning|today)\b", re.IGNORECASE)
REPORT_REACH = 8  # words between a word of saying and its day
FAR_REACH = 24  # the same where the day hangs on that word
SET_REACH = 4  # words between a verb that sets a date and the day on which that was done
JUST_OVER = timedelta(days=60)
VERBAL = {"VB", "MD"}
TENSED = {"VBD", "VBZ", "VBP", "MD"}
AIMED = {"for", "to", "until", "till", "into"}  # "promised it for December", "put it off to May"


def word_at(doc: Doc, when: When) -> Token | None:
    span = doc.char_span(when.span.start, when.span.end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def forward(when: When, article: Article, *, recalled: bool) -> When:
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
    if POINTING.search(when.span.text) or not (DAY.fullmatch(when.value) or MONTH.fullmatch(when.value)):
        return when
    return in_year(when, when.last.year + 1)


def in_year(when: When, year: int) -> When:
    """The same day or month of another year; what is no day or month stays as it is."""
    if when.first is None or when.last is None or not (DAY.fullmatch(when.value) or MONTH.fullmatch(when.value)):
        return when
    return replace(
        when, first=_in_year(when.first, year), last=_in_year(when.last, year), value=f"{year}{when.value[4:]}"
    )


def backward(when: When, article: Article) -> When:
    """A day named without its year in a term that has run out is the last such day, not the next."""
    published, first, last = article.published, when.first, when.last
    ahead = published is not None and first is not None and first > published
    if not ahead or first is None or last is None or YEAR.search(when.span.text) or not DAY.fullmatch(when.value):
        return when
    year = last.year - 1
    return replace(when, first=_in_year(first, year), last=_in_year(last, year), value=f"{year}{when.value[4:]}")


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


def is_of_the_promise(when: When, article: Article, doc: Doc, token: Token, force: Force) -> bool:
    """The day on which it was promised: "promised them on 23 February", "pledged in March to send it".

    It hangs on the word of promise, which tells what is past, and sets no term.
    """
    word = word_at(doc, when)
    if word is None or force.rule in SETTING or when.bound in (BOUNDS | AIMED) or _aims(word):
        return False
    if when.kind == "DURATION" or when.last is None or not word.dep_.startswith(("obl", "advmod", "nmod")):
        return False
    verb = clause_verb(word)
    if verb.lemma_.lower() in FIXING and word.dep_ == "obl:unmarked":
        return False
    promising = {token.i} if (token.lemma_.lower(), "VERB") in commissives() else set()
    if force.governor is not None:
        promising |= {force.governor.i, clause_verb(force.governor).i}
    spoken = (verb.lemma_.lower(), "VERB") in commissives() or verb.lemma_.lower() in TALK
    if not (is_told_as_past(verb) and verb.i in promising and spoken):
        return False
    return _lies_behind(when, article) or _is_beside(word, verb) or when.bound == "on"


def _lies_behind(when: When, article: Article) -> bool:
    return article.published is not None and when.last is not None and when.last <= article.published


def _is_beside(word: Token, verb: Token) -> bool:
    """Before the verb or right behind it, and not behind its object: "in March it pledged", "pledged in March"."""
    between = [t for t in word.doc[verb.i + 1 : word.i] if t.dep_ != "case" and t.pos_ not in ("ADP", "DET", "ADV")]
    return word.i < verb.i or (not between and not YEAR.search(word.text))


def is_own(when: When, doc: Doc, token: Token, force: Force) -> bool:
    """It hangs on the deed, on the verb of its clause or on the word that binds, and not on a clause beside them."""
    word = word_at(doc, when)
    own = {token.i, clause_verb(token).i, carrier(clause_verb(token)).i}
    if force.governor is not None:
        own |= {force.governor.i, clause_verb(force.governor).i}
    return word is not None and (clause_verb(word).i in own or word.head == token)


def is_aimed_at(when: When, force: Force) -> bool:
    """The day that is named or put in the place of another: "set for March 30"."""
    return force.rule in SETTING and when.bound in AIMED


def is_over(force: Force) -> bool:
    """What was set is told as past: "the group fixed for Saturday was not freed"."""
    governor = force.governor
    if force.rule not in SETTING or governor is None or governor.tag_ != "VBN" or governor.sent.root == governor:
        return False
    root = governor.sent.root
    return root.tag_ == "VBD" or any(a.lower_ in ("was", "were", "did") for a in auxiliaries(root))


def _aims(word: Token) -> bool:
    return any(c.lower_ in AIMED for c in word.children if c.dep_ == "case")


def is_reported(when: When, doc: Doc) -> bool:
    """It stands behind a word of saying in the past, wherever it hangs: "announced at the base here on Friday"."""
    span = doc.char_span(when.span.start, when.span.end, alignment_mode="expand")
    if span is None or when.bound in (BOUNDS | AIMED):
        return False
    if not (WEEKDAYS.search(span.text) or RECENT.search(span.text) or when.bound == "on"):
        return False
    for token in reversed(doc[max(span.sent.start, span.start - FAR_REACH) : span.start]):
        if token.is_punct or token.pos_ == "SCONJ":
            return False
        if token.pos_ in ("VERB", "AUX"):
            near = span.start - token.i <= REPORT_REACH or clause_verb(span.root) == token
            return token.tag_ == "VBD" and token.lemma_.lower() in SAYING and near
    return False


def is_when_set(when: When, dates: tuple[When, ...], doc: Doc, text: str) -> bool:
    """The day on which another date was set or moved: "slated in February for 2035", "put off on Friday until May"."""
    word = word_at(doc, when)
    if word is None or when.bound not in (None, "in", "on"):
        return False
    aims = rf"\s+(?:{'|'.join(sorted(AIMED))})\s+(?:the )?"
    aimed = [
        w for w in dates if w.span.start > when.span.end and re.fullmatch(aims, text[when.span.end : w.span.start])
    ]
    before = doc[max(word.sent.start, word.i - SET_REACH) : word.i]
    return bool(aimed) and any(t.tag_ in ("VBN", "VBD") for t in before) and not any(t.is_punct for t in before[-2:])


def is_bound_ahead(when: When, article: Article, doc: Doc, token: Token, force: Force) -> bool:
    """A limit still to come that hangs on a verb told as past, of promise or report: "within a year, he told them, the
    homes will be there". It can only be that of the deed."""
    word = word_at(doc, when)
    if word is None or when.bound not in BOUNDS or not when.resolved or is_past(when, article):
        return False
    verb = clause_verb(word)
    above = verb == force.governor or verb in token.ancestors or verb.lemma_.lower() in SAYING
    return above and is_told_as_past(verb)


def is_term_of_all(when: When, article: Article, token: Token) -> bool:
    """A term at the head of the sentence is that of all that follows, on whatever word it hangs: "Within three months,
    says the text, by 23 January, they will all leave", "between now and the end of 2025"."""
    if when.bound not in BOUNDS or not when.resolved or is_past(when, article):
        return False
    start = token.sent.start_char
    words = [t for t in token.doc[token.sent.start : token.i] if t.idx < when.span.start and t.tag_[:2] in VERBAL]
    heads = [t for t in words if t.lemma_.lower() not in SAYING and t.lemma_.lower() != "be"]
    now_and = re.search(r"\bbetween now and(?: the)?\s*$", article.text[start : when.span.start], re.IGNORECASE)
    ahead = when.span.start < token.idx and not heads and ";" not in article.text[when.span.end : token.idx]
    return ahead or now_and is not None


def is_distance(when: When, text: str) -> bool:
    """How long after something else it was: "more than two years after they agreed on it"."""
    counted = when.rule == "duration" and when.bound not in BOUNDS
    return counted and re.match(r"\s+(?:after|before|since|ago|later|earlier)\b", text[when.span.end :]) is not None


def is_just_over(when: When, article: Article, token: Token) -> bool:
    """A day without its year that went by shortly before the news which recalls what was to come: "had said that the
    curfew would be lifted on 7 January"."""
    if article.published is None or when.last is None or YEAR.search(when.span.text) or when.bound == "since":
        return False
    if not (DAY.fullmatch(when.value) or MONTH.fullmatch(when.value)) or POINTING.search(when.span.text):
        return False
    would = any(a.lower_ in ("would", "'d", "’d") for a in auxiliaries(clause_verb(token)))
    return would and timedelta(0) < article.published - when.last <= JUST_OVER


def from_the_day_said(when: When, said: date | None, article: Article) -> When:
    """A weekday is the first of its name after the day of the words that name it: "said last Monday that they would be
    out by Wednesday"."""
    week = timedelta(days=7)
    if said is None or when.last is None or when.first is None or article.published is None:
        return when
    if not WEEKDAYS.fullmatch(when.span.text) or when.last < article.published:
        return when
    weeks = (when.last - said).days // 7 - ((when.last - said).days % 7 == 0)
    return replace(when, first=when.first - weeks * week, last=when.last - weeks * week) if weeks > 0 else when


def is_of_a_noun(when: When, doc: Doc) -> bool:
    """It says which one is meant: "number 107 of this month", "the agreement of 2016", "next year's summit"."""
    word = word_at(doc, when)
    if word is not None and word.dep_ == "nmod:poss" and word.head.lemma_.lower() not in TIME_NOUNS:
        return True
    if word is None or when.bound in BOUNDS or word.dep_ != "nmod" or word.head.pos_ not in ("NOUN", "PROPN", "NUM"):
        return False
    return (
        any(c.lower_ == "of" for c in word.children if c.dep_ == "case") and word.head.lemma_.lower() not in TIME_NOUNS
    )


def is_of_a_participle(when: When, doc: Doc, token: Token) -> bool:
    """ "A forecast published on Wednesday", "the road opened in March": a day of what is past, said of a noun."""
    word = word_at(doc, when)
    if word is None or when.bound in (BOUNDS | AIMED) or YEAR.search(when.span.text):
        return False
    verb = clause_verb(word)
    own = {token.i, clause_verb(token).i}
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.i not in own and not auxiliaries(verb)


def is_below(when: When, doc: Doc, token: Token, force: Force) -> bool:
    """It hangs on a verb without tense below the deed or beside it: "to take the lead in raising it by 2035", "to
    negotiate it, and to have it ready in May 2024"."""
    word = word_at(doc, when)
    if word is None or when.kind == "DURATION" or not (when.bound in BOUNDS or YEAR.search(when.span.text)):
        return False
    tops = {token.i, clause_verb(token).i, *([force.governor.i] if force.governor is not None else [])}
    to_be_done = False  # an infinitive or gerund stands between
    for above in word.ancestors:
        if above.i in tops:
            return to_be_done or above != force.governor or not is_told_as_past(above)
        tensed = above.tag_ in TENSED or any(a.tag_ in TENSED for a in auxiliaries(above))
        if tensed or above.dep_ in ("acl:relcl", "ccomp", "parataxis", "nmod:poss"):
            return False
        to_be_done = to_be_done or above.tag_ in ("VB", "VBG")
    return False


def looks_back(force: Force) -> bool:
    """The promise is recalled, or the noun that binds is told as past: "the plan was to finish by March"."""
    if force.past or force.force == "recalled":
        return True
    governor = force.governor
    if governor is None or governor.pos_ != "NOUN" or force.rule != "commitment.bound-by-word":
        return False
    verb = clause_verb(governor)
    states = governor.dep_ in ("nsubj", "root", "ROOT") or verb == governor
    return states and any(a.lower_ in ("was", "were") for a in auxiliaries(verb))


def is_told_past(when: When, doc: Doc, force: Force) -> bool:
    """It hangs on a verb that tells what is past: "the second of which was completed in mid-January"; but not on the
    word that sets the day."""
    word = word_at(doc, when)
    if word is None or (force.rule in TERMS and clause_verb(word) == force.governor):
        return False
    verb = clause_verb(word)
    return is_told_as_past(verb) or any(c.tag_ == "VBD" for c in children(verb, "cop"))


def when_said(when: When, doc: Doc, token: Token, force: Force) -> bool:
    """It hangs on another verb that tells what is past: "said on Wednesday", "approved in March"."""
    word = word_at(doc, when)
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


def is_elsewhere(when: When, doc: Doc, token: Token, force: Force) -> bool:
    """It hangs on another verb, which tells what is past: "it let the public know on Friday"."""
    word = word_at(doc, when)
    if word is None or when_said(when, doc, token, force):
        return word is not None
    verb = clause_verb(word)
    own = {token.i, clause_verb(token).i, *([force.governor.i] if force.governor is not None else [])}
    return verb.i not in own and verb.pos_ == "VERB" and is_told_as_past(verb)


def is_past(when: When, article: Article) -> bool:
    day = when.last if when.bound == "within" else when.first
    return article.published is None or day is None or day <= article.published


def is_outdone(when: When, other: When, text: str) -> bool:
    """The first of two dates of which the second is the limit: "between 2025 and 2029", "from May to July", "in August
    or September", "in 2024 and 2025"."""
    if other.span.start <= when.span.start or other.kind == "DURATION":
        return False
    before = text[max(0, when.span.start - 9) : when.span.start].lower()
    joint = text[when.span.end : other.span.start].strip().lower()
    if before.endswith("between "):
        return joint == "and"
    if before.endswith("from "):
        return joint in ("to", "until", "till", "through")
    later = when.last is not None and other.last is not None and other.last > when.last
    return (
        later and re.fullmatch(r"(?:,\s*)?(?:or|and)(?: in| on| by| during| early| late)?(?: the)?", joint) is not None
    )
