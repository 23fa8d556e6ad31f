"""The threads of an ingest: pictures are made ready by some while others encode the batches before.

How many batches are on the way is bounded, so that memory does not grow with the collection.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from search.encoders import Encoder
from search.encoders.hands import Hands, lend
from search.encoders.patience import heed
from search.indexes import Index
from search.ingest.encode import Encoded, encode
from search.ingest.prepare import Awaited
from search.ingest.threads import cores, cores_of_a_hand, encoders_at_once, hands, shared_cores
from search.settings import Settings

AHEAD = 2
"""Batches whose pictures may be decoded while others are encoded."""

T = TypeVar("T")


class Workers:
    """Pools of threads for what an ingest does at the same time; `workers` makes and ends them.

    Attributes:
        decoding: reads and decodes pictures.
        fetching: waits for pictures that are fetched.
        encoding: encodes whole batches.
        give_up: ends what encoders wait for, see `search.encoders.patience`.
    """

    def __init__(
        self,
        decoding: ThreadPoolExecutor,
        fetching: ThreadPoolExecutor,
        encoding: ThreadPoolExecutor,
        give_up: Callable[[], None],
    ) -> None:
        self.decoding = decoding
        self.fetching = fetching
        self.encoding = encoding
        self.give_up = give_up

    def encoded(self, batches: Iterable[Sequence[Awaited]], index: Index, encoder: Encoder) -> Iterator[Encoded]:
        """The batches with their vectors, in their order; each is asked for some batches before it is handed out.

        Raises:
            EncoderFailed: the encoder gave no usable vectors; what it gave before was handed out.
        """
        for future in in_advance(self.encoding.submit(encode, batch, index, encoder) for batch in batches):
            batch = future.result()
            yield batch
            if batch.gave_out is not None:
                raise batch.gave_out


def in_advance(begun: Iterable[T]) -> Iterator[T]:
    """What was begun, in its order; each is asked for some batches before it is handed out."""
    on_the_way: deque[T] = deque()
    for each in begun:
        on_the_way.append(each)
        if len(on_the_way) >= encoders_at_once() + AHEAD:
            yield on_the_way.popleft()
    yield from on_the_way


@contextmanager
def workers(settings: Settings) -> Iterator[Workers]:
    """Threads for as long as the work lasts; when it fails they end at once: what waits is not begun, or given up."""
    given_up = threading.Event()
    with (
        shared_cores(),
        ThreadPoolExecutor(cores(), "decode") as decoding,
        ThreadPoolExecutor(settings.fetch_workers, "fetch") as fetching,
        ThreadPoolExecutor(hands(), "compute") as computing,
        ThreadPoolExecutor(encoders_at_once(), "encode", _begin, (given_up, computing)) as encoding,
    ):
        try:
            yield Workers(decoding, fetching, encoding, given_up.set)
        except BaseException:  # an interrupt too
            given_up.set()
            for pool in (decoding, fetching, encoding, computing):
                pool.shutdown(wait=False, cancel_futures=True)
            raise


def _begin(given_up: threading.Event, computing: Executor) -> None:
    """What a thread that encodes begins with: encoders that compute here do it in those threads."""
    heed(given_up)
    lend(Hands(computing, cores_of_a_hand()))
