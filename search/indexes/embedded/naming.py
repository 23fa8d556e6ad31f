"""Which segment goes with a build's database, and opening it.

What is wrong with a segment's files is found here, by their sizes and the manifest's checksum, and where all of a file
is read anyway by its own; then there is none, and what it would hold is read from the database. The content of the
other files, which are the large ones, is compared with its checksums by `verify`, and where a search fails.
"""

import json
import logging
from contextlib import suppress
from pathlib import Path
from sqlite3 import Connection

from search.errors import IndexDamaged
from search.indexes.embedded.gathering import FIELDS
from search.indexes.embedded.place import is_segment, segments
from search.indexes.embedded.schema import SEGMENT
from search.indexes.embedded.segment import MANIFEST, WHOLE, Segment, checksum
from search.indexes.embedded.store import Store

_log = logging.getLogger(__name__)


class Naming:
    """What the database says of its segment: the folder's name and the checksum of the manifest in it.

    Args:
        store: the build's database.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._opened: tuple[str, Segment | None] = ("", None)

    def read(self, read: Connection) -> str:
        """What names the segment that goes with the database as `read` sees it; empty where there is none."""
        row = read.execute("SELECT json FROM setting WHERE name = ?", (SEGMENT,)).fetchone()
        return str(row[0]) if row else ""

    def write(self, write: Connection, folder: Path) -> None:
        """Have the database name that segment."""
        name = json.dumps({"folder": folder.name, "manifest": checksum(folder / MANIFEST)})
        write.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (SEGMENT, name))

    def folder(self, name: str) -> Path | None:
        """The folder of that name. What names nothing of this build is no name: folders are deleted by it."""
        return self._parsed(name)[0]

    def left(self, name: str) -> list[Path]:
        """All other folders of segments; nobody needs them, unless somebody is just making one."""
        used = self.folder(name)
        return [folder for folder in segments(self._store.folder, self._store.name) if folder != used]

    def opened(self, name: str) -> Segment | None:
        """The segment of that name, all its files mapped; None where there is none, or none that can be used."""
        known, segment = self._opened
        if known != name:
            try:
                segment = self._whole(name)
            # Whatever FAISS, NumPy and JSON say of a file that isn't what was written.
            except (IndexDamaged, OSError, MemoryError, RuntimeError, ValueError, LookupError, TypeError) as error:
                self._complain(error)
                segment = None
            self._opened = name, segment
        return segment

    @property
    def latest(self) -> Segment | None:
        """The segment that was opened last; None if that could not be used, or can be no more."""
        return self._opened[1]

    def let_go(self, segment: Segment) -> None:
        """Open a damaged segment no more: by its name there is none from then on."""
        name, latest = self._opened
        if latest is segment:
            self._complain(segment.damage())
            self._opened = name, None

    def _complain(self, of: object) -> None:
        _log.warning("the index '%s' is searched in memory: %s", self._store.folder, of)

    def _whole(self, name: str) -> Segment | None:
        """With every file mapped at once, so that it may be deleted while it is in use."""
        segment = self.sized(name)
        if segment is not None:
            segment.compare(WHOLE)
            _ = segment.numbers, segment.has, segment.ids, segment.order, segment.postings
            for field in FIELDS:
                _ = segment.vectors(field), segment.neighbours(field)
        return segment

    def sized(self, name: str) -> Segment | None:
        """The segment of that name, its content not looked at yet; None where there is none.

        Raises:
            IndexDamaged: the manifest is not what was written, or a file is missing or has another size.
        """
        folder, expected = self._parsed(name)
        if folder is None:
            return None
        segment = Segment(folder)
        if checksum(folder / MANIFEST) != expected:
            raise IndexDamaged(f"the derived file '{folder / MANIFEST}' is not what was written; it is made again")
        return segment

    def _parsed(self, name: str) -> tuple[Path | None, int]:
        with suppress(ValueError, KeyError, TypeError):
            said = json.loads(name)
            if is_segment(self._store.name, str(said["folder"])):
                return self._store.folder / str(said["folder"]), int(said["manifest"])
        return None, 0
