"""Picture files damaged at random: bits, lengths, headers, pieces of one file in another."""

import io
import random
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from PIL import Image

Damage = Callable[[bytearray, random.Random, Sequence[bytes]], bytearray]

_EDGES = (0, 1, 2, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
"""Numbers at which sizes and counts go wrong."""


def seeds() -> dict[str, list[bytes]]:
    """Small good files, several of each format that is read: modes, compressions, animations, metadata."""
    noise = Image.effect_noise((61, 47), 90).convert("RGB")
    smooth = Image.linear_gradient("L").resize((61, 47))
    exif = Image.Exif()
    exif[274] = 6
    exif.get_ifd(34853)[1] = "N"
    turned: dict[str, object] = {"exif": exif, "icc_profile": b"profile" * 40}
    moving: dict[str, object] = {"save_all": True, "append_images": [smooth.convert("RGB"), noise.rotate(90)]}
    alpha = noise.copy()
    alpha.putalpha(smooth)
    wide = Image.fromarray((np.arange(61 * 47).reshape(47, 61) * 17).astype(np.uint16))
    return {
        "JPEG": [
            _saved(noise, "JPEG", **turned),
            _saved(smooth, "JPEG", progressive=True),
            _saved(noise.convert("CMYK"), "JPEG", subsampling=2),
            _saved(noise, "JPEG", progressive=True, restart_marker_rows=1),
        ],
        "PNG": [
            _saved(noise, "PNG", **turned),
            _saved(alpha, "PNG"),
            _saved(noise.quantize(7), "PNG", transparency=3),
            _saved(wide, "PNG"),
            _saved(smooth.convert("1"), "PNG"),
            _saved(noise, "PNG", **moving),
        ],
        "WebP": [
            _saved(noise, "WEBP", **turned),
            _saved(alpha, "WEBP", lossless=True),
            _saved(noise, "WEBP", **moving),
            _saved(alpha, "WEBP"),
        ],
        "GIF": [
            _saved(noise.quantize(31), "GIF", comment=b"made for tests", transparency=2),
            _saved(noise, "GIF", **moving),
            _saved(smooth, "GIF", interlace=1),
        ],
        "BMP": [_saved(noise, "BMP"), _saved(noise.quantize(200), "BMP"), _saved(smooth.convert("1"), "BMP"), _runs()],
        "TIFF": [
            *(
                _saved(noise, "TIFF", compression=way)
                for way in ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg")
            ),
            _saved(smooth.convert("1"), "TIFF", compression="group4"),
            _saved(smooth.convert("F"), "TIFF"),
            _saved(alpha, "TIFF", **moving),
            _saved(noise, "TIFF", big_tiff=True),
            _saved(noise.quantize(9), "TIFF", exif=exif),
        ],
    }


def damaged(number: int, seed: int, good: dict[str, list[bytes]]) -> tuple[str, bytes]:
    """The file of that number, always the same for the same seed: its format, and its bytes."""
    chance = random.Random(f"{seed}-{number}")
    kind = sorted(good)[number % len(good)]
    content = bytearray(chance.choice(good[kind]))
    others = [each for files in good.values() for each in files]
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        if content:
            content = chance.choice(DAMAGES)(content, chance, others)
    return kind, _checked(bytes(content)) if kind == "PNG" and chance.random() < 0.8 else bytes(content)


def _bits(content: bytearray, chance: random.Random, others: Sequence[bytes]) -> bytearray:
    for _ in range(chance.choice((1, 2, 8, 40))):
        content[_place(content, chance)] ^= 1 << chance.randrange(8)
    return content


def _bytes(content: bytearray, chance: random.Random, others: Sequence[bytes]) -> bytearray:
    at = _place(content, chance)
    for place in range(at, min(len(content), at + chance.choice((1, 4, 16, 100)))):
        content[place] = chance.choice((0, 0xFF, chance.randrange(256)))
    return content


def _numbers(content: bytearray, chance: random.Random, others: Sequence[bytes]) -> bytearray:
    """A length, a count or an offset becomes one at which programs go wrong."""
    form = chance.choice(("<H", ">H", "<I", ">I"))
    size = struct.calcsize(form)
    if len(content) > size:
        at = min(_place(content, chance), len(content) - size)
        struct.pack_into(form, content, at, chance.choice(_EDGES) & (256**size - 1))
    return content


def _header(content: bytearray, chance: random.Random, others: Sequence[bytes]) -> bytearray:
    for _ in range(chance.choice((1, 2, 3))):
        content[chance.randrange(min(64, len(content)))] = chance.randrange(256)
    return content


def _cut(content: bytearray, chance: random.Random, others: Sequence[bytes]) -> bytearray:
    return content[: chance.randrange(len(content))]


def _left_out(content: bytearray, chance: random.Random, others: Sequence[bytes]) -> bytearray:
    at = _place(content, chance)
    del content[at : at + chance.choice((1, 2, 7, 64, 500))]
    return content


def _repeated(content: bytearray, chance: random.Random, others: Sequence[bytes]) -> bytearray:
    at = _place(content, chance)
    piece = bytes(content[at : at + chance.choice((2, 12, 40, 300))])
    return content[:at] + piece * chance.choice((2, 10, 300)) + content[at:]


def _spliced(content: bytearray, chance: random.Random, others: Sequence[bytes]) -> bytearray:
    """A piece of another file, of any format, is put in."""
    other = chance.choice(others)
    start = chance.randrange(len(other))
    at = _place(content, chance)
    return content[:at] + other[start : start + chance.choice((4, 30, 400, 4000))] + content[at:]


def _joined(content: bytearray, chance: random.Random, others: Sequence[bytes]) -> bytearray:
    return content + chance.choice(others)


def _moved(content: bytearray, chance: random.Random, others: Sequence[bytes]) -> bytearray:
    """A piece of the file goes elsewhere in it."""
    at, to, size = _place(content, chance), _place(content, chance), chance.choice((4, 12, 60, 600))
    piece = content[at : at + size]
    content[to : to + len(piece)] = piece
    return content


DAMAGES: tuple[Damage, ...] = (
    *(_bits, _bytes, _numbers, _numbers, _header),
    *(_cut, _left_out, _repeated, _spliced, _joined, _moved),
)


def _place(content: bytearray, chance: random.Random) -> int:
    """A place in the file, more often in its first part, where its headers are."""
    end = len(content) if chance.random() < 0.5 else min(len(content), 300)
    return chance.randrange(end)


def _checked(content: bytes) -> bytes:
    """A PNG with its checksums made right again: else what they guard is hardly ever reached."""
    parts, at = [content[:8]], 8
    while len(content) - at >= 12:
        (length,) = struct.unpack_from(">I", content, at)
        chunk = content[at + 4 : at + 8 + length]
        if len(chunk) < 4 + length:
            break
        parts.append(struct.pack(">I", length) + chunk + struct.pack(">I", zlib.crc32(chunk)))
        at += 12 + length
    return b"".join([*parts, content[at:]])


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def _runs() -> bytes:
    """A BMP whose rows are run-length encoded, which Pillow reads and does not write."""
    rows = b"".join(bytes((12, shade, 4, 9, 0, 0)) for shade in range(8)) + b"\0\x01"
    palette = b"".join(bytes((n, n, 255 - n, 0)) for n in range(256))
    header = struct.pack("<IiiHHIIiiII", 40, 16, 8, 1, 8, 1, len(rows), 0, 0, 256, 0)
    start = 14 + len(header) + len(palette)
    return b"BM" + struct.pack("<IHHI", start + len(rows), 0, 0, start) + header + palette + rows


def numbered(files: int, seed: int) -> Iterator[tuple[int, str, bytes]]:
    """So many damaged files: number, format, bytes."""
    good = seeds()
    for number in range(files):
        yield (number, *damaged(number, seed, good))
