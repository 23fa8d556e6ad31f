"""Which kinds of picture files are read, told apart by their first bytes and never by their names.

The list is short on purpose: every decoder is code that reads strangers' files. Signatures after the formats' own
specifications; the kinds that are known and refused are named so that a user learns what to do with an HEIC photo.
"""

from dataclasses import dataclass

from PIL.BmpImagePlugin import BmpImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile
from PIL.WebPImagePlugin import WebPImageFile

SUFFIXES = frozenset(
    (".jpg", ".jpeg", ".jfif", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".heif", ".avif", ".svg")
)
"""Names of files in a folder that are taken for pictures; the last four are refused and named, not overlooked."""


@dataclass(frozen=True)
class Format:
    """A kind of picture file that is read: its name, its MIME type and Pillow's decoder."""

    name: str
    mime: str
    decoder: type[ImageFile]


JPEG = Format("JPEG", "image/jpeg", JpegImageFile)
PNG = Format("PNG", "image/png", PngImageFile)
WEBP = Format("WebP", "image/webp", WebPImageFile)
GIF = Format("GIF", "image/gif", GifImageFile)
BMP = Format("BMP", "image/bmp", BmpImageFile)
TIFF = Format("TIFF", "image/tiff", TiffImageFile)
READ = (JPEG, PNG, WEBP, GIF, BMP, TIFF)

_TIFF_STARTS = (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")


def recognised(content: bytes) -> Format | None:
    r"""The format of a picture file's content, None if it is none of those that are read.

    Example:
        >>> recognised(b"\x89PNG\r\n\x1a\n…").mime
        'image/png'
    """
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return WEBP
    if content.startswith((b"GIF87a", b"GIF89a")):
        return GIF
    if content.startswith(_TIFF_STARTS):
        return TIFF
    if content.startswith(b"BM") and content[14:18] in (b"\x0c\0\0\0", b"\x28\0\0\0", b"\x34\0\0\0", b"\x38\0\0\0",
                                                        b"\x40\0\0\0", b"\x6c\0\0\0", b"\x7c\0\0\0"):  # fmt: skip
        return BMP
    return None


def described(content: bytes) -> str:
    """What content that is not read seems to be, as the end of the sentence "this is …".

    Example:
        >>> described(b"<!DOCTYPE html><html>…")
        'a web page'
    """
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    brand = content[8:12] if content[4:8] == b"ftyp" else b""
    if brand in (b"avif", b"avis"):
        return "an AVIF picture"
    if brand in (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"):
        return "an HEIC photo"
    if brand or content.startswith(b"\x1aE\xdf\xa3"):
        return "a video"
    if start.startswith(b"%pdf"):
        return "a PDF document"
    if start.startswith((b"<!doctype html", b"<html")):
        return "a web page"
    if start.startswith(b"<svg") or (start.startswith((b"<?xml", b"<!doctype svg")) and b"<svg" in start):
        return "an SVG drawing"
    return "no picture"
