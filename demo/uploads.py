"""Uploaded pictures: the only files that a request can make the server open.

Gradio checks that a posted `{"path": …}` was uploaded only where the dictionary carries its `meta` key, and anybody can
leave that out. So the check is made here again, for every picture that comes with a request.

A picture that a link is to find again is kept under the SHA-256 of its bytes, for as long as an upload.
"""

import os
import re
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from demo.refused import Refused
from search.ingest.formats import READ, recognised
from search.ingest.images import digest
from search.settings import Settings

KEPT_SECONDS = 2 * 60 * 60
"""How long an uploaded picture stays on the disk."""

MOST_BYTES = 4_000_000_000
"""Of all uploads together; nobody can fill the disk."""

LOOKED_SECONDS = 1.0

BROKEN_OFF_SECONDS = 10 * 60
"""After so long without another byte an upload has broken off."""

_HASH = re.compile(r"[0-9a-f]{64}")
_SUFFIXES = {kind: f".{kind.name.lower()}" for kind in READ}


class Uploads:
    """A private folder for uploads, made when the page starts and deleted when it ends.

    Example:
        >>> uploads = Uploads.begin()
        >>> uploads.read({"path": "/etc/passwd"})
        Traceback (most recent call last):
        demo.refused.Refused: A picture has to be uploaded first; the address of a file is not one.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self._kept = self.folder / "kept"
        self._looked, self._size = 0.0, 0

    @classmethod
    def begin(cls) -> "Uploads":
        """A new folder that only this user can read, named to Gradio as the place for its uploads."""
        uploads = cls(Path(tempfile.mkdtemp(prefix="triptych-")))
        os.environ["GRADIO_TEMP_DIR"] = str(uploads.folder)  # Gradio reads it when a page is built and at each upload
        return uploads

    def place(self, value: object) -> Path | None:
        """The uploaded file that a request names, or None if it names none.

        Args:
            value: what the page or a program sent for a picture: None, or a dictionary with `path`.

        Raises:
            Refused: it names anything but a file below the folder.
        """
        if value is None or value == "":
            return None
        path = value.get("path") if isinstance(value, dict) else None
        if not isinstance(path, str) or not path or "\0" in path:
            raise Refused("error.not_an_upload")
        try:
            resolved = Path(path).resolve()
        except (OSError, RuntimeError, ValueError):
            raise Refused("error.not_an_upload") from None
        if not resolved.is_relative_to(self.folder):
            raise Refused("error.not_an_upload")
        return resolved

    def read(self, value: object) -> bytes | None:
        """The bytes of the uploaded file that a request names, or None if it names none.

        Raises:
            Refused: see `place`; or the file is gone or larger than allowed.
        """
        place = self.place(value)
        if place is None:
            return None
        most = Settings.from_environment().max_image_megabytes
        try:
            if place.stat().st_size > most * 1e6:
                raise Refused("error.picture_large", megabytes=f"{most:g}")
            return place.read_bytes()
        except OSError:
            raise Refused("error.picture_gone") from None

    def holds(self, path: str) -> bool:
        """Whether a path leads to a file below the folder, wherever its steps and links lead."""
        try:
            return self.place({"path": path}) is not None and Path(path).resolve().is_file()
        except (Refused, OSError):
            return False

    def has_room(self, size: int = 0) -> bool:
        """Whether so many bytes more may be kept; looked at once a second, however often it is asked."""
        if time.monotonic() - self._looked >= LOOKED_SECONDS:
            self._looked = time.monotonic()
            self._size = sum(map(_size, self.folder.rglob("*")))
        self._size += size
        return self._size <= MOST_BYTES

    def keep(self, value: object) -> str:
        """Keep the picture that a request names, so that a link can name it by its hash.

        Args:
            value: see `place`.

        Returns:
            The SHA-256 of its bytes, in hex; empty if the request names no picture.

        Raises:
            Refused: see `read`; or it is no picture.

        Example:
            >>> uploads.kept(uploads.keep({"path": upload})).suffix
            '.png'
        """
        content = self.read(value)
        return "" if content is None else self.store(content).stem

    def store(self, content: bytes) -> Path:
        """Keep the bytes of a picture; returns their file, which is named by their hash.

        Raises:
            Refused: they are no picture of a format that is read.
        """
        kind = recognised(content)
        if kind is None:
            raise Refused("error.no_picture")
        place = self._kept / f"{digest(content)}{_SUFFIXES[kind]}"
        self._kept.mkdir(exist_ok=True)
        try:
            os.utime(place)  # it was kept already: its time begins anew
        except FileNotFoundError:
            with tempfile.NamedTemporaryFile(dir=self._kept, delete=False) as file:
                file.write(content)
            Path(file.name).replace(place)  # either the whole file is there or none
        return place

    def kept(self, name: object) -> Path | None:
        """The file of a picture that is kept under that hash; None if it is gone or was never there.

        Args:
            name: as it came with a request; nothing but 64 hex digits is looked for.
        """
        if not isinstance(name, str) or not _HASH.fullmatch(name):
            return None
        places = (self._kept / f"{name}{suffix}" for suffix in _SUFFIXES.values())
        return next((place for place in places if _age(place) <= KEPT_SECONDS), None)

    def clean(self) -> None:
        """Delete what was kept for longer than `KEPT_SECONDS`, and uploads that broke off, which Gradio leaves behind.

        Gradio deletes whole uploads itself; these lie in folders, each named by a hash.
        """
        for place in self._kept.glob("*"):
            if _age(place) > KEPT_SECONDS:
                place.unlink(missing_ok=True)
        for place in self.folder.glob("tmp*"):
            if place.is_file() and _age(place) > BROKEN_OFF_SECONDS:
                place.unlink(missing_ok=True)

    def end(self) -> None:
        """Delete the folder; doing it twice is harmless."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _size(place: Path) -> int:
    """Bytes of a file; 0 if it is gone by now."""
    with suppress(OSError):
        return place.stat().st_size
    return 0


def _age(place: Path) -> float:
    """Seconds since a file was kept; infinite if it is not there."""
    with suppress(OSError):
        return time.time() - place.stat().st_mtime
    return float("inf")
