"""Unpacking gzip and deflate with a limit, so that a few kilobytes cannot become gigabytes."""

import zlib

GZIP = b"\x1f\x8b"
GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
BARE = -zlib.MAX_WBITS


class UnpackError(ValueError):
    """Packed bytes that cannot be unpacked whole; `start` is what could be."""

    def __init__(self, message: str, start: bytes = b"") -> None:
        super().__init__(message)
        self.start = start


def unpack(packed: bytes, *, limit: int) -> bytes:
    """All members of a gzip file, or one zlib stream. Raises UnpackError for more than `limit` bytes, or a fault."""
    out = bytearray()
    rest = packed
    while rest:
        unpacker = zlib.decompressobj(GZIP_OR_ZLIB if rest[:2] == GZIP or out else _window(rest))
        try:
            out += unpacker.decompress(rest, limit + 1 - len(out))
        except zlib.error as fault:
            raise UnpackError(f"is damaged: {fault}", bytes(out)) from None
        if len(out) > limit:
            raise UnpackError(f"unpacks to over {limit // 1_000_000} MB", bytes(out[:limit]))
        if not unpacker.eof:
            raise UnpackError("is cut short", bytes(out))
        rest = unpacker.unused_data.lstrip(b"\0")
    return bytes(out)


def unpacked_start(packed: bytes, size: int) -> bytes:
    """The first bytes of what is packed, as far as they can be had; the bytes themselves where they are not packed."""
    if not packed.startswith(GZIP):
        return packed[:size]
    try:
        return zlib.decompressobj(GZIP_OR_ZLIB).decompress(packed, size)
    except zlib.error:
        return b""


def _window(packed: bytes) -> int:
    """Some servers send deflate without the zlib header that belongs before it."""
    return GZIP_OR_ZLIB if packed[:1] == b"\x78" else BARE
