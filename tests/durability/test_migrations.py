"""An index of the first released layout is brought up to date when it is opened; one of the future is refused."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from search.errors import IndexDamaged, IndexMismatch
from search.indexes import open_index
from search.indexes.backup import restore
from search.indexes.builds import begin_build
from search.indexes.embedded import create, migrations, schema
from tests.contract.shelf import SHELF, X, add, fill, near, vectors, webp, worded
from tests.durability.first import first_layout


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return first_layout(tmp_path / "old.index")


def tables(place: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(place / "index.db")) as connection:
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").fetchall()
        return [(name, " ".join(sql.split())) for name, sql in found]


def version(place: Path) -> int:
    with closing(sqlite3.connect(place / "index.db")) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_the_first_layout_comes_to_be_the_one_of_today(old: Path, tmp_path: Path) -> None:
    assert version(old) == migrations.FIRST
    with closing(open_index(old)) as index:
        kept = [document for document, _, _ in SHELF if document.id != "b"]
        assert [document for document in index.browse() if document.id != "g"] == kept
        assert near(index, "text-image", *X).ids == ("a", "g", "c", "d")
        assert near(index, "text-caption", *X).ids == ("a", "e", "c")
        assert worded(index, "größe").ids == ("g",)
        assert index.thumbnails("ag") == {"g": webp()}
        assert index.vectors("g", "image").tolist() == vectors(X).tolist()
        assert index.settings() == {"roots": {"shop": "photos"}}
        assert index.info().schema == schema.VERSION
        assert index.verify() == []
        fill(index, "b")
        assert index.verify() == []
    create(tmp_path / "new.index", dimension=3, fingerprint="by-hand").close()
    assert tables(old) == tables(tmp_path / "new.index")
    assert version(old) == schema.VERSION


def test_what_changes_in_an_older_index_is_noticed_from_then_on(old: Path) -> None:
    open_index(old).close()
    with closing(sqlite3.connect(old / "index.db")) as connection:
        connection.execute("UPDATE document SET caption = 'a red drexs' WHERE id = 'a'")
        connection.commit()
    with closing(open_index(old)) as index:
        assert index.verify() == ["The document 'a' is not what was stored: its checksum is another one."]


def test_a_step_that_fails_leaves_the_index_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tables(old)

    def fail(connection: sqlite3.Connection) -> None:
        migrations._add_checksums(connection)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", {1: fail})
        with pytest.raises(KeyboardInterrupt):
            open_index(old)
    assert tables(old) == before
    assert version(old) == migrations.FIRST
    open_index(old).close()
    assert version(old) == schema.VERSION


def test_every_layout_leads_to_the_next(old: Path) -> None:
    assert list(migrations.STEPS) == list(range(migrations.FIRST, schema.VERSION))


def test_two_that_open_an_older_index_at_once_bring_it_up_to_date_once(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(old / "index.db", isolation_level=None)) as late:
        late.execute("SELECT * FROM state").fetchone()
        open_index(old).close()
        seen = iter([migrations.FIRST])  # it looked before the other one was done
        really = migrations._version
        monkeypatch.setattr(migrations, "_version", lambda connection: next(seen, None) or really(connection))
        migrations.migrate(late)
    assert version(old) == schema.VERSION


def test_a_build_of_an_older_layout_that_was_begun_is_gone_on_with(old: Path) -> None:
    with closing(begin_build(old, dimension=2, fingerprint="new")) as build:
        add(build, a=(1, 0))
    (unfinished,) = old.glob("index-*.db")
    with closing(sqlite3.connect(unfinished)) as connection:
        connection.execute("DROP TABLE checksum")
        connection.execute("DROP TABLE gone")
        connection.execute("PRAGMA user_version = 1")
    with closing(begin_build(old, dimension=2, fingerprint="new")) as build:
        assert set(build.get("a")) == {"a"}
        assert build.verify() == []


def test_a_copy_of_an_older_index_is_a_backup(old: Path, tmp_path: Path) -> None:
    assert restore(old / "index.db", tmp_path / "new.index") == 6
    assert version(tmp_path / "new.index") == schema.VERSION
    assert version(old) == migrations.FIRST


def test_an_index_of_the_future_is_refused_with_both_versions_named_and_left_alone(old: Path) -> None:
    with closing(sqlite3.connect(old / "index.db")) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    before = (old / "index.db").read_bytes()
    for opening in (
        lambda: open_index(old),
        lambda: create(old, dimension=3, fingerprint="by-hand"),
        lambda: restore(old / "index.db", old.parent / "new.index"),
    ):
        with pytest.raises(IndexMismatch, match=rf"layout {schema.VERSION + 1}.* up to {schema.VERSION}"):
            opening()
    assert (old / "index.db").read_bytes() == before


def test_an_index_that_lost_its_version_is_damaged(old: Path) -> None:
    with closing(sqlite3.connect(old / "index.db")) as connection:
        connection.execute("PRAGMA user_version = 0")
    with pytest.raises(IndexDamaged, match="layout"):
        open_index(old)
