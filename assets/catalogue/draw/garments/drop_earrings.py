"""Earrings that hang: drops, chandeliers, leaves, chains, tassels. The eye of the hook is at (0, 0)."""

from dataclasses import replace

from assets.catalogue.draw.palette import Rgb, darker
from assets.catalogue.draw.parts.jewels import balls, cut_stone, fine_chain, links, ring, rounded, sheet_metal
from assets.catalogue.draw.paths import box, oval, pen
from assets.catalogue.draw.pieces import Brief, Piece, Seam


def hook(x: float, y: float, metal: Rgb) -> Piece:
    """An ear wire whose eye is at (x, y)."""
    line = pen(
        (x, y),
        (x + 0.02, y - 0.5),
        (x + 0.02, y - 1.3, x + 0.62, y - 1.3, x + 0.66, y - 0.62),
        (x + 0.68, y + 0.1),
        closed=False,
    )
    return rounded(line, 0.1, metal)


def bail(y: float, metal: Rgb) -> Piece:
    """The small ring that joins what hangs to what holds it."""
    return rounded(ring(0, y + 0.08, 0.34, 0.26, 90), 0.1, metal)


def drops(brief: Brief, metal: Rgb) -> tuple[list[Piece], str]:
    """A pearl, beads or a stone on a hook."""
    choose, made, colour = brief.choose, brief.cloth.material.name, brief.cloth.colour
    wire, top = hook(0, 0, metal), bail(0, metal)
    if made == "pearl":
        long = choose.random() < 0.5
        chain = list(fine_chain(pen((0, 0.3), (0, 1.9), closed=False), 0.2, metal)) if long else []
        y = 2.6 if long else 1.2
        return [
            wire,
            top,
            *chain,
            balls([(0, y - 0.75)], 0.5, metal),
            balls([(0, y + 0.3)], 1.75, colour, "pearl", steps=10),
        ], "pearl drops"
    if made == "beads":
        sizes, pieces, y = (
            choose.choice(((0.7, 1.0, 1.4), (1.3, 0.8, 1.3), (1.7,), (0.6, 0.6, 0.6, 0.6, 1.1))),
            [wire, top],
            0.3,
        )
        for size in sizes:
            pieces += [balls([(0, y + 0.12)], 0.34, metal), balls([(0, y + 0.2 + size / 2)], size, colour, "glass")]
            y += size + 0.14
        return pieces, "glass-bead drops"
    shape = choose.choice(("drop", "emerald", "drop"))
    tall = 2.6 if shape == "drop" else 2.2
    setting = (
        oval(0, 0.62 + tall / 2, 1.86, tall * 1.1) if shape == "drop" else box(-0.92, 0.4, 0.92, 0.76 + tall, 0.35)
    )
    rim = sheet_metal(setting, metal, 20)
    upper = cut_stone(0, -0.05, 0.8, 0.8, colour) if choose.random() < 0.5 else ()
    return [wire, rim, *cut_stone(0, 0.58 + tall / 2, 1.6, tall, colour, shape), top, *upper], "stone drops"


def chandelier(brief: Brief, metal: Rgb) -> tuple[list[Piece], str]:
    """A hoop of metal with five stones below it."""
    pieces = [
        hook(0, 0, metal),
        bail(0, metal),
        rounded(pen((-1.5, 2.0), (-1.4, 0.5, 0, 0.3), (1.4, 0.5, 1.5, 2.0), (0, 2.7, -1.5, 2.0)), 0.16, metal),
    ]
    pieces += cut_stone(0, 1.35, 1.0, 1.1, brief.cloth.colour)
    for x, y, long in ((-1.4, 2.1, 0.7), (-0.7, 2.4, 1.0), (0, 2.5, 1.4), (0.7, 2.4, 1.0), (1.4, 2.1, 0.7)):
        pieces += [
            rounded(pen((x, y), (x, y + 0.3), closed=False), 0.1, metal),
            *cut_stone(x, y + 0.3 + long / 2, 0.55, long, brief.cloth.colour, "drop"),
        ]
    return pieces, "a chandelier shape"


def leaves(brief: Brief, metal: Rgb) -> tuple[list[Piece], str]:
    """A leaf with its ribs."""
    leaf = pen((0, 0.2), (-1.35, 1.6, -0.9, 3.3, 0, 4.4), (0.9, 3.3, 1.35, 1.6, 0, 0.2))
    plate = sheet_metal(leaf, brief.cloth.colour if brief.cloth.material.name == "enamel" else metal, 14)
    spine = Seam(pen((0, 0.2), (0.1, 2.2, 0, 4.2), closed=False), "edge", darker(metal, 0.45), 0.07)
    ribs = tuple(
        Seam(
            pen((0, 0.8 + n * 0.6), (side * 0.5, 0.9 + n * 0.6, side * 1.0, 1.5 + n * 0.6), closed=False),
            "edge",
            darker(metal, 0.4),
            0.04,
        )
        for n in range(5)
        for side in (-1, 1)
    )
    return [hook(0, 0, metal), replace(plate, seams=(*plate.seams, spine, *ribs)), bail(0, metal)], "leaf drops"


def chains(brief: Brief, metal: Rgb) -> tuple[list[Piece], str]:
    """Links, or a fringe of fine chains."""
    pieces = [balls([(0, 0)], 0.7, metal)]
    if brief.choose.random() < 0.5:
        return [*links(pen((0, 0.2), (0, 4.6), closed=False), 1.3, 0.95, 0.24, metal), *pieces], "link drops"
    for x, low in ((-0.45, 3.6), (-0.15, 4.6), (0.15, 5.2), (0.45, 4.2)):
        pieces = [*fine_chain(pen((x * 0.4, 0.1), (x, 1.2), (x, low), closed=False), 0.2, metal), *pieces]
    return pieces, "a fringe of fine chains"


def tassels(brief: Brief, metal: Rgb) -> tuple[list[Piece], str]:
    """Threads under a metal cap."""
    threads = [
        rounded(
            pen(
                (x * 0.5, 0.9),
                (x + brief.hand.uniform(-0.05, 0.05), 4.4 + brief.hand.uniform(-0.12, 0.1)),
                closed=False,
            ),
            0.17,
            brief.cloth.colour,
            "brushed",
            0.2,
            2,
        )
        for x in (-0.72, 0.6, -0.55, 0.75, -0.36, 0.42, -0.18, 0.24, 0.0)
    ]
    return [hook(0, 0, metal), *threads, balls([(0, 0.6)], 1.1, metal), bail(0, metal)], "silky tassels"
