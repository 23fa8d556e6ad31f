"""Necklaces: pendants, links, pearls, beads, collars of stones, on a bust or lying on stone."""

from random import Random

import skia

from assets.catalogue.draw.palette import METALS, Rgb, darker
from assets.catalogue.draw.parts.displays import STONES, VELVETS, bust, ground_for, laid, slab
from assets.catalogue.draw.parts.jewels import (
    along,
    balls,
    cut_stone,
    dots,
    evenly,
    fine_chain,
    links,
    ring,
    rounded,
    sheet_metal,
)
from assets.catalogue.draw.paths import changed, oval, pen
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece

LOOKS = {
    "metal": ("pendant", "links", "links", "layers", "bib"),
    "pearl": ("strand", "double", "pearl drop"),
    "beads": ("strand", "double", "long", "bib"),
    "crystal": ("pendant", "collar", "bib"),
    "enamel": ("pendant", "links"),
}
DETAILS = {
    "links": "chunky links",
    "layers": "two layered chains",
    "strand": "a single strand",
    "double": "two strands",
    "long": "a tassel",
    "bib": "a statement bib",
    "collar": "a row of cut stones",
    "pearl drop": "a pearl drop",
}


def metal_of(brief: Brief) -> Rgb:
    """The metal itself, or one that holds the pearls, beads or stones."""
    any_metal = brief.choose.choice(list(METALS.values()))
    return brief.cloth.colour if brief.cloth.material.name == "metal" else any_metal


def _on_neck(wide: float, low: float) -> skia.Path:
    """A line on the bust from the left of the neck to the right, down to y = low; wide: where it bends."""
    return pen(
        (-4.2, -17.6),
        (-wide, -13.4, -wide * 0.6, low, 0, low),
        (wide * 0.6, low, wide, -13.4, 4.2, -17.6),
        closed=False,
    )


def _lying(hand: Random, width: float, height: float, pointed: bool) -> skia.Path:
    """A closed necklace lying down, its lowest place at (0, height / 2); a pendant draws it to a point there."""
    w, h, lean = width / 2, height / 2, hand.uniform(-0.12, 0.12) * width
    if not pointed:
        return pen(
            (0, h),
            (-w * 0.6, h, -w * 1.06, h * 0.5, -w, -h * 0.1),
            (-w * 0.94, -h * 0.8, -w * 0.5 + lean, -h * 0.98, lean, -h * 0.98),
            (w * 0.5 + lean, -h * 0.98, w * 0.95, -h * 0.7, w, -h * 0.08),
            (w * 1.05, h * 0.5, w * 0.62, h, 0, h),
        )
    return pen(
        (0, h),
        (-w * 0.42, h * 0.72, -w * 1.16, h * 0.1, -w, -h * 0.42),
        (-w * 0.8, -h * 1.02, -w * 0.2 + lean, -h * 0.98, lean, -h * 0.96),
        (w * 0.3 + lean, -h * 0.94, w * 0.86, -h * 0.96, w, -h * 0.36),
        (w * 1.12, h * 0.14, w * 0.42, h * 0.72, 0, h),
    )


def _pendant(brief: Brief, y: float, size: float, metal: Rgb) -> tuple[tuple[Piece, ...], str]:
    """What hangs from (0, y), and its name."""
    choose, made = brief.choose, brief.cloth.material.name
    bail = rounded(ring(0, y + 0.1 * size, 0.3 * size, 0.22 * size, 90), 0.09 * size, metal)
    if made == "crystal":
        shape = choose.choice(("round", "emerald", "drop"))
        wide, tall = (0.9, 0.9) if shape == "round" else (0.75, 1.1)
        middle = y + (0.25 + tall / 2) * size
        setting = rounded(
            dots([(x * wide * 0.4 * size, middle + s * tall * 0.46 * size) for x in (-1, 1) for s in (-1, 1)]),
            0.16 * size,
            metal,
        )
        halo = Piece(
            oval(0, middle, wide * size * 1.16, tall * size * 1.12), setting.cloth.shaded(0.25), round=0.0, cast=0.5
        )
        stone = cut_stone(0, middle, wide * size, tall * size, brief.cloth.colour, shape)
        return (halo, *stone, setting, bail), {
            "round": "a round stone",
            "emerald": "an emerald-cut stone",
            "drop": "a drop-shaped stone",
        }[shape]
    if made == "enamel":
        disc = oval(0, y + 0.78 * size, size * 1.1, size * 1.1)
        face = balls([(0, y + 0.78 * size)], 0.92 * size, brief.cloth.colour, "stone", 0.0)
        spark = balls([(0, y + 0.78 * size)], 0.2 * size, metal, cast=0.2)
        return (sheet_metal(disc, metal, 20), face, spark, bail), "an enamel medallion"
    shape = choose.choice(("disc", "bar", "heart", "drop", "ring"))
    if shape == "disc":
        plate = sheet_metal(oval(0, y + 0.72 * size, size, size), metal, 15)
        return (plate, bail), "a disc pendant"
    if shape == "bar":
        plate = sheet_metal(
            pen(
                (-0.16 * size, y + 0.2 * size),
                (0.16 * size, y + 0.2 * size),
                (0.16 * size, y + 1.6 * size),
                (-0.16 * size, y + 1.6 * size),
            ),
            metal,
            60,
        )
        return (plate, bail), "a bar pendant"
    if shape == "ring":
        return (rounded(ring(0, y + 0.72 * size, size, size, 0), 0.16 * size, metal), bail), "a ring pendant"
    if shape == "heart":
        heart = pen(
            (0, 0.48),
            (-0.3, -0.1, -1.05, 0.35, -0.5, 0.9),
            (-0.3, 1.12, 0, 1.36),
            (0.3, 1.12, 0.5, 0.9),
            (1.05, 0.35, 0.3, -0.1, 0, 0.48),
        )
        matrix = skia.Matrix.Scale(size, size)
        matrix.postTranslate(0, y)
        return (sheet_metal(changed(heart, matrix), metal, 10), bail), "a heart pendant"
    accent = brief.accent
    stone = cut_stone(0, y + 0.85 * size, 0.72 * size, 1.05 * size, accent, "drop")
    rim = Piece(
        oval(0, y + 0.88 * size, 0.9 * size, 1.2 * size),
        balls([(0, 0)], 1, darker(metal, 0.1)).cloth,
        round=0.0,
        cast=0.5,
    )
    return (rim, *stone, bail), "a stone drop"


def _strand(line: skia.Path, size: float, brief: Brief, finish: str, spacer: Rgb | None) -> tuple[Piece, ...]:
    """Pearls or beads side by side; larger towards the middle where the line is open at the neck."""
    places = [(x, y) for x, y, _ in along(line, size * 1.0)]
    strand: list[Piece] = [balls(places, size, brief.cloth.colour, finish)]
    if spacer is not None:
        strand.append(balls([(x, y) for x, y, _ in along(line, size * 3.0, size * 0.5)], size * 0.45, spacer))
    return tuple(strand)


def _bib(line: skia.Path, brief: Brief, metal: Rgb, size: float) -> tuple[Piece, ...]:
    """Rows of drops that hang from a chain, longest in the middle."""
    made, colour = brief.cloth.material.name, brief.cloth.colour
    pieces = [*links(line, size * 0.7, size * 0.5, size * 0.15, metal)]
    places = evenly(line, 17)[2:-2]
    for row in (2, 1, 0):
        for n, (x, y, _) in enumerate(places):
            middle = 1 - abs(n - 6) / 6
            if row and middle < 0.22 * row:
                continue
            top = y + size * (0.25 + row * 0.85 * (0.6 + 0.4 * middle))
            spread = x * (1 + 0.1 * row)
            if made == "crystal":
                pieces += cut_stone(spread, top + 0.45 * size, 0.62 * size, 0.85 * size, colour, "drop")
            elif made == "beads":
                pieces.append(balls([(spread, top + 0.4 * size)], 0.8 * size, colour, "glass"))
            else:
                leaf = pen(
                    (spread, top),
                    (spread - 0.5 * size, top + 0.5 * size, spread, top + 1.15 * size),
                    (spread + 0.5 * size, top + 0.5 * size, spread, top),
                )
                pieces.append(sheet_metal(leaf, metal, 8 * (n % 3)))
    return tuple(pieces)


def _hung(brief: Brief, look: str, line: skia.Path, low: float, unit: float, metal: Rgb) -> tuple[list[Piece], str]:
    """The necklace on its line and what a caption may call it; unit: how large its parts are, in centimetres."""
    made, choose = brief.cloth.material.name, brief.choose
    detail = DETAILS.get(look, "")
    if look in ("strand", "double", "long"):
        finish = "pearl" if made == "pearl" else choose.choice(("glass", "stone"))
        spacer = metal if choose.random() < 0.4 else None
        return list(_strand(line, unit * choose.uniform(0.7, 1.05), brief, finish, spacer)), detail
    if look == "links":
        kind = choose.choice(("cable", "curb", "paper clip"))
        colour = brief.cloth.colour if made == "enamel" else metal
        length = unit * {"cable": 1.5, "curb": 1.75, "paper clip": 2.3}[kind]
        height = unit * {"cable": 1.1, "curb": 1.15, "paper clip": 0.9}[kind]
        name = {"cable": "chunky round links", "curb": "flat curb links", "paper clip": "paper-clip links"}[kind]
        return list(links(line, length, height, unit * (0.22 if kind == "paper clip" else 0.3), colour, kind)), name
    if look == "collar":
        size = unit * 0.85
        settings = balls([(x, y) for x, y, _ in along(line, size * 1.12)], size * 1.1, darker(metal, 0.1))
        stones = [
            p
            for x, y, _ in along(line, size * 1.12)
            for p in cut_stone(x, y, size * 0.86, size * 0.86, brief.cloth.colour)
        ]
        return [settings, *stones], detail
    if look == "bib":
        return list(_bib(line, brief, metal, unit * 1.3)), detail
    pieces = list(fine_chain(line, unit * 0.3, metal))
    if look == "pearl drop":
        drop = balls([(0, low + unit * 1.15)], unit * 1.5, brief.cloth.colour, "pearl", steps=8)
        return [
            *pieces,
            drop,
            rounded(ring(0, low + unit * 0.2, unit * 0.5, unit * 0.36, 90), unit * 0.14, metal),
        ], detail
    pendant, name = _pendant(brief, low, unit * choose.uniform(1.7, 2.3), metal)
    return [*pieces, *pendant], detail or name


def necklace(brief: Brief) -> Garment:
    """A necklace on a bust, or lying on a stone slab."""
    choose, made = brief.choose, brief.cloth.material.name
    look = choose.choice(LOOKS[made])
    on_bust = look in ("double", "layers", "bib") or choose.random() < 0.5
    metal = metal_of(brief)
    features = {"closure": choose.choice(("a lobster clasp", "a ring clasp"))}
    if not on_bust:
        stone = ground_for(choose, brief.cloth.colour, list(STONES.values()))
        line = _lying(brief.hand, 13.0, 15.5, look in ("pendant", "pearl drop", "long"))
        pieces, features["detail"] = _hung(brief, look, line, 7.75, 1.05, metal)
        if look == "long":
            pieces += _tassel(brief, 7.75, metal)
        shape = choose.choice(("square", "square", "arch"))
        base = slab(0, 1.0, 18.5, 23.5, stone, choose.randrange(99), shape)
        return laid(pieces, features, base, (0.0, 6.0))
    stand = bust(ground_for(choose, brief.cloth.colour, VELVETS))
    low = {"strand": -10.4, "links": -9.4, "collar": -10.8, "bib": -10.4, "layers": -10.0}.get(look, -7.6)
    line = _on_neck(7.0, low)
    unit = 1.3 if look in ("bib", "collar", "links") else 1.05
    pieces, features["detail"] = _hung(brief, look, line, low, unit, metal)
    if look == "long":
        pieces = list(_strand(_on_neck(7.4, -5.6), 0.72, brief, "glass", metal)) + _tassel(brief, -5.6, metal)
        features["length"] = "long"
    elif look == "double":
        finish = "pearl" if made == "pearl" else "glass"
        pieces += _strand(_on_neck(8.2, low + 3.4), 0.9, brief, finish, None)
    elif look == "layers":
        pieces = [*fine_chain(_on_neck(6.0, -12.2), 0.3, metal), *fine_chain(_on_neck(7.6, -7.6), 0.3, metal)]
        pieces += _pendant(brief, -7.6, 2.2, metal)[0]
    return laid(pieces, features, stand, (0.0, low - 1.0))


def _tassel(brief: Brief, y: float, metal: Rgb) -> list[Piece]:
    """Threads that hang from a metal cap."""
    threads = [
        rounded(
            pen(
                (x * 0.5, y + 1.2),
                (x + brief.hand.uniform(-0.1, 0.1), y + 4.6 + brief.hand.uniform(-0.2, 0.1)),
                closed=False,
            ),
            0.2,
            brief.cloth.colour,
            "brushed",
            0.2,
            2,
        )
        for x in (-0.7, -0.45, -0.2, 0.05, 0.3, 0.55, 0.75, -0.55, -0.3, 0.0, 0.42)
    ]
    return [*threads, balls([(0, y + 0.9)], 1.2, metal)]


KINDS = (
    Kind(
        "necklace",
        "jewellery",
        necklace,
        {"metal": 7, "pearl": 2, "beads": 3, "crystal": 2, "enamel": 1},
        {"plain": 1},
        (15, 160),
        ("elegant", "party", "minimalist", "bohemian", "classic"),
        ("necklace",),
    ),
)
