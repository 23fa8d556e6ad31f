"""How cloth falls: creases by the force that makes them."""

from random import Random

from assets.catalogue.draw.paths import Point
from assets.catalogue.draw.pieces import Fold


def falling(
    hand: Random, top: tuple[float, float, float], bottom: tuple[float, float, float], count: int, depth: float = 0.5
) -> tuple[Fold, ...]:
    """Long folds from a gathered edge to a wide hem: each edge as (left, right, y). They start at many heights."""
    folds = []
    for place in range(count):
        share = (place + 0.5 + hand.uniform(-0.3, 0.3)) / count
        x0 = top[0] + share * (top[1] - top[0])
        x1 = bottom[0] + share * (bottom[1] - bottom[0]) + hand.uniform(-1, 1)
        begin = hand.uniform(0.0, 0.45) if hand.random() < 0.6 else 0.0
        y0 = top[2] + begin * (bottom[2] - top[2])
        start = x0 + begin * (x1 - x0), y0
        end = x1, bottom[2] - hand.uniform(0, 0.12) * (bottom[2] - y0)
        bend = (start[0] + end[0]) / 2 + hand.uniform(-1.2, 1.2), (start[1] + end[1]) / 2
        width = abs(bottom[1] - bottom[0]) / count * hand.uniform(0.22, 0.42)
        folds.append(Fold(start, bend, end, width, depth * hand.uniform(0.5, 1.0)))
    return tuple(folds)


def pulled(
    hand: Random, origin: Point, towards: Point, count: int, spread: float, depth: float = 0.35
) -> tuple[Fold, ...]:
    """Short creases that radiate from a point under tension: armpit, crotch, elbow, waist tie."""
    folds = []
    for place in range(count):
        offset = (place - (count - 1) / 2) * spread / max(count - 1, 1) + hand.uniform(-0.6, 0.6)
        reach = hand.uniform(0.55, 1.0)
        dx, dy = towards[0] - origin[0], towards[1] - origin[1]
        length = (dx * dx + dy * dy) ** 0.5 or 1.0
        end = origin[0] + dx * reach - dy / length * offset, origin[1] + dy * reach + dx / length * offset
        bend = (origin[0] + end[0]) / 2 + hand.uniform(-0.8, 0.8), (origin[1] + end[1]) / 2 + hand.uniform(-0.8, 0.8)
        folds.append(Fold(origin, bend, end, hand.uniform(0.9, 2.0), depth * hand.uniform(0.4, 0.9)))
    return tuple(folds)


def crumpled(
    hand: Random, area: tuple[float, float, float, float], count: int, slant: float = 0.0, depth: float = 0.25
) -> tuple[Fold, ...]:
    """Loose soft creases in an area (left, top, right, bottom), mostly along one slant (0 = level, in y per x)."""
    left, top, right, bottom = area
    folds = []
    for _ in range(count):
        x, y = hand.uniform(left, right), hand.uniform(top, bottom)
        half = hand.uniform(0.15, 0.4) * (right - left)
        tilt = slant + hand.uniform(-0.35, 0.35)
        sag = hand.uniform(-1.2, 1.2)
        folds.append(
            Fold(
                (x - half, y - half * tilt),
                (x, y + sag),
                (x + half, y + half * tilt),
                hand.uniform(1.4, 3.0),
                depth * hand.uniform(0.3, 0.7),
            )
        )
    return tuple(folds)


def draped(
    hand: Random, left: float, right: float, top: float, bottom: float, count: int = 4, depth: float = 0.28
) -> tuple[Fold, ...]:
    """The loose upright waves in the body of a hanging top."""
    folds = []
    for place in range(count):
        x = left + (right - left) * (place + 0.5 + hand.uniform(-0.25, 0.25)) / count
        lean = hand.uniform(-2.5, 2.5)
        y0 = top + hand.uniform(0, 0.45) * (bottom - top)
        folds.append(
            Fold(
                (x + lean, y0),
                (x + lean * 0.2, (y0 + bottom) / 2),
                (x - lean * 0.4, bottom),
                hand.uniform(1.8, 4.2),
                depth * hand.uniform(0.6, 1.1),
            )
        )
    return tuple(folds)
