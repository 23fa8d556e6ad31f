"""Bags on a long strap: cross-body bag. y = 0 is the floor."""

import skia

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.palette import Rgb
from assets.catalogue.draw.parts.folds import crumpled
from assets.catalogue.draw.parts.luggage import (
    TAN,
    chain,
    puller,
    quilted,
    ring,
    standing,
    tassel,
    turn_lock,
    zip_across,
)
from assets.catalogue.draw.parts.trims import BRASS, STEEL
from assets.catalogue.draw.paths import band, both_sides, box, oval, pen
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece, Seam


def _strap(choice: str, wide: float, top: float) -> tuple[skia.Path, ...]:
    """The strap's line behind the bag: raised in an arch, hung from a hook, or laid down beside it."""
    if choice == "arch":
        return (pen((-wide, top), (-wide - 2, top - 25, wide + 2, top - 25, wide, top), closed=False),)
    if choice == "hung":
        return (
            pen(
                (-wide, top),
                (-wide + 1, top - 12, -2.4, top - 20, -1.0, top - 26),
                (-0.6, top - 27.4, 0.6, top - 27.4, 1.0, top - 26),
                (2.4, top - 20, wide - 1, top - 12, wide, top),
                closed=False,
            ),
        )
    return (
        pen(
            (-wide, top),
            (-wide - 1.6, top - 7, -wide * 0.4, top - 9, wide * 0.3, top - 6.4),
            (wide + 2, top - 4, wide + 8, top * 0.6, wide + 7.6, -2.4),
            (wide + 7.2, -0.4, wide + 3, -0.6, wide - 2, -1.4),
            closed=False,
        ),
        pen(
            (wide, top),
            (wide + 3.4, top - 4, wide + 5.4, top * 0.5, wide + 4.4, -2.0),
            (wide + 4, -1, wide + 1, -1, wide - 2, -1.6),
            closed=False,
        ),
    )


def _front(brief: Brief, shape: str, wide: float, tall: float, metal: Rgb) -> tuple[list[Piece], str]:
    """The bag itself, and how it closes."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    grid = quilted(wide, tall) if shape == "quilted" else ()
    creases = crumpled(hand, (-wide * 0.7, -tall * 0.7, wide * 0.7, -2), 3, 0.1, 0.22) if not grid else ()
    if shape == "camera":
        body = box(-wide, -tall, wide, 0, 3.4)
        line = pen((-wide + 1.6, -tall + 3.0), (wide - 1.6, -tall + 3.0), closed=False)
        pocket = box(-wide + 1.4, -tall * 0.6, wide - 1.4, -1.4, 2.0)
        return [
            Piece(body, cloth, creases, round=2.4, cast=0.2),
            Piece(
                pocket,
                cloth,
                seams=(Seam(box(-wide + 1.9, -tall * 0.6 + 0.5, wide - 1.9, -1.9, 1.6), "stitch"),),
                round=0.9,
                cast=0.3,
            ),
            zip_across(line, metal),
            *tassel(wide - 3.0, -tall + 3.0, trim("leather", TAN) if choose.random() < 0.5 else cloth, 6.4),
        ], "a zip"
    if shape == "moon":
        body = both_sides(
            pen(
                (-0.5, -tall * 0.8),
                (wide * 0.5, -tall * 0.82, wide * 0.9, -tall),
                (wide + 1.0, -tall * 1.04, wide + 1.4, -tall * 0.86),
                (wide + 1.6, -tall * 0.2, wide * 0.6, 0, -0.5, 0.3),
            )
        )
        line = pen(
            (-wide * 0.86, -tall * 0.9),
            (-wide * 0.5, -tall * 0.72, wide * 0.5, -tall * 0.72, wide * 0.86, -tall * 0.9),
            closed=False,
        )
        return [
            Piece(body, cloth, creases, round=2.8, cast=0.2),
            zip_across(line, metal, 1.0),
            *puller(wide * 0.8, -tall * 0.87, cloth.shaded(0.2), metal),
        ], "a zip"
    corner = 6.0 if shape == "saddle" else 1.6
    low = -tall * choose.uniform(0.28, 0.46)
    body = both_sides(
        pen(
            (-0.5, -tall),
            (wide - 1.4, -tall),
            (wide, -tall, wide, -tall + 1.4),
            (wide, -corner),
            (wide, 0, wide - corner, 0),
            (-0.5, 0.2),
        )
    )
    if shape == "saddle":
        cover = both_sides(
            pen(
                (-0.5, -tall - 0.4),
                (wide - 1.4, -tall - 0.4),
                (wide + 0.4, -tall - 0.2, wide + 0.4, -tall + 1.6),
                (wide + 0.2, low - 3.0),
                (wide * 0.9, low + 2.2, wide * 0.4, low + 3.0, -0.5, low + 3.0),
            )
        )
        edge = pen(
            (-wide + 0.5, -tall + 1),
            (-wide + 0.6, low - 3.0),
            (-wide * 0.86, low + 1.6, -wide * 0.4, low + 2.3, 0, low + 2.3),
            (wide * 0.4, low + 2.3, wide * 0.86, low + 1.6, wide - 0.6, low - 3.0),
            (wide - 0.5, -tall + 1),
            closed=False,
        )
        tab = pen((-1.3, low - 1.6), (1.3, low - 1.6), (1.3, low + 3.6), (0, low + 4.8), (-1.3, low + 3.6))
        lock = [
            Piece(tab, cloth.plain(), round=0.5, cast=0.4),
            Piece(oval(0, low + 3.0, 1.2, 1.2), trim("metal", metal), round=0.3, cast=0.35),
        ]
        seams: tuple[Seam, ...] = (Seam(edge, "stitch"),)
    else:
        cover = both_sides(
            pen(
                (-0.5, -tall - 0.4),
                (wide - 0.6, -tall - 0.4),
                (wide + 0.4, -tall - 0.3, wide + 0.4, -tall + 1.2),
                (wide + 0.3, low),
                (wide, low + 0.9, -0.5, low + 1.2),
            )
        )
        lock = turn_lock(0, low + 0.6, metal, 2.2)
        seams = grid or (Seam(pen((-wide, low + 0.4), (wide, low + 0.4), closed=False), "stitch"),)
    return [
        Piece(body, cloth, creases, grid, round=2.4, cast=0.2),
        Piece(cover, cloth, (), seams, round=2.0, cast=0.45),
        *lock,
    ], "a flap"


def cross_body_bag(brief: Brief) -> Garment:
    """A small bag on a long strap or chain: saddle, box, quilted, camera bag or half-moon."""
    choose, cloth = brief.choose, brief.cloth
    shape = choose.choice(("saddle", "box", "quilted", "camera", "moon"))
    wide, tall = choose.uniform(10, 13), choose.uniform(12.5, 16.5)
    if shape in ("camera", "moon"):
        wide, tall = choose.uniform(10, 12), choose.uniform(11.5, 13.5)
    metal = choose.choice((BRASS, STEEL))
    linked = shape == "quilted" or choose.random() < 0.3
    top = -tall + 2.0 if shape != "moon" else -tall * 0.84
    lines = _strap(
        choose.choice(("arch", "hung", "hung", "laid" if shape != "moon" else "arch")),
        wide + (0.6 if shape == "moon" else 0.2),
        top,
    )
    pieces = [
        chain(line, metal)
        if linked
        else Piece(
            band(line, 1.2), cloth.plain(), seams=(Seam(band(line, 0.7), "stitch", None, 0.14),), round=0.45, cast=0.25
        )
        for line in lines
    ]
    front, closure = _front(brief, shape, wide, tall, metal)
    side = wide + (0.6 if shape == "moon" else 0.2)
    pieces += [*front, *(ring(x, top, 1.9, metal) for x in (-side, side))]
    words = {
        "saddle": "a rounded flap",
        "box": "a chain strap" if linked else "a long strap",
        "quilted": "quilting",
        "camera": "a tassel",
        "moon": "a half-moon shape",
    }
    half = wide * 0.5 if shape == "moon" else wide - (4.0 if shape == "saddle" else 1.0)
    return standing(pieces, {"closure": closure, "detail": words[shape], "size": "small"}, half)


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
)
