"""A kitchen as a camera sees it: floor, ceiling, walls with windows, rows of cabinets, an island or a table, lamps."""

from dataclasses import dataclass
from random import Random

import skia

from assets.catalogue.draw.homes.cabinets import Run
from assets.catalogue.draw.homes.furniture import hood, pendant, stool, table, thing
from assets.catalogue.draw.homes.lights import WARM, Light
from assets.catalogue.draw.homes.masonry import surface
from assets.catalogue.draw.homes.openings import Opening, draw_opening
from assets.catalogue.draw.homes.scenes import finish
from assets.catalogue.draw.homes.space import Box, Camera, Plane, Vec, floor, plus, unit
from assets.catalogue.draw.homes.stage import OCCLUSION, Stage, blend, gathered, ramp
from assets.catalogue.draw.light import soft
from assets.catalogue.draw.palette import Rgb, darker, lighter, mixed
from assets.catalogue.draw.paths import box as rectangle
from assets.catalogue.draw.paths import pen
from assets.catalogue.draw.prints.tiles import ink
from assets.catalogue.draw.studio import HEIGHT, WIDTH

Covering = tuple[str, Rgb]
NEAR = -7.0  # the room ends behind the camera


@dataclass(frozen=True)
class Kitchen:
    """Everything in the room; the back wall is at z = 0, the camera looks at it from z < 0.

    Args:
        x0, x1, high: the room.
        wall, back, ground: the coverings of side walls, back wall and floor.
        splash: tiles on the back wall up to a height above the worktop.
        beams: colour of the ceiling's beams.
        windows: on the back wall; side: on the left wall, x measured from the camera's end.
        runs: cabinets, far ones first; shelves: (x0, x1, y) boards on the back wall in that colour.
        hoods: (x, width, kind, colour).
        island, table: where there is one, and the table's top and legs.
        stools: (x, z); seat: their colours (seat, legs), back rest, height.
        lamps: where pendants hang; shade: their kind and colour.
        things: what stands where: (place, a key of furniture.THINGS).
        hobs, sinks: on worktops: (x, z, width) at 0.915 m.
        eye, turn, zoom: the camera.
    """

    x0: float
    x1: float
    high: float
    wall: Covering
    back: Covering
    ground: Covering
    ceiling: Rgb
    splash: tuple[str, Rgb, float] | None
    beams: Rgb | None
    windows: tuple[Opening, ...]
    side: tuple[Opening, ...]
    runs: tuple[Run, ...]
    shelves: tuple[tuple[float, float, float], ...]
    plank: Rgb
    hoods: tuple[tuple[float, float, str, Rgb], ...]
    island: Run | None
    table: tuple[Box, Covering, Rgb] | None
    stools: tuple[tuple[float, float], ...]
    seat: tuple[Rgb, Rgb, bool, float]
    lamps: tuple[Vec, ...]
    shade: tuple[str, Rgb]
    things: tuple[tuple[Vec, str], ...]
    hobs: tuple[tuple[float, float, float], ...]
    sinks: tuple[tuple[float, float, float], ...]
    material: str
    colour: str
    pattern: str
    said: tuple[str, ...]
    eye: Vec = (0.0, 1.5, -5.6)
    turn: float = 0.0
    zoom: float = 620.0


def photographed_room(kitchen: Kitchen, light: Light, hand: Random) -> skia.Image:
    """The picture, 480×600."""
    target = skia.Surface(WIDTH, HEIGHT)
    canvas = target.getCanvas()
    stage = Stage(canvas, Camera(kitchen.eye, kitchen.turn, kitchen.zoom, (WIDTH / 2, HEIGHT * 0.45)), light)
    _shell(stage, kitchen)
    for x, wide, kind, colour in kitchen.hoods:
        hood(stage, x, wide, kind, colour, kitchen.high)
    for run in kitchen.runs:
        if run.box.y0 > 1:
            _under(stage, run.box)
        run.draw(stage)
    for start, end, y in kitchen.shelves:
        board = Box(start, y, -0.24, end, y + 0.035, 0)
        stage.contact(
            Box(kitchen.x0, 0, 0, 1, 1, 1).front(),
            rectangle(start - kitchen.x0, -y, end - kitchen.x0, -y + 0.14),
            0.05,
            0.4,
        )
        stage.box(board, surface("beam", kitchen.plank))
    for x, z, wide in kitchen.hobs:
        _hob(stage, x, z, wide)
    for x, z, wide in kitchen.sinks:
        _sink(stage, x, z, wide)
    for place, kind in sorted(kitchen.things, key=lambda item: -item[0][2]):
        if place[2] > -1.2:
            thing(stage, place, kind, hand)
    if kitchen.island is not None:
        kitchen.island.draw(stage)
    if kitchen.table is not None:
        table(stage, *kitchen.table)
    for place, kind in kitchen.things:
        if place[2] <= -1.2:
            thing(stage, place, kind, hand)
    for x, z in sorted(kitchen.stools, key=lambda place: -place[1]):
        stool(stage, x, z, *kitchen.seat)
    for place in sorted(kitchen.lamps, key=lambda place: -place[2]):
        pendant(stage, place, *kitchen.shade, kitchen.high)
    _air(stage, kitchen)
    finish(canvas, light.lamps, hand)
    return target.makeImageSnapshot()


def _shell(stage: Stage, room: Kitchen) -> None:
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


def _under(stage: Stage, box: Box) -> None:
    """The shadow below wall cabinets, or the light strip there in the evening."""
    plane = Box(box.x0, 0, 0, box.x1, 1, 1).front()
    area = rectangle(0, -box.y0, box.width, -0.92)
    with stage.on(plane, area) as canvas:
        if stage.light.lamps:
            canvas.drawPaint(ramp((0, -box.y0), (0, -0.92), WARM[0], (0.75, 0.3, 0.1), skia.BlendMode.kSoftLight))
            canvas.drawPaint(ramp((0, -box.y0), (0, -0.92), WARM[1], (0.35, 0.1, 0.0), skia.BlendMode.kScreen))
        else:
            canvas.drawPaint(
                ramp((0, -box.y0), (0, -box.y0 + 0.35), OCCLUSION, (0.5, 0.15, 0.0), skia.BlendMode.kMultiply)
            )


def _hob(stage: Stage, x: float, z: float, wide: float) -> None:
    """A glass hob with four rings."""
    with stage.on(floor(0.918), rectangle(x - wide / 2, -z - 0.26, x + wide / 2, -z + 0.26)) as canvas:
        canvas.drawPaint(blend((x - wide / 2, 0), (x + wide / 2, 0), ((50, 50, 54), (18, 18, 20), (34, 34, 38))))
        ring = ink((130, 132, 138), 0.8)
        ring.setStyle(skia.Paint.kStroke_Style)
        ring.setStrokeWidth(0.008)
        for dx in (-0.25, 0.25):
            for dz in (-0.12, 0.12):
                canvas.drawCircle(x + dx * wide, -z + dz, 0.09, ring)


def _sink(stage: Stage, x: float, z: float, wide: float) -> None:
    """A basin in the worktop and a curved tap behind it."""
    area = rectangle(x - wide / 2, -z - 0.2, x + wide / 2, -z + 0.2, 0.03)
    with stage.on(floor(0.917)) as canvas:
        canvas.drawPath(area, ink(stage.light.on((206, 208, 210))))
        inner = rectangle(x - wide / 2 + 0.025, -z - 0.175, x + wide / 2 - 0.025, -z + 0.175, 0.03)
        canvas.drawPath(
            inner, blend((0, -z - 0.2), (0, -z + 0.2), (stage.light.on((88, 90, 94)), stage.light.on((168, 170, 172))))
        )
    px, py = stage.camera.pixel((x, 0.915, z + 0.22))
    s = stage.camera.zoom / stage.camera.distance((x, 0.915, z + 0.22)) * 0.01
    neck = skia.Path()
    neck.moveTo(px, py)
    neck.lineTo(px, py - 24 * s)
    neck.cubicTo(px, py - 36 * s, px + 14 * s, py - 36 * s, px + 14 * s, py - 22 * s)
    for wide_, tone in ((3.4, (88, 90, 94)), (2.2, (190, 193, 196)), (0.9, (246, 247, 248))):
        tap = ink(stage.light.on(tone))
        tap.setStyle(skia.Paint.kStroke_Style)
        tap.setStrokeCap(skia.Paint.kRound_Cap)
        tap.setStrokeWidth(max(0.7, wide_ * s))
        canvas = stage.canvas
        canvas.drawPath(neck, tap)


def _air(stage: Stage, room: Kitchen) -> None:
    """Daylight that floods in from the left, or the pools of the lamps in a darker room."""
    canvas = stage.canvas
    if not stage.light.lamps:
        tone: Rgb = (255, 206, 140) if stage.light.name == "golden hour" else (250, 252, 255)
        canvas.drawPaint(ramp((0, 0), (WIDTH * 0.75, 0), tone, (0.2, 0.05, 0.0), skia.BlendMode.kScreen))
        return
    for place in room.lamps:
        stage.halo((place[0], 0.95, place[2]), 1.0, WARM[1], 0.2)
