import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.scale import vectors, workload
from benchmarks.scale.texts import VOCABULARY, word
from benchmarks.scale.workload import FILES, Workload, write


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(workload, "AT_ONCE", 60)
    monkeypatch.setattr(workload, "QUESTIONS", 5)
    monkeypatch.setattr(vectors, "SHAPES", 2)


def drawn(folder: Path, documents: int) -> tuple[Workload, list[str]]:
    told: list[str] = []
    return write(folder, documents, told.append), told


def test_every_word_is_another():
    assert len({word(rank) for rank in range(VOCABULARY)}) == VOCABULARY


def test_a_workload_that_was_cut_short_goes_on_where_it_was(small, tmp_path):
    whole, _ = drawn(tmp_path / "whole", 150)
    cut, _ = drawn(tmp_path / "cut", 60)
    for name in FILES:  # killed while the second block was written: some of it is there, but it isn't noted
        with (cut.folder / name).open("ab") as file:
            file.write(b"half of a block")
    again, told = drawn(cut.folder, 150)
    assert told == ["120 documents drawn", "180 documents drawn"]
    for name in FILES:
        assert (again.folder / name).read_bytes() == (whole.folder / name).read_bytes()
    assert drawn(cut.folder, 150)[1] == []


def test_a_smaller_workload_is_the_beginning_of_a_larger_one(small, tmp_path):
    small_one, _ = drawn(tmp_path, 50)
    texts, images = list(small_one.texts()), np.array(small_one.images)
    large, _ = drawn(tmp_path, 170)
    assert list(large.texts())[:50] == texts
    np.testing.assert_array_equal(large.images[:50], images)
    assert len(list(large.texts())) == len(large.images) == len(large.captions) == 170


def test_batches_hold_every_document_once(small, tmp_path):
    work, _ = drawn(tmp_path, 100)
    batches = list(work.batches(40))
    assert [start for start, *_ in batches] == [0, 40, 80]
    assert [text for _, texts, _, _ in batches for text in texts] == list(work.texts())
    np.testing.assert_array_equal(np.concatenate([captions for *_, captions in batches]), work.captions)


def test_questions_ask_for_documents_that_are_there(small, tmp_path):
    work, _ = drawn(tmp_path, 100)
    texts = list(work.texts())
    for question in work.questions():
        meant = int(np.argmax(work.images @ question.image))
        assert question.text in texts[meant]
        assert int(np.argmax(work.captions @ question.caption)) == meant
        assert 3 <= len(question.text.split()) <= 5
        np.testing.assert_allclose(np.linalg.norm([question.image, question.caption], axis=1), 1, rtol=1e-5)


def test_the_progress_is_a_number_of_blocks_and_the_sizes_of_the_files(small, tmp_path):
    work, _ = drawn(tmp_path, 100)
    assert json.loads((work.folder / "drawn.json").read_text()) == [
        2, 120 * 4 * 512, 120 * 4 * 512, (work.folder / FILES[2]).stat().st_size,
    ]  # fmt: skip
