"""Bags carried on the back: backpack. y = 0 is the floor."""

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.palette import darker
from assets.catalogue.draw.parts.folds import crumpled
from assets.catalogue.draw.parts.luggage import TAN, around, puller, standing, zip_across
from assets.catalogue.draw.parts.trims import BRASS, STEEL
from assets.catalogue.draw.paths import band, both_sides, box, minus, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam


def _buckled_strap(x: float, top: float, bottom: float, leather: Cloth) -> list[Piece]:
    """A strap down the front through a buckle."""
    y = top + (bottom - top) * 0.62
    frame = minus(box(x - 1.7, y - 1.5, x + 1.7, y + 1.5, 0.4), box(x - 0.95, y - 0.75, x + 0.95, y + 0.75, 0.2))
    end = pen((x - 1.0, top), (x + 1.0, top), (x + 1.0, bottom - 1.0), (x, bottom), (x - 1.0, bottom - 1.0))
    holes = tuple(
        Seam(box(x - 0.12, y + n, x + 0.12, y + n + 0.24, 0.1), "edge", (46, 32, 26), 0.24) for n in (2.2, 3.4)
    )
    return [
        Piece(end, leather, seams=holes, round=0.4, cast=0.35),
        Piece(frame, trim("metal", BRASS), round=0.3, cast=0.3),
    ]


def _pocket(cloth: Cloth, wide: float, top: float, bottom: float) -> list[Piece]:
    """A bellows pocket with its zip."""
    half = wide * 0.74
    zipper = pen((-half + 2.0, top + 2.4), (half - 2.0, top + 2.4), closed=False)
    return [
        Piece(
            box(-half, top, half, bottom, 2.4),
            cloth,
            seams=(around(-half + 0.6, top + 0.6, half - 0.6, bottom - 0.6, 2.0),),
            round=1.8,
            cast=0.4,
        ),
        zip_across(zipper, STEEL),
        *puller(half - 2.4, top + 2.6, cloth.shaded(0.35), STEEL, 2.8),
    ]


def backpack(brief: Brief) -> Garment:
    """A rucksack: school bag with zips, buckled flap, roll-top or a small city bag."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    shape = choose.choice(("zip", "zip", "flap", "roll", "city"))
    wide, tall = choose.uniform(13.5, 16), choose.uniform(36, 41)
    if shape == "city":
        wide, tall = choose.uniform(12.5, 14), choose.uniform(27, 30)
    leather = trim("leather", TAN if choose.random() < 0.6 else darker(cloth.colour, 0.45))
    accent = cloth.toned(brief.accent) if choose.random() < 0.35 else cloth
    loops = [
        Piece(
            band(
                pen(
                    (side * 7, -tall + 3),
                    (side * (wide + 6.5), -tall * 0.72, side * (wide + 4), -tall * 0.3, side * (wide - 0.5), -3.6),
                    closed=False,
                ),
                2.8,
            ),
            cloth.shaded(0.22).plain(),
            seams=(
                Seam(
                    band(
                        pen(
                            (side * 7, -tall + 3),
                            (
                                side * (wide + 6.5),
                                -tall * 0.72,
                                side * (wide + 4),
                                -tall * 0.3,
                                side * (wide - 0.5),
                                -3.6,
                            ),
                            closed=False,
                        ),
                        2.0,
                    ),
                    "stitch",
                ),
            ),
            round=1.0,
        )
        for side in (-1, 1)
    ]
    handle = Piece(
        band(pen((-3, -tall + 0.6), (-3, -tall - 5, 3, -tall - 5, 3, -tall + 0.6), closed=False), 1.3),
        leather,
        round=0.5,
    )
    shoulder = 1.0 if shape == "roll" else 0.7
    body = both_sides(
        pen(
            (-0.5, -tall),
            (wide * shoulder, -tall),
            (wide + 0.4, -tall + 1 + 4 * (shoulder == 1.0), wide, -tall + 9),
            (wide + 0.8, -8),
            (wide + 1, 0, wide - 2, 0),
            (-0.5, 0.3),
        )
    )
    folds = crumpled(hand, (-wide, -tall + 6, wide, -8), 6, 0.1, 0.3)
    pieces = [*loops, handle, Piece(body, cloth, folds, round=3.0, cast=0.2)]
    if choose.random() < 0.4 and shape != "city":
        base = within(body, box(-40, -7.4, 40, 3))
        pieces.append(
            Piece(
                base, leather, seams=(Seam(pen((-30, -6.7), (30, -6.7), closed=False), "stitch"),), round=2.0, cast=0.2
            )
        )
    if shape == "zip":
        arch = pen(
            (-wide + 1.6, -tall * 0.42),
            (-wide + 1.4, -tall + 3.4, -wide * 0.4, -tall + 2.8, 0, -tall + 2.8),
            (wide * 0.4, -tall + 2.8, wide - 1.4, -tall + 3.4, wide - 1.6, -tall * 0.42),
            closed=False,
        )
        pieces += _pocket(accent, wide, -tall * 0.42, -2.2)
        pieces += [zip_across(arch, STEEL), *puller(wide - 1.6, -tall * 0.42, cloth.shaded(0.35), STEEL)]
        if choose.random() < 0.6:
            label = box(-2.8, -tall * 0.72, 2.8, -tall * 0.72 + 4.2, 0.3)
            pieces.append(
                Piece(
                    label,
                    leather,
                    seams=(around(-2.4, -tall * 0.72 + 0.4, 2.4, -tall * 0.72 + 3.8, 0.2),),
                    round=0.4,
                    cast=0.25,
                )
            )
        closure, detail = "a zip", "a front pocket"
    elif shape == "flap":
        pieces += _pocket(accent, wide, -tall * 0.42, -2.2)
        cover = both_sides(
            pen(
                (-0.5, -tall - 0.6),
                (wide * 0.75, -tall - 0.4),
                (wide + 0.9, -tall + 1, wide + 0.6, -tall + 9),
                (wide + 0.2, -tall + 15, wide * 0.6, -tall + 17),
                (-0.5, -tall + 17.4),
            )
        )
        edge = pen(
            (-wide + 0.2, -tall + 9),
            (-wide + 0.4, -tall + 14.4, -wide * 0.6, -tall + 16.2),
            (wide * 0.6, -tall + 16.2),
            (wide - 0.4, -tall + 14.4, wide - 0.2, -tall + 9),
            closed=False,
        )
        pieces.append(Piece(cover, accent, seams=(Seam(edge, "stitch"),), round=2.4, cast=0.45))
        for side in (-1, 1):
            pieces += _buckled_strap(side * 6.2, -tall + 8, -tall + 23.4, leather)
        closure, detail = "a flap with two buckles", "leather straps" if choose.random() < 0.5 else "a front pocket"
    elif shape == "roll":
        for n in range(2):
            top = -tall - 1.2 + n * 3.4
            roll = both_sides(
                pen(
                    (-0.5, top),
                    (wide - 0.6, top - 0.2),
                    (wide + 0.8, top + 0.6, wide + 0.6, top + 3.4),
                    (wide * 0.5, top + 4.2, -0.5, top + 4.2),
                )
            )
            pieces.append(
                Piece(
                    roll,
                    cloth,
                    (Fold((-wide, top + 2.2), (0, top + 3.0), (wide, top + 2.0), 0.9, 0.3),),
                    round=1.4,
                    cast=0.35,
                )
            )
        for side in (-1, 1):
            pieces += _buckled_strap(side * (wide - 3), -tall + 3.0, -tall + 20, leather)
        pocket = box(-wide * 0.6, -tall * 0.4, wide * 0.6, -3.4, 0.8)
        pieces.append(
            Piece(
                pocket,
                accent,
                seams=(
                    around(-wide * 0.6 + 0.5, -tall * 0.4 + 0.5, wide * 0.6 - 0.5, -3.9, 0.5),
                    Seam(pen((-wide, -tall * 0.4 + 2.2), (wide, -tall * 0.4 + 2.2), closed=False), "stitch"),
                ),
                round=0.8,
                cast=0.35,
            )
        )
        closure, detail = "a roll-top", "side buckles"
    else:
        flap = both_sides(
            pen(
                (-0.5, -tall - 0.4),
                (wide * 0.72, -tall - 0.4),
                (wide + 0.8, -tall, wide + 0.4, -tall + 8),
                (wide * 0.8, -tall + 12.4, -0.5, -tall + 13.2),
            )
        )
        cord = pen((-wide * 0.8, -tall + 8.6), (0, -tall + 10.4, wide * 0.8, -tall + 8.6), closed=False)
        pieces += [Piece(band(cord, 0.7), leather, round=0.25, cast=0.3), Piece(flap, accent, round=2.2, cast=0.45)]
        pieces.append(Piece(box(-1.7, -tall + 10.6, 1.7, -tall + 13.8, 0.6), trim("metal", BRASS), round=0.5, cast=0.4))
        for side in (-1, 1):
            pieces.append(
                Piece(
                    box(side * 6.8 - 3.4, -9.4, side * 6.8 + 3.4, -1.8, 1.4),
                    cloth,
                    seams=(around(side * 6.8 - 2.9, -8.9, side * 6.8 + 2.9, -2.3, 1.1),),
                    round=1.2,
                    cast=0.35,
                )
            )
        closure, detail = "a flap with a metal lock", "two small pockets"
    size = "small" if shape == "city" else "large"
    return standing(pieces, {"closure": closure, "detail": detail, "size": size}, wide)


KINDS = (
    Kind(
        "backpack",
        "bag",
        backpack,
        {"canvas": 3, "nylon": 3, "leather": 1},
        {"plain": 5, "floral": 1, "checked": 1, "camouflage": 1, "tie-dye": 1},
        (30, 110),
        ("outdoor", "casual", "sporty"),
        ("backpack", "rucksack"),
    ),
)
