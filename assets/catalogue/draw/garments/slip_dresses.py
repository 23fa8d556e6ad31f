"""The slip dress: cut on the bias, on thin straps."""

from assets.catalogue.draw.parts.bodices import straps
from assets.catalogue.draw.parts.flounces import lace_edge, swing
from assets.catalogue.draw.parts.folds import falling, pulled
from assets.catalogue.draw.parts.shaping import bust_shade, drawn_in, mirrored, sides
from assets.catalogue.draw.parts.trims import hem_stitch
from assets.catalogue.draw.paths import band, both_sides, box, minus, moved, pen, union, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Piece, Seam


def slip_dress(brief: Brief) -> Garment:
    """A bias-cut dress on thin straps, with a V-neck, a cowl or lace-edged cups; straight, slit or flared."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    length = choose.choice((82.0, 106.0, 118.0, 134.0))
    neck = choose.choice(("cowl", "v", "lace", "straight"))
    shape = choose.choice(("straight", "flared", "slit"))
    hem = {"straight": 19.5, "slit": 20.0, "flared": 26.0}[shape] + (length - 80) * 0.05
    front = {"cowl": (6, 15.0, 0, 18.5), "straight": (6, 13.2, 0, 13.6)}.get(neck, (6.0, 17.0, 0, 22.5))
    top_y = 11.4
    body = both_sides(
        pen(
            (-0.5, front[3]),
            (0, front[3]),
            (front[0], front[1], 11.8, top_y),
            (14.4, 17.5, 18.2, 20.6),
            (18.6, 27, 16.0, 33, 15.8, 38),
            (15.8, 45, 19.6, 48, 20.0, 58),
            (20.6, 58 + (length - 58) * 0.35, hem, length - (length - 58) * 0.4, hem, length - 0.8),
            (hem / 2, length + 2, -0.5, length + 2),
        )
    )
    fall = None
    if shape == "flared":
        fall = swing(52, length, 19.4, hem, hand, 6, False, 0.5)
        body = union(within(body, box(-60, -10, 60, 53)), fall.path)
    gap = pen(
        (-7.5, length * 0.62),
        (-8.6, length * 0.8, -12.5, length + 6),
        (-5.4, length + 6),
        (-7.0, length * 0.8, -7.5, length * 0.62),
    )
    pieces = [
        Piece(both_sides(pen((-0.5, 18.2), (8, 17.6, 16.4, 19.4), (18, 25), (-0.5, 27))), cloth, shade=0.4, cast=0.0)
    ]
    if fall is not None:
        pieces.append(fall.back(cloth))
    if shape == "slit":
        pieces.append(Piece(within(gap, body), cloth, shade=0.5, cast=0.0, round=1.0))
        body = minus(body, gap)
    pieces += straps(cloth, 18.2, choose.choice((0.6, 0.8, 1.3)))
    folds = [*sides(18, 15.8, 20, 38, 60, 0.36), *drawn_in(hand, 15.8, 38, 3, 0.22)]
    folds += fall.folds if fall else falling(hand, (-15, 15, 46), (-hem * 0.9, hem * 0.9, length), 6, 0.42)
    folds += mirrored(*pulled(hand, (19, 56), (5, 48), 2, 8, 0.2))
    seams = [] if fall else [hem_stitch(length - 1.7, hem, 2)]
    if neck == "cowl":
        folds += [Fold((-11, 12.4 + y), (0, 17.5 + y * 2.3), (11, 12.4 + y), 1.6, 0.7) for y in (0.9, 3.0, 5.6, 8.6)]
    else:
        folds += [*mirrored(*pulled(hand, (11.5, 27), (6, 20), 3, 6, 0.28)), *bust_shade(18, 0.26, 25)]
        if neck != "straight" or choose.random() < 0.5:
            seams += [
                Seam(pen((s * 0.6, 27.4), (s * 8, 24.6, s * 18.6, 26.4), closed=False), width=0.1) for s in (-1, 1)
            ]
    pieces.append(Piece(body, cloth, tuple(folds), tuple(seams), round=2.2, cast=0.15))
    features = {
        "neckline": {"cowl": "cowl neck", "straight": "straight neckline"}.get(neck, "V-neck"),
        "sleeve": "thin straps",
        "length": "short" if length < 100 else "midi" if length < 125 else "ankle-length",
        "fit": "bias cut",
    }
    if shape == "slit":
        features["detail"] = "a side slit"
    if neck == "lace":
        tone = cloth.plain().lit(0.16) if choose.random() < 0.6 else cloth.toned((30, 28, 32))
        for s in (-1, 1):
            edge = within(band(pen((0, 22.5), (s * 6.0, 17.0, s * 11.8, top_y), closed=False), 5.0), body)
            pieces.append(Piece(edge, tone, seams=_lace_dots(s), round=0.5, cast=0.15))
        features["detail"] = "lace at the neckline"
    if fall is None and shape == "straight" and choose.random() < 0.55:
        line = ((-hem + 0.2, length - 1.4), (0.0, length + 3.4), (hem - 0.2, length - 1.4))
        pieces.append(lace_edge(line, 3.4, cloth.lit(0.1)))
        features["detail"] = "a lace hem"
    return Garment(tuple(pieces), features)


def _lace_dots(side: int) -> tuple[Seam, ...]:
    """A row of little loops along one lace-edged cup."""
    dots = []
    for place in range(9):
        share = (place + 0.5) / 9
        one = 1 - share
        x = 2 * one * share * 6.0 + share * share * 11.8
        y = one * one * 22.5 + 2 * one * share * 17.0 + share * share * 11.4
        loop = moved(
            pen((0, -0.7), (0.8, -0.7, 0.8, 0.1), (0.8, 0.9, 0, 0.9), (-0.8, 0.9, -0.8, 0.1), (-0.8, -0.7, 0, -0.7)),
            side * (x + 0.4),
            y + 1.1,
        )
        dots.append(Seam(loop, "edge", None, 0.2))
    return tuple(dots)
