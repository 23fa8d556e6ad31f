"""Picture files of strangers. What could take memory or time is opened in a process of its own."""

import contextlib
import io
import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from search.errors import UnreadableImage
from search.ingest import images
from search.ingest.containers import essence
from search.ingest.formats import recognised
from search.ingest.images import open_picture, thumbnail
from search.settings import Settings
from tests.attacks.crafted import (
    DECODER,
    RED,
    SIDE,
    case,
    chunk,
    gif,
    grey,
    honest,
    is_red,
    jpeg,
    overlapping,
    png,
    runs,
    saved,
    segment,
    tiff,
    turned,
    webp,
)
from tests.fuzz.cage import Cage

MEMORY = "takes all memory, so that the server is killed"
TIME = "keeps a processor busy for minutes with one upload"
LOGS = "fills the disk with log lines"
SECRETS = "learns where a photo was taken and who took it"


attack = pytest.mark.attack


@pytest.fixture(scope="module")
def cage() -> Iterator[Cage]:
    with Cage(megabytes=1500, seconds=60) as cage:
        yield cage


def in_app1(block: bytes) -> list[bytes]:
    """EXIF in as many segments as it needs; Pillow puts them together again."""
    return [segment(0xE1, b"Exif\0\0" + block[at : at + 65_000]) for at in range(0, len(block), 65_000)]


def many_scans(scans: int, side: int) -> bytes:
    """A progressive picture whose last scan comes again and again, each in a few bytes for all pixels."""
    content = saved(Image.new("L", (side, side), 128), "JPEG", progressive=True)
    last, end = content.rindex(b"\xff\xda"), content.rindex(b"\xff\xd9")
    return content[:end] + content[last:end] * scans + content[end:]


BOMB = overlapping(60_000, 400_000)
"""1.1 MB that ask for 24 GB."""


@pytest.mark.parametrize(
    "content",
    [
        case(lambda: png(chunk(b"eXIf", BOMB)), name="png-exif", gain=MEMORY),
        case(lambda: jpeg(*in_app1(BOMB)), name="jpeg-exif-in-many-segments", gain=MEMORY),
        case(lambda: webp(b"EXIF", BOMB), name="webp-exif", gain=MEMORY),
        case(
            lambda: (
                tiff(grey(8, 8, 8 + 2 + 12 * 10 + 4, t34665=(4, [200]))).ljust(64, b"\0")[:200].ljust(200, b"\0")
                + BOMB[8 : 10 + 12 * 60_000]
                + bytes(4)
                + b"A" * 400_000
            ),
            name="tiff-exif-directory",
            gain=MEMORY,
        ),
        case(
            lambda: png(chunk(b"iCCP", b"p\0\0" + zlib.compress(bytes(200_000_000)))),
            name="png-profile-of-zeros",
            gain=MEMORY,
        ),
        case(
            lambda: png(*[chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(900_000)))] * 60),
            name="png-compressed-texts",
            gain=MEMORY,
        ),
        case(lambda: png(*[chunk(b"tEXt", b"key\0value")] * 90_000), name="png-many-texts", gain=TIME),
        case(
            lambda: gif(b"!\xfe" + (b"\xff" + b"a" * 255) * 90_000 + b"\0"),
            name="gif-comment-copied-for-each-block",
            gain=TIME,
        ),
        case(
            lambda: saved(
                Image.new("P", (8, 8)),
                "GIF",
                save_all=True,
                append_images=[Image.new("P", (8, 8), n % 250) for n in range(2000)],
            ),
            name="gif-many-frames",
            gain=TIME,
        ),
        case(
            lambda: tiff(grey(8, 8, 8 + 2 + 12 * 10 + 4, t330=(4, [8])), bytes(64), following=8),
            name="tiff-directories-in-a-ring",
            gain=TIME,
        ),
    ],
)
def test_what_lies_around_a_picture_is_not_looked_at(cage: Cage, content) -> None:
    opened = cage.open(content())
    assert opened.outcome == "opened", opened.said
    assert opened.megabytes < 700  # of which an idle process holds about a hundred
    assert opened.printed == 0


@pytest.mark.parametrize(
    ("content", "why"),
    [
        case(lambda: many_scans(1000, 512), "more than 100 scans", name="jpeg-scans", gain=TIME),
        case(lambda: many_scans(90, 8000), "96 scans of 8000 × 8000", name="jpeg-large-scans", gain=TIME),
        case(lambda: jpeg(segment(0xDD, b"\0\0") * 3_000_000), "5,000 segments", name="jpeg-segments", gain=TIME),
        case(lambda: png(chunk(b"IDAT") * 2_000_000), "100,000 chunks", name="png-chunks", gain=TIME),
        case(lambda: gif(b"!\xff\0" * 9_000_000), "100,000 blocks", name="gif-blocks", gain=TIME),
        case(
            lambda: webp(b"ABCD", b"") + (b"ABCD" + bytes(4)) * 3_000_000,
            "100,000 chunks",
            name="webp-chunks",
            gain=TIME,
        ),
        case(
            lambda: tiff(grey(8, 3_000_000, 0, t273=(4, [8] * 3_000_000), t278=(4, [1]), t279=(4, [8] * 3_000_000))),
            "200,000 numbers",
            name="tiff-strips",
            gain=TIME,
        ),
        case(
            lambda: (
                tiff(
                    grey(
                        64,
                        90_000,
                        0,
                        t259=(3, [32773]),
                        t266=(3, [2]),
                        t273=(4, [8] * 90_000),
                        t278=(4, [1]),
                        t279=(4, [2**24] * 90_000),
                    )
                )
                + bytes(2**24)
            ),
            "strips of more bytes than its file",
            name="tiff-strips-that-overlap",
            gain=LOGS,
        ),
        case(
            lambda: tiff(grey(8, 8, 8, t258=(3, [8] * 100_000), t320=(4, [8] * 100_000)))[:200_000],
            "entries of more bytes than its file",
            name="tiff-entries",
            gain=MEMORY,
        ),
        case(
            lambda: tiff(
                grey(10, 10, 400, t259=(3, [8]), t322=(4, [30_000]), t323=(4, [30_000]), t324=(4, [400]), t325=(4, [9]))
            ),
            "tiles of 30000 × 30000 pixels",
            name="tiff-tile",
            gain=MEMORY,
        ),
        case(
            lambda: honest("WEBP")[:12] + b"VP8X" + struct.pack("<II", 10, 0) + b"\xff\x3f\0" * 2 + honest("WEBP")[12:],
            "16384 × 16384 pixels",
            name="webp-canvas",
            gain=MEMORY,
        ),
        case(
            lambda: honest("WEBP")[:12] + b"VP8X" + struct.pack("<II", 10, 2) + b"\xff\x27\0" * 2 + honest("WEBP")[12:],
            "10240 × 10240 pixels",
            name="webp-canvas-that-is-allowed-elsewhere",
            gain=MEMORY,
        ),
        case(lambda: runs(12_910_608, 8, b"\0\0\1\1" * 9), "run-length encoded", name="bmp-ends-of-lines", gain=TIME),
        case(lambda: runs(9000, 9000, b"\xff\1" * 500_000), "run-length encoded", name="bmp-runs", gain=TIME),
        case(
            lambda: b"BM" + bytes(12) + struct.pack("<IiiHHI", 40, 60_000, 60_000, 1, 24, 0) + bytes(20),
            "60000 × 60000 pixels",
            name="bmp-header",
            gain=MEMORY,
        ),
        case(
            lambda: tiff(grey(60_000, 60_000, 8, t279=(4, [64]))),
            "60000 × 60000 pixels",
            name="tiff-header",
            gain=MEMORY,
        ),
    ],
)
def test_a_file_that_takes_more_than_its_pixels_are_worth_is_refused(cage: Cage, content, why: str) -> None:
    opened = cage.open(content())
    assert opened.outcome == "refused"
    assert re.search(why, opened.said)
    assert opened.printed == 0


@attack(TIME)
def test_a_decoder_that_works_for_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    content = saved(Image.effect_noise((512, 512), 80), "PNG")
    assert open_picture(content).size == (512, 512)
    monkeypatch.setattr(images, "LONGEST", -1.0)
    with pytest.raises(UnreadableImage, match="to decode; save it again"):
        open_picture(content)


@pytest.mark.parametrize(
    "content",
    [
        case(jpeg(segment(0xE1, b"Exif\0\0" + b"II*\0" + b"\xff" * 200)), name="jpeg", gain=DECODER),
        case(png(chunk(b"eXIf", b"MM\0*\xff\xff\xff\xff")), name="png", gain=DECODER),
        case(png(chunk(b"eXIf", turned(60_000))), name="png-turned-by-nonsense", gain=DECODER),
        case(webp(b"EXIF", b"II*\0\x08\0\0\0\xff\xff"), name="webp", gain=DECODER),
        case(jpeg(segment(0xE2, b"ICC_PROFILE\0\x01\xff" + b"x" * 99)), name="jpeg-profile", gain=DECODER),
        case(png(chunk(b"iCCP", b"p\0\0" + zlib.compress(b"nonsense"))), name="png-profile", gain=DECODER),
    ],
)
def test_damage_around_a_picture_does_not_spoil_it(content: bytes) -> None:
    assert is_red(content)


@attack(SECRETS)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_thumbnail_says_nothing_of_where_and_by_whom_its_photo_was_taken(kind: str) -> None:
    exif = Image.Exif()
    exif[315] = "Anne Body"
    exif.get_ifd(34853)[1] = "N"
    exif.get_ifd(34853)[2] = (52.0, 31.0, 7.0)
    options = {} if kind == "TIFF" else {"icc_profile": b"a profile named for Anne Body"}
    photo = saved(Image.new("RGB", (SIDE, SIDE), RED), kind, exif=exif, **options)
    assert b"Anne Body" in photo
    small = thumbnail(open_picture(photo, longest_side=32), 32)
    assert b"Anne" not in small
    opened = Image.open(io.BytesIO(small))
    assert not {"exif", "xmp", "icc_profile"} & set(opened.info)
    assert dict(opened.getexif()) == {}


@attack(TIME)
def test_the_second_orientation_does_not_turn_the_picture_again() -> None:
    wide = saved(Image.new("RGB", (40, 20), RED), "JPEG")
    twice = wide[:2] + segment(0xE1, b"Exif\0\0" + turned(6)) + segment(0xE1, b"Exif\0\0" + turned(3)) + wide[2:]
    assert open_picture(twice).size == (20, 40)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"])
@attack(DECODER)
def test_a_file_cut_anywhere_is_refused_or_opened_and_nothing_else(kind: str) -> None:
    content = saved(Image.effect_noise((24, 24), 80).convert("RGB"), kind)
    for end in range(0, len(content), 1 + len(content) // 150):
        with contextlib.suppress(UnreadableImage):
            assert open_picture(content[:end]).size == (24, 24)


@attack(MEMORY)
def test_many_bytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    with (tmp_path / "large.png").open("wb") as file:
        file.truncate(10**12)  # a terabyte that takes no room
    with pytest.raises(UnreadableImage, match=r"large\.png' has 1000000\.0 MB; at most 30 MB"):
        open_picture(tmp_path / "large.png", settings=Settings())


@attack("has the server wait for ever")
@pytest.mark.parametrize("place", ["/dev/zero", "/proc/self/mem", "/dev/stdin"])
def test_a_device_is_no_picture(place: str) -> None:
    with pytest.raises(UnreadableImage, match=r"no ordinary file|empty|cannot be read|is not there"):
        open_picture(Path(place))


@attack(MEMORY)
def test_decoders_are_handed_nothing_but_the_picture() -> None:
    """The same as above, seen from inside: what is left out isn't in the file that the decoder gets."""
    for content in (
        png(chunk(b"tEXt", b"k\0secret"), chunk(b"acTL", b"secret"), chunk(b"eXIf", b"secret")),
        jpeg(segment(0xE1, b"secret"), segment(0xE2, b"secret"), segment(0xFE, b"secret")) + b"secret",
        gif(b"!\xfe\x06secret\0"),
    ):
        kind = recognised(content)
        assert kind is not None
        assert b"secret" not in essence(kind, content).content
