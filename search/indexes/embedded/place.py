"""The files of an index's folder: one database per build, and which of them is served.

A new index is the one file `index.db`. A switch to another build writes `builds.json`, in one step: the new file is
complete on the disk before it takes the old one's name (rename is atomic, POSIX.1-2017). A database that it doesn't
name is a build under construction, or what a killed process left behind.
"""

import json
import os
import re
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from search.errors import IndexDamaged, Unavailable
from search.indexes.embedded.disk import ENDING, sync_folder
from search.indexes.embedded.schema import APPLICATION, DATABASE

Role: TypeAlias = Literal["served", "kept", "unfinished"]
"""What a build is for: it is shown, it was shown before and can be gone back to, or it is still being made."""

POINTER = "builds.json"

RESTORED = "restored.db"
"""The file that a backup is copied to, with an ending of its own, until it is known to be whole."""

_BUILD = re.compile(r"index(-[0-9a-f]{8})?\.db")
_OURS = re.compile(
    rf"{_BUILD.pattern}(-wal|-shm|-journal|-segment\.lock|-segment-[0-9a-f]{{8}})?|builds\.json(\.new)?"
    rf"|{re.escape(RESTORED + ENDING)}(-wal|-shm|-journal)?"
)


@dataclass(frozen=True)
class Place:
    """Which databases of a folder are what.

    Attributes:
        served: the file name of the database that the index shows.
        kept: that of the one before it, if there is one to go back to.
    """

    served: str = DATABASE
    kept: str | None = None

    def role(self, name: str) -> Role:
        """What the database of that file name is for."""
        return "served" if name == self.served else "kept" if name == self.kept else "unfinished"


def look(folder: Path) -> Place:
    """What the folder's pointer says; without one, `index.db` is served and nothing was kept.

    Raises:
        IndexDamaged: it says nothing that makes sense.
        Unavailable: it may not be read.
    """
    try:
        said = json.loads((folder / POINTER).read_bytes())
        place = Place(said["served"], said["kept"])
        if _BUILD.fullmatch(place.served) and (place.kept is None or _BUILD.fullmatch(place.kept)):
            return place
    except (FileNotFoundError, NotADirectoryError):
        return Place()
    except OSError as error:
        raise Unavailable(f"'{folder / POINTER}' cannot be read ({error.strerror}); check who may read it") from error
    except (ValueError, KeyError, TypeError) as error:
        raise IndexDamaged(_unreadable(folder)) from error
    raise IndexDamaged(_unreadable(folder))


def point(folder: Path, place: Place) -> None:
    """Have the folder show another build, in one step and for good, whatever happens to the machine.

    Raises:
        Unavailable: the folder cannot be written to; it shows what it showed before.
    """
    try:
        _replace(folder, json.dumps({"served": place.served, "kept": place.kept}))
    except OSError as error:
        raise Unavailable(f"the index '{folder}' cannot be switched ({error.strerror}); nothing has changed") from error


def _replace(folder: Path, content: str) -> None:
    unfinished = folder / f"{POINTER}.new"
    with unfinished.open("w", encoding="utf-8") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(folder / POINTER)
    sync_folder(folder)


def segments(folder: Path, name: str) -> list[Path]:
    """The folders of a build's segments, see `segment`; the database says which of them goes with it."""
    return [path for path in sorted(folder.glob(f"{name}-segment-*")) if is_segment(name, path.name) and path.is_dir()]


def is_segment(name: str, folder: str) -> bool:
    """Is that the name of a folder of a segment of that build?"""
    return folder.startswith(f"{name}-segment-") and belongs(folder)


def new_segment(folder: Path, name: str) -> Path:
    """A folder that isn't there yet, for another segment of a build."""
    return folder / f"{name}-segment-{secrets.token_hex(4)}"


def new_name() -> str:
    """A file name for another build: by chance, so that nobody who still has a deleted build open takes it for that."""
    return f"index-{secrets.token_hex(4)}.db"


def builds(folder: Path) -> list[str]:
    """The file names of all databases in the folder that may be builds."""
    return sorted(path.name for path in folder.iterdir() if _BUILD.fullmatch(path.name)) if folder.is_dir() else []


def belongs(name: str) -> bool:
    """May an index's folder hold a file of that name?"""
    return _OURS.fullmatch(name) is not None


def is_ours(database: Path) -> bool:
    """Is that file an index's database? Read from its first bytes, so that a damaged one is recognised too.

    Source: https://sqlite.org/fileformat.html, "The Database Header".
    """
    try:
        with database.open("rb") as file:
            header = file.read(100)
    except OSError:
        return False
    return header[:16] == b"SQLite format 3\0" and int.from_bytes(header[68:72], "big") == APPLICATION


def is_build(name: str) -> bool:
    """Is that the file name of a build's database?"""
    return _BUILD.fullmatch(name) is not None


def delete(folder: Path, name: str) -> None:
    """Delete a database and what stands beside it; the database last, so that it can be tried again."""
    _delete_segments(folder, name)
    (folder / f"{name}-segment.lock").unlink(missing_ok=True)
    for ending in ("-wal", "-shm", "-journal", ""):
        (folder / f"{name}{ending}").unlink(missing_ok=True)
    _delete_segments(folder, name)  # one may have been begun meanwhile; for a database that is gone nobody begins any


def _delete_segments(folder: Path, name: str) -> None:
    for segment in segments(folder, name):
        with suppress(FileNotFoundError):  # who is making one may be clearing up
            # Under another name nobody who is just making it puts anything more into it.
            shutil.rmtree(segment.rename(new_segment(folder, name)))


def _unreadable(folder: Path) -> str:
    return (
        f"'{folder / POINTER}' does not say which build of the index is served; "
        "restore a backup, or drop the index and ingest again"
    )
