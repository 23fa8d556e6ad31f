"""What a garment is made of: pieces of cloth with folds and seams, back to front."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from random import Random

import skia

from assets.catalogue.draw.cloth import Cloth
from assets.catalogue.draw.palette import Rgb
from assets.catalogue.draw.paths import Point, changed, flipped


@dataclass(frozen=True)
class Fold:
    """A crease from start to end, bent towards bend; width in centimetres, depth 0 to 1 (negative: a ridge, lit)."""

    start: Point
    bend: Point
    end: Point
    width: float
    depth: float

    def flipped(self) -> "Fold":
        """The crease on the other side of the body."""
        return replace(self, start=_mirror(self.start), bend=_mirror(self.bend), end=_mirror(self.end))


@dataclass(frozen=True)
class Seam:
    """A line on a piece; its width is in centimetres.

    Its kind is "seam" (pressed in), "stitch" (thread dashes), "edge" (a drawn line), "quilt" (a soft deep channel) or
    "fade" (a worn, lighter streak).
    """

    line: skia.Path
    kind: str = "seam"
    colour: Rgb | None = None
    width: float = 0.22


@dataclass(frozen=True)
class Piece:
    """One area of cloth.

    Args:
        path: its outline, in centimetres.
        cloth: what it is made of.
        folds: creases, drawn inside the outline.
        seams: lines, drawn inside the outline.
        turn: degrees by which the pattern and the weave are turned.
        round: how far the rim's shade reaches inwards, in centimetres.
        cast: strength of the shadow that it throws on what lies below, 0 to 1.
        shade: how dark the whole piece lies (the inside of a back), 0 to 1.
        fan: how much wider than above the print lies at the lower edge (1: as woven).
    """

    path: skia.Path
    cloth: Cloth
    folds: tuple[Fold, ...] = ()
    seams: tuple[Seam, ...] = ()
    turn: float = 0.0
    round: float = 2.0
    cast: float = 0.3
    shade: float = 0.0
    fan: float = 1.0

    def flipped(self) -> "Piece":
        """The piece on the other side of the body."""
        return replace(
            self,
            path=flipped(self.path),
            folds=tuple(fold.flipped() for fold in self.folds),
            seams=tuple(replace(seam, line=flipped(seam.line)) for seam in self.seams),
            turn=-self.turn,
        )

    def changed(self, matrix: skia.Matrix) -> "Piece":
        """The piece under a matrix (moved, turned, made smaller)."""

        def at(point: Point) -> Point:
            mapped = matrix.mapXY(*point)
            return mapped.x(), mapped.y()

        return replace(
            self,
            path=changed(self.path, matrix),
            folds=tuple(replace(f, start=at(f.start), bend=at(f.bend), end=at(f.end)) for f in self.folds),
            seams=tuple(replace(seam, line=changed(seam.line, matrix)) for seam in self.seams),
        )


def _mirror(point: Point) -> Point:
    return -point[0], point[1]


@dataclass(frozen=True)
class Garment:
    """The pieces back to front, and what a caption may say about the cut.

    Args:
        pieces: back to front.
        features: words by kind: "neckline", "sleeve", "length", "closure", "fit", "heel", "detail", …
        feet: where it touches the floor, as (left, right, y) each, far ones first; none: it hangs before the wall.
        lies: whether it lies by itself, so that no body narrows and rounds it: jewellery, folded scarves.
        focus: where a close-up looks; none: at the upper half of what hangs, the middle of what stands.
    """

    pieces: tuple[Piece, ...]
    features: Mapping[str, str] = field(default_factory=dict)
    feet: tuple[tuple[float, float, float], ...] = ()
    lies: bool = False
    focus: Point | None = None

    @property
    def stands(self) -> bool:
        """Whether it stands on the floor (shoes, bags)."""
        return bool(self.feet)

    @property
    def worn(self) -> bool:
        """Whether it is shown as on a body."""
        return not self.stands and not self.lies


@dataclass(frozen=True)
class Brief:
    """What a garment's drawing gets.

    Args:
        choose: decides the cut; the same for all colourways of a line.
        hand: lets the folds fall; another for each picture.
        cloth: the main cloth.
        accent: a second colour that suits it.
        style: the line's style.
    """

    choose: Random
    hand: Random
    cloth: Cloth
    accent: Rgb
    style: str


@dataclass(frozen=True)
class Kind:
    """One fine category: how to draw it and what it may be made of.

    Args:
        fine, broad: category names.
        draw: from a brief to a garment.
        materials: names with weights.
        patterns: names with weights.
        price: from, to.
        styles: words for the column `style`.
        colours: "cloth", "denim", "leather", "coat" or "tailored": which of the palettes it is dyed from.
        nouns: what a caption calls it, the plainest first.
    """

    fine: str
    broad: str
    draw: Callable[[Brief], Garment]
    materials: Mapping[str, int]
    patterns: Mapping[str, int]
    price: tuple[int, int]
    styles: tuple[str, ...]
    nouns: tuple[str, ...]
    colours: str = "cloth"
