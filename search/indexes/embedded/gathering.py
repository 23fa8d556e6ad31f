"""Making a segment: everything that is derived from a build's documents, read from the database in stretches."""

import json
import os
import zlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from sqlite3 import Connection
from types import TracebackType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.indexes.embedded import neighbours, segment, tables
from search.indexes.embedded.disk import sync_folder
from search.indexes.embedded.efforts import Asked, measured
from search.indexes.embedded.postings import GrowingPostings
from search.nouns import VectorField, Vectors
from search.settings import Settings

LISTED = 20_000
"""Vectors from which on neighbours are looked for by lists: fewer are compared one by one in a few milliseconds."""

AT_ONCE = 20_000
"""Documents that are read at once."""

EXAMPLES = 192
"""Vectors of the index that its own recall is measured with, of each kind."""

FIELDS: tuple[VectorField, VectorField] = ("image", "caption")

_BY_ID = "SELECT number FROM document ORDER BY id"  # as UTF-8, which is the order of Python's texts too

Told = Callable[[float], None]
"""Is called with the share of the work that is done, from 0 to 1."""


class _File:
    """A file being written; when it is closed it is on the disk for good, and its size and checksum are noted."""

    def __init__(self, path: Path, sums: dict[str, tuple[int, int]]) -> None:
        self._stream, self._name, self._sums = path.open("wb"), path.name, sums
        self.size, self._sum = 0, 0

    def __enter__(self) -> "_File":
        return self

    def write(self, content: NDArray[Any] | bytes) -> None:
        data = content if isinstance(content, bytes) else np.ascontiguousarray(content).tobytes()
        self._stream.write(data)
        self.size, self._sum = self.size + len(data), zlib.crc32(data, self._sum)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._stream:
            self._stream.flush()
            os.fsync(self._stream.fileno())
        self._sums[self._name] = (self.size, self._sum)


class Gathering:
    """Writes a segment's files into a new folder.

    Args:
        read: stands at one state of the database until the end.
        folder: to be made; it is of no use before `run` has returned.
        dimension: of the vectors.
        settings: the share of the exact neighbours that a search shall find, and the memory that it may take.
        told: how far it has come.
    """

    def __init__(self, read: Connection, folder: Path, dimension: int, settings: Settings, told: Told) -> None:
        self._read, self._folder, self._dimension = read, folder, dimension
        self._settings, self._told = settings, told
        self._sums: dict[str, tuple[int, int]] = {}
        self._given_up = False

    def run(self) -> None:
        """Write everything, the manifest last. Words are gathered beside vectors: they keep one processor busy."""
        self._folder.mkdir()
        (removals,) = self._read.execute("SELECT removals FROM state").fetchone()
        by_id = np.fromiter((number for (number,) in self._read.execute(_BY_ID)), np.int64)
        numbers = np.sort(by_id)
        order = np.empty(len(by_id), np.int32)
        order[np.searchsorted(numbers, by_id)] = np.arange(len(by_id), dtype=np.int32)
        self._write(segment.NUMBERS, numbers)
        self._write(segment.ID_ORDER, order)
        with ThreadPoolExecutor(1, "words") as beside:
            texts = beside.submit(self._texts)
            try:
                self._told(0.02)
                rows = {field: self._vectors(field, numbers) for field in FIELDS}
                mapped = {field: self._mapped(field, len(numbers)) for field in FIELDS}
                for place, field in enumerate(FIELDS):
                    self._neighbours(field, mapped, rows, 0.2 + 0.4 * place)
            except BaseException:
                self._given_up = True
                raise
            texts.result()
        manifest = {
            "layout": segment.LAYOUT,
            "dimension": self._dimension,
            "last": int(numbers[-1]) if len(numbers) else 0,
            "count": len(numbers),
            "removals": removals,
            "files": self._sums,
        }
        with _File(self._folder / segment.MANIFEST, {}) as file:
            file.write(json.dumps(manifest).encode())
        sync_folder(self._folder)

    def _texts(self) -> None:
        """Ids, flags and words."""
        postings = GrowingPostings()
        with self._file(segment.IDS) as ids, self._file(segment.ID_ENDS) as ends, self._file(segment.FLAGS) as flags:
            for rows in self._rows("SELECT id, caption, has_image, has_caption FROM document ORDER BY number"):
                if self._given_up:
                    return
                names, captions, images, texts = zip(*rows, strict=True)
                encoded = [name.encode() for name in names]
                ends.write(ids.size + np.cumsum([len(name) for name in encoded], dtype=np.int64))
                ids.write(b"".join(encoded))
                flags.write((np.array(images, np.uint8) > 0) + 2 * (np.array(texts, np.uint8) > 0).astype(np.uint8))
                postings.append(captions)
        self._words(postings)

    def _words(self, postings: GrowingPostings) -> None:
        words, columns = postings.by_word()
        encoded = [word.encode() for word in words]
        self._write(segment.WORDS, b"".join(encoded))
        self._write(segment.WORD_ENDS, np.cumsum([len(word) for word in encoded], dtype=np.int64))
        self._write(segment.LENGTHS, postings.frozen().lengths)
        self._write(segment.PLACES, columns.indices.astype(np.int32, copy=False))
        self._write(segment.FREQUENCIES, columns.data)
        self._write(segment.PLACE_ENDS, columns.indptr[1:].astype(np.int64))

    def _vectors(self, field: VectorField, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        """Every document's vector or zeros; returns the rows that hold one."""
        there: list[NDArray[np.int64]] = []
        written = 0
        with self._file(segment.vectors_file(field)) as file:
            for rows in self._rows(tables.VECTORS_SINCE[field], (0,)):
                places = np.searchsorted(numbers, [number for number, _ in rows])
                vectors = tables.as_rows([vector for _, vector in rows], self._dimension)
                self._fill(file, written, int(places[-1]) + 1, places, vectors)
                there.append(places)
                written = int(places[-1]) + 1
            self._fill(file, written, len(numbers), np.empty(0, np.int64), np.empty((0, self._dimension), np.float32))
        return np.concatenate([np.empty(0, np.int64), *there])

    def _fill(self, file: _File, start: int, end: int, places: NDArray[np.int64], vectors: Vectors) -> None:
        """The rows from `start` to `end`, zero but for those at `places`, in stretches, however long the gaps are."""
        for begin in range(start, end, AT_ONCE):
            block = np.zeros((min(AT_ONCE, end - begin), self._dimension), np.float32)
            first, last = np.searchsorted(places, [begin, begin + len(block)])
            block[places[first:last] - begin] = vectors[first:last]
            file.write(block)

    def _mapped(self, field: VectorField, count: int) -> Vectors:
        if not count:
            return np.empty((0, self._dimension), np.float32)
        path = self._folder / segment.vectors_file(field)
        return np.memmap(path, np.float32, "r", shape=(count, self._dimension)).view(np.ndarray)

    def _neighbours(
        self, field: VectorField, mapped: Mapping[VectorField, Vectors], rows: Mapping[VectorField, NDArray[np.int64]],
        begun: float,
    ) -> None:  # fmt: skip
        if len(rows[field]) < LISTED:
            return
        room = self._settings.memory * 10**6 // 8  # a quarter of it for the codes of both fields
        codes = neighbours.learned(mapped[field], rows[field], room, lambda done: self._told(begun + 0.4 * done))
        efforts = measured(codes, mapped[field], rows[field], _examples(mapped, rows, field), self._settings.recall)
        path = self._folder / segment.neighbours_file(field)
        neighbours.write(codes, efforts, path)
        for file in (path, path.with_suffix(".json")):
            with file.open("rb") as stream:
                os.fsync(stream.fileno())
            self._sums[file.name] = (file.stat().st_size, segment.checksum(file))

    def _rows(self, query: str, parameters: tuple[int, ...] = ()) -> Iterator[list[Any]]:
        cursor = self._read.execute(query, parameters)
        while rows := cursor.fetchmany(AT_ONCE):
            yield rows

    def _file(self, name: str) -> _File:
        return _File(self._folder / name, self._sums)

    def _write(self, name: str, content: NDArray[Any] | bytes) -> None:
        with self._file(name) as file:
            file.write(content)


def _examples(
    mapped: Mapping[VectorField, Vectors], rows: Mapping[VectorField, NDArray[np.int64]], field: VectorField
) -> dict[Asked, Vectors]:
    """What the legs that look into the field ask with, made from the index's own vectors.

    A text's vector lies where captions' vectors lie, a picture's where pictures' do.
    """
    kinds: dict[Asked, Vectors] = {}
    own: VectorField
    asked: Asked
    for asked, own in (("image", "image"), ("text", "caption")):
        known = rows[own] if len(rows[own]) else rows[field]
        some = known[np.linspace(0, len(known) - 1, min(EXAMPLES, len(known))).astype(np.int64)]
        kinds[asked] = np.ascontiguousarray((mapped[own] if len(rows[own]) else mapped[field])[some])
    if field == "caption":  # words and a picture together are looked for among pictures alone
        return kinds
    both = kinds["image"][: len(kinds["text"])] + kinds["text"][: len(kinds["image"])][::-1]
    kinds["both"] = both / np.linalg.norm(both, axis=1, keepdims=True).clip(min=1e-6)
    return kinds
