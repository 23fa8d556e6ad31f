"""Short jackets: denim jacket, biker jacket, bomber jacket."""

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.garments.tops import body_folds
from assets.catalogue.draw.palette import Rgb
from assets.catalogue.draw.parts.bodies import torso
from assets.catalogue.draw.parts.necklines import inside_back, neckline
from assets.catalogue.draw.parts.sleeves import sleeves
from assets.catalogue.draw.parts.trims import (
    BRASS,
    STEEL,
    belt,
    buttons,
    column,
    lapels,
    mirrored_pair,
    patch_pocket,
    shirt_collar,
    zip_line,
)
from assets.catalogue.draw.paths import band, box, minus, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam

THREAD: Rgb = (206, 150, 84)


def denim_jacket(brief: Brief) -> Garment:
    """A trucker jacket with contrast stitching, sometimes with a teddy collar."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    half, length = 25 + choose.uniform(0, 3), choose.uniform(54, 62)
    body = torso(length, half - 4, half, half - 1.5, half - 3, sag=0.6)
    hole = neckline("notch", wide=-0.6, low=-1.5)
    wool = trim("fleece", (236, 226, 206))
    sherpa = choose.random() < 0.35
    behind, leaves = shirt_collar(wool if sherpa else cloth, spread=2.0, size=1.05)
    yoke = Seam(pen((-half, 17.5), (0, 19, half, 17.5), closed=False))
    panels: list[Seam] = [yoke, Seam(yoke.line, "stitch", THREAD)]
    for side in (-1, 1):
        for top, bottom in ((5.5, 3.6), (15.5, 10)):
            line = pen((side * top, 19), (side * bottom, length - 5), closed=False)
            panels += [Seam(line), Seam(line, "stitch", THREAD)]
    pieces = [inside_back(body, hole, cloth), *behind, *sleeves("long", half - 4, half, cloth, hand, 1.6, cloth, 5)]
    pieces.append(
        Piece(minus(body, hole.opening), cloth, body_folds(brief, length, half, 0.45), tuple(panels), round=2.8)
    )
    pieces.append(
        Piece(
            box(-2.0, 6.5, 2.0, length - 3, 0.2),
            cloth,
            seams=tuple(Seam(pen((x, 6.5), (x, length), closed=False), "stitch", THREAD) for x in (-1.4, 1.4)),
            round=0.6,
            cast=0.25,
        )
    )
    waist = within(body, box(-60, length - 4.6, 60, length + 5))
    pieces.append(
        Piece(
            waist,
            cloth,
            seams=(Seam(pen((-40, length - 3.8), (40, length - 3.8), closed=False), "stitch", THREAD),),
            round=0.9,
            cast=0.25,
        )
    )
    for x in (-16.2, 5.2):
        pieces += patch_pocket(x, 19.5, 11, 10, cloth, flap=True, stitch=THREAD)[1:]
    pieces += [*leaves, *buttons([*column(0, 10, length - 9, 5), (0, length - 2.2)], BRASS, 1.7, "metal")]
    return Garment(
        tuple(pieces),
        {
            "neckline": "teddy collar" if sherpa else "turn-down collar",
            "closure": "metal buttons",
            "detail": "two chest pockets",
            "fit": "oversized" if half > 26.8 else "regular",
        },
    )


def biker_jacket(brief: Brief) -> Garment:
    """A leather jacket with wide lapels and a diagonal zip."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    length, half = choose.uniform(52, 60), 24.5
    metal = choose.choice((STEEL, BRASS))
    body = torso(length, 20, half, half - 3, half - 3.5, sag=0.8)
    hole = neckline("v", wide=0.4)
    behind, fronts = lapels(cloth, 27, 8.5)
    lean = -6.5
    seams = [
        Seam(pen((side * 11, 22), (side * 13, length * 0.7, side * 12.5, length), closed=False)) for side in (-1, 1)
    ]
    pieces = [
        inside_back(body, hole, trim("satin", (60, 56, 58))),
        *behind,
        *sleeves("long", 20, half, cloth, hand, 0.8, cloth if choose.random() < 0.4 else None, 4),
    ]
    pieces.append(
        Piece(minus(body, hole.opening), cloth, body_folds(brief, length, half, 0.6), tuple(seams), round=2.6)
    )
    pieces += zip_line(26, length + 0.4, 2.0, metal, lean)
    for side in (-1, 1):
        x = side * 12
        line = pen((x, 36), (x + side * 5.5, 45), closed=False)
        pieces += [
            Piece(
                band(line, 1.1),
                trim("canvas", (52, 50, 52)),
                seams=(Seam(line, "edge", metal, 0.45),),
                round=0.3,
                cast=0.25,
            )
        ]
    belted = choose.random() < 0.5
    if belted:
        pieces += [
            Piece(within(body, box(-60, length - 5, 60, length + 4)), cloth, round=0.9, cast=0.3),
            *belt(length - 4.2, 9, cloth, 3.0, metal),
        ]
    shoulder = pen((12, 1.8), (19.5, 5.0), (18.6, 7.6), (10.8, 4.0))
    pieces += mirrored_pair(Piece(shoulder, cloth, round=0.6, cast=0.3))
    pieces += [*fronts, *buttons([(-14.8, 8.6), (14.8, 8.6), (-17.6, 5.6), (17.6, 5.6)], metal, 1.0, "metal")]
    return Garment(
        tuple(pieces),
        {
            "neckline": "wide lapels",
            "closure": "a diagonal zip",
            "detail": "a belt at the hem" if belted else "zip pockets",
        },
    )


def bomber_jacket(brief: Brief) -> Garment:
    """A zipped blouson with ribbed collar, cuffs and hem."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    length, half = choose.uniform(58, 66), 26 + choose.uniform(0, 2.5)
    rib = cloth.ribbed() if choose.random() < 0.6 else cloth.ribbed().toned(brief.accent)
    body = torso(length, half - 5, half, half + 0.5, half - 3, sag=0.6)
    hole = neckline("crew", low=-1)
    pieces = [
        inside_back(body, hole, trim("satin", (206, 112, 52)) if choose.random() < 0.3 else cloth),
        *sleeves("long", half - 5, half, cloth, hand, 2.6, rib, 6),
    ]
    seams = [
        s
        for side in (-1, 1)
        for s in (
            Seam(pen((side * 10, 36), (side * 16.5, 47), closed=False)),
            Seam(pen((side * 11, 35.4), (side * 17.5, 46.4), closed=False)),
        )
    ]
    raglan = choose.random() < 0.5
    if raglan:
        seams += [Seam(pen((side * 8.4, 1), (side * 14, 12, side * half, 25), closed=False)) for side in (-1, 1)]
    gather = tuple(
        Fold((x, length - 7), (x * 1.02, length - 11), (x * 1.03, length - hand.uniform(14, 22)), 1.4, 0.5)
        for x in range(-22, 23, 6)
    )
    pieces.append(
        Piece(
            minus(body, hole.opening), cloth, (*body_folds(brief, length, half, 0.5), *gather), tuple(seams), round=3.6
        )
    )
    pieces.append(Piece(within(body, box(-60, length - 6.5, 60, length + 5)), rib, round=1.4, cast=0.25))
    collar = within(minus(band(hole.edge, 6.6), hole.opening), body)
    pieces += [Piece(collar, rib, round=0.9, cast=0.25), *zip_line(6.6, length + 0.6, 0, choose.choice((STEEL, BRASS)))]
    return Garment(
        tuple(pieces),
        {"neckline": "ribbed collar", "closure": "a zip", "detail": "ribbed trims" if not raglan else "raglan sleeves"},
    )


KINDS = (
    Kind(
        "denim jacket",
        "jacket",
        denim_jacket,
        {"denim": 1},
        {"plain": 1},
        (40, 95),
        ("casual", "vintage", "western"),
        ("denim jacket", "jean jacket", "trucker jacket"),
        "denim",
    ),
    Kind(
        "biker jacket",
        "jacket",
        biker_jacket,
        {"leather": 4, "suede": 1},
        {"plain": 1},
        (60, 250),
        ("rock", "streetwear", "classic"),
        ("biker jacket", "leather jacket", "moto jacket"),
        "leather",
    ),
    Kind(
        "bomber jacket",
        "jacket",
        bomber_jacket,
        {"nylon": 3, "satin": 1, "suede": 1},
        {"plain": 5, "floral": 1},
        (45, 130),
        ("streetwear", "sporty", "casual"),
        ("bomber jacket", "bomber"),
    ),
)
