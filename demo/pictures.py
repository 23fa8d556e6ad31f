"""Thumbnails as static files: an address per picture that a browser may keep for good, as long as the picture stays.

An address holds the document's id in URL-safe Base64 and, as `v`, the beginning of the picture's digest, so that
another picture under the same id has another address. The page hands out addresses only and converts nothing per visit.
"""

import base64
import binascii
import hashlib
from urllib.parse import quote

from fastapi import APIRouter, Request, Response

from demo.shown import Shown
from search import Engine
from search.nouns import Document

PREFIX = "/thumbnails"
FOR_GOOD = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
VERSION = 12
"""Characters of the digest in an address."""

NO_PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 500" role="img" aria-label="no picture stored">'
    '<rect width="400" height="500" fill="#8883"/><text x="200" y="255" font-family="sans-serif" font-size="20" '
    'fill="#888" text-anchor="middle">no picture stored</text></svg>'
)


def address(document: Document) -> str | None:
    """Where a document's thumbnail is on this server; None for a text alone.

    Example:
        >>> address(Document(id="a", image="a.jpg", image_digest="0123456789abcdef"))
        '/thumbnails/YQ.webp?v=0123456789ab'
    """
    if document.image is None:
        return None
    name = base64.urlsafe_b64encode(document.id.encode()).decode().rstrip("=")
    version = f"?v={quote(document.image_digest[:VERSION])}" if document.image_digest else ""
    return f"{PREFIX}/{name}.webp{version}"


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


def routes(engine: Engine, shown: Shown) -> APIRouter:
    """The route that serves the thumbnails of an engine's index, those at hand without asking it."""
    router = APIRouter()

    @router.get(PREFIX + "/{name}.webp", include_in_schema=False)
    def thumbnail(name: str, request: Request, v: str = "") -> Response:
        id_ = named(name)
        if id_ is not None and (at_hand := shown.get(id_, v)) is not None:
            return _answer(*at_hand, v, request)
        document = engine.index.get([id_]).get(id_) if id_ is not None else None
        if document is None:
            return Response(status_code=404)
        stored = None
        if document.image_digest is None:  # then the thumbnail itself has to tell whether it changed
            stored = engine.index.thumbnails([document.id]).get(document.id)
        digest = document.image_digest or hashlib.sha256(stored or b"").hexdigest()
        if _has(request, digest):
            return _answer(digest, b"", v, request)
        if stored is None:
            stored = engine.index.thumbnails([document.id]).get(document.id)
        if stored is None:
            headers = {"Cache-Control": ASK_AGAIN, "X-Content-Type-Options": "nosniff"}
            return Response(NO_PICTURE, media_type="image/svg+xml", headers=headers)
        return _answer(digest, stored, v, request)

    return router


def _has(request: Request, digest: str) -> bool:
    """Whether the browser has the picture of that digest already."""
    return f'"{digest}"' in request.headers.get("if-none-match", "")


def _answer(digest: str, webp: bytes, version: str, request: Request) -> Response:
    headers = {
        "ETag": f'"{digest}"',
        "Cache-Control": FOR_GOOD if version and digest.startswith(version) else ASK_AGAIN,
        "X-Content-Type-Options": "nosniff",
    }
    if _has(request, digest):
        return Response(status_code=304, headers=headers)
    return Response(webp, media_type="image/webp", headers=headers)
