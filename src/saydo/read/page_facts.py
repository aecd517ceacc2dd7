"""What a page states of itself for machines: JSON-LD, OpenGraph and other meta tags, language, canonical link."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from lxml.html import HtmlElement
from pydantic import BaseModel, ConfigDict

from saydo.lexicon import load_tsv
from saydo.read.byline import names_only
from saydo.read.clean import key, tidy
from saydo.read.json_ld import name_of, story_item, text_of, web_address
from saydo.read.published import day_of

TITLE_SEPARATOR = re.compile(r"\s+[|–—·•:»-]+\s+|\s*\|\s*|:\s+")


class MetaName(BaseModel):
    """One line of page_meta.tsv."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    states: str


@cache
def meta_names(states: str) -> tuple[str, ...]:
    """The names of meta tags that state it, in the order of trust."""
    entries = load_tsv("page_meta.tsv", MetaName, key=lambda entry: entry.name)
    return tuple(entry.name for entry in entries if entry.states == states)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """titles and descriptions in the order of trust; the day with where it stands (json-ld or meta)."""

    titles: tuple[str, ...] = ()
    title_tag: str = ""
    descriptions: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    published: date | None = None
    published_from: str | None = None
    modified: date | None = None
    language: str | None = None
    body: str | None = None


def page_facts(tree: HtmlElement) -> PageFacts:
    metas = _metas(tree)
    url = _url(tree, metas)
    item = story_item(tree, url, {key(h.text_content()) for h in tree.iter("h1")})
    title_tag = tidy(tree.findtext(".//title") or "")
    outlet = name_of(item.get("publisher")) or _first(metas, *meta_names("outlet"))
    day, known_from = _published(item, metas)
    titles = (
        text_of(item.get("headline")),
        _first(metas, *meta_names("title")),
        text_of(item.get("name")),
        title_tag,
    )
    said = (
        text_of(item.get("alternativeHeadline")),
        text_of(item.get("description")),
        _first(metas, *meta_names("deck")),
    )
    author = name_of(item.get("author")) or name_of(item.get("creator")) or _first(metas, *meta_names("author"))
    return PageFacts(
        titles=tuple(_without_outlet(title, outlet) for title in titles if title),
        title_tag=title_tag,
        descriptions=tuple(text for text in said if text),
        outlet=outlet or outlet_in_title(title_tag, titles[:2]),
        url=url or web_address(item.get("url")) or web_address(item.get("mainEntityOfPage")),
        author=names_only(author) if author and not author.startswith("http") else None,
        published=day,
        published_from=known_from,
        modified=_modified(item, metas),
        language=_language(tree),
        body=text_of(item.get("articleBody"), lines=True),
    )


def _published(item: dict[str, Any], metas: dict[str, str]) -> tuple[date | None, str | None]:
    day = day_of(item.get("datePublished"))
    if day:
        return day, "json-ld"
    for name in meta_names("published"):
        day = day_of(metas.get(name))
        if day:
            return day, "meta"
    return None, None


def _modified(item: dict[str, Any], metas: dict[str, str]) -> date | None:
    """The day of the last change; it never stands in for that of publication."""
    stated = (item.get("dateModified"), *(metas.get(name) for name in meta_names("modified")))
    return next((day for value in stated if (day := day_of(value))), None)


def _metas(tree: HtmlElement) -> dict[str, str]:
    """name, property or itemprop in lower case -> content; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = tidy(meta.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _url(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            address = web_address(link.get("href"))
            if address:
                return address
    return web_address(metas.get("og:url"))


def _language(tree: HtmlElement) -> str | None:
    """The primary language of <html lang>: "en" for "en-GB"."""
    root = tree.getroottree().getroot()
    stated = (root.get("lang") or root.get("xml:lang") or "").strip().lower()
    return re.split(r"[-_]", stated)[0] or None


def _first(metas: dict[str, str], *names: str) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _without_outlet(title: str, outlet: str | None) -> str:
    """ "Headline | Outlet" -> "Headline". Without a known outlet the title stays as it is."""
    for match in reversed(list(TITLE_SEPARATOR.finditer(title))):
        if outlet and key(title[match.end() :]) == key(outlet) and match.start():
            return title[: match.start()]
    return title


def outlet_in_title(title_tag: str, headlines: Iterable[str | None]) -> str | None:
    """The outlet's name where <title> is the headline and then, or before it, a name."""
    for headline in headlines:
        before, _, after = title_tag.partition(headline) if headline else ("", "", "")
        for rest in (after, before):
            names = [name for name in TITLE_SEPARATOR.split(f" {rest} ") if name.strip()]
            if names and len(names[-1].split()) <= 6:
                return names[-1].strip()
    return None
