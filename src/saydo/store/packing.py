"""Records as the file holds them: JSON, deflated. The text of an article stands beside it, where it can be searched."""

import json
import re
import zlib
from typing import TypeVar, overload

from saydo.records import Reading, hash_of
from saydo.store.codec import CodecError, from_json
from saydo.store.compact import compact, expanded

Record = TypeVar("Record")
LEVEL = 6
SURROGATES = re.compile("[\ud800-\udfff]")


def unpack(shape: type[Record], packed: bytes) -> Record:
    return from_json(shape, _inflated(packed))


def pack_reading(reading: Reading) -> tuple[bytes, str]:
    """A reading as the file holds it, and a hash that says whether another brings anything new.

    The text is left out, unless a column cannot hold it as it is. Where an article was read from brings nothing new:
    the same text from a second place is the same article.
    """
    article = reading.article
    plain = compact(reading, text=readable(article.text) != article.text)
    source = plain["article"].pop("source", None)
    digest = hash_of(article.text, _line(plain))
    if source is not None:
        plain["article"]["source"] = source
    return deflated(_line(plain)), digest


def unpack_reading(packed: bytes, text: str) -> Reading:
    return expanded(json.loads(_inflated(packed)), text)


def _line(plain: object) -> str:
    return json.dumps(plain, separators=(",", ":"), ensure_ascii=False)


def deflated(line: str) -> bytes:
    return zlib.compress(line.encode("utf-8", "surrogatepass"), LEVEL)


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
