"""The henley top: a collarless shirt to pull on, with a short buttoned placket."""

from assets.catalogue.draw.parts.bodies import torso
from assets.catalogue.draw.parts.folds import draped, pulled
from assets.catalogue.draw.parts.necklines import inside_back, neckband, neckline
from assets.catalogue.draw.parts.plackets import henley_placket
from assets.catalogue.draw.parts.shaping import mirrored, sides
from assets.catalogue.draw.parts.sleeves import NAMES as SLEEVES
from assets.catalogue.draw.parts.sleeves import sleeves
from assets.catalogue.draw.parts.trims import hem_stitch, patch_pocket
from assets.catalogue.draw.paths import minus, pen, within
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece, Seam


def henley_top(brief: Brief) -> Garment:
    """Straight or waisted, perhaps with raglan sleeves of another colour, the hem straight or curved."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    fit = choose.choice(("regular", "slim", "relaxed"))
    arm = choose.choice(("long", "long", "short", "three-quarter", "elbow"))
    raglan = choose.random() < 0.35
    half = {"regular": 22.5, "slim": 20.4, "relaxed": 25.0}[fit]
    waist = {"regular": 21.0, "slim": 17.8, "relaxed": 24.4}[fit]
    shoulder = half - 3.6
    length = choose.uniform(61, 68)
    curved = choose.random() < 0.35
    body = torso(length, shoulder, half, waist, half - 0.4, sag=4.2 if curved else 1.4)
    contrast = cloth.toned(brief.accent) if raglan and cloth.pattern == "plain" else cloth
    cuffed = choose.random() < 0.5 and arm != "elbow"
    hole = neckline("crew", low=choose.choice((-0.8, 0.4, 1.8)))
    folds = (
        *mirrored(*pulled(hand, (half - 1.4, 25), (half - 12, 35), 3, 8, 0.3)),
        *sides(half, waist, half - 0.6, 40, length, 0.34),
        *draped(hand, -half * 0.8, half * 0.8, 36, length, 5, 0.36),
    )
    pieces = [
        inside_back(body, hole, cloth),
        *sleeves(
            arm,
            shoulder,
            half,
            contrast,
            hand,
            0.2,
            contrast.ribbed() if cuffed else None,
            4.6 if arm == "long" else 2.4,
        ),
        Piece(
            minus(body, hole.opening),
            cloth,
            folds,
            (hem_stitch(length - 2, half, 4.2 if curved else 1.4),),
            round=2.0,
            cast=0.12,
        ),
    ]
    if raglan:
        for side in (-1, 1):
            wedge = pen(
                (side * 6.5, -4),
                (side * (half + 8), -4),
                (side * (half + 0.2), 24.6),
                (side * (half - 7), 16, side * 7.4, 3.4),
            )
            line = pen((side * (half + 0.2), 24.6), (side * (half - 7), 16, side * 7.4, 3.4), closed=False)
            top = within(minus(body, hole.opening), wedge)
            pieces.append(Piece(top, contrast, seams=(Seam(line, "stitch"),), round=0.8, cast=0.06))
    edge = cloth.ribbed() if choose.random() < 0.6 else contrast.ribbed()
    pieces += neckband(body, hole, edge, 1.7)
    low = hole.edge.getBounds().bottom()
    count = choose.choice((2, 3, 4, 5))
    pieces += henley_placket(
        edge if choose.random() < 0.4 else cloth, low, low + 4 + 3.2 * count, count, choose.random() < 0.35
    )
    features = {
        "neckline": "henley neckline",
        "sleeve": SLEEVES[arm],
        "closure": "a button placket",
        "fit": fit,
    }
    if raglan:
        features["detail"] = "contrast raglan sleeves" if contrast is not cloth else "raglan sleeves"
    elif cloth.pattern == "plain" and choose.random() < 0.35:
        pieces += patch_pocket(half * 0.28, 20, 8.6, 9.8, cloth)
        features["detail"] = "a chest pocket"
    elif curved:
        features["detail"] = "a rounded hem"
    return Garment(tuple(pieces), features)


KINDS = (
    Kind(
        "henley top",
        "top",
        henley_top,
        {"jersey": 3, "cotton": 2, "ribbed knit": 2, "linen": 1},
        {"plain": 6, "horizontal stripes": 3, "tie-dye": 1},
        (15, 45),
        ("casual", "basic", "outdoor"),
        ("henley top", "henley shirt"),
    ),
)
