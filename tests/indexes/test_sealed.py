"""An index in a folder that may not be written to is searched, and nothing is written; what cannot be is said."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from search import Query, open_engine
from search.errors import IndexBusy, IndexDamaged, IndexMismatch, Unavailable
from search.indexes import open_index
from search.indexes.embedded import create, open_existing
from tests.colour_encoder import ColourEncoder
from tests.conftest import CHECKOUT
from tests.contract.shelf import X, fill, near
from tests.demo import shop
from tests.durability.first import first_layout
from tests.indexes.stock import everything, segments_in

NOBODY = 65534


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that everybody may reach, which pytest's own is not."""
    place = Path(tempfile.mkdtemp(prefix="sealed-"))
    place.chmod(0o755)
    yield place
    shutil.rmtree(place)


@contextmanager
def sealed(folder: Path) -> Iterator[None]:
    """Inside, this program may write neither to a folder nor to its files; root becomes somebody whom that binds."""
    everything = [folder, *folder.rglob("*")]
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in everything}
    for path, mode in modes.items():
        path.chmod((mode | 0o444 | (0o111 if path.is_dir() else 0)) & ~0o222)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        if not os.access(folder, os.R_OK, effective_ids=True):
            pytest.skip("the folder for temporary files is out of others' reach")
        yield
    finally:
        if root:
            os.seteuid(0)
        for path, mode in modes.items():
            if path.exists():
                path.chmod(mode)


@contextmanager
def allowed() -> Iterator[None]:
    """Inside `sealed`, be for a moment somebody who may write."""
    before = os.geteuid()
    if before != NOBODY:
        pytest.skip("only root can be two people")
    os.seteuid(0)
    try:
        yield
    finally:
        os.seteuid(before)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def test_an_index_in_a_sealed_folder_is_searched_and_nothing_is_written(place: Path) -> None:
    folder = place / "shop.index"
    shop.fill(folder).close()
    before = files(folder)
    with sealed(folder):
        with open_engine(folder, ColourEncoder()) as engine:
            results = engine.search(Query(text="red cloth", where={"kind": "striped"}), diversify="kmeans")
            assert results.hits[0].document.fields["kind"] == "striped"
            assert engine.index.thumbnails(["red"])
            assert engine.index.info().documents == 41
            assert engine.index.terms("re") == ["red"]
            assert engine.index.verify() == []
            engine.index.optimize()
            with pytest.raises(Unavailable, match=r"may not be written to .* only searched"):
                engine.index.remove(["red"])
            with pytest.raises(Unavailable, match="only searched"):
                engine.index.keep_setting("a", 1)
            assert engine.index.get(["red"])
        assert files(folder) == before
    with closing(open_index(folder)) as index:
        assert index.remove(["red"]) == 1


def test_the_files_beside_the_database_serve_as_ever(
    place: Path, shelves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRIPTYCH_MAPPED", "200")
    folder = place / "mapped.index"
    shutil.copytree(shelves / "mapped", folder)
    with closing(open_existing(folder)) as index:
        expected = everything(index)
    with sealed(folder), closing(open_existing(folder)) as index:
        assert everything(index) == expected
        assert index.info().segment is not None
    assert segments_in(folder)


def test_what_somebody_else_writes_meanwhile_is_seen(place: Path) -> None:
    folder = place / "shop.index"
    with closing(create(folder, dimension=3, fingerprint="by-hand")) as index:
        fill(index, "a")
    with sealed(folder), closing(open_existing(folder)) as index:
        assert near(index, "text-image", *X).ids == ("a",)
        with allowed(), closing(open_existing(folder)) as other:
            fill(other, "b")
        assert set(near(index, "text-image", *X).ids) == {"a", "b"}

        def read_during_a_change() -> None:
            with index._store.reading() as read:
                assert read.execute("SELECT count(*) FROM document").fetchone() == (2,)
                with allowed(), closing(open_existing(folder)) as other:
                    fill(other, "c")

        with pytest.raises(IndexBusy, match="ask again"):
            read_during_a_change()
        assert set(near(index, "text-image", *X).ids) == {"a", "b", "c"}


def test_while_somebody_else_writes_it_is_read_along(place: Path) -> None:
    folder = place / "shop.index"
    with closing(create(folder, dimension=3, fingerprint="by-hand")) as index:
        fill(index, "a")
    program = (
        "import sys; from search.indexes.embedded import open_existing; from pathlib import Path\n"
        "from tests.contract.shelf import fill\n"
        "index = open_existing(Path(sys.argv[1]))\n"
        "for line in sys.stdin:\n"
        "    fill(index, line.strip())\n"
        "    print('stored', flush=True)\n"
    )
    with sealed(folder):
        with allowed():
            writer = subprocess.Popen(
                [sys.executable, "-c", program, str(folder)],
                cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            )  # fmt: skip
        with writer:
            assert writer.stdin is not None
            assert writer.stdout is not None
            writer.stdin.write("b\n")
            writer.stdin.flush()
            assert writer.stdout.readline() == "stored\n"
            with closing(open_existing(folder)) as index:
                assert set(near(index, "text-image", *X).ids) == {"a", "b"}
                writer.stdin.write("c\n")
                writer.stdin.flush()
                assert writer.stdout.readline() == "stored\n"
                assert set(near(index, "text-image", *X).ids) == {"a", "b", "c"}
                with pytest.raises(Unavailable, match="only searched"):
                    fill(index, "d")


def test_what_lies_in_the_log_of_a_killed_program_is_not_left_out(place: Path) -> None:
    folder, copy = place / "shop.index", place / "copy.index"
    with closing(create(folder, dimension=3, fingerprint="by-hand")) as index:
        fill(index, "a")
        copy.mkdir()
        for name in ("index.db", "index.db-wal"):
            shutil.copy(folder / name, copy)
    with sealed(copy), pytest.raises(Unavailable, match=r"killed.*python -m search info --index .*copy\.index"):
        open_existing(copy)
    open_existing(copy).close()  # as is said there
    with sealed(copy), closing(open_existing(copy)) as index:
        assert near(index, "text-image", *X).ids == ("a",)


def test_an_unfinished_transaction_of_a_killed_program_is_not_read(place: Path) -> None:
    folder = place / "shop.index"
    create(folder, dimension=3, fingerprint="by-hand").close()
    (folder / "index.db-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(512))
    with sealed(folder), pytest.raises(Unavailable, match="killed"):
        open_existing(folder)


def test_an_older_layout_is_refused_with_what_to_do(place: Path) -> None:
    first_layout(place / "old.index")
    with sealed(place / "old.index"), pytest.raises(IndexMismatch, match=r"layout 1.* once as somebody who may"):
        open_existing(place / "old.index")


def test_what_is_no_index_is_told_as_ever(place: Path) -> None:
    folder = place / "other.index"
    folder.mkdir()
    with closing(sqlite3.connect(folder / "index.db")) as other:
        other.execute("CREATE TABLE a (b)")
    with sealed(folder), pytest.raises(IndexDamaged, match="is not an index"):
        open_existing(folder)
