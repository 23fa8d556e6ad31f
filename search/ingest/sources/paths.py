"""Names that strangers wrote into metadata, kept inside the folder that the user named."""

import os
import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath


class LeadsOut(ValueError):
    """A name that leads out of the source's folder; the text says how."""


def inside(root: Path, name: str) -> Path:
    """The file of that name below the root; it need not exist.

    A name that differs from the file's only in how Unicode composes accents (as after a copy from a Mac) is found too.

    Args:
        root: a folder, already resolved.
        name: a relative path with forward slashes.

    Raises:
        LeadsOut: an absolute path, one that climbs with `..`, or one that a link carries out of the root.

    Example:
        >>> inside(Path("/photos"), "2024/../../etc/passwd")
        Traceback (most recent call last):
        LeadsOut: climbs out of the folder with '..'
    """
    parts = relative(name)
    path = root / parts
    if not path.exists():
        forms = (root / unicodedata.normalize("NFC", name), root / unicodedata.normalize("NFD", name))
        path = next((form for form in forms if form.exists()), path)
    if not Path(os.path.realpath(path)).is_relative_to(root):
        raise LeadsOut("is a link that leads out of the folder")
    return path


def relative(name: str) -> PurePosixPath:
    """A relative path that stays below where it starts, as far as its text tells; no file is looked at.

    Raises:
        LeadsOut: an absolute path, or one that climbs with `..`.

    Example:
        >>> relative("./2024//beach.jpg")
        PurePosixPath('2024/beach.jpg')
    """
    parts = PurePosixPath(name)
    if "\x00" in name:
        raise LeadsOut("holds a NUL character")
    if parts.is_absolute() or PureWindowsPath(name).drive or PureWindowsPath(name).root:
        raise LeadsOut("is an absolute path; paths are relative to the source")
    if ".." in PureWindowsPath(name).parts:  # which splits at both kinds of slashes
        raise LeadsOut("climbs out of the folder with '..'")
    return parts
