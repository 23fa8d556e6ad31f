"""Places that a benchmark uses for a while."""

from search.errors import IndexNotFound
from search.indexes import drop_index


def forget(place: str) -> None:
    """Delete the index of an earlier run, if there is one."""
    try:
        drop_index(place)
    except IndexNotFound:
        return
