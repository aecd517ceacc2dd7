"""The lines that say what an article is: YAML-like front matter, or the named fields of a JSON record."""

import re
from collections.abc import Mapping
from dataclasses import replace

from saydo.read.byline import names_only
from saydo.read.clean import tidy
from saydo.read.compose import Pieces
from saydo.read.published import day_of

FIELD = re.compile(r"^([A-Za-z][\w .-]{0,40}?)\s*:(?:\s+(.*)|\s*)$")
LIST_ITEM = re.compile(r"^\s*-\s+(.*)$")
NAMES = {
    "title": ("title", "headline", "head", "name"),
    "deck": ("deck", "dek", "standfirst", "subtitle", "subheadline", "summary", "description", "excerpt", "abstract"),
    "outlet": (
        "outlet",
        "publisher",
        "source",
        "site",
        "sitename",
        "site_name",
        "publication",
        "newspaper",
        "website",
        "source_name",
        "media",
    ),
    "url": ("url", "link", "canonical", "canonical_url", "permalink", "source_url", "uri", "web_url"),
    "author": ("author", "authors", "byline", "by", "creator", "writer"),
    "published": (
        "published",
        "date",
        "published_at",
        "publish_date",
        "published_date",
        "date_published",
        "datepublished",
        "pubdate",
        "pub_date",
        "publication_date",
        "published_on",
        "published_time",
        "day",
        "created",
    ),
    "modified": ("modified", "updated", "updated_at", "date_modified", "datemodified", "last_modified", "last_updated"),
    "language": ("language", "lang"),
}


def front_matter(lines: list[str]) -> dict[str, str]:
    """`key: value` lines, with quotes, lists (in brackets or one to a line) and folded lines; keys in lower case."""
    found: dict[str, str] = {}
    last = ""
    for line in lines:
        field = FIELD.match(line)
        item = LIST_ITEM.match(line)
        if field and not line[:1].isspace():
            last = field[1].strip().lower()
            said = (field[2] or "").strip()
            found.setdefault(last, "" if said in {"|", ">", "|-", ">-"} else _plain(said))
        elif last and item:
            found[last] = ", ".join(filter(None, (found[last], _plain(item[1]))))
        elif last and line[:1].isspace() and line.strip():
            found[last] = f"{found[last]} {_plain(line.strip())}".strip()
    return {name: value for name, value in found.items() if value}


def _plain(said: str) -> str:
    """A scalar without its quotes or comment; a list in brackets as its items with commas."""
    said = said.strip()
    if said.startswith("[") and said.endswith("]"):
        return ", ".join(filter(None, (_plain(item) for item in said[1:-1].split(","))))
    if len(said) > 1 and said[0] == said[-1] == "'":
        return said[1:-1].replace("''", "'")
    if len(said) > 1 and said[0] == said[-1] == '"':
        return re.sub(r"\\(.)", r"\1", said[1:-1])
    return "" if said in {"null", "~"} else re.sub(r"\s+#.*$", "", said)


def with_fields(pieces: Pieces, fields: Mapping[str, object]) -> Pieces:
    """The pieces with what the fields state, under whichever of their usual names."""
    said = {what: _said(fields, names) for what, names in NAMES.items()}
    day = day_of(said["published"])
    url = said["url"]
    return replace(
        pieces,
        title=said["title"] or pieces.title,
        deck=said["deck"] or pieces.deck,
        outlet=said["outlet"] or pieces.outlet,
        url=url if url and re.match(r"https?://\S+$", url) else pieces.url,
        author=names_only(said["author"]) if said["author"] else pieces.author,
        published=day or pieces.published,
        published_from="front matter" if day else pieces.published_from,
        language=re.split(r"[-_]", said["language"].lower())[0] if said["language"] else pieces.language,
        modified=day_of(said["modified"]) or pieces.modified,
    )


def _said(fields: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = fields.get(name)
        if isinstance(value, Mapping):
            value = value.get("name")
        if isinstance(value, list):
            named = [item.get("name") if isinstance(item, Mapping) else item for item in value]
            value = ", ".join(item for item in named if isinstance(item, str))
        if isinstance(value, str) and tidy(value):
            return tidy(value)
    return None
