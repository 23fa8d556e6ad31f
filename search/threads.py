"""How many threads a library may use for a piece of work."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def one_faiss_thread() -> Iterator[None]:
    """Inside, FAISS works in the calling thread alone.

    For work of a millisecond its threads gain little, and on a machine that does other work they wait for one another
    most of the time. OpenMP keeps the number for each thread that calls, so nobody else is slowed down.
    """
    import faiss

    threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(threads)
