"""Text -> lexemes: one pass of one regular expression, then numbers of several words joined."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from saydo.extract.lexemes import MARKS, PLAIN, Lexeme, Lexemes, number_classes, signature_of
from saydo.extract.numerals import join_numerals
from saydo.lexicon.quantities import named_days, number_words, time_words

SCAN = re.compile(
    r"""(?P<iso>(?<![\d-])\d{4}-\d\d-\d\d(?![\d-]))
    |(?P<slashed>(?<![\d/.])\d{1,2}([/.])\d{1,2}\3\d{2}(?:\d\d)?(?![\d/]))
    |(?P<clock>(?<![\d:.,])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])
        |(?<![\d:.,])(?:[01]?\d|2[0-4])\.[0-5]\d(?=\s?(?:[ap]\.?m\b|GMT\b|UTC\b)))
    |(?P<ordinal>(?<![\d.,])\d+(?:st|nd|rd|th)\b)
    |(?P<decade>(?<![\w.])(?:1\d\d0|20\d0|['’‘`]?[1-9]0)['’]?s\b)
    |(?P<short_year>(?<!\w)['’‘]\d\d(?![\d\w'’]))
    |(?P<quarter_code>\bQ[1-4]\b)
    |(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[½¼¾⅓⅔])?|\.\d+|[½¼¾⅓⅔])
    |(?P<letters>(?:[A-Za-z]\.){2,})
    |(?P<possessive>['’]s\b)
    |(?P<word>[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*)
    |(?P<break>\n\s*\n)
    |(?P<mark>[^\s\w]|_)""",
    re.VERBOSE,
)
GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}


@lru_cache(maxsize=2)
def cut(text: str) -> Lexemes:
    """The lexemes of a text, numbers of several words joined into one."""
    items = tuple(join_numerals(list(_scan(text))))
    return Lexemes(items, "".join(map(signature_of, items)))


def _scan(text: str) -> Iterator[Lexeme]:
    reached = 0
    openings = _feast_openings()
    for match in SCAN.finditer(text):
        kind = match.lastgroup or "mark"
        word, start, end = match[0], match.start(), match.end()
        if start < reached:
            continue
        if kind in ("word", "letters"):
            names = openings.get(word.lower())
            lexeme = (names and _feast(text, start, names)) or _word(text, word, start, end)
            reached = lexeme.end
            yield lexeme
        elif kind == "number":
            yield _number(word, start, end)
        elif kind == "ordinal":
            value = int(word[:-2])
            classes = {"ordinal": word[:-2], "monthday": word[:-2]} if 0 < value <= 31 else {"ordinal": word[:-2]}
            yield Lexeme(start, end, word, classes, None, "ordinal")
        elif kind == "mark":
            name = "stop" if word in ".;!?" else MARKS.get(word, "")
            if name == "hyphen" and (text[start - 1 : start].isspace() or text[end : end + 1].isspace()):
                name = "dash"
            yield Lexeme(start, end, word, {name: word} if name else PLAIN)
        else:
            yield Lexeme(start, end, word, {kind: word})


@cache
def _feast_openings() -> dict[str, tuple[str, ...]]:
    """First word of a feast's name -> the names that begin so, longest first."""
    found: dict[str, list[str]] = {}
    for name in sorted(named_days(), key=lambda n: (-len(n), n)):
        found.setdefault(re.split(r"[^a-z]", name)[0], []).append(name)
    return {first: tuple(names) for first, names in found.items()}


def _feast(text: str, start: int, names: tuple[str, ...]) -> Lexeme | None:
    """The name of a feast or national day that begins here, as one lexeme."""
    for name in names:
        end = start + len(name)
        said = text[start:end]
        if (
            said.lower() == name
            and not text[end : end + 1].isalnum()
            and (said[0].isupper() or said.startswith("the "))
        ):
            return Lexeme(start, end, said, {"feast": name})
    return None


def _word(text: str, word: str, start: int, end: int) -> Lexeme:
    low = word.lower()
    meanings = time_words().get(low)
    dotted = text[end : end + 1] == "." and time_words().get(low + ".")
    if dotted and (meanings is None or low not in PLURAL_STOPS):
        meanings, end, word = dotted, end + 1, word + "."
    numbers = number_words().get(low)
    if not meanings and not numbers:
        return Lexeme(start, end, word, PLAIN)
    capital = word[0].isupper()
    classes = {name: value for name, (value, must) in (meanings or {}).items() if capital or not must}
    if numbers and "ordinal" in numbers:
        classes["ordinal"] = str(int(numbers["ordinal"]))
        if numbers["ordinal"] <= 31 and not meanings:
            classes["monthday"] = classes["ordinal"]
    return Lexeme(start, end, word, classes, None, "word" if numbers else "")


PLURAL_STOPS = frozenset(("may",))


def _number(word: str, start: int, end: int) -> Lexeme:
    glyph = GLYPHS.get(word[-1], 0.0)
    digits = word[:-1] if word[-1] in GLYPHS else word
    value = (float(digits.replace(",", "")) if digits else 0.0) + glyph
    return Lexeme(start, end, word, number_classes(value, digits=digits), value, "digits")
