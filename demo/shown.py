"""Thumbnails of what was shown last, brought for a whole answer at once: a browser asks for one after the other."""

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

from search import Document, Engine

MOST = 2000
"""Thumbnails that are kept, some tens of megabytes."""


class Shown:
    """The thumbnails of the documents that were shown last, with the digests of their pictures.

    It only saves time: what is not here is read from the index, so any host can serve any page.

    Attributes:
        hits, misses: how often what was asked for was at hand, and how often not.

    Example:
        >>> shown.bring(hit.document for hit in results.hits)
        >>> shown.get("beach.jpg", "0123456789ab")[1][:4]
        b'RIFF'
    """

    def __init__(self, engine: Engine, most: int = MOST) -> None:
        self._engine = engine
        self._most = most
        self.hits = self.misses = 0
        self._kept: OrderedDict[str, tuple[str, bytes]] = OrderedDict()
        self._lock = Lock()

    def bring(self, documents: Iterable[Document]) -> None:
        """Have the thumbnails of these documents at hand, by one request to the index."""
        keys = {document.id: document.image_digest for document in documents if document.image_digest}
        with self._lock:
            wanted = [id_ for id_, digest in keys.items() if self._kept.get(id_, ("",))[0] != digest]
        if not wanted:
            return
        found = self._engine.index.thumbnails(wanted)
        with self._lock:
            self._kept.update({id_: (keys[id_], webp) for id_, webp in found.items()})
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def get(self, id_: str, version: str) -> tuple[str, bytes] | None:
        """The whole digest and the thumbnail of a document whose picture's digest begins so, if they are at hand."""
        with self._lock:
            kept = self._kept.get(id_)
            found = kept if kept is not None and version and kept[0].startswith(version) else None
            self.hits, self.misses = self.hits + (found is not None), self.misses + (found is None)
        return found
