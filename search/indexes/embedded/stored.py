"""Stored vectors by their documents' ids: from the mapped files as far as these hold them, else from the database."""

from collections.abc import Sequence
from sqlite3 import Connection

import numpy as np

from search.indexes.embedded import tables
from search.indexes.embedded.segment import Segment
from search.nouns import VectorField, Vectors

UNIT = 1e-3
"""How far a squared length may lie from 1. What is further off is no vector, or the file is damaged."""


def held(read: Connection, segment: Segment, ids: Sequence[str], field: VectorField) -> Vectors:
    """float32 (len(ids), dimension), one row per id in the order asked for; NaN where there is none.

    A document's number is never given to another, so what the segment has under it is still its own.

    Args:
        read: the database, which says whose number is whose.
        segment: that goes with it.
        ids, field: whose vectors.
    """
    numbers = tables.numbers(read, ids)
    rows = np.searchsorted(segment.numbers, numbers).clip(max=len(segment) - 1)
    vectors = segment.vectors(field).take(rows, axis=0)
    found = (segment.numbers[rows] == numbers) & (np.abs(np.vecdot(vectors, vectors) - 1) < UNIT)
    if not found.all():
        vectors[~found] = np.nan
        others = np.flatnonzero(~found & (numbers > 0))
        vectors[others] = tables.vectors(read, [ids[place] for place in others.tolist()], field, segment.made.dimension)
    return vectors
