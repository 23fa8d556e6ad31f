"""Many documents at once to the server: with back-pressure, each of them acknowledged or named."""

import random
import time
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from opensearchpy.helpers import streaming_bulk

from search.errors import InvalidDocuments, InvalidInput, TriptychError, Unavailable
from search.indexes.opensearch.connection import FIRST_PAUSE, LONGEST_PAUSE, Connection
from search.indexes.opensearch.faults import FLOOD, PASSING, refusal, translated

Action: TypeAlias = dict[str, Any]

Refused: TypeAlias = tuple[int, int, Any]
"""An action's place, the status that it got, and what the server says about it."""

CHUNK = 500
"""Documents per request, and `CHUNK_BYTES` of them at most: the server's own advice is 5 to 15 MB."""

CHUNK_BYTES = 10_000_000

PATIENCE = 60.0
"""Seconds for which what the server turns away (too much to do, a shard on its way) is sent again."""

SHARD_PATIENCE = 10
"""Seconds that the server itself waits for a shard that is down; then it says so, where silence would say nothing."""


def put(index: str, key: str, entry: dict[str, Any]) -> Action:
    """Store an entry under a key, in place of what is there."""
    return {"_op_type": "index", "_index": index, "_id": key, "_source": entry}


def forget(index: str, key: str) -> Action:
    """Delete the entry under a key, if there is one."""
    return {"_op_type": "delete", "_index": index, "_id": key}


def carry_out(connection: Connection, actions: Sequence[Action]) -> list[bool]:
    """Have the server do all of it; for each action whether it changed something (a deletion: whether it was there).

    An action is done when the server has it on disk, on every copy that is up. It can be done twice without harm, so
    after a broken connection it is simply sent again.

    Raises:
        IndexBusy: the index is closed for writers.
        IndexNotFound: it was deleted.
        InvalidDocuments: the server refuses a document for good, which is named; the others may have been stored.
        Unavailable: the server or its disk is not up to it; some of the actions may have been done, the rest was not.
    """
    results = [False] * len(actions)
    waiting = list(range(len(actions)))
    deadline, pause = time.monotonic() + PATIENCE, FIRST_PAUSE
    while waiting:
        refused: list[Refused] = []
        for place, status, item in _sent(connection, [actions[place] for place in waiting]):
            if status < 300 or (status == 404 and "error" not in item):
                results[waiting[place]] = status != 404
            else:
                refused.append((waiting[place], status, item.get("error") or {}))
        hopeless = [each for each in refused if each[1] not in PASSING or FLOOD in str(each[2])]
        if hopeless or (refused and time.monotonic() + pause > deadline):
            raise _failed(connection, actions, hopeless or refused)
        waiting = [place for place, _, _ in refused]
        if waiting:
            time.sleep(random.uniform(pause / 2, pause))  # noqa: S311 - no secret
            pause = min(pause * 2, LONGEST_PAUSE)
    return results


def _sent(connection: Connection, actions: list[Action]) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """Each action's place, status and answer."""
    with translated(connection.address):
        answers = streaming_bulk(
            connection.client,
            actions,
            chunk_size=CHUNK,
            max_chunk_bytes=CHUNK_BYTES,
            raise_on_error=False,
            raise_on_exception=True,
            max_retries=0,  # what is turned away is sent again above, with statuses that the helper does not know
            request_timeout=PATIENCE,
            timeout=f"{SHARD_PATIENCE}s",
            require_alias=True,
        )
        for place, (_, answer) in enumerate(answers):
            ((_, item),) = answer.items()
            yield place, int(item["status"]), item


def _failed(connection: Connection, actions: Sequence[Action], refused: Sequence[Refused]) -> TriptychError:
    place, status, told = refused[0]
    error = refusal(status, told, connection.address)
    first = actions[place].get("_source", {}).get("id", actions[place]["_id"])
    if isinstance(error, InvalidInput):
        return InvalidDocuments(f"the document '{first[:100]}' was not stored: {error}")
    if len(refused) == len(actions) or not isinstance(error, Unavailable):
        return error
    return type(error)(
        f"{len(refused)} of {len(actions)} changes were not stored, the first of '{first[:100]}': {error}"
    )
