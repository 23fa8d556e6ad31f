"""What a watch shows: hours, minutes, hands, or the segments of a display. The dial's middle is (0, 0)."""

from math import cos, pi, sin

import skia

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.palette import METALS, Rgb, brightness, mixed
from assets.catalogue.draw.parts.jewels import balls
from assets.catalogue.draw.paths import box, oval, pen
from assets.catalogue.draw.pieces import Brief, Piece, Seam

DIALS: dict[str, Rgb] = {
    "white": (244, 243, 239),
    "cream": (240, 230, 208),
    "black": (30, 30, 34),
    "blue": (32, 58, 112),
    "green": (28, 82, 66),
    "silver": (206, 208, 212),
    "burgundy": (96, 24, 40),
}


def hours(look: str, radius: float, colour: Rgb, square: float) -> list[Seam]:
    """The hours on the dial: bars, dots or Roman strokes; square: 0 on a circle, 1 on a square."""
    seams = []
    for hour in range(12):
        way = hour * pi / 6
        x, y = sin(way), -cos(way)
        far = 1 / max(abs(x), abs(y)) if square else 1.0
        far = 1 + (far - 1) * square * 0.82
        outer, inner = radius * 0.88 * far, radius * (0.7 if hour % 3 == 0 else 0.77) * far
        if look == "dots":
            seams.append(
                Seam(
                    pen(
                        (x * outer * 0.94, y * outer * 0.94), (x * outer * 0.94 + 0.001, y * outer * 0.94), closed=False
                    ),
                    "edge",
                    colour,
                    0.2 if hour % 3 else 0.3,
                )
            )
        elif look == "bars":
            seams.append(
                Seam(
                    pen((x * outer, y * outer), (x * inner, y * inner), closed=False),
                    "edge",
                    colour,
                    0.07 if hour % 3 else 0.12,
                )
            )
        else:
            for shift in (-0.09, 0.0, 0.09)[: 1 + hour % 3]:
                a, b = -y * shift, x * shift
                seams.append(
                    Seam(
                        pen((x * outer + a, y * outer + b), (x * inner * 0.96 + a, y * inner * 0.96 + b), closed=False),
                        "edge",
                        colour,
                        0.045,
                    )
                )
    return seams


def minutes(radius: float, colour: Rgb) -> list[Seam]:
    """Sixty fine ticks around the rim."""
    ticks = skia.Path()
    for minute in range(60):
        way = minute * pi / 30
        ticks.moveTo(sin(way) * radius * 0.97, -cos(way) * radius * 0.97)
        ticks.lineTo(sin(way) * radius * 0.93, -cos(way) * radius * 0.93)
    return [Seam(ticks, "edge", colour, 0.03)]


def _hand_of(way: float, length: float, width: float, colour: Rgb) -> Piece:
    """A hand of the clock, pointing at way (0: twelve o'clock, in full turns)."""
    x, y = sin(2 * pi * way), -cos(2 * pi * way)
    a, b = -y * width / 2, x * width / 2
    outline = pen(
        (-x * 0.25 + a, -y * 0.25 + b),
        (x * length * 0.75 + a, y * length * 0.75 + b),
        (x * length, y * length),
        (x * length * 0.75 - a, y * length * 0.75 - b),
        (-x * 0.25 - a, -y * 0.25 - b),
    )
    return Piece(outline, trim("metal", colour), round=0.0, cast=0.4)


def dial(brief: Brief, outline: skia.Path, radius: float, ground: Rgb, look: str, square: float) -> list[Piece]:
    """The dial with its hours and hands; a gleam of the glass lies across it."""
    choose, metal = brief.choose, METALS["silver"]
    dark = brightness(ground) < 0.45
    mark = choose.choice(((236, 236, 232), METALS["gold"])) if dark else choose.choice(((34, 34, 40), (150, 112, 62)))
    bounds = outline.computeTightBounds()
    burst = [Seam(pen((-s * 3, -3), (s * 3, 3), closed=False), "fade", width=0.5) for s in (0.35, 0.6, 0.85)]
    gleam = Seam(
        pen((bounds.left(), bounds.top() + 0.5), (bounds.left() + 0.6, bounds.top() - 0.2), closed=False),
        "fade",
        width=1.8,
    )
    seams = [*burst, *hours(look, radius, mark, square), gleam]
    if not square:
        seams += minutes(radius, mark)
    pieces = [Piece(outline, trim("satin", ground), seams=tuple(seams), round=0.16, cast=0.0)]
    extra = choose.choice(("date", "none", "subdials", "none"))
    if extra == "date":
        x = radius * 0.56
        pieces.append(
            Piece(
                box(x - 0.2, -0.17, x + 0.2, 0.17, 0.03),
                trim("felt", (246, 245, 240)),
                seams=(
                    Seam(pen((x - 0.05, -0.08), (x - 0.05, 0.08), closed=False), "edge", (40, 40, 44), 0.045),
                    Seam(box(x + 0.01, -0.08, x + 0.1, 0.08, 0.03), "edge", (40, 40, 44), 0.035),
                ),
                round=0.0,
                cast=0.0,
            )
        )
    elif extra == "subdials" and radius > 1.4:
        for x, y in ((-0.42, 0.0), (0.42, 0.0), (0.0, 0.44)):
            small = oval(x * radius, y * radius, radius * 0.56, radius * 0.56)
            pieces.append(
                Piece(
                    small,
                    trim("satin", mixed(ground, (255, 255, 255) if dark else (0, 0, 0), 0.14)),
                    seams=(
                        Seam(oval(x * radius, y * radius, radius * 0.5, radius * 0.5), "stitch", mark, 0.04),
                        Seam(
                            pen((x * radius, y * radius), (x * radius + 0.14, y * radius - 0.2), closed=False),
                            "edge",
                            mark,
                            0.04,
                        ),
                    ),
                    round=0.0,
                    cast=0.0,
                )
            )
    hour, minute = choose.choice(((10, 9), (10, 10), (1, 51), (8, 21)))
    tone = mark if dark else choose.choice((mark, mixed(metal, (30, 30, 34), 0.7)))
    pieces += [
        _hand_of((hour + minute / 60) / 12, radius * 0.55, 0.13, tone),
        _hand_of(minute / 60, radius * 0.82, 0.1, tone),
    ]
    second = (190, 40, 40) if choose.random() < 0.35 else tone
    pieces += [_hand_of(choose.random(), radius * 0.86, 0.035, second), balls([(0, 0)], 0.2, tone)]
    return pieces


SEGMENTS = {"1": "bc", "0": "abcdef", "2": "abged", "4": "fgbc", "5": "afgcd", "8": "abcdefg"}


def digits(text: str, x: float, y: float, size: float, colour: Rgb) -> list[Seam]:
    """Seven-segment digits from (x, y) on; a colon is two dots."""
    seams = []
    for sign in text:
        if sign == ":":
            seams += [
                Seam(
                    pen((x + 0.08 * size, y + d * size), (x + 0.081 * size, y + d * size), closed=False),
                    "edge",
                    colour,
                    0.14 * size,
                )
                for d in (0.3, 0.7)
            ]
            x += 0.3 * size
            continue
        lines = {
            "a": (0, 0, 0.5, 0),
            "b": (0.5, 0, 0.5, 0.5),
            "c": (0.5, 0.5, 0.5, 1),
            "d": (0, 1, 0.5, 1),
            "e": (0, 0.5, 0, 1),
            "f": (0, 0, 0, 0.5),
            "g": (0, 0.5, 0.5, 0.5),
        }
        for name in SEGMENTS[sign]:
            a, b, c, d = lines[name]
            seams.append(
                Seam(
                    pen((x + a * size, y + b * size), (x + c * size, y + d * size), closed=False),
                    "edge",
                    colour,
                    0.11 * size,
                )
            )
        x += 0.78 * size
    return seams
