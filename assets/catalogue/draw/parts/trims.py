"""What is sewn on: buttons, pockets, collars, lapels, zips, belts."""

from collections.abc import Iterable

import skia

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.palette import Rgb, brightness, darker, lighter
from assets.catalogue.draw.paths import Point, both_sides, box, flipped, oval, pen
from assets.catalogue.draw.pieces import Piece, Seam

HORN: Rgb = (92, 66, 48)
STEEL: Rgb = (176, 178, 184)
BRASS: Rgb = (196, 160, 92)


def button_colour(cloth: Cloth) -> Rgb:
    """Pearl on pale cloth, horn or tone on tone on dark cloth."""
    return (
        (236, 232, 224)
        if brightness(cloth.colour) > 0.62
        else darker(cloth.colour, 0.35)
        if brightness(cloth.colour) > 0.25
        else lighter(cloth.colour, 0.28)
    )


def buttons(places: Iterable[Point], colour: Rgb, size: float = 1.5, material: str = "rubber") -> tuple[Piece, ...]:
    """Round sew-through buttons (or snaps in metal)."""
    cloth = trim(material, colour)
    holes = lighter(colour, 0.4) if brightness(colour) < 0.3 else darker(colour, 0.5)
    pieces = []
    for x, y in places:
        seams = [Seam(oval(x, y, size * 0.66, size * 0.66), "edge", darker(colour, 0.25), 0.09)]
        if material != "metal":
            seams += [
                Seam(oval(x + dx, y, size * 0.08, size * 0.1), "edge", holes, size * 0.12)
                for dx in (-size * 0.12, size * 0.12)
            ]
        pieces.append(Piece(oval(x, y, size, size), cloth, seams=tuple(seams), round=size * 0.28, cast=0.45))
    return tuple(pieces)


def column(x: float, top: float, bottom: float, count: int) -> list[Point]:
    """Evenly spaced places down a placket."""
    return [(x, top + (bottom - top) * place / max(count - 1, 1)) for place in range(count)]


def patch_pocket(
    x: float,
    y: float,
    width: float,
    height: float,
    cloth: Cloth,
    flap: bool = False,
    stitch: Rgb | None = None,
    pointed: bool = True,
) -> tuple[Piece, ...]:
    """A sewn-on pocket with its top left corner at (x, y)."""
    drop = 1.6 if pointed else 0.0
    outline = pen(
        (x, y),
        (x + width, y),
        (x + width - 0.2, y + height - drop),
        (x + width / 2, y + height),
        (x + 0.2, y + height - drop),
    )
    inner = pen(
        (x + 0.6, y + 0.2),
        (x + 0.7, y + height - drop - 0.4),
        (x + width / 2, y + height - 0.7),
        (x + width - 0.7, y + height - drop - 0.4),
        (x + width - 0.6, y + 0.2),
        closed=False,
    )
    rim = pen((x, y + 1.9), (x + width, y + 1.9), closed=False)
    pieces = [
        Piece(outline, cloth, seams=(Seam(inner, "stitch", stitch), Seam(rim, "stitch", stitch)), round=0.9, cast=0.22)
    ]
    if flap:
        cover = pen(
            (x - 0.4, y - 1),
            (x + width + 0.4, y - 1),
            (x + width + 0.4, y + 3),
            (x + width / 2, y + 4.8),
            (x - 0.4, y + 3),
        )
        line = pen(
            (x + 0.2, y - 0.4),
            (x + 0.2, y + 2.6),
            (x + width / 2, y + 4.1),
            (x + width - 0.2, y + 2.6),
            (x + width - 0.2, y - 0.4),
            closed=False,
        )
        pieces.append(Piece(cover, cloth, seams=(Seam(line, "stitch", stitch),), round=0.9, cast=0.35))
    return tuple(pieces)


def shirt_collar(cloth: Cloth, spread: float = 0.0, size: float = 1.0) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """(what lies behind the neck, the two leaves in front)."""
    back = pen((-7.6, -0.5), (-7.0, -3.6), (0, -5.4, 7.0, -3.6), (7.6, -0.5), (5, 3.2, 0, 3.6), (-5, 3.2, -7.6, -0.5))
    stand = Piece(
        back,
        cloth,
        shade=0.25,
        cast=0.0,
        round=1.6,
        seams=(Seam(pen((-7.2, -1.6), (0, 0.6, 7.2, -1.6), closed=False)),),
    )
    leaf = pen(
        (0.3, 7.2),
        (3.4, 2.6, 6.6, -3.7),
        (9.0, -3.0, 10.4, 1.6),
        (9.4, 6 * size, 6.6 + spread, 11.6 * size),
        (3.4, 8.6, 0.3, 7.2),
    )
    line = pen((0.9, 7.0), (6.4 + spread, 10.8 * size), (9.8, 2.0), closed=False)
    right = Piece(leaf, cloth, seams=(Seam(line, "stitch"),), turn=20, round=0.9, cast=0.35)
    return (stand,), (right.flipped(), right)


def lapels(
    cloth: Cloth, break_y: float, width: float = 9.0, notch: bool = True, facing: Cloth | None = None
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """(behind the neck, lapels and collar in front): a jacket's notched (or shawl) front down to where it closes."""
    back = pen((-8.2, 0.5), (-7.2, -3.8), (0, -5.6, 7.2, -3.8), (8.2, 0.5), (5, 3.6, 0, 4.0), (-5, 3.6, -8.2, 0.5))
    behind = Piece(back, cloth, shade=0.12, cast=0.0, round=1.4)
    face = facing or cloth
    if notch:
        lapel = pen(
            (0.2, break_y),
            (4.6, break_y * 0.5, 7.6, 4.6),
            (7.2 + width, 6.6),
            (6.8 + width, 10.4),
            (6.4 + width * 0.55, break_y * 0.62, 0.2, break_y),
        )
        collar = pen(
            (6.6, -3.9),
            (9.4, -2.6, 10.6, 1.6),
            (6.6 + width, 6.4),
            (4.8 + width, 9.4),
            (7.4, 5.0),
            (5.4, 1.6, 6.6, -3.9),
        )
        parts: tuple[Piece, ...] = (
            Piece(lapel, face, turn=14, round=1.2, cast=0.4),
            Piece(collar, face, turn=40, round=1.0, cast=0.3),
        )
    else:
        shawl = pen(
            (0.2, break_y),
            (5.0, break_y * 0.45, 6.6, -3.9),
            (9.6, -2.8, 10.8, 1.8),
            (9.0 + width, 12, 7 + width * 0.5, break_y * 0.6, 0.2, break_y),
        )
        parts = (Piece(shawl, face, turn=14, round=1.4, cast=0.4),)
    left = tuple(part.flipped() for part in parts)
    return (behind,), (*left, *parts)


def zip_line(top: float, bottom: float, x: float = 0.0, metal: Rgb = STEEL, lean: float = 0.0) -> tuple[Piece, ...]:
    """Teeth between two tapes, with a pull."""
    tape = pen((x - 0.65, top), (x + 0.65, top), (x + lean + 0.65, bottom), (x + lean - 0.65, bottom))
    teeth = pen((x, top), (x + lean, bottom), closed=False)
    pull = box(x - 0.55, top + 0.6, x + 0.55, top + 4.0, 0.4)
    return (
        Piece(
            tape,
            trim("canvas", (58, 58, 62)),
            seams=(Seam(teeth, "edge", metal, 0.55), Seam(teeth, "stitch", darker(metal, 0.5), 0.6)),
            round=0.2,
            cast=0.15,
        ),
        Piece(pull, trim("metal", metal), round=0.35, cast=0.4),
    )


def hem_stitch(y: float, half: float, sag: float = 1.4, colour: Rgb | None = None) -> Seam:
    """The stitch line along a body's hem."""
    return Seam(
        pen((-half, y), (-half * 0.55, y + sag, 0, y + sag), (half * 0.55, y + sag, half, y), closed=False),
        "stitch",
        colour,
    )


def belt(
    y: float, half: float, cloth: Cloth, height: float = 3.6, buckle: Rgb | None = BRASS, sag: float = 0.8
) -> tuple[Piece, ...]:
    """A belt around the waist."""
    area = pen(
        (-half, y), (0, y + sag, half, y), (half + 0.2, y + height), (0, y + height + sag, -half - 0.2, y + height)
    )
    pieces = [Piece(area, cloth, round=0.9, cast=0.35)]
    if buckle is not None:
        frame = box(-2.6, y - 0.4 + sag / 2, 2.6, y + height + 0.4 + sag / 2, 0.7)
        hole = box(-1.7, y + 0.5 + sag / 2, 1.7, y + height - 0.5 + sag / 2, 0.4)
        ring = skia.Op(frame, hole, skia.PathOp.kDifference_PathOp)
        pieces.append(Piece(ring, trim("metal", buckle), round=0.3, cast=0.3))
    return tuple(pieces)


def tied_bow(x: float, y: float, cloth: Cloth, size: float = 1.0) -> tuple[Piece, ...]:
    """A tied sash: two ends, two loops, a knot."""
    tail = pen(
        (0, 0), (3.2 * size, 9 * size, 2.4 * size, 19 * size), (5.6 * size, 18.2 * size), (5.4 * size, 8 * size, 1.4, 0)
    )
    loop = pen(
        (0, 0),
        (3 * size, -4.6 * size, 9.5 * size, -4.0 * size, 9 * size, 0.6),
        (8.5 * size, 4.2 * size, 2.5 * size, 2.6 * size, 0, 0),
    )
    knot = oval(0, 0.2, 2.8 * size, 3.0 * size)
    shift = skia.Matrix.Translate(x, y)
    parts = (
        Piece(flipped(tail), cloth, round=0.8, cast=0.3),
        Piece(tail, cloth, round=0.8, cast=0.3),
        Piece(flipped(loop), cloth, round=1.2, cast=0.35),
        Piece(loop, cloth, round=1.2, cast=0.35),
        Piece(knot, cloth, round=0.8, cast=0.4),
    )
    return tuple(part.changed(shift) for part in parts)


def mirrored_pair(piece: Piece) -> tuple[Piece, Piece]:
    """The piece on both sides of the body."""
    return piece.flipped(), piece


def mirrored(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces of the right side on both sides, the left ones first."""
    right = list(pieces)
    return [*(piece.flipped() for piece in right), *right]


def waistband(half: float, height: float, cloth: Cloth, stitch: Rgb | None = None) -> Piece:
    """The band at the top of trousers or a skirt, from y = 0 downwards."""
    area = both_sides(pen((-0.5, 0.9), (half, 0), (half + 0.5, height), (half * 0.5, height + 0.9, -0.5, height + 0.9)))
    lines = tuple(
        Seam(pen((-half - 0.4, y), (0, y + 0.9, half + 0.4, y), closed=False), "stitch", stitch)
        for y in (0.6, height - 0.5)
    )
    return Piece(area, cloth, seams=lines, round=0.8, cast=0.22)
