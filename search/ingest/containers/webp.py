"""WebP: a RIFF file of chunks (https://developers.google.com/speed/webp/docs/riff_container)."""

import struct

from search.ingest.containers.essence import Essence, NotOrdinary, counted
from search.ingest.containers.exif import orientation

MOST_CHUNKS = 100_000
"""An animation has one per frame."""

MOST_PIXELS = 50_000_000
"""The decoder makes room for all of them four times, however small the frame that is drawn on them."""


def essence(content: bytes) -> Essence:
    """The file as it is, which its decoder takes at once; its size, for which that makes room twice at the beginning.

    Raises:
        NotOrdinary: far too many chunks, or pixels.
    """
    turned, size, chunks = 1, None, 0
    at = 12
    while len(content) - at >= 8:
        name, length = struct.unpack_from("<4sI", content, at)
        body = content[at + 8 : at + 8 + (length if name == b"EXIF" else 16)]
        chunks += 1
        counted(chunks, MOST_CHUNKS, "chunks")
        if name == b"EXIF":
            turned = orientation(body)
        size = size or _size(name, body)
        if size is not None and size[0] * size[1] > MOST_PIXELS:
            raise NotOrdinary(f"is a WebP file of {size[0]} × {size[1]} pixels")
        at += 8 + length + length % 2
    return Essence(content, size, turned)


def _size(name: bytes, body: bytes) -> tuple[int, int] | None:
    """Width and height from the header of a chunk that has one."""
    if name == b"VP8X" and len(body) >= 10:
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if name == b"VP8L" and len(body) >= 5:
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if name == b"VP8 " and len(body) >= 10:
        width, height = struct.unpack_from("<HH", body, 6)
        return width & 0x3FFF, height & 0x3FFF
    return None
