"""Trousers: tailored, wide-leg, joggers, leggings."""

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.palette import lighter
from assets.catalogue.draw.parts.bodies import legs
from assets.catalogue.draw.parts.folds import falling
from assets.catalogue.draw.parts.trims import button_colour, buttons, mirrored_pair, waistband
from assets.catalogue.draw.parts.waists import belt_loops, creases, front_seams, inside_waist, slant_pockets
from assets.catalogue.draw.paths import band, box, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam


def tailored_trousers(brief: Brief) -> Garment:
    """Suit trousers, straight or tapered, creased or turned up."""
    choose, cloth = brief.choose, brief.cloth
    length, hem = choose.uniform(94, 104), choose.uniform(8, 10)
    pressed, turn_up = choose.random() < 0.6, choose.random() < 0.35
    path = legs(length, knee=choose.uniform(10.2, 11.4), hem=hem)
    folds = creases(brief, 27, length, 0.32)
    if pressed:
        folds += tuple(
            Fold((side * 13, 22), (side * 12.8, 60), (side * 12.6, length - 2), 0.7, 0.6) for side in (-1, 1)
        )
    seams = (*front_seams(27, None), *slant_pockets(18.5, False, None))
    pieces = [inside_waist(18.5, cloth), Piece(path, cloth, folds, seams, round=3.0)]
    if turn_up:
        pieces += mirrored_pair(
            Piece(within(path, box(0.4, length - 4.5, 40, length + 3)), cloth, round=0.9, cast=0.35)
        )
    pieces += [waistband(18.5, 4.2, cloth), *belt_loops(18.5, cloth), *buttons([(1.6, 2.9)], button_colour(cloth), 1.5)]
    return Garment(
        tuple(pieces),
        {
            "fit": "tapered" if hem < 9 else "straight",
            "length": "ankle-length" if length < 98 else "full-length",
            "closure": "a zip fly and button",
            "detail": "turn-ups" if turn_up else "pressed creases" if pressed else "slanted side pockets",
        },
    )


def wide_leg_trousers(brief: Brief) -> Garment:
    """Wide trousers, with a fly or a drawstring."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    length, hem = choose.uniform(96, 106), choose.uniform(13.5, 17)
    path = legs(length, waist=17.8, hip=24, thigh=15.5, knee=11.6 + (hem - 13) * 0.3, hem=hem)
    folds = creases(brief, 27, length, 0.25)
    for side in (-1, 1):
        own = falling(hand, (5, 22, 20), (2, 28, length), 4, 0.55)
        folds += own if side > 0 else tuple(fold.flipped() for fold in own)
    tie = choose.random() < 0.4
    seams = (*front_seams(27, None, fly=not tie), *slant_pockets(18, False, None))
    pieces = [inside_waist(17.8, cloth), Piece(path, cloth, folds, seams, round=3.2), waistband(17.8, 4.6, cloth)]
    if tie:
        cord = trim("cotton", lighter(cloth.colour, 0.55))
        pieces += [
            Piece(band(pen((x, 3), (x * 3, 9, x * 2.2, 19), closed=False), 0.9, True), cord, round=0.3, cast=0.3)
            for x in (-1, 1.2)
        ]
    else:
        pieces += [*belt_loops(17.8, cloth), *buttons([(1.6, 3.0)], button_colour(cloth), 1.6)]
    return Garment(
        tuple(pieces),
        {
            "fit": "wide",
            "length": "full-length",
            "closure": "a drawstring waist" if tie else "a zip fly and button",
            "detail": "side pockets",
        },
    )


def joggers(brief: Brief) -> Garment:
    """Sweatpants with a drawstring and ribbed cuffs."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    length = choose.uniform(92, 98)
    path = legs(length - 5, waist=18, hip=25.5, thigh=15, knee=11.5, hem=8.2)
    folds = creases(brief, 27, length, 0.5)
    stripe = choose.random() < 0.4
    pieces = [
        inside_waist(18, cloth),
        Piece(path, cloth, folds, (*front_seams(27, None, False), *slant_pockets(18, False, None)), round=3.2),
    ]
    if stripe:
        for side in (-1, 1):
            line = pen(
                (side * 20.5, 6),
                (side * 24.4, 14, side * 24.6, 24),
                (side * 23.6, 55, side * 19.6, length - 6),
                closed=False,
            )
            pieces.append(Piece(within(band(line, 1.7), path), cloth.toned(brief.accent), round=0.3, cast=0.1))
    rib = cloth.ribbed()
    pieces += [
        Piece(
            pen(
                (side * 5.6, length - 5.6),
                (side * 20.2, length - 5.6),
                (side * 18.2, length + 1),
                (side * 12.4, length + 1.8, side * 6.8, length + 1),
            ),
            rib,
            round=1.2,
            cast=0.25,
        )
        for side in (-1, 1)
    ]
    gather = tuple(Fold((x, 4.5), (x * 1.03, 8), (x * 1.06, hand.uniform(9, 15)), 0.8, 0.5) for x in range(-16, 17, 4))
    pieces[1] = Piece(path, cloth, (*folds, *gather), pieces[1].seams, round=3.2)
    pieces.append(waistband(18, 4.8, rib))
    cord = trim("cotton", lighter(cloth.colour, 0.7))
    pieces += [
        Piece(
            band(pen((x, 3), (x * 2.6, 9, x * 2.0, 16 + hand.uniform(-1, 2)), closed=False), 0.9, True),
            cord,
            round=0.3,
            cast=0.3,
        )
        for x in (-1, 1.2)
    ]
    return Garment(
        tuple(pieces),
        {
            "fit": "relaxed",
            "length": "full-length",
            "closure": "a drawstring waist",
            "detail": "a stripe down the side" if stripe else "ribbed cuffs",
        },
    )


def leggings(brief: Brief) -> Garment:
    """Tight leggings with a wide waistband."""
    choose, cloth = brief.choose, brief.cloth
    length = choose.choice((72, 88, 96))
    path = legs(
        length, waist=15.5, hip=21.5, thigh=11.8, knee=7.6 if length > 80 else 8.2, hem=5.6 if length > 80 else 7.2
    )
    panel = choose.random() < 0.5
    seams = [Seam(pen((0, 9), (0.2, 27), closed=False))]
    pieces = [inside_waist(15.5, cloth), Piece(path, cloth, creases(brief, 27, length, 0.25), tuple(seams), round=3.6)]
    if panel:
        for side in (-1, 1):
            line = pen(
                (side * 17.0, 10),
                (side * 20.4, 20, side * 20.0, 32),
                (side * 18, 58, side * 16.6, length),
                closed=False,
            )
            pieces.append(Piece(within(band(line, 3.2), path), cloth.toned(brief.accent), round=0.4, cast=0.1))
    pieces.append(waistband(15.5, 9.0, cloth))
    return Garment(
        tuple(pieces),
        {
            "fit": "tight",
            "length": "cropped" if length < 80 else "full-length",
            "closure": "an elastic waist",
            "detail": "contrast side panels" if panel else "a wide waistband",
        },
    )


TAILORED = {"plain": 5, "pinstripes": 2, "checked": 1, "tartan": 1}


KINDS = (
    Kind(
        "tailored trousers",
        "trousers",
        tailored_trousers,
        {"wool": 2, "crepe": 2, "cotton": 2},
        TAILORED,
        (35, 110),
        ("office", "classic", "elegant"),
        ("tailored trousers", "suit trousers", "trousers"),
    ),
    Kind(
        "wide-leg trousers",
        "trousers",
        wide_leg_trousers,
        {"linen": 2, "viscose": 2, "crepe": 2, "satin": 1},
        {"plain": 4, "vertical stripes": 2, "floral": 1},
        (30, 90),
        ("elegant", "summery", "office"),
        ("wide-leg trousers", "wide trousers", "palazzo trousers"),
    ),
    Kind(
        "joggers",
        "trousers",
        joggers,
        {"sweat": 3, "nylon": 1},
        {"plain": 1},
        (20, 55),
        ("sporty", "casual", "streetwear"),
        ("joggers", "sweatpants", "jogging bottoms"),
    ),
    Kind(
        "leggings",
        "trousers",
        leggings,
        {"jersey": 2, "nylon": 2},
        {"plain": 4, "leopard": 1},
        (12, 45),
        ("sporty", "basic"),
        ("leggings", "sports tights"),
    ),
)
