"""Weights and a constant of the fusion that were learnt for one index, and are kept with it.

`search.evaluation.tuning` learns them.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from search.fusion import DEFAULT_WEIGHTS, USUAL_K, checked_weights
from search.indexes import Index
from search.nouns import LegName

_SETTING = "fusion"


@dataclass(frozen=True)
class Tuned:
    """What the legs count in an index where a caller says nothing, and the fusion's constant.

    Attributes:
        weights: of the legs that were tuned; the others count what they do by default.
        k: the constant.
    """

    weights: Mapping[LegName, float]
    k: float


def keep(index: Index, tuned: Tuned | None) -> None:
    """Keep them with the index for the encoder it has now; None forgets what was kept.

    Raises:
        IndexBusy, IndexMismatch: see `Index.keep_setting`.

    Example:
        >>> keep(index, Tuned({"text-bm25": 0.5}, k=30))
        >>> kept(index).k
        30
    """
    if tuned is None:
        index.keep_setting(_SETTING, None)
        return
    weights = {str(leg): weight for leg, weight in tuned.weights.items()}
    index.keep_setting(_SETTING, {"fingerprint": index.fingerprint, "weights": weights, "k": tuned.k})


def kept(index: Index) -> Tuned | None:
    """What is kept with the index; None if there is nothing, or it was learnt for another encoder."""
    known = index.setting(_SETTING)
    if not isinstance(known, Mapping) or known.get("fingerprint") != index.fingerprint:
        return None
    weights, k = known.get("weights"), known.get("k")
    if not isinstance(weights, Mapping) or not _counts(k):
        return None
    return Tuned({leg: float(weights[leg]) for leg in DEFAULT_WEIGHTS if _counts(weights.get(leg))}, float(k))  # type: ignore[arg-type]


def own(index: Index) -> Tuned:
    """What counts in an index where a caller says nothing, of every leg: what was tuned for it, else what is usual.

    Example:
        >>> own(index).weights["both-image"] == DEFAULT_WEIGHTS["both-image"]
        True
    """
    tuned = kept(index)
    return Tuned(DEFAULT_WEIGHTS, USUAL_K) if tuned is None else Tuned(checked_weights(tuned.weights), tuned.k)


def _counts(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and value >= 0
