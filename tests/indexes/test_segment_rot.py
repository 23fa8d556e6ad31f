"""Files of a segment whose content rotted while their size stayed: searches go on, and what is noticed is made again.

A vector that changed is just another vector: what leads to no error is found by `verify` alone.
"""

import logging
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from types import FrameType

import numpy as np
import pytest

from search.errors import TriptychError
from search.indexes import Index
from search.indexes.embedded import open_existing, segment
from search.indexes.embedded.index import EmbeddedIndex
from search.nouns import LEG_NAMES, Leg
from tests.indexes.stock import DIMENSION, FILTERS, SIZE, deep, everything, held_in_segment, segments_in, settled, store
from tests.indexes.test_segment_damage import FILES, FILES_OF_LISTS

pytestmark = [
    pytest.mark.usefixtures("both_ways"),
    pytest.mark.filterwarnings("ignore::RuntimeWarning"),  # what is no number, NumPy computes with, and says so
]

IDS = [f"{number:04}" for number in range(SIZE)]
FEW = 64

Damage = Callable[[int], bytes]

DAMAGES: dict[str, Damage] = {
    "zeros": bytes,
    "0xff": lambda size: b"\xff" * size,
    "0x7f": lambda size: b"\x7f" * size,
    "random": lambda size: np.random.default_rng(size).bytes(size),
}


def stretches(size: int) -> dict[str, slice]:
    middle = size // 2
    return {
        "everything": slice(0, size),
        "the beginning": slice(0, min(FEW, size)),
        "one byte": slice(middle, middle + 1),
        "the middle": slice(max(0, middle - FEW // 2), min(middle + FEW // 2, size)),
        "the end": slice(max(0, size - FEW), size),
    }


def rot(file: Path, where: str, damage: str) -> bool:
    """Damage a file in its place, as a disk does; False where it is still the same."""
    content = bytearray(file.read_bytes())
    stretch = stretches(len(content))[where]
    before = content[stretch]
    content[stretch] = DAMAGES[damage](len(before))
    with file.open("r+b") as opened:
        opened.write(content)
    return content[stretch] != before


def change_few(index: Index) -> None:
    """So few that no other segment is due."""
    store(index, 10, 20, seed=5)
    index.remove(IDS[40:44])


def questions(index: EmbeddedIndex) -> Iterator[Callable[[], object]]:
    vector = np.arange(1, DIMENSION + 1, dtype=np.float32)
    for where in FILTERS:
        for name in LEG_NAMES:
            leg = Leg(name, text="a red größe", vector=vector)
            yield partial(index.retrieve, [leg], depth=5, where=where)
    yield partial(everything, index)
    yield partial(index.terms, "x")
    yield partial(index.vectors, IDS, "image")
    yield partial(index.vectors, IDS, "caption")
    yield index.info


def ask(index: EmbeddedIndex) -> None:
    """Whatever is asked is answered, or refused with a sentence."""
    for question in questions(index):
        with suppress(TriptychError):
            question()


@pytest.mark.slow
@pytest.mark.parametrize("changed", [False, True], ids=["as made", "changed since"])
@pytest.mark.parametrize("name", [*FILES, *FILES_OF_LISTS])
def test_no_content_of_a_file_is_more_than_a_search_can_take(
    listed: EmbeddedIndex, memory: EmbeddedIndex, monkeypatch: pytest.MonkeyPatch, name: str, changed: bool
) -> None:
    if changed:
        for index in (listed, memory):
            change_few(index)
    listed.close()
    monkeypatch.setenv("TRIPTYCH_MAPPED", "20000")  # no other segment is made
    monkeypatch.setattr("search.indexes.embedded.answers.FEW", 20)  # beyond, vectors are copied or looked for in lists
    right = deep(memory)
    file = segments_in(listed.folder)[0] / name
    content = file.read_bytes()
    for where in stretches(0):
        for damage in DAMAGES:
            if rot(file, where, damage):
                with closing(open_existing(listed.folder)) as index:
                    ask(index)
                    assert f"{name}'" in index.verify()[0]
                    found = deep(index)
                    assert held_in_segment(index) or found == right
                file.write_bytes(content)


@pytest.mark.parametrize("name", ["ids", "words", "lengths", "numbers", "flags", "image.neighbours", "caption.json"])
def test_an_index_with_a_rotten_file_answers_and_makes_it_again(
    listed: EmbeddedIndex, memory: EmbeddedIndex, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    listed.close()
    (rotten,) = segments_in(listed.folder)
    rot(rotten / name, "everything", "0xff")
    with closing(open_existing(listed.folder)) as index:
        assert index.terms("x") == memory.terms("x")  # of the files it reads `words` alone
        assert deep(index) == deep(memory)
        (told,) = caplog.records
        assert told.levelno == logging.WARNING
        assert f"{name}' is not what was written" in told.getMessage()
        settled(index)
        assert segments_in(listed.folder) != [rotten]
        assert deep(index) == deep(memory)
        assert held_in_segment(index) == SIZE
        assert index.verify() == []


def test_what_rots_while_it_is_searched_costs_no_answer(mapped: EmbeddedIndex, memory: EmbeddedIndex) -> None:
    right = everything(memory)
    for _ in range(2):
        assert everything(mapped) == right
        assert held_in_segment(mapped) == SIZE
        (before,) = segments_in(mapped.folder)
        rot(before / "ids", "everything", "0xff")
        assert everything(mapped) == right
        settled(mapped)
        assert segments_in(mapped.folder) != [before]


def test_many_that_meet_the_damage_at_once_are_all_answered(
    mapped: EmbeddedIndex, memory: EmbeddedIndex, caplog: pytest.LogCaptureFixture
) -> None:
    right, met = everything(memory), threading.Barrier(8, timeout=10)
    assert everything(mapped) == right
    rot(segments_in(mapped.folder)[0] / "ids", "everything", "0xff")

    def found() -> bool:
        met.wait()
        return everything(mapped) == right

    with ThreadPoolExecutor(8) as threads:
        assert all(future.result() for future in [threads.submit(found) for _ in range(8)])
    assert len(caplog.records) == 1


def test_files_that_were_whole_are_compared_again_later(
    mapped: EmbeddedIndex, memory: EmbeddedIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segment, "TRUSTED", 0.0)
    right, mistakes = everything(memory), iter([ZeroDivisionError()])

    def mistaken() -> None:
        everything(mapped)
        for mistake in mistakes:
            raise mistake

    everything(mapped)
    with pytest.raises(ZeroDivisionError):
        mapped._following.sure(mistaken)
    rot(segments_in(mapped.folder)[0] / "ids", "everything", "0xff")
    assert everything(mapped) == right


def test_a_mistake_of_ours_is_no_damage(mapped: EmbeddedIndex, caplog: pytest.LogCaptureFixture) -> None:
    tries = 0

    def mistaken() -> None:
        nonlocal tries
        tries += 1
        everything(mapped)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        mapped._following.sure(mistaken)
    assert held_in_segment(mapped) == SIZE
    assert tries == 2  # the segment was opened by the first
    rot(segments_in(mapped.folder)[0] / "ids.order", "one byte", "0xff")  # nothing that a search would notice
    with pytest.raises(ZeroDivisionError):
        mapped._following.sure(mistaken)
    assert tries == 3  # everything was read once, which is enough
    assert caplog.records == []


def test_a_mistake_in_a_segment_that_is_gone_costs_no_answer(mapped: EmbeddedIndex, memory: EmbeddedIndex) -> None:
    everything(mapped)
    shutil.rmtree(segments_in(mapped.folder)[0])
    with pytest.raises(ZeroDivisionError):
        mapped._following.sure(lambda: 1 // 0)
    assert everything(mapped) == everything(memory)
    settled(mapped)
    assert len(segments_in(mapped.folder)) == 1


def test_nobody_keeps_a_processor_while_files_are_compared(mapped: EmbeddedIndex, memory: EmbeddedIndex) -> None:
    right = everything(memory)
    assert everything(mapped) == right
    rot(segments_in(mapped.folder)[0] / "ids", "everything", "0xff")
    with ThreadPoolExecutor(1) as thread:
        with mapped._following._alone():  # as if another one was comparing them
            asked = thread.submit(everything, mapped)
            ends = time.monotonic() + 10
            while not any("_trusts" in names(frame) for frame in sys._current_frames().values()):
                assert time.monotonic() < ends
                time.sleep(0.001)
            assert not mapped._beside._working
        assert asked.result(10) == right


def names(frame: FrameType | None) -> Iterator[str]:
    """The functions that a thread is in."""
    while frame is not None:
        yield frame.f_code.co_name
        frame = frame.f_back
