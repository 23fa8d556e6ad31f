"""The land around a house: hills in the haze, the lawn, the shade of trees on it, blades of grass near the camera."""

from random import Random

import skia

from assets.catalogue.draw.homes.masonry import surface
from assets.catalogue.draw.homes.space import GROUND
from assets.catalogue.draw.homes.stage import OCCLUSION, Stage, ramp
from assets.catalogue.draw.light import soft
from assets.catalogue.draw.palette import Rgb, darker, lighter, mixed
from assets.catalogue.draw.paths import box
from assets.catalogue.draw.prints.tiles import ink
from assets.catalogue.draw.studio import HEIGHT, WIDTH


def distance(stage: Stage, horizon: float, hand: Random, ground: Rgb) -> None:
    """Hills and a line of far trees in the haze, and the ground before them up to the picture's foot."""
    light, canvas = stage.light, stage.canvas
    haze = light.sky[2]
    for share, height, tone in ((0.72, 46, (92, 120, 110)), (0.5, 26, (70, 98, 70))):
        path, x = skia.Path(), -20.0
        path.moveTo(-20, horizon + 4)
        path.lineTo(-20, horizon - height * hand.uniform(0.3, 0.9))
        while x < WIDTH + 20:
            step = hand.uniform(14, 60) if share < 0.6 else hand.uniform(70, 160)
            path.quadTo(
                x + step / 2,
                horizon - height * hand.uniform(0.5, 1.1),
                x + step,
                horizon - height * hand.uniform(0.3, 0.8),
            )
            x += step
        path.lineTo(WIDTH + 20, horizon + 4)
        canvas.drawPath(path, soft(mixed(light.on(tone), haze, share), 1.0, 1.2))
    outline = box(-90, -120, 90, -stage.camera.eye[2] - 0.4)
    with stage.on(GROUND, outline) as ground_canvas:
        ground_canvas.drawPaint(surface("grass", ground, 4))
        stage.shade(GROUND)
    _dapple(stage, hand)
    far = ramp((0, horizon), (0, horizon + 60), haze, (0.55, 0.12, 0.0), skia.BlendMode.kSrcOver)
    canvas.drawRect(skia.Rect.MakeLTRB(0, horizon, WIDTH, horizon + 60), far)
    near = ramp((0, HEIGHT), (0, HEIGHT - 90), OCCLUSION, (0.5, 0.15, 0.0), skia.BlendMode.kMultiply)
    canvas.drawRect(skia.Rect.MakeLTRB(0, HEIGHT - 90, WIDTH, HEIGHT), near)
    _blades(canvas, light.on(ground, (0.0, 1.0, 0.0)), hand)


def _dapple(stage: Stage, hand: Random) -> None:
    """Shade of trees behind the camera, and here and there a darker patch of lawn."""
    light = stage.light
    near = stage.camera.eye[2]
    side = hand.choice((-1, 1)) * hand.uniform(1, 5)
    with stage.on(GROUND) as canvas:
        for _ in range(9):
            x, z, size = hand.uniform(-14, 14), hand.uniform(near + 2, 2), hand.uniform(1.0, 4.0)
            patch = skia.Rect.MakeXYWH(x, -z, size, size * 0.8)
            canvas.drawOval(patch, soft((70, 84, 40), 0.22, 0.5, skia.BlendMode.kMultiply))
        if max(light.sunshine) < 0.3:
            return
        red, green, blue = (round(255 * part) for part in light.shadow((0.0, 1.0, 0.0)))
        for _ in range(30):
            x, z, size = (
                stage.camera.eye[0] + side + hand.gauss(0, 2.2),
                near + 3.0 + hand.gauss(0, 1.3),
                hand.uniform(0.3, 1.2),
            )
            patch = skia.Rect.MakeXYWH(x, -z, size * 1.6, size)
            canvas.drawOval(patch, soft((red, green, blue), 0.7, 0.12, skia.BlendMode.kMultiply))


def _blades(canvas: skia.Canvas, green: Rgb, hand: Random) -> None:
    """Single blades of grass where the camera stands."""
    for _ in range(900):
        y = HEIGHT + 6 - abs(hand.gauss(0, 46))
        x, reach = hand.uniform(0, WIDTH), 2 + 7 * max(0.0, (y - HEIGHT + 120) / 120)
        tone = mixed(lighter(green, 0.12), darker(green, 0.4), hand.random())
        blade = ink(tone, 0.6)
        blade.setStrokeWidth(hand.uniform(0.6, 1.3))
        canvas.drawLine(x, y, x + hand.gauss(0, 2.2), y - reach * hand.uniform(0.5, 1.2), blade)
