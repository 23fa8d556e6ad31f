"""The embedded index: SQLite holds the truth, a snapshot in memory answers legs."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from pathlib import Path

from search.errors import InvalidInput, InvalidQuery
from search.indexes import JSON, IndexInfo, Told, incoming
from search.indexes.asked import asked
from search.indexes.embedded import tables
from search.indexes.embedded.answers import PART_OF, answer
from search.indexes.embedded.backup import back_up
from search.indexes.embedded.beside import Beside
from search.indexes.embedded.chosen import Chosen
from search.indexes.embedded.completed import completed
from search.indexes.embedded.derived import Derived
from search.indexes.embedded.filters import Filter, compiled
from search.indexes.embedded.following import Following, State
from search.indexes.embedded.knn import Found
from search.indexes.embedded.memory import Part, Snapshot
from search.indexes.embedded.place import Role, look
from search.indexes.embedded.rankings import rankings
from search.indexes.embedded.schema import DATABASE, SEGMENT, VERSION
from search.indexes.embedded.store import Store
from search.indexes.embedded.stored import held
from search.indexes.embedded.verify import defects
from search.nouns import Document, Leg, Ranking, Vector, VectorField, Vectors
from search.settings import Settings
from search.threads import one_faiss_thread
from search.where import Where
from search.words import beginning

_ALL_PARTS: frozenset[Part] = frozenset({"image", "caption", "average", "words"})


class EmbeddedIndex:
    """An index in a folder, see `search.indexes.Index` for every call. Many threads may search and one may write.

    Every search sees one state of the index, whatever other threads or processes store meanwhile; a change is seen by
    the next call. About as many work at once as there are processors, see `search.indexes.embedded.beside`.
    """

    def __init__(self, folder: Path, name: str = DATABASE, role: Role = "served") -> None:
        self._store = Store(folder, name, role)
        with self._store.reading() as read:
            state = tables.state(read)
        self.location = str(folder)
        self.fingerprint, self.dimension, self.encoder = state.fingerprint, state.dimension, state.encoder
        self._derived = Derived(self._store, self.dimension)
        self._following = Following(
            self._store, self._derived, self.dimension, Settings.from_environment().memory * 10**6
        )
        self._beside = Beside(spare=1)

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
        with self._store.glancing() as read:
            return tables.by_id(read, ids)

    def thumbnails(self, ids: Sequence[str]) -> Mapping[str, bytes]:
        """The thumbnails of those ids that have one, see `Index.thumbnails`."""
        with self._store.glancing() as read:
            return tables.thumbnails(read, ids)

    def vectors(self, ids: Sequence[str], field: VectorField) -> Vectors:
        """One row per id, NaN where there is none, see `Index.vectors`."""
        with self._store.reading() as read:
            segment = self._derived.opened(self._derived.named(read))
            return (
                tables.vectors(read, ids, field, self.dimension) if segment is None else held(read, segment, ids, field)
            )

    def sample(self, field: VectorField, size: int) -> Vectors:
        """Vectors drawn evenly from the index, see `Index.sample`."""
        with self._store.reading() as read:
            return tables.sample(read, field, size, self.dimension)

    def retrieve(self, legs: Sequence[Leg], *, depth: int, where: Where | None = None) -> list[Ranking]:
        """Each leg's best hits, see `Index.retrieve`."""
        if depth < 1:
            raise InvalidQuery(f"the depth is {depth}; give a number of at least 1")
        if not legs:
            return []
        queries = [asked(leg, self.dimension) for leg in legs]
        return self._following.sure(partial(self._retrieved, legs, queries, compiled(where), depth))

    def _retrieved(
        self, legs: Sequence[Leg], queries: Sequence[str | Vector], chosen: Filter, depth: int
    ) -> list[Ranking]:
        parts = frozenset(PART_OF[leg.name] for leg in legs)
        with self._beside.turn():
            state = self._following.current(parts, chosen)
            if state is not None:
                return self._rankings(legs, queries, state, depth)
        state = self._following.followed(parts, chosen)  # which may take long: others have the processor meanwhile
        with self._beside.turn():
            return self._rankings(legs, queries, state, depth)

    def _rankings(
        self, legs: Sequence[Leg], queries: Sequence[str | Vector], state: State, depth: int
    ) -> list[Ranking]:
        snapshot, passing = state
        with one_faiss_thread():
            found = completed(snapshot, legs, queries, self._found(snapshot, legs, queries, passing, depth), depth)
        return rankings(snapshot, legs, found)

    def _found(
        self,
        snapshot: Snapshot,
        legs: Sequence[Leg],
        queries: Sequence[str | Vector],
        passing: Chosen | None,
        depth: int,
    ) -> list[Found]:
        tasks = [
            partial(answer, snapshot, leg, query, passing, depth) for leg, query in zip(legs, queries, strict=True)
        ]
        if snapshot.segment is None:
            return [task() for task in tasks]
        order = sorted(range(len(legs)), key=lambda number: isinstance(queries[number], str))  # words take the least
        answers = dict(zip(order, self._beside.run([tasks[number] for number in order]), strict=True))
        return [answers[number] for number in range(len(legs))]

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
        with self._store.glancing() as read:
            return tables.after(read, after, size, chosen)

    def terms(self, prefix: str) -> list[str]:
        """Words of the captions that begin with the prefix, see `Index.terms`."""
        typed = beginning(prefix)
        if typed is None:
            return []

        def found() -> list[str]:
            snapshot, _ = self._following.state(frozenset({"words"}), Filter())
            return snapshot.bm25.commonest(typed, 20)

        return self._following.sure(found)

    def generation(self) -> int:
        """A number that changes with the documents, see `Index.generation`."""
        with self._store.glancing() as read:
            return tables.state(read).generation

    def setting(self, name: str) -> JSON:
        """A value that was kept, or None, see `Index.setting`."""
        with self._store.glancing() as read:
            row = read.execute("SELECT json FROM setting WHERE name = ?", (name,)).fetchone()
        value: JSON = json.loads(row[0]) if row else None
        return value

    def settings(self) -> Mapping[str, JSON]:
        """All values that were kept, see `Index.settings`."""
        with self._store.glancing() as read:
            rows = read.execute("SELECT name, json FROM setting WHERE name <> ?", (SEGMENT,)).fetchall()
        return {name: json.loads(text) for name, text in rows}

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

    @contextmanager
    def loading(self, told: Told | None = None) -> Iterator[None]:
        """Many documents are added, see `Index.loading`."""
        yield
        self._derived.make_if_possible(told)

    def info(self) -> IndexInfo:
        """What the index says of itself, see `Index.info`."""
        folder = self._store.folder
        with self._store.reading() as read:
            rows = tables.sources(read)
            fields = tables.field_names(read)
            segment = self._derived.info(read)
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
            segment=segment,
        )

    def verify(self) -> list[str]:
        """One sentence per defect, see `Index.verify`."""
        return [*defects(self._store, self.dimension), *self._derived.defects()]

    def back_up(self, file: Path, told: Told | None = None) -> int:
        """Copy one state of the index into one file, see `search.indexes.backup.back_up`."""
        return back_up(self._store, file, told)

    def optimize(self, told: Told | None = None) -> None:
        """Make what is due to be made, and read everything that searching needs, see `Index.optimize`."""
        self._derived.make(told)
        self._following.state(_ALL_PARTS, Filter())

    def close(self) -> None:
        """Let go of files and connections, see `Index.close`."""
        self._beside.close()
        self._derived.close()
        self._store.close()
        self._following.forget()


def _bytes(folder: Path) -> int:
    size = 0
    for within, _, names in os.walk(folder):  # which passes over a folder that has gone meanwhile
        for name in names:
            with suppress(FileNotFoundError):  # a segment goes when another takes its place, SQLite's log at the end
                size += Path(within, name).stat().st_size
    return size
