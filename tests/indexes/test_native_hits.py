"""A vector leg's hits by machine code, from its candidates and from what other legs found, beside NumPy."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from search.indexes.embedded.completed import put_among
from search.indexes.embedded.ids import Ids
from search.indexes.embedded.knn import SLACK, STEPS, Found, nearest_of
from search.indexes.embedded.native import Code
from search.nouns import Vectors
from tests.indexes.test_native import in_segment, listed
from tests.indexes.ways import machine_code, numpy_alone


@pytest.fixture(scope="module")
def code() -> Code:
    return machine_code()


def tying(rng: np.random.Generator, count: int, dimension: int) -> Vectors:
    """Vectors of few different numbers, so that many have one cosine."""
    return (rng.integers(-1, 2, (count, dimension)) / dimension).astype(np.float32)


def shuffled(rng: np.random.Generator, count: int, behind: int = 0) -> Ids:
    names = [f"{number:04}" for number in rng.permutation(count + behind)]
    return in_segment(names[:count], names[count:])


seeds = st.integers(0, 2**32 - 1)


@given(seeds, st.integers(0, 60), st.sampled_from([1, 3, 17]), st.integers(1, 80))
def test_the_nearest_are_the_same_by_numpy(seed: int, count: int, dimension: int, depth: int) -> None:
    machine_code()
    rng = np.random.default_rng(seed)
    vectors, ids = tying(rng, count, dimension), shuffled(rng, count)
    query, rows = tying(rng, 1, dimension)[0], rng.permutation(count)[: rng.integers(count + 1)]
    found = nearest_of(vectors, query, rows, depth, ids)
    with numpy_alone():
        assert listed(found) == listed(nearest_of(vectors, query, rows, depth, ids))
    assert len(found[0]) == min(depth, len(rows))


@given(seeds, st.integers(0, 60), st.sampled_from([1, 3, 17]), st.integers(1, 80), st.booleans())
def test_what_others_found_is_put_in_its_place_as_by_numpy(
    seed: int, count: int, dimension: int, depth: int, some_hidden: bool
) -> None:
    machine_code()
    rng = np.random.default_rng(seed)
    vectors, ids = tying(rng, count, dimension), shuffled(rng, count, behind=5)
    query, shown = tying(rng, 1, dimension)[0], rng.random(count) < 0.8
    hidden = rng.random(count) < 0.2 if some_hidden else None
    with numpy_alone():
        hits = nearest_of(vectors, query, rng.permutation(count)[: rng.integers(count + 1)], depth, ids)
    others: NDArray[np.integer] = rng.integers(count + 5, size=rng.integers(2 * count + 1))
    if seed % 2:
        others = others.astype(np.int32)
    found = put_among(hits, others, shown, hidden, vectors, query, depth, ids)
    with numpy_alone():
        assert listed(found) == listed(put_among(hits, others, shown, hidden, vectors, query, depth, ids))


ALONG = np.array([[1, 0], [0.8, 0.6], [0.6, 0.8], [0.6, -0.8], [0, 1], [0, -1]], np.float32)
FIRST = np.array([1, 0], np.float32)
REVERSED = np.arange(9, -1, -1, dtype=np.int32)


def completed(
    code: Code, hits: Found, others: Sequence[int], depth: int, hidden: Sequence[int] = (), shown: int = len(ALONG)
) -> tuple[list[int], list[float]] | None:
    """With the vectors of `ALONG`, of which the first are shown, but for those hidden; higher rows stand first."""
    masked = np.isin(np.arange(len(ALONG)), hidden) if hidden else None
    seen = np.arange(len(ALONG)) < shown
    found = code.completed(hits, np.array(others), seen, masked, ALONG, FIRST, depth, SLACK, STEPS, REVERSED)
    return None if found is None else listed(found)


def test_completed_by_hand(code: Code) -> None:
    hits = np.array([0, 2]), np.array([1.0, 0.6])
    assert completed(code, hits, [2, 1, 0, 1], 2) == ([0, 1], [1.0, 0.8])
    assert completed(code, hits, [3, 4], 2) == ([0, 3], [1.0, 0.6])  # 3 stands before 2
    assert completed(code, hits, [5, 3, 4, 1], 9) == ([0, 1, 3, 2, 5, 4], [1.0, 0.8, 0.6, 0.6, 0.0, 0.0])
    assert completed(code, hits, [4, 5, 0], 2) == ([0, 2], [1.0, 0.6])
    assert completed(code, hits, [], 2) == ([0, 2], [1.0, 0.6])
    nothing = np.empty(0, np.int64), np.empty(0)
    assert completed(code, nothing, [], 2) == ([], [])
    assert completed(code, nothing, [4, 1], 1) == ([1], [0.8])


def test_who_is_not_seen_by_a_leg_is_not_put_among_its_hits(code: Code) -> None:
    hits = np.array([0, 4]), np.array([1.0, 0.0])
    assert completed(code, hits, [1, 2, 3], 2, hidden=[1, 3]) == ([0, 2], [1.0, 0.6])
    assert completed(code, hits, [1, 2, 3], 3, shown=2) == ([0, 1, 4], [1.0, 0.8, 0.0])


def test_places_that_no_row_has_are_passed_over(code: Code) -> None:
    hits = np.array([0, 4]), np.array([1.0, 0.0])
    damaged = [6, 2**62, -1, -(2**62), 1, 2**40]
    assert completed(code, hits, damaged, 9) == ([0, 1, 4], [1.0, 0.8, 0.0])
    found = code.nearest(ALONG, FIRST, np.array([*damaged, 0]), 9, SLACK, STEPS, REVERSED)
    assert found is not None
    assert listed(found) == ([0, 1], [1.0, 0.8])


def test_who_has_no_standing_is_left_to_numpy(code: Code) -> None:
    behind = np.array([10, 4]), np.array([1.0, 0.0])
    assert completed(code, behind, [1], 9) is None
    assert completed(code, behind, [4], 9) == ([10, 4], [1.0, 0.0])  # nothing is added, so nobody's standing is asked
    assert code.nearest(ALONG, FIRST, np.array([3, 1, 2]), 2, SLACK, STEPS, REVERSED[:2]) is None
    ids = in_segment(["f", "e", "d", "c", "b", "a"], ["g", "h", "i", "j", "aa"])
    shown = np.ones(len(ALONG), bool)
    for depth in (2, 9):
        places, cosines = put_among(behind, np.array([1, 10]), shown, None, ALONG, FIRST, depth, ids)
        assert (places.tolist(), cosines.tolist()) == ([10, 1, 4][:depth], [1.0, 0.8, 0.0][:depth])


def test_a_depth_beyond_everything_takes_no_room_for_hits(code: Code) -> None:
    hits = np.array([0]), np.array([1.0])
    for depth in (10**15, 2**62, 2**63):
        assert completed(code, hits, [1], depth) == ([0, 1], [1.0, 0.8])
        found = code.nearest(ALONG, FIRST, np.array([1, 0]), depth, SLACK, STEPS, REVERSED)
        assert found is not None
        assert listed(found) == ([0, 1], [1.0, 0.8])
