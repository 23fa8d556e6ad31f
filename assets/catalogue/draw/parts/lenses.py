"""Tinted glass for sunglasses: the lens of each shape, and how the sky shows in it."""

import skia

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.palette import Rgb, darker, lighter, mixed
from assets.catalogue.draw.paths import moved, oval, pen
from assets.catalogue.draw.pieces import Piece, Seam

# The right lens of each shape, its middle at (0, 0), in centimetres.
LENSES: dict[str, skia.Path] = {
    "round": oval(0, 0, 5.0, 5.0),
    "square": pen(
        (-2.5, -1.7),
        (-2.4, -2.1, -1.9, -2.1),
        (2.2, -2.2),
        (2.9, -2.2, 2.8, -1.5),
        (2.5, 0.9),
        (2.3, 2.0, 1.2, 2.0),
        (-1.0, 2.0),
        (-2.0, 2.0, -2.2, 0.9),
    ),
    "cat-eye": pen(
        (-2.5, -0.9),
        (-2.3, -1.6, -1.2, -1.7),
        (1.4, -2.1, 3.3, -2.9),
        (3.3, -1.4, 2.6, 0.2),
        (2.0, 1.9, 0, 1.9),
        (-2.2, 1.9, -2.5, -0.9),
    ),
    "pilot": pen(
        (-2.2, -2.0),
        (0, -2.4, 2.5, -2.0),
        (3.3, -1.6, 3.1, 0.2),
        (2.8, 2.9, 0.4, 2.8),
        (-2.0, 2.6, -2.7, -0.6),
        (-2.9, -1.7, -2.2, -2.0),
    ),
    "narrow": pen(
        (-2.5, -0.9),
        (0, -1.4, 2.7, -1.0),
        (3.0, -0.8, 2.8, -0.1),
        (2.3, 1.1, 0, 1.1),
        (-2.4, 1.1, -2.6, -0.3),
        (-2.6, -0.8, -2.5, -0.9),
    ),
    "octagonal": pen(
        (-1.1, -2.3), (1.1, -2.3), (2.5, -1.0), (2.5, 1.0), (1.1, 2.3), (-1.1, 2.3), (-2.5, 1.0), (-2.5, -1.0)
    ),
    "oversized": pen(
        (-2.7, -1.8),
        (-2.5, -2.5, -1.6, -2.5),
        (2.2, -2.7),
        (3.2, -2.6, 3.1, -1.6),
        (2.9, 0.9),
        (2.4, 2.8, 0.4, 2.8),
        (-2.6, 2.8, -2.7, -1.8),
    ),
}
# One lens over both eyes.
SHIELD = pen(
    (0, -1.9),
    (4.5, -2.0, 6.9, -1.3),
    (7.1, 0.6, 5.6, 1.9),
    (3.6, 3.0, 1.5, 1.7),
    (0.8, 0.9, 0, 0.9),
    (-0.8, 0.9, -1.5, 1.7),
    (-3.6, 3.0, -5.6, 1.9),
    (-7.1, 0.6, -6.9, -1.3),
    (-4.5, -2.0, 0, -1.9),
)
TINTS: dict[str, Rgb] = {
    "smoky": (44, 46, 52),
    "brown": (92, 58, 38),
    "green": (44, 66, 54),
    "blue": (44, 76, 124),
    "rose": (176, 96, 108),
    "amber": (196, 132, 52),
}


def tinted(path: skia.Path, tint: Rgb, fade: bool, mirrored: bool) -> Piece:
    """Tinted glass: darkest above, the sky's gleam across it; what is mirrored shows a bright horizon."""
    bounds = path.computeTightBounds()
    count, seams = 48, []
    for n in range(count):
        share = n / (count - 1)
        if mirrored:
            light = 0.55 - 1.1 * abs(share - 0.45) if share < 0.45 else 0.35 - 0.9 * (share - 0.45)
            shade = lighter(tint, light) if light > 0 else darker(tint, -light)
        else:
            shade = mixed(darker(tint, 0.25), (226, 222, 216), (0.62 * share**1.3) if fade else 0.12 * share)
        y = bounds.top() + share * bounds.height()
        seams.append(
            Seam(
                pen((bounds.left() - 1, y), (bounds.right() + 1, y), closed=False),
                "edge",
                shade,
                bounds.height() / count * 1.7,
            )
        )
    wide = bounds.width()
    for x, width in ((0.12, 0.12), (0.34, 0.05)):
        line = pen(
            (bounds.left() + (x + 0.3) * wide, bounds.top() - 0.2),
            (bounds.left() + (x - 0.16) * wide, bounds.bottom() + 0.2),
            closed=False,
        )
        seams += [Seam(line, "fade", width=width * wide), Seam(line, "fade", width=width * wide * 0.6)]
    seams.append(Seam(moved(path, 0.05, 0.06), "edge", darker(tint, 0.6), 0.1))
    return Piece(path, trim("acetate", tint), seams=tuple(seams), round=0.0, cast=0.0)
