import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from search.diversity import mmr

RED, BLUE = np.eye(2, dtype=np.float32)
NONE = np.full(2, np.nan, np.float32)


def test_an_unlike_hit_overtakes_a_copy_of_the_best_one():
    # second step: the copy gains .5 × .5 − .5 × 1 = −.25, the blue one .5 × 0 − .5 × 0 = 0
    assert mmr([3, 2, 1], np.array([RED, RED, BLUE]), balance=0.5) == (0, 2, 1)


def test_at_full_relevance_nothing_moves():
    assert mmr([3, 2, 1], np.array([RED, RED, BLUE]), balance=1) == (0, 1, 2)


def test_a_high_balance_prefers_relevance():
    # second step: the copy gains .9 × .5 − .1 × 1 = .35, the blue one .9 × 0 = 0
    assert mmr([3, 2, 1], np.array([RED, RED, BLUE]), balance=0.9) == (0, 1, 2)


def test_hits_without_a_picture_are_alike_among_themselves_alone():
    assert mmr([4, 3.9, 3.8], np.array([NONE, NONE, BLUE]), balance=0.3) == (0, 2, 1)


def test_equal_scores_and_no_hits_are_harmless():
    assert mmr([1, 1], np.array([RED, RED])) == (0, 1)
    assert mmr([], np.empty((0, 2), np.float32)) == ()


@given(
    arrays(np.float32, st.tuples(st.integers(0, 10), st.just(2)), elements=st.sampled_from([0.0, 1.0, np.nan])),
    st.floats(0, 1),
)
def test_it_is_a_permutation(vectors, balance):
    scores = [1 / (60 + rank) for rank in range(1, len(vectors) + 1)]
    assert sorted(mmr(scores, vectors, balance=balance)) == list(range(len(vectors)))
