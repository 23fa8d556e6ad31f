"""Hats: beanie, baseball cap, bucket hat, sun hat, fedora."""

from math import cos, pi, sin

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.palette import lighter
from assets.catalogue.draw.parts.folds import crumpled
from assets.catalogue.draw.parts.trims import tied_bow
from assets.catalogue.draw.paths import both_sides, box, oval, pen, union, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam


def beanie(brief: Brief) -> Garment:
    """A knitted hat, often turned up, sometimes with a bobble."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    tall, turned_up, bobble = choose.uniform(17, 23), choose.random() < 0.75, choose.random() < 0.45
    dome = both_sides(
        pen((-0.5, -tall - 0.6), (6.5, -tall - 0.4, 11.2, -tall * 0.75, 11.4, -4), (11.4, 3), (6, 4.4, -0.5, 4.6))
    )
    folds = tuple(
        Fold((x * 0.2, -tall + 0.6), (x * 0.75, -tall * 0.72), (x * 0.95, -tall * 0.3), 0.9, 0.4)
        for x in (-10, -6, -2, 2, 6, 10)
    )
    pieces = [Piece(dome, cloth, folds + crumpled(hand, (-8, -tall * 0.6, 8, -4), 3, 0.1, 0.3), round=3.0)]
    if turned_up:
        brim = both_sides(pen((-0.5, -3.4), (6, -3.6, 11.9, -4.8), (12.1, 3.4), (6, 5.2, -0.5, 5.4)))
        pieces.append(
            Piece(
                brim,
                cloth.ribbed() if choose.random() < 0.7 else cloth.ribbed().toned(brief.accent),
                round=1.6,
                cast=0.4,
            )
        )
    if bobble:
        ball = trim("fleece", brief.accent if choose.random() < 0.5 else lighter(cloth.colour, 0.3))
        tufts = union(
            *(oval(4.2 * cos(2 * pi * n / 14), -tall - 2.6 + 4.2 * sin(2 * pi * n / 14), 3.2, 3.2) for n in range(14)),
            oval(0, -tall - 2.6, 9, 9),
        )
        spikes = tuple(
            Fold(
                (0, -tall - 2.6),
                (2.5 * cos(n), -tall - 2.6 + 2.5 * sin(n)),
                (5 * cos(n), -tall - 2.6 + 5 * sin(n)),
                0.7,
                0.3,
            )
            for n in range(12)
        )
        pieces.append(Piece(tufts, ball, spikes, round=2.0, cast=0.3))
    return Garment(
        tuple(pieces), {"detail": "a bobble" if bobble else "a turned-up brim" if turned_up else "a slouchy shape"}
    )


def baseball_cap(brief: Brief) -> Garment:
    """A cap with a curved peak."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    crown = pen((-10, 0), (-11, -7.5, -6.5, -13.5, 1.0, -13.8), (9, -13.8, 12.6, -7.5, 12.2, 1.6), (4, 2.8, -10, 0))
    peak = pen(
        (-9.8, -1.6),
        (-15.6, -0.8, -20.6, 3.2),
        (-21.4, 4.6, -19.4, 5.0),
        (-12.5, 2.4, -4, 2.2),
        (-1.5, 2.0, 0.8, 1.4),
        (-5, -0.4, -9.8, -1.6),
    )
    contrast = choose.random() < 0.45
    front = cloth.plain().toned(brief.accent) if contrast else cloth
    seams = (
        Seam(pen((1.0, -13.8), (-4.8, -9, -6.2, 0.8), closed=False)),
        Seam(pen((1.0, -13.8), (4.6, -8, 4.4, 2.2), closed=False)),
        Seam(pen((1, -13.8), (9.6, -9, 10.4, 1.8), closed=False)),
    )
    pieces = [Piece(crown, cloth, crumpled(hand, (-6, -9, 9, -2), 2, 0.2, 0.2), seams, round=2.4)]
    pieces += [
        Piece(
            peak,
            front,
            seams=tuple(
                Seam(
                    pen(
                        (-10 - n * 0.4, -1.2 + n),
                        (-15 + n * 0.2, 0.0 + n, -20.4 + n * 1.6, 3.8 + n * 0.4),
                        closed=False,
                    ),
                    "stitch",
                )
                for n in (0.6, 1.5, 2.4)
            ),
            round=1.2,
            cast=0.4,
        )
    ]
    pieces.append(Piece(oval(1.0, -14.0, 2.0, 1.2), front, round=0.4, cast=0.3))
    patch = choose.choice(("none", "round", "square"))
    if patch == "round":
        pieces.append(
            Piece(
                oval(-3.2, -6.8, 4.6, 5.2),
                cloth.plain().toned(brief.accent if not contrast else lighter(cloth.colour, 0.7)),
                round=0.5,
                cast=0.25,
            )
        )
    elif patch == "square":
        pieces.append(
            Piece(
                box(-6.0, -8.8, -0.2, -4.6, 0.5),
                trim("leather", (150, 96, 58)),
                seams=(Seam(box(-5.6, -8.4, -0.6, -5.0, 0.3), "stitch"),),
                round=0.5,
                cast=0.25,
            )
        )
    return Garment(
        tuple(pieces),
        {
            "detail": "a contrast peak"
            if contrast
            else "a leather patch"
            if patch == "square"
            else "an embroidered badge"
            if patch == "round"
            else "a curved peak"
        },
    )


def bucket_hat(brief: Brief) -> Garment:
    """A soft hat with a stitched brim."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    flare, deep = choose.uniform(14.5, 18.5), choose.uniform(6, 9)
    crown = both_sides(pen((-0.5, -10), (6.6, -10), (8.6, -9.8, 9.0, -8), (10.6, 2), (-0.5, 4)))
    brim = both_sides(
        pen(
            (-0.5, 1.2),
            (5, 1.2, 10.5, -0.6),
            (flare - 2, deep * 0.4, flare, deep),
            (flare * 0.5, deep + 3.4, -0.5, deep + 3.6),
        )
    )
    rows = tuple(
        Seam(
            pen(
                (-flare * s - 2, deep * s - 0.6),
                (0, (deep + 4.2) * s + 1.2, flare * s + 2, deep * s - 0.6),
                closed=False,
            ),
            "stitch",
        )
        for s in (0.4, 0.6, 0.8, 0.95)
    )
    pieces = [
        Piece(
            crown,
            cloth,
            crumpled(hand, (-7, -7, 7, 0), 3, 0.1, 0.25),
            (Seam(pen((-9.2, -7.4), (0, -5.6, 9.2, -7.4), closed=False)),),
            round=2.4,
        )
    ]
    pieces.append(
        Piece(brim, cloth, crumpled(hand, (-flare, 2, flare, deep + 2), 4, 0.1, 0.35), rows, round=2.0, cast=0.3)
    )
    tie = choose.random() < 0.3
    if tie:
        ring = within(crown, both_sides(pen((-0.5, -2.4), (7, -2.8, 12, -4.4), (12, -1.2), (6, 1.4, -0.5, 1.6))))
        pieces.insert(1, Piece(ring, cloth.toned(brief.accent), round=0.5, cast=0.1))
    return Garment(
        tuple(pieces), {"detail": "a contrast band" if tie else "a wide brim" if flare > 16.5 else "a stitched brim"}
    )


def _brimmed(brief: Brief, brim: float, tall: float, pinch: float, dip: float) -> Garment:
    choose, cloth = brief.choose, brief.cloth
    under = oval(0, 2.2 + dip, brim * 2, brim * 0.52)
    top = both_sides(
        pen(
            (-0.5, -tall + pinch),
            (4, -tall - 0.6, 7.2, -tall + 0.6),
            (9.4, -tall + 2.0, 10.2, 0.8),
            (6, 3.4, -0.5, 3.6),
        )
    )
    ring = within(top, both_sides(pen((-0.5, -0.9), (6, -1.2, 12, -3.0), (12, 2.2), (6, 5, -0.5, 5))))
    colour = choose.choice(((36, 34, 36), (116, 74, 48), (240, 236, 226), brief.accent, brief.accent))
    ribbon = trim("silk", colour)
    rounds = (
        tuple(Seam(oval(0, 2.2 + dip, brim * 2 * s, brim * 0.52 * s), "seam") for s in (0.72, 0.86))
        if cloth.material.name == "straw"
        else (Seam(oval(0, 2.2 + dip, brim * 1.9, brim * 0.48), "stitch"),)
    )
    folds = (
        (
            Fold((-1.5, -tall + 1.2), (-3.6, -tall * 0.75), (-4.4, -tall * 0.35), 1.4, 0.5),
            Fold((2.5, -tall + 1.4), (4.6, -tall * 0.75), (5.0, -tall * 0.4), 1.4, 0.45),
        )
        if pinch > 1
        else ()
    )
    pieces = [
        Piece(under, cloth, seams=rounds, round=2.0),
        Piece(top, cloth, folds, round=2.8, cast=0.45),
        Piece(ring, ribbon, round=0.6, cast=0.15),
    ]
    bow = choose.random() < 0.45
    if bow:
        pieces += tied_bow(8.6, 0.4, ribbon, 0.3)
    return Garment(
        tuple(pieces),
        {
            "detail": "a bow on the ribbon" if bow else "a ribbon band",
            "brim": "a floppy wide brim" if brim > 23 else "a wide brim" if brim > 19 else "a short brim",
        },
    )


def sun_hat(brief: Brief) -> Garment:
    """A straw hat with a wide brim."""
    return _brimmed(brief, brief.choose.uniform(20, 26), brief.choose.uniform(10, 12), 0.2, 1.0)


def fedora(brief: Brief) -> Garment:
    """A felt hat with a pinched crown."""
    return _brimmed(brief, brief.choose.uniform(15.5, 18), brief.choose.uniform(13, 15), 2.2, 0.0)


KINDS = (
    Kind(
        "beanie",
        "hat",
        beanie,
        {"ribbed knit": 2, "knit": 2, "cable knit": 2},
        {"plain": 4, "horizontal stripes": 2},
        (10, 35),
        ("cosy", "casual", "outdoor"),
        ("beanie", "knitted hat", "woolly hat"),
    ),
    Kind(
        "baseball cap",
        "hat",
        baseball_cap,
        {"cotton": 3, "corduroy": 1, "denim": 1},
        {"plain": 5, "checked": 1},
        (10, 35),
        ("sporty", "casual", "streetwear"),
        ("baseball cap", "cap"),
    ),
    Kind(
        "bucket hat",
        "hat",
        bucket_hat,
        {"cotton": 3, "denim": 1, "fleece": 1},
        {"plain": 4, "checked": 1, "floral": 2, "leopard": 1},
        (12, 40),
        ("streetwear", "summery", "casual"),
        ("bucket hat",),
    ),
    Kind(
        "sun hat",
        "hat",
        sun_hat,
        {"straw": 1},
        {"plain": 1},
        (15, 60),
        ("summery", "holiday", "bohemian"),
        ("sun hat", "straw hat", "floppy hat"),
    ),
    Kind(
        "fedora",
        "hat",
        fedora,
        {"felt": 3, "wool": 1},
        {"plain": 5, "checked": 1},
        (25, 80),
        ("classic", "vintage", "elegant"),
        ("fedora", "felt hat"),
    ),
)
