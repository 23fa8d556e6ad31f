"""How varied a page is: near duplicates, distances within it, aspects that it covers, and alpha-nDCG.

Sources: intra-list distance, C.-N. Ziegler and others, "Improving recommendation lists through topic
diversification", WWW 2005; cluster recall (also subtopic recall), C. Zhai, W. Cohen and J. Lafferty, SIGIR 2003;
alpha-nDCG, C. Clarke and others, "Novelty and diversity in information retrieval evaluation", SIGIR 2008, whose ideal
ranking is built greedily, as there.
"""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from math import log2

import numpy as np
from PIL import Image

from search.diversity.kmeans import NEAR
from search.nouns import Vectors

SIDE = 8

Aspects = Mapping[str, Iterable[str]]
"""Aspect → ids of the documents that show it."""


def near_duplicates(vectors: Vectors) -> float:
    """The share of a page that repeats something above it.

    Args:
        vectors: float32 (n, dimension) of the page's pictures, in order; NaN rows repeat nothing.

    Example:
        >>> near_duplicates(np.array([[1, 0], [0, 1], [1, 0]], np.float32))
        0.3333333333333333
    """
    if not len(vectors):
        return 0.0
    cosines = np.nan_to_num(vectors @ vectors.T, nan=-1.0)
    return float((np.tril(cosines >= NEAR, -1)).any(axis=1).mean())


def distance(vectors: Vectors) -> float:
    """The mean cosine distance of all pairs of a page; 0 where fewer than two have a vector.

    Example:
        >>> distance(np.array([[1, 0], [0, 1]], np.float32))
        1.0
    """
    seen = vectors[~np.isnan(vectors).any(axis=1)]
    if len(seen) < 2:
        return 0.0
    upper = np.triu_indices(len(seen), 1)
    return float(np.clip(1 - (seen @ seen.T)[upper], 0, None).mean())


def pixels(thumbnail: bytes) -> Vectors:
    """A picture's colours and their places alone, without any encoder: float32 (192,), L2-normalised."""
    with Image.open(BytesIO(thumbnail)) as opened:
        small = opened.convert("RGB").resize((SIDE, SIDE), Image.Resampling.BOX)
    row = np.asarray(small, np.float32).ravel() / 255 - 0.5
    return np.asarray(row / max(float(np.linalg.norm(row)), 1e-6), np.float32)


def coverage(ids: Sequence[str], aspects: Aspects, k: int = 10) -> float:
    """The share of the aspects that the first k show, of as many as k documents of one aspect each could; at most 1.

    Example:
        >>> coverage(["a1", "a2", "x"], {"a": ["a1", "a2"], "b": ["b1"]})
        0.5
    """
    first = set(ids[:k])
    return min(1.0, sum(not first.isdisjoint(documents) for documents in aspects.values()) / min(k, len(aspects)))


def alpha_ndcg(ids: Sequence[str], aspects: Aspects, k: int = 10, alpha: float = 0.5) -> float:
    """A discounted gain in which every repetition of an aspect counts (1 - alpha) times as much as the one before.

    Args:
        ids: documents, best first.
        aspects: what there is to show.
        k: how many of the first count.
        alpha: 0 takes no account of repetition.

    Example:
        >>> round(alpha_ndcg(["a1", "a2"], {"a": ["a1", "a2"], "b": ["b1"]}, k=2), 3)
        0.807
    """  # (1 + .5 / log2(3)) / (1 + 1 / log2(3))
    shown_by: dict[str, list[str]] = {}
    for aspect, documents in aspects.items():
        for document in documents:
            shown_by.setdefault(document, []).append(aspect)
    ideal: list[str] = []
    seen = dict.fromkeys(aspects, 0)
    left = sorted(shown_by)
    while left and len(ideal) < k:
        best = max(left, key=lambda document: sum((1 - alpha) ** seen[aspect] for aspect in shown_by[document]))
        ideal.append(best)
        left.remove(best)
        for aspect in shown_by[best]:
            seen[aspect] += 1
    perfect = _discounted(ideal, shown_by, alpha)
    return _discounted(ids[:k], shown_by, alpha) / perfect if perfect else 0.0


def _discounted(ids: Sequence[str], shown_by: Mapping[str, Sequence[str]], alpha: float) -> float:
    seen: dict[str, int] = {}
    total = 0.0
    for rank, document in enumerate(ids, start=1):
        for aspect in shown_by.get(document, ()):
            total += (1 - alpha) ** seen.get(aspect, 0) / log2(1 + rank)
            seen[aspect] = seen.get(aspect, 0) + 1
    return total
