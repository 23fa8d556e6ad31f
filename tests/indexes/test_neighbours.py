"""Neighbours by lists and codes: as many as an exact search finds, or nearly, with the same cosines."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from search.indexes.embedded import neighbours
from search.indexes.embedded.chosen import Chosen
from search.indexes.embedded.efforts import DEPTH, LISTS, measured
from search.indexes.embedded.neighbours import Neighbours, learned
from search.nouns import Vectors

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("both_ways")]
COUNT, DIMENSION = 6000, 32
ROOM = 10**8


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    """Clusters of points on a sphere; every tenth row holds none."""
    rng = np.random.default_rng(3)
    middles = rng.normal(size=(60, DIMENSION))
    found = middles[rng.integers(60, size=COUNT)] + 0.6 * rng.normal(size=(COUNT, DIMENSION))
    found /= np.linalg.norm(found, axis=1, keepdims=True)
    found[::10] = 0
    return found.astype(np.float32)


@pytest.fixture(scope="module")
def rows(vectors: Vectors) -> NDArray[np.int64]:
    return np.flatnonzero(np.abs(vectors).sum(axis=1))


@pytest.fixture(scope="module")
def found(vectors: Vectors, rows: NDArray[np.int64]) -> Neighbours:
    told: list[float] = []
    codes = learned(vectors, rows, ROOM, told.append)
    assert told == sorted(told)
    assert told[-1] == 1
    queries = vectors[rows[:64]]
    return Neighbours(codes, vectors, measured(codes, vectors, rows, {"image": queries, "text": -queries}, 0.95))


def by_hand(vectors: Vectors, query: NDArray[np.float32], rows: NDArray[np.int64], depth: int) -> set[int]:
    return set(rows[np.argsort(-(vectors[rows] @ query), kind="stable")[:depth]].tolist())


def test_the_effort_reaches_the_recall_that_was_asked_for(found: Neighbours) -> None:
    effort = found.efforts["image"]
    assert effort.recall >= 0.95
    assert effort.lists in LISTS
    assert DEPTH <= effort.codes < COUNT


def test_other_queries_find_nearly_all_of_their_neighbours(
    found: Neighbours, vectors: Vectors, rows: NDArray[np.int64]
) -> None:
    rng = np.random.default_rng(9)
    shares = []
    for row in rng.choice(rows, 50):
        query = vectors[row] + 0.1 * rng.normal(size=DIMENSION).astype(np.float32)
        query /= np.linalg.norm(query)
        near, cosines = found.near(query, "image", DEPTH, None)
        best = near[np.argsort(-cosines, kind="stable")[:DEPTH]]
        shares.append(len(by_hand(vectors, query, rows, DEPTH) & set(best.tolist())) / DEPTH)
        np.testing.assert_allclose(cosines, vectors[near].astype(np.float64) @ query, atol=2e-6)
    assert np.mean(shares) > 0.9


@pytest.mark.parametrize("share", [0.7, 0.02, 0.001])
def test_filters_leave_as_many_hits_as_there_are(
    found: Neighbours, vectors: Vectors, rows: NDArray[np.int64], share: float
) -> None:
    mask = np.zeros(COUNT, bool)
    mask[np.random.default_rng(4).choice(rows, round(share * len(rows)), replace=False)] = True
    chosen = Chosen(mask, COUNT)
    for row in rows[:20]:
        near, _ = found.near(vectors[row], "image", DEPTH, chosen)
        assert mask[near].all()
        assert len(near) >= min(DEPTH, mask.sum())
        if mask.sum() <= 50:
            assert set(near.tolist()) == by_hand(vectors, vectors[row], np.flatnonzero(mask), DEPTH)


def test_more_hits_than_usual_can_be_asked_for(found: Neighbours, vectors: Vectors, rows: NDArray[np.int64]) -> None:
    near, _ = found.near(vectors[rows[0]], "image", 1000, None)
    assert len(near) >= 1000
    everything, _ = found.near(vectors[rows[0]], "image", COUNT, None)
    assert set(everything.tolist()) == set(rows.tolist())


def test_neighbours_are_kept_in_files(
    found: Neighbours, vectors: Vectors, rows: NDArray[np.int64], tmp_path: Path
) -> None:
    file = tmp_path / "image.neighbours"
    neighbours.write(found._codes, found.efforts, file)
    again = neighbours.read(file, vectors)
    assert again.efforts == found.efforts
    query = vectors[rows[5]]
    assert again.near(query, "text", 10, None)[0].tolist() == found.near(query, "text", 10, None)[0].tolist()


@pytest.mark.parametrize(("room", "parts"), [(ROOM, 16), (6000 * 13, 8), (1, 4)])
def test_codes_are_as_fine_as_there_is_room(vectors: Vectors, rows: NDArray[np.int64], room: int, parts: int) -> None:
    assert parts == learned(vectors, rows, room, lambda _: None).pq.M


def test_an_odd_dimension_has_a_code_for_each(vectors: Vectors, rows: NDArray[np.int64]) -> None:
    odd = np.ascontiguousarray(vectors[:, :31])
    assert learned(odd, rows, 1, lambda _: None).pq.M == 31
