"""What a query wants to be without: documents that mention it, or are clearly near it."""

import re
from collections.abc import Callable, Sequence

from search.calibration import Calibration
from search.indexes import Index
from search.nouns import Vector
from search.reasons import FILLERS
from search.words import words

CLEARLY_NEAR = 2.0
"""Standard deviations above the usual nearness to the unwanted words from which a picture or caption counts as near."""

MOST_ENCODED = 8
"""Unwanted things that are also looked for by their meaning; what is listed behind them, only by its words."""

_PARTED = re.compile(r"\s*[,;]\s*(?:(?:and|or|und|oder)\s+)?|\s+(?:and|or|und|oder)\s+", re.IGNORECASE)


def alternatives(without: str) -> tuple[str, ...]:
    """The unwanted things in a list: each of them is unwanted by itself.

    Example:
        >>> alternatives("stripes or big dots, belt")
        ('stripes', 'big dots', 'belt')
    """
    return tuple(dict.fromkeys(part for part in _PARTED.split(without.strip(" ,;")) if part))


def set_apart(
    index: Index,
    ids: Sequence[str],
    without: str,
    vectors: Sequence[Vector],
    calibration: Callable[[], Calibration],
) -> tuple[Sequence[str], frozenset[str]]:
    """The unwanted behind the rest, both in their order; and which those are.

    Args:
        index, ids, without, vectors: as for `unwanted`; `without` may be empty.
        calibration: is asked where there are vectors.
    """
    if not without or not ids:
        return ids, frozenset()
    behind = unwanted(index, ids, without, vectors, calibration() if vectors else None)
    return sorted(ids, key=lambda id_: id_ in behind), behind


def unwanted(
    index: Index, ids: Sequence[str], without: str, vectors: Sequence[Vector], calibration: Calibration | None
) -> frozenset[str]:
    """Those of the documents that mention one of the unwanted things in their caption, or are clearly near one.

    A caption mentions a thing when it has every word of it; words that say nothing, such as "a", need not be there.

    Args:
        index: holds the documents.
        ids: the documents in question.
        without: the unwanted things, see `alternatives`; not empty.
        vectors: the unwanted things as vectors, (dimension,) each; none where there is no encoder: words alone then
            decide.
        calibration: what is usual in this index, needed with the vectors.
    """
    things = [found for one in alternatives(without) if (found := _telling(one))]
    found = set()
    for id_, document in index.get(ids).items():
        said = set(words(document.caption))
        if any(thing <= said for thing in things):
            found.add(id_)
    if vectors and calibration is not None:
        for field in ("image", "caption"):
            stored = index.vectors(ids, field)
            for vector in vectors:
                z = calibration.z_scores(vector, stored, field)
                found |= {id_ for id_, nearness in zip(ids, z, strict=True) if nearness >= CLEARLY_NEAR}
    return frozenset(found)


def _telling(thing: str) -> set[str]:
    said = set(words(thing))
    return said - FILLERS or said
