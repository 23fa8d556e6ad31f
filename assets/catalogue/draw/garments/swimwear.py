"""Swimwear: swimsuits and bikinis."""

from dataclasses import replace

import skia

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.parts.bodices import Shaping, bodice
from assets.catalogue.draw.parts.bodies import fitted
from assets.catalogue.draw.parts.flounces import ruffle
from assets.catalogue.draw.parts.folds import crumpled, pulled
from assets.catalogue.draw.parts.shaping import bust_shade, drawn_in, mirrored, sides
from assets.catalogue.draw.parts.trims import BRASS, belt, tied_bow, zip_line
from assets.catalogue.draw.paths import band, both_sides, box, flipped, minus, oval, pen, union, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam

BUST, WAIST, HIP = 17.4, 14.4, 18.6


def _legs_cut(body: skia.Path, side_y: float, crotch_y: float, narrow: float = 2.4) -> skia.Path:
    """The body without what the leg openings leave bare; side_y is their top at the hips."""
    hole = pen(
        (50, side_y - 0.4),
        (HIP - 0.6, side_y),
        (12.5, side_y + (crotch_y - side_y) * 0.3, narrow + 1.2, crotch_y - 8, narrow, crotch_y),
        (narrow, crotch_y + 20),
        (50, crotch_y + 20),
    )
    round_end = oval(0, crotch_y + 0.2, 2 * narrow + 0.6, 3.6)
    return union(minus(minus(body, hole), flipped(hole)), round_end)


def _stretched(brief: Brief) -> Brief:
    """The same brief in a cloth that lies taut on the body and does not crumple, as swimwear does."""
    taut = replace(brief.cloth.material, crumple=0.03, fall="soft", gloss=min(brief.cloth.material.gloss, 0.4))
    return replace(brief, cloth=replace(brief.cloth, material=taut))


def swimsuit(brief: Brief) -> Garment:
    """A swimsuit: ten necklines, three heights of leg, and a belt, a wrap, cut-outs, ruffles or a zip."""
    brief = _stretched(brief)
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    neck = choose.choice(
        (
            "thin straps",
            "square straps",
            "halter",
            "one-shoulder",
            "strapless",
            "scoop",
            "deep v",
            "crew",
            "v",
            "straight",
        )
    )
    side_y = choose.choice((47.0, 53.0, 59.0))
    look = choose.choice(("plain", "draped", "belt", "cut-outs", "ruffle", "zip" if neck in ("crew", "v") else "bands"))
    arm = "long" if neck == "crew" and choose.random() < 0.5 else "none"
    crotch = 73.0
    whole = fitted(crotch, shoulder=16.4, bust=BUST, waist=WAIST, hip=HIP, hem=HIP, hip_y=56)
    front = _legs_cut(whole, side_y, crotch)
    back = _legs_cut(whole, side_y + 4.5, crotch - 0.6, 3.2)
    bare: skia.Path | None = None
    if look == "cut-outs":
        hole = oval(WAIST + 0.5, 36.5, 11, 13)
        bare = union(hole, flipped(hole))
        front = minus(front, bare)
    folds: tuple[Fold, ...] = (
        *bust_shade(BUST, 0.16, 26),
        *sides(BUST, WAIST, HIP, 37, 56, 0.42),
        *mirrored(*pulled(hand, (2.5, 72), (9, 60), 2, 5, 0.2)),
    )
    if look == "draped":
        folds += tuple(
            Fold((13.4, 40 + (y - 40) * 0.25), (2, y + 2.5), (-14.6 - abs(y - 38) * 0.12, y), 1.3, 0.55)
            for y in (27, 31.5, 36, 40.5, 45, 50)
        )
    else:
        folds += drawn_in(hand, WAIST, 38, 4, 0.24)
    leg_line = _edge(whole, front, side_y, bare)
    top = bodice(brief, neck, arm, front, Shaping(folds, rim=1.9), BUST)
    trims = cloth.plain() if choose.random() < 0.6 else cloth.toned(brief.accent)
    pieces = [
        Piece(minus(back, front), cloth, shade=0.42, cast=0.0, round=1.2),
        *top.behind,
        *top.front,
        Piece(leg_line, trims, round=0.3, cast=0.08),
    ]
    features = {**top.features, "fit": {47.0: "high-cut legs", 53.0: "regular", 59.0: "low-cut legs"}[side_y]}
    pieces += _swim_details(brief, look, neck, features, top.front[0].path)
    return Garment(tuple(piece for piece in pieces if not piece.path.isEmpty()), features)


def _edge(whole: skia.Path, front: skia.Path, side_y: float, bare: skia.Path | None) -> skia.Path:
    """The bound edges of the leg openings (and of cut-outs)."""
    gone = minus(minus(whole, front), box(-60, -20, 60, side_y - 2)) if bare is None else minus(whole, front)
    return within(band(gone, 1.5), front)


def _swim_details(brief: Brief, look: str, neck: str, features: dict[str, str], front: skia.Path) -> tuple[Piece, ...]:
    choose, cloth = brief.choose, brief.cloth
    if look == "belt":
        features["detail"] = "a belt at the waist"
        return belt(37.0, WAIST + 0.3, cloth.toned(brief.accent) if choose.random() < 0.5 else cloth.plain(), 2.8)
    if look == "ruffle":
        features["detail"] = "a ruffled neckline"
        if neck in ("thin straps", "square straps", "strapless", "straight"):
            line = ((-BUST * 0.94, 18.4), (0.0, 24.0), (BUST * 0.94, 18.4))
            return (ruffle(line, ((-1.4, 7.0), (1.4, 7.0)), 9, cloth, brief.hand),)
        line = ((-BUST, 22.0), (0.0, 27.0), (BUST, 22.0))
        features["detail"] = "a ruffle across the front"
        return (ruffle(line, ((-1.0, 6.5), (1.0, 6.5)), 9, cloth, brief.hand),)
    if look == "zip":
        features["closure"] = "a zip"
        return zip_line({"crew": 8.5, "v": 17.5}[neck], 34.0, metal=BRASS)
    if look == "bands":
        features["detail"] = "contrast bands"
        lines = tuple(
            pen((-40, y), (0, y + 3), (40, y), (40, y + 3.2), (0, y + 6.2), (-40, y + 3.2)) for y in (34.0, 40.0)
        )
        tone = cloth.toned(brief.accent)
        return tuple(Piece(within(line, front), tone, round=0.5, cast=0.05) for line in lines)
    if look == "draped":
        features["detail"] = "a draped front"
    elif look == "cut-outs":
        features["detail"] = "cut-outs at the waist"
        return tied_bow(0, 31.0, cloth.plain(), 0.5) if choose.random() < 0.4 else ()
    return ()


def bikini(brief: Brief) -> Garment:
    """Two parts: a triangle, bandeau, underwired, sporty, ruffled or one-shouldered top, and four kinds of briefs."""
    brief = _stretched(brief)
    choose, cloth = brief.choose, brief.cloth
    top = choose.choice(("triangle", "bandeau", "balconette", "sporty", "ruffled", "one-shoulder"))
    low = choose.choice(("tie-side", "hipster", "high-waisted", "cheeky"))
    mixed = cloth.pattern != "plain" and choose.random() < 0.35
    draw = {
        "triangle": _triangle,
        "bandeau": _bandeau,
        "balconette": _balconette,
        "sporty": _sporty,
        "ruffled": _ruffled,
        "one-shoulder": _one_shoulder,
    }[top]
    pieces = [*draw(brief), *_briefs(brief, low, cloth.plain() if mixed else cloth)]
    necks = {
        "triangle": "halter neck",
        "bandeau": "bandeau",
        "balconette": "underwired cups",
        "sporty": "scoop neckline",
        "ruffled": "a ruffled top",
        "one-shoulder": "one-shoulder neckline",
    }
    briefs = {
        "tie-side": "briefs tied at the sides",
        "hipster": "hipster briefs",
        "high-waisted": "high-waisted briefs",
        "cheeky": "high-leg briefs",
    }
    return Garment(
        tuple(pieces),
        {
            "neckline": necks[top],
            "detail": briefs[low],
            "sleeve": "sleeveless" if top in ("sporty", "one-shoulder") else "thin straps",
        },
    )


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


def _triangle(brief: Brief) -> list[Piece]:
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


def _bandeau(brief: Brief) -> list[Piece]:
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


def _balconette(brief: Brief) -> list[Piece]:
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


def _sporty(brief: Brief) -> list[Piece]:
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


def _ruffled(brief: Brief) -> list[Piece]:
    cloth, hand = brief.cloth, brief.hand
    base = both_sides(pen((-0.5, 12), (9, 10.4, 16.6, 12.6), (16.6, 23), (9, 24.6, -0.5, 23)))
    flounce = ruffle(((-17.0, 11.6), (0.0, 13.6), (17.0, 11.6)), ((-2.2, 11.0), (2.2, 11.0)), 9, cloth, hand)
    return [
        _back_strap(cloth, 14),
        *_strings(cloth, (10.4, 12.0), (8.0, -3.4), 0.9),
        Piece(base, cloth, round=1.6),
        flounce,
    ]


def _one_shoulder(brief: Brief) -> list[Piece]:
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


def _briefs(brief: Brief, kind: str, cloth: Cloth) -> list[Piece]:
    """The lower part, between y = 38 (high-waisted) or 44 and 68."""
    hand = brief.hand
    top, side, half = {
        "tie-side": (46.0, 2.2, 16.6),
        "hipster": (45.0, 6.5, 17.4),
        "high-waisted": (37.0, 15.0, 16.2),
        "cheeky": (42.0, 3.6, 17.0),
    }[kind]
    crotch = 69.0
    wide = half + (1.6 if kind == "high-waisted" else 0.5)
    outline = both_sides(
        pen(
            (-0.5, top + 1.5),
            (half * 0.5, top + 1.3, half, top),
            (half + 0.4, top + side * 0.5, wide, top + side),
            (11, top + side + (crotch - top - side) * 0.26, 5.4, crotch - 7, 3.3, crotch),
            (1.6, crotch + 0.9, -0.5, crotch + 0.9),
        )
    )
    back = both_sides(
        pen(
            (-0.5, top - 0.8),
            (half * 0.5, top - 0.9, half, top),
            (wide, top + side),
            (12, top + side + (crotch - top) * 0.42, 6.4, crotch - 4, 4.4, crotch - 0.6),
            (-0.5, crotch - 0.6),
        )
    )
    folds = (
        *mirrored(*pulled(hand, (2.2, crotch - 3), (9, crotch - 13), 2, 5, 0.24)),
        *crumpled(hand, (-9, top + 4, 9, top + 12), 3, 0.05, 0.22),
    )
    if kind == "high-waisted":
        folds += sides(half, half, wide, 46, 56, 0.36)
    rim = within(band(outline, 1.4), outline)
    pieces = [
        Piece(back, cloth, shade=0.42, cast=0.0, round=1.0),
        Piece(outline, cloth, folds, round=2.0, cast=0.2),
        Piece(rim, cloth.plain(), round=0.25, cast=0.04),
    ]
    if kind == "tie-side":
        bow = tied_bow(0, 0, cloth.plain(), 0.5)
        for s in (-1, 1):
            matrix = skia.Matrix.Translate(s * (half + 0.8), top + 1.0)
            pieces += [piece.changed(matrix) for piece in bow]
    elif kind == "high-waisted" and brief.choose.random() < 0.5:
        pieces += belt(top + 3.0, half + 0.3, cloth.plain(), 2.6)
    return pieces


SWIM_PRINTS = {
    "plain": 6,
    "floral": 2,
    "horizontal stripes": 2,
    "dotted": 1,
    "leopard": 1,
    "zebra": 1,
    "checked": 1,
    "tie-dye": 1,
    "colour-block": 1,
}

KINDS = (
    Kind(
        "swimsuit",
        "swimwear",
        swimsuit,
        {"nylon": 4, "ribbed knit": 1},
        SWIM_PRINTS,
        (25, 95),
        ("sporty", "holiday", "elegant"),
        ("swimsuit", "one-piece swimsuit", "bathing suit"),
    ),
    Kind(
        "bikini",
        "swimwear",
        bikini,
        {"nylon": 4, "ribbed knit": 1},
        SWIM_PRINTS,
        (20, 80),
        ("sporty", "holiday", "summery"),
        ("bikini", "two-piece swimsuit"),
    ),
)
