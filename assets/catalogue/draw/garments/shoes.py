"""Flat shoes: sneaker, loafer, ballet flat."""

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.palette import darker
from assets.catalogue.draw.parts.folds import crumpled
from assets.catalogue.draw.parts.footwear import LEATHER, SOLES, lacing, pair
from assets.catalogue.draw.parts.trims import BRASS, STEEL, tied_bow
from assets.catalogue.draw.paths import band, oval, pen, within
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece, Seam


def sneaker(brief: Brief) -> Garment:
    """A lace-up sneaker, low or high, with contrast parts."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    high, chunky = choose.random() < 0.35, choose.random() < 0.4
    deep = 3.8 if chunky else 2.6
    sole = trim("rubber", choose.choice(((240, 239, 235), (240, 239, 235), (232, 214, 184), (40, 40, 42))))
    accent = cloth.toned(brief.accent)
    throat = (
        ((1.2, -16, 0.2, -13, -1.2, -10.6), (-3, -8.8, -4.8, -7.6, -6.6, -6.9))
        if high
        else ((-1.4, -9.8, -4, -7.8, -6.6, -6.9),)
    )
    top = (13.0, -8, 11.8, -13, 12.4, -18.8) if high else (14.0, -6, 12.4, -8.8, 12.9, -11.4)
    collar = (7.5, -17.4, 2.2, -19.4) if high else (10.4, -8.4, 5.0, -8.6, 2.2, -11.2)
    upper = pen((13.4, -2), top, collar, *throat, (-11, -6.2, -14.9, -5.6, -15.2, -2))
    rim = (12.4, -18.8) if high else (12.9, -11.4)
    lip = (2.2, -19.4) if high else (2.2, -11.2)
    far_side = pen(rim, (*collar[:-2], *lip), ((rim[0] + lip[0]) / 2, rim[1] - 2.0, *rim))
    tongue = pen(
        (lip[0] - 3, lip[1] + 2.4),
        (lip[0] - 1.0, lip[1] - 2.4),
        (lip[0] + 1.6, lip[1] - 3.2, lip[0] + 2.6, lip[1] - 1.6),
        (lip[0] + 1.4, lip[1] + 2),
    )
    ground = pen(
        (-15.4, -2.8),
        (-16.2, -1.0, -15.0, 0),
        (13.0, 0),
        (15.2, -0.2, 14.4, -3.0),
        (13.6, -deep - 0.2),
        (6, -deep + 0.8, -8, -deep + 0.6),
        (-13, -deep + 0.1, -15.4, -2.8),
    )
    pieces = [
        Piece(far_side, cloth.plain(), shade=0.5, round=0.4, cast=0),
        Piece(tongue, cloth, shade=0.06, round=0.9, cast=0.2),
    ]
    pieces.append(
        Piece(
            upper,
            cloth,
            crumpled(hand, (-11, -6, -5, -4), 2, 0.3, 0.3),
            (Seam(band(pen(rim, (*collar[:-2], *lip), closed=False), 1.6), "stitch"),),
            round=1.8,
        )
    )
    if choose.random() < 0.6:
        cap = within(upper, pen((-16, -1), (-16, -8), (-11.4, -8), (-9.2, -5, -10.2, -1)))
        pieces.append(Piece(cap, accent if choose.random() < 0.4 else cloth.shaded(0.08), round=1.0, cast=0.2))
    heel = within(upper, pen((16, -1), (16, -9), (11.4, -8.6), (8.2, -6, 8.8, -1)))
    pieces.append(Piece(heel, accent if choose.random() < 0.6 else cloth.shaded(0.1), round=0.9, cast=0.2))
    side = choose.choice(("bars", "wave", "plain"))
    if side == "bars":
        pieces += [
            Piece(
                within(upper, pen((x, -2), (x + 3.4, -8.4), (x + 4.8, -8.0), (x + 1.5, -2))),
                accent,
                round=0.3,
                cast=0.12,
            )
            for x in (-1.6, 1.0, 3.6)
        ]
    elif side == "wave":
        pieces.append(
            Piece(
                within(
                    upper, pen((-6.4, -4.4), (-1, -3.2, 8.6, -8.4), (3.4, -2.6, -3.4, -2.4), (-5.6, -2.6, -6.4, -4.4))
                ),
                accent,
                round=0.4,
                cast=0.12,
            )
        )
    stay = pen(
        (-7.2, -6.7),
        (-4, -7.9, lip[0] - 0.4, lip[1] + 0.4),
        (lip[0] + 1.6, lip[1] + 1.8),
        (0.6, -7.0, -1.8, -4.6),
        (-4.4, -5.0, -7.2, -6.7),
    )
    pieces.append(
        Piece(
            within(stay, upper),
            cloth.shaded(0.05),
            seams=(Seam(pen((lip[0] + 1.0, lip[1] + 1.6), (0.2, -7.0, -2.0, -5.1), closed=False), "stitch"),),
            round=0.6,
            cast=0.2,
        )
    )
    pieces += lacing(
        (-5.9, -7.2),
        (lip[0] - 0.9, lip[1] + 1.0),
        7 if high else 5,
        2.4,
        (244, 243, 240) if choose.random() < 0.75 else darker(cloth.colour, 0.5),
    )
    pieces.append(
        Piece(
            ground, sole, seams=(Seam(pen((-15.2, -1.3), (0, -0.9, 14.4, -1.4), closed=False)),), round=0.9, cast=0.25
        )
    )
    return pair(
        pieces,
        {
            "height": "high-top" if high else "low-top",
            "closure": "laces",
            "detail": "a chunky sole" if chunky else "a flat rubber sole",
        },
    )


def loafer(brief: Brief) -> Garment:
    """A slip-on with a penny strap, tassels or a snaffle."""
    choose, cloth = brief.choose, brief.cloth
    chunky = choose.random() < 0.4
    deep = 3.2 if chunky else 1.5
    upper = pen(
        (-14.2, -1.2),
        (-15.0, -5.0, -10.6, -6.2),
        (-6.5, -7.0, -2.8, -9.6),
        (0.6, -8.4),
        (5, -7.6, 11.2, -9.2),
        (13.0, -5.0, 12.8, -1.2),
    )
    tongue = pen((-6.4, -6.6), (-5.0, -9.8, -1.6, -10.2), (0.6, -10.4, 1.4, -8.2), (-2, -6))
    apron = pen((-12.4, -4.4), (-8.2, -5.4, -4.8, -3.6), (-2.4, -4.8, -2.0, -8.4), closed=False)
    inside = oval(5.6, -8.7, 11.4, 2.4)
    saddle = pen((-7.4, -7.0), (-4.0, -9.2), (-0.6, -4.0), (-3.6, -2.4))
    sole = pen(
        (-14.8, -1.2 - deep * 0.2),
        (-15.2, -0.2, -14.0, 0),
        (13.6, 0),
        (13.8, -1.6),
        (13.0, -deep),
        (-6, -deep + 0.5, -14.8, -1.2 - deep * 0.2),
    )
    heel = Seam(pen((5.0, 0), (5.0, -deep), closed=False))
    pieces = [
        Piece(inside, trim("leather", (206, 172, 132)), shade=0.25, round=0.6, cast=0),
        Piece(tongue, cloth, round=0.7),
        Piece(upper, cloth, seams=(Seam(apron), Seam(apron, "stitch")), round=1.5),
        Piece(saddle, cloth, round=0.5, cast=0.35),
    ]
    detail = choose.choice(("penny", "tassels", "buckle"))
    if detail == "penny":
        pieces.append(
            Piece(pen((-4.9, -6.6), (-3.0, -6.0), (-3.7, -5.2), (-5.3, -5.8)), cloth, shade=0.4, round=0.2, cast=0)
        )
    elif detail == "buckle":
        pieces += [
            Piece(
                band(pen((-6.0, -6.6), (-2.6, -5.2), closed=False), 1.1, True),
                trim("metal", BRASS if choose.random() < 0.6 else STEEL),
                round=0.3,
                cast=0.4,
            )
        ]
    else:
        for dx in (-1.2, 0.4):
            pieces.append(
                Piece(
                    pen((-4.2 + dx, -6.8), (-3.4 + dx, -6.9), (-3.0 + dx, -3.6), (-5.0 + dx, -3.7)),
                    cloth,
                    round=0.3,
                    cast=0.35,
                )
            )
    pieces.append(Piece(sole, trim("rubber", choose.choice(SOLES[1:])), seams=(heel,), round=0.5, cast=0.2))
    return pair(
        pieces,
        {
            "detail": {"penny": "a penny strap", "tassels": "tassels", "buckle": "a metal snaffle"}[detail],
            "heel": "a chunky sole" if chunky else "flat",
            "closure": "slip-on",
        },
    )


def ballet_flat(brief: Brief) -> Garment:
    """A flat pump with a bow, a strap or a toe cap."""
    choose, cloth = brief.choose, brief.cloth
    pointed = choose.random() < 0.4
    tip = -15.2 if pointed else -14
    upper = pen(
        (tip, -0.7),
        (tip + (0.8 if pointed else -0.5), -3.4, -9.4, -4.4),
        (-7.6, -4.6),
        (-3.0, -2.6, 2, -3.2),
        (7, -3.8, 11.4, -6.4),
        (12.8, -3.4, 12.4, -0.7),
    )
    inside = pen((-7.8, -4.4), (-3, -5.6, 3, -5.4), (11.4, -6.4), (7, -3.6, 2, -3.0), (-3.0, -2.4, -7.8, -4.4))
    piping = band(pen((-7.8, -4.5), (-3.0, -2.5, 2, -3.1), (7, -3.7, 11.4, -6.3), closed=False), 0.45)
    sole = pen((tip + 0.2, -0.9), (tip, 0, -12, 0), (11.6, 0), (13, -0.2, 12.4, -1.0))
    pieces = [
        Piece(inside, trim("leather", (222, 194, 160)), shade=0.08, round=0.8, cast=0),
        Piece(upper, cloth, round=1.2),
        Piece(piping, cloth.shaded(0.2).plain(), round=0.2, cast=0.1),
        Piece(sole, trim("rubber", (84, 60, 46)), round=0.3, cast=0.1),
    ]
    detail = choose.choice(("bow", "bow", "strap", "cap"))
    if detail == "bow":
        pieces += tied_bow(-8.0, -4.4, cloth.plain(), 0.24)
    elif detail == "strap":
        pieces += [Piece(band(pen((-1.6, -2.8), (2, -8.0, 5.6, -4.0), closed=False), 0.9), cloth, round=0.3, cast=0.3)]
    else:
        pieces += [Piece(within(upper, oval(tip, -2, 8, 9)), cloth.toned(brief.accent), round=0.7, cast=0.15)]
    return pair(
        pieces,
        {
            "toe": "pointed toes" if pointed else "round toes",
            "heel": "flat",
            "detail": {"bow": "a small bow", "strap": "a strap over the instep", "cap": "a contrast toe cap"}[detail],
        },
        (4.5, -3.6),
    )


KINDS = (
    Kind(
        "sneaker",
        "shoe",
        sneaker,
        {"leather": 2, "canvas": 3, "suede": 1},
        {"plain": 6, "checked": 1},
        (35, 130),
        ("sporty", "casual", "streetwear"),
        ("sneakers", "trainers", "lace-up sneakers"),
    ),
    Kind(
        "loafer",
        "shoe",
        loafer,
        LEATHER,
        {"plain": 6, "leopard": 1},
        (45, 150),
        ("classic", "preppy", "office"),
        ("loafers", "slip-on loafers"),
        "leather",
    ),
    Kind(
        "ballet flat",
        "shoe",
        ballet_flat,
        {"leather": 3, "suede": 1, "satin": 1},
        {"plain": 4, "dotted": 1, "leopard": 1, "checked": 1},
        (25, 90),
        ("classic", "romantic", "office"),
        ("ballet flats", "ballerinas", "flat pumps"),
        "leather",
    ),
)
