from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from search.indexes.embedded.growing import Growing
from search.indexes.embedded.ids import Ids
from search.indexes.embedded.knn import Found, best, close
from search.nouns import Vector, Vectors

pytestmark = pytest.mark.usefixtures("both_ways")


def unit(rng: np.random.Generator, *shape: int) -> Vectors:
    rows = rng.normal(size=shape)
    return np.asarray(rows / np.linalg.norm(rows, axis=-1, keepdims=True), np.float32)


def nearest(
    vectors: Vectors, query: Vector, visible: NDArray[np.bool_], depth: int, ids: Sequence[str]
) -> tuple[list[int], list[float]]:
    return listed(best(*close(vectors, query, visible, depth), depth, Ids(list(ids))))


def listed(found: Found) -> tuple[list[int], list[float]]:
    return found[0].tolist(), found[1].tolist()


@pytest.mark.parametrize(("rows", "dimension"), [(1, 3), (777, 384), (1001, 9), (500, 512)])
def test_copies_of_one_vector_tie_wherever_they_stand(rows: int, dimension: int) -> None:
    rng = np.random.default_rng(rows)
    vectors, query = np.tile(unit(rng, dimension), (rows, 1)), unit(rng, dimension)
    ids = [f"{rows - i:05}" for i in range(rows)]
    places, scores = nearest(vectors, query, np.ones(rows, bool), 50, ids)
    assert len(set(scores)) == 1
    assert places == list(range(rows - 1, -1, -1))[:50]


@pytest.mark.parametrize("share", [1.0, 0.5, 0.05, 0.0])
def test_the_nearest_of_the_visible_rows_as_by_sorting_all(share: float) -> None:
    rng = np.random.default_rng(7)
    vectors, query, visible = unit(rng, 2000, 32), unit(rng, 32), rng.random(2000) < share
    ids = [str(i) for i in range(2000)]
    cosines = (vectors.astype(np.float64) @ query.astype(np.float64)).round(6)
    expected = sorted(np.flatnonzero(visible).tolist(), key=lambda i: (-cosines[i], ids[i]))[:50]
    places, scores = nearest(vectors, query, visible, 50, ids)
    assert places == expected
    assert scores == pytest.approx(cosines[expected].tolist(), abs=2e-6)


@given(st.lists(st.sampled_from([0.0, 0.5, 1.0, 2.0]), max_size=40), st.integers(1, 50), st.randoms())
def test_best_is_the_head_of_the_sorted_list(scores: list[float], depth: int, random: Random) -> None:
    ids = [f"{i:02}" for i in range(len(scores))]
    random.shuffle(ids)
    everything = sorted(range(len(scores)), key=lambda i: (-scores[i], ids[i]))[:depth]
    assert listed(best(np.arange(len(scores)), np.array(scores), depth, Ids(list(ids)))) == (
        everything,
        [scores[i] for i in everything],
    )


def test_a_view_never_changes_while_the_array_grows() -> None:
    rows = Growing(np.float32, 2)
    views = []
    for i in range(100):
        rows.grow(3)[:] = i
        views.append(rows.view())
    for i, view in enumerate(views):
        assert view.shape == (3 * (i + 1), 2)
        assert view[:, 0].tolist() == [float(j // 3) for j in range(3 * (i + 1))]
        with pytest.raises(ValueError, match="read-only"):
            view[0] = 1
