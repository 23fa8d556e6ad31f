"""The swimsuit: in one piece, with ten necklines and three heights of leg."""

from dataclasses import replace

import skia

from assets.catalogue.draw.parts.bodices import Shaping, bodice
from assets.catalogue.draw.parts.bodies import fitted
from assets.catalogue.draw.parts.flounces import ruffle
from assets.catalogue.draw.parts.folds import pulled
from assets.catalogue.draw.parts.shaping import bust_shade, drawn_in, mirrored, sides
from assets.catalogue.draw.parts.trims import BRASS, belt, tied_bow, zip_line
from assets.catalogue.draw.paths import band, box, flipped, minus, oval, pen, union, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Piece

BUST, WAIST, HIP = 17.4, 14.4, 18.6


def _leg_line(side_y: float, crotch_y: float, narrow: float) -> tuple[tuple[float, ...], ...]:
    """The right leg's opening from the hip to the crotch; side_y is its top."""
    return (
        (50, side_y - 0.4),
        (HIP - 0.6, side_y),
        (12.5, side_y + (crotch_y - side_y) * 0.3, narrow + 1.2, crotch_y - 8, narrow, crotch_y),
        (narrow, crotch_y + 20),
    )


def _legs_cut(body: skia.Path, side_y: float, crotch_y: float, narrow: float = 2.6) -> skia.Path:
    """The body without what the leg openings leave bare, its lower end rounded."""
    hole = pen(*_leg_line(side_y, crotch_y, narrow), (50, crotch_y + 20))
    round_end = box(-40, -40, 40, crotch_y + 1.4, 3.0)
    return within(minus(minus(body, hole), flipped(hole)), round_end)


def stretched(brief: Brief) -> Brief:
    """The same brief in a cloth that lies taut on the body and does not crumple, as swimwear does."""
    taut = replace(brief.cloth.material, crumple=0.03, fall="soft", gloss=min(brief.cloth.material.gloss, 0.4))
    return replace(brief, cloth=replace(brief.cloth, material=taut))


def swimsuit(brief: Brief) -> Garment:
    """A swimsuit: ten necklines, three heights of leg, and a belt, a wrap, cut-outs, ruffles or a zip."""
    brief = stretched(brief)
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
    back = _legs_cut(whole, side_y + 4.5, crotch - 1.6, 2.6)
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
    line = band(pen(*_leg_line(side_y, crotch, 2.6), closed=False), 1.5)
    leg_line = within(union(line, flipped(line)), front)
    if bare is not None:
        leg_line = union(leg_line, within(band(bare, 1.5), front))
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
