"""A segment answers as the memory does: the same hits, scores and ties, whatever came or went since it was made."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from search.errors import IndexNotFound
from search.indexes.embedded import create, drop, open_existing
from search.indexes.embedded.index import EmbeddedIndex
from search.nouns import LEG_NAMES, Document, Leg, Ranking, Vectors
from search.where import Where

SIZE, DIMENSION = 300, 8
COLOURS = ("red", "green", "blue")


def rows(seed: int, count: int, lacking: float) -> Vectors:
    rng = np.random.default_rng(seed)
    found = rng.integers(-2, 3, (count, DIMENSION)).astype(np.float32)  # small numbers: many ties
    found[:, 0] += 3
    found[rng.random(count) < lacking] = np.nan
    return found


def store(index: EmbeddedIndex, first: int, behind: int, seed: int = 0) -> None:
    rng = np.random.default_rng([seed, first])
    count = behind - first
    index.add(
        [
            Document(
                f"{i:04}",
                " ".join(rng.choice(["a", "red", "dress", "größe", "x" * (i % 9 + 1)], rng.integers(0, 6))),
                {"colour": COLOURS[i % 3], "rare": str(i)},
            )
            for i in range(first, behind)
        ],
        image_vectors=rows(seed + first, count, 0.2),
        caption_vectors=rows(seed + first + 1, count, 0.2),
    )


def change(index: EmbeddedIndex) -> None:
    """Some come, some are replaced, some go."""
    store(index, SIZE, SIZE + 20)
    store(index, 10, 20, seed=5)
    index.remove([f"{i:04}" for i in range(40, 55)])


FILTERS: tuple[Where | None, ...] = (None, {"colour": "red"}, {"rare": ["7", "12", "45", "305"]}, {"colour": "no"})


def everything(index: EmbeddedIndex) -> list[list[Ranking]]:
    vector = np.arange(1, DIMENSION + 1, dtype=np.float32)
    legs = [Leg(name, text="a red größe", vector=vector) for name in LEG_NAMES]
    legs.append(Leg("image-caption", vector=vector, only_without_image=True))
    return [index.retrieve(legs, depth=depth, where=where) for where in FILTERS for depth in (5, 1000)]


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[EmbeddedIndex]:
    """The same documents without a segment."""
    index = create(tmp_path / "memory.index", dimension=DIMENSION, fingerprint="by-hand")
    store(index, 0, SIZE)
    yield index
    index.close()


@pytest.fixture
def mapped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, memory: EmbeddedIndex) -> Iterator[EmbeddedIndex]:
    """Documents in a segment."""
    monkeypatch.setenv("TRIPTYCH_MAPPED", "200")
    index = create(tmp_path / "mapped.index", dimension=DIMENSION, fingerprint="by-hand")
    store(index, 0, SIZE)
    index.optimize()
    assert segment_of(index).is_dir()
    yield index
    index.close()


def segment_of(index: EmbeddedIndex) -> Path:
    (found,) = (path for path in index.folder.glob("*-segment-*") if path.is_dir())
    return found


def test_a_segment_answers_as_the_memory_does(mapped: EmbeddedIndex, memory: EmbeddedIndex) -> None:
    assert everything(mapped) == everything(memory)
    snapshot = mapped._shown[1]
    assert snapshot is not None
    assert snapshot.start == SIZE


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
    snapshot = mapped._shown[1]
    assert snapshot is not None
    assert snapshot.start == SIZE + 5
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
        snapshot = other._shown[1]
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
