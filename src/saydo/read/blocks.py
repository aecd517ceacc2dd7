"""The tree of a page -> its blocks of text in order, each with the box that it stands in."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from saydo.read.boxes import HEADINGS, INLINE, Sizes, kinds_of_box
from saydo.read.clean import ends_a_sentence, tidy

BREAK = "\x0b"


@dataclass(slots=True)
class Block:
    """A run of text in one box. linked is the share of it that is link text; box says what its class names hold."""

    tag: str
    text: str
    linked: float
    element: HtmlElement
    parent: HtmlElement
    caption: bool = False
    deck: bool = False
    byline: bool = False

    @property
    def heading(self) -> bool:
        return self.tag in HEADINGS


def find_blocks(tree: HtmlElement, sizes: Sizes) -> Iterator[Block]:
    """Every run of text between the bounds of boxes, split at line breaks that end a paragraph."""
    run: list[str] = []
    linked, in_link = 0, 0
    owner = tree
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if element.tag not in INLINE:
            yield from _blocks_of(run, linked, owner, sizes)
            run, linked, owner = [], 0, element if event == "start" else _box(element)
        if element.tag == "br" and event == "start":
            run.append(BREAK)
        if element.tag == "a":
            in_link += 1 if event == "start" else -1
        said = element.text if event == "start" else element.tail
        if said:
            run.append(said.replace(BREAK, " "))
            linked += len(said.strip()) if in_link > 0 else 0
    yield from _blocks_of(run, linked, owner, sizes)


def _box(element: HtmlElement) -> HtmlElement:
    """The nearest box around an element."""
    parent = element.getparent()
    while parent is not None and parent.tag in INLINE:
        parent = parent.getparent()
    return parent if parent is not None else element


def _blocks_of(run: list[str], linked: int, owner: HtmlElement, sizes: Sizes) -> Iterator[Block]:
    whole = "".join(run)
    if not whole.strip():
        return
    share = min(1.0, linked / len(whole.strip()))
    parent = owner.getparent()
    caption, deck, byline = kinds_of_box(owner, sizes)
    for piece in _lines(whole, keep=owner.tag in HEADINGS):
        yield Block(owner.tag, piece, share, owner, owner if parent is None else parent, caption, deck, byline)


def _lines(whole: str, *, keep: bool) -> list[str]:
    """Cut at line breaks, but not where a line only runs on: within a heading, or before a small letter."""
    if keep:
        return [tidy(whole.replace(BREAK, " "))]
    lines: list[str] = []
    gap = True
    for piece in whole.split(BREAK):
        line = tidy(piece)
        if line and lines and not gap and line[0].islower() and not ends_a_sentence(lines[-1]):
            lines[-1] += " " + line
        elif line:
            lines.append(line)
        gap = not line
    return lines
