"""Bracelets: bangles, cuffs, chains, charms, beads, rows of stones, lying on stone or around a velvet roll."""

from dataclasses import replace

import skia

from assets.catalogue.draw.garments.necklaces import metal_of
from assets.catalogue.draw.palette import Rgb, darker
from assets.catalogue.draw.parts.displays import STONES, VELVETS, cushion, ground_for, laid, slab
from assets.catalogue.draw.parts.jewels import (
    along,
    balls,
    cut_stone,
    fine_chain,
    links,
    ring,
    rounded,
    sheet_metal,
)
from assets.catalogue.draw.parts.loops import loop_back, loop_front
from assets.catalogue.draw.paths import changed, oval, pen
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece, Seam

LOOKS = {
    "metal": ("bangle", "cuff", "chain", "charms", "bangles", "chain", "bangle", "cuff", "charms"),
    "pearl": ("strand", "strands", "strands", "charms"),
    "beads": ("strand", "strands", "strand", "charms"),
    "crystal": ("stones", "cuff", "charms", "stones"),
    "enamel": ("bangle", "bangles", "cuff"),
}


def _ring_line(x: float, y: float, size: float, tilt: float) -> skia.Path:
    """A bracelet's line seen at an angle: an ellipse that starts at the back."""
    line = skia.Path()
    line.addArc(skia.Rect.MakeLTRB(x - size / 2, y - size * tilt / 2, x + size / 2, y + size * tilt / 2), -90, 359.9)
    return line


def _bangle(brief: Brief, metal: Rgb, many: bool) -> tuple[list[Piece], str]:
    choose = brief.choose
    colour = brief.cloth.colour if brief.cloth.material.name == "enamel" else metal
    gauge = choose.choice((0.32, 0.5, 0.75)) if not many else 0.3
    tilt = choose.uniform(0.62, 0.8)
    if many:
        pieces: list[Piece] = []
        for n in range(choose.choice((3, 4, 5))):
            line = _ring_line(brief.hand.uniform(-0.3, 0.3), 1.6 - 0.72 * n, 6.6, tilt)
            shown = colour if n % 2 == 0 or brief.cloth.material.name == "metal" else metal
            pieces.append(rounded(line, gauge, shown))
            if n % 2:
                places = [(x, y) for x, y, _ in along(line, 0.44)]
                pieces.append(balls(places, 0.3, metal, cast=0.0))
        return pieces, "a stack of slim bangles"
    line = _ring_line(0, 0, 6.6, tilt)
    look = choose.choice(("plain", "twisted", "open"))
    if look == "open":
        line = skia.Path()
        line.addArc(skia.Rect.MakeLTRB(-3.3, -3.3 * tilt, 3.3, 3.3 * tilt), 118, 304)
        ends = [(place[0], place[1]) for place in (along(line, 99)[0], _last(line))]
        return [rounded(line, gauge, colour, steps=6), balls(ends, gauge * 1.9, metal)], "an open bangle with ball ends"
    body = rounded(line, gauge * 1.25, colour, steps=7)
    if look == "twisted":
        grooves = tuple(
            Seam(ring(x, y, gauge * 2.2, gauge * 0.5, way + 50), "edge", darker(colour, 0.45), gauge * 0.1)
            for x, y, way in along(line, gauge * 0.62)
        )
        body = replace(body, seams=(*body.seams, *grooves))
    return [body], "a twisted bangle" if look == "twisted" else "a smooth bangle"


def _last(line: skia.Path) -> tuple[float, float, float]:
    return along(line, skia.PathMeasure(line, False).getLength() * 0.9999)[-1]


def _cuff(brief: Brief, metal: Rgb) -> tuple[list[Piece], str]:
    choose, made, colour = brief.choose, brief.cloth.material.name, brief.cloth.colour
    high, deep = choose.uniform(1.6, 3.0), choose.uniform(1.3, 1.8)
    back, front = loop_back(3.3, deep, high), loop_front(3.3, deep, high)
    pieces = [sheet_metal(back, darker(metal, 0.35), 80), sheet_metal(front, metal, 4)]
    if made == "enamel":
        field = loop_front(3.3, deep, high * 0.62)
        enamel = sheet_metal(changed(field, skia.Matrix.Translate(0, high * 0.19)), colour, 4, 0.0)
        return [*pieces, enamel], "a wide enamelled cuff"
    if made == "crystal":
        shape = choose.choice(("round", "emerald"))
        for x in (-1.9, -0.95, 0.0, 0.95, 1.9):
            y = deep * (1 - (x / 3.3) ** 2) ** 0.5 + high / 2
            pieces += cut_stone(x, y, 0.8, min(high * 0.8, 1.1), colour, shape)
        return pieces, "a cuff set with stones"
    line = pen(
        (-3.2, high * 0.5),
        (-3.1, deep * 1.33 + high * 0.5, 3.1, deep * 1.33 + high * 0.5, 3.2, high * 0.5),
        closed=False,
    )
    if choose.random() < 0.6:
        pieces.append(balls([(x, y) for x, y, _ in along(line, 0.5)], 0.34, metal, cast=0.2))
        return pieces, "a beaded cuff"
    return pieces, "a polished cuff"


def _charms(brief: Brief, line: skia.Path, metal: Rgb) -> list[Piece]:
    """Small things that hang from the lower half of a chain."""
    choose, made, colour = brief.choose, brief.cloth.material.name, brief.cloth.colour
    pieces: list[Piece] = []
    hung = [(x, y) for x, y, _ in along(line, 1.55, 0.6) if y > -0.6]
    for n, (x, y) in enumerate(hung):
        pieces.append(rounded(ring(x, y + 0.3, 0.42, 0.3, 90), 0.1, metal))
        # Every other charm shows the colour that the bracelet is sold in.
        others = choose.choice(("disc", "heart", "star", "disc"))
        kind = "gem" if n % 2 == 0 and made != "metal" else others
        middle = y + 0.5
        if kind == "gem" and made == "crystal":
            pieces += cut_stone(x, middle + 0.5, 0.8, 1.05, colour, "drop")
        elif kind == "gem" and made in ("pearl", "beads"):
            pieces.append(balls([(x, middle + 0.42)], 0.9, colour, "pearl" if made == "pearl" else "glass"))
        elif kind == "star":
            tips = [
                (0, -1),
                (0.27, -0.3),
                (0.95, -0.3),
                (0.42, 0.14),
                (0.6, 0.85),
                (0, 0.42),
                (-0.6, 0.85),
                (-0.42, 0.14),
                (-0.95, -0.3),
                (-0.27, -0.3),
            ]
            pieces.append(sheet_metal(pen(*[(x + 0.52 * a, middle + 0.45 + 0.52 * b) for a, b in tips]), metal, 20))
        elif kind == "heart":
            heart = pen(
                (0, 0.48),
                (-0.3, -0.1, -1.05, 0.35, -0.5, 0.9),
                (-0.3, 1.12, 0, 1.36),
                (0.3, 1.12, 0.5, 0.9),
                (1.05, 0.35, 0.3, -0.1, 0, 0.48),
            )
            pieces.append(sheet_metal(changed(heart, skia.Matrix.Translate(x, middle - 0.2)), metal, 10))
        else:
            pieces.append(sheet_metal(oval(x, middle + 0.42, 0.9, 0.9), metal, 15))
    return pieces


def _rolled(brief: Brief, metal: Rgb, count: int) -> tuple[list[Piece], str]:
    """Strands of pearls, beads or stones around a velvet roll."""
    choose, made, colour = brief.choose, brief.cloth.material.name, brief.cloth.colour
    size = choose.uniform(0.75, 1.05)
    pieces: list[Piece] = []
    finish = "pearl" if made == "pearl" else choose.choice(("glass", "stone"))
    for n in range(count):
        x = (n - (count - 1) / 2) * (size + 0.25)
        line = pen((x, -4.05), (x + brief.hand.uniform(-0.12, 0.12), 0, x, 4.05), closed=False)
        if made == "crystal":
            pieces.append(rounded(line, size * 0.95, darker(metal, 0.1)))
            pieces += [
                p
                for a, b, _ in along(line, size, size * 0.4)
                for p in cut_stone(a, b, size * 0.84, size * 0.84, colour)
            ]
        else:
            places = [(a, b) for a, b, _ in along(line, size, size * 0.2)]
            pieces.append(balls(places, size, colour, finish))
            if n == count // 2:
                pieces.append(balls([places[len(places) // 2 + 1]], size * 1.06, metal))
    names = {"pearl": "pearls", "crystal": "cut stones"}
    return pieces, f"{'rows' if count > 1 else 'a row'} of {names.get(made, 'round beads')}"


def bracelet(brief: Brief) -> Garment:
    """A bracelet lying on stone, or around a velvet roll."""
    choose, made = brief.choose, brief.cloth.material.name
    metal, look = metal_of(brief), choose.choice(LOOKS[made])
    features = {
        "closure": "a toggle clasp"
        if look == "chain"
        else "a lobster clasp"
        if look == "charms"
        else "an elastic band"
        if look in ("strand", "strands")
        else "a slip-on design"
    }
    if look in ("strands", "stones") or (look == "strand" and choose.random() < 0.5):
        pieces, features["detail"] = _rolled(
            brief, metal, {"strands": choose.choice((2, 3)), "strand": 1, "stones": 1}[look]
        )
        base = cushion(ground_for(choose, brief.cloth.colour, VELVETS), 8.6, 8.6)
        if look == "stones":
            features["closure"] = "a box clasp"
        return laid(pieces, features, base)
    base = slab(
        0,
        0.6,
        9.3,
        11.4,
        ground_for(choose, brief.cloth.colour, list(STONES.values())),
        choose.randrange(99),
        choose.choice(("square", "round", "arch")),
    )
    if look in ("bangle", "bangles"):
        pieces, features["detail"] = _bangle(brief, metal, look == "bangles")
    elif look == "cuff":
        pieces, features["detail"] = _cuff(brief, metal)
    else:
        line = _ring_line(0, 0, 6.8, 0.84)
        if look == "strand":
            finish = "pearl" if made == "pearl" else choose.choice(("glass", "stone"))
            size = 0.85 * 0.998
            pieces = [
                balls([(x, y) for x, y, _ in along(line, size)], size, brief.cloth.colour, finish),
                balls([along(line, 99)[0][:2]], size * 1.1, metal),
            ]
            features["detail"] = "a row of pearls" if made == "pearl" else "a row of round beads"
        elif look == "chain":
            kind = choose.choice(("cable", "curb", "paper clip"))
            pieces = [
                *links(
                    line,
                    *{"cable": (1.3, 0.95), "curb": (1.4, 0.95), "paper clip": (1.9, 0.75)}[kind],
                    0.24,
                    metal,
                    kind,
                )
            ]
            pieces += [rounded(pen((-0.9, -2.2), (0.9, -2.75), closed=False), 0.26, metal)]
            features["detail"] = {
                "cable": "chunky round links",
                "curb": "flat curb links",
                "paper clip": "paper-clip links",
            }[kind]
        else:
            pieces = [*fine_chain(line, 0.32, metal), *_charms(brief, line, metal)]
            features["detail"] = "dangling charms"
    return laid(pieces, features, base)


KINDS = (
    Kind(
        "bracelet",
        "jewellery",
        bracelet,
        {"metal": 4, "pearl": 2, "beads": 3, "crystal": 2, "enamel": 2},
        {"plain": 1},
        (12, 140),
        ("elegant", "party", "minimalist", "bohemian", "classic"),
        ("bracelet",),
    ),
)
