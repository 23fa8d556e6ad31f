"""Belts: rolled up, buckled to a ring, folded; with frame, round, plate and double-ring buckles; and chains."""

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt

import skia

from assets.catalogue.draw.cloth import Cloth
from assets.catalogue.draw.palette import METALS, Rgb, brightness, darker, lighter
from assets.catalogue.draw.parts.displays import laid
from assets.catalogue.draw.parts.jewels import along, balls, rounded, sheet_metal
from assets.catalogue.draw.parts.loops import loop_back, loop_front
from assets.catalogue.draw.paths import box, oval, pen
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam

BUCKLES = {
    "frame": "a square buckle",
    "round": "a round buckle",
    "plate": "a large oval plate buckle",
    "rings": "a double-ring buckle",
    "box": "a solid plate buckle",
}
STRAPS = {
    "plain": "",
    "stitched": "contrast stitching",
    "studs": "studs",
    "braided": "a braided strap",
    "eyelets": "rows of eyelets",
}


def _buckle(x: float, y: float, high: float, metal: Rgb, kind: str) -> tuple[Piece, ...]:
    """A buckle whose strap is high centimetres wide and passes its middle at (x, y)."""
    h = high / 2
    if kind == "plate":
        rim = rounded(oval(x, y, high * 1.75, high * 1.22), 0.34, metal)
        rope = balls([(x + 0.72 * high * a, y + 0.5 * high * b) for a, b in _AROUND], 0.2, metal, cast=0.1)
        star = pen(
            (x, y - 0.5 * h),
            (x + 0.22 * h, y - 0.12 * h),
            (x + 1.0 * h, y),
            (x + 0.22 * h, y + 0.12 * h),
            (x, y + 0.5 * h),
            (x - 0.22 * h, y + 0.12 * h),
            (x - 1.0 * h, y),
            (x - 0.22 * h, y - 0.12 * h),
        )
        return (
            sheet_metal(oval(x, y, high * 1.75, high * 1.22), metal, 12),
            rim,
            rope,
            sheet_metal(star, darker(metal, 0.25), 60, 0.2),
        )
    if kind == "box":
        return (sheet_metal(box(x - high * 0.74, y - h * 1.06, x + high * 0.74, y + h * 1.06, 0.3), metal, 18),)
    if kind == "rings":
        return tuple(rounded(oval(x + d, y, high * 1.0, high * 1.16), 0.34, metal) for d in (-0.35, 0.45))
    line = (
        oval(x, y, high * 1.28, high * 1.28)
        if kind == "round"
        else box(x - h * 1.0, y - h * 1.17, x + h * 0.9, y + h * 1.17, 0.5)
    )
    prong = rounded(pen((x - h * 0.95, y), (x + h * 0.95, y + 0.02), closed=False), 0.32, metal, cast=0.5)
    return (rounded(line, 0.46, metal, steps=6), prong)


_AROUND = [(sqrt(max(0.0, 1 - (t / 8) ** 2)) * s, t / 8) for t in range(-8, 9) for s in (-1, 1)]


def _finish(
    strap: Piece, brief: Brief, look: str, edges: Sequence[float], wide: float, deep: float
) -> tuple[Piece, ...]:
    """The front of a belt with what is sewn, punched or braided into it; edges: how far down its stitches run."""
    sag, colour = deep * 4 / 3, brief.cloth.colour
    pale = lighter(colour, 0.55) if brightness(colour) < 0.5 else darker(colour, 0.45)

    def level(y: float) -> Seam:
        line = pen((-wide, y), (-wide * 0.985, y + sag, wide * 0.985, y + sag, wide, y), closed=False)
        return Seam(line, "stitch", pale if look == "stitched" else None, 0.16)

    if look == "braided":
        strands = tuple(
            Seam(pen((x, -2.0), (x + d * 3.4, deep + 9.0), closed=False), "seam", width=0.2)
            for x in (n * 0.95 - wide * 1.6 for n in range(round(wide * 3.4)))
            for d in (-1, 1)
        )
        return (replace(strap, seams=strands),)
    pieces = [replace(strap, seams=tuple(level(y) for y in edges))]
    if look in ("studs", "eyelets"):
        metal = METALS["silver"]
        middle = sum(edges) / len(edges)
        rows = (middle,) if look == "studs" else (middle - 0.7, middle + 0.7)
        for y in rows:
            line = pen((-wide, y), (-wide * 0.985, y + sag, wide * 0.985, y + sag, wide, y), closed=False)
            places = [(a, b) for a, b, _ in along(line, 1.5, 0.7) if abs(a) > 2.4 and abs(a) < wide * 0.97]
            if look == "studs":
                pieces.append(balls(places, 0.8, metal, cast=0.4))
            else:
                pieces += [balls(places, 0.62, metal), balls(places, 0.34, (26, 24, 26), "brushed", 0.0)]
    return tuple(pieces)


def _ring(
    brief: Brief, wide: float, deep: float, high: float, coils: int, look: str, kind: str, metal: Rgb
) -> list[Piece]:
    """The belt on its edge, closed or rolled up: the far faces, the inner coils, the near face, the buckle."""
    cloth = brief.cloth
    lining = Cloth(cloth.material, darker(cloth.colour, 0.28) if brightness(cloth.colour) < 0.75 else (206, 190, 168))
    faces: list[Piece] = [Piece(loop_back(wide, deep, high), lining, round=0.9, cast=0.0)]
    inner = [(wide * (1 - 0.13 * n), deep * (1 - 0.14 * n)) for n in range(1, coils)]
    faces += [
        Piece(loop_back(w, d, high), lining.shaded(0.06 * n), round=0.6, cast=0.4) for n, (w, d) in enumerate(inner)
    ]
    faces += [Piece(loop_front(w, d, high), cloth.shaded(0.15), round=0.6, cast=0.4) for w, d in reversed(inner)]
    front = Piece(loop_front(wide, deep, high), cloth, round=1.1, cast=0.35)
    faces += _finish(front, brief, look, (0.35, high - 0.35), wide, deep)
    shift = -wide * 0.12

    def at(x: float) -> float:
        return deep * sqrt(max(0.0, 1 - (x / wide) ** 2)) + high / 2

    x0, x1 = shift + 0.4, shift + wide * 0.62
    tail = pen(
        (x0, at(x0) - high * 0.47),
        ((x0 + x1) / 2, at((x0 + x1) / 2) - high * 0.47, x1 - high * 0.3, at(x1) - high * 0.46),
        (x1, at(x1) - high * 0.3, x1 + 0.2, at(x1)),
        (x1, at(x1) + high * 0.3, x1 - high * 0.3, at(x1) + high * 0.48),
        ((x0 + x1) / 2, at((x0 + x1) / 2) + high * 0.47, x0, at(x0) + high * 0.47),
    )
    faces.append(Piece(tail, cloth.plain(), round=0.5, cast=0.5))
    places = [(x, at(x)) for x in (x0 + (x1 - x0) * share for share in (0.42, 0.58, 0.74))]
    if kind in ("frame", "round"):
        faces.append(balls(places, 0.36, darker(cloth.colour, 0.75), "brushed", 0.0))
    keeper = x0 + (x1 - x0) * 0.26
    if kind != "rings":
        faces.append(
            Piece(
                box(keeper, at(keeper) - high * 0.56, keeper + 0.9, at(keeper) + high * 0.56, 0.25),
                cloth.plain(),
                round=0.35,
                cast=0.5,
            )
        )
    return [*faces, *_buckle(shift, at(shift), high, metal, kind)]


def _folded(brief: Brief, high: float, look: str, kind: str, metal: Rgb) -> list[Piece]:
    """The belt doubled and hung over a peg: two lengths side by side, the buckle's end in front."""
    cloth, hand = brief.cloth, brief.hand
    tall, gap = 23.0, high * 0.22
    turn = pen(
        (-high - gap, 1.5),
        (-high - gap, -2.2, high + gap, -2.2, high + gap, 1.5),
        (gap, 1.5),
        (gap, 0.2, -gap, 0.2, -gap, 1.5),
    )
    stitches = "stitch"
    pale = (
        (lighter(cloth.colour, 0.55) if brightness(cloth.colour) < 0.5 else darker(cloth.colour, 0.45))
        if look == "stitched"
        else None
    )

    def length(left: float, low: float, tip: bool) -> Piece:
        right, sway = left + high, hand.uniform(-0.3, 0.3)
        end = (
            (
                (right + sway, low - high * 0.4),
                (right + sway, low, left + high / 2 + sway, low),
                (left + sway, low, left + sway, low - high * 0.4),
            )
            if tip
            else ((right + sway, low), (left + sway, low))
        )
        outline = pen((left, 1.4), (right, 1.4), *end)
        seams = tuple(
            Seam(pen((x, 1.4), (x + sway, low), closed=False), stitches, pale, 0.16)
            for x in (left + 0.35, right - 0.35)
        )
        if look == "braided":
            seams = tuple(
                Seam(pen((left - 4, y), (left + 8, y + d * 7 + (7 if d < 0 else 0)), closed=False), "seam", width=0.18)
                for y in (n * 0.9 - 8 for n in range(44))
                for d in (-1, 1)
            )
        bend = Fold((left, low * 0.4), (left + high / 2, low * 0.42), (right, low * 0.4), 1.6, 0.2)
        return Piece(outline, cloth, (bend,), seams, round=0.5, cast=0.35)

    far, near = length(gap, tall, True), length(-high - gap, tall - 3.4, False)
    pieces: list[Piece] = [Piece(turn, cloth, round=0.9, cast=0.2), far, near]
    if look == "studs":
        pieces.append(
            balls(
                [(x, y) for x in (gap + high / 2, -gap - high / 2) for y in (2.5 + n * 1.6 for n in range(9))],
                0.8,
                METALS["silver"],
            )
        )
    elif look == "eyelets":
        places = [(s * (gap + high / 2) + d, 2.5 + n * 1.5) for s in (-1, 1) for d in (-0.7, 0.7) for n in range(10)]
        pieces += [balls(places, 0.6, METALS["silver"]), balls(places, 0.32, (26, 24, 26), "brushed", 0.0)]
    holes = [(gap + high / 2, tall - 2.5 - n * 1.5) for n in range(4)]
    if look not in ("braided", "eyelets"):
        pieces.append(balls(holes, 0.36, darker(cloth.colour, 0.75), "brushed", 0.0))
    # The buckle lies across the strap, so it is drawn level and turned upright.

    matrix = skia.Matrix()
    matrix.setRotate(90)
    matrix.postTranslate(-gap - high / 2, tall - 3.0)
    keeper = box(-high - gap - 0.2, tall - 6.6, -gap + 0.2, tall - 5.7, 0.25)
    pieces.append(Piece(keeper, cloth.plain(), round=0.35, cast=0.4))
    return [*pieces, *(piece.changed(matrix) for piece in _buckle(0, 0, high, metal, kind))]


def belt(brief: Brief) -> Garment:
    """A belt rolled up, buckled to a ring, doubled, or a chain on stone."""
    choose, made = brief.choose, brief.cloth.material.name
    kind = choose.choice(("rings",) if made == "canvas" else ("frame", "frame", "round", "plate", "box"))
    look = choose.choice(
        ("stitched", "plain") if made == "canvas" else ("plain", "stitched", "stitched", "studs", "braided", "eyelets")
    )
    metal = choose.choice([METALS["silver"], METALS["gold"]])
    shown = choose.choice(("coil", "ring", "folded", "coil"))
    high = choose.choice((2.4, 3.2, 3.8, 3.8)) if shown != "ring" else choose.choice((3.0, 4.0, 6.0))
    features = {"closure": BUCKLES[kind]}
    if high > 3.9 or high < 2.6:
        features["width"] = "a wide strap" if high > 3.9 else "a slim strap"
    if STRAPS[look]:
        features["detail"] = STRAPS[look]
    if shown == "folded":
        return laid(_folded(brief, high, look, kind, metal), features)
    wide, deep = (6.2, 2.1) if shown == "coil" else (9.0, 2.9)
    pieces = _ring(brief, wide, deep, high, 4 if shown == "coil" else 1, look, kind, metal)
    low = deep + high
    return Garment(tuple(pieces), features, ((-wide * 0.95, wide * 0.95, low - deep * 0.35),))


KINDS = (
    Kind(
        "belt",
        "belt",
        belt,
        {"leather": 6, "suede": 2, "canvas": 1},
        {"plain": 6, "leopard": 1},
        (15, 95),
        ("classic", "western", "casual", "office", "rock"),
        ("belt", "leather belt"),
        "leather",
    ),
)
