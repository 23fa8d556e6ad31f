"""A wrong path never loses a file, and what is no index is refused in words."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from search.errors import IndexDamaged, IndexMismatch, IndexNotFound, InvalidInput, Unavailable
from search.indexes.embedded import create, drop, open_existing, schema
from search.indexes.embedded.index import EmbeddedIndex
from tests.contract.shelf import fill


def test_drop_refuses_a_folder_of_photos(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"precious")
    with pytest.raises(InvalidInput, match="nothing was deleted"):
        drop(tmp_path)
    assert (tmp_path / "holiday.jpg").read_bytes() == b"precious"


@pytest.mark.parametrize("content", [b"", b"precious notes", b"SQLite format 3\0" + bytes(200)])
def test_drop_refuses_an_index_db_that_is_not_ours(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "index.db").write_bytes(content)
    with pytest.raises(InvalidInput, match="not an index"):
        drop(tmp_path)
    assert (tmp_path / "index.db").read_bytes() == content


def test_drop_refuses_another_programs_database(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "index.db")
    other.execute("CREATE TABLE photos (name)")
    other.close()
    with pytest.raises(InvalidInput, match="not an index"):
        drop(tmp_path)
    assert (tmp_path / "index.db").exists()
    with pytest.raises(IndexDamaged, match="not an index"):
        open_existing(tmp_path)
    with pytest.raises(IndexDamaged, match="not an index"):
        create(tmp_path, dimension=3, fingerprint="by-hand")


def test_drop_leaves_what_does_not_belong_to_the_index(index: EmbeddedIndex, folder: Path) -> None:
    (folder / "holiday.jpg").write_bytes(b"precious")
    fill(index)
    drop(folder)  # still open: the last one to close must not bring anything back
    index.close()
    assert [path.name for path in folder.iterdir()] == ["holiday.jpg"]


def test_drop_removes_the_folder(index: EmbeddedIndex, folder: Path) -> None:
    fill(index)
    index.close()
    drop(folder)
    assert not folder.exists()


def test_dropping_nothing_says_so(tmp_path: Path) -> None:
    for nothing in (tmp_path, tmp_path / "none"):
        with pytest.raises(IndexNotFound, match="nothing was deleted"):
            drop(nothing)


def test_create_refuses_a_folder_that_holds_something_else(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"precious")
    with pytest.raises(InvalidInput, match=r"'holiday\.jpg'"):
        create(tmp_path, dimension=3, fingerprint="by-hand")
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.jpg"]


def test_create_refuses_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"precious")
    with pytest.raises(InvalidInput, match="is a file"):
        create(tmp_path / "file", dimension=3, fingerprint="by-hand")
    with pytest.raises(Unavailable, match="cannot be made"):
        create(tmp_path / "file" / "below", dimension=3, fingerprint="by-hand")
    assert (tmp_path / "file").read_bytes() == b"precious"


def test_create_goes_on_where_it_was_killed_after_making_the_file(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "index.db").touch()
    with pytest.raises(IndexNotFound):
        open_existing(folder)
    index = create(folder, dimension=3, fingerprint="by-hand")
    fill(index)
    index.close()


def test_create_makes_the_folders_above(tmp_path: Path) -> None:
    index = create(tmp_path / "a" / "b #%?é", dimension=3, fingerprint="by-hand")
    fill(index)
    index.close()
    open_existing(tmp_path / "a" / "b #%?é").close()


def test_garbage_is_no_index(folder: Path) -> None:
    folder.mkdir()
    (folder / "index.db").write_bytes(b"garbage " * 4096)
    with pytest.raises(IndexDamaged, match="no database") as refused:
        open_existing(folder)
    assert isinstance(refused.value.__cause__, sqlite3.DatabaseError)
    with pytest.raises(IndexDamaged, match="no database"):
        create(folder, dimension=3, fingerprint="by-hand")


def test_an_index_of_a_newer_layout_is_refused(index: EmbeddedIndex, folder: Path) -> None:
    index.close()
    newer = sqlite3.connect(folder / "index.db")
    newer.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    newer.close()
    with pytest.raises(IndexMismatch, match=f"layout {schema.VERSION + 1}"):
        open_existing(folder)


def test_an_index_that_lost_its_description_is_damaged(index: EmbeddedIndex, folder: Path) -> None:
    index.close()
    with closing(sqlite3.connect(folder / "index.db")) as connection:
        connection.execute("DELETE FROM state")
        connection.commit()
    with pytest.raises(IndexDamaged, match="description"):
        open_existing(folder)


def test_opening_an_empty_folder_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(IndexNotFound, match="ingest"):
        open_existing(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_closed_index_is_one_file(index: EmbeddedIndex, folder: Path) -> None:
    fill(index)
    index.close()
    assert [path.name for path in folder.iterdir()] == ["index.db"]


def test_readers_do_not_wait_for_the_writer(index: EmbeddedIndex, folder: Path) -> None:
    with closing(sqlite3.connect(folder / "index.db")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
