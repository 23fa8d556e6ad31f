"""Soft hats: beanie, beret."""

from math import cos, pi, sin
from random import Random

import skia

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.palette import Rgb, brightness, darker, lighter
from assets.catalogue.draw.parts.folds import crumpled
from assets.catalogue.draw.parts.footwear import TAN
from assets.catalogue.draw.parts.headwear import laid_down
from assets.catalogue.draw.paths import band, both_sides, box, oval, pen, union
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam


def bobble(hand: Random, x: float, y: float, radius: float, colour: Rgb, fur: bool) -> list[Piece]:
    """A ball of wool ends, or of long fur."""
    reach = radius * (1.25 if fur else 1.1)
    ends = []
    for place in range(64):
        turn = 2 * pi * place / 64 + hand.uniform(-0.05, 0.05)
        far = reach * hand.uniform(0.92, 1.08)
        ends.append(
            band(
                pen(
                    (x + radius * 0.7 * cos(turn), y + radius * 0.7 * sin(turn)),
                    (x + far * cos(turn), y + far * sin(turn)),
                    closed=False,
                ),
                0.34,
                True,
            )
        )
    outline = union(oval(x, y, radius * 2, radius * 2), *ends)
    seams = []
    for _ in range(190):
        turn, near = hand.uniform(0, 2 * pi), radius * hand.uniform(0.0, 0.95) ** 0.6
        far = near + radius * hand.uniform(0.16, 0.34)
        tone = (
            lighter(colour, hand.uniform(0.05, 0.35))
            if sin(turn) + cos(turn) < hand.uniform(-0.8, 0.8)
            else darker(colour, hand.uniform(0.1, 0.35))
        )
        seams.append(
            Seam(
                pen(
                    (x + near * cos(turn), y + near * sin(turn)),
                    (x + far * cos(turn + 0.1), y + far * sin(turn + 0.1)),
                    closed=False,
                ),
                "edge",
                tone,
                0.2,
            )
        )
    return [Piece(outline, trim("fleece", colour), seams=tuple(seams), round=1.8, cast=0.35)]


def beanie(brief: Brief) -> Garment:
    """A knitted hat: turned up, short, slouched or with ear flaps; sometimes with a bobble."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    shape = choose.choice(("cuff", "cuff", "fisherman", "slouch", "flaps"))
    tall = {"cuff": choose.uniform(18, 21), "fisherman": 13.5, "slouch": 22.5, "flaps": 18.0}[shape]
    topped = shape in ("cuff", "flaps") and choose.random() < 0.6
    lean = 5.0 * choose.choice((-1, 1)) if shape == "slouch" else 0.0
    dome = pen(
        (-11.2, 3.2),
        (-12.0, -tall * 0.62, -8.4, -tall, lean * 0.8 - 1.0, -tall - 0.6),
        (lean * 0.6 + 9.0, -tall - 0.8, 11.8, -tall * 0.62, 11.2, 3.2),
        (6, 4.6, -6, 4.6, -11.2, 3.2),
    )
    gathers = tuple(
        Fold(
            (lean * 0.7 + x * 0.12, -tall + 0.2),
            (lean * 0.4 + x * 0.66, -tall * 0.86),
            (lean * 0.2 + x * 0.94, -tall * 0.5),
            0.7,
            0.42,
        )
        for x in (-9.6, -7, -4.2, -1.4, 1.4, 4.2, 7, 9.6)
    )
    soft = crumpled(
        hand, (-8, -tall * 0.66, 8, -6), 5 if shape == "slouch" else 3, 0.1, 0.4 if shape == "slouch" else 0.22
    )
    pieces: list[Piece] = []
    if shape == "flaps":
        for side in (-1, 1):
            cord = pen((side * 9.6, 9.6), (side * 10.2, 13, side * 8.6, 15), closed=False)
            plait = Seam(cord, "stitch", darker(cloth.colour, 0.35), 0.7)
            pieces.append(Piece(band(cord, 1.3, True), cloth.plain(), seams=(plait,), round=0.5, cast=0.3))
            tuft = pen(
                (side * 8.6 - 0.6, 14.6), (side * 8.6 + 0.6, 14.6), (side * 8.6 + 1.5, 18.6), (side * 8.6 - 1.5, 18.6)
            )
            threads = tuple(
                Seam(
                    pen((side * 8.6 + n * 0.2, 14.8), (side * 8.6 + n * 0.5, 18.6), closed=False),
                    "edge",
                    darker(cloth.colour, 0.25),
                    0.14,
                )
                for n in range(-2, 3)
            )
            pieces.append(Piece(tuft, cloth.plain(), seams=threads, round=0.4, cast=0.3))
    pieces.append(Piece(dome, cloth, gathers + soft, round=3.0))
    contrast = choose.random() < 0.3
    rib = cloth.ribbed().toned(brief.accent) if contrast else cloth.ribbed()
    if shape == "flaps":
        for side in (-1, 1):
            flap = pen(
                (side * 4.6, 2.6),
                (side * 5.2, 8.4, side * 8.4, 11.4, side * 9.8, 11.2),
                (side * 12.2, 10.2, side * 12.0, 4.6, side * 11.4, -0.4),
            )
            pieces.append(Piece(flap, cloth.plain(), round=1.2, cast=0.3))
        edge = both_sides(pen((-0.5, 2.2), (6, 2.0, 11.4, 0.8), (11.6, 3.4), (6, 4.8, -0.5, 5.0)))
        pieces.append(Piece(edge, rib, round=0.6, cast=0.25))
    else:
        deep = {"cuff": 4.0, "fisherman": 5.2, "slouch": 0.6}[shape]
        cuff = both_sides(
            pen(
                (-0.5, -deep + 0.6),
                (6, -deep + 0.4, 11.9, -deep - 0.6),
                (12.2, -deep * 0.4, 11.9, 3.4),
                (6, 5.2, -0.5, 5.4),
            )
        )
        pieces.append(Piece(cuff, rib, round=1.5, cast=0.4 if deep > 1 else 0.2))
        if shape != "slouch" and choose.random() < 0.3:
            patch = box(2.4, -1.2, 7.2, 2.6, 0.3)
            pieces.append(
                Piece(
                    patch,
                    trim("leather", TAN),
                    seams=(Seam(box(2.8, -0.8, 6.8, 2.2, 0.2), "stitch"),),
                    round=0.4,
                    cast=0.3,
                )
            )
    if topped:
        colour = choose.choice((brief.accent, lighter(cloth.colour, 0.25), (222, 208, 186)))
        pieces += bobble(hand, 0, -tall - 3.0, 4.4, colour, choose.random() < 0.5)
    words = {
        "cuff": "a turned-up brim",
        "fisherman": "a short fisherman shape",
        "slouch": "a slouchy shape",
        "flaps": "ear flaps",
    }
    features = {"detail": "a bobble" if topped and shape == "cuff" else words[shape]}
    # Ear flaps want to hang.
    return Garment(tuple(pieces), features) if shape == "flaps" else laid_down(pieces, features)


def beret(brief: Brief) -> Garment:
    """A round soft cap worn aslant: with a stalk, a bobble, a leather band or pearls."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    side = choose.choice((-1, 1))
    full = choose.uniform(0.0, 1.0)
    detail = choose.choice(("stalk", "bobble", "band", "pearls" if cloth.pattern == "plain" else "band"))
    wide = 14.2 + 1.6 * full
    disc = pen(
        (-9.0, 1.4),
        (-12.4, -0.4, -wide - 1.2, -4.6 - full, -wide, -8.0 - full),
        (-wide + 1.6, -12.2 - full, -5.6, -14.0 - full * 1.4, 2.4, -12.6 - full),
        (9.6, -11.4, wide - 0.8, -8.0, wide - 1.6, -4.0),
        (wide - 1.8, -1.6, 12.0, 0.8, 9.0, 2.0),
        (4, 3.6, -4, 3.2, -9.0, 1.4),
    )
    folds = (
        Fold((-8.6, 1.0), (-11.4, -2.2), (-13.0, -6.0), 1.2, 0.4),
        Fold((-5.2, 1.2), (-7.6, -2.6), (-10.4, -5.6), 1.0, hand.uniform(0.25, 0.45)),
        Fold((2.0, 1.6), (3.0, -1.4), (5.6, -3.8), 1.0, hand.uniform(0.15, 0.35)),
        Fold((7.6, 1.2), (10.2, -1.0), (12.2, -3.6), 1.1, 0.4),
        Fold((-10.6, -8.4), (-3.0, -9.8 - full), (5.6, -8.0), 1.8, hand.uniform(0.12, 0.3)),
    )
    glow = Seam(pen((-10.6, -8.6 - full), (-5, -11.6 - full, 1.4, -11.0 - full), closed=False), "fade", None, 2.6)
    head = pen((-9.2, 0.8), (-4, 2.9, 4, 3.2, 9.2, 1.4), (9.4, 3.0), (4.6, 5.0, -4.6, 4.8, -9.4, 2.6))
    leather = trim("leather", darker(cloth.colour, 0.45) if brightness(cloth.colour) > 0.25 else (104, 62, 38))
    rim = (
        cloth.ribbed() if "knit" in cloth.material.name else leather if detail == "band" else cloth.plain().shaded(0.16)
    )
    top = (-2.0, -12.9 - full)
    pieces: list[Piece] = []
    if detail in ("stalk", "pearls", "band"):
        stalk = pen(top, (top[0] + 0.2, top[1] - 1.4, top[0] + 0.8, top[1] - 2.4), closed=False)
        pieces.append(Piece(band(stalk, 0.7, True), cloth.plain(), round=0.3, cast=0.2))
    pieces += [
        Piece(disc, cloth, folds, (glow,), round=2.6),
        Piece(
            head,
            rim,
            seams=(Seam(pen((-9.3, 2.1), (-4.4, 4.2, 4.4, 4.5, 9.3, 2.5), closed=False), "stitch"),),
            round=0.5,
            cast=0.3,
        ),
    ]
    if detail == "bobble":
        pieces += bobble(
            hand, top[0], top[1] - 1.8, 3.0, cloth.colour if choose.random() < 0.6 else brief.accent, False
        )
    elif detail == "pearls":
        bead = trim("satin", (240, 234, 224))
        for n in range(40):
            x = -13.0 + (n % 10) * 2.9 + choose.uniform(-0.8, 0.8)
            y = -12.6 + (n // 10) * 3.2 + choose.uniform(-0.8, 0.8) - full
            if disc.contains(x * 1.08, y * 1.1) and y < 0.2:
                pieces.append(Piece(oval(x, y, 0.9, 0.9), bead, round=0.25, cast=0.4))
    elif detail == "band":
        knot = pen((6.4, 2.6), (8.8, 1.8), (9.8, 5.6, 9.2, 6.4), (7.6, 6.0), (7.4, 4.4, 6.4, 2.6))
        pieces.append(Piece(knot, leather, round=0.4, cast=0.35))
    tilt = skia.Matrix()
    tilt.setRotate(-7.0)
    pieces = [piece.changed(tilt) for piece in pieces]
    if side < 0:
        pieces = [piece.flipped() for piece in pieces]
    words = {"stalk": "a small stalk", "bobble": "a bobble", "band": "a leather band", "pearls": "pearl beads"}
    return laid_down(pieces, {"detail": words[detail], "fit": "slouchy" if full > 0.55 else "neat"}, 0.24)


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
        "beret",
        "hat",
        beret,
        {"wool": 3, "felt": 2, "knit": 1},
        {"plain": 5, "houndstooth": 1, "tartan": 1},
        (15, 50),
        ("classic", "vintage", "romantic"),
        ("beret", "soft beret"),
    ),
)
