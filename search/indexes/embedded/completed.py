"""What one leg found is shown to the others: a document that the lists of one missed is put where it belongs there too.

Lists of codes miss a few of a leg's nearest. Those that matter to a fused answer are mostly what several legs find, and
of these hardly any is missed by all. To compare what the others found takes a few microseconds, where finding it by
looking through more lists takes as many times as long.
"""

from collections.abc import Sequence

import numpy as np

from search.indexes.embedded.answers import PART_OF
from search.indexes.embedded.knn import Found, best, closer
from search.indexes.embedded.memory import Snapshot
from search.nouns import Leg, Vector


def completed(
    snapshot: Snapshot, legs: Sequence[Leg], queries: Sequence[str | Vector], found: Sequence[Found], depth: int
) -> list[Found]:
    """Each leg's best hits, with those of the other legs' that belong among them.

    Args:
        snapshot: that was searched.
        legs: what was asked, each with its query and what it `found`.
        depth: at most that many are returned for a leg.
    """
    together = set[int]().union(*(places.tolist() for places, _ in found))
    return [
        hits if isinstance(query, str) else _completed(snapshot, leg, query, hits, together, depth)
        for leg, query, hits in zip(legs, queries, found, strict=True)
    ]


def _completed(snapshot: Snapshot, leg: Leg, query: Vector, hits: Found, together: set[int], depth: int) -> Found:
    part, segment = PART_OF[leg.name], snapshot.segment
    if segment is None or part == "average" or part == "words" or segment.neighbours(part) is None:
        return hits  # every document was compared
    places, cosines = hits
    rows = np.array(sorted(together.difference(places.tolist())), np.int64)
    rows = rows[rows < snapshot.start]
    rows = rows[snapshot.has[part][rows]]
    if leg.only_without_image:
        rows = rows[~snapshot.has["image"][rows]]
    more, theirs = closer(segment.vectors(part), query, rows, cosines[-1] if len(places) == depth else -np.inf)
    if not len(more):
        return hits
    return best(np.concatenate([places, more]), np.concatenate([cosines, theirs]), depth, snapshot.ids)
