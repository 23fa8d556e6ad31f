"""Filters that are asked for again compare copies of their vectors, and answer as an exact search does."""

import threading
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from search.indexes import Index
from search.indexes.embedded import answers, remembered
from search.indexes.embedded.chosen import Chosen
from search.indexes.embedded.condensed import Condensed
from search.indexes.embedded.filters import Filter
from search.indexes.embedded.ids import Ids
from search.indexes.embedded.index import EmbeddedIndex
from search.indexes.embedded.knn import best
from search.indexes.embedded.remembered import FILTERS, SHARE, Remembered
from search.nouns import Leg, Ranking, Vectors
from tests.indexes.stock import DIMENSION, store

pytestmark = pytest.mark.usefixtures("both_ways")

COUNT = 1000


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    found = np.random.default_rng(2).normal(size=(COUNT, 16))
    return np.array(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)


def every(step: int) -> Chosen:
    mask = np.zeros(COUNT, bool)
    mask[::step] = True
    return Chosen(mask, COUNT)


def test_a_copy_finds_the_nearest_of_its_rows_with_their_exact_cosines(vectors: Vectors) -> None:
    rows, depth = np.arange(0, COUNT, 3), 20
    for query in vectors[:10]:
        found, cosines = Condensed(vectors, rows).near(query, depth)
        products = vectors[rows].astype(np.float64) @ query
        assert {*rows[np.argsort(-products)[:depth]].tolist()} <= {*found.tolist()}
        np.testing.assert_allclose(cosines, vectors[found].astype(np.float64) @ query, atol=1e-6)


def test_fewer_rows_than_wanted_are_all_found(vectors: Vectors) -> None:
    found, _ = Condensed(vectors, np.array([3, 5])).near(vectors[0], 20)
    assert sorted(found.tolist()) == [3, 5]


def test_among_many_alike_all_are_looked_at() -> None:
    alike = np.tile(np.array([[0.6, 0.8]], np.float32), (300, 1))
    ids = Ids([f"{300 - row:03}" for row in range(300)])
    query = np.array([1, 0], np.float32)
    found = best(*Condensed(alike, np.arange(300)).near(query, 20), 20, ids)
    assert found[0].tolist() == [*range(299, 279, -1)], "ties by id"


def asked_for(kept: Remembered, step: int, generation: int = 0) -> Chosen:
    return kept.documents(Filter((), (step,)), generation, lambda: every(step))


def copied(kept: Remembered, step: int, vectors: Vectors, generation: int = 0) -> Condensed | None:
    chosen = asked_for(kept, step, generation)
    return kept.copy(chosen, "image", vectors, chosen.rows)


def test_the_second_search_copies_for_each_field(vectors: Vectors) -> None:
    kept = Remembered(10**6)
    chosen = asked_for(kept, 5)
    for _ in range(2):  # several legs of one search
        assert kept.copy(chosen, "image", vectors, chosen.rows) is None
    assert asked_for(kept, 5) is chosen
    copy = kept.copy(chosen, "image", vectors, chosen.rows)
    assert copy is not None
    assert kept.copy(chosen, "image", vectors, chosen.rows) is copy
    assert kept.copy(chosen, "caption", vectors, chosen.rows) not in (None, copy)


def test_whoever_comes_while_a_copy_is_made_goes_without(vectors: Vectors, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, making, go_on = Remembered(10**6), threading.Event(), threading.Event()

    class Slow(Condensed):
        def __init__(self, vectors: Vectors, rows: NDArray[np.int64]) -> None:
            making.set()
            go_on.wait(10)
            super().__init__(vectors, rows)

    monkeypatch.setattr(remembered, "Condensed", Slow)
    asked_for(kept, 5)
    first = threading.Thread(target=lambda: copied(kept, 5, vectors))
    first.start()
    making.wait(10)
    assert copied(kept, 5, vectors) is None
    go_on.set()
    first.join()
    assert copied(kept, 5, vectors) is not None


def test_what_is_copied_stays_and_the_rest_goes_without(vectors: Vectors) -> None:
    kept = Remembered(2 * Condensed.size(vectors, every(5).rows))
    for _ in range(3):
        found = [copied(kept, step, vectors) for step in (5, 6, 7)]
    assert [copy is not None for copy in found] == [True, True, False]
    assert [copied(kept, step, vectors) for step in (5, 6, 7)] == found


def test_the_filters_asked_for_last_are_remembered(vectors: Vectors) -> None:
    kept = Remembered(10**6)
    often = asked_for(kept, 5)
    for step in range(6, 6 + FILTERS):
        asked_for(kept, step)
        assert asked_for(kept, 5) is often
    assert not asked_for(kept, 6).again, "it was forgotten"
    assert asked_for(kept, 5 + FILTERS).again


def test_copies_outlive_changes_elsewhere(vectors: Vectors) -> None:
    kept = Remembered(10**6)
    asked_for(kept, 5)
    copy = copied(kept, 5, vectors)
    assert copy is not None
    assert copied(kept, 5, vectors, generation=1) is copy
    fewer = every(5)
    fewer.mask[0] = False
    changed = kept.documents(Filter((), (5,)), 2, lambda: fewer)
    assert kept.copy(changed, "image", vectors, changed.rows) not in (None, copy)


def test_those_without_a_picture_are_copied_too(vectors: Vectors) -> None:
    kept, has_image = Remembered(10**6), np.arange(COUNT) % 2 == 0
    for _ in range(2):
        bare = asked_for(kept, 5).without_image(has_image)
        copy = kept.copy(bare, "caption", vectors, bare.rows)
    assert copy is not None
    assert asked_for(kept, 5).bytes == copy.bytes
    assert bare.rows.tolist() == [*range(5, COUNT, 10)]


def test_no_copy_is_made_of_too_many(vectors: Vectors) -> None:
    much, little = Remembered(10**6), Remembered(100)
    for _ in range(3):
        assert copied(much, int(1 / SHARE) - 1, vectors) is None
        assert copied(little, 5, vectors) is None
    assert copied(much, 5, vectors) is None
    assert copied(much, 5, vectors) is not None


def test_an_index_answers_by_copies_as_it_does_without(
    listed: EmbeddedIndex, memory: EmbeddedIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "FEW", 0)
    made: list[Condensed] = []

    class Told(Condensed):
        def __init__(self, vectors: Vectors, rows: NDArray[np.int64]) -> None:
            super().__init__(vectors, rows)
            made.append(self)

    monkeypatch.setattr(remembered, "Condensed", Told)
    changes: list[tuple[Callable[[Index], object], int]] = [
        (lambda index: None, 2),
        (lambda index: store(index, 300, 310, seed=9), 2),  # the segment's documents are the same
        (lambda index: index.remove(["0012"]), 4),
    ]
    for change, copies in changes:
        change(listed)
        change(memory)
        for _ in range(4):
            assert asked(listed) == asked(memory)
        assert len(made) == copies, "one for each field"


def asked(index: Index) -> list[Ranking]:
    """The first of those that a filter lets pass, of which there are more."""
    vector = np.arange(1, DIMENSION + 1, dtype=np.float32)
    rare = {"rare": [str(number) for number in range(0, 300, 6)]}
    return index.retrieve([Leg("text-image", vector=vector), Leg("text-caption", vector=vector)], depth=10, where=rare)
