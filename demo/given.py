"""The picture that a program gives: a file that it uploaded, Base64, or the address of one on the web. Never a path."""

import base64
import binascii

from demo.fetched import fetched
from demo.uploads import Uploads
from search.errors import InvalidQuery, UnreadableImage
from search.settings import Settings

WEB = ("http://", "https://")
NEITHER = (
    "image is no picture that can be taken: give an uploaded file, a data: URL with Base64, or an address that begins"
    " with http:// or https://; paths are not opened"
)
NO_BASE64 = "image is a data: URL that holds no Base64; give data:image/png;base64,… or the like"


def picture(value: object, uploads: Uploads, *, allow_loopback: bool = False) -> bytes | None:
    """The bytes of the picture that a request gives, or None if it gives none.

    Args:
        value: as it was posted: the reference to an upload (an object with `path`), or a text: a data: URL or an
            address. Gradio's clients put an address into `path` too.
        uploads: where uploads lie, and where a picture from the web is kept.
        allow_loopback: also fetch from this machine, for tests.

    Raises:
        InvalidQuery: anything else, a path above all.
        TriptychError: what `Uploads.read` and `fetched` raise.

    Example:
        >>> picture("data:image/gif;base64,R0lGODlhAQABAAAAACw=", uploads)[:6]
        b'GIF89a'
    """
    if value is None or value == "":
        return None
    text = value.get("path") if isinstance(value, dict) else value
    if isinstance(text, str) and text.lower().startswith(WEB):
        return fetched(text, uploads, allow_loopback=allow_loopback).read_bytes()
    if isinstance(value, dict):
        return uploads.read(value)
    if isinstance(value, str) and value.lower().startswith("data:"):
        return _decoded(value)
    raise InvalidQuery(NEITHER)


def _decoded(url: str) -> bytes:
    most = Settings.from_environment().max_image_megabytes
    kind, _, content = url.partition(",")
    if not kind.lower().endswith(";base64"):
        raise InvalidQuery(NO_BASE64)
    if len(content) * 3 / 4 > most * 1e6:
        raise UnreadableImage(f"image is larger than {most:g} MB; make it smaller")
    try:
        return base64.b64decode("".join(content.split()), validate=True)
    except (binascii.Error, ValueError):
        raise InvalidQuery(NO_BASE64) from None
