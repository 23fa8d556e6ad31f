"""Files that are no pictures, or not only: other formats, programs, and files that are two things at once."""

from pathlib import Path

import pytest

from search.errors import UnreadableImage
from search.ingest.images import open_picture, thumbnail
from tests.attacks.crafted import DECODER, STORED, case, chunk, gif, honest, is_red, jpeg, png, segment


@pytest.mark.parametrize(
    ("content", "said"),
    [
        case(b"%!PS-Adobe-3.0 EPSF-3.0\n", "no picture", name="postscript", gain="runs a program in Ghostscript"),
        case(bytes(4) + b"\x11\xaf" + bytes(122), "no picture", name="fli", gain=DECODER),
        case(b"8BPS\0\x01" + bytes(40), "no picture", name="photoshop", gain=DECODER),
        case(b"\0\0\0\x0cjP  \r\n\x87\n", "no picture", name="jpeg-2000", gain=DECODER),
        case(b"\xff\x4f\xff\x51" + bytes(40), "no picture", name="jpeg-2000-stream", gain=DECODER),
        case(b"\0\0\x01\0\x01\0" + bytes(40), "no picture", name="icon", gain=DECODER),
        case(b"SIMPLE  =                    T", "no picture", name="fits", gain=DECODER),
        case(b"\0\0\0 ftypavif" + bytes(40), "an AVIF picture", name="avif", gain=DECODER),
        case(b"\0\0\0 ftypheic" + bytes(40), "an HEIC photo", name="heic", gain=DECODER),
        case(
            b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
            "an SVG drawing",
            name="svg-with-a-program",
            gain="runs a program in other visitors' browsers",
        ),
        case(
            b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>',
            "an SVG drawing",
            name="svg-with-an-entity",
            gain="reads a file of the server",
        ),
        case(b"<html><script>alert(1)</script>", "a web page", name="html-named-jpg", gain=STORED),
        case(b"%PDF-1.7\n" + honest("JPEG"), "a PDF document", name="pdf-with-a-jpeg", gain=STORED),
        case(b"PK\x03\x04" + bytes(30) + honest("PNG"), "no picture", name="zip-with-a-png", gain=STORED),
        case(b"#!/bin/sh\n" + honest("GIF"), "no picture", name="script-with-a-gif", gain=STORED),
    ],
)
def test_only_a_short_list_of_formats_is_opened_at_all(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "photo.jpg").write_bytes(content)
    with pytest.raises(UnreadableImage, match=f"photo.jpg' is {said}; what is read: JPEG, PNG, WebP, GIF, BMP, TIFF"):
        open_picture(tmp_path / "photo.jpg")


@pytest.mark.parametrize(
    "content",
    [
        case(honest("GIF") + b"=1;alert(document.domain)//", name="gif-and-javascript", gain=STORED),
        case(gif(b"!\xfe\x19<script>alert(1)</script>\0"), name="gif-and-html", gain=STORED),
        case(honest("PNG") + b"PK\x05\x06" + bytes(18), name="png-and-zip", gain=STORED),
        case(png(chunk(b"tEXt", b"k\0<?php system($_GET[0]); ?>")), name="png-and-php", gain=STORED),
        case(jpeg(segment(0xFE, b"*/alert(1)/*")), name="jpeg-and-javascript", gain=STORED),
        case(honest("JPEG") + b"%PDF-1.7\n%%EOF", name="jpeg-and-pdf", gain=STORED),
    ],
)
def test_of_a_file_that_is_two_things_only_the_pixels_are_kept(content: bytes) -> None:
    assert is_red(content)
    kept = thumbnail(open_picture(content), 512)
    assert kept.startswith(b"RIFF")
    for strange in (b"alert", b"PK", b"<?php", b"%PDF", b"<script"):
        assert strange not in kept
