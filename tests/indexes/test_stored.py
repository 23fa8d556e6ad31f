"""Vectors by id are the same from a segment's files as from the database, whatever came or went since."""

import numpy as np

from search.indexes.embedded.gathering import FIELDS
from search.indexes.embedded.index import EmbeddedIndex
from tests.indexes.stock import SIZE, change, segments_in

IDS = [f"{i:04}" for i in range(SIZE + 30)][::-1]  # the last ones do not exist, nor will they


def same(mapped: EmbeddedIndex, memory: EmbeddedIndex) -> bool:
    pairs = [(mapped.vectors(IDS, field), memory.vectors(IDS, field)) for field in FIELDS]
    return all(ours.dtype == np.float32 and np.array_equal(ours, theirs, equal_nan=True) for ours, theirs in pairs)


def test_vectors_are_those_of_the_database(mapped: EmbeddedIndex, memory: EmbeddedIndex) -> None:
    assert mapped.info().segment is not None
    assert same(mapped, memory)
    found = mapped.vectors(IDS, "image")
    assert np.isnan(found[:30]).all()
    assert 0 < np.isnan(found[30:]).all(axis=1).sum() < SIZE, "some have a picture, some have none"


def test_what_came_or_went_since_is_read_as_it_is_now(mapped: EmbeddedIndex, memory: EmbeddedIndex) -> None:
    before = mapped.vectors(IDS, "image")
    for index in (mapped, memory):
        change(index)
    assert same(mapped, memory)
    assert not np.array_equal(before, mapped.vectors(IDS, "image"), equal_nan=True)


def test_a_damaged_file_gives_no_wrong_vector(mapped: EmbeddedIndex, memory: EmbeddedIndex) -> None:
    (folder,) = segments_in(mapped.folder)
    file = folder / "image.vectors"
    content = bytearray(file.read_bytes())
    content[: len(content) // 2] = bytes(7 for _ in range(len(content) // 2))
    with file.open("r+b") as stream:  # the same file, as a failing disk would have it
        stream.write(content)
    assert same(mapped, memory)


def test_no_ids_give_no_rows(mapped: EmbeddedIndex) -> None:
    assert mapped.vectors([], "caption").shape == (0, mapped.dimension)
