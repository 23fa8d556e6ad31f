"""TIFF: directories of entries that point anywhere in the file (TIFF 6.0; BigTIFF has wider numbers).

Only the first directory is left, and of it only what the pixels need, so that no entry leads to another directory.
"""

import struct
from typing import NamedTuple

from search.ingest.containers.essence import Essence, NotOrdinary, counted

MOST_NUMBERS = 200_000
"""Numbers of one entry: a palette of 16 bits has 196,608; of strips there is one per row and colour at the most."""

SMALLEST = 16_000_000
"""Pixels that tiles may always cover, however small the picture is that they are cut from."""

_NEEDED = frozenset(
    (
        *(256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 284, 292, 293, 317, 320, 322, 323, 324, 325, 332),
        *(338, 339, 347, 512, 513, 514, 515, 517, 518, 519, 520, 521, 529, 530, 531, 532),
    )
)
_WIDTH, _HEIGHT, _TILE_WIDTH, _TILE_HEIGHT = 256, 257, 322, 323
_LENGTHS = (279, 325)
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
_NUMBERS = {1: "B", 3: "H", 4: "I", 16: "Q"}


class _Entry(NamedTuple):
    raw: bytes
    kind: int
    many: int


class _Layout(NamedTuple):
    """Where numbers stand: `entry` is tag, type and count; a value of at most `inline` bytes stands in the entry."""

    order: str
    offset: str
    number: str
    entry: str
    inline: int

    @property
    def step(self) -> int:
        return struct.calcsize(self.order + self.entry) + self.inline


def essence(content: bytes) -> Essence:
    """The first directory with the entries that its pixels need; everything else stays, but nothing points to it.

    Raises:
        NotOrdinary: its entries or its strips claim more bytes than the file has, it is cut into far too many of them,
            or its tiles are far larger than the picture.
    """
    order = "<" if content[:2] == b"II" else ">"
    big = content[2:4] in (b"+\x00", b"\x00+")
    layout = _Layout(order, "Q", "Q", "HHQ", 8) if big else _Layout(order, "I", "H", "HHI", 4)
    try:
        (start,) = struct.unpack_from(order + layout.offset, content, 8 if big else 4)
        (many,) = struct.unpack_from(order + layout.number, content, start)
    except (struct.error, OverflowError):
        return Essence(content[:8])
    first = start + struct.calcsize(order + layout.number)
    entries = _entries(content, layout, first, many)
    _check(content, layout, entries)
    raw = b"".join(entry.raw for _, entry in sorted(entries.items()))
    directory = struct.pack(order + layout.number, len(entries)) + raw + bytes(layout.inline)  # no further directory
    return Essence(content[:start] + directory + content[start + len(directory) :])


def _entries(content: bytes, layout: _Layout, at: int, many: int) -> dict[int, _Entry]:
    found: dict[int, _Entry] = {}
    for place in range(at, min(at + many * layout.step, len(content) - layout.step + 1), layout.step):
        tag, kind, count = struct.unpack_from(layout.order + layout.entry, content, place)
        if tag in _NEEDED and tag not in found:
            found[tag] = _Entry(content[place : place + layout.step], kind, count)
        if len(found) == len(_NEEDED):
            break
    return found


def _check(content: bytes, layout: _Layout, entries: dict[int, _Entry]) -> None:
    if sum(entry.many * _SIZES.get(entry.kind, 1) for entry in entries.values()) > len(content):
        raise NotOrdinary("has entries of more bytes than its file")
    counted(max((entry.many for entry in entries.values()), default=0), MOST_NUMBERS, "numbers in an entry")
    lengths = [number for tag in _LENGTHS if tag in entries for number in _numbers(content, layout, entries[tag])]
    if sum(lengths) > 2 * len(content):
        raise NotOrdinary("has strips of more bytes than its file")
    width, height, wide, high = (
        next(iter(_numbers(content, layout, entries[tag])), 0) if tag in entries else 0
        for tag in (_WIDTH, _HEIGHT, _TILE_WIDTH, _TILE_HEIGHT)
    )
    if wide and high and -(-width // wide) * wide * -(-height // high) * high > max(4 * width * height, SMALLEST):
        raise NotOrdinary(f"has tiles of {wide} × {high} pixels for a picture of {width} × {height}")


def _numbers(content: bytes, layout: _Layout, entry: _Entry) -> tuple[int, ...]:
    """The whole numbers of an entry; none if it holds others, or lies outside of the file."""
    letter = _NUMBERS.get(entry.kind)
    if letter is None:
        return ()
    form = f"{layout.order}{entry.many}{letter}"
    source, at = entry.raw, layout.step - layout.inline
    try:
        if struct.calcsize(form) > layout.inline:
            (at,) = struct.unpack_from(layout.order + layout.offset, entry.raw, at)
            source = content
        return struct.unpack_from(form, source, at)
    except (struct.error, OverflowError):
        return ()
