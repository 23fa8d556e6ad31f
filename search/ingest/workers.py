"""The threads of an ingest: pictures are made ready by some while others encode the batches before.

How many batches are on the way is bounded, so that memory does not grow with the collection.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from search.encoders import Encoder
from search.indexes import Index
from search.ingest.encode import Encoded, encode
from search.ingest.prepare import NotPrepared, Prepared
from search.ingest.threads import cores, encoders_at_once, shared_cores
from search.settings import Settings

AHEAD = 2
"""Batches whose pictures may be decoded while others are encoded."""


class Workers:
    """Pools of threads for what an ingest does at the same time; `workers` makes and ends them.

    Attributes:
        decoding: reads and decodes pictures.
        fetching: waits for pictures that are fetched.
        encoding: encodes whole batches.
    """

    def __init__(self, decoding: ThreadPoolExecutor, fetching: ThreadPoolExecutor, encoding: ThreadPoolExecutor):
        self.decoding = decoding
        self.fetching = fetching
        self.encoding = encoding

    def encoded(
        self, batches: Iterable[Sequence[Future[Prepared | NotPrepared]]], index: Index, encoder: Encoder
    ) -> Iterator[Encoded]:
        """The batches with their vectors, in their order; each is asked for some batches before it is handed out.

        Raises:
            EncoderFailed: the encoder gave no usable vectors.
        """
        on_the_way: deque[Future[Encoded]] = deque()
        for batch in batches:
            on_the_way.append(self.encoding.submit(encode, batch, index, encoder))
            if len(on_the_way) >= encoders_at_once() + AHEAD:
                yield on_the_way.popleft().result()
        while on_the_way:
            yield on_the_way.popleft().result()


@contextmanager
def workers(settings: Settings) -> Iterator[Workers]:
    """Threads for as long as the work lasts; when it fails they end at once: what waits is not begun."""
    with (
        shared_cores(),
        ThreadPoolExecutor(cores(), "decode") as decoding,
        ThreadPoolExecutor(settings.fetch_workers, "fetch") as fetching,
        ThreadPoolExecutor(encoders_at_once(), "encode") as encoding,
    ):
        try:
            yield Workers(decoding, fetching, encoding)
        except BaseException:  # an interrupt too
            for pool in (decoding, fetching, encoding):
                pool.shutdown(wait=False, cancel_futures=True)
            raise
