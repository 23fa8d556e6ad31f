"""A page that stays: it goes over to another build of an index when the index is given another encoder."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from search import Engine, TriptychError

EVERY = 10.0
"""Seconds between two looks."""

_log = logging.getLogger(__name__)


@contextmanager
def following(*engines: Engine, every: float = EVERY) -> Iterator[None]:
    """Inside, each engine follows its index's place in the background; searches go on meanwhile.

    What goes wrong is told to the log, and the engine goes on with what it has.
    """
    ended = Event()

    def run() -> None:
        while not ended.wait(every):
            for engine in engines:
                _follow(engine)

    thread = Thread(target=run, name="following")
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _follow(engine: Engine) -> None:
    try:
        if engine.follow():
            _log.warning("the index was switched to the encoder '%s'; the page follows", engine.encoder_name)
    except TriptychError as error:
        _log.error("the index was changed, but cannot be followed: %s", error)
