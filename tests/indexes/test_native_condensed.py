"""Vectors in bytes, compared by machine code and by NumPy: the nearest are those of an exact search."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from search.indexes.embedded.condensed import Condensed
from search.indexes.embedded.ids import Ids
from search.indexes.embedded.knn import best, closest_of
from search.indexes.embedded.rounded import rounded
from search.nouns import Vector, Vectors
from tests.indexes.ways import machine_code, numpy_alone


@pytest.fixture(scope="module", autouse=True)
def code() -> None:
    machine_code()


def rows_of_length_1(found: NDArray[np.floating]) -> Vectors:
    return np.ascontiguousarray(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)


def assert_exact(vectors: Vectors, rows: NDArray[np.int64], query: Vector, depth: int) -> None:
    ids = Ids([f"{7919 * row % 99_991:05}" for row in range(len(vectors))])
    copy, exact = Condensed(vectors, rows), best(*closest_of(vectors, query, rows, depth), depth, ids)
    found = best(*copy.near(query, depth), depth, ids)
    with numpy_alone():
        defined = best(*copy.near(query, depth), depth, ids)
    for each in (found, defined):
        assert [part.tolist() for part in each] == [part.tolist() for part in exact]


@given(
    st.integers(0, 2**32),
    st.integers(1, 400),
    st.sampled_from([1, 2, 15, 16, 31, 33, 130]),
    st.sampled_from([0, 1e-5, 1e-3, 1e-2, 1.0]),
    st.sampled_from([1, 3, 50, 1000]),
)
def test_the_nearest_however_alike_all_are(seed: int, count: int, dimension: int, apart: float, depth: int) -> None:
    chance = np.random.default_rng(seed)
    drawn = rows_of_length_1(chance.normal(size=dimension) + apart * chance.normal(size=(count + 1, dimension)))
    rows = np.flatnonzero(chance.random(count) < 0.7)
    if len(rows):
        assert_exact(drawn[:-1], rows, drawn[-1], depth)


@pytest.mark.parametrize("dimension", [4095, 4096, 4097, 9000])
def test_the_largest_sums_of_whole_numbers(dimension: int) -> None:
    even = np.ones((3, dimension))
    even[1] = -1
    even[2, ::2] = 0.5
    assert_exact(rows_of_length_1(even), np.arange(3), rows_of_length_1(even)[0], 2)


def test_one_number_far_above_the_others() -> None:
    uneven = np.random.default_rng(1).normal(size=(200, 64)) * 1e-3
    uneven[:, 3] = 1
    assert_exact(rows_of_length_1(uneven), np.arange(200), rows_of_length_1(uneven[::-1])[7], 20)


def test_the_last_of_many_dimensions_count() -> None:
    wide = np.zeros((200, 5000))
    wide[:, :8], wide[:, -8:] = np.random.default_rng(2).normal(size=(2, 200, 8))
    assert_exact(rows_of_length_1(wide), np.arange(200), rows_of_length_1(wide[::-1])[7], 5)


@given(st.integers(0, 2**32), st.integers(1, 3000), st.sampled_from([1, 15, 16, 33]))
def test_vectors_are_rounded_as_numpy_does_it(seed: int, count: int, dimension: int) -> None:
    vectors = rows_of_length_1(np.random.default_rng(seed).normal(size=(count, dimension)))
    found = rounded(vectors, np.arange(count))
    with numpy_alone():
        codes, scales, away = rounded(vectors, np.arange(count))
    np.testing.assert_array_equal(found.codes, codes)
    np.testing.assert_array_equal(found.scales, scales)
    np.testing.assert_allclose(found.away, away, rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize("damaged", [np.nan, np.inf, -np.inf, 3e38, 1e-45])
def test_what_is_no_vector_ends_nothing(damaged: float) -> None:
    vectors = rows_of_length_1(np.random.default_rng(5).normal(size=(60, 17)))
    vectors[7, 3] = damaged
    copy = Condensed(vectors, np.arange(60))
    found, _ = copy.near(vectors[8], 10)
    assert 8 in found.tolist()


def test_rows_that_are_not_there_are_passed_over() -> None:
    vectors = rows_of_length_1(np.random.default_rng(5).normal(size=(60, 17)))
    copy = Condensed(vectors, np.array([-(2**40), -1, 3, 60, 2**40]))
    found, _ = copy.near(vectors[8], 10)
    assert found.tolist() == [3]
