"""Shorts: denim, Bermuda, sweat shorts."""

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.palette import lighter
from assets.catalogue.draw.parts.bodies import short_legs
from assets.catalogue.draw.parts.folds import draped, pulled
from assets.catalogue.draw.parts.trims import BRASS, button_colour, buttons, waistband
from assets.catalogue.draw.parts.waists import THREAD, belt_loops, front_seams, inside_waist, slant_pockets
from assets.catalogue.draw.paths import band, box, pen, within
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece, Seam


def _shorts(brief: Brief, length: float, hem: float, denim: bool, soft: bool) -> Garment:
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    path = short_legs(length, hem=hem)
    thread = THREAD if denim else None
    turn_up = not soft and choose.random() < 0.5
    folds = (
        pulled(hand, (1, 26), (14, 20), 3, 8, 0.45)
        + tuple(f.flipped() for f in pulled(hand, (1, 26), (14, 20), 3, 8, 0.45))
        + draped(hand, -25, 25, 14, length, 6, 0.4)
    )
    seams = (*front_seams(26, thread, not soft), *slant_pockets(18.5, denim, thread))
    if not turn_up:
        seams += (Seam(pen((-40, length - 1.8), (40, length - 1.8), closed=False), "stitch", thread),)
    pieces = [inside_waist(18.5, cloth), Piece(path, cloth, folds, seams, round=2.8)]
    if turn_up:
        pieces += [
            Piece(
                within(path, box(side * 20 - 20, length - 4, side * 20 + 20, length + 3)), cloth, round=0.8, cast=0.35
            )
            for side in (-1, 1)
        ]
    pieces.append(waistband(18.5, 4.2, cloth.ribbed() if soft and cloth.pattern == "plain" else cloth, thread))
    if soft:
        cord = trim("cotton", lighter(cloth.colour, 0.7))
        pieces += [
            Piece(band(pen((x, 3), (x * 3, 7, x * 2.2, 13), closed=False), 0.8, True), cord, round=0.3, cast=0.3)
            for x in (-1, 1.2)
        ]
    else:
        pieces += [
            *belt_loops(18.5, cloth),
            *(
                buttons([(1.4, 2.9)], BRASS, 1.8, "metal")
                if denim
                else buttons([(1.4, 2.9)], button_colour(cloth), 1.6)
            ),
        ]
    return Garment(
        tuple(pieces),
        {
            "length": "short" if length < 38 else "knee-length",
            "closure": "a drawstring waist" if soft else "a zip fly and button",
            "detail": "turned-up hems" if turn_up else "side pockets",
        },
    )


def denim_shorts(brief: Brief) -> Garment:
    """Short denim shorts."""
    return _shorts(brief, brief.choose.uniform(33, 40), brief.choose.uniform(11.4, 13), True, False)


def bermuda_shorts(brief: Brief) -> Garment:
    """Tailored shorts to the knee."""
    return _shorts(brief, brief.choose.uniform(45, 56), brief.choose.uniform(10.8, 12.2), False, False)


def sweat_shorts(brief: Brief) -> Garment:
    """Pull-on shorts with a drawstring."""
    return _shorts(brief, brief.choose.uniform(34, 44), brief.choose.uniform(11.6, 13.4), False, True)


KINDS = (
    Kind(
        "denim shorts",
        "shorts",
        denim_shorts,
        {"denim": 1},
        {"plain": 1},
        (20, 45),
        ("casual", "summery"),
        ("denim shorts", "jean shorts"),
        "denim",
    ),
    Kind(
        "bermuda shorts",
        "shorts",
        bermuda_shorts,
        {"cotton": 2, "linen": 2},
        {"plain": 4, "checked": 1, "vertical stripes": 1},
        (20, 60),
        ("summery", "preppy", "classic"),
        ("Bermuda shorts", "chino shorts", "tailored shorts"),
    ),
    Kind(
        "sweat shorts",
        "shorts",
        sweat_shorts,
        {"sweat": 2, "jersey": 1, "nylon": 1},
        {"plain": 4, "floral": 1},
        (15, 35),
        ("sporty", "casual", "summery"),
        ("sweat shorts", "drawstring shorts", "pull-on shorts"),
    ),
)
