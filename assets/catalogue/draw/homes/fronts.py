"""Fronts of kitchen cabinets: doors, drawers, ovens, sinks, with their frames and handles."""

from collections.abc import Sequence
from dataclasses import dataclass

import skia

from assets.catalogue.draw.homes.masonry import surface
from assets.catalogue.draw.homes.stage import blend, gathered, ramp
from assets.catalogue.draw.light import soft
from assets.catalogue.draw.palette import Rgb, darker, lighter
from assets.catalogue.draw.prints.tiles import ink

STEEL: Rgb = (186, 190, 194)
BASE, TOP = 0.1, 0.87  # where a base cabinet's fronts begin and end, in metres


@dataclass(frozen=True)
class Fronts:
    """How doors and drawers look.

    Args:
        kind: "slab", "shaker", "plank" or "beaded".
        colour: of the fronts.
        surface: a key of masonry.SURFACES: "veneer" shows grain, "plaster" is lacquer.
        handle: "none", "bar", "knob" or "cup".
        metal: the handles' colour.
    """

    kind: str
    colour: Rgb
    surface: str = "plaster"
    handle: str = "bar"
    metal: Rgb = STEEL


@dataclass(frozen=True)
class Unit:
    """One unit of a row.

    Its kind is "doors", "drawers", "oven", "range", "sink", "belfast", "curtain", "glass", "panel", "tower" (an oven
    between doors) or "fridge".
    """

    kind: str
    width: float


def draw_fronts(
    canvas: skia.Canvas, units: Sequence[Unit], foot: float, top: float, fronts: Fronts, hung: bool
) -> None:
    """A row of units on a face's own metres, from x = 0; foot and top are heights; hung: wall cabinets."""
    x = 0.0
    for unit in units:
        area = skia.Rect.MakeLTRB(x, -top, x + unit.width, -foot)
        canvas.save()
        canvas.clipRect(area)
        canvas.drawRect(area, ink(darker(fronts.colour, 0.6)))
        if unit.kind in ("oven", "range"):
            _oven(canvas, area, unit.kind, fronts)
        elif unit.kind == "curtain":
            _curtain(canvas, area)
        elif unit.kind == "fridge":
            _fridge(canvas, area)
        elif unit.kind == "tower":
            _tower(canvas, area, fronts)
        elif unit.kind == "drawers":
            _drawers(canvas, area, fronts)
        else:
            _doors(canvas, area, unit, fronts, hung)
        canvas.restore()
        x += unit.width


def _drawers(canvas: skia.Canvas, area: skia.Rect, fronts: Fronts) -> None:
    """A flat one above two deep ones."""
    for start, end in ((0.0, 0.24), (0.24, 0.62), (0.62, 1.0)):
        top, high = area.top(), area.height()
        part = skia.Rect.MakeLTRB(area.left(), top + start * high, area.right(), top + end * high)
        _front(canvas, part, fronts, "drawer")


def _tower(canvas: skia.Canvas, area: skia.Rect, fronts: Fronts) -> None:
    """Doors above and below an oven at the height of the hands."""
    cuts = (area.top(), area.bottom() - 1.45, area.bottom() - 0.85, area.bottom())
    for n, what in enumerate(("left door", "", "right door")):
        part = skia.Rect.MakeLTRB(area.left(), cuts[n], area.right(), cuts[n + 1])
        if what:
            _front(canvas, part, fronts, what)
        else:
            _oven(canvas, part, "oven", fronts)


def _doors(canvas: skia.Canvas, area: skia.Rect, unit: Unit, fronts: Fronts, hung: bool) -> None:
    """One door or two, perhaps of glass, perhaps a blind panel, perhaps with a deep sink before them."""
    count, handles = (2 if unit.width > 0.62 else 1), fronts
    if unit.kind == "panel":
        count = max(1, round(unit.width / 0.8)) if fronts.kind != "slab" else 1
        handles, hung = Fronts(fronts.kind, fronts.colour, fronts.surface, "none", fronts.metal), True
    step = unit.width / count
    for n in range(count):
        left = area.left() + n * step
        hinge = "left" if n == count - 1 and count > 1 else "right"
        what = f"{hinge} {'glass' if unit.kind == 'glass' else 'door'} {'hung' if hung else ''}"
        _front(canvas, skia.Rect.MakeLTRB(left, area.top(), left + step, area.bottom()), handles, what)
    if unit.kind == "belfast":
        top = area.top()
        sink = skia.Rect.MakeLTRB(area.left() + 0.03, top, area.right() - 0.03, top + 0.27)
        canvas.drawRoundRect(sink.makeOffset(0, 0.03), 0.03, 0.03, soft((20, 18, 22), 0.6, 0.03))
        canvas.drawRoundRect(sink, 0.03, 0.03, blend((0, top), (0, top + 0.27), ((252, 251, 248), (214, 212, 208))))


def _front(canvas: skia.Canvas, whole: skia.Rect, fronts: Fronts, what: str) -> None:
    area = whole.makeInset(0.004, 0.004)
    colour = fronts.colour
    seed = round(area.left() * 7) % 5
    canvas.drawRect(area, surface("cedar" if fronts.kind == "plank" else fronts.surface, colour, seed))
    across = ramp(
        (area.left(), area.top()),
        (area.right(), area.bottom()),
        (255, 252, 244),
        (0.16, 0.02, 0.0),
        skia.BlendMode.kScreen,
    )
    canvas.drawRect(area, across)
    if fronts.kind in ("shaker", "beaded") and area.height() > 0.2:
        rail = min(0.08, area.width() * 0.2, area.height() * 0.28)
        inner = area.makeInset(rail, rail)
        if "glass" in what:
            canvas.drawRect(inner, blend((0, inner.top()), (0, inner.bottom()), ((92, 94, 92), (60, 60, 62))))
            for y in (0.34, 0.67):
                level = inner.top() + inner.height() * y
                canvas.drawRect(
                    skia.Rect.MakeLTRB(inner.left(), level, inner.right(), level + 0.015), ink(lighter(colour, 0.1))
                )
                for n in range(3):
                    cup = inner.left() + inner.width() * (0.22 + 0.28 * n)
                    canvas.drawRoundRect(
                        skia.Rect.MakeXYWH(cup - 0.03, level - 0.08, 0.06, 0.08),
                        0.015,
                        0.015,
                        ink((236, 232, 224), 0.85),
                    )
            canvas.drawRect(
                inner,
                ramp(
                    (inner.left(), 0), (inner.right(), 0.2), (255, 255, 255), (0.3, 0.04, 0.14), skia.BlendMode.kScreen
                ),
            )
        else:
            canvas.drawRect(inner, gathered((0, inner.top()), (0, inner.top() + 0.05), 0.5))
            canvas.drawRect(inner, gathered((inner.left(), 0), (inner.left() + 0.04, 0), 0.5))
        for edge, tone in ((0.006, darker(colour, 0.3)), (0.0, lighter(colour, 0.3))):
            line = ink(tone, 0.7)
            line.setStyle(skia.Paint.kStroke_Style)
            line.setStrokeWidth(0.006)
            canvas.drawRect(inner.makeOffset(edge, edge), line)
        if fronts.kind == "beaded":
            line = ink(darker(colour, 0.35), 0.7)
            line.setStyle(skia.Paint.kStroke_Style)
            line.setStrokeWidth(0.005)
            canvas.drawRect(inner.makeInset(0.03, 0.03), line)
    _handle(canvas, area, fronts, what)


def _handle(canvas: skia.Canvas, area: skia.Rect, fronts: Fronts, what: str) -> None:
    metal = fronts.metal
    if fronts.handle == "none":
        groove = skia.Rect.MakeLTRB(area.left(), area.top(), area.right(), area.top() + 0.022)
        if "hung" not in what:
            canvas.drawRect(groove, ink(darker(fronts.colour, 0.5)))
        return
    drawer = what == "drawer"
    hung = "hung" in what  # a wall cabinet is opened from below
    x = area.centerX() if drawer else area.right() - 0.05 if "right" in what else area.left() + 0.05
    y = area.top() + min(0.09, area.height() / 2) if drawer else area.bottom() - 0.14 if hung else area.top() + 0.14
    if fronts.handle == "bar":
        half = 0.09 if drawer else 0.008
        grip = skia.Rect.MakeLTRB(x - half, y - (0.008 if drawer else 0.09), x + half, y + (0.008 if drawer else 0.09))
        canvas.drawRect(grip.makeOffset(0.01, 0.016), soft((10, 8, 10), 0.6, 0.008))
        canvas.drawRect(grip, ink(metal))
        canvas.drawRect(grip.makeInset(0.002, 0.004), ink(lighter(metal, 0.4), 0.6))
        return
    if fronts.handle == "cup" and drawer:
        shell = skia.Rect.MakeXYWH(x - 0.05, y - 0.02, 0.1, 0.07)
        canvas.drawArc(shell.makeOffset(0.006, 0.012), 180, 180, True, soft((10, 8, 10), 0.6, 0.008))
        canvas.drawArc(shell, 180, 180, True, ink(metal))
        return
    canvas.drawCircle(x + 0.006, y + 0.01, 0.02, soft((10, 8, 10), 0.6, 0.006))
    canvas.drawCircle(x, y, 0.018, ink(metal))
    canvas.drawCircle(x - 0.005, y - 0.006, 0.007, ink(lighter(metal, 0.6)))


def _oven(canvas: skia.Canvas, area: skia.Rect, kind: str, fronts: Fronts) -> None:
    body = STEEL if kind == "oven" else fronts.metal if sum(fronts.metal) < 240 else (44, 46, 50)
    canvas.drawRect(area, surface("steel", body))
    canvas.drawRect(
        area, ramp((area.left(), 0), (area.right(), 0), (255, 255, 255), (0.25, 0.0, 0.12), skia.BlendMode.kScreen)
    )
    doors = 2 if area.width() > 0.8 else 1
    knobs = 3 * doors
    for n in range(knobs):
        x = area.left() + area.width() * (n + 0.7) / (knobs + 0.4)
        canvas.drawCircle(x, area.top() + 0.07, 0.022, ink((30, 30, 32)))
        canvas.drawCircle(x - 0.004, area.top() + 0.066, 0.012, ink(STEEL))
    step = area.width() / doors
    for n in range(doors):
        left = area.left() + n * step + 0.03
        door = skia.Rect.MakeLTRB(left, area.top() + 0.14, left + step - 0.06, area.bottom() - 0.06)
        canvas.drawRect(door, ink(darker(body, 0.3)))
        window = door.makeInset(0.05, 0.1)
        canvas.drawRect(
            window,
            blend((left, window.top()), (left + 0.4, window.bottom()), ((64, 64, 70), (16, 16, 18), (44, 44, 50))),
        )
        grip = skia.Rect.MakeLTRB(door.left() + 0.03, door.top() + 0.03, door.right() - 0.03, door.top() + 0.052)
        canvas.drawRect(grip.makeOffset(0, 0.015), soft((0, 0, 0), 0.6, 0.01))
        canvas.drawRect(grip, ink((226, 228, 230)))


def _fridge(canvas: skia.Canvas, area: skia.Rect) -> None:
    """Two steel doors with long handles."""
    middle = area.top() + area.height() * 0.62
    for start, end in ((area.top(), middle - 0.006), (middle + 0.006, area.bottom())):
        door = skia.Rect.MakeLTRB(area.left() + 0.006, start, area.right() - 0.006, end)
        canvas.drawRect(door, surface("steel", STEEL))
        ends = (area.left(), start), (area.right(), end)
        canvas.drawRect(door, ramp(*ends, (255, 255, 255), (0.3, 0.0, 0.2), skia.BlendMode.kScreen))
        y = end - 0.7 if end == middle - 0.006 else start + 0.06
        grip = skia.Rect.MakeXYWH(area.left() + 0.07, y, 0.022, min(0.6, end - start - 0.1))
        canvas.drawRect(grip.makeOffset(0.02, 0.02), soft((10, 10, 12), 0.5, 0.015))
        canvas.drawRect(grip, ink((228, 230, 232)))


def _curtain(canvas: skia.Canvas, area: skia.Rect) -> None:
    """Gingham below the sink."""
    canvas.drawRect(area, ink((246, 242, 234)))
    x = area.left()
    while x < area.right():
        canvas.drawRect(skia.Rect.MakeLTRB(x, area.top(), x + 0.02, area.bottom()), ink((170, 60, 60), 0.5))
        canvas.drawRect(skia.Rect.MakeLTRB(x + 0.055, area.top(), x + 0.075, area.bottom()), ink((40, 20, 30), 0.22))
        x += 0.04
    y = area.top()
    while y < area.bottom():
        canvas.drawRect(skia.Rect.MakeLTRB(area.left(), y, area.right(), y + 0.02), ink((170, 60, 60), 0.5))
        y += 0.04
    canvas.drawRect(area, gathered((0, area.top()), (0, area.top() + 0.2), 0.6))
