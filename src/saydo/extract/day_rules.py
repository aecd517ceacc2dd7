"""Rules that read a day told for a thing: "the second bridge is down for March", "2022 holds", "tanks by Christmas".

Each rule looks at one date of a sentence and the words on both sides of it, and answers with the word that gives the
day and the thing that it is given for.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Span as Stretch
from spacy.tokens import Token

from saydo.extract.day_patterns import patterns
from saydo.extract.due_roles import WEEKDAYS, is_reported
from saydo.extract.grammar import NOMINAL, children, is_negated, is_time, preposition, subject
from saydo.lexicon.timetable_words import timetable_words
from saydo.records import When

FINITE = {"VBD", "VBZ", "VBP", "MD"}
TERMS = {"by", "before", "until", "till", "within"}
PASSING = {"from", "since", "after"}
LONGEST = 14  # words of a thing with its day
PAST = re.compile(r"\b(?:was|were|had|became|remained|stayed|gave|named)\b")


@dataclass(frozen=True, slots=True)
class Beside:
    """A date with the sentence it stands in: its head word, and the text before and behind it."""

    when: When
    word: Token
    sentence: Stretch
    before: str
    behind: str


Found = tuple[Token, Token | None, bool]


def the_date_is(beside: Beside) -> Found | None:
    """ "July 2018 was the date for it", "her new date is the end of 2013", "the deadline remains 4 May"."""
    ahead = patterns()["date behind"].match(beside.behind)
    back = patterns()["date before"].search(beside.before)
    if ahead is not None:
        said, marker = ahead[0], _token_at(beside, beside.when.span.end + ahead.start("marker"))
    elif back is not None:
        said, marker = back[0], _last_of(beside, back["marker"].split()[-1])
    else:
        return None
    if marker is None:
        return None
    things = [c for c in marker.children if c.dep_ in ("nmod", "obl") and preposition(c) == "for" and not is_time(c)]
    things += [n for r in children(marker, "acl:relcl", "acl") for n in children(r, "obl") if preposition(n) == "for"]
    things = [n for n in things if n.lower_ != "which"]
    return marker, things[0] if things else _relative_head(marker), PAST.search(said) is not None


def _relative_head(word: Token) -> Token | None:
    """ "The works, for which June 2024 is the date": the noun that "for which" stands for."""
    for clause in (word, word.head):
        if clause.dep_ == "acl:relcl" and any(c.lower_ == "which" for c in clause.subtree):
            return clause.head
    return None


def is_down_for(beside: Beside) -> Found | None:
    """ "the depot is down for March", "it is now promised for the spring", "the opening, set for May"."""
    match = patterns()["entered"].search(beside.before) or patterns()["spoken"].search(beside.before)
    word = _last_of(beside, match.group("word").split()[0]) if match is not None else None
    if (
        match is None
        or word is None
        or word.tag_ == "VBD"
        or any(c.dep_ == "nsubj" for c in word.children if word.tag_ == "VBN")
    ):
        return None
    noun = subject(word)
    if noun is None:
        noun = word.head if word.dep_ in ("acl", "appos") and word.head.pos_ in NOMINAL else None
    if noun is None:
        noun = next((t for t in _clause_before(beside, word) if t.dep_.startswith("nsubj")), None)
    return word, noun, re.search(r"\b(?:was|were|had)\b", match.group(0)) is not None


def gives_day(beside: Beside) -> Found | None:
    """ "For the first he gives the spring of 2023", "he named November 2018", "the plan says 2009"."""
    verb = beside.word.head
    who = subject(verb) or (subject(verb.head) if verb.dep_ == "parataxis" else None)
    if verb.pos_ != "VERB" or verb.i > beside.word.i or is_negated(verb) or who is None:
        return None
    joined = preposition(beside.word)
    particle = " ".join(c.lower_ for c in verb.children if c.dep_ == "compound:prt")
    wanted = " ".join(w for w in (verb.lemma_.lower(), particle, joined) if w)
    if beside.word.dep_ not in ("obj", "obl", "ccomp", "xcomp") or wanted not in timetable_words("says"):
        return None
    things = [n for n in (*children(verb, "obl"), *children(beside.word, "nmod", "obl")) if preposition(n) == "for"]
    things = [n for n in things if not is_time(n) and n.lower_ != "which"] or [n for n in [_relative_head(verb)] if n]
    had = any(a.lower_ == "had" for a in verb.children)
    if joined == "on" and (children(verb, "xcomp", "ccomp") or re.match(r"\s+to\s", beside.behind)):
        return None  # "agreed on January 19 to hold it"
    if beside.when.kind == "TIME" or WEEKDAYS.search(beside.when.span.text) or (not things and not _is_official(who)):
        return None
    return verb, things[0] if things else None, had or (verb.tag_ == "VBD" and not things)


def it_is_now(beside: Beside) -> Found | None:
    """ "Now it is October 18", "it was going to be 2026", "at the last revision it was June 2021", "2022 holds"."""
    if patterns()["stands"].match(beside.behind) and re.fullmatch(r"(?:.*\bthat\s+)?[\"“'‘]?", beside.before):
        return beside.word, None, False
    match = patterns()["it is"].fullmatch(beside.before)
    if match is None or not re.match(r"\s*(?:[,.;:]|$|and\b|but\b|at the\b|or\b|not\b|for\b|again\b)", beside.behind):
        return None
    if re.search(r"\b(?:that|when|who|which)\b", beside.behind) or re.fullmatch(
        r"that was in ", beside.before, re.IGNORECASE
    ):
        return None  # "it was in October that he named the day"
    word = _last_of(beside, match.group("verb").split()[0]) or beside.word
    return word, None, re.search(r"\b(?:was|had|became|would)\b", match.group("verb")) is not None


def without_verb(beside: Beside) -> Found | None:
    """ "New trams for Lodz by Christmas", "the second lock by the close of 2024": a thing, its day, and no verb."""
    title = _is_title(beside) and (beside.when.bound in TERMS or " by end" in f" {beside.before}")
    listed = re.search(r"[:;][^,]*$", beside.before) is not None and beside.when.bound in TERMS
    if not (title or listed) and any(t.tag_ in FINITE for t in _main(beside)):
        return None
    return segment(beside)


def segment(beside: Beside) -> Found | None:
    """ "…, the first in May and the second in July": between the last stop and the day a thing and no verb."""
    match = patterns()["segment"].search(beside.before)
    if match is None or not _opens_a_thing(match.group("thing")) or match.group("thing").endswith("in time"):
        return None
    start = beside.sentence.start_char + _lead(beside) + match.start("thing")
    end = beside.sentence.start_char + _lead(beside) + match.end("thing")
    tokens = [t for t in beside.sentence if start <= t.idx < end]
    if (
        not tokens
        or len(tokens) > LONGEST
        or any(_is_verb(t) for t in tokens)
        or WEEKDAYS.search(beside.when.span.text)
    ):
        return None
    if beside.when.bound in PASSING or is_reported(beside.when, beside.word.doc):
        return None
    nouns = [t for t in tokens if (t.pos_ in NOMINAL or t.lower_ in timetable_words("ordinal")) and not is_time(t)]
    tops = [t for t in nouns if t.head == t or t.head not in nouns]
    if not tops or tokens[0].pos_ == "ADP":
        return None
    return tops[0], tops[0], False


def _opens_a_thing(text: str) -> bool:
    return bool(text.strip()) and text.split()[0].lower() not in timetable_words("no-thing")


def _is_verb(token: Token) -> bool:
    """A verb of its own, and not "to be off the island"."""
    return token.pos_ in ("VERB", "AUX") and not (token.tag_ == "VB" and token.i > 0 and token.nbor(-1).lower_ == "to")


def comes_then(beside: Beside) -> Found | None:
    """ "Final payments start before the end of this year", "the annex follows in June"."""
    verb = beside.word.head
    noun = subject(verb)
    if verb.tag_ not in ("VBZ", "VBP") or verb.pos_ != "VERB" or verb.dep_ in ("acl:relcl", "advcl") or noun is None:
        return None
    if verb.lemma_.lower() not in timetable_words("comes") or is_negated(verb) or noun.pos_ == "PRON":
        return None
    return verb, noun, False


def title_names(beside: Beside) -> Found | None:
    """ "Mayor names October for vote", in a title."""
    behind = patterns()["for thing"].match(beside.behind)
    if not _is_title(beside) or behind is None or patterns()["names"].search(beside.before) is None:
        return None
    start = beside.when.span.end + behind.end()
    nouns = [t for t in beside.sentence if t.idx >= start and t.pos_ in NOMINAL and not is_time(t)]
    tops = [t for t in nouns if t.head == t or t.head not in nouns]
    return (tops[0], tops[0], False) if tops else None


def has_until(beside: Beside) -> Found | None:
    """ "Retailers have until the end of next year", "that gives him until 2020", "it has been given until Tuesday"."""
    match = patterns()["until"].search(beside.before)
    verb = _last_of(beside, match.group("verb")) if match else None
    if match is None or verb is None:
        return None
    given = next(iter(children(verb, "iobj", "obj")), None)
    noun = given if given is not None and given.pos_ != "PRON" and not is_time(given) else subject(verb)
    return verb, noun, match.group("verb").lower() in ("had", "gave")


def wants_by(beside: Beside) -> Found | None:
    """ "The ministry expects the last of them in 2028", "the plan foresees a city without smoke in 2018"."""
    for verb in (beside.word.head, beside.word.head.head):
        thing = next(iter(children(verb, "obj")), None)
        if (
            verb.pos_ != "VERB"
            or thing is None
            or is_time(thing)
            or beside.word not in (*thing.children, *verb.children)
        ):
            continue
        who = subject(verb)
        if verb.lemma_.lower() not in timetable_words("wants") or is_negated(verb) or who is None or _are_many(who):
            continue
        return verb, thing, any(a.lower_ == "had" for a in verb.children)
    return None


def day_said(beside: Beside) -> Found | None:
    """ "Late in 2025, the minister said on television": a day, who gives it, and nothing else."""
    verbs = [t for t in beside.sentence if t.tag_ in FINITE]
    said = patterns()["only before"].fullmatch(beside.before) and patterns()["only said"].fullmatch(beside.behind)
    if said and len(verbs) < 2:
        return beside.word, None, False
    return None


def _is_title(beside: Beside) -> bool:
    return not beside.sentence.text.rstrip().endswith((".", "!", "”", '"'))


def _main(beside: Beside) -> list[Token]:
    """The sentence without who says it at its end: "New schools by 2030, mayor vows"."""
    tail = re.search(r",\s+(?:\w+\s+)?(?:says?|said|vows?|pledges?|promises|[A-Z][\w.’'-]+)\b[^,]*$", beside.behind)
    end = beside.when.span.end + tail.start() if tail else beside.sentence.end_char
    return [t for t in beside.sentence if t.idx < end]


def _are_many(noun: Token) -> bool:
    """ "Economists expect": no body that could give its word."""
    return noun.tag_ == "NNS" and not children(noun, "det", "nmod:poss")


def _is_official(noun: Token | None) -> bool:
    """A person, a body or a plan with a name or a title of its own: what gives its word on a day."""
    return noun is not None and not is_time(noun) and (noun.pos_ in ("PROPN", "PRON") or noun.pos_ == "NOUN")


def _lead(beside: Beside) -> int:
    text = beside.sentence.text
    return len(text) - len(text.lstrip())


def _token_at(beside: Beside, offset: int) -> Token | None:
    return next((t for t in beside.sentence if t.idx <= offset < t.idx + len(t.text)), None)


def _last_of(beside: Beside, text: str) -> Token | None:
    """The last token of that form before the date."""
    found = [t for t in beside.sentence if t.idx < beside.when.span.start and t.lower_ == text.lower()]
    return found[-1] if found else None


def _clause_before(beside: Beside, word: Token) -> list[Token]:
    return [t for t in beside.sentence if t.i < word.i and t.head in (word, word.head, beside.word)]


RULES: tuple[Callable[[Beside], Found | None], ...] = (
    the_date_is,
    is_down_for,
    gives_day,
    title_names,
    has_until,
    it_is_now,
    day_said,
    comes_then,
    wants_by,
    without_verb,
)
GAPPED: tuple[Callable[[Beside], Found | None], ...] = (segment,)
