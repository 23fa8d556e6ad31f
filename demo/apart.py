"""An encoder in a process of its own, so that it computes beside the page instead of in turns with it.

Python runs one thread of a process at a time: encoding, ranking, the page's HTML and the answers to browsers would
share one processor, however many there are.
"""

import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from queue import Empty, LifoQueue
from typing import Any
from weakref import WeakSet

from PIL.Image import Image

from demo.encoding import PICTURES, TEXTS, About, Flat, Read, encode
from search.deadline import within
from search.encoders import Encoder, load_encoder
from search.errors import EncoderFailed, GivenUp, InvalidInput, TriptychError
from search.nouns import Vectors

AT_ONCE = 16
"""What may be asked of an encoder at the same time; more waits."""

ANSWERED_SECONDS = 60
"""How long an answer may take; a process that needs longer hangs, and is ended."""

GLANCE_SECONDS = 0.1
"""How often whoever waits for an answer looks whether the visitor still does."""

ENDED_SECONDS = 5
"""How long the process may take to end by itself."""


@contextmanager
def loading(apart: str) -> Iterator[Callable[[str], Encoder]]:
    """Inside, what loads an encoder by its name, each into a process of its own if that is wanted.

    Args:
        apart: `yes`, `no`, or `auto`: where there is more than one processor to compute beside.

    Raises:
        InvalidInput: anything else.

    Example:
        >>> with loading("yes") as load:
        ...     load("bundled").encode_texts(["red dress"]).shape
        (1, 256)
    """
    if apart not in ("auto", "yes", "no"):
        raise InvalidInput(f"TRIPTYCH_APART is '{apart}'; give auto, yes or no")
    if apart == "no" or (apart == "auto" and (os.cpu_count() or 1) < 2):
        yield load_encoder
        return
    loaded: WeakSet[Apart] = WeakSet()

    def load(name: str) -> Encoder:
        encoder = Apart(name)
        loaded.add(encoder)
        return encoder

    try:
        yield load
    finally:
        for encoder in list(loaded):
            encoder.close()


class Apart:
    """Stands for an encoder that is loaded in another process; see `search.encoders.Encoder`.

    The process ends with `close`, with this object, and with this process, however that ends. Should it end by itself,
    what it was asked at that moment is told as an error, and what is asked next waits for a new one.

    Raises:
        EncoderNotFound, EncoderFailed: see `search.encoders.load_encoder`.
    """

    def __init__(self, name: str) -> None:
        self._starting = threading.Lock()
        self._running: _Running | None = None
        self._last = threading.local()  # each thread asks several things of the text that it has just encoded
        self.name = name
        self._about: About | None = None
        self._about = about = self._started().about
        self.name, self.fingerprint = about.name, about.fingerprint
        self.dimension, self.context_length = about.dimension, about.context_length
        self.logit_scale = about.logit_scale

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder.encode_texts`."""
        read: Read = self._asked(TEXTS, list(texts))
        self._last.texts, self._last.read = list(texts), read
        return read.vectors

    def encode_captions(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder.encode_captions`."""
        vectors: Vectors = self._asked("encode_captions", list(texts))
        return vectors

    def encode_images(self, images: Sequence[Image]) -> Vectors:
        """See `Encoder.encode_images`."""
        flat: list[Flat] = [(image.mode, image.size, image.tobytes()) for image in images]
        vectors: Vectors = self._asked(PICTURES, flat)
        return vectors

    def overlong(self, texts: Sequence[str]) -> Sequence[bool]:
        """See `Encoder.overlong`."""
        if list(texts) == getattr(self._last, "texts", None) and len(self._last.read.overlong) == len(texts):
            told: Sequence[bool] = self._last.read.overlong
            return told
        found: Sequence[bool] = self._asked("overlong", list(texts))
        return found

    def pieces(self, word: str) -> int:
        """See `Encoder.pieces`."""
        read: Read | None = getattr(self._last, "read", None)
        if read is not None and word in read.pieces:
            return read.pieces[word]
        found: int = self._asked("pieces", word)
        return found

    def close(self) -> None:
        """End the process. What is asked afterwards starts another one."""
        if (running := self._running) is not None:
            self._forget(running)

    def _forget(self, running: "_Running") -> None:
        with self._starting:
            if self._running is not running:  # somebody was quicker
                return
            self._running = None
        running.end()

    def _started(self) -> "_Running":
        with self._starting:
            if self._running is None or not self._running.alive:
                running = _Running(self.name)
                if self._about not in (None, running.about):
                    running.end()
                    raise EncoderFailed(f"what is called '{self.name}' is another encoder by now; start the page again")
                self._running = running
            return self._running

    def _asked(self, method: str, argument: object, *, once: bool = False) -> Any:
        running = self._started()
        try:
            answer = running.ask(method, argument)
        except GivenUp:
            raise
        except BaseException as error:  # a question without its answer: nothing more can be asked on that connection
            self._forget(running)
            if isinstance(error, BrokenPipeError) and not once:  # it had ended before, and has heard nothing of this
                return self._asked(method, argument, once=True)
            if isinstance(error, TimeoutError):
                raise EncoderFailed(
                    f"the encoder '{self.name}' gave no answer in {ANSWERED_SECONDS:g} s and was ended; ask again, "
                    "which starts another"
                ) from error
            if isinstance(error, EOFError | OSError):
                raise EncoderFailed(
                    f"the process of the encoder '{self.name}' ended while it worked; ask again, which starts another"
                ) from error
            raise
        if isinstance(answer, TriptychError):
            raise answer
        return answer


class _Running:
    """A process that has loaded its encoder, and the connections to it that are free."""

    def __init__(self, name: str) -> None:
        context = multiprocessing.get_context("spawn")  # a fork of a process with threads may wait for itself
        ours, theirs = zip(*(context.Pipe() for _ in range(AT_ONCE)), strict=True)
        self._process = context.Process(target=encode, args=(name, theirs), name="encoder", daemon=True)
        self._process.start()
        for connection in theirs:
            connection.close()  # so that the end of the process is heard
        try:
            told = ours[0].recv()
        except (EOFError, OSError) as error:
            self._process.join()
            raise EncoderFailed(
                f"the process of the encoder '{name}' ended with {self._process.exitcode} before it was loaded"
            ) from error
        if isinstance(told, TriptychError):
            self._process.join()
            raise told
        self.about: About = told
        self._connections = ours
        self._free: LifoQueue[Any] = LifoQueue()
        for connection in reversed(ours):
            self._free.put(connection)

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.is_alive()

    def ask(self, method: str, argument: object) -> object:
        """What the encoder's method returns, or the TriptychError that it raised.

        Raises:
            GivenUp: nobody waits for it any longer, see `search.deadline`. The process goes on for the others.
            TimeoutError: there is no answer in time.
            EOFError, OSError: the process has ended.
        """
        connection, ends = self._taken(), time.monotonic() + ANSWERED_SECONDS
        free = True
        try:
            connection.send((method, argument))
            while not connection.poll(within(GLANCE_SECONDS)):
                if time.monotonic() > ends:
                    raise TimeoutError
            return connection.recv()
        except GivenUp:
            free = False  # the answer comes all the same, and is not the next one's
            threading.Thread(target=self._take, args=(connection, ends), name="given up", daemon=True).start()
            raise
        finally:
            if free:
                self._free.put(connection)

    def _taken(self) -> Any:
        """A connection on which no answer is still to come."""
        while True:
            try:
                return self._free.get(timeout=within(GLANCE_SECONDS))
            except Empty:
                continue

    def _take(self, connection: Any, ends: float) -> None:
        """Take an answer that nobody waits for, which the process could not get rid of; one that hangs is ended."""
        try:
            if connection.poll(max(0.0, ends - time.monotonic())):
                connection.recv()
            else:
                self.end()
        except (EOFError, OSError):
            pass  # it has ended
        finally:
            self._free.put(connection)

    def end(self) -> None:
        """End the process; whoever waits for an answer gets an EOFError."""
        self._process.terminate()
        self._process.join(ENDED_SECONDS)
        if self._process.is_alive():
            self._process.kill()
