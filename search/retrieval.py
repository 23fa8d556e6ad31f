"""The rankings of all legs, less what the caller leaves out: documents, identical pictures, scores that are too low."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from search.errors import InvalidQuery
from search.indexes import Index
from search.ingest.images import digest
from search.nouns import LEG_NAMES, Leg, LegName, Ranking
from search.where import Where

COPIES = 16
"""How many identical copies of an excluded picture are made up for, so that a leg still reaches its depth."""


def retrieve(
    index: Index,
    legs: Sequence[Leg],
    *,
    depth: int,
    where: Where,
    exclude: Iterable[str | bytes | Path] = (),
    thresholds: Mapping[LegName, float] | None = None,
) -> list[Ranking]:
    """Each leg's best hits, ranks closed up over what is left out.

    Args:
        index: is asked all legs in one call.
        legs: what to ask, from `search.legs.plan`.
        depth: hits per leg.
        where: filters; an empty mapping lets everything pass.
        exclude: ids, or pictures (the bytes of a file, or its Path) of which every document with the identical file is
            left out.
        thresholds: the least score (a cosine, or BM25) that a hit needs to count in a leg.

    Raises:
        InvalidQuery: an excluded thing that is neither, or a threshold that is no number or names no leg.

    Example:
        >>> retrieve(index, [Leg("text-bm25", text="cat")], depth=50, where={}, exclude=["cat.jpg"])[0].ids
        ('kitten.jpg',)
    """
    ids, digests = _exclusions(exclude)
    least = _checked(thresholds or {})
    reach = depth + len(ids) + (COPIES if digests else 0)
    rankings = index.retrieve(legs, depth=reach, where=where or None)
    if digests:
        found = index.get(list({id_ for ranking in rankings for id_ in ranking.ids}))
        ids = ids | {id_ for id_, document in found.items() if document.image_digest in digests}
    return [_narrowed(ranking, ids, least.get(ranking.leg, -math.inf), depth) for ranking in rankings]


def _exclusions(exclude: Iterable[str | bytes | Path]) -> tuple[frozenset[str], frozenset[str]]:
    """Ids, and digests of pictures, that are left out."""
    if isinstance(exclude, str | bytes | Path):
        exclude = (exclude,)
    ids, digests = set(), set()
    for item in exclude:
        if isinstance(item, str):
            ids.add(item)
        elif isinstance(item, bytes | Path):
            digests.add(digest(item if isinstance(item, bytes) else item.read_bytes()))
        else:
            raise InvalidQuery(f"exclude takes ids, bytes or Paths, not {type(item).__name__}")
    return frozenset(ids), frozenset(digests)


def _checked(thresholds: Mapping[LegName, float]) -> Mapping[LegName, float]:
    for leg, least in thresholds.items():
        if leg not in LEG_NAMES:
            raise InvalidQuery(f"there is no leg '{leg}' to set a threshold for; the legs are {', '.join(LEG_NAMES)}")
        if not isinstance(least, int | float) or math.isnan(least):
            raise InvalidQuery(f"the threshold for {leg} is {least!r}; give a number")
    return thresholds


def _narrowed(ranking: Ranking, excluded: frozenset[str], least: float, depth: int) -> Ranking:
    if not excluded and least == -math.inf and len(ranking) <= depth:
        return ranking
    kept = [(id_, score) for id_, score in ranking if id_ not in excluded and score >= least][:depth]
    ids, scores = zip(*kept, strict=True) if kept else ((), ())
    return replace(ranking, ids=tuple(ids), scores=tuple(scores))
