"""Sleeves of jackets and coats: set into the shoulder, bent at the elbow, with a cuff.

Drawn on the right (x > 0) behind the body; the left one is its mirror image with creases of its own.
"""

from dataclasses import dataclass
from math import cos, radians, sin
from random import Random

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.palette import darker
from assets.catalogue.draw.parts.folds import broken, pulled
from assets.catalogue.draw.parts.trims import STEEL, button_colour, buttons
from assets.catalogue.draw.paths import Point, band, pen
from assets.catalogue.draw.pieces import Fold, Piece, Seam

CUFFS = ("plain", "stitched", "buttons", "strap", "zip", "rib", "band", "turned")


@dataclass(frozen=True)
class Arm:
    """The tube that an arm fills, by the distance from the shoulder along its middle, in centimetres.

    Args:
        shoulder, bust: the body's half widths where the sleeve joins it (the shoulder's end lies at y = 5.4).
        lean: degrees from the vertical; the forearm hangs a little steeper.
        length: shoulder to wrist.
        wide, wrist: half the sleeve's width at the upper arm and at its end.
        slack: how much the forearm swells before a tight cuff.
    """

    shoulder: float
    bust: float
    lean: float = 12.0
    length: float = 60.0
    wide: float = 6.9
    wrist: float = 5.8
    slack: float = 0.0

    def middle(self, reach: float) -> tuple[Point, Point]:
        """(a point on the middle, the direction along the arm there)."""
        x, y = self.shoulder - 3.0, 6.4
        steps = max(1, round(abs(reach)))
        step = reach / steps
        angle = 0.0
        for place in range(steps):
            bent = min(1.0, max(0.0, (step * (place + 0.5) - 22) / 16))
            angle = radians(self.lean + 2 - 6 * bent)
            x, y = x + step * sin(angle), y + step * cos(angle)
        return (x, y), (sin(angle), cos(angle))

    def half(self, reach: float) -> float:
        """Half the width there."""
        share = min(1.0, max(0.0, (reach - 10) / (self.length - 10)))
        return (
            self.wide + (self.wrist - self.wide) * float(share**1.15) + self.slack * 3.2 * share * share * (1 - share)
        )

    def at(self, reach: float, side: float) -> Point:
        """The point that far down; side from -1 (next to the body) to 1 (outer rim)."""
        (x, y), (down_x, down_y) = self.middle(reach)
        half = self.half(reach) * side
        return x + down_y * half, y - down_x * half

    def across(self, reach: float, bow: float = 1.0) -> list[tuple[float, ...]]:
        """A line around the tube, from the inner rim to the outer one, bowed downwards: for `pen` (open)."""
        (x, y), (down_x, down_y) = self.middle(reach)
        return [self.at(reach, -1.02), (x + down_x * bow * 2, y + down_y * bow * 2, *self.at(reach, 1.02))]

    def outline(self, end: float | None = None) -> list[tuple[float, ...]]:
        """The whole sleeve down to a distance (the wrist), as segments for `pen`."""
        last = self.length if end is None else end
        cap = self.at(15, 1)
        start: list[tuple[float, ...]] = [
            (self.shoulder - 9, 3.0),
            (self.shoulder - 0.6, 5.2),
            (self.shoulder + 3.0, 6.8, *self.at(8, 0.98), *cap),
        ]
        outer = [self.at(reach, 1) for reach in range(19, int(last) - 1, 4)] + [self.at(last, 1)]
        (x, y), (down_x, down_y) = self.middle(last)
        hem = (x + down_x * 1.1, y + down_y * 1.1, *self.at(last, -1))
        inner = [self.at(reach, -1) for reach in range(int(last) - 4, 34, -4)]
        pit = self.bust - 1.2, 25.0
        return [*start, *outer, hem, *inner, (*self.at(29, -0.96), *pit), (self.bust - 10, 16)]

    def creases(self, hand: Random, depth: float) -> tuple[Fold, ...]:
        """The pull at the armpit, the break at the elbow, a little slack at the wrist."""
        left, right = self.at(30, -1)[0], self.at(30, 1)[0]
        low, high = self.at(self.length - 8, -1)[0], self.at(self.length - 8, 1)[0]
        bottom = self.middle(self.length)[0][1]
        return (
            *pulled(hand, (self.bust - 0.5, 23), self.at(24, 0.35), 3, 7, depth),
            *broken(hand, left, right, 31, 43, 4, depth),
            *broken(hand, low, high, bottom - 13 - self.slack, bottom - 3, 2 + round(self.slack), depth * 0.8),
            Fold(self.at(12, 0.35), self.at(26, 0.5), self.at(40, 0.3), 1.5, depth * 0.5),
        )


def coat_arm(arm: Arm, cloth: Cloth, hand: Random, cuff: str, other: Cloth | None, depth: float) -> tuple[Piece, ...]:
    """The right sleeve; arguments as for `coat_arms`."""
    deep = {"rib": 6.5, "band": 5.0, "turned": 7.0}.get(cuff, 0.0)
    last = arm.length - (deep if cuff in ("rib", "band") else 0)
    seams: list[Seam] = []
    if cuff in ("plain", "stitched"):
        seams.append(Seam(pen(*arm.across(last - 2.2), closed=False), "stitch" if cuff == "stitched" else "seam"))
    body = Piece(pen(*arm.outline(last)), cloth, arm.creases(hand, depth), tuple(seams), -arm.lean, 2.4, 0.0)
    return (body, *_cuff(arm, cloth, cuff, other or cloth, deep))


def _cuff(arm: Arm, cloth: Cloth, cuff: str, other: Cloth, deep: float) -> tuple[Piece, ...]:
    end = arm.length

    def ring(top: float, bottom: float, grip: float, grip_below: float) -> list[tuple[float, ...]]:
        (x, y), (down_x, down_y) = arm.middle(bottom)
        (u, v), _ = arm.middle(top)
        return [
            arm.at(top, -grip),
            (u + down_x, v + down_y, *arm.at(top, grip)),
            arm.at(bottom, grip_below),
            (x + down_x * 1.1, y + down_y * 1.1, *arm.at(bottom, -grip_below)),
        ]

    if cuff == "rib":
        return (Piece(pen(*ring(end - deep - 0.5, end, 0.98, 0.84)), other, turn=-arm.lean, round=1.1, cast=0.2),)
    if cuff == "band":
        line = Seam(pen(*arm.across(end - 0.8), closed=False), "stitch")
        top = Seam(pen(*arm.across(end - deep + 0.4), closed=False), "stitch")
        area = pen(*ring(end - deep - 0.5, end, 1.0, 0.96))
        return (Piece(area, other, seams=(top, line), turn=-arm.lean, round=0.7, cast=0.22),)
    if cuff == "turned":
        return (Piece(pen(*ring(end - deep, end + 0.3, 1.08, 1.05)), other, turn=-arm.lean, round=1.2, cast=0.35),)
    if cuff == "strap":
        strap = pen(*ring(end - 9, end - 6, 1.03, 1.03))
        buckle = arm.at(end - 7.4, 0.25)
        frame = band(pen((buckle[0] - 1.3, buckle[1] - 1.7), (buckle[0] + 1.3, buckle[1] - 1.7),
                         (buckle[0] + 1.3, buckle[1] + 1.7), (buckle[0] - 1.3, buckle[1] + 1.7)), 0.6)  # fmt: skip
        return (
            Piece(strap, other, turn=-arm.lean, round=0.6, cast=0.35),
            Piece(frame, trim("leather", (74, 52, 38)), round=0.2, cast=0.3),
        )
    if cuff == "buttons":
        places = [arm.at(end - 2.4 - 2.1 * n, 0.5) for n in range(3)]
        return buttons(places, button_colour(cloth), 1.2)
    if cuff == "zip":
        line = pen(arm.at(end - 13, 0.1), arm.at(end - 0.4, 0.3), closed=False)
        tape = Piece(
            band(line, 1.2),
            trim("canvas", darker(cloth.colour, 0.5)),
            seams=(Seam(line, "edge", STEEL, 0.45), Seam(line, "stitch", darker(STEEL, 0.5), 0.5)),
            round=0.2,
            cast=0.1,
        )
        return (tape,)
    return ()


def coat_arms(
    arm: Arm, cloth: Cloth, hand: Random, cuff: str = "plain", other: Cloth | None = None, depth: float = 0.45
) -> tuple[Piece, ...]:
    """Both sleeves.

    Args:
        arm: their form.
        cloth: what they are made of.
        hand: lets the creases fall.
        cuff: one of CUFFS.
        other: another cloth for the cuff.
        depth: of the creases, 0 to 1.
    """
    left = coat_arm(arm, cloth, hand, cuff, other, depth)
    return tuple(piece.flipped() for piece in left) + coat_arm(arm, cloth, hand, cuff, other, depth)
