"""A kitchen as a camera sees it at an hour of the day."""

from random import Random

import skia

from assets.catalogue.draw.homes.furniture import hood, pendant, stool, table
from assets.catalogue.draw.homes.lights import WARM, Light
from assets.catalogue.draw.homes.masonry import surface
from assets.catalogue.draw.homes.rooms import Kitchen
from assets.catalogue.draw.homes.scenes import finish
from assets.catalogue.draw.homes.shells import draw_shell
from assets.catalogue.draw.homes.space import Box, Camera, floor
from assets.catalogue.draw.homes.stage import OCCLUSION, Stage, blend, ramp
from assets.catalogue.draw.homes.things import thing
from assets.catalogue.draw.palette import Rgb
from assets.catalogue.draw.paths import box as rectangle
from assets.catalogue.draw.prints.tiles import ink
from assets.catalogue.draw.studio import HEIGHT, WIDTH


def photographed_room(kitchen: Kitchen, light: Light, hand: Random) -> skia.Image:
    """The picture, 480×600."""
    target = skia.Surface(WIDTH, HEIGHT)
    canvas = target.getCanvas()
    stage = Stage(canvas, Camera(kitchen.eye, kitchen.turn, kitchen.zoom, (WIDTH / 2, HEIGHT * 0.45)), light)
    draw_shell(stage, kitchen)
    _along_the_wall(stage, kitchen, hand)
    _in_the_middle(stage, kitchen, hand)
    for place in sorted(kitchen.lamps, key=lambda place: -place[2]):
        pendant(stage, place, *kitchen.shade, kitchen.high)
    _air(stage, kitchen)
    finish(canvas, light.lamps, hand)
    return target.makeImageSnapshot()


def _along_the_wall(stage: Stage, kitchen: Kitchen, hand: Random) -> None:
    """Hood, cabinets, shelves, and what stands on them."""
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


def _in_the_middle(stage: Stage, kitchen: Kitchen, hand: Random) -> None:
    """Island or table, things on it, stools before it."""
    if kitchen.island is not None:
        kitchen.island.draw(stage)
    if kitchen.table is not None:
        table(stage, *kitchen.table)
    for place, kind in kitchen.things:
        if place[2] <= -1.2:
            thing(stage, place, kind, hand)
    for x, z in sorted(kitchen.stools, key=lambda place: -place[1]):
        stool(stage, x, z, *kitchen.seat)


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
