"""Open and heeled shoes: court shoe, sandal."""

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.parts.footwear import LEATHER, pair
from assets.catalogue.draw.parts.trims import BRASS, tied_bow
from assets.catalogue.draw.paths import band, box, moved, oval, pen
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece


def court_shoe(brief: Brief) -> Garment:
    """A pump with a block or slim heel."""
    choose, cloth = brief.choose, brief.cloth
    heel = choose.choice((5.0, 8.0, 10.5))
    pointed, block = choose.random() < 0.6, choose.random() < 0.4
    tip = -15.6 if pointed else -14.0
    upper = pen(
        (tip, -0.5),
        (tip + 0.4, -2.4 if pointed else -4.0, -9.6, -4.3),
        (-6.4, -4.6),
        (-3, -2.9 - heel * 0.12, 2.0, -2.2 - heel * 0.42),
        (6, -3.2 - heel * 0.8, 10.6, -6.6 - heel),
        (11.8, -4 - heel, 11.2, -1.4 - heel),
        (6, -heel * 0.95, 1.2, -heel * 0.42),
        (-4, 0.1, -9, -0.1),
    )
    inside = pen(
        (-6.6, -4.4),
        (-2, -5.6, 4, -5.0 - heel * 0.6),
        (10.6, -6.6 - heel),
        (6, -3.2 - heel * 0.7, 2, -2.0 - heel * 0.42),
        (-3, -2.7 - heel * 0.12, -6.6, -4.4),
    )
    stem = pen(
        (4.8, -heel * 0.92),
        (11.2, -1.6 - heel),
        (11.2, -heel * 0.4, 11.0 if block else 10.0, 0),
        (7.0 if block else 8.7, 0),
        (7.2 if block else 8.4, -heel * 0.5, 4.8, -heel * 0.92),
    )
    sole = band(
        pen((tip + 0.5, -0.4), (-6, 0.2, 1.2, -heel * 0.4), (5, -heel * 0.85, 10.8, -heel - 1.0), closed=False), 0.7
    )
    pieces = [
        Piece(inside, trim("leather", (214, 184, 150)), shade=0.1, round=1.0, cast=0),
        Piece(stem, cloth.plain() if choose.random() < 0.8 else trim("leather", (176, 126, 84)), round=0.9, cast=0.1),
        Piece(sole, trim("leather", (70, 50, 42)), round=0.2, cast=0.1),
        Piece(upper, cloth, round=1.3, cast=0.2),
    ]
    detail = choose.choice(("plain", "bow", "strap"))
    if detail == "bow":
        pieces += tied_bow(-7.4, -4.6, cloth, 0.26)
    elif detail == "strap":
        strap = band(pen((0.8, -2.6 - heel * 0.36), (5, -9.6 - heel * 0.7, 10.8, -6.0 - heel), closed=False), 0.9)
        pieces += [
            Piece(strap, cloth, round=0.3, cast=0.3),
            Piece(oval(4.6, -6.6 - heel * 0.58, 1.1, 1.1), trim("metal", BRASS), round=0.3, cast=0.3),
        ]
    return pair(
        pieces,
        {
            "heel": "high heels" if heel > 7 else "low heels",
            "toe": "pointed toes" if pointed else "round toes",
            "detail": {"plain": "a slim silhouette", "bow": "a small bow", "strap": "an ankle strap"}[detail],
        },
    )


def sandal(brief: Brief) -> Garment:
    """A sandal: flat, wedge or heeled, one to three straps."""
    choose, cloth = brief.choose, brief.cloth
    rise = choose.choice((0.0, 0.0, 4.5, 8.0))
    wedge = rise > 0 and choose.random() < 0.5
    cork = trim("suede", choose.choice(((190, 146, 100), (214, 186, 146), (96, 68, 50))))
    if rise == 0:
        foot = pen((-14.5, -1.8), (-15, -0.4, -13.5, 0), (12.4, 0), (13.6, -1, 12.4, -2.0), (0, -2.4, -14.5, -1.8))
    else:
        foot = pen(
            (-14.6, -1.6),
            (-14.8, 0),
            (-8, 0),
            (-3, 0 if wedge else -0.6, 0.5, 0 if wedge else -rise * 0.4),
            (4, 0 if wedge else -rise * 0.8, 5.5, 0 if wedge else -rise),
            (7.2, 0 if wedge else -rise * 0.7, 7.6, 0),
            (11.2, 0),
            (12.4, -rise - 1.4),
            (5, -rise * 0.95 - 1.6, 1, -rise * 0.5 - 1.6),
            (-5, -1.4, -14.6, -1.6),
        )
    bed = band(
        pen((-14, -1.8), (-6, -1.8, 1, -rise * 0.48 - 1.8), (5, -rise * 0.95 - 1.8, 12.0, -rise - 1.7), closed=False),
        0.8,
        True,
    )
    count = choose.choice((1, 2, 3))
    pieces = [Piece(foot, cork, round=0.8), Piece(bed, trim("leather", (150, 104, 70)), round=0.3, cast=0.15)]
    places = {1: ((-12.0, 7.0),), 2: ((-12.6, 3.4), (-7.4, 3.4)), 3: ((-12.8, 2.2), (-9.3, 2.2), (-5.8, 2.2))}[count]
    for x, wide in places:
        y = -1.5 - max(0.0, (x + wide / 2 + 6) / 12) * rise
        tall = 4.0 + (x + 13) * 0.22
        hoop = pen(
            (x, y),
            (x + 0.2, y - tall * 0.8, x + 2.2, y - tall),
            (x + 2.2 + wide * 0.45, y - tall - 0.7, x + 2.2 + wide * 0.9, y - tall - 0.3),
            (x + wide + 0.9, y - tall * 0.6, x + wide, y),
        )
        pieces.insert(0, Piece(moved(hoop, 1.5, -1.1), cloth.plain(), shade=0.4, round=0.5, cast=0.0))
        pieces.append(Piece(hoop, cloth, round=0.9, cast=0.3))
    strap = choose.random() < 0.7
    if strap:
        y = -rise
        pieces += [
            Piece(band(pen((11.6, y - 1.6), (12.4, y - 7, 11.4, y - 9.5), closed=False), 1.3), cloth, round=0.4),
            Piece(
                band(pen((11.5, y - 9.0), (6.6, y - 11.6, 1.8, y - 8.4 + rise * 0.2), closed=False), 1.2, True),
                cloth,
                round=0.4,
                cast=0.3,
            ),
            Piece(
                band(pen((1.9, y - 8.6 + rise * 0.2), (3.4, y - 4, 5.4, y - 1.8), closed=False), 0.9), cloth, round=0.3
            ),
            Piece(box(6.0, y - 11, 7.6, y - 9.2, 0.2), trim("metal", BRASS), round=0.3, cast=0.3),
        ]
    return pair(
        pieces,
        {
            "heel": "flat" if rise == 0 else "a wedge heel" if wedge else "a block heel",
            "detail": "an ankle strap" if strap else f"{['one wide strap', 'two straps', 'three straps'][count - 1]}",
        },
    )


KINDS = (
    Kind(
        "court shoe",
        "shoe",
        court_shoe,
        {"leather": 3, "suede": 2, "satin": 1},
        {"plain": 5, "leopard": 1},
        (40, 140),
        ("elegant", "party", "office"),
        ("court shoes", "pumps", "heels"),
        "leather",
    ),
    Kind(
        "sandal",
        "shoe",
        sandal,
        LEATHER,
        {"plain": 5, "leopard": 1},
        (25, 90),
        ("summery", "bohemian", "holiday"),
        ("sandals", "strappy sandals"),
        "leather",
    ),
)
