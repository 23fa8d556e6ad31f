"""Documents come out of SQLite as texts of JSON: nothing in them is lost or taken for anything else."""

import pytest

from search.indexes.embedded import tables
from search.indexes.embedded.index import EmbeddedIndex
from search.nouns import Document
from tests.contract.shelf import NONE, X, fill, vectors

TEXTS = (
    "",
    "null",
    "[1, 2]",
    '{"a": 1}',
    "1.50",
    'say "no" \\ to \\u0041',
    "line\nbreak\tand \x01 \x7f \u2028",
    "zero \0 in between",
    "💃 \uffff",
    "long " * 5000,
)


@pytest.mark.parametrize("text", TEXTS)
def test_any_text_comes_back_as_it_is(index: EmbeddedIndex, text: str) -> None:
    document = Document("a", text, {"field": text, text or "empty": "value"}, text, text, text)
    index.add([document], image_vectors=vectors(X), caption_vectors=None)
    assert index.get(["a"]) == {"a": document}
    assert index.browse() == [document]


def test_fields_come_in_the_order_in_which_the_index_met_them(index: EmbeddedIndex) -> None:
    index.add([Document("a", fields={"size": "38", "colour": "red"})], image_vectors=None, caption_vectors=None)
    index.add([Document("b", fields={"colour": "blue", "size": "40"})], image_vectors=None, caption_vectors=None)
    assert [list(document.fields) for document in index.get("ab").values()] == [["size", "colour"]] * 2
    assert [list(document.fields) for document in index.browse()] == [["size", "colour"]] * 2


def test_the_moment_changes_with_the_documents_and_with_the_segment(index: EmbeddedIndex) -> None:
    with index._store.glancing() as read:
        moments = [tables.moment(read)]
        fill(index, "a")
        moments.append(tables.moment(read))
        index.keep_setting("segment", {"folder": "another"})
        moments.append(tables.moment(read))
        index.keep_setting("theme", "dark")
        assert tables.moment(read) == moments[-1]
        assert [tables.changed(read, since=moment) for moment in moments] == [True, True, False]
    assert len(set(moments)) == 3


def test_numbers_are_those_of_the_ids_asked_for_and_nobody_s_for_the_unknown(index: EmbeddedIndex) -> None:
    index.add([Document("a"), Document("b")], image_vectors=vectors(X, NONE), caption_vectors=None)
    with index._store.glancing() as read:
        assert tables.numbers(read, ["b", "nobody", "a", "b"]).tolist() == [2, 0, 1, 2]
