"""Windows and doors in a wall: reveal, frame, bars and shutters, and glass that mirrors the sky or glows at night."""

from dataclasses import dataclass
from random import Random

import skia

from assets.catalogue.draw.homes.lights import WARM, Light
from assets.catalogue.draw.homes.stage import blend, gathered, ramp
from assets.catalogue.draw.light import soft
from assets.catalogue.draw.palette import Rgb, darker, lighter, mixed
from assets.catalogue.draw.paths import box, pen
from assets.catalogue.draw.prints.tiles import ink

STONE: Rgb = (214, 206, 192)


@dataclass(frozen=True)
class Opening:
    """A window or a door, on a wall's own metres.

    Args:
        x, sill: its left lower corner: from the wall's left end, above its foot.
        width, height: of the hole.
        bars: panes across and down.
        frame: colour of frame and bars.
        arch: how far the top is rounded upwards, in metres (half the width: a round arch).
        leaf: a door's colour; none: a window.
        glazed: how much of a door's leaf is glass, 0 to 1.
        shutters: their colour, open on both sides.
        surround: colour of lintel and sill, or of the whole frame around where `trim` is set.
        trim: breadth of a frame all around on the wall.
        flowers: whether a box of flowers stands on the sill.
        seed: what is behind the glass.
    """

    x: float
    sill: float
    width: float
    height: float
    bars: tuple[int, int] = (2, 2)
    frame: Rgb = (240, 238, 232)
    arch: float = 0.0
    leaf: Rgb | None = None
    glazed: float = 0.3
    shutters: Rgb | None = None
    surround: Rgb | None = None
    trim: float = 0.0
    flowers: bool = False
    seed: int = 0

    def hole(self, more: float = 0.0) -> skia.Path:
        """The outline, perhaps wider all around."""
        left, right, foot = self.x - more, self.x + self.width + more, -self.sill + (0 if self.leaf else more)
        top = -self.sill - self.height - more
        if self.arch <= 0:
            return box(left, top, right, foot)
        spring, middle = top + self.arch, (left + right) / 2
        return pen(
            (left, foot),
            (left, spring),
            (left, spring - self.arch * 0.56, middle - self.width * 0.28, top, middle, top),
            (middle + self.width * 0.28, top, right, spring - self.arch * 0.56, right, spring),
            (right, foot),
        )

    def panes(self) -> list[skia.Rect]:
        """The glass between the bars; in a door its upper part."""
        edge = 0.07 if self.leaf is None else 0.2
        left, right = self.x + edge, self.x + self.width - edge
        top, foot = -self.sill - self.height + edge, -self.sill - edge
        if self.leaf is not None:
            if self.glazed <= 0:
                return []
            foot = top + (foot - top) * self.glazed
        across, down = self.bars
        bar = 0.035
        wide, high = (right - left + bar) / across, (foot - top + bar) / down
        return [
            skia.Rect.MakeXYWH(left + n * wide, top + m * high, wide - bar, high - bar)
            for n in range(across)
            for m in range(down)
        ]


def draw_opening(canvas: skia.Canvas, opening: Opening, wall: Rgb) -> None:
    """Everything but the glass, in its own colours; the wall's light comes later."""
    left, right = opening.x, opening.x + opening.width
    top, foot = -opening.sill - opening.height, -opening.sill
    if opening.trim > 0:
        canvas.drawPath(opening.hole(opening.trim + 0.02), soft((20, 18, 24), 0.35, 0.03))
        canvas.drawPath(opening.hole(opening.trim), ink(opening.surround or opening.frame))
    elif opening.surround is not None and opening.arch <= 0:
        lintel = skia.Rect.MakeLTRB(left - 0.12, top - 0.22, right + 0.12, top)
        canvas.drawRect(lintel, blend((0, top - 0.22), (0, top), (lighter(opening.surround, 0.1), opening.surround)))
    elif opening.surround is not None:
        canvas.drawPath(opening.hole(0.16), ink(opening.surround))
    if opening.shutters is not None:
        for edge in (left - opening.width * 0.5 - 0.05, right + 0.05):
            _shutter(canvas, edge, top, opening.width * 0.5, foot, opening.shutters)
    canvas.save()
    canvas.clipPath(opening.hole(), True)
    canvas.drawPaint(ink(darker(wall, 0.45)))
    canvas.drawPaint(ramp((left, 0), (left + 0.12, 0), (20, 16, 24), (0.6, 0.0), skia.BlendMode.kSrcOver))
    inner = skia.Rect.MakeLTRB(left + 0.05, top + 0.06, right - 0.02, foot)
    canvas.drawRect(inner, ink(opening.leaf or opening.frame))
    if opening.leaf is not None:
        _leaf(canvas, opening, inner)
    canvas.drawRect(skia.Rect.MakeLTRB(left, top, right, top + 0.22), gathered((0, top), (0, top + 0.22), 0.7))
    canvas.restore()
    if opening.leaf is None and opening.sill > 0.3:
        ledge = skia.Rect.MakeLTRB(left - 0.09, foot, right + 0.09, foot + 0.09)
        canvas.drawRect(ledge.makeOffset(0.02, 0.09), soft((20, 18, 26), 0.5, 0.05))
        canvas.drawRect(ledge, ink(lighter(opening.surround or opening.frame, 0.1)))
    if opening.flowers:
        _flower_box(canvas, opening)


def _leaf(canvas: skia.Canvas, opening: Opening, inner: skia.Rect) -> None:
    """A door's panels and its handle."""
    colour = opening.leaf or opening.frame
    canvas.drawRect(
        inner, ramp((inner.left(), 0), (inner.right(), 0), (255, 255, 255), (0.14, 0.0), skia.BlendMode.kScreen)
    )
    top = inner.top() + inner.height() * (opening.glazed + 0.08)
    for column in range(2):
        wide = (inner.width() - 0.36) / 2
        x = inner.left() + 0.13 + column * (wide + 0.1)
        for y0, y1 in ((top, inner.bottom() - 0.5), (inner.bottom() - 0.4, inner.bottom() - 0.12)):
            if y1 - y0 < 0.1 or opening.width > 2.0:
                continue
            canvas.drawRect(skia.Rect.MakeLTRB(x, y0, x + wide, y1), ink(darker(colour, 0.45)))
            canvas.drawRect(skia.Rect.MakeLTRB(x + 0.025, y0 + 0.025, x + wide, y1), ink(lighter(colour, 0.16)))
            canvas.drawRect(skia.Rect.MakeLTRB(x + 0.025, y0 + 0.025, x + wide - 0.02, y1 - 0.02), ink(colour))
    if opening.width > 2.0:  # a garage: level panels
        for step in range(1, 5):
            y = inner.top() + inner.height() * step / 5
            canvas.drawRect(skia.Rect.MakeLTRB(inner.left(), y, inner.right(), y + 0.03), ink(darker(colour, 0.5)))
    canvas.drawCircle(inner.right() - 0.09, -opening.sill - 1.0, 0.035, ink((212, 178, 104)))


def _shutter(canvas: skia.Canvas, x: float, top: float, wide: float, foot: float, colour: Rgb) -> None:
    area = skia.Rect.MakeLTRB(x, top, x + wide, foot)
    canvas.drawRect(area.makeOffset(0.05, 0.06), soft((20, 18, 26), 0.5, 0.05))
    canvas.drawRect(area, ink(colour))
    y = top + 0.1
    while y < foot - 0.1:
        canvas.drawRect(skia.Rect.MakeLTRB(x + 0.07, y, x + wide - 0.07, y + 0.03), ink(darker(colour, 0.45)))
        canvas.drawRect(skia.Rect.MakeLTRB(x + 0.07, y - 0.018, x + wide - 0.07, y), ink(lighter(colour, 0.2)))
        y += 0.085
    canvas.drawRect(skia.Rect.MakeLTRB(x, top, x + 0.03, foot), ink(lighter(colour, 0.22)))


def _flower_box(canvas: skia.Canvas, opening: Opening) -> None:
    hand = Random(f"flowers/{opening.seed}")
    left, right, foot = opening.x - 0.05, opening.x + opening.width + 0.05, -opening.sill
    canvas.drawRect(skia.Rect.MakeLTRB(left, foot, right, foot + 0.2), ink((116, 78, 54)))
    bloom = hand.choice(((206, 40, 52), (232, 96, 130), (250, 244, 240), (150, 90, 170)))
    for number in range(int(110 * opening.width)):
        x, y = hand.uniform(left - 0.05, right + 0.05), foot + hand.gauss(-0.05, 0.1)
        green = mixed((48, 88, 40), (112, 150, 72), hand.random())
        size = hand.uniform(0.04, 0.07)
        tone = green if number % 5 < 3 else mixed(bloom, (255, 255, 255), hand.uniform(0, 0.3))
        canvas.drawOval(skia.Rect.MakeXYWH(x, y, size, size * 0.8), ink(tone))


def glows(opening: Opening, light: Light) -> bool:
    """Whether somebody is at home behind it; in a few rooms nobody is."""
    return light.lamps and Random(f"glass/{opening.seed}/{round(opening.x * 10)}").random() < 0.86


def draw_glass(canvas: skia.Canvas, opening: Opening, light: Light) -> None:
    """The panes as they look at that hour."""
    panes = opening.panes()
    if not panes:
        return
    hand = Random(f"pane/{opening.seed}/{round(opening.x * 10)}")
    lit = glows(opening, light)
    canvas.save()
    canvas.clipPath(opening.hole(-0.04), True)
    whole = skia.Rect.MakeLTRB(panes[0].left(), panes[0].top(), panes[-1].right(), panes[-1].bottom())
    for pane in panes:
        canvas.save()
        canvas.clipRect(pane, True)
        if lit:
            _lit(canvas, whole, hand.choice((0, 0, 1)))
        else:
            _mirroring(canvas, whole, light)
        _behind(canvas, whole, opening, lit)
        canvas.drawRect(pane, gathered((0, pane.top()), (0, pane.top() + 0.16), 0.5))
        canvas.drawRect(pane, gathered((pane.left(), 0), (pane.left() + 0.1, 0), 0.45))
        canvas.restore()
    canvas.restore()


def _mirroring(canvas: skia.Canvas, whole: skia.Rect, light: Light) -> None:
    """Sky above, the dark of the street's trees below, a slanting sheen."""
    zenith, middle, horizon = light.sky
    dark = light.on((58, 68, 74))
    colours = (mixed(middle, zenith, 0.4), mixed(horizon, dark, 0.35), mixed(dark, horizon, 0.25), darker(dark, 0.2))
    canvas.drawPaint(blend((whole.left(), whole.top()), (whole.left() + 0.3, whole.bottom()), colours))
    canvas.drawPaint(ink(light.on((40, 48, 56)), 0.35))
    x, wide, high = whole.left(), whole.width(), whole.height()
    sheen = pen(
        (x + wide * 0.2, whole.bottom()),
        (x + wide * 0.55, whole.top()),
        (x + wide * 0.8, whole.top()),
        (x + wide * 0.45, whole.top() + high),
    )
    canvas.drawPath(sheen, ink(lighter(middle, 0.4), 0.16))


def _lit(canvas: skia.Canvas, whole: skia.Rect, tone: int) -> None:
    """Lamplight: brightest where the lamp hangs."""
    centre = skia.Point(whole.centerX(), whole.top() + whole.height() * 0.35)
    colours = (
        [skia.ColorSetRGB(*WARM[n]) for n in range(3)]
        if tone == 0
        else [skia.ColorSetRGB(*mixed(WARM[n], (255, 244, 220), 0.35)) for n in range(3)]
    )
    reach = max(whole.width(), whole.height()) * 0.85
    canvas.drawPaint(skia.Paint(Shader=skia.GradientShader.MakeRadial(centre, reach, colours, [0.0, 0.45, 1.0])))


def _behind(canvas: skia.Canvas, whole: skia.Rect, opening: Opening, lit: bool) -> None:
    """Curtains in a window; ceiling, furniture and a lamp behind a glass front."""
    hand = Random(f"behind/{opening.seed}/{round(opening.x * 10)}")
    left, right, top, foot = whole.left(), whole.right(), whole.top(), whole.bottom()
    cloth = (236, 226, 206) if not lit else (255, 222, 168)
    shown = 0.3 if not lit else 0.8
    drawn = whole.width() * hand.uniform(0.12, 0.24)
    if opening.leaf is None and whole.width() < 1.9:
        if hand.random() < 0.75:
            for start, end in ((left, left + drawn), (right - drawn, right)):
                canvas.drawRect(skia.Rect.MakeLTRB(start, top, end, foot), ink(cloth, shown))
                fold = start
                while fold < end:
                    canvas.drawRect(skia.Rect.MakeLTRB(fold, top, fold + 0.03, foot), ink(darker(cloth, 0.35), shown))
                    fold += 0.09
        return
    if opening.leaf is not None:
        return
    shade = (96, 58, 30) if lit else (26, 30, 36)
    strength = 0.5 if lit else 0.4
    high = foot - top
    canvas.drawRect(skia.Rect.MakeLTRB(left, foot - 0.22 * high, right, foot), ink(shade, strength))
    canvas.drawRect(skia.Rect.MakeLTRB(left, top, right, top + 0.1 * high), ink((255, 250, 240), 0.18))
    seat = left + hand.uniform(0.12, 0.5) * whole.width()
    sofa = box(seat, foot - 0.36 * high, seat + min(1.8, whole.width() * 0.4), foot - 0.08 * high, 0.08)
    canvas.drawPath(sofa, ink(shade, 0.75))
    picture = left + hand.uniform(0.1, 0.75) * whole.width()
    area = skia.Rect.MakeXYWH(picture, top + 0.25 * high, min(0.8, whole.width() * 0.16), high * 0.24)
    canvas.drawRect(area, ink(shade, 0.5))
    lamp = left + hand.uniform(0.3, 0.8) * whole.width()
    canvas.drawRect(skia.Rect.MakeXYWH(lamp - 0.01, top, 0.02, high * 0.28), ink(shade, 0.7))
    canvas.drawOval(
        skia.Rect.MakeXYWH(lamp - 0.16, top + high * 0.27, 0.32, 0.2),
        ink((255, 250, 230) if lit else (70, 72, 76), 0.95 if lit else 0.6),
    )
    for edge, wide in ((left, 0.28), (right - 0.28, 0.28)):
        canvas.drawRect(skia.Rect.MakeXYWH(edge, top, wide, high), ink(cloth, shown * 0.6))
