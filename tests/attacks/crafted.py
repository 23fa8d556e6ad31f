"""Picture files made by hand, chunk by chunk, to be more than they seem."""

import io
import struct
import zlib
from collections.abc import Mapping, Sequence

import pytest
from _pytest.mark.structures import ParameterSet
from PIL import Image

from search.ingest.images import open_picture

RED = (255, 0, 0)
SIDE = 64

DECODER = "reaches the bugs of a decoder that nobody needs"
STORED = "has the server store or show something that is no picture"


def case(*values: object, name: str, gain: str) -> ParameterSet:
    return pytest.param(*values, id=name, marks=pytest.mark.attack(gain))


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def honest(kind: str) -> bytes:
    """A red square as an ordinary program writes it."""
    return saved(Image.new("RGB", (SIDE, SIDE), RED), kind)


def chunk(name: bytes, content: bytes = b"") -> bytes:
    """A chunk of a PNG with its length and checksum."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(*chunks: bytes) -> bytes:
    """The red square with chunks behind its header."""
    content = honest("PNG")
    return content[:33] + b"".join(chunks) + content[33:]


def segment(marker: int, content: bytes) -> bytes:
    """A segment of a JPEG with its length."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content


def jpeg(*segments: bytes) -> bytes:
    """The red square with segments behind its first marker."""
    content = honest("JPEG")
    return content[:2] + b"".join(segments) + content[2:]


def gif(extensions: bytes) -> bytes:
    """The red square with extensions before its frame."""
    content = honest("GIF")
    at = 13 + (3 << (content[10] & 7) + 1 if content[10] & 0x80 else 0)
    return content[:at] + extensions + content[at:]


def webp(name: bytes, content: bytes) -> bytes:
    """The red square with a chunk behind its pixels."""
    inner = saved(Image.new("RGB", (SIDE, SIDE), RED), "WEBP", exif=b"II*\0\x08\0\0\0\0\0\0\0\0\0")[12:]
    inner += name + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)
    return b"RIFF" + struct.pack("<I", len(inner) + 4) + b"WEBP" + inner


_LETTERS = {3: "H", 4: "I"}


def tiff(entries: Mapping[int, tuple[int, Sequence[int]]], data: bytes = b"", *, following: int = 0) -> bytes:
    """A little-endian TIFF of one directory: tag → kind (3 short, 4 long) and numbers; the data begin at `data_at`."""
    at = 8 + 2 + 12 * len(entries) + 4
    directory, values = struct.pack("<H", len(entries)), b""
    for tag, (kind, numbers) in sorted(entries.items()):
        packed = struct.pack(f"<{len(numbers)}{_LETTERS[kind]}", *numbers)
        directory += struct.pack("<HHI", tag, kind, len(numbers))
        directory += packed.ljust(4, b"\0") if len(packed) <= 4 else struct.pack("<I", at + len(values))
        values += packed if len(packed) > 4 else b""
    return b"II*\0\x08\0\0\0" + directory + struct.pack("<I", following) + values + data


def grey(
    width: int, height: int, data_at: int, **more: tuple[int, Sequence[int]]
) -> dict[int, tuple[int, Sequence[int]]]:
    """The entries of an uncompressed grey TIFF whose only strip begins at `data_at`; `more` is named t256 and so on."""
    entries: dict[int, tuple[int, Sequence[int]]] = {
        256: (4, [width]),
        257: (4, [height]),
        258: (3, [8]),
        259: (3, [1]),
        262: (3, [1]),
        273: (4, [data_at]),
        277: (3, [1]),
        278: (4, [height]),
        279: (4, [width * height]),
    }
    return entries | {int(name[1:]): value for name, value in more.items()}


def runs(width: int, height: int, rows: bytes) -> bytes:
    """A run-length encoded BMP."""
    header = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 8, 1, len(rows), 0, 0, 2, 0)
    return b"BM" + struct.pack("<IHHI", 62 + len(rows), 0, 0, 62) + header + bytes((0, 0, 255, 0)) * 2 + rows


def overlapping(entries: int, size: int) -> bytes:
    """EXIF of that many entries, all of which point to the same bytes: read one by one it is entries × size bytes."""
    end = 8 + 2 + 12 * entries + 4
    each = b"".join(struct.pack("<HHII", 2000 + number, 7, size, end) for number in range(entries))
    return b"II*\0\x08\0\0\0" + struct.pack("<H", entries) + each + bytes(4) + b"A" * size


def turned(orientation: int) -> bytes:
    """EXIF that says how the camera was held and nothing else."""
    return b"II*\0\x08\0\0\0\x01\0" + struct.pack("<HHIHH", 274, 3, 1, orientation, 0) + bytes(4)


def is_red(content: bytes) -> bool:
    picture = open_picture(content)
    pixel = picture.getpixel((0, 0))
    assert isinstance(pixel, tuple)
    return picture.size == (SIDE, SIDE) and all(abs(a - b) < 8 for a, b in zip(pixel, RED, strict=True))
