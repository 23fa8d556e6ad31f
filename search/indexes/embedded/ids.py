"""Ids by their places, most of them in mapped files: each is decoded when it is asked for."""

from collections.abc import Sequence
from mmap import mmap
from typing import overload

import numpy as np
from numpy.typing import NDArray

from search.indexes.embedded import native


class Texts(Sequence[str]):
    """Texts one behind the other in UTF-8, each decoded when it is asked for.

    Args:
        content: all of them, mostly a mapped file.
        ends: int64 (n,), where each one ends.
    """

    def __init__(self, content: bytes | mmap, ends: NDArray[np.int64]) -> None:
        self._content, self._ends = content, ends
        self._bytes = np.frombuffer(content, np.uint8)

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self[i] for i in range(*place.indices(len(self)))]
        begin = self._ends[place - 1] if place else 0
        return self._content[begin : self._ends[place]].decode()

    def some(self, places: NDArray[np.integer]) -> list[str]:
        """The texts at these places.

        Raises:
            IndexError, UnicodeDecodeError: the files they lie in are damaged.
        """
        if not len(places):
            return []
        if native.code is not None:
            found = native.code.texts(self._bytes, self._ends, places)
            if found is not None:
                return found
        begins, ends, content = self._ends[places - 1], self._ends[places], self._content
        begins[places == 0] = 0
        if begins.min() < 0 or ends.max() > len(content):  # of a damaged file: each could become all of the texts
            raise IndexError("texts are said to lie where there are none")
        return [content[begin:end].decode() for begin, end in zip(begins.tolist(), ends.tolist(), strict=True)]


class Ids(Sequence[str]):
    """The documents' ids by their places: those of a segment, if there is one, then those in memory.

    Args:
        behind: those in memory; more may come.
        first: those of the segment.
        order: int32 (len(first),), where each of the segment's stands among them.

    Attributes:
        order: likewise; None without a segment.
    """

    def __init__(self, behind: list[str], first: Texts | None = None, order: NDArray[np.int32] | None = None) -> None:
        self._first, self._behind, self.order = first, behind, order
        self._start = len(first) if first is not None else 0

    def __len__(self) -> int:
        return self._start + len(self._behind)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return self.some(np.arange(*place.indices(len(self))))
        if self._first is not None and place < self._start:
            return self._first[place]
        return self._behind[place - self._start]

    def some(self, places: NDArray[np.integer]) -> list[str]:
        """The ids at these places."""
        held = places < self._start
        first = self._first.some(places[held]) if self._first is not None else []
        if len(first) == len(places):
            return first
        waiting, behind = iter(first), self._behind
        return [
            next(waiting) if is_held else behind[place - self._start]
            for place, is_held in zip(places.tolist(), held.tolist(), strict=True)
        ]

    def standing(self, places: NDArray[np.integer]) -> NDArray[np.integer]:
        """Numbers in the order of the ids at these places, one for each.

        Example:
            >>> Ids(["c", "a", "b"]).standing(np.array([0, 2])).tolist()
            [1, 0]
        """
        if self.order is not None and bool((places < self._start).all()):
            stands: NDArray[np.integer] = self.order[places]
            return stands
        known = np.sort(places)
        names = self.some(known)
        standing = np.empty(len(known), np.int64)
        standing[sorted(range(len(known)), key=names.__getitem__)] = np.arange(len(known))
        return standing[np.searchsorted(known, places)]

    def lowest(self, places: NDArray[np.integer], count: int) -> NDArray[np.integer]:
        """Of some places the `count` whose ids come first, in the order of the ids.

        Thousands of documents may have one score. Of a segment's only those that come into question are read.

        Example:
            >>> Ids(["c", "a", "b"]).lowest(np.array([0, 1, 2]), 2).tolist()
            [1, 2]
        """
        if self.order is not None and len(places) > count:
            held = places[places < self._start]
            if len(held) > count:
                held = held[np.argpartition(self.order[held], count - 1)[:count]]
            places = np.concatenate([held, places[places >= self._start]])
        return places[np.argsort(self.standing(places))[:count]]
