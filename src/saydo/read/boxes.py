"""The boxes of a page by their tags and the names in class and id: those of other things are pruned, others known."""

import re
from functools import cache

from lxml import etree
from lxml.html import HtmlElement
from pydantic import BaseModel, ConfigDict

from saydo.lexicon import load_tsv

# fmt: off
NOT_TEXT = {
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video",
    "select", "textarea", "button", "map", "head", "dialog", "input", "applet", "frame", "frameset", "datalist",
}
OTHER_BOXES = {"nav", "aside", "footer", "form", "menu"}
INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "nobr", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr", "img", "picture", "source", "amp-img", "br",
}
# fmt: on
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
WORDS_OF_A_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
OTHER_ROLES = {"navigation", "complementary", "contentinfo", "dialog", "search"}
KEPT = {"html", "body", "main"} | (INLINE - {"span", "a"})
LARGEST_LABEL = 600
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SHARE_OF_PAGE = 0.4


Sizes = dict[HtmlElement, tuple[int, int]]


class PageWord(BaseModel):
    """One line of page_words.tsv."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    word: str
    holds: str


@cache
def page_words(holds: str) -> re.Pattern[str]:
    words = [w.word for w in load_tsv("page_words.tsv", PageWord, key=lambda entry: entry.word) if w.holds == holds]
    return re.compile(r"(?<!\S)(?:" + "|".join(sorted(words, key=lambda w: (-len(w), w))) + r")(?!\S)")


def name_words(element: HtmlElement) -> str:
    """The words of an element's class, id and itemprop, in lower case, in order."""
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"[:2_000]
    return " ".join(WORDS_OF_A_NAME.findall(names)).lower()


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
    if (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or HIDDEN.search(element.get("style") or "")
    ):
        return True
    if element.tag in OTHER_BOXES or element.get("role") in OTHER_ROLES:
        return True
    words = name_words(element)
    return bool(words and page_words("other").search(words))


def kinds_of_box(owner: HtmlElement, sizes: Sizes) -> tuple[bool, bool, bool]:
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
    return (
        caption or bool(page_words("caption").search(names)),
        bool(page_words("deck").search(names)),
        bool(page_words("byline").search(names)),
    )
