"""A closed strip that stands on its edge: a cuff, a belt, a strap, seen a little from above."""

import skia

from assets.catalogue.draw.paths import pen


def loop_front(wide: float, deep: float, high: float) -> skia.Path:
    """The outer face that looks at the camera: from x = -wide to wide, its upper edge sagging by deep."""
    sag = deep * 4 / 3
    return pen(
        (-wide, 0.0),
        (-wide * 0.99, sag, wide * 0.99, sag, wide, 0.0),
        (wide * 0.985, high),
        (wide * 0.96, high + sag, -wide * 0.96, high + sag, -wide * 0.985, high),
    )


def loop_back(wide: float, deep: float, high: float) -> skia.Path:
    """The inner face behind it: its upper edge rises by deep."""
    rise = deep * 4 / 3
    return pen(
        (-wide, 0.0),
        (-wide * 0.99, -rise, wide * 0.99, -rise, wide, 0.0),
        (wide * 0.985, high * 0.96),
        (wide * 0.96, high - rise * 0.96, -wide * 0.96, high - rise * 0.96, -wide * 0.985, high * 0.96),
    )
