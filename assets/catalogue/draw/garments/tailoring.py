"""Tailored outerwear: the blazer, and the kinds of coats."""

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.garments.coats import trench_coat, wool_coat
from assets.catalogue.draw.palette import darker
from assets.catalogue.draw.parts.coat_arms import Arm, coat_arms
from assets.catalogue.draw.parts.coat_fronts import coat_body, hanging, lapels
from assets.catalogue.draw.parts.necklines import inside_back, neckline
from assets.catalogue.draw.parts.pockets import flap_pocket, piped_pocket
from assets.catalogue.draw.parts.tailored import darts, lining_of, opened
from assets.catalogue.draw.parts.trims import (
    BRASS,
    button_colour,
    buttons,
    column,
    patch_pocket,
)
from assets.catalogue.draw.paths import band, minus, pen, within
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece, Seam


def blazer(brief: Brief) -> Garment:
    """A blazer: notched, double-breasted with peak lapels, shawl-collared, or collarless with braid."""
    choose, cloth = brief.choose, brief.cloth
    cut = choose.choice(("notch", "notch", "double", "shawl", "collarless", "oversized"))
    length = {"collarless": choose.uniform(54, 60), "oversized": choose.uniform(74, 80)}.get(
        cut, choose.uniform(63, 72)
    )
    half = {"oversized": 27.5, "double": 25.0}.get(cut, 24.0) + choose.uniform(0, 1)
    arm = Arm(half - (3 if cut == "oversized" else 4), half, 11 + choose.uniform(0, 3), 60, 6.9 + (half - 24) * 0.3)
    waist = half - (0.8 if cut in ("oversized", "collarless") else choose.uniform(2.2, 3.6))
    if cut == "collarless":
        return _collarless(brief, length, half, waist, arm)
    lap = 6.6 if cut == "double" else 1.9
    break_y = choose.uniform(26, 32) if cut == "double" else choose.uniform(30, 38)
    silky = cut == "shawl" and cloth.pattern == "plain"
    facing = Cloth(trim("satin", cloth.colour).material, darker(cloth.colour, 0.12)) if silky else cloth
    shape = {"double": "peak", "shawl": "shawl"}.get(cut, choose.choice(("notch", "notch", "peak")))
    front = lapels(facing, break_y, choose.uniform(6.0, 8.5), shape, lap)
    rounded = 0.0 if cut == "double" else choose.uniform(3, 8)
    pieces = opened(brief, front, length, (half, waist, half + 0.8), lap, rounded, arm, "buttons", break_y)
    patched = cut in ("notch", "oversized") and choose.random() < 0.35
    low = length * 0.68
    for side in (-1, 1):
        if patched:
            own = patch_pocket(7.6, low - 3, 11.5, 13, cloth, pointed=False)
        elif cut == "shawl":
            own = piped_pocket(8.4, low, 11, cloth, 0.6)
        else:
            own = flap_pocket(8.2, low, 11.5, 4.6, cloth, 0.7)
        pieces += own if side > 0 else [piece.flipped() for piece in own]
    if cut != "shawl":
        pieces.append(Piece(pen((10, 28.4), (17.4, 27.2), (17.6, 29.2), (10.2, 30.4)), cloth, round=0.4, cast=0.2))
    pieces += front.fronts
    rows = 1 if cut == "shawl" else choose.choice((1, 2, 2, 3)) if cut != "double" else choose.choice((2, 3))
    places = column(0, break_y + 1.6, break_y + 1.6 + 8.5 * (rows - 1), rows)
    if cut == "double":
        places = [(x, y) for _, y in places for x in (-lap + 2.2, lap - 2.2)]
    pieces += buttons(places, BRASS if choose.random() < 0.25 else button_colour(cloth), 2.0)
    return Garment(
        tuple(pieces),
        {
            "neckline": {"shawl": "shawl collar", "peak": "wide peak lapels"}.get(shape, "notch lapels"),
            "closure": "double-breasted"
            if cut == "double"
            else ("one button", "two buttons", "three buttons")[rows - 1],
            "detail": "patch pockets" if patched else "piped pockets" if cut == "shawl" else "flap pockets",
            "fit": "oversized" if cut == "oversized" else "fitted" if waist < half - 2.8 else "regular",
        },
    )


def _collarless(brief: Brief, length: float, half: float, waist: float, arm: Arm) -> Garment:
    """The short tweed jacket: edge to edge, braid around neck, front and pockets."""
    choose, cloth = brief.choose, brief.cloth
    braid = cloth.toned(brief.accent if choose.random() < 0.6 else darker(cloth.colour, 0.45))
    hole = neckline("crew", wide=-0.4)
    body = coat_body(length, arm.shoulder, half, waist, half - 0.4)
    shell = minus(body, hole.opening)
    hand = brief.hand
    pieces = [inside_back(body, hole, lining_of(cloth)), *coat_arms(arm, cloth, hand, "stitched", depth=0.35)]
    pieces.append(Piece(shell, cloth, (*hanging(hand, length, half, 0.28), *darts(half, length)), round=2.4))
    edge = pen((0, 7.4), (0, length + 3), closed=False)
    pieces.append(Piece(within(band(edge, 3.2), shell), braid, seams=(Seam(edge),), round=0.5, cast=0.15))
    pieces.append(Piece(within(minus(band(hole.edge, 3.2), hole.opening), body), braid, round=0.5, cast=0.15))
    pocketed = choose.choice((2, 4))
    for y in (length * 0.66, 27)[: pocketed // 2]:
        wide = 10.5 if y > 30 else 8.5
        for side in (-1, 1):
            own = patch_pocket(6.5, y, wide, wide, cloth, pointed=False)
            rim = Piece(pen((6.5, y - 0.3), (6.5 + wide, y - 0.3), (6.5 + wide, y + 1.5), (6.5, y + 1.5)), braid,
                        round=0.4, cast=0.2)  # fmt: skip
            own += (rim, *buttons([(6.5 + wide / 2, y + 3.2)], BRASS, 1.5, "metal"))
            pieces += own if side > 0 else [piece.flipped() for piece in own]
    pieces += buttons(column(-2.6, 12, length - 6, 4), BRASS, 1.6, "metal")
    return Garment(
        tuple(pieces),
        {
            "neckline": "round neckline",
            "closure": "metal buttons",
            "detail": "contrast braid",
            "fit": "boxy",
        },
    )


KINDS = (
    Kind(
        "blazer",
        "jacket",
        blazer,
        {"wool": 2, "linen": 1, "crepe": 2, "tweed": 1, "corduroy": 1, "velvet": 1},
        {"plain": 10, "checked": 1, "pinstripes": 2, "tartan": 1, "houndstooth": 2},
        (60, 190),
        ("office", "classic", "elegant"),
        ("blazer", "suit jacket"),
        "tailored",
    ),
    Kind(
        "trench coat",
        "coat",
        trench_coat,
        {"cotton": 3, "nylon": 1},
        {"plain": 1},
        (80, 260),
        ("classic", "elegant", "office"),
        ("trench coat", "belted trench"),
        "coat",
    ),
    Kind(
        "wool coat",
        "coat",
        wool_coat,
        {"wool": 3, "tweed": 1},
        {"plain": 8, "tartan": 1, "houndstooth": 1},
        (90, 320),
        ("classic", "elegant", "minimalist"),
        ("wool coat", "winter coat", "overcoat"),
        "coat",
    ),
)
