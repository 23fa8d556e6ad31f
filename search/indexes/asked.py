"""What a leg asks with, looked through before any backend searches with it."""

import math

import numpy as np

from search.errors import InvalidQuery
from search.nouns import LEG_NAMES, Leg, Vector

UNIT = 2.5e-7
"""A float32 vector whose squared length is so near to 1 comes no nearer by being divided by it."""


def asked(leg: Leg, dimension: int) -> str | Vector:
    """The text that `text-bm25` looks for, or another leg's vector, float32 (dimension,), brought to length 1.

    Raises:
        InvalidQuery: an unknown leg, one without its text or vector, a vector of another dimension or no direction.

    Example:
        >>> asked(Leg("text-image", vector=np.array([0, 5], np.float32)), 2)
        array([0., 1.], dtype=float32)
    """
    if leg.name not in LEG_NAMES:
        raise InvalidQuery(f"'{leg.name}' is no leg; there are {', '.join(LEG_NAMES)}")
    if leg.name == "text-bm25":
        if leg.text is None:
            raise InvalidQuery("the leg 'text-bm25' has no text to look for")
        return leg.text
    if leg.vector is None:
        raise InvalidQuery(f"the leg '{leg.name}' has no vector to look for")
    vector = np.asarray(leg.vector)
    if vector.shape != (dimension,):
        raise InvalidQuery(
            f"the vector of the leg '{leg.name}' has the shape {vector.shape}; this index needs ({dimension},)"
        )
    if vector.dtype == np.float32:
        with np.errstate(over="ignore"):
            is_unit = abs(vector.dot(vector) - 1) < UNIT
        if is_unit:
            return np.ascontiguousarray(vector)
    vector = vector.astype(np.float64)
    length = math.sqrt(vector.dot(vector))
    if not (math.isfinite(length) and length > 0):
        raise InvalidQuery(f"the vector of the leg '{leg.name}' is zero or not finite")
    return np.asarray(vector / length, np.float32)
