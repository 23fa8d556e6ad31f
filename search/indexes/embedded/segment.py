"""A segment: what searching needs of the first documents of a build, in files that are made once and mapped.

Everything in it is derived from the database, which names the segment that goes with it in a setting. So a segment that
is missing, damaged, or belongs to another state of the database, is simply made again.
"""

import json
import math
import time
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from search.errors import IndexDamaged
from search.indexes.embedded import neighbours
from search.indexes.embedded.ids import Texts
from search.indexes.embedded.neighbours import Neighbours
from search.indexes.embedded.postings import NOWHERE, Column, behind
from search.nouns import VectorField, Vectors

BEHIND = 0.1
"""Share of a segment's documents that may have come or gone before it is made again."""

LAYOUT = 1
MANIFEST = "manifest.json"

NUMBERS, FLAGS = "numbers", "flags"
IDS, ID_ENDS, ID_ORDER = "ids", "ids.ends", "ids.order"
LENGTHS, WORDS, WORD_ENDS = "lengths", "words", "words.ends"
PLACES, PLACE_ENDS, FREQUENCIES = "postings.places", "postings.ends", "postings.frequencies"

WHOLE = (NUMBERS, FLAGS, LENGTHS, "image.neighbours", "image.json", "caption.neighbours", "caption.json")
"""Files of which everything is read before the first search; of the others no more than a search needs. What they say
is relied upon: FAISS goes where the numbers of its lists lead, and the largest length says how long a table is."""

TRUSTED = 600.0
"""Seconds for which files that were what was written count as that."""


def is_due(held: int, behind: int, gone: int, *, least: int) -> bool:
    """Does a new segment pay?

    Args:
        held: documents of the segment there is, 0 without one.
        behind: documents that came since.
        gone: documents of it that were removed.
        least: documents from which on an index has a segment at all.
    """
    return held + behind - gone >= least and behind + gone > BEHIND * held


def vectors_file(field: VectorField) -> str:
    """The file of a field's vectors."""
    return f"{field}.vectors"


def neighbours_file(field: VectorField) -> str:
    """The file of a field's neighbours; it is missing where there are too few vectors for it."""
    return f"{field}.neighbours"


@dataclass(frozen=True)
class Made:
    """What the manifest says of a segment.

    Attributes:
        dimension: of the vectors.
        last: the highest number of a document in it.
        count: how many documents it has.
        removals: the state's `removals` when it was made: while that is the same, none of them is gone.
        sums: each file's size in bytes and its CRC-32.
    """

    dimension: int
    last: int
    count: int
    removals: int
    sums: dict[str, tuple[int, int]]


class Segment:
    """An opened segment. Files are mapped when they are first needed; nothing in them ever changes.

    Raises:
        IndexDamaged: a file is missing or has another size than it was made with.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made = _manifest(folder)
        self._damage, self._trusted_until = "", -math.inf
        for name, (size, _) in self.made.sums.items():
            file = folder / name
            if not file.is_file() or file.stat().st_size != size:
                raise IndexDamaged(f"the derived file '{file}' is missing or cut off; it is made again")

    def __len__(self) -> int:
        return self.made.count

    @cached_property
    def numbers(self) -> NDArray[np.int64]:
        """The documents' numbers in the database, rising, (n,)."""
        return self._mapped(NUMBERS, np.int64)

    @cached_property
    def has(self) -> dict[VectorField, NDArray[np.bool_]]:
        """Which documents have which vector, (n,) each."""
        flags = self._mapped(FLAGS, np.uint8)
        return {"image": flags & 1 > 0, "caption": flags & 2 > 0}

    @cached_property
    def ids(self) -> Texts:
        """The documents' ids."""
        return Texts(self._text(IDS), self._mapped(ID_ENDS, np.int64))

    @cached_property
    def order(self) -> NDArray[np.int32]:
        """Where each document's id stands among all, (n,)."""
        return self._mapped(ID_ORDER, np.int32)

    @cached_property
    def postings(self) -> "MappedPostings":
        """The captions' words."""
        words = Texts(self._text(WORDS), self._mapped(WORD_ENDS, np.int64))
        return MappedPostings(
            words,
            self._mapped(LENGTHS, np.int32),
            self._mapped(PLACES, np.int32),
            self._mapped(FREQUENCIES, np.uint16),
            self._mapped(PLACE_ENDS, np.int64),
        )

    def vectors(self, field: VectorField) -> Vectors:
        """float32 (n, dimension), mapped; rows without a vector are zero."""
        known = self._vectors.get(field)
        if known is None:
            flat = self._mapped(vectors_file(field), np.float32)
            known = self._vectors[field] = flat.reshape(-1, self.made.dimension)
        return known

    @cached_property
    def _vectors(self) -> dict[VectorField, Vectors]:
        return {}

    def neighbours(self, field: VectorField) -> Neighbours | None:
        """The field's neighbours, or None where there are so few vectors that all are looked at."""
        if neighbours_file(field) not in self.made.sums:
            return None
        known = self._neighbours.get(field)
        if known is None:
            known = neighbours.read(self.folder / neighbours_file(field), self.vectors(field))
            self._neighbours[field] = known
        return known

    @cached_property
    def _neighbours(self) -> dict[VectorField, Neighbours]:
        return {}

    def defects(self) -> Iterator[str]:
        """One sentence for each file whose content is not what was written; reads everything."""
        for file in self._changed(self.made.sums):
            yield f"The derived file '{file}' is damaged; delete it, and it is made again."

    def compare(self, names: Collection[str]) -> None:
        """Compare those of the files that there are with their checksums.

        Raises:
            IndexDamaged: one of them is not what was written.
            OSError: one of them cannot be read.
        """
        for file in self._changed(names):
            raise IndexDamaged(f"the derived file '{file}' is not what was written; it is made again")

    def damage(self) -> str:
        """What is wrong with a file, or empty where each is what was written; reads everything, but not every time."""
        if not self._damage and time.monotonic() >= self._trusted_until:
            try:
                self.compare(self.made.sums)
            except (IndexDamaged, OSError) as error:
                self._damage = str(error)
            self._trusted_until = time.monotonic() + TRUSTED
        return self._damage

    def _changed(self, names: Collection[str]) -> Iterator[Path]:
        for name, (_, expected) in self.made.sums.items():
            if name in names and checksum(self.folder / name) != expected:
                yield self.folder / name

    def _mapped(self, name: str, kind: DTypeLike) -> NDArray[Any]:
        if not self.made.sums[name][0]:
            return np.empty(0, kind)
        return np.memmap(self.folder / name, kind, "r").view(np.ndarray)

    def _text(self, name: str) -> bytes | mmap:
        if not self.made.sums[name][0]:
            return b""
        with (self.folder / name).open("rb") as file:
            return mmap(file.fileno(), 0, access=ACCESS_READ)


def _manifest(folder: Path) -> Made:
    try:
        said = json.loads((folder / MANIFEST).read_bytes())
        if said["layout"] != LAYOUT:
            raise IndexDamaged(f"'{folder}' was made by another Triptych; it is made again")
        sums = {str(name): (int(size), int(sum_)) for name, (size, sum_) in said["files"].items()}
        return Made(int(said["dimension"]), int(said["last"]), int(said["count"]), int(said["removals"]), sums)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexDamaged(f"'{folder}' does not say what it holds; it is made again") from error


def checksum(file: Path) -> int:
    """The CRC-32 of a file's content."""
    found = 0
    with file.open("rb") as stream:
        while block := stream.read(1 << 22):
            found = zlib.crc32(block, found)
    return found


class MappedPostings:
    """A segment's postings; see `search.indexes.embedded.postings.Postings`."""

    def __init__(
        self,
        words: Texts,
        lengths: NDArray[np.int32],
        places: NDArray[np.int32],
        frequencies: NDArray[np.uint16],
        ends: NDArray[np.int64],
    ) -> None:
        self._words, self.lengths = words, lengths
        self._places, self._frequencies, self._ends = places, frequencies, ends

    def column(self, word: str) -> Column:
        """A word's postings, see `Postings.column`."""
        term = self._first(word)
        return self._column(term) if term < len(self._words) and self._words[term] == word else NOWHERE

    def starting(self, prefix: str) -> Iterator[tuple[str, NDArray[np.int32]]]:
        """The words that begin with the prefix, see `Postings.starting`."""
        for term in range(self._first(prefix), self._first(behind(prefix))):
            yield self._words[term], self._column(term).places

    def _column(self, term: int) -> Column:
        begin, end = self._ends[term - 1] if term else 0, self._ends[term]
        return Column(self._places[begin:end], self._frequencies[begin:end])

    def _first(self, word: str) -> int:
        """The number of the first word that does not lie before this one."""
        low, high = 0, len(self._words)
        while low < high:
            middle = (low + high) // 2
            if self._words[middle] < word:
                low = middle + 1
            else:
                high = middle
        return low
