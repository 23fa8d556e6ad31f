"""What of a picture's file decoders get: the same picture, its size and how it was held, and nothing around it."""

import io

import pytest
from PIL import Image

from search.ingest.containers import essence
from search.ingest.containers.exif import orientation
from search.ingest.formats import BMP, TIFF, recognised
from tests.fuzz.damaged import seeds

FILES = [(name, place, content) for name, files in seeds().items() for place, content in enumerate(files)]


@pytest.mark.parametrize(("name", "place", "content"), FILES, ids=[f"{name}-{place}" for name, place, _ in FILES])
def test_the_picture_is_the_same_and_its_size_is_known_before_it_is_decoded(
    name: str, place: int, content: bytes
) -> None:
    kind = recognised(content)
    assert kind is not None
    assert kind.name == name
    found = essence(kind, content)
    whole, left = Image.open(io.BytesIO(content)), Image.open(io.BytesIO(found.content))
    assert (left.size, left.mode) == (whole.size, whole.mode)
    assert left.convert("RGBA").tobytes() == whole.convert("RGBA").tobytes()
    assert found.size == (None if kind in (BMP, TIFF) else whole.size)


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WebP"])
def test_only_the_orientation_is_read_of_what_is_left_out(name: str) -> None:
    content = seeds()[name][0]  # made with orientation 6, a position and a profile
    kind = recognised(content)
    assert kind is not None
    assert essence(kind, content).orientation == 6
    assert essence(kind, seeds()[name][1]).orientation == 1


def test_an_exif_block_is_read_in_both_orders_of_bytes() -> None:
    entry = b"\x01\x00" + b"\x12\x01\x03\x00\x01\x00\x00\x00\x08\x00\x00\x00"
    assert orientation(b"II*\x00\x08\x00\x00\x00" + entry) == 8
    entry = b"\x00\x01" + b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x08\x00\x00"
    assert orientation(b"MM\x00*\x00\x00\x00\x08" + entry) == 8
    assert orientation(b"Exif\x00\x00MM\x00*\x00\x00\x00\x08" + entry) == 8
    assert orientation(b"") == orientation(b"XX*\x00") == orientation(b"II*\x00\xff\xff\xff\xff") == 1
