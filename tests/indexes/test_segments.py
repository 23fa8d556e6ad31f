"""A segment answers as the memory does: the same hits, scores and ties, whatever came or went since it was made."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from search.errors import IndexNotFound
from search.indexes.embedded import drop, open_existing
from search.indexes.embedded.filters import Filter
from search.indexes.embedded.index import EmbeddedIndex
from search.nouns import Document
from tests.indexes.stock import SIZE, change, everything, segments_in, store

pytestmark = pytest.mark.usefixtures("both_ways")


def segment_of(index: EmbeddedIndex) -> Path:
    (found,) = segments_in(index.folder)
    return found


def test_a_segment_answers_as_the_memory_does(mapped: EmbeddedIndex, memory: EmbeddedIndex) -> None:
    assert everything(mapped) == everything(memory)
    snapshot = mapped._following._shown[1]
    assert snapshot is not None
    assert snapshot.start == SIZE


def test_vectors_in_lists_are_all_found_when_all_are_asked_for(listed: EmbeddedIndex, memory: EmbeddedIndex) -> None:
    assert everything(listed)[1::2] == everything(memory)[1::2]
    for index in (listed, memory):
        index.remove([f"{i:04}" for i in range(40, 55)])
    assert everything(listed)[1::2] == everything(memory)[1::2]


def test_what_came_and_went_since_is_seen_at_once(mapped: EmbeddedIndex, memory: EmbeddedIndex) -> None:
    everything(mapped)
    for index in (mapped, memory):
        change(index)
    assert everything(mapped) == everything(memory)


def test_a_segment_is_made_again_when_a_tenth_has_changed(mapped: EmbeddedIndex, memory: EmbeddedIndex) -> None:
    before = segment_of(mapped)
    for index in (mapped, memory):
        change(index)
    mapped.optimize()
    assert segment_of(mapped) != before
    snapshot = mapped._following._shown[1]
    assert snapshot is not None
    assert snapshot.start == SIZE + 5
    assert everything(mapped) == everything(memory)


def test_vectors_with_gaps_between_them_are_written_in_stretches(
    mapped: EmbeddedIndex, memory: EmbeddedIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.indexes.embedded.gathering.AT_ONCE", 7)
    bare = [Document(f"bare {i:03}", caption="nothing to see") for i in range(200)]
    for index in (mapped, memory):
        index.add(bare, image_vectors=None, caption_vectors=None)
        store(index, SIZE, SIZE + 20)
    mapped.optimize()
    snapshot = mapped._following.state(frozenset({"image"}), Filter())[0]
    assert snapshot.start == SIZE + 220
    assert everything(mapped) == everything(memory)


def test_little_change_keeps_the_segment(mapped: EmbeddedIndex) -> None:
    before = segment_of(mapped)
    store(mapped, SIZE, SIZE + 20)
    mapped.optimize()
    assert segment_of(mapped) == before


def test_another_process_goes_over_to_a_new_segment(mapped: EmbeddedIndex, memory: EmbeddedIndex) -> None:
    with closing(open_existing(mapped.folder)) as other:
        everything(other)
        for index in (mapped, memory):
            change(index)
        mapped.optimize()
        assert everything(other) == everything(memory)
        snapshot = other._following._shown[1]
        assert snapshot is not None
        assert snapshot.start == SIZE + 5


@pytest.mark.parametrize("name", ["image.vectors", "postings.places", "manifest.json", "ids"])
def test_a_damaged_segment_costs_no_answer_and_is_made_again(
    mapped: EmbeddedIndex, memory: EmbeddedIndex, name: str
) -> None:
    broken = segment_of(mapped)
    mapped.close()
    (broken / name).write_bytes(b"short")
    with closing(open_existing(mapped.folder)) as again:
        assert everything(again) == everything(memory)
        again.optimize()
        assert segment_of(again) != broken
        assert everything(again) == everything(memory)


def test_a_lost_segment_costs_no_answer(mapped: EmbeddedIndex, memory: EmbeddedIndex) -> None:
    mapped.close()
    shutil.rmtree(segment_of(mapped))
    with closing(open_existing(mapped.folder)) as again:
        assert everything(again) == everything(memory)


def test_a_restored_database_never_meets_the_segment_of_another_state(
    mapped: EmbeddedIndex, memory: EmbeddedIndex
) -> None:
    mapped.close()
    database = mapped.folder / "index.db"
    kept = database.read_bytes()
    with closing(open_existing(mapped.folder)) as changed:
        change(changed)
        changed.optimize()
    database.write_bytes(kept)
    with closing(open_existing(mapped.folder)) as restored:
        assert everything(restored) == everything(memory)


def test_verify_names_a_file_that_changed(mapped: EmbeddedIndex) -> None:
    assert mapped.verify() == []
    file = segment_of(mapped) / "image.vectors"
    content = bytearray(file.read_bytes())
    content[100] ^= 1
    file.write_bytes(content)
    (defect,) = mapped.verify()
    assert "image.vectors" in defect


def test_dropping_an_index_leaves_nothing(mapped: EmbeddedIndex) -> None:
    mapped.close()
    drop(mapped.folder)
    assert not mapped.folder.exists()
    with pytest.raises(IndexNotFound):
        open_existing(mapped.folder)


def test_a_search_that_finds_much_that_is_new_has_a_segment_made(mapped: EmbeddedIndex, memory: EmbeddedIndex) -> None:
    before = segment_of(mapped)
    for index in (mapped, memory):
        change(index)
    everything(mapped)
    making = mapped._derived._making
    assert making is not None
    making.join()
    assert segment_of(mapped) != before
    assert everything(mapped) == everything(memory)
