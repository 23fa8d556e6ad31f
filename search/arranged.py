"""From the fused order to what is shown: variety within the pool, then a page of hits and the groups of the pool."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from search.diversity import kmeans, mmr
from search.indexes import Index
from search.nouns import Cluster, Document, FusedHit, Hit, Query
from search.reasons import reason
from search.titles import titles
from search.usual import Scales

Diversify = Literal["kmeans", "mmr"]


@dataclass(frozen=True)
class Arranged:
    """The order in which hits are shown.

    Attributes:
        order: every fused hit.
        fused_ranks: each one's rank by relevance, by id.
        labels: the group of each hit of the pool, by id; empty without groups.
        behind: ids of what is unwanted.
    """

    order: Sequence[FusedHit]
    fused_ranks: Mapping[str, int]
    labels: Mapping[str, int] = field(default_factory=dict)
    behind: frozenset[str] = frozenset()

    def groups(self) -> dict[int, tuple[str, ...]]:
        """Each group's ids in the order shown, by its number."""
        found: dict[int, list[str]] = {}
        for hit in self.order:
            if (label := self.labels.get(hit.id)) is not None:
                found.setdefault(label, []).append(hit.id)
        return {label: tuple(found[label]) for label in sorted(found)}


def arranged(
    index: Index,
    fused: Sequence[FusedHit],
    behind: frozenset[str],
    diversify: Diversify | None,
    *,
    top: int,
    clusters: int,
    pool: int,
    balance: float,
) -> Arranged:
    """The pool in its new order with the rest behind it, and each pooled hit's group where there are groups.

    What is unwanted stays where it is: variety must not bring it back up. The arguments are those of `Engine.search`.
    """
    ranks = {hit.id: rank for rank, hit in enumerate(fused, start=1)}
    first = fused[: min(pool, len(fused) - len(behind))]
    if diversify is None or not first:
        return Arranged(fused, ranks, {}, behind)
    vectors = index.vectors([hit.id for hit in first], "image")
    labels: dict[str, int] = {}
    if diversify == "kmeans":
        grouping = kmeans(vectors, clusters=clusters, top=top)
        order = grouping.order
        labels = {hit.id: label for hit, label in zip(first, grouping.labels, strict=True)}
    else:
        order = mmr([hit.score for hit in first], vectors, balance=balance)
    return Arranged([*(first[i] for i in order), *fused[len(first) :]], ranks, labels, behind)


def hits(
    page: range,
    shown: Arranged,
    documents: Mapping[str, Document],
    query: Query,
    scales: Scales | None,
    otherwise: Mapping[str, Mapping[str, int]],
) -> tuple[Hit, ...]:
    """The hits at those places of the order, less documents that have gone meanwhile.

    Args:
        page: places, from 0.
        shown: the order.
        documents: those of the page, by id.
        query: what was asked.
        scales: of the index, for the places' z-scores.
        otherwise: see `search.otherwise`.
    """
    sizes = {label: len(ids) for label, ids in shown.groups().items()}
    found = []
    for place in page:
        fused = shown.order[place]
        if (document := documents.get(fused.id)) is None:
            continue
        label = shown.labels.get(fused.id)
        hit = Hit(
            rank=place + 1,
            score=fused.score,
            document=document,
            legs=fused.legs if scales is None else {leg: scales.scaled(leg, p) for leg, p in fused.legs.items()},
            cluster=label,
            cluster_size=None if label is None else sizes[label],
            unwanted=fused.id in shown.behind,
            fused_rank=shown.fused_ranks[fused.id],
            otherwise={part: ranks.get(fused.id) for part, ranks in otherwise.items()},
        )
        found.append(replace(hit, reason=reason(hit, query)))
    return tuple(found)


def groups(shown: Arranged, documents: Mapping[str, Document]) -> tuple[Cluster, ...]:
    """The groups of the pool with their titles; none where nothing was grouped.

    Args:
        shown: the order, with its groups.
        documents: those of the pool, by id.
    """
    grouped = shown.groups()
    named = zip(grouped.items(), titles(list(grouped.values()), documents), strict=True)
    return tuple(Cluster(label, ids, title) for (label, ids), title in named)
