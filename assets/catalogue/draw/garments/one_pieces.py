"""Top and trousers in one: jumpsuits and dungarees."""

from random import Random

import skia

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.garments.dresses import BUST, WAIST, WAIST_Y, bodice_folds
from assets.catalogue.draw.parts.bodices import Bodice, Shaping, bodice
from assets.catalogue.draw.parts.bodies import fitted, legs, short_legs
from assets.catalogue.draw.parts.flounces import ruffle
from assets.catalogue.draw.parts.folds import crumpled, pulled
from assets.catalogue.draw.parts.shaping import darts, mirrored, princess_seams
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
from assets.catalogue.draw.parts.waists import THREAD, front_seams, slant_pockets
from assets.catalogue.draw.paths import band, both_sides, box, minus, pen
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam

# Per cut of leg: length from the waist, half widths at thigh, knee and hem.
LEGS = {
    "wide": (102.0, 12.6, 13.4, 13.6),
    "flared": (103.0, 11.8, 9.8, 12.6),
    "straight": (100.0, 12.0, 10.6, 9.6),
    "tapered": (97.0, 12.8, 10.4, 7.0),
    "cropped": (78.0, 12.8, 14.0, 13.2),
}
LEG_WORDS = {
    "wide": "wide legs",
    "flared": "flared legs",
    "straight": "straight legs",
    "tapered": "tapered legs",
    "cropped": "wide cropped legs",
}


def _wide_legs(length: float, waist: float, hip: float, hem: float, flared: bool) -> skia.Path:
    """Legs that fall from the hip in one line, or flare from the knee; hem is half of one leg's opening."""
    rise, inner = 28.0, 1.3
    outer = inner + 2 * hem
    down: tuple[float, ...] = (hip + 1.2, rise + 12, outer - 2.0, length * 0.72, outer, length)
    up: tuple[float, ...] = (inner + 0.2, length * 0.7, 0.9, rise + 16, 0.2, rise)
    if flared:
        down = (hip + 0.4, rise + 8, hip - 3.4, length * 0.66, outer, length)
        up = (inner + 3.6, length * 0.7, 1.8, rise + 18, 0.2, rise)
    return both_sides(
        pen(
            (-0.3, 0),
            (waist, 0),
            (waist + 1.2, 7, hip - 0.6, 12, hip, 20),
            down,
            ((outer + inner) / 2, length + 1.6, inner, length + 0.4),
            up,
            (-0.3, rise),
        )
    )


def _leg_creases(hand: Random, length: float) -> tuple[Fold, ...]:
    """The pull at the crotch, the bend of the knees, the break above the shoes."""
    folds: list[Fold] = []
    for side in (-1, 1):
        knee = 28 + (length - 28) * 0.42
        own = (
            *pulled(hand, (1.2, 28), (13, 23.5), 2, 6, 0.3),
            *pulled(hand, (1.6, 29), (9, 39), 2, 5, 0.28),
            *crumpled(hand, (8, knee - 5, 17, knee + 7), 4, -0.2, 0.34),
            *crumpled(hand, (9, length - 15, 16, length - 3), 3, 0.15, 0.28),
        )
        folds += own if side > 0 else [fold.flipped() for fold in own]
    return tuple(folds)


def trousers_part(brief: Brief, cut: str, waist: float, hip: float, seams: tuple[Seam, ...] = ()) -> list[Piece]:
    """The legs, hung from WAIST_Y; behind them the inside of the far hems."""
    length, thigh, knee, hem = LEGS[cut]
    wide = cut in ("wide", "cropped", "flared")
    hand = brief.hand
    path = (
        _wide_legs(length, waist, hip, hem, cut == "flared")
        if wide
        else legs(length, waist, hip, thigh, knee, hem, rise=28)
    )
    folds = list(_leg_creases(hand, length))
    if wide:
        folds = [*mirrored(*pulled(hand, (1.4, 28), (12, 24), 2, 6, 0.3))]
        stance = hem + 1.3
        for place in range(4):
            x = stance + hem * (-0.7 + 0.46 * place + hand.uniform(-0.1, 0.1))
            top = hand.uniform(14, 44)
            fold = Fold(
                (5 + place * 3.6, top), (x * 0.86 + 1, length * 0.6), (x, length + 24), 1.9, hand.uniform(0.3, 0.6)
            )
            folds += [fold, fold.flipped()]
    stitch = tuple(
        Seam(pen((side * 0.5, length - 2.2), (side * 40, length - 2.2), closed=False), "stitch") for side in (-1, 1)
    )
    piece = Piece(
        path, brief.cloth, tuple(folds), (*front_seams(28, None, fly=False), *seams, *stitch), round=2.6, cast=0.1
    )
    return [piece.changed(skia.Matrix.Translate(0, WAIST_Y))]


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
