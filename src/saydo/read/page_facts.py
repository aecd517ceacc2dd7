"""What a page states of itself for machines: JSON-LD, OpenGraph and other meta tags, the language, the canonical link."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from lxml.html import HtmlElement

from saydo.read.byline import names_only
from saydo.read.clean import key, tidy
from saydo.read.published import day_of

STORY_TYPE = re.compile(r"article$|^(?:blogposting|liveblogposting|report|pressrelease|socialmediaposting)$", re.IGNORECASE)
PAGE_TYPE = re.compile(r"^(?:webpage|itempage|creativework)$", re.IGNORECASE)
NOT_ITSELF = {"itemListElement", "isPartOf", "publisher", "author", "image", "video", "breadcrumb", "comment", "mentions",
              "hasPart", "citation", "relatedLink", "potentialAction", "isBasedOn"}
MOST_ITEMS = 2_000
PUBLISHED_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "rnews:datepublished", "parsely-pub-date",
    "sailthru.date", "date.published", "article.published", "published_time", "published-date", "publish-date",
    "publish_date", "publication_date", "publication-date", "pubdate", "pub_date", "publishdate", "dc.date.issued",
    "dcterms.issued", "dc.date.created", "dcterms.created", "dc.date", "dcterms.date", "citation_publication_date",
    "citation_date", "cxenseparse:recs:publishtime", "bt:pubdate", "article_date_original", "originalpublicationdate",
    "created", "date", "article:published", "og:published_time", "pdate", "ptime",
)
AUTHOR_NAMES = ("author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator", "article:author",
                "citation_author")
TITLE_SEPARATOR = re.compile(r"\s+[|–—·•:»-]+\s+|\s*\|\s*")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """titles and descriptions in the order of trust; the day with where it stands (json-ld or meta)."""

    titles: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    published: date | None = None
    published_from: str | None = None
    language: str | None = None
    body: str | None = None


def page_facts(tree: HtmlElement) -> PageFacts:
    metas = _metas(tree)
    url = _url(tree, metas)
    item = _story_item(tree, url, {key(h.text_content()) for h in tree.iter("h1")})
    title_tag = tidy(tree.findtext(".//title") or "")
    outlet = _name(item.get("publisher")) or _first(metas, "og:site_name", "application-name", "publisher", "dc.publisher")
    day, known_from = _published(item, metas)
    titles = (_text(item.get("headline")), _first(metas, "og:title", "twitter:title", "dc.title", "title"),
              _text(item.get("name")), title_tag)
    said = (_text(item.get("alternativeHeadline")), _text(item.get("description")),
            _first(metas, "og:description", "description", "twitter:description"))
    author = _name(item.get("author")) or _name(item.get("creator")) or _first(metas, *AUTHOR_NAMES)
    return PageFacts(
        titles=tuple(_without_outlet(title, outlet) for title in titles if title),
        descriptions=tuple(text for text in said if text), outlet=outlet or _outlet_of(title_tag, titles[:2]),
        url=url or _web_address(item.get("url")) or _web_address(item.get("mainEntityOfPage")),
        author=names_only(author) if author and not author.startswith("http") else None,
        published=day, published_from=known_from, language=_language(tree), body=_text(item.get("articleBody"), lines=True))


def _published(item: dict[str, Any], metas: dict[str, str]) -> tuple[date | None, str | None]:
    day = day_of(item.get("datePublished"))
    if day:
        return day, "json-ld"
    for name in PUBLISHED_NAMES:
        day = day_of(metas.get(name))
        if day:
            return day, "meta"
    return None, None


def _metas(tree: HtmlElement) -> dict[str, str]:
    """name, property or itemprop in lower case -> content; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = tidy(meta.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _story_item(tree: HtmlElement, url: str | None, headlines: set[str]) -> dict[str, Any]:
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
        addresses = {_web_address(item.get("url")), _web_address(item.get("mainEntityOfPage")), _web_address(item.get("@id"))}
        return bool(url and url in addresses) or key(_text(item.get("headline")) or "") in headlines - {""}
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
                queue += [value for name, value in node.items() if isinstance(value, dict | list) and name not in NOT_ITSELF]


def _json(text: str) -> object:
    """JSON as sites write it: in comment or CDATA marks, with a stop at the end, with raw line ends in strings."""
    bare = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)?\s*;?\s*$", "", text)
    try:
        return json.loads(bare, strict=False)
    except (ValueError, RecursionError):
        return None


def _url(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            address = _web_address(link.get("href"))
            if address:
                return address
    return _web_address(metas.get("og:url"))


def _web_address(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    if not isinstance(value, str) or not re.match(r"https?://\S+$", value.strip(), re.IGNORECASE):
        return None
    return value.strip().split("#")[0]


def _language(tree: HtmlElement) -> str | None:
    """The primary language of <html lang>: "en" for "en-GB"."""
    root = tree.getroottree().getroot()
    stated = (root.get("lang") or root.get("xml:lang") or "").strip().lower()
    return re.split(r"[-_]", stated)[0] or None


def _text(value: object, *, lines: bool = False) -> str | None:
    if not isinstance(value, str):
        return None
    return value.strip() or None if lines else tidy(value) or None


def _name(value: object) -> str | None:
    """The name in "X", {"name": "X"} or a list of either."""
    if isinstance(value, list):
        names = [name for name in (_name(item) for item in value if not isinstance(item, list)) if name]
        return ", ".join(dict.fromkeys(names)) or None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _first(metas: dict[str, str], *names: str) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _without_outlet(title: str, outlet: str | None) -> str:
    """ "Headline | Outlet" -> "Headline". Without a known outlet the title stays as it is."""
    for match in reversed(list(TITLE_SEPARATOR.finditer(title))):
        if outlet and key(title[match.end():]) == key(outlet) and match.start():
            return title[:match.start()]
    return title


def _outlet_of(title_tag: str, titles: tuple[str | None, ...]) -> str | None:
    """The outlet's name where <title> is the headline and then a name."""
    for title in titles:
        if title and title_tag.startswith(title):
            rest = TITLE_SEPARATOR.match(title_tag[len(title):])
            name = title_tag[len(title) + rest.end():] if rest else ""
            if name and len(name.split()) <= 6:
                return name
    return None
