"""Outdoor outerwear: puffer jacket, parka."""

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.garments.tops import body_folds
from assets.catalogue.draw.parts.bodies import torso
from assets.catalogue.draw.parts.folds import crumpled
from assets.catalogue.draw.parts.sleeves import sleeves
from assets.catalogue.draw.parts.trims import (
    STEEL,
    button_colour,
    buttons,
    column,
    hem_stitch,
    patch_pocket,
    zip_line,
)
from assets.catalogue.draw.paths import band, both_sides, box, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam


def puffer_jacket(brief: Brief) -> Garment:
    """A quilted jacket, a gilet or a long coat of it."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    length, half = choose.choice((58, 68, 96)), 28.5
    arm = "none" if choose.random() < 0.25 else "long"
    body = torso(length, 21.5, half, half, half - 1, sag=0.8)
    step = choose.choice((6.5, 8.5, 11))
    quilts = [
        Seam(pen((-60, y), (0, y + 1.8, 60, y), closed=False), "quilt")
        for y in [13 + step * n for n in range(12)]
        if y < length - 3
    ]
    folds = tuple(
        Fold((x, y), (x + hand.uniform(-1, 1), y + step * 0.4), (x + hand.uniform(-2, 2), y + step * 0.75), 1.4, 0.28)
        for y in [13 + step * n for n in range(12)]
        if y < length - 5
        for x in [hand.uniform(-26, 26) for _ in range(4)]
    )
    arms: list[Piece] = []
    for piece in sleeves(arm, 21.5, half, cloth, hand, 3.6, None, stitched=False):
        lines = tuple(
            Seam(pen((-70, y + 6), (70 * 0, y - 8), (70, y + 6), closed=False), "quilt")
            for y in [16 + step * n for n in range(9)]
        )
        arms.append(Piece(piece.path, cloth, piece.folds, lines, piece.turn, 4.0, 0.0))
    collar = both_sides(pen((-0.5, -7.5), (9.2, -6.5), (11.5, -1, 11, 3.4), (6, 7.4, -0.5, 8)))
    pieces = [*arms, Piece(body, cloth, folds, tuple(quilts), round=4.2)]
    hooded = choose.random() < 0.5
    if hooded:
        hood = both_sides(pen((-0.5, -13), (10, -13.5, 16, -7, 14, 3), (8, 8, -0.5, 9)))
        pieces.insert(0, Piece(hood, cloth, crumpled(hand, (-12, -11, 12, 0), 5, 0.2, 0.5), round=3.4))
    pieces += [
        Piece(
            collar,
            cloth,
            crumpled(hand, (-9, -6, 9, 5), 4, 0.1, 0.4),
            (Seam(pen((-12, -0.5), (0, 2.2, 12, -0.5), closed=False), "quilt"),),
            round=2.2,
            cast=0.4,
        )
    ]
    pieces += zip_line(-6.5, length + 0.6)
    pieces += [
        Piece(
            band(pen((side * 13, length * 0.62), (side * 18.5, length * 0.62 + 10), closed=False), 1.2),
            cloth,
            round=0.4,
            cast=0.3,
        )
        for side in (-1, 1)
    ]
    return Garment(
        tuple(pieces),
        {
            "neckline": "a hood" if hooded else "stand-up collar",
            "closure": "a zip",
            "sleeve": "sleeveless" if arm == "none" else "long sleeves",
            "length": "long" if length > 90 else "short" if length < 60 else "regular",
            "detail": "wide quilting" if step > 8 else "narrow quilting",
        },
    )


def parka(brief: Brief) -> Garment:
    """A hooded parka with large pockets, often trimmed with fur."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    length, half = choose.uniform(80, 94), 28
    body = torso(length, 22, half, half - 1.5, half + 2)
    fur = choose.random() < 0.6
    hood = both_sides(pen((-0.5, -15), (11, -15, 17.5, -8, 16, 3), (10, 11, -0.5, 13)))
    inner = both_sides(pen((-0.5, -10.5), (8, -10.8, 11, -5, 9.6, 3), (7, 9, -0.5, 13)))
    pieces = [
        *sleeves("long", 22, half, cloth, hand, 2.4, cloth, 4),
        Piece(body, cloth, body_folds(brief, length, half, 0.45), (hem_stitch(length - 2, half + 2),), round=3.4),
    ]
    edge = trim("fleece", choose.choice(((186, 160, 126), (214, 204, 190), (120, 96, 78)))) if fur else cloth
    pieces += [
        Piece(hood, edge, crumpled(hand, (-15, -13, 15, 9), 10 if fur else 5, 0.6, 0.4), round=2.6, cast=0.4),
        Piece(inner, cloth, shade=0.4, round=3.0, cast=0.0),
    ]
    strip = box(-3.0, 12, 3.0, length + 0.5, 0.3)
    pieces.append(
        Piece(
            strip,
            cloth,
            seams=tuple(Seam(pen((x, 12), (x, length), closed=False), "stitch") for x in (-2.3, 2.3)),
            round=0.8,
            cast=0.35,
        )
    )
    pieces += buttons(
        column(1.5, 17, length - 8, 6), STEEL if choose.random() < 0.5 else button_colour(cloth), 1.6, "metal"
    )
    waist = choose.random() < 0.6
    if waist:
        line = pen((-half, 43), (0, 44.5, half, 43), closed=False)
        pieces[len(pieces) - 8] = pieces[len(pieces) - 8]
        pieces.append(Piece(within(band(line, 1.0), body), cloth, round=0.4, cast=0.3))
    for x in (-21, 8):
        pieces += patch_pocket(x, length * 0.62, 13, 15, cloth, flap=True, pointed=False)
    return Garment(
        tuple(pieces),
        {
            "neckline": "a fur-trimmed hood" if fur else "a hood",
            "closure": "a zip under press studs",
            "detail": "a drawstring waist" if waist else "large flap pockets",
            "length": "thigh-length",
        },
    )


KINDS = (
    Kind(
        "puffer jacket",
        "jacket",
        puffer_jacket,
        {"nylon": 1},
        {"plain": 1},
        (50, 180),
        ("sporty", "outdoor", "streetwear"),
        ("puffer jacket", "quilted jacket", "down jacket"),
    ),
    Kind(
        "parka",
        "coat",
        parka,
        {"cotton": 2, "nylon": 2},
        {"plain": 1},
        (70, 220),
        ("outdoor", "casual", "streetwear"),
        ("parka", "hooded coat"),
    ),
)
