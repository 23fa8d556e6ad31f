"""What a collection would answer if some of its documents had no caption, from the rankings of the whole."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from search.nouns import LegName, Ranking

CAPTION_LEGS: frozenset[LegName] = frozenset({"text-bm25", "text-caption", "image-caption"})


def bare(ids: Iterable[str], share: float, seed: int) -> frozenset[str]:
    """That share of the documents, chosen by their ids and the seed alone.

    Example:
        >>> len(bare(map(str, range(1000)), 0.5, seed=1)) / 1000
        0.503
    """
    return frozenset(id_ for id_ in ids if _drawn(id_, seed) < share)


def uncaptioned(rankings: Sequence[Ranking], gone: frozenset[str], depth: int) -> list[Ranking]:
    """The rankings as if those documents had no caption: the legs that look at captions don't find or see them.

    BM25's statistics stay those of the whole collection, so this is close, not exact.

    Args:
        rankings: of one query, deep enough to have `depth` hits left.
        gone: documents that lose their caption.
        depth: hits per leg.
    """
    narrowed = []
    for ranking in rankings:
        if ranking.leg in CAPTION_LEGS:
            kept = [(id_, score) for id_, score in ranking if id_ not in gone][:depth]
        else:
            kept = list(ranking)[:depth]
        ids, scores = zip(*kept, strict=True) if kept else ((), ())
        narrowed.append(replace(ranking, ids=tuple(ids), scores=tuple(scores)))
    found = frozenset(id_ for ranking in narrowed for id_ in ranking.ids)
    return [
        replace(ranking, unseen=(ranking.unseen | gone) & found) if ranking.leg in CAPTION_LEGS else ranking
        for ranking in narrowed
    ]


def _drawn(id_: str, seed: int) -> float:
    """A number from 0 to 1 for a document."""
    digest = hashlib.sha256(f"{seed}\0{id_}".encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64
