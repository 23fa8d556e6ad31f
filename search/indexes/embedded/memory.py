"""What searching needs in memory, read from SQLite at first need and brought up to date by reading only what is new.

A document has a place: the order in which it was read. The first of them may lie in a segment, of which only numbers
and flags are held in memory. `Memory` grows and has one owner at a time; a `Snapshot` is what it looked like at one
moment, never changes, and is what every search works on.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from sqlite3 import Connection
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from search.indexes.embedded import tables
from search.indexes.embedded.bm25 import Scorer
from search.indexes.embedded.chosen import Chosen
from search.indexes.embedded.compared import Compared, GrowingVectors
from search.indexes.embedded.filters import Filter
from search.indexes.embedded.growing import Growing
from search.indexes.embedded.ids import Ids
from search.indexes.embedded.postings import GrowingPostings
from search.indexes.embedded.remembered import Remembered
from search.indexes.embedded.segment import Segment
from search.nouns import VectorField, Vectors

Part: TypeAlias = Literal["image", "caption", "average", "words"]
"""What a leg looks in; each part is read when a leg first asks for it."""

_FETCHED_AT_ONCE = 4096


@dataclass(frozen=True)
class Snapshot:
    """One state of the index, for searching. All arrays run over places; `ids` may have grown beyond them.

    Attributes:
        generation: the state's number in SQLite.
        removals: tells whether documents left since another state.
        segment: holds the first documents; None where all are in memory.
        start: how many it holds.
        numbers: int64 (n,), the documents' numbers in SQLite, rising.
        ids: their ids.
        alive: bool (n,), False for those that were removed since they were read.
        has: bool (n,) for either vector.
        compared: n - start vectors for the parts that were asked for so far, of the documents behind the segment; rows
            without a vector are zero.
        scorer: BM25, if it was asked for so far.
        remembered: the documents that pass filters, filled as these are asked for.
    """

    generation: int
    removals: int
    segment: Segment | None
    start: int
    numbers: NDArray[np.int64]
    ids: Ids
    alive: NDArray[np.bool_]
    has: Mapping[VectorField, NDArray[np.bool_]]
    compared: Mapping[Part, Compared]
    scorer: Scorer | None
    remembered: Remembered

    def covers(self, parts: frozenset[Part]) -> bool:
        """Have all these parts been read?"""
        return all(part in self.compared if part != "words" else self.scorer is not None for part in parts)

    @property
    def bm25(self) -> Scorer:
        """BM25 over this state's captions; the part `words` has to be asked for first."""
        if self.scorer is None:
            raise RuntimeError("the part 'words' was not read into this snapshot")
        return self.scorer

    def visible(self, part: Part) -> NDArray[np.bool_]:
        """The documents that a leg into this part can see at all, bool (n,); removed ones may be among them."""
        if part == "words":
            return self.bm25.has_words
        return self._with_both if part == "average" else self.has[part]

    @property
    def changed(self) -> tuple[int, int, int]:
        """Documents of the segment, living ones behind it, and those of it that were removed."""
        living = int(self.alive[: self.start].sum())
        return self.start, int(self.alive[self.start :].sum()), self.start - living

    @cached_property
    def _with_both(self) -> NDArray[np.bool_]:
        return self.has["image"] & self.has["caption"]

    @cached_property
    def _living(self) -> Chosen | None:
        """None while nothing was removed."""
        return None if self.alive.all() else Chosen(self.alive, self.start)

    def without_image(self, passing: Chosen | None) -> Chosen:
        """Those of the documents that have no image vector."""
        if passing is None or passing is self._living:
            return self._imageless
        return passing.without_image(self.has["image"])

    @cached_property
    def _imageless(self) -> Chosen:
        return Chosen(self.alive & ~self.has["image"], self.start)

    def passing(self, read: Connection, chosen: Filter) -> Chosen | None:
        """The living documents that pass the filters, None for all. `read` must stand at this snapshot's generation."""
        if not chosen.subqueries:
            return self._living

        def found() -> Chosen:
            rows = read.execute(chosen.numbers, chosen.parameters)
            mask = np.zeros(len(self.numbers), bool)
            mask[np.searchsorted(self.numbers, np.fromiter((number for (number,) in rows), np.int64))] = True
            return Chosen(mask, self.start)

        return self.remembered.documents(chosen, self.generation, found)


class Memory:
    """Grows along with the index; only one thread may call `follow` at a time.

    Args:
        dimension: of the vectors.
        room: bytes that searching may hold, see the setting `memory`; a quarter of it is for words, a tenth for the
            vectors of filters.
        first: holds the first documents, if there is a segment.
    """

    def __init__(self, dimension: int, room: int, first: Segment | None = None) -> None:
        self._dimension, self._room = dimension, room
        self._segment, self._start = first, len(first) if first is not None else 0
        self._removals = first.made.removals if first is not None else 0
        self._numbers = Growing(np.int64)
        self._ids: list[str] = []
        self._has: dict[VectorField, Growing] = {"image": Growing(np.bool_), "caption": Growing(np.bool_)}
        if first is not None:
            self._numbers.grow(self._start)[:] = first.numbers
            for name, column in self._has.items():
                column.grow(self._start)[:] = first.has[name]
        self._alive: NDArray[np.bool_] = np.ones(self._start, bool)
        compared: tuple[Part, ...] = ("image", "caption", "average")
        self._compared = {part: GrowingVectors(dimension) for part in compared}
        self._postings = GrowingPostings()
        self._snapshot: Snapshot | None = None
        self._remembered = Remembered(room // 10)

    def follow(self, read: Connection, parts: frozenset[Part]) -> Snapshot:
        """The state at which `read` stands, with these parts; reads only what it doesn't have yet."""
        state, last = tables.state(read), self._snapshot
        if last is None or last.generation != state.generation:
            self._read_documents(read)
            since = self._removals if last is None else last.removals
            if state.removals != since:
                self._mark_removed(read, since)
        wanted = parts | (frozenset({"image", "caption"}) if "average" in parts else frozenset())
        steps: dict[Part, Callable[[Connection], None]] = {
            "image": lambda read: self._read_vectors(read, "image"),
            "caption": lambda read: self._read_vectors(read, "caption"),
            "average": lambda _: self._average(),
            "words": self._read_captions,
        }
        for part, step in steps.items():
            if part in wanted:
                step(read)
        self._snapshot = self._frozen(state, last)
        return self._snapshot

    def _frozen(self, state: tables.State, last: Snapshot | None) -> Snapshot:
        count = len(self._numbers) - self._start
        unchanged = last is not None and last.generation == state.generation
        scorer = last.scorer if last is not None and unchanged else None
        if scorer is None and len(self._postings) == count:
            first = [] if self._segment is None else [self._segment.postings]
            scorer = Scorer([*first, self._postings.frozen()], self._alive, self._room // 4)
        return Snapshot(
            generation=state.generation,
            removals=state.removals,
            segment=self._segment,
            start=self._start,
            numbers=self._numbers.view(),
            ids=Ids(self._ids) if self._segment is None else Ids(self._ids, self._segment.ids, self._segment.order),
            alive=self._alive,
            has={name: column.view() for name, column in self._has.items()},
            compared={part: vectors.frozen() for part, vectors in self._compared.items() if len(vectors) == count},
            scorer=scorer,
            remembered=self._remembered,
        )

    def _read_documents(self, read: Connection) -> None:
        known = self._numbers.view()
        query = "SELECT number, id, has_image, has_caption FROM document WHERE number > ? ORDER BY number"
        for rows in _batches(read, query, int(known[-1]) if len(known) else 0):
            numbers, ids, images, captions = zip(*rows, strict=True)
            self._numbers.grow(len(rows))[:] = numbers
            self._ids.extend(ids)
            self._has["image"].grow(len(rows))[:] = images
            self._has["caption"].grow(len(rows))[:] = captions
        self._alive = np.concatenate([self._alive, np.ones(len(self._numbers) - len(self._alive), bool)])

    def _mark_removed(self, read: Connection, since: int) -> None:
        numbers, removed = self._numbers.view(), tables.gone(read, since)
        if removed is not None:
            places = np.searchsorted(numbers, removed)
            known = places < len(numbers)  # some may have come and gone meanwhile
            known[known] = numbers[places[known]] == removed[known]
            self._alive = self._alive.copy()
            self._alive[places[known]] = False
        else:
            (count,) = read.execute("SELECT count(*) FROM document").fetchone()
            if count == len(numbers):  # all that are present are known here, so that none of these has gone
                return
            present = np.fromiter((number for (number,) in read.execute("SELECT number FROM document")), np.int64)
            self._alive = np.isin(numbers, present, assume_unique=True)
        gone = len(self._alive) - int(self._alive.sum())
        if self._segment is None and gone > 1000 and gone * 5 > len(self._alive):
            self._close_up()

    def _close_up(self) -> None:
        """Let go of the places of removed documents. Snapshots that are in use keep the old arrays."""
        alive = self._alive
        self._numbers, self._ids = _kept(self._numbers, alive), [self._ids[i] for i in np.flatnonzero(alive)]
        self._has = {name: _kept(column, alive) for name, column in self._has.items()}
        self._compared = {part: vectors.kept(alive) for part, vectors in self._compared.items()}
        self._postings = self._postings.without(alive[: len(self._postings)])
        self._alive = np.ones(len(self._numbers), bool)

    def _read_vectors(self, read: Connection, name: VectorField) -> None:
        vectors, numbers = self._compared[name], self._numbers.view()[self._start :]
        start = len(vectors)
        if start == len(numbers):
            return
        tail = vectors.grow(len(numbers) - start)
        for rows in _batches(read, tables.VECTORS_SINCE[name], int(numbers[start])):
            places = np.searchsorted(numbers, [number for number, _ in rows]) - start
            tail[places] = tables.as_rows([vector for _, vector in rows], self._dimension)

    def _average(self) -> None:
        """The normalised mean of both vectors, where a document has both; zero where they cancel out."""
        average, image, caption = self._compared["average"], self._compared["image"], self._compared["caption"]
        start = len(average)
        tail = average.grow(len(image) - start)
        for begin in range(0, len(tail), _FETCHED_AT_ONCE):
            stretch = slice(start + begin, start + min(begin + _FETCHED_AT_ONCE, len(tail)))
            found = averages(image.view()[stretch], caption.view()[stretch])
            places = slice(self._start + stretch.start, self._start + stretch.stop)
            found[~(self._has["image"].view()[places] & self._has["caption"].view()[places])] = 0
            tail[begin : begin + len(found)] = found

    def _read_captions(self, read: Connection) -> None:
        numbers, start = self._numbers.view()[self._start :], len(self._postings)
        if start == len(numbers):
            return
        captions = [""] * (len(numbers) - start)
        query = "SELECT number, caption FROM document WHERE number >= ? ORDER BY number"
        for rows in _batches(read, query, int(numbers[start])):
            places = np.searchsorted(numbers, [number for number, _ in rows]) - start
            for place, (_, caption) in zip(places.tolist(), rows, strict=True):
                captions[place] = caption
        self._postings.append(captions)


def averages(image: Vectors, caption: Vectors) -> Vectors:
    """The normalised means of rows, float32; zero where they cancel out."""
    total = image.astype(np.float64) + caption
    lengths = np.linalg.norm(total, axis=1, keepdims=True)
    return np.where(lengths > 1e-6, total / np.maximum(lengths, 1e-6), 0).astype(np.float32)


def _kept(column: Growing, alive: NDArray[np.bool_]) -> Growing:
    old = column.view()
    chosen = old[alive[: len(old)]]
    new = Growing(old.dtype)
    new.grow(len(chosen))[:] = chosen
    return new


def _batches(read: Connection, query: str, number: int) -> Iterator[list[Any]]:
    cursor = read.execute(query, (number,))
    while rows := cursor.fetchmany(_FETCHED_AT_ONCE):
        yield rows
