"""What was removed is followed by reading what went, not all that is left."""

from contextlib import closing

import numpy as np
import pytest

from search.indexes import open_index
from search.indexes.embedded import tables
from search.indexes.embedded.index import EmbeddedIndex
from tests.indexes.stock import everything, store


@pytest.fixture(params=["memory", "mapped"])
def stocked(request: pytest.FixtureRequest) -> EmbeddedIndex:
    """Three hundred documents: `0007` has the number 8."""
    found: EmbeddedIndex = request.getfixturevalue(request.param)
    return found


def removed(index: EmbeddedIndex, since: int) -> list[int] | None:
    with index._store.reading() as read:
        found = tables.gone(read, since)
    return None if found is None else found.tolist()


def test_what_went_is_told_by_when_it_went(memory: EmbeddedIndex) -> None:
    assert removed(memory, 0) == []
    memory.remove(["0003", "0001"])
    memory.remove(["nobody"])
    store(memory, 4, 5)  # which replaces one
    assert (removed(memory, 0), removed(memory, 1), removed(memory, 2)) == ([2, 4, 5], [5], [])


def test_only_what_went_lately_is_kept(memory: EmbeddedIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "GONE_AT_MOST", 3)
    for number in range(5):
        memory.remove([f"{number:04}"])
    assert removed(memory, 2) == [3, 4, 5]
    assert removed(memory, 1) is None
    memory.remove([f"{number:04}" for number in range(5, 9)])
    assert removed(memory, 5) is None, "too many at once"
    assert removed(memory, 6) == []


def test_no_more_is_read_than_what_went(stocked: EmbeddedIndex) -> None:
    everything(stocked)
    stocked.remove(["0007"])
    with stocked._store.writing() as write:  # who looks through all that are left misses this one
        write.execute("DELETE FROM document WHERE id = '0009'")
    found = {id_ for rankings in everything(stocked) for ranking in rankings for id_ in ranking.ids}
    assert "0007" not in found
    assert "0009" in found


def test_a_removal_that_was_not_noted_is_not_passed_over(stocked: EmbeddedIndex) -> None:
    everything(stocked)
    with stocked._store.writing() as write:
        write.execute("DELETE FROM document WHERE id = '0007'")
        write.execute("UPDATE state SET generation = generation + 1, removals = removals + 1")
    stocked.remove(["0002"])
    assert removed(stocked, 0) is None
    assert all({"0007", "0002"}.isdisjoint(ranking.ids) for rankings in everything(stocked) for ranking in rankings)


@pytest.mark.parametrize("kept", [0, 3, 10_000])
def test_who_follows_finds_what_a_new_reader_finds(
    stocked: EmbeddedIndex, monkeypatch: pytest.MonkeyPatch, kept: int
) -> None:
    monkeypatch.setattr(tables, "GONE_AT_MOST", kept)
    chance = np.random.default_rng(kept)
    for step in range(8):
        for _ in range(chance.integers(1, 4)):  # what comes and goes between two of its looks is never seen
            first = int(chance.integers(250, 320))
            if chance.random() < 0.5:
                store(stocked, first, first + int(chance.integers(1, 4)), seed=step)
            else:
                stocked.remove([f"{number:04}" for number in range(first, first + int(chance.integers(1, 6)))])
        with closing(open_index(stocked.folder)) as new:
            assert isinstance(new, EmbeddedIndex)
            assert everything(stocked) == everything(new)
