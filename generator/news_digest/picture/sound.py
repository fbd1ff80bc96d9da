"""Whether bytes are a picture as `card` packs them: a PNG of its size and colours, and nothing besides."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from news_digest.picture.card import HEIGHT, WIDTH, palette

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Width, height, four bits a pixel, colours from a palette, the only packing and filters, no interlacing.
_HEADER = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 4, 3, 0, 0, 0)
_ROWS = HEIGHT * (1 + WIDTH // 2)  # bytes: each row has one for its filter, then two pixels in each
_FRAME = 12  # bytes of a chunk's length, name and checksum


def is_picture(content: bytes) -> bool:
    """Tell whether bytes are one whole picture of ours, with nothing hidden in it or behind it."""
    if not content.startswith(_SIGNATURE):
        return False
    chunks = list(_read_chunks(content[len(_SIGNATURE) :]))
    names = b" ".join(name for name, _ in chunks)
    parts = names.partition(b" IDAT")
    if parts[0] != b"IHDR PLTE" or parts[2].replace(b" IDAT", b"") != b" IEND":
        return False
    (_, header), (_, colours), *pixels, (_, end) = chunks
    is_framed = header == _HEADER and colours == bytes(palette()) and end == b""
    return is_framed and _holds_rows(b"".join(data for _, data in pixels))


def _read_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the name and the data of each chunk; one that is not whole has no name, and ends them."""
    while content:
        length = int.from_bytes(content[:4], "big")
        chunk, content = content[: length + _FRAME], content[length + _FRAME :]
        if len(chunk) < length + _FRAME or zlib.crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:], "big"):
            yield b"", b""
            return
        yield chunk[4:8], chunk[8:-4]


def _holds_rows(packed: bytes) -> bool:
    """Tell whether packed bytes open to as many as a picture's rows have, and nothing follows."""
    opener = zlib.decompressobj()
    try:
        rows = opener.decompress(packed, _ROWS + 1)
    except zlib.error:
        return False
    return len(rows) == _ROWS and opener.eof and not opener.unused_data
