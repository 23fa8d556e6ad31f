"""Silk scarves: squares with a border, folded, as a triangle, knotted, tied to a bow, drawn through a ring, draped."""

from dataclasses import replace

from assets.catalogue.draw.garments.silk_squares import folded_square, laid_square, triangle
from assets.catalogue.draw.palette import METALS
from assets.catalogue.draw.parts.displays import laid
from assets.catalogue.draw.parts.jewels import rounded
from assets.catalogue.draw.parts.trims import tied_bow
from assets.catalogue.draw.paths import band, oval, pen
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam


def _neckerchief(brief: Brief) -> list[Piece]:
    """Knotted around the neck: a roll, a knot, two pointed ends."""
    hand, cloth = brief.hand, brief.cloth
    behind = Piece(oval(0, -7.4, 18, 8.4), cloth, shade=0.35, round=1.6, cast=0.0)
    roll = pen(
        (-9.4, -7.6),
        (-10.2, 0.5, -5.0, 3.6, 0, 3.8),
        (5.0, 3.6, 10.2, 0.5, 9.4, -7.6),
        (8.6, -9.6, 7.2, -8.2),
        (7.0, -3.4, 4, -0.6, 0, -0.4),
        (-4, -0.6, -7.0, -3.4, -7.2, -8.2),
        (-8.6, -9.6, -9.4, -7.6),
    )
    folds = tuple(
        Fold((-8.6, -6.5 + d), (hand.uniform(-1, 1), 3.6 + 2.4 * d), (8.6, -6.5 + d), 0.6, 0.6)
        for d in (-0.6, 0.3, 1.1)
    )
    ends = []
    for side in (-1, 1):
        long = hand.uniform(9, 12)
        tip = pen(
            (0, 1.2),
            (side * 4.5, 2.4, side * 8.0, long * 0.62),
            (side * 6.6, long, side * 4.6, long * 1.12),
            (side * 2.0, long * 0.8, -side * 0.6, 3.6),
        )
        creases = tuple(
            Fold(
                (side * 0.6, 2.2),
                (side * (2 + 1.4 * n), 4.4),
                (side * (4.4 + 0.9 * n), long * (0.9 - 0.12 * n)),
                0.6,
                0.45,
            )
            for n in range(3)
        )
        rim = Seam(
            pen((side * 8.0, long * 0.62), (side * 6.6, long, side * 4.6, long * 1.12), closed=False),
            "edge",
            brief.accent,
            1.0,
        )
        ends.append(Piece(tip, cloth, creases, (rim,), turn=side * 40, round=0.9, cast=0.4))
    knot = Piece(
        pen((-1.9, 0.4), (-2.6, 2.6, -1.6, 4.4), (0, 5.2, 1.7, 4.3), (2.6, 2.4, 1.8, 0.2), (0, -0.8, -1.9, 0.4)),
        cloth,
        (Fold((-1.2, 1), (-0.4, 2.6), (-0.8, 4.2), 0.5, 0.5),),
        turn=60,
        round=1.0,
        cast=0.5,
    )
    return [behind, ends[0], Piece(roll, cloth, folds, turn=12, round=1.6, cast=0.4), ends[1], knot]


def _ringed(brief: Brief) -> list[Piece]:
    """Drawn through a ring: a small fan above, a large one below."""
    hand, cloth = brief.hand, brief.cloth
    upper = pen(
        (-2.0, 0),
        (-5, -6, -11, -12.4),
        (-6, -13.6, -3, -12.2),
        (0, -14.4, 3.4, -12.4),
        (7, -13.4, 11, -12.0),
        (5, -6, 2.0, 0),
    )
    lower = pen(
        (-2.0, 0),
        (-5.6, 9, -14.5, 21),
        (-10, 23.2, -7, 21.6),
        (-3.5, 24.4, 0, 22.4),
        (3.6, 24.6, 7.4, 21.8),
        (10.5, 23.4, 14.5, 20.6),
        (5.6, 9, 2.0, 0),
    )
    rays = tuple(
        Fold((x * 0.14, 1.0), (x * 0.5, 10), (x, 21.5), hand.uniform(0.9, 1.4), hand.uniform(0.45, 0.75))
        for x in (-11, -7.2, -3.6, 0.2, 3.8, 7.4, 11)
    )
    short = tuple(
        Fold((x * 0.18, -0.6), (x * 0.55, -6), (x, -12.4), hand.uniform(0.7, 1.1), hand.uniform(0.45, 0.7))
        for x in (-7.4, -3.4, 0.4, 3.8, 7.6)
    )
    metal = brief.choose.choice(list(METALS.values()))
    return [
        Piece(upper, cloth, short, turn=180, round=1.0, cast=0.3),
        Piece(lower, cloth, rays, round=1.2, cast=0.3),
        rounded(oval(0, 0, 5.4, 3.4), 0.8, metal, steps=6),
    ]


def _draped(brief: Brief) -> list[Piece]:
    """A long one around the neck, its ends flowing down."""
    hand, cloth = brief.hand, brief.cloth
    behind = Piece(oval(0, -8.0, 21, 10), cloth, shade=0.3, round=1.6, cast=0.0)
    pieces = [behind]
    for side, low in ((1, 44 + hand.uniform(-3, 3)), (-1, 50 + hand.uniform(-3, 3))):
        x = side
        outline = pen(
            (x * 10.4, -8.5),
            (x * 12.6, 8, x * 12.0, 26, x * 13.4, low - 5),
            (x * 9, low + 0.5, x * 4.4, low - 2),
            (x * 2.4, low + 1.6, x * 0.6, low - 0.6),
            (x * 2.2, 24, x * 0.8, 10, x * 2.0, 5.0),
            (x * 6.6, 0, x * 7.4, -8.8),
            (x * 9, -10, x * 10.4, -8.5),
        )
        folds = tuple(
            Fold(
                (x * (9.2 - n), -7 + n * 2.6),
                (x * (10.4 - 2.0 * n), 18),
                (x * (12 - 2.6 * n), low - 3),
                hand.uniform(0.8, 1.3),
                hand.uniform(0.4, 0.65),
            )
            for n in range(4)
        )
        rim = Seam(
            pen(
                (x * 13.4, low - 5.6),
                (x * 9, low, x * 4.4, low - 2.6),
                (x * 2.4, low + 1.0, x * 0.6, low - 1.2),
                closed=False,
            ),
            "edge",
            brief.accent,
            1.0,
        )
        pieces.append(
            Piece(
                outline, cloth, folds, (rim,) if cloth.pattern != "plain" else (), turn=-side * 5, round=1.5, cast=0.35
            )
        )
    return pieces


def _bow(brief: Brief) -> list[Piece]:
    """Tied to a large bow with a loop for the neck."""
    cloth = brief.cloth
    ring = Piece(
        band(pen((-3.6, -1), (-15, -19, 15, -19, 3.6, -1), closed=False), 3.2),
        cloth,
        (Fold((-6.4, -6), (0, -22.5), (6.4, -6), 0.7, 0.4),),
        round=1.2,
        cast=0.3,
    )
    bow = tied_bow(0, 0, cloth, 1.25)
    rays = tuple(Fold((1.2, 0), (5, -1.2 + d), (9.6, -1.8 + 1.6 * d), 0.7, 0.5) for d in (-0.8, 0.6, 1.6))
    loops = [
        replace(piece, folds=rays)
        if n == 3
        else replace(piece, folds=tuple(f.flipped() for f in rays))
        if n == 2
        else piece
        for n, piece in enumerate(bow)
    ]
    return [ring, *loops]


LOOKS = {
    "square": (laid_square, {"detail": "a contrast border", "shape": "a large square shape"}),
    "folded": (folded_square, {"detail": "a contrast border", "shape": "a square shape"}),
    "triangle": (triangle, {"detail": "a contrast edge", "shape": "a triangle fold"}),
    "neckerchief": (_neckerchief, {"closure": "a front knot", "detail": "pointed ends"}),
    "ring": (_ringed, {"closure": "a scarf ring", "detail": "soft gathers"}),
    "draped": (_draped, {"detail": "flowing ends", "length": "long"}),
    "bow": (_bow, {"closure": "a bow", "length": "short"}),
}


def silk_scarf(brief: Brief) -> Garment:
    """A silk scarf: laid out, folded, knotted, drawn through a ring or draped."""
    size = brief.choose.uniform(0.6, 1.0)
    look = brief.choose.choice(
        ("square", "neckerchief", "folded", "draped", "triangle", "ring", "square", "bow", "neckerchief")
    )
    draw, features = LOOKS[look]
    if look in ("square", "folded"):
        return laid(draw(brief), dict(features))
    # A scarf is smaller than a dress, and so is its print.
    cloth = replace(brief.cloth, size=size * brief.cloth.size)
    return Garment(tuple(draw(replace(brief, cloth=cloth))), dict(features), focus=(0.0, 2.0))


KINDS = (
    Kind(
        "silk scarf",
        "scarf",
        silk_scarf,
        {"silk": 5, "satin": 1, "chiffon": 1},
        {
            "floral": 4,
            "dotted": 2,
            "plain": 2,
            "leopard": 1,
            "zebra": 1,
            "checked": 1,
            "vertical stripes": 1,
            "tie-dye": 1,
        },
        (20, 140),
        ("elegant", "classic", "vintage", "summery"),
        ("silk scarf", "scarf", "foulard"),
    ),
)
