"""A segment's files lost, cut off or changed: what is wrong is found, answers are right, and it is made again."""

import logging
from contextlib import closing
from itertools import cycle

import pytest

from search.errors import IndexDamaged
from search.indexes.embedded import open_existing
from search.indexes.embedded.index import EmbeddedIndex
from search.indexes.embedded.naming import Naming
from tests.indexes.stock import SIZE, deep, everything, held_in_segment, segments_in, settled

FILES = (
    "numbers", "flags", "ids", "ids.ends", "ids.order", "lengths", "words", "words.ends", "postings.places",
    "postings.ends", "postings.frequencies", "image.vectors", "caption.vectors",
)  # fmt: skip
FILES_OF_LISTS = ("image.neighbours", "image.json", "caption.neighbours", "caption.json")


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
