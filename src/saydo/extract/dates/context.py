"""What a rule may ask while it reads one time expression: the day of publication, what was told last, which way the clause
looks."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from re import Match

from spacy.tokens import Doc, Token

from saydo.extract import grammar
from saydo.extract.dates.periods import Period
from saydo.extract.lexemes import Lexeme, Lexemes
from saydo.records import Article

FORWARD_BOUNDS = {"by", "until", "within", "from", "before"}
MODALS = {"will", "'ll", "’ll", "shall", "wo", "would", "'d", "may", "might", "could", "should", "must", "going"}
PROSPECTIVE = {
    "due", "set", "slated", "schedule", "scheduled", "expect", "expected", "plan", "planned", "likely", "bind", "bound",
    "upcoming", "forthcoming", "promise", "pledge", "vow", "intend", "aim", "propose", "forecast", "foresee", "foreseen",
    "earmark", "earmarked", "slate", "project", "projected", "anticipate", "postpone", "postponed", "delay", "delayed",
    "deadline", "target", "date", "expire", "call", "fix", "fixed", "await", "ready", "possible", "booked", "deferred",
}


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule makes of its words; offsets are those of the text."""

    start: int
    end: int
    value: str
    kind: str
    first: date | None = None
    last: date | None = None
    anchor: date | None = None
    period: Period | None = None
    rule: str = ""


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

    def start_of_term(self, words: "Words") -> date | None:
        """From which day "within six months" runs: the date after it ("of 3 May"), else the day of publication; none
        where it runs from an event that has no date here."""
        after = self.lexemes.items[words.match.end() : words.match.end() + 1]
        if after and {"of", "after", "from"} & set(after[0].classes):
            return None
        return self.published

    @property
    def published(self) -> date | None:
        return self.article.published

    @cached_property
    def _offsets(self) -> list[int]:
        return [token.idx for token in self.doc]

    def token_at(self, offset: int) -> Token | None:
        index = bisect_right(self._offsets, offset) - 1
        return self.doc[index] if 0 <= index < len(self.doc) else None

    def direction(self, offset: int, bound: str | None) -> int:
        """-1 where the clause around the offset looks back, 1 where it looks forward, 0 where it does not say.

        The rules are those of HeidelTime (Strötgen and Gertz 2013) and TIMEN (Llorens et al. 2012): a past tense looks
        back, a future one forward; a bound such as "by" looks forward unless the verb is past.
        """
        token = self.token_at(offset)
        if token is None:
            return 0
        for head in self._governors(token):
            said = _looks(head)
            if said:
                return said
        return 1 if bound in FORWARD_BOUNDS else 0

    def _governors(self, token: Token) -> Iterable[Token]:
        """The words that the expression hangs on, up to the predicate of its clause."""
        for number, head in enumerate(token.ancestors):
            yield head
            if head.pos_ in ("VERB", "AUX") or head.dep_ in ("ROOT", "ccomp", "parataxis", "advcl") or number > 8:
                return


def _looks(head: Token) -> int:
    low = head.lower_
    if head.pos_ not in ("VERB", "AUX"):
        cop = [c for c in head.children if c.dep_ in ("cop", "aux")]
        if any(c.lower_ in MODALS for c in cop):
            return 1
        if low in PROSPECTIVE or head.lemma_ in PROSPECTIVE:
            return 1
        return -1 if any(c.tag_ == "VBD" for c in cop) else 0
    words = {a.lower_ for a in grammar.auxiliaries(head)}
    if words & MODALS:
        return 1
    if head.tag_ in ("VBN", "VBD") and (low in PROSPECTIVE or head.lemma_ in PROSPECTIVE) and not words & {"had"}:
        return 1
    tense = grammar.tense(head)
    if tense == "future":
        return 1
    if tense == "past":
        return -1
    if head.tag_ == "VBG" and not words:
        return 0
    return 1 if low in PROSPECTIVE or head.lemma_ in PROSPECTIVE else 0


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
