"""A progress bar on stderr for long work; nothing but a line where stderr is no terminal."""

import sys
from collections.abc import Callable
from types import TracebackType

from tqdm import tqdm

QUICK = "making the index quick"
"""What is told of in hundredths when every document is stored."""

BACKING_UP, RESTORING = "backing up", "restoring"

IN_HUNDREDTHS = {QUICK, BACKING_UP, RESTORING}


def quick(progress: Callable[[int, int | None, str], None] | None) -> Callable[[float], None] | None:
    """Has a progress hear of making the index quick, for `Index.loading` and `Index.optimize`.

    Example:
        >>> quick(lambda *told: print(told))(0.4)
        (40, 100, 'making the index quick')
    """
    return None if progress is None else lambda share: progress(round(100 * share), 100, QUICK)


class ProgressBar:
    """Shows how far long work is; call it with what is done.

    Example:
        >>> with ProgressBar() as progress:
        ...     progress(32, 500, "pictures")
    """

    def __init__(self) -> None:
        self._bar: tqdm[None] | None = None
        self._what = ""

    def __call__(self, done: int, total: int | None, what: str) -> None:
        """Show that `done` of `total` (None: not known) are done; other things get a bar of their own."""
        if self._bar is None or what != self._what:
            self.__exit__(None, None, None)
            form = f"{what}: {{percentage:.0f}} % |{{bar}}| {{elapsed}}" if what in IN_HUNDREDTHS else None
            self._bar = tqdm(
                total=total, unit=f" {what}", file=sys.stderr, mininterval=0.2, dynamic_ncols=True, bar_format=form
            )
            self._what = what
        self._bar.total = total
        self._bar.update(done - self._bar.n)

    def __enter__(self) -> "ProgressBar":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None
