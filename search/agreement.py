"""How far two rankings agree: what they share, and how near the top they share it.

Rank-biased overlap is of W. Webber, A. Moffat and J. Zobel, "A similarity measure for indefinite rankings", ACM
Transactions on Information Systems 28(4), 2010. It looks at both rankings down to depth 1, 2, 3 … and averages the
shares that they have in common, each depth counting p times as much as the one before: with p = .9 the first ten ranks
have 86 % of the weight.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

PERSISTENCE = 0.9


@dataclass(frozen=True)
class Agreement:
    """How far two rankings agree in their first k places.

    Attributes:
        first, second: their names.
        k: how many places were looked at: as many as asked for, or as the longer ranking has.
        shared: how many things stand in both.
        overlap: shared / k, from 0 to 1; 0 if both are empty.
        rbo: rank-biased overlap, from 0 (nothing shared) to 1 (the same ranking).
    """

    first: str
    second: str
    k: int
    shared: int
    overlap: float
    rbo: float


def agreements(rankings: Mapping[str, Sequence[Hashable]], k: int) -> tuple[Agreement, ...]:
    """The agreement of every two rankings, in their order.

    Args:
        rankings: name → what was found, best first; of a thing that stands there twice, the first place counts.
        k: how many places to look at.

    Example:
        >>> agreements({"a": ["x", "y"], "b": ["y", "z"]}, k=2)[0].overlap
        0.5
    """
    cut = {name: list(dict.fromkeys(ranking))[:k] for name, ranking in rankings.items()}
    return tuple(_agreement(one, cut[one], other, cut[other]) for one, other in combinations(cut, 2))


def rank_biased_overlap(first: Sequence[Hashable], second: Sequence[Hashable], p: float = PERSISTENCE) -> float:
    """RBO_ext, equation 32 of the paper: what is seen of both rankings, extrapolated as though they went on like that.

    With s and l the lengths of the shorter and the longer one, and X_d what they share within depth d,

        (1 − p)/p · (Σ_{d=1…l} X_d/d · p^d + Σ_{d=s+1…l} X_s · (d − s)/(s·d) · p^d) + ((X_l − X_s)/l + X_s/s) · p^l

    Args:
        first, second: rankings, best first, of any lengths; nothing stands twice in one.
        p: persistence, between 0 and 1: the nearer to 1, the deeper is looked.

    Returns:
        From 0, nothing shared, to 1, the same; 0 if one of them is empty.

    Example:
        >>> round(rank_biased_overlap("abcde", "bcdae"), 3)  # A_d = 0, 1/2, 2/3, 1, 1
        0.828
    """
    short, long = sorted((first, second), key=len)
    s, l = len(short), len(long)  # noqa: E741 -- the paper's letters
    if s == 0:
        return 0.0
    shared = [len({*short[:d]} & {*long[:d]}) for d in range(l + 1)]
    weighed = sum(shared[d] / d * p**d for d in range(1, l + 1))
    weighed += sum(shared[s] * (d - s) / (s * d) * p**d for d in range(s + 1, l + 1))
    return (1 - p) / p * weighed + ((shared[l] - shared[s]) / l + shared[s] / s) * p**l


def _agreement(one: str, first: Sequence[Hashable], other: str, second: Sequence[Hashable]) -> Agreement:
    k, shared = max(len(first), len(second)), len({*first} & {*second})
    overlap = shared / k if k else 0.0
    return Agreement(one, other, k, shared, overlap, rank_biased_overlap(first, second))
