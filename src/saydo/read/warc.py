"""WARC files, plain or packed, as crawls such as CC-NEWS leave them: every page that was had whole, one after another.

A record that is damaged or cut short is a Problem, and reading goes on at the next place where a record begins.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import BinaryIO

from fastwarc import ArchiveIterator, WarcRecordType
from fastwarc.stream_io import BrotliReader, ChunkedReader
from fastwarc.warc import WarcRecord

from saydo.read.asked import Asked, Items
from saydo.read.load import LARGEST, MEGABYTE, Opened
from saydo.read.pages import read_page
from saydo.read.unpack import GZIP, UnpackError, unpack
from saydo.records import Problem

PAGES = WarcRecordType.response | WarcRecordType.resource
PAGE_TYPES = {"text/html", "application/xhtml+xml"}
MARKS = (b"WARC/1.", GZIP + b"\x08")
STEP = 1 << 20
OK = 200


@dataclass(frozen=True, slots=True)
class Lost:
    """A stretch of the file in which no record could be read, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A page as it stands in the file: its address, the body as sent, how it was packed, what is missing of it."""

    address: str
    body: bytes
    missing: int
    packed: tuple[str, ...]
    charset: str | None
    asked: Asked


def looks_like_warc(_suffix: str, start: str) -> bool:
    return start.startswith("WARC/")


def read_warc(opened: Opened, *, asked: Asked) -> Items:
    """Each page's source is the file with the page's address."""
    pages = 0
    for found in _records(opened.stream, asked):
        if isinstance(found, Lost):
            yield Problem(opened.source, f"damaged from byte {found.start:,} to {found.end:,}: {found.reason}; lost")
            continue
        pages += 1
        yield from _page(found, f"{opened.source}:{found.address}")
    if not pages:
        yield Problem(opened.source, "no pages in this WARC file")


def _page(found: Stored, source: str) -> Items:
    if len(found.body) > LARGEST:
        yield Problem(source, f"over the limit of {LARGEST // MEGABYTE} MB")
        return
    if found.missing:
        yield Problem(source, f"the record is cut short, {found.missing:,} bytes of it are missing; not read")
        return
    try:
        content = _as_written(found)
    except (UnpackError, OSError) as fault:
        yield Problem(source, f"its body cannot be unpacked: {fault}")
        return
    yield from read_page(content, source=source, name=found.address, asked=found.asked, charset=found.charset)


def _records(stream: BinaryIO, asked: Asked) -> Iterator[Stored | Lost]:
    """The pages of the file; after damage, those from the next place on where a record can be read.

    What is lost is said once a stretch: from the last record that could be read to the next one.
    """
    start: int | None = 0
    lost: Lost | None = None
    while start is not None:
        stream.seek(start)
        at, reason = start, "no record begins here"
        try:
            for record in ArchiveIterator(stream, parse_http=False):
                at = record.stream_pos
                if record.headers.get("Content-Length") is None:
                    raise ValueError("a record that does not say how long it is")
                if lost:
                    yield replace(lost, end=at)
                    lost = None
                stored = _stored(record, asked) if record.record_type & PAGES else None
                if stored:
                    yield stored
            return
        except (OSError, ValueError) as fault:
            reason = str(fault).rstrip(".")
        start = _next_mark(stream, at + 1)
        lost = Lost(lost.start if lost else at, start or stream.seek(0, 2), reason)
    if lost:
        yield lost


def _next_mark(stream: BinaryIO, start: int) -> int | None:
    """The next place at or after `start` where a record, packed or not, may begin."""
    overlap = max(map(len, MARKS)) - 1
    while True:
        stream.seek(start)
        block = stream.read(STEP)
        places = [place for mark in MARKS if (place := block.find(mark)) >= 0]
        if places:
            return start + min(places)
        if len(block) < STEP:
            return None
        start += STEP - overlap


def _stored(record: WarcRecord, asked: Asked) -> Stored | None:
    """The page in a record, None where it is another kind of file or the answer to a request that failed."""
    address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    if record.is_http:
        record.parse_http()
    http = record.http_headers if record.is_http else None
    if record.record_type == WarcRecordType.response and (http is None or http.status_code != OK):
        return None if http is not None and http.status_code else _headless(record, address, asked)
    kind = (http.get("Content-Type") if http else record.headers.get("Content-Type")) or ""
    if kind.split(";")[0].strip().lower() not in PAGE_TYPES:
        return None
    length, day = record.content_length, record.record_date
    body = record.reader.read(min(length, LARGEST) + 1) if length else b""
    packed = () if http is None else (http.get("Transfer-Encoding") or "", http.get("Content-Encoding") or "")
    return Stored(
        address=address,
        body=body,
        missing=max(0, length - len(body)) if length <= LARGEST else 0,
        packed=tuple(name.strip().lower() for said in packed for name in said.split(",") if name.strip()),
        charset=record.http_charset if http is not None else None,
        asked=replace(asked, address=address or None, fetched=day.date() if day else None),
    )


def _headless(record: WarcRecord, address: str, asked: Asked) -> Stored | None:
    """A record that ends before its page begins."""
    stated = int(record.headers.get("Content-Length") or 0)
    if record.content_length >= stated and stated:
        return None
    return Stored(address, b"", max(1, stated), (), None, asked)


def _as_written(found: Stored) -> bytes:
    """The body without the packing it was sent in, where it still is in it: many crawlers take it off."""
    body = found.body
    if "chunked" in found.packed and _is_chunked(body):
        body = bytes(ChunkedReader(BytesIO(body)).read(LARGEST + 1))
    if body.startswith(GZIP) and {"gzip", "x-gzip"} & set(found.packed):
        return unpack(body, limit=LARGEST)
    if "br" in found.packed and b"<" not in body[:256]:
        body = bytes(BrotliReader(BytesIO(body)).read(LARGEST + 1))
        if len(body) > LARGEST:
            raise UnpackError(f"unpacks to over {LARGEST // MEGABYTE} MB")
    return body


def _is_chunked(body: bytes) -> bool:
    head = body[:20].split(b"\r\n")[0].split(b";")[0].strip()
    return bool(head) and len(head) <= 8 and all(digit in b"0123456789abcdefABCDEF" for digit in head)
