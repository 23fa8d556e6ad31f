"""Warm scarves: draped, knotted, folded, hung, or closed to a snood; with fringes, bobbles or plain ends."""

from random import Random

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.palette import Rgb, darker
from assets.catalogue.draw.parts.displays import laid
from assets.catalogue.draw.parts.folds import crumpled
from assets.catalogue.draw.parts.jewels import rounded
from assets.catalogue.draw.paths import oval, pen
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam

ENDS = {
    "fringe": "a long fringe",
    "tassels": "knotted tassels",
    "bobbles": "bobbles at the corners",
    "plain": "ribbed ends",
}


def _end(
    hand: Random, left: float, right: float, y: float, cloth: Cloth, kind: str, drop: float = 0.0
) -> tuple[Piece, ...]:
    """What closes a scarf's end between (left, y) and (right, y + drop)."""

    def at(share: float) -> tuple[float, float]:
        return left + (right - left) * share, y + drop * share

    if kind == "plain":
        outline = pen(at(0.0), at(1.0), (right + 0.1, y + drop + 2.6), (left - 0.1, y + 2.6))
        return (Piece(outline, cloth.ribbed(), round=0.6, cast=0.1),)
    if kind == "bobbles":
        bobble = trim("teddy", cloth.colour if not cloth.inks else cloth.inks[0])
        return tuple(Piece(oval(x, b + 1.6, 4.2, 4.2), bobble, round=2.0, cast=0.35) for x, b in (at(0.06), at(0.94)))
    colours: tuple[Rgb, ...] = (cloth.colour, *cloth.inks)
    count = max(6, round(abs(right - left) / (1.5 if kind == "tassels" else 0.62)))
    pieces = []
    for n in range(count):
        x, top = at((n + 0.5) / count)
        long = (7.0 if kind == "tassels" else 5.0) * hand.uniform(0.92, 1.05)
        sway = hand.uniform(-0.5, 0.5)
        line = pen((x, top - 0.3), (x + sway * 0.2, top + long * 0.5, x + sway, top + long), closed=False)
        shade = colours[n % len(colours)]
        if kind == "tassels":
            for d in (-0.3, 0.3, 0.0):
                strand = pen(
                    (x, top + 1.0), (x + d, top + long * 0.5, x + sway + 1.5 * d, top + long - abs(d)), closed=False
                )
                pieces.append(rounded(strand, 0.55, darker(shade, 0.05), "brushed", 0.2, 1))
            pieces.append(rounded(pen((x, top - 0.3), (x, top + 1.2), closed=False), 1.0, shade, "brushed", 0.3, 2))
        else:
            pieces.append(rounded(line, 0.5, shade, "brushed", 0.2, 1))
    return tuple(pieces)


def _tail(
    hand: Random, left: float, right: float, top: float, low: float, slant: float, cloth: Cloth, end: str
) -> tuple[Piece, ...]:
    """A length of scarf that hangs, with its end."""
    outline = pen(
        (left + slant, top),
        (right + slant, top),
        (right + slant * 0.3 + 0.4, (top + low) / 2, right, low),
        (left, low + 0.4),
        (left + slant * 0.3 - 0.4, (top + low) / 2, left + slant, top),
    )
    folds = tuple(
        Fold(
            (x + slant, top),
            (x + hand.uniform(-0.8, 0.8), (top + low) / 2),
            (x + hand.uniform(-1, 1), low),
            hand.uniform(0.7, 1.3),
            hand.uniform(0.25, 0.5),
        )
        for x in (left + (right - left) * share for share in (0.25, 0.55, 0.8))
    )
    hem = (Seam(pen((left, low - 0.7), (right, low - 1.1), closed=False), "seam"),) if end != "plain" else ()
    return Piece(outline, cloth, folds, hem, round=1.4, cast=0.35), *_end(hand, left, right, low, cloth, end, -0.2)


def _loop(hand: Random, cloth: Cloth, low: float = 9.5) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """(behind the neck, the roll in front of it)."""
    behind = Piece(oval(0, -8.6, 25.5, 13.0), cloth, shade=0.35, round=2.0, cast=0.0)
    roll = pen(
        (-13.2, -9.5),
        (-14.6, 2, -7.6, low, 0, low),
        (7.6, low, 14.6, 2, 13.2, -9.5),
        (12.6, -12.4, 9.8, -11.6),
        (10.2, -3.4, 5.4, 0.2, 0, 0.6),
        (-5.4, 0.2, -10.2, -3.4, -9.8, -11.6),
        (-12.6, -12.4, -13.2, -9.5),
    )
    folds = tuple(
        Fold(
            (-12.4 + d * 0.3 + hand.uniform(-0.4, 0.4), -8 + hand.uniform(-1.5, 1.5)),
            (hand.uniform(-1.5, 1.5), 8.0 + 2.5 * d),
            (12.4 - d * 0.3, -8 + hand.uniform(-1.5, 1.5)),
            hand.uniform(0.8, 1.3),
            hand.uniform(0.4, 0.7),
        )
        for d in (-1.5, 0.0, 1.6, 3.0)
    )
    return (behind,), (Piece(roll, cloth, folds, round=2.2, cast=0.45),)


def _draped(brief: Brief, end: str) -> list[Piece]:
    cloth, hand = brief.cloth, brief.hand
    behind, roll = _loop(hand, cloth)
    long = brief.choose.uniform(38, 46)
    right = _tail(hand, 0.6, 10.2, 3.0, long - hand.uniform(3, 7), -1.0, cloth, end)
    left = _tail(hand, -10.4, -0.8, 3.0, long, 1.4, cloth, end)
    return [*behind, *right, *left, *roll]


def _knotted(brief: Brief, end: str) -> list[Piece]:
    cloth, hand = brief.cloth, brief.hand
    behind, roll = _loop(hand, cloth, 8.4)
    left = _tail(hand, -7.6, 0.8, 8.0, 40, 3.2, cloth, end)
    right = _tail(hand, -0.6, 8.4, 8.0, 36 + hand.uniform(-2, 2), -3.4, cloth, end)
    knot = pen((-4.6, 3.4), (-5.6, 7.5, -4.0, 12.4), (0, 14.2, 4.4, 12.2), (5.4, 7, 4.4, 2.8), (0, 0.6, -4.6, 3.4))
    creases = tuple(Fold((x, 3.2), (x * 1.3, 8), (x * 0.8, 12.6), 0.8, 0.5) for x in (-2.6, 0.2, 2.8))
    return [*behind, *right, *left, *roll, Piece(knot, cloth, creases, turn=24, round=1.8, cast=0.5)]


def _snood(brief: Brief) -> list[Piece]:
    cloth, hand = brief.cloth, brief.hand
    pieces = [Piece(oval(0, -10, 27, 15), cloth, shade=0.4, round=2.0, cast=0.0)]
    for low, wide in ((17.0, 1.08), (9.0, 1.0)):
        roll = pen(
            (-13.5 * wide, -11),
            (-16 * wide, 4, -9 * wide, low, 0, low),
            (9 * wide, low, 16 * wide, 4, 13.5 * wide, -11),
            (12.6, -14.4, 9.4, -12.6),
            (10, -4, 5.6, -1, 0, -0.6),
            (-5.6, -1, -10, -4, -9.4, -12.6),
            (-12.6, -14.4, -13.5 * wide, -11),
        )
        folds = tuple(
            Fold(
                (-12.8 + d, -9 + hand.uniform(-2, 2)),
                (hand.uniform(-2, 2), low + 3.0 * d - 2),
                (12.8 - d, -9 + hand.uniform(-2, 2)),
                hand.uniform(0.9, 1.5),
                hand.uniform(0.4, 0.7),
            )
            for d in (-1.8, -0.4, 1.0)
        )
        pieces.append(Piece(roll, cloth, folds, round=2.6, cast=0.5, turn=hand.uniform(-8, 8)))
    return pieces


def _folded(brief: Brief, end: str) -> list[Piece]:
    """Folded lengthwise and across: two layers on top of each other, both ends below."""
    cloth, hand = brief.cloth, brief.hand
    wide, tall = 21.0, 27.0
    pieces: list[Piece] = []
    for shift, drop in ((1.0, 1.8), (0.0, 0.0)):
        left, right, low = -wide / 2 + shift, wide / 2 + shift, tall / 2 + drop
        outline = pen(
            (left, -tall / 2 + 1.6),
            (left, -tall / 2, left + 1.4, -tall / 2),
            (0, -tall / 2 - 0.5, right - 1.4, -tall / 2),
            (right, -tall / 2, right, -tall / 2 + 1.6),
            (right + 0.2, 0, right, low),
            (0, low + 0.4, left, low),
            (left - 0.2, 0, left, -tall / 2 + 1.6),
        )
        spine = Seam(pen((left + 0.4, -tall / 2 + 1), (left + 0.4, low), closed=False), "seam")
        pieces += _end(hand, left + 0.2, right - 0.2, low, cloth, end)
        pieces.append(
            Piece(
                outline,
                cloth,
                crumpled(hand, (left + 2, -9, right - 2, 10), 3, 0.1, 0.3),
                (spine,),
                round=1.6,
                cast=0.45,
            )
        )
    return pieces


def _hung(brief: Brief, end: str) -> list[Piece]:
    """Doubled over a peg, its two lengths side by side."""
    cloth, hand = brief.cloth, brief.hand
    far = _tail(hand, 0.2, 12.0, -21.6, 26.0 - hand.uniform(2, 5), -3.0, cloth, end)
    near = _tail(hand, -12.0, 1.4, -21.8, 27.0, 3.4, cloth, end)
    top = pen((-8.6, -22.0), (-7.6, -27.0, 0, -27.4), (8.0, -27.0, 9.4, -22.0), (0, -19.5, -8.6, -22.0))
    creases = tuple(Fold((x * 0.5, -27), (x, -24), (x * 1.15, -20.5), 0.9, 0.5) for x in (-5.5, -2, 1.5, 5.5))
    return [*far, *near, Piece(top, cloth, creases, round=1.6, cast=0.25)]


def knitted_scarf(brief: Brief) -> Garment:
    """A warm scarf: draped, knotted, folded, hung over a peg, or a snood."""
    end = brief.choose.choice(("fringe", "fringe", "tassels", "bobbles", "plain"))
    look = brief.choose.choice(("draped", "knotted", "snood", "folded", "hung", "draped"))
    if look == "snood":
        return Garment(tuple(_snood(brief)), {"detail": "a closed loop", "length": "short"}, focus=(0.0, 4.0))
    if look == "folded":
        end = "fringe" if end == "bobbles" else end
        return laid(_folded(brief, end), {"detail": ENDS[end], "length": "long"})
    draw = {"draped": _draped, "knotted": _knotted, "hung": _hung}[look]
    features = {"detail": ENDS[end], "length": "long"}
    if look == "knotted":
        features["closure"] = "a loop knot"
    return Garment(tuple(draw(brief, end)), features, focus=(0.0, 6.0 if look != "hung" else -10.0))


KINDS = (
    Kind(
        "knitted scarf",
        "scarf",
        knitted_scarf,
        {"wool": 3, "knit": 3, "cable knit": 2, "ribbed knit": 1},
        {"plain": 3, "tartan": 2, "horizontal stripes": 2, "checked": 1, "houndstooth": 1, "argyle": 1},
        (20, 110),
        ("cosy", "classic", "casual", "outdoor"),
        ("knitted scarf", "scarf"),
    ),
)
