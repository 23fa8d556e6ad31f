from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from search.diversity import kmeans
from search.nouns import Vectors

RED, GREEN, BLUE = np.eye(3, dtype=np.float32)
NONE = np.full(3, np.nan, np.float32)


def rows(*vectors: Vectors) -> Vectors:
    return np.array(vectors, np.float32)


def near(vector: Vectors, i: int) -> Vectors:
    moved = vector + 0.01 * (i + 1) * np.roll(vector, 1)
    return np.asarray(moved / np.linalg.norm(moved), np.float32)


def spread(pool: NDArray[np.float64], labels: NDArray[np.intp]) -> float:
    groups = [pool[labels == label] for label in set(labels.tolist())]
    return float(sum(((group - group.mean(axis=0)) ** 2).sum() for group in groups))


def test_one_of_each_group_in_turn_groups_in_the_order_of_their_best_ranks():
    pool = rows(*(near(RED, i) for i in range(4)), *(near(BLUE, i) for i in range(2)), near(GREEN, 0))
    grouping = kmeans(pool, clusters=3, top=7)
    assert grouping.order == (0, 4, 6, 1, 5, 2, 3)
    assert grouping.labels == (0, 0, 0, 0, 1, 1, 2)


def test_a_group_is_taken_only_while_its_next_hit_lies_within_three_pages():
    pool = rows(*(near(RED, i) for i in range(7)), BLUE)
    assert kmeans(pool, clusters=2, top=2).order == (0, 1, 2, 3, 4, 5, 6, 7)  # the blue one is 8th, beyond 3 × 2
    assert kmeans(pool, clusters=2, top=3).order == (0, 7, 1, 2, 3, 4, 5, 6)


def test_hits_without_a_picture_form_one_group():
    grouping = kmeans(rows(RED, NONE, BLUE, NONE), clusters=3, top=4)
    assert grouping.labels == (0, 1, 2, 1)
    assert grouping.order == (0, 1, 2, 3)


def test_there_are_never_more_groups_than_asked_for():
    pool = rows(*(near(vector, i) for i in range(3) for vector in (RED, GREEN, BLUE)), NONE)
    assert len(set(kmeans(pool, clusters=3, top=10).labels)) == 3


def test_identical_vectors_share_a_group_and_make_no_group_of_their_own():
    grouping = kmeans(rows(RED, RED, RED, BLUE), clusters=4, top=4)
    assert grouping.labels == (0, 0, 0, 1)
    assert kmeans(rows(RED, RED, RED, -RED, BLUE), clusters=3, top=4).labels == (0, 0, 0, 1, 2)


@pytest.mark.parametrize("pool", [np.empty((0, 3), np.float32), rows(RED), rows(NONE), rows(NONE, NONE)])
def test_fewer_documents_than_groups_are_harmless(pool):
    assert kmeans(pool, clusters=5).order == tuple(range(len(pool)))


def test_a_vector_counts_as_often_as_it_occurs():
    angles = np.deg2rad([0, 40, 78])  # the squared distances of neighbours are .47 and .42
    first, second, third = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    assert kmeans(rows(first, second, third), clusters=2).labels == (0, 1, 1)  # .42 / 2 is less than .47 / 2
    assert kmeans(rows(first, second, *5 * [third]), clusters=2).labels == (0, 0, *5 * [1])  # and .42 × 5 / 6 is more


def test_groups_are_as_tight_as_any_of_a_small_pool():
    for seed in range(8):
        pool = np.random.default_rng(seed).normal(size=(8, 3))
        pool /= np.linalg.norm(pool, axis=1, keepdims=True)
        every = [spread(pool, np.array(labels)) for labels in product(range(3), repeat=8) if len(set(labels)) == 3]
        assert spread(pool, np.array(kmeans(pool.astype(np.float32), clusters=3).labels)) < min(every) + 1e-6


def test_the_same_pool_gives_the_same_groups():
    pool = np.random.default_rng(5).normal(size=(50, 16)).astype(np.float32)
    pool /= np.linalg.norm(pool, axis=1, keepdims=True)
    assert kmeans(pool) == kmeans(pool)
    assert len(set(kmeans(pool).labels)) == 5


@given(
    arrays(np.float32, st.tuples(st.integers(0, 12), st.just(3)), elements=st.sampled_from([0.0, 0.5, 1.0, np.nan])),
    st.integers(1, 6),
    st.integers(1, 6),
)
def test_it_is_a_permutation_that_leaves_the_best_hit_on_top(pool, clusters, top):
    grouping = kmeans(pool, clusters=clusters, top=top)
    assert sorted(grouping.order) == list(range(len(pool)))
    assert grouping.order[:1] == tuple(range(len(pool)))[:1]


def test_near_duplicates_of_better_hits_wait_until_the_others_had_their_turn():
    angles = np.deg2rad([0, 15, 60, 62, 90])  # cosines to the one before: .966, .707, .999, .883
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    assert kmeans(vectors, clusters=1).order == (0, 2, 4, 1, 3)
    assert kmeans(vectors, clusters=1, top=1).order == (0, 2, 1, 3, 4)  # the last lies beyond the reach
