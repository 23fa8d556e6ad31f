"""Small bags: cross-body bag, clutch. y = 0 is the floor."""

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.garments.bags import TAN, standing
from assets.catalogue.draw.palette import darker
from assets.catalogue.draw.parts.folds import crumpled, pulled
from assets.catalogue.draw.parts.trims import BRASS, STEEL
from assets.catalogue.draw.paths import band, both_sides, box, oval, pen
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece, Seam


def cross_body_bag(brief: Brief) -> Garment:
    """A small bag on a long strap or chain."""
    choose, cloth = brief.choose, brief.cloth
    wide, tall = choose.uniform(10, 13), choose.uniform(12, 17)
    metal = choose.choice((BRASS, STEEL))
    rounded, chain, quilted = choose.random() < 0.5, choose.random() < 0.4, choose.random() < 0.35
    corner = 6 if rounded else 1.5
    strap = pen(
        (-wide + 0.4, -tall + 2.5), (-wide - 3, -tall - 26, wide + 3, -tall - 26, wide - 0.4, -tall + 2.5), closed=False
    )
    rope = (
        Piece(
            band(strap, 0.9), trim("metal", metal), seams=(Seam(strap, "stitch", darker(metal, 0.6), 0.9),), round=0.3
        )
        if chain
        else Piece(band(strap, 1.1), cloth.plain(), round=0.4)
    )
    grid = (
        tuple(
            Seam(pen((x, -tall), (x + tall * 0.8 * d, 0), closed=False), "seam")
            for x in range(-26, 27, 4)
            for d in (-1, 1)
        )
        if quilted
        else ()
    )
    pieces = [rope, Piece(box(-wide, -tall, wide, 0, corner), cloth, seams=grid, round=2.2, cast=0.2)]
    flapped = choose.random() < 0.7
    if flapped:
        low = -tall * choose.uniform(0.3, 0.5)
        cover = both_sides(
            pen(
                (-0.5, -tall - 0.3),
                (wide - corner * 0.5, -tall - 0.3),
                (wide + 0.3, -tall, wide + 0.3, -tall + corner * 0.7),
                (wide, low - 1.5),
                (wide * 0.9, low + 0.8, -0.5, low + (2.4 if rounded else 0.8)),
            )
        )
        pieces += [Piece(cover, cloth, seams=grid, round=1.4, cast=0.4)]
        pieces += [
            Piece(
                oval(0, low + 0.4, 2.2, 2.2) if rounded else box(-1.6, low - 0.6, 1.6, low + 1.6, 0.3),
                trim("metal", metal),
                round=0.5,
                cast=0.4,
            )
        ]
    else:
        pieces += [
            Piece(
                box(-wide + 1.6, -tall + 1.4, wide - 1.6, -tall + 2.5, 0.4),
                trim("canvas", (62, 58, 58)),
                seams=(Seam(pen((-wide, -tall + 1.95), (wide, -tall + 1.95), closed=False), "stitch", metal, 0.5),),
                round=0.2,
                cast=0.2,
            ),
            Piece(
                box(wide - 3.4, -tall + 1.6, wide - 2.6, -tall + 5.4, 0.3), trim("leather", TAN), round=0.2, cast=0.3
            ),
        ]
    return standing(
        pieces,
        {
            "closure": "a flap" if flapped else "a zip",
            "detail": "quilting" if quilted else "a chain strap" if chain else "a long strap",
            "size": "small",
        },
    )


def clutch(brief: Brief) -> Garment:
    """An evening bag: envelope, frame or pouch."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    wide, tall = choose.uniform(13, 16), choose.uniform(12, 16)
    shape = choose.choice(("envelope", "frame", "pouch"))
    metal = choose.choice((BRASS, STEEL))
    if shape == "frame":
        body = both_sides(
            pen(
                (-0.5, -tall),
                (wide - 3, -tall),
                (wide + 1.5, -tall * 0.6, wide, -2.5),
                (wide - 1, 0, wide - 5, 0),
                (-0.5, 0.2),
            )
        )
        rail = Piece(
            box(-wide + 2.4, -tall - 0.7, wide - 2.4, -tall + 0.8, 0.5), trim("metal", metal), round=0.4, cast=0.3
        )
        balls = [Piece(oval(x, -tall - 1.3, 1.6, 1.6), trim("metal", metal), round=0.4, cast=0.3) for x in (-0.7, 0.8)]
        folds = tuple(
            f for x in (-8, -4, 0, 4, 8) for f in pulled(hand, (x, -tall + 1), (x * 1.2, -tall + 8), 1, 1, 0.4)
        )
        pieces = [Piece(body, cloth, folds, round=2.8, cast=0.2), rail, *balls]
    else:
        pieces = [
            Piece(
                box(-wide, -tall, wide, 0, 1.0),
                cloth,
                crumpled(hand, (-wide * 0.7, -tall, wide * 0.7, -1), 4, 0.2, 0.3),
                round=1.8,
                cast=0.2,
            )
        ]
        if shape == "envelope":
            cover = pen(
                (-wide - 0.1, -tall - 0.2),
                (wide + 0.1, -tall - 0.2),
                (wide * 0.9, -tall + 1.4),
                (1.2, -tall * 0.36),
                (0, -tall * 0.3, -1.2, -tall * 0.36),
                (-wide * 0.9, -tall + 1.4),
            )
            pieces += [
                Piece(
                    cover,
                    cloth,
                    seams=(
                        Seam(
                            pen(
                                (-wide * 0.86, -tall + 1.2), (0, -tall * 0.4), (wide * 0.86, -tall + 1.2), closed=False
                            ),
                            "stitch",
                        ),
                    ),
                    round=1.0,
                    cast=0.45,
                ),
                Piece(oval(0, -tall * 0.42, 1.7, 1.7), trim("metal", metal), round=0.4, cast=0.35),
            ]
        else:
            pieces += [
                Piece(box(-wide, -tall, wide, -tall + 1.2, 0.4), trim("metal", metal), round=0.3, cast=0.2),
                Piece(
                    band(
                        pen((wide - 0.4, -tall + 0.8), (wide + 5.5, -tall + 2, wide + 3.2, -tall + 9), closed=False),
                        1.1,
                    ),
                    cloth,
                    round=0.4,
                    cast=0.3,
                ),
            ]
    if shape != "pouch" and choose.random() < 0.45:
        line = pen((-wide + 2.4, -tall), (-wide, -tall - 16, wide, -tall - 16, wide - 2.4, -tall), closed=False)
        pieces.insert(
            0,
            Piece(
                band(line, 0.6), trim("metal", metal), seams=(Seam(line, "stitch", darker(metal, 0.6), 0.6),), round=0.2
            ),
        )
    return standing(
        pieces,
        {
            "closure": {"envelope": "an envelope flap", "frame": "a kiss-lock frame", "pouch": "a zip"}[shape],
            "detail": {"envelope": "a press stud", "frame": "soft gathers", "pouch": "a wrist strap"}[shape],
            "size": "small",
        },
    )


KINDS = (
    Kind(
        "cross-body bag",
        "bag",
        cross_body_bag,
        {"leather": 4, "suede": 1},
        {"plain": 5, "leopard": 1},
        (30, 130),
        ("casual", "elegant", "party"),
        ("cross-body bag", "shoulder bag"),
        "leather",
    ),
    Kind(
        "clutch",
        "bag",
        clutch,
        {"satin": 3, "leather": 2, "suede": 1},
        {"plain": 5, "floral": 1, "leopard": 1},
        (20, 80),
        ("party", "elegant"),
        ("clutch", "evening bag", "clutch bag"),
    ),
)
