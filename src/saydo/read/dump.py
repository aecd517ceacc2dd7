"""Plain text: an article (first line its title), or a page copied out of a browser with all that stands around it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice, pairwise, takewhile

from saydo.read.asked import Asked
from saydo.read.byline import CreditLine, credit_line
from saydo.read.clean import (
    ends_a_sentence,
    is_credit,
    is_furniture,
    is_headline,
    is_kind,
    is_label,
    is_sentence,
    key,
    tidy,
)
from saydo.read.compose import Pieces, compose, is_opening, teaser
from saydo.read.front_matter import front_matter, with_fields
from saydo.read.load import Loaded
from saydo.read.published import day_in_dateline
from saydo.read.teasers import find_teasers
from saydo.records import Article, Problem

FIELD_LINE = re.compile(
    r"^(?:title|headline|date|published|source|outlet|publication|publisher|url|link|author|byline"
    r"|deck|standfirst|subtitle|summary|language|section)\s*:\s+\S",
    re.IGNORECASE,
)
WEB_ADDRESS = re.compile(r"https?://\S+")
ROW = re.compile(r"[^\r\n\f]+|(?<=\n)(?=\r?\n)|(?<=\r)(?=\r)|\f")
BULLET = re.compile(r"^[•●▪◦*·–—-]\s+")
WIDEST_WRAPPED = 100
NARROWEST_WRAPPED = 40
SHORTEST_TITLE = 4
LONGEST_HEAD = 80
LONGEST_SENTENCE_TITLE = 16
LONGEST_TITLE = 300


def read_dump(loaded: Loaded, *, asked: Asked) -> Iterator[Article | Problem]:
    """The main story, then each teaser of another one as an article that is not complete."""
    placed = _lines(loaded.text)
    lines = [line for line, _ in placed]
    teasers = find_teasers(lines)
    inside = {number for found in teasers for number in range(found.start, found.end)}
    main = [line for number, line in enumerate(lines) if number not in inside]
    pieces = _story(main)
    if pieces.paragraphs or not teasers:
        own = [line for number, line in enumerate(placed) if number not in inside]
        for said in compose(pieces, source=loaded.source, asked=asked):
            yield said if isinstance(said, Problem) else _with_places(said, own)
    for found in teasers:
        yield _with_places(teaser(found.pieces, source=loaded.source), placed[found.start : found.end])


def _with_places(article: Article, placed: list[tuple[str, int]]) -> Article:
    """The article with the place in the source of every part that stands there as a line of its own."""
    places: dict[str, list[int]] = {}
    for line, at in reversed(placed):
        places.setdefault(BULLET.sub("", line), []).append(at)
    parts = []
    for part in article.parts:
        known = places.get(BULLET.sub("", article.text[part.start : part.end]))
        parts.append(replace(part, at=known.pop() if known else None))
    return replace(article, parts=tuple(parts))


def _lines(text: str) -> list[tuple[str, int]]:
    """One line a paragraph, with its place in the text: lines that were only wrapped are joined up again."""
    rows = [(tidy(row[0]), row.start() + len(row[0]) - len(row[0].lstrip())) for row in ROW.finditer(text)]
    if not _is_wrapped([row for row, _ in rows]):
        return [(row, at) for row, at in rows if row]
    joined: list[tuple[str, int]] = []
    before = ""
    for row, at in rows:
        if row and len(before) >= NARROWEST_WRAPPED and not BULLET.match(row):
            joined[-1] = (f"{joined[-1][0]} {row}", joined[-1][1])
        elif row:
            joined.append((row, at))
        before = row
    return joined


def _is_wrapped(rows: list[str]) -> bool:
    """Set in lines of one width: none is wide, and most that are followed by another are nearly full."""
    followed = [row for row, after in pairwise(rows) if row and after]
    if max(map(len, rows)) > WIDEST_WRAPPED or len(followed) < 2:
        return False
    return sum(len(row) >= NARROWEST_WRAPPED for row in followed) * 10 >= 7 * len(followed)


def _story(lines: list[str]) -> Pieces:
    """Title, deck, byline and body of what is left when the teasers are gone."""
    count = 0
    while count < len(lines) and FIELD_LINE.match(lines[count]):
        count += 1
    fields = front_matter(lines[:count])
    rest = [line for line in lines[count:] if not is_credit(line)]
    start, head = _body_start(rest)
    cut = any(is_kind(line, "paywall") for line in rest[start:])
    title, deck = _title_and_deck(head) if "title" not in fields and "headline" not in fields else (None, None)
    known = [line for line in map(credit_line, rest[:start] + _closing(rest[start:])) if line]
    paragraphs = tuple(_paragraphs(rest[start:]))
    if title is None and not fields and len(paragraphs) > 1 and _is_title(paragraphs[0]):
        title, paragraphs = paragraphs[0], paragraphs[1:]
    complete = not (cut and is_opening(paragraphs))
    address = next((line for line in rest[:start] if WEB_ADDRESS.fullmatch(line)), None)
    pieces = Pieces(
        paragraphs=paragraphs,
        title=title,
        deck=deck,
        url=address,
        complete=complete,
        notes=tuple(line for line in rest[start:] if is_kind(line, "note")),
        modified=next((line.modified for line in known if line.modified), None),
        outlet=_first(known, "outlet"),
        author=_first(known, "author"),
    )
    return replace(_with_day(with_fields(pieces, fields), known), complete=complete)


def _is_title(line: str) -> bool:
    """A short sentence may be a title where nothing else is."""
    return len(line.split()) <= LONGEST_SENTENCE_TITLE and len(line) <= LONGEST_TITLE


def _with_day(pieces: Pieces, known: list[CreditLine]) -> Pieces:
    """All days in plain text are printed ones: a named field, a date line, or a dateline with its year."""
    dateline = day_in_dateline(pieces.paragraphs[0]) if pieces.paragraphs else None
    day = pieces.published or _first_day(known) or dateline
    return replace(pieces, published=day, published_from="printed" if day else None)


def _first_day(known: list[CreditLine]) -> date | None:
    return next((line.published for line in known if line.published), None)


def _first(known: list[CreditLine], what: str) -> str | None:
    return next((said for line in known if (said := getattr(line, what))), None)


def _body_start(lines: list[str]) -> tuple[int, list[str]]:
    """Where the body starts, and the lines before it that may be title, deck or separators ("" for a byline or label).

    A sentence right under the title is the deck where a byline, date line or section stands between it and the next
    sentence; otherwise it is the first paragraph.
    """
    head: list[str] = []
    for number, line in enumerate(lines):
        if is_furniture(line) or WEB_ADDRESS.fullmatch(line):
            continue
        if credit_line(line) or (head and "|" in line and is_label(line)):
            head.append("")
        elif not _is_running(line) or (head and head[-1] and _is_deck(lines, number)):
            head.append(line)
        else:
            return number, head
    return len(lines), head


def _is_running(line: str) -> bool:
    """A sentence, be it short; a question or an exclamation may be a headline."""
    return is_sentence(line) or (ends_a_sentence(line) and not line.endswith(("?", "!")))


def _is_deck(lines: list[str], number: int) -> bool:
    """Is what follows, furniture aside, a byline, a date line or a section, and then the story?"""
    after = next((line for line in islice(lines, number + 1, number + 6) if not is_furniture(line)), "")
    return bool(after) and (credit_line(after) is not None or ("|" in after and is_label(after)))


def _title_and_deck(head: list[str]) -> tuple[str | None, str | None]:
    """The first line of some length is the title, the line right under it the deck. Menus and sections are short.

    Of three or more such lines before the byline the last two count: a deck is longer than its title.
    """
    lines = [line for line in head[-LONGEST_HEAD:] if not (line and is_label(line) and "|" in line)]
    long_enough = [n for n, line in enumerate(lines) if len(line.split()) >= SHORTEST_TITLE]
    if not long_enough:
        return max(lines, key=lambda line: len(line.split()), default="") or None, None
    place = long_enough[0]
    run = list(takewhile(lambda n: n == place or (n in long_enough and all(lines[place:n])), range(place, len(lines))))
    if len(run) > 2:
        place = run[-2] if len(lines[run[-1]]) > len(lines[run[-2]]) else run[-1]
    under = lines[place + 1] if place + 1 in long_enough else None
    if under and key(lines[place]).startswith(key(under)):
        return under, None
    return lines[place], under


def _closing(body: list[str]) -> list[str]:
    """Lines at the end that say when it was published."""
    return [line for line in body[-6:] if re.match(r"(?:first )?(?:published|posted|issued)\b", line, re.IGNORECASE)]


def _paragraphs(body: list[str]) -> Iterator[str]:
    """The running text up to the end of the story, without furniture and lists of links."""
    last = max((number for number, line in enumerate(body) if is_sentence(line)), default=-1)
    ends = _end_of_story(body)
    among_others = False
    for number, line in enumerate(body[:ends]):
        among_others = is_kind(line, "tail") or (among_others and not is_sentence(line))
        if among_others or is_furniture(line) or is_kind(line, "note") or credit_line(line):
            continue
        if WEB_ADDRESS.fullmatch(line):
            continue
        if is_kind(line, "bio") and number >= last:
            continue
        if is_headline(line) and not ends_a_sentence(line) and not BULLET.match(line) and not _heads(body, number):
            continue
        yield BULLET.sub("", line)


def _end_of_story(body: list[str]) -> int:
    """The number of the first heading over other stories after which there are no two paragraphs in a row."""
    running = [is_sentence(line) and len(line) > 80 and not is_furniture(line) for line in body]
    pairs = [number for number, both in enumerate(pairwise(running)) if all(both)]
    last = pairs[-1] if pairs else -1
    ends = (n for n, line in enumerate(body) if n > last and is_kind(line, "tail", "maybe teaser end", "teaser end"))
    return next(ends, len(body))


def _heads(body: list[str], number: int) -> bool:
    """A short line is a heading within the story where a paragraph follows."""
    after = next((line for line in islice(body, number + 1, number + 6) if not is_furniture(line)), "")
    return is_sentence(after) or ends_a_sentence(after)
