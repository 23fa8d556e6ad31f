"""Silhouettes: the body of a top or dress, the skirt, the two legs. In centimetres, y = 0 at the neck or the waist."""

from random import Random

import skia

from assets.catalogue.draw.paths import both_sides, pen, union


def torso(
    length: float,
    shoulder: float = 19,
    bust: float = 24,
    waist: float = 22.5,
    hem: float = 24.5,
    waist_y: float = 40,
    sag: float = 1.4,
) -> skia.Path:
    """Neck to hem, by half widths at shoulder, bust, waist and hem; the neckline is cut later."""
    waist_y = min(waist_y, 24 + (length - 24) * 0.5)
    return both_sides(
        pen(
            (-0.5, -1.2),
            (7, -1.2),
            (shoulder * 0.6, 1.2, shoulder, 4.4),
            (shoulder - 2.4, 12, shoulder - 1.6, 20, bust, 24),
            (bust - 0.6, 30, waist, waist_y - 6, waist, waist_y),
            (waist, waist_y + (length - waist_y) * 0.35, hem, waist_y + (length - waist_y) * 0.55, hem, length),
            (hem * 0.55, length + sag, -0.5, length + sag),
        )
    )


def fitted(
    length: float,
    shoulder: float = 17.0,
    bust: float = 18.8,
    waist: float = 15.0,
    hip: float = 20.0,
    hem: float = 21.0,
    waist_y: float = 38.0,
    hip_y: float = 58.0,
    sag: float = 1.6,
) -> skia.Path:
    """A body worn close, shoulder to hem, by half widths; its armholes end at y = 20.6, the neckline is cut later.

    A hem at the hips or above ends on the way there: a top, a bodice.
    """
    flank: tuple[tuple[float, ...], ...] = ((bust + 0.3, 26, waist + 0.3, waist_y - 7, waist, waist_y),)
    if length > hip_y + 10:
        flank += (
            (waist - 0.1, waist_y + 6.5, hip - 0.5, hip_y - 11, hip, hip_y),
            (
                hip + 0.35 * min(1.0, (length - hip_y) / 20),
                hip_y + (length - hip_y) * 0.3,
                hem,
                length - (length - hip_y) * 0.4,
                hem,
                length - 0.8,
            ),
        )
    elif length > waist_y + 3:
        flank += (
            (waist, waist_y + (length - waist_y) * 0.4, hem - 0.4, length - (length - waist_y) * 0.4, hem, length),
        )
    else:
        flank = ((bust + 0.3, 26, waist + 0.3, length - 7, waist, length),)
    return both_sides(
        pen(
            (-0.5, -1.2),
            (7, -1.2),
            (shoulder * 0.64, 0.7, shoulder, 3.9),
            (shoulder - 1.6, 10, bust - 4.6, 19.4, bust, 20.6),
            *flank,
            (flank[-1][-2] * 0.55, length + sag, -0.5, length + sag),
        )
    )


def skirt(
    top_y: float, bottom_y: float, waist: float, hip: float, hem: float, wave: float = 0.0, hand: Random | None = None
) -> skia.Path:
    """Waist to hem; with a wave the hem swings (its height in centimetres) as gathered cloth does."""
    hip_y = top_y + min(20.0, (bottom_y - top_y) * 0.45)
    right = (waist + (hip - waist) * 0.42, top_y + 3, hip - (hip - waist) * 0.22, hip_y - 9, hip, hip_y)
    down = (hip + (hem - hip) * 0.4, hip_y + (bottom_y - hip_y) * 0.4, hem, bottom_y - 4, hem, bottom_y)
    if wave <= 0 or hand is None:
        return both_sides(
            pen((-0.5, top_y), (waist, top_y), right, down, (hem * 0.5, bottom_y + 2.0, -0.5, bottom_y + 2.0))
        )
    count = 7
    edge: list[tuple[float, ...]] = []
    for place in range(count):
        x0, x1 = hem - 2 * hem * place / count, hem - 2 * hem * (place + 1) / count
        low = bottom_y + 2.2 * (1 - (x1 / hem) ** 2)
        edge.append(((x0 + x1) / 2, low + wave * hand.uniform(0.5, 1.4) * (1 if place % 2 else -1), x1, low))
    left = (-down[2], down[3], -down[0], down[1], -right[4], right[5])
    up = (-right[2], right[3], -right[0], right[1], -waist, top_y)
    return pen((-waist, top_y), (waist, top_y), right, down, *edge, left, up)


def legs(
    length: float,
    waist: float = 18.5,
    hip: float = 24,
    thigh: float = 14.5,
    knee: float = 10.5,
    hem: float = 9,
    rise: float = 27,
) -> skia.Path:
    """Trousers from the waist (y = 0): half widths of the body at waist and hip, of one leg at thigh, knee and hem."""
    knee_y = rise + (length - rise) * 0.42
    stance = max(12.5 + (hem - 9) * 0.35, hem + 1.4)
    knee_x = 12.6 + (knee - 10) * 0.3
    leg = pen(
        (-0.3, 0),
        (waist, 0),
        (waist + 1.4, 7, hip - 0.8, 12, hip, 20),
        (hip + 0.6, rise + 4, knee_x + knee + 0.6, knee_y - 12, knee_x + knee, knee_y),
        (knee_x + knee - 0.2, knee_y + 14, stance + hem, length - 14, stance + hem, length),
        (stance, length + 0.9, stance - hem, length),
        (stance - hem, length - 14, knee_x - knee + 0.2, knee_y + 12, knee_x - knee, knee_y),
        (knee_x - knee - 0.4, knee_y - 10, hip - 2 * thigh + 5.2, rise + 8, 0.2, rise),
        (-0.3, rise),
    )
    return both_sides(leg)


def short_legs(length: float, waist: float = 18.5, hip: float = 23.5, hem: float = 14, rise: float = 26) -> skia.Path:
    """Shorts: as legs, ending above the knee; hem is half of one leg's opening."""
    outer = max(hip, 0.8 + 2 * hem)
    return both_sides(
        pen(
            (-0.3, 0),
            (waist, 0),
            (waist + 1.4, 6, hip - 0.6, 11, hip, 18),
            (outer, length * 0.8, outer, length),
            ((outer + outer - 2 * hem) / 2, length + 1.0, outer - 2 * hem, length + 0.6),
            (max(outer - 2 * hem - 0.6, 0.2), rise + 3, 0.1, rise),
            (-0.3, rise),
        )
    )


def silhouette(*paths: skia.Path) -> skia.Path:
    """Several areas as one."""
    return union(*paths)
