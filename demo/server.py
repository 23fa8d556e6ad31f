"""The server: our own FastAPI application with Gradio mounted in it, so that routes, limits and health are ours."""

import asyncio
import socket
import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import cast

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse

from demo import app as page
from demo import examples, health, pictures, suggestions
from demo.actions import look_around
from demo.assets import Assets, Kept
from demo.collections import Shelf
from demo.examples import Example
from demo.forwarded import root_path
from demo.guard import guard
from demo.lines import Line
from demo.metrics import Metrics
from demo.mounted import mount
from demo.pages import Described, Pages, public_address
from demo.programs import Programs
from demo.recent import Recent
from demo.shown import Shown
from demo.sizes import Sizes
from demo.telling import Telling
from demo.tools import Tools
from demo.turns import Turns
from demo.uploads import Uploads
from demo.views import Views
from demo.watched import counting
from search.settings import Settings

PATIENT = 0.2
"""Of the time that a question may take, the share that it may wait for its turn."""

ENDED_SECONDS = 3
"""How long requests that are under way may take when the server is told to stop."""


def make(
    shelves: Sequence[Shelf],
    uploads: Uploads,
    shown: Mapping[str, Sequence[Example]] | None = None,
    *,
    title: str = "Triptych",
    settings: Settings | None = None,
    judgements: Path | None = None,
) -> FastAPI:
    """The application over collections: a page for each with its thumbnails and suggestions, `/healthz` and `/readyz`.

    Args:
        shelves: the collections; their engines are closed by whoever opened them.
        uploads: a folder from `Uploads.begin`; deleted when the application ends.
        shown: examples that fill the form, by the collection's name; by default words from its captions.
        title: of the pages.
        settings: what is allowed, and to whom; by default as the environment says.
        judgements: the folder in which visitors' judgements are kept; None keeps none.

    Raises:
        InvalidInput: a setting that cannot be, such as an `address` that is none, or a folder that cannot be
            written to.
        TriptychError: an index cannot be asked.
    """

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        cleaning = asyncio.create_task(_cleaning(uploads))
        try:
            with counting(metrics):
                yield
        finally:
            cleaning.cancel()
            uploads.end()

    settings = settings or Settings.from_environment()
    _remember_missing("matplotlib")  # Gradio asks for it twice with every event, and Python would look for it each time
    server = FastAPI(title=title, docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    described: dict[str, Described] = {}
    turns = Turns(page.AT_ONCE, page.WAITING, settings.deadline * PATIENT, settings.deadline)
    kept = Kept()
    recent = Recent()
    thumbnails, sizes = {shelf.name: Shown(shelf.engine) for shelf in shelves}, Sizes()
    metrics = Metrics({"searches": turns}, {"shown": [*thumbnails.values()], "sizes": [sizes], "assets": [kept]})
    server.include_router(health.routes(shelves, metrics, settings.metrics))
    # The page at / takes every path that nothing else has taken, so it is mounted last.
    for shelf in sorted(shelves, key=lambda shelf: shelf.path, reverse=True):
        around = look_around(shelf.engine)
        tried = (shown or {}).get(shelf.name)
        tried = examples.from_captions(around) if tried is None else tried
        views = Views(shelf, shelves, uploads, tried, around, thumbnails, title, turns, recent, judgements)
        server.include_router(pictures.routes(shelf.engine, thumbnails[shelf.name], sizes), prefix=shelf.base)
        server.include_router(suggestions.routes(shelf.engine), prefix=shelf.base)
        server.include_router(views.routes(), prefix=shelf.base)
        server.include_router(Telling(shelf, shelves, uploads, recent, turns).routes(), prefix=shelf.base)
        programs = _programs(shelf, shelves, uploads)
        server.router.routes += Tools(shelf.engine, programs, shelf.title, turns).routes(shelf.base)
        if shelf.base:
            server.add_api_route(shelf.base, _with_a_slash, include_in_schema=False)
        root = root_path(settings.root_path)
        mount(server, shelf, uploads, tried, thumbnails[shelf.name], title, shelves, turns, recent, programs, root)
        own = title if len(shelves) == 1 else f"{shelf.title} · {title}"
        picture = next((document for document in around if document.image is not None), None)
        at = public_address(settings.address)
        described[shelf.path] = Described(own, shelf.engine, picture, f"{at}{shelf.path}" if at else "")
    server.add_middleware(Pages, described=described)
    server.add_middleware(Assets, kept=kept)
    guard(server, settings, uploads, metrics, turns)
    return server


def _remember_missing(module: str) -> None:
    """Have Python know at once that a module is not installed, as its import statement has it for None."""
    if find_spec(module) is None:
        cast("dict[str, object]", sys.modules)[module] = None


def _programs(shelf: Shelf, shelves: Sequence[Shelf], uploads: Uploads) -> Programs:
    """What programs may ask at a collection's page: of that collection, and of all beside each other."""
    return Programs(shelf.engine, uploads, {each.name: each.engine for each in shelves})


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
        server,
        http=Line,
        server_header=False,
        log_config=None,
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=ENDED_SECONDS,
        proxy_headers=False,
    )
    return _Announced(config, said)
