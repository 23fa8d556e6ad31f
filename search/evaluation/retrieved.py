"""Every leg of every query, asked once and deep: what all ways to answer are derived from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from search.calibration import Calibration
from search.commitment import committed
from search.engine import Engine
from search.errors import InvalidQuery, Unavailable
from search.evaluation.queries import Asked
from search.fusion import DEFAULT_WEIGHTS, USUAL_K, Tally, checked_weights, tally
from search.indexes import Index
from search.legs import QueryVectors, plan
from search.nouns import LEG_NAMES, Leg, LegName, Picture, Ranking, Vector, Vectors
from search.retrieval import retrieve
from search.tuned import Tuned
from search.unwanted import MOST_ENCODED, alternatives, unwanted
from search.usual import Scales

DEPTH = 100
"""Hits per leg: the deepest cut that is measured."""

AT_ONCE = 64
"""Texts or pictures handed to the encoder together; the progress is told after each."""

AVERAGES: frozenset[LegName] = frozenset({"text-average", "image-average"})

Progress = Callable[[int, int | None, str], None]


@dataclass(frozen=True)
class Retrieved:
    """What the legs found for one query.

    Attributes:
        legs: each leg's ranking over every document; a leg whose part the query lacks is missing.
        usual: the rankings of the default fusion, in which some legs look at fewer documents.
        behind: ids of what the query wants to be without, among all that was found.
        scales: of the index, by which the legs are weighed for this query.
    """

    legs: Mapping[LegName, Ranking]
    usual: tuple[Ranking, ...]
    behind: frozenset[str] = frozenset()
    scales: Scales | None = None

    def fused(self, rankings: Sequence[Ranking], *, depth: int, tuned: Tuned | None = None) -> Tally:
        """What an engine makes of rankings of this query, what is unwanted not yet set behind.

        Args:
            rankings: of the legs asked.
            depth: how deep they are.
            tuned: other weights and another constant than the default ones.
        """
        weights, k = (DEFAULT_WEIGHTS, USUAL_K) if tuned is None else (checked_weights(tuned.weights), tuned.k)
        return tally(rankings, weights=committed(weights, rankings, self.scales), k=k, depth=depth)

    def behind_rest(self, ids: Sequence[str]) -> Sequence[str]:
        """The documents in their order, with what is unwanted behind the rest."""
        return sorted(ids, key=lambda id_: id_ in self.behind) if self.behind else ids


def retrieved(
    engine: Engine, asked: Sequence[Asked], *, depth: int = DEPTH, progress: Progress | None = None
) -> list[Retrieved]:
    """Ask every leg that a query has the part for, in one call per query.

    Args:
        engine: over the index in question; its encoder reads each different text and picture once.
        asked: the queries.
        depth: hits per leg.
        progress: hears how far it is.

    Returns:
        One for each query, in their order. On a server that stores no averages, their legs are missing.

    Raises:
        Unavailable: a leg could not be asked; figures without it would mislead.
        UnreadableImage, EncoderNotFound, EncoderFailed, IndexMismatch: see `Engine.search`.
    """
    vectors = encoded(engine, asked, progress)
    wanted = LEG_NAMES if has_averages(engine.index) else tuple(name for name in LEG_NAMES if name not in AVERAGES)
    calibration = Calibration.of(engine.index) if any(one.query.without for one in asked) else None
    scales = engine.scales()
    found = []
    for number, (one, parts) in enumerate(zip(asked, vectors, strict=True), start=1):
        found.append(_found(engine.index, one, parts, wanted, depth, calibration, scales))
        if progress is not None:
            progress(number, len(asked), "queries")
    return found


def encoded(engine: Engine, asked: Sequence[Asked], progress: Progress | None = None) -> list[QueryVectors]:
    """The parts of all queries as vectors, each different text and picture encoded once, in batches."""
    unwanted_of = [alternatives(one.query.without)[:MOST_ENCODED] for one in asked]
    texts = list(
        dict.fromkeys(
            text for one, without in zip(asked, unwanted_of, strict=True) for text in (one.query.text, *without) if text
        )
    )
    said = dict(zip(texts, _batched(texts, engine.encode_texts, "texts encoded", progress), strict=True))
    pictures = {_known_by(one.query.image): one.query.image for one in asked if one.query.image is not None}
    vectors = _batched(list(pictures.values()), engine.encode_images, "pictures encoded", progress)
    seen = dict(zip(pictures, vectors, strict=True))
    calibration = Calibration.of(engine.index) if pictures else None
    parts = []
    for one, without in zip(asked, unwanted_of, strict=True):
        text = said.get(one.query.text)
        image = None if one.query.image is None else seen[_known_by(one.query.image)]
        both = None
        if text is not None and image is not None and calibration is not None:
            both = calibration.both(text, image)
        parts.append(QueryVectors(text, image, both, tuple(said[thing] for thing in without)))
    return parts


def has_averages(index: Index) -> bool:
    """Whether the legs that look at average vectors can be asked: a server stores them only on demand."""
    direction = np.zeros(index.dimension, np.float32)
    direction[0] = 1
    try:
        index.retrieve([Leg("text-average", vector=direction)], depth=1)
    except InvalidQuery:
        return False
    return True


def _found(
    index: Index,
    one: Asked,
    parts: QueryVectors,
    wanted: Sequence[LegName],
    depth: int,
    calibration: Calibration | None,
    scales: Scales | None,
) -> Retrieved:
    every = plan(one.query, parts, wanted)
    usual = plan(one.query, parts)
    # A leg of the default fusion that looks at fewer documents is asked beside its full form, in the same call.
    narrow = [leg for leg in usual if leg.only_without_image]
    rankings = retrieve(index, [*every, *narrow], depth=depth, where=one.query.where, exclude=one.exclude)
    failed = [ranking for ranking in rankings if ranking.failed]
    if failed:
        raise Unavailable(f"the leg {failed[0].leg} could not be asked for query {one.id}: {failed[0].failed}")
    full = {ranking.leg: ranking for ranking in rankings[: len(every)]}
    narrowed = {ranking.leg: ranking for ranking in rankings[len(every) :]}
    behind: frozenset[str] = frozenset()
    if one.query.without:
        ids = sorted({id_ for ranking in rankings for id_ in ranking.ids})
        behind = unwanted(index, ids, one.query.without, parts.without, calibration if parts.without else None)
    return Retrieved(full, tuple(narrowed.get(leg.name, full[leg.name]) for leg in usual), behind, scales)


def _batched(
    items: Sequence[Any], encode: Callable[[Sequence[Any]], Vectors], what: str, progress: Progress | None
) -> list[Vector]:
    rows: list[Vector] = []
    for start in range(0, len(items), AT_ONCE):
        rows += list(encode(items[start : start + AT_ONCE]))
        if progress is not None:
            progress(len(rows), len(items), what)
    return rows


def _known_by(image: Picture | str | None) -> object:
    """What tells that two queries hand in the same picture."""
    return image if isinstance(image, bytes | Path | str) else id(image)
