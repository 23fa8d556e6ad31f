"""The loops that compare vectors and pick the best, as machine code, beside the NumPy that says what they do."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from search.indexes.embedded import knn
from search.indexes.embedded.efforts import DEPTH, Effort
from search.indexes.embedded.ids import Ids, Texts
from search.indexes.embedded.knn import SLACK, STEPS, Found
from search.indexes.embedded.native import Code
from search.indexes.embedded.neighbours import Neighbours, learned
from search.nouns import Vectors
from tests.indexes.ways import machine_code, numpy_alone

DIMENSIONS = [1, 3, 17, 63, 64, 65, 512]
COUNTS = [0, 1, 49, 50, 51, 1500]


@pytest.fixture(scope="module")
def code() -> Code:
    return machine_code()


def in_segment(names: Sequence[str], behind: Sequence[str] = ()) -> Ids:
    """Ids as a segment has them, with the order in which they stand, and maybe some behind it."""
    standing = np.empty(len(names), np.int32)
    standing[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    ends = np.array([*accumulate(len(name.encode()) for name in names)], np.int64)
    return Ids(list(behind), Texts("".join(names).encode(), ends), standing)


def listed(found: tuple[NDArray[np.integer], NDArray[np.floating]]) -> tuple[list[int], list[float]]:
    return found[0].tolist(), found[1].tolist()


def test_the_best_by_hand(code: Code) -> None:
    places, scores = np.array([4, 0, 2, 1]), np.array([0.5, 0.25, 0.5, 0.5])
    standing = np.array([0, 3, 1, 9, 2], np.int32)  # 2 stands before 4, and 4 before 1
    for depth, expected in enumerate(([], [2], [2, 4], [2, 4, 1], [2, 4, 1, 0], [2, 4, 1, 0])):
        if depth:
            found = code.best(places, scores, depth, standing)
            assert found is not None
            assert listed(found) == (expected, [0.5, 0.5, 0.5, 0.25][:depth])


def test_who_has_no_standing_is_left_to_numpy_only_if_it_may_be_among_the_best(code: Code) -> None:
    standing = np.array([1, 0], np.int32)
    places, scores = np.array([0, 1, 2]), np.array([0.5, 0.5, 0.25])
    assert code.best(places, scores, 3, standing) is None
    assert code.best(places[::-1], scores, 1, standing) is None
    found = code.best(places, scores, 2, standing)
    assert found is not None
    assert listed(found) == ([1, 0], [0.5, 0.5])


@pytest.mark.parametrize("place", [-1, -(2**31), -(2**62), 2, 2**62])
def test_a_place_that_no_document_has_is_left_to_numpy(code: Code, place: int) -> None:
    standing = np.array([1, 0], np.int32)  # and it may come from a damaged file
    assert code.best(np.array([0, place, 1]), np.array([0.5, 0.5, 0.25]), 3, standing) is None
    assert code.best(np.array([0, 1, place]), np.array([0.5, 0.25, 0.5]), 1, standing) is None


@pytest.mark.parametrize("kind", [np.int32, np.int64])
@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("different", [1, 3, 10**9])
def test_the_best_of_many_ties(code: Code, count: int, kind: type, different: int) -> None:
    rng = np.random.default_rng([count, different])
    standing = rng.permutation(2 * count + 1).astype(np.int32)
    places: NDArray[np.integer] = rng.permutation(2 * count + 1)[:count].astype(kind)
    scores = rng.integers(different, size=count) / different
    for depth in (1, 50, 1400, 2000):
        order = np.lexsort((standing[places], -scores))[:depth]
        expected = places[order].tolist(), scores[order].tolist()
        for apart in (1, 2):  # numbers that do not lie one behind the other
            found = code.best(np.repeat(places, apart)[::apart], np.repeat(scores, apart)[::apart], depth, standing)
            assert found is not None
            assert listed(found) == expected


@pytest.mark.parametrize("held", [1, 2, 1023, 1024, 1025, 2**20, 2**20 + 1])
def test_rows_come_rising_however_many_digits_they_have(code: Code, held: int) -> None:
    vectors = np.ones((held, 1), np.float32)
    rows = np.random.default_rng(held).permutation(np.unique([0, held // 3, held // 2, held - 2, held - 1]))
    found, cosines = code.near(vectors, vectors[0], rows[rows >= 0], 1, SLACK, STEPS)
    assert (found.tolist(), set(cosines.tolist())) == (sorted(rows[rows >= 0].tolist()), {1.0})


@given(
    st.lists(st.tuples(st.booleans(), st.sampled_from([0.0, 0.25, 0.5, 1.0])), max_size=40),
    st.permutations(range(40)),
    st.integers(1, 50),
)
def test_the_best_are_the_same_by_numpy(hits: list[tuple[bool, float]], order: list[int], depth: int) -> None:
    machine_code()
    names, scores = [f"{i:02}" for i in order], np.array([score for _, score in hits])
    for behind in (0, 5, 40):
        ids = in_segment(names[: 40 - behind], names[40 - behind :])
        places = np.arange(len(hits))
        found = knn.best(places, scores, depth, ids)
        with numpy_alone():
            assert listed(found) == listed(knn.best(places, scores, depth, ids))


def shelf(count: int, dimension: int, offset: int = 0) -> Vectors:
    """Rows of length 1, in places as in a file: zeros in every tenth, and every seventh is one and the same."""
    found = np.empty(count * dimension + offset, np.float32)[offset:].reshape(count, dimension)
    found[:] = np.random.default_rng([count, dimension]).normal(size=found.shape)
    if count:
        found[::7] = found[0]
    found /= np.linalg.norm(found, axis=1, keepdims=True)
    found[9::10] = 0
    return found


def nearest(vectors: Vectors, query: NDArray[np.float32], rows: NDArray[np.int64], depth: int) -> Found:
    ids = in_segment([f"{7919 * i % 10007:05}" for i in range(len(vectors))])
    return knn.best(*knn.closest_of(vectors, query, rows, depth), depth, ids)


@pytest.mark.parametrize("offset", [0, 1, 3])
@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize("count", COUNTS)
def test_the_nearest_are_the_same_by_numpy(count: int, dimension: int, offset: int) -> None:
    machine_code()
    vectors, query = shelf(count, dimension, offset), shelf(2, dimension)[0]
    for rows in (np.arange(count)[::-1].copy(), np.random.default_rng(2).permutation(count)[::2].copy()):
        for depth in (1, 49, 50, 51, 5000):
            found = nearest(vectors, query, rows, depth)
            with numpy_alone():
                expected = nearest(vectors, query, rows, depth)
            assert listed(found) == listed(expected)
            assert len(found[0]) == min(depth, len(rows))


@pytest.mark.parametrize("offset", [0, 1, 3])
@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize("count", COUNTS)
def test_who_is_closer_is_the_same_by_numpy(count: int, dimension: int, offset: int) -> None:
    machine_code()
    vectors, query = shelf(count, dimension, offset), shelf(2, dimension)[0]
    rows = np.random.default_rng(2).permutation(count)
    with numpy_alone():
        some, cosines = knn.closest_of(vectors, query, rows, 20)
    for least in (-np.inf, -1.0, 0.0, *cosines[:5], np.nextafter(1.0, 2), 2.0):
        found = knn.closer(vectors, query, rows, float(least))
        with numpy_alone():
            assert listed(found) == listed(knn.closer(vectors, query, rows, float(least)))
        assert {*some[cosines >= least]} <= {*found[0]}


def test_near_by_hand(code: Code) -> None:
    vectors = np.array([[1, 0], [0, 1], [0.6, 0.8], [0, 0], [0.6, 0.8], [0, -1]], np.float32)
    query, rows = np.array([0, 1], np.float32), np.array([5, 4, 2, 0, 3])
    tied = [2, 4], [0.8, 0.8]
    more = [0, 2, 3, 4], [0, 0.8, 0, 0.8]
    everything = [0, 2, 3, 4, 5], [0, 0.8, 0, 0.8, -1]
    for depth, expected in enumerate((tied, tied, more, more, everything, everything), 1):
        assert listed(code.near(vectors, query, rows, depth, SLACK, STEPS)) == expected
    assert listed(code.closer(vectors, query, rows, 0.8, SLACK, STEPS)) == ([4, 2], [0.8, 0.8])


def test_a_cosine_counts_in_double_precision_and_by_its_decimals(code: Code) -> None:
    vectors = np.array([[0.5 + 0.9e-6], [0.5 + 1.1e-6], [0.5 + 1.6e-6]], np.float32)
    found = code.closer(vectors, np.ones(1, np.float32), np.arange(3), 0.500001, SLACK, STEPS)
    assert listed(found) == ([0, 1, 2], [0.500001, 0.500001, 0.500002])
    nearest = code.near(vectors, np.ones(1, np.float32), np.arange(3), 1, SLACK, STEPS)
    assert listed(nearest) == listed(found)  # so little may be what single precision got wrong
    nearly_nothing = code.closer(np.array([[-1e-9]], np.float32), np.ones(1, np.float32), np.arange(1), 0, SLACK, STEPS)
    assert np.signbit(nearly_nothing[1]).tolist() == [False]


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_copies_of_one_vector_tie_wherever_they_lie(code: Code, dimension: int) -> None:
    one, query = shelf(1, dimension), shelf(2, dimension)[1]
    for offset in range(17):
        vectors = np.empty(99 * dimension + offset, np.float32)[offset:].reshape(99, dimension)
        vectors[:] = one
        for found in (
            code.near(vectors, query, np.arange(99), 3, SLACK, STEPS),
            code.closer(vectors, query, np.arange(99), -1, SLACK, STEPS),
        ):
            assert listed(found) == ([*range(99)], [(one.astype(float) @ query.astype(float)).round(6)[0]] * 99)


def test_a_query_and_rows_may_lie_anyhow(code: Code) -> None:
    vectors, query = shelf(300, 17), shelf(2, 34)[0]
    rows = np.arange(300)
    anyhow: NDArray[Any] = np.repeat(rows.astype(np.int32), 2)[::2]
    for limit in (1, 20):
        found = code.near(vectors, query[::2], anyhow, limit, SLACK, STEPS)
        assert listed(found) == listed(code.near(vectors, query[::2].copy(), rows, limit, SLACK, STEPS))
        assert len(found[0]) >= limit
    for least in (-1, 0.1):
        found = code.closer(vectors, query[::2], anyhow, least, SLACK, STEPS)
        assert listed(found) == listed(code.closer(vectors, query[::2].copy(), rows, least, SLACK, STEPS))
        assert len(found[0]) > 20


SQUARE = np.array([[3, 0], [1, 0], [2, 0], [2, 5]], np.float32)
SIZES = np.array([4, 1, 10, 20])


@pytest.mark.parametrize(
    ("most", "reach", "wanted", "expected"),
    [
        (1, 0.0, 4, [0]),
        (1, 2.0, 4, [0]),
        (1, 2.0, 5, [0, 2]),  # enough counts for more than `most`
        (3, 2.0, 1, [0, 2, 3]),  # 2 and 3 lie at the same distance
        (3, 0.5, 4, [0]),
        (9, 1.0, 4, [0, 2, 3]),
        (9, 2.0, 35, [0, 2, 3, 1]),
        (9, np.inf, 1, [0, 2, 3, 1]),
        (9, 1.0, 35, [0, 2, 3, 1]),  # only the one out of reach holds the last
        (9, 2.0, 36, [0, 2, 3, 1]),
        (1, 0.0, 15, [0, 2, 3]),
    ],
)
def test_lists_by_hand(code: Code, most: int, reach: float, wanted: int, expected: list[int]) -> None:
    found = code.lists(SQUARE, SIZES, np.array([1, 0], np.float32), most, reach, wanted)
    assert listed(found) == (expected, SQUARE[expected, 0].tolist())


def test_a_damaged_middle_is_the_farthest(code: Code) -> None:
    middles = np.array([[np.nan, 0], [1, 0], [3, 0], [np.nan, 1], [2, 0]], np.float32)
    nearest, likeness = code.lists(middles, np.ones(5, np.int64), np.array([1, 0], np.float32), 9, 1.0, 5)
    assert (nearest.tolist(), likeness.tolist()) == ([2, 4, 1, 0, 3], [3, 2, 1, -np.inf, -np.inf])


@given(st.randoms(use_true_random=False), st.integers(1, 40), st.sampled_from([1, 2, 3, 17]), st.integers(1, 50))
def test_lists_as_numpy_picks_them(random, count: int, dimension: int, most: int) -> None:
    rng = np.random.default_rng(random.randrange(2**32))
    middles = rng.integers(-3, 4, (count, dimension)).astype(np.float32)  # whole numbers: no product is rounded
    query, sizes = rng.integers(-3, 4, dimension).astype(np.float32), rng.integers(0, 9, count)
    reach, wanted = int(rng.integers(0, 20)), int(rng.integers(1, 4 * count + 2))
    likeness = np.vecdot(middles, query)
    order = np.lexsort((np.arange(count), -likeness))
    within = int(np.count_nonzero(likeness >= likeness.max() - reach))
    enough = int(np.searchsorted(sizes[order].cumsum(), wanted)) + 1
    found = machine_code().lists(middles, sizes, query, most, reach, wanted)
    nearest = order[: max(min(most, within), enough)]
    assert listed(found) == (nearest.tolist(), likeness[nearest].tolist())


@pytest.fixture(scope="module")
def sorted_into_lists() -> tuple[Vectors, Any]:
    vectors = shelf(3000, 32)
    return vectors, learned(vectors, np.flatnonzero(vectors.any(axis=1)), 10**6, lambda _: None)


@pytest.mark.parametrize("codes", [1, 60, 2999])
@pytest.mark.parametrize("lists", [1, 4, 1000])
@pytest.mark.parametrize("reach", [0.0, 0.2, np.inf])
def test_the_same_lists_are_looked_through_by_numpy(
    sorted_into_lists: tuple[Vectors, Any], lists: int, codes: int, reach: float
) -> None:
    machine_code()
    vectors, kept = sorted_into_lists
    found = Neighbours(kept, vectors, {"image": Effort(lists, codes, 0.9, reach)})
    for query in shelf(20, 32)[:9]:
        for depth in (10, DEPTH, 3 * DEPTH):
            rows, cosines = found.near(query, "image", depth, None)
            with numpy_alone():
                expected = found.near(query, "image", depth, None)
            assert sorted(zip(*listed((rows, cosines)), strict=True)) == sorted(zip(*listed(expected), strict=True))
            assert len(rows) >= min(depth, codes)


def test_a_depth_beyond_everything_takes_no_room(code: Code) -> None:
    vectors = shelf(3, 17)
    for depth in (10**15, 2**62, 2**63):
        assert listed(code.near(vectors, vectors[0], np.arange(3), depth, SLACK, STEPS))[0] == [0, 1, 2]
        found = code.best(np.arange(3), np.zeros(3), depth, np.arange(3, dtype=np.int32))
        assert found is not None
        assert listed(found) == ([0, 1, 2], [0, 0, 0])


def test_rows_that_no_vector_has_are_passed_over(code: Code) -> None:
    vectors = np.eye(4, dtype=np.float32)
    rows = np.array([4, 2, -1, 2**62, 0, -(2**62), 1], np.int64)  # as a damaged file may name them
    assert listed(code.near(vectors, vectors[0], rows, 2, SLACK, STEPS)) == ([0, 1, 2], [1.0, 0.0, 0.0])
    assert listed(code.near(vectors, vectors[0], rows[:1], 2, SLACK, STEPS)) == ([], [])
    assert listed(code.closer(vectors, vectors[0], rows, 0.0, SLACK, STEPS)) == ([2, 0, 1], [0.0, 1.0, 0.0])
