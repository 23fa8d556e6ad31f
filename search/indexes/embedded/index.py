"""The embedded index: SQLite holds the truth, a snapshot in memory answers legs."""

import json
import threading
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from search.errors import InvalidInput, InvalidQuery
from search.indexes import JSON, IndexInfo, incoming
from search.indexes.asked import asked
from search.indexes.embedded import tables
from search.indexes.embedded.filters import Filter, compiled
from search.indexes.embedded.knn import best, nearest
from search.indexes.embedded.memory import Memory, Part, Snapshot
from search.indexes.embedded.place import Role, look
from search.indexes.embedded.schema import DATABASE, VERSION
from search.indexes.embedded.store import Store
from search.indexes.embedded.verify import defects
from search.nouns import Document, Leg, LegName, Ranking, VectorField, Vectors
from search.where import Where
from search.words import beginning

_PART_OF: Mapping[LegName, Part] = {
    "text-bm25": "words",
    "text-caption": "caption",
    "text-image": "image",
    "image-image": "image",
    "image-caption": "caption",
    "both-image": "image",
    "text-average": "average",
    "image-average": "average",
}

_ALL_PARTS: frozenset[Part] = frozenset({"image", "caption", "average", "words"})


class EmbeddedIndex:
    """An index in a folder, see `search.indexes.Index` for every call. Many threads may search and one may write.

    Every search sees one state of the index, whatever other threads or processes store meanwhile; a change is seen by
    the next call. No lock is held while scores are computed.
    """

    def __init__(self, folder: Path, name: str = DATABASE, role: Role = "served") -> None:
        self._store = Store(folder, name, role)
        with self._store.reading() as read:
            state = tables.state(read)
        self.location = str(folder)
        self.fingerprint, self.dimension, self.encoder = state.fingerprint, state.dimension, state.encoder
        self._memory = Memory(self.dimension)
        self._snapshot: Snapshot | None = None
        self._following = threading.Lock()

    @property
    def folder(self) -> Path:
        """The index's place."""
        return self._store.folder

    @property
    def build(self) -> str:
        """The file name of this build's database in the folder."""
        return self._store.name

    def add(
        self,
        documents: Sequence[Document],
        *,
        image_vectors: Vectors | None,
        caption_vectors: Vectors | None,
        thumbnails: Sequence[bytes | None] | None = None,
    ) -> None:
        """Store documents in one transaction, see `Index.add`."""
        new = incoming.checked(documents, image_vectors, caption_vectors, thumbnails, dimension=self.dimension)
        if new.documents:
            with self._store.writing() as write:
                tables.insert(write, new)

    def remove(self, ids: Sequence[str]) -> int:
        """Forget documents, see `Index.remove`."""
        with self._store.writing() as write:
            return tables.remove(write, ids)

    def get(self, ids: Sequence[str]) -> Mapping[str, Document]:
        """The documents of those ids that exist, see `Index.get`."""
        with self._store.reading() as read:
            return tables.by_id(read, ids)

    def thumbnails(self, ids: Sequence[str]) -> Mapping[str, bytes]:
        """The thumbnails of those ids that have one, see `Index.thumbnails`."""
        with self._store.reading() as read:
            return tables.thumbnails(read, ids)

    def vectors(self, ids: Sequence[str], field: VectorField) -> Vectors:
        """One row per id, NaN where there is none, see `Index.vectors`."""
        with self._store.reading() as read:
            return tables.vectors(read, ids, field, self.dimension)

    def sample(self, field: VectorField, size: int) -> Vectors:
        """Vectors drawn evenly from the index, see `Index.sample`."""
        with self._store.reading() as read:
            return tables.sample(read, field, size, self.dimension)

    def retrieve(self, legs: Sequence[Leg], *, depth: int, where: Where | None = None) -> list[Ranking]:
        """Each leg's best hits, see `Index.retrieve`."""
        if depth < 1:
            raise InvalidQuery(f"the depth is {depth}; give a number of at least 1")
        queries = [asked(leg, self.dimension) for leg in legs]
        snapshot, passing = self._state(frozenset(_PART_OF[leg.name] for leg in legs), compiled(where))
        seen = [_visible(snapshot, leg) for leg in legs]
        found: list[tuple[list[int], list[float]]] = []
        for query, leg, visible in zip(queries, legs, seen, strict=True):
            chosen = passing & visible
            if isinstance(query, str):
                scores = snapshot.bm25.scores(query)
                places = np.flatnonzero((scores > 0) & chosen)
                found.append(best(places, scores[places], depth, snapshot.ids))
            else:
                found.append(nearest(snapshot.matrices[_PART_OF[leg.name]], query, chosen, depth, snapshot.ids))
        everything = sorted({place for places, _ in found for place in places})
        return [
            Ranking(
                leg.name,
                tuple(snapshot.ids[place] for place in places),
                tuple(scores),
                frozenset(snapshot.ids[place] for place in everything if not visible[place]),
            )
            for leg, visible, (places, scores) in zip(legs, seen, found, strict=True)
        ]

    def _state(self, parts: frozenset[Part], chosen: Filter) -> tuple[Snapshot, NDArray[np.bool_]]:
        """The newest state with these parts in memory, and which of its documents pass the filters."""
        with self._store.reading() as read:
            generation, snapshot = tables.state(read).generation, self._snapshot
            if snapshot is not None and snapshot.generation == generation and snapshot.covers(parts):
                return snapshot, snapshot.passing(read, chosen)
        # The transaction begins after the lock was taken, so that memory never has to follow backwards.
        with self._following, self._store.reading() as read:
            try:
                self._snapshot = snapshot = self._memory.follow(read, parts)
            except BaseException:
                self._memory = Memory(self.dimension)  # half of a change may be in it
                raise
            return snapshot, snapshot.passing(read, chosen)

    def facets(self, fields: Sequence[str], where: Where | None = None) -> Mapping[str, Mapping[str, int]]:
        """How many documents have each value of these fields, see `Index.facets`."""
        chosen = compiled(where)
        with self._store.reading() as read:
            return {name: tables.counts(read, name, chosen) for name in fields}

    def browse(self, after: str | None = None, size: int = 50, where: Where | None = None) -> list[Document]:
        """The next documents in the order of their ids, see `Index.browse`."""
        if size < 1:
            raise InvalidQuery(f"the size is {size}; give a number of at least 1")
        chosen = compiled(where)
        with self._store.reading() as read:
            return tables.after(read, after, size, chosen)

    def terms(self, prefix: str) -> list[str]:
        """Words of the captions that begin with the prefix, see `Index.terms`."""
        typed = beginning(prefix)
        if typed is None:
            return []
        snapshot, _ = self._state(frozenset({"words"}), Filter())
        return snapshot.bm25.commonest(typed, 20)

    def generation(self) -> int:
        """A number that changes with the documents, see `Index.generation`."""
        with self._store.reading() as read:
            return tables.state(read).generation

    def setting(self, name: str) -> JSON:
        """A value that was kept, or None, see `Index.setting`."""
        with self._store.reading() as read:
            row = read.execute("SELECT json FROM setting WHERE name = ?", (name,)).fetchone()
        value: JSON = json.loads(row[0]) if row else None
        return value

    def keep_setting(self, name: str, value: JSON) -> None:
        """Keep a value with the index, see `Index.keep_setting`."""
        try:
            text = json.dumps(value, allow_nan=False)
        except (TypeError, ValueError) as error:
            raise InvalidInput(f"the setting '{name}' cannot be kept as JSON: {error}") from error
        with self._store.writing() as write:
            write.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, text))

    def rename_encoder(self, name: str) -> None:
        """Remember another name for the same encoder: its folder was moved, its fingerprint is what counts."""
        with self._store.writing() as write:
            write.execute("UPDATE state SET encoder = ?", (name,))
        self.encoder = name

    def frozen(self) -> AbstractContextManager[None]:
        """Inside, nobody writes, see `Index.frozen`."""
        return self._store.frozen()

    def superseded(self) -> bool:
        """Does the place show another build by now? See `Index.superseded`."""
        return look(self._store.folder).served != self._store.name or not self._store.is_there()

    def loading(self) -> AbstractContextManager[None]:
        """Many documents are added, see `Index.loading`; here that is as quick as ever."""
        return nullcontext()

    def info(self) -> IndexInfo:
        """What the index says of itself, see `Index.info`."""
        folder = self._store.folder
        with self._store.reading() as read:
            rows = tables.sources(read)
            fields = tables.field_names(read)
        return IndexInfo(
            location=self.location,
            backend="embedded",
            fingerprint=self.fingerprint,
            encoder=self.encoder,
            dimension=self.dimension,
            documents=sum(count for _, count, _, _ in rows),
            captions=sum(captions for _, _, captions, _ in rows),
            images=sum(images for _, _, _, images in rows),
            fields=fields,
            bytes=_bytes(folder),
            schema=VERSION,
            sources={source: count for source, count, _, _ in rows},
        )

    def verify(self) -> list[str]:
        """One sentence per defect, see `Index.verify`."""
        return defects(self._store, self.dimension)

    def optimize(self) -> None:
        """Read everything that searching needs, see `Index.optimize`."""
        self._state(_ALL_PARTS, Filter())

    def close(self) -> None:
        """Let go of files and connections, see `Index.close`."""
        self._store.close()
        self._snapshot, self._memory = None, Memory(self.dimension)


def _bytes(folder: Path) -> int:
    size = 0
    for file in folder.iterdir():
        with suppress(FileNotFoundError):  # SQLite's log goes away when another process closes the index
            size += file.stat().st_size
    return size


def _visible(snapshot: Snapshot, leg: Leg) -> NDArray[np.bool_]:
    visible = snapshot.visible(_PART_OF[leg.name])
    return visible & ~snapshot.has["image"] if leg.only_without_image else visible
