"""Wristwatches: dress, steel, square, sporty and digital, seen from the front, their straps bending away."""

from dataclasses import dataclass

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.palette import METALS, Rgb, brightness, darker
from assets.catalogue.draw.parts.dials import DIALS, dial, digits, hours, minutes
from assets.catalogue.draw.parts.displays import STONES, VELVETS, cushion, ground_for, laid, slab
from assets.catalogue.draw.parts.jewels import rounded, sheet_metal
from assets.catalogue.draw.parts.straps import bent, leather_half, moulded_half, steel_half
from assets.catalogue.draw.paths import box, oval, pen
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece


@dataclass(frozen=True)
class Case:
    """What the strap holds: its pieces, half its height, the strap's width, half its own width."""

    pieces: tuple[Piece, ...]
    high: float
    strap: float
    half: float


def _digital(brief: Brief, metal: Rgb) -> Case:
    choose = brief.choose
    body = sheet_metal(box(-1.9, -2.1, 1.9, 2.1, 0.7), darker(metal, 0.35), 20)
    frame = Piece(box(-1.66, -1.78, 1.66, 1.76, 0.4), trim("rubber", (26, 26, 30)), round=0.1, cast=0.1)
    screen = choose.choice(((168, 178, 160), (24, 28, 34)))
    ink = (34, 38, 36) if screen[0] > 100 else (120, 220, 230)
    shown = (
        *digits(choose.choice(("10:08", "12:45", "20:14")), -1.16, -0.35, 0.74, ink),
        *digits(choose.choice(("24", "18", "05")), 0.35, -1.12, 0.42, ink),
        *digits("50", 0.5, 0.86, 0.32, ink),
    )
    glass = Piece(box(-1.45, -1.55, 1.45, 1.5, 0.25), trim("satin", screen), seams=shown, round=0.12, cast=0.0)
    buttons = [
        rounded(pen((s * 2.0, y), (s * 2.12, y), closed=False), 0.4, darker(metal, 0.2))
        for s in (-1, 1)
        for y in (-1.0, 1.0)
    ]
    return Case((*buttons, body, frame, glass), 2.1, 2.3, 1.9)


def _angular(brief: Brief, metal: Rgb, w: float, h: float) -> Case:
    ground, look = DIALS[brief.choose.choice(list(DIALS))], brief.choose.choice(("bars", "dots", "roman"))
    crown = rounded(pen((w + 0.1, 0), (w + 0.28, 0), closed=False), 0.42, metal)
    body = sheet_metal(box(-w, -h, w, h, 0.38), metal, 25)
    rim = rounded(box(-w + 0.22, -h + 0.22, w - 0.22, h - 0.22, 0.22), 0.12, metal, cast=0.0)
    face = dial(brief, box(-w + 0.26, -h + 0.26, w - 0.26, h - 0.26, 0.2), min(w, h) - 0.3, ground, look, 0.9)
    return Case((crown, body, rim, *face), h, 1.9 if w == h else 1.7, w)


def _round(brief: Brief, metal: Rgb, radius: float, diver: bool) -> Case:
    ground, look = DIALS[brief.choose.choice(list(DIALS))], brief.choose.choice(("bars", "dots", "roman"))
    pieces = [
        rounded(pen((x * 0.95, y * radius * 0.8), (x * 0.88, y * (radius + 0.32)), closed=False), 0.42, metal)
        for x in (-1, 1)
        for y in (-1, 1)
    ]
    if diver:
        sides = [pen((radius * 0.8, y * radius), (radius * 0.98, y * radius), closed=False) for y in (-0.55, 0.55)]
        pieces += [rounded(side, 0.26, metal) for side in sides]
    pieces.append(rounded(pen((radius + 0.08, 0), (radius + 0.3, 0), closed=False), 0.46, metal))
    pieces.append(sheet_metal(oval(0, 0, 2 * radius, 2 * radius), metal, 25))
    share = 0.84
    if diver:
        share, look, pale = 0.69, "dots", (236, 236, 232)
        ring = trim("satin", brief.accent if brightness(brief.accent) < 0.5 else (32, 34, 42))
        marks = (*minutes(radius * 0.96, pale), *hours("bars", radius * 1.05, pale, 0))
        pieces.append(Piece(oval(0, 0, 1.9 * radius, 1.9 * radius), ring, seams=marks, round=0.06, cast=0.1))
        pieces.append(rounded(oval(0, 0, 1.44 * radius, 1.44 * radius), 0.1 * radius, metal, cast=0.2))
    else:
        pieces.append(rounded(oval(0, 0, 1.84 * radius, 1.84 * radius), 0.16 * radius, metal, cast=0.2, steps=5))
    face = dial(brief, oval(0, 0, 2 * share * radius, 2 * share * radius), share * radius, ground, look, 0.0)
    return Case((*pieces, *face), radius + 0.12, min(2.2, radius * 1.12), radius)


def _case(brief: Brief, shape: str, metal: Rgb) -> Case:
    if shape == "digital":
        return _digital(brief, metal)
    if shape in ("square", "rectangular"):
        return _angular(brief, metal, *((1.65, 1.65) if shape == "square" else (1.3, 1.95)))
    low, high = {"round": (1.75, 2.0), "slim": (1.5, 1.7), "diver": (2.1, 2.2)}[shape]
    return _round(brief, metal, brief.choose.uniform(low, high), shape == "diver")


def watch(brief: Brief) -> Garment:
    """A wristwatch on a velvet roll, on stone, or alone."""
    choose, cloth = brief.choose, brief.cloth
    made = cloth.material.name
    shapes = {
        "metal": ("round", "slim", "diver", "square"),
        "rubber": ("diver", "digital", "diver"),
        "canvas": ("round", "round"),
    }
    shape = choose.choice(shapes.get(made, ("round", "slim", "square", "rectangular")))
    metal = cloth.colour if made == "metal" else choose.choice([METALS["silver"], METALS["silver"], *METALS.values()])
    case = _case(brief, shape, metal)
    wide, start = case.strap, case.high - 0.25
    link = choose.choice(("three", "five", "mesh"))
    strap: list[Piece] = []
    for side in (-1, 1):
        if made == "metal":
            strap += steel_half(metal, wide, start, side, link)
        elif made == "rubber":
            strap += moulded_half(wide, start, side, cloth)
        else:
            strap += leather_half(cloth, wide, start, side, made == "leather" or choose.random() < 0.5)
    low = start + bent(5.0)
    names = {
        "round": "a round case",
        "slim": "a slim round case",
        "diver": "a rotating bezel",
        "square": "a square case",
        "rectangular": "a rectangular case",
        "digital": "a digital display",
    }
    features = {
        "detail": names[shape],
        "closure": "a mesh bracelet"
        if made == "metal" and link == "mesh"
        else "a folding clasp"
        if made == "metal"
        else "a pin buckle",
        "size": "large" if shape in ("diver", "digital") else "small" if shape in ("slim", "rectangular") else "medium",
    }
    scene = choose.choice(("roll", "stone", "alone", "stone"))
    base: tuple[Piece, ...] = ()
    if scene == "roll":
        base = cushion(ground_for(choose, cloth.colour, VELVETS), 2.2 * case.half + 2.4, 2 * low - 0.5)
    elif scene == "stone":
        base = slab(
            0,
            0.3,
            low * 1.75,
            low * 2.25,
            ground_for(choose, cloth.colour, list(STONES.values())),
            choose.randrange(99),
            choose.choice(("square", "arch", "round")),
        )
    return laid([*strap, *case.pieces], features, base)


KINDS = (
    Kind(
        "watch",
        "watch",
        watch,
        {"leather": 5, "metal": 4, "rubber": 2, "canvas": 1},
        {"plain": 1},
        (40, 320),
        ("classic", "sporty", "elegant", "minimalist", "office"),
        ("watch", "wristwatch"),
        "leather",
    ),
)
