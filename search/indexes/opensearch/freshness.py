"""What this process has written to a build, and how much of it searches are sure to see.

A server shows a change within a second. Whoever made it and asks at once sees it too: the first search after a change
refreshes the build, so that a long load is not slowed down by a refresh after each of its batches.
"""

import threading

from search.indexes.opensearch.connection import Connection

_lock = threading.Lock()
_written: dict[tuple[str, str], int] = {}
"""Place → how many changes this process made there. A place is a cluster's servers and a build's name."""
_shown: dict[tuple[str, str], int] = {}
"""Place → how many of them searches are sure to see."""


def note_change(connection: Connection, build: str) -> None:
    """Something was written there."""
    place = connection.address.servers, build
    with _lock:
        _written[place] = _written.get(place, 0) + 1


def refresh(connection: Connection, build: str, seconds: float | None = None) -> None:
    """Have the server show what this process has written there; nothing is asked of it if it shows all.

    Args:
        connection: to the cluster.
        build: the name of the build.
        seconds: how long it may take, if not as long as any request.

    Raises:
        Unavailable: a shard is not there, or copies of it do not answer in time; the next call tries again.
    """
    place = connection.address.servers, build
    with _lock:
        changes = _written.get(place, 0)
        if changes <= _shown.get(place, 0):
            return
    # Others that search meanwhile refresh for themselves: only when this is done is anything sure to be seen.
    answer = connection.ask("POST", f"/{build}/_refresh", seconds=seconds)
    if not answer["_shards"]["failed"]:
        with _lock:
            _shown[place] = max(changes, _shown.get(place, 0))
