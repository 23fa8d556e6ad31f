"""Joining the segments of a build, and with that forgetting what was removed.

A server keeps what was removed or replaced for copies that may have to catch up, and counts it in BM25's statistics as
long; the shards agree every half minute on how far back that has to reach.
"""

import time
from collections.abc import Iterator

from search.indexes.opensearch.connection import Connection

PATIENCE = 24 * 3600.0
"""Seconds that joining all segments may take."""

AGREEMENT = 60.0
"""Seconds to wait until what was removed may be forgotten; after that the segments are joined with it."""


def join_segments(connection: Connection, build: str) -> None:
    """One segment per shard, without what was removed before; searches go on meanwhile."""
    last, deadline = _last_changes(connection, build), time.monotonic() + AGREEMENT
    while _removed(connection, build) and not _forgettable(connection, build, last) and time.monotonic() < deadline:
        time.sleep(0.2)
    connection.ask("POST", f"/{build}/_flush", parameters={"force": "true"}, seconds=PATIENCE)
    connection.ask("POST", f"/{build}/_forcemerge", parameters={"max_num_segments": 1}, seconds=PATIENCE)
    connection.ask("POST", f"/{build}/_refresh")


def _removed(connection: Connection, build: str) -> int:
    """How many documents were removed or replaced and are still kept."""
    return int(connection.ask("GET", f"/{build}/_stats/docs")["_all"]["primaries"]["docs"]["deleted"])


def _last_changes(connection: Connection, build: str) -> dict[str, int]:
    """Shard → the number of its last change."""
    return {shard: last for shard, last, _ in _shards(connection, build)}


def _forgettable(connection: Connection, build: str, last: dict[str, int]) -> bool:
    """Whether no copy of any shard needs the changes up to those any more."""
    return all(kept > last[shard] for shard, _, kept in _shards(connection, build))


def _shards(connection: Connection, build: str) -> Iterator[tuple[str, int, int]]:
    """Each shard, the number of its last change, and from which change on everything is kept."""
    wanted = {"level": "shards", "filter_path": "indices.*.shards"}
    answer = connection.ask("GET", f"/{build}/_stats/docs", parameters=wanted)
    for shard, copies in answer["indices"][build]["shards"].items():
        leases = [lease["retaining_seq_no"] for copy in copies for lease in copy["retention_leases"]["leases"]]
        yield shard, max(copy["seq_no"]["max_seq_no"] for copy in copies), min(leases, default=0)
