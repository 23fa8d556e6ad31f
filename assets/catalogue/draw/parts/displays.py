"""What small things are shown on: a stone slab, folded linen, a bust, a jeweller's stand, a cushion."""

from collections.abc import Sequence
from random import Random

import skia

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.palette import Rgb, brightness, darker, lighter
from assets.catalogue.draw.paths import Point, both_sides, box, moved, oval, pen
from assets.catalogue.draw.pieces import Fold, Garment, Piece, Seam

STONES: dict[str, Rgb] = {
    "limestone": (221, 213, 200),
    "slate": (96, 99, 104),
    "marble": (236, 234, 231),
    "terracotta": (196, 142, 116),
    "sage": (176, 186, 168),
    "blush": (224, 196, 186),
}
VELVETS: tuple[Rgb, ...] = ((224, 216, 204), (52, 54, 62), (120, 128, 122), (206, 178, 168), (236, 232, 226))


def laid(
    pieces: Sequence[Piece], features: dict[str, str], base: Sequence[Piece] = (), focus: Point | None = None
) -> Garment:
    """A thing that lies on a base.

    Args:
        pieces: of the thing.
        features: for captions.
        base: what it lies on.
        focus: where a close-up looks; none: at the thing's middle.
    """
    bounds = skia.Rect.MakeEmpty()
    for piece in pieces:
        bounds.join(piece.path.computeTightBounds())
    middle = bounds.centerX(), bounds.centerY()
    return Garment((*base, *pieces), features, lies=True, focus=focus or middle)


def ground_for(choose: Random, colour: Rgb, grounds: Sequence[Rgb]) -> Rgb:
    """One of the grounds on which a thing of that colour stands out."""
    clear = [ground for ground in grounds if abs(brightness(ground) - brightness(colour)) > 0.16] or list(grounds)
    # One random number, however many grounds are left: what is chosen next stays the same for all colourways.
    return clear[int(choose.random() * len(clear))]


def slab(
    x: float, y: float, width: float, height: float, stone: Rgb, seed: int, shape: str = "square"
) -> tuple[Piece, ...]:
    """A tile of stone around (x, y), seen from above, with its near edge: "square", "round" or "arch"."""
    left, right, top, bottom = x - width / 2, x + width / 2, y - height / 2, y + height / 2
    if shape == "round":
        face = oval(x, y, width, height)
    elif shape == "arch":
        face = pen(
            (left, bottom),
            (left, top + width / 2),
            (left, top, x, top),
            (right, top, right, top + width / 2),
            (right, bottom),
        )
    else:
        face = box(left, top, right, bottom, 0.025 * width)
    thick = 0.035 * width
    edge = Piece(moved(face, thick * 0.25, thick), trim("felt", darker(stone, 0.28)), round=0.0, cast=0.35)
    hand = Random(f"slab/{seed}")
    marks = [_speckle(hand, face, stone, width) for _ in range(90)] if seed % 3 else _veins(hand, face, stone, width)
    thin = 0.006 * width
    lit = Seam(moved(face, thin, thin), "edge", lighter(stone, 0.3), thin)
    dim = Seam(moved(face, -thin, -thin), "edge", darker(stone, 0.2), thin)
    # Its light is all in these two edges: stone is flat, and a round rim would make it a cushion.
    top_face = Piece(face, trim("felt", stone), seams=(*marks, dim, lit), round=0.0, cast=0.0)
    return edge, top_face


def _speckle(hand: Random, face: skia.Path, stone: Rgb, width: float) -> Seam:
    bounds = face.computeTightBounds()
    x = bounds.left() + hand.random() * bounds.width()
    y = bounds.top() + hand.random() * bounds.height()
    size = width * hand.choice((0.003, 0.004, 0.006, 0.009))
    shade = darker(stone, hand.uniform(0.08, 0.25)) if hand.random() < 0.6 else lighter(stone, hand.uniform(0.2, 0.5))
    return Seam(
        pen((x, y), (x + size * hand.uniform(-1, 1), y + size * hand.uniform(-1, 1)), closed=False), "edge", shade, size
    )


def _veins(hand: Random, face: skia.Path, stone: Rgb, width: float) -> list[Seam]:
    """Marble: clouds that drift one way, each with a thin dark vein at its edge."""
    bounds = face.computeTightBounds()
    clouds, veins = [], []
    lean, step = hand.uniform(0.35, 0.9), bounds.height() / 7
    for _ in range(4):
        x, y = bounds.left() + hand.uniform(-0.5, 0.8) * bounds.width(), bounds.top() - step
        parts: list[tuple[float, ...]] = [(x, y)]
        for _ in range(9):
            sway, jolt = hand.uniform(-0.35, 0.35) * step, hand.uniform(-0.2, 0.2) * step
            parts.append((x + lean * step * 0.5 + jolt, y + step * 0.5 - jolt, x + lean * step + sway, y + step))
            x, y = x + lean * step + sway, y + step
        line = pen(*parts, closed=False)
        wide = width * hand.uniform(0.03, 0.09)
        clouds += [Seam(line, "edge", darker(stone, 0.008 * n), wide * (1 - n / 6)) for n in range(1, 6)]
        veins.append(Seam(line, "edge", darker(stone, hand.uniform(0.12, 0.2)), width * 0.002))
    return clouds + veins


def linen(hand: Random, width: float, height: float, colour: Rgb) -> Piece:
    """A soft cloth around (0, 0), spread so that it wrinkles."""
    w, h = width / 2, height / 2

    def near(x: float, y: float) -> tuple[float, float]:
        return x + hand.uniform(-0.03, 0.03) * width, y + hand.uniform(-0.03, 0.03) * height

    (a, b), (c, d), (e, f), (g, i) = near(-w, -h), near(w, -h), near(w, h), near(-w, h)
    sway = [hand.uniform(-0.035, 0.035) * width for _ in range(8)]
    outline = pen(
        (a, b),
        (-w * 0.3, b + sway[0], w * 0.3, d + sway[1], c, d),
        (c + sway[2], -h * 0.3, e + sway[3], h * 0.3, e, f),
        (w * 0.3, f + sway[4], -w * 0.3, i + sway[5], g, i),
        (g + sway[6], h * 0.3, a + sway[7], -h * 0.3, a, b),
    )
    folds = []
    for _ in range(9):
        x, y, slant = hand.uniform(-w, w), hand.uniform(-h, h), hand.choice((-0.7, -0.5, 0.8)) + hand.uniform(-0.2, 0.2)
        reach = hand.uniform(0.2, 0.55) * width
        bend = x + hand.uniform(-0.06, 0.06) * width, y + hand.uniform(-0.06, 0.06) * width
        folds.append(
            Fold(
                (x - reach / 2, y - reach * slant / 2),
                bend,
                (x + reach / 2, y + reach * slant / 2),
                0.03 * width,
                hand.uniform(0.25, 0.5),
            )
        )
    return Piece(outline, trim("linen", colour), tuple(folds), round=0.03 * width, cast=0.3)


def bust(colour: Rgb) -> tuple[Piece, ...]:
    """A jeweller's padded neck form, 24 cm tall: the neck's sides at x = ±4.3 below y = -18, the shoulders at ±9.8."""
    cloth = trim("suede", colour)
    body = both_sides(
        pen(
            (-0.5, -22.6),
            (3.6, -22.8, 4.9, -22.0),
            (4.2, -19.5, 4.1, -17.0, 5.4, -15.0),
            (7.2, -12.6, 9.6, -12.8, 9.9, -9.6),
            (10.1, -5, 8.6, -1.2, 7.4, 0.2),
            (6.6, 0.9, 5.2, 0.9),
            (-0.5, 0.9),
        )
    )
    folds = (
        Fold((-4.6, -16.0), (-2.6, -12.6), (-0.8, -12.0), 1.2, 0.2),
        Fold((4.6, -16.0), (2.6, -12.6), (0.8, -12.0), 1.2, 0.28),
        Fold((3.9, -22), (3.2, -19), (4.6, -15), 1.3, 0.3),
    )
    piping = Seam(body, "edge", darker(colour, 0.25), 0.3)
    return Piece(body, cloth, folds, (piping,), round=2.2, cast=0.1), Piece(
        oval(0, -22.2, 9.4, 1.3), cloth.lit(0.14), round=0.2, cast=0.0
    )


def cushion(colour: Rgb, width: float, height: float) -> tuple[Piece, ...]:
    """A velvet roll around (0, 0), lying across: bracelets and watches are buckled around it."""
    cloth = trim("suede", colour)
    w, h = width / 2, height / 2
    body = pen(
        (-w, -h * 0.82),
        (-w * 0.5, -h * 1.04, w * 0.5, -h * 1.04, w, -h * 0.82),
        (w * 1.06, 0, w, h * 0.82),
        (w * 0.5, h * 1.04, -w * 0.5, h * 1.04, -w, h * 0.82),
        (-w * 1.06, 0, -w, -h * 0.82),
    )
    under = Fold((-w, h * 0.6), (0, h * 0.82), (w, h * 0.6), h * 0.28, 0.6)
    piping = darker(colour, 0.35)
    end = Seam(pen((-w * 0.94, -h), (-w * 0.9, 0, -w * 0.94, h), closed=False), "edge", piping, 0.012 * width)
    other = Seam(pen((w * 0.94, -h), (w * 0.9, 0, w * 0.94, h), closed=False), "edge", piping, 0.012 * width)
    return (Piece(body, cloth, (under,), (end, other), round=h * 0.3, cast=0.35),)
