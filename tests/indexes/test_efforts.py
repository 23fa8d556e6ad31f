"""How thoroughly to search: what is measured is what a search then finds, with no more lists than it takes."""

import json
import math
from dataclasses import replace
from pathlib import Path

import faiss
import numpy as np
import pytest

from search.indexes.embedded import efforts, neighbours
from search.indexes.embedded.efforts import DEPTH, LISTS, Effort, Lists, exactly, measured, stretches
from search.indexes.embedded.neighbours import Neighbours, learned
from search.nouns import Vectors

pytestmark = pytest.mark.slow
COUNT, DIMENSION = 6000, 32
ALL = np.arange(COUNT)


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    """Half of them in narrow clusters, half anywhere."""
    rng = np.random.default_rng(3)
    clusters = rng.normal(size=(20, DIMENSION))[rng.integers(20, size=COUNT // 2)]
    found = np.concatenate([clusters + 0.1 * rng.normal(size=clusters.shape), rng.normal(size=clusters.shape)])
    return np.array(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)


@pytest.fixture(scope="module")
def codes(vectors: Vectors) -> faiss.Index:
    return learned(vectors, ALL, 10**8, lambda _: None)


@pytest.fixture(scope="module")
def effort(codes: faiss.Index, vectors: Vectors) -> Effort:
    return measured(codes, vectors, ALL, {"image": vectors[:: COUNT // 128]}, 0.95)["image"]


def asked(codes: faiss.Index, vectors: Vectors, effort: Effort) -> Neighbours:
    return Neighbours(codes, vectors, {"image": effort})


def share(codes: faiss.Index, vectors: Vectors, effort: Effort, queries: Vectors, first: int) -> float:
    exact = exactly(vectors, ALL, queries, first)
    near = asked(codes, vectors, effort)
    return float(
        np.mean([
            np.isin(wanted, near.near(query, "image", DEPTH, None)[0])
            for query, wanted in zip(queries, exact, strict=True)
        ])
    )  # fmt: skip


def test_what_is_measured_is_found_by_the_same_queries(codes: faiss.Index, vectors: Vectors, effort: Effort) -> None:
    queries = efforts._aside(vectors[:: COUNT // 128])
    assert share(codes, vectors, effort, queries, DEPTH) == pytest.approx(effort.recall, abs=0.01)
    assert share(codes, vectors, effort, queries, 10) >= 0.99


def test_other_queries_find_as_much(codes: faiss.Index, vectors: Vectors, effort: Effort) -> None:
    queries = efforts._aside(vectors[7 :: COUNT // 200])
    assert share(codes, vectors, effort, queries, DEPTH) >= 0.93
    assert share(codes, vectors, effort, queries, 10) >= 0.97


def test_a_reach_finds_as_much_in_fewer_codes_than_lists_alone(
    codes: faiss.Index, vectors: Vectors, effort: Effort
) -> None:
    queries, lists = efforts._aside(vectors[:: COUNT // 128]), Lists(codes)
    exact = exactly(vectors, ALL, queries, DEPTH)
    tried = efforts._Tried(codes, lists, lists.homes(COUNT), queries, exact)
    alone = min(lists for lists in LISTS if tried.needed(lists, math.inf, 0.95)[0] <= tried.most)
    assert tried.looked_through(effort.lists, effort.reach) < 0.8 * tried.looked_through(alone, math.inf)


@pytest.mark.parametrize("row", range(0, COUNT, 997))
def test_only_lists_within_reach_are_looked_through(codes: faiss.Index, vectors: Vectors, row: int) -> None:
    lists, query = Lists(codes), vectors[row]
    likeness = lists.middles @ query
    within = likeness >= likeness.max() - 0.1
    everything = Effort(len(lists.sizes), int(lists.sizes[within].sum()), 0.0, 0.1)
    held = np.flatnonzero(within[lists.homes(COUNT)])
    found, _ = asked(codes, vectors, everything).near(query, "image", DEPTH, None)
    nearest = {*held[np.argsort(-(vectors[held] @ query))[:DEPTH]].tolist()}
    assert nearest <= {*found.tolist()} <= {*held.tolist()}
    one, _ = asked(codes, vectors, replace(everything, lists=1, codes=1)).near(query, "image", DEPTH, None)
    assert lists.homes(COUNT)[one].tolist() == [likeness.argmax()]


def test_lists_know_where_every_row_lies(codes: faiss.Index, vectors: Vectors) -> None:
    lists = Lists(codes)
    assert lists.sizes.sum() == COUNT
    assert lists.homes(COUNT + 1).tolist() == [*(vectors @ lists.middles.T).argmax(axis=1).tolist(), -1]


def test_efforts_without_a_reach_look_through_all_their_lists(
    codes: faiss.Index, vectors: Vectors, effort: Effort, tmp_path: Path
) -> None:
    file = tmp_path / "image.neighbours"
    neighbours.write(codes, {"image": effort}, file)
    assert neighbours.read(file, vectors).efforts == {"image": effort}
    assert effort.reach < math.inf
    file.with_suffix(".json").write_text(json.dumps({"image": {"lists": 8, "codes": 60, "recall": 0.9}}))
    assert neighbours.read(file, vectors).efforts["image"] == Effort(8, 60, 0.9, math.inf)


def test_the_exact_neighbours_by_hand() -> None:
    points = np.array([[1, 0], [0.6, 0.8], [0, 1], [0, 0]], np.float32)
    ((first,),) = (exactly(points, np.array([1, 2, 3]), np.array([[1, 0]], np.float32), 1),)
    assert first.tolist() == [1]


def test_the_exact_neighbours_over_several_stretches(vectors: Vectors, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(efforts, "STRETCH", 700)
    rows = np.flatnonzero(ALL % 3)
    found = exactly(vectors, rows, vectors[:5], 40)
    for query, near in zip(vectors[:5], found, strict=True):
        assert near.tolist() == rows[np.argsort(-(vectors[rows] @ query), kind="stable")[:40]].tolist()


def test_stretches_copy_only_where_rows_are_left_out(vectors: Vectors, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(efforts, "STRETCH", 100)
    rows = np.delete(np.arange(250), 150)
    parts = [(chosen.tolist(), np.shares_memory(block, vectors)) for chosen, block in stretches(vectors, rows)]
    assert parts == [
        ([*range(100)], True),
        ([*range(100, 150), *range(151, 201)], False),
        ([*range(201, 250)], True),
    ]
    assert all((block == vectors[chosen]).all() for chosen, block in stretches(vectors, rows))


def test_an_effort_that_never_suffices_is_all_there_is(codes: faiss.Index, vectors: Vectors) -> None:
    (effort,) = measured(codes, vectors, ALL, {"image": vectors[:5]}, 1.1).values()
    assert (effort.lists, effort.reach) == (codes.nlist, math.inf)
