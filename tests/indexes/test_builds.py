"""Several databases in one folder: whatever happens to it, the folder shows one whole build."""

import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from search.errors import IndexDamaged, IndexMismatch, IndexNotFound, Unavailable
from search.indexes.embedded import builds, create, drop, open_existing, place
from search.indexes.embedded.index import EmbeddedIndex
from search.settings import CHECKOUT
from tests.contract.shelf import add, fill


@pytest.fixture
def switched(index: EmbeddedIndex, folder: Path) -> Iterator[EmbeddedIndex]:
    """An index whose first build was replaced by another; the other one."""
    fill(index, "ab")
    new = builds.begin_build(folder, dimension=2, fingerprint="new")
    add(new, x=(1, 0))
    builds.publish_build(index, new)
    index.close()
    yield new
    new.close()


def begin(folder: Path, fingerprint: str = "newer") -> EmbeddedIndex:
    return builds.begin_build(folder, dimension=2, fingerprint=fingerprint)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def shown(folder: Path) -> tuple[str, list[str]]:
    with closing(open_existing(folder)) as index:
        assert index.verify() == []
        return index.fingerprint, [document.id for document in index.browse()]


def test_closed_a_folder_holds_a_file_for_each_build_and_one_that_says_which_is_served(
    switched: EmbeddedIndex, folder: Path
) -> None:
    switched.close()
    assert names(folder) == ["builds.json", switched.build, "index.db"]
    assert place.look(folder) == place.Place(served=switched.build, kept="index.db")
    newer = begin(folder)
    builds.publish_build(open_existing(folder), newer)
    newer.close()
    assert [name for name in names(folder) if name.endswith(".db")] == sorted([newer.build, switched.build])


def test_info_counts_the_bytes_of_all_builds(switched: EmbeddedIndex, folder: Path) -> None:
    assert switched.info().bytes >= sum((folder / name).stat().st_size for name in ("index.db", switched.build))
    assert switched.info().documents == 1


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"{}", b'{"served": "index.db"}', b'{"served": null, "kept": null}',
     b'{"served": "../index.db", "kept": null}', b'{"served": "index.db", "kept": "/etc/passwd"}', b"\xff\xfe"],
)  # fmt: skip
def test_a_pointer_that_makes_no_sense_is_damage_and_can_be_dropped(
    switched: EmbeddedIndex, folder: Path, content: bytes
) -> None:
    (folder / "builds.json").write_bytes(content)
    for opening in (open_existing, begin, builds.previous_build):
        with pytest.raises(IndexDamaged, match=r"builds\.json"):
            opening(folder)
    with pytest.raises(IndexDamaged):
        create(folder, dimension=2, fingerprint="new")
    switched.close()
    drop(folder)
    assert not folder.exists()


def test_a_pointer_to_a_file_that_is_gone_is_damage(switched: EmbeddedIndex, folder: Path) -> None:
    switched.close()
    (folder / switched.build).unlink()
    for opening in (open_existing, begin):
        with pytest.raises(IndexDamaged, match=switched.build):
            opening(folder)
    with pytest.raises(IndexDamaged, match=switched.build):
        create(folder, dimension=2, fingerprint="new")


def test_a_switch_killed_before_the_pointer_took_its_name_has_not_happened(
    switched: EmbeddedIndex, folder: Path
) -> None:
    newer = begin(folder)
    (folder / "builds.json.new").write_bytes(b'{"served": "index')
    assert shown(folder) == ("new", ["x"])
    builds.publish_build(switched, newer)
    assert shown(folder) == ("newer", [])
    assert "builds.json.new" not in names(folder)
    newer.close()


def test_a_switch_killed_before_the_oldest_build_was_deleted_has_happened(
    switched: EmbeddedIndex, folder: Path
) -> None:
    newer = begin(folder)
    newer.close()
    place.point(folder, place.Place(served=newer.build, kept=switched.build))
    assert shown(folder) == ("newer", [])
    assert "index.db" in names(folder)
    newest = begin(folder, "newest")  # clears it away
    assert "index.db" not in names(folder)
    newest.close()


def test_a_build_killed_while_it_was_made_is_cleared_away(index: EmbeddedIndex, folder: Path) -> None:
    fill(index, "a")
    (folder / "index-00000000.db").touch()
    (folder / "index-00000001.db").write_bytes(b"half of a header")
    assert shown(folder) == ("by-hand", ["a"])
    new = begin(folder)
    new.close()
    index.close()
    assert names(folder) == sorted(["index.db", new.build])


def test_a_build_that_was_discarded_says_so(index: EmbeddedIndex, folder: Path) -> None:
    new = begin(folder, "new")
    begin(folder, "newer").close()
    with pytest.raises(IndexMismatch, match="discarded"):
        add(new, x=(1, 0))
    with pytest.raises(IndexMismatch, match="discarded"):
        builds.publish_build(index, new)
    new.close()
    assert not index.superseded()


def test_an_encoder_that_goes_by_another_name_goes_on_with_its_unfinished_build(
    index: EmbeddedIndex, folder: Path
) -> None:
    first = builds.begin_build(folder, dimension=2, fingerprint="new", encoder="/old/place")
    again = builds.begin_build(folder, dimension=2, fingerprint="new", encoder="/new/place")
    assert (again.build, again.encoder) == (first.build, "/new/place")
    assert builds.begin_build(folder, dimension=2, fingerprint="new").encoder == "/new/place"


def test_only_the_served_build_gives_way_to_another(switched: EmbeddedIndex, folder: Path) -> None:
    newer = begin(folder)
    with closing(builds.previous_build(folder)) as previous, pytest.raises(IndexMismatch, match="another build"):
        builds.publish_build(previous, newer)
    with pytest.raises(IndexMismatch, match="another build"):
        builds.publish_build(newer, switched)
    assert shown(folder) == ("new", ["x"])
    newer.close()


def test_a_deletion_that_was_interrupted_leaves_no_old_build_behind(switched: EmbeddedIndex, folder: Path) -> None:
    switched.close()
    (folder / "builds.json").unlink()
    (folder / "index.db").unlink()
    with pytest.raises(IndexNotFound):
        open_existing(folder)
    index = create(folder, dimension=3, fingerprint="fresh")
    assert index.info().documents == 0
    index.close()
    assert names(folder) == ["index.db"]


def test_a_deletion_that_was_interrupted_can_be_gone_on_with(switched: EmbeddedIndex, folder: Path) -> None:
    switched.close()
    (folder / "builds.json").unlink()
    (folder / "index.db").unlink()
    drop(folder)
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_to_shows_what_it_showed(
    switched: EmbeddedIndex, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = begin(folder)
    (folder / "builds.json.new").mkdir()  # nobody can write a file of that name any more
    with pytest.raises(Unavailable, match="nothing has changed"):
        builds.publish_build(switched, newer)
    assert shown(folder) == ("new", ["x"])
    add(switched, y=(0, 1))  # nothing is frozen any more
    (folder / "builds.json.new").rmdir()
    newer.close()


def test_a_build_that_was_deleted_says_that_the_place_was_switched(index: EmbeddedIndex, folder: Path) -> None:
    fill(index, "a")
    with index._store.reading() as read:
        for fingerprint in ("new", "newer"):
            build = begin(folder, fingerprint)
            builds.publish_build(open_existing(folder), build)
            build.close()
        assert read.execute("SELECT id FROM document").fetchall() == [("a",)]  # what is open goes on
        with pytest.raises(IndexMismatch, match="newer"):
            index.get(["a"])  # this needs another connection
    with pytest.raises(IndexMismatch, match="newer"):
        fill(index, "b")
    assert index.superseded()


def test_who_has_a_dropped_index_open_is_told(index: EmbeddedIndex, folder: Path) -> None:
    drop(folder)
    with pytest.raises(IndexNotFound, match="dropped"):
        fill(index, "a")
    assert index.superseded()


def test_an_interrupted_writer_does_not_keep_the_index_frozen(index: EmbeddedIndex, folder: Path) -> None:
    with pytest.raises(KeyboardInterrupt), index.frozen():
        raise KeyboardInterrupt
    fill(index, "a")
    with closing(sqlite3.connect(folder / "index.db", timeout=0)) as other:
        other.execute("BEGIN IMMEDIATE")


SWITCHER = """
import sys
from pathlib import Path
from search.indexes.embedded import builds, open_existing
from search.nouns import Document
from tests.contract.shelf import X, vectors

folder, number = Path(sys.argv[1]), int(sys.argv[2])
while True:
    number += 1
    served = open_existing(folder)
    new = builds.begin_build(folder, dimension=3, fingerprint=f"{number:05}")
    # As much of it as an earlier process had time for may be there.
    for i in range(3):
        new.add([Document(f"{number:05}-{i}")], image_vectors=vectors(X), caption_vectors=None)
    builds.publish_build(served, new)
    print(number, flush=True)
    served.close()
    new.close()
"""


@pytest.mark.slow
def test_killed_at_any_moment_the_folder_shows_one_whole_build(index: EmbeddedIndex, folder: Path) -> None:
    index.close()
    chance, done = random.Random(1), 0
    for _ in range(12):
        process = subprocess.Popen(
            [sys.executable, "-c", SWITCHER, str(folder), str(done)], stdout=subprocess.PIPE, text=True, cwd=CHECKOUT
        )
        assert process.stdout
        for _ in range(chance.randint(1, 4)):
            done = int(process.stdout.readline())
        # Somewhere in the next round, which takes some tens of milliseconds.
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(chance.random() * 0.1)
        process.send_signal(signal.SIGKILL)
        rest, _ = process.communicate()
        done = max([done, *(int(line) for line in rest.split())])
        fingerprint, ids = shown(folder)
        number = int(fingerprint)
        assert number in (done, done + 1)  # killed behind the switch and before it was told
        assert ids == [f"{number:05}-{i}" for i in range(3)]
        done = number
        with closing(builds.previous_build(folder)) as previous:
            assert previous.fingerprint == f"{number - 1:05}" or number == 1
            assert previous.verify() == []
        assert len(place.builds(folder)) <= 4  # served, kept, begun, and one that was about to be deleted
