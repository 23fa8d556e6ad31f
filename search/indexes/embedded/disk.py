"""Files that are on the disk for good: synced, put in place in one step, and never half there under their own name."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from search.errors import IndexBusy

if os.name == "posix":
    import fcntl

ENDING = ".part"
"""Of a file that is being written; it takes its own name when it is whole."""

_BESIDE = ("-journal", "-wal", "-shm")


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk: a file's name is there when its folder is. Only POSIX opens folders."""
    if os.name == "posix":
        directory = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)


def make_folder(folder: Path) -> None:
    """Make a folder with those above it, and have their names on the disk."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for each in missing:
        with suppress(PermissionError):  # it may be open to whoever knows the name, and not to be read
            sync_folder(each.parent)


def put_in_place(part: Path, file: Path) -> None:
    """Give a file that is whole its own name, in one step and for good, whatever happens to the machine."""
    with part.open("rb+") as content:
        os.fsync(content.fileno())
    part.replace(file)
    sync_folder(file.parent)


@contextmanager
def unfinished(file: Path) -> Iterator[Path]:
    """An empty file beside that one, to be written and put in its place; at the end it is gone, one way or the other.

    What a killed process left of an earlier try is deleted first, and a link that somebody put there is not followed.

    Raises:
        IndexBusy: another process, or another thread, is writing it.
    """
    part = file.with_name(file.name + ENDING)
    _delete_left(part)
    try:
        content = part.open("xb")
    except FileExistsError:
        raise _busy(part) from None
    with content:
        if not _locked(content, part):
            raise _busy(part)
        try:
            _clear_beside(part)
            yield part
        finally:
            if _is(content, part):
                part.unlink()
            _clear_beside(part)


def _delete_left(part: Path) -> None:
    with suppress(FileNotFoundError):
        if not part.is_symlink():
            with part.open("rb") as left:
                if not _locked(left, part):
                    raise _busy(part)
        part.unlink()


def _busy(part: Path) -> IndexBusy:
    return IndexBusy(f"'{part}' is being written by another process; wait until that is done and try again")


def _clear_beside(part: Path) -> None:
    """Delete what SQLite may have left beside it."""
    for ending in _BESIDE:
        part.with_name(part.name + ending).unlink(missing_ok=True)


def _locked(content: IO[bytes], part: Path) -> bool:
    """Lock a file as long as it is open; False if another has, or had and moved it away. A killed process has none."""
    if os.name == "posix":
        try:
            fcntl.flock(content, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return _is(content, part)


def _is(content: IO[bytes], part: Path) -> bool:
    return part.exists() and os.path.samestat(os.fstat(content.fileno()), part.lstat())
