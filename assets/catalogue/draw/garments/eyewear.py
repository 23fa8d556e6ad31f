"""Sunglasses lying open, or folded: round, square, cat-eye, pilot, narrow, octagonal and shield shapes."""

from dataclasses import dataclass
from random import Random

import skia

from assets.catalogue.draw.cloth import Cloth
from assets.catalogue.draw.palette import METALS, Rgb, brightness, darker, lighter
from assets.catalogue.draw.parts.displays import STONES, ground_for, laid, linen, slab
from assets.catalogue.draw.parts.jewels import balls, rounded
from assets.catalogue.draw.parts.lenses import LENSES, SHIELD, TINTS, tinted
from assets.catalogue.draw.paths import band, flipped, minus, moved, pen, union
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece, Seam

NAMES = {
    "round": "round frames",
    "square": "square frames",
    "cat-eye": "a cat-eye shape",
    "pilot": "a pilot shape with a double bridge",
    "narrow": "narrow frames",
    "octagonal": "octagonal frames",
    "oversized": "oversized frames",
    "shield": "a single shield lens",
}
# How high the hinges sit.
HINGES = {"cat-eye": -2.2, "round": -0.5, "octagonal": -0.4, "narrow": -0.6, "shield": -1.0}


def _marbled(cloth: Cloth, area: skia.Path, hand: Random) -> tuple[Seam, ...]:
    """The clouds in marbled acetate: tortoiseshell where it is brown."""
    bounds = area.computeTightBounds()
    spots = []
    for _ in range(110):
        x, y = hand.uniform(bounds.left(), bounds.right()), hand.uniform(bounds.top(), bounds.bottom())
        line = pen((x, y), (x + hand.uniform(-0.5, 0.5), y + hand.uniform(-0.3, 0.3)), closed=False)
        pale = hand.random() < 0.35
        shade = (
            lighter(cloth.colour, hand.uniform(0.15, 0.4)) if pale else darker(cloth.colour, hand.uniform(0.25, 0.65))
        )
        spots.append(Seam(line, "edge", shade, hand.uniform(0.15, 0.5)))
    return tuple(spots)


@dataclass(frozen=True)
class Glass:
    """What is in the frame: its tint, whether it fades downwards, whether it mirrors."""

    tint: Rgb
    fade: bool
    mirrored: bool

    def words(self, plural: bool) -> str:
        """For captions; nothing for plain glass."""
        look = "mirrored" if self.mirrored else "gradient" if self.fade else ""
        return look and (f"{look} lenses" if plural else f"a {look} lens")


def _shield(cloth: Cloth, glass: Glass) -> tuple[list[Piece], float]:
    brow = pen((-7.1, -0.9), (-4.5, -2.1, 0, -2.05), (4.5, -2.1, 7.1, -0.9), closed=False)
    shine = Seam(moved(brow, -0.05, -0.12), "edge", lighter(cloth.colour, 0.5), 0.07)
    rim = Piece(band(brow, 0.62, True), cloth, seams=(shine,), round=0.2, cast=0.3)
    return [tinted(SHIELD, glass.tint, glass.fade, glass.mirrored), rim], 7.0


def _lenses(shape: str) -> tuple[list[skia.Path], float, float]:
    """(both lenses, how far from the middle they begin and end)."""
    place = 3.35 if shape == "oversized" else 3.25
    right, bounds = moved(LENSES[shape], place, 0), LENSES[shape].computeTightBounds()
    return [flipped(right), right], place + bounds.left(), place + bounds.right()


def _wired(colour: Rgb, shape: str, glass: Glass) -> tuple[list[Piece], float]:
    """A frame of wire; (its front, where the right hinge is)."""
    lenses, inner, edge = _lenses(shape)
    high, gauge = HINGES.get(shape, -1.5), 0.2
    wires = [*lenses, pen((-inner - 0.1, -0.5), (0, -1.25, inner + 0.1, -0.5), closed=False)]
    wires += [pen((s * (edge - 0.1), high), (s * (edge + 0.4), high), closed=False) for s in (-1, 1)]
    if shape == "pilot":
        wires.append(pen((-inner - 0.6, -1.96), (0, -2.12, inner + 0.6, -1.96), closed=False))
    pads = [balls([(s * (inner - 0.16), 0.5) for s in (-1, 1)], 0.42, (226, 224, 220), "pearl", 0.2)]
    for s in (-1, 1):
        arm = pen((s * inner, -0.3), (s * (inner - 0.3), 0.0, s * (inner - 0.16), 0.5), closed=False)
        pads.append(rounded(arm, 0.08, colour))
    panes = [tinted(lens, glass.tint, glass.fade, glass.mirrored) for lens in lenses]
    return [*pads, *panes, *(rounded(wire, gauge, colour, "metal", 0.35) for wire in wires)], edge + 0.4


def _moulded(brief: Brief, shape: str, glass: Glass, thick: float) -> tuple[list[Piece], float]:
    """A frame of acetate, perhaps marbled; (its front, where the right hinge is)."""
    colour, high = brief.cloth.colour, HINGES.get(shape, -1.5)
    lenses, inner, edge = _lenses(shape)
    bridge = pen((-inner, -1.15), (0, -1.55, inner, -1.15), (inner + 0.1, -0.1), (0, -0.75, -inner - 0.1, -0.1))
    ends = [
        pen(
            (s * (edge - 0.6), high - 0.55),
            (s * (edge + 0.75), high - 0.5),
            (s * (edge + 0.8), high + 0.3),
            (s * (edge - 0.3), high + 0.6),
        )
        for s in (-1, 1)
    ]
    whole = union(*(union(lens, band(lens, 2 * thick)) for lens in lenses), bridge, *ends)
    rims = minus(minus(whole, lenses[0]), lenses[1])
    marbled = brief.choose.random() < 0.35
    clouds = _marbled(brief.cloth, whole, Random(f"marble/{brief.cloth.seed}")) if marbled else ()
    pale = lighter(colour, 0.4 if brightness(colour) < 0.6 else 0.8)
    gleams = [Seam(moved(band(lens, 1.8 * thick), -0.03, -0.05), "edge", pale, 0.045) for lens in lenses]
    panes = [tinted(lens, glass.tint, glass.fade, glass.mirrored) for lens in lenses]
    rivets = [balls([(s * (edge + 0.35), high - 0.1)], 0.2, METALS["silver"], cast=0.1) for s in (-1, 1)]
    return [*panes, Piece(rims, brief.cloth, seams=(*clouds, *gleams), round=0.16, cast=0.35), *rivets], edge + 0.6


def _temple(hinge: float, hinge_y: float, thick: float, cloth: Cloth, metal: bool, folded: bool) -> Piece:
    """The right arm: open, away from the camera, or folded behind the front."""
    if folded:
        line = pen(
            (hinge - 0.1, hinge_y),
            (hinge * 0.2, hinge_y - 1.5),
            (-hinge * 0.75, hinge_y - 2.3),
            (-hinge * 0.98, hinge_y - 2.2, -hinge * 1.0, hinge_y - 1.2),
            closed=False,
        )
    else:
        line = pen(
            (hinge - 0.1, hinge_y),
            (hinge - 0.35, hinge_y - 3.4),
            (hinge - 1.1, hinge_y - 6.6),
            (hinge - 1.3, hinge_y - 7.8, hinge - 1.9, hinge_y - 8.3),
            closed=False,
        )
    if metal:
        return rounded(line, 0.18, cloth.colour, "metal", 0.3)
    shine = Seam(moved(line, -0.1, -0.08), "edge", lighter(cloth.colour, 0.45), 0.06)
    return Piece(band(line, max(0.42, thick * 1.3), True), cloth, seams=(shine,), round=0.2, cast=0.35)


def sunglasses(brief: Brief) -> Garment:
    """A pair of sunglasses, open or folded, alone, on stone or on linen."""
    choose, hand, made = brief.choose, brief.hand, brief.cloth.material.name
    metal = made == "metal"
    shape = choose.choice(
        ("round", "pilot", "octagonal", "narrow")
        if metal
        else ("round", "square", "cat-eye", "narrow", "oversized", "shield", "square")
    )
    thick = choose.uniform(0.28, 0.5)
    glass = Glass(choose.choice(list(TINTS.values())), choose.random() < 0.5, choose.random() < 0.2)
    if shape == "shield":
        front, hinge = _shield(brief.cloth, glass)
    elif metal:
        front, hinge = _wired(brief.cloth.colour, shape, glass)
    else:
        front, hinge = _moulded(brief, shape, glass, thick)
    folded = choose.random() < 0.35
    hinge_y = HINGES.get(shape, -1.5)
    arm = _temple(hinge, hinge_y, thick, brief.cloth, metal, folded)
    arms = [arm.flipped(), arm]
    if folded:
        arms = [piece.changed(skia.Matrix.Translate(0, 0.25 * n)) for n, piece in enumerate(arms)]
    matrix = skia.Matrix()
    matrix.setRotate(choose.choice((-1, 1)) * hand.uniform(3, 14))
    pieces = [piece.changed(matrix) for piece in (*arms, *front)]
    features = {"detail": NAMES[shape], "size": "large" if shape in ("oversized", "shield") else "medium"}
    if words := glass.words(shape != "shield"):
        features["lens"] = words
    scene = choose.choice(("stone", "linen", "alone", "stone"))
    middle = -1.2 if folded else -3.4
    base: list[Piece] = []
    if scene == "stone":
        base += slab(
            0,
            middle + 0.4,
            17.0,
            19.0,
            ground_for(choose, brief.cloth.colour, list(STONES.values())),
            choose.randrange(99),
            choose.choice(("square", "arch")),
        )
    elif scene == "linen":
        cloth = linen(
            hand,
            17.0,
            19.5,
            ground_for(choose, brief.cloth.colour, ((224, 214, 196), (238, 234, 226), (150, 160, 150), (92, 104, 122))),
        )
        base.append(cloth.changed(skia.Matrix.Translate(0, middle)))
    return laid(pieces, features, base, (0.0, 0.0))


KINDS = (
    Kind(
        "sunglasses",
        "eyewear",
        sunglasses,
        {"acetate": 4, "metal": 2},
        {"plain": 1},
        (20, 180),
        ("summery", "holiday", "vintage", "minimalist", "sporty"),
        ("sunglasses", "pair of sunglasses"),
    ),
)
