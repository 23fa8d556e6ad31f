"""An empty room: floor, ceiling, walls with their windows, and the sun that falls through them."""

from random import Random

import skia

from assets.catalogue.draw.homes.lights import WARM, Light
from assets.catalogue.draw.homes.masonry import surface
from assets.catalogue.draw.homes.openings import Opening, draw_opening
from assets.catalogue.draw.homes.rooms import NEAR, Covering, Kitchen
from assets.catalogue.draw.homes.space import Box, Plane, floor, plus, unit
from assets.catalogue.draw.homes.stage import Stage, blend, gathered, ramp
from assets.catalogue.draw.light import soft
from assets.catalogue.draw.palette import Rgb, darker, lighter, mixed
from assets.catalogue.draw.paths import box as rectangle
from assets.catalogue.draw.paths import pen
from assets.catalogue.draw.prints.tiles import ink


def draw_shell(stage: Stage, room: Kitchen) -> None:
    """Floor, ceiling and walls, with the light that falls on them."""
    x0, x1, high, deep = room.x0, room.x1, room.high, -NEAR
    wide = x1 - x0
    ground = rectangle(x0, 0, x1, deep)
    with stage.on(floor(0.0), ground) as canvas:
        canvas.drawPaint(surface(room.ground[0], room.ground[1], 6))
        canvas.drawPaint(gathered((0, 0), (0, 1.2), 0.4))
        canvas.drawPaint(gathered((x0, 0), (x0 + 0.8, 0), 0.3))
        canvas.drawPaint(gathered((x1, 0), (x1 - 0.8, 0), 0.4))
        canvas.drawPaint(ramp((0, 0.4), (0, 3.4), (255, 252, 244), (0.0, 0.16, 0.0), skia.BlendMode.kScreen))
        stage.shade(floor(0.0))
    roof = Box(x0, high, NEAR, x1, high, 0).under()
    with stage.on(roof, rectangle(0, 0, wide, deep)) as canvas:
        canvas.drawPaint(ink(room.ceiling))
        canvas.drawPaint(gathered((0, deep), (0, deep - 1.2), 0.2))
        canvas.drawPaint(gathered((0, 0), (0, deep - 2.5), 0.1))
        stage.shade(roof)
    if room.beams is not None:
        for n in range(5):
            z = -0.35 - 1.15 * n
            if z > room.eye[2] + 0.8:
                stage.box(Box(x0, high - 0.2, z - 0.18, x1, high - 0.001, z), surface("beam", room.beams, n))
    left, right = Box(x0 - 1, 0, NEAR, x0, high, 0).right(), Box(x1, 0, NEAR, x1 + 1, high, 0).left()
    for plane, openings in ((left, room.side), (right, ())):
        _wall(stage, plane, deep, high, room.wall, openings)
    _sunbeams(stage, room, left)
    back = Box(x0, 0, 0, x1, high, 1).front()
    _wall(stage, back, wide, high, room.back, room.windows, room.splash)


def _wall(
    stage: Stage,
    plane: Plane,
    wide: float,
    high: float,
    covering: Covering,
    openings: tuple[Opening, ...],
    splash: tuple[str, Rgb, float] | None = None,
) -> None:
    outline = rectangle(0, -high, wide, 0)
    with stage.on(plane, outline) as canvas:
        canvas.drawPaint(surface(*covering, 4))
        if splash is not None:
            canvas.drawRect(skia.Rect.MakeLTRB(0, -splash[2], wide, -0.8), surface(splash[0], splash[1], 4))
        for opening in openings:
            draw_opening(canvas, opening, covering[1])
        for start, end, strength in (
            ((0, -high), (0, 0.5 - high), 0.25),
            ((0, 0), (0, -0.7), 0.4),
            ((0, 0), (0.5, 0), 0.3),
            ((wide, 0), (wide - 0.5, 0), 0.3),
        ):
            canvas.drawPaint(gathered(start, end, strength))
        stage.shade(plane)
    for opening in openings:
        with stage.on(plane, outline) as canvas:
            outlook(canvas, opening, stage.light)
    for opening in openings:
        if not stage.light.lamps:
            stage.halo(
                plane.at(opening.x + opening.width / 2, -opening.sill - opening.height / 2),
                opening.width * 1.1,
                (255, 250, 240),
                0.3,
            )


def outlook(canvas: skia.Canvas, opening: Opening, light: Light) -> None:
    """What one sees through the panes: sky, blurred trees, or the dark with the room's mirror image."""
    panes = opening.panes()
    top, foot = panes[0].top(), panes[-1].bottom()
    hand = Random(f"outlook/{opening.seed}")
    greens = [(hand.random(), hand.random(), hand.random()) for _ in range(26)]
    canvas.save()
    canvas.clipPath(opening.hole(-0.04), True)
    for pane in panes:
        canvas.save()
        canvas.clipRect(pane, True)
        sky = [mixed(colour, (255, 255, 255), 0.0 if light.lamps else 0.45) for colour in light.sky]
        canvas.drawPaint(blend((0, top), (0, foot), sky))
        for x, y, tone in greens:
            green = mixed((60, 92, 52), (160, 188, 110), tone)
            green = darker(green, 0.72 if light.name == "night" else 0.5) if light.lamps else lighter(green, 0.25)
            place = skia.Rect.MakeXYWH(
                opening.x + x * opening.width - 0.2, foot - (0.08 + 0.4 * y) * (foot - top), 0.45, 0.5
            )
            canvas.drawOval(place, soft(green, 0.75, 0.06))
        if light.lamps:
            shine = skia.Point(opening.x + opening.width * 0.6, top + (foot - top) * 0.4)
            colours = [skia.ColorSetARGB(90, *WARM[1]), skia.ColorSetARGB(0, *WARM[1])]
            canvas.drawPaint(skia.Paint(Shader=skia.GradientShader.MakeRadial(shine, 0.5, colours)))
        canvas.restore()
    canvas.restore()


def _sunbeams(stage: Stage, room: Kitchen, left: Plane) -> None:
    """Where the sun comes through the side windows and falls on the floor."""
    light = stage.light
    if light.lamps or light.name == "overcast":
        return
    sun = unit((-0.75, 0.62, -0.1) if light.name == "daylight" else (-0.85, 0.4, -0.12))
    tone: Rgb = (255, 244, 216) if light.name == "daylight" else (255, 196, 110)
    whole = skia.Path()
    for opening in room.side:
        for pane in opening.panes():
            ring = []
            for x, y in (
                (pane.left(), pane.top()),
                (pane.right(), pane.top()),
                (pane.right(), pane.bottom()),
                (pane.left(), pane.bottom()),
            ):
                corner = left.at(x, y)
                fall = plus(corner, sun, -corner[1] / sun[1])
                ring.append((fall[0], -fall[2]))
            whole.addPath(pen(*ring))
    with stage.on(floor(0.0), rectangle(room.x0, 0, room.x1, -NEAR)) as canvas:
        for alpha, blur in ((0.5, 0.02), (0.3, 0.15)):
            canvas.drawPath(whole, soft(tone, alpha, blur, skia.BlendMode.kSoftLight))
            canvas.drawPath(whole, soft(tone, alpha * 0.4, blur, skia.BlendMode.kScreen))
