"""What stands and hangs in a kitchen: stools, chairs, tables, pendant lamps, shelves, hoods, pots and plants."""

import skia

from assets.catalogue.draw.homes.lights import WARM
from assets.catalogue.draw.homes.masonry import surface
from assets.catalogue.draw.homes.space import Box, Vec, floor
from assets.catalogue.draw.homes.stage import Stage, blend
from assets.catalogue.draw.light import soft
from assets.catalogue.draw.palette import Rgb, darker, lighter, mixed
from assets.catalogue.draw.paths import box as rectangle
from assets.catalogue.draw.paths import pen
from assets.catalogue.draw.prints.tiles import ink


def stool(stage: Stage, x: float, z: float, colour: Rgb, legs: Rgb, back: bool, high: float = 0.66) -> None:
    """A bar stool (or, at 0.46 m, a chair), its back towards the camera."""
    half = 0.18
    stage.contact(floor(0.0), rectangle(x - half, -z - half, x + half, -z + half), 0.08, 0.5)
    for dx in (-1, 1):
        for dz in (1, -1):
            px, pz = x + dx * (half - 0.02), z + dz * (half - 0.02)
            stage.box(Box(px - 0.017, 0, pz - 0.017, px + 0.017, high, pz + 0.017), ink(legs))
    for dz in (1, -1):
        pz = z + dz * (half - 0.02)
        stage.box(Box(x - half, high * 0.35, pz - 0.012, x + half, high * 0.35 + 0.025, pz + 0.012), ink(legs))
    stage.box(Box(x - half - 0.02, high, z - half - 0.02, x + half + 0.02, high + 0.05, z + half + 0.02), ink(colour))
    if back:
        for dx in (-1, 1):
            px = x + dx * (half - 0.01)
            stage.box(Box(px - 0.015, high, z - half, px + 0.015, high + 0.42, z - half + 0.03), ink(legs))
        for y in (0.2, 0.32):
            stage.box(
                Box(x - half, high + y, z - half - 0.005, x + half, high + y + 0.07, z - half + 0.025), ink(colour)
            )


def table(stage: Stage, box: Box, top: tuple[str, Rgb], legs: Rgb) -> None:
    """A table; the box reaches from the floor to its top."""
    stage.contact(floor(0.0), rectangle(box.x0, -box.z1, box.x1, -box.z0), 0.2, 0.35)
    for x in (box.x0 + 0.06, box.x1 - 0.14):
        for z in (box.z1 - 0.14, box.z0 + 0.06):
            stage.box(Box(x, 0, z, x + 0.08, box.y1 - 0.04, z + 0.08), ink(legs))
    inner = Box(box.x0 + 0.08, box.y1 - 0.15, box.z0 + 0.08, box.x1 - 0.08, box.y1 - 0.04, box.z1 - 0.08)
    stage.box(inner, ink(darker(legs, 0.1)), under=False)
    slab = Box(box.x0, box.y1 - 0.045, box.z0, box.x1, box.y1, box.z1)
    stage.box(slab, surface(top[0], darker(top[1], 0.1), 3), surface(top[0], top[1], 3))


def pendant(stage: Stage, place: Vec, kind: str, colour: Rgb, ceiling: float) -> None:
    """A lamp on its cord: "dome", "globe", "cone", "bulb" or "basket"."""
    x, y = stage.camera.pixel(place)
    scale = stage.camera.zoom / stage.camera.distance(place)
    _, top = stage.camera.pixel((place[0], ceiling, place[2]))
    canvas, on = stage.canvas, stage.light.lamps
    cord = ink((40, 38, 40))
    cord.setStrokeWidth(max(0.8, 0.012 * scale))
    canvas.drawLine(x, top, x, y - 0.1 * scale, cord)
    canvas.drawOval(skia.Rect.MakeXYWH(x - 0.06 * scale, top - 0.012 * scale, 0.12 * scale, 0.04 * scale), cord)
    s = scale * 0.01
    tone = stage.light.on(colour)
    round_ = blend((x - 16 * s, 0), (x + 16 * s, 0), (lighter(tone, 0.25), tone, darker(tone, 0.45)))
    glow = WARM[0] if on else mixed(stage.light.on((250, 246, 236)), (255, 255, 255), 0.3)
    if kind == "globe":
        rim = darker(stage.light.on((190, 186, 178)), 0.15)
        canvas.drawCircle(x, y, 12.4 * s, ink(WARM[1] if on else rim))
        canvas.drawCircle(x, y, 11.8 * s, ink(glow if on else stage.light.on((232, 230, 224))))
        canvas.drawCircle(x + 3 * s, y + 4 * s, 8 * s, soft((120, 110, 100), 0.0 if on else 0.25, 4 * s))
        canvas.drawRect(skia.Rect.MakeXYWH(x - 3 * s, y - 15 * s, 6 * s, 4 * s), ink(tone))
    elif kind == "bulb":
        canvas.drawRect(skia.Rect.MakeXYWH(x - 2.5 * s, y - 12 * s, 5 * s, 8 * s), ink(tone))
        canvas.drawOval(
            skia.Rect.MakeXYWH(x - 5 * s, y - 5 * s, 10 * s, 13 * s), ink(glow if on else (214, 190, 140), 0.85)
        )
        canvas.drawLine(x - 2 * s, y, x + 2 * s, y + 3 * s, ink((255, 190, 90)))
    else:
        wide = {"dome": 18, "cone": 19, "basket": 20}[kind] * s
        canvas.drawOval(
            skia.Rect.MakeXYWH(x - wide, y + 6 * s, wide * 2, 5 * s), ink(glow if on else darker(tone, 0.4))
        )
        shade = pen(
            (x - wide, y + 8.5 * s),
            (x - wide, y - 8 * s, x - 8 * s, y - 11 * s, x - 3 * s, y - 12 * s),
            (x + 3 * s, y - 12 * s),
            (x + 8 * s, y - 11 * s, x + wide, y - 8 * s, x + wide, y + 8.5 * s),
            (x, y + 12.5 * s, x - wide, y + 8.5 * s),
        )
        if kind == "cone":
            shade = pen(
                (x - wide, y + 8.5 * s),
                (x - 3 * s, y - 12 * s),
                (x + 3 * s, y - 12 * s),
                (x + wide, y + 8.5 * s),
                (x, y + 12.5 * s, x - wide, y + 8.5 * s),
            )
        canvas.drawPath(shade, round_)
        if kind == "basket":
            weave = ink(darker(tone, 0.4), 0.6)
            weave.setStrokeWidth(0.8)
            for n in range(-6, 7):
                canvas.drawLine(x + n * wide / 7, y + 9 * s, x + n * s, y - 12 * s, weave)
    if on:
        stage.halo((place[0], place[1] - 0.08, place[2]), 1.1, WARM[1], 0.6)


def hood(stage: Stage, x: float, wide: float, kind: str, colour: Rgb, ceiling: float) -> None:
    """Above the cooker on the back wall (z = 0): "chimney" (steel), "plaster", "mantel" or "beam"."""
    left, right = x - wide / 2, x + wide / 2
    foot = 1.62
    wall = Box(0, 0, 0, 1, 1, 1).front()
    stage.contact(
        wall,
        pen(
            (left, -foot),
            (x - 0.25, -ceiling),
            (x + 0.32, -ceiling),
            (right + 0.08, -foot),
            (right + 0.06, 0.1 - foot),
            (left, 0.1 - foot),
        ),
        0.07,
        0.5,
    )
    if kind == "chimney":
        stage.box(Box(x - 0.17, foot + 0.2, -0.3, x + 0.17, ceiling, 0), surface("steel", colour))
        stage.patch(
            [(left, foot, -0.5), (right, foot, -0.5), (x + 0.17, foot + 0.22, -0.3), (x - 0.17, foot + 0.22, -0.3)],
            lighter(colour, 0.1),
            (0, 0.5, -0.8),
        )
        stage.box(Box(left, foot - 0.05, -0.5, right, foot, 0), surface("steel", colour))
        return
    if kind == "mantel":
        stage.box(Box(left - 0.1, 1.72, -0.62, right + 0.1, ceiling, 0), ink(colour))
        stage.box(Box(left - 0.18, 1.68, -0.72, right + 0.18, 1.78, 0), ink(lighter(colour, 0.1)))
        for start in (left - 0.1, right - 0.1):
            stage.box(Box(start, 0.9, -0.6, start + 0.2, 1.68, 0), ink(colour))
        return
    top = 0.3
    for corners, normal in (
        (
            [(left, foot + 0.15, -0.6), (left, foot + 0.15, 0), (x - top, ceiling, 0), (x - top, ceiling, -0.34)],
            (-1.0, 0.3, 0.0),
        ),
        (
            [(right, foot + 0.15, -0.6), (right, foot + 0.15, 0), (x + top, ceiling, 0), (x + top, ceiling, -0.34)],
            (1.0, 0.3, 0.0),
        ),
        (
            [
                (left, foot + 0.15, -0.6),
                (right, foot + 0.15, -0.6),
                (x + top, ceiling, -0.34),
                (x - top, ceiling, -0.34),
            ],
            (0.0, 0.2, -1.0),
        ),
    ):
        stage.patch(corners, colour, normal)
    edge: Rgb = (116, 80, 52) if kind == "beam" else darker(colour, 0.05)
    stage.box(
        Box(left - 0.03, foot, -0.64, right + 0.03, foot + 0.16, 0),
        surface("beam", edge) if kind == "beam" else ink(edge),
    )
