"""Open shoppers: tote bag. y = 0 is the floor."""

import skia

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.palette import darker
from assets.catalogue.draw.parts.folds import crumpled, pulled
from assets.catalogue.draw.parts.luggage import TAN, around, standing
from assets.catalogue.draw.parts.trims import BRASS
from assets.catalogue.draw.paths import band, both_sides, box, oval, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam


def _body(shape: str, wide: float, tall: float, flare: float) -> skia.Path:
    """The front: straight sides, a round base, or sides that lean inwards."""
    if shape == "basket":
        return both_sides(
            pen(
                (-0.5, -tall),
                (wide + flare, -tall),
                (wide + flare + 0.4, -tall * 0.4, wide * 0.86, -0.6, wide * 0.5, 0),
                (-0.5, 0.3),
            )
        )
    if shape == "slouch":
        return both_sides(
            pen(
                (-0.5, -tall + 1.6),
                (wide * 0.5, -tall + 1.0, wide, -tall - 0.6),
                (wide + 1.4, -tall * 0.5, wide + 2.2, -tall * 0.25, wide + 0.8, -1.6),
                (wide, 0, wide - 3, 0),
                (-0.5, 0.3),
            )
        )
    return both_sides(
        pen(
            (-0.5, -tall),
            (wide + flare, -tall),
            (wide + 0.6, -tall / 2, wide, -1.2),
            (wide, 0, wide - 1.4, 0),
            (-0.5, 0.3),
        )
    )


def _patches(strap: Cloth, tall: float, reach: float) -> list[Piece]:
    """Where the handles are sewn on."""
    return [
        Piece(
            box(x - 1.3, -tall + 3.2, x + 1.3, -tall + 3.2 + reach, 0.3),
            strap,
            seams=(
                around(x - 0.9, -tall + 3.6, x + 0.9, -tall + 2.8 + reach, 0.1),
                Seam(pen((x - 0.8, -tall + 3.8), (x + 0.8, -tall + 2.6 + reach), closed=False), "stitch"),
            ),
            round=0.4,
            cast=0.25,
        )
        for x in (-8.5, 8.5)
    ]


def _front(brief: Brief, detail: str, body: skia.Path, wide: float, tall: float) -> list[Piece]:
    """What is sewn on the front: a leather base, a pocket, a patch, a band of colour, a fringed edge."""
    cloth = brief.cloth
    leather = trim("leather", TAN)
    if detail == "a leather base":
        area = within(body, box(-40, -tall * 0.24, 40, 3))
        line = Seam(pen((-30, -tall * 0.24 + 0.7), (30, -tall * 0.24 + 0.7), closed=False), "stitch")
        return [Piece(area, leather, seams=(line,), round=2.0, cast=0.2)]
    if detail == "a front pocket":
        shape = pen(
            (-wide * 0.5, -tall * 0.56),
            (wide * 0.5, -tall * 0.56),
            (wide * 0.5, -tall * 0.16),
            (wide * 0.46, -tall * 0.1),
            (-wide * 0.46, -tall * 0.1),
            (-wide * 0.5, -tall * 0.16),
        )
        lines = (
            Seam(band(shape, 0.1), "stitch"),
            Seam(pen((-wide, -tall * 0.56 + 1.6), (wide, -tall * 0.56 + 1.6), closed=False), "stitch"),
        )
        return [Piece(shape, cloth, seams=lines, round=0.7, cast=0.3)]
    if detail == "a leather patch":
        return [
            Piece(
                box(-3.4, -tall * 0.52, 3.4, -tall * 0.36, 0.4),
                leather,
                seams=(around(-3.0, -tall * 0.52 + 0.4, 3.0, -tall * 0.36 - 0.4, 0.2),),
                round=0.5,
                cast=0.25,
            )
        ]
    if detail == "a band of colour":
        tone = cloth.toned(brief.accent)
        return [
            Piece(
                within(body, box(-40, -tall * 0.36, 40, 3)),
                tone,
                crumpled(brief.hand, (-wide * 0.6, -tall * 0.3, wide * 0.6, -2), 2, 0.2, 0.25),
                round=2.0,
                cast=0.0,
            )
        ]
    if detail == "a fringed edge":
        thread = (232, 222, 200) if cloth.pattern != "plain" else darker(cloth.colour, 0.18)
        return [
            Piece(
                band(
                    pen(
                        (x, -tall * 0.98),
                        (x + brief.hand.uniform(-0.4, 0.4), -tall * 0.98 + brief.hand.uniform(2.4, 3.4)),
                        closed=False,
                    ),
                    0.5,
                    True,
                ),
                trim("cotton", thread),
                round=0.2,
                cast=0.3,
            )
            for x in [(-wide * 0.97 + n * 1.0) for n in range(int(1.94 * wide) + 1)]
        ]
    return []


def tote_bag(brief: Brief) -> Garment:
    """An open shopper with two handles: square, flared, a round basket or slouched."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    straw = cloth.material.name == "straw"
    shape = choose.choice(("basket", "basket", "square") if straw else ("square", "square", "slouch"))
    wide, tall, flare = choose.uniform(15, 19), choose.uniform(27, 35), choose.choice((0.0, 0.6, 3.6))
    if shape == "basket":
        wide, tall = choose.uniform(16, 18), choose.uniform(20, 25)
    strap = cloth.plain() if choose.random() < 0.45 else trim("leather", TAN if choose.random() < 0.7 else (46, 38, 36))
    handles = choose.choice(("short", "long", "draped"))
    detail = choose.choice(
        (
            "",
            "a leather base",
            "a front pocket",
            "a leather patch",
            "a band of colour",
            "a fringed edge" if straw else "",
        )
    )
    body = _body(shape, wide, tall, flare)
    rim = 0.0 if shape != "slouch" else 1.2
    reach = {"short": 13, "long": 24, "draped": 15}[handles]
    back = pen((-8.5, -tall + 3), (-8.5, -tall - reach, 8.5, -tall - reach, 8.5, -tall + 3), closed=False)
    if handles == "draped":
        front = pen(
            (-8.5, -tall + 4),
            (-10.6, -tall - 4.5, -11.0, -tall + 3.0, -7.8, -tall + 11),
            (-4.0, -tall + 18.4, 4.0, -tall + 18.4, 7.8, -tall + 11),
            (11.0, -tall + 3.0, 10.6, -tall - 4.5, 8.5, -tall + 4),
            closed=False,
        )
    else:
        front = pen((-8.5, -tall + 5), (-8.8, -tall - reach + 3, 8.8, -tall - reach + 3, 8.5, -tall + 5), closed=False)
    folds = (
        pulled(hand, (-8.5, -tall + 6), (-6, -tall + 17), 2, 6, 0.32)
        + pulled(hand, (8.5, -tall + 6), (6, -tall + 17), 2, 6, 0.32)
        + crumpled(
            hand,
            (-wide * 0.7, -tall * 0.6, wide * 0.7, -3),
            5 if shape != "slouch" else 8,
            0.2,
            0.35 if shape != "slouch" else 0.5,
        )
    )
    if shape == "slouch":
        folds += (
            Fold((-wide + 2, -tall + 4), (-wide * 0.3, -tall * 0.5), (wide * 0.2, -tall * 0.2), 2.0, 0.35),
            Fold((wide - 2, -tall + 4), (wide * 0.3, -tall * 0.5), (-wide * 0.1, -tall * 0.14), 2.0, 0.3),
        )
    mouth = oval(0, -tall + rim * 0.4, 2 * (wide + (flare if shape != "slouch" else 0)) - 0.4, 2.8)
    hem = (Seam(pen((-40, -tall + 2.6), (40, -tall + 2.6), closed=False), "stitch"),)
    pieces = [
        Piece(band(back, 1.9), strap, shade=0.18, round=0.6),
        Piece(mouth, cloth.plain(), shade=0.5, round=0.5, cast=0),
        Piece(body, cloth, () if straw else folds, () if shape == "slouch" else hem, round=2.8, cast=0.2),
        *_front(brief, detail, body, wide, tall),
        *_patches(strap, tall, 3.8),
        Piece(band(front, 1.9), strap, seams=(Seam(band(front, 1.3), "stitch", None, 0.16),), round=0.6, cast=0.4),
    ]
    if handles == "draped":
        pieces[-2:] = [pieces[-1], pieces[-2]]
    else:
        pieces += [
            Piece(oval(x, -tall + 5.6, 0.8, 0.8), trim("metal", BRASS), round=0.25, cast=0.35) for x in (-8.5, 8.5)
        ]
    words = {"short": "short handles", "long": "long handles", "draped": "soft shoulder straps"}
    features = {"closure": "an open top", "detail": detail or words[handles], "size": "large"}
    return standing(pieces, features, wide * 0.66 if shape == "basket" else 0.0)


KINDS = (
    Kind(
        "tote bag",
        "bag",
        tote_bag,
        {"canvas": 3, "leather": 2, "straw": 1},
        {"plain": 4, "horizontal stripes": 1, "floral": 1, "checked": 1, "leopard": 1, "colour-block": 1},
        (20, 120),
        ("casual", "summery", "minimalist"),
        ("tote bag", "shopper", "tote"),
    ),
)
