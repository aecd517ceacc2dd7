"""The text in which a figure stands: its lexemes, its tokens, and where dates are."""

from bisect import bisect_right
from functools import cached_property

from spacy.attrs import IDX  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

from saydo.extract.lexemes import Lexeme, Lexemes
from saydo.records import Article, When

WORDS_BEFORE = 8


class Passage:
    """What the rules for figures look at. Offsets are those of the article's text."""

    def __init__(self, article: Article, doc: Doc, lexemes: Lexemes, dates: tuple[When, ...]) -> None:
        self.article, self.doc, self.lexemes = article, doc, lexemes
        self.text = article.text
        self.items = lexemes.items
        self.dates = dates

    @cached_property
    def _token_starts(self) -> list[int]:
        offsets: list[int] = self.doc.to_array(IDX).tolist()
        return offsets

    @cached_property
    def _date_starts(self) -> list[int]:
        return [when.span.start for when in self.dates]

    def token_at(self, offset: int) -> Token | None:
        index = bisect_right(self._token_starts, offset) - 1
        return self.doc[index] if 0 <= index < len(self.doc) else None

    def date_at(self, offset: int) -> When | None:
        index = bisect_right(self._date_starts, offset) - 1
        when = self.dates[index] if index >= 0 else None
        return when if when is not None and offset < when.span.end else None

    def lexeme(self, index: int) -> Lexeme | None:
        return self.items[index] if 0 <= index < len(self.items) else None

    def word(self, index: int) -> str:
        """The lexeme's text in lower case, "" beyond the ends."""
        return self.items[index].text.lower() if 0 <= index < len(self.items) else ""

    def words_before(self, index: int, count: int = WORDS_BEFORE) -> list[str]:
        """Words before a lexeme, nearest last, back to the last full stop or other mark."""
        found: list[str] = []
        while index > 0 and len(found) < count:
            index -= 1
            item = self.items[index]
            if item.text == "-" and found:
                found[-1] = "-" + found[-1]
                continue
            if not item.text[0].isalnum() or "break" in item.classes:
                break
            found.append(item.text.lower())
        return found[::-1]

    def touching(self, index: int) -> bool:
        """No white space between this lexeme and the one before."""
        return 0 < index < len(self.items) and self.items[index - 1].end == self.items[index].start
