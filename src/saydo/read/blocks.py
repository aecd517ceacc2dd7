"""The tree of a page -> its blocks of text in order, each with the box that it stands in; boxes of others pruned."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lxml import etree
from lxml.html import HtmlElement
from pydantic import BaseModel, ConfigDict

from saydo.lexicon import load_tsv
from saydo.read.clean import ends_a_sentence, tidy

NOT_TEXT = {"script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video",
            "select", "textarea", "button", "map", "head", "dialog", "input", "applet", "frame", "frameset", "datalist"}
OTHER_BOXES = {"nav", "aside", "footer", "form", "menu"}
INLINE = {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
          "kbd", "label", "mark", "nobr", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
          "tt", "u", "var", "wbr", "img", "picture", "source", "amp-img", "br"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
WORDS_OF_A_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
OTHER_ROLES = {"navigation", "complementary", "contentinfo", "dialog", "search"}
KEPT = {"html", "body", "main", "article"} | (INLINE - {"span", "a"})
LARGEST_LABEL = 600
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
BREAK = "\x0b"
SHARE_OF_PAGE = 0.4


class PageWord(BaseModel):
    """One line of page_words.tsv."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    word: str
    holds: str


@cache
def page_words(holds: str) -> re.Pattern[str]:
    words = [w.word for w in load_tsv("page_words.tsv", PageWord, key=lambda entry: entry.word) if w.holds == holds]
    return re.compile(r"(?<!\S)(?:" + "|".join(sorted(words, key=lambda w: (-len(w), w))) + r")(?!\S)")


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


def name_words(element: HtmlElement) -> str:
    """The words of an element's class, id and itemprop, in lower case, in order."""
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"[:2_000]
    return " ".join(WORDS_OF_A_NAME.findall(names)).lower()


Sizes = dict[HtmlElement, tuple[int, int]]


def measure(tree: HtmlElement) -> Sizes:
    """For each element how many characters of text it holds, and how many of them are link text."""
    sizes: Sizes = {}
    for _, element in etree.iterwalk(tree, events=("end",)):
        own = len((element.text or "").strip())
        chars = own + sum(sizes[child][0] + len((child.tail or "").strip()) for child in element)
        linked = chars if element.tag == "a" else sum(sizes[child][1] for child in element)
        sizes[element] = (chars, linked)
    return sizes


def prune(tree: HtmlElement) -> Sizes:
    """Take out what is never part of the story, but no box that holds the headline or much of the page's text."""
    etree.strip_elements(tree, *NOT_TEXT, with_tail=False)
    sizes = measure(tree)
    headline = {box for title in tree.iter("h1") for box in title.iterancestors()}
    whole = sizes[tree][0] - sizes[tree][1]
    for element, (chars, linked) in sizes.items():
        if element.tag in KEPT or element.tag in HEADINGS or element in headline or element.getparent() is None:
            continue
        if chars - linked <= SHARE_OF_PAGE * whole and _is_other(element):
            element.drop_tree()
    return sizes


def _is_other(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true" or HIDDEN.search(element.get("style") or ""):
        return True
    if element.tag in OTHER_BOXES or element.get("role") in OTHER_ROLES:
        return True
    words = name_words(element)
    return bool(words and page_words("other").search(words))


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
    caption, deck, byline = _kinds_of_box(owner, sizes)
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


def _kinds_of_box(owner: HtmlElement, sizes: Sizes) -> tuple[bool, bool, bool]:
    """Is it in a box named as caption, deck or byline? Only small boxes near it count."""
    words: list[str] = []
    caption = False
    element: HtmlElement | None = owner
    for _ in range(3):
        if element is None or element.tag in {"body", "article", "main", "html"}:
            break
        caption = caption or element.tag in {"figcaption", "figure"}
        if sizes.get(element, (0, 0))[0] > LARGEST_LABEL:
            break
        words.append(name_words(element))
        element = element.getparent()
    names = " ".join(words)
    return (caption or bool(page_words("caption").search(names)), bool(page_words("deck").search(names)),
            bool(page_words("byline").search(names)))
