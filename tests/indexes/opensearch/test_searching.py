"""A query whose request, or one of whose legs, fails: degraded where that is an honest answer, else a clear error."""

import numpy as np
import pytest

from search.errors import IndexNotFound, InvalidInput, InvalidQuery, Unavailable
from search.nouns import Leg
from tests.contract.shelf import X
from tests.indexes.opensearch.small_server import BUILD, Reply, failed, found, responses

pytestmark = pytest.mark.usefixtures("quiet", "hasty")

MSEARCH = "POST /_msearch"
LEGS = [Leg("text-bm25", text="red"), Leg("text-image", vector=np.array(X, np.float32))]


def test_a_leg_that_fails_for_a_moment_alone_is_asked_again(server, index):
    server.answers[MSEARCH] = [responses(found("a"), failed(503)), responses(found("b"))]
    words, picture = index.retrieve(LEGS, depth=10)
    assert (words.ids, picture.ids) == (("a",), ("b",))
    assert (words.failed, picture.failed) == ("", "")
    first, second = [request.body for request in server.requests if request.line == MSEARCH]
    assert first.count(b"\n") == 4
    assert b"".join(first.splitlines(keepends=True)[2:]).splitlines()[1] == second.splitlines()[1]
    assert second.count(b"\n") == 2


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_leg_that_stays_away_is_named_and_the_others_are_answered(server, index, status):
    server.answers[MSEARCH] = [responses(found("a"), failed(status)), *[responses(failed(status))] * 5]
    words, picture = index.retrieve(LEGS, depth=10)
    assert (words.ids, words.failed) == (("a",), "")
    assert picture.ids == ()
    assert f"as the test says: {status}" in picture.failed
    assert server.asked(MSEARCH) == 3


def test_without_any_leg_there_is_no_answer(server, index):
    server.answers[MSEARCH] = [responses(failed(503), failed(503))]
    with pytest.raises(Unavailable, match=r"a part of the index .* is not there"):
        index.retrieve(LEGS, depth=10)
    server.answers[MSEARCH] = [responses(failed(503))]
    with pytest.raises(Unavailable, match=r"a part of the index .* is not there"):
        index.retrieve(LEGS[:1], depth=10)


@pytest.mark.parametrize(
    ("answer", "kind"), [(failed(400), InvalidInput), (failed(404, "index_not_found_exception"), IndexNotFound)]
)
def test_a_leg_that_cannot_be_right_is_an_error_whatever_the_others_say(server, index, answer, kind):
    server.answers[MSEARCH] = [responses(found("a"), answer)]
    with pytest.raises(kind):
        index.retrieve(LEGS, depth=10)
    assert server.asked(MSEARCH) == 1


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_query_that_is_turned_away_is_asked_again(server, index, status):
    server.answers[MSEARCH] = [Reply(status), Reply(status), responses(found("a"), found("b"))]
    assert [ranking.ids for ranking in index.retrieve(LEGS, depth=10)] == [("a",), ("b",)]
    assert server.asked(MSEARCH) == 3


def test_a_query_that_cannot_be_right_is_asked_once(server, index):
    server.answers[MSEARCH] = [Reply(400)]
    with pytest.raises(InvalidInput, match="refused the request: as the test says: 400"):
        index.retrieve(LEGS, depth=10)
    assert server.asked(MSEARCH) == 1


def test_what_makes_no_sense_is_not_sent_at_all(server, index):
    with pytest.raises(InvalidQuery):
        index.retrieve(LEGS, depth=0)
    with pytest.raises(InvalidQuery):
        index.retrieve([Leg("text-image", vector=np.ones(4, np.float32))], depth=10)
    with pytest.raises(InvalidQuery, match="half a character"):
        index.retrieve(LEGS, depth=10, where={"colour": "\ud83d"})
    with pytest.raises(InvalidInput, match="Unicode"):
        index.browse(after="\ud83d")
    assert index.retrieve([], depth=10) == []
    assert server.asked(MSEARCH) == 0
    assert server.asked(f"POST /{BUILD}/_search") == 0


@pytest.mark.parametrize(
    ("told", "kind", "said"),
    [
        ({"type": "index_not_found_exception", "reason": "no such index"}, IndexNotFound, "there is no index"),
        ({"type": "no_shard_available_action_exception", "reason": "no shard"}, Unavailable, "a part of the index"),
    ],
)
def test_documents_that_cannot_be_read_are_not_taken_for_absent(server, index, told, kind, said):
    server.answers[f"POST /{BUILD}/_mget"] = [Reply(body={"docs": [{"_id": "a", "error": told}]})]
    with pytest.raises(kind, match=said):
        index.get(["a"])


def test_documents_whose_shard_is_on_its_way_are_read_a_moment_later(server, index):
    away = {"_id": "a", "error": {"type": "no_shard_available_action_exception", "reason": "no shard"}}
    there = {"_id": "a", "found": True, "_source": {"id": "a"}}
    none = {"_id": "b", "found": False}
    server.answers[f"POST /{BUILD}/_mget"] = [Reply(body={"docs": docs}) for docs in ([away, none], [there, none])]
    assert list(index.get(["a", "b"])) == ["a"]
    assert server.asked(f"POST /{BUILD}/_mget") == 2


def test_a_build_none_of_whose_shards_is_up_has_no_generation(server, index):
    server.answers[f"GET /{BUILD}/_stats/docs"] = [Reply(body={})]
    with pytest.raises(Unavailable, match="no shard is up"):
        index.generation()


def test_a_closed_index_asks_nobody(server, index):
    index.close()
    before = len(server.requests)
    with pytest.raises(Unavailable, match="was closed; open it again"):
        index.retrieve(LEGS, depth=10)
    assert len(server.requests) == before
