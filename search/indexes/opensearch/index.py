"""An index on OpenSearch: the Index seam over one build."""

import base64
import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from typing import Any

from search.errors import IndexBusy, IndexNotFound, InvalidDocuments, InvalidInput, InvalidQuery, Unavailable
from search.indexes import JSON, IndexInfo, Told
from search.indexes.incoming import MOST_FIELDS, checked
from search.indexes.opensearch import builds, freshness, legs, reading
from search.indexes.opensearch.asking import answered
from search.indexes.opensearch.builds import Build
from search.indexes.opensearch.connection import Connection
from search.indexes.opensearch.entries import document_of, entries, key_of
from search.indexes.opensearch.filters import clauses
from search.indexes.opensearch.gate import Gate
from search.indexes.opensearch.mapping import MOST_HITS, SCHEMA, WRITE, media_of
from search.indexes.opensearch.merging import join_segments
from search.indexes.opensearch.verify import defects
from search.indexes.opensearch.writing import PATIENCE, Action, carry_out, forget, put
from search.nouns import Document, Leg, Ranking, VectorField, Vectors
from search.settings import Settings
from search.where import Where
from search.words import beginning

COPYING = 3600.0
"""Seconds that the replicas of a new build may take to come up."""

SIZE_HOLDS = 30.0
"""Seconds for which the number of documents that was asked for is believed."""


class OpenSearchIndex:
    """An index on a server, see `search.indexes.Index` for every call. Many threads and hosts may search and write.

    What differs from an index in a folder: a change by another process is seen within a second, and one by this process
    at once, unless a copy of a shard hangs or moves: `retrieve` then answers without the last changes after half a
    query's time; each leg looks at the state of its own moment; a call of `add` stores each document whole or not at
    all, and names what was not stored; a leg gives at most 10,000 hits; documents that were removed or replaced count
    in BM25's statistics until the server has cleared them away, which `optimize` makes it do.
    """

    def __init__(self, connection: Connection, build: Build, settings: Settings, *, hidden: bool = False) -> None:
        self._connection, self._settings = connection, settings
        self._build, self._about, self._shards = build.name, build.about, build.shards
        about = build.about
        self.fingerprint, self.dimension, self.encoder = about.fingerprint, about.dimension, about.encoder
        self._media = media_of(build.name, own=about.own_media)
        self.location = str(connection.address)
        self._gate = Gate(connection, build.name, self.fingerprint, hidden=hidden)
        self._closed = False
        self._size: tuple[float, int] | None = None
        self._fields: frozenset[str] | None = None

    @property
    def connection(self) -> Connection:
        """The way to its cluster."""
        return self._open()

    @property
    def build(self) -> str:
        """The name of the build on the server."""
        return self._build

    def add(
        self,
        documents: Sequence[Document],
        *,
        image_vectors: Vectors | None,
        caption_vectors: Vectors | None,
        thumbnails: Sequence[bytes | None] | None = None,
    ) -> None:
        """Store documents, see `Index.add`. All are looked through before the first is sent."""
        new = checked(documents, image_vectors, caption_vectors, thumbnails, dimension=self.dimension)
        stored = entries(new, self._about)
        self._check_fields(new.documents)
        main, media = self._build + WRITE, self._media + WRITE
        bare = [document.id for document, webp in zip(new.documents, new.thumbnails, strict=True) if webp is None]
        left_over: Iterable[str] = ()
        with suppress(IndexNotFound):  # then this build was replaced, which the gate says below
            left_over = reading.by_key(self._open().patient(PATIENCE), self._media, bare, column="_none_")
        actions: list[Action] = [forget(media, key_of(id_)) for id_ in left_over]
        for document, webp in zip(new.documents, new.thumbnails, strict=True):
            if webp is not None:
                entry = {"id": document.id, "webp": base64.b64encode(webp).decode()}
                actions.append(put(media, key_of(document.id), entry))
        actions += [put(main, key_of(entry["id"]), entry) for entry in stored]
        self._write(actions)

    def remove(self, ids: Sequence[str]) -> int:
        """Forget documents, see `Index.remove`."""
        keys = [key_of(id_) for id_ in dict.fromkeys(ids)]
        gone = self._write([forget(self._build + WRITE, key) for key in keys])
        self._write([forget(self._media + WRITE, key) for key in keys])
        self._fields = None
        return sum(gone)

    def _write(self, actions: list[Action]) -> list[bool]:
        connection = self._open()
        if not actions:
            return []
        self._size = None
        freshness.note_change(connection, self._build)
        try:
            return self._gate.through(lambda: carry_out(connection, actions))
        finally:
            freshness.note_change(connection, self._build)

    def _check_fields(self, documents: Sequence[Document]) -> None:
        """Raises InvalidDocuments if the index would have more than `MOST_FIELDS` fields."""
        names = {name for document in documents for name in document.fields}
        if self._fields is not None and names <= self._fields:
            return
        known = self._field_names()
        if len(known | names) > MOST_FIELDS:  # what is replaced makes room
            known = self._field_names([document.id for document in documents])
        if len(known | names) > MOST_FIELDS:
            fresh = sorted(names - known)
            too_many = ", ".join(f"'{name}'" for name in fresh[MOST_FIELDS - len(known) :][:5])
            raise InvalidDocuments(
                f"an index has at most {MOST_FIELDS} fields; it has {len(known)} and would get {len(fresh)} more, "
                f"among them {too_many}; leave out columns that nobody filters by"
            )
        self._fields = frozenset(known | names)

    def _field_names(self, but: Sequence[str] = ()) -> set[str]:
        others: list[dict[str, Any]] = [{"bool": {"must_not": {"terms": {"id": list(but)}}}}] if but else []
        sums = {"names": reading.commonest("field_names", "", reading.MOST_NAMES)}
        found = reading.summed_up(self._fresh(PATIENCE), self._build, sums, others)
        return {bucket["key"] for bucket in found["names"]["buckets"]}

    def get(self, ids: Sequence[str]) -> Mapping[str, Document]:
        """The documents of those ids that exist, see `Index.get`."""
        found = reading.by_key(self._open(), self._build, ids)
        return {id_: document_of(entry) for id_, entry in found.items()}

    def thumbnails(self, ids: Sequence[str]) -> Mapping[str, bytes]:
        """The thumbnails of those ids that have one, see `Index.thumbnails`."""
        return reading.thumbnails(self._open(), self._media, ids)

    def vectors(self, ids: Sequence[str], field: VectorField) -> Vectors:
        """One row per id, NaN where there is none, see `Index.vectors`."""
        return reading.vectors(self._open(), self._build, ids, field, self.dimension)

    def sample(self, field: VectorField, size: int) -> Vectors:
        """Vectors spread evenly over the index, see `Index.sample`."""
        return reading.sample(self._fresh(), self._build, field, size, self.dimension)

    def retrieve(self, legs_: Sequence[Leg], *, depth: int, where: Where | None = None) -> list[Ranking]:
        """Each leg's best hits in one request, see `Index.retrieve`."""
        if depth < 1:
            raise InvalidQuery(f"the depth is {depth}; give a number of at least 1")
        filters = clauses(where)
        connection = self._shown()
        neighbours = self._neighbours(connection) if any(leg.name != "text-bm25" for leg in legs_) else 1
        asked = [legs.search(leg, self._about, depth=depth, neighbours=neighbours, filters=filters) for leg in legs_]
        found = answered(connection, self._build, asked, shards=self._shards) if asked else []
        return legs.rankings(legs_, found, depth, major=connection.major)

    def _neighbours(self, connection: Connection) -> int:
        """How many vectors a leg considers: all of them in a small index, which makes it exact."""
        known, now = self._size, time.monotonic()
        if known is None or now - known[0] > SIZE_HOLDS:
            known = self._size = now, reading.documents(connection, self._build)
        exact = known[1] <= min(self._settings.opensearch_exact, MOST_HITS)
        return MOST_HITS if exact else self._settings.opensearch_candidates

    def facets(self, fields: Sequence[str], where: Where | None = None) -> Mapping[str, Mapping[str, int]]:
        """How many documents have each value of these fields, see `Index.facets`; at most the 10,000 commonest."""
        return reading.facets(self._fresh(), self._build, fields, clauses(where))

    def browse(self, after: str | None = None, size: int = 50, where: Where | None = None) -> list[Document]:
        """The next documents in the order of their ids, see `Index.browse`."""
        if size < 1:
            raise InvalidQuery(f"the size is {size}; give a number of at least 1")
        found = reading.hits(
            self._fresh(), self._build, [{"id": "asc"}], clauses(where), size=size,
            after=None if after is None else [after],
        )  # fmt: skip
        return [document_of(hit["_source"]) for hit in found]

    def terms(self, prefix: str) -> list[str]:
        """Words of the captions that begin with the prefix, see `Index.terms`."""
        typed, connection = beginning(prefix), self._fresh()
        if typed is None:
            return []
        sums = {"words": reading.commonest("caption_words", typed, 20)}
        return [bucket["key"] for bucket in reading.summed_up(connection, self._build, sums)["words"]["buckets"]]

    def generation(self) -> int:
        """A number that changes with the documents, see `Index.generation`."""
        return reading.changes(self._open(), self._build)

    def setting(self, name: str) -> JSON:
        """A value that was kept, or None, see `Index.setting`."""
        value: JSON = (builds.about_of(self._open(), self._build).settings or {}).get(name)
        return value

    def settings(self) -> Mapping[str, JSON]:
        """All values that were kept, see `Index.settings`."""
        return dict(builds.about_of(self._open(), self._build).settings or {})

    def keep_setting(self, name: str, value: JSON) -> None:
        """Keep a value with the index, see `Index.keep_setting`."""
        try:
            json.dumps(value, allow_nan=False)
        except (TypeError, ValueError) as error:
            raise InvalidInput(f"the setting '{name}' cannot be kept as JSON: {error}") from error
        self._open()
        self._gate.through(lambda: self._keep(name, value))

    def _keep(self, name: str, value: JSON) -> None:
        about = builds.about_of(self._connection, self._build)
        if about.frozen_at:
            raise IndexBusy(f"the index '{self._connection.address}' is frozen")
        builds.describe(self._connection, self._build, replace(about, settings={**(about.settings or {}), name: value}))

    def rename_encoder(self, name: str) -> None:
        """Remember another name for the same encoder: its folder was moved, its fingerprint is what counts."""
        about = builds.about_of(self._open(), self._build)
        builds.describe(self._connection, self._build, replace(about, encoder=name))
        self.encoder = name

    def info(self) -> IndexInfo:
        """What the index says of itself, see `Index.info`; its fields are in alphabetical order."""
        sums = {
            "has": {"terms": {"field": "has", "size": 8}},
            "names": reading.commonest("field_names", "", reading.MOST_NAMES),
            "sources": reading.commonest("source", "", reading.MOST_VALUES),
        }
        found = reading.summed_up(self._fresh(), self._build, sums)
        having = {bucket["key"]: bucket["doc_count"] for bucket in found["has"]["buckets"]}
        return IndexInfo(
            location=self.location,
            backend="opensearch",
            fingerprint=self.fingerprint,
            encoder=self.encoder,
            dimension=self.dimension,
            documents=sum(having.values()),
            captions=sum(count for bits, count in having.items() if bits & 2),
            images=sum(count for bits, count in having.items() if bits & 1),
            fields=tuple(sorted(bucket["key"] for bucket in found["names"]["buckets"])),
            bytes=reading.size_on_disk(self._open(), self._build, self._media),
            schema=SCHEMA,
            sources=dict(sorted((bucket["key"], bucket["doc_count"]) for bucket in found["sources"]["buckets"])),
        )

    def verify(self) -> list[str]:
        """One sentence per defect, see `Index.verify`."""
        return defects(self._fresh(), self._build, self._about)

    def optimize(self, told: Told | None = None) -> None:  # noqa: ARG002 - a server doesn't say how far it is
        """Have the server join its segments, which makes searching quickest and forgets what was removed."""
        _set_refresh(self._open(), self._build, None)  # a load that was killed has left it
        join_segments(self._fresh(), self._build)

    @contextmanager
    def _loading(self) -> Iterator[None]:
        connection = self._open().patient(PATIENCE)  # a load outlives the time in which a cluster elects its leader
        _set_refresh(connection, self._build, "30s")
        try:
            yield
        finally:
            if not self._closed:
                _set_refresh(connection, self._build, None)
                self._fresh(PATIENCE)
        if self._gate.hidden:  # before it is published, so that its copies are up by then, and nobody is kept waiting
            builds.copy(connection, self._build, self._settings, COPYING)

    def loading(self, told: Told | None = None) -> AbstractContextManager[None]:  # noqa: ARG002 - as `optimize`
        """Inside, other processes see changes half a minute later, see `Index.loading`."""
        return self._loading()

    def publish(self, new: "OpenSearchIndex") -> None:
        """Have the index's name stand for another build, see `search.indexes.builds.publish_build`."""
        builds.publish(self._open(), self._build, new.build, self._settings)
        new._gate.shown()

    def show(self) -> None:
        """Give this build the index's name, which no other has."""
        builds.show(self._open(), self._build, self._settings)
        self._gate.shown()

    def discard(self) -> None:
        """Delete this build."""
        builds.delete(self._open(), self._build)

    def frozen(self) -> AbstractContextManager[None]:
        """Inside, nobody can write to the index, see `Index.frozen`."""
        self._open()
        return self._gate.frozen()

    def superseded(self) -> bool:
        """Does the index's name stand for another build by now? See `Index.superseded`."""
        self._open()
        return self._gate.superseded()

    def close(self) -> None:
        """Let go of connections, see `Index.close`."""
        if not self._closed:
            self._closed = True
            self._connection.close()

    def _open(self) -> Connection:
        if self._closed:
            raise Unavailable(f"the index '{self._connection.address}' was closed; open it again to use it")
        return self._connection

    def _shown(self) -> Connection:
        """The connection, as fresh as it gets in half a query's time.

        While a copy of a shard hangs or moves, a refresh waits for it, though the other copies could answer: then an
        answer without the last changes, as any other process may get it, is better than none.
        """
        with suppress(Unavailable):
            freshness.refresh(self._open(), self._build, self._settings.opensearch_timeout / 2)
        return self._open()

    def _fresh(self, seconds: float | None = None) -> Connection:
        """The connection, patient if told, after the server was made to show what this process has written."""
        connection = self._open() if seconds is None else self._open().patient(seconds)
        freshness.refresh(connection, self._build)
        return connection


def _set_refresh(connection: Connection, build: str, interval: str | None) -> None:
    connection.ask("PUT", f"/{build}/_settings", {"index": {"refresh_interval": interval}})
