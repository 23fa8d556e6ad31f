"""A progress bar on stderr for long work; nothing but a line where stderr is no terminal."""

import sys
from types import TracebackType

from tqdm import tqdm


class ProgressBar:
    """Shows how far long work is; call it with what is done.

    Example:
        >>> with ProgressBar() as progress:
        ...     progress(32, 500, "pictures")
    """

    def __init__(self) -> None:
        self._bar: tqdm[None] | None = None

    def __call__(self, done: int, total: int | None, what: str) -> None:
        """Show that `done` of `total` (None: not known) are done."""
        if self._bar is None:
            self._bar = tqdm(total=total, unit=f" {what}", file=sys.stderr, mininterval=0.2, dynamic_ncols=True)
        self._bar.total = total
        self._bar.update(done - self._bar.n)

    def __enter__(self) -> "ProgressBar":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.close()
