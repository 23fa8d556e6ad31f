"""Sweatshirts and hoodies."""

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.garments.knits import knit
from assets.catalogue.draw.palette import brightness, darker, lighter
from assets.catalogue.draw.parts.folds import crumpled
from assets.catalogue.draw.parts.necklines import NAMES as NECKS
from assets.catalogue.draw.parts.shaping import mirrored
from assets.catalogue.draw.parts.trims import STEEL, zip_line
from assets.catalogue.draw.paths import band, both_sides, box, minus, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Piece, Seam


def sweatshirt(brief: Brief) -> Garment:
    """Plain, with a block, contrast sleeves, a quarter zip, a pouch or two stripes on the sleeves."""
    choose, cloth = brief.choose, brief.cloth
    fit = choose.choice(("regular", "oversized", "cropped", "slim"))
    printed = cloth.pattern != "plain"
    look = choose.choice(
        ("plain", "zip", "pouch") if printed else ("plain", "block", "sleeves", "zip", "pouch", "chest")
    )
    neck = "high" if look == "zip" else choose.choice(("crew", "crew", "v"))
    other = cloth.toned(brief.accent)
    body = knit(brief, neck, fit, sleeve_cloth=other if look == "sleeves" else None)
    pieces = body.pieces()
    features = {
        "neckline": "a funnel neck" if look == "zip" else NECKS[neck],
        "sleeve": "long sleeves",
        "length": "cropped" if fit == "cropped" else "regular",
        "fit": "oversized" if fit == "oversized" else "slim" if fit == "slim" else "regular",
    }
    front = body.front
    if look == "block":
        area = within(front.path, pen((-90, 26), (0, 28, 90, 26), (90, 200), (-90, 200)))
        seam = Seam(pen((-60, 26), (0, 28, 60, 26), closed=False), width=0.12)
        pieces.insert(-2, Piece(area, other, front.folds, (seam,), round=1.6, cast=0.0))
        features["detail"] = "a contrast block"
    elif look == "chest":
        low = choose.choice((31, 36))
        area = within(front.path, pen((-90, 26.5), (0, 28, 90, 26.5), (90, low), (0, low + 1.5, -90, low)))
        pieces.insert(-2, Piece(area, other, front.folds, round=1.2, cast=0.0))
        features["detail"] = "a contrast stripe across the chest"
    elif look == "sleeves":
        features["detail"] = "contrast sleeves"
    elif look == "zip":
        collar = both_sides(pen((-0.5, -5.6), (6.4, -5.2), (7.2, -2, 8.2, 1.6), (5, 4.4, -0.5, 4.6)))
        pieces.append(
            Piece(collar, cloth.plain(), crumpled(brief.hand, (-6, -4, 6, 2), 3, 0.05, 0.4), round=1.6, cast=0.25)
        )
        pieces += zip_line(-4.8, choose.choice((16.0, 22.0)), metal=STEEL)
        features["closure"] = "a short zip"
    elif look == "pouch":
        pieces.append(_pouch(brief, body.length, cloth))
        features["detail"] = "a kangaroo pocket"
    if neck == "crew" and choose.random() < 0.45:
        badge = pen((-2.4, 9.6), (2.4, 9.6), (0, 13.8))
        pieces.append(Piece(badge, body.rib.cloth, round=0.4, cast=0.08))
    return Garment(tuple(pieces), features)


def _pouch(brief: Brief, length: float, cloth: Cloth) -> Piece:
    """A kangaroo pocket above the rib."""
    low, high = length - 6.4, length - 25
    area = pen((-14, low), (-14, low - 7), (-9.2, high), (9.2, high), (14, low - 7), (14, low))
    line = pen((-13.2, low - 7), (-8.7, high + 0.8), (8.7, high + 0.8), (13.2, low - 7), closed=False)
    folds = crumpled(brief.hand, (-9, high + 3, 9, low - 2), 2, 0.1, 0.25)
    return Piece(area, cloth, folds, (Seam(line, "stitch"),), round=1.1, cast=0.25)


def hoodie(brief: Brief) -> Garment:
    """Hooded, with a zip or to pull on; regular, oversized or cropped, perhaps in two colours."""
    choose, cloth = brief.choose, brief.cloth
    fit = choose.choice(("regular", "oversized", "cropped", "regular"))
    zipped = choose.random() < 0.45
    look = choose.choice(("plain", "sleeves", "lined", "block", "plain")) if cloth.pattern == "plain" else "plain"
    other = cloth.toned(brief.accent)
    body = knit(brief, "crew", fit, sleeve_cloth=other if look == "sleeves" else None)
    length = body.length
    hood_cloth = other if look == "sleeves" and choose.random() < 0.5 else cloth
    wide, high = choose.uniform(12.6, 14.4), choose.uniform(12.5, 15.5)
    hood = both_sides(
        pen(
            (-0.5, -high),
            (wide * 0.6, -high - 0.6, wide + 0.6, -high * 0.6, wide - 0.2, 1.5),
            (wide - 1.2, 6.4, 8.6, 9.4),
            (4.6, 11.4, -0.5, 13),
        )
    )
    inner = both_sides(
        pen(
            (-0.5, -high + 3.6),
            (wide * 0.5, -high + 3.4, wide - 3.6, -high * 0.4, wide - 5.2, 2.5),
            (wide - 7.2, 8.0, -0.5, 13.4),
        )
    )
    inside = other if look == "lined" else cloth
    drape = mirrored(
        Fold((wide - 2.0, -high * 0.5), (wide - 2.6, 2), (7, 9), 1.6, 0.4),
        Fold((wide - 5.0, -high + 3), (wide - 1.5, -4), (wide - 3, 4), 1.1, 0.3),
    )
    seam = Seam(pen((0, -high + 3.6), (0.3, 4), closed=False), width=0.1)
    behind_seam = Seam(pen((-wide, 6), (0, 9.5, wide, 6), closed=False), width=0.1)
    pieces = [
        Piece(hood, hood_cloth, round=2.0),
        *body.behind[1:],
        body.front,
        body.rib,
    ]
    if look == "block":
        area = within(body.front.path, pen((-90, 30), (0, 32, 90, 30), (90, 200), (-90, 200)))
        pieces.insert(-1, Piece(area, other, body.front.folds, round=1.6, cast=0.0))
    lower = other if look == "block" else cloth
    if zipped:
        pieces += _side_pockets(length, lower)
        pieces += zip_line(11.5, length + 1)
    else:
        pieces.append(_pouch(brief, length, lower))
    pieces += [
        Piece(inner, inside, shade=0.42, round=3.0, cast=0.0, seams=(seam, behind_seam)),
        Piece(minus(hood, inner), hood_cloth, drape, round=2.2, cast=0.3),
    ]
    if choose.random() < 0.85:
        pieces += _cords(brief)
    features = {
        "neckline": "hood",
        "sleeve": "long sleeves",
        "closure": "a full zip" if zipped else "pull-on",
        "length": "cropped" if fit == "cropped" else "regular",
        "fit": "oversized" if fit == "oversized" else "regular",
        "detail": {"sleeves": "contrast sleeves", "lined": "a contrast lining", "block": "a contrast block"}.get(
            look, "side pockets" if zipped else "a kangaroo pocket"
        ),
    }
    return Garment(tuple(pieces), features)


def _cords(brief: Brief) -> list[Piece]:
    """The two ends of the hood's cord."""
    base = brief.cloth.colour
    cord = trim("cotton", lighter(base, 0.75) if brightness(base) < 0.75 else darker(base, 0.55))
    pieces = []
    for x in (-4.4, 4.4):
        end = 22 + brief.hand.uniform(-1.5, 2.5)
        line = pen((x, 9.6), (x * 1.2, 16, x * 0.95, end), closed=False)
        pieces.append(Piece(band(line, 0.75, True), cord, round=0.25, cast=0.3))
        tip = box(x * 0.95 - 0.5, end - 0.6, x * 0.95 + 0.5, end + 1.4, 0.4)
        pieces.append(Piece(tip, trim("metal", STEEL), round=0.25, cast=0.25))
    return pieces


def _side_pockets(length: float, cloth: Cloth) -> list[Piece]:
    """Two half pouches beside a zip."""
    low, high = length - 6.4, length - 24
    area = pen((0.9, low), (0.9, high), (8.8, high), (14, low - 7), (14, low))
    line = pen((8.3, high + 0.3), (13.3, low - 7), (13.3, low - 0.4), closed=False)
    right = Piece(area, cloth, seams=(Seam(line, "stitch"),), round=0.9, cast=0.2)
    return [right.flipped(), right]
