"""What a ranking is worth, checked by hand."""

from math import log2

import pytest

from benchmarks.measures import alpha_ndcg, coverage, ndcg


def test_ndcg_is_the_discounted_gain_over_the_best_possible() -> None:
    assert ndcg(["b", "x", "a"], {"a": 2, "b": 1}) == pytest.approx((1 + 2 / log2(4)) / (2 + 1 / log2(3)))


def test_a_perfect_ranking_is_worth_one_and_an_empty_one_nothing() -> None:
    assert ndcg(["a", "b", "x"], {"a": 2, "b": 1}) == pytest.approx(1)
    assert ndcg([], {"a": 2, "b": 1}) == 0


def test_what_comes_after_the_first_k_does_not_count_although_the_ideal_knows_it() -> None:
    assert ndcg(["x", "y", "a"], {"a": 2}, k=2) == 0
    assert ndcg(["a"], {"a": 1, "b": 1, "c": 1}, k=2) == pytest.approx(1 / (1 + 1 / log2(3)))


def test_without_anything_relevant_there_is_no_ndcg() -> None:
    with pytest.raises(ValueError, match="relevant"):
        ndcg(["a"], {})


def test_an_aspect_shown_again_is_worth_half() -> None:
    aspects = {"red": ["r1", "r2"], "blue": ["b1"]}
    ideal = 1 + 1 / log2(3) + 0.5 / log2(4)
    assert alpha_ndcg(["r1", "b1", "r2"], aspects) == pytest.approx(1)
    assert alpha_ndcg(["r1", "r2", "b1"], aspects) == pytest.approx((1 + 0.5 / log2(3) + 1 / log2(4)) / ideal)


def test_a_document_of_no_aspect_takes_a_place_and_earns_nothing() -> None:
    assert alpha_ndcg(["x", "r1"], {"red": ["r1"]}, k=2) == pytest.approx(1 / log2(3))


def test_coverage_counts_each_aspect_once() -> None:
    aspects = {"red": ["r1", "r2"], "blue": ["b1"], "green": ["g1"]}
    assert coverage(["r1", "r2", "b1", "x"], aspects) == pytest.approx(2 / 3)
    assert coverage(["r1", "r2"], aspects, k=2) == pytest.approx(1 / 2)  # two places can show two aspects at most
