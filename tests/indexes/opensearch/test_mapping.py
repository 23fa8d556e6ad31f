"""How documents lie in OpenSearch: strict fields, one vector field each, and names that cannot be mistaken."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.errors import InvalidInput
from search.indexes.opensearch.mapping import (
    COMPRESSIONS,
    MARK,
    MEDIA,
    SCHEMA,
    WRITE,
    About,
    body,
    build_name,
    build_number,
    media_body,
    media_of,
)
from search.settings import Settings

ABOUT = About("0123456789abcdef", 4, "bundled")

names = st.from_regex(r"[a-z0-9](-?[a-z0-9._]){0,30}", fullmatch=True)


def fields(about: About = ABOUT, **settings):
    return body(about, Settings(**settings))["mappings"]["properties"]


def test_nothing_gets_into_an_index_that_the_mapping_does_not_name():
    for made in (body(ABOUT, Settings()), media_body(Settings())):
        assert made["mappings"]["dynamic"] == "strict"
    assert fields()["fields"] == {"type": "object", "enabled": False}


def test_each_kind_of_vector_has_a_field_of_its_own():
    vector = {
        "type": "knn_vector",
        "dimension": 4,
        "method": {
            "name": "hnsw",
            "engine": "lucene",
            "space_type": "innerproduct",
            "parameters": {"m": 16, "ef_construction": 200},
        },
    }
    assert {name: field for name, field in fields().items() if field["type"] == "knn_vector"} == {
        "image_vector": vector,
        "caption_vector": vector,
    }
    assert body(ABOUT, Settings())["settings"]["index"]["knn"] is True
    finer = fields(opensearch_m=32, opensearch_ef_construction=300)["image_vector"]["method"]["parameters"]
    assert finer == {"m": 32, "ef_construction": 300}


def test_average_vectors_are_stored_where_they_were_asked_for():
    assert "average_vector" not in fields()
    with_average = fields(replace(ABOUT, average=True))
    assert with_average["average_vector"] == with_average["image_vector"]


@pytest.mark.parametrize("level", COMPRESSIONS)
def test_vectors_kept_on_disk_are_asked_for_as_the_server_documents_it(level):
    # OpenSearch's documentation of disk-based vector search: mode, compression level and space beside the type, and no
    # method, so that the server takes the engine that can do it: faiss, and Lucene for 4x.
    assert fields(opensearch_on_disk=level)["image_vector"] == {
        "type": "knn_vector",
        "dimension": 4,
        "space_type": "innerproduct",
        "mode": "on_disk",
        "compression_level": level,
    }


@pytest.mark.parametrize("level", ["1x", "64x", "32", "yes"])
def test_a_compression_that_no_server_knows_is_refused(level):
    with pytest.raises(InvalidInput, match=r"TRIPTYCH_OPENSEARCH_ON_DISK.*2x, 4x, 8x, 16x, 32x"):
        fields(opensearch_on_disk=level)


def test_words_come_ready_made_and_a_language_is_analysed_beside_them():
    made = body(ABOUT, Settings())
    words = made["mappings"]["properties"]["caption_terms"]
    assert (words["type"], words["analyzer"]) == ("text", "spaces")
    assert made["settings"]["analysis"]["analyzer"]["spaces"]["tokenizer"] == "spaces"
    assert made["settings"]["analysis"]["tokenizer"]["spaces"]["type"] == "whitespace"
    assert "caption_analysed" not in fields()
    assert fields(replace(ABOUT, language="german"))["caption_analysed"]["analyzer"] == "german"
    assert fields(replace(ABOUT, language="german"))["caption_terms"] == words


def test_thumbnails_are_stored_and_never_searched():
    assert media_body(Settings())["mappings"]["properties"] == {
        "id": {"type": "keyword", "index": False, "doc_values": False},
        "webp": {"type": "binary"},
    }


def test_shards_and_copies_are_as_the_settings_say():
    for make in (lambda settings: body(ABOUT, settings), media_body):
        index = make(Settings())["settings"]["index"]
        assert (index["number_of_shards"], index["auto_expand_replicas"]) == (1, "0-1")
        index = make(Settings(opensearch_shards=4, opensearch_replicas="2"))["settings"]["index"]
        assert (index["number_of_shards"], index["number_of_replicas"]) == (4, 2)
        assert index["auto_expand_replicas"] is False


@pytest.mark.parametrize("copies", ["-1", "many", "1.5", "", "²"])
def test_copies_that_are_no_number_are_refused(copies):
    with pytest.raises(InvalidInput, match="TRIPTYCH_OPENSEARCH_REPLICAS"):
        body(ABOUT, Settings(opensearch_replicas=copies))


def test_a_build_says_what_it_is():
    about = About("0123456789abcdef", 4, "bundled", language="english", settings={"sources": {"a": "b"}}, frozen_at=1.5)
    kept = json.loads(json.dumps(body(about, Settings())))["mappings"]["_meta"][MARK]
    assert About(**kept) == about
    assert kept["schema"] == SCHEMA
    assert "own_media" not in kept  # which those before it would not know
    own = replace(about, own_media=True)
    assert About(**json.loads(json.dumps(body(own, Settings())))["mappings"]["_meta"][MARK]) == own


@given(names, st.text(min_size=1, max_size=80), st.integers(1, 10**6))
def test_a_builds_name_tells_its_index_and_its_number(name, fingerprint, number):
    build = build_name(name, fingerprint, number)
    assert build_number(name, build) == number
    assert media_of(build) == name + MEDIA
    assert re.fullmatch(r"[a-z0-9._-]+", build)
    assert build_number(name, name + MEDIA) is None
    assert build_number(name, build + WRITE) is None
    assert build_number(name + "x", build) is None
    assert build_number(name, f"other--{build}") is None


def test_a_builds_name_shows_the_fingerprint_where_it_can():
    assert build_name("shop", "0123456789abcdef", 3) == "shop--0123456789ab--0003"
    assert build_name("shop", "My Vectors!", 12345) != build_name("shop", "my vectors!", 12345)
    assert build_name("shop", "My Vectors!", 12345).endswith("--12345")
