"""The fusion's weights and constant, learnt from judged queries: coordinate by coordinate, checked on held-out folds.

Source of the method: coordinate ascent over a few parameters of a ranking function, D. Metzler and W. B. Croft, "Linear
feature-based models for information retrieval", Information Retrieval 10(3), 2007.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from search.errors import InvalidInput
from search.evaluation.grid import Grid, grid
from search.evaluation.halves import folds
from search.evaluation.judgements import Judgements
from search.evaluation.measures import measured
from search.evaluation.queries import Asked
from search.evaluation.retrieved import DEPTH, Retrieved
from search.evaluation.significance import SEED, Comparison, compared
from search.fusion import DEFAULT_WEIGHTS, USUAL_K
from search.nouns import LegName
from search.tuned import Tuned

MEASURE = "nDCG@10"
WEIGHTS = (0.0, 0.25, 0.5, 1.0, 2.0, 3.0, 4.0)
CONSTANTS = (5.0, 10.0, 30.0, 60.0, 100.0)

FOLDS = 5
ENOUGH = 50
"""Queries with an answer below which what is learnt is not to be trusted."""

LEAST_GAIN = 0.0005
"""Of the measure, for which a step away from the default is worth it."""

PASSES = 4


@dataclass(frozen=True)
class Learnt:
    """What came of tuning.

    Attributes:
        tuned: learnt from all queries.
        folds: learnt from all but each fifth of them.
        held_out: the tuned against the default fusion, each query by what was learnt without it.
        default, mean: of the measure on the held-out queries.
        queries: with an answer.
        doubt: why it should not be used; empty if it may.
    """

    tuned: Tuned
    folds: Sequence[Tuned]
    held_out: Comparison
    default: float
    mean: float
    queries: int
    doubt: str


def learn(asked: Sequence[Asked], found: Sequence[Retrieved], judgements: Judgements, *, seed: int = SEED) -> Learnt:
    """Learn from judged queries, and say whether it holds for queries that were not learnt from.

    Args:
        asked: the queries.
        found: what their legs found, at least as deep as is measured.
        judgements: queries without an answer teach nothing and are left out.
        seed: parts the queries into folds.

    Raises:
        InvalidInput: fewer queries with an answer than folds.
    """
    known = {
        one.id: retrieved
        for one, retrieved in zip(asked, found, strict=True)
        if any(judgements.get(one.id, {}).values())
    }
    if len(known) < FOLDS:
        raise InvalidInput(
            f"only {len(known)} of the queries have an answer; {FOLDS} are needed to learn, {ENOUGH} to trust it"
        )
    everything = grid(known, judgements)
    place = {query: row for row, query in enumerate(known)}
    parts = folds(known, FOLDS, seed)
    each: list[Tuned] = []
    held_out: dict[str, tuple[str, ...]] = {}
    for left in parts:
        tuned = ascend(everything.part([row for query, row in place.items() if query not in left]))
        each.append(tuned)
        held_out |= {query: answer(known[query], tuned) for query in sorted(left)}
    runs = {
        "tuned": held_out,
        "default": {query: answer(of, None) for query, of in known.items()},
    }
    values = {name: of[MEASURE] for name, of in measured(runs, judgements, [MEASURE]).items()}
    [comparison] = compared(values, seed=seed)
    means = {name: sum(of.values()) / len(of) for name, of in values.items()}
    doubt = _doubt(len(known), comparison)
    return Learnt(ascend(everything), each, comparison, means["default"], means["tuned"], len(known), doubt)


def ascend(known: Grid) -> Tuned:
    """From the default on, the best value of one coordinate after another, until none gets better."""
    weights = {leg: DEFAULT_WEIGHTS[leg] for leg in known.legs}
    k, best = USUAL_K, float(known.ndcg(weights, USUAL_K).mean())
    for _ in range(PASSES):
        before = best
        for constant in CONSTANTS:
            if (value := float(known.ndcg(weights, constant).mean())) > best + LEAST_GAIN:
                k, best = constant, value
        for leg in known.legs:
            for weight in WEIGHTS:
                tried: Mapping[LegName, float] = {**weights, leg: weight}
                if not any(tried.values()):
                    continue
                if (value := float(known.ndcg(tried, k).mean())) > best + LEAST_GAIN:
                    weights, best = dict(tried), value
        if best == before:
            break
    return Tuned(weights, k)


def answer(known: Retrieved, tuned: Tuned | None) -> tuple[str, ...]:
    """What the fusion with these weights, or the default ones, answers, best first."""
    return tuple(known.behind_rest(known.fused(known.usual, depth=DEPTH, tuned=tuned).ids)[:DEPTH])


def _doubt(queries: int, held_out: Comparison) -> str:
    if queries < ENOUGH:
        return f"{queries} queries with an answer are too few to trust what they teach; {ENOUGH} are wanted"
    if held_out.difference <= 0:
        return "on queries that it was not learnt from it is no better than the default"
    return ""
