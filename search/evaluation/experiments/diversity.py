"""What variety costs and brings: k-means with several numbers of groups, MMR with several balances, and neither.

All orders are made from the vectors of pictures, so distances within a page are measured by other things: the vectors
of captions, and plain pixels.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from search.arranged import Diversify, arranged
from search.diversity import kmeans
from search.evaluation.ambiguous import Ambiguous, ambiguous
from search.evaluation.findings import as_data, comparisons_table, within
from search.evaluation.measures import measured
from search.evaluation.plots import Point, curves
from search.evaluation.report import Block, Figure, Report, Table, Text
from search.evaluation.retrieved import Retrieved, retrieved
from search.evaluation.setup import Setup
from search.evaluation.significance import compared, estimates
from search.evaluation.variety import alpha_ndcg, coverage, distance, near_duplicates, pixels
from search.indexes import Index
from search.nearness import near_enough
from search.nouns import Vectors

TOP = 10
POOL = 50
DEPTH = 50
"""The engine's own, for a page of this size."""

GROUPS = (2, 3, 5, 7, 10)
BALANCES = (0.1, 0.3, 0.5, 0.7, 0.9)
NONE = "none"
BY_SHAPE = "k-means, k by silhouette"
DEFAULT = "k-means, k=5"

RELEVANCE = ("P@10", "nDCG@10")
VARIETY = ("aspects", "alpha-nDCG@10", "near duplicates", "distance by captions", "distance by pixels")


def diversity(setup: Setup) -> Report:
    """Measure relevance and variety of the first ten under every setting.

    Raises:
        InvalidInput: see `search.evaluation.ambiguous.ambiguous`.
        Unavailable: see `search.evaluation.retrieved.retrieved`.
    """
    queries = ambiguous(setup)
    found = retrieved(setup.engine, [one.asked for one in queries], depth=DEPTH, progress=setup.progress)
    index = setup.engine.index
    pages = _pages(index, queries, found)
    values: dict[str, dict[str, Mapping[str, float]]] = {name: {} for name in pages}
    judgements = {one.asked.id: one.relevant for one in queries}
    for name, of in measured(pages, judgements, RELEVANCE).items():
        values[name] |= of
    for name, of in _variety(index, queries, pages).items():
        values[name] |= of
    means = estimates(values, seed=setup.seed)
    columns = (*RELEVANCE, *VARIETY)
    rows = [(name, *(within(known[column]) for column in columns)) for name, known in means.items()]
    note = (
        "Means over the queries with 95 % bootstrap intervals. Aspects: the share of them that the first ten show. "
        "Near duplicates: the share of the first ten whose picture has a cosine of .94 or more to one above it."
    )
    blocks: list[Block] = [
        Text(f"{len(queries)} queries with several sides, such as {_examples(queries)}; the first {TOP} of each."),
        Table("Relevance and variety", ("", *columns), rows, note),
        _figure(means),
    ]
    comparisons = {}
    for measure in ("P@10", "aspects"):
        of_measure = {name: of[measure] for name, of in values.items()}
        comparisons[measure] = compared(of_measure, against=DEFAULT, seed=setup.seed)
        blocks.append(comparisons_table(f"The switch's default against each, {measure}", comparisons[measure]))
    data: dict[str, Any] = {
        "queries": {one.asked.id: one.asked.shown for one in queries},
        "contenders": as_data(means),
        "comparisons": {name: [vars(one) for one in each] for name, each in comparisons.items()},
    }
    return Report(f"Relevance and variety on {setup.made_of.index}", setup.made_of, blocks, data)


def _pages(
    index: Index, queries: Sequence[Ambiguous], found: Sequence[Retrieved]
) -> dict[str, dict[str, tuple[str, ...]]]:
    """The first ten of every query under every setting."""
    settings: dict[str, tuple[Diversify | None, int, float]] = {NONE: (None, 5, 0.5)}
    settings |= {f"k-means, k={groups}": ("kmeans", groups, 0.5) for groups in GROUPS}
    settings |= {f"MMR, λ={balance:g}": ("mmr", 5, balance) for balance in BALANCES}
    pages: dict[str, dict[str, tuple[str, ...]]] = {name: {} for name in (*settings, BY_SHAPE)}
    for one, known in zip(queries, found, strict=True):
        fused = known.fused(known.usual, depth=DEPTH)
        ids = known.behind_rest(fused.ids)
        near = near_enough(ids[:POOL], known.usual, known.scales, least=TOP)
        settings[BY_SHAPE] = ("kmeans", by_silhouette(index.vectors(near, "image")), 0.5)
        for name, (way, groups, balance) in settings.items():
            shown = arranged(
                index,
                ids,
                fused.scores,
                known.behind,
                way,
                known.usual,
                known.scales,
                top=TOP,
                clusters=groups,
                pool=POOL,
                balance=balance,
            )
            pages[name][one.asked.id] = tuple(shown.order[:TOP])
    return pages


def by_silhouette(vectors: Vectors) -> int:
    """The number of groups that parts these pictures best: the one with the highest mean silhouette, from 2 to 10.

    Source: P. Rousseeuw, "Silhouettes: a graphical aid to the interpretation and validation of cluster analysis", 1987.

    Args:
        vectors: float32 (n, dimension), L2-normalised; NaN rows take no part. Too few to part give 1.
    """
    seen = vectors[~np.isnan(vectors).any(axis=1)]
    most = min(10, len(np.unique(seen, axis=0)) - 1)
    if most < 2:
        return 1
    from sklearn.metrics import silhouette_score  # a second to import

    scores = {
        groups: silhouette_score(seen, kmeans(seen, clusters=groups, top=TOP).labels) for groups in range(2, most + 1)
    }
    return max(scores, key=lambda groups: (scores[groups], -groups))


def _variety(
    index: Index, queries: Sequence[Ambiguous], pages: Mapping[str, Mapping[str, Sequence[str]]]
) -> dict[str, dict[str, dict[str, float]]]:
    values: dict[str, dict[str, dict[str, float]]] = {name: {measure: {} for measure in VARIETY} for name in pages}
    for one in queries:
        query = one.asked.id
        ids = sorted({id_ for of in pages.values() for id_ in of[query]})
        looks = dict(zip(ids, index.vectors(ids, "image"), strict=True))
        said = dict(zip(ids, index.vectors(ids, "caption"), strict=True))
        drawn = {id_: pixels(file) for id_, file in index.thumbnails(ids).items()}
        for name, of in pages.items():
            page = of[query]
            told = values[name]
            told["aspects"][query] = coverage(page, one.aspects, TOP)
            told["alpha-nDCG@10"][query] = alpha_ndcg(page, one.aspects, TOP)
            told["near duplicates"][query] = near_duplicates(_rows(looks, page))
            told["distance by captions"][query] = distance(_rows(said, page))
            told["distance by pixels"][query] = distance(_rows(drawn, [id_ for id_ in page if id_ in drawn]))
    return values


def _rows(vectors: Mapping[str, Vectors], ids: Sequence[str]) -> Vectors:
    return np.array([vectors[id_] for id_ in ids], np.float32) if ids else np.empty((0, 1), np.float32)


def _figure(means: Mapping[str, Mapping[str, Any]]) -> Figure:
    lines = {
        "k-means, 2 to 10 groups": [f"k-means, k={groups}" for groups in GROUPS],
        "MMR, λ .9 to .1": [f"MMR, λ={balance:g}" for balance in reversed(BALANCES)],
        "k by silhouette": [BY_SHAPE],
        "none": [NONE],
    }
    series = {
        title: [_point(means[name]["aspects"].mean, means[name]["P@10"]) for name in names]
        for title, names in lines.items()
    }
    svg = curves(series, x="share of aspects in the first 10", y="precision at 10", from_zero=False)
    return Figure("relevance-variety", "Relevance against variety", svg, "To the right and up is better.")


def _point(x: float, one: Any) -> Point:
    return Point(x, one.mean, one.low, one.high)


def _examples(queries: Sequence[Ambiguous]) -> str:
    return ", ".join(f"“{one.asked.shown}”" for one in queries[:3])
