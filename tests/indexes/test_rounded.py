"""Vectors as bytes: no more is off than is said."""

import numpy as np
import pytest

from search.indexes.embedded.rounded import LARGEST, rounded
from search.nouns import Vectors

pytestmark = pytest.mark.usefixtures("both_ways")


def drawn(seed: int, count: int, dimension: int) -> Vectors:
    found = np.random.default_rng(seed).normal(size=(count, dimension))
    return np.array(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)


def test_how_far_the_bytes_are_off_is_known() -> None:
    vectors = drawn(2, 1000, 16)
    codes, scales, away = rounded(vectors, np.arange(1000))
    said = codes * scales[:, None].astype(np.float64)
    np.testing.assert_allclose(np.linalg.norm(vectors - said, axis=1), away, rtol=1e-6)
    assert (away < np.sqrt(16) * np.abs(vectors).max(axis=1) / LARGEST / 2 + 1e-6).all(), "half a step each"
    assert np.abs(codes).max(axis=1).tolist() == [LARGEST] * 1000, "the largest takes the largest byte"


def test_rows_are_those_asked_for() -> None:
    vectors = drawn(3, 50, 7)
    some = np.array([40, 3, 3, 17])
    found, every = rounded(vectors, some), rounded(vectors, np.arange(50))
    np.testing.assert_array_equal(found.codes, every.codes[some])
    np.testing.assert_array_equal(found.scales, every.scales[some])
    np.testing.assert_array_equal(found.away, every.away[some])


def test_no_vector_is_said_to_be_none() -> None:
    codes, scales, away = rounded(np.zeros((2, 3), np.float32), np.arange(2))
    assert (codes.tolist(), scales.tolist(), away.tolist()) == ([[0, 0, 0]] * 2, [1, 1], [0, 0])


def test_of_no_rows_nothing_is_said() -> None:
    assert [part.shape for part in rounded(drawn(1, 2, 3), np.arange(0))] == [(0, 3), (0,), (0,)]
