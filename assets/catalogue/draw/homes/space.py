"""Where things stand, in metres (x to the right, y upwards, z away from the street), and the camera that sees them."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, hypot, radians, sin, sqrt

import skia

Vec = tuple[float, float, float]


def plus(one: Vec, other: Vec, share: float = 1.0) -> Vec:
    """The first vector and that share of the other."""
    return one[0] + share * other[0], one[1] + share * other[1], one[2] + share * other[2]


def dot(one: Vec, other: Vec) -> float:
    """The scalar product."""
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


def cross(one: Vec, other: Vec) -> Vec:
    """The vector product."""
    return (
        one[1] * other[2] - one[2] * other[1],
        one[2] * other[0] - one[0] * other[2],
        one[0] * other[1] - one[1] * other[0],
    )


def unit(vector: Vec) -> Vec:
    """The same direction, one metre long."""
    length = sqrt(dot(vector, vector)) or 1.0
    return vector[0] / length, vector[1] / length, vector[2] / length


@dataclass(frozen=True)
class Plane:
    """A flat face with coordinates of its own: metres to the right and *downwards* of its origin.

    Args:
        origin: where (0, 0) lies; for a wall the left end of its foot, so that everything on it has a negative y.
        right, down: unit vectors along the face, as one sees it from outside.
    """

    origin: Vec
    right: Vec
    down: Vec

    @property
    def normal(self) -> Vec:
        """Out of the face, towards who looks at it."""
        return cross(self.right, self.down)

    def at(self, x: float, y: float, out: float = 0.0) -> Vec:
        """The point in space, perhaps some metres before the face."""
        return plus(plus(plus(self.origin, self.right, x), self.down, y), self.normal, out)

    def before(self, out: float) -> "Plane":
        """The same face some metres nearer."""
        return Plane(plus(self.origin, self.normal, out), self.right, self.down)

    def place(self, point: Vec) -> tuple[float, float]:
        """The face's coordinates of a point that lies on it."""
        way = plus(point, self.origin, -1.0)
        return dot(way, self.right), dot(way, self.down)


GROUND = Plane((0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 0.0, -1.0))


def floor(y: float) -> Plane:
    """A level plane at that height, seen from above; its coordinates are (x, -z)."""
    return Plane((0.0, y, 0.0), (1.0, 0.0, 0.0), (0.0, 0.0, -1.0))


@dataclass(frozen=True)
class Box:
    """A block from (x0, y0, z0) to (x1, y1, z1); z0 is its front."""

    x0: float
    y0: float
    z0: float
    x1: float
    y1: float
    z1: float

    @property
    def width(self) -> float:
        """Along x."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Along y."""
        return self.y1 - self.y0

    @property
    def depth(self) -> float:
        """Along z."""
        return self.z1 - self.z0

    def front(self) -> Plane:
        """The face towards the street."""
        return Plane((self.x0, self.y0, self.z0), (1.0, 0.0, 0.0), (0.0, -1.0, 0.0))

    def left(self) -> Plane:
        """The face towards the left; its coordinates begin at the back."""
        return Plane((self.x0, self.y0, self.z1), (0.0, 0.0, -1.0), (0.0, -1.0, 0.0))

    def right(self) -> Plane:
        """The face towards the right; its coordinates begin at the front."""
        return Plane((self.x1, self.y0, self.z0), (0.0, 0.0, 1.0), (0.0, -1.0, 0.0))

    def top(self) -> Plane:
        """The upper face; its coordinates begin at the back on the left."""
        return Plane((self.x0, self.y1, self.z1), (1.0, 0.0, 0.0), (0.0, 0.0, -1.0))

    def under(self) -> Plane:
        """The lower face, seen from below; its coordinates begin at the front on the left."""
        return Plane((self.x0, self.y0, self.z0), (1.0, 0.0, 0.0), (0.0, 0.0, 1.0))

    def corners(self) -> tuple[Vec, ...]:
        """All eight."""
        return tuple((x, y, z) for x in (self.x0, self.x1) for y in (self.y0, self.y1) for z in (self.z0, self.z1))


@dataclass(frozen=True)
class Camera:
    """A view camera: it turns to the side, but never tilts, so that what stands upright stays upright.

    Args:
        eye: where it stands.
        turn: degrees to the right of straight ahead.
        zoom: pixels per metre at one metre's distance.
        centre: the picture's pixel that lies straight ahead, at the horizon.
    """

    eye: Vec
    turn: float
    zoom: float = 600.0
    centre: tuple[float, float] = (240.0, 300.0)

    def _seen(self, vector: Vec) -> Vec:
        """A direction from the camera's own point of view."""
        c, s = cos(radians(self.turn)), sin(radians(self.turn))
        return c * vector[0] - s * vector[2], vector[1], s * vector[0] + c * vector[2]

    def distance(self, point: Vec) -> float:
        """Metres along the line of sight."""
        return self._seen(plus(point, self.eye, -1.0))[2]

    def pixel(self, point: Vec) -> tuple[float, float]:
        """Where the point is in the picture; it must lie before the camera."""
        x, y, z = self._seen(plus(point, self.eye, -1.0))
        return self.centre[0] + self.zoom * x / z, self.centre[1] - self.zoom * y / z

    def faces(self, plane: Plane) -> bool:
        """Whether the camera stands on the outer side of the face."""
        return dot(plus(self.eye, plane.origin, -1.0), plane.normal) > 1e-3

    def matrix(self, plane: Plane) -> skia.Matrix:
        """From the face's coordinates to pixels."""
        columns = (self._seen(plane.right), self._seen(plane.down), self._seen(plus(plane.origin, self.eye, -1.0)))
        px, py = self.centre
        rows = (
            [px * z + self.zoom * x for x, _, z in columns],
            [py * z - self.zoom * y for _, y, z in columns],
            [z for _, _, z in columns],
        )
        return skia.Matrix.MakeAll(*rows[0], *rows[1], *rows[2])

    def fitted(self, points: Iterable[Vec], frame: tuple[float, float, float, float]) -> "Camera":
        """The same camera zoomed and shifted so that the points fill the frame (left, top, right, bottom).

        They fill it in one direction; in the other they stand in the middle, or, upright, on its lower edge.
        """
        plain = Camera(self.eye, self.turn, 1.0, (0.0, 0.0))
        seen = [plain.pixel(point) for point in points]
        left, right = min(x for x, _ in seen), max(x for x, _ in seen)
        top, bottom = min(y for _, y in seen), max(y for _, y in seen)
        zoom = min((frame[2] - frame[0]) / (right - left), (frame[3] - frame[1]) / (bottom - top))
        centre = (frame[0] + frame[2]) / 2 - zoom * (left + right) / 2, frame[3] - zoom * bottom
        return Camera(self.eye, self.turn, zoom, centre)


def hull(points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """The convex outline around points of a plane (Andrew's monotone chain, 1979)."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered
    ring: list[tuple[float, float]] = []
    for run in (ordered, ordered[::-1]):
        start = len(ring)
        for x, y in run:
            while len(ring) >= start + 2:
                (ax, ay), (bx, by) = ring[-2], ring[-1]
                if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                    break
                ring.pop()
            ring.append((x, y))
        ring.pop()
    return ring


def span(one: Vec, other: Vec) -> float:
    """How far two points lie apart on the ground."""
    return hypot(one[0] - other[0], one[2] - other[2])
