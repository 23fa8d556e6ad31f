"""Stripes: even, Breton, wide, in groups; upright as on a deckchair or as fine as a pin."""

from random import Random

import skia

from assets.catalogue.draw.cloth import Cloth
from assets.catalogue.draw.prints.tiles import Tile, bar, ink

# A stripe: where it begins and how wide it is, as shares of the repeat, and the number of its ink.
Stripe = tuple[float, float, int]

_WAYS: dict[str, tuple[float, tuple[Stripe, ...]]] = {
    "even": (4.6, ((0.25, 0.5, 0),)),
    "narrow": (2.5, ((0.25, 0.5, 0),)),
    "breton": (3.4, ((0.3, 0.3, 0),)),
    "wide": (13.0, ((0.25, 0.5, 0),)),
    "grouped": (11.0, ((0.1, 0.3, 0), (0.48, 0.07, 0), (0.62, 0.07, 0))),
}
_WAYS_OF_TWO: dict[str, tuple[float, tuple[Stripe, ...]]] = {
    "thirds": (8.4, ((0.17, 0.33, 0), (0.5, 0.33, 1))),
    "edged": (10.5, ((0.2, 0.36, 0), (0.56, 0.08, 1))),
    "alternating": (8.0, ((0.12, 0.2, 0), (0.62, 0.2, 1))),
    "wide and narrow": (14.0, ((0.1, 0.42, 0), (0.7, 0.1, 1))),
}


def horizontal(cloth: Cloth) -> Tile:
    """Level stripes; four inks make a rainbow."""
    repeat, stripes = _chosen(cloth, "horizontal")

    def draw(canvas: skia.Canvas) -> None:
        for start, wide, which in stripes:
            bar(canvas, 0, start * repeat, 4, wide * repeat, ink(cloth.inks[which]))

    return Tile(4, repeat, draw)


def vertical(cloth: Cloth) -> Tile:
    """Upright stripes, a little finer than level ones."""
    wider, stripes = _chosen(cloth, "vertical")
    repeat = wider * 0.75

    def draw(canvas: skia.Canvas) -> None:
        for start, wide, which in stripes:
            bar(canvas, start * repeat, 0, wide * repeat, 4, ink(cloth.inks[which]))

    return Tile(repeat, 4, draw)


def pinstriped(cloth: Cloth) -> Tile:
    """Thin light lines, chalky and apart or close together."""
    repeat, wide, alpha = Random(f"pin/{cloth.seed}").choice(((3.4, 0.3, 0.75), (2.2, 0.22, 0.8), (4.6, 0.26, 0.9)))
    repeat *= cloth.size

    def draw(canvas: skia.Canvas) -> None:
        bar(canvas, repeat * 0.4, 0, wide, 4, ink(cloth.inks[0], alpha))

    return Tile(repeat, 4, draw)


def _chosen(cloth: Cloth, kind: str) -> tuple[float, tuple[Stripe, ...]]:
    """The repeat in centimetres and the stripes in it."""
    count = len(cloth.inks)
    if count > 2:
        share = 1 / (count + 1)
        return 2.7 * cloth.size * (count + 1), tuple((share * (n + 0.5), share, n) for n in range(count))
    ways = _WAYS if count == 1 else _WAYS_OF_TWO
    repeat, stripes = ways[Random(f"{kind}/{cloth.seed}").choice(list(ways))]
    return repeat * cloth.size, stripes
