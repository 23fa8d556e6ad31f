"""The legs' inner loops as machine code, where setting up could compile them: `code`, or None.

What each loop does is defined by the NumPy beside its caller, which gives the same answer where there is no compiler. A
call here lets go of Python's lock once, for all its steps.
"""

import ctypes
import threading
from collections.abc import Sequence
from ctypes import c_int64
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from search.indexes.embedded.lengths import Lengths
from search.indexes.embedded.native.build import library
from search.indexes.embedded.native.functions import ELSEWISE, OUT_OF_MEMORY, STRETCH, Word, declared

_TEXT = 40
"""Bytes that a text may take, if it is to be had by the first call."""


class Code:
    """The compiled loops. Any number of threads may call them.

    Args:
        library: from `search.indexes.embedded.native.build.library`.
    """

    def __init__(self, library: ctypes.CDLL) -> None:
        self._library = declared(library)

    def best(
        self, places: NDArray[np.integer], scores: NDArray[np.float64], depth: int, standing: NDArray[np.int32]
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]] | None:
        """The `depth` highest, best first, ties by their standing; None where one of them has no standing."""
        places, scores = _lying(places, np.int64), _lying(scores, np.float64)
        room = min(len(places), depth)
        found = np.empty(room, np.int64), np.empty(room)
        count = self._library.best(
            _at(places), _at(scores), len(places), room, _at(standing), len(standing), *map(_at, found)
        )
        return None if _told(count) == ELSEWISE else found

    def lists(
        self,
        middles: NDArray[np.float32],
        sizes: NDArray[np.int64],
        query: NDArray[np.float32],
        most: int,
        reach: float,
        wanted: float,
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Which lists to look through, nearest first, and how near their middles are."""
        query = _lying(query, np.float32)
        nearest, likeness = np.empty(len(middles), np.int64), np.empty(len(middles), np.float32)
        count = self._library.lists(
            *(_at(middles), _at(sizes), *middles.shape, _at(query), most, reach, wanted, _at(nearest), _at(likeness))
        )
        return nearest[: _told(count)], likeness[:count]

    def near(
        self,
        vectors: NDArray[np.float32],
        query: NDArray[np.float32],
        rows: NDArray[np.int64],
        depth: int,
        slack: float,
        steps: float,
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Of some rows the `depth` with the highest cosines, and all that tie with the last of them, rising."""
        return self._compared(self._library.near, vectors, query, rows, min(depth, len(rows)), slack, steps)

    def closer(
        self,
        vectors: NDArray[np.float32],
        query: NDArray[np.float32],
        rows: NDArray[np.int64],
        least: float,
        slack: float,
        steps: float,
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Of some rows those whose cosine is at least so much, in their order."""
        return self._compared(self._library.closer, vectors, query, rows, least, slack, steps)

    def _compared(
        self,
        function: Any,
        vectors: NDArray[np.float32],
        query: NDArray[np.float32],
        rows: NDArray[np.int64],
        *how: float,
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        query, rows = _lying(query, np.float32), _lying(rows, np.int64)
        found, cosines = np.empty(len(rows), np.int64), np.empty(len(rows))
        count = function(_at(vectors), *vectors.shape, _at(query), _at(rows), len(rows), *how, _at(found), _at(cosines))
        return found[: _told(count)], cosines[:count]

    def rounded(
        self, vectors: NDArray[np.float32], rows: NDArray[np.int64]
    ) -> tuple[NDArray[np.int8], NDArray[np.float32], NDArray[np.float32]]:
        """Some vectors as bytes, what these are to be multiplied with, and how far they are off then."""
        rows = _lying(rows, np.int64)
        found = np.empty((len(rows), vectors.shape[1]), np.int8), *np.empty((2, len(rows)), np.float32)
        self._library.rounded(_at(vectors), *vectors.shape, _at(rows), len(rows), *map(_at, found))
        return found

    def condensed(
        self,
        rounded: tuple[NDArray[np.int8], NDArray[np.float32], NDArray[np.float32]],
        rows: NDArray[np.int64] | None,
        shown: NDArray[np.bool_] | None,
        vectors: NDArray[np.float32],
        query: NDArray[np.float32],
        depth: int,
        slack: float,
        steps: float,
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """The same as `near`, of rows that were `rounded`, None for all; of these only what is shown."""
        query, (codes, scales, away) = _lying(query, np.float32), rounded
        count = len(codes)
        found, cosines = np.empty(count, np.int64), np.empty(count)
        count = self._library.condensed(
            *(_at(codes), _at(scales), _at(away)),
            *(None if rows is None else _at(rows), None if shown is None else _at(shown), count),
            *(_at(vectors), *vectors.shape, _at(query), min(depth, count), slack, steps, _at(found), _at(cosines)),
        )
        return found[: _told(count)], cosines[:count]

    def nearest(
        self,
        vectors: NDArray[np.float32],
        query: NDArray[np.float32],
        rows: NDArray[np.int64],
        depth: int,
        slack: float,
        steps: float,
        standing: NDArray[np.int32],
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]] | None:
        """The `best` of those that are `near`."""
        query, rows = _lying(query, np.float32), _lying(rows, np.int64)
        room = min(len(rows), depth)
        found, cosines = np.empty(room, np.int64), np.empty(room)
        count = self._library.nearest(
            *(_at(vectors), *vectors.shape, _at(query), _at(rows), len(rows), room, slack, steps),
            *(_at(standing), len(standing), _at(found), _at(cosines)),
        )
        return None if _told(count) == ELSEWISE else (found[:count], cosines[:count])

    def completed(
        self,
        hits: tuple[NDArray[np.integer], NDArray[np.float64]],
        others: NDArray[np.integer],
        shown: NDArray[np.bool_],
        hidden: NDArray[np.bool_] | None,
        vectors: NDArray[np.float32],
        query: NDArray[np.float32],
        depth: int,
        slack: float,
        steps: float,
        standing: NDArray[np.int32],
    ) -> tuple[NDArray[np.integer], NDArray[np.float64]] | None:
        """A leg's hits with those of others that belong among them; None where one of them has no standing."""
        places, cosines = _lying(hits[0], np.int64), _lying(hits[1], np.float64)
        query, others = _lying(query, np.float32), _lying(others, np.int64)
        room = min(len(places) + len(others), depth)
        found, theirs = np.empty(room, np.int64), np.empty(room)
        count = self._library.completed(
            *(_at(places), _at(cosines), len(places), _at(others), len(others)),
            *(_at(shown), None if hidden is None else _at(hidden), len(shown)),
            *(_at(vectors), *vectors.shape, _at(query), room, slack, steps),
            *(_at(standing), len(standing), _at(found), _at(theirs)),
        )
        if _told(count) == ELSEWISE:
            return None
        return (found[:count], theirs[:count]) if count else hits

    def promising(
        self,
        words: Sequence[Word],
        order: Sequence[int],
        needed: int,
        lengths: Lengths,
        mask: NDArray[np.bool_] | None,
        least: float,
        left: float,
        depth: int,
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Documents among which the `depth` best are, with their whole scores, see `words.c`."""
        listed, ordered = (Word * len(words))(*words), (c_int64 * len(order))(*order)
        most = min(sum(word.count for word in words), len(lengths))  # all of them may have one score
        places, scores = _desk.with_room_for(most)
        count = self._library.promising(
            *(listed, len(words), ordered, needed, len(lengths)),
            *(_at(lengths.codes), _at(lengths.known), _at(lengths.shares), lengths.shares.shape[1]),
            *(None if mask is None else _at(mask), least, left, min(depth, len(lengths)), _at(places), _at(scores)),
        )
        return places[: _told(count)].copy(), scores[:count].copy()

    def promising_of(
        self,
        words: Sequence[Word],
        order: Sequence[int],
        chosen: NDArray[np.int32],
        stretches: NDArray[np.uint64],
        lengths: Lengths,
        depth: int,
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """The same for some documents, rising, with their own stretches; `order` names the rarest words first."""
        listed, ordered = (Word * len(words))(*words), (c_int64 * len(order))(*order)
        places, scores = _desk.with_room_for(len(chosen))
        count = self._library.promising_of(
            *(listed, len(words), ordered, _at(chosen), len(chosen), _at(stretches), len(lengths)),
            *(_at(lengths.codes), _at(lengths.known), _at(lengths.shares), lengths.shares.shape[1]),
            *(min(depth, max(len(chosen), 1)), _at(places), _at(scores)),
        )
        return places[: _told(count)].copy(), scores[:count].copy()

    def stretches(self, places: NDArray[np.int32], documents: int) -> NDArray[np.uint64]:
        """Where a word stands, or what else has places, for looking it up in one step."""
        found = np.zeros((-(-documents // STRETCH), 2), np.uint64)
        self._library.stretches(_at(places), len(places), documents, _at(found))
        return found

    def texts(
        self, content: NDArray[np.uint8], ends: NDArray[np.int64], places: NDArray[np.integer]
    ) -> list[str] | None:
        """Some of the texts that end there, in UTF-8; None where one of them lies nowhere or has a zero in it."""
        places = _lying(places, np.int64)
        asked = _at(content), len(content), _at(ends), len(ends), _at(places), len(places)
        taken = _TEXT * len(places)
        while True:
            written = np.empty(taken, np.uint8)
            taken = self._library.texts(*asked, len(written), _at(written))
            if taken == ELSEWISE:
                return None
            if taken <= len(written):
                found = written[:taken].tobytes().decode().split("\0")
                return found[:-1] if len(found) == len(places) + 1 else None


class _Desk(threading.local):
    """Arrays of the calling thread that are used again: of large new ones the system would bring each page anew."""

    def __init__(self) -> None:
        self._places, self._scores = np.empty(0, np.int64), np.empty(0)

    def with_room_for(self, most: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """As long as that at least, and holding anything."""
        if len(self._places) < most:
            self._places, self._scores = np.empty(most, np.int64), np.empty(most)
        return self._places, self._scores


_desk = _Desk()


def _at(array: NDArray[Any]) -> int:
    """Where an array's numbers lie, one behind the other; FAISS tells it in a tenth of the time that NumPy takes."""
    return int(faiss.swig_ptr(array))


def _lying(array: NDArray[Any], kind: Any) -> NDArray[Any]:
    """The same numbers one behind the other."""
    return np.ascontiguousarray(array, kind)


def _told(count: int) -> int:
    if count == OUT_OF_MEMORY:
        raise MemoryError("there is too little memory for this search")
    return count


def _loaded() -> Code | None:
    try:
        return Code(ctypes.CDLL(str(library())))
    except OSError:  # not compiled here, or for another machine
        return None


code = _loaded()
