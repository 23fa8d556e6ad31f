"""Flat shoes: loafer, ballet flat."""

import skia

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.palette import Rgb, darker
from assets.catalogue.draw.parts.footwear import (
    LEATHER,
    LINING,
    fine_print,
    flat_bow,
    flexed,
    mouth,
    pair,
    piping_colour,
    sheen,
)
from assets.catalogue.draw.parts.soles import SOLES, heel_block, lugs, rubber_sole
from assets.catalogue.draw.parts.trims import BRASS, STEEL
from assets.catalogue.draw.paths import band, box, minus, oval, pen, within
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece, Seam


def _loafer_sole(chunky: bool, colour: Rgb) -> list[Piece]:
    if chunky:
        path = pen(
            (-14.8, -2.6),
            (-15.6, -2.4, -15.4, -0.9, -13.6, -0.8),
            (13.2, -0.8),
            (14.0, -1.0, 13.8, -3.4),
            (6, -3.0, -4, -2.4, -14.8, -2.6),
        )
        return [*lugs(-13.0, 5.0, 1.1, colour, 1.8), *lugs(6.4, 13.6, 1.1, colour, 1.8), rubber_sole(path, colour)]
    line = pen(
        (-14.7, -1.9), (-12, -0.8, -10, -0.6, -6, -0.6), (0, -0.6, 3, -1.5, 6.0, -2.0), (13.3, -2.2), closed=False
    )
    heel = Piece(
        heel_block(1.7, 12.9, 6.4, 6.0),
        trim("leather", darker(colour, 0.2)),
        round=0.5,
        cast=0.1,
        seams=(Seam(pen((5, -1.2), (14, -1.2), closed=False), "seam", None, 0.14),),
    )
    welt = Seam(line, "stitch", (206, 180, 140), 0.2)
    return [heel, Piece(band(line, 1.1), trim("leather", colour), seams=(welt,), round=0.3, cast=0.15)]


def loafer(brief: Brief) -> Garment:
    """A slip-on with a penny strap, tassels, a snaffle or a fringe."""
    brief = fine_print(brief)
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    chunky = choose.random() < 0.4
    detail = choose.choice(("penny", "tassels", "snaffle", "fringe"))
    near, far = (9.0, -7.0, 4.0, -7.0), (9.0, -9.2, 3.4, -10.2)
    lip, rim = (-1.0, -9.8), (12.3, -8.9)
    upper = pen(
        (13.0, -1.6),
        (14.2, -4.8, 12.8, -6.2, 13.2, -8.2),
        (13.2, -9.0, 12.8, -9.3, *rim),
        (*near, *lip),
        (-3.6, -9.4, -6.2, -7.6, -8.6, -6.7),
        (-12.4, -6.0, -15.2, -5.0, -14.8, -1.6),
    )
    ridge = pen(
        (-2.0, -7.0), (-2.4, -5.2, -5.2, -4.0, -8.6, -3.9), (-12.0, -3.8, -13.6, -4.6, -13.2, -5.2), closed=False
    )
    shine = sheen(
        cloth,
        pen((-12.2, -5.4), (-10.6, -6.2, -8.2, -5.9), closed=False),
        pen((-13.4, -3.2), (-9, -2.5, -3, -3.4), closed=False),
        pen((8.0, -5.4), (10.6, -5.2, 12.2, -6.6), closed=False),
        width=1.2,
    )
    rims = band(pen(rim, (*near, *lip), closed=False), 0.9)
    pieces = [
        Piece(mouth(near, far, lip, rim), trim("leather", LINING), shade=0.22, round=0.9, cast=0),
        Piece(
            upper,
            cloth,
            flexed(hand, -6.4, -6.4, -4.6, 2, 0.3),
            (Seam(ridge, "seam", None, 0.34), Seam(ridge, "stitch", None, 0.26), *shine),
            round=2.2,
        ),
        Piece(within(upper, rims), cloth, round=0.3, cast=0.15),
    ]
    heel_strip = pen((10.6, -10), (10.2, -6, 10.8, -1), (16, -1), (16, -10))
    pieces.append(Piece(within(upper, heel_strip), cloth.shaded(0.06), round=0.7, cast=0.15))
    saddle = pen(
        (-6.4, -8.6), (-3.4, -10.0), (-0.2, -6.6, 2.0, -3.6, 2.6, -1), (-1.4, -1), (-2.2, -4.2, -4.2, -6.8, -6.4, -8.6)
    )
    strap = within(upper, saddle)
    pieces.append(
        Piece(
            strap,
            cloth,
            seams=sheen(cloth, pen((-3.8, -8.4), (-1.4, -6.2), closed=False), width=0.9),
            round=0.6,
            cast=0.35,
        )
    )
    if detail == "penny":
        slot = pen((-4.8, -7.9), (-4.0, -8.5), (-2.0, -6.4), (-2.5, -5.5), (-3.4, -7.2))
        pieces.append(Piece(slot, cloth.toned(darker(cloth.colour, 0.7)), round=0.2, cast=0))
    elif detail == "snaffle":
        metal = trim("metal", BRASS if choose.random() < 0.6 else STEEL)
        bar = pen((-4.2, -8.4), (-2.6, -7.4, -0.9, -4.4), closed=False)
        pieces.append(Piece(band(bar, 0.6, True), metal, round=0.25, cast=0.45))
        for x, y, size in ((-4.3, -8.4, 1.7), (-0.8, -4.2, 2.2)):
            ring = minus(oval(x, y, size, size * 1.15), oval(x, y, size * 0.5, size * 0.62))
            pieces.append(Piece(ring, metal, round=0.25, cast=0.45))
    else:
        flap = pen(
            (-2.2, -9.8),
            (-5.2, -9.6, -8.8, -7.6, -10.0, -5.9),
            (-8.4, -5.3, -6.0, -4.7, -4.4, -4.6),
            (-3.6, -6.6, -2.4, -8.0, -1.4, -8.6),
        )
        cuts = tuple(
            Seam(
                pen((-9.6 + n * 0.95, -5.6 + n * 0.14), (-7.0 + n * 0.7, -7.2 + n * 0.05), closed=False),
                "edge",
                piping_colour(cloth),
                0.16,
            )
            for n in range(6)
        )
        pieces.append(Piece(within(upper, flap), cloth, seams=cuts, round=0.5, cast=0.4))
        if detail == "tassels":
            for dx, turn in ((-0.6, 18), (1.5, -4)):
                pieces += _tassel(-4.6 + dx, -8.0 + 0.3 * dx, turn, brief)
    tone = choose.choice(((40, 36, 36), (60, 42, 34), (150, 104, 66)))
    pieces += _loafer_sole(chunky, choose.choice(SOLES[:2]) if chunky else tone)
    words = {"penny": "a penny strap", "tassels": "tassels", "snaffle": "a metal snaffle", "fringe": "a fringed tongue"}
    features = {"detail": words[detail], "heel": "a chunky sole" if chunky else "flat", "closure": "slip-on"}
    return pair(choose, pieces, features)


def _tassel(x: float, y: float, turn: float, brief: Brief) -> tuple[Piece, ...]:
    skirt = pen((-0.4, 0.6), (0.4, 0.6), (1.1, 3.4), (-1.1, 3.4))
    threads = tuple(
        Seam(pen((dx * 0.35, 0.7), (dx, 3.4), closed=False), "edge", piping_colour(brief.cloth), 0.13)
        for dx in (-0.7, -0.35, 0.0, 0.35, 0.7)
    )
    at = skia.Matrix.Translate(x, y)
    at.preRotate(turn)
    parts = (
        Piece(skirt, brief.cloth, seams=threads, round=0.4, cast=0.45),
        Piece(box(-0.55, -0.2, 0.55, 0.8, 0.4), brief.cloth, round=0.35, cast=0.3),
    )
    return tuple(part.changed(at) for part in parts)


def ballet_flat(brief: Brief) -> Garment:
    """A flat pump: round or pointed, with a bow, a strap, a cap or crossed straps."""
    brief = fine_print(brief)
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    pointed = choose.random() < 0.4
    detail = choose.choice(("bow", "bow", "strap", "cap", "ties"))
    tip = -16.0 if pointed else -14.2
    lip, rim = (-8.2, -4.6), (12.2, -6.6)
    near, far = (8.0, -3.8, -3.6, -1.6), (8.6, -5.6, -2.4, -4.6)
    toe = (-10.6, -4.5, -13.6, -2.6, tip, -0.9) if pointed else (-11.0, -4.9, -14.9, -4.2, tip - 0.2, -0.9)
    upper = pen((12.6, -0.9), (13.6, -3.0, 12.6, -4.6, 12.9, -6.0), (12.9, -6.7, 12.6, -7.0, *rim), (*near, *lip), toe)
    inside = mouth(near, far, lip, rim)
    edge = pen(rim, (*near, *lip), closed=False)
    shine = sheen(
        cloth,
        pen((tip + 2.4, -2.6), (tip + 4.6, -4.0, -8.8, -3.8), closed=False),
        pen((8.2, -3.2), (10.6, -3.0, 11.8, -4.4), closed=False),
        pen((-8.4, -2.2), (-2, -1.4, 5, -2.2), closed=False),
        width=1.0,
    )
    pieces = [
        Piece(
            inside,
            trim("leather", (226, 200, 166)),
            seams=(Seam(pen((8.4, -6), (5, -4.8, 2, -2), closed=False), "fade", None, 2.0),),
            shade=0.06,
            round=1.0,
            cast=0,
        ),
    ]
    strap = cloth.plain()
    if detail == "strap":
        pieces.append(
            Piece(
                band(pen((1.4, -5.0), (2.2, -6.6, 3.8, -6.9), closed=False), 1.0), strap, shade=0.3, round=0.3, cast=0
            )
        )
    elif detail == "ties":
        pieces.append(
            Piece(
                band(pen((-4.4, -4.0), (-2.0, -5.4, 2.6, -5.2), closed=False), 0.8), strap, shade=0.3, round=0.3, cast=0
            )
        )
    pieces.append(Piece(upper, cloth, flexed(hand, -7.6, -4.2, -1.6, 3, 0.25), shine, round=2.0))
    if detail == "cap":
        cap = within(upper, oval(tip - 1.4, -2, 10.4, 11))
        tone = cloth.toned(brief.accent)
        pieces.append(
            Piece(
                cap,
                tone,
                seams=sheen(tone, pen((tip + 1.4, -2.6), (tip + 2.6, -3.4), closed=False), width=0.8),
                round=0.7,
                cast=0.15,
            )
        )
    pieces.append(Piece(within(upper, band(edge, 0.8)), cloth.toned(piping_colour(cloth)), round=0.2, cast=0.1))
    if detail == "bow":
        pieces += flat_bow(-8.6, -4.3, strap, 0.72, choose.random() < 0.4)
    elif detail == "strap":
        over = pen((0.2, -2.6), (0.6, -6.0, 3.0, -6.5), (4.8, -6.4, 5.2, -5.2), closed=False)
        pieces.append(Piece(band(over, 1.1, True), strap, seams=sheen(cloth, over, width=0.5), round=0.35, cast=0.3))
        pieces.append(Piece(oval(0.7, -3.5, 1.0, 1.0), trim("metal", BRASS), round=0.3, cast=0.35))
    elif detail == "ties":
        for line in (
            pen((-6.2, -3.2), (-2.4, -6.4, 2.4, -5.2), closed=False),
            pen((0.6, -2.5), (-0.2, -5.2, -3.2, -4.7), closed=False),
        ):
            pieces.append(Piece(band(line, 0.95, True), strap, round=0.3, cast=0.35))
    sole = pen(
        (tip + 0.4, -1.0),
        (tip + 1.6, -0.1, tip + 3.6, 0, -9, 0),
        (12.6, 0),
        (12.9, -0.9),
        (6, -0.9, tip + 4, -0.7, tip + 0.4, -1.0),
    )
    pieces.append(Piece(sole, trim("rubber", (84, 60, 46)), round=0.2, cast=0.1))
    words = {
        "bow": "a small bow",
        "strap": "a strap over the instep",
        "cap": "a contrast toe cap",
        "ties": "crossed straps",
    }
    features = {"toe": "pointed toes" if pointed else "round toes", "heel": "flat", "detail": words[detail]}
    return pair(choose, pieces, features, (-13.0, 12.5), (5.0, -5.6))


KINDS = (
    Kind(
        "loafer",
        "shoe",
        loafer,
        LEATHER,
        {"plain": 1},
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
