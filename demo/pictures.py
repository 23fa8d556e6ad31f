"""Thumbnails as static files: an address per picture that a browser may keep for good, as long as the picture stays.

An address holds the document's id in URL-safe Base64, as `v` the beginning of the picture's digest, so that another
picture under the same id has another address, and as `w` the width of the frame it is wanted for. It is relative: the
page of a collection ends in "/", and its thumbnails lie below it. The page hands out addresses only, and converts
nothing per visit.
"""

import base64
import binascii
import hashlib
from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from fastapi import APIRouter, Request, Response

from demo.shown import Shown
from demo.sizes import WIDTHS, Sizes
from search import Engine
from search.nouns import Document

FOLDER = "thumbnails"
FOR_GOOD = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
VERSION = 12
"""Characters of the digest in an address."""

FALLBACK = 320
"""The largest width for what cannot choose from a set."""

NO_PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 500" role="img" aria-label="no picture stored">'
    '<rect width="400" height="500" fill="#8883"/><text x="200" y="255" font-family="sans-serif" font-size="20" '
    'fill="#888" text-anchor="middle">no picture stored</text></svg>'
)

_ASKED_WIDTHS = {"": 0, **{str(width): width for width in WIDTHS}}


def address(document: Document, width: int | None = None) -> str | None:
    """Where a document's thumbnail is, as seen from its collection's page; None for a text alone.

    Args:
        document: whose thumbnail.
        width: one of `demo.sizes.WIDTHS`, of the frame that it is to fill; by default it comes as it is stored.

    Example:
        >>> address(Document(id="a", image="a.jpg", image_digest="0123456789abcdef"), 240)
        'thumbnails/YQ.webp?v=0123456789ab&w=240'
    """
    if document.image is None:
        return None
    stem = _stem(document)
    return f"{stem}w={width}" if width else stem[:-1]


def source_set(document: Document, sizes: str, widths: Sequence[int] = WIDTHS) -> str:
    """The attributes of an `<img>` with which a browser takes the thumbnail that fits: `src`, `srcset` and `sizes`.

    Args:
        document: whose thumbnail.
        sizes: how wide its frame is, as HTML's `sizes` says it; "auto, …" lets the browser measure lazy pictures.
        widths: those of `demo.sizes.WIDTHS` that may be wanted, in order; fewer make the page shorter.

    Returns:
        HTML, escaped; nothing for a text alone.

    Example:
        >>> source_set(Document(id="a", image="a.jpg"), "25vw")
        'src="thumbnails/YQ.webp?w=320" srcset="thumbnails/YQ.webp?w=160 160w, …" sizes="25vw"'
    """
    if document.image is None:
        return ""
    stem = escape(_stem(document))
    each = ", ".join(f"{stem}w={width} {width}w" for width in widths)
    fallback = max((width for width in widths if width <= FALLBACK), default=widths[0])
    return f'src="{stem}w={fallback}" srcset="{each}" sizes="{escape(sizes)}"'


def _stem(document: Document) -> str:
    """The beginning of a thumbnail's addresses, up to what a width is put behind."""
    name = base64.urlsafe_b64encode(document.id.encode()).decode().rstrip("=")
    version = f"v={quote(document.image_digest[:VERSION])}&" if document.image_digest else ""
    return f"{FOLDER}/{name}.webp?{version}"


def named(name: str) -> str | None:
    """The document's id in an address, or None if it holds none.

    Example:
        >>> named("YQ")
        'a'
    """
    try:
        return base64.b64decode(name + "=" * (-len(name) % 4), altchars=b"-_", validate=True).decode()
    except (binascii.Error, ValueError):
        return None


def routes(engine: Engine, shown: Shown, sizes: Sizes) -> APIRouter:
    """The route that serves the thumbnails of an engine's index, those at hand without asking it.

    It lies at `/thumbnails/…`; a collection below a path of its own includes it with that path as the prefix.

    Args:
        engine: has the thumbnails.
        shown: those at hand.
        sizes: the smaller ones that were made, by their pictures, whichever collection they are of.
    """
    router = APIRouter()

    @router.get(f"/{FOLDER}/{{name}}.webp", include_in_schema=False)
    def thumbnail(name: str, request: Request, v: str = "", w: str = "") -> Response:
        id_, width = named(name), _ASKED_WIDTHS.get(w)
        if id_ is None or width is None:
            return Response(status_code=404)

        def read() -> bytes | None:
            return engine.index.thumbnails([id_]).get(id_)

        digest, stored = shown.get(id_, v) or (None, None)
        if digest is None:
            document = engine.index.get([id_]).get(id_)
            if document is None:
                return Response(status_code=404)
            digest = document.image_digest
        if digest is None:  # then the thumbnail itself has to tell whether it changed
            stored = read()
            digest = hashlib.sha256(stored or b"").hexdigest()
        headers = {
            "ETag": f'"{digest}-{width}"' if width else f'"{digest}"',
            "Cache-Control": FOR_GOOD if v and digest.startswith(v) else ASK_AGAIN,
            "X-Content-Type-Options": "nosniff",
        }
        if headers["ETag"] in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)

        def whole() -> bytes | None:
            return stored or read()

        webp = sizes.made(digest, width, whole) if width else whole()
        if webp is None:
            del headers["ETag"]
            return Response(NO_PICTURE, media_type="image/svg+xml", headers=headers | {"Cache-Control": ASK_AGAIN})
        return Response(webp, media_type="image/webp", headers=headers)

    return router
