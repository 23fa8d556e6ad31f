"""Outdoor outerwear: puffer jacket, parka, quilted gilet."""

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.palette import Rgb, brightness, darker
from assets.catalogue.draw.parts.coat_arms import Arm, coat_arms
from assets.catalogue.draw.parts.coat_fronts import coat_body, hanging
from assets.catalogue.draw.parts.folds import crumpled
from assets.catalogue.draw.parts.hoods import FURS, hood_down, hood_up
from assets.catalogue.draw.parts.necklines import inside_back, neckline
from assets.catalogue.draw.parts.pockets import bellows_pocket, welt_pocket, zip_pocket
from assets.catalogue.draw.parts.quilting import arm_chambers, chambers
from assets.catalogue.draw.parts.trims import (
    BRASS,
    STEEL,
    belt,
    button_colour,
    buttons,
    column,
    hem_stitch,
    mirrored,
    patch_pocket,
    tied_bow,
    zip_line,
)
from assets.catalogue.draw.paths import band, box, flipped, minus, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam


def _rows(top: float, bottom: float, step: float) -> list[float]:
    """Quilting lines from the neck to the hem, evenly spaced, the first below the shoulders."""
    count = max(2, round((bottom - top) / step))
    return [-6.0, *(top + (bottom - top) * place / count for place in range(count + 1))]


def _tube_collar(cloth: Cloth, hand_folds: tuple[Fold, ...], rolls: int) -> list[Piece]:
    """A padded stand collar, split by the zip."""
    inside = pen((-9.2, 0), (-8, -6.4), (0, -8.4, 8, -6.4), (9.2, 0), (0, 4))
    pieces = [Piece(inside, cloth, shade=0.4, cast=0.0, round=1.6)]
    for roll in reversed(range(rolls)):
        top, bottom = -6.6 + 13.4 * roll / rolls, -6.6 + 13.4 * (roll + 1) / rolls
        side = 10.4 + roll * 0.6, (top + bottom) / 2 - 0.6, 9.6 + roll * 0.7, bottom - 2
        side = 10.4 + roll * 0.6, (top + bottom) / 2 - 0.6, 9.6 + roll * 0.7, bottom - 2
        leaf = pen((0, top + 1.6), (5, top + 1.4, 8.2 + roll * 0.9, top), side, (6, bottom + 1.4, 0, bottom + 1.6))
        right = Piece(leaf, cloth, hand_folds, round=1.5, cast=0.35)
        pieces += [right.flipped(), right]
    return pieces


def puffer_jacket(brief: Brief) -> Garment:
    """A down jacket: cropped, hip-length or a long coat; narrow, wide or chevron quilting; hood, collar, belt vary."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    length = choose.choice((52, 64, 66, 98))
    step = choose.choice((5.5, 8.0, 11.5))
    chevron = choose.random() < 0.25
    two_tone = choose.random() < 0.22 and cloth.pattern == "plain"
    belted = length > 90 and choose.random() < 0.5
    half = 27.0 + (1.5 if step > 10 else 0)
    waist = half - (4.0 if belted else 0.4)
    arm = Arm(half - 4.4, half - 0.6, 13, 60, 8.6 + step * 0.1, 6.8)
    body = coat_body(length, arm.shoulder, half, waist, half - 0.2, sag=1.0)
    hole = neckline("high", wide=2.2, low=2.0)
    shell = minus(body, hole.opening)
    upper = cloth.toned(brief.accent) if two_tone else cloth
    arms: list[Piece] = []
    for side in (-1, 1):
        own = arm_chambers(arm, upper, hand, step * 0.95)
        arms += own if side > 0 else [piece.flipped() for piece in own]
    rows = _rows(13 if step > 6 else 10, length, step)
    rolls = list(chambers(shell, rows, half, cloth, hand, 5.0 if chevron else 0.0, 0.4 + step * 0.05))
    if two_tone:
        limit = 26.0
        rolls = [
            Piece(roll.path, upper, roll.folds, roll.seams, roll.turn, roll.round, roll.cast)
            if roll.path.computeTightBounds().centerY() < limit
            else roll
            for roll in rolls
        ]
    pieces = [*arms, *rolls]
    hood = choose.choice(("none", "up", "none", "fur"))
    if hood != "none":
        fur = choose.choice(FURS) if hood == "fur" else None
        lining = Cloth(cloth.material, darker(cloth.colour, 0.3))
        pieces += hood_up(upper, lining, hand, fur)
    else:
        pucker = crumpled(hand, (0, -6, 9, 6), 3, 0.1, 0.4)
        pieces += _tube_collar(upper, pucker, 1 if step > 10 else 2)
    pieces += zip_line(-4.6 if hood == "none" else 10.6, length + 0.6, 0, choose.choice((STEEL, BRASS)))
    if belted:
        pieces += belt(40, waist + 0.8, cloth, 4.4, choose.choice((None, STEEL, BRASS)), 0.8)
    elif choose.random() < 0.5:
        pieces += mirrored(zip_pocket((14, length * 0.66), (17.4, length * 0.66 + 11), cloth))
    else:
        pieces += mirrored(welt_pocket((14, length * 0.66), (17.6, length * 0.66 + 11), cloth, 2.4, stitch=False))
    return Garment(
        tuple(pieces),
        {
            "neckline": {"none": "stand-up collar", "fur": "a fur-trimmed hood"}.get(hood, "a hood"),
            "closure": "a zip",
            "sleeve": "long sleeves",
            "length": "long" if length > 90 else "short" if length < 60 else "regular",
            "detail": "a belt at the waist"
            if belted
            else "chevron quilting"
            if chevron
            else "two-tone panels"
            if two_tone
            else "wide quilting"
            if step > 8
            else "narrow quilting",
        },
    )


def quilted_gilet(brief: Brief) -> Garment:
    """A sleeveless quilted jacket: in rolls, or flat in diamonds with a bound edge."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    flat = choose.random() < 0.45
    length, half = choose.choice((54, 62, 72, 92)), 24.5 + (0 if flat else 1.5)
    body = coat_body(length, 18.4, half, half - (1.6 if flat else 0.6), half - 0.4, sag=1.0)
    hole = neckline("v" if flat and choose.random() < 0.5 else "high", wide=1.4, low=0.0 if flat else 2.0)
    vee = flat and hole.opening.computeTightBounds().bottom() > 12
    armhole = pen((30, -6), (18.0, 3.6), (15.0, 12, 15.6, 20), (18.5, 27.5, 30, 27.5))
    shell = minus(minus(minus(body, hole.opening), armhole), flipped(armhole))
    binding = cloth.plain().shaded(0.25) if choose.random() < 0.5 else cloth.toned(brief.accent)
    inner = minus(minus(body, armhole), flipped(armhole))
    lining = Cloth(trim("nylon", cloth.colour).material, darker(cloth.colour, 0.2))
    pieces = [inside_back(inner, hole, lining)]
    step = choose.choice((5.0, 6.5, 9.0))
    features = {"sleeve": "sleeveless", "length": "long" if length > 80 else "regular" if length > 56 else "short"}
    if flat:
        grid = choose.choice((7, 9))
        lines = [
            Seam(pen((x - 70, 30 + 70 * slope), (x + 70, 30 - 70 * slope), closed=False), "seam")
            for slope in (1, -1)
            for x in range(-72, 73, grid)
        ]
        pieces.append(Piece(shell, cloth, hanging(hand, length, half, 0.25), tuple(lines), round=2.0, cast=0.25))
    else:
        pieces += chambers(
            shell, _rows(11, length, step), half, cloth, hand, choose.choice((0.0, 0.0, 4.0)), 0.3 + step * 0.05
        )
    for side in (-1, 1):
        rim = pen((18.0, 3.6), (15.0, 12, 15.6, 20), (18.5, 27.5, 30, 27.5), closed=False)
        edge = within(band(rim, 1.7), shell if side > 0 else flipped(shell))
        piece = Piece(edge, binding, round=0.4, cast=0.2)
        pieces.append(piece if side > 0 else piece.flipped())
    if flat:
        pieces.append(Piece(within(band(hole.edge, 2.2), shell), binding, round=0.4, cast=0.2))
        pieces.append(
            Piece(within(band(pen((0, 3), (0, length + 4), closed=False), 2.6), shell), binding, round=0.4, cast=0.2)
        )
        places = column(0, 19 if vee else 8, length - 5, 5)
        pieces += buttons(places, BRASS if choose.random() < 0.5 else STEEL, 1.6, "metal")
        pieces += mirrored(patch_pocket(6, length * 0.6, 11.5, 13, cloth, pointed=False))
    else:
        hooded = choose.random() < 0.3
        if hooded:
            pieces += hood_up(cloth, lining, hand)
        else:
            pieces += _tube_collar(cloth, crumpled(hand, (0, -6, 9, 6), 3, 0.1, 0.4), 2 if step < 8 else 1)
        pieces += zip_line(10.6 if hooded else -4.6, length + 0.6, 0, STEEL)
        pieces += mirrored(zip_pocket((11.5, length * 0.64), (14.5, length * 0.64 + 10.5), cloth))
        features["neckline"] = "a hood" if hooded else "stand-up collar"
    if vee:
        features["neckline"] = "V-neck"
    features["closure"] = "press studs" if flat else "a zip"
    features["detail"] = "diamond quilting" if flat else "wide quilting" if step > 8 else "narrow quilting"
    return Garment(tuple(pieces), features)


def parka(brief: Brief) -> Garment:
    """A hooded parka: hood up with fur or without, or lying on the back; drawn-in waist, fishtail, or short anorak."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    cut = choose.choice(("classic", "waisted", "short", "raincoat"))
    length = {"short": 70, "raincoat": 96}.get(cut, 86) + choose.uniform(-3, 3)
    half = 27.0 + choose.uniform(0, 1)
    waist = half - (3.4 if cut == "waisted" else 0.4)
    arm = Arm(half - 4.2, half, 12.5, 61, 8.0, 6.6)
    body = coat_body(length, arm.shoulder, half, waist, half + (3 if cut == "waisted" else 1.4), 44)
    hole = neckline("crew", low=1.0)
    shell = minus(body, hole.opening)
    lining = trim("cotton", choose.choice(((150, 104, 62), (70, 72, 78), (206, 196, 176), darker(cloth.colour, 0.3))))
    up = choose.random() < 0.72
    fur: Rgb | None = choose.choice(FURS) if up and cut != "raincoat" and choose.random() < 0.6 else None
    cuff = choose.choice(("stitched", "band", "strap"))
    pieces: list[Piece] = []
    front: tuple[Piece, ...]
    if up:
        front = hood_up(cloth, lining, hand, fur)
    else:
        behind, front = hood_down(cloth, lining, hand)
        pieces += [inside_back(body, hole, lining), *behind]
    folds = hanging(hand, length, half, 0.42, cut == "waisted")
    yoke = Seam(pen((-half, 17), (0, 19, half, 17), closed=False))
    seams = [hem_stitch(length - 2, half + 2)]
    if choose.random() < 0.5:
        seams += [yoke, Seam(yoke.line, "stitch")]
    pieces += coat_arms(arm, cloth, hand, cuff, None, 0.5)
    pieces.append(Piece(shell, cloth, folds, tuple(seams), round=2.4, cast=0.3))
    metal = choose.choice((STEEL, BRASS))
    strip = within(box(-3.2, 8, 3.2, length + 3), shell)
    edges = tuple(Seam(pen((x, 8), (x, length), closed=False), "stitch") for x in (-2.5, 2.5))
    pieces.append(Piece(strip, cloth, seams=edges, round=0.6, cast=0.38))
    toggles = cut == "classic" and choose.random() < 0.4
    if toggles:
        for y in (20, 34, 48, 62):
            cord = band(pen((-6.5, y), (6.5, y), closed=False), 0.7, True)
            pieces.append(Piece(cord, trim("leather", (70, 46, 32)), round=0.2, cast=0.3))
            pieces.append(
                Piece(box(-3.2, y - 0.9, 3.2, y + 0.9, 0.8), trim("rubber", (112, 74, 46)), round=0.5, cast=0.4)
            )
    elif cut == "raincoat":
        pieces += buttons(column(0, 15, length - 14, 5), button_colour(cloth), 1.9)
    else:
        pieces += buttons(column(1.4, 16, length - 8, 6), metal, 1.6, "metal")
    if cut == "waisted":
        line = pen((-half, 44), (0, 45.4, half, 44), closed=False)
        pieces.append(Piece(within(band(line, 2.4), body), cloth, seams=(Seam(line, "stitch"),), round=0.6, cast=0.25))
        pieces += tied_bow(0, 45.4, trim("cotton", darker(cloth.colour, 0.3)), 0.42)
    low = length * (0.6 if cut != "short" else 0.63)
    if cut == "raincoat":
        pieces += mirrored(welt_pocket((13.5, low - 4), (17.6, low + 10), cloth))
    else:
        snap = metal if choose.random() < 0.7 else None
        pieces += mirrored(bellows_pocket(7.6, low, 13.5, 15, cloth, snap))
        if choose.random() < 0.45:
            pieces += mirrored(zip_pocket((11.5, 27), (12.5, 38), cloth, metal)[:2])
    pieces += front
    if fur is None and up:
        for side in (-1, 1):
            cord = band(pen((side * 3.2, 8), (side * 3.8, 14, side * 3.4, 20), closed=False), 0.55, True)
            shade = (235, 232, 226) if brightness(cloth.colour) < 0.6 else (60, 60, 64)
            pieces.append(Piece(cord, trim("cotton", shade), round=0.2, cast=0.3))
    return Garment(
        tuple(pieces),
        {
            "neckline": "a fur-trimmed hood" if fur else "a hood",
            "closure": "toggles" if toggles else "buttons" if cut == "raincoat" else "a zip under press studs",
            "detail": "a drawstring waist"
            if cut == "waisted"
            else "slanted welt pockets"
            if cut == "raincoat"
            else "large flap pockets",
            "length": "hip-length" if cut == "short" else "knee-length" if cut == "raincoat" else "thigh-length",
        },
    )


KINDS = (
    Kind(
        "puffer jacket",
        "jacket",
        puffer_jacket,
        {"nylon": 1},
        {"plain": 10, "camouflage": 1},
        (50, 180),
        ("sporty", "outdoor", "streetwear"),
        ("puffer jacket", "quilted jacket", "down jacket"),
        "coat",
    ),
    Kind(
        "parka",
        "coat",
        parka,
        {"cotton": 2, "nylon": 2},
        {"plain": 10, "camouflage": 1},
        (70, 220),
        ("outdoor", "casual", "streetwear"),
        ("parka", "hooded coat"),
        "coat",
    ),
    Kind(
        "quilted gilet",
        "jacket",
        quilted_gilet,
        {"nylon": 3, "cotton": 1},
        {"plain": 10, "checked": 1, "camouflage": 1},
        (35, 110),
        ("outdoor", "preppy", "casual"),
        ("quilted gilet", "gilet", "body warmer"),
        "coat",
    ),
)
