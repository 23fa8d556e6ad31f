"""How many threads a library may use for a piece of work."""

import threading
from types import TracebackType

_alone = threading.local()


class one_faiss_thread:  # noqa: N801 - it stands behind `with`, as a function would, for less than a generator costs
    """Inside, FAISS works in the calling thread alone.

    For work of a millisecond its threads gain little, and on a machine that does other work they wait for one another
    most of the time. OpenMP keeps the number for each thread that calls, so nobody else is slowed down. One within
    another costs nothing.
    """

    _threads = 0

    def __enter__(self) -> None:
        import faiss

        if getattr(_alone, "already", False):
            return
        self._threads = faiss.omp_get_max_threads()
        faiss.omp_set_num_threads(1)
        _alone.already = True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        import faiss

        if self._threads:
            _alone.already = False
            faiss.omp_set_num_threads(self._threads)
