"""What hats share: how they lie."""

from collections.abc import Mapping, Sequence

import skia

from assets.catalogue.draw.pieces import Garment, Piece


def laid_down(pieces: Sequence[Piece], features: Mapping[str, str], inset: float = 0.04) -> Garment:
    """The hat on a table, its shadow below its lower edge; inset is the share of its width that does not touch."""
    bounds = skia.Rect.MakeEmpty()
    for piece in pieces:
        bounds.join(piece.path.computeTightBounds())
    away = inset * bounds.width()
    return Garment(tuple(pieces), features, ((bounds.left() + away, bounds.right() - away, bounds.bottom() - 0.2),))
