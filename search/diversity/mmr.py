"""Diversity by maximal marginal relevance: each next hit is good and unlike those above it.

Source: J. Carbonell and J. Goldstein, "The use of MMR, diversity-based reranking for reordering documents and producing
summaries", SIGIR 1998.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from search.nouns import Vectors


def mmr(scores: Sequence[float], vectors: Vectors, *, balance: float = 0.5) -> tuple[int, ...]:
    """Take again and again the hit with the highest `balance × relevance − (1 − balance) × likeness to those taken`.

    Args:
        scores: the hits' fused scores in rank order, shape (n,); relevance is their place between lowest and highest.
        vectors: their image vectors, float32 (n, dimension), L2-normalised; likeness is the largest cosine to a hit
            already taken. NaN rows where a hit has none: such hits are alike among themselves and unlike all pictures.
        balance: λ of the paper, from 0 (variety alone) to 1 (the order stays as it is).

    Returns:
        Positions in the pool, a permutation of 0 … n − 1; ties go to the better rank.

    Example:
        >>> red, blue = [1.0, 0.0], [0.0, 1.0]
        >>> mmr([0.03, 0.02, 0.01], np.array([red, red, blue], np.float32), balance=0.5)
        (0, 2, 1)
    """
    relevance: NDArray[np.float64] = np.asarray(scores, np.float64)
    spread = float(np.ptp(relevance)) if len(relevance) else 0.0
    relevance = (relevance - relevance.min(initial=np.inf)) / (spread or 1)
    cosines = _cosines(vectors)
    likeness = np.zeros(len(relevance))
    order: list[int] = []
    while len(order) < len(relevance):
        gain = balance * relevance - (1 - balance) * likeness
        gain[order] = -np.inf
        best = int(np.argmax(gain))
        order.append(best)
        likeness = np.maximum(likeness, cosines[best])
    return tuple(order)


def _cosines(vectors: Vectors) -> Vectors:
    missing: NDArray[np.bool_] = np.asarray(np.isnan(vectors).any(axis=1))
    known = np.where(missing[:, None], 0, vectors)
    return np.asarray(known @ known.T + np.outer(missing, missing), np.float32)
