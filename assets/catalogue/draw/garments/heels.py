"""Heeled shoes: court shoe."""

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.palette import Rgb
from assets.catalogue.draw.parts.buckles import buckled
from assets.catalogue.draw.parts.footwear import (
    TOGETHER,
    fine_print,
    flat_bow,
    flexed,
    mouth,
    pair,
    piping_colour,
    sheen,
)
from assets.catalogue.draw.parts.soles import TIP, arch, heel_block, thin_sole
from assets.catalogue.draw.parts.trims import BRASS
from assets.catalogue.draw.paths import band, box, minus, oval, pen, within
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece

INSOLE: Rgb = (222, 196, 160)


def _heel(cloth: Cloth, rise: float, back: float, block: bool) -> list[Piece]:
    """The heel with its dark top piece on the floor."""
    path = heel_block(rise, back, 5.0 if block else 4.6, 4.2 if block else 1.1, 0.2 if block else 0.9)
    line = pen((back - (3.2 if block else 1.6), -rise * 0.7), (back - (2.6 if block else 1.5), -1.0), closed=False)
    tip = within(path, box(-20, -0.55, 20, 1))
    return [
        Piece(
            path, cloth, seams=sheen(cloth, line, width=0.9 if block else 0.45), round=0.9 if block else 0.5, cast=0.1
        ),
        Piece(tip, trim("rubber", TIP), round=0.1, cast=0),
    ]


def court_shoe(brief: Brief) -> Garment:
    """A pump on a block, slim or low heel: closed, with a strap, a bow, an open toe or an open heel."""
    brief = fine_print(brief)
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    rise = choose.choice((4.6, 7.6, 10.0))
    pointed, block = choose.random() < 0.6, choose.random() < 0.4
    detail = choose.choice(("plain", "bow", "ankle strap", "slingback", "peep toe", "T-strap"))
    pointed = pointed and detail != "peep toe"
    tip, back = (-16.0 if pointed else -14.2), 12.4 - 0.22 * rise
    lip, rim = (-7.4, -4.9), (back + 0.1, -rise - 6.0)
    side = (back - 4.0, -rise - 2.6, 0.4, -2.0 - rise * 0.2)
    beyond = (back - 4.6, -rise - 4.6, -0.4, -4.6 - rise * 0.32)
    toe = (-10.4, -5.0, -13.4, -2.8, tip, -0.8) if pointed else (-10.8, -5.2, -14.9, -4.6, tip, -0.8)
    seat = (back - 8.0, -rise * 0.94, -0.6, 0, -5.6, 0)
    sling = detail == "slingback"
    upper = pen(
        (back + 0.4, -rise - 0.3),
        (back + 1.1, -rise - 2.2, back + 0.4, -rise - 4.0, back + 0.7, -rise - 5.2),
        (back + 0.7, -rise - 6.0, back + 0.5, -rise - 6.3, *rim),
        (*side, *lip),
        toe,
        (tip + 2.4, -0.2, tip + 4.6, 0, -5.6, 0),
        (seat[2], seat[3], seat[0], seat[1], back + 0.4, -rise - 0.3),
    )
    inside = mouth(side, beyond, lip, rim)
    shine = sheen(
        cloth,
        pen((tip + 3.0, -2.6), (-11.0, -4.0, -8.4, -4.0), closed=False),
        pen((-9.4, -1.8), (-3.6, -1.6, 0.2, -2.2 - rise * 0.14), closed=False),
        pen((back - 2.2, -rise - 2.2), (back - 1.0, -rise - 4.2), closed=False),
        width=1.0,
    )
    bed = trim("leather", INSOLE)
    pieces = [Piece(inside, bed, shade=0.1, round=0.9, cast=0)]
    if sling:
        upper = minus(upper, pen((3.0, 4), (3.4, -rise * 0.7 - 2.4), (4.4, -20 - rise), (30, -30), (30, 4)))
        floor = band(pen(*arch(rise, tip, back), closed=False), 1.5)
        pieces = [
            Piece(within(inside, pen((-9, 5), (-9, -30), (3.6, -30), (3.6, 5))), bed, shade=0.12, round=0.9, cast=0)
        ]
        pieces.append(Piece(floor, bed, round=0.3, cast=0))
        loop = pen((2.6, -rise * 0.62 - 3.0), (back - 3, -rise - 6.4, back + 0.6, -rise - 5.6), closed=False)
        pieces.insert(0, Piece(band(loop, 0.8, True), cloth, shade=0.3, round=0.25, cast=0))
    if detail == "peep toe":
        upper = minus(upper, oval(tip - 0.6, -1.6, 5.6, 3.0))
        pieces.append(Piece(oval(tip + 2.0, -1.5, 4.6, 2.6), bed, shade=0.35, round=0.5, cast=0))
    straps: list[Piece] = []
    if detail in ("ankle strap", "T-strap"):
        high = -rise - 8.2
        far = pen((back - 0.6, high + 0.6), (back - 5, high - 2.4, back - 8.8, high - 0.4), closed=False)
        pieces.insert(0, Piece(band(far, 0.9), cloth, shade=0.35, round=0.3, cast=0))
        riser = pen((back + 0.4, -rise - 5.0), (back + 0.7, high - 0.4), closed=False)
        front = pen((back + 0.6, high), (back - 4, high + 2.2, back - 8.8, high - 0.2), closed=False)
        straps = [Piece(band(riser, 1.2, True), cloth, round=0.4, cast=0.1)]
        if detail == "T-strap":
            stem = pen((lip[0] + 0.6, lip[1] + 0.6), (-2.4, -6.2 - rise * 0.3, back - 8.8, high + 0.2), closed=False)
            straps.append(
                Piece(band(stem, 1.1, True), cloth, seams=sheen(cloth, stem, width=0.5), round=0.35, cast=0.25)
            )
        straps.append(Piece(band(front, 1.0, True), cloth, seams=sheen(cloth, front, width=0.5), round=0.35, cast=0.3))
        straps += buckled(back - 2.4, high + 1.0, BRASS)
    tone = cloth.plain() if choose.random() < 0.8 else trim("leather", (176, 126, 84))
    pieces += _heel(tone, rise, back, block)
    pieces.append(Piece(upper, cloth, flexed(hand, -8.0, -4.4, -1.4, 2, 0.25), shine, round=2.0, cast=0.15))
    edge = pen(rim, (*side, *lip), closed=False)
    pieces.append(Piece(within(upper, band(edge, 0.55)), cloth.toned(piping_colour(cloth)), round=0.15, cast=0.05))
    if sling:
        front = pen((2.8, -rise * 0.62 - 2.6), (back - 4, -rise - 3.4, back + 0.4, -rise - 5.4), closed=False)
        pieces.append(Piece(band(front, 0.9, True), cloth, seams=sheen(cloth, front, width=0.5), round=0.3, cast=0.25))
        pieces += buckled(back - 4.4, -rise - 3.2, BRASS)
    pieces.append(thin_sole(rise, tip + 0.3, back, choose.choice(((70, 50, 42), (40, 34, 34), (186, 146, 104)))))
    if detail == "bow":
        pieces += flat_bow(-8.0, -4.7, cloth, 0.85)
    pieces += straps
    words = {
        "plain": "a slim silhouette",
        "bow": "a small bow",
        "ankle strap": "an ankle strap",
        "slingback": "a slingback strap",
        "peep toe": "a peep toe",
        "T-strap": "a T-strap",
    }
    tall = "high" if rise > 9 else "mid-height" if rise > 6 else "low"
    features = {
        "heel": f"a {tall} {'block' if block else 'slim'} heel",
        "toe": "pointed toes" if pointed else "round toes",
        "detail": words[detail],
    }
    return pair(choose, pieces, features, (-12.0, back), (6.4, -4.6), TOGETHER)


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
)
