"""Jeans: skinny, straight, flared."""

from random import Random

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.palette import Rgb, darker
from assets.catalogue.draw.parts.hoods import ragged
from assets.catalogue.draw.parts.trims import BRASS, STEEL, buttons, mirrored_pair, waistband
from assets.catalogue.draw.parts.trouser_legs import Legs
from assets.catalogue.draw.parts.waists import THREAD, belt_loops, front_seams, inside_waist, slant_pockets
from assets.catalogue.draw.paths import box, flipped, moved, pen, within
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece, Seam

WASHES = ("dark", "worn", "acid", "faded knees")


def _wash(legs: Legs, wash: str, hand: Random) -> tuple[Seam, ...]:
    """Where the dye has gone: the thighs, whiskers at the hips, the knees; clouds all over on acid-washed denim."""
    seams: list[Seam] = []
    for side in (-1, 1):
        if wash in ("worn", "faded knees"):
            top, low = (legs.rise - 3, legs.knee_y + 12) if wash == "worn" else (legs.knee_y - 9, legs.knee_y + 8)
            middle = (top + low) / 2
            line = pen(
                (side * legs.middle(top), top),
                (side * legs.middle(middle), middle, side * legs.middle(low), low),
                closed=False,
            )
            seams += [Seam(line, "fade", width=9.0), Seam(line, "fade", width=4.5)]
        if wash == "worn":
            for place in range(3):
                y = legs.rise - 6 + place * 3.6 + hand.uniform(-0.6, 0.6)
                out = legs.hip - hand.uniform(3, 8)
                whisker = pen((side * hand.uniform(3, 6), y + 1.5), (side * 10, y, side * out, y - 3.5), closed=False)
                seams.append(Seam(whisker, "fade", width=0.6))
        if wash == "acid":
            for _ in range(26):
                y = hand.uniform(6, legs.length - 2)
                x = legs.middle(y) + hand.uniform(-0.9, 0.9) * legs.half(y)
                reach = hand.uniform(2, 6)
                cloud = pen(
                    (side * x, y), (side * (x + hand.uniform(-3, 3)), y + reach / 2, side * x, y + reach), closed=False
                )
                seams.append(Seam(cloud, "fade", width=hand.uniform(2.5, 6.0)))
    return tuple(seams)


def _rip(x: float, y: float, wide: float, high: float, cloth: Cloth, hand: Random) -> tuple[Piece, ...]:
    """A hole with white threads across it and a frayed edge; what is behind is the dark of the leg."""
    hole = pen(
        (x - wide / 2, y), (x - wide * 0.2, y - high * 0.7, x + wide / 2, y - high * 0.1),
        (x + wide * 0.2, y + high * 0.8, x - wide / 2, y),
    )  # fmt: skip
    frayed = ragged(hole, hand, 0.9, 0.4)
    threads = []
    for place in range(round(high / 0.45)):
        level = y - high * 0.45 + place * 0.45
        sag = hand.uniform(-0.2, 0.4)
        threads.append(
            Seam(
                pen((x - wide / 2, level), (x + hand.uniform(-1, 1), level + sag, x + wide / 2, level), closed=False),
                "edge", (236, 234, 228), hand.uniform(0.12, 0.28),
            )
        )  # fmt: skip
    return (
        Piece(frayed, trim("cotton", (228, 229, 228)), round=0.0, cast=0.0),
        Piece(hole, trim("cotton", darker(cloth.colour, 0.55)), seams=tuple(threads), round=0.4, cast=0.0),
    )


def _hem(legs: Legs, finish: str, cloth: Cloth, thread: Rgb, hand: Random) -> tuple[Piece, ...]:
    """The right leg's hem: stitched, turned up with the pale inside out, raw, or let down."""
    low = legs.length

    def rim(y: float, side: float) -> float:
        return legs.middle(y) + side * legs.half(y)

    if finish == "turned up":
        top = low - 5.0
        area = pen(
            (rim(top, -1.04), top), (legs.middle(top), top + 0.8, rim(top, 1.04), top), (rim(low, 1.05), low + 0.3),
            (legs.middle(low), low + 1.3, rim(low, -1.05), low + 0.3),
        )  # fmt: skip
        line = Seam(
            pen((rim(top, -1), top + 1), (legs.middle(top), top + 1.8, rim(top, 1), top + 1), closed=False), "stitch"
        )
        return (Piece(area, cloth.lit(0.42), seams=(line,), round=0.7, cast=0.32),)
    if finish == "raw":
        strip = pen(
            (rim(low, -1), low - 0.8), (rim(low, 1), low - 0.8), (rim(low, 1), low + 0.9), (rim(low, -1), low + 0.9)
        )
        return (Piece(ragged(strip, hand, 1.5, 0.35), cloth.lit(0.5), round=0.0, cast=0.0),)
    line = pen(
        (rim(low - 1.6, -1), low - 1.6), (legs.middle(low), low - 0.8, rim(low - 1.6, 1), low - 1.6), closed=False
    )
    top = low - 1.9
    band = pen(
        (rim(low - 2, -1), top), (legs.middle(low), top + 0.8, rim(low - 2, 1), top), (rim(low, 1), low),
        (legs.middle(low), low + 0.9, rim(low, -1), low),
    )  # fmt: skip
    return (Piece(band, cloth, seams=(Seam(line, "stitch", thread),), round=0.3, cast=0.06),)


def _jeans(brief: Brief, fit: str, legs: Legs) -> Garment:
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    wash = choose.choice(WASHES)
    finish = choose.choice(("stitched", "stitched", "raw") if fit == "flared" else ("stitched", "turned up", "raw"))
    ripped = fit != "flared" and choose.random() < 0.35
    thread = THREAD if choose.random() < 0.75 else darker(cloth.colour, 0.35)
    metal = choose.choice((BRASS, STEEL))
    path = legs.outline()
    half, fly = legs.waist, choose.choice(("zip", "zip", "buttons"))
    seams = [*_wash(legs, wash, hand), *front_seams(legs.rise, thread), *slant_pockets(half, True, thread, legs.hip)]
    for side in (-1, 1):
        outer = legs.down(0.93, 14, legs.length)
        seams.append(Seam(outer if side > 0 else flipped(outer), "stitch", thread))
    coin = pen((half - 7.0, 6.6), (half - 3.4, 7.6), (half - 0.2, 6.8), closed=False)
    seams += [Seam(coin), Seam(moved(coin, 0, 0.6), "stitch", thread)]
    slack = {"skinny": 0.0, "straight": 0.5}.get(fit, 0.45)
    pieces = [
        inside_waist(half, cloth),
        Piece(path, cloth, legs.folds(hand, 0.45, slack), tuple(seams), round=2.4),
    ]
    if ripped:
        for side in (-1, 1) if choose.random() < 0.6 else (choose.choice((-1, 1)),):
            y = legs.knee_y + hand.uniform(-3, 3)
            own = _rip(
                legs.middle(y), y, legs.half(y) * choose.uniform(1.0, 1.5), choose.choice((2.4, 4.5, 6)), cloth, hand
            )
            pieces += own if side > 0 else [piece.flipped() for piece in own]
        if choose.random() < 0.4:
            pieces += _rip(-legs.middle(40), 39, 5, 2, cloth, hand)
    for piece in _hem(legs, finish, cloth, thread, hand):
        pieces += mirrored_pair(piece)
    pieces += [waistband(half, 4.2, cloth, thread), *belt_loops(half, cloth)]
    rows = [(1.4, 2.9)] if fly == "zip" else [(1.4, 2.9), (1.6, 7.4), (1.6, 11.0), (1.6, 14.6)]
    pieces += buttons(rows, metal, 1.8, "metal")
    rivets = [(side * x, y) for side in (-1, 1) for x, y in ((half - 8.0, 5.4), (legs.hip - 1.7, 12.2))]
    pieces += buttons(rivets, metal, 0.7, "metal")
    label = box(half - 8.2, 0.9, half - 4.2, 3.9, 0.2)
    if choose.random() < 0.25:
        pieces.append(Piece(within(label, path), trim("leather", (150, 100, 62)), round=0.2, cast=0.2))
    detail = (
        "ripped knees" if ripped else "turn-ups" if finish == "turned up" else "a raw hem" if finish == "raw"
        else {"dark": "five pockets", "acid": "an acid wash"}.get(wash, "a worn wash")
    )  # fmt: skip
    return Garment(
        tuple(pieces),
        {
            "fit": fit,
            "length": "ankle-length" if legs.length < 96 else "full-length",
            "closure": "a zip fly and button" if fly == "zip" else "a button fly",
            "detail": detail,
        },
    )


def skinny_jeans(brief: Brief) -> Garment:
    """Jeans tight to the ankle, low, middle or high at the waist."""
    choose = brief.choose
    rise = choose.choice((23, 26, 30))
    return _jeans(
        brief, "skinny", Legs(choose.uniform(91, 100), 17.0, 21.2, 7.4, choose.uniform(5.0, 5.8), rise, 5.0)
    )  # fmt: skip


def straight_jeans(brief: Brief) -> Garment:
    """Jeans with a straight leg: regular, loose, or cropped and slightly tapered."""
    choose = brief.choose
    cut = choose.choice(("regular", "loose", "mom"))
    rise = {"regular": 26, "loose": 27, "mom": 31}[cut]
    knee, hem = {"regular": (9.4, 9.0), "loose": (11.0, 11.4), "mom": (10.0, 8.0)}[cut]
    length = choose.uniform(90, 95) if cut == "mom" else choose.uniform(98, 104)
    return _jeans(brief, "straight", Legs(length, 17.4, 23.0, knee, hem, rise, 3.2, 1.0 if cut == "mom" else 0.2))


def flared_jeans(brief: Brief) -> Garment:
    """Jeans that widen from the knee: bootcut to wide flares, full-length or cropped."""
    choose = brief.choose
    hem = choose.choice((11.0, 13.5, 16.0))
    length = choose.choice((90.0, 100.0, 105.0))
    return _jeans(brief, "flared", Legs(length, 17.0, 22.0, 8.4, hem, choose.choice((24, 29)), 2.0))


KINDS = (
    Kind(
        "skinny jeans",
        "jeans",
        skinny_jeans,
        {"denim": 1},
        {"plain": 1},
        (30, 80),
        ("casual", "classic"),
        ("skinny jeans", "slim-cut jeans"),
        "denim",
    ),
    Kind(
        "straight jeans",
        "jeans",
        straight_jeans,
        {"denim": 1},
        {"plain": 1},
        (30, 90),
        ("casual", "vintage", "classic"),
        ("straight jeans", "straight-leg jeans"),
        "denim",
    ),
    Kind(
        "flared jeans",
        "jeans",
        flared_jeans,
        {"denim": 1},
        {"plain": 1},
        (35, 90),
        ("vintage", "bohemian", "casual"),
        ("flared jeans", "bootcut jeans", "flares"),
        "denim",
    ),
)
