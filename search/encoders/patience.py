"""Waiting that can be ended: an encoder that has to wait for a service does it here.

Whoever encodes in threads of its own can have their pauses end at once, so that an interrupt need not wait for them.
"""

import threading
import time

from search.errors import EncoderFailed

_thread = threading.local()


def heed(given_up: threading.Event) -> None:
    """From now on this thread's pauses end, with an error, as soon as that is set."""
    _thread.given_up = given_up


def pause(seconds: float) -> None:
    """Wait so long; 0 only looks whether the work was given up.

    Raises:
        EncoderFailed: the work was given up.
    """
    given_up: threading.Event | None = getattr(_thread, "given_up", None)
    if given_up is None:
        time.sleep(max(0.0, seconds))
    elif given_up.wait(max(0.0, seconds)):
        raise EncoderFailed("the work was given up before the encoder was done")
