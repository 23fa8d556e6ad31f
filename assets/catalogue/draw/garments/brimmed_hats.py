"""Hats with a brim all around: sun hat, fedora. They are seen from the front, a little from above."""

from collections.abc import Callable, Sequence
from math import cos, pi, sin

import skia

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.palette import Rgb, brightness, darker, lighter
from assets.catalogue.draw.parts.footwear import flat_bow
from assets.catalogue.draw.parts.headwear import laid_down
from assets.catalogue.draw.paths import band, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam

Ring = Callable[[float], skia.Path]
RIBBONS: tuple[Rgb, ...] = ((36, 34, 36), (116, 74, 48), (240, 236, 226))


def ring_around(wide: float, deep: float, droop: float, dip: float, waves: Sequence[tuple[int, float, float]]) -> Ring:
    """The brim's edge (share 1) and the rings within it down to the crown (share 0.4).

    Args:
        wide, deep: half the width and half the depth as the camera sees it, in centimetres.
        droop: how much the sides hang (negative: they are rolled up).
        dip: how much the front hangs.
        waves: (count around, height, phase) of each ripple of a soft brim.
    """

    def ring(share: float) -> skia.Path:
        points = []
        for step in range(72):
            turn = 2 * pi * step / 72
            x = wide * share * cos(turn)
            y = 2.0 + deep * share * sin(turn) + share**3 * (droop * cos(turn) ** 2 + dip * max(0.0, sin(turn)) ** 2)
            y += share**4 * sum(height * sin(count * turn + phase) for count, height, phase in waves)
            points.append((x, y))
        return pen(*points)

    return ring


def _brim(cloth: Cloth, ring: Ring, woven: bool, folds: tuple[Fold, ...]) -> Piece:
    """The brim: straw is sewn of braids, felt has a stitched edge."""
    if woven:
        dark, light = darker(cloth.colour, 0.34), lighter(cloth.colour, 0.3)
        lines = [Seam(ring(0.42 + 0.05 * n), "edge", dark, 0.16) for n in range(12)]
        lines += [Seam(ring(0.435 + 0.05 * n), "edge", light, 0.1) for n in range(11)]
        seams = (*lines, Seam(band(ring(0.985), 0.6), "edge", dark, 0.12))
    else:
        seams = (Seam(ring(0.955), "stitch", None, 0.24),)
    return Piece(ring(1.0), cloth, folds, seams, round=1.6)


def _crown_rows(cloth: Cloth, half: float, top: float) -> tuple[Seam, ...]:
    """The braids around a straw crown."""
    tone = darker(cloth.colour, 0.32)
    rows = round(-top / 0.95)
    return tuple(
        Seam(
            pen((-half - 2, 0.4 - n * 0.95), (0, 4.4 - n * 0.95 - n * 0.16, half + 2, 0.4 - n * 0.95), closed=False),
            "edge",
            tone,
            0.14,
        )
        for n in range(rows)
    )


def _ribbon(top: skia.Path, half: float, wide: float, lift: float = 0.0) -> skia.Path:
    """The band around the crown's foot."""
    curve = (-half - 3, -0.7 - lift), (0, 4.6 - lift, half + 3, -0.7 - lift)
    area = pen(
        curve[0], curve[1], (half + 3, -0.7 - lift - wide), (0, 4.4 - lift - wide, -half - 3, -0.7 - lift - wide)
    )
    return within(top, area)


def sun_hat(brief: Brief) -> Garment:
    """A straw hat: a floppy or a flat wide brim, a boater, or one with a frayed edge."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    look = choose.choice(("floppy", "flat", "boater", "frayed"))
    wide = {"floppy": choose.uniform(22, 26), "flat": choose.uniform(19, 22), "boater": 17.0, "frayed": 19.5}[look]
    tall = 7.6 if look == "boater" else choose.uniform(9.5, 11.5)
    waves = ((3, 1.0, hand.uniform(0, 6)), (5, 0.45, hand.uniform(0, 6))) if look == "floppy" else ((3, 0.25, 1.0),)
    ring = ring_around(wide, wide * 0.31, {"floppy": 2.6, "flat": 0.6, "boater": 0.0, "frayed": 1.2}[look], 0.8, waves)
    folds = (
        tuple(
            Fold(
                (9.6 * cos(a), 2.4 + 3 * sin(a)),
                (wide * 0.7 * cos(a), 3.2 + wide * 0.22 * sin(a)),
                (wide * cos(a + 0.05), 3.4 + wide * 0.3 * sin(a)),
                1.8,
                0.3,
            )
            for a in (hand.uniform(0.2, 1.2), hand.uniform(1.6, 2.6), hand.uniform(2.7, 3.4))
        )
        if look == "floppy"
        else ()
    )
    half = 9.2
    if look == "boater":
        top = pen(
            (-half, 1.6),
            (-half + 0.3, -tall + 0.6),
            (-half + 0.4, -tall - 0.9, -5, -tall - 1.9, 0, -tall - 1.9),
            (5, -tall - 1.9, half - 0.4, -tall - 0.9, half - 0.3, -tall + 0.6),
            (half, 1.6),
            (6, 5.0, -6, 5.0, -half, 1.6),
        )
    else:
        top = pen(
            (-half, 1.6),
            (-half - 0.3, -tall * 0.6, -half + 1.6, -tall, 0, -tall - 0.6),
            (half - 1.6, -tall, half + 0.3, -tall * 0.6, half, 1.6),
            (6, 5.0, -6, 5.0, -half, 1.6),
        )
    pieces = [_brim(cloth, ring, True, folds)]
    if look == "frayed":
        tone = cloth.lit(0.12)
        fringe = tuple(
            Seam(
                pen(
                    (wide * 0.98 * cos(a), 2.0 + wide * 0.31 * 0.98 * sin(a) + 1.0),
                    ((wide + 1.5) * cos(a + hand.uniform(-0.03, 0.03)), 2.6 + (wide + 1.2) * 0.33 * sin(a) + 1.0),
                    closed=False,
                ),
                "edge",
                choose.choice((tone.colour, darker(cloth.colour, 0.2))),
                0.16,
            )
            for a in (2 * pi * n / 190 for n in range(190))
        )
        area = ring_around(wide + 1.6, (wide + 1.6) * 0.32, 1.2, 0.9, waves)(1.0)
        pieces.insert(0, Piece(area, tone, seams=fringe, shade=0.06, round=0.3, cast=0.1))
    pieces.append(Piece(top, cloth, seams=_crown_rows(cloth, half, -tall), round=2.6, cast=0.5))
    if look == "boater":
        disc = pen(
            (-half + 0.5, -tall + 0.4),
            (-half + 0.6, -tall - 0.8, -5, -tall - 1.8, 0, -tall - 1.8),
            (5, -tall - 1.8, half - 0.6, -tall - 0.8, half - 0.5, -tall + 0.4),
            (5, -tall + 1.9, -5, -tall + 1.9, -half + 0.5, -tall + 0.4),
        )
        pieces.append(Piece(disc, cloth.lit(0.12), round=0.6, cast=0))
    colour = choose.choice((*RIBBONS, brief.accent, brief.accent))
    ribbon = Cloth(trim("silk", colour).material, colour)
    deep = choose.choice((2.4, 3.2, 4.2))
    area = _ribbon(top, half, deep)
    stripe = look == "boater" and choose.random() < 0.7
    lines = (
        (
            Seam(
                pen((-14, -0.7 - deep * 0.5), (0, 4.5 - deep * 0.5, 14, -0.7 - deep * 0.5), closed=False),
                "edge",
                lighter(colour, 0.75) if brightness(colour) < 0.6 else darker(colour, 0.6),
                deep * 0.3,
            ),
        )
        if stripe
        else ()
    )
    pieces.append(Piece(area, ribbon, seams=lines, round=0.7, cast=0.25))
    bow = choose.random() < 0.45
    if bow:
        pieces += flat_bow(6.6, 1.5 - deep * 0.5, ribbon, 1.3, look != "boater")
    words = {
        "floppy": "a floppy wide brim",
        "flat": "a wide brim",
        "boater": "a stiff flat brim",
        "frayed": "a frayed brim",
    }
    features = {
        "brim": words[look],
        "detail": "a bow on the ribbon" if bow else "a striped ribbon" if stripe else "a ribbon band",
    }
    return laid_down(pieces, features)


def fedora(brief: Brief) -> Garment:
    """A felt hat with a pinched crown: brim down in front, rolled, or wide and flat; seen straight or turned."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    look = choose.choice(("snap", "trilby", "wide"))
    wide = {"snap": 16.5, "trilby": 14.2, "wide": 20.0}[look] + choose.uniform(-0.6, 0.6)
    tall = {"snap": 13.0, "trilby": 11.0, "wide": 12.4}[look]
    droop, dip = {"snap": (-2.4, 1.2), "trilby": (-3.4, 0.2), "wide": (0.2, 0.2)}[look]
    ring = ring_around(wide, wide * 0.3, droop, dip, ((2, 0.3, 0.6),))
    half = 9.0
    top = pen(
        (-half, 1.6),
        (-half + 0.1, -3, -half + 0.2, -tall * 0.7, -7.4, -tall * 0.9),
        (-6.4, -tall - 1.0, -3.4, -tall - 1.4, -1.8, -tall - 0.3),
        (-0.8, -tall + 0.4, 0.8, -tall + 0.4, 1.8, -tall - 0.3),
        (3.4, -tall - 1.4, 6.4, -tall - 1.0, 7.4, -tall * 0.9),
        (half - 0.2, -tall * 0.7, half - 0.1, -3, half, 1.6),
        (6, 5.0, -6, 5.0, -half, 1.6),
    )
    behind = pen((-5.6, -tall * 0.9), (-4, -tall - 2.0, 4, -tall - 2.0, 5.6, -tall * 0.9), (0, -tall + 2))
    folds = (
        Fold((-0.2, -tall + 0.2), (-1.0, -tall * 0.86), (-0.4, -tall * 0.66), 1.5, 0.42),
        Fold((-5.8, -tall * 0.96), (-4.6, -tall * 0.7), (-5.4, -tall * 0.4), 1.3, 0.5),
        Fold((5.4, -tall * 0.96), (4.6, -tall * 0.7), (5.6, -tall * 0.4), 1.3, 0.5),
        Fold((hand.uniform(-3, 3), -4), (hand.uniform(-1, 2), -5.4), (hand.uniform(3, 6), -4.6), 1.0, 0.18),
    )
    colour = choose.choice((darker(cloth.colour, 0.5), (36, 34, 36), (116, 74, 48), brief.accent))
    leather = choose.random() < 0.3
    ribbon = trim("leather" if leather else "silk", (116, 74, 48) if leather else colour)
    deep = 1.4 if leather else choose.choice((2.6, 3.6))
    pieces = [
        _brim(cloth, ring, False, ()),
        Piece(behind, cloth, shade=0.22, round=0.6, cast=0),
        Piece(top, cloth, folds, round=2.6, cast=0.5),
        Piece(_ribbon(top, half, deep), ribbon, round=0.5, cast=0.25),
    ]
    feather = choose.random() < 0.3
    if leather:
        frame = band(
            pen((5.4, 0.4 - deep), (7.6, -0.3 - deep), (7.8, 1.2 - deep + deep * 0.6), (5.6, 1.9 - deep + deep * 0.6)),
            0.4,
        )
        pieces.append(Piece(frame, trim("metal", (196, 160, 92)), round=0.2, cast=0.4))
    else:
        pieces += flat_bow(6.8, 1.3 - deep * 0.5, ribbon, 0.9)
    if feather:
        pieces += _feather(6.6, 0.2, brief.accent)
    side = choose.random() < 0.5
    if side:
        pieces = [piece.flipped() for piece in pieces]
    words = {"snap": "a brim that dips in front", "trilby": "a short upturned brim", "wide": "a wide flat brim"}
    detail = "a feather" if feather else "a leather band" if leather else "a ribbon band"
    return laid_down(pieces, {"brim": words[look], "detail": detail})


def _feather(x: float, y: float, colour: Rgb) -> tuple[Piece, ...]:
    vane = pen(
        (x, y), (x + 0.2, y - 4, x + 2.0, y - 8.6, x + 5.0, y - 11.4), (x + 5.2, y - 7.4, x + 3.4, y - 2.6, x, y)
    )
    quill = pen((x - 0.2, y + 0.8), (x + 1.2, y - 4.6, x + 4.6, y - 10.6), closed=False)
    barbs = tuple(
        Seam(
            pen((x + 0.3 + n * 0.28, y - 1.2 - n * 0.6), (x + 2.4 + n * 0.28, y - 2.6 - n * 0.6), closed=False),
            "edge",
            darker(colour, 0.3),
            0.1,
        )
        for n in range(14)
    )
    return (
        Piece(
            vane,
            trim("felt", colour),
            seams=(*barbs, Seam(quill, "edge", lighter(colour, 0.6), 0.2)),
            round=0.5,
            cast=0.4,
        ),
    )


KINDS = (
    Kind(
        "sun hat",
        "hat",
        sun_hat,
        {"straw": 1},
        {"plain": 1},
        (15, 60),
        ("summery", "holiday", "bohemian"),
        ("sun hat", "straw hat", "summer hat"),
    ),
    Kind(
        "fedora",
        "hat",
        fedora,
        {"felt": 3, "wool": 1},
        {"plain": 5, "checked": 1},
        (25, 80),
        ("classic", "vintage", "elegant"),
        ("fedora", "felt hat"),
    ),
)
