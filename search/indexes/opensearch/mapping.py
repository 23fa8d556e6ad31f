"""How documents lie in OpenSearch: the indexes' names, their settings and their fields.

An index `shop` is an alias in front of one build, `shop--<12 of the fingerprint>--0001`, and of `shop--media`, which
holds the thumbnails of all builds, which are of the same documents. A build from a backup is not, and has its own,
`shop--<12 of the fingerprint>--0001--media`. Everything is written through aliases of its own (`…--write`) that the
writer requires: a server would otherwise make up an index when someone writes into one that was just deleted.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from search.errors import InvalidInput
from search.settings import Settings

SCHEMA = 1
"""Version of this layout."""

MARK = "triptych"
"""The key in a mapping's `_meta` under which an index of ours describes itself."""

WRITE = "--write"

MEDIA = "--media"

LONGEST_TERM = 8000
"""Bytes of the longest text that is indexed as one term; Lucene takes at most 32,766."""

LONGEST_WORD = 8190
"""Characters of the longest word of a caption, four bytes each at most; what is longer is cut into pieces."""

MOST_HITS = 10_000
"""Hits that a leg gives at most, and neighbours that a vector leg can ask for: the server's own limits."""

SHOWN = ("id", "caption", "image", "image_digest", "source", "fields", "has", "spread")
"""What the server keeps of an entry as it was sent: the document. The rest lies in indexes and columns; were vectors
kept in that text as well, reading ten documents would take ten times as long."""

COMPRESSIONS = ("2x", "4x", "8x", "16x", "32x")

_BUILD = re.compile(r"(?P<name>.+)--(?P<print>[0-9a-f]{12})--(?P<number>\d{4,})")


@dataclass(frozen=True)
class About:
    """What a build says of itself, in the `_meta` of its mapping.

    Attributes:
        fingerprint, dimension, encoder: see `search.indexes.Index`.
        schema: version of the layout.
        language: of the analysed captions, or empty.
        average: whether average vectors are stored.
        settings: what `keep_setting` kept.
        published: whether it is or was served; else it is under construction.
        frozen_at: seconds since 1970 at which the build was closed for writers; 0 if it is open.
        own_media: whether its thumbnails are in an index of their own, and not where those of the other builds are.
    """

    fingerprint: str
    dimension: int
    encoder: str = ""
    schema: int = SCHEMA
    language: str = ""
    average: bool = False
    settings: Mapping[str, Any] | None = None
    published: bool = False
    frozen_at: float = 0.0
    own_media: bool = False


def build_name(name: str, fingerprint: str, number: int) -> str:
    """The name of a build.

    Example:
        >>> build_name("shop", "0123456789abcdef", 3)
        'shop--0123456789ab--0003'
    """
    short = fingerprint[:12]
    if not re.fullmatch(r"[0-9a-f]{12}", short):  # vectors from elsewhere may be called anything
        short = hashlib.sha256(fingerprint.encode()).hexdigest()[:12]
    return f"{name}--{short}--{number:04}"


def build_number(name: str, build: str) -> int | None:
    """The number of a build of that name, or None if it is something else."""
    found = _BUILD.fullmatch(build)
    return int(found["number"]) if found and found["name"] == name else None


def media_of(build: str, *, own: bool = False) -> str:
    """The index with the thumbnails that belong to a build, see `About.own_media`.

    Example:
        >>> media_of("shop--0123456789ab--0003"), media_of("shop--0123456789ab--0003", own=True)
        ('shop--media', 'shop--0123456789ab--0003--media')
    """
    return (build if own else build.partition("--")[0]) + MEDIA


def meta(about: About) -> dict[str, Any]:
    """`_meta` of a mapping. Where thumbnails lie where they always did, it reads as it always did."""
    told = {**vars(about), "settings": dict(about.settings or {})}
    return {MARK: told if about.own_media else {name: value for name, value in told.items() if name != "own_media"}}


def body(about: About, settings: Settings) -> dict[str, Any]:
    """Settings and mapping of a new build.

    Args:
        about: what it is for.
        settings: shards, replicas and how vectors are indexed.

    Raises:
        InvalidInput: a setting that makes no sense.
    """
    return {
        "settings": {
            "index": {"knn": True, "number_of_shards": settings.opensearch_shards, **replicas(settings)},
            "analysis": {
                "tokenizer": {"spaces": {"type": "whitespace", "max_token_length": LONGEST_WORD}},
                "analyzer": {"spaces": {"type": "custom", "tokenizer": "spaces"}},
            },
        },
        "mappings": {
            "dynamic": "strict",
            "_meta": meta(about),
            "_source": {"includes": [*SHOWN]},
            "properties": _fields(about, settings),
        },
    }


def replicas(settings: Settings) -> dict[str, Any]:
    """The index settings for copies of each shard; `auto` means one as soon as there is a second node."""
    chosen = settings.opensearch_replicas
    if chosen == "auto":
        return {"auto_expand_replicas": "0-1"}
    if not chosen.isdecimal():
        raise InvalidInput(f"TRIPTYCH_OPENSEARCH_REPLICAS is '{chosen}'; give a number, or auto")
    return {"auto_expand_replicas": False, "number_of_replicas": int(chosen)}


def media_body(settings: Settings) -> dict[str, Any]:
    """Settings and mapping of the index with the thumbnails: stored, never searched."""
    return {
        "settings": {"index": {"number_of_shards": settings.opensearch_shards, **replicas(settings)}},
        "mappings": {
            "dynamic": "strict",
            "_meta": {MARK: {"schema": SCHEMA}},
            "properties": {
                "id": {"type": "keyword", "index": False, "doc_values": False},
                "webp": {"type": "binary"},
            },
        },
    }


def _fields(about: About, settings: Settings) -> dict[str, Any]:
    shown = {"type": "keyword", "index": False, "doc_values": False}
    term = {"type": "keyword", "ignore_above": LONGEST_TERM}
    vector = _vector(about.dimension, settings)
    fields: dict[str, Any] = {
        "id": {"type": "keyword"},
        "caption": shown,
        "caption_terms": {"type": "text", "analyzer": "spaces", "index_options": "freqs"},
        "caption_words": {**term, "index": False},
        "image": shown,
        "image_digest": shown,
        "source": term,
        "fields": {"type": "object", "enabled": False},
        "field_names": term,
        "field_values": term,
        "field_numbers": term,
        "has": {"type": "byte"},
        "spread": {"type": "long"},
        "image_vector": vector,
        "caption_vector": vector,
        "image_bytes": {"type": "binary", "store": True},
        "caption_bytes": {"type": "binary", "store": True},
    }
    if about.average:
        fields["average_vector"] = vector
    if about.language:
        fields["caption_analysed"] = {"type": "text", "analyzer": about.language, "index_options": "freqs"}
    return fields


def _vector(dimension: int, settings: Settings) -> dict[str, Any]:
    """A field of vectors. Lucene keeps them as they are; faiss can keep them on disk, compressed."""
    field = {"type": "knn_vector", "dimension": dimension}
    if settings.opensearch_on_disk:
        if settings.opensearch_on_disk not in COMPRESSIONS:
            raise InvalidInput(
                f"TRIPTYCH_OPENSEARCH_ON_DISK is '{settings.opensearch_on_disk}'; give {', '.join(COMPRESSIONS)}"
            )
        return {
            **field,
            "space_type": "innerproduct",
            "mode": "on_disk",
            "compression_level": settings.opensearch_on_disk,
        }
    parameters = {"m": settings.opensearch_m, "ef_construction": settings.opensearch_ef_construction}
    method = {"name": "hnsw", "engine": "lucene", "space_type": "innerproduct", "parameters": parameters}
    return {**field, "method": method}
