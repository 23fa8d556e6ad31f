"""The upper half of a bikini: triangle, bandeau, underwired, sporty, ruffled, one-shouldered."""

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.parts.flounces import ruffle
from assets.catalogue.draw.parts.folds import crumpled
from assets.catalogue.draw.parts.shaping import bust_shade, mirrored
from assets.catalogue.draw.parts.trims import BRASS, tied_bow
from assets.catalogue.draw.paths import band, both_sides, box, minus, oval, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Piece, Seam


def _under_band(cloth: Cloth, y: float, height: float = 2.2) -> Piece:
    area = both_sides(
        pen(
            (-0.5, y + 0.8),
            (0, y + 0.8),
            (10, y + 0.6, 16.6, y - 0.6),
            (16.6, y + height - 0.8),
            (10, y + height + 0.4, -0.5, y + height + 0.8),
        )
    )
    return Piece(area, cloth.plain(), round=0.5, cast=0.15)


def _back_strap(cloth: Cloth, y: float) -> Piece:
    return Piece(
        pen((-16.6, y), (0, y - 2.2, 16.6, y), (16.4, y + 2), (0, y - 0.4, -16.4, y + 2)),
        cloth.plain(),
        shade=0.4,
        cast=0.0,
        round=0.5,
    )


def _strings(cloth: Cloth, foot: tuple[float, float], head: tuple[float, float], width: float) -> tuple[Piece, ...]:
    """Two straps from the cups to the shoulders or the neck."""
    bend = foot[0] * 0.5 + head[0] * 0.5 + 1.0, (foot[1] + head[1]) / 2
    line = pen(foot, (*bend, *head), closed=False)
    strap = Piece(band(line, width, True), cloth.plain(), round=0.25, cast=0.25)
    return strap.flipped(), strap


def _cup_folds(brief: Brief, x: float, bottom: float, count: int = 5) -> tuple[Fold, ...]:
    """Small gathers that run up from the band."""
    hand = brief.hand
    return tuple(
        Fold(
            (x - 6 + 12 * n / (count - 1), bottom + 0.4),
            (x - 4.5 + 9 * n / (count - 1), bottom - 3),
            (x - 3 + 6 * n / (count - 1), bottom - hand.uniform(5, 9)),
            0.7,
            0.5,
        )
        for n in range(count)
    )


def triangle(brief: Brief) -> list[Piece]:
    """Two gathered triangles on a string that ties behind the neck."""
    cloth = brief.cloth
    cup = pen((9.6, 4.4), (15.4, 12, 17.0, 21.4), (9.4, 24.0, 1.4, 22.4), (4.6, 14, 8.2, 4.4))
    rim = within(band(cup, 1.3), cup)
    cup_piece = Piece(
        cup, cloth, (*_cup_folds(brief, 9.3, 22.6), Fold((5, 18), (10, 22), (15, 17.5), 1.8, 0.3)), round=1.8, cast=0.25
    )
    edge = Piece(rim, cloth.plain(), round=0.25, cast=0.05)
    nape = tied_bow(0, -8.2, cloth.plain(), 0.42)
    return [
        _back_strap(cloth, 21.5),
        *nape,
        *_strings(cloth, (8.9, 5.0), (0.8, -8.0), 0.8),
        _under_band(cloth, 21.2, 1.2),
        cup_piece.flipped(),
        cup_piece,
        edge.flipped(),
        edge,
    ]


def bandeau(brief: Brief) -> list[Piece]:
    """A band with a knot, a ring or neither, perhaps on thin straps."""
    cloth, choose = brief.cloth, brief.choose
    area = both_sides(
        pen((-0.5, 12.4), (0, 12.4), (4, 9.4, 11, 9.8), (15, 10.2, 16.8, 13), (16.6, 22), (9, 24.4, -0.5, 22.4))
    )
    twist = choose.choice(("knot", "ring", "plain"))
    folds: tuple[Fold, ...] = mirrored(
        *(
            Fold((1.2, 16.8 + (y - 16.8) * 0.25), (7, y - 0.4), (15.2, y + (y - 16.8) * 0.25), 1.0, 0.5)
            for y in (11.6, 14.2, 16.8, 19.4, 22.0)
        )
    )
    pieces = [
        _back_strap(cloth, 14),
        Piece(area, cloth, folds if twist != "plain" else bust_shade(16, 0.3, 19), round=2.0, cast=0.2),
    ]
    if twist == "knot":
        knot = pen(
            (-2.2, 11.6), (0, 13.4, 2.2, 11.6), (1.5, 17, 2.4, 23.2), (0, 21.6, -2.4, 23.2), (-1.5, 17, -2.2, 11.6)
        )
        pieces.append(
            Piece(
                knot,
                cloth,
                (Fold((-1, 12.5), (0.4, 17), (-0.6, 22), 0.6, 0.5), Fold((1, 12.5), (0.2, 17), (1, 22), 0.6, 0.5)),
                round=0.9,
                cast=0.4,
            )
        )
    elif twist == "ring":
        ring = minus(oval(0, 17, 5.4, 5.4), oval(0, 17, 3.6, 3.6))
        pieces.append(Piece(ring, trim("metal", BRASS), round=0.4, cast=0.35))
    else:
        rim = within(band(area, 1.6), area)
        pieces.append(Piece(rim, cloth.plain(), round=0.3, cast=0.05))
    if choose.random() < 0.5:
        pieces = [*_strings(cloth, (9.4, 10.6), (7.4, -3.0), 0.8), *pieces]
    return pieces


def balconette(brief: Brief) -> list[Piece]:
    """Two underwired cups on straps."""
    cloth = brief.cloth
    cup = pen(
        (1.2, 16.2),
        (3.4, 10.6, 10.6, 9.0),
        (14.6, 8.6, 16.6, 12.4),
        (17.6, 19, 15.2, 22.2),
        (9.4, 25.6, 3.0, 22.4),
        (1.0, 20, 1.2, 16.2),
    )
    seam = Seam(pen((1.6, 17.4), (8, 14.4, 16.8, 16.2), closed=False), width=0.1)
    wire = Seam(pen((2.0, 17.6), (2.2, 22.0, 9.4, 23.8), (15.0, 22.6, 16.2, 17), closed=False), "stitch")
    piece = Piece(
        cup,
        cloth,
        (Fold((4, 20), (9, 23.4), (15, 19), 1.8, 0.35), Fold((4.5, 12), (8, 16), (7, 21), 2.2, -0.2)),
        (seam, wire),
        round=2.2,
        cast=0.25,
    )
    bridge = Piece(box(-1.8, 16.6, 1.8, 20.2, 0.5), cloth.plain(), round=0.5, cast=0.1)
    return [
        _back_strap(cloth, 20),
        *_strings(cloth, (11.6, 9.6), (8.0, -4.0), 1.1),
        bridge,
        _under_band(cloth, 20.6, 2.2),
        piece.flipped(),
        piece,
        *(tied_bow(0, 17.6, cloth.plain(), 0.24)),
    ]


def sporty(brief: Brief) -> list[Piece]:
    """A cropped top with wide straps and a band below."""
    cloth, choose = brief.cloth, brief.choose
    area = both_sides(
        pen(
            (-0.5, 11.5),
            (0, 11.5),
            (6.6, 11.2, 8.0, 1.4),
            (12.0, 1.0),
            (11.2, 11, 13.6, 15.0, 16.8, 16.2),
            (16.9, 25.4),
            (8, 27, -0.5, 27),
        )
    )
    back = both_sides(pen((-0.5, 5.6), (6, 5.2, 8.0, 1.2), (12, 1), (12, 14), (-0.5, 14)))
    rib = Piece(
        within(box(-40, 24, 40, 30), area),
        cloth.plain() if choose.random() < 0.5 else cloth.toned(brief.accent),
        round=0.6,
        cast=0.1,
    )
    folds = (*bust_shade(16.5, 0.34, 20.0), *crumpled(brief.hand, (-5, 14, 5, 22), 2, 0.1, 0.2))
    rim = within(band(area, 1.3), area)
    return [
        Piece(back, cloth, shade=0.42, cast=0.0, round=1.0),
        Piece(area, cloth, folds, round=2.0, cast=0.2),
        Piece(rim, cloth.plain(), round=0.25, cast=0.04),
        rib,
    ]


def ruffled(brief: Brief) -> list[Piece]:
    """A flounce over the whole width."""
    cloth, hand = brief.cloth, brief.hand
    base = both_sides(pen((-0.5, 12), (9, 10.4, 16.6, 12.6), (16.6, 23), (9, 24.6, -0.5, 23)))
    flounce = ruffle(((-17.0, 11.6), (0.0, 13.6), (17.0, 11.6)), ((-2.2, 11.0), (2.2, 11.0)), 9, cloth, hand)
    return [
        _back_strap(cloth, 14),
        *_strings(cloth, (10.4, 12.0), (8.0, -3.4), 0.9),
        Piece(base, cloth, round=1.6),
        flounce,
    ]


def one_shoulder(brief: Brief) -> list[Piece]:
    """One shoulder, its folds running across."""
    cloth = brief.cloth
    area = pen(
        (16.6, 13.6), (4, 12.4, -8.0, 0.8), (-12.4, 1.0), (-12.0, 11, -16.8, 15.4), (-16.8, 23.4), (0, 26.4, 16.8, 23.4)
    )
    folds = tuple(Fold((-9.4, 5 + n), (-2, 12 + n * 2.4), (15.4, 15 + n * 1.9), 1.1, 0.42) for n in range(5))
    rim = within(band(area, 1.3), area)
    return [
        _back_strap(cloth, 15),
        Piece(area, cloth, folds, round=2.0, cast=0.2),
        Piece(rim, cloth.plain(), round=0.25, cast=0.04),
    ]
