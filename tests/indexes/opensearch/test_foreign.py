"""What a real server holds that is not ours, and what it takes of ours: settings, and what is very long."""

import urllib.error
from collections.abc import Callable
from contextlib import suppress

import numpy as np
import pytest

from search.errors import IndexMismatch, IndexNotFound, InvalidInput
from search.indexes import create_index, drop_index, open_index
from search.indexes.opensearch import OpenSearchIndex
from search.indexes.opensearch.entries import LONGEST_KEY
from search.indexes.opensearch.legs import MOST_WORDS
from search.indexes.opensearch.mapping import COMPRESSIONS, LONGEST_TERM, MARK, SCHEMA, WRITE
from search.indexes.opensearch.writing import carry_out, put
from search.nouns import LONGEST_TEXT, Document, Leg
from tests.contract.shelf import X, fill, vectors, webp, worded
from tests.indexes.opensearch.shop import FINGERPRINT, made, searches
from tests.opensearch_server import Server

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("quiet")]


def by_hand(opensearch: Server, name: str, how: str) -> str:
    """An index that Triptych did not make: under the name, with the name as its alias, or where thumbnails would be."""
    real = {"index": name, "alias": f"{name}-by-hand", "media": f"{name}--media"}[how]
    aliases: dict[str, object] = {"aliases": {name: {}}} if how == "alias" else {}
    opensearch.request("PUT", f"/{real}", {"settings": {"number_of_replicas": 0}, **aliases})
    opensearch.request("PUT", f"/{real}/_doc/1?refresh=true", {"mine": "and precious"})
    return real


@pytest.mark.parametrize("how", ["index", "alias", "media"])
def test_an_index_made_by_hand_is_left_alone(opensearch, name, how):
    real, where = by_hand(opensearch, name, how), opensearch.address(name)
    for call in (open_index, made, drop_index):
        with pytest.raises(
            IndexMismatch, match=rf"'{real}' on 127\.0\.0\.1:\d+ is an index that Triptych did not make"
        ):
            call(where)
    assert opensearch.request("GET", f"/{real}/_doc/1")["_source"] == {"mine": "and precious"}
    assert set(opensearch.request("GET", f"/{name}*")) == {real}
    opensearch.request("DELETE", f"/{real}")


def test_a_newer_layout_is_refused_and_left_alone(opensearch, name, shop):
    newer = {MARK: {"schema": SCHEMA + 1, "what": "nobody knows yet"}}
    opensearch.request("PUT", f"/{shop.build}/_mapping", {"_meta": newer})
    where = opensearch.address(name)
    for call in (open_index, made, drop_index):
        with pytest.raises(IndexMismatch, match=f"has layout {SCHEMA + 1}, this program reads {SCHEMA}"):
            call(where)
    assert opensearch.request("GET", f"/{shop.build}/_mapping")[shop.build]["mappings"]["_meta"] == newer


def test_an_index_of_another_encoder_is_refused_with_both_named(opensearch, name, shop):
    where = opensearch.address(name)
    calls: list[Callable[[], object]] = [
        lambda: open_index(where, fingerprint="another"),
        lambda: create_index(where, dimension=3, fingerprint="another"),
    ]
    for call in calls:
        with pytest.raises(IndexMismatch, match=rf"{FINGERPRINT} \(by-hand\), not with another"):
            call()
    with pytest.raises(IndexMismatch, match="vectors of 3 numbers, these have 4"):
        create_index(where, dimension=4, fingerprint=FINGERPRINT)
    searches(shop)


def test_an_index_that_is_dropped_under_a_writer_is_not_made_up_by_the_server(opensearch, name, shop):
    where = opensearch.address(name)
    drop_index(where)
    calls: list[Callable[[], object]] = [
        lambda: fill(shop),
        lambda: shop.add([Document("g")], image_vectors=None, caption_vectors=None, thumbnails=[webp()]),
        lambda: shop.remove(["a"]),
        lambda: shop.keep_setting("a", 1),
        lambda: worded(shop, "dress"),
        lambda: shop.get("a"),
        lambda: open_index(where),
        lambda: drop_index(where),
        # As after a drop in the very moment between a look at whether the index is there and the write.
        lambda: carry_out(shop.connection, [put(shop.build + WRITE, "a", {"id": "a"})]),
        lambda: carry_out(shop.connection, [put(f"{name}--media{WRITE}", "a", {"id": "a"})]),
    ]
    for call in calls:
        with pytest.raises(IndexNotFound):
            call()
    with suppress(urllib.error.HTTPError):  # 404 is as good
        assert opensearch.request("GET", f"/{name}*?expand_wildcards=all") == {}


def test_an_analyzer_that_the_server_does_not_know_is_named(opensearch, name, monkeypatch):
    monkeypatch.setenv("TRIPTYCH_OPENSEARCH_LANGUAGE", "klingon")
    with pytest.raises(InvalidInput, match="klingon"):
        made(opensearch.address(name))
    with pytest.raises(IndexNotFound):
        open_index(opensearch.address(name))


@pytest.mark.parametrize("level", COMPRESSIONS)
def test_vectors_on_disk_are_asked_for_as_the_server_takes_it(opensearch, name, monkeypatch, level):
    monkeypatch.setenv("TRIPTYCH_OPENSEARCH_ON_DISK", level)
    index = create_index(opensearch.address(name), dimension=16, fingerprint=FINGERPRINT)
    assert isinstance(index, OpenSearchIndex)
    described = opensearch.request("GET", f"/{index.build}/_mapping")[index.build]["mappings"]["properties"]
    assert described["image_vector"]["compression_level"] == level
    index.close()


def test_ids_longer_than_a_servers_keys_are_ids_like_others(shop):
    ids = ["é" * LONGEST_KEY + end for end in ("x", "y")] + ["z" * LONGEST_TERM]
    documents = [Document(id_, "an unmistakable jumper") for id_ in ids]
    shop.add(documents, image_vectors=vectors(X, X, X), caption_vectors=None, thumbnails=[webp()] * 3)
    assert shop.get(ids) == dict(zip(ids, documents, strict=True))
    assert worded(shop, "jumper").ids == tuple(sorted(ids))
    assert set(shop.thumbnails(ids)) == set(ids)
    assert shop.vectors(ids, "image").tolist() == [list(X)] * 3
    assert [document.id for document in shop.browse(after="f", size=5)] == sorted(ids)
    assert shop.remove(ids[:2]) == 2
    assert worded(shop, "jumper").ids == (ids[2],)


def test_the_longest_queries_are_answered(shop):
    many = " ".join(f"w{number}" for number in range(2 * MOST_WORDS))
    assert worded(shop, f"dress {many}").ids == ("a", "b")
    assert worded(shop, many).ids == ()
    letters = "".join(chr(0x4E00 + number) for number in range(LONGEST_TEXT - 6))  # as many words
    assert worded(shop, f"dress {letters}").ids == ("a", "b")
    assert worded(shop, "dress " * (LONGEST_TEXT // 6)).ids == ("a", "b")
    assert worded(shop, "x" * LONGEST_TEXT).ids == ()


def test_the_longest_queries_are_answered_by_a_servers_own_analyzer_too(opensearch, name, monkeypatch):
    monkeypatch.setenv("TRIPTYCH_OPENSEARCH_LANGUAGE", "english")
    index = made(opensearch.address(name))
    fill(index)
    assert worded(index, "dresses").ids == ("a", "b")
    assert worded(index, "dresses " + " ".join(f"w{number}" for number in range(2 * MOST_WORDS))).ids == ("a", "b")
    letters = "".join(chr(0x4E00 + number) for number in range(LONGEST_TEXT - 8))
    assert worded(index, f"dresses {letters}").ids == ("a", "b")
    index.close()


def test_a_leg_asks_for_as_many_hits_as_a_server_gives(shop):
    legs = [Leg("text-bm25", text="dress"), Leg("text-image", vector=np.array(X, np.float32))]
    words, picture = shop.retrieve(legs, depth=1_000_000)
    assert (words.ids, picture.ids[0]) == (("a", "b"), "a")
