"""What SQLite reports, put into the project's error tree: the one place where that happens."""

import sqlite3
from pathlib import Path
from types import TracebackType

from search.errors import IndexBusy, IndexDamaged, InvalidDocuments, InvalidInput, TriptychError, Unavailable

_BUSY = "another process is writing to it; wait until that is done and try again"
_REFUSED = "its files may not be opened or changed; check the permissions of the folder and of its files"
_DAMAGED = "its data is damaged; restore a backup, or drop the index and ingest again (`verify` names what is damaged)"
_FOREIGN = "its index.db is no database; restore a backup, or ingest into another folder"
_WRONG_TABLES = "its tables are not those of an index; restore a backup, or ingest again"

_KINDS: dict[int, tuple[type[TriptychError], str]] = {
    sqlite3.SQLITE_BUSY: (IndexBusy, _BUSY),
    sqlite3.SQLITE_LOCKED: (IndexBusy, _BUSY),
    sqlite3.SQLITE_FULL: (Unavailable, "the disk is full; nothing of this change was stored, make room and try again"),
    sqlite3.SQLITE_READONLY: (Unavailable, _REFUSED),
    sqlite3.SQLITE_PERM: (Unavailable, _REFUSED),
    sqlite3.SQLITE_AUTH: (Unavailable, _REFUSED),
    sqlite3.SQLITE_CANTOPEN: (Unavailable, _REFUSED),
    sqlite3.SQLITE_IOERR: (Unavailable, "reading or writing its files failed; check the disk and try again"),
    sqlite3.SQLITE_NOMEM: (Unavailable, "there is not enough memory; close something and try again"),
    sqlite3.SQLITE_TOOBIG: (
        InvalidDocuments,
        "a text or a picture is larger than a database holds; nothing was stored",
    ),
    sqlite3.SQLITE_CORRUPT: (IndexDamaged, _DAMAGED),
    sqlite3.SQLITE_NOTADB: (IndexDamaged, _FOREIGN),
    sqlite3.SQLITE_FORMAT: (IndexDamaged, _FOREIGN),
    sqlite3.SQLITE_ERROR: (IndexDamaged, _WRONG_TABLES),
    sqlite3.SQLITE_CONSTRAINT: (IndexDamaged, _WRONG_TABLES),
}
"""SQLite's primary result code → what is raised and what to do about it."""


class translated:  # noqa: N801 - it stands behind `with`, as a function would, for less than a generator costs
    """Inside, errors of SQLite become errors of the project, with the original as their cause.

    Args:
        folder: the index's place, named in every message.

    Raises:
        IndexBusy, IndexDamaged, InvalidDocuments, Unavailable: as SQLite's error code says.
        InvalidInput: a text that is not valid Unicode (half of a surrogate pair), which no database can hold.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            retold(error, self._folder)


def retold(error: BaseException, folder: Path) -> None:
    """Raise what `translated` makes of an error; nothing happens where that is the error itself."""
    if isinstance(error, sqlite3.ProgrammingError):
        return  # a mistake of this program; no advice to a user would be right
    if isinstance(error, sqlite3.Error):
        raise translation(error, folder) from error
    if isinstance(error, UnicodeEncodeError):
        raise InvalidInput(f"the text {error.object!r} is not valid Unicode; remove its broken characters") from error


def translation(error: sqlite3.Error, folder: Path) -> TriptychError:
    """The project's error for one of SQLite's, chosen by its primary result code.

    Example:
        >>> type(translation(sqlite3.OperationalError("?"), Path("shop.index"))).__name__
        'Unavailable'
    """
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if not code and str(error).startswith("Could not decode to UTF-8"):  # which Python finds, so there is no code
        code = sqlite3.SQLITE_CORRUPT
    kind, advice = _KINDS.get(code, (Unavailable, "the database refused the work"))
    return kind(f"the index '{folder}': {advice} (SQLite says: {error})")
