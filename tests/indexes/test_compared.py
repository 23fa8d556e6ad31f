"""Vectors in memory are compared by their bytes first, and the nearest are those of an exact search."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.indexes.embedded.compared import GrowingVectors
from search.indexes.embedded.ids import Ids
from search.indexes.embedded.knn import best, close
from search.nouns import Vectors

pytestmark = pytest.mark.usefixtures("both_ways")


def drawn(chance: np.random.Generator, count: int, dimension: int, apart: float) -> Vectors:
    found = chance.normal(size=dimension) + apart * chance.normal(size=(count, dimension))
    return np.array(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)


def grown(vectors: Vectors, *ends: int) -> GrowingVectors:
    found, start = GrowingVectors(vectors.shape[1]), 0
    for end in (*ends, len(vectors)):
        found.grow(end - start)[:] = vectors[start:end]
        found.frozen()
        start = end
    return found


@given(
    st.integers(0, 2**32),
    st.integers(1, 400),
    st.sampled_from([1, 16, 33]),
    st.sampled_from([1e-5, 1e-2, 1.0]),
    st.sampled_from([1, 3, 50, 1000]),
    st.sampled_from([0.0, 0.03, 0.7, 1.0]),
)
def test_the_nearest_of_what_is_visible(
    seed: int, count: int, dimension: int, apart: float, depth: int, share: float
) -> None:
    chance = np.random.default_rng(seed)
    vectors = drawn(chance, count + 1, dimension, apart)
    query, vectors = vectors[-1], vectors[:-1].copy()
    vectors[chance.random(count) < 0.1] = 0
    visible = (chance.random(count) < share) & vectors.any(axis=1)
    ids = Ids([f"{7919 * row % 99_991:05}" for row in range(count)])
    found = best(*grown(vectors).frozen().near(query, visible, depth), depth, ids)
    exact = best(*close(vectors, query, visible, depth), depth, ids)
    assert [part.tolist() for part in found] == [part.tolist() for part in exact]


@pytest.mark.parametrize("seed", range(10))
def test_what_the_query_is_off_counts_where_the_bytes_are_not(seed: int) -> None:
    chance = np.random.default_rng(seed)
    vectors = np.array(np.sign(chance.normal(size=(3000, 64))) / 8, np.float32)
    query, everyone = drawn(chance, 1, 64, 1.0)[0], np.ones(3000, bool)
    found = grown(vectors).frozen().near(query, everyone, 20)
    assert set(close(vectors, query, everyone, 20)[0].tolist()) <= set(found[0].tolist())


def test_who_ties_only_as_a_rounded_cosine_is_found() -> None:
    vectors = np.array([[1], [1 - 4e-7], [1]], np.float32)
    found = grown(vectors).frozen().near(np.ones(1, np.float32), np.array([True, True, False]), 1)
    assert found[0].tolist() == [0, 1], "their ids decide"


def test_what_was_frozen_stays_as_it_is() -> None:
    vectors = drawn(np.random.default_rng(1), 60, 8, 1.0)
    growing = grown(vectors[:20])
    before = growing.frozen()
    growing.grow(40)[:] = vectors[20:]
    growing.frozen()
    assert (len(before), len(growing)) == (20, 60)
    np.testing.assert_array_equal(before.vectors, vectors[:20])


def test_only_some_are_kept() -> None:
    vectors = drawn(np.random.default_rng(1), 60, 8, 1.0)
    rows = np.arange(70) % 3 == 0
    np.testing.assert_array_equal(grown(vectors).kept(rows).frozen().vectors, vectors[rows[:60]])
