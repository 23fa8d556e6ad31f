import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.errors import InvalidQuery
from search.fusion import DEFAULT_WEIGHTS, fuse, tally
from search.nouns import LegName, Ranking

LEGS: list[LegName] = ["text-bm25", "text-caption", "text-image", "image-image"]


def ranking(leg: LegName, *ids: str, unseen: str = "") -> Ranking:
    return Ranking(leg, ids, tuple(1.0 - 0.01 * i for i in range(len(ids))), frozenset(unseen))


rankings = st.lists(st.permutations("abcdef").map(lambda ids: ids[:4]), min_size=1, max_size=4).map(
    lambda lists: [ranking(leg, *ids) for leg, ids in zip(LEGS, lists, strict=False)]
)


def test_a_score_is_the_sum_of_one_over_sixty_plus_rank():
    fused = fuse([ranking("text-caption", "a", "b"), ranking("text-image", "b", "c")], k=60)
    assert [(hit.id, hit.score) for hit in fused] == [("b", 1 / 62 + 1 / 61), ("a", 1 / 61), ("c", 1 / 62)]


def test_the_constant_and_the_weights_are_used_as_given():
    fused = fuse([ranking("text-caption", "a"), ranking("text-image", "b")], k=10, weights={"text-image": 2})
    assert [(hit.id, hit.score) for hit in fused] == [("b", 2 / 11), ("a", 1 / 11)]


def test_equal_scores_are_ordered_by_id():
    fused = fuse([ranking("text-bm25", "ba", "az"), ranking("text-image", "az", "ba")])
    assert [hit.id for hit in fused] == ["az", "ba"]


def test_every_leg_keeps_its_rank_and_score():
    [a, _] = fuse([ranking("text-caption", "a", "b"), ranking("text-image", "b", "a")])
    assert {leg: (place.rank, place.score) for leg, place in a.legs.items()} == {
        "text-caption": (1, 1.0),
        "text-image": (2, 0.99),
    }


def test_a_leg_that_cannot_see_a_document_gives_it_half_the_depth():
    fused = fuse([ranking("text-image", "p"), ranking("text-caption", "c", unseen="p")], k=60, depth=50)
    places = {hit.id: hit.legs for hit in fused}
    assert (places["p"]["text-caption"].rank, places["p"]["text-caption"].imputed) == (25, True)
    assert places["p"]["text-caption"].score is None
    assert fused[0].id == "p"
    assert fused[0].score == pytest.approx(1 / 61 + 1 / 85)


def test_an_imputed_rank_is_never_better_than_the_best_real_one():
    low = [f"x{i:02}" for i in range(39)]
    [hit] = [h for h in fuse([ranking("text-image", *low, "p"), ranking("text-bm25", "c", unseen="p")]) if h.id == "p"]
    assert hit.legs["text-image"].rank == 40
    assert hit.legs["text-bm25"].rank == 40


def test_a_picture_without_a_caption_is_not_buried_under_middling_captioned_ones():
    middling = [f"m{i:02}" for i in range(50)]
    plain = ranking("text-image", "p", *middling[:49]), ranking("text-caption", *middling)
    seen = plain[0], ranking("text-caption", *middling, unseen="p")
    place = [[hit.id for hit in fuse(list(legs), k=60)].index("p") for legs in (plain, seen)]
    assert place == [49, 10]
    # With the usual constant 1/11 + 1/35 = .119: behind m05 with 1/16 + 1/17 = .121.
    assert [hit.id for hit in fuse(list(seen))].index("p") == 6


def test_a_leg_that_a_document_could_have_been_in_imputes_nothing():
    [a, _] = fuse([ranking("text-caption", "a"), ranking("text-image", "b")])
    assert set(a.legs) == {"text-caption"}


def test_a_weight_of_zero_drops_the_leg():
    fused = fuse([ranking("text-bm25", "a", unseen="b"), ranking("text-image", "b")], weights={"text-bm25": 0})
    assert [(hit.id, set(hit.legs)) for hit in fused] == [("b", {"text-image"})]


@pytest.mark.parametrize("weight", [-1, math.nan, math.inf, "1", True])
def test_a_weight_that_makes_no_sense_is_refused(weight):
    with pytest.raises(InvalidQuery, match="the weight of text-bm25"):
        fuse([ranking("text-bm25", "a")], weights={"text-bm25": weight})


def test_two_rankings_of_one_leg_are_refused():
    with pytest.raises(InvalidQuery, match="of one leg"):
        fuse([ranking("text-image", "a"), ranking("text-image", "b")])


def test_a_weight_for_an_unknown_leg_is_refused():
    with pytest.raises(InvalidQuery, match="no leg 'words'"):
        fuse([], weights={"words": 1})  # type: ignore[dict-item]


@pytest.mark.parametrize("k", [-1, math.nan, math.inf])
def test_a_constant_that_makes_no_sense_is_refused(k):
    with pytest.raises(InvalidQuery, match="constant k"):
        fuse([], k=k)


def test_nothing_to_fuse_is_an_empty_answer():
    assert fuse([]) == []
    assert fuse([ranking("text-bm25")]) == []


@given(rankings)
def test_the_order_of_the_legs_never_matters(legs):
    assert fuse(legs[::-1]) == fuse(legs)


@given(rankings)
def test_an_empty_leg_is_harmless_and_imputes_nothing(legs):
    assert fuse([*legs, Ranking("both-image", unseen=frozenset("abc"))]) == fuse(legs)


@given(rankings, st.integers(0, 3), st.integers(1, 3))
def test_a_better_rank_never_lowers_a_score(legs, which, place):
    chosen = legs[which % len(legs)]
    id_ = chosen.ids[place]
    moved = [*chosen.ids[: place - 1], id_, chosen.ids[place - 1], *chosen.ids[place + 1 :]]
    better = [ranking(leg.leg, *moved) if leg is chosen else leg for leg in legs]
    score = {hit.id: hit.score for hit in fuse(legs)}
    assert {hit.id: hit.score for hit in fuse(better)}[id_] > score[id_]


@given(rankings, st.sets(st.sampled_from("abcdef")))
def test_the_legs_always_add_up_to_the_score(legs, unseen):
    blind = [Ranking(r.leg, r.ids, r.scores, frozenset(unseen) - set(r.ids)) for r in legs]
    for hit in fuse(blind, k=7, weights={"text-image": 0.3}):
        weights = {**DEFAULT_WEIGHTS, "text-image": 0.3}
        assert hit.score == pytest.approx(sum(weights[leg] / (7 + p.rank) for leg, p in hit.legs.items()), abs=1e-12)


@given(rankings)
def test_a_tally_knows_for_every_document_what_its_hit_says(legs):
    blind = [*legs, ranking("both-image", "z", unseen="abc")]
    fused = tally(blind, k=7, depth=4)
    told = fused.places(fused.ids)
    assert [(id_, fused.scores[id_], told[id_]) for id_ in fused.ids] == [
        (hit.id, hit.score, hit.legs) for hit in fuse(blind, k=7, depth=4)
    ]
    for id_ in fused.ids:
        places = told[id_].items()
        assert fused.scores[id_] == math.fsum(DEFAULT_WEIGHTS[leg] / (7 + place.rank) for leg, place in places)
        for leg, place in places:
            seen = next(each for each in blind if each.leg == leg)
            assert place.imputed == (id_ in seen.unseen)
            assert place.imputed or (seen.ids[place.rank - 1], seen.scores[place.rank - 1]) == (id_, place.score)
