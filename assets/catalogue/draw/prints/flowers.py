"""Floral prints in several hands: a meadow, small ditsy sprigs, large blooms, bold cut-out daisies."""

from collections.abc import Callable
from math import cos, pi, sin
from random import Random

import skia

from assets.catalogue.draw.cloth import Cloth
from assets.catalogue.draw.palette import Rgb, brightness, darker, lighter, mixed
from assets.catalogue.draw.prints.tiles import Tile, around, ink

# What draws one flower: canvas, place, radius, colour, where its first petal points.
Bloom = Callable[[skia.Canvas, float, float, float, Rgb, float], None]


def floral(cloth: Cloth) -> Tile:
    """Flowers on a loose grid with jitter; the hand that drew them differs from line to line."""
    hand = Random(f"floral/{cloth.seed}")
    way = hand.choice(("meadow", "ditsy", "large", "daisies", "meadow"))
    bloom = {"meadow": _petalled(cloth), "ditsy": _petalled(cloth), "large": _rose(cloth), "daisies": _daisy}[way]
    rows, repeat, least, most = {
        "meadow": (3, 20.0, 0.07, 0.13),
        "ditsy": (4, 13.0, 0.05, 0.085),
        "large": (2, 27.0, 0.12, 0.19),
        "daisies": (3, 17.0, 0.085, 0.12),
    }[way]
    repeat *= cloth.size
    flowers = [
        (
            (column + 0.5 + hand.uniform(-0.24, 0.24) + 0.5 * (row % 2)) / rows * repeat,
            (row + 0.5 + hand.uniform(-0.2, 0.2)) / rows * repeat,
            repeat * hand.uniform(least, most),
            hand.randrange(len(cloth.inks)),
            hand.uniform(0, 2 * pi),
        )
        for row in range(rows + rows % 2)
        for column in range(rows)
    ]
    green = (84, 128, 82) if not 90 < sum(cloth.colour) < 300 else (128, 168, 120)

    def draw(canvas: skia.Canvas) -> None:
        tall = repeat * (rows + rows % 2) / rows
        copies = tuple((dx, dy * tall / repeat) for dx, dy in around(repeat))
        if way != "daisies":
            for dx, dy in copies:
                for x, y, radius, _, start in flowers:
                    _leaves(canvas, x + dx, y + dy, radius, start, green, cloth.colour)
        for dx, dy in copies:
            for x, y, radius, which, start in flowers:
                bloom(canvas, x + dx, y + dy, radius, cloth.inks[which], start)

    return Tile(repeat, repeat * (rows + rows % 2) / rows, draw)


def _leaves(canvas: skia.Canvas, x: float, y: float, radius: float, start: float, green: Rgb, ground: Rgb) -> None:
    for side in (0, 1):
        length = radius * (1.7 if radius > 1 else 1.45)
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(start * 57 + side * 130)
        path = skia.Path()
        path.moveTo(0, 0)
        path.quadTo(length / 2, -length * 0.3, length, 0)
        path.quadTo(length / 2, length * 0.3, 0, 0)
        canvas.drawPath(path, ink(mixed(green, ground, 0.15 + 0.15 * side)))
        canvas.restore()


def _petalled(cloth: Cloth) -> Bloom:
    """Five round petals about a yellow heart."""

    def bloom(canvas: skia.Canvas, x: float, y: float, radius: float, colour: Rgb, start: float) -> None:
        for petal in range(5):
            angle = start + 2 * pi * petal / 5
            canvas.save()
            canvas.translate(x + radius * 0.55 * cos(angle), y + radius * 0.55 * sin(angle))
            canvas.rotate(angle * 180 / pi)
            oval = skia.Rect.MakeXYWH(-radius * 0.55, -radius * 0.44, radius * 1.1, radius * 0.88)
            canvas.drawOval(oval, ink(mixed(colour, cloth.colour, 0.14 * (petal % 2))))
            canvas.restore()
        yellow = colour[0] > 225 and colour[2] < 120
        canvas.drawCircle(x, y, radius * 0.26, ink(darker(colour, 0.5) if yellow else (238, 196, 70)))

    return bloom


def _rose(cloth: Cloth) -> Bloom:
    """Painted whorls: rings of petals that grow darker towards the heart."""

    def bloom(canvas: skia.Canvas, x: float, y: float, radius: float, colour: Rgb, start: float) -> None:
        deep = darker(colour, 0.45) if brightness(colour) > 0.3 else lighter(colour, 0.35)
        for ring, (reach, petals, share) in enumerate(((0.62, 6, 0.0), (0.42, 5, 0.22), (0.22, 4, 0.45))):
            for petal in range(petals):
                angle = start * (1 + ring) + 2 * pi * petal / petals
                wide = radius * (0.46 - 0.1 * ring)
                shade = mixed(mixed(colour, deep, share), cloth.colour, 0.16 * (petal % 2))
                canvas.drawCircle(x + reach * radius * cos(angle), y + reach * radius * sin(angle), wide, ink(shade))
        canvas.drawCircle(x, y, radius * 0.16, ink(deep))

    return bloom


def _daisy(canvas: skia.Canvas, x: float, y: float, radius: float, colour: Rgb, start: float) -> None:
    """Narrow petals cut out of paper."""
    petals = 9
    for petal in range(petals):
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate((start + 2 * pi * petal / petals) * 180 / pi)
        canvas.drawOval(skia.Rect.MakeXYWH(radius * 0.2, -radius * 0.17, radius * 0.85, radius * 0.34), ink(colour))
        canvas.restore()
    heart = (238, 190, 60) if not (colour[0] > 225 and colour[2] < 120) else (120, 70, 30)
    canvas.drawCircle(x, y, radius * 0.3, ink(heart))
