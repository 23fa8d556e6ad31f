"""Dungarees: a bib on straps over trousers or shorts."""

import skia

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.garments.dresses import WAIST_Y
from assets.catalogue.draw.parts.bodies import short_legs
from assets.catalogue.draw.parts.folds import crumpled, pulled
from assets.catalogue.draw.parts.hung_legs import LEG_WORDS, LEGS, trousers_part
from assets.catalogue.draw.parts.shaping import mirrored
from assets.catalogue.draw.parts.trims import (
    BRASS,
    STEEL,
    buttons,
    patch_pocket,
    tied_bow,
)
from assets.catalogue.draw.parts.waists import THREAD, front_seams, slant_pockets
from assets.catalogue.draw.paths import band, both_sides, box, minus, pen
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Piece, Seam


def dungarees(brief: Brief) -> Garment:
    """A bib on straps over trousers or shorts."""
    choose, cloth = brief.choose, brief.cloth
    denim = cloth.material.name == "denim"
    thread = THREAD if denim else None
    leg = choose.choice(("straight", "wide", "tapered", "shorts", "cropped", "straight"))
    waist, hip = 17.4, 21.6
    pieces = [*_back(cloth)]
    seams = slant_pockets(waist + 0.6, True, thread)
    if leg == "shorts":
        short = short_legs(42, waist, hip, 11.6, 27)
        folds = mirrored(
            *pulled(brief.hand, (1, 27), (13, 22), 3, 7, 0.35), *crumpled(brief.hand, (6, 28, 18, 38), 3, 0.2, 0.3)
        )
        lines = tuple(Seam(pen((s * 0.4, 39.4), (s * 40, 39.4), closed=False), "stitch", thread) for s in (-1, 1))
        lower = Piece(short, cloth, folds, (*front_seams(27, thread, fly=False), *seams, *lines), round=2.4, cast=0.1)
        pieces.append(lower.changed(skia.Matrix.Translate(0, WAIST_Y)))
    else:
        pieces += trousers_part(brief, leg, waist, hip, seams)
        if leg in ("straight", "tapered") and choose.random() < 0.5:
            pieces += _turn_ups(cloth, leg, thread)
    features = {
        "neckline": "a bib front",
        "closure": "adjustable straps",
        "sleeve": "sleeveless",
        "fit": "short legs" if leg == "shorts" else LEG_WORDS[leg],
        "length": {"shorts": "short", "cropped": "cropped"}.get(leg, "full-length"),
    }
    pieces += _bib(brief, waist, thread, features)
    return Garment(tuple(pieces), features)


def _back(cloth: Cloth) -> list[Piece]:
    """The back panel and the straps that come over the shoulders from it."""
    panel = both_sides(pen((-0.5, 15), (4, 15), (8, 26, 17.4, 36.5), (17.4, 40), (-0.5, 40)))
    straps = [
        Piece(
            band(pen((side * 2.6, 16.5), (side * 5.5, 4, side * 7.4, -5), closed=False), 3.4),
            cloth,
            shade=0.4,
            cast=0.1,
        )
        for side in (-1, 1)
    ]
    return [Piece(panel, cloth, shade=0.4, cast=0.0), *straps]


def _turn_ups(cloth: Cloth, leg: str, thread: tuple[int, int, int] | None) -> list[Piece]:
    length, _, _, hem = LEGS[leg]
    stance = max(12.5 + (hem - 9) * 0.35, hem + 1.4)
    y = WAIST_Y + length
    pieces = []
    for side in (-1, 1):
        x = side * stance
        wide = hem + 0.35
        turn = pen(
            (x - wide, y - 5), (x, y - 4.2, x + wide, y - 5), (x + wide, y + 0.4), (x, y + 1.4, x - wide, y + 0.4)
        )
        line = pen((x - wide, y - 4.3), (x, y - 3.5, x + wide, y - 4.3), closed=False)
        pieces.append(Piece(turn, cloth.plain().lit(0.22), seams=(Seam(line, "stitch", thread),), round=1.0, cast=0.25))
    return pieces


def _bib(brief: Brief, waist: float, thread: tuple[int, int, int] | None, features: dict[str, str]) -> list[Piece]:
    choose, cloth = brief.choose, brief.cloth
    top = choose.uniform(12, 15)
    half = choose.uniform(8.6, 10.5)
    curved = choose.random() < 0.6
    side = (half + 0.6, top + 13, waist - 1, 35) if curved else (half + 2.0, top + 10, half + 2.4, 34.6)
    outline = both_sides(pen((-0.5, top), (half, top), (*side, waist, 36.2), (waist + 0.2, 40.6), (-0.5, 41.6)))
    inner = pen(
        (-half + 0.8, top + 12), (-half + 0.8, top + 1.2), (half - 0.8, top + 1.2), (half - 0.8, top + 12), closed=False
    )
    waist_lines = tuple(
        Seam(pen((-waist, y), (0, y + 1.6, waist, y), closed=False), "stitch", thread) for y in (36.6, 39.8)
    )
    folds = (
        *crumpled(brief.hand, (-7, 24, 7, 34), 3, 0.1, 0.25),
        *mirrored(Fold((half, top + 6), (half + 2, 28), (waist - 2, 36), 1.6, 0.3)),
    )
    pieces = [Piece(outline, cloth, folds, (Seam(inner, "stitch", thread), *waist_lines), round=1.6, cast=0.3)]
    metal = BRASS if thread or choose.random() < 0.5 else STEEL
    tied = choose.random() < 0.25
    for s in (-1, 1):
        strap = band(pen((s * (half - 2.2), top + 2.4), (s * (half - 2.0), 4, s * 7.0, -5.2), closed=False), 3.3)
        lines = tuple(
            Seam(
                pen((s * (half - 2.2) + dx, top + 2.4), (s * (half - 2.0) + dx, 4, s * 7.0 + dx, -5.2), closed=False),
                "stitch",
                thread,
            )
            for dx in (-1.2, 1.2)
        )
        pieces.append(Piece(strap, cloth, seams=lines, round=0.6, cast=0.25))
        if tied:
            pieces += tied_bow(s * (half - 2.2), top + 0.6, cloth.plain(), 0.42)
            continue
        x = s * (half - 2.2)
        ring = minus(box(x - 2.3, top - 1.6, x + 2.3, top + 2.6, 1.0), box(x - 1.5, top - 0.7, x + 1.5, top + 1.5, 0.5))
        pieces.append(Piece(ring, trim("metal", metal), round=0.3, cast=0.35))
        pieces += buttons([(x, top + 2.6)], metal, 1.9, "metal")
    pocket = choose.choice(("one", "two", "zip", "none"))
    if pocket == "one":
        pieces += patch_pocket(-6.2, top + 5.5, 12.4, 12.5, cloth, stitch=thread)
        features["detail"] = "a bib pocket"
    elif pocket == "two":
        for x in (-8.0, 0.4):
            pieces += patch_pocket(x, top + 6, 7.6, 9.5, cloth, stitch=thread)
        features["detail"] = "two bib pockets"
    elif pocket == "zip":
        pieces.append(Piece(box(-6, top + 6.4, 6, top + 7.6, 0.5), trim("metal", metal), round=0.3, cast=0.2))
        features["detail"] = "a zip pocket"
    if tied:
        features["closure"] = "tied straps"
    sides = [(s * (waist - 0.9), y) for s in (-1, 1) for y in (38.4, 44.2)]
    pieces += buttons(sides, metal, 1.6, "metal")
    return pieces
