"""An array that only grows at its end, so that whoever holds a view of it never sees a change."""

from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray


class Growing:
    """Rows of one dtype with room to spare behind them; growing by one row at a time costs a constant time per row.

    Example:
        >>> flags = Growing(bool)
        >>> flags.grow(2)[:] = [True, False]
        >>> before = flags.view()
        >>> flags.grow(1)[:] = True
        >>> before.tolist(), flags.view().tolist()
        ([True, False], [True, False, True])
    """

    def __init__(self, dtype: DTypeLike, width: int | None = None) -> None:
        """Empty. `width`: rows of that many numbers, shape (n, width); None for plain numbers, shape (n,)."""
        self._buffer: NDArray[Any] = np.zeros((0,) if width is None else (0, width), dtype)
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def grow(self, count: int) -> NDArray[Any]:
        """Add rows of zeros; returns them, to be written to before the next view is taken."""
        start, self._length = self._length, self._length + count
        if self._length > len(self._buffer):
            # The first filling is mostly the whole index: no room is wasted on it.
            room = self._length if start == 0 else self._length + self._length // 4
            larger = np.zeros((room, *self._buffer.shape[1:]), self._buffer.dtype)
            larger[:start] = self._buffer[:start]
            self._buffer = larger
        return self._buffer[start : self._length]

    def view(self) -> NDArray[Any]:
        """The rows so far, read-only and unchanging."""
        rows = self._buffer[: self._length]
        rows.setflags(write=False)
        return rows
