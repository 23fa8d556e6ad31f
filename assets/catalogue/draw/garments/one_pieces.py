"""Top and trousers in one: jumpsuits, and dungarees (drawn in `dungarees`)."""

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.garments.dresses import BUST, WAIST, WAIST_Y, bodice_folds
from assets.catalogue.draw.garments.dungarees import dungarees
from assets.catalogue.draw.parts.bodices import Bodice, Shaping, bodice
from assets.catalogue.draw.parts.bodies import fitted
from assets.catalogue.draw.parts.flounces import ruffle
from assets.catalogue.draw.parts.hung_legs import LEG_WORDS, trousers_part
from assets.catalogue.draw.parts.shaping import darts, princess_seams
from assets.catalogue.draw.parts.trims import (
    BRASS,
    STEEL,
    belt,
    button_colour,
    buttons,
    column,
    patch_pocket,
    shirt_collar,
    tied_bow,
    zip_line,
)
from assets.catalogue.draw.parts.waists import THREAD, slant_pockets
from assets.catalogue.draw.paths import both_sides, box, pen
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam


def jumpsuit(brief: Brief) -> Garment:
    """A bodice of many cuts on wide, flared, straight, tapered or cropped legs."""
    choose, cloth = brief.choose, brief.cloth
    utility = choose.random() < 0.28
    leg = choose.choice(
        ("straight", "tapered", "straight") if utility else ("wide", "flared", "straight", "tapered", "cropped")
    )
    if utility:
        return _utility(brief, leg)
    neck = choose.choice(("thin straps", "straight", "halter", "v", "square", "one-shoulder", "off-shoulder", "deep v"))
    arm = choose.choice(("none", "short", "long", "flutter", "three-quarter"))
    seams = darts(BUST, WAIST, WAIST_Y) if choose.random() < 0.5 else princess_seams(BUST, WAIST, WAIST_Y, 0, 0)
    top = bodice(brief, neck, arm, fitted(WAIST_Y + 0.8, waist=WAIST), Shaping(bodice_folds(brief), seams, rim=1.4))
    pockets = slant_pockets(WAIST + 1.5, False, None) if choose.random() < 0.6 else ()
    pieces = [*top.behind, *trousers_part(brief, leg, WAIST + 0.4, 20.6, pockets), *top.front]
    features = {**top.features, "fit": LEG_WORDS[leg], "length": "cropped" if leg == "cropped" else "full-length"}
    if neck == "off-shoulder":
        pieces.append(ruffle(((-19.8, 8.4), (0, 18.6), (19.8, 8.4)), ((-2.6, 8), (2.6, 8)), 8, cloth, brief.hand))
    pieces += _waist(brief, features)
    return Garment(tuple(pieces), features)


def _waist(brief: Brief, features: dict[str, str]) -> list[Piece]:
    kind = brief.choose.choice(("belt", "bow", "elastic", "band"))
    cloth = brief.cloth.plain()
    sash = both_sides(pen((-0.5, 36.6), (WAIST + 0.4, 35.9), (WAIST + 0.6, 39.2), (-0.5, 40.2)))
    if kind == "belt":
        features["detail"] = "a belt at the waist"
        leather = brief.choose.choice(((58, 40, 32), (150, 98, 56), (34, 32, 34)))
        return list(belt(WAIST_Y - 1.6, WAIST + 0.5, trim("leather", leather), 3.0))
    if kind == "bow":
        features["detail"] = "a tie belt"
        return [
            Piece(sash, brief.cloth, round=0.7, cast=0.2),
            *tied_bow(brief.choose.choice((-6, 0)), 38.2, cloth, 0.95),
        ]
    if kind == "elastic":
        features["detail"] = "an elasticated waist"
        places = [-14.2 + 1.5 * n for n in range(20)]
        gathers = tuple(Fold((x, 35.6), (x + 0.2, 38), (x, 41.4), 0.5, 0.6) for x in places)
        return [Piece(sash, brief.cloth, gathers, round=0.8, cast=0.15)]
    return [Piece(sash, brief.cloth, round=0.6, cast=0.15)]


def _utility(brief: Brief, leg: str) -> Garment:
    """A boiler suit: collar, a zip or buttons down the front, chest pockets."""
    choose, cloth = brief.choose, brief.cloth
    arm = choose.choice(("long", "short", "elbow"))
    denim = cloth.material.name == "denim"
    thread = THREAD if denim else None
    outline = fitted(WAIST_Y + 0.8, shoulder=17.4, bust=19.8, waist=17.0)
    top: Bodice = bodice(brief, "notch", arm, outline, Shaping(bodice_folds(brief, 17), rim=1.6), 19.8)
    behind, leaves = shirt_collar(cloth, spread=0.5, size=0.92)
    back, sleeve_pieces = top.behind[:1], top.behind[1:]
    pockets = slant_pockets(18, True, thread)
    pieces = [*back, *behind, *sleeve_pieces, *trousers_part(brief, leg, 17.2, 21.4, pockets), top.front[0]]
    zipped = choose.random() < 0.5
    if zipped:
        pieces += zip_line(9, WAIST_Y + 22, metal=choose.choice((STEEL, BRASS)))
    else:
        lines = tuple(Seam(pen((x, 7), (x, WAIST_Y + 22), closed=False), "stitch", thread) for x in (-1.2, 1.2))
        pieces.append(Piece(box(-1.7, 7, 1.7, WAIST_Y + 22, 0.3), cloth, seams=lines, round=0.5, cast=0.2))
        pieces += buttons(column(0, 11, WAIST_Y + 18, 8), button_colour(cloth), 1.3)
    for x in (-13.4, 4.2):
        pieces += patch_pocket(x, 17, 9.2, 10.4, cloth, flap=choose.random() < 0.5, stitch=thread)
    features = {
        "neckline": "turn-down collar",
        "sleeve": top.features["sleeve"],
        "closure": "a zip" if zipped else "buttons down the front",
        "fit": LEG_WORDS[leg],
        "length": "full-length",
        "detail": "two chest pockets",
    }
    if choose.random() < 0.6:
        sash = both_sides(pen((-0.5, 36.6), (17.3, 36), (17.4, 39.3), (-0.5, 40.2)))
        pieces.append(Piece(sash, cloth.plain(), round=0.7, cast=0.25))
        pieces += [Piece(box(-2.3, 36.2, 2.3, 40.6, 0.6), trim("metal", BRASS), round=0.4, cast=0.3)]
    pieces += leaves
    return Garment(tuple(pieces), features)


KINDS = (
    Kind(
        "jumpsuit",
        "jumpsuit",
        jumpsuit,
        {"crepe": 3, "viscose": 2, "cotton": 2, "satin": 1, "linen": 1, "denim": 1, "velvet": 1, "sequins": 1},
        {"plain": 8, "floral": 2, "dotted": 1, "vertical stripes": 1, "leopard": 1, "camouflage": 1},
        (45, 140),
        ("elegant", "party", "casual"),
        ("jumpsuit", "one-piece suit"),
    ),
    Kind(
        "dungarees",
        "jumpsuit",
        dungarees,
        {"denim": 4, "corduroy": 3, "cotton": 3, "linen": 1},
        {"plain": 8, "vertical stripes": 1, "pinstripes": 1},
        (35, 100),
        ("casual", "vintage", "streetwear"),
        ("dungarees", "overalls"),
    ),
)
