"""What a rule may ask while it reads one time expression: the day of publication, what was told last."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from spacy.attrs import IDX  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

from saydo.extract.dates.direction import direction_at
from saydo.extract.dates.periods import Period
from saydo.extract.dates.words import Words
from saydo.extract.lexemes import Lexemes
from saydo.records import Article

FIRST_YEAR, LAST_YEAR = 1600, 2999


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule makes of its words; offsets are those of the text.

    `bound` is set where the rule knows better than the words before it. `replaces` is where the date begins that was
    given up for this one.
    """

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
    reason: str | None = None
    replaces: int | None = None


@dataclass
class Context:
    """The article at the point where the reading stands.

    `narrated` is the last stretch of time told of, `quarter` the last quarter.
    """

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

    def word_after(self, words: Words) -> str:
        after = self.lexemes.items[words.match.end() : words.match.end() + 1]
        return after[0].text.lower() if after else ""

    def put_off_from(self, offset: int) -> date | None:
        """The day before the word "to", where a date is moved "from" one day "to" a later one."""
        last = self.told[-1] if self.told else None
        joined = last is not None and self.article.text[last.end : offset].strip(" ,").lower() in (
            "to",
            "until",
            "to the",
        )
        return last.first if joined and last is not None else None

    def start_of_term(self, words: Words) -> date | None:
        """From which day "within six months" runs: the day of publication, or none where it runs from something that is
        named after it ("of the signature")."""
        after = self.lexemes.items[words.match.end() : words.match.end() + 1]
        if after and {"of", "after", "from", "following"} & set(after[0].classes):
            return None
        return self.published

    @property
    def published(self) -> date | None:
        """The day of publication, where it can be one: there was no news before, and the calendar has an end."""
        day = self.article.published
        return day if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR else None

    @cached_property
    def _offsets(self) -> list[int]:
        offsets: list[int] = self.doc.to_array(IDX).tolist()
        return offsets

    def token_at(self, offset: int) -> Token | None:
        index = bisect_right(self._offsets, offset) - 1
        return self.doc[index] if 0 <= index < len(self.doc) else None

    def direction(self, offset: int, bound: str | None) -> int:
        """Which way the clause looks; see `direction_at`."""
        return direction_at(self.token_at(offset), bound)
