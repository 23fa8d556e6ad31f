"""Changes that a server takes in part: what it turned away is sent again, and what it refuses for good is named."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from search.errors import IndexBusy, IndexNotFound, InvalidDocuments, Unavailable
from search.indexes.opensearch import writing
from search.indexes.opensearch.writing import CHUNK, carry_out, forget, put
from search.nouns import Document
from tests.contract.shelf import X, vectors, webp
from tests.indexes.opensearch.small_server import BUILD, Reply, Request, SmallServer

pytestmark = pytest.mark.usefixtures("quiet", "hasty")

BULK = "POST /_bulk"
FLOODED = (
    "blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete]"
)


class Turnstile(SmallServer):
    """Takes what a bulk request holds, except what `turned_away` says, each of it once."""

    def __init__(self) -> None:
        super().__init__()
        self.turned_away: dict[str, list[tuple[int, str, str]]] = {}
        self.stored: Counter[str] = Counter()
        self.bulks: list[list[str]] = []

    def answer(self, request: Request) -> Reply:
        if request.line != BULK or BULK in self.answers:
            return super().answer(request)
        self.requests.append(request)
        actions = [json.loads(line) for line in request.body.decode().splitlines()]
        keys = [(kind, what[kind]["_id"]) for what in actions for kind in ("index", "delete") if set(what) == {kind}]
        self.bulks.append([key for _, key in keys])
        return Reply(body={"errors": True, "items": [{kind: self._taken(key)} for kind, key in keys]})

    def _taken(self, key: str) -> dict[str, Any]:
        if waiting := self.turned_away.get(key):
            status, kind, reason = waiting.pop(0)
            return {"_id": key, "status": status, "error": {"type": kind, "reason": reason}}
        self.stored[key] += 1
        return {"_id": key, "status": 201}


@pytest.fixture
def server():
    with Turnstile() as server:
        yield server


def add(index, ids: Sequence[str], *, thumbnails: Sequence[bytes | None] | None = None) -> None:
    index.add(
        [Document(id_) for id_ in ids],
        image_vectors=vectors(*[X] * len(ids)),
        caption_vectors=None,
        thumbnails=thumbnails or [webp()] * len(ids),
    )


def test_only_what_was_turned_away_is_sent_again(server, index):
    full = (429, "rejected_execution_exception", "the queue is full")
    away = (503, "unavailable_shards_exception", "primary shard is not active")
    server.turned_away = {"b": [full, away, full], "d": [away]}
    actions = [put("shop--write", id_, {"id": id_}) for id_ in "abcde"]
    assert carry_out(index.connection, actions) == [True] * 5
    assert server.bulks == [["a", "b", "c", "d", "e"], ["b", "d"], ["b"], ["b"]]
    assert server.stored == Counter("abcde")


def test_an_add_is_done_when_all_of_it_is(server, index):
    server.turned_away = {"b": [(429, "rejected_execution_exception", "the queue is full")]}
    server.answers["POST /shop--media/_mget"] = [Reply(body={"docs": [{"found": False}]})]
    add(index, "abc", thumbnails=[webp(), None, webp()])
    assert server.stored == Counter("ac" + "abc")  # two thumbnails and three documents


def test_what_is_turned_away_for_too_long_is_counted_and_the_first_named(server, index, monkeypatch):
    monkeypatch.setattr(writing, "PATIENCE", 0.1)
    full = (429, "rejected_execution_exception", "the queue is full")
    server.turned_away = {"b": [full] * 1000, "c": [full] * 1000}
    actions = [put("shop--write", id_, {"id": id_}) for id_ in "abcd"]
    with pytest.raises(Unavailable, match=r"2 of 4 changes were not stored, the first of 'b'.*the queue is full"):
        carry_out(index.connection, actions)
    assert server.stored == Counter("ad")


def test_a_document_that_is_refused_for_good_is_named_and_not_sent_again(server, index):
    server.turned_away = {"b": [(400, "mapper_parsing_exception", "failed to parse field [has]")]}
    with pytest.raises(InvalidDocuments, match=r"the document 'b' was not stored.*failed to parse field \[has\]"):
        carry_out(index.connection, [put("shop--write", id_, {"id": id_}) for id_ in "abc"])
    assert server.bulks == [["a", "b", "c"]]


def test_a_document_with_a_key_of_our_making_is_named_by_its_id(server, index):
    long = "x" * 600
    server.answers[BULK] = [
        Reply(body={"errors": True, "items": [{"index": {"status": 400, "error": {"type": "x", "reason": "no"}}}]})
    ]
    with pytest.raises(InvalidDocuments, match="the document 'xxx"):
        carry_out(index.connection, [put("shop--write", "sha256:1234", {"id": long})])


def test_a_full_disk_is_said_at_once(server, index):
    server.turned_away = {"b": [(429, "cluster_block_exception", FLOODED)] * 9}
    with pytest.raises(Unavailable, match=r"the disk of OpenSearch at .* is nearly full"):
        carry_out(index.connection, [put("shop--write", id_, {"id": id_}) for id_ in "ab"])
    assert len(server.bulks) == 1
    server.turned_away.clear()
    assert carry_out(index.connection, [put("shop--write", id_, {"id": id_}) for id_ in "ab"]) == [True, True]


def test_a_build_that_is_closed_for_writers_is_busy(server, index):
    server.turned_away = {"a": [(403, "cluster_block_exception", "blocked by: [FORBIDDEN/8/index write (api)];")]}
    with pytest.raises(IndexBusy, match="takes no changes"):
        carry_out(index.connection, [put("shop--write", "a", {"id": "a"})])


def test_an_index_that_is_gone_is_not_made_up_again(server, index):
    kind = "index_not_found_exception"
    server.turned_away = {"a": [(404, kind, "no such index [shop--write] and [require_alias] request flag is [true]")]}
    with pytest.raises(IndexNotFound):
        carry_out(index.connection, [put("shop--write", "a", {"id": "a"})])
    assert len(server.bulks) == 1


def test_a_deletion_says_whether_anything_was_there(server, index):
    items = [{"delete": {"status": 200}}, {"delete": {"status": 404, "result": "not_found"}}]
    server.answers[BULK] = [Reply(body={"errors": False, "items": items})]
    assert carry_out(index.connection, [forget("shop--write", "a"), forget("shop--write", "b")]) == [True, False]


@pytest.mark.parametrize("status", [429, 503])
def test_a_whole_request_that_is_turned_away_is_sent_again(server, index, status):
    done = Reply(body={"errors": False, "items": [{"index": {"status": 201}}]})
    server.answers[BULK] = [Reply(status)] * 12 + [done]
    assert carry_out(index.connection, [put("shop--write", "a", {"id": "a"})]) == [True]
    assert server.asked(BULK) == 13


def test_a_request_that_cannot_be_right_is_sent_once(server, index):
    server.answers[BULK] = [Reply(400)]
    with pytest.raises(Exception, match="refused the request: as the test says: 400"):
        carry_out(index.connection, [put("shop--write", "a", {"id": "a"})])
    assert server.asked(BULK) == 1


def test_many_changes_go_in_requests_of_bounded_size(server, index, monkeypatch):
    count = 2 * CHUNK + 1
    actions = [put("shop--write", str(number), {"id": str(number)}) for number in range(count)]
    assert carry_out(index.connection, actions) == [True] * count
    assert [len(bulk) for bulk in server.bulks] == [CHUNK, CHUNK, 1]
    monkeypatch.setattr(writing, "CHUNK_BYTES", 10_000)
    server.bulks.clear()
    carry_out(index.connection, [put("shop--write", id_, {"id": id_, "webp": "x" * 4000}) for id_ in "abcde"])
    assert server.bulks == [["a", "b"], ["c", "d"], ["e"]]


def test_vectors_are_sent_as_the_numbers_that_they_are(server, index):
    row = np.array([0.1, -1 / 3, 0.9], np.float32)
    carry_out(index.connection, [put("shop--write", "a", {"id": "a", "image_vector": row})])
    sent = json.loads(server.requests[-1].body.decode().splitlines()[1])["image_vector"]
    assert np.array(sent, np.float32).tobytes() == row.tobytes()


def test_nothing_is_sent_for_nothing(server, index):
    index.add([], image_vectors=None, caption_vectors=None)
    assert index.remove([]) == 0
    assert server.bulks == []


def test_a_build_that_somebody_else_made_read_only_is_not_waited_for(server, index):
    reason = f"index [{BUILD}] blocked by: [FORBIDDEN/5/index read-only (api)];"
    server.turned_away = {"a": [(403, "cluster_block_exception", reason)] * 99}
    described = server.answers["GET /shop,shop--*"][0].body[BUILD]
    server.answers[f"GET /{BUILD}/_mapping"] = [Reply(body={BUILD: described})]
    with pytest.raises(IndexBusy, match="read-only"):
        add(index, "a")
    assert 1 < len(server.bulks) < 10
