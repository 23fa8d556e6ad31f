"""What a page does once before its first visitor, so that none waits for it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

import uvicorn

from search import Engine, Query, TriptychError
from search.usual import keep


@contextmanager
def warming(
    *engines: Engine, serving: uvicorn.Server, keeps: bool = False, then: Callable[[], None] = lambda: None
) -> Iterator[None]:
    """Inside, the engines get warm beside the server, so that the page is there seconds before the encoder is.

    A query that comes earlier waits for the encoder. An encoder or an index that cannot be used ends the server.

    Args:
        engines: what is searched.
        serving: is told to end when one of them cannot be used.
        keeps: whether each keeps with its index what it measures on the way.
        then: is called when all are warm.

    Raises:
        TriptychError: on leaving, what went wrong while warming.
    """
    failed: list[TriptychError] = []

    def run() -> None:
        try:
            for engine in engines:
                warm(engine, keeps=keeps)
            then()
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


def warm(engine: Engine, *, keeps: bool = False) -> None:
    """Do once what a search does, so that the first visitor does not wait for it: load encoder, matrices, clustering.

    Nothing is written, unless what is usual in the index (`search.usual`) is to be kept with it, which saves the next
    start from measuring it again.

    Raises:
        TriptychError: the encoder or the index is not usable.
    """
    if engine.encoder_name and engine.index.info().documents:
        if keeps:
            keep(engine.index, engine.encoder)
        some = engine.index.browse(size=1)[0]
        stored = engine.index.thumbnails([some.id]).get(some.id)
        engine.search(Query(text=some.caption or "picture", image=stored), diversify="kmeans")
