"""Rows of metadata beside ready-made vectors, as documents.

Unlike elsewhere no picture is opened, so what a row calls its picture need not be there: a name that leads out of the
source's folder, as the absolute paths that clip-retrieval writes do, is not kept, and the document is named otherwise.
"""

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from search.ingest.formats import SUFFIXES
from search.ingest.sources.paths import LeadsOut, relative
from search.nouns import Document
from search.plain import one_line, plain

PATHS = ("file_name", "image_path")
ADDRESSES = ("image_url", "url")
"""Columns that say where a picture is, the more telling first."""

_ODD = re.compile(r"[\\:]|^[/.]|/[/.]", re.MULTILINE)
"""What a path has to be looked through for; all others, which is mostly all, are kept as they are."""


class Rows:
    """Makes documents of rows.

    A row's id is the column `id`, else the path of its picture, else the column `key`, else the picture's address; a
    path that leads out of the folder gives the file's own name with a digest. Where nothing names a row it is named for
    its place in its file.

    Args:
        columns: all columns that any file of the source has.
        caption: the one that holds the caption.
        source: the source's name.
        prefix: what ids begin with.
        root: the folder that paths are relative to; those of files in it may be absolute.
    """

    def __init__(self, columns: Collection[str], caption: str | None, source: str, prefix: str, root: Path) -> None:
        naming = {"id", "key", caption, *PATHS, *ADDRESSES}
        self.fields = tuple(name for name in columns if name not in naming)
        self._caption = caption
        self._source = source
        self._prefix = prefix
        self._root = root

    def documents(self, texts: Mapping[str, Sequence[str]], count: int, place: str, first: int) -> list[Document]:
        """The documents of some rows.

        Args:
            texts: the columns that there are, `count` texts each, without blanks around them.
            count: how many rows.
            place: the file they are from, to name rows that nothing else names.
            first: how many rows of the file came before.
        """
        blank = [""] * count
        ids, keys, captions = (texts.get(name or "", blank) for name in ("id", "key", self._caption))
        paths, addresses = (_first_of([texts[name] for name in names if name in texts], blank) for names in _PLACES)
        inside = _inside(paths, self._root)
        fields = [(name, texts[name]) for name in self.fields if name in texts]
        aside = [(name, texts[name]) for name in ("key", *ADDRESSES) if name in texts]
        made = []
        for row in range(count):
            address, path = addresses[row], inside[row]
            image = path if path and (not address or _names_a_picture(path)) else address
            id_ = ids[row] or path or keys[row] or address or _named_by(paths[row]) or f"{place}-{first + row + 1}"
            told = {name: plain(column[row]) for name, column in fields if column[row]}
            for name, column in aside:
                if column[row] and column[row] not in (image, id_):
                    told[name] = column[row]
            made.append(Document(self._prefix + one_line(id_), plain(captions[row]), told, image or None, self._source))
        return made


_PLACES = (PATHS, ADDRESSES)


def _first_of(columns: Sequence[Sequence[str]], blank: Sequence[str]) -> Sequence[str]:
    """Row by row the first text that isn't empty."""
    if len(columns) < 2:
        return columns[0] if columns else blank
    return [next((text for text in texts if text), "") for texts in zip(*columns, strict=True)]


def _inside(paths: Sequence[str], root: Path) -> Sequence[str]:
    """Paths as they are kept, relative to the root: empty where one leads out of it."""
    if not _ODD.search("\n".join(paths)):
        return paths
    below = root.as_posix().rstrip("/") + "/"
    return [_kept(path.removeprefix(below)) for path in paths]


def _kept(path: str) -> str:
    if not _ODD.search(path):
        return path
    if path.startswith("/"):  # it would be found below too, but often this is every row
        return ""
    try:
        kept = relative(path).as_posix()
    except LeadsOut:
        return ""
    return "" if kept == "." else kept


def _names_a_picture(path: str) -> bool:
    return path[path.rfind(".") :].lower() in SUFFIXES


def _named_by(path: str) -> str:
    """An id from a path that must not be shown: the file's own name, and a digest of the whole."""
    if not path:
        return ""
    file = path.replace("\\", "/").rpartition("/")[2]
    return f"{file[:100]}-{hashlib.sha256(path.encode()).hexdigest()[:12]}"
