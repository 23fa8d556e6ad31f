"""The box for a picture on pages of our own: a file, a drop, a paste; or a document of the collection.

The script (`view.js`) sends the file as it is to `kept`, and what comes back, the name under which it is kept, goes
with the form. So an address restores it as on the search page.
"""

import asyncio
from collections.abc import Mapping
from html import escape

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from demo.failures import told
from demo.language import Language, chosen
from demo.names import short
from demo.pictures import address
from demo.refused import Refused
from demo.uploads import Uploads
from search.errors import TriptychError
from search.ingest.images import open_picture, thumbnail
from search.nouns import Document
from search.settings import Settings

KEPT = "kept"
SIDE = 320
"""Pixels of the longer side of a picture in its box."""


def box(photo: str, like: Document | None, language: Language, *, sends: bool = False) -> str:
    """The box as HTML, for a form.

    Args:
        photo: the name of the kept picture that is in it, or nothing.
        like: the document whose picture is in it, or None.
        language: of the texts.
        sends: whether the form is sent as soon as there is a picture.
    """
    held, shown = "", ""
    if like is not None:
        place = address(like, 320)
        name = short(like, language)
        held = f'<input type="hidden" name="like" value="{escape(like.id)}">'
        shown = f'<img src="{escape(place)}" alt="{escape(name)}">' if place else f"<span>{escape(name)}</span>"
    elif photo:
        held = f'<input type="hidden" name="photo" value="{escape(photo)}">'
        shown = f'<img src="{KEPT}/{escape(photo)}.webp" alt="{language.html("pick.yours")}">'
    hidden = "" if shown else " hidden"
    texts: Mapping[str, str] = {
        "yours": language("pick.yours"),
        "failed": language("error.unavailable"),
    }
    data = "".join(f' data-{name}="{escape(text)}"' for name, text in texts.items())
    return (
        f'<div class="pick"{" data-sends" if sends else ""}{data}>{held}'
        f'<label class="pick-file"><input type="file" accept="image/*" class="unseen">'
        f"<span>{language.html('pick.picture')}</span></label>"
        f'<div class="pick-shown"{hidden}>{shown}<button type="button" class="pick-away" '
        f'aria-label="{language.html("pick.remove")}">×</button></div>'
        '<p class="pick-told" role="alert"></p></div>'
    )


def routes(uploads: Uploads) -> APIRouter:
    """Where pictures are sent to, and where they are shown from to whoever knows their name."""
    router = APIRouter(include_in_schema=False)

    @router.post(f"/{KEPT}")
    async def keep(request: Request) -> Response:
        language = chosen(request.headers.get("accept-language"))
        try:
            content = await body(request, Settings.from_environment().max_image_megabytes)
            place = await asyncio.to_thread(_stored, uploads, content)
        except TriptychError as error:
            sentence = told(error, language)
            return JSONResponse({"told": sentence[:1].upper() + sentence[1:]})
        return JSONResponse({"photo": place})

    @router.get(f"/{KEPT}/{{name}}.webp")
    def shown(name: str) -> Response:
        place = uploads.kept(name)
        if place is None:
            return Response(status_code=404)
        try:
            webp = thumbnail(open_picture(place, longest_side=SIDE), SIDE)
        except TriptychError:
            return Response(status_code=404)
        headers = {"Cache-Control": "private, max-age=7200", "X-Content-Type-Options": "nosniff"}
        return Response(webp, media_type="image/webp", headers=headers)

    return router


def _stored(uploads: Uploads, content: bytes) -> str:
    """Keep a picture that can be read; returns its name."""
    if not content:
        raise Refused("error.no_picture")
    open_picture(content, longest_side=SIDE)
    return uploads.store(content).stem


async def body(request: Request, most: float) -> bytes:
    """A request's body, as long as it may be.

    Args:
        request: from anybody.
        most: megabytes.

    Raises:
        Refused: it is longer; the rest isn't read.
    """
    content = bytearray()
    async for part in request.stream():
        content += part
        if len(content) > most * 1e6:
            raise Refused("error.picture_large", megabytes=f"{most:g}")
    return bytes(content)
