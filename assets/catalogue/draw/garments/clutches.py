"""Bags without a strap: clutch. y = 0 is the floor."""

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.palette import Rgb
from assets.catalogue.draw.parts.folds import crumpled
from assets.catalogue.draw.parts.luggage import chain, puller, quilted, ring, standing, zip_across
from assets.catalogue.draw.parts.trims import BRASS, STEEL
from assets.catalogue.draw.paths import band, both_sides, box, oval, pen
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam


def _loop(x: float, y: float, metal: Rgb, brief: Brief) -> list[Piece]:
    """A wrist strap that hangs from a ring at the side."""
    line = pen(
        (x, y),
        (x + 4.6, y + 0.6, x + 4.4, y + 8.0, x + 2.6, y + 9.6),
        (x + 0.8, y + 8.4, x + 0.6, y + 3.0, x, y),
        closed=False,
    )
    return [Piece(band(line, 0.95, True), brief.cloth.plain(), round=0.35, cast=0.35), ring(x - 0.2, y, 1.5, metal)]


def _envelope(brief: Brief, wide: float, tall: float, metal: Rgb) -> tuple[list[Piece], str, str]:
    cloth, choose = brief.cloth, brief.choose
    point = choose.uniform(0.3, 0.46)
    cover = pen(
        (-wide - 0.1, -tall - 0.2),
        (wide + 0.1, -tall - 0.2),
        (wide * 0.94, -tall + 1.2),
        (1.4, -tall * point - 0.8),
        (0, -tall * point + 0.4, -1.4, -tall * point - 0.8),
        (-wide * 0.94, -tall + 1.2),
    )
    line = pen(
        (-wide * 0.92, -tall + 0.9),
        (-1.2, -tall * point - 1.3),
        (0, -tall * point - 0.5, 1.2, -tall * point - 1.3),
        (wide * 0.92, -tall + 0.9),
        closed=False,
    )
    pieces = [
        Piece(
            box(-wide, -tall, wide, 0, 1.0),
            cloth,
            crumpled(brief.hand, (-wide * 0.7, -tall * 0.8, wide * 0.7, -1), 4, 0.2, 0.28),
            round=2.0,
            cast=0.2,
        ),
        Piece(cover, cloth, seams=(Seam(line, "stitch"),), round=1.2, cast=0.5),
        Piece(oval(0, -tall * point - 1.6, 1.7, 1.7), trim("metal", metal), round=0.4, cast=0.35),
    ]
    return pieces, "an envelope flap", "a press stud"


def _frame(brief: Brief, wide: float, tall: float, metal: Rgb) -> tuple[list[Piece], str, str]:
    cloth, hand = brief.cloth, brief.hand
    body = both_sides(
        pen(
            (-0.5, -tall),
            (wide - 3, -tall),
            (wide + 1.5, -tall * 0.6, wide, -2.5),
            (wide - 1, 0, wide - 5, 0),
            (-0.5, 0.2),
        )
    )
    folds = tuple(
        Fold(
            (x * wide * 0.72, -tall + 0.8),
            (x * wide * 0.8, -tall * 0.74),
            (x * wide * 0.94, -tall * hand.uniform(0.2, 0.5)),
            1.0,
            0.5,
        )
        for x in (-0.92, -0.66, -0.4, -0.14, 0.12, 0.38, 0.64, 0.9)
    )
    made = trim("metal", metal)
    rail = box(-wide + 2.4, -tall - 0.7, wide - 2.4, -tall + 1.0, 0.6)
    balls = [Piece(oval(x, -tall - 1.3, 1.7, 1.7), made, round=0.45, cast=0.3) for x in (-0.8, 0.9)]
    return (
        [Piece(body, cloth, folds, round=2.8, cast=0.2), Piece(rail, made, round=0.5, cast=0.35), *balls],
        "a kiss-lock frame",
        "soft gathers",
    )


def _pouch(brief: Brief, wide: float, tall: float, metal: Rgb) -> tuple[list[Piece], str, str]:
    cloth = brief.cloth
    line = pen((-wide + 0.6, -tall + 0.7), (wide - 0.6, -tall + 0.7), closed=False)
    pieces = [
        Piece(
            box(-wide, -tall, wide, 0, 1.4),
            cloth,
            crumpled(brief.hand, (-wide * 0.7, -tall * 0.8, wide * 0.7, -1), 5, 0.2, 0.35),
            round=2.2,
            cast=0.2,
        ),
        zip_across(line, metal, 1.3),
        *_loop(wide - 0.4, -tall + 1.6, metal, brief),
        *puller(-wide + 2.0, -tall + 0.9, cloth, metal, 3.0),
    ]
    return pieces, "a zip", "a wrist strap"


def _box(brief: Brief, wide: float, tall: float, metal: Rgb) -> tuple[list[Piece], str, str]:
    cloth = brief.cloth
    made = trim("metal", metal)
    wide, tall = wide * 0.86, tall * 0.82
    pieces = [
        Piece(box(-wide, -tall, wide, 0, 2.2), cloth, round=2.4, cast=0.2),
        Piece(band(box(-wide, -tall, wide, 0, 2.2), 0.9), made, round=0.4, cast=0.1),
        Piece(
            box(-wide + 0.6, -tall * 0.82, wide - 0.6, -tall * 0.82 + 0.3, 0.1),
            cloth.shaded(0.4).plain(),
            round=0.1,
            cast=0,
        ),
        Piece(oval(0, -tall - 0.7, 3.0, 1.8), trim("satin", brief.accent), round=0.6, cast=0.3),
        Piece(box(-1.9, -tall - 0.2, 1.9, -tall + 1.2, 0.4), made, round=0.4, cast=0.3),
    ]
    return pieces, "a jewelled clasp", "a hard case"


def _folded(brief: Brief, wide: float, tall: float, metal: Rgb) -> tuple[list[Piece], str, str]:
    """Folded over at two thirds of its height."""
    cloth = brief.cloth
    low = -tall * 0.4
    under = crumpled(brief.hand, (-wide * 0.7, -tall * 0.4, wide * 0.7, -1), 3, 0.1, 0.3)
    cover = pen(
        (-wide - 0.2, -tall + 0.6),
        (-wide, -tall - 0.9, -wide * 0.4, -tall - 0.5, 0, -tall - 0.6),
        (wide * 0.4, -tall - 0.7, wide, -tall - 0.9, wide + 0.2, -tall + 0.6),
        (wide - 0.3, low),
        (0, low + 0.6, -wide + 0.3, low),
    )
    grid = quilted(wide, tall, 3.4) if brief.choose.random() < 0.5 else ()
    pieces = [
        Piece(box(-wide + 0.2, -tall, wide - 0.2, 0, 0.8), cloth, under, round=2.0, cast=0.2),
        Piece(
            cover,
            cloth,
            () if grid else crumpled(brief.hand, (-wide * 0.7, -tall, wide * 0.7, low), 3, 0.1, 0.25),
            grid,
            round=2.0,
            cast=0.5,
        ),
        *puller(wide - 2.4, low - 0.2, cloth, metal, 3.4),
    ]
    return pieces, "a fold-over flap", "quilting" if grid else "a folded top"


def _knotted(brief: Brief, wide: float, tall: float, metal: Rgb) -> tuple[list[Piece], str, str]:
    """Pleated towards a knot in the middle."""
    cloth = brief.cloth
    body = box(-wide, -tall, wide, 0, 2.4)
    pleats = tuple(
        Fold(
            (side * 1.6, -tall * 0.5 + y * 0.16),
            (side * wide * 0.5, -tall * 0.5 + y * 0.7),
            (side * wide * 0.96, -tall * 0.5 + y),
            0.8,
            0.5,
        )
        for side in (-1, 1)
        for y in (-tall * 0.44, -tall * 0.28, -tall * 0.12, tall * 0.04, tall * 0.2, tall * 0.36)
    )
    knot = both_sides(
        pen(
            (-0.5, -tall * 0.72),
            (1.6, -tall * 0.7, 2.2, -tall * 0.6),
            (1.7, -tall * 0.5, 2.2, -tall * 0.38),
            (1.6, -tall * 0.28, -0.5, -tall * 0.26),
        )
    )
    ties = (
        Fold((-0.8, -tall * 0.68), (-0.3, -tall * 0.5), (-0.8, -tall * 0.3), 0.5, 0.5),
        Fold((0.9, -tall * 0.68), (0.4, -tall * 0.5), (0.9, -tall * 0.3), 0.5, 0.4),
    )
    rim = Piece(
        box(-wide + 0.4, -tall - 0.3, wide - 0.4, -tall + 0.7, 0.5), trim("metal", metal), round=0.35, cast=0.25
    )
    return (
        [Piece(body, cloth, pleats, round=2.4, cast=0.2), rim, Piece(knot, cloth, ties, round=1.0, cast=0.5)],
        "a metal frame",
        "a pleated knot",
    )


def clutch(brief: Brief) -> Garment:
    """An evening bag: envelope, frame, pouch, box, folded or knotted."""
    choose = brief.choose
    wide, tall = choose.uniform(13, 16), choose.uniform(12, 15.5)
    metal = choose.choice((BRASS, STEEL))
    build = choose.choice((_envelope, _frame, _pouch, _box, _folded, _knotted))
    pieces, closure, detail = build(brief, wide, tall, metal)
    if build in (_envelope, _frame, _box) and choose.random() < 0.4:
        x, y = (wide * 0.7, -tall) if build is not _box else (wide * 0.74, -tall * 0.82)
        line = pen((-x, y), (-x - 1, y - 14, -4, y - 17, 0, y - 17), (4, y - 17, x + 1, y - 14, x, y), closed=False)
        pieces.insert(0, chain(line, metal, 0.7))
    return standing(pieces, {"closure": closure, "detail": detail, "size": "small"}, wide * 0.82)


KINDS = (
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
