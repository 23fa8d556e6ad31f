import random

import pytest

from search.fusion import DEFAULT_WEIGHTS, fuse
from search.nouns import LegName, Ranking
from search.otherwise import WhatIf, otherwise

TEXT: tuple[LegName, ...] = ("text-bm25", "text-caption", "text-image")
IMAGE: tuple[LegName, ...] = ("image-image", "image-caption")


def ranking(leg: LegName, ids: str, unseen: str = "") -> Ranking:
    scores = tuple(1 - place / 100 for place in range(len(ids)))
    return Ranking(leg, tuple(ids), scores, unseen=frozenset(unseen))


def asked(*rankings: Ranking, **how: object) -> dict[str, dict[str, int]]:
    settings = {"weights": DEFAULT_WEIGHTS, "k": 60, "depth": 50, **how}
    return otherwise(rankings, **settings)  # type: ignore[arg-type]


def order(ranks: dict[str, int]) -> str:
    return "".join(sorted(ranks, key=ranks.__getitem__))


def test_without_the_picture_the_words_alone_decide_and_the_other_way_round():
    ranks = asked(ranking("text-bm25", "ab"), ranking("image-image", "cb"), ranking("both-image", "ac"))
    assert ranks == {"text": {"c": 1, "b": 2}, "image": {"a": 1, "b": 2}}


def test_with_words_alone_a_side_of_the_documents_can_go_unlooked_at():
    ranks = asked(ranking("text-bm25", "ab"), ranking("text-caption", "ba"), ranking("text-image", "cb"))
    assert ranks == {"caption": {"c": 1, "b": 2}, "picture": {"b": 1, "a": 2}}


def test_with_a_picture_alone_likewise_unless_the_captions_were_asked_only_where_there_is_no_picture():
    legs = ranking("image-image", "ab", unseen="t"), ranking("image-caption", "t", unseen="ab")
    assert asked(*legs) == {"caption": {"a": 1, "b": 2}, "picture": {"t": 1}}
    assert asked(*legs, elsewhere={"image-caption"}) == {}


@pytest.mark.parametrize("legs", [("text-bm25",), ("both-image",), ("text-average",), ("text-bm25", "text-caption")])
def test_what_leaves_no_leg_or_every_leg_is_no_question(legs):
    ranks = asked(*(ranking(leg, "ab") for leg in legs))
    assert ranks == {}


def test_no_votes_no_answers():
    assert asked() == {}


def test_what_is_unwanted_stays_behind():
    ranks = asked(ranking("text-bm25", "abc"), ranking("image-image", "cba"), behind={"a"})
    assert order(ranks["image"]) == "bca"


@pytest.mark.parametrize("seed", range(40))
def test_it_is_the_very_order_that_fusing_the_other_legs_gives(seed):
    """With documents that legs cannot see, weights, ties and any depth."""
    dice = random.Random(seed)
    documents = "abcdefghijklmnop"
    captionless, pictureless = set(dice.sample(documents, 3)), set(dice.sample(documents, 3))
    depth, k = dice.choice((4, 10, 50)), dice.choice((0, 10, 60))
    weights = {**DEFAULT_WEIGHTS, "text-image": 0.7, "both-image": 2.0}
    rankings = []
    for leg in (*TEXT, *IMAGE, "both-image"):
        unseen = captionless if leg in ("text-bm25", "text-caption", "image-caption") else pictureless
        seen = [each for each in documents if each not in unseen]
        rankings.append(ranking(leg, "".join(dice.sample(seen, min(depth, len(seen)))), unseen="".join(unseen)))
    told = asked(*rankings, weights=weights, k=k, depth=depth)
    for part, left in (("text", IMAGE), ("image", TEXT)):
        again = fuse([each for each in rankings if each.leg in left], weights=weights, k=k, depth=depth)
        assert order(told[part]) == "".join(hit.id for hit in again)
        assert sorted(told[part].values()) == list(range(1, len(again) + 1))
    alone = [each for each in rankings if each.leg in TEXT]
    again = fuse([each for each in alone if each.leg == "text-image"], weights=weights, k=k, depth=depth)
    assert order(asked(*alone, weights=weights, k=k, depth=depth)["caption"]) == "".join(hit.id for hit in again)


def test_a_hit_reads_its_own_line_of_what_is_worked_out_once_for_all():
    rankings = ranking("text-bm25", "ab"), ranking("image-image", "cb"), ranking("both-image", "ac")
    answer = WhatIf(rankings, DEFAULT_WEIGHTS, k=60, depth=50, behind={"b"})
    assert answer.of("a") == {"text": None, "image": 1}
    assert answer.of("b") == {"text": 2, "image": 2}
    assert answer.of("gone") == {"text": None, "image": None}
    assert answer.ranks is answer.ranks
    assert repr(answer.of("a")) == "{'text': None, 'image': 1}"


def test_where_nothing_can_be_missing_a_hit_has_nothing_to_read():
    answer = WhatIf([ranking("text-bm25", "ab")], DEFAULT_WEIGHTS, k=60, depth=50)
    assert answer.of("a") == {}
    assert not answer.of("a")
