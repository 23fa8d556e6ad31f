"""A thumbnail is made smaller once, by one thread, and never larger than it is stored."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import Barrier, Event

import pytest
from PIL import Image

from demo.sizes import Sizes, smaller
from search.ingest.images import thumbnail
from tests.colour_encoder import picture


def stored(width: int, height: int) -> bytes:
    return thumbnail(picture("red", "blue", size=(width, height)), max(width, height))


def size(webp: bytes | None) -> tuple[int, int]:
    assert webp is not None
    return Image.open(BytesIO(webp)).size


@pytest.mark.parametrize(
    ("width", "height", "frame", "made"),
    [
        (410, 512, 160, (160, 200)),
        (410, 512, 240, (240, 300)),
        (410, 512, 320, (320, 400)),
        (410, 512, 480, (410, 512)),  # never larger than it is stored
        (120, 150, 160, (120, 150)),
        (256, 512, 160, (160, 320)),  # higher than the frame: what stands out above and below is cut off
        (512, 384, 160, (267, 200)),  # wider than the frame: as high as it
        (512, 384, 320, (512, 384)),
        (512, 2, 160, (512, 2)),
    ],
)
def test_it_just_fills_its_frame(width: int, height: int, frame: int, made: tuple[int, int]) -> None:
    assert size(smaller(stored(width, height), frame)) == made


def test_what_is_small_enough_stays_as_it_is() -> None:
    webp = stored(120, 150)
    assert smaller(webp, 160) is webp


@pytest.mark.parametrize("content", [b"", b"no picture", stored(410, 512)[:60], stored(410, 512)[:-200]])
def test_what_cannot_be_read_stays_as_it_is(content: bytes) -> None:
    assert smaller(content, 160) is content


def test_each_size_of_a_picture_is_made_once() -> None:
    asked: list[str] = []
    sizes = Sizes()

    def read(name: str) -> bytes:
        asked.append(name)
        return stored(410, 512)

    first = sizes.made("a", 160, lambda: read("a"))
    assert sizes.made("a", 160, lambda: read("a")) is first
    assert size(sizes.made("a", 240, lambda: read("a at 240"))) == (240, 300)
    sizes.made("b", 160, lambda: read("b"))
    assert asked == ["a", "a at 240", "b"]


def test_two_requests_at_once_make_it_once() -> None:
    sizes, asked, together, both = Sizes(), list[int](), Barrier(2), Event()

    def read() -> bytes:
        asked.append(1)
        both.wait(0.3)  # long enough for the other to come while this one is at it
        return stored(410, 512)

    def ask(_: int) -> bytes | None:
        together.wait(10)
        return sizes.made("a", 160, read)

    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(ask, range(2))
    assert first is second
    assert asked == [1]


def test_what_fails_is_tried_again() -> None:
    sizes = Sizes()

    def gone() -> bytes:
        raise OSError("the index is not there")

    for _ in range(2):
        with pytest.raises(OSError, match="not there"):
            sizes.made("a", 160, gone)
    assert sizes.made("a", 160, lambda: None) is None
    assert size(sizes.made("a", 160, lambda: stored(410, 512))) == (160, 200)


def test_it_keeps_no_more_bytes_than_it_may() -> None:
    one = stored(120, 150)
    sizes, asked = Sizes(most_bytes=2 * len(one)), list[str]()

    def read(name: str) -> bytes:
        asked.append(name)
        return one

    for name in ("a", "b", "a", "c", "a", "b"):  # "b" was asked for longest ago when "c" comes
        sizes.made(name, 160, lambda name=name: read(name))  # type: ignore[misc]
    assert asked == ["a", "b", "c", "b"]
