"""The entries of a tar file that anybody may have made, each read in bounded memory and time.

`tarfile` reads names and extended headers whole, however long they say they are, remembers every entry, and up to
Python 3.11.13 and 3.12.11 goes back in the file by a negative size and then on for ever (CVE-2025-8194).
"""

import tarfile
from collections.abc import Iterator
from pathlib import Path

LONGEST_HEADER = 1_000_000
"""Bytes of a name, or of an extended header."""

MOST_GLOBAL = 1_000
"""Keywords that extended headers may set for all files that follow."""

_READ_WHOLE = (
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
)


class _Entry(tarfile.TarInfo):
    """A header, refused where reading it or walking on from it has no end; `_proc_member` is there for subclasses."""

    def _proc_member(self, tar: tarfile.TarFile) -> tarfile.TarInfo:
        if self.type in _READ_WHOLE and self.size > LONGEST_HEADER:
            raise tarfile.ReadError(f"a name or header of {self.size:,} bytes")
        self._check_size()
        found: _Entry = super()._proc_member(tar)  # type: ignore[misc]
        found._check_size()  # an extended header may have changed it
        return found

    def _check_size(self) -> None:
        if self.size < 0:
            raise tarfile.ReadError("a file of negative size")

    def _proc_gnusparse_10(self, following: tarfile.TarInfo, *_: object) -> None:
        following.sparse = b""  # what is sparse is refused by its key, so its map, of any length, is not read


def opened(path: Path) -> tarfile.TarFile:
    """An uncompressed tar file.

    Raises:
        tarfile.TarError, OSError: it is none, or cannot be read.
    """
    return tarfile.open(path, "r:", tarinfo=_Entry)


def entries(tar: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    """The entries one by one; what was read is forgotten, so that a million of them take no room.

    Raises:
        tarfile.TarError, OSError: a header is damaged, or has no end.
    """
    while (entry := _next(tar)) is not None:
        yield entry
        tar.members.clear()  # type: ignore[attr-defined]
        if len(tar.pax_headers) > MOST_GLOBAL:
            raise tarfile.ReadError(f"headers for all files with more than {MOST_GLOBAL:,} keywords")


def _next(tar: tarfile.TarFile) -> tarfile.TarInfo | None:
    try:
        return tar.next()
    except (tarfile.TarError, OSError):
        raise
    except Exception as error:  # `tarfile` lets several kinds out for damaged headers
        raise tarfile.ReadError(f"a header cannot be read: {error}") from error
