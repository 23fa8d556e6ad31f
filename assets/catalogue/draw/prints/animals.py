"""Animal prints: a leopard's rosettes, a zebra's stripes."""

from math import cos, pi, sin
from random import Random

import skia

from assets.catalogue.draw.cloth import Cloth
from assets.catalogue.draw.palette import mixed
from assets.catalogue.draw.prints.tiles import Tile, around, ink


def leopard(cloth: Cloth) -> Tile:
    """Broken rings around a darker heart, and small spots between them."""
    hand = Random(f"leopard/{cloth.seed}")
    count = hand.choice((5, 6))
    repeat = hand.choice((13.0, 17.0, 22.0)) * cloth.size
    spots = [
        (
            (column + 0.5 * (row % 2) + hand.uniform(0.2, 0.8)) / count * repeat,
            (row + hand.uniform(0.25, 0.75)) / count * repeat,
            repeat / count * hand.uniform(0.27, 0.42),
            hand.uniform(0, 360),
            hand.uniform(0.7, 1.2),
            hand.choice(((10, 95, 135, 80, 250, 75), (0, 150, 190, 110, 0, 0), (20, 60, 120, 130, 280, 60))),
        )
        for row in range(count)
        for column in range(count)
    ]

    def draw(canvas: skia.Canvas) -> None:
        dark = cloth.inks[0]
        heart = ink(mixed(cloth.colour, dark, 0.32))
        for dx, dy in around(repeat):
            for x, y, radius, angle, squeeze, arcs in spots:
                canvas.save()
                canvas.translate(x + dx, y + dy)
                canvas.rotate(angle)
                canvas.scale(1, squeeze)
                canvas.drawCircle(0, 0, radius * 0.75, heart)
                stroke = ink(dark)
                stroke.setStyle(skia.Paint.kStroke_Style)
                stroke.setStrokeWidth(radius * 0.55)
                stroke.setStrokeCap(skia.Paint.kRound_Cap)
                ring = skia.Rect.MakeLTRB(-radius, -radius, radius, radius)
                for begin, sweep in zip(arcs[::2], arcs[1::2], strict=True):
                    if sweep:
                        canvas.drawArc(ring, begin, sweep, False, stroke)
                canvas.drawCircle(radius * 1.75, radius * 0.5, radius * 0.22, ink(dark))
                canvas.restore()

    return Tile(repeat, repeat, draw)


def zebra(cloth: Cloth) -> Tile:
    """Wavering stripes that swell, thin out and end; they run level or aslant."""
    hand = Random(f"zebra/{cloth.seed}")
    count = hand.choice((8, 10))
    repeat = hand.choice((20.0, 28.0)) * cloth.size
    step = repeat / count
    swings = [(hand.uniform(0, 2 * pi), hand.uniform(0.5, 1.0)) for _ in range(3)]
    stripes = [
        (hand.uniform(0, 2 * pi), hand.uniform(0, 2 * pi), hand.random() if hand.random() < 0.55 else None)
        for _ in range(count)
    ]

    def middle(place: float, share: float) -> float:
        """The stripe's height: neighbours swing almost alike, so that they never cross; whole waves, so it repeats."""
        turn, drift = 2 * pi * share, 2 * pi * place / count
        wave = sum(
            much * sin((n + 1) * turn + phase + drift * (1 if n == 1 else 0)) / (n + 1)
            for n, (phase, much) in enumerate(swings)
        )
        return (place + 0.5) * step + 1.05 * step * wave

    def draw(canvas: skia.Canvas) -> None:
        points = 64
        for number, (first, second, gap) in enumerate(stripes):
            above, below = [], []
            for point in range(points + 1):
                share = point / points
                turn = 2 * pi * share
                thick = 0.27 * step * (1 + 0.42 * sin(turn + first) + 0.3 * cos(3 * turn + second))
                if gap is not None:
                    away = abs((share - gap + 0.5) % 1 - 0.5)
                    thick *= min(1.0, max(0.0, (away - 0.05) / 0.16)) ** 0.6
                y = middle(number, share)
                above.append(skia.Point(share * repeat, y - thick))
                below.append(skia.Point(share * repeat, y + thick))
            stripe = skia.Path()
            stripe.addPoly([*above, *reversed(below)], True)
            for dy in (-repeat, 0.0, repeat):
                canvas.save()
                canvas.translate(0, dy)
                canvas.drawPath(stripe, ink(cloth.inks[0]))
                canvas.restore()

    return Tile(repeat, repeat, draw, turn=hand.choice((0.0, 24.0, -24.0)))
