"""Button-through shirts: shirt, short-sleeved shirt, denim shirt."""

import skia

from assets.catalogue.draw.cloth import Cloth
from assets.catalogue.draw.parts.bodies import torso
from assets.catalogue.draw.parts.necklines import Neckline, inside_back, neckband, neckline
from assets.catalogue.draw.parts.shaping import hanging
from assets.catalogue.draw.parts.sleeves import NAMES as SLEEVES
from assets.catalogue.draw.parts.sleeves import sleeves
from assets.catalogue.draw.parts.trims import (
    STEEL,
    button_colour,
    buttons,
    column,
    hem_stitch,
    patch_pocket,
    shirt_collar,
    tied_bow,
)
from assets.catalogue.draw.paths import box, minus, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam

# Half width at the bust, how much less at the waist, length.
FITS = {
    "slim": (21.2, 2.4, 70.0),
    "regular": (23.6, 1.2, 72.0),
    "relaxed": (26.4, 0.2, 75.0),
    "cropped": (24.6, 0.4, 54.0),
}


def _shirt(
    brief: Brief, arm: str, pockets: int, fit: str, collar: str, denim: bool = False, hem: str = "curved"
) -> Garment:
    """A shirt.

    Args:
        brief: cloth, choices, folds.
        arm: a key of sleeves.NAMES.
        pockets: 0 to 2.
        fit: a key of FITS.
        collar: "turned", "band" or "camp" (open, its lapels lying flat).
        denim: with flap pockets, bright thread and metal snaps.
        hem: "curved", "straight" or "knotted".
    """
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    half, nip, length = FITS[fit]
    half, length = half + choose.uniform(-0.4, 0.4), length + choose.uniform(-2, 2)
    shoulder = half - (2.6 if fit == "relaxed" else 3.8)
    body = torso(length, shoulder, half, half - nip, half + 0.2, sag=1.4)
    if hem == "curved":
        for side in (-1, 1):
            rise = pen(
                (side * 50, length - 7),
                (side * (half + 0.6), length - 7),
                (side * half, length + 0.6, side * half * 0.35, length + 2),
                (side * 50, length + 8),
            )
            body = minus(body, rise)
    thread = (206, 150, 84) if denim else None
    hole = {
        "turned": neckline("notch", wide=-1.0, low=-1.5),
        "band": neckline("notch", wide=-0.8, low=-2.2),
        "camp": neckline("v", wide=-0.6, low=-2.0),
    }[collar]
    pieces: list[Piece] = [inside_back(body, hole, cloth)]
    behind, leaves = shirt_collar(cloth, spread=choose.uniform(-1, 2), size=choose.uniform(0.82, 1.02))
    if collar != "band":
        pieces += behind
    pieces += sleeves(arm, shoulder, half, cloth, hand, 0.9 if fit == "relaxed" else 0.4, *_cuff(brief, arm))
    folds = hanging(hand, length, half, 0.34)
    if hem == "knotted":
        folds += tuple(
            Fold((s * 2, length - 3), (s * 9, length - 8), (s * half * 0.86, length - 5 - 4 * n), 1.2, 0.5)
            for s in (-1, 1)
            for n in range(3)
        )
    front = minus(body, hole.opening)
    seams = (*_yoke(brief, half, denim), *_hem_lines(hem, length, half, thread))
    pieces.append(Piece(front, cloth, folds, seams, round=2.0, cast=0.12))
    low = hole.edge.getBounds().bottom() - (1.6 if collar == "camp" else 7.0)
    lines = tuple(Seam(pen((x, low), (x, length + 5), closed=False), "stitch", thread) for x in (-1.2, 1.2))
    pieces.append(Piece(within(box(-1.7, low, 1.7, length + 5, 0.2), body), cloth, seams=lines, round=0.45, cast=0.16))
    for side in (-1, 1) if pockets == 2 else (1,) if pockets else ():
        x = half * 0.22 if side > 0 else -half * 0.22 - 10.4
        pieces += patch_pocket(x, 20, 10.4, 12, cloth, flap=denim or fit == "relaxed", stitch=thread)
    pieces += _neck(brief, collar, leaves, body, hole)
    colour = STEEL if denim else button_colour(cloth)
    places = column(0, low + (3.5 if collar != "camp" else 2.4), length - (12 if hem == "knotted" else 7), 6)
    pieces += buttons(places, colour, 1.2, "metal" if denim else "rubber")
    if hem == "knotted":
        pieces += tied_bow(0, length - 2, cloth, 0.8)
    features = {
        "neckline": {"band": "band collar", "camp": "camp collar"}.get(collar, "turn-down collar"),
        "sleeve": "rolled sleeves" if arm == "elbow" and collar == "turned" else SLEEVES[arm],
        "closure": "buttons down the front",
        "fit": "regular" if fit == "cropped" else fit,
        "length": "cropped" if fit == "cropped" else "regular",
    }
    if hem == "knotted":
        features["detail"] = "a knotted hem"
    elif pockets:
        features["detail"] = "two chest pockets" if pockets == 2 else "a chest pocket"
    return Garment(tuple(pieces), features)


def _cuff(brief: Brief, arm: str) -> tuple[Cloth | None, float]:
    """The cuff of a sleeve and its depth; rolled sleeves show the inside."""
    if arm in ("long", "balloon"):
        return brief.cloth, 6.0
    return (brief.cloth.shaded(0.12), 4.4) if arm in ("elbow", "three-quarter") else (None, 0.0)


def _yoke(brief: Brief, half: float, denim: bool) -> tuple[Seam, ...]:
    """The seam below the shoulders, pointed on a western shirt."""
    kind = brief.choose.choice(("straight", "pointed")) if denim else "straight"
    seams = []
    for side in (-1, 1):
        line = pen((side * 7.5, 6.4), (side * (half - 4.6), 9.0), closed=False)
        if kind == "pointed":
            line = pen((side * 4.4, 13), (side * half * 0.42, 18.5), (side * (half - 5.2), 12.5), closed=False)
        seams.append(
            Seam(line, "stitch" if denim else "seam", (206, 150, 84) if denim else None, 0.22 if denim else 0.1)
        )
    return tuple(seams)


def _hem_lines(hem: str, length: float, half: float, thread: tuple[int, int, int] | None) -> tuple[Seam, ...]:
    if hem == "straight":
        return (hem_stitch(length - 1.6, half, colour=thread),)
    if hem == "curved":
        return tuple(
            Seam(
                pen(
                    (side * (half + 0.2), length - 8.2),
                    (side * half * 0.96, length - 1.0, side * half * 0.3, length + 0.4),
                    closed=False,
                ),
                "stitch",
                thread,
            )
            for side in (-1, 1)
        )
    return ()


def _neck(brief: Brief, collar: str, leaves: tuple[Piece, ...], body: skia.Path, hole: Neckline) -> tuple[Piece, ...]:
    """Collar leaves, a band, or the flat lapels of a camp collar."""
    cloth = brief.cloth
    if collar == "turned":
        return leaves
    if collar == "band":
        return neckband(body, hole, cloth, 2.2)
    lapel = pen((0.4, 15.4), (4.4, 8.6, 7.4, 2.2), (13.4, 5.0), (12.4, 8.4), (6.5, 11.6, 0.4, 15.4))
    leaf = pen((6.4, -3.4), (9.2, -2.4, 10.4, 1.4), (14.6, 4.4), (11.8, 7.0), (8.2, 5.2, 7.2, 3.4), (6.4, 0, 6.4, -3.4))
    right = (
        Piece(lapel, cloth, turn=18, round=0.8, cast=0.3),
        Piece(leaf, cloth, turn=40, round=0.7, cast=0.25),
    )
    return (*(piece.flipped() for piece in right), *right)


def shirt(brief: Brief) -> Garment:
    """A long-sleeved shirt: slim to relaxed, with a turn-down or band collar, curved or straight at the hem."""
    choose = brief.choose
    fit = choose.choice(("slim", "regular", "relaxed", "regular", "cropped"))
    arm = choose.choice(("long", "long", "long", "balloon", "elbow"))
    collar = choose.choice(("turned", "turned", "turned", "band"))
    hem = choose.choice(("curved", "straight")) if fit != "cropped" else choose.choice(("straight", "knotted"))
    return _shirt(brief, arm, choose.choice((0, 1, 1, 2)), fit, collar, hem=hem)


def short_sleeved_shirt(brief: Brief) -> Garment:
    """A shirt with short or elbow-length sleeves, often with a camp collar."""
    choose = brief.choose
    fit = choose.choice(("slim", "regular", "relaxed", "relaxed", "cropped"))
    arm = "short" if fit != "relaxed" else choose.choice(("short", "elbow"))
    collar = choose.choice(("camp", "camp", "turned", "band"))
    hem = choose.choice(("curved", "straight")) if fit != "cropped" else choose.choice(("straight", "knotted"))
    return _shirt(brief, arm, choose.choice((0, 1, 1, 2)), fit, collar, hem=hem)


def denim_shirt(brief: Brief) -> Garment:
    """A denim shirt with flap pockets and metal snaps."""
    choose = brief.choose
    fit = choose.choice(("slim", "regular", "relaxed", "cropped"))
    arm = choose.choice(("long", "long", "elbow"))
    hem = choose.choice(("curved", "straight")) if fit != "cropped" else choose.choice(("straight", "knotted"))
    return _shirt(brief, arm, choose.choice((1, 2, 2)), fit, "turned", denim=True, hem=hem)


KINDS = (
    Kind(
        "shirt",
        "shirt",
        shirt,
        {"cotton": 3, "linen": 2, "fleece": 1},
        {"plain": 4, "vertical stripes": 3, "checked": 2, "tartan": 3},
        (25, 70),
        ("office", "casual", "classic"),
        ("shirt", "button-down shirt"),
    ),
    Kind(
        "short-sleeved shirt",
        "shirt",
        short_sleeved_shirt,
        {"cotton": 2, "linen": 2, "viscose": 2},
        {"plain": 3, "floral": 4, "vertical stripes": 2, "checked": 1, "dotted": 1, "zebra": 1, "camouflage": 1},
        (20, 50),
        ("summery", "casual", "holiday"),
        ("short-sleeved shirt", "resort shirt"),
    ),
    Kind(
        "denim shirt",
        "shirt",
        denim_shirt,
        {"denim": 1},
        {"plain": 1},
        (30, 65),
        ("casual", "western", "vintage"),
        ("denim shirt", "western shirt"),
        "denim",
    ),
)
