"""Pockets that show their depth: piped slits, slanted welts, zips, flaps, bellows."""

import skia

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.palette import Rgb, darker
from assets.catalogue.draw.parts.trims import STEEL, buttons
from assets.catalogue.draw.paths import Point, band, box, pen, turned
from assets.catalogue.draw.pieces import Piece, Seam


def piped_pocket(x: float, y: float, width: float, cloth: Cloth, slant: float = 0.0) -> tuple[Piece, ...]:
    """A slit between two lips, its left end at (x, y); slant in centimetres over its width."""
    area = pen((x, y - 0.7), (x + width, y + slant - 0.7), (x + width, y + slant + 0.7), (x, y + 0.7))
    mouth = pen((x + 0.2, y), (x + width - 0.2, y + slant), closed=False)
    return (Piece(area, cloth, seams=(Seam(mouth, "edge", darker(cloth.colour, 0.7), 0.3),), round=0.3, cast=0.2),)


def flap_pocket(x: float, y: float, width: float, height: float, cloth: Cloth, slant: float = 0.0) -> tuple[Piece, ...]:
    """A flap that hangs from a piped slit, its upper left end at (x, y); no stitches: tailored."""
    cover = pen(
        (x, y),
        (x + width, y + slant),
        (x + width + 0.2, y + slant + height - 1.2),
        (x + width, y + slant + height, x + width - 1.4, y + slant + height),
        (x + 1.2, y + height),
        (x - 0.1, y + height, x - 0.1, y + height - 1.2),
    )
    return (*piped_pocket(x - 0.2, y - 0.5, width + 0.4, cloth, slant), Piece(cover, cloth, round=0.5, cast=0.32))


def welt_pocket(start: Point, end: Point, cloth: Cloth, wide: float = 2.6, stitch: bool = True) -> tuple[Piece, ...]:
    """A standing welt along a slanted line, as on trench coats and blousons."""
    line = pen(start, end, closed=False)
    shift = skia.Path(line)
    shift.offset(wide * 0.36, 0)
    seams = (Seam(shift, "stitch"),) if stitch else ()
    return (Piece(band(line, wide), cloth, seams=seams, round=0.5, cast=0.32),)


def zip_pocket(start: Point, end: Point, cloth: Cloth, metal: Rgb = STEEL) -> tuple[Piece, ...]:
    """A zip let into the cloth along a slanted line, with its pull hanging."""
    line = pen(start, end, closed=False)
    pull = box(start[0] - 0.4, start[1] + 0.3, start[0] + 0.4, start[1] + 3.0, 0.3)
    return (
        Piece(band(line, 2.0), cloth, round=0.5, cast=0.25),
        Piece(
            band(line, 0.8),
            trim("canvas", darker(cloth.colour, 0.6)),
            seams=(Seam(line, "edge", metal, 0.4), Seam(line, "stitch", darker(metal, 0.5), 0.5)),
            round=0.2,
            cast=0.0,
        ),
        Piece(pull, trim("metal", metal), round=0.25, cast=0.35),
    )


def bellows_pocket(
    x: float, y: float, width: float, height: float, cloth: Cloth, snap: Rgb | None = None, lean: float = 0.0
) -> tuple[Piece, ...]:
    """A roomy patch with a flap, as on parkas and cargo trousers; lean in degrees."""
    middle = x + width / 2, y + height / 2
    bag = box(x, y + 1, x + width, y + height, 0.7)
    pleat = [pen((x + width * share, y + 3), (x + width * share, y + height), closed=False) for share in (0.42, 0.58)]
    hem = pen((x + 0.5, y + 2), (x + 0.5, y + height - 0.5), (x + width - 0.5, y + height - 0.5),
              (x + width - 0.5, y + 2), closed=False)  # fmt: skip
    cover = pen(
        (x - 0.4, y - 1.2),
        (x + width + 0.4, y - 1.2),
        (x + width + 0.5, y + height * 0.24),
        (x + width - 0.6, y + height * 0.3),
        (x + 0.6, y + height * 0.3),
        (x - 0.5, y + height * 0.24),
    )
    line = pen((x + 0.2, y - 0.7), (x + 0.1, y + height * 0.22), (x + 0.9, y + height * 0.26),
               (x + width - 0.9, y + height * 0.26), (x + width - 0.1, y + height * 0.22),
               (x + width - 0.2, y - 0.7), closed=False)  # fmt: skip

    def seams(*lines: tuple[skia.Path, str]) -> tuple[Seam, ...]:
        return tuple(Seam(turned(path, lean, middle), kind) for path, kind in lines)

    pieces = (
        Piece(
            turned(bag, lean, middle), cloth, seams=seams(*((p, "seam") for p in pleat), (hem, "stitch")),
            turn=lean, round=1.0, cast=0.4,
        ),
        Piece(turned(cover, lean, middle), cloth, seams=seams((line, "stitch")), turn=lean, round=0.6, cast=0.4),
    )  # fmt: skip
    if snap is None:
        return pieces
    return pieces + buttons([(x + 2.2, y + height * 0.16), (x + width - 2.2, y + height * 0.16)], snap, 1.2, "metal")
