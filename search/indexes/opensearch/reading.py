"""Everything that is read from a build beside the legs: entries by their keys, in pages, counted and summed up."""

import base64
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from search.errors import IndexNotFound
from search.indexes.opensearch.connection import Connection
from search.indexes.opensearch.entries import HAS_CAPTION, HAS_IMAGE, VECTOR_BYTES, key_of, read
from search.indexes.opensearch.faults import refusal
from search.indexes.opensearch.filters import Clause
from search.nouns import VectorField, Vectors

KEYS_AT_ONCE = 1000

PAGE = 1000

MOST_VALUES = 10_000
"""Different values that are counted; of a field with more, the commonest."""

MOST_NAMES = 1000

WHOLE = {"allow_partial_search_results": "false"}
"""An answer without a shard that is down would be a wrong one."""

_REGEX = set('.?+*|{}[]()"\\#@&<>~^$-')
"""Characters with a meaning in Lucene's regular expressions."""


def by_key(connection: Connection, index: str, ids: Sequence[str], *, column: str = "") -> dict[str, Mapping[str, Any]]:
    """The entries of those ids that exist, by id, in the order asked for, as new as the last acknowledged change.

    Args:
        connection: to the cluster.
        index: of the server.
        ids: of documents.
        column: read this stored column alone; an entry that has it not is an empty one.
    """
    wanted = {"stored_fields": column, "_source": "false"} if column else {}
    keys = {id_: key_of(id_) for id_ in ids}
    found: dict[str, Mapping[str, Any]] = {}
    order = list(keys)
    for start in range(0, len(order), KEYS_AT_ONCE):
        some = order[start : start + KEYS_AT_ONCE]
        answers = _many(connection, index, [keys[id_] for id_ in some], wanted)
        for id_, entry in zip(some, answers, strict=True):
            if entry["found"]:
                found[id_] = entry.get("fields", {}) if column else entry["_source"]
    return found


def _many(connection: Connection, index: str, keys: list[str], wanted: Mapping[str, str]) -> list[Mapping[str, Any]]:
    """What an `_mget` says to each key. A shard that is on its way fails within an answer that is otherwise well."""
    for last in connection.attempts():
        answers: list[Mapping[str, Any]]
        answers = connection.ask("POST", f"/{index}/_mget", {"ids": keys}, parameters=wanted)["docs"]
        refused = [refusal(503, entry["error"], connection.address) for entry in answers if "error" in entry]
        if not refused:
            return answers
        if last or isinstance(refused[0], IndexNotFound):
            raise refused[0]
    raise AssertionError("the last attempt returns or raises")


def thumbnails(connection: Connection, media: str, ids: Sequence[str]) -> dict[str, bytes]:
    """The thumbnails of those ids that have one, in the index `media`."""
    found = by_key(connection, media, ids)
    return {id_: base64.b64decode(entry["webp"]) for id_, entry in found.items()}


def vectors(connection: Connection, build: str, ids: Sequence[str], field: VectorField, dimension: int) -> Vectors:
    """float32 (len(ids), dimension), one row per id in the order asked for; NaN where there is none."""
    name = VECTOR_BYTES[field]
    found = by_key(connection, build, ids, column=name)
    rows = np.full((len(ids), dimension), np.nan, np.float32)
    for row, id_ in enumerate(ids):
        if (texts := found.get(id_, {}).get(name)) is not None:
            rows[row] = read(texts[0])
    return rows


def sample(connection: Connection, build: str, field: VectorField, size: int, dimension: int) -> Vectors:
    """The vectors of the documents that come first in the order of `search.indexes.spread`."""
    if size < 1:
        return np.empty((0, dimension), np.float32)
    bit = HAS_IMAGE if field == "image" else HAS_CAPTION
    having: list[Clause] = [{"terms": {"has": [bits for bits in range(8) if bits & bit]}}]
    name = VECTOR_BYTES[field]
    order = [{"spread": "asc"}, {"id": "asc"}]
    found = [read(hit["fields"][name][0]) for hit in hits(connection, build, order, having, size=size, columns=[name])]
    return np.array(found, np.float32).reshape(len(found), dimension)


def hits(
    connection: Connection,
    build: str,
    order: Sequence[Mapping[str, Any]],
    filters: Sequence[Clause],
    *,
    size: int | None = None,
    after: Sequence[Any] | None = None,
    columns: Sequence[str] = (),
) -> Iterator[Mapping[str, Any]]:
    """Hits in an order, page after page, at most `size` of them, those behind the sort values `after`.

    Each has the entry as `_source` and, as `fields`, the stored columns that were asked for, a list each.
    """
    left = size
    while left is None or left > 0:
        body: dict[str, Any] = {
            "size": PAGE if left is None else min(left, PAGE),
            "query": {"bool": {"filter": list(filters)}},
            "sort": list(order),
            "_source": True,
            "stored_fields": list(columns),
            "track_total_hits": False,
        }
        if after is not None:
            body["search_after"] = list(after)
        page = connection.ask("POST", f"/{build}/_search", body, parameters=WHOLE)["hits"]["hits"]
        yield from page
        if len(page) < body["size"]:
            return
        after = page[-1]["sort"]
        left = None if left is None else left - len(page)


def summed_up(
    connection: Connection, build: str, sums: Mapping[str, Any], filters: Sequence[Clause] = ()
) -> Mapping[str, Any]:
    """The results of aggregations, by their names."""
    body = {"size": 0, "query": {"bool": {"filter": list(filters)}}, "aggs": sums, "track_total_hits": False}
    answer: Mapping[str, Any] = connection.ask("POST", f"/{build}/_search", body, parameters=WHOLE)
    found: Mapping[str, Any] = answer["aggregations"]
    return found


def facets(
    connection: Connection, build: str, names: Sequence[str], filters: Sequence[Clause]
) -> dict[str, dict[str, int]]:
    """Each field's values with how many documents have them, commonest first, ties by value."""
    if not names:
        return {}
    sums = {str(place): commonest("field_values", name + "\0", MOST_VALUES) for place, name in enumerate(names)}
    found = summed_up(connection, build, sums, filters)
    return {
        name: {bucket["key"][len(name) + 1 :]: bucket["doc_count"] for bucket in found[str(place)]["buckets"]}
        for place, name in enumerate(names)
    }


def commonest(field: str, prefix: str, size: int) -> dict[str, Any]:
    """An aggregation: the terms of a field that begin with a prefix, those of the most documents first."""
    chosen = {"include": "".join(f"\\{c}" if c in _REGEX else c for c in prefix) + "(.*)"} if prefix else {}
    order = [{"_count": "desc"}, {"_key": "asc"}]
    return {"terms": {"field": field, "size": size, "order": order, **chosen}}


def documents(connection: Connection, build: str) -> int:
    """How many documents there are."""
    return int(connection.ask("GET", f"/{build}/_count")["count"])


def size_on_disk(connection: Connection, build: str, media: str) -> int:
    """Bytes of a build and of the index with its thumbnails, without copies."""
    answer = connection.ask("GET", f"/{build},{media}/_stats/store")
    return int(answer["_all"]["primaries"]["store"]["size_in_bytes"])


def changes(connection: Connection, build: str) -> int:
    """How many changes the build has seen: the sequence numbers of its shards, which count every single one."""
    wanted = {"level": "shards", "filter_path": "indices.*.shards"}
    answer = connection.ask("GET", f"/{build}/_stats/docs", parameters=wanted)
    shards: Mapping[str, list[dict[str, Any]]] = answer.get("indices", {}).get(build, {}).get("shards", {})
    if not shards:
        raise refusal(503, "no shard is up", connection.address)
    return sum(max(copy["seq_no"]["max_seq_no"] + 1 for copy in copies) for copies in shards.values())
