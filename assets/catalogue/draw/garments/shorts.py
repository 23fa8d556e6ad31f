"""Shorts: denim, Bermuda, sweat shorts."""

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.palette import darker
from assets.catalogue.draw.parts.hoods import ragged
from assets.catalogue.draw.parts.pockets import bellows_pocket, zip_pocket
from assets.catalogue.draw.parts.trims import (
    BRASS,
    STEEL,
    belt,
    button_colour,
    buttons,
    mirrored,
    mirrored_pair,
    tied_bow,
    waistband,
)
from assets.catalogue.draw.parts.trouser_legs import Legs
from assets.catalogue.draw.parts.waists import (
    THREAD,
    belt_loops,
    drawstring,
    elastic,
    front_seams,
    inside_waist,
    slant_pockets,
)
from assets.catalogue.draw.paths import band, box, flipped, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam


def _hung(brief: Brief, legs: Legs, depth: float) -> tuple[Fold, ...]:
    """Creases of short legs: what trousers have above the knee, and waves at the hem."""
    hand = brief.hand
    folds = legs.folds(hand, depth, 0.6)
    for side in (-1, 1):
        for share in (-0.4, 0.35):
            low = legs.length
            x = legs.middle(low) + share * legs.half(low) + hand.uniform(-1, 1)
            top = hand.uniform(0.45, 0.7) * low
            folds += (
                Fold((side * x * 0.94, top), (side * x * 0.97, (top + low) / 2), (side * x, low), 1.4, depth * 0.7),
            )
    return folds


def _cuffs(brief: Brief, legs: Legs, depth: float, pale: bool) -> tuple[Piece, ...]:
    """Turned-up hems; denim shows its pale inside."""
    top, low = legs.length - depth, legs.length + 0.2
    left, right = legs.middle(top) - legs.half(top) - 0.2, legs.middle(top) + legs.half(top) + 0.35
    middle = legs.middle(low)
    out, inn = middle + legs.half(low) + 0.45, middle - legs.half(low) - 0.2
    area = pen((left, top), (middle, top + 0.8, right, top), (out, low), (middle, low + 1.0, inn, low))
    line = Seam(pen((left, top + 0.9), (middle, top + 1.7, right, top + 0.9), closed=False), "stitch")
    cloth = brief.cloth.lit(0.4) if pale else brief.cloth
    return mirrored_pair(Piece(area, cloth, seams=(line,), round=0.7, cast=0.32))


def denim_shorts(brief: Brief) -> Garment:
    """Denim shorts: cut-offs with a raw hem, turned up, high at the waist, or long and loose."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    cut = choose.choice(("raw", "turned up", "long", "high"))
    length = {"long": choose.uniform(50, 55), "high": choose.uniform(36, 39)}.get(cut, choose.uniform(31, 36))
    legs = Legs(length, 17.2, 22.6, 11, 12.0 if cut != "long" else 11.4, 24 if cut != "high" else 27, 2.4)
    path = legs.outline()
    thread = THREAD if choose.random() < 0.75 else darker(cloth.colour, 0.35)
    seams = [*front_seams(legs.rise, thread), *slant_pockets(17.2, True, thread, legs.hip)]
    if choose.random() < 0.6:
        low = length - 3
        seams = [
            *(
                Seam(
                    pen((side * legs.middle(18), 15), (side * legs.middle(low), low), closed=False), "fade", width=width
                )
                for side in (-1, 1)
                for width in (9.0, 4.0)
            ),
            *seams,
        ]
    pieces = [inside_waist(17.2, cloth)]
    if cut == "raw":
        for side in (-1, 1):
            lining = box(legs.hip - 13, length - 6, legs.hip - 5, length + 3.4, 0.6)
            if choose.random() < 0.5:
                white = Piece(
                    lining if side > 0 else flipped(lining), trim("cotton", (238, 236, 230)), round=0.4, cast=0.2
                )
                pieces.append(white)
    pieces.append(Piece(path, cloth, _hung(brief, legs, 0.4), tuple(seams), round=2.4))
    if cut == "turned up":
        pieces += _cuffs(brief, legs, 4.0, True)
    elif cut == "raw":
        strip = within(box(-60, length - 0.6, 60, length + 2), path)
        pieces.append(Piece(ragged(strip, hand, 1.6, 0.35), cloth.lit(0.5), round=0.0, cast=0.0))
    else:
        line = pen((-40, length - 1.8), (40, length - 1.8), closed=False)
        pieces.append(
            Piece(within(band(line, 0.3), path), cloth, seams=(Seam(line, "stitch", thread),), round=0, cast=0)
        )
    metal = choose.choice((BRASS, STEEL))
    pieces += [waistband(17.2, 4.2, cloth, thread), *belt_loops(17.2, cloth)]
    rows = [(1.4, 2.9)] if cut != "high" else [(1.4, 2.9), (1.5, 7.6), (1.5, 11.4), (1.5, 15.2)]
    pieces += buttons(rows, metal, 1.8, "metal")
    pieces += buttons([(side * 9.0, 5.4) for side in (-1, 1)], metal, 0.7, "metal")
    return Garment(
        tuple(pieces),
        {
            "length": "knee-length" if cut == "long" else "short",
            "closure": "a button fly" if cut == "high" else "a zip fly and button",
            "detail": {"raw": "a raw hem", "turned up": "turned-up hems", "high": "a high waist"}.get(
                cut, "five pockets"
            ),
            "fit": "loose" if cut == "long" else "regular",
        },
    )


def bermuda_shorts(brief: Brief) -> Garment:
    """Shorts to the knee: tailored with creases, turned up, pleated with a belt, or with cargo pockets."""
    choose, cloth = brief.choose, brief.cloth
    cut = choose.choice(("tailored", "turned up", "pleated", "cargo", "tied"))
    length = choose.uniform(44, 56)
    legs = Legs(length, 17.4, 22.8, 11, 11.0 if cut != "cargo" else 11.6, 26, 2.8)
    path = legs.outline()
    folds = _hung(brief, legs, 0.36)
    if cut in ("tailored", "pleated"):
        folds += tuple(
            Fold(
                (side * legs.middle(16), 16),
                (side * legs.middle(30), 32),
                (side * legs.middle(length), length),
                0.35,
                -0.7,
            )
            for side in (-1, 1)
        )
    if cut in ("pleated", "tied"):
        folds += tuple(
            Fold((side * x, 4.4), (side * (x + 0.3), 10), (side * (x + 0.8), 21 - x * 0.4), 0.6, 0.7)
            for side in (-1, 1)
            for x in (6.8, 10.4)
        )
    seams = (*front_seams(26, None, True), *slant_pockets(17.4, False, None, legs.hip))
    if cut != "turned up":
        seams += (Seam(pen((-40, length - 2.6), (40, length - 2.6), closed=False), "stitch"),)
    pieces = [inside_waist(17.4, cloth), Piece(path, cloth, folds, seams, round=2.4)]
    if cut == "turned up":
        pieces += _cuffs(brief, legs, 4.4, False)
    if cut == "cargo":
        x = legs.middle(length) + legs.half(length) - 12
        own = bellows_pocket(x, length - 21, 11.5, 14, cloth, STEEL if choose.random() < 0.5 else None)
        pieces += mirrored(own)
    pieces += [waistband(17.4, 4.2, cloth), *belt_loops(17.4, cloth)]
    if cut == "tied":
        pieces += [*belt(0.4, 17.6, cloth, 3.4, None), *tied_bow(-3, 3.0, cloth, 0.75)]
    elif cut == "pleated" or choose.random() < 0.25:
        pieces += belt(0.5, 17.7, trim("leather", choose.choice(((96, 60, 38), (40, 32, 32), (168, 120, 78)))), 3.2)
    else:
        pieces += buttons([(1.4, 2.9)], button_colour(cloth), 1.6)
    return Garment(
        tuple(pieces),
        {
            "length": "knee-length" if length > 49 else "above the knee",
            "closure": "a tie belt" if cut == "tied" else "a zip fly and button",
            "detail": {"turned up": "turned-up hems", "pleated": "waist pleats", "cargo": "cargo pockets"}.get(
                cut, "pressed creases" if cut == "tailored" else "side pockets"
            ),
        },
    )


def sweat_shorts(brief: Brief) -> Garment:
    """Pull-on shorts: plain, side-striped, piped like a runner's with a rounded hem, or with zipped pockets."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    cut = choose.choice(("plain", "striped", "runner", "zipped", "raw"))
    length = 32.0 if cut == "runner" else choose.uniform(36, 46)
    legs = Legs(length, 17.4, 23.0, 11, 12.6 if cut == "runner" else 11.8, 25, 2.6)
    path = legs.outline()
    folds = (*_hung(brief, legs, 0.4), *elastic(hand, 17, 4.8, 9))
    seams = [*front_seams(25, None, False)]
    if cut != "runner":
        seams += slant_pockets(17.4, False, None, legs.hip)
    if cut in ("plain", "striped", "zipped"):
        seams += [Seam(pen((-40, length - y), (40, length - y), closed=False), "stitch") for y in (2.4, 1.9)]
    pieces = [inside_waist(17.4, cloth), Piece(path, cloth, folds, tuple(seams), round=2.4)]
    second = cloth.toned(brief.accent)
    if cut == "striped":
        line = pen(
            (legs.hip - 3.4, 4),
            (legs.hip - 1.0, 16),
            (legs.middle(length) + legs.half(length) - 2.2, length + 2),
            closed=False,
        )
        pieces += mirrored_pair(Piece(within(band(line, 2.0), path), second, round=0.3, cast=0.08))
    elif cut == "runner":
        edge = pen((legs.hip + 0.4, 17), (legs.hip + 1.2, length - 9, legs.middle(length) + 9, length - 0.6),
                   (legs.middle(length), length - 0.2), (0.4, length - 0.6), closed=False)  # fmt: skip
        pieces += mirrored_pair(Piece(within(band(edge, 1.5), path), second, round=0.3, cast=0.1))
    elif cut == "zipped":
        own = zip_pocket((15.0, 7), (20.4, 18), cloth)
        pieces += mirrored(own)
    elif cut == "raw":
        top = within(box(-60, length - 1.0, 60, length + 2), path)
        pieces.append(Piece(top, cloth.shaded(0.08), round=0.5, cast=0.1))
    contrast = choose.random() < 0.25
    pieces.append(waistband(17.4, 4.8, (second if contrast else cloth).ribbed()))
    pieces += drawstring(cloth, hand, choose.uniform(9, 14))
    return Garment(
        tuple(pieces),
        {
            "length": "short" if length < 38 else "above the knee",
            "closure": "a drawstring waist",
            "detail": {
                "striped": "a stripe down the side",
                "runner": "contrast piping",
                "zipped": "zip pockets",
                "raw": "rolled edges",
            }.get(cut, "side pockets"),
        },
    )


KINDS = (
    Kind(
        "denim shorts",
        "shorts",
        denim_shorts,
        {"denim": 1},
        {"plain": 1},
        (20, 45),
        ("casual", "summery"),
        ("denim shorts", "jean shorts"),
        "denim",
    ),
    Kind(
        "bermuda shorts",
        "shorts",
        bermuda_shorts,
        {"cotton": 2, "linen": 2},
        {"plain": 7, "checked": 1, "vertical stripes": 1, "camouflage": 1},
        (20, 60),
        ("summery", "preppy", "classic"),
        ("Bermuda shorts", "chino shorts", "tailored shorts"),
    ),
    Kind(
        "sweat shorts",
        "shorts",
        sweat_shorts,
        {"sweat": 2, "jersey": 1, "nylon": 1},
        {"plain": 4, "floral": 1, "tie-dye": 1},
        (15, 35),
        ("sporty", "casual", "summery"),
        ("sweat shorts", "drawstring shorts", "pull-on shorts"),
    ),
)
