"""Sunglasses lying open, or folded: round, square, cat-eye, pilot, narrow, octagonal and shield shapes."""

from random import Random

import skia

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.palette import METALS, Rgb, brightness, darker, lighter, mixed
from assets.catalogue.draw.parts.displays import STONES, ground_for, laid, linen, slab
from assets.catalogue.draw.parts.jewels import balls, rounded
from assets.catalogue.draw.paths import band, flipped, minus, moved, oval, pen, union
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece, Seam

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
TINTS: dict[str, Rgb] = {
    "smoky": (44, 46, 52),
    "brown": (92, 58, 38),
    "green": (44, 66, 54),
    "blue": (44, 76, 124),
    "rose": (176, 96, 108),
    "amber": (196, 132, 52),
}


def _lens(path: skia.Path, tint: Rgb, fade: bool, mirrored: bool) -> Piece:
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


def _front(brief: Brief, shape: str, metal: bool, thick: float) -> tuple[list[Piece], float, skia.Path]:
    """(rims, bridge and lenses; where the hinge is, to the right; the frame's whole outline)."""
    choose, colour = brief.choose, brief.cloth.colour
    tint = choose.choice(list(TINTS.values()))
    fade, mirrored = choose.random() < 0.5, choose.random() < 0.2
    if shape == "shield":
        lens = pen(
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
        brow = pen((-7.1, -0.9), (-4.5, -2.1, 0, -2.05), (4.5, -2.1, 7.1, -0.9), closed=False)
        rim = band(brow, 0.62, True)
        shine = Seam(moved(brow, -0.05, -0.12), "edge", lighter(colour, 0.5), 0.07)
        return [_lens(lens, tint, fade, True), Piece(rim, brief.cloth, seams=(shine,), round=0.2, cast=0.3)], 7.0, rim
    place = 3.25 if shape != "oversized" else 3.35
    right = moved(LENSES[shape], place, 0)
    lenses = [flipped(right), right]
    edge = place + LENSES[shape].computeTightBounds().right()
    hinge_y = {"cat-eye": -2.2, "round": -0.5, "octagonal": -0.4, "narrow": -0.6}.get(shape, -1.5)
    pieces = [_lens(lens, tint, fade, mirrored) for lens in lenses]
    inner = place + LENSES[shape].computeTightBounds().left()
    if metal:
        gauge = 0.2
        bridge = pen((-inner - 0.1, -0.5), (0, -1.25, inner + 0.1, -0.5), closed=False)
        wires = [
            *lenses,
            bridge,
            *(pen((s * (edge - 0.1), hinge_y), (s * (edge + 0.4), hinge_y), closed=False) for s in (-1, 1)),
        ]
        if shape == "pilot":
            wires.append(pen((-inner - 0.6, -1.96), (0, -2.12, inner + 0.6, -1.96), closed=False))
        pads = [balls([(s * (inner - 0.16), 0.5) for s in (-1, 1)], 0.42, (226, 224, 220), "pearl", 0.2)]
        pads += [
            rounded(
                pen((s * inner, -0.3), (s * (inner - 0.3), 0.0, s * (inner - 0.16), 0.5), closed=False), 0.08, colour
            )
            for s in (-1, 1)
        ]
        return (
            [*pads, *pieces, *(rounded(wire, gauge, colour, "metal", 0.35) for wire in wires)],
            edge + 0.4,
            union(*(band(wire, gauge) for wire in lenses)),
        )
    grown = [union(lens, band(lens, 2 * thick)) for lens in lenses]
    bridge = pen((-inner, -1.15), (0, -1.55, inner, -1.15), (inner + 0.1, -0.1), (0, -0.75, -inner - 0.1, -0.1))
    ends = [
        pen(
            (s * (edge - 0.6), hinge_y - 0.55),
            (s * (edge + 0.75), hinge_y - 0.5),
            (s * (edge + 0.8), hinge_y + 0.3),
            (s * (edge - 0.3), hinge_y + 0.6),
        )
        for s in (-1, 1)
    ]
    whole = union(*grown, bridge, *ends)
    rims = whole
    for lens in lenses:
        rims = minus(rims, lens)
    seams = _marbled(brief.cloth, whole, Random(f"marble/{brief.cloth.seed}")) if choose.random() < 0.35 else ()
    gleams = tuple(
        Seam(
            moved(band(lens, 2 * thick * 0.9), -0.03, -0.05),
            "edge",
            lighter(colour, 0.4 if brightness(colour) < 0.6 else 0.8),
            0.045,
        )
        for lens in lenses
    )
    rivets = [balls([(s * (edge + 0.35), hinge_y - 0.1)], 0.2, METALS["silver"], cast=0.1) for s in (-1, 1)]
    return (
        [*pieces, Piece(rims, brief.cloth, seams=(*seams, *gleams), round=0.16, cast=0.35), *rivets],
        edge + 0.6,
        whole,
    )


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
        ("round", "pilot", "octagonal", "pilot", "narrow")
        if metal
        else ("round", "square", "cat-eye", "narrow", "oversized", "shield", "square")
    )
    thick = choose.uniform(0.28, 0.5)
    front, hinge, _ = _front(brief, shape, metal, thick)
    folded = choose.random() < 0.35
    hinge_y = {"cat-eye": -2.2, "round": -0.5, "octagonal": -0.4, "narrow": -0.6, "shield": -1.0}.get(shape, -1.5)
    arm = _temple(hinge, hinge_y, thick, brief.cloth, metal, folded)
    arms = [arm.flipped(), arm]
    if folded:
        arms = [piece.changed(skia.Matrix.Translate(0, 0.25 * n)) for n, piece in enumerate(arms)]
    matrix = skia.Matrix()
    matrix.setRotate(choose.choice((-1, 1)) * hand.uniform(3, 14))
    pieces = [piece.changed(matrix) for piece in (*arms, *front)]
    features = {"detail": NAMES[shape], "size": "large" if shape in ("oversized", "shield") else "medium"}
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
            choose.choice(("square", "round", "arch")),
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
