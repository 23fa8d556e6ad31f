"""Dots: pin dots, polka dots, coin dots, scattered ones."""

from random import Random

import skia

from assets.catalogue.draw.cloth import Cloth
from assets.catalogue.draw.prints.tiles import Tile, around, ink


def dotted(cloth: Cloth) -> Tile:
    """In offset rows, small to large; or scattered in several sizes."""
    choose = Random(f"dotted/{cloth.seed}")
    way = choose.choice(("pin", "polka", "polka", "coin", "scattered"))
    if way == "scattered" or len(cloth.inks) > 2:
        return _scattered(cloth, choose)
    repeat, share = {"pin": (2.2, 0.15), "polka": (4.2, 0.17), "coin": (8.4, 0.2)}[way]
    repeat *= cloth.size

    def draw(canvas: skia.Canvas) -> None:
        for place, (x, y) in enumerate(((0.25, 0.25), (0.75, 0.75))):
            canvas.drawCircle(x * repeat, y * repeat, share * repeat, ink(cloth.inks[place % len(cloth.inks)]))

    return Tile(repeat, repeat, draw)


def _scattered(cloth: Cloth, choose: Random) -> Tile:
    repeat = 13.0 * cloth.size
    dots = [
        (
            (column + choose.uniform(0.25, 0.75) + 0.5 * (row % 2)) / 4 * repeat,
            (row + choose.uniform(0.25, 0.75)) / 4 * repeat,
            repeat * choose.choice((0.03, 0.045, 0.07)),
            choose.randrange(len(cloth.inks)),
        )
        for row in range(4)
        for column in range(4)
    ]

    def draw(canvas: skia.Canvas) -> None:
        for dx, dy in around(repeat):
            for x, y, radius, which in dots:
                canvas.drawCircle(x + dx, y + dy, radius, ink(cloth.inks[which]))

    return Tile(repeat, repeat, draw)
