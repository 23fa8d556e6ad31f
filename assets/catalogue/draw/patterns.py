"""Prints: a repeating tile per pattern, in centimetres, as a shader."""

from collections.abc import Callable
from functools import lru_cache
from math import cos, pi, sin
from random import Random

import skia

from assets.catalogue.draw.cloth import Cloth
from assets.catalogue.draw.palette import Rgb, darker, mixed

DOTS_PER_CM = 12

# A tile: its width and height in centimetres, and what draws it.
Tile = tuple[float, float, Callable[[skia.Canvas], None]]


def ink(colour: Rgb, alpha: float = 1.0) -> skia.Paint:
    """A fill paint; alpha 0 to 1."""
    return skia.Paint(AntiAlias=True, Color=skia.ColorSetARGB(round(255 * alpha), *colour))


def print_shader(cloth: Cloth, turn: float = 0.0) -> skia.Shader | None:
    """The shader that paints the cloth's pattern, or None where it is plain."""
    if cloth.pattern == "plain":
        return None
    image = _tile(cloth)
    matrix = skia.Matrix()
    matrix.preRotate(turn)
    matrix.preScale(1 / DOTS_PER_CM, 1 / DOTS_PER_CM)
    sampling = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    return image.withDefaultMipmaps().makeShader(skia.TileMode.kRepeat, skia.TileMode.kRepeat, sampling, matrix)


@lru_cache(maxsize=64)
def _tile(cloth: Cloth) -> skia.Image:
    width, height, draw = _DRAWERS[cloth.pattern](cloth)
    across, down = max(2, round(width * DOTS_PER_CM)), max(2, round(height * DOTS_PER_CM))
    surface = skia.Surface(across, down)
    canvas = surface.getCanvas()
    canvas.clear(skia.ColorSetRGB(*cloth.colour))
    canvas.scale(across / width, down / height)
    draw(canvas)
    return surface.makeImageSnapshot()


def _horizontal(cloth: Cloth) -> Tile:
    size = cloth.size
    share = 0.5 if len(cloth.inks) == 1 else 1 / (len(cloth.inks) + 1)
    repeat = 5.2 * size * (1 if len(cloth.inks) == 1 else 0.5 * (len(cloth.inks) + 1))
    step = repeat * share

    def draw(canvas: skia.Canvas) -> None:
        for place, colour in enumerate(cloth.inks):
            canvas.drawRect(skia.Rect.MakeXYWH(0, step * (place + 0.5), 4, step), ink(colour))

    return 4, repeat, draw


def _vertical(cloth: Cloth) -> Tile:
    repeat = 3.4 * cloth.size

    def draw(canvas: skia.Canvas) -> None:
        for place, colour in enumerate(cloth.inks[:2]):
            wide = repeat * (0.34 if len(cloth.inks) == 1 else 0.2)
            canvas.drawRect(skia.Rect.MakeXYWH(repeat * (0.15 + 0.5 * place), 0, wide, 4), ink(colour))

    return repeat, 4, draw


def _pinstriped(cloth: Cloth) -> Tile:
    repeat = 3.0 * cloth.size

    def draw(canvas: skia.Canvas) -> None:
        canvas.drawRect(skia.Rect.MakeXYWH(repeat * 0.4, 0, 0.24, 4), ink(cloth.inks[0], 0.85))

    return repeat, 4, draw


def _checked(cloth: Cloth) -> Tile:
    repeat = 4.4 * cloth.size

    def draw(canvas: skia.Canvas) -> None:
        paint = ink(cloth.inks[0], 0.55)
        canvas.drawRect(skia.Rect.MakeXYWH(0, 0, repeat / 2, repeat), paint)
        canvas.drawRect(skia.Rect.MakeXYWH(0, 0, repeat, repeat / 2), paint)

    return repeat, repeat, draw


def _tartan(cloth: Cloth) -> Tile:
    repeat = 9.0 * cloth.size
    inks = (*cloth.inks, darker(cloth.colour, 0.6))

    def draw(canvas: skia.Canvas) -> None:
        bands = (
            (0.06, 0.24, inks[-1], 0.55),
            (0.44, 0.12, inks[0], 0.5),
            (0.70, 0.035, inks[0], 0.85),
            (0.84, 0.05, inks[1 % len(inks)], 0.7),
        )
        for start, wide, colour, alpha in bands:
            canvas.drawRect(skia.Rect.MakeXYWH(start * repeat, 0, wide * repeat, repeat), ink(colour, alpha))
            canvas.drawRect(skia.Rect.MakeXYWH(0, start * repeat, repeat, wide * repeat), ink(colour, alpha * 0.8))

    return repeat, repeat, draw


def _dotted(cloth: Cloth) -> Tile:
    repeat = 4.2 * cloth.size

    def draw(canvas: skia.Canvas) -> None:
        radius = repeat * 0.17
        for x, y in ((0.25, 0.25), (0.75, 0.75)):
            canvas.drawCircle(x * repeat, y * repeat, radius, ink(cloth.inks[0]))

    return repeat, repeat, draw


def _floral(cloth: Cloth) -> Tile:
    repeat = 20.0 * cloth.size
    hand = Random(f"floral/{cloth.seed}")

    def bloom(canvas: skia.Canvas, x: float, y: float, radius: float, colour: Rgb, petals: int, start: float) -> None:
        for petal in range(petals):
            angle = start + 2 * pi * petal / petals
            canvas.save()
            canvas.translate(x + radius * 0.55 * cos(angle), y + radius * 0.55 * sin(angle))
            canvas.rotate(angle * 180 / pi)
            canvas.drawOval(
                skia.Rect.MakeXYWH(-radius * 0.55, -radius * 0.44, radius * 1.1, radius * 0.88),
                ink(mixed(colour, cloth.colour, 0.12 * (petal % 2))),
            )
            canvas.restore()
        canvas.drawCircle(
            x, y, radius * 0.26, ink((238, 196, 70) if colour[0] < 225 or colour[2] > 120 else darker(colour, 0.5))
        )

    def leaf(canvas: skia.Canvas, x: float, y: float, length: float, angle: float, colour: Rgb) -> None:
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(angle)
        path = skia.Path()
        path.moveTo(0, 0)
        path.quadTo(length / 2, -length * 0.3, length, 0)
        path.quadTo(length / 2, length * 0.3, 0, 0)
        canvas.drawPath(path, ink(colour))
        canvas.restore()

    # A loose grid with jitter; each flower is drawn in the nine neighbouring tiles so that the repeat has no edge.
    flowers = []
    for row in range(3):
        for column in range(3):
            x = (column + 0.5 + hand.uniform(-0.26, 0.26) + 0.5 * (row % 2)) / 3 * repeat
            y = (row + 0.5 + hand.uniform(-0.22, 0.22)) / 3 * repeat
            flowers.append(
                (
                    x,
                    y,
                    repeat * hand.uniform(0.07, 0.135),
                    hand.randrange(len(cloth.inks)),
                    hand.choice((5, 5, 6)),
                    hand.uniform(0, 6),
                )
            )
    green = (84, 128, 82) if not 90 < sum(cloth.colour) < 300 else (128, 168, 120)

    def draw(canvas: skia.Canvas) -> None:
        for dx in (-repeat, 0, repeat):
            for dy in (-repeat, 0, repeat):
                for x, y, radius, _, _, start in flowers:
                    for side in (0, 1):
                        leaf(
                            canvas,
                            x + dx,
                            y + dy,
                            radius * 1.6,
                            start * 57 + side * 130,
                            mixed(green, cloth.colour, 0.15 * side),
                        )
                for x, y, radius, which, petals, start in flowers:
                    bloom(canvas, x + dx, y + dy, radius, cloth.inks[which], petals, start)

    return repeat, repeat, draw


def _leopard(cloth: Cloth) -> Tile:
    repeat = 16.0 * cloth.size
    hand = Random(f"leopard/{cloth.seed}")
    spots = [
        (
            (column + 0.5 * (row % 2) + hand.uniform(0.2, 0.8)) / 5 * repeat,
            (row + hand.uniform(0.25, 0.75)) / 5 * repeat,
            repeat * hand.uniform(0.055, 0.085),
            hand.uniform(0, 360),
            hand.uniform(0.75, 1.2),
        )
        for row in range(5)
        for column in range(5)
    ]

    def draw(canvas: skia.Canvas) -> None:
        dark = cloth.inks[0]
        for dx in (-repeat, 0, repeat):
            for dy in (-repeat, 0, repeat):
                for x, y, radius, angle, squeeze in spots:
                    canvas.save()
                    canvas.translate(x + dx, y + dy)
                    canvas.rotate(angle)
                    canvas.scale(1, squeeze)
                    canvas.drawCircle(0, 0, radius * 0.7, ink(mixed(cloth.colour, dark, 0.35)))
                    stroke = skia.Paint(
                        AntiAlias=True,
                        Color=skia.ColorSetRGB(*dark),
                        Style=skia.Paint.kStroke_Style,
                        StrokeWidth=radius * 0.5,
                        StrokeCap=skia.Paint.kRound_Cap,
                    )
                    for begin, sweep in ((10, 95), (135, 80), (250, 75)):
                        canvas.drawArc(
                            skia.Rect.MakeLTRB(-radius, -radius, radius, radius), begin, sweep, False, stroke
                        )
                    canvas.restore()

    return repeat, repeat, draw


_DRAWERS = {
    "horizontal stripes": _horizontal,
    "vertical stripes": _vertical,
    "pinstripes": _pinstriped,
    "checked": _checked,
    "tartan": _tartan,
    "dotted": _dotted,
    "floral": _floral,
    "leopard": _leopard,
}
