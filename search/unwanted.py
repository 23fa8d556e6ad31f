"""What a query wants to be without: documents that mention it, or are clearly near it."""

from collections.abc import Sequence

from search.calibration import Calibration
from search.indexes import Index
from search.nouns import Vector
from search.words import words

CLEARLY_NEAR = 2.0
"""Standard deviations above the usual nearness to the unwanted words from which a picture or caption counts as near."""


def unwanted(
    index: Index, ids: Sequence[str], without: str, vector: Vector | None, calibration: Calibration | None
) -> frozenset[str]:
    """Those of the documents that mention every word of `without` in their caption, or are clearly near it.

    Args:
        index: holds the documents.
        ids: the documents in question.
        without: the unwanted words; not empty.
        vector: the unwanted words as a vector, (dimension,); None where there is no encoder: words alone then decide.
        calibration: what is usual in this index, needed with the vector.
    """
    mentioned = set(words(without))
    documents = index.get(ids)
    found = {id_ for id_, document in documents.items() if mentioned and mentioned <= set(words(document.caption))}
    if vector is not None and calibration is not None:
        for field in ("image", "caption"):
            z = calibration.z_scores(vector, index.vectors(ids, field), field)
            found |= {id_ for id_, nearness in zip(ids, z, strict=True) if nearness >= CLEARLY_NEAR}
    return frozenset(found)
