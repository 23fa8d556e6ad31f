"""What a disk holds when the power has failed, told from a record of everything that was done to its files.

A disk promises only what was synced: a file's content at its last `fsync`, and a folder's names at the last `fsync` of
the folder. Of what came since anything may be there or not: names in their order up to some point, any choice of the
writes, each whole or cut after some sectors. Two kinds of disk are told: the one that loses it all, and one by chance.
"""

import random
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

SECTOR = 512


class Step(NamedTuple):
    """A line of the record; see `note` in `shim.c`."""

    kind: str
    inode: int
    place: int
    one: bytes
    two: bytes


class File:
    """A file's content, as programs see it and as the disk promises it."""

    def __init__(self, content: bytes = b"") -> None:
        self.synced = content
        self.since: list[tuple[int, bytes | None]] = []
        """Writes: where and what; None for a cut to that size."""


class Folder:
    """A folder's names."""

    def __init__(self) -> None:
        self.live: dict[str, Node] = {}
        self.synced: dict[str, Node] = {}
        self.since: list[dict[str, Node | None]] = []
        """Changes: what each name stands for afterwards."""

    def change(self, names: "dict[str, Node | None]") -> None:
        """Change names, as programs see them."""
        self.since.append(names)
        _apply(self.live, names)


Node: TypeAlias = File | Folder


class Disk:
    """A folder on a disk, and what is done to it.

    Args:
        folder: as it is before the first step; everything in it counts as synced.
    """

    def __init__(self, folder: Path) -> None:
        self._place = folder
        self._files: dict[int, File] = {}
        self.root = self._read(folder)

    def _read(self, folder: Path) -> Folder:
        found = Folder()
        for path in folder.iterdir():
            if path.is_dir():
                found.live[path.name] = self._read(path)
            elif not path.name.endswith("-shm"):
                found.live[path.name] = self._files[path.stat().st_ino] = File(path.read_bytes())
        found.synced = dict(found.live)
        return found

    def _at(self, path: str) -> tuple[Folder, str]:
        """The folder in which something lies, and its name there."""
        *above, name = Path(path).relative_to(self._place).parts
        folder = self.root
        for part in above:
            below = folder.live[part]
            assert isinstance(below, Folder)
            folder = below
        return folder, name

    def do(self, step: Step) -> None:
        """Take in the next step."""
        one, two = step.one, step.two.decode()
        if step.kind == "C":
            folder, name = self._at(one.decode())
            file = self._files[step.inode] = File()
            folder.change({name: file})
        elif step.kind == "W":
            self._files[step.inode].since.append((step.place, one))
        elif step.kind == "T":
            self._files[step.inode].since.append((step.place, None))
        elif step.kind == "S":
            self._files[step.inode].synced, self._files[step.inode].since = one, []
        elif step.kind == "D":
            self._sync(one.decode())
        elif step.kind == "M":
            folder, name = self._at(one.decode())
            folder.change({name: Folder()})
        elif step.kind == "U":
            folder, name = self._at(one.decode())
            folder.change({name: None})
        elif step.kind in "LR":
            self._move(one.decode(), two, keep=step.kind == "L")

    def _sync(self, path: str) -> None:
        if Path(path) == self._place:
            folder = self.root
        else:
            above, name = self._at(path)
            below = above.live[name]
            assert isinstance(below, Folder)
            folder = below
        folder.synced, folder.since = dict(folder.live), []

    def _move(self, old: str, new: str, *, keep: bool) -> None:
        source, old_name = self._at(old)
        target, new_name = self._at(new)
        node = source.live[old_name]
        if source is target:
            target.change({new_name: node} if keep else {new_name: node, old_name: None})
            return
        target.change({new_name: node})
        if not keep:
            source.change({old_name: None})

    def write(self, folder: Path, chance: random.Random | None) -> None:
        """Write into a new folder what is there when the power is back.

        Args:
            folder: to be made.
            chance: which of what wasn't synced is there; None for nothing of it.
        """
        _write(self.root, folder, chance)


def _write(node: Folder, place: Path, chance: random.Random | None) -> None:
    place.mkdir()
    names = dict(node.synced)
    for change in node.since[: chance.randint(0, len(node.since)) if chance else 0]:
        _apply(names, change)
    for name, below in names.items():
        if isinstance(below, Folder):
            _write(below, place / name, chance)
        else:
            (place / name).write_bytes(_content(below, chance))


def _content(file: File, chance: random.Random | None) -> bytes:
    content = bytearray(file.synced)
    for place, data in file.since if chance else ():
        fate = chance.random() if chance else 0.0
        if fate < 1 / 3:
            continue
        if data is None:
            del content[place:]
            content.extend(bytes(max(0, place - len(content))))
            continue
        if chance and fate < 2 / 3:  # torn
            data = data[: SECTOR * chance.randint(0, len(data) // SECTOR)]
        content.extend(bytes(max(0, place + len(data) - len(content))))
        content[place : place + len(data)] = data
    return bytes(content)


def _apply(names: dict[str, Node], change: "dict[str, Node | None]") -> None:
    for name, node in change.items():
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node


def steps(record: Path) -> Iterator[Step]:
    """What the library of `shim` has written down."""
    content, at = record.read_bytes(), 0
    while at < len(content):
        kind, inode, place, size = struct.unpack_from("=cQqQ", content, at)
        at += struct.calcsize("=cQqQ")
        one = content[at : at + size]
        (size,) = struct.unpack_from("=Q", content, at + len(one))
        at += len(one) + 8
        yield Step(kind.decode(), inode, place, one, content[at : at + size])
        at += size
