"""Prints on a grid: gingham, windowpane, tartan, houndstooth, argyle."""

from random import Random

import skia

from assets.catalogue.draw.cloth import Cloth
from assets.catalogue.draw.palette import brightness, darker, lighter
from assets.catalogue.draw.paths import pen
from assets.catalogue.draw.prints.tiles import Tile, bar, ink


def checked(cloth: Cloth) -> Tile:
    """Gingham small or large, a windowpane of thin lines, or a graph check of double lines."""
    way = Random(f"checked/{cloth.seed}").choice(("gingham", "gingham", "large gingham", "windowpane", "graph"))
    repeat = {"gingham": 3.0, "large gingham": 6.4, "windowpane": 8.0, "graph": 6.0}[way] * cloth.size
    bands = {
        "gingham": ((0.0, 0.5, 0.55),),
        "large gingham": ((0.0, 0.5, 0.55),),
        "windowpane": ((0.2, 0.055, 0.9),),
        "graph": ((0.2, 0.1, 0.75), (0.4, 0.04, 0.75)),
    }[way]

    def draw(canvas: skia.Canvas) -> None:
        for start, wide, alpha in bands:
            paint = ink(cloth.inks[0], alpha)
            bar(canvas, start * repeat, 0, wide * repeat, repeat, paint)
            bar(canvas, 0, start * repeat, repeat, wide * repeat, paint)

    return Tile(repeat, repeat, draw)


def tartan(cloth: Cloth) -> Tile:
    """A sett of broad and thin bands; where warp and weft cross the colours mix."""
    repeat = 11.0 * cloth.size
    deep = darker(cloth.colour, 0.6) if brightness(cloth.colour) > 0.2 else lighter(cloth.colour, 0.3)
    setts = (
        ((0.06, 0.24, deep, 0.6), (0.44, 0.12, cloth.inks[0], 0.5), (0.7, 0.03, cloth.inks[0], 0.9)),
        ((0.04, 0.13, deep, 0.6), (0.25, 0.13, deep, 0.6), (0.2, 0.02, cloth.inks[0], 0.9), (0.7, 0.16, deep, 0.4)),
        ((0.0, 0.36, deep, 0.55), (0.16, 0.04, cloth.inks[0], 0.95), (0.69, 0.05, cloth.inks[-1], 0.9)),
    )
    bands = Random(f"tartan/{cloth.seed}").choice(setts)

    def draw(canvas: skia.Canvas) -> None:
        for start, wide, colour, alpha in bands:
            bar(canvas, start * repeat, 0, wide * repeat, repeat, ink(colour, alpha))
            bar(canvas, 0, start * repeat, repeat, wide * repeat, ink(colour, alpha * 0.8))

    return Tile(repeat, repeat, draw)


def houndstooth(cloth: Cloth) -> Tile:
    """The broken check of a twill with four dark threads and four light ones each way, from afar.

    Where dark warp crosses dark weft it is dark; where dark crosses light the twill's diagonals show.
    """
    repeat = Random(f"houndstooth/{cloth.seed}").choice((2.6, 3.6, 5.4)) * cloth.size
    half, quarter = repeat / 2, repeat / 4

    def draw(canvas: skia.Canvas) -> None:
        paint = ink(cloth.inks[0])
        bar(canvas, 0, 0, half, half, paint)
        # The diagonals run down to the left; in one corner they begin a quarter later than in the other.
        for left, top, late in ((0.0, half, 0.0), (half, 0.0, quarter)):
            canvas.save()
            canvas.clipRect(skia.Rect.MakeXYWH(left, top, half, half), True)
            for band in range(-1, 3):
                x = left + band * half + late
                canvas.drawPath(
                    pen((x, top), (x + quarter, top), (x + quarter - half, top + half), (x - half, top + half)), paint
                )
            canvas.restore()

    return Tile(repeat, repeat, draw, dots=16)


def argyle(cloth: Cloth) -> Tile:
    """Columns of diamonds in two inks, a thin lattice over them."""
    choose = Random(f"argyle/{cloth.seed}")
    tall = choose.choice((12.0, 15.0, 19.0)) * cloth.size
    width, middle = tall * choose.choice((1.05, 1.2, 1.35)), tall / 2
    half = width / 4
    thread = lighter(cloth.colour, 0.55) if brightness(cloth.colour) < 0.55 else darker(cloth.colour, 0.55)

    def draw(canvas: skia.Canvas) -> None:
        for x, colour in ((half, cloth.inks[0]), (3 * half, cloth.inks[-1])):
            diamond = pen((x, 0), (x + half, middle), (x, tall), (x - half, middle))
            canvas.drawPath(diamond, ink(colour))
        lattice = skia.Paint(
            AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=0.34, Color=skia.ColorSetARGB(220, *thread)
        )
        lattice.setPathEffect(skia.DashPathEffect.Make([0.62, 0.3], 0))
        for x in range(-4, 6, 2):
            for lean in (-1, 1):
                canvas.drawLine(x * half, 0, (x + 2 * lean) * half, 2 * middle, lattice)

    return Tile(width, tall, draw)
