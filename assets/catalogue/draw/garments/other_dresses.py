"""Dresses cut in one: shirt dress, wrap dress, T-shirt dress (the slip dress is drawn in `slip_dresses`)."""

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.garments.dresses import WAIST, WAIST_Y, bodice_folds
from assets.catalogue.draw.garments.slip_dresses import slip_dress
from assets.catalogue.draw.parts.bodies import fitted
from assets.catalogue.draw.parts.flounces import ruffle, swing
from assets.catalogue.draw.parts.folds import draped, pulled
from assets.catalogue.draw.parts.necklines import NAMES as NECKS
from assets.catalogue.draw.parts.necklines import inside_back, neckband, neckline
from assets.catalogue.draw.parts.shaping import mirrored, sides
from assets.catalogue.draw.parts.sleeves import NAMES as SLEEVES
from assets.catalogue.draw.parts.sleeves import sleeves
from assets.catalogue.draw.parts.trims import (
    belt,
    button_colour,
    buttons,
    column,
    hem_stitch,
    patch_pocket,
    shirt_collar,
    tied_bow,
)
from assets.catalogue.draw.paths import band, both_sides, box, minus, moved, pen, union, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam


def shirt_dress(brief: Brief) -> Garment:
    """A shirt lengthened to a dress: straight with a shirt's hem, belted, or with a flared skirt."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    length = choose.choice((90.0, 100.0, 116.0))
    arm = choose.choice(("long", "short", "elbow", "three-quarter", "puff"))
    shape = choose.choice(("straight", "belted", "flared"))
    waist = {"straight": 19.6, "belted": 16.2, "flared": 15.2}[shape]
    hem = {"straight": 23.0, "belted": 25.0, "flared": 31.0}[shape]
    body = fitted(length, bust=19.6, waist=waist, hip=21.6, hem=hem, sag=4.6 if shape == "straight" else 1.6)
    folds: tuple[Fold, ...] = (
        *mirrored(*pulled(hand, (18, 22), (8, 30), 2, 7, 0.28)),
        *sides(19.6, waist, 21.5, WAIST_Y, 58, 0.36),
        *draped(hand, -16, 16, 44, length, 6, 0.38),
    )
    pieces: list[Piece] = []
    if shape == "flared":
        fall = swing(WAIST_Y - 0.4, length, waist, hem, hand, 8, True, 0.55)
        body = union(fitted(WAIST_Y + 0.8, bust=19.6, waist=waist), fall.path)
        folds = (*bodice_folds(brief, waist), *fall.folds)
        pieces.append(fall.back(cloth))
    hole = neckline("notch", wide=-1.0, low=-1.5)
    behind, leaves = shirt_collar(cloth, size=0.9)
    cuff = cloth if arm in ("long", "puff") else None
    pieces += [inside_back(body, hole, cloth), *behind]
    pieces += sleeves(arm, 17.0, 19.6, cloth, hand, 0.3, cuff, 5.0 if arm == "long" else 2.6, pit_y=21.0)
    seams = () if shape == "flared" else (hem_stitch(length - 1.8, hem, 4.6 if shape == "straight" else 1.6),)
    yoke = tuple(Seam(pen((side * 7.5, 6), (side * 15.2, 8.6), closed=False), width=0.1) for side in (-1, 1))
    pieces.append(Piece(minus(body, hole.opening), cloth, folds, (*seams, *yoke), round=1.9, cast=0.12, fan=1.15))
    strip = within(box(-1.8, 6.5, 1.8, length + 6, 0.2), body)
    lines = tuple(Seam(pen((x, 7), (x, length + 5), closed=False), "stitch") for x in (-1.2, 1.2))
    pieces.append(Piece(strip, cloth, seams=lines, round=0.5, cast=0.16))
    features = {
        "neckline": "turn-down collar",
        "sleeve": SLEEVES[arm],
        "closure": "buttons down the front",
        "length": "short" if length < 95 else "knee-length" if length < 110 else "calf-length",
        "fit": {"straight": "straight cut", "belted": "waisted", "flared": "full skirt"}[shape],
    }
    pockets = choose.choice((0, 1, 2))
    for x in (4.6, -13.0)[:pockets]:
        pieces += patch_pocket(x, 18, 8.4, 9.6, cloth, flap=pockets == 2)
    pieces += [*leaves, *buttons(column(0, 10.5, length - 9, 9), button_colour(cloth), 1.2)]
    if shape == "belted":
        kind = choose.choice(("leather", "cloth", "sash"))
        if kind == "sash":
            sash = both_sides(pen((-0.5, 36.8), (waist + 0.3, 36.0), (waist + 0.4, 39.2), (-0.5, 40.4)))
            pieces += [Piece(sash, cloth, round=0.7, cast=0.2), *tied_bow(-2, 38.4, cloth, 0.95)]
        else:
            of = trim("leather", (92, 58, 38)) if kind == "leather" else cloth.plain()
            pieces += belt(WAIST_Y - 1.6, waist + 0.4, of, 3.2)
        features["detail"] = "a belt at the waist"
    elif pockets:
        features["detail"] = "two chest pockets" if pockets == 2 else "a chest pocket"
    return Garment(tuple(pieces), features)


def wrap_dress(brief: Brief) -> Garment:
    """A dress whose front laps over and ties at the side; the lap's edge may bear a ruffle."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    length = choose.choice((86.0, 104.0, 120.0, 138.0))
    arm = choose.choice(("short", "long", "three-quarter", "flutter", "bell", "puff", "none"))
    frill = choose.random() < 0.35
    hem = 25 + (length - 86) * 0.1
    fall = swing(WAIST_Y - 0.4, length, WAIST + 0.4, hem, hand, 7, choose.random() < 0.4, 0.5)
    whole = union(fitted(WAIST_Y + 0.8, waist=WAIST + 0.4), fall.path)
    hole = neckline("deep v", low=choose.choice((1, 4)))
    pieces = [fall.back(cloth), inside_back(whole, hole, cloth)]
    pieces += sleeves(arm, 17.0, 18.8, cloth, hand, 0.0, cloth if arm == "puff" else None, 2.6, pit_y=21.0)
    under = minus(whole, hole.opening)
    pieces.append(Piece(under, cloth, (*fall.folds, *bodice_folds(brief, WAIST + 0.4)), round=2.0, cast=0.12, fan=1.3))
    low = hem * 0.32
    edge = pen((-9.6, 0.6), (-5, 15, 9.5, 31, 15.4, 38), (9.5, 60, 4, 84, low, length + 8), closed=False)
    lap = pen(
        (-70, -6),
        (-12, -6),
        (-9.6, 0.6),
        (-5, 15, 9.5, 31, 15.4, 38),
        (9.5, 60, 4, 84, low, length + 8),
        (-70, length + 8),
    )
    over = within(under, lap)
    rays = (
        *pulled(hand, (14.8, 37), (-10, 27), 4, 13, 0.42),
        *pulled(hand, (14.8, 40), (-6, 66), 4, 20, 0.4),
        *(fold for fold in fall.folds if fold.end[0] < 0),
        *sides(18.8, WAIST, WAIST + 4, WAIST_Y, 52, 0.2)[1:],
    )
    pieces.append(Piece(over, cloth, rays, (Seam(moved(edge, -1.4, 0), "stitch"),), round=1.3, cast=0.35, fan=1.3))
    features = {
        "neckline": "V-neck",
        "sleeve": SLEEVES[arm],
        "closure": "a wrap front that ties at the waist",
        "length": "knee-length" if length < 100 else "midi" if length < 125 else "ankle-length",
    }
    if frill:
        pieces.append(ruffle(((-9.4, 1.4), (-1.5, 19), (14.6, 37.4)), ((-2.0, 4.6), (-4.4, 3.2)), 9, cloth, hand, 0.3))
        down = ((13.6, 41.0), (7.6, 70.0), (low + 0.6, length - 0.5))
        pieces.append(ruffle(down, ((-5.4, 1.6), (-6.2, 0.4)), 9, cloth, hand, 0.3))
        features["detail"] = "a ruffled edge"
    waist = both_sides(pen((-0.5, 36.8), (WAIST + 0.7, 36.2), (WAIST + 0.8, 39.4), (-0.5, 40.2)))
    pieces += [Piece(waist, cloth, round=0.7, cast=0.22), *tied_bow(choose.choice((11, 8)), 38.4, cloth, 0.95)]
    return Garment(tuple(pieces), features)


def t_shirt_dress(brief: Brief) -> Garment:
    """A T-shirt lengthened to a dress: straight, cocoon-shaped, knotted at the side, slit or with a flounce."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    look = choose.choice(("straight", "cocoon", "knot", "slit", "flounce"))
    length = choose.choice((84.0, 94.0, 112.0))
    arm, neck = choose.choice(("short", "short", "elbow", "long", "cap")), choose.choice(("crew", "v", "scoop", "boat"))
    hem = {"straight": 22.0, "cocoon": 17.5, "knot": 19.5, "slit": 21.5, "flounce": 22.5}[look]
    end = length - 15 if look == "flounce" else length
    body = fitted(end, shoulder=17.6, bust=20.4, waist=19.0, hip=23.4 if look == "cocoon" else 21.6, hem=hem)
    hole = neckline(neck)
    folds = (
        *mirrored(*pulled(hand, (18.6, 22), (8, 32), 3, 8, 0.3)),
        *sides(20, 19, 21.6, WAIST_Y, 60, 0.38),
        *draped(hand, -17, 17, 38, end, 6, 0.42),
    )
    pieces: list[Piece] = []
    if look == "slit":
        for side in (-1, 1):
            gap = pen(
                (side * 40, end - 22),
                (side * (hem - 0.4), end - 22),
                (side * (hem - 1.6), end - 8, side * (hem - 3.4), end + 4),
                (side * 40, end + 4),
            )
            pieces.append(Piece(within(gap, body), cloth, shade=0.45, cast=0.0, round=0.8))
            body = minus(body, gap)
    if look == "knot":
        folds += tuple(Fold((15.5, end - 5), (4, end - 13 - n * 4), (-15, end - 4 - n * 9), 1.6, 0.5) for n in range(5))
    pieces += [inside_back(body, hole, cloth), *sleeves(arm, 17.6, 20.4, cloth, hand, 0.5, pit_y=21.4)]
    seams = () if look == "flounce" else (hem_stitch(end - 2.4, hem),)
    pieces.append(Piece(minus(body, hole.opening), cloth, folds, seams, round=2.0, cast=0.12))
    pieces += neckband(body, hole, cloth.ribbed(), 1.7)
    features = {
        "neckline": NECKS[neck],
        "sleeve": SLEEVES[arm],
        "length": "short" if length < 90 else "knee-length" if length < 100 else "midi",
        "fit": "loose" if look == "cocoon" else "straight cut",
    }
    if look == "flounce":
        line = ((-hem, end - 1.8), (0.0, end + 1.6), (hem, end - 1.8))
        pieces.append(ruffle(line, ((-2.6, 15.0), (2.6, 15.0)), 10, cloth, hand, 0.2))
        features["detail"] = "a ruffled hem"
    elif look == "knot":
        pieces += tied_bow(15.4, end - 4.5, cloth.plain(), 0.5)
        features["detail"] = "a knot at the side"
    elif look == "slit":
        features["detail"] = "side slits"
    elif choose.random() < 0.6:
        if choose.random() < 0.5:
            pieces += patch_pocket(4.6, 19, 8.6, 9.8, cloth)
            features["detail"] = "a chest pocket"
        else:
            slots = [pen((s * 17.6, 54), (s * 20.0, 66), closed=False) for s in (-1, 1)]
            pieces += [Piece(band(slot, 0.9), cloth, round=0.3, cast=0.2) for slot in slots]
            features["detail"] = "side pockets"
    return Garment(tuple(pieces), features)


KINDS = (
    Kind(
        "shirt dress",
        "dress",
        shirt_dress,
        {"cotton": 2, "linen": 2, "denim": 1, "viscose": 1},
        {"plain": 4, "vertical stripes": 3, "checked": 2, "dotted": 1, "tartan": 1, "camouflage": 1},
        (40, 110),
        ("classic", "office", "casual"),
        ("shirt dress", "shirtwaist dress"),
    ),
    Kind(
        "slip dress",
        "dress",
        slip_dress,
        {"satin": 5, "silk": 2, "velvet": 2, "sequins": 1},
        {"plain": 6, "floral": 1, "leopard": 1, "zebra": 1, "dotted": 1},
        (35, 120),
        ("elegant", "party", "minimalist"),
        ("slip dress", "strappy dress"),
    ),
    Kind(
        "wrap dress",
        "dress",
        wrap_dress,
        {"viscose": 2, "crepe": 2, "jersey": 1},
        {"plain": 3, "floral": 4, "dotted": 2, "leopard": 1, "zebra": 1, "horizontal stripes": 1},
        (40, 110),
        ("elegant", "office", "romantic"),
        ("wrap dress",),
    ),
    Kind(
        "T-shirt dress",
        "dress",
        t_shirt_dress,
        {"jersey": 3, "cotton": 1, "ribbed knit": 1},
        {"plain": 4, "horizontal stripes": 3, "tie-dye": 1, "colour-block": 2},
        (20, 60),
        ("casual", "sporty", "basic"),
        ("T-shirt dress", "jersey dress"),
    ),
)
