"""Dresses by their skirts: mini, midi, maxi, each full, A-line, straight, tiered or falling from the shoulders."""

from collections.abc import Sequence
from dataclasses import dataclass

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.parts.bodices import Bodice, Shaping, bodice
from assets.catalogue.draw.parts.bodies import fitted
from assets.catalogue.draw.parts.flounces import lace_edge, ruffle, swing
from assets.catalogue.draw.parts.folds import draped, falling, pulled
from assets.catalogue.draw.parts.shaping import (
    bust_shade,
    darts,
    drawn_in,
    mirrored,
    princess_seams,
    sides,
    waist_seam,
)
from assets.catalogue.draw.parts.trims import belt, button_colour, buttons, column, hem_stitch, tied_bow
from assets.catalogue.draw.paths import both_sides, minus, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam

WAIST, WAIST_Y, BUST = 15.0, 38.0, 18.8


@dataclass(frozen=True)
class Lower:
    """The skirt of a dress: pieces behind the bodice, pieces that lie over it, and what it is called."""

    behind: tuple[Piece, ...]
    over: tuple[Piece, ...]
    detail: str = ""


def bodice_folds(brief: Brief, waist: float = WAIST) -> tuple[Fold, ...]:
    """The pull from the armpits, the shade below the bust, the bend at the waist."""
    hand = brief.hand
    pulls = mirrored(*pulled(hand, (17.2, 22), (8, 29), 2, 6, 0.28))
    return (
        *pulls,
        *bust_shade(BUST),
        *sides(BUST, waist, waist + 1, WAIST_Y - 4, WAIST_Y + 6),
        *drawn_in(hand, waist, WAIST_Y - 3, 3, 0.24),
    )


def gathered_skirt(brief: Brief, length: float, hem: float, gathered: bool = True, flutes: int = 8) -> Lower:
    """A skirt set on at the waist, gathered or cut flared; its hem swings."""
    fall = swing(WAIST_Y - 0.4, length, WAIST + 0.2, hem, brief.hand, flutes, gathered, 0.6)
    seams = (Seam(fall.hem, "seam"),)
    skirt = Piece(fall.path, brief.cloth, fall.folds, seams, round=2.2, cast=0.1, fan=hem / WAIST * 0.8)
    return Lower((fall.back(brief.cloth), skirt), ())


def tiered_skirt(brief: Brief, length: float, hem: float, tiers: int) -> Lower:
    """Gathered tiers, each wider than the one above and set below it."""
    drop = (length - WAIST_Y) / tiers
    pieces: list[Piece] = []
    for place in range(tiers - 1, -1, -1):
        top, bottom = WAIST_Y + drop * place - (4.4 if place else 0.4), WAIST_Y + drop * (place + 1) + 0.8
        wide = WAIST + (hem - WAIST) * (place / tiers) ** 0.8
        low = WAIST + (hem - WAIST) * ((place + 1) / tiers) ** 0.8
        fall = swing(top, bottom, wide, low, brief.hand, 7 + 2 * place, True, 0.5)
        if place == tiers - 1:
            pieces.append(fall.back(brief.cloth))
        pieces.append(
            Piece(fall.path, brief.cloth, fall.folds, (Seam(fall.hem),), round=1.6, cast=0.28, fan=low / wide)
        )
    return Lower(tuple(pieces), (), "tiers")


def dress(
    brief: Brief,
    length: float,
    flare: float,
    necks: Sequence[str],
    arms: Sequence[str],
    shapes: Sequence[str],
) -> Garment:
    """A dress of one of these shapes ("full", "a", "tiered", "straight", "shift", "empire"), hem half = 20 + flare."""
    choose = brief.choose
    shape, neck, arm = choose.choice(shapes), choose.choice(necks), choose.choice(arms)
    draw = {"straight": _straight, "shift": _shift, "empire": _empire}.get(shape)
    if draw is not None:
        top, lower, features = draw(brief, length, flare, neck, arm)
    else:
        top, lower, features = _seamed(brief, length, flare, neck, arm, shape)
    pieces = [*lower.behind, *top.behind, *top.front, *lower.over]
    if shape not in ("shift", "empire"):
        pieces += _waist(brief, features, shape)
    if shape in ("straight", "a") and neck in ("crew", "v", "scoop", "square") and choose.random() < 0.35:
        low = {"crew": 11, "v": 20, "scoop": 17, "square": 16}[neck]
        pieces += buttons(column(0, low, WAIST_Y - 4, 5), button_colour(brief.cloth), 1.2)
        features["closure"] = "buttons on the bodice"
    if neck == "off-shoulder":
        line = ((-19.8, 8.6), (0.0, 19.0), (19.8, 8.6))
        pieces.append(ruffle(line, ((-3.0, 9.5), (3.0, 9.5)), 9, brief.cloth, brief.hand))
    features["length"] = "short" if length < 95 else "calf-length" if length < 128 else "ankle-length"
    return Garment(tuple(pieces), {**top.features, **features})


def _seamed(
    brief: Brief, length: float, flare: float, neck: str, arm: str, shape: str
) -> tuple[Bodice, Lower, dict[str, str]]:
    seams = darts(BUST, WAIST, WAIST_Y) if brief.choose.random() < 0.5 else princess_seams(BUST, WAIST, WAIST_Y, 0, 0)
    outline = fitted(WAIST_Y + 0.6, waist=WAIST)
    top = bodice(brief, neck, arm, outline, Shaping(bodice_folds(brief), seams, rim=1.4))
    hem = 20 + flare
    if shape == "tiered":
        lower = tiered_skirt(brief, length, hem, 2 if length < 95 else 3)
    else:
        full = shape == "full"
        lower = gathered_skirt(brief, length, hem if full else hem - flare * 0.45, full, 9 if full else 6)
    words = {"full": "full skirt", "a": "A-line", "tiered": "full skirt"}[shape]
    features = {"fit": words, "detail": {"full": "a gathered skirt", "tiered": "a tiered skirt"}.get(shape, "")}
    return top, lower, {kind: word for kind, word in features.items() if word}


def _straight(brief: Brief, length: float, _: float, neck: str, arm: str) -> tuple[Bodice, Lower, dict[str, str]]:
    """A sheath: one outline, a seam at the waist, perhaps a slit."""
    choose, hand = brief.choose, brief.hand
    hem = 19.6 if length < 95 else 17.4
    outline = fitted(length, waist=WAIST, hem=hem)
    folds = (
        *bodice_folds(brief),
        *sides(19, WAIST, 19.8, WAIST_Y + 6, 60, 0.4),
        *falling(hand, (-13, 13, 50), (-hem * 0.8, hem * 0.8, length), 5, 0.28),
        *mirrored(*pulled(hand, (18.5, 57), (6, 50), 2, 7, 0.24)),
    )
    slit = choose.choice((0, 0, 1, -1)) if length > 95 else 0
    behind: tuple[Piece, ...] = ()
    if slit:
        gap = pen(
            (slit * 8.4, length * 0.66),
            (slit * 9.6, length * 0.8, slit * 12.6, length + 6),
            (slit * 6.4, length + 6),
            (slit * 7.8, length * 0.8, slit * 8.4, length * 0.66),
        )
        behind = (Piece(within(gap, outline), brief.cloth, shade=0.5, cast=0.0, round=1.0),)
        outline = minus(outline, gap)
    seams = (*darts(18.8, WAIST, WAIST_Y), hem_stitch(length - 2.2, hem))
    if choose.random() < 0.4:
        seams = (*princess_seams(18.8, WAIST, WAIST_Y, hem, length), hem_stitch(length - 2.2, hem))
    top = bodice(brief, neck, arm, outline, Shaping(folds, (*seams, waist_seam(WAIST_Y, WAIST)), rim=1.8))
    return top, Lower(behind, ()), {"fit": "straight cut", **({"detail": "a side slit"} if slit else {})}


def _shift(brief: Brief, length: float, flare: float, neck: str, arm: str) -> tuple[Bodice, Lower, dict[str, str]]:
    """Loose from the shoulders, perhaps with a ruffle at the hem."""
    choose, hand = brief.choose, brief.hand
    hem = 22.5 + flare * 0.45
    end = choose.choice(("plain", "ruffle", "lace"))
    short = length - 13 if end == "ruffle" else length
    outline = fitted(short, bust=19.6, waist=19.8, hip=21 + flare * 0.2, hem=hem)
    folds = (
        *mirrored(*pulled(hand, (17.6, 22), (8, 31), 3, 8, 0.3)),
        *sides(19, 19.5, 21, WAIST_Y, 60, 0.36),
        *draped(hand, -16, 16, 34, short, 6, 0.42),
    )
    top = bodice(brief, neck, arm, outline, Shaping(folds, (hem_stitch(short - 2, hem),), rim=1.8, fan=1.2), 19.6)
    lower: tuple[Piece, ...] = ()
    if end == "ruffle":
        line = ((-hem, short - 1.6), (0.0, short + 1.6), (hem, short - 1.6))
        lower = (ruffle(line, ((-2.6, 13.0), (2.6, 13.0)), 10, brief.cloth, hand, 0.2),)
    elif end == "lace":
        line = ((-hem + 0.2, length - 1.6), (0.0, length + 2.2), (hem - 0.2, length - 1.6))
        lower = (lace_edge(line, 3.4, brief.cloth),)
    words = {"plain": "", "ruffle": "a ruffled hem", "lace": "a lace hem"}[end]
    return top, Lower(lower, ()), {"fit": "loose", **({"detail": words} if words else {})}


def _empire(brief: Brief, length: float, flare: float, neck: str, arm: str) -> tuple[Bodice, Lower, dict[str, str]]:
    """A short bodice; the skirt falls from below the bust."""
    top_y = 29.5
    outline = fitted(top_y + 0.8, waist=17.4, waist_y=34)
    hand = brief.hand
    folds = (*mirrored(*pulled(hand, (17, 22), (8, 27), 2, 4, 0.3)), *bust_shade(BUST, 0.3, 25.0))
    gathers = tuple(
        Fold((x, top_y + 2), (x * 0.96, top_y - 2), (x * 0.9, 20), 0.8, 0.42) for x in (-12, -9, -6, 6, 9, 12)
    )
    top = bodice(brief, neck, arm, outline, Shaping((*folds, *gathers), (), rim=1.4))
    hem = 20 + flare * 0.8
    fall = swing(top_y - 0.2, length, 17.5, hem, hand, 7, True, 0.5)
    skirt = Piece(fall.path, brief.cloth, fall.folds, (Seam(fall.hem),), round=2.4, cast=0.1, fan=hem / 18)
    sash = both_sides(pen((-0.5, top_y + 0.4), (17.6, top_y - 0.6), (17.7, top_y + 1.7), (-0.5, top_y + 3.0)))
    line = Piece(sash, brief.cloth.plain(), round=0.6, cast=0.2)
    return top, Lower((fall.back(brief.cloth), skirt), (line,)), {"fit": "empire line"}


def _waist(brief: Brief, features: dict[str, str], shape: str) -> list[Piece]:
    """A belt, a tied sash, a drawn-in elastic waist or just the seam; adds to the features."""
    choose, cloth = brief.choose, brief.cloth
    kind = choose.choice(("seam", "belt", "bow", "elastic" if shape in ("full", "tiered") else "seam"))
    if kind == "belt":
        leather = choose.choice(((58, 40, 32), (150, 98, 56), (34, 32, 34)))
        features["detail"] = "a belt at the waist"
        return list(belt(WAIST_Y - 1.4, WAIST + 0.4, trim("leather", leather), 2.8))
    sash = both_sides(
        pen((-0.5, WAIST_Y - 1), (WAIST + 0.3, WAIST_Y - 1.9), (WAIST + 0.4, WAIST_Y + 1.3), (-0.5, WAIST_Y + 2.4))
    )
    if kind == "bow":
        features["detail"] = "a tie belt"
        return [Piece(sash, cloth, round=0.7, cast=0.2), *tied_bow(choose.choice((-7, 0)), WAIST_Y + 0.6, cloth, 0.85)]
    if kind == "elastic":
        features["detail"] = "an elasticated waist"
        gathers = tuple(
            Fold((x, WAIST_Y - 3), (x + 0.2, WAIST_Y), (x, WAIST_Y + 4), 0.5, 0.6)
            for x in (-14 + 1.45 * n for n in range(20))
        )
        return [Piece(sash, cloth, gathers, round=0.8, cast=0.15)]
    return []


def mini_dress(brief: Brief) -> Garment:
    """A short dress."""
    return dress(
        brief,
        brief.choose.uniform(78, 86),
        13,
        ("crew", "square", "v", "sweetheart", "boat", "thin straps", "square straps", "off-shoulder"),
        ("none", "short", "long", "puff", "balloon", "bell", "puff long"),
        ("full", "a", "straight", "shift", "tiered"),
    )


def midi_dress(brief: Brief) -> Garment:
    """A calf-length dress."""
    return dress(
        brief,
        brief.choose.uniform(106, 118),
        15,
        ("crew", "v", "square", "boat", "scoop", "square straps"),
        ("none", "short", "long", "puff", "three-quarter", "flutter", "puff long"),
        ("full", "a", "straight", "tiered", "empire"),
    )


def maxi_dress(brief: Brief) -> Garment:
    """A floor-length dress."""
    return dress(
        brief,
        brief.choose.uniform(136, 146),
        19,
        ("v", "deep v", "square", "sweetheart", "scoop", "thin straps", "halter", "off-shoulder"),
        ("none", "none", "flutter", "bell", "puff", "long"),
        ("full", "a", "tiered", "empire"),
    )


SUMMER = {
    "plain": 3,
    "floral": 4,
    "dotted": 2,
    "horizontal stripes": 1,
    "checked": 1,
    "leopard": 1,
    "zebra": 1,
    "colour-block": 1,
}


KINDS = (
    Kind(
        "mini dress",
        "dress",
        mini_dress,
        {"crepe": 2, "cotton": 2, "viscose": 1, "satin": 1, "tweed": 1, "velvet": 1, "sequins": 1, "denim": 1},
        {**SUMMER, "houndstooth": 1, "tie-dye": 1},
        (30, 90),
        ("party", "summery", "romantic"),
        ("mini dress", "short dress"),
    ),
    Kind(
        "midi dress",
        "dress",
        midi_dress,
        {"viscose": 2, "crepe": 2, "linen": 1, "cotton": 1},
        {**SUMMER, "vertical stripes": 1},
        (40, 120),
        ("elegant", "romantic", "office"),
        ("midi dress", "calf-length dress"),
    ),
    Kind(
        "maxi dress",
        "dress",
        maxi_dress,
        {"viscose": 2, "chiffon": 2, "cotton": 1, "satin": 1, "lace": 1},
        {**SUMMER, "tie-dye": 1},
        (50, 150),
        ("elegant", "bohemian", "summery"),
        ("maxi dress", "long dress", "floor-length dress"),
    ),
)
