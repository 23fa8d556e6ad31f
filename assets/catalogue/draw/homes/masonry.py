"""What walls, roofs, floors and gardens are covered with."""

from itertools import pairwise
from random import Random

import skia

from assets.catalogue.draw.homes.tiles import Tile, courses, laid, toned
from assets.catalogue.draw.palette import Rgb, darker, lighter, mixed
from assets.catalogue.draw.prints.tiles import ink


def _bare(canvas: skia.Canvas, colour: Rgb, hand: Random) -> None:
    """Nothing but its mottling."""


def _boards(across: float, gap: float, spread: float, upright: bool, lap: bool, length: float = 3.2) -> Tile:
    """Boards side by side; lapped ones throw a shadow on the next below."""
    count = 10

    def draw(canvas: skia.Canvas, colour: Rgb, hand: Random) -> None:
        for place in range(count):
            start, tone = place * across, toned(colour, hand, spread)
            ends = [0.0, length] if lap else [0.0, hand.uniform(0.3, 0.7) * length, length]
            for near, far in pairwise(ends):
                area = (start, near, start + across, far) if upright else (near, start, far, start + across)
                canvas.drawRect(skia.Rect.MakeLTRB(*area), ink(tone))
                tone = toned(colour, hand, spread)
                if not lap:
                    edge = far - 0.006
                    joint = (start, edge, start + across, far) if upright else (edge, start, far, start + across)
                    canvas.drawRect(skia.Rect.MakeLTRB(*joint), ink(darker(colour, 0.55)))
            for reach, alpha in ((gap * 2.2, 0.25), (gap, 0.75)):
                edge = start + across - reach
                area = (edge, 0, edge + reach, length) if upright else (0, edge, length, edge + reach)
                canvas.drawRect(skia.Rect.MakeLTRB(*area), ink(darker(colour, 0.6), alpha))
            area = (start, 0, start + gap, length) if upright else (0, start, length, start + gap)
            canvas.drawRect(skia.Rect.MakeLTRB(*area), ink(lighter(colour, 0.35), 0.5))

    size = (count * across, length) if upright else (length, count * across)
    return Tile(*size, draw, (0.14, 0.01, 0.4) if upright else (0.01, 0.14, 0.4))


def _round(across: float, count: int, upright: bool, rows: float) -> Tile:
    """Logs (lying) or barrel tiles (upright, in rows)."""
    length = 3.0 if not upright else rows * 8

    def draw(canvas: skia.Canvas, colour: Rgb, hand: Random) -> None:
        for place in range(count):
            for row in range(8 if upright else 1):
                tone = toned(colour, hand, 0.1)
                shades = [darker(tone, 0.5), tone, lighter(tone, 0.22), tone, darker(tone, 0.62)]
                start = place * across
                ends = [skia.Point(start, 0), skia.Point(start + across, 0)]
                if not upright:
                    ends = [skia.Point(0, start), skia.Point(0, start + across)]
                shader = skia.GradientShader.MakeLinear(
                    ends, [skia.ColorSetRGB(*s) for s in shades], [0.0, 0.22, 0.4, 0.68, 1.0]
                )
                area = (start, row * rows, start + across, (row + 1) * rows)
                if not upright:
                    area = (0, start, length, start + across)
                canvas.drawRect(skia.Rect.MakeLTRB(*area), skia.Paint(Shader=shader))
                if upright:
                    shade = skia.Rect.MakeLTRB(start, row * rows, start + across, row * rows + 0.06)
                    canvas.drawRect(shade, ink(darker(colour, 0.75), 0.55))

    size = (count * across, length) if upright else (length, count * across)
    return Tile(*size, draw, (0.03, 0.03, 0.3) if upright else (0.01, 0.12, 0.55))


def _thatch(canvas: skia.Canvas, colour: Rgb, hand: Random) -> None:
    for _ in range(2600):
        x, y, tone = hand.uniform(0, 3), hand.uniform(0, 3), toned(colour, hand, 0.24)
        stroke = ink(tone, 0.75)
        stroke.setStrokeWidth(hand.uniform(0.008, 0.02))
        reach = hand.uniform(0.1, 0.3)
        for wrap in (0, -3):
            canvas.drawLine(x, y + wrap, x + hand.uniform(-0.02, 0.02), y + wrap + reach, stroke)
    for row in range(4):
        canvas.drawRect(skia.Rect.MakeLTRB(0, row * 0.75, 3, row * 0.75 + 0.05), ink(darker(colour, 0.6), 0.25))


def _seamed(canvas: skia.Canvas, colour: Rgb, hand: Random) -> None:
    """Metal sheets with standing seams."""
    for place in range(6):
        x = place * 0.45
        canvas.drawRect(skia.Rect.MakeLTRB(x, 0, x + 0.45, 2), ink(toned(colour, hand, 0.03)))
        canvas.drawRect(skia.Rect.MakeLTRB(x, 0, x + 0.035, 2), ink(lighter(colour, 0.4)))
        canvas.drawRect(skia.Rect.MakeLTRB(x + 0.035, 0, x + 0.09, 2), ink(darker(colour, 0.4)))


def _concrete(canvas: skia.Canvas, colour: Rgb, hand: Random) -> None:
    for x in (0.0, 1.5):
        canvas.drawRect(skia.Rect.MakeXYWH(x, 0, 1.5, 2.6), ink(toned(colour, hand, 0.03)))
        canvas.drawRect(skia.Rect.MakeXYWH(x, 0, 0.018, 2.6), ink(darker(colour, 0.5)))
        for dx in (0.35, 1.15):
            for y in (0.5, 2.1):
                canvas.drawCircle(x + dx, y, 0.028, ink(darker(colour, 0.5)))
    canvas.drawRect(skia.Rect.MakeXYWH(0, 0, 3, 0.018), ink(darker(colour, 0.5)))


def _chequered(canvas: skia.Canvas, colour: Rgb, hand: Random) -> None:
    """Black and the colour in turn."""
    for x in range(4):
        for y in range(4):
            tone = (44, 44, 48) if (x + y) % 2 else colour
            area = skia.Rect.MakeXYWH(x * 0.4, y * 0.4, 0.4, 0.4)
            canvas.drawRect(area, ink(darker(tone, 0.35)))
            canvas.drawRect(area.makeInset(0.004, 0.004), ink(toned(tone, hand, 0.05)))


def _painted(canvas: skia.Canvas, colour: Rgb, hand: Random) -> None:
    """Glazed tiles with an ornament: quarter rings and a star in one colour on cream."""
    ground = (240, 235, 222)
    for x in range(4):
        for y in range(4):
            canvas.save()
            canvas.clipRect(skia.Rect.MakeXYWH(x * 0.2, y * 0.2, 0.196, 0.196))
            canvas.drawPaint(ink(toned(ground, hand, 0.03)))
            for dx in (0, 1):
                for dy in (0, 1):
                    corner = ((x + dx) * 0.2, (y + dy) * 0.2)
                    for radius, tone in ((0.088, colour), (0.062, ground), (0.04, mixed(colour, (214, 150, 60), 0.6))):
                        canvas.drawCircle(*corner, radius, ink(tone))
            canvas.translate(x * 0.2 + 0.1, y * 0.2 + 0.1)
            for turn in (0, 45):
                canvas.rotate(turn)
                canvas.drawRect(skia.Rect.MakeLTRB(-0.032, -0.032, 0.032, 0.032), ink(colour))
            canvas.drawCircle(0, 0, 0.014, ink(ground))
            canvas.restore()


def _veined(canvas: skia.Canvas, colour: Rgb, hand: Random) -> None:
    """Marble: soft and sharp veins across the slab."""
    for _ in range(9):
        path, x, y = skia.Path(), hand.uniform(-1, 3), -0.1
        path.moveTo(x, y)
        while y < 3.2:
            step = hand.uniform(0.15, 0.5)
            x, y = x + hand.uniform(-0.12, 0.34), y + step
            path.quadTo(x - hand.uniform(-0.2, 0.3), y - step / 2, x, y)
        for wide, alpha in ((hand.uniform(0.04, 0.12), 0.16), (hand.uniform(0.006, 0.016), 0.45)):
            vein = ink(mixed(darker(colour, 0.6), (120, 122, 132), 0.5), alpha)
            vein.setStyle(skia.Paint.kStroke_Style)
            vein.setStrokeWidth(wide)
            vein.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, wide * 0.6))
            canvas.drawPath(path, vein)


def _grass(canvas: skia.Canvas, colour: Rgb, hand: Random) -> None:
    for _ in range(3200):
        x, y, tone = hand.uniform(0, 4), hand.uniform(0, 4), toned(colour, hand, 0.16)
        blade = ink(tone, 0.7)
        blade.setStrokeWidth(0.016)
        canvas.drawLine(x, y, x + hand.uniform(-0.04, 0.04), y - hand.uniform(0.05, 0.16), blade)


def _pebbles(canvas: skia.Canvas, colour: Rgb, hand: Random) -> None:
    for _ in range(2200):
        x, y, size = hand.uniform(0, 3), hand.uniform(0, 3), hand.uniform(0.015, 0.05)
        canvas.drawOval(skia.Rect.MakeXYWH(x, y, size * 1.3, size), ink(toned(colour, hand, 0.16)))


def _flags(canvas: skia.Canvas, colour: Rgb, hand: Random) -> None:
    draw = courses((3.6, 3.0), 6, 5, 0.025, _pale, 0.08, 0.02, ragged=0.28)
    draw(canvas, colour, hand)


def _mortar(colour: Rgb) -> Rgb:
    return mixed(colour, (206, 198, 186), 0.6)


def _pale(colour: Rgb) -> Rgb:
    return mixed(colour, (150, 142, 130), 0.75)


def _deep(colour: Rgb) -> Rgb:
    return darker(colour, 0.5)


def _fine(colour: Rgb) -> Rgb:
    return darker(colour, 0.16)


SURFACES: dict[str, Tile] = {
    "plaster": Tile(3, 3, _bare, (0.02, 0.02, 0.16)),
    "rough plaster": Tile(3, 3, _bare, (0.06, 0.06, 0.34)),
    "brick": Tile(3.2, 2.4, courses((3.2, 2.4), 24, 11, 0.016, _mortar, 0.13), (0.02, 0.02, 0.22)),
    "stone": Tile(4.0, 3.2, courses((4.0, 3.2), 14, 11, 0.028, _pale, 0.16, 0.05, ragged=0.36), (0.06, 0.06, 0.35)),
    "ashlar": Tile(4.2, 2.8, courses((4.2, 2.8), 8, 6, 0.014, _fine, 0.05), (0.04, 0.04, 0.22)),
    "clapboard": _boards(0.17, 0.02, 0.012, False, True),
    "upright boards": _boards(0.2, 0.014, 0.06, True, True),
    "cedar": _boards(0.13, 0.01, 0.13, True, False),
    "battens": _boards(0.34, 0.03, 0.01, True, True),
    "logs": _round(0.3, 8, False, 0.0),
    "concrete": Tile(3.0, 2.6, _concrete, (0.018, 0.022, 0.4)),
    "screed": Tile(3.0, 3.0, _bare, (0.02, 0.02, 0.34)),
    "slate": Tile(3.0, 3.0, courses((3.0, 3.0), 15, 10, 0.01, _deep, 0.1), (0.04, 0.04, 0.25)),
    "flat tiles": Tile(3.0, 3.0, courses((3.0, 3.0), 16, 14, 0.014, _deep, 0.11, 0.02), (0.04, 0.04, 0.25)),
    "shingles": Tile(3.0, 3.0, courses((3.0, 3.0), 16, 16, 0.012, _deep, 0.12, ragged=0.3), (0.1, 0.02, 0.35)),
    "barrel tiles": _round(0.24, 12, True, 0.38),
    "thatch": Tile(3.0, 3.0, _thatch, (0.04, 0.015, 0.4)),
    "metal": Tile(2.7, 2.0, _seamed, (0.01, 0.01, 0.1)),
    "floorboards": _boards(0.16, 0.006, 0.09, True, False),
    "veneer": Tile(3.0, 3.0, _bare, (0.16, 0.006, 0.6)),
    "beam": Tile(3.0, 3.0, _bare, (0.006, 0.14, 0.6)),
    "block": Tile(2.4, 1.2, courses((2.4, 1.2), 20, 4, 0.002, _fine, 0.1, ragged=0.2), (0.01, 0.2, 0.4)),
    "marble": Tile(3.0, 3.0, _veined, (0.012, 0.016, 0.2)),
    "granite": Tile(2.0, 2.0, _bare, (0.6, 0.6, 0.4)),
    "steel": Tile(2.0, 2.0, _bare, (0.004, 0.5, 0.1)),
    "parquet": Tile(2.4, 2.4, courses((2.4, 2.4), 16, 3, 0.004, _deep, 0.09, ragged=0.2), (0.01, 0.16, 0.3)),
    "terracotta": Tile(2.4, 2.4, courses((2.4, 2.4), 8, 8, 0.014, _mortar, 0.09, 0.01, shift=0.0), (0.03, 0.03, 0.3)),
    "large tiles": Tile(3.6, 3.6, courses((3.6, 3.6), 4, 4, 0.008, _fine, 0.02, shift=0.0), (0.02, 0.02, 0.16)),
    "flagstones": Tile(3.6, 3.0, _flags, (0.05, 0.05, 0.4)),
    "chequered": Tile(1.6, 1.6, _chequered, (0.02, 0.02, 0.12)),
    "metro tiles": Tile(1.6, 0.8, courses((1.6, 0.8), 8, 8, 0.006, _fine, 0.02), (0.0, 0.0, 0.0), 110),
    "square tiles": Tile(1.2, 1.2, courses((1.2, 1.2), 10, 10, 0.006, _fine, 0.05, shift=0.0), (0.02, 0.02, 0.15), 110),
    "painted tiles": Tile(0.8, 0.8, _painted, (0.02, 0.02, 0.1), 160),
    "grass": Tile(4.0, 4.0, _grass, (0.012, 0.012, 0.16)),
    "gravel": Tile(3.0, 3.0, _pebbles, (0.02, 0.02, 0.3)),
    "asphalt": Tile(4.0, 4.0, _bare, (0.3, 0.3, 0.3)),
    "paving": Tile(3.0, 3.0, courses((3.0, 3.0), 5, 5, 0.02, _deep, 0.05, shift=0.0), (0.03, 0.03, 0.25)),
    "deck": _boards(0.14, 0.012, 0.07, False, False),
}


def surface(name: str, colour: Rgb, seed: int = 0, turn: float = 0.0) -> skia.Paint:
    """A paint in metres: a key of SURFACES in a colour.

    Raises:
        KeyError: there is no such surface.
    """
    return laid(SURFACES[name], colour, seed, turn)
