import string
from itertools import permutations

import pytest

from search.agreement import agreements, rank_biased_overlap


def test_the_sum_of_the_paper_by_hand():
    # Shares at depth 1 … 5: 0, 1/2, 2/3, 4/4, 5/5; what follows is taken to go on with 5/5.
    seen = (0.1 / 0.9) * (0 * 0.9 + 1 / 2 * 0.9**2 + 2 / 3 * 0.9**3 + 1 * 0.9**4 + 1 * 0.9**5)
    assert rank_biased_overlap("abcde", "bcdae", p=0.9) == pytest.approx(seen + 1 * 0.9**5)
    # "a" against "ab": X is 1, 1; at depth 2 the shorter one's missing place counts X_s (d - s) / (s d) = 1/2 more.
    assert rank_biased_overlap("a", "ab", p=0.5) == pytest.approx(1 * (0.5 + 1 / 2 * 0.25 + 1 / 2 * 0.25) + 0.25 / 1)


@pytest.mark.parametrize(
    ("other", "p", "value"),
    [
        ("av", 0.2, 0.900000),
        ("aptkn", 0.2, 0.892587),
        ("bsdgjuomvxckewa", 0.2, 0.094491),
        ("auzemcwhrtjvbfqxyk", 0.4, 0.772647),
        ("degczfbxkwnjutsirylmhpv", 0.4, 0.035780),
        ("f", 0.9, 0.053090),
        ("zclx", 0.9, 0.233312),
        ("nxqyk", 0.9, 0.049050),
        ("karfvodcjmwgzlypebunq", 0.9, 0.468431),
        ("sozxjfdenvqkbgryapc", 0.9, 0.307626),
    ],
)
def test_it_is_what_the_first_authors_own_program_gives(other, p, value):
    """Rankings of uneven length against the alphabet, with W. Webber's values as the tests of github.com/mpetri/rbo
    hold them."""
    assert rank_biased_overlap(string.ascii_lowercase, other, p=p) == pytest.approx(value, abs=1e-6)


def test_a_permutation_too():
    """From the same place: the letters a to y in another order."""
    other = "agmtrsyhfidnjobwzkxvucqel"
    assert rank_biased_overlap(sorted(other), other, p=0.9) == pytest.approx(0.548749, abs=1e-6)


def test_it_is_between_nothing_and_the_same_and_knows_no_sides():
    assert rank_biased_overlap("abc", "abc") == pytest.approx(1)
    assert rank_biased_overlap("abc", "xyz") == 0
    assert rank_biased_overlap("", "abc") == rank_biased_overlap("", "") == 0
    for other in permutations("abcde"):
        one_way = rank_biased_overlap("abcde", other)
        assert 0 < one_way <= 1 + 1e-12
        assert one_way == pytest.approx(rank_biased_overlap(other, "abcde"))


def test_agreeing_at_the_top_counts_more_than_at_the_end():
    assert rank_biased_overlap("abxy", "abvw") > rank_biased_overlap("xyab", "vwab")


def test_agreements_are_of_every_two_in_their_order():
    found = agreements({"one": "abcdef", "two": "bcaxyz", "three": "defabc"}, k=3)
    assert [(each.first, each.second) for each in found] == [("one", "two"), ("one", "three"), ("two", "three")]
    assert [(each.k, each.shared, each.overlap) for each in found] == [(3, 3, 1.0), (3, 0, 0.0), (3, 0, 0.0)]
    assert found[0].rbo == rank_biased_overlap("abc", "bca")


def test_short_rankings_are_measured_by_what_there_is():
    (same,) = agreements({"one": "ab", "two": "ab"}, k=12)
    assert (same.k, same.shared, same.overlap, round(same.rbo, 9)) == (2, 2, 1, 1)
    (uneven,) = agreements({"one": "ab", "two": "abcd"}, k=12)
    assert (uneven.k, uneven.shared, uneven.overlap) == (4, 2, 0.5)
    (empty,) = agreements({"one": "", "two": ""}, k=12)
    assert (empty.k, empty.shared, empty.overlap, empty.rbo) == (0, 0, 0, 0)


def test_of_what_stands_twice_the_first_place_counts():
    (found,) = agreements({"one": "aabc", "two": "abcd"}, k=3)
    assert (found.shared, round(found.rbo, 9)) == (3, 1)
