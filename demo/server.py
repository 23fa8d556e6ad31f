"""The server: our own FastAPI application with Gradio mounted in it, so that routes, limits and health are ours."""

import socket
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from threading import Thread

import gradio as gr
import uvicorn
from fastapi import FastAPI, Response
from fastapi.responses import JSONResponse, PlainTextResponse

from demo import app as page
from demo import examples, pictures, suggestions
from demo.actions import look_around
from demo.language import labels
from demo.shown import Shown
from demo.theme import theme
from demo.uploads import Uploads
from search import Engine, Query, TriptychError
from search.settings import Settings

STATIC = Path(__file__).parent / "static"
ENDED_SECONDS = 3
"""How long requests that are under way may take when the server is told to stop."""


def make(engine: Engine, uploads: Uploads, shown: Sequence[examples.Example] | None = None) -> FastAPI:
    """The application over an engine: the page at `/`, thumbnails, `/healthz` and `/readyz`.

    Args:
        engine: answers the questions; closed by whoever opened it.
        uploads: a folder from `Uploads.begin`; deleted when the application ends.
        shown: examples that fill the form; by default words from the collection's captions.
    """

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        uploads.end()

    server = FastAPI(title="Triptych", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    thumbnails = Shown(engine)
    server.include_router(pictures.routes(engine, thumbnails))
    server.include_router(suggestions.routes(engine))

    @server.get("/healthz", include_in_schema=False)
    def alive() -> Response:
        return PlainTextResponse("alive\n")

    @server.get("/readyz", include_in_schema=False)
    def ready() -> Response:
        try:
            engine.index.browse(size=1)
            if engine.encoder_name:
                _ = engine.encoder
        except TriptychError as error:
            return JSONResponse({"ready": False, "why": type(error).__name__}, status_code=503)
        return JSONResponse({"ready": True})

    if shown is None:
        shown = examples.from_captions(look_around(engine))
    mounted: FastAPI = gr.mount_gradio_app(
        server,
        page.build(engine, uploads, shown, thumbnails),
        path="/",
        theme=theme(),
        css_paths=[STATIC / name for name in ("page.css", "ask.css", "results.css", "drawer.css")],
        head=(STATIC / "head.html").read_text(encoding="utf-8"),
        favicon_path=str(STATIC / "favicon.png"),
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
    return mounted


@contextmanager
def warming(engine: Engine, serving: uvicorn.Server) -> Iterator[None]:
    """Inside, the engine gets warm beside the server, so that the page is there seconds before the encoder is.

    A query that comes earlier waits for the encoder. An encoder or an index that cannot be used ends the server.

    Raises:
        TriptychError: on leaving, what went wrong while warming.
    """
    failed: list[TriptychError] = []

    def run() -> None:
        try:
            warm(engine)
        except TriptychError as error:
            failed.append(error)
            serving.should_exit = True

    thread = Thread(target=run, name="warming")
    thread.start()
    try:
        yield
    finally:
        thread.join()
    if failed:
        raise failed[0]


def warm(engine: Engine) -> None:
    """Do once what a search does, so that the first visitor does not wait for it: load encoder, matrices, clustering.

    Raises:
        TriptychError: the encoder or the index is not usable.
    """
    if engine.encoder_name and engine.index.info().documents:
        some = engine.index.browse(size=1)[0]
        stored = engine.index.thumbnails([some.id]).get(some.id)
        engine.search(Query(text=some.caption or "picture", image=stored), diversify="kmeans")


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
