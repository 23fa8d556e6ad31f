"""Tailored outerwear: blazer, trench coat, wool coat."""

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.palette import brightness, darker
from assets.catalogue.draw.parts.coat_arms import Arm, coat_arms
from assets.catalogue.draw.parts.coat_fronts import Front, closing, coat_body, hanging, lapels
from assets.catalogue.draw.parts.necklines import inside_back, neckline
from assets.catalogue.draw.parts.pockets import flap_pocket, piped_pocket, welt_pocket
from assets.catalogue.draw.parts.trims import (
    BRASS,
    HORN,
    STEEL,
    belt,
    button_colour,
    buttons,
    column,
    hem_stitch,
    mirrored_pair,
    patch_pocket,
    shirt_collar,
    tied_bow,
)
from assets.catalogue.draw.paths import band, flipped, minus, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam


def _lining(cloth: Cloth) -> Cloth:
    """The satin inside: a shade deeper than the cloth, paler in black and navy."""
    return trim("satin", darker(cloth.colour, 0.3) if brightness(cloth.colour) > 0.25 else (78, 74, 82))


def _darts(half: float, length: float) -> tuple[Fold, ...]:
    """The pressed lines from the chest to the hips that give the waist."""
    return tuple(
        Fold((side * half * 0.5, 30), (side * half * 0.42, 44), (side * half * 0.5, length * 0.68), 0.3, 0.75)
        for side in (-1, 1)
    )


def _opened(
    brief: Brief,
    front: Front,
    length: float,
    sizes: tuple[float, float, float],
    lap: float,
    rounded: float,
    arm: Arm,
    cuff: str,
    top: float,
) -> list[Piece]:
    """Back, sleeves and the two fronts; sizes are the half widths of bust, waist and hem."""  # fmt: skip
    cloth, hand = brief.cloth, brief.hand
    half, waist, hem = sizes
    body = coat_body(length, arm.shoulder, half, waist, hem)
    lining = _lining(cloth)
    shell, edge = closing(body, -lap, top, length, rounded)
    folds = (*hanging(hand, length, half, 0.3, waist < half - 2), *_darts(half, length))
    seams = (edge, hem_stitch(length - 2.6, hem))
    back = minus(
        within(body, pen((-30, length - 14), (30, length - 14), (30, length - 1.2), (-30, length - 1.2))), shell
    )
    return [
        Piece(within(body, front.opening), lining, shade=0.35, cast=0.0, round=2.0),
        *front.behind,
        Piece(back, lining, shade=0.4, cast=0.0, round=0.6),
        *coat_arms(arm, cloth, hand, cuff),
        Piece(minus(shell, front.opening), cloth, folds, seams, round=2.4, cast=0.3),
    ]


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
    pieces = _opened(brief, front, length, (half, waist, half + 0.8), lap, rounded, arm, "buttons", break_y)
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
    pieces = [inside_back(body, hole, _lining(cloth)), *coat_arms(arm, cloth, hand, "stitched", depth=0.35)]
    pieces.append(Piece(shell, cloth, (*hanging(hand, length, half, 0.28), *_darts(half, length)), round=2.4))
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
    pieces = _opened(brief, front, length, (half, waist, hem), lap, 0, arm, "strap" if not mac else "stitched", break_y)
    if mac:
        for side in (-1, 1):
            raglan = pen((side * 8.4, 1.2), (side * 15, 10, side * (half - 1.2), 24), closed=False)
            own = pieces[-1]
            pieces[-1] = Piece(own.path, cloth, own.folds, (*own.seams, Seam(raglan)), round=own.round, cast=own.cast)
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
    for side in (-1, 1):
        own = welt_pocket((13.4, 52), (17.6, 66), cloth)
        pieces += own if side > 0 else [piece.flipped() for piece in own]
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
    pieces = _opened(brief, front, length, (half, waist, hem), lap, 0, arm, cuff, break_y)
    low = 44 if cut == "pea" else 58
    upright = cut in ("pea", "funnel") or choose.random() < 0.3
    for side in (-1, 1):
        own = (
            welt_pocket((13, low), (16.4, low + 13), cloth, 3.0, stitch=False)
            if upright
            else flap_pocket(9, low, 13, 5.4, cloth, 0.8)
            if choose.random() < 0.7
            else patch_pocket(8, low, 14, 16, cloth, pointed=False)
        )
        if side < 0:
            kept = own
        else:
            pieces += [*(piece.flipped() for piece in kept), *kept]
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


KINDS = (
    Kind(
        "blazer",
        "jacket",
        blazer,
        {"wool": 2, "linen": 1, "crepe": 2, "tweed": 1, "corduroy": 1},
        {"plain": 5, "checked": 2, "pinstripes": 2, "tartan": 1},
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
        {"plain": 5, "checked": 1, "tartan": 1},
        (90, 320),
        ("classic", "elegant", "minimalist"),
        ("wool coat", "winter coat", "overcoat"),
        "coat",
    ),
)
