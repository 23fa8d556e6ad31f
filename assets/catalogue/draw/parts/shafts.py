"""The leg and foot of a boot, its opening and its sole.

Boots are seen from the side, toe to the left; y = 0 is the floor.
"""

from dataclasses import dataclass

import skia

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.palette import Rgb, darker
from assets.catalogue.draw.parts.folds import crumpled
from assets.catalogue.draw.parts.footwear import LINING, flexed, sheen
from assets.catalogue.draw.parts.soles import heel_block, thin_sole
from assets.catalogue.draw.paths import band, box, pen, within
from assets.catalogue.draw.pieces import Brief, Piece, Seam


@dataclass(frozen=True)
class Last:
    """The measures of a boot in centimetres.

    Args:
        height: from the floor below the heel's seat to the rim.
        rise: the heel's.
        toe: "round", "pointed" or "square".
        calf: how much wider the leg is at its top than at the ankle, on each side.
        base: how thick the sole below the foot is.
        dip: how much lower the rim lies at the back than in front (negative: higher).
        slack: how softly the leg falls, 0 (stiff) to 1 (slouched).
    """

    height: float
    rise: float = 0.0
    toe: str = "round"
    calf: float = 0.0
    base: float = 0.7
    dip: float = 0.0
    slack: float = 0.25

    @property
    def tip(self) -> float:
        """Where the toe ends."""
        return -15.6 if self.toe == "pointed" else -14.4

    @property
    def back(self) -> float:
        """Where the heel ends."""
        return 12.6 - 0.16 * self.rise

    @property
    def top(self) -> float:
        """How high the rim's front lies."""
        return -self.height - self.rise - self.base

    @property
    def front(self) -> float:
        """Where the shin is at the rim."""
        return -2.4 - self.calf

    @property
    def behind(self) -> float:
        """Where the calf is at the rim."""
        return self.back - 2.8 + self.calf

    def outline(self) -> skia.Path:
        """Foot and leg in one."""
        tip, back, rise, base, top = self.tip, self.back, self.rise, self.base, self.top
        toes = {
            "round": (-11.6, -6.6 - base, tip - 0.8, -5.4 - base, tip, -0.5 - base),
            "pointed": (-10.6, -5.9 - base, -13.8, -3.2 - base, tip, -0.7 - base),
            "square": (-11.0, -6.2 - base, tip - 0.6, -5.2 - base, tip - 0.2, -0.5 - base),
        }
        ankle = -10.4 - rise - base
        return pen(
            (back + 0.3, -rise - base + 0.3),
            (back + 1.2, -rise - base - 3.0, back + 0.3, -rise - base - 6.0, back - 1.6, ankle - 1.2),
            (back - 2.6, ankle - 5, self.behind + 0.2, top * 0.55 + ankle * 0.45, self.behind, top + self.dip),
            (self.behind - 3, top + self.dip + 0.5, self.front + 3, top + 0.9, self.front, top),
            (
                self.front - 0.4,
                top * 0.6 + ankle * 0.4,
                -1.6 - self.calf * 0.2,
                ankle - 5,
                -1.8,
                ankle + 0.4 + rise * 0.25,
            ),
            (-2.8, -8.2 - base - rise * 0.34, -5.6, -7.3 - base - rise * 0.08, -8.0, -6.6 - base),
            toes[self.toe],
            (tip + 2.4, -base, tip + 4.6, -base + 0.2, -5.6, -base + 0.2),
            (-0.6, -base, back - 8.0, -rise * 0.94 - base, back + 0.3, -rise - base + 0.3),
        )

    def rim(self) -> skia.Path:
        """The near edge of the opening."""
        front, behind, top = self.front, self.behind, self.top
        return pen(
            (front, top), (front + 3, top + 0.9, behind - 3, top + self.dip + 0.5, behind, top + self.dip), closed=False
        )

    def opening(self) -> skia.Path:
        """What is seen of the inside."""
        front, behind, top = self.front, self.behind, self.top
        return pen(
            (front, top),
            (front + 2.4, top - 1.5, behind - 2.4, top + self.dip - 1.7, behind, top + self.dip),
            (behind - 3, top + self.dip + 0.8, front + 3, top + 1.2, front, top),
        )


def leg(brief: Brief, last: Last, cloth: Cloth, lining: Rgb = LINING) -> list[Piece]:
    """Lining, foot and leg with their creases and shine, and the rim's edge."""
    hand = brief.hand
    ankle = -10.4 - last.rise - last.base
    folds = crumpled(hand, (-1.4, ankle - 4, 8.6, ankle + 2.4), 4, 0.22, 0.34 + 0.3 * last.slack)
    if last.height > 26:
        folds += crumpled(
            hand,
            (last.front + 1, last.top + 5, last.behind - 1, ankle - 5),
            round(3 + 6 * last.slack),
            0.12,
            0.2 + 0.5 * last.slack,
        )
    folds += flexed(hand, -6.6, -7.0 - last.base, -3.4 - last.base, 3, 0.32)
    x = last.front
    shine = sheen(
        cloth,
        pen((last.tip + 1.8, -3.6 - last.base), (-12, -5.6 - last.base, -8.6, -5.6 - last.base), closed=False),
        pen((x + 2.2, last.top + 3), (x + 1.6, last.top * 0.55 + ankle * 0.45, 0.4, ankle - 3.4), closed=False),
        pen(
            (last.back - 2.4, -last.rise - last.base - 2), (last.back - 0.8, -last.rise - last.base - 4.6), closed=False
        ),
        width=1.5,
    )
    outline = last.outline()
    edge = band(last.rim(), 0.7)
    return [
        Piece(last.opening(), trim("leather", lining), shade=0.32, round=0.8, cast=0),
        Piece(outline, cloth, folds, shine, round=2.0, cast=0.2),
        Piece(within(outline, edge), cloth.plain(), round=0.2, cast=0.1),
    ]


def counter(last: Last, cloth: Cloth) -> Piece:
    """The stiffened heel, sewn on."""
    back, y = last.back, -last.rise - last.base
    shape = pen(
        (back - 6.4, y + 1.5),
        (back - 6.0, y - 3.6, back - 4.4, y - 6.2, back - 1.2, y - 8.0),
        (30, y - 8.0),
        (30, y + 2),
    )
    line = pen((back - 5.9, y + 1.5), (back - 5.5, y - 3.4, back - 4.0, y - 5.8, back - 1.0, y - 7.5), closed=False)
    return Piece(within(last.outline(), shape), cloth, seams=(Seam(line, "stitch"),), round=0.8, cast=0.15)


def toe_cap(last: Last, cloth: Cloth) -> Piece:
    """A cap over the toes, with its stitched edge."""
    base = last.base
    shape = pen((-18, 1), (-18, -9 - base), (-10.6, -9 - base), (-8.8, -4.4 - base, -9.8, 1))
    line = pen((-10.9, -9 - base), (-9.3, -4.4 - base, -10.3, 1), closed=False)
    area = within(last.outline(), shape)
    shine = sheen(cloth, pen((-13.2, -4.0 - base), (-12.0, -5.2 - base, -11.0, -5.3 - base), closed=False), width=1.0)
    return Piece(area, cloth, seams=(Seam(line, "stitch"), *shine), round=0.9, cast=0.2)


def heeled(last: Last, cloth: Cloth, colour: Rgb, block: bool, stacked: bool) -> list[Piece]:
    """A leather sole and its heel, covered or stacked of layers."""
    wide, foot = (5.4, 4.6) if block else (4.8, 1.3)
    path = heel_block(last.rise + last.base - 1.0, last.back, wide, foot, 0.2 if block else 0.9)
    wood: Rgb = (128, 84, 52)
    made = trim("leather", wood) if stacked else cloth.plain()
    layers = (
        tuple(
            Seam(pen((-20, -y), (20, -y), closed=False), "edge", darker(wood, 0.3), 0.12)
            for y in (0.9, 1.7, 2.5, 3.3, 4.1, 4.9, 5.7, 6.5)
        )
        if stacked
        else ()
    )
    line = pen((last.back - wide * 0.6, -last.rise * 0.8), (last.back - foot * 0.6, -0.8), closed=False)
    tip = within(path, box(-20, -0.5, 20, 1))
    return [
        Piece(path, made, seams=(*layers, *sheen(made, line, width=0.8)), round=0.8, cast=0.1),
        Piece(tip, trim("rubber", (36, 32, 32)), round=0.1, cast=0),
        thin_sole(last.rise + last.base - 0.6, last.tip + 0.2, last.back, colour, 0.9),
    ]
