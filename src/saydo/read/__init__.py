"""Reading sources: whatever a newsroom has -> articles, and a Problem for all that could not be read.

for item in saydo.read("pages"):
    ...  # an Article, or a Problem that names its source
"""

import re
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

from saydo.read.asked import Asked, Items, Known
from saydo.read.copies import merge_copies
from saydo.read.csv_table import looks_like_table, read_table
from saydo.read.dump import read_dump
from saydo.read.feed import looks_like_feed, read_feed
from saydo.read.fetch import Fetcher
from saydo.read.folder import files_in
from saydo.read.html import read_html
from saydo.read.json_lines import looks_like_json, read_json_lines
from saydo.read.language import is_readable, not_readable, with_language
from saydo.read.load import LARGEST, MEGABYTE, Loaded, Opened, load, opened
from saydo.read.markdown import looks_like_markdown, read_markdown
from saydo.read.pages import at_arms_length
from saydo.read.warc import looks_like_warc, read_warc
from saydo.records import Problem

HTML = re.compile(r"<!doctype html|<(?:html|head|body|article|main|div|table|p|h1|meta)\b[^<>]*>", re.IGNORECASE)
WEB_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
STANDARD_INPUT = "-"
LOOKED_AT = 4_096
LARGEST_INPUT = 4_000_000_000
OTHER_NAMES = {".css", ".js", ".yaml", ".yml", ".toml", ".py", ".xml", ".ini", ".log", ".sql", ".sh"}


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of source: how it is known, by the ending of its name and its first characters, and what reads it.

    streamed: it reads the stream itself, piece by piece. apart: a page that a child process reads, lest it never end.
    """

    kind: str
    knows: Callable[[str, str], bool]
    read: Callable[..., Items]
    streamed: bool = False
    apart: bool = False


def _is_html(suffix: str, start: str) -> bool:
    return suffix in {".html", ".htm", ".xhtml", ".shtml"} or bool(HTML.match(start)) or len(HTML.findall(start)) >= 3


def _not_read(loaded: Loaded, **_: object) -> Items:
    yield Problem(loaded.source, f"is a {Path(loaded.name).suffix} file, which holds no articles")


READERS = (
    Reader("warc", looks_like_warc, read_warc, streamed=True),
    Reader("feed", looks_like_feed, read_feed),
    Reader("other", lambda suffix, _start: suffix in OTHER_NAMES, _not_read),
    Reader("json lines", looks_like_json, read_json_lines),
    Reader("table", looks_like_table, read_table),
    Reader("markdown", looks_like_markdown, read_markdown, apart=True),
    Reader("html", _is_html, read_html, apart=True),
    Reader("text", lambda _suffix, _start: True, read_dump, apart=True),
)


def read(
    source: str | Path,
    *,
    published: date | None = None,
    follow: bool = True,
    fetcher: Fetcher | None = None,
    known: Known | None = None,
) -> Items:
    """The articles of a file, of the files of a folder and the folders in it, of an address, or of standard input (-).

    Trouble is a Problem in the stream, never an exception. `published` is the day of an article that states none.
    `follow` False takes the items of a feed as they stand; those that are `known`, by address and day of last change,
    are passed over.
    """
    asked = Asked(published=published, follow=follow, fetcher=fetcher or Fetcher(), known=known)
    yield from with_language(_read(str(source), asked, is_path=isinstance(source, Path)))


def _read(name: str, asked: Asked, *, is_path: bool) -> Items:
    if not name.strip():
        yield Problem(name, "the source is empty: name a file, a folder or an address")
    elif name == STANDARD_INPUT and not is_path:
        yield from _read_input(asked)
    elif not is_path and WEB_ADDRESS.match(name):
        yield from _read_address(name, asked, cast(Fetcher, asked.fetcher))
    else:
        yield from _read_path(Path(name), name, asked)


def _read_address(address: str, asked: Asked, fetcher: Fetcher) -> Items:
    got = fetcher.fetch(address)
    if isinstance(got, Problem):
        yield got
        return
    yield from read_opened(got.opened(address), asked=replace(asked, address=got.address, fetched=got.day))


def _read_path(path: Path, name: str, asked: Asked) -> Items:
    if "\0" in name or not _exists(path):
        yield Problem(name, "no such file or folder")
    elif path.is_dir():
        for found in files_in(path):
            if isinstance(found, Problem):
                yield found
            else:
                yield from _read_file(found, str(found), asked)
    elif not path.is_file():
        yield Problem(name, "is neither a file nor a folder")
    else:
        yield from _read_file(path, name, asked)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _read_file(path: Path, name: str, asked: Asked) -> Items:
    try:
        stream = path.open("rb")
    except OSError as fault:
        yield Problem(name, f"cannot be opened: {fault.strerror or fault}")
        return
    with stream:
        yield from read_opened(opened(stream, source=name, name=path.name), asked=asked)


def _read_input(asked: Asked) -> Items:
    """Standard input, set down in a file first: its kind is known by its beginning, which must be read twice."""
    with tempfile.SpooledTemporaryFile(max_size=LARGEST) as kept:
        size = 0
        while block := sys.stdin.buffer.read(MEGABYTE):
            size += len(block)
            if size > LARGEST_INPUT:
                yield Problem(STANDARD_INPUT, f"is over the limit of {LARGEST_INPUT // MEGABYTE:,} MB")
                return
            kept.write(block)
        kept.seek(0)
        yield from read_opened(opened(cast(BinaryIO, kept), source=STANDARD_INPUT, name=""), asked=asked)


def read_stream(
    stream: BinaryIO, *, source: str, name: str, published: date | None = None, address: str | None = None
) -> Items:
    """The articles of bytes that somebody sent. name tells by its ending what is in them, and opens nothing; address is
    where they were had from. Nothing is fetched for them."""
    asked = Asked(published=published, address=address, follow=False)
    yield from with_language(read_opened(opened(stream, source=source, name=name), asked=asked))


def read_opened(source: Opened, *, asked: Asked) -> Items:
    """One stream of any kind. Whatever goes wrong inside a parser costs this stream alone, and is said."""
    try:
        yield from _by_its_reader(source, asked)
    except Exception as fault:
        yield Problem(source.source, f"could not be read: {type(fault).__name__}: {fault}")


def _by_its_reader(source: Opened, asked: Asked) -> Items:
    """What the first reader gives that knows the stream: by its bytes for those that take it piece by piece."""
    first = source.start.decode("latin-1")
    streamed = next((reader for reader in READERS if reader.streamed and reader.knows(source.suffix, first)), None)
    if streamed:
        yield from streamed.read(source, asked=asked)
        return
    loaded = load(source)
    if isinstance(loaded, Problem):
        yield loaded
        return
    yield from loaded.problems
    start = loaded.text[:LOOKED_AT].lstrip("\ufeff \t\r\n")
    reader = next(reader for reader in READERS if not reader.streamed and reader.knows(source.suffix, start))
    yield from at_arms_length(reader.read, loaded, asked=asked) if reader.apart else reader.read(loaded, asked=asked)


__all__ = ["READERS", "Fetcher", "is_readable", "merge_copies", "not_readable", "read", "read_stream"]
