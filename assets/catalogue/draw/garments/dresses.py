"""Dresses with a seam at the waist: mini, midi, maxi."""

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.parts.bodies import skirt, torso
from assets.catalogue.draw.parts.folds import falling, pulled
from assets.catalogue.draw.parts.necklines import NAMES as NECKS
from assets.catalogue.draw.parts.necklines import inside_back, neckline
from assets.catalogue.draw.parts.sleeves import NAMES as SLEEVES
from assets.catalogue.draw.parts.sleeves import sleeves
from assets.catalogue.draw.parts.trims import (
    belt,
    hem_stitch,
    tied_bow,
)
from assets.catalogue.draw.paths import band, both_sides, flipped, minus, oval, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam


def bodice_folds(brief: Brief) -> tuple[Fold, ...]:
    """The pull from the armpits."""
    right = pulled(brief.hand, (20.5, 25), (9, 33), 3, 8, 0.35)
    left = tuple(fold.flipped() for fold in pulled(brief.hand, (20.5, 25), (9, 33), 3, 8, 0.35))
    return right + left


def _dress(
    brief: Brief, length: float, flare: float, necks: tuple[str, ...], arms: tuple[str, ...], shape: str
) -> Garment:
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    neck, arm = choose.choice(necks), choose.choice(arms)
    shoulder = 17.5 if arm != "none" else 14.5
    body = torso(41.5, shoulder, 21.5, 17.4, 17.4, waist_y=38.5, sag=0.6)
    if arm == "none":
        hole_arm = pen((24, -6), (shoulder - 0.5, -3), (shoulder - 2.5, 12, 14.2, 22, 25, 25))
        body = minus(minus(body, hole_arm), flipped(hole_arm))
    hole = neckline(neck, wide=-1.5 if arm == "none" and neck in ("boat", "square", "sweetheart") else 0)
    gathered = shape == "full"
    hem = 24 + flare
    lower = skirt(
        39.5,
        length,
        17.4,
        17.8 + (hem - 17.4) * (0.42 if gathered else 0.2) + (6 if shape == "straight" else 3),
        hem,
        1.6 if gathered else 0.5 if shape == "a" else 0.0,
        hand,
    )
    pieces = [
        inside_back(body, hole, cloth),
        *sleeves(arm, shoulder, 21.5, cloth, hand, 0, cloth if arm in ("puff", "balloon") else None, 3),
    ]
    pleats = falling(hand, (-17, 17, 40), (-hem, hem, length), 13 if gathered else 7, 0.65 if gathered else 0.4)
    short = (
        tuple(Fold((x, 40), (x * 1.04, 45), (x * 1.12, hand.uniform(48, 58)), 0.9, 0.5) for x in range(-16, 17, 3))
        if gathered
        else ()
    )
    tiers: tuple[Seam, ...] = ()
    if gathered and length > 110 and choose.random() < 0.5:
        tiers = tuple(
            Seam(pen((-60, y), (0, y + 3.5, 60, y), closed=False))
            for y in (39 + (length - 39) * 0.36, 39 + (length - 39) * 0.68)
        )
    if shape == "a" and length > 60:
        back_hem = oval(0, length + 0.3, hem * 1.9, 3.4)
        pieces.insert(0, Piece(back_hem, cloth, shade=0.45, cast=0.0, round=0.6))
    pieces.append(
        Piece(
            lower,
            cloth,
            (*pleats, *short),
            (*tiers, hem_stitch(length - 1.8, hem * 1.02, 2.0)),
            round=3.6,
            cast=0.15,
            fan=hem / 20,
        )
    )
    pieces.append(Piece(minus(body, hole.opening), cloth, bodice_folds(brief), round=2.8, cast=0.22))
    pieces.append(Piece(within(minus(band(hole.edge, 1.4), hole.opening), body), cloth, round=0.3, cast=0.1))
    features = {"neckline": NECKS[neck], "sleeve": SLEEVES[arm]}
    waist = choose.choice(("seam", "belt", "bow", "seam"))
    if waist == "belt":
        pieces += belt(
            38.3, 17.7, trim("leather", (58, 40, 32)) if choose.random() < 0.5 else cloth.shaded(0.25).plain(), 3.0
        )
        features["detail"] = "a belt at the waist"
    elif waist == "bow":
        pieces += [
            Piece(both_sides(pen((-0.5, 38.6), (17.8, 38.2), (18, 41.2), (-0.5, 41.8))), cloth, round=0.7, cast=0.2),
            *tied_bow(choose.choice((-9, 0)), 40, cloth, 0.9),
        ]
        features["detail"] = "a tie belt"
    else:
        features["detail"] = "a seam at the waist" if not gathered else "a gathered skirt"
    features["length"] = "short" if length < 95 else "calf-length" if length < 128 else "ankle-length"
    features["fit"] = {"full": "full skirt", "a": "A-line", "straight": "straight cut"}[shape]
    return Garment(tuple(pieces), features)


def mini_dress(brief: Brief) -> Garment:
    """A short dress: full, A-line or straight."""
    shape = brief.choose.choice(("full", "a", "straight"))
    flare = {"full": 13, "a": 6, "straight": -1.5}[shape]
    return _dress(
        brief,
        brief.choose.uniform(80, 88),
        flare,
        ("crew", "square", "v", "sweetheart", "boat"),
        ("none", "short", "long", "puff", "balloon"),
        shape,
    )


def midi_dress(brief: Brief) -> Garment:
    """A calf-length dress: full, A-line or straight."""
    shape = brief.choose.choice(("full", "a", "straight"))
    flare = {"full": 17, "a": 8, "straight": -1}[shape]
    return _dress(
        brief,
        brief.choose.uniform(108, 118),
        flare,
        ("crew", "v", "square", "boat", "scoop"),
        ("none", "short", "long", "puff", "three-quarter", "flutter"),
        shape,
    )


def maxi_dress(brief: Brief) -> Garment:
    """A floor-length dress: full (perhaps tiered) or A-line."""
    shape = brief.choose.choice(("full", "a"))
    flare = {"full": 22, "a": 12}[shape]
    return _dress(
        brief,
        brief.choose.uniform(138, 146),
        flare,
        ("v", "deep v", "square", "sweetheart", "scoop"),
        ("none", "none", "flutter", "bell", "puff"),
        shape,
    )


SUMMER = {"plain": 3, "floral": 4, "dotted": 2, "horizontal stripes": 1, "checked": 1, "leopard": 1}


KINDS = (
    Kind(
        "mini dress",
        "dress",
        mini_dress,
        {"crepe": 2, "cotton": 2, "viscose": 1, "satin": 1, "tweed": 1},
        SUMMER,
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
        {"viscose": 2, "chiffon": 2, "cotton": 1, "satin": 1},
        SUMMER,
        (50, 150),
        ("elegant", "bohemian", "summery"),
        ("maxi dress", "long dress", "floor-length dress"),
    ),
)
