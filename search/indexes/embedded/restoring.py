"""Putting a backup in an index's place: all of it or nothing."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from search.errors import IndexDamaged, IndexMismatch, IndexNotFound, InvalidInput, Unavailable
from search.indexes import Told
from search.indexes.embedded import backup, place
from search.indexes.embedded.disk import put_in_place, sync_folder, unfinished
from search.indexes.embedded.folder import make, open_existing
from search.indexes.embedded.schema import DATABASE


def restore(file: Path, folder: Path, *, replace: bool = False, told: Told | None = None) -> int:
    """Have a folder show what is in a backup; see `search.indexes.backup.restore`.

    Where there is no index, the checked copy becomes `index.db`, in one step. Where there is one, the copy becomes
    another build, and the switch to it is that of `builds`: who has the old one open is told that it is superseded.
    """
    backup.refuse_what_is_none(file)
    with _held(folder, replace):
        pass  # what would be refused in the end is refused before anything is copied
    new = not folder.exists()
    make(folder)
    try:
        with unfinished(folder / place.RESTORED) as part:
            count = backup.taken(file, part, told)
            shown = _show(folder, part, replace)
        for name in place.builds(folder):
            if name != shown:
                with suppress(OSError):  # then the next build that is begun clears it away
                    place.delete(folder, name)
    except OSError as error:
        raise Unavailable(
            f"'{file}' cannot be restored to '{folder}': {error.strerror}; nothing has changed"
        ) from error
    finally:
        if new:
            with suppress(OSError):  # it holds the index
                folder.rmdir()
    return count


def _show(folder: Path, part: Path, replace: bool) -> str:
    """Have the folder show that database; returns the name that it gets."""
    if not (folder / place.POINTER).exists() and _named(part, folder / DATABASE):
        return DATABASE
    name = place.new_name()
    with _held(folder, replace):
        try:
            put_in_place(part, folder / name)
            place.point(folder, place.Place(name))
        except BaseException:
            with suppress(IndexDamaged):
                if place.look(folder).served != name:
                    place.delete(folder, name)
            raise
    return name


def _named(part: Path, database: Path) -> bool:
    """Give the database a name that nobody else has taken, in one step; False if somebody has."""
    with part.open("rb+") as content:
        os.fsync(content.fileno())
    try:
        os.link(part, database)
    except FileExistsError:
        return False
    except OSError:  # not every file system has links
        if database.exists():
            return False
        part.rename(database)
    sync_folder(database.parent)
    return True


@contextmanager
def _held(folder: Path, replace: bool) -> Iterator[None]:
    """Inside, nobody writes to the index that may be there.

    Raises:
        InvalidInput: it holds documents, and is not to be replaced.
        IndexDamaged, IndexMismatch: it cannot be opened, and is not to be replaced.
    """
    with ExitStack() as stack:
        try:
            served = open_existing(folder)
            stack.callback(served.close)
            stack.enter_context(served.frozen())
            if not replace and (count := served.info().documents):
                raise InvalidInput(
                    f"there is an index with {count:,} documents at '{folder}'; say --replace if the backup shall take "
                    "its place, or choose another folder"
                )
        except IndexNotFound:
            pass
        except (IndexDamaged, IndexMismatch) as error:
            if not replace:
                raise type(error)(f"{error}. To put the backup in its place, say --replace") from error
        yield
