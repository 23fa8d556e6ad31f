"""Is what an index has stored still what was put there? The checks that every backend's `verify` shares."""

import io
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

NORM_TOLERANCE = 1e-3
"""How far from 1 a stored vector's length may be: float32 keeps it within 1e-6, so this finds nothing but damage."""


def vector_defect(vector: NDArray[np.float32] | Sequence[float], dimension: int) -> str | None:
    """What is wrong with a stored vector, to be put behind its name; None if nothing is.

    Example:
        >>> vector_defect([3.0, 4.0], 2)
        'has the length 5.0000 instead of 1'
    """
    numbers = np.asarray(vector, np.float64)
    if numbers.shape != (dimension,):
        return f"has {numbers.size} numbers instead of {dimension}"
    length = float(np.linalg.norm(numbers))
    if not np.isfinite(length):
        return "is not finite"
    return f"has the length {length:.4f} instead of 1" if abs(length - 1) > NORM_TOLERANCE else None


def thumbnail_defect(webp: bytes) -> str | None:
    """What is wrong with a stored thumbnail, to be put behind its name; None if nothing is."""
    try:
        with Image.open(io.BytesIO(webp), formats=["WEBP"]) as image:
            image.load()
    except Exception:  # damaged bytes can make a decoder raise nearly anything
        return "does not open as WebP"
    return None
