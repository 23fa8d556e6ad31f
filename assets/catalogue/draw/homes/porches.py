"""Porches, verandas and loggias: a roof on posts before a house."""

from assets.catalogue.draw.homes.gardens import Area, Post
from assets.catalogue.draw.homes.houses import Part
from assets.catalogue.draw.homes.roofs import Roof
from assets.catalogue.draw.homes.sheds import Lean
from assets.catalogue.draw.homes.space import Box
from assets.catalogue.draw.palette import Rgb


def porch(
    box: Box,
    deep: float,
    high: float,
    roof: Roof,
    colour: Rgb,
    posts: int,
    span: tuple[float, float] | None = None,
    rail: bool = True,
    gap: tuple[float, float] = (0.36, 0.64),
) -> list[Part]:
    """A raised floor, posts with a rail between them, and a lean-to roof, back to front.

    Args:
        box: the house.
        deep, high: how far it comes out, and the posts' height.
        roof: whose tiles it takes.
        colour: of posts and rails.
        posts: how many.
        span: from which x to which (the house's whole front).
        rail: whether a rail runs between the posts.
        gap: the part of the span, as shares, that is left open for the door.
    """
    left, right = span or (box.x0, box.x1)
    front = box.z0 - deep
    parts: list[Part] = [
        Area(((left, box.z0), (right, box.z0), (right, front), (left, front)), "deck", (150, 122, 94), 0.16),
    ]
    step = (right - left - 0.18) / (posts - 1)
    for n in range(posts):
        x = left + n * step
        parts.append(Post(Box(x, 0.16, front + 0.05, x + 0.18, high, front + 0.23), "plaster", colour))
    if rail:
        for start, end in ((left, left + gap[0] * (right - left)), (left + gap[1] * (right - left), right)):
            parts += [
                Post(Box(start, y, front + 0.1, end, y + 0.07, front + 0.17), "plaster", colour) for y in (0.45, 0.95)
            ]
            count = int((end - start) / 0.28)
            parts += [
                Post(
                    Box(start + 0.28 * k, 0.45, front + 0.12, start + 0.28 * k + 0.05, 0.95, front + 0.15),
                    "plaster",
                    colour,
                )
                for k in range(1, count + 1)
            ]
    parts.append(Lean(left - 0.3, right + 0.3, box.z0, front - 0.3, high + 0.75, high, roof, colour))
    return parts
