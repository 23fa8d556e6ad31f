"""What jewellers work with: wire, balls, pearls, chains, cut stones.

Metal and glass are no cloth: they show the room. A rounded form is painted as nested strokes along its line, each
narrower and nearer to the light than the one below it, so that a wire gets its bright ridge, its dark reflection and
its lit rim, and a stroke of no length becomes a ball.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import atan2, cos, degrees, pi, sin

import skia

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.palette import Rgb, darker, lighter, mixed
from assets.catalogue.draw.paths import Point, band, changed, pen
from assets.catalogue.draw.pieces import Piece, Seam

# A stroke on a rounded form: its share of the full width, its shift away from the light as a share of the width, and
# its tone, -1 (black) to 1 (white). Tones between two stops are mixed.
Stops = tuple[tuple[float, float, float], ...]

FINISHES: dict[str, Stops] = {
    "metal": (
        (1.0, 0.0, -0.5),
        (0.96, -0.005, -0.12),
        (0.89, -0.02, -0.62),
        (0.74, -0.055, -0.32),
        (0.56, -0.09, 0.08),
        (0.38, -0.125, 0.5),
        (0.22, -0.15, 0.92),
        (0.1, -0.16, 1.0),
    ),
    "fine": ((1.0, 0.0, -0.4), (0.84, -0.04, -0.12), (0.56, -0.1, 0.2), (0.34, -0.14, 0.7), (0.16, -0.16, 1.0)),
    "brushed": ((1.0, 0.0, -0.45), (0.8, -0.05, -0.15), (0.5, -0.12, 0.1), (0.2, -0.16, 0.35)),
    "pearl": (
        (1.0, 0.0, -0.24),
        (0.93, -0.01, -0.4),
        (0.76, -0.06, -0.2),
        (0.56, -0.11, 0.0),
        (0.38, -0.16, 0.4),
        (0.2, -0.2, 0.8),
        (0.12, -0.21, 1.0),
    ),
    "glass": (
        (1.0, 0.0, -0.2),
        (0.9, -0.01, -0.5),
        (0.72, 0.05, -0.25),
        (0.5, 0.09, 0.08),
        (0.32, 0.12, 0.3),
    ),
    "stone": ((1.0, 0.0, -0.5), (0.85, -0.04, -0.25), (0.6, -0.1, 0.0), (0.3, -0.17, 0.3), (0.12, -0.2, 0.6)),
}


def tone(colour: Rgb, amount: float) -> Rgb:
    """The colour towards white (amount > 0) or a warm black (amount < 0)."""
    return lighter(colour, amount) if amount >= 0 else darker(colour, -amount)


def rounded(
    line: skia.Path,
    width: float,
    colour: Rgb,
    finish: str = "metal",
    cast: float = 0.4,
    steps: int = 4,
    blunt: bool = False,
) -> Piece:
    """A wire along a line, or balls where the line has strokes of no length (see dots).

    Args:
        line: one or many contours, in centimetres.
        width: of the wire, in centimetres.
        colour: of the metal, pearl, glass or stone.
        finish: a key of FINISHES.
        cast: strength of its shadow, 0 to 1.
        steps: strokes between two stops; more for what is large in the picture.
        blunt: ends cut off instead of round.
    """
    seams = []
    for (share, shift, dark), (share_next, shift_next, dark_next) in pairwise(FINISHES[finish]):
        for step in range(steps):
            part = step / steps
            away = width * (shift + part * (shift_next - shift))
            seams.append(
                Seam(
                    changed(line, skia.Matrix.Translate(away, away)),
                    "edge",
                    tone(colour, dark + part * (dark_next - dark)),
                    width * (share + part * (share_next - share)),
                )
            )
    if finish == "glass":
        gleam = changed(line, skia.Matrix.Translate(-0.2 * width, -0.22 * width))
        seams.append(Seam(gleam, "edge", tone(colour, 0.9), width * 0.17))
    return Piece(band(line, width, not blunt), trim("metal", colour), seams=tuple(seams), round=0.0, cast=cast)


def dots(places: Sequence[Point]) -> skia.Path:
    """Strokes of no length, one contour each: under a round pen they are balls."""
    path = skia.Path()
    for x, y in places:
        path.moveTo(x, y)
        path.lineTo(x + 0.001, y)
    return path


def balls(
    places: Sequence[Point], size: float, colour: Rgb, finish: str = "metal", cast: float = 0.4, steps: int = 4
) -> Piece:
    """Balls of one size (their diameter in centimetres)."""
    return rounded(dots(places), size, colour, finish, cast, steps)


def along(line: skia.Path, gap: float, start: float = 0.0) -> list[tuple[float, float, float]]:
    """Places on a line every gap centimetres, as (x, y, direction in degrees), from start on."""
    measure = skia.PathMeasure(line, False)
    length, places, at = measure.getLength(), [], start
    while at <= length + 1e-6:
        place, way = measure.getPosTan(min(at, length))
        places.append((place.x(), place.y(), degrees(atan2(way.y(), way.x()))))
        at += gap
    return places


def evenly(line: skia.Path, count: int) -> list[tuple[float, float, float]]:
    """That many places on an open line, its two ends among them."""
    gap = skia.PathMeasure(line, False).getLength() / max(count - 1, 1)
    return along(line, gap * (1 - 1e-6))[:count]


def fine_chain(line: skia.Path, gauge: float, metal: Rgb, cast: float = 0.35) -> tuple[Piece, ...]:
    """A chain so fine that its links are only grains of light."""
    faces, sides = skia.Path(), skia.Path()
    for number, (x, y, way) in enumerate(along(line, gauge * 0.95)):
        reach = gauge * (0.42 if number % 2 else 0.18)
        dx, dy = reach * cos(way * pi / 180), reach * sin(way * pi / 180)
        path = faces if number % 2 else sides
        path.moveTo(x - dx, y - dy)
        path.lineTo(x + dx, y + dy)
    return (
        rounded(faces, gauge * 0.78, metal, "fine", cast, 2),
        rounded(sides, gauge * 0.66, metal, "fine", 0.2, 2),
    )


def ring(x: float, y: float, length: float, height: float, way: float, straight: float = 0.0) -> skia.Path:
    """A link's line around (x, y), its long axis along way (degrees); straight: 0 an ellipse, 1 a paper clip."""
    link = skia.Path()
    box = skia.Rect.MakeLTRB(-length / 2, -height / 2, length / 2, height / 2)
    if straight > 0:
        link.addRoundRect(box, height / 2 * (1.05 - 0.1 * straight), height / 2)
    else:
        link.addOval(box)
    matrix = skia.Matrix()
    matrix.setRotate(way)
    matrix.postTranslate(x, y)
    return changed(link, matrix)


def links(
    line: skia.Path, length: float, height: float, gauge: float, metal: Rgb, kind: str = "cable", cast: float = 0.4
) -> tuple[Piece, ...]:
    """A chain of visible links along a line.

    Args:
        line: where it lies.
        length, height: of one link, in centimetres.
        gauge: the wire's width.
        metal: its colour.
        kind: "cable" (faces and sides in turn), "curb" (all askew, each over the last), "paper clip" (long).
        cast: strength of its shadow.
    """
    if kind == "curb":
        return tuple(
            rounded(ring(x, y, length, height, way + 22), gauge, metal, "metal", cast if n % 2 else 0.25, 2)
            for n, (x, y, way) in enumerate(along(line, length * 0.62, length * 0.3))
        )
    straight = 1.0 if kind == "paper clip" else 0.0
    step = (length - gauge * 0.6) * (1.0 if straight else 1.04)
    faces, sides = skia.Path(), skia.Path()
    for x, y, way in along(line, step * 1.28, length * 0.5):
        faces.addPath(ring(x, y, length, height, way, straight))
    for x, y, way in along(line, step * 1.28, length * 0.5 + step * 0.64):
        dx, dy = (0.27 * length * f(way * pi / 180) for f in (cos, sin))
        sides.moveTo(x - dx, y - dy)
        sides.lineTo(x + dx, y + dy)
    return (rounded(faces, gauge, metal, "metal", cast, 2), rounded(sides, gauge * 1.15, metal, "metal", cast, 2))


def cut_stone(x: float, y: float, width: float, height: float, colour: Rgb, shape: str = "round") -> tuple[Piece, ...]:
    """A faceted stone with its table in the middle: "round", "emerald" (eight corners) or "drop" (its point above)."""
    rim = [(x + a * width / 2, y + b * height / 2) for a, b in _OUTLINES[shape]]
    count = len(rim)
    middle = y + (0.08 * height if shape == "drop" else 0.0)
    table = [(x + (px - x) * 0.52, middle + (py - middle) * 0.52) for px, py in rim]
    pieces = [Piece(pen(*rim), trim("metal", darker(colour, 0.45)), round=0.0, cast=0.45)]
    for n in range(count):
        after = (n + 1) % count
        mid = (rim[n][0] + rim[after][0]) / 2 - x, (rim[n][1] + rim[after][1]) / 2 - middle
        # Facets that face the light are pale; those opposite glow, lit through the stone.
        facing = -(mid[0] + mid[1]) / ((mid[0] ** 2 + mid[1] ** 2) ** 0.5 * 1.42 or 1)
        light = 0.5 * facing if facing > 0 else -0.25 * facing - 0.32
        light += 0.2 if n % 2 else -0.16
        quad = pen(rim[n], rim[after], table[after], table[n])
        pieces.append(Piece(quad, trim("metal", tone(colour, light)), round=0.0, cast=0.0))
    half = count // 2
    pieces.append(Piece(pen(*table), trim("metal", tone(colour, 0.05)), round=0.0, cast=0.0))
    pieces.append(Piece(pen(*table[half:], table[0]), trim("metal", tone(colour, 0.42)), round=0.0, cast=0.0))
    pieces.append(balls([(x - 0.14 * width, y - 0.16 * height)], 0.1 * min(width, height), (255, 255, 255), cast=0.0))
    return tuple(pieces)


_OUTLINES: dict[str, list[Point]] = {
    "round": [(cos(2 * pi * (n + 0.5) / 12), sin(2 * pi * (n + 0.5) / 12)) for n in range(12)],
    "emerald": [(-0.62, -1), (0.62, -1), (1, -0.66), (1, 0.66), (0.62, 1), (-0.62, 1), (-1, 0.66), (-1, -0.66)],
    "drop": [
        (0.0, -1.0),
        (0.34, -0.5),
        (0.76, 0.02),
        (0.9, 0.46),
        (0.62, 0.88),
        (0.0, 1.0),
        (-0.62, 0.88),
        (-0.9, 0.46),
        (-0.76, 0.02),
        (-0.34, -0.5),
    ],
}


def sheet_metal(outline: skia.Path, metal: Rgb, slope: float = 0.0, cast: float = 0.4) -> Piece:
    """A flat polished plate: broad bands of reflected light and dark across it, a bright bevel around.

    Args:
        outline: of the plate.
        metal: its colour.
        slope: degrees by which the reflections lean.
        cast: strength of its shadow.
    """
    bounds = outline.computeTightBounds()
    reach = bounds.width() + bounds.height()
    stops = ((0.0, 0.5), (0.16, 0.15), (0.26, 0.75), (0.34, 0.1), (0.52, -0.25), (0.62, -0.1), (0.76, 0.3), (1.0, -0.4))
    count, seams = 56, []
    matrix = skia.Matrix()
    matrix.setRotate(slope, bounds.centerX(), bounds.centerY())
    for n in range(count):
        share = n / count
        below = max(i for i, stop in enumerate(stops) if stop[0] <= share)
        (a, dark), (b, light) = stops[below], stops[min(below + 1, len(stops) - 1)]
        shade = tone(metal, dark + (light - dark) * ((share - a) / (b - a) if b > a else 0.0))
        x = bounds.centerX() + (share - 0.5) * reach
        line = pen((x, bounds.centerY() - reach), (x + 0.6 * reach, bounds.centerY() + reach), closed=False)
        seams.append(Seam(changed(line, matrix), "edge", shade, reach / count * 1.5))
    thin = 0.045 * min(bounds.width(), bounds.height())
    seams.append(
        Seam(changed(outline, skia.Matrix.Translate(thin, thin)), "edge", mixed(metal, (255, 255, 255), 0.65), thin)
    )
    seams.append(Seam(changed(outline, skia.Matrix.Translate(-thin, -thin)), "edge", darker(metal, 0.45), thin))
    return Piece(outline, trim("metal", metal), seams=tuple(seams), round=0.0, cast=cast)
