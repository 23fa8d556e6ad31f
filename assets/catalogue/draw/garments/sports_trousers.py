"""Trousers for sport, sofa and work: joggers, leggings, cargo trousers; `trousers` has them in its kinds."""

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.palette import brightness
from assets.catalogue.draw.parts.pockets import bellows_pocket, zip_pocket
from assets.catalogue.draw.parts.trims import (
    STEEL,
    belt,
    button_colour,
    buttons,
    mirrored,
    mirrored_pair,
    waistband,
)
from assets.catalogue.draw.parts.trouser_legs import Legs
from assets.catalogue.draw.parts.waists import (
    belt_loops,
    drawstring,
    elastic,
    front_seams,
    high_band,
    inside_waist,
    slant_pockets,
)
from assets.catalogue.draw.paths import band, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Piece, Seam


def joggers(brief: Brief) -> Garment:
    """Sweatpants: cuffed with a drawstring, side-striped or two-toned track pants, zipped pockets, or straight."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    cut = choose.choice(("cuffed", "striped", "panelled", "straight", "zipped"))
    length = choose.uniform(93, 99)
    straight = cut == "straight"
    hem = 9.8 if straight else 7.2
    legs = Legs(length - (0 if straight else 6), 17.6, 23.2, 10.2, hem, 28, 4.2, 0.0 if straight else 1.0)
    path = legs.outline()
    folds = (*legs.folds(hand, 0.45, 0.65), *elastic(hand, 17, 4.8, 9))
    seams = (*front_seams(28, None, False), *slant_pockets(17.6, False, None, legs.hip))
    if not straight:
        for side in (-1, 1):
            for share in (-0.7, -0.25, 0.2, 0.65):
                low = legs.length
                x = legs.middle(low) + share * legs.half(low)
                folds += (
                    Fold(
                        (side * x, low),
                        (side * x * 1.01, low - 4),
                        (side * x * 1.02, low - hand.uniform(6, 11)),
                        0.6,
                        0.45,
                    ),
                )
    pieces = [inside_waist(17.6, cloth), Piece(path, cloth, folds, seams, round=2.8)]
    second = cloth.toned(brief.accent)
    if cut == "striped":
        for share, wide in ((0.93, 1.5), (0.74, 0.7)):
            for side in (-1, 1):
                line = legs.down(share, 4, legs.length)
                stripe = Piece(within(band(line, wide), path), second, round=0.2, cast=0.08)
                pieces.append(stripe if side > 0 else stripe.flipped())
    elif cut == "panelled":
        low = legs.knee_y
        panel = within(path, pen((-60, low - 26), (0, low + 12), (60, low - 26), (60, 200), (-60, 200)))
        pieces.append(Piece(panel, second, legs.folds(hand, 0.4, 0.65), round=2.4, cast=0.1))
    elif cut == "zipped":
        pieces += mirrored(zip_pocket((legs.waist - 2.2, 7), (legs.hip - 1.4, 19), cloth))
    if not straight:
        rib = (second if cut == "panelled" else cloth).ribbed()
        top, low = legs.length - 0.6, length
        middle = legs.middle(legs.length)
        cuff = pen(
            (middle - 7.4, top),
            (middle, top + 0.8, middle + 7.4, top),
            (middle + 6.2, low),
            (middle, low + 1.0, middle - 6.2, low),
        )
        pieces += mirrored_pair(Piece(cuff, rib, round=1.0, cast=0.2))
    else:
        hem_line = pen((0, length - 2.4), (46, length - 2.4), closed=False)
        strip = within(band(hem_line, 0.3), path)
        pieces += mirrored_pair(Piece(strip, cloth, seams=(Seam(hem_line, "stitch"),), round=0, cast=0))
    pieces.append(waistband(17.6, 4.8, cloth.ribbed()))
    pieces += drawstring(cloth, hand, choose.uniform(11, 16))
    return Garment(
        tuple(pieces),
        {
            "fit": "straight" if straight else "relaxed",
            "length": "full-length",
            "closure": "a drawstring waist",
            "detail": {
                "striped": "a stripe down the side",
                "panelled": "contrast lower legs",
                "zipped": "zip pockets",
                "straight": "open hems",
            }.get(cut, "ribbed cuffs"),
        },
    )


def leggings(brief: Brief) -> Garment:
    """Leggings: full, seven-eighths or capri length; side panels, a mesh calf, a crossed waist, a stirrup of seams."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    length = choose.choice((68, 86, 95))
    cut = choose.choice(("plain", "panel", "crossed", "seams", "phone pocket"))
    knee = 6.7
    hem = 4.6 if length > 90 else 5.0 if length > 80 else 6.0
    legs = Legs(length, 15.2, 19.6, knee, hem, 27, 6.0)
    path = legs.outline()
    folds = legs.folds(hand, 0.22, 0.0)
    seams = [Seam(pen((0, 9), (0.2, 27), closed=False))]
    seams += [
        Seam(pen((side * 0.2, length - 1.6), (side * 40, length - 1.6), closed=False), "stitch") for side in (-1, 1)
    ]
    if cut == "seams":
        for side in (-1, 1):
            curve = pen(
                (side * 17, 11), (side * 8, 26), (side * 8.5, 44, side * 17.5, 60), (side * 12.4, length), closed=False
            )
            seams += [Seam(curve), Seam(curve, "stitch", brief.accent)]
    pieces = [inside_waist(15.2, cloth), Piece(path, cloth, folds, tuple(seams), round=3.4)]
    second = cloth.toned(brief.accent)
    if cut == "panel":
        line = legs.down(0.9, 9, length + 2)
        pieces += mirrored_pair(Piece(within(band(line, 3.4), path), second, round=0.5, cast=0.08))
    elif cut == "phone pocket":
        pocket = within(pen((11.5, 24), (40, 22), (40, 43), (12.5, 41)), path)
        rim = pen((11.5, 25.4), (40, 23.4), closed=False)
        edge = pen((12.2, 24), (13.2, 40.4), (40, 42.4), closed=False)
        pieces += mirrored_pair(
            Piece(
                pocket,
                second if choose.random() < 0.5 else cloth,
                seams=(Seam(rim, "stitch"), Seam(edge, "stitch")),
                round=0.6,
                cast=0.2,
            )
        )
    if cut == "crossed":
        for side in (-1, 1):
            wing = pen(
                (side * 40, -1),
                (side * 40, 9.4),
                (side * 6, 9.8, side * -4, 12.8),
                (side * -9.5, 0.4),
                (side * 2, 3.6, side * 40, -1),
            )
            edge = Seam(pen((side * 40, 8.6), (side * 6, 9.0, side * -4.6, 12.0), closed=False), "stitch")
            pieces.append(Piece(within(wing, path), cloth, seams=(edge,), round=0.7, cast=0.25))
    else:
        pieces.append(high_band(path, choose.choice((4.0, 8.0, 10.0)), cloth if choose.random() < 0.7 else second))
    return Garment(
        tuple(pieces),
        {
            "fit": "tight",
            "length": "cropped" if length < 80 else "7/8-length" if length < 90 else "full-length",
            "closure": "an elastic waist",
            "detail": {
                "panel": "contrast side panels",
                "crossed": "a crossed waistband",
                "seams": "contrast seams",
                "phone pocket": "side pockets",
            }.get(cut, "a wide waistband"),
        },
    )


def cargo_trousers(brief: Brief) -> Garment:
    """Trousers with bellows pockets on the thighs: straight, cuffed, wide, or with zips at the knee."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    cut = choose.choice(("straight", "cuffed", "wide", "knee zips"))
    length = choose.uniform(94, 102)
    cuffed = cut == "cuffed"
    hem = {"cuffed": 7.4, "wide": 12.4}.get(cut, 9.6)
    legs = Legs(length - (5 if cuffed else 0), 18.0, 23.4, 11.2 if cut == "wide" else 10.4, hem, 28, 3.4, 0.6)
    path = legs.outline()
    waist = choose.choice(("button", "button", "drawstring"))
    folds = legs.folds(hand, 0.45, 0.7)
    if waist == "drawstring":
        folds += elastic(hand, 17, 4.8, 7)
    seams = [*front_seams(28, None, waist == "button"), *slant_pockets(18.0, choose.random() < 0.5, None, legs.hip)]
    for side in (-1, 1):
        for y in (legs.knee_y - 9, legs.knee_y + 9) if cut != "knee zips" else ():
            line = pen((side * 0.4, y + 1), (side * 40, y - 1), closed=False)
            seams += [Seam(line), Seam(pen((side * 0.4, y + 1.6), (side * 40, y - 0.4), closed=False), "stitch")]
        if not cuffed:
            seams.append(Seam(pen((side * 0.2, length - 2.2), (side * 46, length - 2.2), closed=False), "stitch"))
    pieces = [inside_waist(18.0, cloth), Piece(path, cloth, folds, tuple(seams), round=2.6)]
    if cut == "knee zips":
        y = legs.knee_y - 6
        line = pen((legs.middle(y) - legs.half(y), y + 1), (legs.middle(y) + legs.half(y) + 3, y - 1), closed=False)
        tape = within(band(line, 1.1), path)
        dark = trim("canvas", (52, 52, 56))
        pieces += mirrored_pair(
            Piece(
                tape,
                dark,
                seams=(Seam(line, "edge", STEEL, 0.45), Seam(line, "stitch", (90, 90, 96), 0.5)),
                round=0.2,
                cast=0.1,
            )
        )
    top = choose.uniform(36, 41)
    x = legs.middle(top) + legs.half(top) - 11.5
    snap = STEEL if choose.random() < 0.6 else None
    pieces += mirrored(bellows_pocket(x, top, 12.5, 16, cloth, snap, -2.5))
    if cuffed:
        low, middle = length, legs.middle(legs.length)
        cuff = pen(
            (middle - 7.2, legs.length - 0.6),
            (middle, legs.length + 0.2, middle + 7.2, legs.length - 0.6),
            (middle + 6.4, low),
            (middle, low + 1.0, middle - 6.4, low),
        )
        pieces += mirrored_pair(Piece(cuff, cloth.ribbed(), round=0.9, cast=0.25))
    pieces.append(waistband(18.0, 4.2, cloth))
    if waist == "button":
        pieces += belt_loops(18.0, cloth)
        if choose.random() < 0.35:
            webbing = trim("canvas", (60, 62, 56) if brightness(cloth.colour) > 0.25 else (120, 116, 96))
            pieces += belt(0.4, 18.2, webbing, 3.2, STEEL)
        else:
            pieces += buttons([(1.5, 2.9)], button_colour(cloth), 1.7)
    else:
        pieces += drawstring(cloth, hand, 13)
    return Garment(
        tuple(pieces),
        {
            "fit": "wide" if cut == "wide" else "relaxed",
            "length": "full-length",
            "closure": "a zip fly and button" if waist == "button" else "a drawstring waist",
            "detail": "zip-off legs" if cut == "knee zips" else "ribbed cuffs" if cuffed else "cargo pockets",
        },
    )
