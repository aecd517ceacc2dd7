"""The full text of an article cut into pieces, each with the marks that lie on it. Marks may overlap and nest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from saydo.records import Article, Part

KINDS = ("announced", "evidence", "gap")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that shows something. `name` is its anchor here, `target` the one it came from."""

    start: int
    end: int
    kind: str
    label: str
    name: str
    target: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Text under the same marks throughout; `opens` are those that begin with it, `over` all of them."""

    text: str
    kinds: tuple[str, ...]
    opens: tuple[Mark, ...]
    over: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the article (title, deck, paragraph, caption) in pieces."""

    kind: str
    pieces: tuple[Piece, ...]


def blocks(article: Article, marks: Sequence[Mark]) -> tuple[Block, ...]:
    """The article's parts in order; a text without parts is cut at its blank lines."""
    return tuple(Block(part.kind, pieces(article.text, part.start, part.end, marks)) for part in _parts(article))


def pieces(text: str, start: int, end: int, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """text[start:end] cut wherever a mark begins or ends; joined again the pieces are the text."""
    here = sorted(
        (m for m in marks if m.start < end and m.end > start and m.start < m.end),
        key=lambda m: (m.start, m.end, m.name),
    )
    cuts = sorted({start, end, *(max(m.start, start) for m in here), *(min(m.end, end) for m in here)})
    return tuple(_piece(text, left, right, here, first=start) for left, right in pairwise(cuts))


def _piece(text: str, left: int, right: int, marks: Sequence[Mark], *, first: int) -> Piece:
    over = tuple(m for m in marks if m.start <= left and right <= m.end)
    opens = tuple(m for m in over if m.start == left or (left == first and _starts_in_gap(text, m.start, first)))
    return Piece(text[left:right], tuple(kind for kind in KINDS if any(m.kind == kind for m in over)), opens, over)


def _starts_in_gap(text: str, start: int, first: int) -> bool:
    """A mark that begins in the white space before a part opens with the part."""
    return start < first and not text[start:first].strip()


def _parts(article: Article) -> tuple[Part, ...]:
    if article.parts:
        return article.parts
    found, start = [], 0
    for block in article.text.split("\n\n"):
        if block.strip():
            found.append(Part("paragraph", start, start + len(block)))
        start += len(block) + 2
    return tuple(found)
