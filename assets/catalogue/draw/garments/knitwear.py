"""Knitwear: jumper, roll-neck, cardigan, knitted vest; with the sweatshirts that are sold beside them."""

from assets.catalogue.draw.garments.cardigans import cardigan
from assets.catalogue.draw.garments.knits import blousing, knit
from assets.catalogue.draw.garments.sweats import hoodie, sweatshirt
from assets.catalogue.draw.parts.folds import crumpled
from assets.catalogue.draw.parts.necklines import NAMES as NECKS
from assets.catalogue.draw.parts.necklines import inside_back, neckband, neckline
from assets.catalogue.draw.parts.plackets import henley_placket
from assets.catalogue.draw.parts.shaping import between, hanging
from assets.catalogue.draw.parts.sleeves import NAMES as SLEEVES
from assets.catalogue.draw.parts.trims import STEEL, button_colour, buttons, column, zip_line
from assets.catalogue.draw.paths import band, both_sides, flipped, minus, pen, within
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece, Seam

FIT_WORDS = {"oversized": "oversized", "slim": "slim"}


def jumper(brief: Brief) -> Garment:
    """Slim to oversized, cropped, with full sleeves, a half zip, buttons on the shoulder, a collar, contrast edges."""
    choose, cloth = brief.choose, brief.cloth
    fit = choose.choice(("regular", "oversized", "slim", "cropped"))
    look = choose.choice(("plain", "plain", "tipped", "balloon", "half zip", "shoulder buttons", "collar"))
    neck = choose.choice(("crew", "crew", "v", "boat")) if look in ("plain", "tipped", "balloon") else "crew"
    arm = "balloon" if look == "balloon" else choose.choice(("long", "long", "long", "three-quarter"))
    edge = cloth.ribbed().toned(brief.accent) if look == "tipped" else None
    if look in ("half zip", "collar"):
        neck = "high" if look == "half zip" else "notch"
    body = knit(brief, neck, fit, arm=arm, edge=edge, tuck=choose.choice((0.4, 1.6, 2.6)))
    pieces = body.pieces() if look != "collar" else body.pieces()[:-1]
    rib = cloth.ribbed()
    features = {
        "neckline": {"half zip": "a stand collar", "collar": "polo collar"}.get(look, NECKS[neck]),
        "sleeve": SLEEVES[arm],
        "length": "cropped" if fit == "cropped" else "regular",
        "fit": FIT_WORDS.get(fit, "regular"),
        "detail": "contrast edges" if look == "tipped" else "ribbed cuffs and hem",
    }
    if look == "half zip":
        collar = both_sides(pen((-0.5, -5.4), (6.4, -5.0), (7.2, -2, 8.2, 1.6), (5, 4.4, -0.5, 4.6)))
        pieces.append(Piece(collar, rib, round=1.6, cast=0.25))
        pieces += zip_line(-4.6, choose.choice((15.0, 22.0)), metal=STEEL)
        features["closure"] = "a short zip"
    elif look == "shoulder buttons":
        shoulder = body.half - 5
        places = [(8.6 + (shoulder - 9.4) * n / 3, 1.0 + 2.2 * n / 3) for n in range(4)]
        pieces += buttons(places, button_colour(cloth), 1.3)
        features["detail"] = "buttons on the shoulder"
    elif look == "collar":
        leaf = pen((0.2, 11), (3.0, 4.8, 6.6, -2.8), (9.0, -2.0, 10.2, 2.0), (9, 8, 6.6, 12.4), (3.4, 10, 0.2, 11))
        right = Piece(leaf, rib, turn=24, round=0.9, cast=0.3)
        pieces += [*henley_placket(rib, 9.6, 20.5, 3), right.flipped(), right]
        features["closure"] = "a short button placket"
    return Garment(tuple(pieces), features)


def roll_neck(brief: Brief) -> Garment:
    """A folded roll neck, a plain high one, or a wide funnel; slim to oversized, cropped, sleeveless."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    fit = choose.choice(("slim", "regular", "oversized", "cropped"))
    arm = choose.choice(("long", "long", "long", "balloon"))
    body = knit(brief, "high", fit, arm=arm, tuck=choose.choice((0.2, 1.6)))
    pieces = body.pieces()
    kind = choose.choice(("folded", "plain", "funnel", "folded"))
    tall = {"folded": 8.6, "plain": 7.4, "funnel": 8.2}[kind]
    wide = 9.6 if kind == "funnel" else 6.6
    collar = both_sides(
        pen(
            (-0.5, -tall), (wide, 0.5 - tall), (wide + 0.9, -tall * 0.5, max(8.4, wide + 0.8), 1.6), (5, 4.6, -0.5, 4.8)
        )
    )
    rib = cloth.ribbed()
    if kind == "funnel":
        mouth = both_sides(pen((-0.5, -tall - 1.6), (wide - 0.6, -tall + 0.3), (5, -tall + 1.8, -0.5, -tall + 2.0)))
        pieces.append(Piece(mouth, cloth, shade=0.45, cast=0.0, round=0.8))
    folds = crumpled(hand, (-6, -tall + 2, 6, 2), 4, 0.05, 0.45)
    seams = (Seam(pen((-8.6, 1.2), (0, 4.4, 8.6, 1.2), closed=False), width=0.12),) if kind != "folded" else ()
    pieces.append(Piece(collar, rib, folds, seams, round=1.8, cast=0.3))
    if kind == "folded":
        over = both_sides(pen((-0.5, -tall - 0.4), (6.9, -tall), (8.0, -tall * 0.5, 8.3, -1.6), (5, 0.8, -0.5, 1.0)))
        pieces.append(Piece(over, rib, crumpled(hand, (-6, -tall + 1, 6, -1), 3, 0.1, 0.35), round=1.4, cast=0.4))
    features = {
        "neckline": "a funnel neck" if kind == "funnel" else "roll neck",
        "sleeve": SLEEVES[arm],
        "length": "cropped" if fit == "cropped" else "regular",
        "fit": {"oversized": "loose", "slim": "slim"}.get(fit, "regular"),
    }
    return Garment(tuple(pieces), features)


def knitted_vest(brief: Brief) -> Garment:
    """A sleeveless jumper: V or round neck, short or long, or buttoned down the front as a waistcoat."""
    choose, cloth = brief.choose, brief.cloth
    buttoned = choose.random() < 0.3
    neck = choose.choice(("v", "deep v")) if buttoned else choose.choice(("v", "v", "crew"))
    length = choose.choice((48.0, 56.0, 62.0))
    half = choose.choice((20.8, 22.6, 25.0))
    wide = choose.choice((3.0, 4.2))
    body = blousing(length, half - 5.2, half, 6.0, choose.choice((0.2, 1.6)))
    curve = ((half - 8.6, 12, half - 6.6, 22, half + 8, 26.4),)
    outer = half - 6.4
    hole_arm = pen((half + 10, -8), (outer, -4), (outer, 2), *curve, (half + 10, 20))
    body = minus(minus(body, hole_arm), flipped(hole_arm))
    hole = neckline(neck)
    edge = within(both_sides(band(pen((outer, -4), (outer, 2), *curve, closed=False), wide)), body)
    rib = cloth.ribbed() if choose.random() < 0.55 else cloth.ribbed().toned(brief.accent)
    pieces = [
        inside_back(body, hole, cloth),
        Piece(minus(body, hole.opening), cloth, hanging(brief.hand, length - 6, half, 0.26), round=2.2),
        Piece(between(body, length - 6, length + 8), rib, round=1.2, cast=0.12),
        Piece(edge, rib, round=0.6, cast=0.12),
        *neckband(body, hole, rib, wide * 0.55),
    ]
    features = {
        "neckline": NECKS[neck],
        "sleeve": "sleeveless",
        "length": "cropped" if length < 50 else "regular",
        "fit": "slim" if half < 21 else "regular" if half < 24 else "oversized",
        "detail": "ribbed edges" if rib.colour == cloth.colour else "contrast edges",
    }
    if buttoned:
        low = 17.0 if neck == "v" else 23.0
        strip = pen((-1.9, low - 1), (1.9, low - 1), (1.9, length + 1.2), (-1.9, length + 1.2))
        pieces.append(Piece(strip, rib, round=0.7, cast=0.2))
        pieces += buttons(column(0, low + 2.6, length - 3, 5), button_colour(cloth), 1.6)
        features["closure"] = "buttons down the front"
    return Garment(tuple(pieces), features)


KNITS = {"plain": 5, "horizontal stripes": 4, "argyle": 2, "colour-block": 2}

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
        {"plain": 4, "horizontal stripes": 2, "argyle": 1, "colour-block": 1},
        (32, 95),
        ("cosy", "classic", "casual"),
        ("cardigan", "knitted cardigan"),
    ),
    Kind(
        "knitted vest",
        "knitwear",
        knitted_vest,
        {"knit": 2, "cable knit": 2, "wool": 1},
        {"plain": 3, "checked": 1, "horizontal stripes": 1, "argyle": 3},
        (25, 60),
        ("preppy", "vintage", "classic"),
        ("knitted vest", "sweater vest", "tank knit"),
    ),
    Kind(
        "sweatshirt",
        "sweatshirt",
        sweatshirt,
        {"sweat": 1},
        {"plain": 6, "horizontal stripes": 3, "tie-dye": 1, "camouflage": 1, "colour-block": 2},
        (20, 55),
        ("sporty", "casual", "streetwear"),
        ("sweatshirt",),
    ),
    Kind(
        "hoodie",
        "sweatshirt",
        hoodie,
        {"sweat": 3, "fleece": 1},
        {"plain": 6, "tie-dye": 1, "camouflage": 1, "colour-block": 1},
        (25, 65),
        ("sporty", "casual", "streetwear"),
        ("hoodie", "hooded sweatshirt"),
    ),
)
