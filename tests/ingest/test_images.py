"""Every mode, format and defect of a picture file, made with Pillow; colours checked by hand."""

import io
import struct
import warnings
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from search.errors import UnreadableImage
from search.ingest.formats import recognised
from search.ingest.images import digest, open_picture, thumbnail
from search.settings import Settings

RED, WHITE = (255, 0, 0), (255, 255, 255)


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def corner(image: Image.Image) -> tuple[int, ...]:
    pixel = image.getpixel((0, 0))
    assert isinstance(pixel, tuple)
    return pixel


def near(pixel: tuple[int, ...], wanted: tuple[int, ...], by: int = 6) -> bool:
    return all(abs(a - b) <= by for a, b in zip(pixel, wanted, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"])
def test_every_format_on_the_list_becomes_rgb(kind: str) -> None:
    opened = open_picture(saved(Image.new("RGB", (20, 10), RED), kind))
    assert opened.mode == "RGB"
    assert opened.size == (20, 10)
    assert near(corner(opened), RED)


@pytest.mark.parametrize("kind", ["PPM", "ICO", "PCX", "TGA", "JPEG2000", "EPS"])
def test_formats_off_the_list_are_refused_although_pillow_knows_them(kind: str) -> None:
    with pytest.raises(UnreadableImage, match="JPEG, PNG, WebP, GIF, BMP, TIFF"):
        open_picture(saved(Image.new("RGB", (20, 10), RED), kind))


def test_the_content_counts_and_not_the_name(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(saved(Image.new("RGB", (4, 4), RED), "PNG"))
    assert corner(open_picture(tmp_path / "photo.jpg")) == RED


@pytest.mark.parametrize(
    ("image", "wanted"),
    [
        (Image.new("RGBA", (4, 4), (255, 0, 0, 0)), WHITE),
        (Image.new("RGBA", (4, 4), (255, 0, 0, 255)), RED),
        (Image.new("RGBA", (4, 4), (0, 0, 0, 128)), (127, 127, 127)),
        (Image.new("LA", (4, 4), (0, 0)), WHITE),
        (Image.new("L", (4, 4), 77), (77, 77, 77)),
        (Image.new("1", (4, 4), 1), WHITE),
        (Image.new("RGB", (4, 4), RED).convert("P"), RED),
        (Image.fromarray(np.full((4, 4), 65_535, np.uint16)), WHITE),
        (Image.fromarray(np.full((4, 4), 257 * 100, np.uint16)), (100, 100, 100)),
    ],
)
def test_every_mode_of_a_png_becomes_rgb_on_white(image: Image.Image, wanted: tuple[int, ...]) -> None:
    opened = open_picture(saved(image))
    assert opened.mode == "RGB"
    assert near(corner(opened), wanted, by=1)


def test_a_palette_with_transparency_is_laid_on_white() -> None:
    image = Image.new("P", (4, 4), 1)
    image.putpalette([0, 0, 0, 255, 0, 0])
    assert corner(open_picture(saved(image, transparency=1))) == WHITE
    assert corner(open_picture(saved(image, transparency=0))) == RED


def test_a_palette_with_a_transparency_for_each_colour_is_laid_on_white() -> None:
    image = Image.new("P", (4, 4), 1)
    image.putpalette([0, 0, 0, 255, 0, 0])
    assert near(corner(open_picture(saved(image, transparency=bytes([255, 127])))), (255, 128, 128), by=1)


def test_cmyk_jpegs_and_tiffs_become_rgb() -> None:
    cyan = Image.new("CMYK", (8, 8), (255, 0, 0, 0))
    assert near(corner(open_picture(saved(cyan, "JPEG"))), (0, 255, 255))
    assert corner(open_picture(saved(cyan, "TIFF"))) == (0, 255, 255)


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        (np.array([[0.0, 1.0]], np.float32), [0, 255]),
        (np.array([[0.0, 51.0, 255.0]], np.float32), [0, 51, 255]),
        (np.array([[0.0, 65_535.0]], np.float32), [0, 255]),
        (np.array([[-10.0, 0.0, 10.0]], np.float32), [0, 128, 255]),
        (np.array([[np.nan, np.inf, 1.0]], np.float32), [0, 0, 255]),
        (np.array([[0, 0, 0]], np.float32), [0, 0, 0]),
        (np.array([[0, 255]], np.int32), [0, 255]),
        (np.array([[0, 257 * 7, 65_535]], np.int32), [0, 7, 255]),
        (np.array([[1_000_000, 3_000_000]], np.int32), [0, 85, 255][1:]),
    ],
)
def test_wide_numbers_are_scaled_to_their_range(values: np.ndarray, wanted: list[int]) -> None:
    opened = open_picture(saved(Image.fromarray(values), "TIFF"))
    assert [pixel[0] for pixel in np.asarray(opened).reshape(-1, 3)] == wanted


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "TIFF"])
def test_of_an_animation_the_first_frame_is_taken(kind: str) -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue", "green")]
    opened = open_picture(saved(frames[0], kind, save_all=True, append_images=frames[1:]))
    assert near(corner(opened), RED)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("longest_side", [None, 32])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_the_camera_s_orientation_is_honoured(orientation: int, longest_side: int | None, kind: str) -> None:
    upright = Image.new("RGB", (64, 96), "white")
    upright.paste("red", (0, 0, 32, 32))  # the top left corner, whatever the camera wrote
    turns = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # what undoes each orientation's turn, as Pillow numbers them
    stored = upright.transpose(Image.Transpose(turns[orientation])) if orientation > 1 else upright
    exif = Image.Exif()
    exif[274] = orientation
    opened = open_picture(saved(stored, kind, exif=exif), longest_side=longest_side)
    assert opened.size == ((64, 96) if longest_side is None else (21, 32))
    width, height = opened.size
    assert near(corner(opened), RED, by=20)
    assert near(opened.getpixel((width - 1, 0)), WHITE, by=20)  # type: ignore[arg-type]
    assert near(opened.getpixel((0, height - 1)), WHITE, by=20)  # type: ignore[arg-type]


def test_damaged_exif_does_not_spoil_a_good_picture() -> None:
    content = saved(Image.new("RGB", (8, 8), RED), "JPEG", exif=b"Exif\x00\x00MM\x00*\x00\x00\xff\xff garbage")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert near(corner(open_picture(content)), RED)


def test_a_smaller_picture_is_asked_for_and_the_shape_stays() -> None:
    content = saved(Image.new("RGB", (4000, 2000), RED), "JPEG")
    assert open_picture(content, longest_side=500).size == (500, 250)
    assert open_picture(content, longest_side=9000).size == (4000, 2000)
    assert open_picture(saved(Image.new("RGB", (1000, 2), RED)), longest_side=10).size == (10, 1)


def test_a_pil_image_is_left_as_it_was() -> None:
    image = Image.new("RGB", (100, 50), RED)
    opened = open_picture(image)
    assert opened is not image
    opened.paste("blue", (0, 0, 100, 50))
    assert corner(image) == RED
    assert open_picture(image, longest_side=10).size == (10, 5)
    lazy = Image.open(io.BytesIO(saved(Image.new("RGB", (640, 480), RED), "JPEG")))
    assert open_picture(lazy, longest_side=64).size == (64, 48)
    assert lazy.size == (640, 480)


def cut_short(kind: str) -> Callable[[], bytes]:
    noise = Image.effect_noise((64, 64), 80).convert("RGB")
    return lambda: saved(noise, kind)[:-700]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"hello, this is no picture", "is no picture"),
        (b"<!DOCTYPE html><html></html>", "a web page"),
        (b"\xef\xbb\xbf  <svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG drawing"),
        (b"<?xml version='1.0'?><svg/>", "an SVG drawing"),
        (b"%PDF-1.7", "a PDF document"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "an HEIC photo"),
        (b"\x00\x00\x00\x18ftypavif\x00\x00\x00\x00", "an AVIF picture"),
        (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00", "a video"),
        (cut_short("JPEG")(), "cannot be decoded as JPEG"),
        (cut_short("PNG")(), "cannot be decoded as PNG"),
        (cut_short("WEBP")(), "cannot be decoded as WebP"),
        (b"GIF89a", "cannot be decoded as GIF"),
        (b"II*\x00\x08\x00\x00\x00", "cannot be decoded as TIFF"),
        (b"\xff\xd8\xff\xe0", "cannot be decoded as JPEG"),
    ],
)
def test_a_defect_is_told_in_a_sentence_without_a_path(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableImage, match=said) as caught:
        open_picture(content)
    assert str(caught.value).startswith("the picture is")
    assert "/" not in str(caught.value)


def test_a_path_that_is_no_file_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(UnreadableImage, match=r"missing\.jpg' is not there"):
        open_picture(tmp_path / "missing.jpg")
    with pytest.raises(UnreadableImage, match="is no ordinary file"):
        open_picture(tmp_path)
    with pytest.raises(UnreadableImage, match="cannot be read"):
        open_picture(Path("a\x00b.jpg"))


def test_files_and_pictures_beyond_the_limits_are_refused_before_they_are_decoded(tmp_path: Path) -> None:
    small = Settings(max_image_megabytes=0.001, max_image_megapixels=0.01)
    noise = saved(Image.effect_noise((64, 64), 80))
    with pytest.raises(UnreadableImage, match=r"at most 0\.001 MB"):
        open_picture(noise, settings=small)
    (tmp_path / "noise.png").write_bytes(noise)
    with pytest.raises(UnreadableImage, match=r"noise\.png' has 0\.0 MB"):
        open_picture(tmp_path / "noise.png", settings=small)
    for picture in (saved(Image.new("1", (101, 100))), Image.new("1", (101, 100))):
        with pytest.raises(UnreadableImage, match="101 × 100 pixels"):
            open_picture(picture, settings=small)
    assert open_picture(saved(Image.new("1", (100, 100))), settings=small).size == (100, 100)


@pytest.mark.parametrize("pixels", [(10_000, 9_000), (20_000, 20_000)])
def test_a_decompression_bomb_is_refused_without_pillow_s_warning(pixels: tuple[int, int]) -> None:
    """The first is above the size at which Pillow warns, the second above that at which it raises."""
    honest = saved(Image.new("1", (8, 8)))
    header = b"IHDR" + struct.pack(">II", *pixels) + honest[24:29]
    bomb = honest[:12] + header + struct.pack(">I", zlib.crc32(header)) + honest[33:]
    with warnings.catch_warnings(record=True) as leaked:
        warnings.simplefilter("always")
        with pytest.raises(UnreadableImage, match=f"{pixels[0]} × {pixels[1]} pixels; at most 50 million"):
            open_picture(bomb, settings=Settings(max_image_megapixels=50))
    assert leaked == []


@pytest.mark.slow
def test_a_large_picture_within_the_limit_opens_without_pillow_s_warning() -> None:
    opened = open_picture(saved(Image.new("L", (10_000, 9_000))), longest_side=100)
    assert opened.size == (100, 90)


def test_a_gif_whose_frame_is_larger_than_its_screen_is_measured_by_the_frame() -> None:
    content = bytearray(saved(Image.new("P", (8, 8)), "GIF", comment=b"an extension before the frame"))
    frame = content.index(b",\x00\x00\x00\x00\x08\x00\x08\x00")
    content[frame + 5 : frame + 9] = b"\x10\x27\x10\x27"  # 10,000 × 10,000
    with pytest.raises(UnreadableImage, match="10000 × 10000 pixels"):
        open_picture(bytes(content), settings=Settings(max_image_megapixels=50))


def test_a_thumbnail_is_a_webp_of_the_asked_size_and_never_larger_than_the_picture() -> None:
    picture = Image.new("RGB", (1000, 500), RED)
    small = Image.open(io.BytesIO(thumbnail(picture, 200)))
    assert (small.format, small.size) == ("WEBP", (200, 100))
    assert near(corner(small.convert("RGB")), RED)
    assert Image.open(io.BytesIO(thumbnail(picture, 5000))).size == (1000, 500)


def test_the_digest_is_sha_256() -> None:
    assert digest(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_each_format_is_recognised_with_its_mime_type() -> None:
    for kind, mime in (("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp"), ("BMP", "image/bmp")):
        found = recognised(saved(Image.new("RGB", (2, 2)), kind))
        assert found is not None
        assert found.mime == mime
