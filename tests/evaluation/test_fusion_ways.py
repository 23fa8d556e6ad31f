import pytest

from search.evaluation.halves import folds, halves, part
from search.evaluation.scores import minmax
from search.evaluation.ways import DEFAULT, cut, plain, ways
from search.evaluation.without_captions import bare, uncaptioned
from search.fusion import fuse
from search.nouns import Ranking
from search.usual import Scales, Usual

WORDS = Ranking("text-caption", ("a", "b", "c"), (3.0, 2.0, 1.0), frozenset("x"))
LOOK = Ranking("text-image", ("x", "b"), (0.9, 0.8))


def test_scores_are_added_by_hand():
    # a 1, b 1/2 + 0, c 0, x 1: ties by id.
    assert minmax([WORDS, LOOK]) == ["a", "x", "b", "c"]
    assert minmax([WORDS, LOOK], weights={"text-image": 2}) == ["x", "a", "b", "c"]
    assert minmax([Ranking("text-bm25", ("b", "a"), (1.0, 1.0)), Ranking("text-image")]) == ["a", "b"]
    assert minmax([LOOK, WORDS]) == minmax([WORDS, LOOK])


def test_the_default_way_is_the_engines_fusion_and_a_cut_leg_votes_for_less():
    known = ways()
    assert list(known[DEFAULT]([WORDS, LOOK], None)) == [hit.id for hit in fuse([WORDS, LOOK])]
    assert [ranking.ids for ranking in cut([WORDS, LOOK], 1)] == [("a",), ("x",)]
    found = Ranking("text-bm25", tuple(map(str, range(50))), tuple(range(50, 0, -1)))
    assert len(known["depth=10"]([found], None)) == 10
    assert set(known["text-bm25 × 0"]([found, LOOK], None)) == {"x", "b"}
    assert len(known) == 15


def test_legs_are_weighed_for_the_query_unless_all_are_to_count_alike():
    # Fifty captions that are alike, and fifty pictures of which the first stands apart.
    said = Ranking("text-caption", tuple(f"a{n:02}" for n in range(50)), tuple(0.5 - n / 10000 for n in range(50)))
    shown = Ranking("text-image", tuple(f"b{n:02}" for n in range(50)), (0.9, *(0.4 - n / 1000 for n in range(49))))
    scales = Scales(99, {"text-caption": Usual(0.1, 0.1), "text-image": Usual(0.1, 0.1)})
    known = ways()
    assert known[DEFAULT]([said, shown], scales)[:3] == ["b00", "b01", "b02"]
    assert known[DEFAULT]([said, shown], None)[:3] == ["a00", "b00", "a01"]
    assert known["the same weights for every query"]([said, shown], scales)[:3] == ["a00", "b00", "a01"]


def test_plain_fusion_buries_what_a_leg_cannot_see():
    ids = tuple(f"w{number:02}" for number in range(30))
    words = Ranking("text-caption", ids, tuple(range(30, 0, -1)), frozenset("x"))
    look = Ranking("text-image", ("x", *ids), tuple(range(31, 0, -1)))
    # By default x counts as the 25th of the words, 1/11 + 1/35 = .119: above w06 with 1/17 + 1/18 = .114.
    assert list(ways()[DEFAULT]([words, look], None)).index("x") == 6
    # Plainly it has 1/11 = .091: below w10 with 1/21 + 1/22 = .093.
    assert list(plain([words, look], None)).index("x") == 11


def test_documents_that_lose_their_caption_are_neither_found_nor_seen_by_legs_of_captions():
    words, look = uncaptioned([WORDS, LOOK], frozenset("bz"), depth=2)
    assert (words.ids, words.scores, words.unseen) == (("a", "c"), (3.0, 1.0), frozenset("bx"))
    assert look == LOOK
    assert uncaptioned([WORDS], frozenset("abc"), depth=2)[0].ids == ()


def test_the_share_that_loses_captions_depends_on_ids_and_seed_alone():
    ids = [f"d{number}" for number in range(2000)]
    half = bare(ids, 0.5, seed=1)
    assert len(half) / 2000 == pytest.approx(0.5, abs=0.05)
    assert half == bare(reversed(ids), 0.5, seed=1) != bare(ids, 0.5, seed=2)
    assert bare(ids, 0.1, seed=1) < half
    assert bare(ids, 0.0, seed=1) == frozenset()


def test_halves_and_folds_part_the_queries():
    queries = [f"q{number}" for number in range(11)]
    first, second = halves(queries, seed=1)
    assert (len(first), len(second)) == (5, 6)
    assert first | second == set(queries)
    assert halves(reversed(queries), seed=1) == (first, second) != halves(queries, seed=2)
    parts = folds(queries, 5, seed=1)
    assert sorted(query for fold in parts for query in fold) == sorted(queries)
    assert {len(fold) for fold in parts} == {2, 3}
    assert part({"m": {"P@1": {"q1": 1.0, "q2": 0.0}}}, frozenset({"q2"})) == {"m": {"P@1": {"q2": 0.0}}}
