"""From a stream to its text: what kind of thing it is by its first bytes, its encoding, and the limits on it."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from saydo.read.unpack import GZIP, UnpackError, unpack, unpacked_start
from saydo.records import Problem

LARGEST = 20_000_000
MEGABYTE = 1_000_000
HEAD = 4_096
NOT_TEXT = {
    b"%PDF": "a PDF; save its text or the page as HTML",
    b"PK\x03\x04": "a ZIP archive or an office document; save it as text or HTML",
    b"\xd0\xcf\x11\xe0": "an office document; save it as text or HTML",
    b"{\\rtf": "an RTF document; save it as text or HTML",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"RIFF": "a sound or an image",
}
BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
DECLARED = re.compile(
    rb"""(?:charset|encoding)\s*=\s*["']?\s*((?:iso|windows|cp|latin|mac|koi8|gb|big5|euc|shift|us-ascii)[\w-]{0,30})""",
    re.IGNORECASE,
)
ONE_BYTE = "cp1252"
AS_BROWSERS_DO = {"iso-8859-1": ONE_BYTE, "latin1": ONE_BYTE, "latin-1": ONE_BYTE, "us-ascii": ONE_BYTE}
UNUSUAL_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A text file as read: `source` is the path as given, `problems` what was wrong with it but could be got over."""

    source: str
    name: str
    text: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """A stream at its beginning. start is what it begins with, unpacked; charset is what a server said of it."""

    source: str
    name: str
    start: bytes
    stream: BinaryIO
    charset: str | None = None

    @property
    def suffix(self) -> str:
        """The ending of the name that says what is in it: that of "news.xml.gz" is .xml."""
        name = Path(self.name.lower())
        return Path(name.stem).suffix if name.suffix == ".gz" else name.suffix


def opened(stream: BinaryIO, *, source: str, name: str, charset: str | None = None) -> Opened:
    """A stream that can be read from its beginning again."""
    start = unpacked_start(stream.read(16 * HEAD), HEAD)
    stream.seek(0)
    return Opened(source, name, start, stream, charset)


def load(source: Opened) -> Loaded | Problem:
    """The text of a stream, or why there is none."""
    content = source.stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        return Problem(source.source, f"is over the limit of {LARGEST // MEGABYTE} MB")
    if content.startswith(GZIP):
        try:
            content = unpack(content, limit=LARGEST)
        except UnpackError as fault:
            return Problem(source.source, f"the gzip file {fault}")
    return decode(content, source=source.source, name=source.name, charset=source.charset)


def decode(content: bytes, *, source: str, name: str, charset: str | None = None) -> Loaded | Problem:
    """Bytes -> text. What is no text is a Problem; bytes that fit no encoding are replaced, and that is said.

    charset is what the server said, for pages that do not say it themselves.
    """
    if not content.strip():
        return Problem(source, "the file is empty")
    kind = next((what for magic, what in NOT_TEXT.items() if content.startswith(magic)), None)
    if kind:
        return Problem(source, f"is {kind}")
    content = content if len(content) % 2 == 0 and _wide(content) else content.rstrip(b"\0")
    encoding = next((enc for mark, enc in BYTE_ORDER_MARKS.items() if content.startswith(mark)), None) or _wide(content)
    if encoding is None and _is_binary(content):
        return Problem(source, "is a binary file, not text")
    text, complaint = _text(content, encoding, charset)
    complaints = [complaint] if complaint else []
    if "\0" in text:
        complaints.append(f"NUL characters were left out: {text.count(chr(0))}")
        text = text.replace("\0", "")
    return Loaded(source, name, text, tuple(Problem(source, said) for said in complaints))


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark shows by a zero in every other byte."""
    head = content[:HEAD]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if min(even, odd) * 20 > max(even, odd) or max(even, odd) * 3 < len(head):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_binary(content: bytes) -> bool:
    head = content[: 2 * HEAD]
    return len(UNUSUAL_CONTROLS.findall(head)) * 20 > len(head)


def _text(content: bytes, encoding: str | None, charset: str | None) -> tuple[str, str | None]:
    """Text and a complaint. In turn: the mark, UTF-8, what the page declares, UTF-8 with a few slips, Windows-1252."""
    declared = DECLARED.search(content[:HEAD])
    stated = declared[1].decode("ascii").lower() if declared else (charset or "").strip().lower()
    tries = [encoding] if encoding else ["utf-8", *([AS_BROWSERS_DO.get(stated, stated)] if stated else [])]
    for name in tries:
        text = _decoded(content, name)
        if text is not None:
            return text, None
    if encoding:
        return content.decode(encoding, "replace"), f"some bytes are not {encoding} and were replaced"
    text = content.decode("utf-8", "replace")
    slips = text.count("\ufffd")
    if slips * 2 <= sum(letter > "\x7f" for letter in text):
        return text, f"bytes that are not UTF-8 were replaced: {slips}"
    return content.decode(ONE_BYTE, "replace"), "is not UTF-8; read as Windows-1252"


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None
