"""Articles and the words in them."""

import hashlib
from dataclasses import dataclass
from datetime import date


def hash_of(*fields: object) -> str:
    """Twelve hexadecimal digits of SHA-256 over the fields, the same on every machine."""
    joined = "\x1f".join("" if item is None else str(item) for item in fields)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of an article: `article.text[start:end] == text`."""

    start: int
    end: int
    text: str

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Problem:
    """Trouble with one source: the run goes on, and says at its end what it left out."""

    source: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the article's text. kind: title, deck, paragraph, caption or note (a correction or the like).

    at is the character of the source at which the block begins, for sources that are plain text.
    """

    kind: str
    start: int
    end: int
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `text` is title, deck and paragraphs joined by blank lines; `parts` give the offsets of each.

    published_from says how the day is known: json-ld, meta, time element, printed, front matter, feed,
    argument or url.
    modified is the day of the last change where the page states one. complete is False for a teaser of a story that
    stands elsewhere. source is the path or URL that it was read from. also_in names the other outlets that carry the
    same text.
    """

    text: str
    id: str = ""
    title: str | None = None
    deck: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    published: date | None = None
    published_from: str | None = None
    language: str | None = None
    complete: bool = True
    parts: tuple[Part, ...] = ()
    source: str | None = None
    modified: date | None = None
    also_in: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", hash_of(self.url or self.text))

    def span(self, start: int, end: int) -> Span:
        return Span(start, end, self.text[start:end])
