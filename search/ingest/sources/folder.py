"""A folder of pictures without metadata: a text file beside a picture, `NAME.txt`, is its caption."""

import os
from collections.abc import Iterator
from pathlib import Path

from search.ingest.formats import SUFFIXES
from search.ingest.sources.paths import LeadsOut, inside
from search.ingest.sources.records import FilePicture, Record, Refusal
from search.ingest.sources.rows import unreadable

LONGEST_SIDECAR = 1_000_000
"""Bytes that a caption's file may have."""


def pictures_in(root: Path) -> list[str]:
    """Every picture below the root by its name, relative and with forward slashes, sorted.

    Hidden files and folders, `._` files and `__MACOSX` are left out. Links to folders are listed as if they were
    pictures, so that whoever opens them can refuse them by name.
    """
    found: list[str] = []
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".") and name != "__MACOSX"]
        below = Path(folder).relative_to(root)
        found += [(below / name).as_posix() for name in folders if (Path(folder) / name).is_symlink()]
        found += [
            (below / name).as_posix()
            for name in files
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES
        ]
    return sorted(found)


class FolderReader:
    """Reads a folder of pictures, its subfolders included.

    Attributes:
        total, not_named: see `Reader`.
    """

    def __init__(self, root: Path, pictures: list[str]) -> None:
        self._root = root
        self._pictures = pictures
        self.total: int | None = len(pictures)
        self.not_named = 0

    def records(self) -> Iterator[Record | Refusal]:
        """See `Reader`: one record per picture, in the order of their names."""
        for name in self._pictures:
            yield self._record(name)

    def _record(self, name: str) -> Record | Refusal:
        if unreadable({name: name}):
            readable = name.encode(errors="replace").decode()
            return Refusal(readable, "its name is not UTF-8; give it another one")
        try:
            path = inside(self._root, name)
            if path.is_dir():
                return Refusal(name, "it is a link to a folder; copy the folder here or ingest it on its own", name)
            caption = self._sidecar(name)
        except LeadsOut as error:
            return Refusal(name, f"it {error}", name)
        if isinstance(caption, Refusal):
            return caption
        return Record(name, caption, {}, name, FilePicture(path))

    def _sidecar(self, name: str) -> str | Refusal:
        beside = Path(name).with_suffix(".txt").as_posix()
        if not (self._root / beside).is_file():
            return ""
        with inside(self._root, beside).open("rb") as file:
            content = file.read(LONGEST_SIDECAR + 1)
        if len(content) > LONGEST_SIDECAR:
            return Refusal(name, f"its caption in '{beside}' has more than {LONGEST_SIDECAR:,} bytes", name)
        try:
            caption = content.decode("utf-8-sig").strip()
        except UnicodeDecodeError:
            return Refusal(name, f"its caption in '{beside}' is not UTF-8; save that file as UTF-8", name)
        if "\x00" in caption:
            return Refusal(name, f"its caption in '{beside}' holds a NUL character; take it out", name)
        return caption
