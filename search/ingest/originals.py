"""From a document back to the file that its picture was read from, as long as that is still there."""

import tarfile
import threading
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from search.errors import UnreadableImage
from search.indexes import Index
from search.ingest.fetch import Fetcher
from search.ingest.sources.paths import LeadsOut, inside
from search.ingest.sources.records import FilePicture, TarPicture
from search.ingest.sources.tar import entries, opened
from search.nouns import Document
from search.settings import Settings

_SETTING = "sources"

MOST_SHARDS = 16
"""Shards whose tables of contents are remembered: about a megabyte for ten thousand pictures."""


def remember_root(index: Index, source: str, root: Path) -> None:
    """Keep with the index where a source lies, so that originals can be reached again."""
    roots = _roots(index)
    if roots.get(source) != str(root):
        index.keep_setting(_SETTING, {**roots, source: str(root)})


def knows_source(index: Index, source: str) -> bool:
    """Whether a source of that name was ever ingested into the index."""
    return source in _roots(index)


def carry_roots(old: Index, new: Index) -> None:
    """Have another index know where the sources lie that the old one knows of."""
    roots = _roots(old)
    if _roots(new) != roots:
        new.keep_setting(_SETTING, roots)


def original(index: Index, document: Document, *, settings: Settings | None = None) -> bytes | None:
    r"""The file of one document's picture, see `Originals`.

    Example:
        >>> original(index, index.get(["beach.jpg"])["beach.jpg"])[:3]
        b'\xff\xd8\xff'
    """
    return Originals(index, settings).of(document)


class Originals:
    """Finds the files of an index's pictures. Safe to use from many threads.

    Nothing outside the sources' folders is ever read, whatever a document says. A picture that came from an address is
    the file that was kept then; nothing is fetched.

    Args:
        index: in which the documents are found; what it knows of its sources is read once.
        settings: limits of pictures and `home`; by default those of the environment.
    """

    def __init__(self, index: Index, settings: Settings | None = None) -> None:
        self._settings = settings or Settings.from_environment()
        self._roots = _roots(index)
        self._contents: OrderedDict[Path, Mapping[str, TarPicture]] = OrderedDict()
        self._one_scan = threading.Lock()

    def of(self, document: Document) -> bytes | None:
        """The file of a document's picture as it lies in its source; None if it has none or can't be reached."""
        if document.image is None:
            return None
        if document.image.lower().startswith(("http://", "https://")):
            return Fetcher(self._settings).kept(document.image)
        root = self._roots.get(document.source)
        if root is None:
            return None
        try:
            return self._read(Path(root), document.image)
        except (LeadsOut, UnreadableImage, OSError, ValueError):
            return None

    def _read(self, root: Path, image: str) -> bytes | None:
        shard, *rest = PurePosixPath(image).parts
        place = inside(root, shard)
        if not (rest and place.suffix.lower() == ".tar" and place.is_file()):
            return FilePicture(inside(root, image)).read(self._settings)
        picture = self._in(place).get(image.removeprefix(f"{shard}/"))
        return None if picture is None else picture.read(self._settings)

    def _in(self, shard: Path) -> Mapping[str, TarPicture]:
        """What a shard holds, by name. Finding a single picture means reading all the headers before it."""
        with self._one_scan:
            if shard not in self._contents:
                self._contents[shard] = _contents(shard)
                if len(self._contents) > MOST_SHARDS:
                    self._contents.popitem(last=False)
            self._contents.move_to_end(shard)
            return self._contents[shard]


def _contents(shard: Path) -> Mapping[str, TarPicture]:
    found: dict[str, TarPicture] = {}
    # A shard that was cut short still holds what comes before the cut.
    with suppress(tarfile.TarError, EOFError), opened(shard) as tar:
        for member in entries(tar):
            if member.isreg() and not member.issparse():
                found.setdefault(member.name, TarPicture(shard, member.offset_data, member.size))
    return found


def _roots(index: Index) -> dict[str, str]:
    kept = index.setting(_SETTING)
    return {str(name): str(root) for name, root in kept.items()} if isinstance(kept, Mapping) else {}
