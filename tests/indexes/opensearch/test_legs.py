"""Legs as searches of one request, and what comes back as rankings, by hand."""

import json

import numpy as np
import pytest

from search.errors import InvalidQuery
from search.indexes.opensearch import legs
from search.indexes.opensearch.legs import MOST_WORDS, SPARE, rankings, request, search
from search.indexes.opensearch.mapping import LONGEST_TERM, MOST_HITS, About
from search.nouns import LEG_NAMES, Leg
from tests.contract.shelf import X

ABOUT = About("x", 3)
QUERY = np.array(X, np.float32)
RED = {"terms": {"field_values": ["colour\x00red"]}}


def body(leg: Leg, about: About = ABOUT, *, depth: int = 50, neighbours: int = 100, filters=()):
    return search(leg, about, depth=depth, neighbours=neighbours, filters=filters)


def test_a_search_asks_for_nothing_but_score_id_and_what_a_document_has():
    asked = body(Leg("text-bm25", text="red"))
    assert asked["sort"] == ["_score", {"id": "asc"}, {"has": "asc"}]
    assert (asked["_source"], asked["stored_fields"], asked["track_total_hits"]) == (False, "_none_", False)
    assert asked["size"] == 50 + SPARE
    assert body(Leg("text-bm25", text="red"), depth=MOST_HITS)["size"] == MOST_HITS


def test_words_are_counted_and_any_of_them_is_enough():
    asked = body(Leg("text-bm25", text="Red red dress"), filters=[RED])["query"]["bool"]
    assert asked["should"] == [
        {"term": {"caption_terms": {"value": "red", "boost": 2}}},
        {"term": {"caption_terms": {"value": "dress", "boost": 1}}},
    ]
    assert asked["minimum_should_match"] == 1
    assert asked["filter"] == [RED]


def test_a_text_without_words_finds_nothing():
    assert body(Leg("text-bm25", text="?!"))["query"] == {"match_none": {}}
    assert body(Leg("text-bm25", text="x" * (LONGEST_TERM + 1)))["query"] == {"match_none": {}}


def test_more_words_than_a_server_takes_are_cut_at_the_first_thousand():
    text = " ".join(f"w{number}" for number in range(2 * MOST_WORDS))
    asked = body(Leg("text-bm25", text=text))["query"]["bool"]["should"]
    assert [clause["term"]["caption_terms"]["value"] for clause in asked] == [f"w{n}" for n in range(MOST_WORDS)]


def test_a_language_is_the_servers_to_analyse():
    asked = body(Leg("text-bm25", text="running shoes"), About("x", 3, language="english"), filters=[RED])
    assert asked["query"]["bool"] == {"must": {"match": {"caption_analysed": "running shoes"}}, "filter": [RED]}
    many = " ".join(f"W{number}" for number in range(MOST_WORDS + 1))
    asked = body(Leg("text-bm25", text=many), About("x", 3, language="english"))
    kept = asked["query"]["bool"]["must"]["match"]["caption_analysed"].split()
    assert kept == [f"w{number}" for number in range(MOST_WORDS)]


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("text-caption", "caption_vector"),
        ("image-caption", "caption_vector"),
        ("text-image", "image_vector"),
        ("image-image", "image_vector"),
        ("both-image", "image_vector"),
        ("text-average", "average_vector"),
        ("image-average", "average_vector"),
    ],
)
def test_each_leg_looks_in_its_field_and_filters_while_it_looks(name, field):
    near = body(Leg(name, vector=QUERY), About("x", 3, average=True), filters=[RED])["query"]["knn"][field]
    assert near["vector"].tolist() == list(X)
    assert near["k"] == 100
    assert near["filter"] == {"bool": {"filter": [RED]}}
    assert "filter" not in body(Leg(name, vector=QUERY), About("x", 3, average=True))["query"]["knn"][field]


def test_every_leg_has_its_view():
    assert set(legs.VIEWS) == set(LEG_NAMES)


def test_a_leg_considers_more_vectors_than_it_gives_hits():
    def considered(depth: int, neighbours: int) -> int:
        asked = body(Leg("text-image", vector=QUERY), depth=depth, neighbours=neighbours)
        return int(asked["query"]["knn"]["image_vector"]["k"])

    assert considered(50, 100) == 100
    assert considered(500, 100) == 500 + SPARE
    assert considered(50, MOST_HITS) == MOST_HITS
    assert considered(MOST_HITS, 100) == MOST_HITS


def test_a_leg_for_documents_without_a_picture_asks_for_those():
    near = body(Leg("image-caption", vector=QUERY, only_without_image=True))["query"]["knn"]["caption_vector"]
    assert near["filter"] == {"bool": {"filter": [{"terms": {"has": [0, 2, 4, 6]}}]}}


def test_average_vectors_that_are_not_there_are_asked_for_in_vain():
    with pytest.raises(InvalidQuery, match="TRIPTYCH_OPENSEARCH_AVERAGE=1"):
        body(Leg("text-average", vector=QUERY))


def lines(*bodies, shards: int = 1):
    return [json.loads(line) for line in request(bodies, "build", shards=shards).splitlines()]


def test_all_legs_go_in_one_request_that_asks_for_whole_answers():
    one, other = body(Leg("text-bm25", text="red")), body(Leg("text-image", vector=QUERY))
    head, first, again, second = lines(one, other)
    assert head == again
    assert (head["index"], head["allow_partial_search_results"]) == ("build", False)
    assert "search_type" not in head
    assert first == one
    assert second["query"]["knn"]["image_vector"]["vector"] == list(X)


def test_several_shards_count_words_together():
    assert lines(body(Leg("text-bm25", text="red")), shards=4)[0]["search_type"] == "dfs_query_then_fetch"


def test_a_reload_asks_the_same_copies_and_another_query_maybe_others():
    def preference(text: str) -> str:
        return str(lines(body(Leg("text-bm25", text=text)))[0]["preference"])

    assert preference("red") == preference("red")
    assert preference("red") != preference("blue")
    assert not preference("red").startswith("_")  # such a one would be a command


@pytest.mark.parametrize(
    ("score", "cosine"),
    [(2.0, 1.0), (1.6, 0.6), (1.0, 0.0), (1 / 1.6, -0.6), (0.5, -1.0), (1.60000004, 0.6), (0.9999999, 0.0)],
)
@pytest.mark.parametrize("major", [2, 3])
def test_a_cosine_is_made_from_the_score_of_an_inner_product(score, cosine, major):
    # OpenSearch's documentation of spaces: 1 + d for d >= 0, else 1 / (1 - d).
    (ranking,) = rankings([Leg("text-image", vector=QUERY)], [[[score, "a", 1]]], 10, major=major)
    assert ranking.scores == (cosine,)
    assert str(ranking.scores[0]) != "-0.0"


@pytest.mark.parametrize(("major", "factor"), [(1, 1.0), (2, 1.0), (3, 2.2), (4, 2.2)])
def test_bm25_has_the_constant_factor_that_newer_servers_leave_out(major, factor):
    (ranking,) = rankings([Leg("text-bm25", text="red")], [[[0.5, "a", 4]]], 10, major=major)
    assert ranking.scores == pytest.approx((0.5 * factor,))


def test_ties_go_by_id_also_where_the_server_saw_a_difference_beyond_the_sixth_decimal():
    hits = [[1.50000003, "c", 1], [1.50000002, "b", 1], [1.50000001, "a", 1]]
    (ranking,) = rankings([Leg("text-image", vector=QUERY)], [hits], 2, major=2)
    assert ranking.ids == ("a", "b")


def test_a_leg_names_what_others_found_and_it_cannot_see():
    asked = [Leg("text-bm25", text="red"), Leg("text-image", vector=QUERY), Leg("text-caption", vector=QUERY)]
    found = [[[0.7, "words", 4], [0.5, "all", 7]], [[1.9, "picture", 1], [1.2, "all", 7]], [[1.1, "caption", 2]]]
    words, picture, caption = rankings(asked, found, 10, major=2)
    assert words.unseen == {"picture", "caption"}
    assert picture.unseen == {"words", "caption"}
    assert caption.unseen == {"words", "picture"}


def test_a_leg_that_failed_says_so_and_the_others_stay_as_they_are():
    asked = [Leg("text-bm25", text="red"), Leg("text-image", vector=QUERY)]
    whole = rankings(asked, [[[0.7, "a", 7]], [[1.9, "b", 7]]], 10, major=2)
    words, picture = rankings(asked, [[[0.7, "a", 7]], "its shard is down"], 10, major=2)
    assert words == whole[0]
    assert (picture.ids, picture.failed) == ((), "its shard is down")
    assert words.failed == ""
