"""Jeans: skinny, straight, flared."""

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.parts.bodies import legs
from assets.catalogue.draw.parts.trims import BRASS, buttons, waistband
from assets.catalogue.draw.parts.waists import THREAD, belt_loops, creases, front_seams, inside_waist, slant_pockets
from assets.catalogue.draw.paths import oval, pen
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece, Seam


def _jeans(brief: Brief, knee: float, hem: float, fit: str) -> Garment:
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    length = choose.uniform(94, 103)
    path = legs(length, hip=24.2, thigh=13.6 if knee < 9 else 14.6, knee=knee, hem=hem)
    seams = (
        *front_seams(27, THREAD),
        *slant_pockets(18.5, True, THREAD),
        *(
            Seam(pen((side * 3, length - 1.6), (side * 34, length - 1.6), closed=False), "stitch", THREAD)
            for side in (-1, 1)
        ),
    )
    worn = choose.random() < 0.55
    fades = [
        Seam(pen((side * 12.2, 26), (side * 13, 46, side * 12.6, 62), closed=False), "fade", width=8.5)
        for side in ((-1, 1) if worn else ())
    ]
    pieces = [
        inside_waist(18.5, cloth),
        Piece(path, cloth, creases(brief, 27, length, 0.5), (*fades, *seams), round=2.6),
    ]
    ripped = fit != "flared" and choose.random() < 0.25
    if ripped:
        for side in (-1, 1):
            y = 56 + hand.uniform(-2, 4)
            pieces.append(
                Piece(
                    oval(side * 13, y, 8.5, 2.6),
                    trim("cotton", (226, 222, 216)),
                    seams=(
                        Seam(pen((side * 13 - 4, y), (side * 13 + 4, y), closed=False), "edge", (190, 190, 190), 0.2),
                    ),
                    round=0.5,
                    cast=0.0,
                )
            )
    pieces += [
        waistband(18.5, 4.2, cloth, THREAD),
        *belt_loops(18.5, cloth),
        *buttons([(1.4, 2.9)], BRASS, 1.8, "metal"),
    ]
    pieces += buttons([(-11.3, 6.6), (11.3, 6.6)], BRASS, 0.7, "metal")
    return Garment(
        tuple(pieces),
        {
            "fit": fit,
            "length": "ankle-length" if length < 97 else "full-length",
            "closure": "a zip fly and button",
            "detail": "ripped knees" if ripped else "a worn wash" if worn else "five pockets",
        },
    )


def skinny_jeans(brief: Brief) -> Garment:
    """Jeans tight to the ankle."""
    return _jeans(brief, 8.2, brief.choose.uniform(5.8, 6.8), "skinny")


def straight_jeans(brief: Brief) -> Garment:
    """Jeans with a straight leg."""
    return _jeans(brief, brief.choose.uniform(10.6, 12), brief.choose.uniform(10, 12), "straight")


def flared_jeans(brief: Brief) -> Garment:
    """Jeans that widen from the knee."""
    return _jeans(brief, 9.0, brief.choose.uniform(13.5, 16.5), "flared")


KINDS = (
    Kind(
        "skinny jeans",
        "jeans",
        skinny_jeans,
        {"denim": 1},
        {"plain": 1},
        (30, 80),
        ("casual", "classic"),
        ("skinny jeans", "slim-cut jeans"),
        "denim",
    ),
    Kind(
        "straight jeans",
        "jeans",
        straight_jeans,
        {"denim": 1},
        {"plain": 1},
        (30, 90),
        ("casual", "vintage", "classic"),
        ("straight jeans", "straight-leg jeans"),
        "denim",
    ),
    Kind(
        "flared jeans",
        "jeans",
        flared_jeans,
        {"denim": 1},
        {"plain": 1},
        (35, 90),
        ("vintage", "bohemian", "casual"),
        ("flared jeans", "bootcut jeans", "flares"),
        "denim",
    ),
)
