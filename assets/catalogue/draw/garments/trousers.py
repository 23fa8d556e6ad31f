"""Trousers: tailored, wide-leg, joggers, leggings, cargo trousers."""

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.garments.sports_trousers import cargo_trousers, joggers, leggings
from assets.catalogue.draw.parts.trims import (
    belt,
    button_colour,
    buttons,
    mirrored_pair,
    tied_bow,
    waistband,
)
from assets.catalogue.draw.parts.trouser_legs import Legs
from assets.catalogue.draw.parts.waists import (
    belt_loops,
    drawstring,
    elastic,
    front_seams,
    high_band,
    inside_waist,
    slant_pockets,
)
from assets.catalogue.draw.paths import pen
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam


def _pressed(legs: Legs, top: float, depth: float = 0.7) -> tuple[Fold, ...]:
    """The ironed line down the front of each leg: a sharp ridge."""
    low = legs.length - 1
    folds = []
    for side in (-1, 1):
        middle = (top + low) / 2
        folds.append(
            Fold(
                (side * legs.middle(top), top), (side * legs.middle(middle), middle), (side * legs.middle(low), low),
                0.35, -depth,
            )
        )  # fmt: skip
    return tuple(folds)


def _pleats(legs: Legs, count: int) -> tuple[Fold, ...]:
    """Pleats that open below the waistband."""
    folds = []
    for side in (-1, 1):
        for place, x in enumerate((7.2, 10.8)[:count]):
            low = side * (x + (legs.middle(30) - x) * 0.4), 25.0 - 4 * place
            folds.append(Fold((side * x, 4.4), (side * (x + 0.4), 12), low, 0.6, 0.7))
    return tuple(folds)


def tailored_trousers(brief: Brief) -> Garment:
    """Suit trousers: slim and cropped, straight, pleated and tapered, or flared at the hem."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    cut = choose.choice(("straight", "cropped", "pleated", "bootcut"))
    length = {"cropped": choose.uniform(86, 91)}.get(cut, choose.uniform(98, 105))
    knee, hem = {"cropped": (8.4, 7.2), "pleated": (10.6, 7.8), "bootcut": (8.6, 11.6)}.get(cut, (9.5, 9.2))
    rise = choose.choice((25, 28, 30))
    legs = Legs(length, 17.6, 22.6 if cut != "pleated" else 24.0, knee, hem, rise, 3.8)
    path = legs.outline()
    pressed = cut in ("pleated", "bootcut") or choose.random() < 0.6
    turn_up = cut != "bootcut" and choose.random() < 0.35
    folds = legs.folds(hand, 0.3, 0.35)
    if pressed:
        folds += _pressed(legs, 22 if cut != "pleated" else 14)
    if cut == "pleated":
        folds += _pleats(legs, choose.choice((1, 2)))
    seams = (*front_seams(rise, None), *slant_pockets(17.6, False, None, legs.hip))
    if not turn_up:
        seams += tuple(
            Seam(pen((side * 0.2, length - 3), (side * 40, length - 3), closed=False), "stitch") for side in (-1, 1)
        )
    pieces = [inside_waist(17.6, cloth), Piece(path, cloth, folds, seams, round=2.6)]
    if turn_up:
        pieces += mirrored_pair(_turned_up(legs, brief))
    high = 4.2 if choose.random() < 0.7 else 7.5
    pieces.append(waistband(17.6, high, cloth) if high < 5 else high_band(path, high, cloth))
    belted = high < 5 and choose.random() < 0.35
    if belted:
        pieces += belt(0.5, 17.9, trim("leather", choose.choice(((52, 36, 30), (118, 76, 46), (30, 28, 30)))), 3.2)
    pieces += belt_loops(17.6, cloth) if high < 5 else []
    if not belted:
        rows = [(1.6, 2.9)] if high < 5 else [(1.6, 2.6), (1.6, 6.2)]
        pieces += buttons(rows, button_colour(cloth), 1.5)
    return Garment(
        tuple(pieces),
        {
            "fit": {"cropped": "slim", "pleated": "tapered", "bootcut": "bootcut"}.get(cut, "straight"),
            "length": "ankle-length" if length < 93 else "full-length",
            "closure": "a zip fly and button",
            "detail": "waist pleats"
            if cut == "pleated"
            else "turn-ups"
            if turn_up
            else "pressed creases"
            if pressed
            else "a narrow belt"
            if belted
            else "slanted side pockets",
        },
    )


def _turned_up(legs: Legs, brief: Brief, depth: float = 4.5) -> Piece:
    """The right leg's turned-up hem, a little wider than the leg."""
    top, low = legs.length - depth, legs.length + 0.3

    def rim(y: float, side: int) -> float:
        return legs.middle(y) + side * (legs.half(y) + 0.35)

    area = pen(
        (rim(top, -1), top),
        (legs.middle(top), top + 0.8, rim(top, 1), top),
        (rim(low, 1), low),
        (legs.middle(low), low + 1.0, rim(low, -1), low),
    )
    return Piece(area, brief.cloth, round=0.8, cast=0.35)


def wide_leg_trousers(brief: Brief) -> Garment:
    """Wide trousers: high-waisted and pleated, pull-on with a drawstring, paper-bag waist, or cropped culottes."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    cut = choose.choice(("pleated", "drawstring", "paper bag", "culottes", "palazzo"))
    length = choose.uniform(72, 78) if cut == "culottes" else choose.uniform(98, 106)
    hem = choose.uniform(16, 18) if cut == "palazzo" else choose.uniform(12.5, 15)
    knee = 11.4 + (hem - 11.4) * min(1.0, 30 / (length - 28)) * 0.85  # the leg widens evenly from the hip
    legs = Legs(length, 17.4, 22.8, knee, hem, 28, 2.6)
    path = legs.outline()
    folds = legs.folds(hand, 0.34, 1.0)
    for side in (-1, 1):
        for share in (-0.7, -0.1, 0.25, 0.72):
            y0, y1 = hand.uniform(24, 50), length - hand.uniform(-1, 4)
            x0, x1 = legs.middle(y0) + share * legs.half(y0) * 0.8, legs.middle(y1) + share * legs.half(y1)
            middle = (x0 + x1) / 2 + hand.uniform(-0.8, 0.8)
            folds += (
                Fold((side * x0, y0), (side * middle, (y0 + y1) / 2), (side * x1, y1), hand.uniform(1.2, 2.2), 0.5),
            )
    soft = cut in ("drawstring", "paper bag")
    if soft:
        folds += elastic(hand, 17, 4.6, 10)
    elif cut == "pleated":
        folds += (*_pleats(legs, 2), *_pressed(legs, 18, 0.6))
    seams = (*front_seams(28, None, fly=not soft), *slant_pockets(17.4, False, None, legs.hip))
    seams += tuple(Seam(pen((0, length - 2.6), (side * 46, length - 2.6), closed=False), "stitch") for side in (-1, 1))
    pieces = [inside_waist(17.4, cloth), Piece(path, cloth, folds, seams, round=2.6)]
    if cut == "paper bag":
        ruff = pen(
            (-18.6, -4.2), *((x - 1.5, -5.2 - (x % 2) * 0.9, x, -4.2) for x in range(-15, 19, 3)), (18.6, -4.2),
            (17.5, 1.5), (0, 2.4, -17.5, 1.5),
        )  # fmt: skip
        pieces[0] = inside_waist(17.4, cloth.shaded(0.2))
        pieces.append(Piece(ruff, cloth, tuple(
            Fold((x, 1.6), (x * 1.01, -1), (x * 1.03, -4), 0.6, 0.5) for x in range(-16, 17, 2)
        ), round=0.8, cast=0.2))  # fmt: skip
        pieces += [*belt(0.8, 17.6, cloth, 3.4, None, 0.8), *tied_bow(choose.choice((-4, 0)), 3.6, cloth, 0.8)]
    else:
        pieces.append(waistband(17.4, 4.6, cloth))
        if cut == "drawstring":
            pieces += drawstring(cloth, hand, 17)
        else:
            pieces += [*belt_loops(17.4, cloth), *buttons([(1.6, 3.0)], button_colour(cloth), 1.6)]
    return Garment(
        tuple(pieces),
        {
            "fit": "wide",
            "length": "cropped" if cut == "culottes" else "full-length",
            "closure": {"drawstring": "a drawstring waist", "paper bag": "a tie belt"}.get(cut, "a zip fly and button"),
            "detail": {"pleated": "waist pleats", "paper bag": "a gathered paper-bag waist"}.get(cut, "side pockets"),
        },
    )


TAILORED = {"plain": 5, "pinstripes": 2, "checked": 1, "tartan": 1, "houndstooth": 1}


KINDS = (
    Kind(
        "tailored trousers",
        "trousers",
        tailored_trousers,
        {"wool": 2, "crepe": 2, "cotton": 2},
        TAILORED,
        (35, 110),
        ("office", "classic", "elegant"),
        ("tailored trousers", "suit trousers", "trousers"),
        "tailored",
    ),
    Kind(
        "wide-leg trousers",
        "trousers",
        wide_leg_trousers,
        {"linen": 2, "viscose": 2, "crepe": 2, "satin": 1},
        {"plain": 4, "vertical stripes": 2, "floral": 1},
        (30, 90),
        ("elegant", "summery", "office"),
        ("wide-leg trousers", "wide trousers", "palazzo trousers"),
    ),
    Kind(
        "joggers",
        "trousers",
        joggers,
        {"sweat": 3, "nylon": 1},
        {"plain": 6, "tie-dye": 1, "camouflage": 1},
        (20, 55),
        ("sporty", "casual", "streetwear"),
        ("joggers", "sweatpants", "jogging bottoms"),
    ),
    Kind(
        "leggings",
        "trousers",
        leggings,
        {"jersey": 2, "nylon": 2},
        {"plain": 4, "leopard": 1, "zebra": 1},
        (12, 45),
        ("sporty", "basic"),
        ("leggings", "sports tights"),
    ),
    Kind(
        "cargo trousers",
        "trousers",
        cargo_trousers,
        {"cotton": 3, "canvas": 1, "nylon": 1},
        {"plain": 5, "camouflage": 1},
        (30, 90),
        ("streetwear", "casual", "outdoor"),
        ("cargo trousers", "cargo pants", "utility trousers"),
        "tailored",
    ),
)
