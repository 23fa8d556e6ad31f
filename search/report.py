"""An answer as one plain object for programs: what `query --json` prints and what the page's endpoints return."""

from typing import TypedDict

from search.nouns import Hit, Results


class LegReport(TypedDict):
    """A leg's rank and score; `score` is null and `imputed` true where the leg cannot see the document.

    `z` says how many spreads the score lies above that of unrelated things; null for BM25 and in very small indexes.
    """

    rank: int
    score: float | None
    imputed: bool
    z: float | None


class HitReport(TypedDict):
    """One hit.

    `fused_rank` is its rank before variety reordered the first hits. `otherwise` says what that rank were if a part of
    the question were missing (`text`, `image`) or a side of the documents not looked at (`caption`, `picture`); null
    where it would not be found.
    """

    rank: int
    id: str
    score: float
    caption: str
    image: str | None
    fields: dict[str, str]
    cluster: int | None
    cluster_size: int | None
    unwanted: bool
    reason: str
    legs: dict[str, LegReport]
    fused_rank: int
    otherwise: dict[str, int | None]


class ClusterReport(TypedDict):
    """One group of like pictures: how many there are, the words that set it apart, and its ids, best first."""

    number: int
    title: str
    size: int
    ids: list[str]


class FusionReport(TypedDict):
    """With the hits' ranks these give every score again."""

    k: float
    depth: int
    weights: dict[str, float]


class Report(TypedDict):
    """The whole answer."""

    hits: list[HitReport]
    total: int
    fusion: FusionReport
    timings_ms: dict[str, float]
    notices: list[str]
    clusters: list[ClusterReport]


def as_json(results: Results) -> Report:
    """The answer in types that `json.dumps` knows.

    Example:
        >>> as_json(engine.search(Query(text="cat")))["hits"][0]["legs"]["text-bm25"]["rank"]
        1
    """
    return Report(
        hits=[_hit(hit) for hit in results.hits],
        total=results.total,
        fusion=FusionReport(
            k=results.fusion.k,
            depth=results.fusion.depth,
            weights={str(leg): weight for leg, weight in results.fusion.weights.items()},
        ),
        timings_ms=dict(results.timings_ms),
        notices=[notice.text for notice in results.notices],
        clusters=[
            ClusterReport(number=group.number, title=group.title, size=len(group.ids), ids=list(group.ids))
            for group in results.clusters
        ],
    )


def _hit(hit: Hit) -> HitReport:
    return HitReport(
        rank=hit.rank,
        id=hit.document.id,
        score=hit.score,
        caption=hit.document.caption,
        image=hit.document.image,
        fields=dict(hit.document.fields),
        cluster=hit.cluster,
        cluster_size=hit.cluster_size,
        unwanted=hit.unwanted,
        reason=hit.reason,
        legs={leg: LegReport(rank=p.rank, score=p.score, imputed=p.imputed, z=p.z) for leg, p in hit.legs.items()},
        fused_rank=hit.fused_rank,
        otherwise=dict(hit.otherwise),
    )
