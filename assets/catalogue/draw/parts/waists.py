"""What trousers, shorts and skirts share: creases, the fly, pockets, belt loops, the inside of the waist."""

from assets.catalogue.draw.cloth import Cloth
from assets.catalogue.draw.palette import Rgb
from assets.catalogue.draw.parts.folds import crumpled, pulled
from assets.catalogue.draw.paths import box, oval, pen
from assets.catalogue.draw.pieces import Brief, Fold, Piece, Seam

THREAD: Rgb = (206, 150, 84)


def creases(brief: Brief, rise: float, length: float, depth: float = 0.4) -> tuple[Fold, ...]:
    """The pull at the crotch, the knees and the ankles."""
    hand = brief.hand
    folds: list[Fold] = []
    for side in (-1, 1):
        own = pulled(hand, (1.0, rise), (14, rise - 5), 2, 6, depth * 0.9) + pulled(
            hand, (1.5, rise + 1), (10, rise + 12), 2, 5, depth * 0.8
        )
        knee = rise + (length - rise) * 0.42
        own += crumpled(hand, (7, knee - 5, 18, knee + 7), 4, -0.2, depth) + crumpled(
            hand, (8, length - 16, 17, length - 3), 3, 0.15, depth * 0.8
        )
        folds += own if side > 0 else [fold.flipped() for fold in own]
    return tuple(folds)


def front_seams(rise: float, thread: Rgb | None, fly: bool = True) -> tuple[Seam, ...]:
    """The middle seam, and the stitches of a fly."""
    seams = [Seam(pen((0, 4), (0.3, rise), closed=False))]
    if fly:
        seams.append(Seam(pen((3.4, 4.2), (3.4, 14), (2.6, 18, 0.2, 19.5), closed=False), "stitch", thread))
    return tuple(seams)


def slant_pockets(half: float, curved: bool, thread: Rgb | None) -> tuple[Seam, ...]:
    """Side pockets: straight and slanted, or curved as on jeans."""
    seams: list[Seam] = []
    for side in (-1, 1):
        line = (
            pen((side * (half - 7.5), 4.5), (side * (half - 5.5), 12, side * (half + 4.2), 13.5), closed=False)
            if curved
            else pen((side * (half - 4), 4.5), (side * (half + 4.6), 17.5), closed=False)
        )
        seams += [Seam(line), Seam(line, "stitch", thread)]
    return tuple(seams)


def belt_loops(half: float, cloth: Cloth) -> list[Piece]:
    """Two belt loops on the waistband."""
    return [
        Piece(box(x - 0.7, -0.2, x + 0.7, 4.8, 0.2), cloth, round=0.3, cast=0.25) for x in (-half * 0.62, half * 0.62)
    ]


def inside_waist(half: float, cloth: Cloth) -> Piece:
    """The inside of the back, seen above the front."""
    return Piece(oval(0, 0.6, 2 * half - 0.6, 3.6), cloth.plain(), shade=0.45, cast=0.0, round=0.8)
