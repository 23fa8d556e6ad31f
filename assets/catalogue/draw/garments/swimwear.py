"""Swimwear: swimsuits (drawn in `swimsuits`) and bikinis (their tops in `bikini_tops`)."""

import skia

from assets.catalogue.draw.cloth import Cloth
from assets.catalogue.draw.garments import bikini_tops
from assets.catalogue.draw.garments.swimsuits import stretched, swimsuit
from assets.catalogue.draw.parts.folds import crumpled, pulled
from assets.catalogue.draw.parts.shaping import mirrored, sides
from assets.catalogue.draw.parts.trims import belt, tied_bow
from assets.catalogue.draw.paths import band, both_sides, pen, within
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece


def bikini(brief: Brief) -> Garment:
    """Two parts: a triangle, bandeau, underwired, sporty, ruffled or one-shouldered top, and four kinds of briefs."""
    brief = stretched(brief)
    choose, cloth = brief.choose, brief.cloth
    top = choose.choice(("triangle", "bandeau", "balconette", "sporty", "ruffled", "one-shoulder"))
    low = choose.choice(("tie-side", "hipster", "high-waisted", "cheeky"))
    mixed = cloth.pattern != "plain" and choose.random() < 0.35
    draw = {
        "triangle": bikini_tops.triangle,
        "bandeau": bikini_tops.bandeau,
        "balconette": bikini_tops.balconette,
        "sporty": bikini_tops.sporty,
        "ruffled": bikini_tops.ruffled,
        "one-shoulder": bikini_tops.one_shoulder,
    }[top]
    pieces = [*draw(brief), *briefs(brief, low, cloth.plain() if mixed else cloth)]
    necks = {
        "triangle": "halter neck",
        "bandeau": "bandeau",
        "balconette": "underwired cups",
        "sporty": "scoop neckline",
        "ruffled": "a ruffled top",
        "one-shoulder": "one-shoulder neckline",
    }
    lower = {
        "tie-side": "briefs tied at the sides",
        "hipster": "hipster briefs",
        "high-waisted": "high-waisted briefs",
        "cheeky": "high-leg briefs",
    }
    return Garment(
        tuple(pieces),
        {
            "neckline": necks[top],
            "detail": lower[low],
            "sleeve": "sleeveless" if top in ("sporty", "one-shoulder") else "thin straps",
        },
    )


def briefs(brief: Brief, kind: str, cloth: Cloth) -> list[Piece]:
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
