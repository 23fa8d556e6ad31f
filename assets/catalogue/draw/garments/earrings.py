"""Earrings: hoops, studs, drops, pearls, in pairs on a card, a jeweller's stand or stone."""

from collections.abc import Sequence
from dataclasses import replace

import skia

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.garments.drop_earrings import bail, chains, chandelier, drops, leaves, tassels
from assets.catalogue.draw.garments.necklaces import metal_of
from assets.catalogue.draw.palette import Rgb, darker
from assets.catalogue.draw.parts.displays import STONES, ground_for, laid, slab
from assets.catalogue.draw.parts.jewels import balls, cut_stone, ring, rounded, sheet_metal
from assets.catalogue.draw.paths import box, moved, oval, pen, turned
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece, Seam

LOOKS = {
    "metal": ("hoops", "studs", "leaves", "chains", "huggies", "hoops"),
    "pearl": ("drops", "studs", "hoops"),
    "beads": ("drops", "tassels"),
    "crystal": ("studs", "drops", "chandelier"),
    "enamel": ("leaves", "studs", "hoops"),
}
PAPERS: tuple[Rgb, ...] = ((244, 241, 235), (226, 214, 200), (72, 76, 84), (206, 214, 208), (232, 208, 202))


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
            bail(tall, metal),
            balls([(0, tall + 0.75)], 1.2, colour, "pearl", steps=8),
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


def _studs(brief: Brief, metal: Rgb) -> tuple[list[Piece], str]:
    choose, made, colour = brief.choose, brief.cloth.material.name, brief.cloth.colour
    if made == "pearl":
        return [balls([(0, 1.2)], 2.0, colour, "pearl", steps=14), balls([(0.02, 0.06)], 0.36, metal)], "pearl studs"
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


def _huggies(brief: Brief, metal: Rgb) -> tuple[list[Piece], str]:
    plate = rounded(oval(0, 1.3, 1.9, 2.05), 0.62, metal, steps=8)
    stones = balls([(0.95 * x, 1.3 + 1.02 * y) for x, y in _ROUND if y > -0.4], 0.3, brief.accent, "glass", 0.0)
    return [plate, stones], "small hoops set with stones"


DRAW = {
    "hoops": _hoops,
    "studs": _studs,
    "drops": drops,
    "chandelier": chandelier,
    "leaves": leaves,
    "chains": chains,
    "tassels": tassels,
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
    side = max(across * 1.14, tall * 1.35)
    shape = choose.choice(("round", "square", "arch")) if scene == "slab" else "square"
    tile = slab(0, middle, side, side * 1.2, stone, choose.randrange(99), shape)
    return laid(_pair(one, gap, choose.uniform(4, 16)), features, tile)


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
