"""The one thing that is read of EXIF: how the camera was held.

Layout after the EXIF standard, a TIFF header and a directory of 12-byte entries
(https://www.cipa.jp/std/documents/e/DC-008-Translation-2019-E.pdf, section 4.6.2).
"""

import struct

_ORIENTATION = 274
_SHORT = 3
_MOST_ENTRIES = 1000


def orientation(block: bytes) -> int:
    r"""The orientation that an EXIF block names, 1 to 8; 1, upright, where it names none or is damaged.

    Example:
        >>> orientation(b"II*\0\x08\0\0\0" + b"\x01\0" + b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0")
        6
    """
    block = block.removeprefix(b"Exif\x00\x00")
    order = {b"II": "<", b"MM": ">"}.get(block[:2])
    if order is None:
        return 1
    try:
        (start,) = struct.unpack_from(order + "I", block, 4)
        (entries,) = struct.unpack_from(order + "H", block, start)
        for at in range(start + 2, start + 2 + 12 * min(entries, _MOST_ENTRIES), 12):
            tag, kind, _, value = struct.unpack_from(order + "HHIH", block, at)
            if tag == _ORIENTATION:
                return value if kind == _SHORT and 1 <= value <= 8 else 1
    except struct.error:
        pass
    return 1
