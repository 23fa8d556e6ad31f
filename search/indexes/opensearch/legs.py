"""Legs as searches of one `_msearch`, and its answers as rankings.

A search asks for nothing but the three values that hits are sorted by: the score, the document's id, which breaks ties,
and `has`, which tells what the document can be found by. All three lie in columns, so that no stored document is read.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from search.errors import InvalidQuery
from search.indexes.asked import asked
from search.indexes.opensearch.entries import HAS_CAPTION, HAS_IMAGE, HAS_WORDS
from search.indexes.opensearch.filters import Clause
from search.indexes.opensearch.mapping import LONGEST_TERM, MOST_HITS, About
from search.nouns import Leg, LegName, Ranking, Vector
from search.words import words

K1 = 1.2
"""BM25's constant, the server's default."""

LEAVES_OUT = 3
"""The server's major version from which on BM25 scores lack the constant factor k1 + 1, as Lucene's do since version 8;
before, OpenSearch took Lucene's older class, which has it (OpenSearch 3.0, breaking changes)."""

SPARE = 10
"""Hits more than asked for: cosines that differ beyond the sixth decimal count as equal and may change places."""

MOST_WORDS = 1000
"""Different words of a query that are looked for; the server takes at most 1,024 clauses."""

VIEWS: Mapping[LegName, tuple[str, int]] = {
    "text-bm25": ("caption_terms", HAS_WORDS),
    "text-caption": ("caption_vector", HAS_CAPTION),
    "text-image": ("image_vector", HAS_IMAGE),
    "image-image": ("image_vector", HAS_IMAGE),
    "image-caption": ("caption_vector", HAS_CAPTION),
    "both-image": ("image_vector", HAS_IMAGE),
    "text-average": ("average_vector", HAS_IMAGE | HAS_CAPTION),
    "image-average": ("average_vector", HAS_IMAGE | HAS_CAPTION),
}
"""Leg → the field it looks in, and the bits of `has` that a document needs to be seen by it."""

_WITHOUT_IMAGE: Clause = {"terms": {"has": [bits for bits in range(8) if not bits & HAS_IMAGE]}}


def search(leg: Leg, about: About, *, depth: int, neighbours: int, filters: Sequence[Clause]) -> dict[str, Any]:
    """The body of a leg's search.

    Args:
        leg: what to look for.
        about: the build that is searched.
        depth: hits to return.
        neighbours: vectors that a vector leg considers per shard, at least.
        filters: clauses that every hit must match.

    Raises:
        InvalidQuery: an unknown leg, or one without its text or a usable vector.
    """
    query = asked(leg, about.dimension)
    chosen = [*filters, *([_WITHOUT_IMAGE] if leg.only_without_image else [])]
    return {
        "size": min(depth + SPARE, MOST_HITS),
        "query": _words(query, about, chosen)
        if isinstance(query, str)
        else _near(leg.name, query, about, min(max(neighbours, depth + SPARE), MOST_HITS), chosen),
        "sort": ["_score", {"id": "asc"}, {"has": "asc"}],
        "_source": False,
        "stored_fields": "_none_",
        "track_total_hits": False,
    }


def request(searches: Sequence[Mapping[str, Any]], build: str, *, shards: int) -> str:
    """The text of an `_msearch`. Its preference follows from what is asked, so that a reload asks the same copies.

    With several shards the words are counted over all of them first, else each shard would rank by its own statistics.
    """
    bodies = [orjson.dumps(search, option=orjson.OPT_SERIALIZE_NUMPY) for search in searches]
    header = {
        "index": build,
        "preference": hashlib.sha256(b"".join(bodies)).hexdigest()[:16],
        "allow_partial_search_results": False,
        **({"search_type": "dfs_query_then_fetch"} if shards > 1 else {}),
    }
    head = orjson.dumps(header)
    return b"".join(part for body in bodies for part in (head, b"\n", body, b"\n")).decode()


def rankings(
    legs: Sequence[Leg], found: Sequence[Sequence[Sequence[Any]] | str], depth: int, *, major: int
) -> list[Ranking]:
    """The legs' rankings from the sort values of their hits.

    Args:
        legs: what was asked.
        found: for each leg its hits as [score, id, has], best first; or a text on why the leg failed.
        depth: hits per leg.
        major: the server's major version.
    """
    hits = [[] if isinstance(each, str) else list(each) for each in found]
    has = {id_: bits for each in hits for _, id_, bits in each}
    done = []
    for leg, each, given in zip(legs, hits, found, strict=True):
        _, needed = VIEWS[leg.name]
        scored = [(_score(leg, score, major), id_) for score, id_, _ in each]
        scored.sort(key=lambda hit: (-hit[0], hit[1]))  # rounded scores may tie where the server saw a difference
        blind = frozenset(
            id_
            for id_, bits in has.items()
            if bits & needed != needed or (leg.only_without_image and bits & HAS_IMAGE)
        )  # fmt: skip
        done.append(
            Ranking(
                leg.name,
                tuple(id_ for _, id_ in scored[:depth]),
                tuple(score for score, _ in scored[:depth]),
                blind,
                given if isinstance(given, str) else "",
            )
        )
    return done


def _score(leg: Leg, score: float, major: int) -> float:
    """A BM25 score with the constant factor, or the cosine from which the server made the score of an inner product.

    Source of the latter: OpenSearch's documentation of spaces, `innerproduct`: 1 + d for d ≥ 0, else 1 / (1 − d).
    """
    if leg.name == "text-bm25":
        return score * (K1 + 1) if major >= LEAVES_OUT else score
    return round(score - 1 if score >= 1 else 1 - 1 / score, 6) + 0.0


def _words(text: str, about: About, filters: list[Clause]) -> Clause:
    found = words(text)
    if about.language:
        # The server's analyzer makes words of its own, about as many.
        bounded = text if len(found) <= MOST_WORDS else " ".join(found[:MOST_WORDS])
        return {"bool": {"must": {"match": {"caption_analysed": bounded}}, "filter": filters}}
    counted = Counter(word for word in found if len(word.encode()) <= LONGEST_TERM)
    asked_for = list(counted.items())[:MOST_WORDS]
    terms = [{"term": {"caption_terms": {"value": word, "boost": times}}} for word, times in asked_for]
    if not terms:
        return {"match_none": {}}
    return {"bool": {"should": terms, "minimum_should_match": 1, "filter": filters}}


def _near(name: LegName, vector: Vector, about: About, neighbours: int, filters: list[Clause]) -> Clause:
    field, _ = VIEWS[name]
    if field == "average_vector" and not about.average:
        raise InvalidQuery(
            f"the leg '{name}' needs average vectors, which this index does not hold; make it with "
            "TRIPTYCH_OPENSEARCH_AVERAGE=1"
        )
    near: dict[str, Any] = {"vector": vector, "k": neighbours}
    if filters:
        near["filter"] = {"bool": {"filter": filters}}
    return {"knn": {field: near}}
