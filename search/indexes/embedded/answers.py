"""One leg's best hits in one state of the index: those of the segment and those behind it, together."""

from collections.abc import Mapping

import numpy as np

from search.indexes.embedded.chosen import Chosen
from search.indexes.embedded.efforts import Asked
from search.indexes.embedded.knn import Found, Near, best, close, closest_of
from search.indexes.embedded.memory import Part, Snapshot, averages
from search.indexes.embedded.neighbours import Neighbours
from search.indexes.embedded.remembered import MOST
from search.nouns import Leg, LegName, Vector
from search.stopwatch import timed

PART_OF: Mapping[LegName, Part] = {
    "text-bm25": "words",
    "text-caption": "caption",
    "text-image": "image",
    "image-image": "image",
    "image-caption": "caption",
    "both-image": "image",
    "text-average": "average",
    "image-average": "average",
}

_ASKED: Mapping[str, Asked] = {"text": "text", "image": "image", "both": "both"}

FEW = 3000
"""Chosen documents up to which all their vectors are read."""

STRETCH = 8192
"""Averages that are computed at once."""


def answer(snapshot: Snapshot, leg: Leg, query: str | Vector, passing: Chosen | None, depth: int) -> Found:
    """Places and scores of a leg's best hits, best first, ties by id.

    Args:
        snapshot: with the part that the leg looks in.
        leg: which.
        query: what it asks with, from `search.indexes.asked`.
        passing: the living documents that pass the filters; None if nothing is left out.
        depth: at most that many are returned.
    """
    with timed("leg", leg.name):
        return _answer(snapshot, leg, query, passing, depth)


def _answer(snapshot: Snapshot, leg: Leg, query: str | Vector, passing: Chosen | None, depth: int) -> Found:
    chosen = snapshot.without_image(passing) if leg.only_without_image else passing
    if isinstance(query, str):
        return snapshot.bm25.top(query, depth, chosen, snapshot.ids)
    part = PART_OF[leg.name]
    asked = _ASKED[leg.name.partition("-")[0]]
    if chosen is None and not len(snapshot.compared[part]):
        neighbours = _neighbours(snapshot, part)
        if neighbours is not None:
            return neighbours.best(query, asked, depth, snapshot.ids)
    places, cosines = _in_segment(snapshot, part, asked, query, chosen, depth)
    if len(snapshot.compared[part]):
        rows, others = _behind(snapshot, part, query, chosen, depth)
        places, cosines = np.concatenate([places, rows + snapshot.start]), np.concatenate([cosines, others])
    return best(places, cosines, depth, snapshot.ids)


def _neighbours(snapshot: Snapshot, part: Part) -> Neighbours | None:
    """Of a part in the segment; None where all its vectors are compared."""
    segment = snapshot.segment
    return None if segment is None or part == "average" or part == "words" else segment.neighbours(part)


_NONE: Near = (np.empty(0, np.int64), np.empty(0, np.float64))


def _behind(snapshot: Snapshot, part: Part, query: Vector, chosen: Chosen | None, depth: int) -> Near:
    """The nearest of those that are held in memory."""
    visible = snapshot.visible(part)[snapshot.start :]
    if chosen is not None:
        visible = visible & chosen.tail
    return snapshot.compared[part].near(query, visible, depth)


def _in_segment(snapshot: Snapshot, part: Part, asked: Asked, query: Vector, chosen: Chosen | None, depth: int) -> Near:
    segment = snapshot.segment
    if segment is None:
        return _NONE
    if part == "average":
        return _by_average(snapshot, query, chosen, depth)
    if part == "words":
        raise RuntimeError("words are not looked for by vectors")
    neighbours = segment.neighbours(part)
    if neighbours is None:
        visible = snapshot.visible(part)[: snapshot.start]
        if chosen is not None:
            visible = visible & chosen.mask[: snapshot.start]
        return close(segment.vectors(part), query, visible, depth)
    if chosen is not None and len(chosen.rows) <= MOST:
        seen = chosen.rows[snapshot.has[part][chosen.rows]]  # who has no vector is near nothing
        if len(seen) <= FEW:
            return closest_of(segment.vectors(part), query, seen, depth)
        copy = snapshot.remembered.copy(chosen, part, segment.vectors(part), seen)
        if copy is not None:
            return copy.near(query, depth)
    return neighbours.near(query, asked, depth, chosen)


def _by_average(snapshot: Snapshot, query: Vector, chosen: Chosen | None, depth: int) -> Near:
    """Every average is computed and compared: only evaluations ask for them."""
    segment, visible = snapshot.segment, snapshot.visible("average")[: snapshot.start]
    if segment is None:
        return _NONE
    if chosen is not None:
        visible = visible & chosen.mask[: snapshot.start]
    rows, cosines = _NONE
    for start in range(0, snapshot.start, STRETCH):
        behind = min(start + STRETCH, snapshot.start)
        means = averages(segment.vectors("image")[start:behind], segment.vectors("caption")[start:behind])
        near, scores = close(means, query, visible[start:behind], depth)
        rows, cosines = np.concatenate([rows, near + start]), np.concatenate([cosines, scores])
        if len(rows) > 4 * depth:
            kept = np.argpartition(cosines, -2 * depth)[-2 * depth :]
            kept = np.flatnonzero(cosines >= cosines[kept].min())  # ties at the cut stay
            rows, cosines = rows[kept], cosines[kept]
    return rows, cosines
