"""Earrings: hoops, studs, drops, pearls, in pairs on a card, a jeweller's stand or stone."""

from collections.abc import Sequence
from dataclasses import replace

import skia

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.garments.necklaces import metal_of
from assets.catalogue.draw.palette import Rgb, darker
from assets.catalogue.draw.parts.displays import STONES, ground_for, laid, slab
from assets.catalogue.draw.parts.jewels import balls, cut_stone, fine_chain, links, ring, rounded, sheet_metal
from assets.catalogue.draw.paths import box, moved, oval, pen, turned
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece, Seam

LOOKS = {
    "metal": ("hoops", "hoops", "studs", "leaves", "chains", "huggies"),
    "pearl": ("studs", "drops", "hoops"),
    "beads": ("drops", "tassels", "hoops"),
    "crystal": ("studs", "drops", "chandelier"),
    "enamel": ("hoops", "studs", "leaves"),
}
PAPERS: tuple[Rgb, ...] = ((244, 241, 235), (226, 214, 200), (72, 76, 84), (206, 214, 208), (232, 208, 202))


def _hook(x: float, y: float, metal: Rgb) -> Piece:
    """An ear wire whose eye is at (x, y)."""
    line = pen(
        (x, y),
        (x + 0.02, y - 0.5),
        (x + 0.02, y - 1.3, x + 0.62, y - 1.3, x + 0.66, y - 0.62),
        (x + 0.68, y + 0.1),
        closed=False,
    )
    return rounded(line, 0.1, metal)


def _hoops(brief: Brief, metal: Rgb) -> tuple[list[Piece], str]:
    choose, made, colour = brief.choose, brief.cloth.material.name, brief.cloth.colour
    size, gauge = choose.choice(((2.6, 0.5), (3.6, 0.26), (3.2, 0.42), (4.2, 0.2)))
    look = choose.choice(("plain", "twisted", "oval"))
    tall = size * (1.25 if look == "oval" else 1.0)
    line = oval(0, tall / 2, size, tall)
    shown = colour if made == "enamel" else metal
    pieces = [rounded(line, gauge, shown, steps=6)]
    if made == "beads":
        places = [(0.5 * size * x, tall / 2 + 0.5 * tall * y) for x, y in _ROUND]
        pieces = [rounded(line, 0.12, metal), balls(places, 0.5, colour, "glass")]
        return pieces, "beaded hoops"
    if made == "pearl":
        return [
            rounded(line, gauge * 0.7, metal),
            _bail(tall, metal),
            balls([(0, tall + 0.75)], 1.2, colour, "pearl"),
        ], "hoops with a pearl"
    if look == "twisted":
        grooves = tuple(
            Seam(
                pen(
                    (0.5 * size * x * 0.9, tall / 2 + 0.5 * tall * y * 0.9),
                    (0.5 * size * (x * 1.12 + 0.03), tall / 2 + 0.5 * tall * (y * 1.12 + 0.05)),
                    closed=False,
                ),
                "edge",
                darker(shown, 0.5),
                gauge * 0.13,
            )
            for x, y in _ROUND
        )
        pieces = [replace(pieces[0], seams=(*pieces[0].seams, *grooves))]
    pieces.append(rounded(pen((-0.05, -0.1), (0.05, 0.12), closed=False), gauge * 1.15, metal))
    name = {"plain": "thin hoops" if gauge < 0.3 else "chunky hoops", "twisted": "twisted hoops", "oval": "oval hoops"}[
        look
    ]
    return pieces, name


def _bail(y: float, metal: Rgb) -> Piece:
    return rounded(ring(0, y + 0.08, 0.34, 0.26, 90), 0.1, metal)


def _studs(brief: Brief, metal: Rgb) -> tuple[list[Piece], str]:
    choose, made, colour = brief.choose, brief.cloth.material.name, brief.cloth.colour
    if made == "pearl":
        return [balls([(0, 1.2)], 2.0, colour, "pearl"), balls([(0.02, 0.06)], 0.36, metal)], "pearl studs"
    if made == "crystal":
        shape = choose.choice(("round", "emerald"))
        wide, tall = (2.0, 2.0) if shape == "round" else (1.6, 2.2)
        claws = [(x * wide * 0.36, 1.2 + y * tall * 0.4) for x in (-1, 1) for y in (-1, 1)]
        rim = sheet_metal(box(-wide * 0.53, 1.2 - tall * 0.53, wide * 0.53, 1.2 + tall * 0.53, wide * 0.35), metal)
        name = "emerald-cut studs" if shape == "emerald" else "round stone studs"
        return [rim, *cut_stone(0, 1.2, wide, tall, colour, shape), balls(claws, 0.3, metal)], name
    if made == "enamel":
        petals = [(0.78 * x, 1.2 + 0.78 * y) for x, y in _FIVE]
        rims = balls(petals, 1.16, metal)
        return [rims, balls(petals, 0.92, colour, "stone", 0.0), balls([(0, 1.2)], 0.62, metal)], "flower studs"
    shape = choose.choice(("knot", "ball", "disc", "star"))
    if shape == "ball":
        return [rounded(pen((0, 1.2), (0.001, 1.2), closed=False), 2.0, metal, steps=8)], "ball studs"
    if shape == "disc":
        return [sheet_metal(oval(0, 1.2, 2.3, 2.3), metal, 20)], "disc studs"
    if shape == "star":
        star = pen(*[(1.3 * r * x, 1.2 + 1.3 * r * y) for (x, y), r in zip(_TEN, (1, 0.45) * 5, strict=True)])
        return [sheet_metal(star, metal, 30)], "star studs"
    loops = [
        rounded(ring(0.34 * x, 1.2 + 0.34 * y, 1.5, 0.95, way), 0.36, metal)
        for (x, y), way in zip(_FIVE[:3], (20, 90, 150), strict=True)
    ]
    return loops, "knot studs"


def _drops(brief: Brief, metal: Rgb) -> tuple[list[Piece], str]:
    choose, made, colour = brief.choose, brief.cloth.material.name, brief.cloth.colour
    hook, top = _hook(0, 0, metal), _bail(0, metal)
    if made == "pearl":
        long = choose.random() < 0.5
        chain = list(fine_chain(pen((0, 0.3), (0, 1.9), closed=False), 0.2, metal)) if long else []
        y = 2.6 if long else 1.2
        return [
            hook,
            top,
            *chain,
            balls([(0, y - 0.75)], 0.5, metal),
            balls([(0, y + 0.3)], 1.75, colour, "pearl"),
        ], "pearl drops"
    if made == "beads":
        sizes, pieces, y = (
            choose.choice(((0.7, 1.0, 1.4), (1.3, 0.8, 1.3), (1.7,), (0.6, 0.6, 0.6, 0.6, 1.1))),
            [hook, top],
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
    return [hook, rim, *cut_stone(0, 0.58 + tall / 2, 1.6, tall, colour, shape), top, *upper], "stone drops"


def _chandelier(brief: Brief, metal: Rgb) -> tuple[list[Piece], str]:
    pieces = [
        _hook(0, 0, metal),
        _bail(0, metal),
        rounded(pen((-1.5, 2.0), (-1.4, 0.5, 0, 0.3), (1.4, 0.5, 1.5, 2.0), (0, 2.7, -1.5, 2.0)), 0.16, metal),
    ]
    pieces += cut_stone(0, 1.35, 1.0, 1.1, brief.cloth.colour)
    for x, y, long in ((-1.4, 2.1, 0.7), (-0.7, 2.4, 1.0), (0, 2.5, 1.4), (0.7, 2.4, 1.0), (1.4, 2.1, 0.7)):
        pieces += [
            rounded(pen((x, y), (x, y + 0.3), closed=False), 0.1, metal),
            *cut_stone(x, y + 0.3 + long / 2, 0.55, long, brief.cloth.colour, "drop"),
        ]
    return pieces, "a chandelier shape"


def _leaves(brief: Brief, metal: Rgb) -> tuple[list[Piece], str]:
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
    return [_hook(0, 0, metal), replace(plate, seams=(*plate.seams, spine, *ribs)), _bail(0, metal)], "leaf drops"


def _chains(brief: Brief, metal: Rgb) -> tuple[list[Piece], str]:
    pieces = [balls([(0, 0)], 0.7, metal)]
    if brief.choose.random() < 0.5:
        return [*links(pen((0, 0.2), (0, 4.6), closed=False), 1.3, 0.95, 0.24, metal), *pieces], "link drops"
    for x, low in ((-0.45, 3.6), (-0.15, 4.6), (0.15, 5.2), (0.45, 4.2)):
        pieces = [*fine_chain(pen((x * 0.4, 0.1), (x, 1.2), (x, low), closed=False), 0.2, metal), *pieces]
    return pieces, "a fringe of fine chains"


def _tassels(brief: Brief, metal: Rgb) -> tuple[list[Piece], str]:
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
    return [_hook(0, 0, metal), *threads, balls([(0, 0.6)], 1.1, metal), _bail(0, metal)], "silky tassels"


def _huggies(brief: Brief, metal: Rgb) -> tuple[list[Piece], str]:
    outer, inner = oval(0, 1.3, 2.5, 2.6), oval(0, 1.3, 1.3, 1.5)
    plate = rounded(oval(0, 1.3, 1.9, 2.05), 0.62, metal, steps=8)
    stones = balls([(0.95 * x, 1.3 + 1.02 * y) for x, y in _ROUND if y > -0.4], 0.3, brief.accent, "glass", 0.0)
    _ = outer, inner
    return [plate, stones], "small hoops set with stones"


DRAW = {
    "hoops": _hoops,
    "studs": _studs,
    "drops": _drops,
    "chandelier": _chandelier,
    "leaves": _leaves,
    "chains": _chains,
    "tassels": _tassels,
    "huggies": _huggies,
}


def _pair(one: Sequence[Piece], gap: float, lean: float) -> list[Piece]:
    """The earring twice, the other one as its mirror image, a little askew."""
    pieces = []
    for side in (-1, 1):
        matrix = skia.Matrix()
        matrix.setRotate(side * lean)
        matrix.postTranslate(side * gap, 0)
        # The light on a mirror image would come from the wrong side, so the same piece is moved instead.
        pieces += [piece.changed(matrix) for piece in one]
    return pieces


def earrings(brief: Brief) -> Garment:
    """A pair of earrings on a card, on a stand or lying on stone."""
    choose = brief.choose
    metal = metal_of(brief)
    look = choose.choice(LOOKS[brief.cloth.material.name])
    one, name = DRAW[look](brief, metal)
    scene = (
        choose.choice(("card", "slab", "stone"))
        if look in ("studs", "huggies", "hoops")
        else choose.choice(("stand", "card", "slab"))
    )
    low = max(piece.path.computeTightBounds().bottom() for piece in one)
    high = min(piece.path.computeTightBounds().top() for piece in one)
    wide = max(piece.path.computeTightBounds().right() for piece in one)
    gap = max(1.4, wide + 0.75)
    ways = {
        "closure": "hooks"
        if high < -0.7
        else "butterfly backs"
        if look == "studs"
        else "hinged clasps"
        if look in ("hoops", "huggies")
        else "posts"
    }
    features = {"detail": name, "closure": ways["closure"], "size": "long" if low > 4 else "small"}
    middle, tall, across = (low + high) / 2, low - high, 2 * (gap + wide)
    if scene == "card":
        paper = choose.choice(PAPERS)
        card = box(-across * 0.68, high - tall * 0.25 - 1.2, across * 0.68, low + max(1.2, tall * 0.3), 0.25)
        holes = tuple(
            Seam(pen((x, -0.05 if high < -0.7 else 0.0), (x + 0.001, 0), closed=False), "edge", darker(paper, 0.6), 0.2)
            for x in (-gap, gap)
        )
        base = [
            Piece(moved(card, 0.05, 0.08), trim("felt", darker(paper, 0.2)), round=0.0),
            Piece(card, trim("suede", paper), seams=holes, round=0.12, cast=0.0),
        ]
        return laid(_pair(one, gap, 0.0), features, base)
    stone = ground_for(choose, brief.cloth.colour, list(STONES.values()))
    if scene == "stand":
        metal_bar = rounded(pen((-gap - 1.4, high + 0.55), (gap + 1.4, high + 0.55), closed=False), 0.36, metal)
        post = rounded(pen((0, high + 0.55), (0, low + 1.4), closed=False), 0.36, metal)
        foot = slab(0, low + 1.7, across * 0.85, 1.2, stone, 1, "round")
        feet = ((-across * 0.43, across * 0.43, low + 2.3),)
        return Garment((*foot, post, metal_bar, *_pair(one, gap, 0.0)), features, feet)
    side = max(across * 1.35, tall * 1.6)
    shape = choose.choice(("round", "square", "arch")) if scene == "slab" else "square"
    base = slab(0, middle, side, side * 1.2, stone, choose.randrange(99), shape)
    return laid(_pair(one, gap, choose.uniform(4, 16)), features, base)


def _circle(count: int) -> list[tuple[float, float]]:
    """Places on a circle of radius 1, the first above."""
    path = turned(oval(0, 0, 2, 2), -90)
    measure = skia.PathMeasure(path, False)
    places = [measure.getPosTan(measure.getLength() * n / count)[0] for n in range(count)]
    return [(place.x(), place.y()) for place in places]


_ROUND, _FIVE, _TEN = _circle(20), _circle(5), _circle(10)

KINDS = (
    Kind(
        "earrings",
        "jewellery",
        earrings,
        {"metal": 4, "pearl": 2, "beads": 2, "crystal": 3, "enamel": 2},
        {"plain": 1},
        (10, 120),
        ("elegant", "party", "minimalist", "bohemian", "classic"),
        ("earrings", "pair of earrings"),
    ),
)
