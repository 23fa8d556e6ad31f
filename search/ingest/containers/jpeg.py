"""JPEG: markers with segments up to the scans (ITU T.81, annex B)."""

import re
import struct

from search.ingest.containers.essence import Essence, NotOrdinary, counted
from search.ingest.containers.exif import orientation

MOST_SCANS = 100
"""A progressive picture has about ten. Each goes over all pixels again, however few bytes it has; libtiff stops at 100
too."""

MOST_WORK = 2_000_000_000
"""Pixels times scans."""

MOST_SEGMENTS = 5_000

_MARKER = re.compile(rb"\xff([^\x00\xff\xd0-\xd7])")
_START, _END, _SCAN, _COMMENT, _JFIF, _EXIF, _ADOBE = 0xD8, 0xD9, 0xDA, 0xFE, 0xE0, 0xE1, 0xEE
_ALONE = (_START, 0x01)
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def essence(content: bytes) -> Essence:
    """The tables, the frame and its scans; of the rest only what tells the colours apart.

    Raises:
        NotOrdinary: far too many scans or segments.
    """
    kept = [b"\xff\xd8"]
    turned, size, scans, segments = 1, None, 0, 0
    seen: set[int] = set()
    at = 2
    while found := _MARKER.search(content, at):
        marker, start = found[1][0], found.start()
        segments += 1
        counted(segments, MOST_SEGMENTS, "segments")
        if marker == _END:
            kept.append(b"\xff\xd9")
            break
        if marker in _ALONE:
            at = start + 2
            continue
        at = start + 2 + int.from_bytes(content[start + 2 : start + 4])
        segment = content[start:at]
        if marker == _EXIF and _EXIF not in seen:
            turned = orientation(segment[4:])
        if marker in _FRAMES and len(segment) >= 9:
            height, width = struct.unpack_from(">HH", segment, 5)
            size = (width, height)
        if marker == _SCAN:
            scans += 1
            following = _MARKER.search(content, at)
            at = following.start() if following else len(content)
            segment = content[start:at]
        if _is_needed(marker, seen):
            kept.append(segment)
        seen.add(marker)
    _check_work(scans, size or (0, 0))
    return Essence(b"".join(kept), size, turned)


def _is_needed(marker: int, seen: set[int]) -> bool:
    """Whether the decoder needs it: of an application's segments the first that tell how colours are stored."""
    if 0xE0 <= marker <= 0xEF:
        return marker in (_JFIF, _ADOBE) and marker not in seen
    return marker != _COMMENT


def _check_work(scans: int, size: tuple[int, int]) -> None:
    counted(scans, MOST_SCANS, "scans")
    if scans * size[0] * size[1] > MOST_WORK:
        raise NotOrdinary(f"has {scans} scans of {size[0]} × {size[1]} pixels")
