"""What is held in memory follows SQLite by reading only what is new."""

import numpy as np
import pytest

from search.indexes.embedded.filters import Filter
from search.indexes.embedded.index import EmbeddedIndex
from search.indexes.embedded.memory import Part
from search.nouns import LEG_NAMES, Document, Leg, Ranking
from search.words import words
from tests.contract.shelf import X, Y, add, fill, near, vectors, worded

ALL: frozenset[Part] = frozenset({"image", "caption", "average", "words"})


def everything(index: EmbeddedIndex) -> list[Ranking]:
    legs = [Leg(name, text="number 5 of the words", vector=vectors((1, 2, 3))[0]) for name in LEG_NAMES]
    return index.retrieve(legs, depth=100)


def store(index: EmbeddedIndex, first: int, behind: int) -> None:
    rng = np.random.default_rng(first)
    index.add(
        [Document(f"{i:05}", f"caption number {i % 50} of the words") for i in range(first, behind)],
        image_vectors=rng.normal(size=(behind - first, 3)).astype(np.float32),
        caption_vectors=rng.normal(size=(behind - first, 3)).astype(np.float32),
    )


def test_only_new_captions_are_split_into_words(index: EmbeddedIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    split: list[str] = []

    def watched(text: str) -> list[str]:
        split.append(text)
        return words(text)

    monkeypatch.setattr("search.indexes.embedded.postings.words", watched)
    store(index, 0, 100)
    worded(index, "caption")
    assert len(split) == 100
    store(index, 100, 103)
    index.remove(["00000"])
    worded(index, "caption")
    assert len(split) == 100 + 3
    worded(index, "caption")
    assert len(split) == 100 + 3


def test_only_what_the_legs_need_is_read(index: EmbeddedIndex) -> None:
    fill(index)
    near(index, "text-image", *X)
    assert index._following._shown[1] is not None
    assert set(index._following._shown[1].compared) == {"image"}
    assert index._following._shown[1].scorer is None
    index.optimize()
    assert set(index._following._shown[1].compared) == {"image", "caption", "average"}
    assert index._following._shown[1].scorer is not None


def test_a_snapshot_stays_as_it_is(index: EmbeddedIndex) -> None:
    store(index, 0, 50)
    snapshot, _ = index._following.state(ALL, Filter())
    before = (
        snapshot.numbers.tolist(), snapshot.alive.tolist(), snapshot.compared["image"].vectors.tobytes(),
        snapshot.compared["average"].vectors.tobytes(), snapshot.bm25.scores("number 5").tobytes(),
    )  # fmt: skip
    store(index, 20, 90)
    index.remove(["00001"])
    index.optimize()
    after = (
        snapshot.numbers.tolist(), snapshot.alive.tolist(), snapshot.compared["image"].vectors.tobytes(),
        snapshot.compared["average"].vectors.tobytes(), snapshot.bm25.scores("number 5").tobytes(),
    )  # fmt: skip
    assert after == before


def test_after_many_removals_the_places_close_up_and_no_answer_changes(index: EmbeddedIndex) -> None:
    store(index, 0, 3000)
    everything(index)
    gone = [f"{i:05}" for i in range(0, 3000, 2)]
    index.remove(gone)
    after = everything(index)
    assert index._following._shown[1] is not None
    assert len(index._following._shown[1].numbers) == 1500
    assert after == everything(EmbeddedIndex(index._store.folder))
    store(index, 3000, 3100)
    assert everything(index) == everything(EmbeddedIndex(index._store.folder))
    add(index, **{"00001": X})
    assert everything(index) == everything(EmbeddedIndex(index._store.folder))


def test_a_failure_while_reading_leaves_no_half_read_state(
    index: EmbeddedIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(index, "ab")
    near(index, "text-image", *X)
    fill(index, "cd")
    with monkeypatch.context() as broken:
        broken.setattr("search.indexes.embedded.tables.as_rows", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            near(index, "text-image", *Y)
    assert list(near(index, "text-image", *Y)) == [("c", 1.0), ("b", 0.8), ("a", 0.0), ("d", -0.8)]
