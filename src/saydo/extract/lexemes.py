"""Text cut into the small words, numbers and marks that dates and figures are made of, and patterns over their classes.

Each lexeme carries every class its word may have ("second" is an ordinal and a unit). A text becomes a string with one
character a lexeme, one character for each set of classes, so that a pattern over classes is an ordinary regular
expression, compiled once, that runs at the speed of the regex engine.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from saydo.lexicon.quantities import number_words, time_words

MARKS = {
    ",": "comma",
    "-": "hyphen",
    "–": "dash",
    "—": "dash",
    "/": "slash",
    "%": "percent_sign",
    "$": "money_sign",
    "€": "money_sign",
    "£": "money_sign",
    "¥": "money_sign",
    "₹": "money_sign",
    "₪": "money_sign",
    "(": "bracket",
}
UNKNOWN = "_"
PLAIN: dict[str, str] = {}


class Lexeme(NamedTuple):
    """One word, number or mark. `classes` says for each class what the word stands for; `number` is its value if it has
    one; `written` how it is written: digits, words, both."""

    start: int
    end: int
    text: str
    classes: dict[str, str]
    number: float | None = None
    written: str = ""


@dataclass(frozen=True, slots=True)
class Lexemes:
    """The lexemes of one text and the string of their classes."""

    items: tuple[Lexeme, ...]
    signature: str

    def at_or_after(self, offset: int) -> int:
        return bisect_left(self.items, offset, key=lambda lexeme: lexeme.start)

    def between(self, start: int, end: int) -> tuple[Lexeme, ...]:
        """The lexemes that begin in a stretch of the text."""
        return self.items[self.at_or_after(start) : self.at_or_after(end)]


NUMBER_CLASSES = (
    ("number",),
    ("number", "hour"),
    ("number", "monthday"),
    ("number", "monthday", "hour"),
    ("number", "year"),
    ("number", "minutes"),
    ("number", "monthday", "minutes"),
    ("number", "monthday", "minutes", "hour"),
    ("number", "spelled"),
    ("number", "spelled", "hour"),
    ("number", "spelled", "year"),
    ("number", "spelled", "millennial"),
    ("ordinal", "monthday"),
    ("ordinal",),
    ("ordinal", "monthday", "unit"),
    ("iso",),
    ("slashed",),
    ("clock",),
    ("decade",),
    ("short_year",),
    ("break",),
    ("quarter_code",),
    ("feast",),
    ("stop",),
    ("number", "spelled", "decade_word"),
    ("decade",),
    *((name,) for name in sorted(set(MARKS.values()))),
)


@cache
def alphabet() -> dict[frozenset[str], str]:
    """A character for each set of classes that any lexeme can have."""
    sets = {frozenset(classes) for classes in NUMBER_CLASSES}
    for word, meanings in time_words().items():
        lower = frozenset(name for name, (_, capital) in meanings.items() if not capital)
        sets.update((lower, frozenset(meanings)))
        if word in number_words():
            sets.update((lower | {"ordinal"}, frozenset(meanings) | {"ordinal"}))
    sets.discard(frozenset())
    return {classes: chr(0x4E00 + number) for number, classes in enumerate(sorted(sets, key=sorted))}


def signature_of(lexeme: Lexeme) -> str:
    return alphabet().get(frozenset(lexeme.classes), UNKNOWN) if lexeme.classes else UNKNOWN


@cache
def pattern(source: str) -> re.Pattern[str]:
    """A regular expression over classes: every word in `source` stands for one lexeme that has that class.

    Groups are named as in `re`; white space does not count. Unknown class names are an error.
    """

    def translate(match: re.Match[str]) -> str:
        word = match[0]
        if word.startswith("(?") or not word[0].isalpha():
            return word
        characters = [char for classes, char in alphabet().items() if word in classes]
        if not characters:
            raise ValueError(f"no lexeme is of the class {word!r}")
        return "[" + "".join(characters) + "]" if len(characters) > 1 else characters[0]

    return re.compile(re.sub(r"\(\?P<\w+>|\(\?<?[:=!]|[a-z_]+|\{[\d,]+\}", translate, source), re.VERBOSE)


def number_classes(value: float, *, digits: str) -> dict[str, str]:
    """The classes of a number: day of the month, hour, year, as far as its value and its form allow."""
    classes = {"number": digits}
    if not digits.isdigit():
        return classes
    if len(digits) <= 2 and 1 <= value <= 31:
        classes["monthday"] = digits
    if len(digits) <= 2 and value <= 24:
        classes["hour"] = digits
    if len(digits) == 2 and value < 60:
        classes["minutes"] = digits
    if len(digits) == 4 and 1000 <= value <= 2199:
        classes["year"] = digits
    return classes
