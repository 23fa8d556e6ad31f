"""Knitwear and sweats: jumper, roll-neck, cardigan, knitted vest, hoodie, sweatshirt."""

import skia

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.garments.tops import body_folds
from assets.catalogue.draw.palette import lighter
from assets.catalogue.draw.parts.bodies import torso
from assets.catalogue.draw.parts.folds import crumpled
from assets.catalogue.draw.parts.necklines import NAMES as NECKS
from assets.catalogue.draw.parts.necklines import inside_back, neckband, neckline
from assets.catalogue.draw.parts.sleeves import sleeves
from assets.catalogue.draw.parts.trims import button_colour, buttons, column, patch_pocket, zip_line
from assets.catalogue.draw.paths import band, both_sides, box, flipped, minus, pen, within
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece, Seam


def _hem_rib(body: skia.Path, length: float, depth: float, cloth: Cloth) -> Piece:
    return Piece(within(body, box(-60, length - depth, 60, length + 8)), cloth.ribbed(), round=1.6, cast=0.15)


def _knit(brief: Brief, neck: str, length: float, loose: float, arm: str = "long") -> tuple[list[Piece], float]:
    cloth, hand = brief.cloth, brief.hand
    half, shoulder = 24 + loose, 19 + loose * 0.9
    body = torso(length, shoulder, half, half - 0.5, half - 0.6)
    hole = neckline(neck)
    depth = brief.choose.uniform(4, 7)
    rib = cloth.ribbed()
    pieces = [
        inside_back(body, hole, cloth),
        *sleeves(arm, shoulder, half, cloth, hand, 1.0 + loose * 0.4, rib if arm != "none" else None, depth),
    ]
    pieces.append(Piece(minus(body, hole.opening), cloth, body_folds(brief, length, half, 0.3), round=3.6))
    pieces.append(_hem_rib(body, length, depth, cloth))
    pieces += neckband(body, hole, rib, 2.4)
    return pieces, half


def jumper(brief: Brief) -> Garment:
    """A jumper with ribbed cuffs and hem."""
    neck = brief.choose.choice(("crew", "crew", "v", "boat"))
    loose = brief.choose.uniform(0, 4.5)
    pieces, _ = _knit(brief, neck, brief.choose.uniform(60, 68), loose)
    return Garment(
        tuple(pieces),
        {
            "neckline": NECKS[neck],
            "sleeve": "long sleeves",
            "fit": "oversized" if loose > 2.6 else "regular",
            "detail": "ribbed cuffs and hem",
        },
    )


def roll_neck(brief: Brief) -> Garment:
    """A jumper with a folded or plain roll neck."""
    loose = brief.choose.uniform(0, 3.5)
    pieces, _ = _knit(brief, "high", brief.choose.uniform(60, 68), loose)
    tall = brief.choose.uniform(9, 12)
    collar = both_sides(pen((-0.5, -tall), (6.6, 0.6 - tall), (7.6, -tall * 0.5, 8.4, 1.6), (5, 4.6, -0.5, 4.8)))
    line = pen((-7.4, -tall * 0.25), (0, 2.0 - tall * 0.15, 7.4, -tall * 0.25), closed=False)
    folds = crumpled(brief.hand, (-6, -tall + 2, 6, 2), 4, 0.05, 0.5)
    pieces.append(
        Piece(
            collar,
            brief.cloth.ribbed(),
            folds,
            (Seam(line),) if brief.choose.random() < 0.7 else (),
            round=2.0,
            cast=0.4,
        )
    )
    return Garment(
        tuple(pieces), {"neckline": "roll neck", "sleeve": "long sleeves", "fit": "loose" if loose > 2 else "slim"}
    )


def cardigan(brief: Brief) -> Garment:
    """A buttoned cardigan, short to long, with or without pockets."""
    choose, cloth = brief.choose, brief.cloth
    length, loose = choose.choice((58, 64, 72, 84)), choose.uniform(0, 3.5)
    neck = choose.choice(("v", "deep v", "crew"))
    pieces, half = _knit(brief, neck, length, loose)
    low = {"v": 17, "deep v": 23, "crew": 8}[neck]
    strip = box(-2.0, low - 1, 2.0, length + 1.5, 0.3)
    pieces.append(Piece(strip, cloth.ribbed(), round=0.8, cast=0.3))
    pieces += buttons(column(0, low + 3, length - 6, choose.choice((5, 6, 7))), button_colour(cloth), 1.7)
    features = {
        "neckline": NECKS[neck],
        "sleeve": "long sleeves",
        "closure": "buttons down the front",
        "length": "long" if length > 80 else "regular",
    }
    if choose.random() < 0.5:
        for x in (-half * 0.8, half * 0.8 - 12):
            pieces += patch_pocket(x, length - 22, 12, 13, cloth, pointed=False)
        features["detail"] = "two pockets"
    return Garment(tuple(pieces), features)


def knitted_vest(brief: Brief) -> Garment:
    """A sleeveless jumper with ribbed edges."""
    choose, cloth = brief.choose, brief.cloth
    neck, length = choose.choice(("v", "v", "crew")), choose.uniform(54, 62)
    half = 23.5 + choose.uniform(0, 2)
    body = torso(length, 18, half, half - 0.8, half - 1)
    armhole = pen((26, -6), (17.2, -4), (14.5, 12, 16.5, 22, 30, 27))
    body = minus(minus(body, armhole), flipped(armhole))
    hole = neckline(neck)
    edge = within(both_sides(band(pen((17.2, -4), (14.5, 12, 16.5, 22, 30, 27), closed=False), 4.2)), body)
    rib = cloth.ribbed() if choose.random() < 0.6 else cloth.ribbed().toned(brief.accent)
    pieces = [
        inside_back(body, hole, cloth),
        Piece(minus(body, hole.opening), cloth, body_folds(brief, length, half, 0.25), round=3.2),
    ]
    pieces += [_hem_rib(body, length, 6, rib), Piece(edge, rib, round=0.7, cast=0.15), *neckband(body, hole, rib, 2.3)]
    return Garment(tuple(pieces), {"neckline": NECKS[neck], "sleeve": "sleeveless", "detail": "ribbed edges"})


def sweatshirt(brief: Brief) -> Garment:
    """A sweatshirt, plain or with a contrast block."""
    neck = "crew"
    loose = brief.choose.uniform(0.5, 4.5)
    pieces, _ = _knit(brief, neck, brief.choose.uniform(60, 67), loose)
    features = {"neckline": NECKS[neck], "sleeve": "long sleeves", "fit": "oversized" if loose > 2.8 else "regular"}
    if brief.choose.random() < 0.5:
        badge = pen((-2.4, 9.4), (2.4, 9.4), (0, 13.6))
        pieces.append(Piece(badge, brief.cloth.ribbed(), round=0.4, cast=0.1))
    if brief.choose.random() < 0.5:
        chest = next(piece for piece in pieces if piece.round == 3.6)
        area = within(chest.path, box(-90, 27, 90, 38))
        pieces.append(Piece(area, brief.cloth.toned(brief.accent), tuple(chest.folds), round=1.2, cast=0.0))
        features["detail"] = "a contrast block across the chest"
    return Garment(tuple(pieces), features)


def hoodie(brief: Brief) -> Garment:
    """A hooded sweatshirt, with a zip or to pull on."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    length, loose = choose.uniform(63, 70), choose.uniform(0.5, 3.5)
    zipped = choose.random() < 0.45
    hood = both_sides(pen((-0.5, -13), (9, -13.5, 14.5, -8, 13.5, 1.5), (12.5, 6, 9, 9), (5, 11, -0.5, 12)))
    inner = both_sides(pen((-0.5, -9.5), (7.5, -9.8, 10, -5, 8.6, 2.5), (6.5, 7.5, -0.5, 12.5)))
    pieces, _ = _knit(brief, "crew", length, loose)
    pieces = pieces[1:-1]
    pieces.insert(0, Piece(hood, cloth, crumpled(hand, (-11, -10, 11, 4), 4, 0.3, 0.4), round=3.0))
    rim = Piece(minus(hood, inner), cloth, crumpled(hand, (-12, -12, 12, 8), 5, 0.4, 0.45), round=2.4, cast=0.4)
    pieces += [Piece(inner, cloth, shade=0.42, round=3.5, cast=0.0), rim]
    cord = trim("cotton", lighter(cloth.colour, 0.75))
    for x in (-4.2, 4.2):
        pieces.append(
            Piece(
                band(pen((x, 9.5), (x * 1.25, 17, x * 0.95, 25 + hand.uniform(-1, 2)), closed=False), 0.8, True),
                cord,
                round=0.3,
                cast=0.3,
            )
        )
    pouch = pen(
        (-15, length - 8),
        (-15, length - 15),
        (-9.5, length - 26),
        (9.5, length - 26),
        (15, length - 15),
        (15, length - 8),
    )
    line = pen(
        (-14.3, length - 8.5),
        (-14.3, length - 15),
        (-9.1, length - 25.3),
        (9.1, length - 25.3),
        (14.3, length - 15),
        (14.3, length - 8.5),
        closed=False,
    )
    pieces.append(Piece(pouch, cloth, seams=(Seam(line, "stitch"),), round=1.4, cast=0.3))
    if zipped:
        pieces += zip_line(11, length + 1)
    return Garment(
        tuple(pieces),
        {
            "neckline": "hood",
            "sleeve": "long sleeves",
            "closure": "a full zip" if zipped else "pull-on",
            "detail": "a kangaroo pocket",
            "fit": "loose" if loose > 2 else "regular",
        },
    )


KNITS = {"plain": 5, "horizontal stripes": 4}

KINDS = (
    Kind(
        "jumper",
        "knitwear",
        jumper,
        {"knit": 3, "cable knit": 2, "wool": 1, "ribbed knit": 1},
        KNITS,
        (29, 90),
        ("casual", "cosy", "classic"),
        ("jumper", "sweater", "pullover"),
    ),
    Kind(
        "roll-neck jumper",
        "knitwear",
        roll_neck,
        {"knit": 2, "ribbed knit": 2, "cable knit": 1},
        {"plain": 4, "horizontal stripes": 1},
        (35, 95),
        ("cosy", "classic", "elegant"),
        ("roll-neck jumper", "turtleneck sweater", "polo-neck jumper"),
    ),
    Kind(
        "cardigan",
        "knitwear",
        cardigan,
        {"knit": 3, "cable knit": 1, "ribbed knit": 1, "wool": 1},
        {"plain": 4, "horizontal stripes": 1},
        (32, 95),
        ("cosy", "classic", "casual"),
        ("cardigan", "knitted cardigan"),
    ),
    Kind(
        "knitted vest",
        "knitwear",
        knitted_vest,
        {"knit": 2, "cable knit": 2, "wool": 1},
        {"plain": 3, "checked": 1, "horizontal stripes": 1},
        (25, 60),
        ("preppy", "vintage", "classic"),
        ("knitted vest", "sweater vest", "tank knit"),
    ),
    Kind(
        "sweatshirt",
        "sweatshirt",
        sweatshirt,
        {"sweat": 3, "fleece": 1},
        {"plain": 5, "horizontal stripes": 2},
        (20, 55),
        ("sporty", "casual", "streetwear"),
        ("sweatshirt",),
    ),
    Kind(
        "hoodie",
        "sweatshirt",
        hoodie,
        {"sweat": 3, "fleece": 1},
        {"plain": 1},
        (25, 65),
        ("sporty", "casual", "streetwear"),
        ("hoodie", "hooded sweatshirt"),
    ),
)
