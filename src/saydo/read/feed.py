"""RSS, Atom and JSON feeds: each item is followed to its page, or taken as it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING, Any

import feedparser
from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from saydo.read.asked import Asked, Items
from saydo.read.byline import names_only
from saydo.read.clean import is_furniture, tidy
from saydo.read.compose import Pieces, compose
from saydo.read.json_ld import web_address
from saydo.read.load import Loaded
from saydo.read.pages import read_page
from saydo.read.published import day_of
from saydo.read.supervised import SUPERVISED, PageLost
from saydo.records import Article, Problem

if TYPE_CHECKING:
    from saydo.read.fetch import Fetcher

XML_FEED = re.compile(
    r"\s*(?:<\?xml[^>]{0,300}>\s*)?(?:<[!?](?:--.{0,2000}?--|[^>\[]{0,300}(?:\[.{0,3000}?\]\s*)?)>\s*)*"
    r"<(?:rss|feed|rdf:RDF)\b",
    re.DOTALL,
)
JSON_FEED = re.compile(r'\{[^{}]{0,500}"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org')
DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
NO_LETTER = re.compile(r"&#(?:x[0-9a-f]{7,}|x(?:1[1-9a-f]|[2-9a-f].)[0-9a-f]{4}|\d{7,});", re.IGNORECASE)
ENTITIES = re.compile(r"<!ENTITY", re.IGNORECASE)
MOST_ITEMS = 500
ITEM_END = re.compile(r"</(?:\w{1,20}:)?(?:item|entry)\s*>", re.IGNORECASE)
ROOT = re.compile(r"<(rss|feed|rdf:RDF)\b", re.IGNORECASE)
CLOSERS = {"rss": "</channel></rss>", "feed": "</feed>", "rdf:rdf": "</rdf:RDF>"}
LINE_END = "\u2029"
BOXES = {"p", "div", "li", "br", "h1", "h2", "h3", "h4", "blockquote", "tr", "section", "article"}


@dataclass(frozen=True, slots=True)
class Item:
    """One item as the feed gives it. body is HTML; whole tells the full text from a summary."""

    title: str
    body: str
    whole: bool
    address: str | None
    author: str | None
    published: date | None
    modified: date | None


@dataclass(frozen=True, slots=True)
class Feed:
    title: str | None
    language: str | None
    items: tuple[Item, ...]


def looks_like_feed(_suffix: str, start: str) -> bool:
    return bool(XML_FEED.match(start) or JSON_FEED.match(start))


def read_feed(loaded: Loaded, *, asked: Asked) -> Items:
    """Where an item's page cannot be had, that is said and the item is taken as it stands."""
    try:
        feed = SUPERVISED.ask(_parsed, loaded.text)
    except PageLost as fault:
        yield Problem(loaded.source, str(fault))
        return
    if ENTITIES.search(loaded.text[:100_000]):
        yield Problem(loaded.source, "the feed defines entities of its own; they were not put in")
    if not feed.items:
        yield Problem(loaded.source, "no items in this feed")
    if len(feed.items) > MOST_ITEMS:
        yield Problem(loaded.source, f"over {MOST_ITEMS} items; the first {MOST_ITEMS} were read")
    for number, item in enumerate(feed.items[:MOST_ITEMS], start=1):
        yield from _item(item, feed, f"{loaded.source}:{item.address or number}", asked)


def _item(item: Item, feed: Feed, source: str, asked: Asked) -> Items:
    if item.address and asked.known is not None and asked.known(item.address, item.modified):
        return
    if asked.follow and item.address and asked.fetcher is not None:
        found = list(_followed(item, item.address, asked, asked.fetcher))
        yield from found
        if any(isinstance(said, Article) for said in found):
            return
        yield Problem(source, "its page was not read; the item is taken as it stands in the feed")
    paragraphs = _paragraphs(item.body)
    pieces = Pieces(
        paragraphs=tuple(text for text in paragraphs if not is_furniture(text)),
        title=item.title or None,
        outlet=feed.title,
        url=item.address,
        author=item.author,
        published=item.published,
        published_from="feed" if item.published else None,
        modified=item.modified,
        language=feed.language,
    )
    if item.whole:
        yield from compose(pieces, source=source, asked=asked)
        return
    for said in compose(pieces, source=source, asked=asked):
        yield said if isinstance(said, Problem) else replace(said, complete=False)


def _followed(item: Item, address: str, asked: Asked, fetcher: Fetcher) -> Items:
    """The article on the item's page; where the page states no day, the feed's stands."""
    got = fetcher.fetch(address)
    if isinstance(got, Problem):
        yield got
        return
    here = replace(asked, address=got.address, fetched=got.day, published=item.published or asked.published)
    for said in read_page(got.content, source=address, name=got.address, asked=here, charset=got.charset):
        if isinstance(said, Article) and said.published_from == "argument" and item.published:
            yield replace(said, published_from="feed")
        else:
            yield said


def _parsed(text: str) -> Feed:
    return _json_feed(json.loads(text)) if text.lstrip().startswith("{") else _xml_feed(text)


def _xml_feed(text: str) -> Feed:
    """feedparser is given bytes alone: a string it would take for an address or the name of a file."""
    content = _shortened(NO_LETTER.sub(" ", DECLARATION.sub("", text, count=1))).encode("utf-8", "replace")
    found = feedparser.parse(content, response_headers={"content-type": "application/xml; charset=utf-8"})
    channel = found.feed
    return Feed(
        title=tidy(_plain(channel.get("title"))) or None,
        language=_language(channel.get("language")),
        items=tuple(_xml_item(entry, dated=found.version.startswith("rss")) for entry in found.entries),
    )


def _shortened(text: str) -> str:
    """The feed up to the last item that is read: to parse endless ones would take its time."""
    root = ROOT.search(text)
    last = next(islice(ITEM_END.finditer(text), MOST_ITEMS, None), None)
    return text[: last.end()] + CLOSERS[root[1].lower()] if root and last else text


def _xml_item(entry: dict[str, Any], *, dated: bool) -> Item:
    """dated: the one day that RSS gives an item is that of its publication, whatever the parser calls it."""
    updated = day_of(dict.get(entry, "updated"))  # its own get() would give the day of publication for it
    full = [part.get("value") or "" for part in entry.get("content") or ()]
    summary = entry.get("summary") or ""
    body = max(full, key=len, default="")
    return Item(
        title=tidy(_plain(entry.get("title"))),
        body=body or summary,
        whole=bool(body) and len(body) >= len(summary),
        address=web_address(entry.get("link")),
        author=names_only(tidy(_plain(entry.get("author")))),
        published=day_of(entry.get("published")) or day_of(entry.get("created")) or (updated if dated else None),
        modified=None if dated else updated,
    )


def _json_feed(feed: object) -> Feed:
    fields = feed if isinstance(feed, dict) else {}
    items = fields.get("items")
    return Feed(
        title=tidy(_plain(fields.get("title"))) or None,
        language=_language(fields.get("language")),
        items=tuple(_json_item(item) for item in (items if isinstance(items, list) else []) if isinstance(item, dict)),
    )


def _json_item(item: dict[str, Any]) -> Item:
    listed = item.get("authors")
    authors = [*(listed if isinstance(listed, list) else []), item.get("author")]
    named = [author["name"] for author in authors if isinstance(author, dict) and isinstance(author.get("name"), str)]
    full = item.get("content_html") or _as_html(item.get("content_text"))
    body = full if isinstance(full, str) else ""
    return Item(
        title=tidy(_plain(item.get("title"))),
        body=body or _as_html(item.get("summary")),
        whole=bool(body),
        address=web_address(item.get("url")),
        author=names_only(tidy(", ".join(dict.fromkeys(named)))),
        published=day_of(item.get("date_published")),
        modified=day_of(item.get("date_modified")),
    )


def _as_html(text: object) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br><br>") if isinstance(text, str) else ""


def _plain(value: object) -> str:
    return re.sub(r"<[^<>]{0,500}>", "", unescape(value)) if isinstance(value, str) else ""


def _language(value: object) -> str | None:
    return re.split(r"[-_]", value.strip().lower())[0] or None if isinstance(value, str) else None


def _paragraphs(body: str) -> Iterator[str]:
    """The blocks of a piece of HTML, as text."""
    if not body.strip():
        return
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(body.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return
    etree.strip_elements(tree, "script", "style", "iframe", "figure", with_tail=False)
    said: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if element.tag in BOXES:
            said.append(LINE_END)
        said.append((element.text if event == "start" else element.tail) or "")
    yield from filter(None, map(tidy, "".join(said).split(LINE_END)))
