"""What every knitted and sweatshirt body shares: it blouses over a narrower rib."""

from dataclasses import dataclass

import skia

from assets.catalogue.draw.cloth import Cloth
from assets.catalogue.draw.parts.necklines import Neckline, inside_back, neckband, neckline
from assets.catalogue.draw.parts.shaping import between, hanging
from assets.catalogue.draw.parts.sleeves import sleeves
from assets.catalogue.draw.paths import both_sides, minus, pen
from assets.catalogue.draw.pieces import Brief, Piece

# Half width at the bust, how far the shoulders stand out from it (less: they drop), the usual length.
FITS = {
    "slim": (20.6, 3.4, 61.0),
    "regular": (23.4, 3.8, 63.0),
    "oversized": (27.0, 2.0, 66.0),
    "cropped": (23.8, 3.2, 51.0),
}


@dataclass(frozen=True)
class Knit:
    """A knitted garment in the making.

    Args:
        behind: the inside of the back and the sleeves.
        front: the front, already cut to its neckline.
        rib: the lower edge.
        collar: the neck's edge.
        hole: the neckline.
        half, length: the body's half width and length in centimetres.
    """

    behind: tuple[Piece, ...]
    front: Piece
    rib: Piece
    collar: tuple[Piece, ...]
    hole: Neckline
    half: float
    length: float

    def pieces(self) -> list[Piece]:
        """All of it, back to front."""
        return [*self.behind, self.front, self.rib, *self.collar]


def blousing(length: float, shoulder: float, half: float, depth: float, tuck: float) -> skia.Path:
    """A torso whose lower end falls over a rib that is narrower by tuck."""
    low = length - depth
    return both_sides(
        pen(
            (-0.5, -1.2),
            (7, -1.2),
            (shoulder * 0.6, 1.0, shoulder, 4.4),
            (shoulder - 1.6, 12, shoulder - 1.2, 20, half, 24),
            (half - 0.4, 30, half - 0.9, low - 14, half - 0.4, low - 5),
            (half - 0.1, low - 1.6, half - tuck * 0.5, low, half - tuck, low + 0.6),
            (half - tuck + 0.2, length),
            (half * 0.5, length + 1.4, -0.5, length + 1.4),
        )
    )


def knit(
    brief: Brief,
    neck: str,
    fit: str,
    length: float = 0.0,
    arm: str = "long",
    tuck: float = 1.4,
    sleeve_cloth: Cloth | None = None,
    edge: Cloth | None = None,
) -> Knit:
    """A knitted body with sleeves.

    Args:
        brief: cloth, choices, folds.
        neck: a key of necklines.NAMES.
        fit: a key of FITS.
        length: in centimetres; 0 takes the fit's own, give or take 2.
        arm: a key of sleeves.NAMES.
        tuck: how much narrower the rib is; 0 hangs straight.
        sleeve_cloth: where the sleeves are of another cloth.
        edge: the ribs' cloth; none: as the body.
    """
    cloth, hand, choose = brief.cloth, brief.hand, brief.choose
    half, drop, usual = FITS[fit]
    half += choose.uniform(-0.4, 0.4)
    length = length or usual + choose.uniform(-2, 2)
    shoulder = half - drop
    depth = choose.choice((3.4, 5.0, 7.0))
    rib = edge or cloth.ribbed()
    body = blousing(length, shoulder, half, depth, tuck)
    hole = neckline(neck)
    ease = {"slim": 0.1, "oversized": 1.4}.get(fit, 0.6)
    behind = (
        inside_back(body, hole, cloth),
        *sleeves(arm, shoulder, half, sleeve_cloth or cloth, hand, ease, rib if arm != "none" else None, depth),
    )
    front = Piece(minus(body, hole.opening), cloth, hanging(hand, length - depth, half, 0.3), round=2.4, cast=0.12)
    lower = Piece(between(body, length - depth, length + 8), rib, round=1.3, cast=0.12)
    return Knit(behind, front, lower, neckband(body, hole, rib, 2.3), hole, half, length)
