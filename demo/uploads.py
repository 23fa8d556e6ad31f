"""Uploaded pictures: the only files that a request can make the server open.

Gradio checks that a posted `{"path": …}` was uploaded only where the dictionary carries its `meta` key, and anybody can
leave that out. So the check is made here again, for every picture that comes with a request.
"""

import os
import shutil
import tempfile
from pathlib import Path

from search.errors import InvalidQuery, UnreadableImage
from search.settings import Settings

KEPT_SECONDS = 2 * 60 * 60
"""How long an uploaded picture stays on the disk."""

GONE = "The picture is no longer here, since uploads are kept for a short while only. Drop it in again."
NOT_AN_UPLOAD = "A picture has to be uploaded first; the address of a file is not one."


class Uploads:
    """A private folder for uploads, made when the page starts and deleted when it ends.

    Example:
        >>> uploads = Uploads.begin()
        >>> uploads.read({"path": "/etc/passwd"})
        Traceback (most recent call last):
        search.errors.InvalidQuery: A picture has to be uploaded first; the address of a file is not one.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()

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
            InvalidQuery: it names anything but a file below the folder.
        """
        if value is None or value == "":
            return None
        path = value.get("path") if isinstance(value, dict) else None
        if not isinstance(path, str) or not path or "\0" in path:
            raise InvalidQuery(NOT_AN_UPLOAD)
        try:
            resolved = Path(path).resolve()
        except (OSError, RuntimeError, ValueError):
            raise InvalidQuery(NOT_AN_UPLOAD) from None
        if not resolved.is_relative_to(self.folder):
            raise InvalidQuery(NOT_AN_UPLOAD)
        return resolved

    def read(self, value: object) -> bytes | None:
        """The bytes of the uploaded file that a request names, or None if it names none.

        Raises:
            InvalidQuery: see `place`.
            UnreadableImage: the file is gone or larger than allowed.
        """
        place = self.place(value)
        if place is None:
            return None
        most = Settings.from_environment().max_image_megabytes
        try:
            if place.stat().st_size > most * 1e6:
                raise UnreadableImage(f"The picture is larger than {most:g} MB. Make it smaller and try again.")
            return place.read_bytes()
        except OSError:
            raise UnreadableImage(GONE) from None

    def end(self) -> None:
        """Delete the folder; doing it twice is harmless."""
        shutil.rmtree(self.folder, ignore_errors=True)
