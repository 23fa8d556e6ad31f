"""From the fused order to what is shown: variety within the pool, then a page of hits and the groups of the pool."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Literal

from search.diversity import kmeans, mmr
from search.fusion import Tally
from search.indexes import Index
from search.nearness import near_enough
from search.nouns import Cluster, Document, Hit, Query, Ranking
from search.otherwise import WhatIf
from search.reasons import Reasons
from search.titles import titles
from search.usual import Scales

Diversify = Literal["kmeans", "mmr"]


@dataclass(frozen=True)
class Arranged:
    """The order in which hits are shown.

    Attributes:
        order: the id of every document that was found.
        fused_ranks: each one's rank by relevance; empty where they stand in the order of their ranks.
        labels: the group of each hit of the pool, by id; empty without groups.
        behind: ids of what is unwanted.
    """

    order: Sequence[str]
    fused_ranks: Mapping[str, int]
    labels: Mapping[str, int] = field(default_factory=dict)
    behind: frozenset[str] = frozenset()

    def groups(self) -> dict[int, tuple[str, ...]]:
        """Each group's ids in the order shown, by its number."""
        if not self.labels:
            return {}
        found: dict[int, list[str]] = {}
        for id_ in self.order:
            if (label := self.labels.get(id_)) is not None:
                found.setdefault(label, []).append(id_)
        return {label: tuple(found[label]) for label in sorted(found)}


def arranged(
    index: Index,
    ids: Sequence[str],
    scores: Mapping[str, float],
    behind: frozenset[str],
    diversify: Diversify | None,
    rankings: Sequence[Ranking],
    scales: Scales | None,
    *,
    top: int,
    clusters: int,
    pool: int,
    balance: float,
) -> Arranged:
    """The pool in its new order with the rest behind it, and each pooled hit's group where there are groups.

    Of the first hits those make the pool that are near enough to the query, see `search.nearness`. What is unwanted
    stays where it is: variety must not bring it back up.

    Args:
        index: holds the pictures' vectors.
        ids: what was found, best first and what is unwanted last.
        scores: their fused scores.
        behind: those that are unwanted.
        rankings, scales: by which hits are near.
        diversify, top, clusters, pool, balance: as for `Engine.search`.
    """
    first = ids[: min(pool, len(ids) - len(behind))]
    if diversify is None or not first:
        return Arranged(ids, {}, {}, behind)
    ranks = dict(zip(ids, count(1), strict=False))
    first = near_enough(first, rankings, scales, least=top)
    vectors = index.vectors(first, "image")
    labels: dict[str, int] = {}
    if diversify == "kmeans":
        grouping = kmeans(vectors, clusters=clusters, top=top)
        order = grouping.order
        labels = dict(zip(first, grouping.labels, strict=True))
    else:
        order = mmr([scores[id_] for id_ in first], vectors, balance=balance)
    pooled = set(first)
    return Arranged([*(first[i] for i in order), *(id_ for id_ in ids if id_ not in pooled)], ranks, labels, behind)


def hits(
    page: range,
    shown: Arranged,
    fused: Tally,
    documents: Mapping[str, Document],
    query: Query,
    scales: Scales | None,
    otherwise: WhatIf,
) -> tuple[Hit, ...]:
    """The hits at those places of the order, less documents that have gone meanwhile.

    Args:
        page: places, from 0.
        shown: the order.
        fused: the scores and places of what is shown.
        documents: those of the page, by id.
        query: what was asked.
        scales: of the index, for the places' z-scores.
        otherwise: the what-ifs of the answer.
    """
    sizes = {label: len(ids) for label, ids in shown.groups().items()}
    reasons, places = Reasons(query), fused.places(documents)
    found = []
    for place in page:
        id_ = shown.order[place]
        if (document := documents.get(id_)) is None:
            continue
        legs = places[id_]
        if scales is not None:
            legs = {leg: scales.scaled(leg, where) for leg, where in legs.items()}
        label = shown.labels.get(id_)
        unwanted = id_ in shown.behind
        found.append(
            Hit(
                rank=place + 1,
                score=fused.scores[id_],
                document=document,
                legs=legs,
                cluster=label,
                cluster_size=None if label is None else sizes[label],
                unwanted=unwanted,
                reason=reasons.of(document, legs, unwanted=unwanted),
                fused_rank=shown.fused_ranks.get(id_, place + 1),
                otherwise=otherwise.of(id_),
            )
        )
    return tuple(found)


def groups(shown: Arranged, documents: Mapping[str, Document]) -> tuple[Cluster, ...]:
    """The groups of the pool with their titles; none where nothing was grouped.

    Args:
        shown: the order, with its groups.
        documents: those of the pool, by id.
    """
    if not shown.labels:
        return ()
    grouped = shown.groups()
    named = zip(grouped.items(), titles(list(grouped.values()), documents), strict=True)
    return tuple(Cluster(label, ids, title) for (label, ids), title in named)
