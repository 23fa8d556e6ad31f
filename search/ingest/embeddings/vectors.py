"""Vectors as files hold them, made float32 rows; those that cannot be used are named by their row."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.nouns import Vectors


@dataclass(frozen=True)
class Given:
    """The vectors of one field in some rows of a source.

    Attributes:
        rows: float32 (n, dimension), of any length, as an index takes them; a row of NaN where there is no vector.
        absent: bool (n,), where the source says that there is none.
        wrong: what is wrong with a row's vector, as the end of the sentence "its vector …".
    """

    rows: Vectors
    absent: NDArray[np.bool_]
    wrong: Mapping[int, str]


def of_array(block: NDArray[np.floating]) -> Given:
    """From an array (n, dimension) of floating-point numbers of any size: every row is a vector.

    Example:
        >>> of_array(np.array([[3, 4], [0, 0]], np.float16)).wrong
        {1: 'is zero and points nowhere'}
    """
    rows = _single(block)
    return Given(rows, np.zeros(len(rows), bool), _unusable(rows))


def of_column(column: Any, dimension: int) -> Given:
    """From an Arrow column of lists of floating-point numbers: null says that there is no vector.

    Args:
        column: a `pyarrow` array of lists, large lists or lists of a fixed size.
        dimension: numbers that a list has to have.
    """
    from pyarrow import compute

    absent = column.is_null().to_numpy(zero_copy_only=False)
    lengths = compute.fill_null(compute.list_value_length(column), 0).to_numpy(zero_copy_only=False)[~absent]
    # Nulls inside a list become NaN, so that their row is refused.
    numbers = _single(column.flatten().to_numpy(zero_copy_only=False))
    fits = lengths == dimension
    if fits.all() and not absent.any():
        rows = numbers.reshape(-1, dimension)
        return Given(rows, absent, _unusable(rows))
    if not fits.all():
        numbers = numbers[np.repeat(fits, lengths)]
    given = np.flatnonzero(~absent)
    rows = np.full((len(absent), dimension), np.nan, np.float32)
    rows[given[fits]] = numbers.reshape(-1, dimension)
    wrong = {
        int(given[i]): f"has {length:,} numbers instead of {dimension:,}"
        for i, length in enumerate(lengths)
        if length != dimension
    }
    unusable = {row: why for row, why in _unusable(rows).items() if not absent[row]}
    return Given(rows, absent, unusable | wrong)


def _single(numbers: NDArray[np.floating]) -> Vectors:
    with np.errstate(over="ignore"):  # what float32 cannot hold is infinite then, and refused
        return np.asarray(numbers, np.float32)


def _unusable(rows: Vectors) -> dict[int, str]:
    with np.errstate(over="ignore", invalid="ignore"):
        squares = np.einsum("ij,ij->i", rows, rows)
    wrong = {}
    for row in np.flatnonzero(~(np.isfinite(squares) & (squares > 0))).tolist():
        # Squares of usable numbers can be too large or too small for float32, so that such rows are looked at again.
        if not np.isfinite(rows[row]).all():
            wrong[row] = "holds numbers that are not finite"
        elif not rows[row].any():
            wrong[row] = "is zero and points nowhere"
    return wrong
