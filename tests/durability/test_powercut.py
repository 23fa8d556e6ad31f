"""The disk that loses what was not synced, step by step by hand."""

import random
from pathlib import Path

import pytest

from tests.durability.powercut import Disk, Step


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "old").write_bytes(b"old")
    return tmp_path / "shop"


def after(disk: Disk, folder: Path, chance: random.Random | None = None) -> dict[str, bytes]:
    disk.write(folder, chance)
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def path(place: Path, name: str) -> bytes:
    return str(place / name).encode()


def test_a_file_is_there_when_its_folder_is_synced_with_what_was_synced_of_it(place: Path, tmp_path: Path) -> None:
    disk = Disk(place)
    disk.do(Step("C", 10**9, 0, path(place, "new"), b""))
    disk.do(Step("W", 10**9, 0, b"12345", b""))
    assert after(disk, tmp_path / "1") == {"old": b"old"}
    disk.do(Step("D", 1, 0, str(place).encode(), b""))
    assert after(disk, tmp_path / "2") == {"old": b"old", "new": b""}
    disk.do(Step("S", 10**9, 0, b"12345", b""))
    disk.do(Step("W", 10**9, 5, b"67", b""))
    assert after(disk, tmp_path / "3") == {"old": b"old", "new": b"12345"}


def test_a_name_is_changed_at_once_or_not_at_all(place: Path, tmp_path: Path) -> None:
    disk = Disk(place)
    disk.do(Step("R", 0, 0, path(place, "old"), path(place, "new")))
    assert after(disk, tmp_path / "0") == {"old": b"old"}
    kinds = [after(disk, tmp_path / f"by chance {seed}", random.Random(seed)) for seed in range(20)]
    assert {tuple(kind) for kind in kinds} == {("old",), ("new",)}
    disk.do(Step("D", 1, 0, str(place).encode(), b""))
    assert after(disk, tmp_path / "1") == {"new": b"old"}


def test_what_was_not_synced_is_there_whole_or_torn_or_not(place: Path, tmp_path: Path) -> None:
    disk = Disk(place)
    inode = (place / "old").stat().st_ino
    disk.do(Step("W", inode, 3, b"x" * 1024, b""))
    kinds = {len(after(disk, tmp_path / f"by chance {seed}", random.Random(seed))["old"]) for seed in range(40)}
    assert kinds == {3, 3 + 512, 3 + 1024}


def test_a_folder_that_was_deleted_comes_back_until_that_is_synced(place: Path, tmp_path: Path) -> None:
    (place / "below").mkdir()
    (place / "below" / "file").write_bytes(b"1")
    disk = Disk(place)
    disk.do(Step("U", 0, 0, path(place, "below/file"), b""))
    disk.do(Step("U", 0, 0, path(place, "below"), b""))
    assert after(disk, tmp_path / "1") == {"old": b"old", "below/file": b"1"}
    disk.do(Step("D", 1, 0, str(place).encode(), b""))
    assert after(disk, tmp_path / "2") == {"old": b"old"}
