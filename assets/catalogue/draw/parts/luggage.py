"""What bags share: how they stand, rings, zips, locks, tassels, quilting. y = 0 is the floor."""

from collections.abc import Mapping, Sequence

import skia

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.palette import Rgb, brightness, darker, lighter
from assets.catalogue.draw.paths import band, box, minus, oval, pen
from assets.catalogue.draw.pieces import Garment, Piece, Seam

TAN: Rgb = (150, 96, 58)


def standing(pieces: Sequence[Piece], features: Mapping[str, str], half: float = 0.0) -> Garment:
    """The bag on the floor; its foot reaches that far to each side (0: as far as what touches the floor)."""
    if half > 0:
        return Garment(tuple(pieces), features, ((-half, half, 0.2),))
    lower = [piece.path.computeTightBounds() for piece in pieces if piece.path.computeTightBounds().bottom() > -1.5]
    return Garment(tuple(pieces), features, ((min(b.left() for b in lower), max(b.right() for b in lower), 0.2),))


def around(left: float, top: float, right: float, bottom: float, corner: float) -> Seam:
    """A stitched line along a rectangle with round corners."""
    return Seam(box(left, top, right, bottom, corner), "stitch")


def ring(x: float, y: float, size: float, metal: Rgb) -> Piece:
    """A metal ring, its centre at (x, y)."""
    return Piece(
        minus(oval(x, y, size, size), oval(x, y, size * 0.58, size * 0.58)), trim("metal", metal), round=0.3, cast=0.35
    )


def zip_across(line: skia.Path, metal: Rgb, wide: float = 1.2) -> Piece:
    """A zip along a line: dark tape, metal teeth."""
    return Piece(
        band(line, wide, True),
        trim("canvas", (56, 53, 55)),
        seams=(Seam(line, "edge", metal, wide * 0.4), Seam(line, "stitch", darker(metal, 0.6), wide * 0.46)),
        round=0.25,
        cast=0.15,
    )


def puller(x: float, y: float, cloth: Cloth, metal: Rgb, length: float = 3.6) -> list[Piece]:
    """A zip's pull of leather on a metal slider, hanging from (x, y)."""
    return [
        Piece(box(x - 0.45, y - 0.4, x + 0.45, y + 0.7, 0.25), trim("metal", metal), round=0.25, cast=0.35),
        Piece(
            pen((x - 0.3, y + 0.6), (x + 0.3, y + 0.6), (x + 0.6, y + length), (x - 0.6, y + length)),
            cloth.plain(),
            round=0.3,
            cast=0.35,
        ),
    ]


def tassel(x: float, y: float, cloth: Cloth, length: float = 6.0) -> list[Piece]:
    """A tassel of leather strips, hanging from (x, y)."""
    tone = darker(cloth.colour, 0.4) if brightness(cloth.colour) > 0.22 else lighter(cloth.colour, 0.2)
    skirt = pen((x - 0.6, y + 1.6), (x + 0.6, y + 1.6), (x + 1.3, y + length), (x - 1.3, y + length))
    cuts = tuple(
        Seam(pen((x + n * 0.18, y + 1.8), (x + n * 0.4, y + length), closed=False), "edge", tone, 0.12)
        for n in (-2, -1, 0, 1, 2)
    )
    return [
        Piece(band(pen((x, y - 0.4), (x, y + 1.2), closed=False), 0.4), cloth.plain(), round=0.15, cast=0.2),
        Piece(skirt, cloth.plain(), seams=cuts, round=0.4, cast=0.35),
        Piece(box(x - 0.75, y + 0.8, x + 0.75, y + 2.2, 0.4), cloth.plain(), round=0.4, cast=0.3),
    ]


def quilted(wide: float, tall: float, step: float = 4.0) -> tuple[Seam, ...]:
    """Crossed quilting lines over a bag's front."""
    return tuple(
        Seam(pen((x, -tall - 1), (x + (tall + 1) * 0.85 * lean, 0), closed=False), "quilt")
        for x in [n * step for n in range(-round(2.4 * wide / step), round(2.4 * wide / step) + 1)]
        for lean in (-1, 1)
    )


def chain(line: skia.Path, metal: Rgb, wide: float = 1.0) -> Piece:
    """A chain along a line: links as bright beads with dark gaps."""
    return Piece(
        band(line, wide),
        trim("metal", metal),
        seams=(Seam(line, "stitch", darker(metal, 0.7), wide * 0.62),),
        round=0.3,
        cast=0.3,
    )


def turn_lock(x: float, y: float, metal: Rgb, size: float = 2.6) -> list[Piece]:
    """A plate with a turning bar, centred at (x, y)."""
    made = trim("metal", metal)
    return [
        Piece(
            box(x - size * 0.7, y - size * 0.5, x + size * 0.7, y + size * 0.5, size * 0.25), made, round=0.4, cast=0.4
        ),
        Piece(
            box(x - size * 0.16, y - size * 0.3, x + size * 0.16, y + size * 0.3, size * 0.12),
            made,
            round=0.25,
            cast=0.5,
        ),
    ]


def top_handle(
    cloth: Cloth, half: float, top: float, rise: float, metal: Rgb, wide: float = 1.6
) -> tuple[Piece, list[Piece]]:
    """An arched handle: (the handle's arch behind the body, the rings and tabs that hold it, in front)."""
    line = pen(
        (-half, top + 0.6), (-half - 0.2, top - rise * 1.3, half + 0.2, top - rise * 1.3, half, top + 0.6), closed=False
    )
    arch = Piece(
        band(line, wide),
        cloth.plain(),
        seams=(Seam(band(line, wide * 0.55), "stitch", None, 0.16),),
        shade=0.04,
        round=0.7,
    )
    tabs: list[Piece] = []
    for x in (-half, half):
        tabs.append(ring(x, top + 0.6, 2.4, metal))
        tabs.append(
            Piece(
                pen(
                    (x - 0.9, top + 1.2),
                    (x + 0.9, top + 1.2),
                    (x + 1.0, top + 4.0),
                    (x, top + 4.9),
                    (x - 1.0, top + 4.0),
                ),
                cloth.plain(),
                seams=(Seam(oval(x, top + 3.6, 0.4, 0.4), "edge", metal, 0.3),),
                round=0.4,
                cast=0.35,
            )
        )
    return arch, tabs
