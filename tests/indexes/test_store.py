import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from search.errors import IndexDamaged, InvalidDocuments
from search.indexes.embedded.index import EmbeddedIndex
from search.indexes.embedded.store import Store
from tests.contract.shelf import fill

COUNT = "SELECT count(*) FROM document"


def test_everything_read_at_once_belongs_to_one_state(index: EmbeddedIndex, folder: Path) -> None:
    fill(index, "a")
    store = Store(folder)
    with store.reading() as read:
        assert read.execute(COUNT).fetchone() == (1,)
        fill(index, "bc")
        assert read.execute(COUNT).fetchone() == (1,)
    with store.reading() as read:
        assert read.execute(COUNT).fetchone() == (3,)
    store.close()


def test_a_glance_sees_what_was_stored_before_it_and_leaves_nothing_open(index: EmbeddedIndex, folder: Path) -> None:
    fill(index, "a")
    store = Store(folder)
    with store.glancing() as read:
        assert read.execute(COUNT).fetchone() == (1,)
        fill(index, "bc")
        assert read.execute(COUNT).fetchone() == (3,)
        assert not read.in_transaction
    store.close()


@pytest.mark.parametrize("looked", [Store.reading, Store.glancing])
def test_what_fails_while_reading_is_told_and_the_connection_is_fit_for_more(
    index: EmbeddedIndex, folder: Path, looked: Callable[[Store], AbstractContextManager[sqlite3.Connection]]
) -> None:
    fill(index, "ab")
    store = Store(folder)
    with pytest.raises(IndexDamaged, match="no such table") as caught, looked(store) as read:
        read.execute("SELECT * FROM nowhere")
    assert isinstance(caught.value.__cause__, sqlite3.OperationalError)
    with pytest.raises(ZeroDivisionError), looked(store):
        _ = 1 / 0
    with looked(store) as read:
        assert read.execute(COUNT).fetchone() == (2,)
    store.close()


def test_what_fails_while_writing_is_not_stored(index: EmbeddedIndex, folder: Path) -> None:
    fill(index, "ab")
    store = Store(folder)
    with pytest.raises(InvalidDocuments, match="second thoughts"):
        _write_and_fail(store)
    with store.writing() as write:  # the connection is fit for more
        assert write.execute(COUNT).fetchone() == (2,)
    store.close()


def test_a_writer_is_not_seen_before_it_is_done(index: EmbeddedIndex, folder: Path) -> None:
    fill(index, "ab")
    store = Store(folder)
    with store.writing() as write, store.reading() as read:
        write.execute("DELETE FROM document")
        assert read.execute(COUNT).fetchone() == (2,)
    store.close()


def test_what_is_stored_is_on_the_disk(index: EmbeddedIndex) -> None:
    with index._store.writing() as write:
        assert write.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL
        assert write.execute("PRAGMA foreign_keys").fetchone() == (1,)


def _write_and_fail(store: Store) -> None:
    with store.writing() as write:
        write.execute("DELETE FROM document")
        assert write.execute(COUNT).fetchone() == (0,)
        raise InvalidDocuments("on second thoughts")
