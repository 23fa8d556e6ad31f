"""BMP: a header, then rows of pixels (https://learn.microsoft.com/windows/win32/gdi/bitmap-storage)."""

import struct

from search.ingest.containers.essence import Essence, NotOrdinary

MOST_RUN_PIXELS = 4_000_000
"""Run-length encoded rows are decoded by a program in Python, and a single pair of bytes can stand for a whole row."""

_RUNS = (1, 2)


def essence(content: bytes) -> Essence:
    """The file as it is.

    Raises:
        NotOrdinary: it is run-length encoded, and large.
    """
    if len(content) >= 34 and content[14:18] != b"\x0c\0\0\0":
        width, height, _, _, compression = struct.unpack_from("<iiHHI", content, 18)
        if compression in _RUNS and abs(width * height) > MOST_RUN_PIXELS:
            raise NotOrdinary(f"is run-length encoded and has {abs(width)} × {abs(height)} pixels")
    return Essence(content)
