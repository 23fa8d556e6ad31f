"""An index as one file, and back, on every backend and from one to the other."""

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from search.errors import IndexDamaged, IndexMismatch, IndexNotFound, InvalidInput
from search.indexes import Index, create_index, open_index
from search.indexes.backup import back_up, restore
from search.indexes.builds import begin_build, previous_build, publish_build
from search.indexes.embedded import schema
from search.nouns import LEG_NAMES, Document, Leg
from tests.contract.conftest import FINGERPRINT
from tests.contract.shelf import X, Y, add, fill, vectors, webp

IDS = "abcdefgz"


@pytest.fixture
def full(index: Index) -> Index:
    """The shelf, a document with a thumbnail, one that went, and two settings."""
    fill(index)
    index.add([Document("g")], image_vectors=vectors((1, 2, 3)), caption_vectors=None, thumbnails=[webp()])
    index.remove(["b"])
    index.optimize()  # on a server, what was removed counts in BM25 until then
    index.keep_setting("roots", {"shop": "photos"})
    index.keep_setting("nothing", None)
    return index


@pytest.fixture
def file(full: Index, tmp_path: Path) -> Path:
    """Its backup."""
    assert back_up(full, tmp_path / "shop.backup") == 6
    return tmp_path / "shop.backup"


def everything(index: Index) -> object:
    legs = [Leg(name, text="red dress", vector=vectors(X)[0]) for name in LEG_NAMES]
    return (
        index.get(IDS), index.thumbnails(IDS), index.facets(["colour", "price"]), sorted(index.settings().items()),
        [(ranking.ids, np.round(ranking.scores, 4).tolist()) for ranking in index.retrieve(legs, depth=10)],
        index.fingerprint, index.dimension, index.encoder,
        index.vectors(IDS, "image").round(6).tolist(), index.vectors(IDS, "caption").round(6).tolist(),
    )  # fmt: skip


def same(one: object, other: object) -> bool:
    return repr(one) == repr(other)  # NaN is NaN


def test_what_was_dropped_comes_back_whole(full: Index, file: Path, location: str) -> None:
    before = everything(full)
    assert restore(file, location, replace=True) == 6
    with closing(open_index(location, fingerprint=FINGERPRINT)) as again:
        assert same(everything(again), before)
        assert again.verify() == []
        fill(again, "b")
        assert set(again.get("abc")) == set("abc")


def test_a_backup_of_either_backend_becomes_an_index_in_a_folder(full: Index, file: Path, tmp_path: Path) -> None:
    assert restore(file, tmp_path / "new" / "shop.index") == 6
    with closing(open_index(tmp_path / "new" / "shop.index")) as index:
        assert same(everything(index), everything(full))
        assert index.verify() == []


def test_a_backup_of_a_folder_becomes_an_index_of_either_backend(location: str, tmp_path: Path) -> None:
    with closing(create_index(tmp_path / "local.index", dimension=3, fingerprint=FINGERPRINT)) as local:
        fill(local)
        local.add([Document("g")], image_vectors=vectors(Y), caption_vectors=None, thumbnails=[webp("blue")])
        local.keep_setting("roots", {"a": "b"})
        back_up(local, tmp_path / "local.backup")
        assert restore(tmp_path / "local.backup", location) == 7
        with closing(open_index(location)) as index:
            assert same(everything(index), everything(local))
            assert index.verify() == []


def test_an_index_with_documents_is_replaced_only_if_told(full: Index, file: Path, location: str) -> None:
    fill(full, "b")
    with pytest.raises(InvalidInput, match=r"7 documents.*--replace"):
        restore(file, location)
    with closing(open_index(location)) as index:
        assert set(index.get("ab")) == set("ab")
    restore(file, location, replace=True)
    with closing(open_index(location)) as index:
        assert set(index.get("ab")) == {"a"}
    assert full.superseded()
    with pytest.raises(IndexMismatch):
        fill(full, "c")


def test_a_restore_that_ends_early_changes_no_thumbnail(full: Index, file: Path, location: str) -> None:
    restore(file, location, replace=True)
    with closing(open_index(location)) as index:
        with_picture, without = Document("g"), Document("a")  # as in the backup, and unlike it
        index.add([with_picture], image_vectors=vectors(X), caption_vectors=None, thumbnails=[webp("blue")])
        index.add([without], image_vectors=vectors(X), caption_vectors=None, thumbnails=[webp("green")])
        shown = index.thumbnails(IDS)

        def interrupted(done: float) -> None:
            if done == 1:  # all is there, and nothing of it shown
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            restore(file, location, replace=True, told=interrupted)
        assert index.thumbnails(IDS) == shown == {"a": webp("green"), "g": webp("blue")}
        assert index.verify() == []
    restore(file, location, replace=True)
    with closing(open_index(location)) as index:
        assert index.thumbnails(IDS) == {"g": webp()}


def test_a_restored_index_is_given_another_encoder_and_back(full: Index, file: Path, location: str) -> None:
    restore(file, location, replace=True)
    with closing(open_index(location)) as served:
        with closing(begin_build(location, dimension=2, fingerprint="another")) as new:
            new.add([Document("g")], image_vectors=vectors((1, 2)), caption_vectors=None, thumbnails=[webp("blue")])
            publish_build(served, new)
            assert new.thumbnails(["g"]) == {"g": webp("blue")}
        with closing(previous_build(location)) as before, closing(open_index(location)) as now:
            assert before.thumbnails(["g"]) == {"g": webp()}
            publish_build(now, before)
    with closing(open_index(location)) as again:
        assert again.thumbnails(IDS) == {"g": webp()}
        assert again.verify() == []


def test_an_empty_index_is_replaced_without_being_told(tmp_path: Path, location: str) -> None:
    with closing(create_index(tmp_path / "local.index", dimension=2, fingerprint="another")) as local:
        add(local, a=(1, 0))
        back_up(local, tmp_path / "local.backup")
    create_index(location, dimension=3, fingerprint=FINGERPRINT).close()
    restore(tmp_path / "local.backup", location)
    with closing(open_index(location)) as index:
        assert (index.fingerprint, index.dimension, set(index.get("a"))) == ("another", 2, {"a"})


def test_what_is_told_rises_to_the_end(full: Index, tmp_path: Path, location: str) -> None:
    told: list[float] = []
    back_up(full, tmp_path / "b", told.append)
    assert told == sorted(told)
    assert told[-1] == 1
    told.clear()
    restore(tmp_path / "b", location, replace=True, told=told.append)
    assert told == sorted(told)
    assert told[-1] == 1


@pytest.mark.parametrize("content", [b"", b"precious", b"SQLite format 3\0" + bytes(200)])
def test_what_is_no_backup_is_neither_restored_nor_overwritten(index: Index, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "b").write_bytes(content)
    with pytest.raises(InvalidInput, match="left alone"):
        back_up(index, tmp_path / "b")
    with pytest.raises(InvalidInput, match="no backup"):
        restore(tmp_path / "b", tmp_path / "new.index")
    assert (tmp_path / "b").read_bytes() == content
    assert not (tmp_path / "new.index").exists()


def test_a_place_that_makes_no_sense_is_refused(index: Index, tmp_path: Path, location: str) -> None:
    with pytest.raises(InvalidInput, match="no folder"):
        back_up(index, tmp_path / "nowhere" / "b")
    with pytest.raises(InvalidInput, match="own database"):
        back_up(index, tmp_path / "index.db")
    with pytest.raises(InvalidInput, match="no backup at"):
        restore(tmp_path / "none", location)


def test_a_damaged_backup_changes_nothing(full: Index, file: Path, location: str) -> None:
    before = everything(full)
    content = bytearray(file.read_bytes())
    at = content.index(b"red shoes, red laces")
    content[at] ^= 2
    file.write_bytes(content)
    with pytest.raises(IndexDamaged, match="'c' is not what was stored"):
        restore(file, location, replace=True)
    assert same(everything(full), before)
    assert not full.superseded()
    with pytest.raises(IndexDamaged):
        restore(file, file.parent / "new.index")
    with pytest.raises(IndexNotFound):
        open_index(file.parent / "new.index")


def test_a_backup_that_lost_a_document_or_is_of_the_future_is_refused(file: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 9")
    with pytest.raises(IndexMismatch, match=rf"layout 9.*up to {schema.VERSION}"):
        restore(file, tmp_path / "new.index")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM document WHERE id = 'a'")
        connection.commit()
    with pytest.raises(IndexDamaged, match="lost documents"):
        restore(file, tmp_path / "new.index")
    assert not (tmp_path / "new.index").exists()


def test_a_backup_is_one_file_and_replaces_the_one_before(full: Index, file: Path, location: str) -> None:
    fill(full, "b")
    assert back_up(full, file) == 7
    assert [each.name for each in file.parent.iterdir() if each.name.startswith(file.name)] == [file.name]
    restore(file, location, replace=True)
    with closing(open_index(location)) as index:
        assert np.allclose(index.vectors(["b"], "image"), [[0.6, 0.8, 0]])
