"""nDCG of many fusions of the same rankings, quickly: all queries at once, as arrays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.commitment import committed
from search.evaluation.judgements import Judgements
from search.evaluation.retrieved import DEPTH, Retrieved
from search.evaluation.ways import cut
from search.fusion import tally
from search.nouns import LegName

TOP = 10


@dataclass(frozen=True)
class Grid:
    """Every document that some leg found for some query, with its rank in each leg.

    Attributes:
        legs: the names, in the order of the last axis of `ranks`.
        ranks: float64 (queries, documents, legs): a document's rank, imputed where the leg cannot see it, infinite
            where it did not find it. Documents stand in the order of their ids, so that ties fall as in
            the fusion.
        gains: float64 (queries, documents): grades; 0 behind the last document.
        ideal: float64 (queries,): the discounted gain of a perfect page; 1 where nothing is relevant.
        factors: float64 (queries, legs): what of its weight each leg has for the query, see `search.commitment`.
    """

    legs: tuple[LegName, ...]
    ranks: NDArray[np.float64]
    gains: NDArray[np.float64]
    ideal: NDArray[np.float64]
    factors: NDArray[np.float64]

    def ndcg(self, weights: Mapping[LegName, float], k: float) -> NDArray[np.float64]:
        """nDCG@10 of every query, float64 (queries,), fused with these weights.

        What is filled in for a leg that cannot see a document is that of all legs, also of those whose weight is 0.

        Example:
            >>> grid.ndcg({"text-bm25": 1.0, "text-image": 0.5}, k=60).mean()
            0.41
        """
        weigh = np.array([weights[leg] for leg in self.legs])
        scores = ((weigh * self.factors)[:, None] / (k + self.ranks)).sum(axis=2)
        # Rounded, so that sums of the same shares in another order tie as they do in the fusion's exact sums.
        order = np.argsort(-scores.round(15), axis=1, kind="stable")[:, :TOP]
        found = np.take_along_axis(scores, order, axis=1) > 0
        gains = np.take_along_axis(self.gains, order, axis=1) * found
        discounts = 1 / np.log2(np.arange(2, gains.shape[1] + 2))
        return np.asarray(gains @ discounts / self.ideal, np.float64)

    def part(self, rows: Sequence[int]) -> "Grid":
        """The queries at these places alone."""
        return Grid(self.legs, self.ranks[rows], self.gains[rows], self.ideal[rows], self.factors[rows])


def grid(found: Mapping[str, Retrieved], judgements: Judgements) -> Grid:
    """What the legs of the default fusion found for every query, by its id, with the grades.

    Args:
        found: queries may have different legs.
        judgements: for each of those queries.
    """
    legs = tuple(dict.fromkeys(ranking.leg for each in found.values() for ranking in each.usual))
    tallies = [tally(cut(each.usual, DEPTH), depth=DEPTH) for each in found.values()]
    most = max((len(one.ids) for one in tallies), default=0)
    ranks = np.full((len(tallies), max(most, TOP), len(legs)), np.inf)
    gains = np.zeros(ranks.shape[:2])
    ideal = np.ones(len(tallies))
    factors = np.ones((len(tallies), len(legs)))
    for row, (query, known) in enumerate(zip(found, tallies, strict=True)):
        of = committed(dict.fromkeys(legs, 1.0), found[query].usual, found[query].scales)
        factors[row] = [of[leg] for leg in legs]
        grades = judgements[query]
        for at, (id_, places) in enumerate(known.places(sorted(known.ids)).items()):
            gains[row, at] = grades.get(id_, 0)
            for leg, place in places.items():
                ranks[row, at, legs.index(leg)] = place.rank
        best = sorted(grades.values(), reverse=True)[:TOP]
        ideal[row] = sum(gain / np.log2(at + 2) for at, gain in enumerate(best)) or 1.0
    return Grid(legs, ranks, gains, ideal, factors)
