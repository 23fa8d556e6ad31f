"""Cloth that swings: flared and gathered skirts with the folds that their hems show, ruffles, scalloped lace."""

from dataclasses import dataclass
from math import cos, pi
from random import Random

import skia

from assets.catalogue.draw.cloth import Cloth
from assets.catalogue.draw.paths import Point, minus, oval, pen
from assets.catalogue.draw.pieces import Fold, Piece


@dataclass(frozen=True)
class Swing:
    """A skirt that falls in flutes: its outline, the folds that end in its hem's hollows, the line of its hem."""

    path: skia.Path
    folds: tuple[Fold, ...]
    hem: skia.Path

    def back(self, cloth: Cloth) -> Piece:
        """The inside of the back, seen through the hollows of the hem."""
        bounds = self.hem.computeTightBounds()
        middle = bounds.top() + bounds.height() * 0.3
        area = oval(bounds.centerX(), middle, bounds.width() * 0.93, bounds.height() * 0.9)
        return Piece(area, cloth, shade=0.5, cast=0.0, round=0.6)


def swing(
    top_y: float,
    length: float,
    waist: float,
    hem: float,
    hand: Random,
    flutes: int = 7,
    gathered: bool = False,
    depth: float = 0.6,
    slant: float = 0.0,
) -> Swing:
    """A skirt from the waist to a swinging hem.

    Args:
        top_y, length: heights of the waist and of the hem, in centimetres.
        waist, hem: half widths.
        flutes: waves of the hem.
        gathered: many folds begin at the waist, else a few begin lower.
        depth: of the folds, 0 to 1.
        slant: how much lower the right end of the hem hangs than the left (a dipped hem).
    """
    drop = length - top_y
    lift = min(4.0, hem * 0.085)
    swell = 0.5 if gathered else 0.24
    right = (
        waist + (hem - waist) * swell,
        top_y + drop * 0.12,
        hem - (hem - waist) * 0.2,
        length - lift - drop * 0.4,
        hem,
        length - lift + slant / 2,
    )
    left = (
        -hem + (hem - waist) * 0.2,
        length - lift - drop * 0.4,
        -waist - (hem - waist) * swell,
        top_y + drop * 0.12,
        -waist,
        top_y,
    )
    hollows: list[Point] = []
    edge: list[tuple[float, ...]] = []
    for place in range(1, flutes + 1):
        angle = pi * (place + (hand.uniform(-0.22, 0.22) if place < flutes else 0)) / flutes
        x = hem * cos(angle)
        tilt = slant * x / (2 * hem)
        y = length - lift * (x / hem) ** 2 + tilt - (0.7 if abs(x) < hem * 0.8 else 0)
        last = hollows[-1] if hollows else (hem, length - lift)
        edge.append(
            ((last[0] + x) / 2, max(last[1], y) + _sag(abs(x + last[0]) / 2 / hem, hand) * min(1.0, drop / 40), x, y)
        )
        hollows.append((x, y))
    path = pen((-waist, top_y), (0, top_y + 0.8, waist, top_y), right, *edge, left)
    line = pen((hem, length - lift + slant / 2), *edge, closed=False)
    return Swing(path, _flutes(hollows[:-1], top_y, length, waist, hem, hand, gathered, depth), line)


def _sag(place: float, hand: Random) -> float:
    """How far a wave hangs down: deep in front, hardly at the sides."""
    return hand.uniform(1.2, 2.6) * (1 - place**3)


def _flutes(
    hollows: list[Point],
    top_y: float,
    length: float,
    waist: float,
    hem: float,
    hand: Random,
    gathered: bool,
    depth: float,
) -> tuple[Fold, ...]:
    """Folds that widen from the waist to the hollows (they run on below the hem, where nobody sees them end)."""
    drop = length - top_y
    folds: list[Fold] = []
    for x, y in hollows:
        begin = hand.uniform(0.0, 0.12) if gathered else hand.uniform(0.08, 0.45)
        root = x / hem * waist * 0.94
        bulge = x * (0.5 if gathered else 0.42) + root * 0.5
        start = root + (bulge - root) * begin * 1.2, top_y + drop * begin
        low = x * 1.16 - start[0] * 0.16, y + drop * 0.5
        width = min(4.6, 1.1 + hem / len(hollows) * 0.42) * hand.uniform(0.8, 1.15)
        folds.append(
            Fold(start, (x * 0.78 + start[0] * 0.22, y - drop * 0.22), low, width, depth * hand.uniform(0.7, 1))
        )
    for _ in range(round(len(hollows) * (1.4 if gathered else 0.6))):
        share = hand.uniform(-0.92, 0.92)
        end = hand.uniform(0.35, 0.8)
        folds.append(
            Fold(
                (share * waist, top_y + 0.5),
                (share * (waist + (hem - waist) * 0.35), top_y + drop * end * 0.5),
                (share * (waist + (hem - waist) * end), top_y + drop * end),
                hand.uniform(0.8, 1.5),
                depth * hand.uniform(0.4, 0.8),
            )
        )
    if gathered:
        for place in range(22):
            x = -waist + 2 * waist * (place + 0.5 + hand.uniform(-0.3, 0.3)) / 22
            folds.append(
                Fold(
                    (x, top_y - 0.6),
                    (x * 1.05, top_y + 2.4),
                    (x * 1.14, top_y + hand.uniform(5, 9)),
                    0.55,
                    0.55,
                )
            )
    return tuple(folds)


def ruffle(
    line: tuple[Point, Point, Point],
    drop: tuple[Point, Point],
    count: int,
    cloth: Cloth,
    hand: Random,
    cast: float = 0.35,
) -> Piece:
    """A gathered strip sewn on along a curve.

    Args:
        line: where it is sewn on: start, control, end of a quadratic curve.
        drop: the way from there to its free edge, at the start and at the end, in centimetres.
        count: its waves.

    Example:
        a flounce below a neckline: ruffle(((-16, 8), (0, 16), (16, 8)), ((-1, 10), (1, 10)), 9, cloth, hand)
    """

    def sewn(share: float) -> Point:
        (x0, y0), (x1, y1), (x2, y2) = line
        one = 1 - share
        return (
            one * one * x0 + 2 * one * share * x1 + share * share * x2,
            one * one * y0 + 2 * one * share * y1 + share * share * y2,
        )

    def free(share: float, more: float) -> Point:
        x, y = sewn(share)
        (ax, ay), (bx, by) = drop
        return x + (ax + (bx - ax) * share) * more, y + (ay + (by - ay) * share) * more

    outward: list[Point] = [sewn(place / 24) for place in range(25)]
    inward: list[tuple[float, ...]] = [free(1.0, 0.94)]
    folds: list[Fold] = []
    last = 1.0
    for place in range(count - 1, -1, -1):
        share = (place + (hand.uniform(-0.25, 0.25) if place else 0.0)) / count
        more = hand.uniform(1.06, 1.2)
        inward.append((*free((share + last) / 2, more), *free(share, 0.92)))
        if place:
            folds.append(Fold(sewn(share), free(share, 0.5), free(share, 1.5), hand.uniform(0.7, 1.2), 0.6))
        top = sewn((share + last) / 2)
        folds.append(Fold(top, free((share + last) / 2, 0.25), free((share + last) / 2, 0.55), 0.6, 0.4))
        last = share
    return Piece(pen(*outward, *inward), cloth, tuple(folds), round=0.9, cast=cast)


def lace_edge(line: tuple[Point, Point, Point], depth: float, cloth: Cloth) -> Piece:
    """A scalloped strip with round holes along a curve that runs from left to right."""
    (x0, y0), (x1, y1), (x2, y2) = line
    count = max(4, round(abs(x2 - x0) / 2.4))

    def on(share: float) -> Point:
        one = 1 - share
        return (
            one * one * x0 + 2 * one * share * x1 + share * share * x2,
            one * one * y0 + 2 * one * share * y1 + share * share * y2,
        )

    edge: list[tuple[float, ...]] = [on(place / 16) for place in range(17)]
    holes = skia.Path()
    x, y = on(1.0)
    edge.append((x, y + depth * 0.7))
    for place in range(count - 1, -1, -1):
        x, y = on(place / count)
        middle = on((place + 0.5) / count)
        edge.append((middle[0], middle[1] + depth * 1.3, x, y + depth * 0.7))
        for across, down, size in ((0.5, 0.68, 0.42), (0.25, 0.32, 0.28), (0.75, 0.32, 0.28)):
            hole = on((place + across) / count)
            holes.addPath(oval(hole[0], hole[1] + depth * down, depth * size, depth * size))
    return Piece(minus(pen(*edge), holes), cloth.plain(), round=0.3, cast=0.25)
