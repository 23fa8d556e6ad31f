"""Vectors in memory are rounded to bytes for machine code, each once; without it they are not."""

import numpy as np
import pytest
from numpy.typing import NDArray

from search.indexes.embedded import compared
from search.indexes.embedded.compared import GrowingVectors
from search.indexes.embedded.rounded import Rounded, rounded
from search.nouns import Vectors
from tests.indexes.test_compared import drawn, grown
from tests.indexes.ways import machine_code, numpy_alone


@pytest.fixture(scope="module", autouse=True)
def code() -> None:
    machine_code()


@pytest.fixture
def vectors() -> Vectors:
    return drawn(np.random.default_rng(1), 60, 8, 1.0)


def assert_said(growing: GrowingVectors, vectors: Vectors) -> None:
    found = growing.frozen().rounded
    assert found is not None
    for part, whole in zip(found, rounded(vectors, np.arange(len(vectors))), strict=True):
        np.testing.assert_array_equal(part, whole)


def test_growing_by_and_by_says_the_same(vectors: Vectors) -> None:
    assert_said(grown(vectors, 1, 1, 7, 30), vectors)


def test_only_what_is_new_is_rounded(vectors: Vectors, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[int]] = []

    def watched(vectors: Vectors, rows: NDArray[np.int64]) -> Rounded:
        asked.append(rows.tolist())
        return rounded(vectors, rows)

    monkeypatch.setattr(compared, "rounded", watched)
    grown(vectors[:6], 2, 5)
    assert asked == [[0, 1], [2, 3, 4], [5]]


def test_what_was_frozen_stays_as_it_is(vectors: Vectors) -> None:
    growing = grown(vectors[:20])
    before = growing.frozen()
    growing.grow(40)[:] = vectors[20:]
    growing.frozen()
    assert before.rounded is not None
    np.testing.assert_array_equal(before.rounded.codes, rounded(vectors, np.arange(20)).codes)


def test_only_some_are_kept(vectors: Vectors) -> None:
    rows = np.arange(70) % 3 == 0
    assert_said(grown(vectors).kept(rows), vectors[rows[:60]])


def test_without_machine_code_nothing_is_rounded_and_with_it_everything(vectors: Vectors) -> None:
    with numpy_alone():
        growing = grown(vectors)
        assert growing.frozen().rounded is None
    assert_said(growing, vectors)
