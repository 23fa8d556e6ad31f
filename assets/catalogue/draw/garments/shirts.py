"""Button-through shirts: shirt, short-sleeved shirt, denim shirt."""

from assets.catalogue.draw.garments.tops import body_folds
from assets.catalogue.draw.parts.bodies import torso
from assets.catalogue.draw.parts.necklines import inside_back, neckline
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
)
from assets.catalogue.draw.paths import box, minus, pen
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece, Seam


def _shirt(brief: Brief, arm: str, pockets: int, denim: bool = False, band_collar: bool = False) -> Garment:
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    loose = choose.uniform(0, 3)
    half, length = 23.8 + loose, choose.uniform(68, 76)
    body = torso(length, 19 + loose * 0.7, half, half - 1.2, half + 0.4, sag=choose.choice((1.4, 4.5)))
    hole = neckline("notch", wide=-1.0, low=-1.5)
    thread = (206, 150, 84) if denim else None
    behind, leaves = shirt_collar(cloth, spread=choose.uniform(-1, 2), size=choose.uniform(0.85, 1.05))
    cuff = cloth if arm == "long" else None
    pieces = [
        inside_back(body, hole, cloth),
        *behind,
        *sleeves(arm, 19 + loose * 0.7, half, cloth, hand, 0.8 + loose * 0.3, cuff, 6),
    ]
    yoke = tuple(Seam(pen((side * 7.5, 6), (side * (half - 5.5), 9.5), closed=False)) for side in (-1, 1))
    pieces.append(
        Piece(
            minus(body, hole.opening),
            cloth,
            body_folds(brief, length, half, 0.34),
            (*yoke, hem_stitch(length - 1.5, half)),
            round=3.2,
        )
    )
    strip = box(-1.8, 6.5, 1.8, length + 1.2, 0.2)
    lines = tuple(Seam(pen((x, 6.5), (x, length), closed=False), "stitch", thread) for x in (-1.2, 1.2))
    pieces.append(Piece(strip, cloth, seams=lines, round=0.5, cast=0.2))
    for side in (-1, 1) if pockets == 2 else (1,) if pockets else ():
        x = 5.2 if side > 0 else -16.2
        pieces += patch_pocket(x, 20, 11, 12.5, cloth, flap=denim, stitch=thread)
    if not band_collar:
        pieces += leaves
    colour = STEEL if denim else button_colour(cloth)
    pieces += buttons(column(0, 10.5, length - 8, 7), colour, 1.25, "metal" if denim else "rubber")
    features = {
        "neckline": "band collar" if band_collar else "turn-down collar",
        "sleeve": SLEEVES[arm],
        "closure": "buttons down the front",
        "fit": "relaxed" if loose > 1.6 else "regular",
    }
    if pockets:
        features["detail"] = "two chest pockets" if pockets == 2 else "a chest pocket"
    return Garment(tuple(pieces), features)


def shirt(brief: Brief) -> Garment:
    """A long-sleeved shirt with a turn-down or band collar."""
    return _shirt(brief, "long", brief.choose.choice((0, 1, 1, 2)), band_collar=brief.choose.random() < 0.2)


def short_sleeved_shirt(brief: Brief) -> Garment:
    """A shirt with short or elbow-length sleeves."""
    return _shirt(brief, brief.choose.choice(("short", "short", "elbow")), brief.choose.choice((0, 1)))


def denim_shirt(brief: Brief) -> Garment:
    """A denim shirt with flap pockets and metal snaps."""
    return _shirt(brief, "long", brief.choose.choice((1, 2, 2)), denim=True)


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
        {"plain": 3, "floral": 4, "vertical stripes": 2, "checked": 1, "dotted": 1},
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
