"""Bags carried in the hand: handbag. y = 0 is the floor."""

import skia

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.palette import Rgb, darker
from assets.catalogue.draw.parts.folds import crumpled
from assets.catalogue.draw.parts.luggage import TAN, puller, ring, standing, tassel, top_handle, turn_lock, zip_across
from assets.catalogue.draw.parts.trims import BRASS, STEEL, tied_bow
from assets.catalogue.draw.paths import band, both_sides, box, minus, oval, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam


def _trapezoid(wide: float, tall: float, taper: float) -> skia.Path:
    return both_sides(
        pen(
            (-0.5, -tall),
            (wide - taper - 1, -tall),
            (wide - taper + 0.6, -tall + 0.2, wide - taper + 0.9, -tall + 1.6),
            (wide, -1.4),
            (wide, 0, wide - 1.6, 0),
            (-0.5, 0.2),
        )
    )


def _structured(brief: Brief, metal: Rgb) -> tuple[list[Piece], str, float]:
    """A stiff bag: closed by a flap, a zip or a belt."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    wide, tall, taper = choose.uniform(13, 17), choose.uniform(17, 23), choose.uniform(0.6, 4.5)
    body = _trapezoid(wide, tall, taper)
    sides = tuple(
        Seam(pen((x * (wide - 2.4 - taper), -tall), (x * (wide - 1.8), 0), closed=False), "seam", None, 0.2)
        for x in (-1, 1)
    )
    pieces = [Piece(body, cloth, crumpled(hand, (-9, -tall * 0.6, 9, -3), 4, 0.1, 0.25), sides, round=2.4, cast=0.2)]
    shape = choose.choice(("flap", "zip", "belt"))
    if shape == "flap":
        low = choose.uniform(0.36, 0.52)
        cover = both_sides(
            pen(
                (-0.5, -tall - 0.3),
                (wide - taper + 0.2, -tall - 0.2),
                (wide - taper + 1.2, -tall * (low + 0.14)),
                (wide * 0.6, -tall * low, -0.5, -tall * low),
            )
        )
        edge = pen(
            (-wide, -tall * (low + 0.17)),
            (-wide * 0.5, -tall * (low + 0.04), wide * 0.5, -tall * (low + 0.04), wide, -tall * (low + 0.17)),
            closed=False,
        )
        pieces += [
            Piece(cover, cloth, seams=(Seam(edge, "stitch"),), round=2.0, cast=0.45),
            *turn_lock(0, -tall * low - 0.4, metal),
        ]
        words = "a flap with a metal lock"
    elif shape == "zip":
        half = wide - taper - 1.6
        pieces += [
            zip_across(pen((-half, -tall + 2.0), (half, -tall + 2.0), closed=False), metal),
            *puller(half - 0.6, -tall + 2.2, trim("leather", darker(cloth.colour, 0.3)), metal),
        ]
        pieces.append(
            Piece(
                box(-3.2, -tall * 0.5, 3.2, -tall * 0.5 + 2.2, 0.3),
                cloth.shaded(0.12).plain(),
                seams=(Seam(box(-2.8, -tall * 0.5 + 0.4, 2.8, -tall * 0.5 + 1.8, 0.2), "stitch"),),
                round=0.4,
                cast=0.2,
            )
        )
        words = "a zip"
    else:
        belt = both_sides(
            pen(
                (-0.5, -tall * 0.7),
                (wide - taper * 0.6, -tall * 0.74),
                (wide - taper * 0.5, -tall * 0.62),
                (-0.5, -tall * 0.56),
            )
        )
        frame = minus(box(-2, -tall * 0.74, 2, -tall * 0.52, 0.5), box(-1.2, -tall * 0.7, 1.2, -tall * 0.56, 0.3))
        cover = within(body, box(-40, -tall - 2, 40, -tall * 0.8))
        pieces += [
            Piece(cover, cloth, round=1.0, cast=0.35),
            Piece(belt, cloth.shaded(0.12), round=0.6, cast=0.35),
            Piece(frame, trim("metal", metal), round=0.4, cast=0.4),
        ]
        words = "a buckled belt"
    arch, tabs = top_handle(brief.cloth, 6.2, -tall, 11, metal)
    return [arch, *pieces, *tabs], words, tall


def _bowling(brief: Brief, metal: Rgb) -> tuple[list[Piece], str, float]:
    """A rounded bag under a curved zip."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    wide, tall = choose.uniform(14, 17), choose.uniform(16, 20)
    body = both_sides(
        pen(
            (-0.5, -tall),
            (wide * 0.62, -tall, wide + 0.6, -tall * 0.78, wide, -3.4),
            (wide - 0.2, -0.6, wide - 1.6, 0, wide - 4, 0),
            (-0.5, 0.2),
        )
    )
    zipper = pen(
        (-wide + 1.6, -tall * 0.48),
        (-wide * 0.9, -tall * 0.86, -wide * 0.4, -tall + 1.5, 0, -tall + 1.5),
        (wide * 0.4, -tall + 1.5, wide * 0.9, -tall * 0.86, wide - 1.6, -tall * 0.48),
        closed=False,
    )
    base = within(body, pen((-40, -tall * 0.2), (0, -tall * 0.3, 40, -tall * 0.2), (40, 3), (-40, 3)))
    line = pen((-40, -tall * 0.2 + 0.6), (0, -tall * 0.3 + 0.6, 40, -tall * 0.2 + 0.6), closed=False)
    two = choose.random() < 0.5
    pieces = [
        Piece(body, cloth, crumpled(hand, (-9, -tall * 0.6, 9, -3), 4, 0.1, 0.3), round=2.8, cast=0.2),
        Piece(
            base,
            cloth.toned(brief.accent) if two else cloth.shaded(0.12),
            seams=(Seam(line, "stitch"),),
            round=1.0,
            cast=0.25,
        ),
        zip_across(zipper, metal),
        *puller(wide * 0.72, -tall * 0.78, trim("leather", TAN), metal),
    ]
    arch, tabs = top_handle(brief.cloth, wide * 0.46, -tall + 3.6, 13, metal)
    return [arch, *pieces, *tabs], "a curved zip", tall


def _bucket(brief: Brief, metal: Rgb) -> tuple[list[Piece], str, float]:
    """A bucket drawn together by a cord."""
    choose, cloth = brief.choose, brief.cloth
    wide, tall = choose.uniform(11.5, 13.5), choose.uniform(21, 25)
    body = both_sides(
        pen(
            (-0.5, -tall + 3),
            (wide * 0.86, -tall + 2.6),
            (wide + 0.8, -tall * 0.5, wide, -1.6),
            (wide - 0.2, 0, wide - 2, 0.2),
            (-0.5, 0.8),
        )
    )
    frill = both_sides(
        pen(
            (-0.5, -tall - 1.0),
            (wide * 0.4, -tall - 1.4, wide * 0.92, -tall - 0.2),
            (wide * 0.84, -tall + 1.8, wide * 0.86, -tall + 3.4),
            (-0.5, -tall + 4.4),
        )
    )
    pleats = tuple(
        Fold(
            (x * wide, -tall + 0.4),
            (x * wide * 1.02, -tall + 4),
            (x * wide * 1.08, -tall + brief.hand.uniform(8, 12)),
            0.8,
            0.5,
        )
        for x in (-0.74, -0.5, -0.26, 0.0, 0.26, 0.5, 0.74)
    )
    cord = pen((-wide * 0.9, -tall + 2.8), (0, -tall + 5.2, wide * 0.9, -tall + 2.8), closed=False)
    leather = trim("leather", darker(cloth.colour, 0.35))
    base = within(body, pen((-40, -4.4), (0, -3.2, 40, -4.4), (40, 4), (-40, 4)))
    strap = pen(
        (-wide * 0.84, -tall + 4),
        (-wide * 0.9, -tall - 17, wide * 0.9, -tall - 17, wide * 0.84, -tall + 4),
        closed=False,
    )
    pieces = [
        Piece(band(strap, 1.7), cloth.plain(), shade=0.06, round=0.6),
        Piece(oval(0, -tall - 0.6, wide * 1.7, 2.6), cloth.plain(), shade=0.5, round=0.5, cast=0),
        Piece(
            frill,
            cloth,
            tuple(
                Fold((x * wide, -tall - 1), (x * wide, -tall + 1), (x * wide, -tall + 3), 0.6, 0.5)
                for x in (-0.7, -0.45, -0.2, 0.1, 0.36, 0.62)
            ),
            round=1.2,
            cast=0.1,
        ),
        Piece(body, cloth, pleats, round=2.8, cast=0.2),
        Piece(
            base,
            cloth.shaded(0.12),
            seams=(Seam(pen((-40, -3.9), (0, -2.7, 40, -3.9), closed=False), "stitch"),),
            round=0.9,
            cast=0.2,
        ),
        Piece(band(cord, 0.8), leather, round=0.3, cast=0.4),
        ring(-wide * 0.84, -tall + 4, 2.2, metal),
        ring(wide * 0.84, -tall + 4, 2.2, metal),
        *tassel(-1.2, -tall + 4.2, leather, 7.5),
        *tassel(1.2, -tall + 4.4, leather, 6.2),
    ]
    return pieces, "a drawstring", tall


def _frame(brief: Brief, metal: Rgb) -> tuple[list[Piece], str, float]:
    """A bag gathered into a hinged metal frame."""
    choose, cloth = brief.choose, brief.cloth
    wide, tall = choose.uniform(14, 16.5), choose.uniform(17, 20)
    body = both_sides(
        pen(
            (-0.5, -tall + 0.6),
            (wide * 0.66, -tall + 0.6),
            (wide + 1.6, -tall * 0.6, wide + 0.4, -3),
            (wide, 0, wide - 4, 0.1),
            (-0.5, 0.3),
        )
    )
    folds = tuple(
        Fold(
            (x * wide * 0.6, -tall + 1.4),
            (x * wide * 0.74, -tall * 0.76),
            (x * wide * 0.9, -tall * brief.hand.uniform(0.3, 0.56)),
            1.1,
            0.5,
        )
        for x in (-0.9, -0.6, -0.3, 0.0, 0.3, 0.6, 0.9)
    )
    made = trim("metal", metal)
    rail = box(-wide * 0.68, -tall - 0.6, wide * 0.68, -tall + 1.1, 0.8)
    arch, _ = top_handle(brief.cloth, wide * 0.5, -tall, 10, metal, 1.3)
    pieces = [
        arch,
        Piece(body, cloth, folds, round=2.8, cast=0.2),
        Piece(rail, made, round=0.5, cast=0.35),
        *(Piece(oval(x, -tall - 1.2, 1.8, 1.8), made, round=0.5, cast=0.35) for x in (-0.8, 0.9)),
        ring(-wide * 0.5, -tall - 0.2, 1.9, metal),
        ring(wide * 0.5, -tall - 0.2, 1.9, metal),
    ]
    return pieces, "a kiss-lock frame", tall


def handbag(brief: Brief) -> Garment:
    """A bag with a top handle: structured, bowling, bucket or frame."""
    choose = brief.choose
    metal = choose.choice((BRASS, STEEL))
    build = choose.choice((_structured, _structured, _bowling, _bucket, _frame))
    pieces, closure, tall = build(brief, metal)
    extra = choose.choice(("", "", "scarf", "charm"))
    words = {
        _structured: "a top handle",
        _bowling: "a rounded shape",
        _bucket: "a bucket shape",
        _frame: "soft gathers",
    }
    detail = words[build]
    if extra == "scarf" and build is _structured:
        pieces += tied_bow(-6.2, -tall - 1.5, trim("silk", brief.accent), 0.3)
        detail = "a silk scarf on the handle"
    elif extra == "charm" and build in (_structured, _bowling):
        pieces += tassel(6.6, -tall + 1.4, trim("leather", brief.accent), 7.0)
        detail = "a tassel charm"
    return standing(pieces, {"closure": closure, "detail": detail, "size": "medium"})


KINDS = (
    Kind(
        "handbag",
        "bag",
        handbag,
        {"leather": 4, "suede": 1},
        {"plain": 5, "zebra": 1},
        (40, 190),
        ("elegant", "classic", "office"),
        ("handbag", "top-handle bag"),
        "leather",
    ),
)
