"""JSON Lines (one article a line), or one JSON document with an article or a list of them."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace

from saydo.read.asked import Asked
from saydo.read.clean import key, tidy
from saydo.read.compose import Pieces, compose
from saydo.read.front_matter import with_fields
from saydo.read.load import Loaded
from saydo.records import Article, Problem

TEXT_NAMES = (
    "paragraphs",
    "text",
    "body",
    "content",
    "article",
    "maintext",
    "main_text",
    "fulltext",
    "full_text",
    "articlebody",
    "raw_text",
)
BLANK = re.compile(r"\n\s*\n")


def looks_like_json(suffix: str, start: str) -> bool:
    return suffix in {".jsonl", ".ndjson", ".json"} or start.startswith(('{"', "[{", "{\n"))


def read_json_lines(loaded: Loaded, *, asked: Asked) -> Iterator[Article | Problem]:
    """Each record's source is the path with its line, so that every record can be found again."""
    whole = _parsed(loaded.text) if "\n" not in loaded.text.strip() or loaded.name.lower().endswith(".json") else None
    if isinstance(whole, list):
        if not any(isinstance(record, dict) for record in whole):
            yield Problem(loaded.source, "holds no JSON object")
            return
        for number, record in enumerate(whole, start=1):
            yield from article_of(record, f"{loaded.source}:{number}", asked)
        return
    if isinstance(whole, dict):
        yield from article_of(whole, loaded.source, asked)
        return
    records = [(n, _parsed(line)) for n, line in enumerate(loaded.text.split("\n"), start=1) if line.strip()]
    if not any(isinstance(record, dict) for _, record in records):
        yield Problem(loaded.source, "holds no JSON object")
        return
    for number, record in records:
        yield from article_of(record, f"{loaded.source}:{number}", asked)


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def article_of(record: object, source: str, asked: Asked) -> Iterator[Article | Problem]:
    """A record with named fields, under whichever of their usual names."""
    if not isinstance(record, dict):
        yield Problem(source, "is not a JSON object")
        return
    fields = {str(name).lower(): value for name, value in record.items()}
    pieces = with_fields(Pieces(paragraphs=_paragraphs(fields)), fields)
    repeated = {key(said) for said in (pieces.title, pieces.deck) if said}
    kept = tuple(text for n, text in enumerate(pieces.paragraphs) if n > 1 or key(text) not in repeated)
    for said in compose(with_fields(Pieces(paragraphs=kept), fields), source=source, asked=asked):
        yield said if isinstance(said, Problem) else _as_kept(said, fields)


def _as_kept(article: Article, fields: dict[str, object]) -> Article:
    """What `saydo read --jsonl` wrote of an article beyond its words: whether it is whole, and who else carries it."""
    others = fields.get("also_in")
    return replace(
        article,
        complete=fields.get("complete") is not False,
        also_in=tuple(name for name in others if isinstance(name, str)) if isinstance(others, list) else (),
    )


def _paragraphs(fields: dict[str, object]) -> tuple[str, ...]:
    """The text cut at blank lines, or where there are none at the ends of lines."""
    for name in TEXT_NAMES:
        value = fields.get(name)
        if isinstance(value, list):
            blocks = [item for item in value if isinstance(item, str)]
        elif isinstance(value, str):
            blocks = BLANK.split(value) if BLANK.search(value) else value.splitlines()
        else:
            continue
        found = tuple(words for words in map(tidy, blocks) if words)
        if found:
            return found
    return ()
