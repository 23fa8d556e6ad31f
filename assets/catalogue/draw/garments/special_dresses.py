"""Dresses for one purpose: the henley T-shirt dress, the cocktail dress, the knitted midi dress."""

from dataclasses import replace

from assets.catalogue.draw.cloth import MATERIALS, trim
from assets.catalogue.draw.garments.dresses import BUST, WAIST, WAIST_Y, bodice_folds
from assets.catalogue.draw.parts.bodices import Shaping, bare_arms, bodice
from assets.catalogue.draw.parts.bodies import fitted
from assets.catalogue.draw.parts.flounces import lace_edge, ruffle, swing
from assets.catalogue.draw.parts.folds import crumpled, draped, falling, pulled
from assets.catalogue.draw.parts.necklines import NAMES as NECKS
from assets.catalogue.draw.parts.necklines import inside_back, neckband, neckline
from assets.catalogue.draw.parts.plackets import henley_placket
from assets.catalogue.draw.parts.shaping import (
    between,
    bust_shade,
    drawn_in,
    mirrored,
    princess_seams,
    sides,
    waist_seam,
)
from assets.catalogue.draw.parts.sleeves import NAMES as SLEEVES
from assets.catalogue.draw.parts.sleeves import sleeves
from assets.catalogue.draw.parts.trims import belt, button_colour, buttons, column, hem_stitch, patch_pocket, tied_bow
from assets.catalogue.draw.paths import both_sides, minus, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam


def henley_dress(brief: Brief) -> Garment:
    """A T-shirt dress with a buttoned placket: straight, with a shirt's hem, tied at the waist, or ruffled."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    look = choose.choice(("straight", "curved", "tied", "ruffle"))
    arm = choose.choice(("short", "long", "elbow", "three-quarter", "short"))
    length = choose.choice((84, 94, 112))
    waist, hem = (17.0, 22.0) if look == "tied" else (20.0, choose.uniform(21.5, 24.5))
    end = length - 14 if look == "ruffle" else length
    body = fitted(end, bust=19.8, waist=waist, hip=21.5, hem=hem, sag=4.0 if look == "curved" else 1.6)
    if look == "curved":
        for side in (-1, 1):
            rise = pen(
                (side * 40, end - 9),
                (side * (hem - 0.2), end - 9),
                (side * (hem - 1.2), end + 0.6, side * hem * 0.3, end + 3.8),
                (side * 40, end + 4),
            )
            body = minus(body, rise)
    hole = neckline("crew", wide=choose.choice((-0.6, 0.6)), low=choose.choice((-0.5, 1.5)))
    folds = (
        *mirrored(*pulled(hand, (18, 22), (8, 31), 3, 8, 0.3)),
        *sides(19.8, waist, 21.5, WAIST_Y, 60, 0.36),
        *draped(hand, -17, 17, 40, end, 6, 0.42),
    )
    seams = (hem_stitch(end - 2.2, hem),) if look != "curved" else ()
    pieces = [
        inside_back(body, hole, cloth),
        *sleeves(arm, 17.0, 19.8, cloth, hand, 0.3, None, pit_y=21.0),
        Piece(minus(body, hole.opening), cloth, folds, seams, round=1.9, cast=0.12, fan=1.1),
    ]
    if look == "ruffle":
        line = ((-hem, end - 1.8), (0.0, end + 1.6), (hem, end - 1.8))
        pieces.append(ruffle(line, ((-2.4, 14.0), (2.4, 14.0)), 10, cloth, hand, 0.2))
    rib = cloth.ribbed() if choose.random() < 0.7 else cloth.ribbed().toned(brief.accent)
    pieces += neckband(body, hole, rib, 1.7)
    low = hole.edge.getBounds().bottom()
    count = choose.choice((3, 4, 5))
    pieces += henley_placket(cloth, low, low + 4 + count * 3.4, count, choose.random() < 0.35)
    features = {
        "neckline": "henley neckline",
        "sleeve": SLEEVES[arm],
        "closure": "a button placket",
        "length": "short" if length < 90 else "knee-length" if length < 100 else "midi",
        "fit": "straight cut" if look != "tied" else "waisted",
    }
    if look == "tied":
        pieces += _sash(brief, waist)
        features["detail"] = "a tie belt"
    elif look == "ruffle":
        features["detail"] = "a ruffled hem"
    elif look == "curved":
        features["detail"] = "a rounded shirt hem"
    elif choose.random() < 0.5:
        pieces += patch_pocket(5.0, 20.5, 8.4, 9.6, cloth)
        features["detail"] = "a chest pocket"
    return Garment(tuple(pieces), features)


def _sash(brief: Brief, waist: float) -> list[Piece]:
    sash = both_sides(pen((-0.5, 37), (waist + 0.3, 36.2), (waist + 0.4, 39.2), (-0.5, 40.4)))
    return [Piece(sash, brief.cloth.plain(), round=0.7, cast=0.2), *tied_bow(-3, 38.6, brief.cloth.plain(), 0.85)]


def cocktail_dress(brief: Brief) -> Garment:
    """A dress for the evening: a sheath, fit and flare, a peplum or a draped front, seldom with ordinary sleeves."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    neck = choose.choice(("strapless", "one-shoulder", "off-shoulder", "halter", "thin straps", "boat", "deep v"))
    look = choose.choice(("sheath", "flare", "peplum", "draped", "tiers", "mermaid"))
    arm = choose.choice(("none", "none", "long")) if neck in ("boat", "deep v") else "none"
    length = choose.choice((82.0, 92.0, 98.0)) if look != "mermaid" else 108.0
    if look in ("flare", "tiers"):
        pieces, features = _party_skirt(brief, neck, arm, length, look)
    else:
        pieces, features = _party_sheath(brief, neck, arm, length, look)
    if neck == "off-shoulder":
        line = ((-19.8, 8.4), (0.0, 18.6), (19.8, 8.4))
        pieces.append(ruffle(line, ((-2.6, 8.0), (2.6, 8.0)), 8, cloth, hand))
    elif neck == "one-shoulder" and choose.random() < 0.6:
        line = ((-7.8, -0.9), (BUST * 0.3 - 0.8, 15.4), (BUST - 0.6, 20.0))
        pieces.append(ruffle(line, ((-5.2, 3.6), (-0.4, 8.0)), 8, cloth, hand, 0.45))
        features["detail"] = "a ruffle across the front"
    elif choose.random() < 0.3 and look in ("sheath", "flare"):
        pieces += [*tied_bow(0 if choose.random() < 0.5 else -9, WAIST_Y + 0.4, cloth, 1.05)]
        features["detail"] = "a bow at the waist"
    features["length"] = "short" if length < 85 else "knee-length" if length < 100 else "midi"
    return Garment(tuple(pieces), features)


def _party_skirt(brief: Brief, neck: str, arm: str, length: float, look: str) -> tuple[list[Piece], dict[str, str]]:
    cloth, hand = brief.cloth, brief.hand
    outline = fitted(WAIST_Y + 0.8, waist=WAIST)
    seams = (*princess_seams(BUST, WAIST, WAIST_Y, 0, 0),)
    top = bodice(brief, neck, arm, outline, Shaping(bodice_folds(brief), seams, rim=1.4))
    features = {**top.features, "fit": "fit and flare"}
    if look == "tiers":
        layers: list[Piece] = []
        for place in (2, 1, 0):
            start, end = (
                WAIST_Y - 0.4 + place * (length - WAIST_Y) / 3.2,
                WAIST_Y + (place + 1) * (length - WAIST_Y) / 3,
            )
            fall = swing(start, end, 15.4 + place * 3.0, 21.5 + place * 3.4, hand, 8 + place, True, 0.55)
            layers.append(Piece(fall.path, cloth, fall.folds, (Seam(fall.hem),), round=1.4, cast=0.35))
        features["detail"] = "a skirt of three flounces"
        return [*top.behind, *layers, *top.front], features
    fall = swing(WAIST_Y - 0.4, length, WAIST + 0.2, 34, hand, 9, brief.choose.random() < 0.6, 0.7)
    skirt = Piece(fall.path, cloth, fall.folds, (Seam(fall.hem),), round=2.2, cast=0.1, fan=1.6)
    features["detail"] = "a swinging skirt"
    return [fall.back(cloth), *top.behind, skirt, *top.front], features


def _party_sheath(brief: Brief, neck: str, arm: str, length: float, look: str) -> tuple[list[Piece], dict[str, str]]:
    cloth, hand, choose = brief.cloth, brief.hand, brief.choose
    knee = 84.0 if look == "mermaid" else length
    hem = 17.0
    body = fitted(knee, waist=14.6, hip=19.8, hem=hem)
    folds: tuple[Fold, ...] = (
        *bust_shade(BUST, 0.28),
        *sides(BUST, 14.6, 19.8, WAIST_Y, 62, 0.42),
        *drawn_in(hand, 14.6, WAIST_Y, 5, 0.32),
        *falling(hand, (-12, 12, 56), (-hem * 0.8, hem * 0.8, knee), 4, 0.25),
    )
    seams: tuple[Seam, ...] = (*princess_seams(BUST, 14.6, WAIST_Y, hem, knee),)
    features: dict[str, str] = {"fit": "fitted"}
    after: list[Piece] = []
    before: list[Piece] = []
    if look == "draped":
        root = (13.6, 47.0)
        folds += tuple(
            Fold(root, ((root[0] - 14) * 0.55, y + (47 - y) * 0.1 + 4), (-17.5 + abs(y - 50) * 0.05, y), 1.5, 0.62)
            for y in (27, 33, 39, 45, 51, 57, 64, 72)
        )
        seams = ()
        features["detail"] = "a front draped to one side"
        knot = pen(
            (10.5, 44), (14, 43.4, 16.6, 45), (17, 48, 15.6, 50.4), (12.4, 51, 10.6, 49.4), (9.8, 46.6, 10.5, 44)
        )
        after.append(Piece(knot, cloth, crumpled(hand, (11, 45, 16, 50), 3, 0.6, 0.5), round=1.2, cast=0.3))
    elif look == "peplum":
        fall = swing(WAIST_Y - 0.4, WAIST_Y + 17, 14.9, 24, hand, 8, False, 0.7)
        after += [Piece(fall.path, cloth, fall.folds, (Seam(fall.hem),), round=1.4, cast=0.4)]
        features["detail"] = "a peplum"
    elif look == "mermaid":
        fall = swing(knee - 3, length, hem, 27, hand, 9, False, 0.7)
        before = [fall.back(cloth), Piece(fall.path, cloth, fall.folds, (Seam(fall.hem),), round=1.6, cast=0.1)]
        features["detail"] = "a flounce below the knee"
    elif choose.random() < 0.5:
        line = ((-hem + 0.2, knee - 1.4), (0.0, knee + 2.0), (hem - 0.2, knee - 1.4))
        after.append(lace_edge(line, 3.0, cloth))
        features["detail"] = "a lace hem"
    if look == "sheath" and choose.random() < 0.5:
        seams += (waist_seam(WAIST_Y, 14.6),)
    top = bodice(brief, neck, arm, body, Shaping(folds, seams, rim=1.8))
    if look == "peplum":
        waist = both_sides(
            pen((-0.5, WAIST_Y - 1.6), (14.9, WAIST_Y - 2.2), (15.1, WAIST_Y + 0.4), (-0.5, WAIST_Y + 1.4))
        )
        after.append(Piece(waist, cloth, round=0.6, cast=0.15))
    return [*before, *top.behind, *top.front, *after], {**top.features, **features}


def knitted_midi_dress(brief: Brief) -> Garment:
    """A knitted dress to the calf: a column, flared, belted, or with a ribbed skirt."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    look = choose.choice(("column", "flared", "belted", "ribbed skirt", "buttoned"))
    neck = choose.choice(("crew", "v", "roll", "boat", "polo") if look != "buttoned" else ("v", "crew"))
    arm = choose.choice(("long", "long", "none", "balloon", "short"))
    length = choose.uniform(108, 120)
    hem = {"column": 19.5, "flared": 27.0, "belted": 23.0, "ribbed skirt": 24.5, "buttoned": 22.0}[look]
    waist = 17.4 if look in ("column", "buttoned") else 15.6
    body = fitted(length, bust=19.2, waist=waist, hip=20.6, hem=hem)
    if arm == "none":
        body = bare_arms(body)
    hole = neckline(
        {"roll": "high", "polo": "notch"}.get(neck, neck), wide=-1.6 if (neck, arm) == ("boat", "none") else 0.0
    )
    rib = cloth.ribbed()
    folds = (
        *mirrored(*pulled(hand, (17.4, 22), (8, 30), 2, 6, 0.26)),
        *sides(19.2, waist, 20.6, WAIST_Y, 60, 0.42),
        *drawn_in(hand, waist, WAIST_Y - 2, 4, 0.26),
        *falling(hand, (-15, 15, 52), (-hem * 0.85, hem * 0.85, length), 7 if look == "flared" else 4, 0.36),
    )
    pieces = [
        inside_back(body, hole, cloth),
        *sleeves(
            arm,
            17.0,
            19.2,
            cloth,
            hand,
            0.3,
            rib if arm != "none" else None,
            5.5 if arm != "short" else 2.4,
            pit_y=21.0,
        ),
        Piece(minus(body, hole.opening), cloth, folds, round=2.4, cast=0.12),
    ]
    if look == "ribbed skirt":
        coarse = replace(cloth.plain(), material=MATERIALS["ribbed knit"])
        lower = tuple(fold for fold in folds if fold.start[1] > 48)
        line = pen((-60, 46), (0, 49, 60, 46), closed=False)
        skirt = within(body, pen((-60, 46), (0, 49, 60, 46), (60, 140), (-60, 140)))
        pieces.append(Piece(skirt, coarse, lower, (Seam(line, width=0.12),), round=2.2, cast=0.06, fan=1.3))
    pieces.append(Piece(between(body, length - 5.5, length + 9), rib, round=1.0, cast=0.1))
    features = {"neckline": NECKS.get(neck, "roll neck"), "sleeve": SLEEVES[arm], "length": "calf-length"}
    features["fit"] = {"column": "slim", "flared": "A-line", "buttoned": "straight cut"}.get(look, "waisted")
    if neck == "roll":
        collar = both_sides(pen((-0.5, -8.4), (6.0, -8.0), (7.0, -4, 7.8, 1.4), (4.6, 4.0, -0.5, 4.2)))
        pieces.append(Piece(collar, rib, crumpled(hand, (-6, -6, 6, 2), 4, 0.05, 0.5), round=1.8, cast=0.3))
    elif neck == "polo":
        features["neckline"] = "polo collar"
        leaf = pen(
            (0.2, 10.2), (3.0, 4.6, 6.4, -2.8), (8.8, -2.0, 9.8, 1.8), (8.6, 7.4, 6.2, 11.2), (3.2, 9.6, 0.2, 10.2)
        )
        leaves = Piece(leaf, rib, turn=24, round=0.8, cast=0.3)
        pieces += [*henley_placket(rib, 9.0, 20.0, 3), leaves.flipped(), leaves]
    else:
        pieces += neckband(body, hole, rib, 2.0)
    if look == "belted":
        if choose.random() < 0.5:
            pieces += belt(WAIST_Y - 1.6, waist + 0.4, trim("leather", (84, 54, 38)), 3.0)
        else:
            sash = both_sides(pen((-0.5, 37), (waist + 0.3, 36.2), (waist + 0.4, 39.4), (-0.5, 40.6)))
            pieces += [Piece(sash, rib, round=0.8, cast=0.2), *tied_bow(-5, 38.8, rib, 0.9)]
        features["detail"] = "a belt at the waist"
    elif look == "buttoned":
        low = 17.0 if neck == "v" else 8.0
        strip = pen((-1.9, low - 1), (1.9, low - 1), (1.9, length + 1.4), (-1.9, length + 1.4))
        pieces.append(Piece(strip, rib, round=0.6, cast=0.25))
        pieces += buttons(column(0, low + 3, length - 12, 9), button_colour(cloth), 1.6)
        features["closure"] = "buttons down the front"
    elif look == "ribbed skirt":
        features["detail"] = "a ribbed skirt"
    return Garment(tuple(pieces), features)


KINDS = (
    Kind(
        "henley T-shirt dress",
        "dress",
        henley_dress,
        {"jersey": 3, "cotton": 2, "linen": 1, "ribbed knit": 1},
        {"plain": 5, "horizontal stripes": 4, "tie-dye": 1, "colour-block": 1},
        (22, 60),
        ("casual", "summery", "basic"),
        ("henley T-shirt dress", "henley dress"),
    ),
    Kind(
        "cocktail dress",
        "dress",
        cocktail_dress,
        {"satin": 4, "crepe": 3, "sequins": 3, "velvet": 3, "lace": 2, "silk": 1, "chiffon": 1},
        {"plain": 9, "floral": 1, "leopard": 1, "zebra": 1, "dotted": 1},
        (60, 190),
        ("party", "elegant", "romantic"),
        ("cocktail dress", "party dress", "evening dress"),
    ),
    Kind(
        "knitted midi dress",
        "dress",
        knitted_midi_dress,
        {"knit": 3, "ribbed knit": 3, "cable knit": 2, "wool": 1},
        {"plain": 4, "horizontal stripes": 3, "argyle": 1, "colour-block": 1},
        (45, 130),
        ("cosy", "classic", "elegant"),
        ("knitted midi dress", "knit dress", "jumper dress"),
    ),
)
