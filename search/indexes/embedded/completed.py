"""What one leg found is shown to the others: a document that the lists of one missed is put where it belongs there too.

Lists of codes miss a few of a leg's nearest. Those that matter to a fused answer are mostly what several legs find, and
of these hardly any is missed by all. To compare what the others found takes a few microseconds, where finding it by
looking through more lists takes as many times as long.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from search.indexes.embedded import native
from search.indexes.embedded.answers import PART_OF
from search.indexes.embedded.ids import Ids
from search.indexes.embedded.knn import SLACK, STEPS, Found, best, closer
from search.indexes.embedded.memory import Snapshot
from search.nouns import Leg, Vector, Vectors


def completed(
    snapshot: Snapshot, legs: Sequence[Leg], queries: Sequence[str | Vector], found: Sequence[Found], depth: int
) -> list[Found]:
    """Each leg's best hits, with those of the other legs' that belong among them.

    Args:
        snapshot: that was searched.
        legs: what was asked, each with its query and what it `found`.
        depth: at most that many are returned for a leg.
    """
    if len(found) == 1:
        return list(found)
    together = np.concatenate([places for places, _ in found])
    return [
        hits if isinstance(query, str) else _completed(snapshot, leg, query, hits, together, depth)
        for leg, query, hits in zip(legs, queries, found, strict=True)
    ]


def _completed(
    snapshot: Snapshot, leg: Leg, query: Vector, hits: Found, together: NDArray[np.integer], depth: int
) -> Found:
    part, segment = PART_OF[leg.name], snapshot.segment
    if segment is None or part == "average" or part == "words" or segment.neighbours(part) is None:
        return hits  # every document was compared
    shown, hidden = snapshot.has[part][: snapshot.start], None
    if leg.only_without_image:
        hidden = snapshot.has["image"][: snapshot.start]
    return put_among(hits, together, shown, hidden, segment.vectors(part), query, depth, snapshot.ids)


def put_among(
    hits: Found,
    others: NDArray[np.integer],
    shown: NDArray[np.bool_],
    hidden: NDArray[np.bool_] | None,
    vectors: Vectors,
    query: Vector,
    depth: int,
    ids: Ids,
) -> Found:
    """The `depth` best of a leg's hits and of what others found.

    Args:
        hits: best first, at most `depth`.
        others: places, in any order and any number of times; the hits may be among them.
        shown: bool (rows,): only these of the first documents are compared.
        hidden: bool (rows,): these are not.
        vectors: float32 (rows, dimension), theirs.
        query: float32 (dimension,), what the leg asks with.
        depth: at most that many are returned.
        ids: every document's id.
    """
    if native.code is not None and ids.order is not None:
        found = native.code.completed(hits, others, shown, hidden, vectors, query, depth, SLACK, STEPS, ids.order)
        if found is not None:
            return found
    places, cosines = hits
    rows = np.setdiff1d(others, places)
    rows = rows[rows < len(shown)].astype(np.int64)
    rows = rows[shown[rows] if hidden is None else shown[rows] & ~hidden[rows]]
    more, theirs = closer(vectors, query, rows, cosines[-1] if len(places) == depth else -np.inf)
    if not len(more):
        return hits
    return best(np.concatenate([places, more]), np.concatenate([cosines, theirs]), depth, ids)
