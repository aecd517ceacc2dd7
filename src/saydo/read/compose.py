"""From the pieces of a page to an Article: the text, its parts with their offsets, and what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from saydo.read.asked import Asked
from saydo.read.clean import key
from saydo.records import Article, Part, Problem

MOST_OF_AN_OPENING = 250
EARLIEST = date(1990, 1, 1)
ZONES = timedelta(days=1)  # where the page was written it may be tomorrow already
CLOCKS_AT_ZERO = {date(1970, 1, 1), date(1969, 12, 31), date(1900, 1, 1), date(1899, 12, 31), date(1980, 1, 1)}


@dataclass(frozen=True, slots=True)
class Pieces:
    """What a reader found of one article, cleaned.

    captions are those worth keeping as sentences, notes the outlet's own words on its text: corrections and updates.
    """

    paragraphs: tuple[str, ...]
    title: str | None = None
    deck: str | None = None
    captions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    published: date | None = None
    published_from: str | None = None
    language: str | None = None
    complete: bool = True
    modified: date | None = None


def compose(pieces: Pieces, *, source: str, asked: Asked) -> Iterator[Article | Problem]:
    """The article, then what is to be said about it. `asked.published` fills in where the page states no day itself."""
    if not pieces.paragraphs:
        yield Problem(source, "no article text found")
        return
    day, known_from = pieces.published, pieces.published_from
    if day in CLOCKS_AT_ZERO:
        yield Problem(source, f"the date of publication it states, {day}, is that of a clock at zero and was not used")
        day = None
    if day is not None and day < EARLIEST:
        yield Problem(source, f"the date of publication it states, {day}, is before 1990; it was taken as it stands")
    if day is not None and day > (asked.fetched or date.today()) + ZONES:
        yield Problem(source, f"the date of publication it states, {day}, is later than the fetch and was not used")
        day = None
    if day is None:
        day, known_from = asked.published, "argument" if asked.published else None
    text, parts = _join(pieces)
    yield Article(
        text=text,
        title=pieces.title,
        deck=_own_deck(pieces),
        outlet=pieces.outlet,
        url=pieces.url or asked.address,
        author=pieces.author,
        published=day,
        published_from=known_from,
        language=pieces.language,
        complete=pieces.complete,
        parts=parts,
        source=source,
        modified=pieces.modified,
    )
    if not pieces.complete:
        yield Problem(source, "only the opening of the article; the rest is for subscribers")
    if day is None:
        yield Problem(source, "no date of publication; relative dates stay unresolved")


def is_opening(paragraphs: tuple[str, ...]) -> bool:
    """So short that a notice for subscribers under it means that the rest is missing."""
    return sum(len(paragraph.split()) for paragraph in paragraphs) < MOST_OF_AN_OPENING


def teaser(pieces: Pieces, *, source: str) -> Article:
    """A teaser of a story that stands elsewhere: nothing of the page around it holds for it, so it has no day."""
    text, parts = _join(pieces)
    return Article(
        text=text,
        title=pieces.title,
        deck=pieces.deck,
        complete=False,
        parts=parts,
        source=source,
        language=pieces.language,
    )


def _own_deck(pieces: Pieces) -> str | None:
    """The deck, unless it only repeats the title or the first paragraph."""
    if not pieces.deck or key(pieces.deck) in {key(pieces.title or ""), key(pieces.paragraphs[0])}:
        return None
    return pieces.deck


def _join(pieces: Pieces) -> tuple[str, tuple[Part, ...]]:
    blocks = [("title", pieces.title), ("deck", _own_deck(pieces))]
    blocks += [("paragraph", paragraph) for paragraph in pieces.paragraphs]
    blocks += [("caption", caption) for caption in pieces.captions]
    blocks += [("note", note) for note in pieces.notes]
    parts: list[Part] = []
    offset = 0
    for kind, block in blocks:
        if block:
            parts.append(Part(kind, offset, offset + len(block)))
            offset += len(block) + 2
    return "\n\n".join(block for _, block in blocks if block), tuple(parts)
