"""What a ranking is worth: nDCG, alpha-nDCG and the share of aspects that it shows. Lists of ids, best first, go in."""

from collections.abc import Iterable, Mapping, Sequence
from math import log2

from sklearn.metrics import ndcg_score


def ndcg(ids: Sequence[str], grades: Mapping[str, int], k: int = 10) -> float:
    """Normalised discounted cumulative gain of the first k, gains being the grades themselves, as trec_eval has it.

    Source: K. Järvelin and J. Kekäläinen, "Cumulated gain-based evaluation of IR techniques", TOIS 20(4), 2002.

    Raises:
        ValueError: nothing is relevant, so that no ranking could be right.

    Example:
        >>> round(ndcg(["a", "b"], {"a": 1, "b": 2}), 3)  # (1 + 2 / log2(3)) / (2 + 1 / log2(3))
        0.86
    """
    if not any(grades.values()):
        raise ValueError("nDCG needs a relevant document")
    found = [grades.get(document, 0) for document in ids[:k]]
    missed = [grade for document, grade in grades.items() if document not in ids[:k]]
    # What was not found stands behind the first k, so a short ranking is filled up with nothing.
    gains = [*found, *[0] * (k - len(found)), *missed]
    return float(ndcg_score([gains], [range(len(gains), 0, -1)], k=k, ignore_ties=True))


def alpha_ndcg(ids: Sequence[str], aspects: Mapping[str, Iterable[str]], k: int = 10, alpha: float = 0.5) -> float:
    """A discounted gain in which an aspect that was shown before counts (1 - alpha) times as much with every repetition.

    Source: C. Clarke and others, "Novelty and diversity in information retrieval evaluation", SIGIR 2008. The ideal
    ranking is built greedily, as there.

    Args:
        ids: documents, best first.
        aspects: aspect → the documents that show it.
        k: how many of the first count.
        alpha: 0 takes no account of repetition.

    Example:
        >>> alpha_ndcg(["a1", "b1"], {"a": ["a1", "a2"], "b": ["b1"]}, k=2)
        1.0
        >>> round(alpha_ndcg(["a1", "a2"], {"a": ["a1", "a2"], "b": ["b1"]}, k=2), 3)  # (1 + .5 / log2(3)) / (1 + 1 / log2(3))
        0.807
    """  # noqa: E501 -- the arithmetic stands in one line
    shown = {aspect: frozenset(documents) for aspect, documents in aspects.items()}
    ideal: list[str] = []
    left = sorted(frozenset().union(*shown.values()))
    while left and len(ideal) < k:
        seen = {aspect: sum(document in documents for document in ideal) for aspect, documents in shown.items()}
        best = max(left, key=lambda document: _novelty(document, shown, seen, alpha))
        ideal.append(best)
        left.remove(best)
    best_possible = _discounted(ideal, shown, alpha)
    return _discounted(ids[:k], shown, alpha) / best_possible if best_possible else 0.0


def coverage(ids: Sequence[str], aspects: Mapping[str, Iterable[str]], k: int = 10) -> float:
    """The share of the aspects that the first k show, of as many as k documents of one aspect each could show.

    Also known as subtopic recall or cluster recall: C. Zhai, W. Cohen and J. Lafferty, SIGIR 2003.

    Example:
        >>> coverage(["a1", "a2", "x"], {"a": ["a1", "a2"], "b": ["b1"]})
        0.5
    """
    first = set(ids[:k])
    return sum(not first.isdisjoint(documents) for documents in aspects.values()) / min(k, len(aspects))


def _novelty(document: str, shown: Mapping[str, frozenset[str]], seen: Mapping[str, int], alpha: float) -> float:
    return sum((1 - alpha) ** seen[aspect] for aspect, documents in shown.items() if document in documents)


def _discounted(ids: Sequence[str], shown: Mapping[str, frozenset[str]], alpha: float) -> float:
    seen = dict.fromkeys(shown, 0)
    total = 0.0
    for rank, document in enumerate(ids, start=1):
        total += _novelty(document, shown, seen, alpha) / log2(1 + rank)
        for aspect, documents in shown.items():
            seen[aspect] += document in documents
    return total
