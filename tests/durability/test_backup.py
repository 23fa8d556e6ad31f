"""Backups of an index in a folder: while others write, next to others, of a damaged index, and over one."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from search.errors import IndexBusy, IndexDamaged, IndexMismatch, InvalidInput, Unavailable
from search.indexes import create_index, open_index
from search.indexes.backup import back_up, restore
from search.indexes.builds import begin_build, publish_build
from search.indexes.embedded import create, open_existing
from search.indexes.embedded.disk import ENDING, unfinished
from search.indexes.embedded.place import RESTORED
from search.nouns import Document
from search.settings import CHECKOUT
from tests.contract.shelf import X, add, fill, near
from tests.indexes.stock import DIMENSION, deep, segments_in, store
from tests.test_command_line import run


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The shelf in a folder."""
    with closing(create_index(tmp_path / "shop.index", dimension=3, fingerprint="by-hand")) as index:
        fill(index)
    return tmp_path / "shop.index"


@pytest.fixture
def file(place: Path, tmp_path: Path) -> Path:
    """Its backup."""
    with closing(open_index(place)) as index:
        back_up(index, tmp_path / "shop.backup")
    return tmp_path / "shop.backup"


def ids(place: Path) -> list[str]:
    with closing(open_index(place)) as index:
        assert index.verify() == []
        return [document.id for document in index.browse(size=100_000)]


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """As on a disk that is full: what would be written beyond fails."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_backup_is_one_state_whatever_is_written_meanwhile(tmp_path: Path) -> None:
    with closing(create(tmp_path / "i", dimension=3, fingerprint="by-hand")) as index:
        add(index, **{f"{i:05}": X for i in range(2000)})
        ended = threading.Event()

        def write() -> None:
            with closing(open_existing(tmp_path / "i")) as other:
                for i in range(100):  # each time all documents of one kind go, and the other kind comes
                    old, new = ("ab", "ba")[i % 2]
                    other.remove([f"{old}{j}" for j in range(7)])
                    add(other, **{f"{new}{j}": X for j in range(7)})
                    if ended.is_set():
                        return

        thread = threading.Thread(target=write)
        thread.start()
        try:
            for i in range(4):
                back_up(index, tmp_path / "b", told=lambda _: None)
                restore(tmp_path / "b", tmp_path / f"restored-{i}")
                found = [id_ for id_ in ids(tmp_path / f"restored-{i}") if id_[0] in "ab"]
                assert len(found) in (0, 7)
                assert len({id_[0] for id_ in found}) <= 1
        finally:
            ended.set()
            thread.join()


def test_a_backup_goes_on_while_the_index_is_frozen(place: Path, tmp_path: Path) -> None:
    with closing(open_index(place)) as index, index.frozen():
        assert back_up(index, tmp_path / "b") == 6


def test_a_backup_has_nothing_that_is_derived_and_it_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRIPTYCH_MAPPED", "50")
    monkeypatch.setattr("search.indexes.embedded.derived.GRACE", 0.0)
    with closing(create(tmp_path / "i", dimension=DIMENSION, fingerprint="by-hand")) as index:
        store(index, 0, 100)
        index.optimize()
        assert len(segments_in(tmp_path / "i")) == 1
        back_up(index, tmp_path / "b")
        restore(tmp_path / "b", tmp_path / "j")
        assert segments_in(tmp_path / "j") == []
        with closing(open_existing(tmp_path / "j")) as other:
            assert deep(other) == deep(index)
            other.optimize()
            assert len(segments_in(tmp_path / "j")) == 1
            assert deep(other) == deep(index)
        store(index, 100, 110)
        restore(tmp_path / "b", tmp_path / "i", replace=True)
        assert segments_in(tmp_path / "i") == []
        assert len(ids(tmp_path / "i")) == 100


def test_of_an_index_with_several_builds_the_one_that_is_shown_is_backed_up(place: Path, tmp_path: Path) -> None:
    with closing(open_index(place)) as old, closing(begin_build(place, dimension=2, fingerprint="new")) as new:
        add(new, n=(1, 0))
        publish_build(old, new)
    with closing(open_index(place)) as index:
        back_up(index, tmp_path / "b")
    restore(tmp_path / "b", place, replace=True)
    assert ids(place) == ["n"]
    assert len(list(place.glob("index*.db"))) == 1  # the build from before is lost, as is said


def test_a_damaged_index_does_not_replace_a_good_backup(place: Path, file: Path) -> None:
    good = file.read_bytes()
    with closing(sqlite3.connect(place / "index.db")) as connection:
        connection.execute("UPDATE document SET caption = 'another' WHERE id = 'c'")
        connection.commit()
    with closing(open_index(place)) as index, pytest.raises(IndexDamaged, match="'c' is not what was stored"):
        back_up(index, file)
    assert file.read_bytes() == good
    assert not file.with_name(file.name + ENDING).exists()


def test_a_thumbnail_that_never_was_a_picture_keeps_nobody_from_a_backup(tmp_path: Path) -> None:
    with closing(create(tmp_path / "i", dimension=3, fingerprint="by-hand")) as index:
        index.add([Document("a")], image_vectors=None, caption_vectors=None, thumbnails=[b"RIFF no picture"])
        back_up(index, tmp_path / "b")
    restore(tmp_path / "b", tmp_path / "j")
    with closing(open_index(tmp_path / "j")) as index:
        (defect,) = index.verify()
        assert "thumbnail" in defect


@pytest.mark.parametrize("broken", ["garbage", "empty", "cut", "pointer", "future", "lost"])
def test_a_backup_takes_the_place_of_an_index_that_does_not_open_if_told(place: Path, file: Path, broken: str) -> None:
    database = place / "index.db"
    if broken == "garbage":
        database.write_bytes(b"garbage " * 4096)
    elif broken == "empty":
        database.write_bytes(b"")
    elif broken == "cut":
        database.write_bytes(database.read_bytes()[:20_000])
    elif broken == "pointer":
        (place / "builds.json").write_text("nonsense")
    elif broken == "lost":
        (place / "builds.json").write_text('{"served": "index-00000000.db", "kept": null}')
    else:
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("PRAGMA user_version = 99")
    if broken != "empty":  # whose creation was killed: nothing is lost
        with pytest.raises((IndexDamaged, IndexMismatch), match="--replace"):
            restore(file, place)
    restore(file, place, replace=True)
    assert ids(place) == list("abcdef")


def test_who_has_the_replaced_index_open_is_told(place: Path, file: Path) -> None:
    with closing(open_index(place)) as reader:
        assert near(reader, "text-image", *X).ids[0] == "a"
        restore(file, place, replace=True)
        assert reader.superseded()
        assert near(reader, "text-image", *X).ids[0] == "a"
        with pytest.raises(IndexMismatch, match="open it again"):
            fill(reader)


def test_a_reindex_that_is_under_way_begins_again(place: Path, file: Path) -> None:
    with closing(open_index(place)) as old, closing(begin_build(place, dimension=2, fingerprint="new")) as new:
        add(new, n=(1, 0))
        restore(file, place, replace=True)
        with pytest.raises(IndexMismatch):
            publish_build(old, new)
    assert ids(place) == list("abcdef")


def test_an_index_that_somebody_fills_during_a_restore_is_not_lost(file: Path, tmp_path: Path) -> None:
    def told(_: float) -> None:
        with closing(create_index(tmp_path / "new.index", dimension=3, fingerprint="other")) as index:
            fill(index, "a")

    with pytest.raises(InvalidInput, match="1 documents"):
        restore(file, tmp_path / "new.index", told=told)
    assert ids(tmp_path / "new.index") == ["a"]
    assert not list((tmp_path / "new.index").glob("*.part*"))


def test_two_that_write_the_same_backup_do_not_mix(place: Path, file: Path) -> None:
    good = file.read_bytes()
    with closing(open_index(place)) as index, unfinished(file):
        with pytest.raises(IndexBusy, match="another process"):
            back_up(index, file)
        assert file.read_bytes() == good
    with unfinished(place / RESTORED), pytest.raises(IndexBusy):
        restore(file, place, replace=True)
    assert ids(place) == list("abcdef")


def test_what_a_killed_backup_left_is_written_over(place: Path, file: Path) -> None:
    part = file.with_name(file.name + ENDING)
    part.write_bytes(b"half of it")
    part.with_name(part.name + "-journal").write_bytes(b"nonsense")
    with closing(open_index(place)) as index:
        back_up(index, file)
    restore(file, place.with_name("new.index"))
    assert sorted(path.name for path in file.parent.iterdir()) == ["new.index", "shop.backup", "shop.index"]


def test_what_a_killed_restore_left_is_no_obstacle(place: Path, file: Path, tmp_path: Path) -> None:
    for folder in (place, tmp_path / "new.index"):
        folder.mkdir(exist_ok=True)
        (folder / f"{RESTORED}{ENDING}").write_bytes(b"half of it")
        restore(file, folder, replace=True)
        assert ids(folder) == list("abcdef")
        assert not (folder / f"{RESTORED}{ENDING}").exists()
    (place / f"{RESTORED}{ENDING}").write_bytes(b"half of it")
    run("drop", "--yes", "--index", place)
    assert not place.exists()


@pytest.mark.parametrize("room", [0, 20_000, 100_000])
def test_a_full_disk_leaves_the_backup_and_the_index_that_were_there(
    place: Path, file: Path, tmp_path: Path, room: int
) -> None:
    good = file.read_bytes()
    with closing(open_index(place)) as index:
        before = set(tmp_path.rglob("*"))
        with files_of_at_most(room):
            with pytest.raises(Unavailable):
                back_up(index, file)
            with pytest.raises(Unavailable):
                restore(file, tmp_path / "new.index")
        assert set(tmp_path.rglob("*")) == before
    assert file.read_bytes() == good
    assert ids(place) == list("abcdef")


def test_the_database_of_an_open_index_is_no_backup_before_it_is_closed(place: Path, tmp_path: Path) -> None:
    with closing(open_index(place)) as index:
        fill(index, "a")
        with pytest.raises(InvalidInput, match=r"in use.*back it up with"):
            restore(place / "index.db", tmp_path / "new.index")
    assert restore(place / "index.db", tmp_path / "new.index") == 6


def test_the_commands_say_what_they_did(place: Path, file: Path, tmp_path: Path) -> None:
    done = run("backup", tmp_path / "b", "--index", place)
    assert "6 documents of" in done.stdout
    assert "backing up: 100 %" in done.stderr
    done = run("restore", tmp_path / "b", "--index", tmp_path / "new.index")
    assert "6 documents of" in done.stdout
    assert ids(tmp_path / "new.index") == list("abcdef")
    assert "--replace" in run("restore", tmp_path / "b", "--index", place, code=2).stderr
    run("restore", tmp_path / "b", "--index", place, "--replace")
    (tmp_path / "b").write_bytes((tmp_path / "b").read_bytes()[:-16384])
    assert "damaged" in run("restore", tmp_path / "b", "--index", place, "--replace", code=3).stderr
    assert run("backup", tmp_path / "none" / "b", "--index", place, code=2).stderr


UNPRIVILEGED = """
import os, sys
from contextlib import closing
from pathlib import Path
from search.errors import Unavailable
from search.indexes import open_index, create_index
from search.indexes.backup import back_up, restore
from tests.contract.shelf import X, fill, near
place, file, mine = map(Path, sys.argv[1:])

with closing(open_index(place)) as index:  # which imports everything: whoever it becomes may not be able to
    known = near(index, "text-image", *X)
    back_up(index, mine / "as root")
restore(mine / "as root", mine / "root.index")
os.setgid(65534); os.setuid(65534)

def refused(call):
    try:
        call()
    except Unavailable as error:
        print(type(error).__name__, "permissions" in str(error) or "Permission denied" in str(error))
    else:
        print("done")

with closing(open_index(place)) as index:
    print(near(index, "text-image", *X) == known)
    refused(lambda: index.remove(["0"]))
refused(lambda: restore(file, place, replace=True))
refused(lambda: create_index(place.parent / "new.index", dimension=3, fingerprint="x"))
print(restore(file, mine / "new.index"))
"""


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="only root can become who may not write")
def test_who_may_only_read_an_index_searches_it_and_may_restore_its_backup_elsewhere(place: Path, file: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:  # where somebody else gets to
        shop, copy, mine = Path(folder) / "shop.index", Path(folder) / "shop.backup", Path(folder) / "mine"
        shutil.copytree(place, shop)
        shutil.copy(file, copy)
        mine.mkdir()
        os.chown(mine, 65534, 65534)
        for path in (Path(folder), shop):
            path.chmod(0o755)
        for path in (copy, *shop.iterdir()):
            path.chmod(0o644)
        command = [sys.executable, "-c", UNPRIVILEGED, str(shop), str(copy), str(mine)]
        done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
        said = ["True", *["Unavailable True"] * 3, "6", ""]
        assert done.stdout.split("\n") == said, done.stderr
        assert ids(shop) == list("abcdef")
