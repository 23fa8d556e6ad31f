"""SQLite's errors, most of them provoked for real."""

import os
import sqlite3
from pathlib import Path

import pytest

from search.errors import (
    IndexBusy,
    IndexDamaged,
    InvalidDocuments,
    InvalidInput,
    InvalidQuery,
    TriptychError,
    Unavailable,
)
from search.indexes.embedded import create, open_existing
from search.indexes.embedded.faults import translated, translation
from search.indexes.embedded.index import EmbeddedIndex
from search.nouns import Document
from tests.contract.shelf import X, fill, near, vectors, webp


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("SQLITE_BUSY", IndexBusy, "another process is writing"),
        ("SQLITE_BUSY_SNAPSHOT", IndexBusy, "another process is writing"),
        ("SQLITE_LOCKED", IndexBusy, "another process is writing"),
        ("SQLITE_FULL", Unavailable, "disk is full"),
        ("SQLITE_READONLY", Unavailable, "permissions"),
        ("SQLITE_READONLY_DIRECTORY", Unavailable, "permissions"),
        ("SQLITE_CANTOPEN", Unavailable, "permissions"),
        ("SQLITE_IOERR_WRITE", Unavailable, "check the disk"),
        ("SQLITE_NOMEM", Unavailable, "memory"),
        ("SQLITE_TOOBIG", InvalidDocuments, "larger"),
        ("SQLITE_CORRUPT", IndexDamaged, "damaged"),
        ("SQLITE_NOTADB", IndexDamaged, "no database"),
        ("SQLITE_ERROR", IndexDamaged, "tables"),
        ("SQLITE_CONSTRAINT_UNIQUE", IndexDamaged, "tables"),
        ("SQLITE_PROTOCOL", Unavailable, "refused"),
    ],
)
def test_every_error_says_what_to_do_and_keeps_its_cause(name: str, kind: type[TriptychError], said: str) -> None:
    original = sqlite3.OperationalError("as SQLite says it")
    original.sqlite_errorcode = getattr(sqlite3, name)
    with pytest.raises(kind, match=said) as raised, translated(Path("shop.index")):
        raise original
    assert type(raised.value) is kind
    assert raised.value.__cause__ is original
    assert "shop.index" in str(raised.value)
    assert "as SQLite says it" in str(raised.value)


def test_an_error_without_a_code_is_an_error_too() -> None:
    assert type(translation(sqlite3.DatabaseError("?"), Path("shop.index"))) is Unavailable


def test_a_mistake_of_ours_is_not_dressed_up() -> None:
    connection = sqlite3.connect(":memory:")
    connection.close()
    with pytest.raises(sqlite3.ProgrammingError), translated(Path("shop.index")):
        connection.execute("SELECT 1")


def test_broken_unicode_in_a_call_is_invalid_input(index: EmbeddedIndex) -> None:
    with pytest.raises(InvalidInput, match="Unicode"):
        index.browse(after="\ud83d")
    with pytest.raises(InvalidQuery, match="half a character"):
        near(index, "text-image", *X, where={"colour": "\ud83d"})
    assert index.get(["\ud83d"]) == {}


def test_a_full_disk_stores_nothing(index: EmbeddedIndex) -> None:
    fill(index, "a")
    with index._store.reading() as connection:  # the next call takes the same connection
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + 5}")
    documents = [Document(str(i)) for i in range(2000)]
    with pytest.raises(Unavailable, match="disk is full"):
        index.add(documents, image_vectors=vectors(*[X] * 2000), caption_vectors=None, thumbnails=[webp() * 9] * 2000)
    assert [document.id for document in index.browse()] == ["a"]
    assert near(index, "text-image", *X).ids == ("a",)
    fill(index, "b")
    assert index.verify() == []


def test_an_index_that_cannot_be_written_to_says_so_and_still_answers(index: EmbeddedIndex) -> None:
    fill(index, "a")
    with index._store.reading() as connection:
        connection.execute("PRAGMA query_only = ON")
    with pytest.raises(Unavailable, match="permissions"):
        fill(index, "b")
    assert near(index, "text-image", *X).ids == ("a",)


def test_a_writer_that_waits_too_long_says_that_another_is_writing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.indexes.embedded.store.PATIENCE", 0.05)
    index = create(folder, dimension=3, fingerprint="by-hand")
    fill(index, "a")
    other = sqlite3.connect(folder / "index.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(IndexBusy, match="another process is writing"):
        fill(index, "b")
    assert near(index, "text-image", *X).ids == ("a",)
    other.execute("ROLLBACK")
    other.close()
    fill(index, "b")
    assert near(index, "text-image", *X).ids == ("a", "b")
    index.close()


def test_a_file_that_is_cut_off_while_it_is_open_is_damage_and_no_crash(index: EmbeddedIndex, folder: Path) -> None:
    documents = [Document(f"{i:05}", f"caption number {i} " * 10) for i in range(5000)]
    index.add(documents, image_vectors=None, caption_vectors=None)
    index.close()
    cut = open_existing(folder)
    fill(cut, "new")  # with something in its log, the database takes its size from there and not from the file
    assert set(cut.get(["00000"])) == {"00000"}
    os.truncate(folder / "index.db", 8 * 16384)
    with pytest.raises(IndexDamaged, match="restore a backup"):
        cut.get(["04000", "02000"])
    cut.close()


def test_a_damaged_file_is_noticed_and_named(index: EmbeddedIndex, folder: Path) -> None:
    documents = [Document(f"{i:04}", f"caption number {i}") for i in range(2000)]
    index.add(documents, image_vectors=vectors(*[X] * 2000), caption_vectors=None)
    index.close()
    file = folder / "index.db"
    content = bytearray(file.read_bytes())
    content[3 * 16384 : -3 * 16384] = b"\xa5" * (len(content) - 6 * 16384)
    file.write_bytes(content)
    damaged = open_existing(folder)
    with pytest.raises(IndexDamaged, match="restore a backup"):
        damaged.browse(size=2000)
    with pytest.raises(IndexDamaged, match="restore a backup"):
        near(damaged, "text-image", *X)
    assert any("damaged" in defect for defect in damaged.verify())
    damaged.close()
