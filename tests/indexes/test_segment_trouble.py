"""Whatever is wrong with a segment, or keeps one from being made: answers are right, and nothing is left behind."""

import logging
import resource
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from filelock import FileLock

from search.errors import IndexNotFound, Unavailable
from search.indexes import JSON
from search.indexes.embedded import drop, open_existing
from search.indexes.embedded.index import EmbeddedIndex
from search.terminal import described
from tests.indexes.stock import DIMENSION, SIZE, change, deep, everything, held_in_segment, segments_in, settled, store


def lock_of(index: EmbeddedIndex) -> Path:
    return index.folder / "index.db-segment.lock"


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """As on a disk that is full: what would be written beyond fails."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def both_changed(mapped: EmbeddedIndex, memory: EmbeddedIndex) -> None:
    for index in (mapped, memory):
        change(index)


def test_a_folder_that_may_not_be_written_to_costs_one_warning(
    mapped: EmbeddedIndex, memory: EmbeddedIndex, caplog: pytest.LogCaptureFixture
) -> None:
    before = segments_in(mapped.folder)
    lock_of(mapped).unlink()
    lock_of(mapped).mkdir()  # nobody can make a file of that name any more, whatever their rights
    both_changed(mapped, memory)
    for i in range(3):
        assert everything(mapped) == everything(memory)
        settled(mapped)
        for index in (mapped, memory):
            store(index, 1000 + i, 1001 + i)
    (told,) = caplog.records
    assert told.levelno == logging.WARNING
    assert "searched without" in told.getMessage()
    assert segments_in(mapped.folder) == before
    with pytest.raises(Unavailable, match="who may write to the folder"):
        mapped.optimize()


@pytest.mark.parametrize("room", [0, 200, 2000, 5000, 9599, 12_000])
def test_a_full_disk_costs_a_warning_and_leaves_nothing(
    mapped: EmbeddedIndex, memory: EmbeddedIndex, caplog: pytest.LogCaptureFixture, room: int
) -> None:
    before = segments_in(mapped.folder)
    both_changed(mapped, memory)
    with files_of_at_most(room):  # with the most of it only the database has no room to name the new one
        assert everything(mapped) == everything(memory)
        settled(mapped)
        assert len(caplog.records) == 1
        assert segments_in(mapped.folder) == before
        with pytest.raises(Unavailable):
            mapped.optimize()
        with mapped.loading():
            pass  # what was stored is stored: an ingest has not failed
        assert segments_in(mapped.folder) == before
        assert everything(mapped) == everything(memory)
    mapped.optimize()
    assert segments_in(mapped.folder) != before
    assert everything(mapped) == everything(memory)
    assert mapped.verify() == []


def test_who_searches_in_a_segment_goes_on_when_it_is_deleted(mapped: EmbeddedIndex, memory: EmbeddedIndex) -> None:
    with closing(open_existing(mapped.folder)) as other:
        other.terms("r")  # its vectors weren't asked for yet
        shutil.rmtree(segments_in(mapped.folder)[0])
        assert everything(other) == everything(memory)
        assert held_in_segment(other) == SIZE


def test_of_several_that_find_it_due_one_makes_the_segment_and_all_use_it(
    mapped: EmbeddedIndex, memory: EmbeddedIndex
) -> None:
    others = [open_existing(mapped.folder) for _ in range(3)]
    both_changed(mapped, memory)
    threads = [threading.Thread(target=other.optimize) for other in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(segments_in(mapped.folder)) == 1
    for index in (mapped, *others):
        assert everything(index) == everything(memory)
        assert held_in_segment(index) == SIZE + 5
    assert mapped._derived._making is None  # it found another one's
    for other in others:
        other.close()


def test_nobody_waits_for_another_process_that_makes_the_segment(mapped: EmbeddedIndex, memory: EmbeddedIndex) -> None:
    both_changed(mapped, memory)
    with FileLock(lock_of(mapped)):
        assert everything(mapped) == everything(memory)
        mapped.close()
    with closing(open_existing(mapped.folder)) as again:
        assert everything(again) == everything(memory)
        settled(again)
        assert everything(again) == everything(memory)
        assert held_in_segment(again) == SIZE + 5


def test_what_is_closed_while_it_makes_a_segment_leaves_the_old_one(
    mapped: EmbeddedIndex, memory: EmbeddedIndex
) -> None:
    both_changed(mapped, memory)
    for _ in range(5):
        with closing(open_existing(mapped.folder)) as other:
            assert everything(other) == everything(memory)
        assert len(segments_in(mapped.folder)) == 1
    assert everything(mapped) == everything(memory)


@pytest.mark.slow
@pytest.mark.parametrize("at", [0.1, 0.3, 0.5, 0.9])
def test_interrupted_all_stays_as_it_was(listed: EmbeddedIndex, memory: EmbeddedIndex, at: float) -> None:
    before = segments_in(listed.folder)
    both_changed(listed, memory)

    def stop(done: float) -> None:
        if done > at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        listed.optimize(stop)
    assert segments_in(listed.folder) == before
    with pytest.raises(KeyboardInterrupt), listed.loading(stop):
        pass
    assert segments_in(listed.folder) == before
    told: list[float] = []
    listed.optimize(told.append)
    assert told == sorted(told)
    assert told[-1] == 1
    assert segments_in(listed.folder) != before
    assert deep(listed) == deep(memory)


def test_an_ingest_that_fails_makes_nothing(mapped: EmbeddedIndex) -> None:
    before = segments_in(mapped.folder)
    change(mapped)
    with pytest.raises(ZeroDivisionError), mapped.loading():
        raise ZeroDivisionError
    assert segments_in(mapped.folder) == before


@pytest.mark.parametrize("folder", ["../precious", "/precious", "precious", "index.db-segment-../../precious", ""])
def test_a_setting_that_names_no_segment_deletes_nothing(
    mapped: EmbeddedIndex, memory: EmbeddedIndex, folder: str
) -> None:
    precious = [mapped.folder.parent / "precious" / "file", mapped.folder / "precious" / "file"]
    for file in precious:
        file.parent.mkdir()
        file.touch()
    values: list[JSON] = [{"folder": folder, "manifest": 1}, {"folder": 1}, folder, None, [1]]
    for value in values:
        mapped.keep_setting("segment", value)
        assert everything(mapped) == everything(memory)
        mapped.optimize()
        assert len(segments_in(mapped.folder)) == 1
    assert all(file.exists() for file in precious)
    assert everything(mapped) == everything(memory)


def test_an_index_that_is_dropped_while_a_segment_is_made_is_gone(
    mapped: EmbeddedIndex,
) -> None:
    change(mapped)
    for wait in range(8):
        folder = mapped.folder.with_name(f"{wait}.index")
        shutil.copytree(mapped.folder, folder)
        with closing(open_existing(folder)) as index:
            index.terms("r")
            time.sleep(wait / 50)
            drop(folder)
        assert not folder.exists()


def test_whoever_begins_a_segment_as_the_index_is_dropped_leaves_no_folder(
    mapped: EmbeddedIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(mapped)
    folder = mapped.folder

    class Late(FileLock):
        def __enter__(self) -> "Late":
            drop(folder)
            super().__enter__()
            return self

    monkeypatch.setattr("search.indexes.embedded.derived.FileLock", Late)
    with pytest.raises(IndexNotFound):
        mapped.optimize()
    assert not folder.exists()


def test_what_a_killed_process_left_is_cleared_away(mapped: EmbeddedIndex) -> None:
    (kept,) = segments_in(mapped.folder)
    left = mapped.folder / "index.db-segment-00000000"
    left.mkdir()
    (left / "numbers").write_bytes(b"half")
    mapped.optimize()
    assert segments_in(mapped.folder) == [kept]


def test_info_tells_what_lies_in_the_segment_and_behind_it(mapped: EmbeddedIndex, memory: EmbeddedIndex) -> None:
    assert memory.info().segment is None
    change(mapped)
    info = mapped.info()
    assert info.segment is not None
    assert (info.segment.documents, info.segment.behind, info.segment.removed) == (SIZE, 30, 25)
    assert info.documents == SIZE - 25 + 30
    assert info.segment.bytes > SIZE * 2 * 4 * DIMENSION
    assert info.bytes > info.segment.bytes + (mapped.folder / "index.db").stat().st_size
    assert info.segment.neighbours == {}
    assert "300 documents in files of 0.0 MB; 30 came and 25 went since" in described(info)


def test_info_tells_what_was_measured(listed: EmbeddedIndex) -> None:
    found = listed.info().segment
    assert found is not None
    assert set(found.neighbours) == {"image", "caption"}
    for field, ways in found.neighbours.items():
        assert set(ways) == ({"text", "image", "both"} if field == "image" else {"text", "image"})
        assert all(0.5 < way.recall <= 1 and way.lists >= 1 and way.codes >= 50 for way in ways.values())
    way = found.neighbours["caption"]["text"]
    assert f"text {way.recall:.3f} (up to {way.lists} lists, {way.codes} codes)" in described(listed.info())
