"""Which documents a leg may look at, in the forms that its parts ask for; each form is made once."""

from functools import cached_property
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from search.indexes.embedded import native
from search.indexes.embedded.condensed import Condensed
from search.nouns import VectorField


class Chosen:
    """Some of the documents of a state of the index.

    Args:
        mask: bool (documents,).
        base: how many of the first documents lie in the segment.

    Attributes:
        again: a search before this one looked at the same documents.
        copies: their vectors, as far as they were copied.
    """

    def __init__(self, mask: NDArray[np.bool_], base: int) -> None:
        self.mask = mask
        self._base = base
        self.again = False
        self.copies: dict[VectorField, Condensed] = {}
        self._imageless: Chosen | None = None

    @cached_property
    def places(self) -> NDArray[np.int32]:
        """All of them, rising."""
        return np.flatnonzero(self.mask).astype(np.int32)

    @cached_property
    def stretches(self) -> NDArray[np.uint64] | None:
        """Where they stand, for machine code."""
        return None if native.code is None else native.code.stretches(self.places, len(self.mask))

    @property
    def tail(self) -> NDArray[np.bool_]:
        """Those behind the segment, bool (documents - base,)."""
        return self.mask[self._base :]

    @cached_property
    def rows(self) -> NDArray[np.int64]:
        """Those in the segment, by their rows, rising."""
        return np.flatnonzero(self.mask[: self._base])

    @cached_property
    def share(self) -> float:
        """The share of the segment's documents that are chosen."""
        return len(self.rows) / self._base if self._base else 0.0

    @cached_property
    def selector(self) -> Any:
        """Those in the segment as FAISS takes them."""
        self._bits = np.packbits(self.mask[: self._base], bitorder="little")  # FAISS only points at them
        return faiss.IDSelectorBitmap(self._bits)

    @property
    def bytes(self) -> int:
        """What the copies take, also of those `without_image`."""
        mine = sum(copy.bytes for copy in list(self.copies.values()))
        return mine if self._imageless is None else mine + self._imageless.bytes

    def without_image(self, has_image: NDArray[np.bool_]) -> "Chosen":
        """Those of them that have no image vector.

        Args:
            has_image: bool (documents,).
        """
        if self._imageless is None:
            self._imageless = Chosen(self.mask & ~has_image, self._base)
        self._imageless.again = self.again
        return self._imageless

    def takes_over(self, before: "Chosen") -> None:
        """What was copied for another state is used on, if these are the same documents of the segment."""
        self.again = True
        if before.copies and np.array_equal(self.rows, before.rows):
            self.copies = before.copies
