"""The words of the project as frozen values: document, query, leg, ranking, hit, results.

They hold no behaviour beyond checking themselves; every stage of a search takes some of them and returns others.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray
from PIL.Image import Image

from search.errors import InvalidQuery
from search.plain import plain
from search.where import Where, checked_where

Vector: TypeAlias = NDArray[np.float32]
"""One L2-normalised float32 vector, shape (dimension,)."""

Vectors: TypeAlias = NDArray[np.float32]
"""L2-normalised float32 rows, shape (n, dimension); where it is allowed, a row of NaN means "no vector"."""

Picture: TypeAlias = bytes | Path | Image
"""A picture as a caller hands it in: the bytes of a file, the path of one, or an opened image."""

VectorField: TypeAlias = Literal["image", "caption"]
"""The two vectors that a document can have."""

LegName: TypeAlias = Literal[
    "text-bm25",
    "text-caption",
    "text-image",
    "image-image",
    "image-caption",
    "both-image",
    "text-average",
    "image-average",
]
"""A leg is named for the part of the query it asks with and for where it looks."""

LEG_NAMES: tuple[LegName, ...] = get_args(LegName)

LONGEST_TEXT = 10_000
"""Characters that a query's text may have: far more than any encoder reads, and a bound on what a stranger may send."""


@dataclass(frozen=True)
class Document:
    """One image with its caption and fields, or a text alone.

    Attributes:
        id: unique in its index; not empty.
        caption: what is said about the picture; may be empty.
        fields: what else is known, such as category, colour or price; text, compared as numbers where it parses.
        image: where the picture is, relative to the root of its source; None for a text alone.
        source: the name of the source that it came from.
        image_digest: SHA-256 of the picture's file, in hex: tells unchanged files and identical pictures.
    """

    id: str
    caption: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    image: str | None = None
    source: str = ""
    image_digest: str | None = None


@dataclass(frozen=True)
class Query:
    """What is searched for; checked here once, so that no later stage has to.

    Attributes:
        text: words, in any language the encoder knows.
        image: a picture as the bytes of a file, a path (a string is taken for one) or an opened PIL image.
        without: what the hits should not show or mention; of several things parted by commas, "or" or "and", none.
        where: filters, see `Where`.

    Raises:
        InvalidQuery: a value of the wrong type, too long a text, or a filter that makes no sense.
            (Whether anything is asked for at all is the engine's to say: vectors may come beside the query.)

    Example:
        >>> Query(text="  striped red dress ", where={"price": (None, 50)}).text
        'striped red dress'
    """

    text: str = ""
    image: Picture | str | None = None
    without: str = ""
    where: Where = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ("text", "without"):
            value = getattr(self, name) or ""
            if not isinstance(value, str):
                raise InvalidQuery(f"the query's {name} is {type(value).__name__}, not text")
            if len(value) > LONGEST_TEXT:
                raise InvalidQuery(
                    f"the query's {name} has {len(value):,} characters; at most {LONGEST_TEXT:,} are read"
                )
            object.__setattr__(self, name, " ".join(plain(value).split()))
        if isinstance(self.image, str):
            object.__setattr__(self, "image", Path(self.image))
        if not isinstance(self.image, bytes | Path | Image | None):
            kind = type(self.image).__name__
            raise InvalidQuery(f"the query's image is {kind}; hand in a file's bytes, its Path or a PIL image")
        object.__setattr__(self, "where", checked_where(self.where))


@dataclass(frozen=True)
class Leg:
    """One retriever's task: which leg it is and what it asks with.

    Attributes:
        name: which view of the documents is searched, see `LegName`.
        text: the words that `text-bm25` looks for; None for every other leg.
        vector: the L2-normalised query vector of every other leg, shape (dimension,).
        only_without_image: look at documents that have no picture and at no others.
    """

    name: LegName
    text: str | None = None
    vector: Vector | None = None
    only_without_image: bool = False


@dataclass(frozen=True)
class Ranking:
    """What one leg found: hits in order, ties by `(-score, id)`.

    Attributes:
        leg: the leg's name.
        ids: document ids, best first.
        scores: their scores, falling: a cosine, or BM25.
        unseen: documents that other legs of the same call found and that this leg cannot see at all,
            because they lack the caption or the picture it looks at.
        failed: why the leg could not be asked at all although others could; empty if it was.
    """

    leg: LegName
    ids: tuple[str, ...] = ()
    scores: tuple[float, ...] = ()
    unseen: frozenset[str] = frozenset()
    failed: str = ""

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[tuple[str, float]]:
        return iter(zip(self.ids, self.scores, strict=True))


@dataclass(frozen=True)
class Place:
    """Where one leg put a document.

    Attributes:
        rank: 1 for the best.
        score: the leg's own score; None where the rank is imputed.
        imputed: the leg cannot see this document; the rank was filled in so that it isn't punished for that.
        z: how many spreads the score lies above that of unrelated things in this index, see `search.usual`; it means
            the same for every encoder. None for BM25, and where the index is too small to tell.
    """

    rank: int
    score: float | None = None
    imputed: bool = False
    z: float | None = None


@dataclass(frozen=True)
class FusedHit:
    """A document's id with its fused score and its place in every leg that counts for it."""

    id: str
    score: float
    legs: Mapping[LegName, Place]


@dataclass(frozen=True)
class Hit:
    """A document in the answer.

    Attributes:
        rank: 1 for the best of the whole answer, counted through all pages.
        score: the fused score; no measure of relevance, only of order.
        document: what was found.
        legs: its place in every leg that counts for it.
        cluster: the number of its group when the answer was diversified by k-means, else None.
        cluster_size: how many hits of the pool are in that group, itself included.
        unwanted: it contains, or is clearly near, what the query wants to be without.
        reason: one plain sentence on why it is here.
        fused_rank: its rank by relevance, before variety reordered the pool; the same as `rank` without variety.
        otherwise: what its fused rank were if a part of the question were missing, see `search.otherwise`; None where
            it would not be found at all.
    """

    rank: int
    score: float
    document: Document
    legs: Mapping[LegName, Place]
    cluster: int | None = None
    cluster_size: int | None = None
    unwanted: bool = False
    reason: str = ""
    fused_rank: int = 0
    otherwise: Mapping[str, int | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Cluster:
    """A group of like pictures among the first hits.

    Attributes:
        number: counts the groups from 0.
        ids: its documents, best first.
        title: the words that set it apart from the other groups, such as "striped, navy"; empty where none do.
    """

    number: int
    ids: tuple[str, ...]
    title: str = ""


NoticeKind: TypeAlias = Literal["truncated", "end", "fewer", "unwanted", "nothing-matches", "unheard", "leg-missing"]


@dataclass(frozen=True)
class Notice:
    """Something the reader should know about this answer, in plain words.

    Attributes:
        kind: what it is about.
        text: the notice in English.
        values: what differs from one notice of its kind to the next, for a sentence in another language, see
            `search.notices.told`.
        suggestion: a whole text to search for instead, where there is one.
        template: the sentence's name among the templates of a language; empty: the text stands in every language.
    """

    kind: NoticeKind
    text: str
    values: Mapping[str, str] = field(default_factory=dict)
    suggestion: str = ""
    template: str = ""


@dataclass(frozen=True)
class Fusion:
    """How an answer was fused: the constant k, the depth per leg and each leg's weight."""

    k: float
    depth: int
    weights: Mapping[LegName, float]


@dataclass(frozen=True)
class Results:
    """The answer to a query.

    Attributes:
        hits: the page that was asked for, in order.
        total: how many documents the whole fused ranking has.
        fusion: how it was fused; with `hit.legs` it gives every score again.
        clusters: the groups of the pool when it was diversified by k-means, else empty.
        notices: what the reader should know about this answer.
        timings_ms: milliseconds spent in each stage and in `total`.
        rankings: what each leg that found something found by itself, up to `fusion.depth`.
    """

    hits: tuple[Hit, ...]
    total: int
    fusion: Fusion
    clusters: tuple[Cluster, ...] = ()
    notices: tuple[Notice, ...] = ()
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    rankings: tuple[Ranking, ...] = ()
