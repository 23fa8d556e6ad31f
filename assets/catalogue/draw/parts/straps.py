"""A watch's strap or bracelet, each half bending away from the camera around the wrist."""

from math import pi, sin

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.palette import Rgb, brightness, darker, lighter
from assets.catalogue.draw.parts.jewels import balls, rounded
from assets.catalogue.draw.paths import pen
from assets.catalogue.draw.pieces import Fold, Piece, Seam

# How far the strap bends away: its visible place for a length along it, on a wrist of this radius in centimetres.
WRIST = 2.7


def bent(length: float) -> float:
    """Where a place on the strap appears, that far from the case."""
    return WRIST * sin(min(length / WRIST, pi / 2))


def leather_half(cloth: Cloth, wide: float, start: float, side: int, stitched: bool) -> tuple[Piece, ...]:
    """One half of a strap of leather, rubber or canvas, narrower towards the clasp; side: -1 above, 1 below."""
    end = start + bent(5.0)
    w, t = wide / 2, wide * 0.41
    y0, y1 = side * start, side * end
    outline = pen(
        (-w, y0),
        (w, y0),
        (w * 0.98, (y0 + y1) / 2, t, y1),
        (0, y1 + side * 0.12, -t, y1),
        (-w * 0.98, (y0 + y1) / 2, -w, y0),
    )
    away = tuple(
        Fold((-t * 4, y1 - side * d), (0, y1 - side * d), (t * 4, y1 - side * d), 0.5, a)
        for d, a in ((0.0, 0.8), (0.3, 0.3))
    )
    inner = 0.16
    stitch = Seam(
        pen((-w + inner, y0), (-w * 0.98 + inner, (y0 + y1) / 2, -t + inner, y1), closed=False),
        "stitch",
        lighter(cloth.colour, 0.35) if brightness(cloth.colour) < 0.6 else None,
        0.07,
    )
    seams = (
        (
            stitch,
            Seam(
                pen((w - inner, y0), (w * 0.98 - inner, (y0 + y1) / 2, t - inner, y1), closed=False),
                "stitch",
                stitch.colour,
                0.07,
            ),
        )
        if stitched
        else ()
    )
    holes = (
        (
            balls(
                [(0, side * (start + bent(s))) for s in (2.6, 3.2, 3.8)],
                0.15,
                darker(cloth.colour, 0.7),
                "brushed",
                0.0,
            ),
        )
        if side > 0 and cloth.material.name != "canvas"
        else ()
    )
    return (Piece(outline, cloth, away, seams, round=0.22, cast=0.35), *holes)


def moulded_half(wide: float, start: float, side: int, cloth: Cloth) -> tuple[Piece, ...]:
    """A moulded strap: ribs across it."""
    first, *holes = leather_half(cloth, wide, start, side, False)
    ribs = tuple(
        Seam(pen((-wide, side * (start + bent(s))), (wide, side * (start + bent(s))), closed=False), "seam", width=0.06)
        for s in (0.5, 0.9, 1.3, 1.7)
    )
    return (Piece(first.path, first.cloth, first.folds, ribs, round=0.22, cast=0.35), *holes)


def steel_half(metal: Rgb, wide: float, start: float, side: int, look: str) -> tuple[Piece, ...]:
    """One half of a bracelet of links: "three" broad ones in a row, "five" small ones or a "mesh"."""
    if look == "mesh":
        end = side * (start + bent(5.0))
        w, t = wide / 2, wide * 0.44
        outline = pen((-w, side * start), (w, side * start), (t, end), (-t, end))
        wires = tuple(
            Seam(pen((x * wide / 22 - 4, -9), (x * wide / 22 + 4, 9), closed=False), "edge", darker(metal, 0.35), 0.035)
            for x in range(-60, 61)
        )
        cross = tuple(
            Seam(pen((x * wide / 22 + 4, -9), (x * wide / 22 - 4, 9), closed=False), "edge", lighter(metal, 0.4), 0.03)
            for x in range(-60, 61)
        )
        away = Fold((-w * 4, end), (0, end), (w * 4, end), 0.6, 0.5)
        return (Piece(outline, trim("metal", metal), (away,), (*wires, *cross), round=0.25, cast=0.35),)
    shares = {"three": (0.36, 0.28, 0.36), "five": (0.26, 0.12, 0.24, 0.12, 0.26)}[look]
    pieces, step = [], 0.52
    for row in reversed(range(9)):
        y0, y1 = start + bent(row * step), start + bent((row + 1) * step)
        tall = y1 - y0
        if tall < 0.06:
            continue
        w = wide * (1 - 0.018 * row)
        dark, x = darker(metal, 0.045 * row), -w / 2
        middle = side * (y0 + y1) / 2
        for n, share in enumerate(shares):
            line = pen((x + 0.012 * w, middle), (x + (share - 0.012) * w, middle), closed=False)
            shade, finish = (lighter(dark, 0.15), "metal") if n % 2 else (dark, "brushed")
            pieces.append(rounded(line, tall * 0.94, shade, finish, 0.15, 3, blunt=True))
            x += share * w
    return tuple(pieces)
