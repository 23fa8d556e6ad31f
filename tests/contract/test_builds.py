"""Another build beside the one that is served: unseen until it is published, in one step, with a way back."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import numpy as np
import pytest

from search.errors import IndexBusy, IndexMismatch, IndexNotFound, InvalidInput
from search.indexes import Index, drop_index, open_index
from search.indexes.builds import begin_build, previous_build, publish_build, side_by_side
from search.nouns import Document
from search.settings import CHECKOUT
from tests.contract.conftest import FINGERPRINT
from tests.contract.shelf import X, Y, add, fill, near, vectors, worded

NEW = "another-model"

Begin = Callable[..., Index]


@pytest.fixture
def begin(location: str) -> Iterator[Begin]:
    """Begins builds for vectors of two numbers, and closes them in the end."""
    begun: list[Index] = []

    def build(fingerprint: str = NEW) -> Index:
        begun.append(begin_build(location, dimension=2, fingerprint=fingerprint, encoder=f"{fingerprint} by hand"))
        return begun[-1]

    yield build
    for each in begun:
        each.close()


def put(build: Index, **images: tuple[float, float]) -> None:
    """Add bare documents to a build of two dimensions: id → image vector."""
    add(build, **images)


def shown(location: str) -> tuple[str, list[str]]:
    """The fingerprint and the ids that someone sees who opens the place now."""
    with closing(open_index(location)) as index:
        return index.fingerprint, [document.id for document in index.browse()]


def test_a_build_is_not_seen_before_it_is_published(index: Index, location: str, begin: Begin) -> None:
    fill(index, "ab")
    new = begin()
    put(new, x=(1, 0), y=(0, 1))
    assert shown(location) == (FINGERPRINT, ["a", "b"])
    assert near(index, "text-image", *X).ids == ("a", "b")
    assert (new.fingerprint, new.dimension, new.encoder) == (NEW, 2, "another-model by hand")
    assert [document.id for document in new.browse()] == ["x", "y"]
    publish_build(index, new)
    assert shown(location) == (NEW, ["x", "y"])


def test_the_published_build_goes_on_like_any_index(index: Index, location: str, begin: Begin) -> None:
    new = begin()
    publish_build(index, new)
    put(new, x=(1, 0))
    with closing(open_index(location, fingerprint=NEW)) as again:
        put(again, y=(0, 1))
        again.keep_setting("name", "value")
        assert near(again, "text-image", 1, 0).ids == ("x", "y")
    assert near(new, "text-image", 1, 0).ids == ("x", "y")
    assert new.setting("name") == "value"
    assert new.verify() == []
    with pytest.raises(IndexMismatch, match=rf"{NEW}.*{FINGERPRINT}|{FINGERPRINT}.*{NEW}"):
        open_index(location, fingerprint=FINGERPRINT)


def test_who_has_the_old_build_open_goes_on_reading_it(index: Index, location: str, begin: Begin) -> None:
    fill(index)
    before = near(index, "text-image", *X), worded(index, "red")
    new = begin()
    put(new, x=(1, 0))
    with closing(open_index(location)) as unused:
        publish_build(index, new)
        put(new, y=(0, 1))
        for reader in (index, unused):
            assert (near(reader, "text-image", *X), worded(reader, "red")) == before
            assert list(reader.get("abcdefxy")) == list("abcdef")
            assert reader.vectors(["a"], "image").shape == (1, 3)
            assert reader.fingerprint == FINGERPRINT
            assert reader.superseded()
    assert not new.superseded()


def test_superseded_says_what_the_place_shows(index: Index, location: str, begin: Begin) -> None:
    assert not index.superseded()
    new = begin()
    assert not index.superseded()
    assert new.superseded()
    publish_build(index, new)
    assert (index.superseded(), new.superseded()) == (True, False)
    drop_index(location)
    assert new.superseded()


@pytest.mark.parametrize(
    "write",
    [
        lambda index: fill(index, "b"),
        lambda index: index.remove(["a"]),
        lambda index: index.keep_setting("name", 1),
        lambda index: index.frozen().__enter__(),
    ],
    ids=["add", "remove", "keep_setting", "frozen"],
)
def test_a_writer_of_the_old_build_is_refused_and_both_encoders_are_named(
    index: Index, begin: Begin, write: Callable[[Index], object]
) -> None:
    fill(index, "a")
    publish_build(index, begin())
    with pytest.raises(IndexMismatch, match="open it again") as refused:
        write(index)
    assert FINGERPRINT in str(refused.value)
    assert f"{NEW} by hand" in str(refused.value)
    assert list(index.get("ab")) == ["a"]
    assert index.setting("name") is None


def test_while_an_index_is_frozen_others_read_and_nobody_writes(index: Index, location: str) -> None:
    fill(index, "a")
    with ThreadPoolExecutor(2) as pool, closing(open_index(location)) as other:
        with index.frozen():
            started = threading.Barrier(3)

            def write(to: Index, id_: str) -> None:
                started.wait()
                fill(to, id_)

            writers = [pool.submit(write, index, "b"), pool.submit(write, other, "c")]
            started.wait()
            assert near(other, "text-image", *X).ids == ("a",)
            assert not any(writer.done() for writer in writers)
            with index.frozen():
                assert other.info().documents == 1
            assert [document.id for document in index.browse()] == ["a"]
        for writer in writers:
            writer.result()
    assert list(index.get("abc")) == list("abc")


OTHER_PROCESS = """
import sys
from search.indexes import open_index
from search.nouns import Document

index = open_index(sys.argv[1])
with index.loading():
    index.add([Document("z")], image_vectors=None, caption_vectors=None)
    print("stored", flush=True)
    sys.stdin.read()
"""


@pytest.mark.slow
def test_a_frozen_index_shows_what_another_process_wrote_last(index: Index, location: str) -> None:
    command = [sys.executable, "-c", OTHER_PROCESS, location]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "stored\n"
        with index.frozen():
            assert [document.id for document in index.browse()] == ["z"]
        other.communicate()
    assert other.returncode == 0


def test_who_froze_an_index_cannot_write_to_it_either(index: Index) -> None:
    with index.frozen(), pytest.raises(IndexBusy, match="frozen"):
        fill(index, "a")
    fill(index, "a")
    assert list(index.get("a")) == ["a"]


def test_a_writer_that_waited_for_a_switch_is_refused(index: Index, location: str, begin: Begin) -> None:
    fill(index, "a")
    new = begin()
    with ThreadPoolExecutor(1) as pool, closing(open_index(location)) as other:
        with index.frozen():
            writer = pool.submit(fill, other, "b")
            put(new, **{document.id: (1, 0) for document in index.browse()})
            publish_build(index, new)
        with pytest.raises(IndexMismatch, match=NEW):
            writer.result()
    assert shown(location) == (NEW, ["a"])


def test_an_unfinished_build_is_gone_on_with(index: Index, location: str, begin: Begin) -> None:
    first = begin()
    put(first, x=(1, 0))
    first.keep_setting("name", 1)
    first.close()
    second = begin()
    assert [document.id for document in second.browse()] == ["x"]
    assert second.setting("name") == 1
    np.testing.assert_array_equal(second.vectors(["x"], "image"), vectors((1, 0)))


def test_an_unfinished_build_of_another_encoder_is_discarded(index: Index, begin: Begin) -> None:
    first = begin()
    put(first, x=(1, 0))
    second = begin("a third model")
    assert second.browse() == []
    with pytest.raises(IndexMismatch):
        put(first, y=(0, 1))
    with pytest.raises(IndexMismatch):
        publish_build(index, first)
    assert begin().browse() == []


def test_the_encoder_of_the_index_is_no_new_one(index: Index, location: str, begin: Begin) -> None:
    with pytest.raises(InvalidInput, match=FINGERPRINT):
        begin_build(location, dimension=3, fingerprint=FINGERPRINT)
    publish_build(index, begin())
    with pytest.raises(InvalidInput, match=NEW):
        begin()


def test_without_an_index_there_is_nothing_to_build_beside(location: str) -> None:
    with pytest.raises(IndexNotFound):
        begin_build(location, dimension=2, fingerprint=NEW)
    with pytest.raises(IndexNotFound):
        previous_build(location)


def test_only_one_switch_wins(index: Index, location: str, begin: Begin) -> None:
    with closing(open_index(location)) as other:
        new = begin()
        publish_build(index, new)
        with pytest.raises(IndexMismatch):
            publish_build(other, new)
    assert shown(location) == (NEW, [])


def test_a_build_does_not_replace_itself(index: Index) -> None:
    with pytest.raises(InvalidInput):
        publish_build(index, index)


def test_the_build_before_is_kept_and_can_be_gone_back_to(index: Index, location: str, begin: Begin) -> None:
    fill(index, "ab")
    new = begin()
    put(new, x=(1, 0))
    publish_build(index, new)
    with closing(previous_build(location)) as previous:
        assert previous.fingerprint == FINGERPRINT
        assert list(previous.get("ab")) == ["a", "b"]
        previous.remove(["a"])  # it is opened to be caught up with, so it can be written to
        fill(previous, "c")
        assert shown(location) == (NEW, ["x"])
        publish_build(new, previous)
        assert shown(location) == (FINGERPRINT, ["b", "c"])
        fill(previous, "d")
    fill(index, "e")  # its build is shown again
    assert shown(location) == (FINGERPRINT, ["b", "c", "d", "e"])
    with pytest.raises(IndexMismatch, match=FINGERPRINT):
        put(new, y=(0, 1))
    with closing(previous_build(location)) as other_way:
        assert (other_way.fingerprint, [document.id for document in other_way.browse()]) == (NEW, ["x"])


def test_without_a_switch_there_is_nothing_to_go_back_to(index: Index, location: str, begin: Begin) -> None:
    begin()
    with pytest.raises(IndexNotFound, match="before"):
        previous_build(location)


def test_only_one_build_is_kept(index: Index, location: str, begin: Begin) -> None:
    fill(index)
    second, third = begin(), None
    publish_build(index, second)
    third = begin("a third model")
    publish_build(second, third)
    with closing(previous_build(location)) as previous:
        assert previous.fingerprint == NEW
    with pytest.raises(IndexMismatch, match="a third model"):
        fill(index)


def test_drop_removes_all_builds(index: Index, location: str, begin: Begin) -> None:
    fill(index)
    second = begin()
    publish_build(index, second)
    put(begin("a third model"), z=(1, 0))
    drop_index(location)
    with pytest.raises(IndexNotFound):
        open_index(location)
    with pytest.raises(IndexNotFound):
        previous_build(location)
    with pytest.raises(IndexNotFound):
        drop_index(location)


def test_side_by_side_every_document_of_either_build_comes_once_in_the_order_of_the_ids(
    index: Index, begin: Begin
) -> None:
    many = [f"{i:04}" for i in range(1100)]  # more than are read at once
    mine = {id_: Document(id_, "old") for id_ in [*many, "ä", "\uffee", "💃", "same"]}
    theirs = {id_: Document(id_, "new") for id_ in ["0000", "0500½", "1099", "\uffef", "💃", "💄"]}
    theirs["same"] = mine["same"]
    assert list(side_by_side(index, begin())) == []
    for build, documents in ((index, mine), (begin(), theirs)):
        build.add(list(documents.values()), image_vectors=None, caption_vectors=None)
    expected = [(mine.get(id_), theirs.get(id_)) for id_ in sorted({*mine, *theirs})]
    assert list(side_by_side(index, begin())) == expected


def test_loading_ends_with_everything_seen(index: Index) -> None:
    with index.loading():
        fill(index, "abc")
        add(index, z=Y)
        assert list(index.get("z")) == ["z"]
    assert [document.id for document in index.browse()] == ["a", "b", "c", "z"]
    assert worded(index, "dress").ids == ("a", "b")
    with pytest.raises(InvalidInput), index.loading():
        index.keep_setting("name", float("nan"))
    index.add([Document("later", "dress")], image_vectors=None, caption_vectors=None)
    assert "later" in worded(index, "dress").ids
