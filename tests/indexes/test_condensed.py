"""Filters that are asked for again compare copies of their vectors, and answer as an exact search does."""

import numpy as np
import pytest
from numpy.typing import NDArray

from search.indexes import Index
from search.indexes.embedded import answers, condensed
from search.indexes.embedded.chosen import Chosen
from search.indexes.embedded.condensed import MORE, SHARE, Condensed, Condensing
from search.indexes.embedded.index import EmbeddedIndex
from search.nouns import Leg, Ranking, Vectors
from tests.indexes.stock import DIMENSION, store

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


def test_the_second_time_a_copy_is_kept_for_each_field(vectors: Vectors) -> None:
    condensing, chosen = Condensing(10**6), every(5)
    assert condensing.of(chosen, "image", vectors, chosen.rows) is None
    assert condensing.of(chosen, "caption", vectors, chosen.rows) is None
    copy = condensing.of(chosen, "image", vectors, chosen.rows)
    assert copy is not None
    assert condensing.of(chosen, "image", vectors, chosen.rows) is copy
    assert condensing.of(chosen, "caption", vectors, chosen.rows) not in (None, copy)
    assert condensing.of(every(5), "image", vectors, chosen.rows) is None, "another filter"


def test_what_was_asked_for_last_is_kept_as_far_as_there_is_room(vectors: Vectors) -> None:
    filters = [every(5), every(6), every(7)]
    size = Condensed.size(vectors, filters[0].rows)
    condensing = Condensing(2 * size)
    copies = [[condensing.of(chosen, "image", vectors, chosen.rows) for _ in range(2)][1] for chosen in filters[:2]]
    assert condensing.of(filters[0], "image", vectors, filters[0].rows) is copies[0]
    for _ in range(2):
        condensing.of(filters[2], "image", vectors, filters[2].rows)
    assert condensing.of(filters[0], "image", vectors, filters[0].rows) is copies[0]
    assert condensing.of(filters[1], "image", vectors, filters[1].rows) is not copies[1], "it had to go"


def test_no_copy_is_made_of_too_many(vectors: Vectors) -> None:
    many = every(int(1 / SHARE) - 1)
    small = Condensing(100)
    for _ in range(3):
        assert Condensing(10**6).of(many, "image", vectors, many.rows) is None
        assert small.of(every(5), "image", vectors, every(5).rows) is None


def test_an_index_answers_by_copies_as_it_does_without(
    listed: EmbeddedIndex, memory: EmbeddedIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "FEW", 0)
    made: list[Condensed] = []

    class Told(Condensed):
        def __init__(self, vectors: Vectors, rows: NDArray[np.int64]) -> None:
            super().__init__(vectors, rows)
            made.append(self)

    monkeypatch.setattr(condensed, "Condensed", Told)
    for change in (lambda index: None, lambda index: store(index, 5, 15, seed=9), lambda index: index.remove(["0010"])):
        change(listed)
        change(memory)
        for _ in range(3):
            assert asked(listed) == asked(memory)
    assert len(made) == 6, "one for each field in each of the three states"


def asked(index: Index) -> list[Ranking]:
    """The first of those that a filter lets pass: fewer than are read beyond those wanted, ties included."""
    vector = np.arange(1, DIMENSION + 1, dtype=np.float32)
    rare = {"rare": [str(number) for number in range(0, 300, 300 // MORE)]}
    return index.retrieve([Leg("text-image", vector=vector), Leg("text-caption", vector=vector)], depth=10, where=rare)
