"""A backup that somebody else has made: it is looked through before anything of it is used."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from search.errors import InvalidInput
from search.indexes import create_index, open_index
from search.indexes.backup import back_up, restore
from tests.contract.shelf import fill

STATEMENTS = {
    "trigger": "CREATE TRIGGER later AFTER DELETE ON setting BEGIN UPDATE document SET caption = 'pwned'; END",
    "view": "CREATE VIEW document_text AS SELECT caption FROM document",
    "virtual table": "CREATE VIRTUAL TABLE words USING fts5(caption)",
}


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    with closing(create_index(tmp_path / "shop.index", dimension=3, fingerprint="by-hand")) as index:
        fill(index)
        back_up(index, tmp_path / "shop.backup")
    yield tmp_path / "shop.backup"
    with closing(open_index(tmp_path / "shop.index")) as index:
        assert index.get("a")["a"].caption == "a red dress"
        assert index.verify() == []


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param(
            statement, id=kind, marks=pytest.mark.attack("statements of theirs, carried out by whoever restores it")
        )
        for kind, statement in STATEMENTS.items()
    ],
)
def test_statements_within_a_backup_are_never_carried_out(file: Path, tmp_path: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(statement)
    with pytest.raises(InvalidInput, match="no backup as Triptych makes them"):
        restore(file, tmp_path / "shop.index", replace=True)


@pytest.mark.attack("files outside of the index deleted or read, by a segment's name that climbs out of its folder")
def test_a_segment_named_in_a_backup_is_not_followed(file: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "file").touch()
    with closing(sqlite3.connect(file)) as connection:
        name = '{"folder": "index.db-segment-/../../precious", "manifest": 1}'
        connection.execute("INSERT INTO setting VALUES ('segment', ?)", (name,))
        connection.commit()
    restore(file, tmp_path / "new.index")
    with closing(open_index(tmp_path / "new.index")) as index:
        assert index.setting("segment") is None
        index.optimize()
    assert (precious / "file").exists()


@pytest.mark.attack("a file of somebody else's read or overwritten, by a link where the backup is written beside")
def test_a_link_where_a_backup_is_begun_is_not_written_through(file: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_bytes(b"precious")
    file.with_name(f"{file.name}.part").symlink_to(precious)
    with closing(open_index(tmp_path / "shop.index")) as index:
        back_up(index, file)
    assert precious.read_bytes() == b"precious"
    assert not file.is_symlink()
