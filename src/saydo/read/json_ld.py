"""JSON-LD of a page: the item that tells of the page's own story, and values in the shapes that sites use."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from saydo.read.clean import key, tidy

STORY_TYPE = re.compile(
    r"article$|^(?:blogposting|liveblogposting|report|pressrelease|socialmediaposting)$", re.IGNORECASE
)
PAGE_TYPE = re.compile(r"^(?:webpage|itempage|creativework)$", re.IGNORECASE)
# fmt: off
OF_OTHERS = {
    "itemListElement", "isPartOf", "publisher", "author", "image", "video", "breadcrumb", "comment", "mentions",
    "hasPart", "citation", "relatedLink", "potentialAction", "isBasedOn",
}
# fmt: on
MOST_ITEMS = 2_000


def story_item(tree: HtmlElement, url: str | None, headlines: set[str]) -> dict[str, Any]:
    """The JSON-LD item that tells of this page's own story: by its address or headline, else the first."""
    stories, pages = [], []
    for item in _items(tree):
        types = item.get("@type")
        names = [name for name in (types if isinstance(types, list) else [types]) if isinstance(name, str)]
        if any(STORY_TYPE.search(name) for name in names):
            stories.append(item)
        elif any(PAGE_TYPE.search(name) for name in names):
            pages.append(item)

    def is_own(item: dict[str, Any]) -> bool:
        addresses = {
            web_address(item.get("url")),
            web_address(item.get("mainEntityOfPage")),
            web_address(item.get("@id")),
        }
        return bool(url and url in addresses) or key(text_of(item.get("headline")) or "") in headlines - {""}

    return next((item for item in stories if is_own(item)), (stories or pages or [{}])[0])


def _items(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every JSON-LD object that stands for the page itself, with lists and @graph opened."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        queue = [_json(script.text)]
        for _ in range(MOST_ITEMS):
            if not queue:
                break
            node = queue.pop(0)
            if isinstance(node, list):
                queue[:0] = node
            elif isinstance(node, dict):
                yield node
                queue += [
                    value for name, value in node.items() if isinstance(value, dict | list) and name not in OF_OTHERS
                ]


def _json(text: str) -> object:
    """JSON as sites write it: in comment or CDATA marks, with a stop at the end, with raw line ends in strings."""
    bare = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)?\s*;?\s*$", "", text)
    try:
        return json.loads(bare, strict=False)
    except (ValueError, RecursionError):
        return None


def web_address(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    if not isinstance(value, str) or not re.match(r"https?://\S+$", value.strip(), re.IGNORECASE):
        return None
    return value.strip().split("#")[0]


def text_of(value: object, *, lines: bool = False) -> str | None:
    if not isinstance(value, str):
        return None
    return value.strip() or None if lines else tidy(value) or None


def name_of(value: object) -> str | None:
    """The name in "X", {"name": "X"} or a list of either."""
    if isinstance(value, list):
        names = [name for name in (name_of(item) for item in value if not isinstance(item, list)) if name]
        return ", ".join(dict.fromkeys(names)) or None
    return text_of(value.get("name")) if isinstance(value, dict) else text_of(value)
