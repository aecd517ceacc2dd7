"""What a rule may ask while it reads one time expression: the day of publication, what was told last, which way the clause
looks."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from re import Match

from spacy.attrs import IDX
from spacy.tokens import Doc, Token

from saydo.extract import grammar
from saydo.extract.dates.periods import Period
from saydo.extract.lexemes import Lexeme, Lexemes
from saydo.records import Article

FORWARD_BOUNDS = {"by", "until", "within"}
FUTURE = {"will", "'ll", "’ll", "shall", "wo", "would", "'d", "going"}
MODALS = {"may", "might", "could", "should", "must", "can"}
SMALL_WORDS = {"on", "in", "by", "at", "the", "late", "early", "until", "from", "since", "this", "next", "last"}
STATIVE = {"be", "have", "say", "show", "mean", "know", "think", "believe", "contain", "remain", "seem", "include", "want"}
PROSPECTIVE = {
    "due", "slated", "schedule", "scheduled", "expect", "expected", "plan", "planned", "likely", "bind", "bound",
    "upcoming", "forthcoming", "promise", "pledge", "vow", "intend", "aim", "propose", "forecast", "foresee", "foreseen",
    "earmark", "earmarked", "slate", "project", "projected", "anticipate", "postpone", "postponed", "delay", "delayed",
    "deadline", "target", "expire", "await", "ready", "possible", "booked", "deferred", "payable", "effective", "extend",
}


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule makes of its words; offsets are those of the text. `bound` is set where the rule knows better than the
    words before it."""

    start: int
    end: int
    value: str
    kind: str
    first: date | None = None
    last: date | None = None
    anchor: date | None = None
    period: Period | None = None
    rule: str = ""
    bound: str | None = ""


@dataclass
class Context:
    """The article at the point where the reading stands. `narrated` is the last stretch of time told of, `quarter` the last
    quarter."""

    article: Article
    doc: Doc
    lexemes: Lexemes
    narrated: Period | None = None
    quarter: Period | None = None
    told: list[Found] = field(default_factory=list)

    def tell(self, found: Found) -> None:
        """Remember what was read: later dates are reckoned from it."""
        self.told.append(found)
        if found.period is not None and found.kind in ("DATE", "TIME"):
            self.narrated = found.period
            if found.period.size == "Q":
                self.quarter = found.period

    def same_sentence(self, offset: int) -> bool:
        """No sentence ends between what was told last and the offset."""
        return bool(self.told) and self._between(offset, ("stop", "break"))

    def same_paragraph(self, offset: int) -> bool:
        return bool(self.told) and self._between(offset, ("break",))

    def near_quarter(self, offset: int) -> bool:
        """The quarter was told of in this paragraph or the one before."""
        spot = next((t for t in reversed(self.told) if t.period is self.quarter), None)
        return spot is not None and self.article.text.count("\n\n", spot.end, offset) <= 1

    def _between(self, offset: int, classes: tuple[str, ...]) -> bool:
        first, last = self.lexemes.at_or_after(self.told[-1].end), self.lexemes.at_or_after(offset)
        return not any(name in item.classes for item in self.lexemes.items[first:last] for name in classes)

    def word_after(self, words: "Words") -> str:
        after = self.lexemes.items[words.match.end() : words.match.end() + 1]
        return after[0].text.lower() if after else ""

    def put_off_from(self, offset: int) -> date | None:
        """The day before the word "to", where a date is moved "from" one day "to" another: the second lies ahead of it."""
        last = self.told[-1] if self.told else None
        joined = last is not None and self.article.text[last.end : offset].strip(" ,").lower() in ("to", "until", "to the")
        return last.first if joined and last is not None else None

    def start_of_term(self, words: "Words") -> date | None:
        """From which day "within six months" runs: the day of publication, or none where it runs from something that is
        named after it ("of the signature")."""
        after = self.lexemes.items[words.match.end() : words.match.end() + 1]
        if after and {"of", "after", "from", "following"} & set(after[0].classes):
            return None
        return self.published

    @property
    def published(self) -> date | None:
        return self.article.published

    @cached_property
    def _offsets(self) -> list[int]:
        offsets: list[int] = self.doc.to_array(IDX).tolist()
        return offsets

    def token_at(self, offset: int) -> Token | None:
        index = bisect_right(self._offsets, offset) - 1
        return self.doc[index] if 0 <= index < len(self.doc) else None

    def direction(self, offset: int, bound: str | None) -> int:
        """Below 0 where the clause around the offset looks back, above 0 where it looks forward, 0 where it does not say;
        2 where the verb itself says so, 1 where it is only a noun or a bound on the way to it.

        The rules are those of HeidelTime (Strötgen and Gertz 2013) and TIMEN (Llorens et al. 2012): a past tense looks
        back, a future one forward; a bound such as "by" looks forward unless the verb is past.
        """
        token = self.token_at(offset)
        if bound == "since":
            return -2
        if token is None:
            return 0
        beside = _verb_before(token)
        for number, head in enumerate([beside] if beside is not None else _governors(token)):
            said = _looks(head, direct=number == 0)
            if said:
                return 1 if said == -1 and bound in FORWARD_BOUNDS else said
        return 1 if bound in FORWARD_BOUNDS else 0


def _verb_before(token: Token) -> Token | None:
    """The verb that stands right before the expression, small words apart: parsers lose such dates."""
    index = token.i - 1
    while index > 0 and token.doc[index].lower_ in SMALL_WORDS and token.i - index < 4:
        index -= 1
    found = token.doc[index] if index >= 0 else None
    return found if found is not None and found.tag_ in ("VBD", "VBN") and found.sent == token.sent else None


def _governors(token: Token) -> Iterable[Token]:
    """The words that the expression hangs on, up to the predicate of its clause."""
    for number, head in enumerate(token.ancestors):
        yield head
        if head.tag_ in ("VBN", "VBG") and head.dep_ in ("xcomp", "advcl", "ccomp", "acl") and not grammar.auxiliaries(head):
            continue
        if head.pos_ in ("VERB", "AUX") or head.dep_ in ("ROOT", "ccomp", "parataxis", "advcl") or number > 8:
            return


def _looks(head: Token, *, direct: bool) -> int:
    words = {a.lower_ for a in grammar.auxiliaries(head)}
    if words & FUTURE:
        return 2
    strength = 2 if direct else 1
    prospective = head.lower_ in PROSPECTIVE or head.lemma_ in PROSPECTIVE
    if "had" in words or _under_past_perfect(head):
        return -strength
    if head.pos_ not in ("VERB", "AUX"):
        return strength if prospective or words & MODALS else -1 if words & {"was", "were"} else 0
    if words & MODALS:
        return 1
    if prospective and head.tag_ in ("VBN", "VBD"):
        return strength
    if head.tag_ in ("VBN", "VBG") and head.dep_ in ("xcomp", "ccomp") and not words:
        return 0
    tense = grammar.tense(head)
    if tense == "present":
        timetable = direct and head.tag_ in ("VBZ", "VBP") and not words and head.lemma_ not in STATIVE
        return strength if prospective or timetable else 0
    return strength if tense == "future" else -strength


def _under_past_perfect(head: Token) -> bool:
    """"had been due to expire": what lay ahead then is past."""
    return head.dep_ == "xcomp" and any(a.lower_ == "had" for a in grammar.auxiliaries(head.head))


@dataclass(frozen=True, slots=True)
class Words:
    """The lexemes that a pattern matched, by the names of its groups."""

    lexemes: Lexemes
    match: Match[str]
    rule: str
    bound: str | None

    @property
    def start(self) -> int:
        return self.lexemes.items[self.match.start()].start

    @property
    def end(self) -> int:
        return self.lexemes.items[self.match.end() - 1].end

    def has(self, group: str) -> bool:
        return group in self.match.re.groupindex and self.match.start(group) >= 0 and self.match[group] != ""

    def first(self, group: str) -> Lexeme:
        return self.lexemes.items[self.match.start(group)]

    def all(self, group: str) -> tuple[Lexeme, ...]:
        if not self.has(group):
            return ()
        return self.lexemes.items[self.match.start(group) : self.match.end(group)]

    def value(self, group: str, name: str | None = None) -> str:
        return self.first(group).classes[name or group]

    def unit(self) -> str:
        """The code of the calendar unit, whether said of one or of several."""
        classes = self.first("unit").classes
        return classes.get("unit") or classes["units"]

    def number(self, group: str, name: str | None = None) -> int:
        return int(self.value(group, name))

    def classes(self, group: str | None = None) -> set[str]:
        """All the classes of a group's words, or of the whole match."""
        items = self.all(group) if group else self.lexemes.items[self.match.start() : self.match.end()]
        return {name for item in items for name in item.classes}
