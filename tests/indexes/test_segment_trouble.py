"""Whatever is wrong with a segment, or keeps one from being made: answers are right, and nothing is left behind."""

import logging
import resource
import shutil
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import cycle
from pathlib import Path

import pytest
from filelock import FileLock

from search.errors import IndexDamaged, Unavailable
from search.indexes import JSON
from search.indexes.embedded import open_existing
from search.indexes.embedded.index import EmbeddedIndex
from search.indexes.embedded.naming import Naming
from search.nouns import Ranking
from search.terminal import described
from tests.indexes.stock import DIMENSION, SIZE, change, everything, segments_in, store

FILES = (
    "numbers", "flags", "ids", "ids.ends", "ids.order", "lengths", "words", "words.ends", "postings.places",
    "postings.ends", "postings.frequencies", "image.vectors", "caption.vectors",
)  # fmt: skip
FILES_OF_LISTS = ("image.neighbours", "image.json", "caption.neighbours", "caption.json")


def deep(index: EmbeddedIndex) -> list[list[Ranking]]:
    """What is asked for so deeply that lists are looked through to the end."""
    return everything(index)[1::2]


def settled(index: EmbeddedIndex) -> None:
    """What was being made in the background is made."""
    if index._derived._making is not None:
        index._derived._making.join()


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


def held_in_segment(index: EmbeddedIndex) -> int:
    snapshot = index._shown[1]
    assert snapshot is not None
    return snapshot.start


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


LOSSES = [
    (name, loss) for name, loss in zip((*FILES, *FILES_OF_LISTS), cycle(("deleted", "cut", "longer")), strict=False)
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "loss"), [*LOSSES, ("manifest.json", "deleted"), ("manifest.json", "cut")])
def test_a_file_that_is_lost_or_cut_is_named_and_made_again(
    listed: EmbeddedIndex, memory: EmbeddedIndex, name: str, loss: str, caplog: pytest.LogCaptureFixture
) -> None:
    (broken,) = segments_in(listed.folder)
    listed.close()
    content = (broken / name).read_bytes()
    if loss == "deleted":
        (broken / name).unlink()
    else:
        (broken / name).write_bytes(content[:-1] if loss == "cut" else content + b" ")
    with closing(open_existing(listed.folder)) as again:
        assert broken.name in again.verify()[0]
        assert again.info().segment is None
        assert deep(again) == deep(memory)
        assert [record.levelno for record in caplog.records] == [logging.WARNING]
        settled(again)
        assert segments_in(listed.folder) != [broken]
        assert deep(again) == deep(memory)
        assert held_in_segment(again) == SIZE
        assert again.verify() == []


def test_no_bit_of_a_manifest_can_change_unseen(mapped: EmbeddedIndex) -> None:
    naming = Naming(mapped._store)
    with mapped._store.reading() as read:
        name = naming.read(read)
    assert naming.sized(name) is not None
    file = segments_in(mapped.folder)[0] / "manifest.json"
    content = file.read_bytes()
    for bit in range(0, 8 * len(content), 17):
        changed = bytearray(content)
        changed[bit // 8] ^= 1 << bit % 8
        file.write_bytes(changed)
        with pytest.raises(IndexDamaged, match="made again"):
            naming.sized(name)


def test_a_changed_manifest_costs_no_answer(mapped: EmbeddedIndex, memory: EmbeddedIndex) -> None:
    mapped.close()
    file = segments_in(mapped.folder)[0] / "manifest.json"
    content = file.read_bytes()
    assert b'"count": 300' in content
    file.write_bytes(content.replace(b'"count": 300', b'"count": 200'))
    with closing(open_existing(mapped.folder)) as again:
        assert "manifest.json" in again.verify()[0]
        assert everything(again) == everything(memory)
        settled(again)
        assert again.verify() == []


def test_verify_names_each_file_whose_content_changed(listed: EmbeddedIndex) -> None:
    assert listed.verify() == []
    (folder,) = segments_in(listed.folder)
    assert {file.name for file in folder.iterdir()} == {*FILES, *FILES_OF_LISTS, "manifest.json"}
    for name in (*FILES, *FILES_OF_LISTS):
        content = bytearray((folder / name).read_bytes())
        content[len(content) // 2] ^= 4
        (folder / name).write_bytes(content)
        (defect,) = listed.verify()
        assert f"{name}'" in defect
        content[len(content) // 2] ^= 4
        (folder / name).write_bytes(content)
    assert listed.verify() == []


def test_lists_that_cannot_be_read_cost_no_answer(listed: EmbeddedIndex, memory: EmbeddedIndex) -> None:
    listed.close()
    (broken,) = segments_in(listed.folder)
    content = (broken / "image.neighbours").read_bytes()
    (broken / "image.neighbours").write_bytes(bytes(len(content)))  # the size is right, nothing else is
    with closing(open_existing(listed.folder)) as again:
        assert deep(again) == deep(memory)
        settled(again)
        assert segments_in(listed.folder) != [broken]
        assert deep(again) == deep(memory)
        assert again.verify() == []


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
    for ways in found.neighbours.values():
        assert set(ways) == {"text", "image", "both"}
        assert all(0.5 < way.recall <= 1 and way.lists >= 1 and way.codes >= 50 for way in ways.values())
    way = found.neighbours["caption"]["text"]
    assert f"text {way.recall:.3f} ({way.lists} lists, {way.codes} codes)" in described(listed.info())
