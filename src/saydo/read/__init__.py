"""Reading sources: a file or a folder -> articles, and a Problem for all that could not be read.

for item in saydo.read("pages"):
    ...  # an Article, or a Problem that names its source
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from saydo.read.dump import read_dump
from saydo.read.html import read_html
from saydo.read.json_lines import looks_like_json, read_json_lines
from saydo.read.load import Loaded, load_file
from saydo.read.markdown import looks_like_markdown, read_markdown
from saydo.records import Article, Problem

Items = Iterator[Article | Problem]
HTML = re.compile(r"<!doctype html|<(?:html|head|body|article|main|div|table|p|h1|meta)\b[^<>]*>", re.IGNORECASE)
FEED = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
WEB_ADDRESS = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
LOOKED_AT = 4_096
OTHER_NAMES = {".css", ".js", ".yaml", ".yml", ".toml", ".py", ".csv", ".tsv", ".xml", ".ini", ".log", ".sql", ".sh"}


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of source: how it is known, by name and content, and what reads it."""

    kind: str
    knows: Callable[[str, str], bool]
    read: Callable[..., Items]


def _is_html(suffix: str, start: str) -> bool:
    return suffix in {".html", ".htm", ".xhtml", ".shtml"} or bool(HTML.match(start)) or len(HTML.findall(start)) >= 3


def _is_other(suffix: str, start: str) -> bool:
    return suffix in OTHER_NAMES or bool(FEED.match(start))


def _not_read(loaded: Loaded, **_: object) -> Items:
    what = "a feed" if FEED.match(loaded.text[:LOOKED_AT]) else f"a {Path(loaded.name).suffix} file"
    yield Problem(loaded.source, f"is {what}, which is not read yet")


READERS = (
    Reader("other", _is_other, _not_read),
    Reader("json lines", looks_like_json, read_json_lines),
    Reader("markdown", looks_like_markdown, read_markdown),
    Reader("html", _is_html, read_html),
    Reader("text", lambda _suffix, _start: True, read_dump),
)


def read(source: str | Path, *, published: date | None = None) -> Items:
    """The articles of a file, or of the files of a folder in the order of their names.

    Trouble is a Problem in the stream, never an exception. `published` is the day of an article that states none.
    """
    name = str(source)
    if isinstance(source, str) and WEB_ADDRESS.match(source):
        yield Problem(name, "fetching is not there yet; save the page and give its file")
        return
    path = Path(source)
    if "\0" in name or not _exists(path):
        yield Problem(name, "no such file or folder")
    elif path.is_dir():
        yield from _read_folder(path, name, published)
    elif not path.is_file():
        yield Problem(name, "is neither a file nor a folder")
    else:
        yield from _read_file(path, name, published)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _read_folder(folder: Path, name: str, published: date | None) -> Items:
    """The files that stand in the folder itself; hidden files are passed over."""
    try:
        inside = sorted(item for item in folder.iterdir() if not item.name.startswith("."))
    except OSError as fault:
        yield Problem(name, f"cannot be opened: {fault.strerror or fault}")
        return
    files = [item for item in inside if item.is_file()]
    if not files:
        below = ", ".join(item.name for item in inside if item.is_dir())
        yield Problem(name, f"no files in this folder; its folders are: {below}" if below else "the folder is empty")
    for file in files:
        yield from _read_file(file, str(file), published)


def _read_file(path: Path, source: str, published: date | None) -> Items:
    """One file. Whatever goes wrong inside a parser costs this file alone, and is said."""
    loaded = load_file(path, source)
    if isinstance(loaded, Problem):
        yield loaded
        return
    yield from loaded.problems
    suffix, start = path.suffix.lower(), loaded.text[:LOOKED_AT].lstrip("\ufeff \t\r\n")
    reader = next(reader for reader in READERS if reader.knows(suffix, start))
    try:
        yield from reader.read(loaded, published=published)
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RuntimeError, MemoryError) as fault:
        yield Problem(source, f"could not be read as {reader.kind}: {type(fault).__name__}: {fault}")


__all__ = ["READERS", "read"]
