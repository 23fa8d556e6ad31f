"""From a document back to the file that its picture was read from, as long as that is still there."""

import tarfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from search.errors import UnreadableImage
from search.indexes import Index
from search.ingest.fetch import Fetcher
from search.ingest.sources.paths import LeadsOut, inside
from search.ingest.sources.records import FilePicture, TarPicture
from search.nouns import Document
from search.settings import Settings

_SETTING = "sources"


def remember_root(index: Index, source: str, root: Path) -> None:
    """Keep with the index where a source lies, so that originals can be reached again."""
    roots = _roots(index)
    if roots.get(source) != str(root):
        index.keep_setting(_SETTING, {**roots, source: str(root)})


def original(index: Index, document: Document, *, settings: Settings | None = None) -> bytes | None:
    r"""The file of a document's picture as it lies in its source; None if it has none or can no longer be reached.

    Nothing outside the source's folder is ever read, whatever the document says. A picture that came from an address is
    the file that was kept then; nothing is fetched.

    Args:
        index: in which the document was found.
        document: whose picture is wanted.
        settings: limits of pictures and `home`; by default those of the environment.

    Example:
        >>> original(index, index.get(["beach.jpg"])["beach.jpg"])[:3]
        b'\xff\xd8\xff'
    """
    if document.image is None:
        return None
    settings = settings or Settings.from_environment()
    if document.image.lower().startswith(("http://", "https://")):
        return Fetcher(settings).kept(document.image)
    root = _roots(index).get(document.source)
    if root is None:
        return None
    try:
        return _read(Path(root), document.image, settings)
    except (LeadsOut, UnreadableImage, OSError, ValueError, EOFError, tarfile.TarError):
        return None


def _roots(index: Index) -> dict[str, str]:
    kept = index.setting(_SETTING)
    return {str(name): str(root) for name, root in kept.items()} if isinstance(kept, Mapping) else {}


def _read(root: Path, image: str, settings: Settings) -> bytes | None:
    shard, *rest = PurePosixPath(image).parts
    place = inside(root, shard)
    if not (rest and place.suffix.lower() == ".tar" and place.is_file()):
        return FilePicture(inside(root, image)).read(settings)
    name = image.removeprefix(f"{shard}/")
    with tarfile.open(place, "r:") as tar:
        member = next((each for each in tar if each.name == name and each.isreg() and not each.issparse()), None)
    return TarPicture(place, member.offset_data, member.size).read(settings) if member else None
