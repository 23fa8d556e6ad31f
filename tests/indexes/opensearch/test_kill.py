"""`kill -9` of the only server during a load: nothing that was acknowledged is lost, and the load goes on."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np
import pytest

from search.errors import Unavailable
from search.indexes import open_index
from search.indexes.opensearch import OpenSearchIndex, gate, writing
from search.indexes.opensearch import index as index_room
from search.nouns import Document
from tests.contract.shelf import near, webp
from tests.indexes.opensearch.shop import made
from tests.opensearch_server import Server, need_opensearch

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("quiet")]

BATCH = 40
PATIENCE = 120.0
"""Seconds in which the load must get on."""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for the tests in here alone."""
    need_opensearch()
    server = Server(tmp_path_factory.mktemp("killed"))
    yield server
    server.kill()


@pytest.fixture
def server(own: Server) -> Server:
    """It runs, whatever the test before has left."""
    return own if own.running else own.start()


class Load:
    """Adds one batch after the other until it is told to stop, and notes what was acknowledged."""

    def __init__(self, index: OpenSearchIndex, first: int = 0) -> None:
        self.index = index
        self.acknowledged: list[Document] = []
        self.stop = threading.Event()
        self._next = first

    def run(self) -> None:
        """Until told to stop, or until a batch could not be stored."""
        while not self.stop.is_set():
            numbers = range(self._next, self._next + BATCH)
            batch = [Document(f"{number:06}", f"picture {number}", {"number": str(number)}) for number in numbers]
            vectors = np.random.default_rng(self._next).normal(size=(BATCH, 3)).astype(np.float32)
            thumbnails = [webp() if number % 2 else None for number in numbers]
            self.index.add(batch, image_vectors=vectors, caption_vectors=vectors, thumbnails=thumbnails)
            self.acknowledged += batch
            self._next += BATCH

    def has_got_on(self, running: Future[None]) -> Callable[[], bool]:
        """Whether three batches more than now were acknowledged, or it ended."""
        enough = len(self.acknowledged) + 3 * BATCH
        return lambda: len(self.acknowledged) >= enough or running.done()


def until(true: Callable[[], bool]) -> None:
    """Return as soon as it is."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "the load does not get on"
        time.sleep(0.02)


def nothing_is_lost(index: OpenSearchIndex, documents: list[Document]) -> None:
    """Every document is there as it was acknowledged, with thumbnail and vectors, and is found."""
    stored = index.get([document.id for document in documents])
    assert [document.id for document in documents if stored.get(document.id) != document] == []
    odd = [document.id for document in documents if int(document.id) % 2]
    assert set(index.thumbnails(odd)) == set(odd)
    assert index.verify() == []
    last = documents[-1].id
    (vector,) = index.vectors([last], "image")
    assert near(index, "text-image", *vector, depth=1).ids == (last,)


def test_a_load_outlives_its_server_being_killed_and_started_again(server):
    index = made(server.address("shop"))
    load = Load(index)
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(load.run)
        for _ in range(2):
            until(load.has_got_on(running))
            server.kill()
            time.sleep(0.5)
            server.start()
        until(load.has_got_on(running))
        load.stop.set()
        running.result()
    assert len(load.acknowledged) >= 9 * BATCH
    nothing_is_lost(index, load.acknowledged)
    assert index.info().documents == len(load.acknowledged)
    index.close()


def test_a_load_that_gave_up_goes_on_when_it_is_run_again(server, monkeypatch):
    for room in (gate, writing, index_room):
        monkeypatch.setattr(room, "PATIENCE", 1.0)
    index = made(server.address("again"))
    load = Load(index)
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(load.run)
        until(load.has_got_on(running))
        server.kill()
        with pytest.raises(Unavailable, match=r"cannot be reached|not stored"):
            running.result()
    with pytest.raises(Unavailable, match="cannot be reached"):
        open_index(server.address("again"))
    index.close()
    server.start()
    monkeypatch.undo()
    index = made(server.address("again"))
    nothing_is_lost(index, load.acknowledged)
    again = Load(index, first=len(load.acknowledged))  # the batch that was under way may be there in part
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(again.run)
        until(again.has_got_on(running))
        again.stop.set()
        running.result()
    everything = load.acknowledged + again.acknowledged
    nothing_is_lost(index, everything)
    assert index.info().documents == len(everything)
    index.close()
