"""GIF: a screen, then blocks (https://www.w3.org/Graphics/GIF/spec-gif89a.txt)."""

import struct

from search.ingest.containers.essence import Essence, counted

MOST_BLOCKS = 100_000
"""Blocks of extensions before the first frame: 25 megabytes of comments."""

_EXTENSION, _FRAME, _CONTROL = 0x21, 0x2C, 0xF9


def essence(content: bytes) -> Essence:
    """The screen and everything from the first frame on, with the extension that makes one of its colours transparent.

    A small screen may be announced before a huge frame: room is made for whichever reaches further.

    Raises:
        NotOrdinary: far too many blocks before the first frame.
    """
    try:
        width, height, flags = struct.unpack_from("<HHB", content, 6)
        at = 13 + _colours(flags)
        screen, control, blocks = content[:at], b"", 0
        while content[at] == _EXTENSION:  # a label, then blocks that begin with their length, then an empty one
            start, at = at, at + 2
            while content[at]:
                at += content[at] + 1
                blocks += 1
            at += 1
            blocks += 1
            counted(blocks, MOST_BLOCKS, "blocks before its first frame")
            if content[start + 1] == _CONTROL:
                control = content[start:at]
        if content[at] != _FRAME:
            return Essence(screen, (width, height))
        left, top, wide, high = struct.unpack_from("<4H", content, at + 1)
    except (IndexError, struct.error):
        return Essence(content[:13])
    size = (max(width, left + wide), max(height, top + high))
    return Essence(screen + control + content[at:], size)


def _colours(flags: int) -> int:
    """Bytes of the palette that the flags announce."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0
