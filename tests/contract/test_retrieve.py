"""Legs find what they should, in the right order; cosines and BM25 scores are done by hand."""

import math

import numpy as np
import pytest

from search.errors import InvalidQuery
from search.indexes import Index
from search.nouns import LEG_NAMES, Document, Leg
from tests.contract.shelf import NONE, X, Y, Z, add, fill, near, vectors, worded


def test_image_legs_rank_by_the_cosine_of_the_image_vectors(index: Index) -> None:
    fill(index)
    for leg in ("text-image", "image-image", "both-image"):
        found = near(index, leg, *Y)
        assert (found.leg, found.ids, found.scores) == (leg, ("c", "b", "a", "d"), (1.0, 0.8, 0.0, -0.8))


def test_caption_legs_rank_by_the_cosine_of_the_caption_vectors(index: Index) -> None:
    fill(index)
    for leg in ("text-caption", "image-caption"):
        found = near(index, leg, *Y)
        assert (found.ids, found.scores) == (("b", "c", "e", "a"), (1.0, 0.6, 0.6, 0.0))


def test_average_legs_rank_by_the_cosine_of_the_normalised_mean_of_both(index: Index) -> None:
    fill(index)
    # a: X + X; b: (.6, .8, 0) + Y = (.6, 1.8, 0) of length √3.6; c: Y + (0, .6, .8) = (0, 1.6, .8) of length √3.2.
    for leg in ("text-average", "image-average"):
        found = near(index, leg, *Y)
        assert found.ids == ("b", "c", "a")
        assert found.scores == pytest.approx((1.8 / math.sqrt(3.6), 1.6 / math.sqrt(3.2), 0), abs=1e-6)


def test_the_mean_of_opposite_vectors_points_nowhere(index: Index) -> None:
    index.add([Document("a"), Document("b")], image_vectors=vectors(X, Y), caption_vectors=vectors((-1, 0, 0), Y))
    assert list(near(index, "text-average", *X)) == [("a", 0.0), ("b", 0.0)]


def test_scores_are_floats_of_python(index: Index) -> None:
    fill(index)
    for ranking in (near(index, "text-image", *X), worded(index, "red")):
        assert {type(score) for score in ranking.scores} == {float}
        assert {type(id_) for id_ in ranking.ids} == {str}


def test_bm25_by_hand(index: Index) -> None:
    fill(index)
    # Five captions have words: 3 + 3 + 4 + 4 + 4 = 18, on average 3.6. Two of them have "dress", once in 3 words.
    idf = math.log(1 + (5 - 2 + 0.5) / (2 + 0.5))
    score = idf * 1 * (1.2 + 1) / (1 + 1.2 * (1 - 0.75 + 0.75 * 3 / 3.6))
    found = worded(index, "dress")
    assert found.ids == ("a", "b")
    assert found.scores == pytest.approx((score, score))
    assert found.scores[0] == found.scores[1]
    # "red": three of five; twice in the 4 words of c, once in 3 of a, once in 4 of e.
    idf = math.log(1 + (5 - 3 + 0.5) / (3 + 0.5))
    long, short = 1.2 * (0.25 + 0.75 * 4 / 3.6), 1.2 * (0.25 + 0.75 * 3 / 3.6)
    found = worded(index, "red")
    assert found.ids == ("c", "a", "e")
    assert found.scores == pytest.approx((idf * 2 * 2.2 / (2 + long), idf * 2.2 / (1 + short), idf * 2.2 / (1 + long)))


def test_bm25_finds_no_document_without_a_matching_word(index: Index) -> None:
    fill(index)
    assert worded(index, "trousers").ids == ()
    assert worded(index, "").ids == ()
    assert worded(index, "?!").ids == ()
    assert worded(index, "LOOK, trousers").ids == ("f",)


def test_bm25_folds_case_and_counts_a_repeated_word_again(index: Index) -> None:
    fill(index)
    once, twice = worded(index, "blue"), worded(index, "BLUE Blue")
    assert once.ids == twice.ids == ("b",)
    assert twice.scores[0] == pytest.approx(2 * once.scores[0])


def test_bm25_counts_additions_at_once_and_removals_at_the_latest_after_optimize(index: Index) -> None:
    fill(index, "ab")
    assert worded(index, "dress").scores[0] == pytest.approx(math.log(1.2) * 2.2 / (1 + 1.2))
    fill(index, "f")
    # Three captions with 3, 3 and 4 words; two have the word.
    norm = 1.2 * (0.25 + 0.75 * 3 / (10 / 3))
    assert worded(index, "dress").scores[0] == pytest.approx(math.log(1 + 1.5 / 2.5) * 2.2 / (1 + norm))
    index.remove(["f", "b"])
    index.optimize()  # a server counts what was removed until it has cleared it away
    found = worded(index, "dress")
    assert found.ids == ("a",)
    assert found.scores == pytest.approx((math.log(1 + 0.5 / 1.5) * 2.2 / (1 + 1.2),))


def test_ties_go_by_id(index: Index) -> None:
    add(index, m=X, z=X, c=Y, a=X)
    found = near(index, "text-image", *X)
    assert list(found) == [("a", 1.0), ("m", 1.0), ("z", 1.0), ("c", 0.0)]


def test_ties_at_the_cut_go_by_id_too(index: Index) -> None:
    ids = [f"{i:03}" for i in range(200)]
    index.add(
        [Document(id_, "the same") for id_ in ids[::-1]],
        image_vectors=vectors(*[(1, 2, 3)] * 200),
        caption_vectors=None,
    )
    add(index, first=(1, 2, 2.9))
    assert near(index, "text-image", 1, 2, 2.9, depth=8).ids == ("first", *ids[:7])
    assert worded(index, "same", depth=5).ids == tuple(ids[:5])


@pytest.mark.parametrize("count", [7, 64, 777])
def test_equal_vectors_have_equal_scores_wherever_they_stand(index: Index, count: int) -> None:
    row = tuple(np.random.default_rng(count).normal(size=3))
    index.add([Document(f"{i:03}") for i in range(count)], image_vectors=vectors(*[row] * count), caption_vectors=None)
    found = near(index, "image-image", *np.random.default_rng(1).normal(size=3), depth=count)
    assert len(set(found.scores)) == 1
    assert list(found.ids) == sorted(found.ids)


def test_a_depth_beyond_the_collection_gives_all_of_it(index: Index) -> None:
    fill(index)
    assert len(near(index, "text-image", *X, depth=1_000_000)) == 4
    assert len(worded(index, "red", depth=1_000_000)) == 3


def test_an_empty_index_finds_nothing(index: Index) -> None:
    legs = [Leg(name, text="red", vector=vectors(X)[0]) for name in LEG_NAMES]
    assert [len(ranking) for ranking in index.retrieve(legs, depth=10)] == [0] * len(legs)
    assert index.retrieve([], depth=10) == []


def test_rankings_come_in_the_order_of_the_legs(index: Index) -> None:
    fill(index)
    names = LEG_NAMES[::-1]
    legs = [Leg(name, text="red", vector=vectors(X)[0]) for name in names]
    assert tuple(ranking.leg for ranking in index.retrieve(legs, depth=3)) == names


def test_the_same_leg_may_ask_twice(index: Index) -> None:
    fill(index)
    first, second = index.retrieve([Leg("text-image", vector=vectors(v)[0]) for v in (X, Y)], depth=1)
    assert (first.ids, second.ids) == (("a",), ("c",))


def test_a_query_vector_is_taken_for_its_direction(index: Index) -> None:
    fill(index)
    assert near(index, "text-image", 0, 5, 0).scores == near(index, "text-image", *Y).scores


def test_unseen_names_what_others_found_and_a_leg_cannot_see(index: Index) -> None:
    fill(index)
    legs = [
        Leg("text-bm25", text="red"),  # finds c, a, e
        Leg("text-image", vector=vectors(Z)[0]),  # sees a, b, c, d
        Leg("text-caption", vector=vectors(Z)[0]),  # sees a, b, c, e
        Leg("text-average", vector=vectors(Z)[0]),  # sees a, b, c
    ]
    words, image, caption, average = index.retrieve(legs, depth=10)
    assert words.unseen == {"d"}
    assert image.unseen == {"e"}
    assert caption.unseen == {"d"}
    assert average.unseen == {"d", "e"}
    # f was found by nobody.


def test_a_leg_cannot_be_blind_to_what_it_found(index: Index) -> None:
    fill(index)
    legs = [Leg(name, text="red dress", vector=vectors(X)[0]) for name in LEG_NAMES]
    for ranking in index.retrieve(legs, depth=2):
        assert not ranking.unseen & set(ranking.ids)


def test_only_without_image_looks_at_texts_alone(index: Index) -> None:
    fill(index)
    legs = [
        Leg("image-image", vector=vectors(X)[0]),
        Leg("image-caption", vector=vectors(X)[0], only_without_image=True),
        Leg("text-bm25", text="red look", only_without_image=True),
    ]
    image, caption, words = index.retrieve(legs, depth=10)
    assert list(caption) == [("e", 0.8)]
    assert words.ids == ("f", "e")
    assert image.unseen == {"e", "f"}
    assert caption.unseen == {"a", "b", "c", "d", "f"}
    assert words.unseen == {"a", "b", "c", "d"}


def test_changes_are_seen_by_the_next_search(index: Index) -> None:
    fill(index, "ab")
    assert near(index, "text-image", *Y).ids == ("b", "a")
    fill(index, "c")
    assert near(index, "text-image", *Y).ids == ("c", "b", "a")
    add(index, b=X)
    assert list(near(index, "text-image", *Y)) == [("c", 1.0), ("a", 0.0), ("b", 0.0)]
    index.remove(["a"])
    assert near(index, "text-image", *Y).ids == ("c", "b")
    assert worded(index, "dress").ids == ()


def test_optimize_changes_no_answer(index: Index) -> None:
    fill(index)
    legs = [Leg(name, text="red dress", vector=vectors(X)[0]) for name in LEG_NAMES]
    before = index.retrieve(legs, depth=3)
    index.optimize()
    assert index.retrieve(legs, depth=3) == before


@pytest.mark.parametrize(
    "leg",
    [
        Leg("text-bm25"),
        Leg("text-image"),
        Leg("text-image", vector=np.ones(4, np.float32)),
        Leg("text-image", vector=np.ones((1, 3), np.float32)),
        Leg("text-image", vector=np.zeros(3, np.float32)),
        Leg("text-image", vector=np.full(3, np.nan, np.float32)),
        Leg("colour", vector=np.ones(3, np.float32)),  # type: ignore[arg-type]
    ],
)
def test_a_leg_that_makes_no_sense_is_refused(index: Index, leg: Leg) -> None:
    with pytest.raises(InvalidQuery):
        index.retrieve([leg], depth=10)


@pytest.mark.parametrize("depth", [0, -1])
def test_a_depth_below_one_is_refused(index: Index, depth: int) -> None:
    with pytest.raises(InvalidQuery, match="depth"):
        index.retrieve([], depth=depth)


def test_documents_without_any_vector_are_found_by_their_words_alone(index: Index) -> None:
    index.add([Document("a", "words"), Document("b", "words")], image_vectors=vectors(NONE, X), caption_vectors=None)
    assert worded(index, "words").ids == ("a", "b")
    assert near(index, "text-image", *X).ids == ("b",)
    assert near(index, "text-caption", *X).ids == ()
