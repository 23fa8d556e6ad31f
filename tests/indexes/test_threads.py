"""Many threads on one index: every search sees one state, whole."""

import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from search.deadline import Deadline, waiting
from search.errors import GivenUp
from search.indexes.embedded.beside import Beside
from search.indexes.embedded.index import EmbeddedIndex
from search.nouns import Document, Leg, Ranking
from tests.contract.shelf import X, fill, near, vectors

DOCUMENTS = 25


def store(index: EmbeddedIndex, version: int) -> None:
    """All documents in one transaction, their vectors and words turned to what this version has."""
    angle = version / 100
    rows = vectors(*[(np.cos(angle), np.sin(angle), 0)] * DOCUMENTS)
    index.add(
        [
            Document(f"{i:02}", f"version{version} {'word ' * version}", {"odd": str(version % 2)})
            for i in range(DOCUMENTS)
        ],
        image_vectors=rows,
        caption_vectors=rows,
    )


@pytest.mark.slow
def test_a_search_never_sees_half_of_a_change(index: EmbeddedIndex) -> None:
    store(index, 0)
    done = threading.Event()
    query = vectors(X)[0]
    legs = [Leg("text-image", vector=query), Leg("text-caption", vector=query), Leg("text-average", vector=query)]

    def search(where: dict[str, str] | None) -> int:
        states = set()
        while not done.is_set():
            image, caption, average = index.retrieve(legs, depth=100, where=where)
            if where and not image.ids:  # the other kind of version is in force
                assert not caption.ids
                continue
            assert len(image) == DOCUMENTS
            assert image.ids == caption.ids == average.ids
            assert len(set(image.scores)) == 1
            assert image.scores == caption.scores == average.scores
            states.add(image.scores[0])
        return len(states)

    with ThreadPoolExecutor(4) as pool:
        searches = [pool.submit(search, where) for where in (None, None, {"odd": "1"}, {"odd": "0"})]
        try:
            for version in range(1, 40):
                store(index, version)
        finally:
            done.set()
        assert max(future.result() for future in searches) > 1
    assert near(index, "text-image", *X).scores[0] == round(float(np.cos(0.39)), 6)
    assert index.verify() == []


def test_threads_that_write_wait_for_one_another(index: EmbeddedIndex) -> None:
    def write(thread: int) -> None:
        for i in range(10):
            index.add([Document(f"{thread}-{i}")], image_vectors=vectors(X), caption_vectors=None)
            index.remove([f"{thread}-{i - 1}"])

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    assert near(index, "text-image", *X).ids == ("0-9", "1-9", "2-9", "3-9")


def test_connections_are_used_again(index: EmbeddedIndex) -> None:
    fill(index)
    for _ in range(20):
        thread = threading.Thread(target=lambda: index.get(["a"]))
        thread.start()
        thread.join()
    assert len(index._store._idle) == 1


def test_closing_during_a_search_lets_it_finish(index: EmbeddedIndex) -> None:
    fill(index)
    with index._store.reading() as read:
        index.close()
        assert read.execute("SELECT count(*) FROM document").fetchone() == (6,)
    assert index._store._idle == []


def test_files_that_come_and_go_do_not_disturb_what_an_index_says_of_itself(index: EmbeddedIndex) -> None:
    store(index, 0)
    done = threading.Event()

    def come_and_go() -> None:
        while not done.is_set():
            segment = Path(index.location) / "index.db-segment-0f0f0f0f"
            segment.mkdir()
            for name in "abcdef":
                (segment / name).write_bytes(b"0123456789")
            shutil.rmtree(segment)

    with ThreadPoolExecutor(1) as pool:
        churned = pool.submit(come_and_go)
        try:
            sizes = {index.info().bytes for _ in range(1000)}
        finally:
            done.set()
        churned.result()
    assert min(sizes) > 0


@pytest.mark.parametrize("processors", [1, 2])
def test_what_is_read_into_memory_keeps_nobody_else_from_searching(index: EmbeddedIndex, processors: int) -> None:
    store(index, 1)
    words, picture = Leg("text-bm25", text="word"), Leg("image-image", vector=vectors(X)[0])
    index.retrieve([words], depth=3)
    index._beside = Beside(processors)
    with ThreadPoolExecutor(5) as threads:

        def hurry(leg: Leg, seconds: float) -> list[Ranking]:
            with waiting(Deadline(seconds)):
                return index.retrieve([leg], depth=3)

        with index._following._alone():  # as long as pictures are read by somebody
            waits = [threads.submit(hurry, picture, 10) for _ in range(3)]
            gives_up = threads.submit(hurry, picture, 0.05)
            assert isinstance(gives_up.exception(5), GivenUp)
            assert len(threads.submit(hurry, words, 5).result(5)[0]) == 3
            assert not any(one.done() for one in waits)
        assert [len(one.result(10)[0]) for one in waits] == [3, 3, 3]
