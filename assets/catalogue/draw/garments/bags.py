"""Roomy bags: tote, handbag, backpack. y = 0 is the floor."""

from collections.abc import Mapping, Sequence

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.palette import Rgb, darker
from assets.catalogue.draw.parts.folds import crumpled, pulled
from assets.catalogue.draw.parts.trims import BRASS, STEEL, tied_bow
from assets.catalogue.draw.paths import band, both_sides, box, minus, oval, pen
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece, Seam

TAN: Rgb = (150, 96, 58)


def standing(pieces: Sequence[Piece], features: Mapping[str, str]) -> Garment:
    """The bag on the floor, its shadow as wide as its lower edge."""
    lower = [piece.path.computeTightBounds() for piece in pieces if piece.path.computeTightBounds().bottom() > -1.5]
    return Garment(tuple(pieces), features, ((min(b.left() for b in lower), max(b.right() for b in lower), 0.2),))


def _around(left: float, top: float, right: float, bottom: float, corner: float) -> Seam:
    return Seam(box(left, top, right, bottom, corner), "stitch")


def tote_bag(brief: Brief) -> Garment:
    """An open shopper with two handles."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    wide, tall, flare = choose.uniform(15, 20), choose.uniform(28, 36), choose.uniform(0, 4)
    long = choose.random() < 0.5
    reach = 24 if long else 13
    strap = cloth.plain() if choose.random() < 0.5 else trim("leather", TAN)
    body = both_sides(
        pen(
            (-0.5, -tall),
            (wide + flare, -tall),
            (wide + 0.6, -tall / 2, wide, -1.2),
            (wide, 0, wide - 1.4, 0),
            (-0.5, 0.3),
        )
    )
    back = pen((-8.5, -tall + 2), (-8.5, -tall - reach, 8.5, -tall - reach, 8.5, -tall + 2), closed=False)
    front = pen((-8.5, -tall + 5), (-8.8, -tall - reach + 3, 8.8, -tall - reach + 3, 8.5, -tall + 5), closed=False)
    folds = (
        pulled(hand, (-8.5, -tall + 5), (-6, -tall + 17), 2, 6, 0.35)
        + pulled(hand, (8.5, -tall + 5), (6, -tall + 17), 2, 6, 0.35)
        + crumpled(hand, (-wide * 0.7, -tall * 0.6, wide * 0.7, -3), 5, 0.2, 0.35)
    )
    mouth = oval(0, -tall, 2 * (wide + flare), 2.6)
    pieces = [
        Piece(band(back, 1.9), strap, shade=0.18, round=0.5),
        Piece(mouth, cloth.plain(), shade=0.5, round=0.5, cast=0),
        Piece(
            body,
            cloth,
            folds,
            (Seam(pen((-40, -tall + 2.6), (40, -tall + 2.6), closed=False), "stitch"),),
            round=2.6,
            cast=0.2,
        ),
    ]
    base = choose.random() < 0.35
    if base:
        pieces.append(
            Piece(
                both_sides(pen((-0.5, -7), (wide + 0.2, -7), (wide, -1.2), (wide, 0, wide - 1.4, 0), (-0.5, 0.3))),
                trim("leather", TAN),
                seams=(Seam(pen((-30, -6.3), (30, -6.3), closed=False), "stitch"),),
                round=1.4,
                cast=0.2,
            )
        )
    pieces += [Piece(band(front, 1.9), strap, round=0.5, cast=0.35)]
    pieces += [
        Piece(
            box(x - 1.3, -tall + 3.4, x + 1.3, -tall + 7, 0.3),
            strap,
            seams=(_around(x - 0.9, -tall + 3.8, x + 0.9, -tall + 6.6, 0.1),),
            round=0.4,
            cast=0.25,
        )
        for x in (-8.5, 8.5)
    ]
    return standing(
        pieces,
        {
            "closure": "an open top",
            "detail": "a leather base" if base else "long handles" if long else "short handles",
            "size": "large",
        },
    )


def handbag(brief: Brief) -> Garment:
    """A structured bag with a top handle."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    wide, tall, taper = choose.uniform(13, 17), choose.uniform(17, 23), choose.uniform(1.5, 4.5)
    metal = choose.choice((BRASS, STEEL))
    body = both_sides(
        pen(
            (-0.5, -tall),
            (wide - taper - 1, -tall),
            (wide - taper + 0.6, -tall + 0.2, wide - taper + 0.9, -tall + 1.6),
            (wide, -1.4),
            (wide, 0, wide - 1.6, 0),
            (-0.5, 0.2),
        )
    )
    handle = pen((-6.2, -tall + 1), (-6.4, -tall - 13, 6.4, -tall - 13, 6.2, -tall + 1), closed=False)
    pieces = [
        Piece(band(handle, 1.7), cloth.plain(), shade=0.06, round=0.7),
        Piece(
            body,
            cloth,
            crumpled(hand, (-9, -tall * 0.6, 9, -3), 4, 0.1, 0.25),
            (
                Seam(pen((-wide + 2.6, -tall), (-wide + 1.6, 0), closed=False)),
                Seam(pen((wide - 2.6, -tall), (wide - 1.6, 0), closed=False)),
            ),
            round=2.4,
            cast=0.2,
        ),
    ]
    shape = choose.choice(("flap", "zip", "belt"))
    if shape == "flap":
        cover = both_sides(
            pen(
                (-0.5, -tall - 0.3),
                (wide - taper + 0.4, -tall - 0.2),
                (wide - taper + 1.6, -tall * 0.5),
                (wide * 0.5, -tall * 0.42, -0.5, -tall * 0.4),
            )
        )
        pieces += [
            Piece(cover, cloth, round=1.2, cast=0.4),
            Piece(box(-1.7, -tall * 0.5, 1.7, -tall * 0.34, 0.5), trim("metal", metal), round=0.5, cast=0.4),
        ]
    elif shape == "zip":
        pieces += [
            Piece(
                box(-wide + taper + 1, -tall + 1.0, wide - taper - 1, -tall + 2.2, 0.4),
                trim("canvas", (60, 56, 56)),
                seams=(Seam(pen((-wide, -tall + 1.6), (wide, -tall + 1.6), closed=False), "stitch", metal, 0.5),),
                round=0.3,
                cast=0.2,
            )
        ]
    else:
        pieces += [
            Piece(
                both_sides(
                    pen(
                        (-0.5, -tall * 0.7),
                        (wide - taper * 0.5, -tall * 0.74),
                        (wide - taper * 0.45, -tall * 0.62),
                        (-0.5, -tall * 0.56),
                    )
                ),
                cloth.shaded(0.12),
                round=0.5,
                cast=0.35,
            ),
            Piece(
                minus(box(-2, -tall * 0.74, 2, -tall * 0.52, 0.5), box(-1.2, -tall * 0.7, 1.2, -tall * 0.56, 0.3)),
                trim("metal", metal),
                round=0.4,
                cast=0.4,
            ),
        ]
    pieces += [
        Piece(
            minus(oval(x, -tall + 0.8, 2.6, 2.6), oval(x, -tall + 0.8, 1.5, 1.5)),
            trim("metal", metal),
            round=0.3,
            cast=0.3,
        )
        for x in (-6.2, 6.2)
    ]
    scarf = choose.random() < 0.25
    if scarf:
        pieces += tied_bow(-6.2, -tall - 1.5, trim("silk", brief.accent), 0.35)
    return standing(
        pieces,
        {
            "closure": {"flap": "a flap with a metal lock", "zip": "a zip", "belt": "a buckled belt"}[shape],
            "detail": "a silk scarf on the handle" if scarf else "a top handle",
            "size": "medium",
        },
    )


def backpack(brief: Brief) -> Garment:
    """A rucksack with a zip or a buckled flap."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    wide, tall = choose.uniform(13.5, 16), choose.uniform(36, 42)
    rolled = choose.random() < 0.45
    leather = trim("leather", TAN if choose.random() < 0.6 else darker(cloth.colour, 0.4))
    loops = [
        Piece(
            band(
                pen((side * 8, -tall + 4), (side * (wide + 5), -tall * 0.7, side * (wide + 1), -5), closed=False), 2.6
            ),
            cloth.shaded(0.25).plain(),
            round=0.9,
        )
        for side in (-1, 1)
    ]
    body = both_sides(
        pen(
            (-0.5, -tall),
            (wide * 0.7, -tall),
            (wide + 0.4, -tall + 1, wide, -tall + 9),
            (wide + 0.8, -8),
            (wide + 1, 0, wide - 2, 0),
            (-0.5, 0.3),
        )
    )
    handle = Piece(
        band(pen((-3, -tall + 0.6), (-3, -tall - 5, 3, -tall - 5, 3, -tall + 0.6), closed=False), 1.2),
        leather,
        round=0.4,
    )
    pocket = box(-wide * 0.74, -16.5, wide * 0.74, -2.2, 2.4)
    pieces = [
        *loops,
        handle,
        Piece(body, cloth, crumpled(hand, (-wide, -tall + 6, wide, -18), 4, 0.1, 0.3), round=3.0, cast=0.2),
    ]
    pieces += [
        Piece(pocket, cloth, seams=(_around(-wide * 0.7, -16, wide * 0.7, -2.7, 2.0),), round=1.4, cast=0.35),
        Piece(
            box(-wide * 0.6, -14.4, wide * 0.6, -13.4, 0.3),
            trim("canvas", (58, 56, 58)),
            seams=(Seam(pen((-wide, -13.9), (wide, -13.9), closed=False), "stitch", STEEL, 0.5),),
            round=0.2,
            cast=0.1,
        ),
    ]
    if rolled:
        cover = both_sides(
            pen(
                (-0.5, -tall - 0.6),
                (wide * 0.75, -tall - 0.4),
                (wide + 0.9, -tall + 1, wide + 0.6, -tall + 9),
                (wide + 0.2, -tall + 15, wide * 0.6, -tall + 17),
                (-0.5, -tall + 17.4),
            )
        )
        pieces.append(Piece(cover, cloth, round=2.0, cast=0.4))
        for side in (-1, 1):
            pieces += [
                Piece(box(side * 6 - 1, -tall + 8, side * 6 + 1, -tall + 23, 0.4), leather, round=0.4, cast=0.35),
                Piece(
                    minus(
                        box(side * 6 - 1.6, -tall + 17.6, side * 6 + 1.6, -tall + 20.4, 0.4),
                        box(side * 6 - 0.9, -tall + 18.3, side * 6 + 0.9, -tall + 19.7, 0.2),
                    ),
                    trim("metal", BRASS),
                    round=0.3,
                    cast=0.3,
                ),
            ]
    else:
        arch = both_sides(
            pen(
                (wide - 2, -tall + 22),
                (wide - 1.4, -tall + 3, wide * 0.4, -tall + 2.6, -0.5, -tall + 2.6),
                (-0.5, -tall + 3.5),
                (wide * 0.4, -tall + 3.5, wide - 2.4, -tall + 4, wide - 3, -tall + 22),
            )
        )
        pieces += [
            Piece(arch, trim("canvas", (58, 56, 58)), round=0.2, cast=0.1),
            Piece(box(-2.6, -tall + 9, 2.6, -tall + 13, 0.3), leather, round=0.4, cast=0.25),
            Piece(
                box(wide - 3.2, -tall + 20, wide - 2.2, -tall + 24.4, 0.3), trim("metal", STEEL), round=0.2, cast=0.3
            ),
        ]
    return standing(
        pieces,
        {"closure": "a flap with two buckles" if rolled else "a zip", "detail": "a front pocket", "size": "large"},
    )


KINDS = (
    Kind(
        "tote bag",
        "bag",
        tote_bag,
        {"canvas": 3, "leather": 2, "straw": 1},
        {"plain": 4, "horizontal stripes": 1, "floral": 1, "checked": 1, "leopard": 1},
        (20, 120),
        ("casual", "summery", "minimalist"),
        ("tote bag", "shopper", "tote"),
    ),
    Kind(
        "handbag",
        "bag",
        handbag,
        {"leather": 4, "suede": 1},
        {"plain": 5, "checked": 1, "leopard": 1},
        (40, 190),
        ("elegant", "classic", "office"),
        ("handbag", "top-handle bag"),
        "leather",
    ),
    Kind(
        "backpack",
        "bag",
        backpack,
        {"canvas": 3, "nylon": 3, "leather": 1},
        {"plain": 5, "floral": 1, "checked": 1},
        (30, 110),
        ("outdoor", "casual", "sporty"),
        ("backpack", "rucksack"),
    ),
)
