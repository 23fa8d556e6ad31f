"""The ways to answer that are weighed against each other, all derived from the same rankings of the legs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from search.evaluation.queries import Asked
from search.evaluation.retrieved import DEPTH, Retrieved
from search.fusion import PLAIN_K, PLAIN_WEIGHTS, tally
from search.legs import DEFAULT_LEGS
from search.methods import METHODS
from search.nouns import LEG_NAMES, LegName
from search.tuned import Tuned

TUNED = "fused as tuned"

Runs = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Contender → query id → ids of documents, best first. A query that a contender cannot be asked is missing there; one
for which it found nothing is there with no documents."""


@dataclass(frozen=True)
class Contender:
    """One way to answer a query.

    Attributes:
        name: in tables; `text-bm25`, `text-bm25 + text-image`, `average`, `fused`.
        legs: what is fused; None for the default fusion.
        whole: the query must have the part for every one of the legs; else for one of them.
        tuned: other weights and another constant than the default ones.
    """

    name: str
    legs: tuple[LegName, ...] | None
    whole: bool = True
    tuned: Tuned | None = None

    def answer(self, found: Retrieved, depth: int = DEPTH) -> tuple[str, ...] | None:
        """Ids, best first, at most `depth`: what an engine gives with these legs.

        Returns:
            None where the query lacks a part that is needed.
        """
        if self.legs is None:
            fused = found.fused(found.usual, depth=depth, tuned=self.tuned)
        else:
            rankings = tuple(found.legs[leg] for leg in self.legs if leg in found.legs)
            if not rankings or (self.whole and len(rankings) < len(self.legs)):
                return None
            fused = tally(rankings, weights=PLAIN_WEIGHTS, k=PLAIN_K, depth=depth)
        ids = fused.ids
        return tuple(found.behind_rest(ids)[:depth])


def every_contender(found: Sequence[Retrieved], tuned: Tuned | None = None) -> list[Contender]:
    """Each leg that some query asks, each pair of default legs, the averaged vectors, and the default fusion.

    Where something was tuned for the index, the fusion with it is one more.

    Example:
        >>> [contender.name for contender in every_contender(found)]  # queries of words alone
        ['text-bm25', 'text-caption', 'text-image', 'text-bm25 + text-caption', …, 'average', 'fused']
    """
    asked = {leg for one in found for leg in one.legs}
    apart = METHODS["average"] or ()
    alone: list[LegName] = [leg for leg in LEG_NAMES if leg in asked and leg not in apart]
    pairs = list(combinations([leg for leg in alone if leg in DEFAULT_LEGS], 2))
    possible = [pair for pair in pairs if any(set(pair) <= set(one.legs) for one in found)]
    contenders = [Contender(leg, (leg,)) for leg in alone]
    if len(alone) > 2:  # a pair of the only two legs is the fusion
        contenders += [Contender(" + ".join(pair), pair) for pair in possible]
    if asked & set(apart):
        contenders.append(by_method("average"))
    if tuned is not None:
        contenders.append(Contender(TUNED, None, tuned=tuned))
    return [*contenders, by_method("fused")]


def by_method(name: str) -> Contender:
    """One of the retrieval methods by its name, see `search.methods`."""
    return Contender(name, METHODS[name], whole=False)


def runs(contenders: Sequence[Contender], asked: Sequence[Asked], found: Sequence[Retrieved]) -> Runs:
    """Every contender's answers to the queries it can be asked."""
    return {
        contender.name: {
            one.id: ids for one, known in zip(asked, found, strict=True) if (ids := contender.answer(known)) is not None
        }
        for contender in contenders
    }
