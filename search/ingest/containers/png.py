"""PNG: chunks with a length, a name and a checksum (https://www.w3.org/TR/png-3/#5DataRep)."""

import struct

from search.ingest.containers.essence import Essence, counted
from search.ingest.containers.exif import orientation

MOST_CHUNKS = 100_000
"""With the smallest blocks that programs write, of a kilobyte, a file of 100 megabytes."""

_NEEDED = frozenset((b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"))


def essence(content: bytes) -> Essence:
    """The header, palette, transparency and pixels: no texts, no profiles, no further frames.

    Raises:
        NotOrdinary: far too many chunks.
    """
    kept = [content[:8]]
    turned, size, chunks = 1, None, 0
    at = 8
    while len(content) - at >= 8:
        length, name = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        chunks += 1
        counted(chunks, MOST_CHUNKS, "chunks")
        if name == b"eXIf":
            turned = orientation(content[at + 8 : end - 4])
        if name == b"IHDR" and size is None and len(content) - at >= 16:
            width, height = struct.unpack_from(">II", content, at + 8)
            size = (width, height)
        if name in _NEEDED:
            kept.append(content[at:end])
        if name == b"IEND":
            break
        at = end
    return Essence(b"".join(kept), size, turned)
