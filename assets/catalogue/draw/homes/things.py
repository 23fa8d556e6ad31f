"""Small things on worktops, shelves and tables: jars, bottles, fruit, plants, kettles, plates."""

from collections.abc import Callable
from math import cos, pi, sin
from random import Random

import skia

from assets.catalogue.draw.homes.space import Vec
from assets.catalogue.draw.homes.stage import Stage, blend
from assets.catalogue.draw.light import soft
from assets.catalogue.draw.palette import Rgb, darker, lighter, mixed
from assets.catalogue.draw.paths import box as rectangle
from assets.catalogue.draw.paths import pen
from assets.catalogue.draw.prints.tiles import ink

Draw = Callable[[skia.Canvas, float, Random], None]


def thing(stage: Stage, place: Vec, kind: str, hand: Random) -> None:
    """Something small on a worktop, a shelf or a table: a key of THINGS; drawn in centimetres, foot at (0, 0)."""
    x, y = stage.camera.pixel(place)
    scale = stage.camera.zoom / stage.camera.distance(place) * 0.01
    canvas = stage.canvas
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(scale, scale)
    canvas.drawOval(skia.Rect.MakeXYWH(-9, -2.5, 21, 5), soft((20, 16, 18), 0.45, 2.0))
    THINGS[kind](canvas, max(stage.light.tint((0.0, 0.0, -1.0))), hand)
    canvas.restore()


def _turned(canvas: skia.Canvas, profile: skia.Path, colour: Rgb, light: float) -> None:
    """A body of revolution: lit on the left, dark on the right."""
    bounds = profile.computeTightBounds()
    tone = mixed((10, 8, 8), colour, light)
    paint = blend(
        (bounds.left(), 0), (bounds.right(), 0), (darker(tone, 0.1), lighter(tone, 0.3), tone, darker(tone, 0.5))
    )
    paint.setAntiAlias(True)
    canvas.drawPath(profile, paint)


def _jar(canvas: skia.Canvas, light: float, hand: Random) -> None:
    high, wide = hand.uniform(13, 22), hand.uniform(4.5, 6)
    fill = hand.choice(((222, 188, 130), (196, 120, 60), (236, 226, 204), (120, 84, 58), (170, 60, 50)))
    _turned(canvas, rectangle(-wide, -high, wide, 0, 1.5), mixed(fill, (230, 236, 236), 0.2), light)
    _turned(
        canvas,
        rectangle(-wide * 0.85, -high - 2.6, wide * 0.85, -high + 0.4, 0.8),
        hand.choice(((160, 120, 80), (190, 192, 196))),
        light,
    )


def _bottle(canvas: skia.Canvas, light: float, hand: Random) -> None:
    colour = hand.choice(((60, 84, 48), (176, 150, 60), (70, 40, 34)))
    body = pen(
        (-3.6, 0),
        (-3.6, -17),
        (-3.4, -21, -1.4, -21, -1.3, -24),
        (-1.3, -29),
        (1.3, -29),
        (1.3, -24),
        (1.4, -21, 3.4, -21, 3.6, -17),
        (3.6, 0),
    )
    _turned(canvas, body, colour, light)


def _bowl(canvas: skia.Canvas, light: float, hand: Random) -> None:
    fruit = hand.choice(((232, 140, 40), (226, 196, 60), (150, 178, 62), (196, 44, 44)))
    for n in range(6):
        x, y = -9 + 3.6 * n, -9 - (3 if n in (2, 3) else 0) - hand.uniform(0, 1.5)
        _turned(canvas, _disc(x, y, 4.2), fruit, light)
    _turned(
        canvas,
        pen((-15, -9), (-12, 0, -4, 0, -4, 0), (4, 0), (4, 0, 12, 0, 15, -9)),
        hand.choice(((238, 234, 226), (150, 110, 74), (90, 110, 120))),
        light,
    )


def _disc(x: float, y: float, radius: float) -> skia.Path:
    path = skia.Path()
    path.addCircle(x, y, radius)
    return path


def _plant(canvas: skia.Canvas, light: float, hand: Random) -> None:
    for n in range(70):
        angle, reach = hand.uniform(-pi, 0), hand.uniform(3, 16)
        green = mixed((34, 66, 34), (126, 160, 84), n / 70 * hand.uniform(0.5, 1))
        x, y = reach * cos(angle), -13 + reach * sin(angle) * 1.1
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(angle * 57 + hand.uniform(-30, 30))
        canvas.drawOval(skia.Rect.MakeLTRB(-4, -1.4, 4, 1.4), ink(mixed((10, 8, 8), green, light)))
        canvas.restore()
    _turned(
        canvas,
        pen((-7, -13), (7, -13), (5.4, 0), (-5.4, 0)),
        hand.choice(((196, 116, 80), (236, 232, 224), (88, 90, 94))),
        light,
    )


def _flowers(canvas: skia.Canvas, light: float, hand: Random) -> None:
    bloom = hand.choice(((236, 150, 170), (250, 246, 238), (246, 206, 90), (160, 130, 200)))
    for n in range(34):
        x, y = hand.gauss(0, 7), -30 + hand.gauss(0, 5.5)
        stem = ink(mixed((10, 8, 8), (90, 124, 70), light))
        stem.setStrokeWidth(0.7)
        canvas.drawLine(x * 0.2, -16, x, y, stem)
        tone = bloom if n % 2 else mixed((70, 106, 60), (128, 158, 90), hand.random())
        canvas.drawCircle(
            x,
            y,
            hand.uniform(1.6, 3.0),
            ink(mixed((10, 8, 8), mixed(tone, (255, 255, 255), hand.uniform(0, 0.3)), light)),
        )
    _turned(
        canvas,
        pen((-4, -18), (4, -18), (3, -12, 7, -8, 6, 0), (-6, 0), (-7, -8, -3, -12, -4, -18)),
        (222, 226, 226),
        light,
    )


def _kettle(canvas: skia.Canvas, light: float, hand: Random) -> None:
    colour = hand.choice(((190, 192, 196), (176, 44, 40), (70, 110, 120), (238, 232, 218)))
    line = ink(mixed((10, 8, 8), (40, 38, 38), light))
    line.setStyle(skia.Paint.kStroke_Style)
    line.setStrokeWidth(1.6)
    canvas.drawArc(skia.Rect.MakeLTRB(-8, -26, 8, -8), 200, 140, False, line)
    _turned(canvas, pen((9, -6), (17, -15), (15, -16), (8, -11)), colour, light)
    _turned(canvas, pen((-11, 0), (-13, -12, -6, -17, 0, -17), (6, -17, 13, -12, 11, 0)), colour, light)


def _board(canvas: skia.Canvas, light: float, hand: Random) -> None:
    canvas.save()
    canvas.rotate(hand.uniform(-3, 5))
    for shift, board, tone in (
        (0, rectangle(-11, -34, 11, 0, 3), (186, 140, 94)),
        (1, rectangle(-2, -26, 15, 0, 3), (150, 104, 66)),
    ):
        colour = mixed((10, 8, 8), tone, light)
        canvas.save()
        canvas.translate(1.2, 0.6)
        canvas.drawPath(board, ink(darker(colour, 0.5)))
        canvas.restore()
        paint = blend((-12, -36), (14, 0), (lighter(colour, 0.12), colour, darker(colour, 0.12)))
        paint.setAntiAlias(True)
        canvas.drawPath(board, paint)
        canvas.drawCircle(2 + 5 * shift, -30 + 8 * shift, 1.5, ink(darker(colour, 0.6)))
    canvas.restore()


def _plates(canvas: skia.Canvas, light: float, hand: Random) -> None:
    rim = hand.choice(((70, 110, 170), (236, 232, 224), (120, 150, 120)))
    for n in range(3):
        x = -13 + 13.0 * n
        for radius, tone in ((10.5, darker(rim, 0.3)), (10, rim), (7.5, (244, 242, 236)), (5.5, (232, 230, 224))):
            canvas.drawOval(
                skia.Rect.MakeXYWH(x - radius * 0.8, -10.5 - radius, radius * 1.6, radius * 2),
                ink(mixed((10, 8, 8), tone, light)),
            )


def _cups(canvas: skia.Canvas, light: float, hand: Random) -> None:
    tone = hand.choice(((244, 242, 236), (120, 150, 170), (190, 130, 90)))
    for n in range(3):
        _turned(canvas, rectangle(-13 + 9.5 * n, -8.5, -5.5 + 9.5 * n, 0, 1.5), tone, light)


def _crock(canvas: skia.Canvas, light: float, hand: Random) -> None:
    for n in range(6):
        line = ink(mixed((10, 8, 8), hand.choice(((176, 128, 80), (120, 84, 54), (180, 182, 186))), light))
        line.setStrokeWidth(1.5)
        x = -4 + 1.7 * n
        canvas.drawLine(x, -12, x * 2.0, -27 - hand.uniform(0, 4), line)
        canvas.drawOval(skia.Rect.MakeXYWH(x * 2.0 - 1.8, -32, 3.6, 6), line)
    _turned(
        canvas, rectangle(-6, -15, 6, 0, 1.5), hand.choice(((238, 234, 224), (110, 120, 124), (196, 150, 104))), light
    )


def _pot(canvas: skia.Canvas, light: float, hand: Random) -> None:
    colour = hand.choice(((186, 110, 70), (180, 182, 186), (178, 50, 44), (54, 60, 70)))
    _turned(canvas, rectangle(-16, -11, 16, -8.5, 1), darker(colour, 0.3), light)
    _turned(canvas, rectangle(-11.5, -14, 11.5, 0, 2), colour, light)
    _turned(canvas, pen((-12, -14), (-8, -18, 8, -18, 12, -14)), colour, light)
    _turned(canvas, _disc(0, -18.5, 1.6), (60, 50, 44), light)


THINGS: dict[str, Draw] = {
    "jar": _jar,
    "bottle": _bottle,
    "bowl": _bowl,
    "plant": _plant,
    "flowers": _flowers,
    "kettle": _kettle,
    "board": _board,
    "plates": _plates,
    "cups": _cups,
    "crock": _crock,
    "pot": _pot,
}
