"""An index in a folder that this program may not write to: a volume that is mounted read-only, or somebody else's.

SQLite in WAL mode writes even to read: a log, and beside it an index of that log. Where somebody else has made both, it
reads along. Where there are none, nobody is writing and everything is in the database itself, which is then read as a
file that doesn't change (`immutable`, https://sqlite.org/uri.html). Should somebody begin to write after all, that is
noticed: `Seen` differs, and connections from before are of no use any more.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from search.errors import Unavailable


@dataclass(frozen=True)
class Seen:
    """What a database looked like from outside; it looks the same as long as nobody writes to it.

    Attributes:
        file: its number on the disk, its size, and when it was last written to, in nanoseconds.
        logged: whether there is a log beside it with anything in it.
    """

    file: tuple[int, int, int]
    logged: bool

    @classmethod
    def of(cls, database: Path) -> "Seen":
        """As it looks now.

        Raises:
            FileNotFoundError: it is gone.
        """
        found = database.stat()
        return cls((found.st_ino, found.st_size, found.st_mtime_ns), _holds(database, "-wal"))


IMMUTABLE = "?mode=ro&immutable=1"


def is_sealed(database: Path) -> bool:
    """Whether this program may not write to a database that is there, or not to its folder.

    Example:
        >>> is_sealed(Path("/mnt/read-only/shop.index/index.db"))
        True
    """
    return database.is_file() and not all(_writable(place) for place in (database, database.parent))


def way_in(database: Path) -> str:
    """What follows the database's address so that SQLite opens it without writing.

    Raises:
        Unavailable: it cannot: what was stored last is in a log that nobody has open, which has to be taken over first.
    """
    journal = _holds(database, "-journal")
    if not journal and not _holds(database, "-wal"):
        return IMMUTABLE
    if not journal and database.with_name(f"{database.name}-shm").exists():
        return "?mode=ro"
    raise Unavailable(
        f"the index '{database.parent}' was last written to by a program that was killed, and this one may not write "
        f"to the folder to bring it in order: run `python -m search info --index {database.parent}` once as somebody "
        "who may"
    )


def _holds(database: Path, ending: str) -> bool:
    """Whether the file of that ending beside it has anything in it."""
    try:
        return database.with_name(f"{database.name}{ending}").stat().st_size > 0
    except FileNotFoundError:
        return False


def _writable(place: Path) -> bool:
    effective = os.access in os.supports_effective_ids
    return os.access(place, os.W_OK, effective_ids=effective)
