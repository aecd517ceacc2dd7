"""Records as the file holds them: JSON, deflated. The text of an article stands beside it, where it can be searched."""

import json
import re
import zlib
from dataclasses import replace
from typing import TypeVar, overload

from saydo.records import Reading
from saydo.store.codec import CodecError, from_json, from_plain, to_json

Record = TypeVar("Record")
LEVEL = 6
SURROGATES = re.compile("[\ud800-\udfff]")


def pack(record: object) -> bytes:
    return zlib.compress(to_json(record).encode("utf-8", "surrogatepass"), LEVEL)


def unpack(shape: type[Record], packed: bytes) -> Record:
    return from_json(shape, _inflated(packed))


def pack_reading(reading: Reading, *, whole: bool) -> bytes:
    """A reading without its article's text; `whole` where the text cannot stand in a column as it is."""
    article = reading.article if whole else replace(reading.article, text="", id=reading.article.id)
    return pack(replace(reading, article=article))


def unpack_reading(packed: bytes, text: str) -> Reading:
    plain = json.loads(_inflated(packed))
    plain["article"]["text"] = plain["article"]["text"] or text
    return from_plain(Reading, plain)


def _inflated(packed: bytes) -> str:
    try:
        return zlib.decompress(packed).decode("utf-8", "surrogatepass")
    except (zlib.error, UnicodeDecodeError) as fault:
        raise CodecError(f"not as it was packed: {fault}") from None


@overload
def readable(text: str) -> str: ...


@overload
def readable(text: str | None) -> str | None: ...


def readable(text: str | None) -> str | None:
    """A text as a column can hold it: lone surrogates, which are no characters, become U+FFFD. No offset moves."""
    return None if text is None else SURROGATES.sub("\ufffd", text)
