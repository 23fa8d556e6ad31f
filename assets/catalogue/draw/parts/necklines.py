"""Necklines: the hole in the front, the higher hole in the back, and the edge between them."""

from dataclasses import dataclass

import skia

from assets.catalogue.draw.cloth import Cloth
from assets.catalogue.draw.paths import band, minus, pen, within
from assets.catalogue.draw.pieces import Piece, Seam

NAMES = {
    "crew": "round neckline",
    "scoop": "scoop neckline",
    "v": "V-neck",
    "square": "square neckline",
    "boat": "boat neckline",
    "sweetheart": "sweetheart neckline",
    "deep v": "deep V-neck",
    "high": "high neck",
    "notch": "notched neckline",
}


@dataclass(frozen=True)
class Neckline:
    """The opening (to cut from the body), the line along its front edge, and the back's opening."""

    opening: skia.Path
    edge: skia.Path
    back: skia.Path


def neckline(kind: str, wide: float = 0.0, low: float = 0.0) -> Neckline:
    """An opening of a kind; wide and low widen and deepen it by centimetres."""
    width, depth = {
        "crew": (8.0, 8.0),
        "scoop": (10.5, 14.0),
        "v": (8.6, 17.0),
        "deep v": (9.5, 23.0),
        "square": (11.0, 12.5),
        "boat": (13.0, 4.4),
        "sweetheart": (12.5, 15.0),
        "high": (6.6, 3.0),
        "notch": (8.2, 8.4),
    }[kind]
    width, depth = width + wide, depth + low
    top = -0.4 + max(0.0, width - 7) * 0.33
    if kind in ("v", "deep v"):
        front: tuple[tuple[float, ...], ...] = (
            (width * 0.62, depth * 0.52, 0, depth),
            (-width * 0.62, depth * 0.52, -width, top),
        )
    elif kind == "square":
        front = (
            (width * 0.97, depth * 0.6, width * 0.94, depth),
            (0, depth + 0.8, -width * 0.94, depth),
            (-width * 0.97, depth * 0.6, -width, top),
        )
    elif kind == "sweetheart":
        front = (
            (width * 0.98, depth * 0.4, width * 0.92, depth * 0.72),
            (width * 0.45, depth * 0.45, 0, depth),
            (-width * 0.45, depth * 0.45, -width * 0.92, depth * 0.72),
            (-width * 0.98, depth * 0.4, -width, top),
        )
    elif kind == "notch":
        front = (
            (width, depth * 0.75, width * 0.55, depth, 1.4, depth),
            (0, depth + 7),
            (-1.4, depth),
            (-width * 0.55, depth, -width, depth * 0.75, -width, top),
        )
    else:
        front = (
            (width, depth * 0.75, width * 0.6, depth, 0, depth),
            (-width * 0.6, depth, -width, depth * 0.75, -width, top),
        )
    opening = pen((-width, -9), (width, -9), (width, top), *front)
    edge = pen((width, top - 1), (width, top), *front, (-width, top - 1), closed=False)
    back_depth = min(2.6, depth * 0.5)
    back = pen(
        (-width, -9),
        (width, -9),
        (width, top),
        (width * 0.6, back_depth, 0, back_depth),
        (-width * 0.6, back_depth, -width, top),
    )
    return Neckline(opening, edge, back)


def inside_back(body: skia.Path, neck: Neckline, cloth: Cloth) -> Piece:
    """What one sees of the back through the neckline, with its seam."""
    area = within(minus(body, neck.back), neck.opening)
    line = pen((-12, 3.6), (0, 6.6, 12, 3.6), closed=False)
    return Piece(area, cloth, shade=0.34, cast=0.0, round=2.4, seams=(Seam(line),))


def neckband(body: skia.Path, neck: Neckline, cloth: Cloth, width: float = 2.0) -> tuple[Piece, ...]:
    """A sewn-on rib around the neckline: first behind the neck, then the front (drawn over the body)."""
    whole = band(neck.edge, width * 2)
    front = within(minus(whole, neck.opening), body)
    return (Piece(front, cloth, round=0.5, cast=0.12),)
