"""Coats: trench coat, wool coat; `tailoring` has them in its kinds."""

from dataclasses import replace

from assets.catalogue.draw.cloth import Cloth
from assets.catalogue.draw.palette import brightness
from assets.catalogue.draw.parts.coat_arms import Arm
from assets.catalogue.draw.parts.coat_fronts import Front, lapels
from assets.catalogue.draw.parts.necklines import neckline
from assets.catalogue.draw.parts.pockets import flap_pocket, welt_pocket
from assets.catalogue.draw.parts.tailored import opened
from assets.catalogue.draw.parts.trims import (
    BRASS,
    HORN,
    STEEL,
    belt,
    button_colour,
    buttons,
    column,
    mirrored,
    mirrored_pair,
    patch_pocket,
    shirt_collar,
    tied_bow,
)
from assets.catalogue.draw.paths import flipped, minus, pen, within
from assets.catalogue.draw.pieces import Brief, Garment, Piece, Seam


def trench_coat(brief: Brief) -> Garment:
    """A trench coat: the long or short double-breasted one, or a raglan mac."""
    choose, cloth = brief.choose, brief.cloth
    mac = choose.random() < 0.3
    length = choose.choice((82, 100, 114))
    half, waist, hem = 25.5, 20.8 if not mac else 22.6, 27 + length * 0.05
    arm = Arm(half - 4.2, half, 12, 61, 7.5, 6.2)
    lap = 1.9 if mac else 7.0
    break_y = choose.uniform(22, 30) if not mac else 12
    front = lapels(cloth, break_y, choose.uniform(8.5, 10.5), "notch", lap) if not mac else _mac_collar(cloth)
    pieces = opened(brief, front, length, (half, waist, hem), lap, 0, arm, "strap" if not mac else "stitched", break_y)
    if mac:
        for side in (-1, 1):
            raglan = pen((side * 8.4, 1.2), (side * 15, 10, side * (half - 1.2), 24), closed=False)
            front_piece = pieces[-1]
            pieces[-1] = replace(front_piece, seams=(*front_piece.seams, Seam(raglan)))
    else:
        storm = pen((6.5, 1), (arm.shoulder - 0.4, 4.8), (arm.shoulder - 0.8, 17), (13, 28), (5, 21))
        line = pen((arm.shoulder - 1.4, 16.8), (13, 27), (5, 20.2), closed=False)
        pieces.append(
            Piece(within(storm, minus(pieces[-1].path, front.opening)), cloth, seams=(Seam(line, "stitch"),),
                  round=0.7, cast=0.4)
        )  # fmt: skip
        pieces += mirrored_pair(
            Piece(pen((11.4, 2.2), (arm.shoulder + 0.6, 5.2), (arm.shoulder - 0.6, 8.2), (10.6, 5.0), (10, 3.4)), cloth,
                  round=0.5, cast=0.4)
        )  # fmt: skip
        pieces += buttons([(side * 12.4, 4.4) for side in (-1, 1)], HORN, 1.2)
    dark = HORN if brightness(cloth.colour) > 0.3 else button_colour(cloth)
    places = [(x, y) for y in (32, 55, 67) for x in (-lap + 2, lap - 2)] if not mac else column(0, 17, 70, 5)
    pieces += buttons([place for place in places if not 37 < place[1] < 47], dark, 2.1)
    pieces += mirrored(welt_pocket((13.4, 52), (17.6, 66), cloth))
    pieces += front.fronts
    tied = choose.random() < 0.45
    pieces += belt(40.4, waist + 0.4, cloth, 4.2, None if tied else (74, 52, 38))
    pieces += mirrored_pair(Piece(pen((14.6, 39.6), (15.8, 39.6), (15.8, 45.8), (14.6, 45.8)), cloth, round=0.3))
    if tied:
        pieces += tied_bow(1, 43.0, cloth, 0.95)
    return Garment(
        tuple(pieces),
        {
            "neckline": "turn-down collar" if mac else "wide lapels",
            "closure": "single-breasted" if mac else "double-breasted",
            "detail": "a tie belt" if tied else "a buckled belt",
            "length": "thigh-length" if length < 90 else "knee-length" if length < 105 else "calf-length",
        },
    )


def _mac_collar(cloth: Cloth) -> Front:
    hole = neckline("notch", wide=-0.8, low=-0.8)
    behind, leaves = shirt_collar(cloth, spread=1.6, size=1.12)
    return Front(hole.opening, behind, leaves)


def wool_coat(brief: Brief) -> Garment:
    """A winter coat: single- or double-breasted, a tied wrap coat, a short pea coat, or a funnel neck."""
    choose, cloth = brief.choose, brief.cloth
    cut = choose.choice(("single", "double", "wrap", "pea", "funnel"))
    length = choose.uniform(72, 78) if cut == "pea" else choose.choice((92, 104, 116))
    half = 26 + choose.uniform(0, 1.6)
    waist = half - (3.4 if cut == "wrap" else 1.2)
    hem = half + (0.6 if cut == "pea" else choose.choice((0.8, 4.0)))
    arm = Arm(half - 4.0, half, 12.5, 61, 7.8, 6.4)
    lap = {"double": 7.4, "pea": 7.4, "wrap": 6.0}.get(cut, 2.0)
    break_y = {"wrap": 37, "pea": 22, "funnel": 6}.get(cut, choose.uniform(24, 33))
    shape = {"wrap": "shawl", "pea": "notch", "double": "peak"}.get(cut, "notch")
    front = (
        _funnel(cloth) if cut == "funnel" else lapels(cloth, break_y, choose.uniform(8, 11), shape, lap)
    )  # fmt: skip
    cuff = choose.choice(("plain", "turned", "buttons"))
    pieces = opened(brief, front, length, (half, waist, hem), lap, 0, arm, cuff, break_y)
    low = 44 if cut == "pea" else 58
    upright = cut in ("pea", "funnel") or choose.random() < 0.3
    if upright:
        pieces += mirrored(welt_pocket((13, low), (16.4, low + 13), cloth, 3.0, stitch=False))
    elif choose.random() < 0.7:
        pieces += mirrored(flap_pocket(9, low, 13, 5.4, cloth, 0.8))
    else:
        pieces += mirrored(patch_pocket(8, low, 14, 16, cloth, pointed=False))
    pieces += front.fronts
    if cut == "wrap":
        pieces += [*belt(41.4, waist + 0.5, cloth, 5.0, None, 1.0), *tied_bow(-3, 44.2, cloth, 1.1)]
    else:
        count = choose.choice((3, 4)) if cut != "double" else choose.choice((2, 3))
        rows = column(0, max(break_y + 2, 14), max(break_y + 2, 14) + 9.5 * (count - 1), count)
        metal = cut == "pea" and choose.random() < 0.6
        colour = choose.choice((BRASS, STEEL)) if metal else button_colour(cloth)
        places = [(x, y) for _, y in rows for x in (-lap + 2.2, lap - 2.2)] if lap > 5 else rows
        if cut != "funnel":
            pieces += buttons(places, colour, 2.5, "metal" if metal else "rubber")
    return Garment(
        tuple(pieces),
        {
            "neckline": {"wrap": "shawl collar", "funnel": "high collar", "double": "wide peak lapels"}.get(
                cut, "notch lapels"
            ),
            "closure": {"wrap": "a tie belt", "funnel": "a hidden closure", "single": "single-breasted"}.get(
                cut, "double-breasted"
            ),
            "detail": "slanted welt pockets" if upright else "two large pockets",
            "length": "hip-length" if cut == "pea" else "knee-length" if length < 110 else "calf-length",
        },
    )


def _funnel(cloth: Cloth) -> Front:
    """A collar that stands up around the neck, cut in one with the fronts."""
    hole = neckline("high", wide=1.4, low=-1.0)
    inside = Piece(
        pen((-7.6, 0.5), (-6.8, -5.6), (0, -7.2, 6.8, -5.6), (7.6, 0.5), (0, 3)), cloth, shade=0.4, cast=0.0, round=1.4
    )
    collar = pen(
        (-1.8, 9), (-2.6, -1.6), (-5, -4.6, -7.0, -5.8), (-8.4, -2.2, -9.4, 1.4), (-9, 8, -1.8, 10.4)
    )  # fmt: skip
    right = pen((-2.0, 10.6), (-2.4, -1.8), (3.6, -3.4, 7.0, -5.8), (8.4, -2.2, 9.4, 1.4), (8.6, 8.4, -2.0, 10.6))
    seam = Seam(pen((-1.2, -1.4), (-1.0, 10), closed=False))
    return Front(
        within(hole.opening, flipped(hole.opening)),
        (inside,),
        (
            Piece(collar, cloth, round=1.0, cast=0.25),
            Piece(right, cloth, seams=(seam,), round=1.0, cast=0.35),
        ),
    )
