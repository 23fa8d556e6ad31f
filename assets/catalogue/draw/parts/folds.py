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
    """Short creases under tension: armpit, crotch, elbow, waist tie.

    They fan out, but each begins at a place of its own some way off: creases that meet in one point look like a star.
    """
    folds = []
    dx, dy = towards[0] - origin[0], towards[1] - origin[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    across = -dy / length, dx / length
    for place in range(count):
        offset = (place - (count - 1) / 2) * spread / max(count - 1, 1) + hand.uniform(-0.6, 0.6)
        begin, reach = hand.uniform(0.0, 0.28), hand.uniform(0.6, 1.0)
        aside = offset * 0.45
        start = origin[0] + dx * begin + across[0] * aside, origin[1] + dy * begin + across[1] * aside
        end = origin[0] + dx * reach + across[0] * offset, origin[1] + dy * reach + across[1] * offset
        sag = hand.uniform(-0.9, 0.9) + offset * 0.15
        bend = (start[0] + end[0]) / 2 + across[0] * sag, (start[1] + end[1]) / 2 + across[1] * sag
        folds.append(Fold(start, bend, end, hand.uniform(0.6, 1.4), depth * hand.uniform(0.35, 0.9)))
    return tuple(folds)


def crumpled(
    hand: Random, area: tuple[float, float, float, float], count: int, slant: float = 0.0, depth: float = 0.25
) -> tuple[Fold, ...]:
    """Loose soft creases in an area (left, top, right, bottom), mostly along one slant (0 = level, in y per x).

    Narrow for their length, and no two of one length: short broad ones read as stains.
    """
    left, top, right, bottom = area
    folds = []
    for place in range(count):
        x = hand.uniform(left, right)
        y = top + (bottom - top) * (place + hand.uniform(0.1, 0.9)) / max(count, 1)
        half = hand.uniform(0.2, 0.5) * (right - left)
        tilt = slant + hand.uniform(-0.25, 0.25)
        sag = hand.uniform(0.12, 0.4) * half * hand.choice((-1, 1, 1))
        folds.append(
            Fold(
                (x - half, y - half * tilt),
                (x + hand.uniform(-0.3, 0.3) * half, y + sag),
                (x + half, y + half * tilt),
                min(2.2, half * hand.uniform(0.16, 0.3) + 0.3),
                depth * hand.uniform(0.4, 0.9),
            )
        )
    return tuple(folds)


def broken(
    hand: Random, left: float, right: float, top: float, bottom: float, count: int, depth: float = 0.4
) -> tuple[Fold, ...]:
    """Where a tube of cloth is bent or too long (elbow, knee, ankle): bows from alternate sides, one below another."""
    folds = []
    side = hand.choice((-1, 1))
    wide = right - left
    for place in range(count):
        y = top + (bottom - top) * (place + hand.uniform(0.25, 0.75)) / count
        reach = wide * hand.uniform(0.4, 0.78)
        rim = left if side < 0 else right
        tip = rim - side * reach
        drop = hand.uniform(0.12, 0.34) * reach
        folds.append(
            Fold(
                (rim, y),
                (rim - side * reach * 0.5, y + drop * 1.1),
                (tip, y + drop * hand.uniform(0.2, 0.9)),
                hand.uniform(0.5, 1.1),
                depth * hand.uniform(0.5, 1.0),
            )
        )
        side = -side
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
