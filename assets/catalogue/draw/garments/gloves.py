"""Gloves in pairs: leather, driving gloves, long ones, knitted ones, mittens, some without fingertips."""

from dataclasses import replace
from itertools import pairwise

import skia

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.palette import brightness, darker, lighter
from assets.catalogue.draw.parts.folds import crumpled
from assets.catalogue.draw.parts.jewels import balls
from assets.catalogue.draw.parts.trims import BRASS, tied_bow
from assets.catalogue.draw.paths import band, box, minus, oval, pen, union, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam

# The left hand's back, y = 0 at the wrist, fingers upwards, in centimetres: knuckle, tip and width of each finger.
FINGERS = (
    ((3.5, -8.2), (4.6, -13.4), 2.0),
    ((1.25, -9.2), (1.75, -16.4), 2.2),
    ((-1.15, -9.4), (-1.15, -17.4), 2.25),
    ((-3.5, -8.8), (-4.1, -16.0), 2.2),
)
THUMB = pen(
    (-3.9, -2.2),
    (-6.2, -4.0, -7.5, -8.6),
    (-8.0, -10.6, -6.9, -11.0),
    (-5.8, -11.2, -5.4, -9.6),
    (-5.0, -7.6, -3.4, -6.4),
)
PALM = pen(
    (-3.9, 0.4),
    (-4.1, -2.4),
    (-4.9, -5.6, -4.7, -9.2),
    (-2.5, -10.6, 0, -10.6),
    (2.6, -10.6, 4.6, -8.4),
    (4.9, -5.0, 4.1, -2.4),
    (3.9, 0.4),
    (0, 0.9, -3.9, 0.4),
)


def _finger(start: tuple[float, float], end: tuple[float, float], width: float, share: float = 1.0) -> skia.Path:
    """A finger's outline; with a share below 1 it is cut off there."""
    tip = start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
    return band(pen(start, tip, closed=False), width, share == 1.0)


def _fingered(cloth: Cloth, brief: Brief, share: float, edge: Cloth | None) -> list[Piece]:
    """A hand with its fingers apart, all one skin; edge: the ribs where the fingers are cut off."""
    hand = brief.hand
    parts = [_finger(start, end, width, share) for start, end, width in FINGERS]
    whole = union(PALM, *parts)
    gaps = []
    for one, other in pairwise(FINGERS):
        x, y = (one[0][0] + other[0][0]) / 2, (one[0][1] + other[0][1]) / 2
        gaps.append(Fold((x, y - 1.2), (x * 0.98, y + 0.9), (x * 0.94, y + 3.4), 0.5, 0.25))
    knuckles = tuple(
        Fold((x - 0.8, y + d), (x, y + d - 0.15), (x + 0.8, y + d), 0.32, 0.3)
        for (start, end, _) in FINGERS
        for x, y in [((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)]
        for d in (-0.2, 0.6)
        if share == 1.0
    )
    pieces = [Piece(THUMB, cloth, crumpled(hand, (-7, -9, -4, -4), 2, 0.9, 0.3), round=0.8, cast=0.3)]
    pieces.append(
        Piece(
            whole, cloth, (*gaps, *knuckles, *crumpled(hand, (-3.5, -6, 3.5, -1), 3, 0.1, 0.35)), round=0.85, cast=0.3
        )
    )
    if edge is not None:
        for start, end, width in FINGERS:
            far, near = share, share - 0.16
            line = pen(
                *((start[0] + (end[0] - start[0]) * s, start[1] + (end[1] - start[1]) * s) for s in (near, far)),
                closed=False,
            )
            pieces.append(Piece(band(line, width + 0.16), edge, round=0.4, cast=0.25))
    return pieces


def _cuff(cloth: Cloth, low: float, wide: float, folds: tuple[Fold, ...] = (), seams: tuple[Seam, ...] = ()) -> Piece:
    """What covers the wrist, down to y = low."""
    outline = pen((-3.95, -0.6), (0, 0.0, 3.95, -0.6), (wide, low), (0, low + 0.7, -wide, low))
    return Piece(outline, cloth, folds, seams, round=0.9, cast=0.25)


def _tufts(half: float, top: float, low: float) -> list[skia.Path]:
    """The ragged edges of a fluffy cuff."""
    return [oval(-half + n * half / 11, y + 0.12 * (n * 7 % 5 - 2), 0.9, 0.9) for n in range(23) for y in (top, low)]


def _points(cloth: Cloth) -> tuple[Seam, ...]:
    """Three stitched rays on the back of the hand."""
    thread = lighter(cloth.colour, 0.3) if brightness(cloth.colour) < 0.5 else darker(cloth.colour, 0.4)
    return tuple(Seam(pen((x, -2.6), (x * 1.35, -8.2), closed=False), "stitch", thread, 0.16) for x in (-1.7, 0.0, 1.7))


def _dress(brief: Brief) -> tuple[list[Piece], dict[str, str]]:
    choose, cloth = brief.choose, brief.cloth
    pieces = _fingered(cloth, brief, 1.0, None)
    detail = choose.choice(("three", "bow", "strap", "fur", "ribbed"))
    low = choose.choice((3.0, 5.5))
    if choose.random() < 0.6:
        pieces[1] = replace(pieces[1], seams=_points(cloth))
    if detail == "fur":
        fur = trim("teddy", choose.choice(((238, 230, 218), (120, 96, 78), (64, 58, 58), brief.accent)))
        tufts = union(box(-5.2, 1.2, 5.2, 5.6, 1.8), *_tufts(5.0, 1.3, 5.5))
        return [
            *pieces,
            _cuff(cloth, 2.4, 4.2),
            Piece(tufts, fur, crumpled(brief.hand, (-5, 1.5, 5, 5.5), 9, 0.4, 0.5), round=1.3, cast=0.35),
        ], {"detail": "a fluffy cuff", "length": "wrist-length"}
    if detail == "ribbed":
        return [*pieces, _cuff(Cloth(cloth.material, cloth.colour).ribbed(), 5.0, 3.7)], {
            "detail": "ribbed cuffs",
            "length": "wrist-length",
        }
    hem = Seam(pen((-5, low - 0.7), (0, low, 5, low - 0.7), closed=False), "stitch", None, 0.16)
    pieces.append(_cuff(cloth, low, 4.6, crumpled(brief.hand, (-3, 0, 3, low), 2, 0.0, 0.3), (hem,)))
    length = "short" if low < 4 else "wrist-length"
    if detail == "bow":
        return [*pieces, *tied_bow(0, 1.4, cloth.plain(), 0.34)], {"detail": "a small bow", "length": length}
    if detail == "strap":
        strap = Piece(box(-4.2, 0.6, 4.2, 2.0, 0.4), cloth.shaded(0.1).plain(), round=0.4, cast=0.4)
        return [*pieces, strap, balls([(2.4, 1.3)], 0.9, BRASS)], {
            "detail": "a strap with a press stud",
            "length": length,
        }
    return pieces, {"detail": "stitched points on the back" if pieces[1].seams else "a smooth back", "length": length}


def _driving(brief: Brief) -> tuple[list[Piece], dict[str, str]]:
    cloth = brief.cloth
    pieces = _fingered(cloth, brief, 1.0, None)
    holes = [(x, y) for x in (-2.6, -1.3, 0.0, 1.3, 2.6) for y in (-7.6, -6.8)]
    window = pen((-2.3, -0.4), (-2.6, -4.6, 0, -4.9), (2.6, -4.6, 2.3, -0.4))
    skin = Piece(window, cloth.shaded(0.62).plain(), round=0.3, cast=0.0)
    rim = Seam(band(window, 0.5), "stitch", None, 0.14)
    pieces[1] = replace(pieces[1], seams=(rim,))
    knuckles = [skin_hole for start, end, _ in FINGERS for skin_hole in [oval(start[0], start[1] + 0.4, 1.1, 0.9)]]
    opened = [Piece(hole, cloth.shaded(0.62).plain(), round=0.2, cast=0.0) for hole in knuckles]
    strap = Piece(
        box(-3.9, -1.0, 3.9, 0.9, 0.4),
        cloth.plain(),
        seams=(Seam(box(-3.6, -0.75, 3.6, 0.65, 0.3), "stitch", None, 0.14),),
        round=0.4,
        cast=0.4,
    )
    return [
        *pieces,
        skin,
        *opened,
        balls(holes, 0.24, darker(cloth.colour, 0.7), "brushed", 0.0),
        strap,
        balls([(0, 0)], 0.8, BRASS),
    ], {"detail": "perforated backs", "closure": "a press stud", "length": "short"}


def _long(brief: Brief) -> tuple[list[Piece], dict[str, str]]:
    hand, cloth = brief.hand, brief.cloth
    rings = tuple(
        Fold(
            (-4.4, y + hand.uniform(-0.5, 0.5)),
            (hand.uniform(-1, 1), y + hand.uniform(-0.6, 0.9)),
            (4.4, y + hand.uniform(-0.5, 0.5)),
            hand.uniform(0.5, 0.9),
            hand.uniform(0.3, 0.6),
        )
        for y in (0.6, 2.2, 4.4, 7.0, 10.5)
    )
    buttons = balls([(2.9, y) for y in (1.5, 2.7, 3.9)], 0.62, BRASS) if brief.choose.random() < 0.5 else None
    sleeve = pen((-3.95, -0.6), (0, 0.0, 3.95, -0.6), (4.0, 6, 5.6, 16), (0, 16.8, -5.6, 16), (-4.0, 6, -3.95, -0.6))
    pieces = [*_fingered(cloth, brief, 1.0, None), Piece(sleeve, cloth, rings, round=1.6, cast=0.2)]
    return [*pieces, *([buttons] if buttons else [])], {
        "detail": "small buttons at the wrist" if buttons else "soft folds at the wrist",
        "length": "elbow-length",
    }


def _knitted(brief: Brief, share: float) -> tuple[list[Piece], dict[str, str]]:
    cloth = brief.cloth
    contrast = brief.choose.random() < 0.4
    rib = cloth.ribbed().toned(brief.accent) if contrast else cloth.ribbed()
    low = brief.choose.choice((4.5, 6.5))
    pieces = [*_fingered(cloth, brief, share, rib if share < 1 else None), _cuff(rib, low, 3.8)]
    if share < 1:
        end = within(THUMB, box(-9, -12, -4, -8.6))
        pieces[0] = replace(pieces[0], path=minus(THUMB, end))
    if contrast and share == 1.0:
        for start, end_at, width in FINGERS:
            tip = within(_finger(start, end_at, width), box(-8, -20, 8, end_at[1] + 0.9))
            pieces.append(Piece(tip, cloth.plain().toned(brief.accent), round=0.8, cast=0.0))
        return pieces, {"detail": "contrast fingertips", "length": "wrist-length"}
    return pieces, {
        "detail": "no fingertips" if share < 1 else "contrast cuffs" if contrast else "ribbed cuffs",
        "length": "wrist-length",
    }


def _mitten(brief: Brief) -> tuple[list[Piece], dict[str, str]]:
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    body = pen(
        (-4.0, 0.4),
        (-4.3, -3),
        (-5.2, -7, -5.0, -11.5),
        (-4.6, -17.6, 0.1, -17.8),
        (4.9, -17.6, 5.1, -11.5),
        (5.2, -6, 4.2, -2.6),
        (4.0, 0.4),
        (0, 0.9, -4.0, 0.4),
    )
    detail = choose.choice(("ribbed", "fur", "contrast", "ribbed"))
    pieces = [
        Piece(THUMB, cloth, round=1.2, cast=0.3, turn=-16),
        Piece(body, cloth, crumpled(hand, (-4, -14, 4, -2), 3, 0.1, 0.2), round=1.9, cast=0.35),
    ]
    if detail == "fur":
        fur = trim("teddy", choose.choice(((240, 234, 224), (200, 178, 150), brief.accent)))
        tufts = union(box(-5.4, -0.6, 5.4, 4.4, 2.0), *_tufts(5.2, -0.5, 4.3))
        pieces.append(Piece(tufts, fur, crumpled(hand, (-5, 0, 5, 4), 9, 0.4, 0.5), round=1.4, cast=0.35))
        return pieces, {"detail": "a fluffy cuff", "shape": "a mitten shape"}
    rib = cloth.ribbed().toned(brief.accent) if detail == "contrast" else cloth.ribbed()
    pieces.append(_cuff(rib, choose.choice((5.0, 6.5)), 4.0))
    return pieces, {"detail": "contrast cuffs" if detail == "contrast" else "ribbed cuffs", "shape": "a mitten shape"}


def gloves(brief: Brief) -> Garment:
    """A pair of gloves or mittens, one half over the other or side by side."""
    choose, made = brief.choose, brief.cloth.material.name
    # A hand is small: its stripes and checks are finer than a coat's.
    brief = replace(brief, cloth=replace(brief.cloth, size=0.55 * brief.cloth.size))
    if made in ("leather", "suede", "satin"):
        draw = choose.choice((_long,) if made == "satin" else (_dress, _dress, _driving, _long))
        one, features = draw(brief)
    else:
        one, features = choose.choice(
            (_mitten, lambda b: _knitted(b, 0.5), lambda b: _knitted(b, 1.0), _mitten, _mitten)
        )(brief)
    spread, lean, drop = choose.choice(((5.4, 9, 0.0), (5.4, 0, 0.0), (3.2, 16, 1.5), (4.4, -7, 2.5)))
    pieces = []
    for side in (-1, 1):
        matrix = skia.Matrix()
        matrix.setRotate(side * lean + brief.hand.uniform(-1.5, 1.5))
        matrix.postTranslate(side * (spread + (2.8 if lean == 0 else 0.0)), side * drop)
        pieces += [(piece if side > 0 else piece.flipped()).changed(matrix) for piece in one]
    return Garment(tuple(pieces), features, lies=True, focus=(0.0, -4.0))


KINDS = (
    Kind(
        "gloves",
        "glove",
        gloves,
        {"leather": 4, "suede": 1, "knit": 3, "cable knit": 1, "wool": 2, "satin": 1},
        {"plain": 4, "horizontal stripes": 1, "argyle": 1, "checked": 1},
        (15, 85),
        ("classic", "cosy", "elegant", "casual"),
        ("gloves", "pair of gloves"),
        "leather",
    ),
)
