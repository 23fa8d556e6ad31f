"""The server: our own FastAPI application with Gradio mounted in it, so that routes, limits and health are ours."""

import asyncio
import socket
import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

import gradio as gr
import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse, RedirectResponse
from gradio.routes import API_PREFIX

from demo import app as page
from demo import examples, pictures, suggestions
from demo.actions import look_around
from demo.assets import Assets
from demo.collections import Shelf, links
from demo.examples import Example
from demo.language import labels
from demo.pages import Described, Pages, public_address
from demo.programs import Programs
from demo.shown import Shown
from demo.sizes import Sizes
from demo.theme import theme
from demo.tools import Tools
from demo.turns import Turns
from demo.uploads import Uploads
from demo.views import Views
from search import TriptychError
from search.settings import Settings

STATIC = Path(__file__).parent / "static"
EVENTS = f"{API_PREFIX}/run/"
ENDED_SECONDS = 3
"""How long requests that are under way may take when the server is told to stop."""


def make(
    shelves: Sequence[Shelf],
    uploads: Uploads,
    shown: Mapping[str, Sequence[Example]] | None = None,
    *,
    title: str = "Triptych",
    judgements: Path | None = None,
) -> FastAPI:
    """The application over collections: a page for each with its thumbnails and suggestions, `/healthz` and `/readyz`.

    Args:
        shelves: the collections; their engines are closed by whoever opened them.
        uploads: a folder from `Uploads.begin`; deleted when the application ends.
        shown: examples that fill the form, by the collection's name; by default words from its captions.
        title: of the pages.
        judgements: the folder in which visitors' judgements are kept; None keeps none.

    Raises:
        InvalidInput: the setting `address` is no address, or the folder cannot be written to.
        TriptychError: an index cannot be asked.
    """

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        cleaning = asyncio.create_task(_cleaning(uploads))
        try:
            yield
        finally:
            cleaning.cancel()
            uploads.end()

    _remember_missing("matplotlib")  # Gradio asks for it twice with every event, and Python would look for it each time
    server = FastAPI(title=title, docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    _add_health(server, shelves)
    described: dict[str, Described] = {}
    turns = Turns(page.AT_ONCE, page.WAITING)
    thumbnails, sizes = {shelf.name: Shown(shelf.engine) for shelf in shelves}, Sizes()
    # The page at / takes every path that nothing else has taken, so it is mounted last.
    for shelf in sorted(shelves, key=lambda shelf: shelf.path, reverse=True):
        around = look_around(shelf.engine)
        tried = (shown or {}).get(shelf.name)
        tried = examples.from_captions(around) if tried is None else tried
        views = Views(shelf, shelves, uploads, tried, around, thumbnails, title, turns, judgements)
        server.include_router(pictures.routes(shelf.engine, thumbnails[shelf.name], sizes), prefix=shelf.base)
        server.include_router(suggestions.routes(shelf.engine), prefix=shelf.base)
        server.include_router(views.routes(), prefix=shelf.base)
        server.router.routes += Tools(shelf.engine, _programs(shelf, shelves, uploads), shelf.title).routes(shelf.base)
        if shelf.base:
            server.add_api_route(shelf.base, _with_a_slash, include_in_schema=False)
        _mount(server, shelf, uploads, tried, thumbnails[shelf.name], title, shelves)
        own = title if len(shelves) == 1 else f"{shelf.title} · {title}"
        picture = next((document for document in around if document.image is not None), None)
        at = public_address(Settings.from_environment().address)
        described[shelf.path] = Described(own, shelf.engine, picture, f"{at}{shelf.path}" if at else "")
    server.add_middleware(Pages, described=described)
    server.add_middleware(Assets)
    return server


def _mount(
    server: FastAPI,
    shelf: Shelf,
    uploads: Uploads,
    shown: Sequence[Example],
    thumbnails: Shown,
    title: str,
    shelves: Sequence[Shelf],
) -> None:
    gr.mount_gradio_app(
        server,
        page.build(
            shelf.engine,
            uploads,
            shown,
            thumbnails,
            title=title,
            others=links(shelves, shelf),
            programs=_programs(shelf, shelves, uploads),
        ),
        path=shelf.base or "/",
        theme=theme(),
        css_paths=[STATIC / name for name in page.STYLES],
        head=(STATIC / "head.html").read_text(encoding="utf-8"),
        favicon_path=None if shelf.base else str(STATIC / "favicon.png"),  # browsers ask for the host's alone
        i18n=labels(),
        footer_links=["api"],
        show_error=False,
        ssr_mode=False,
        enable_monitoring=False,
        run_history=False,
        pwa=False,
        mcp_server=False,
        max_file_size=int(Settings.from_environment().max_image_megabytes * 1e6),
        allowed_paths=[],
        blocked_paths=[],
    )
    _events_first(server.routes[-1])


def _events_first(mounted: Any) -> None:
    """Have the route by which events are posted looked at first: Gradio's router tries them all, one after the other.

    Args:
        mounted: the mount of a Gradio application.
    """
    for included in mounted.app.router.routes:
        router = getattr(included, "original_router", None)
        if router is not None:
            router.routes.sort(key=lambda route: not route.path.startswith(EVENTS))


def _remember_missing(module: str) -> None:
    """Have Python know at once that a module is not installed, as its import statement has it for None."""
    if find_spec(module) is None:
        cast("dict[str, object]", sys.modules)[module] = None


def _programs(shelf: Shelf, shelves: Sequence[Shelf], uploads: Uploads) -> Programs:
    """What programs may ask at a collection's page: of that collection, and of all beside each other."""
    return Programs(shelf.engine, uploads, {each.name: each.engine for each in shelves})


def _add_health(server: FastAPI, shelves: Sequence[Shelf]) -> None:
    @server.get("/healthz", include_in_schema=False)
    def alive() -> Response:
        return PlainTextResponse("alive\n")

    @server.get("/readyz", include_in_schema=False)
    def ready() -> Response:
        for shelf in shelves:
            try:
                shelf.engine.index.browse(size=1)
                if shelf.engine.encoder_name:
                    _ = shelf.engine.encoder
            except TriptychError as error:
                why = {"ready": False, "collection": shelf.name, "why": type(error).__name__}
                return JSONResponse(why, status_code=503)
        return JSONResponse({"ready": True})


def _with_a_slash(request: Request) -> Response:
    """Addresses on a page are relative to it, so its own ends in a slash."""
    last = request.url.path.rsplit("/", 1)[-1]
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{last}/{query}", status_code=308)


async def _cleaning(uploads: Uploads) -> None:
    while True:
        await asyncio.sleep(page.CLEANED_SECONDS)
        await asyncio.to_thread(uploads.clean)


class _Announced(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, config: uvicorn.Config, said: Callable[[], None]) -> None:
        super().__init__(config)
        self._said = said

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            self._said()


def serve(server: FastAPI, said: Callable[[], None] = lambda: None) -> uvicorn.Server:
    """The server for an application, ready to `run(sockets=[demo.port.bound(…)])`.

    Args:
        server: from `make`.
        said: is called when the server answers.
    """
    config = uvicorn.Config(
        server, access_log=False, log_level="warning", timeout_graceful_shutdown=ENDED_SECONDS, proxy_headers=False
    )
    return _Announced(config, said)
