"""A document as OpenSearch stores it, and back; and filters, which ask for what is stored."""

import json
import math

import numpy as np
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.errors import InvalidDocuments, InvalidQuery
from search.indexes.incoming import checked
from search.indexes.opensearch.entries import (
    HAS_CAPTION,
    HAS_IMAGE,
    HAS_WORDS,
    LONGEST_KEY,
    average,
    document_of,
    entries,
    key_of,
    number_term,
    read,
    value_term,
)
from search.indexes.opensearch.filters import MOST_VALUES, clauses
from search.indexes.opensearch.mapping import LONGEST_TERM, SHOWN, About, body
from search.nouns import Document
from search.settings import Settings
from tests.contract.shelf import NONE, SHELF, X, Y, vectors

ABOUT = About("x", 3)
numbers = st.floats(allow_nan=False, allow_infinity=False)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
documents = st.builds(
    Document,
    id=texts.filter(lambda text: bool(text) and "\0" not in text),
    caption=texts,
    fields=st.dictionaries(texts.filter(lambda text: bool(text) and "\0" not in text), texts, max_size=4),
    image=st.none() | texts.filter(bool),
    source=texts,
    image_digest=st.none() | texts.filter(bool),
)


def stored(document: Document, image=NONE, caption=NONE, about: About = ABOUT):
    """The entry as the server gives it back."""
    incoming = checked([document], vectors(image), vectors(caption), None, dimension=3)
    (entry,) = entries(incoming, about)
    return json.loads(orjson.dumps(entry, option=orjson.OPT_SERIALIZE_NUMPY))


@given(documents)
def test_a_document_comes_back_as_it_was(document):
    entry = stored(document)
    assert document_of(entry) == document
    assert document_of({name: entry[name] for name in SHOWN if name in entry}) == document


@given(documents)
def test_nothing_is_stored_that_the_mapping_does_not_name(document):
    about = About("x", 3, language="english", average=True)
    known = body(about, Settings())["mappings"]["properties"]
    assert stored(document, X, Y, about).keys() <= known.keys()


def test_an_entry_says_what_the_document_can_be_found_by():
    found = {document.id: stored(document, image, caption)["has"] for document, image, caption in SHELF}
    everything = HAS_IMAGE | HAS_CAPTION | HAS_WORDS
    assert found == {
        "a": everything,
        "b": everything,
        "c": everything,
        "d": HAS_IMAGE,
        "e": HAS_CAPTION | HAS_WORDS,
        "f": HAS_WORDS,
    }


def test_vectors_are_stored_with_length_one():
    entry = stored(Document("a"), (3.0, 4.0, 0.0), (0.0, 0.0, -2.0))
    assert entry["image_vector"] == pytest.approx([0.6, 0.8, 0.0])
    assert entry["caption_vector"] == [0.0, 0.0, -1.0]
    assert read(entry["image_bytes"]).tolist() == np.array([0.6, 0.8, 0.0], np.float32).tolist()
    assert read(entry["caption_bytes"]).tolist() == [0.0, 0.0, -1.0]
    assert "average_vector" not in entry
    assert "image_bytes" not in stored(Document("a"), NONE, X)
    assert "image_vector" not in stored(Document("a"), NONE, X)


def test_an_average_is_the_normalised_mean_of_the_normalised_vectors():
    entry = stored(Document("a"), (9.0, 0.0, 0.0), (0.0, 1.0, 0.0), About("x", 3, average=True))
    assert entry["average_vector"] == pytest.approx([math.sqrt(0.5), math.sqrt(0.5), 0.0])
    assert average(np.array(X, np.float32), None) is None
    opposite = average(np.array(X, np.float32), -np.array(X, np.float32))
    assert opposite is not None
    assert opposite.tolist() == [0.0, 0.0, 0.0]


def test_words_fields_and_numbers_are_stored_as_terms():
    entry = stored(Document("a", "Red RED dress", {"price": "49.90", "colour": "red"}))
    assert entry["caption_terms"] == "red red dress"
    assert entry["caption_words"] == ["dress", "red"]
    assert entry["field_names"] == ["price", "colour"]
    assert entry["field_values"] == ["price\x0049.90", "colour\x00red"]
    assert entry["field_numbers"] == [number_term("price", 49.9)]


@given(numbers, numbers)
def test_numbers_as_terms_are_in_the_order_of_numbers(one, other):
    left, right = number_term("price", one), number_term("price", other)
    assert (left < right) == (one < other)
    assert (left == right) == (one == other)


@given(numbers)
def test_every_number_lies_between_the_infinities(value):
    assert number_term("p", -math.inf) < number_term("p", value) < number_term("p", math.inf)


def test_zero_has_no_sign():
    assert number_term("p", -0.0) == number_term("p", 0.0)


def test_a_number_of_one_field_is_not_in_the_range_of_another():
    assert not number_term("a", -math.inf) <= number_term("ab", 1.0) <= number_term("a", math.inf)


@given(texts.filter(bool))
def test_a_key_fits_the_server(id_):
    key = key_of(id_ * 40)
    assert len(key.encode()) <= LONGEST_KEY
    assert key == key_of(id_ * 40)


def test_long_ids_have_keys_of_their_own():
    assert key_of("a" * LONGEST_KEY) == "a" * LONGEST_KEY
    keys = {key_of("a" * LONGEST_KEY + end) for end in ("b", "c", "é", "bb")}
    assert len(keys) == 4
    assert all(key.startswith("sha256:") for key in keys)
    assert key_of("é" * LONGEST_KEY).startswith("sha256:")  # it counts bytes


def test_an_id_of_broken_unicode_has_the_key_of_no_document():
    assert key_of("\ud83d").startswith("sha256:")
    assert key_of("\ud83d") != key_of("\ud83e")


def test_what_a_server_could_not_hold_is_refused_before_anything_is_sent():
    assert stored(Document("x" * LONGEST_TERM))["id"] == "x" * LONGEST_TERM
    with pytest.raises(InvalidDocuments, match="longer than the 8,000 bytes"):
        stored(Document("é" * (LONGEST_TERM // 2 + 1)))
    with pytest.raises(InvalidDocuments, match="'a' has a field with a NUL"):
        stored(Document("a", fields={"pri\0ce": "1"}))


def test_filters_ask_for_terms_and_ranges_of_terms():
    assert clauses(None) == clauses({}) == []
    assert clauses({"colour": ["red", "blue"], "price": (10, None)}) == [
        {"terms": {"field_values": [value_term("colour", "red"), value_term("colour", "blue")]}},
        {"range": {"field_numbers": {"gte": number_term("price", 10.0), "lte": number_term("price", math.inf)}}},
    ]


def test_a_value_that_is_a_number_is_also_asked_for_as_one():
    (clause,) = clauses({"price": "20"})
    assert clause["bool"]["should"] == [
        {"terms": {"field_values": ["price\x0020"]}},
        {"terms": {"field_numbers": [number_term("price", 20.0)]}},
    ]


def test_more_values_than_a_server_takes_are_refused():
    clauses({"a": [str(number) for number in range(MOST_VALUES)]})
    with pytest.raises(InvalidQuery, match="more than 10,000 values"):
        clauses({"a": [str(number) for number in range(MOST_VALUES)], "b": ["1"]})
