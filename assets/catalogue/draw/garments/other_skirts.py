"""Skirts that swing, and those of denim: pleated, maxi, denim; `skirts` has them in its kinds."""

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.palette import Rgb, darker
from assets.catalogue.draw.parts.flounces import ruffle, swing
from assets.catalogue.draw.parts.hoods import ragged
from assets.catalogue.draw.parts.skirt_fronts import WAIST, fitted_folds, kept_on, narrow_skirt, slit, wrapped
from assets.catalogue.draw.parts.trims import (
    BRASS,
    STEEL,
    belt,
    button_colour,
    buttons,
    column,
    hem_stitch,
    mirrored,
    patch_pocket,
    tied_bow,
    waistband,
)
from assets.catalogue.draw.parts.waists import THREAD, belt_loops, inside_waist
from assets.catalogue.draw.paths import Point, band, both_sides, box, minus, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Piece, Seam


def pleated_skirt(brief: Brief) -> Garment:
    """A skirt in pressed pleats: fine or wide ones, box pleats, a kilt with straps; short to calf-length."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    cut = choose.choice(("fine", "wide", "box", "kilt", "yoke"))
    length = choose.choice((40, 60, 76)) if cut != "kilt" else choose.choice((42, 54))
    hem = 25.5 + length * (0.17 if cut == "fine" else 0.12)
    top = 14.0 if cut == "yoke" else 3.0
    at_top = 20.8 if cut == "yoke" else WAIST + 0.1
    count = {"fine": 22, "wide": 11, "box": 7, "kilt": 12, "yoke": 13}[cut]
    lift = 2.4

    def spot(share: float, y: float) -> Point:
        """A point down the skirt: share from -1 (left) to 1 (right)."""
        down = max(0.0, (y - top) / (length - top))
        half = at_top + (hem - at_top) * down**0.8
        return share * half, y + lift * down * (1 - share * share)

    edges: list[tuple[float, ...]] = []
    folds: list[Fold] = []
    seams: list[Seam] = []
    for place in range(count):
        left, right = -1 + 2 * place / count, -1 + 2 * (place + 1) / count
        x0, y0 = spot(left, length)
        x1, y1 = spot(right, length)
        # Every pleat ends a little askew: one edge lies on the next.
        edges += [(x0, y0 + 0.5), (x1, y1 - 0.5)]
        if place and not (cut == "kilt" and 4 <= place <= 8):
            sway = hand.uniform(-0.3, 0.3) / count
            start, middle, end = spot(left, top), spot(left + sway, (top + length) / 2), spot(left, length + 3)
            sharp = (0.75 if cut in ("wide", "box", "kilt") else 0.55) * hand.uniform(0.7, 1.1)
            folds.append(Fold(start, middle, end, min(1.6, 11 / count) + 0.25, sharp))
            shifted = (
                spot(left - 0.35 / count, top),
                spot(left + sway - 0.6 / count, (top + length) / 2),
                spot(left - 0.7 / count, length + 3),
            )
            folds.append(Fold(*shifted, min(1.6, 9 / count), -sharp * 0.5))
            seams.append(Seam(pen(start, (*middle, *end), closed=False), "edge", darker(cloth.colour, 0.45), 0.12))
            if cut == "box":
                other = (
                    spot(left + 0.5 / count, top),
                    spot(left + 0.5 / count, (top + length) / 2),
                    spot(left + 0.5 / count, length + 3),
                )
                folds.append(Fold(*other, 0.7, 0.55))
    sides = [spot(1, y) for y in (length * 0.7, length * 0.4, top + 2)]
    path = pen(
        (-at_top, top - 1),
        *(spot(-1, y) for y in (top + 2, length * 0.4, length * 0.7)),
        *edges,
        *sides,
        (at_top, top - 1),
    )
    pieces = [inside_waist(WAIST, cloth), Piece(path, cloth, tuple(folds), tuple(seams), round=2.2, fan=hem / 21)]
    if cut == "yoke":
        hips = both_sides(pen((-0.5, 0), (WAIST, 0), (20.4, 7, at_top + 0.4, top), (10, top + 1.6, -0.5, top + 1.6)))
        line = Seam(pen((-30, top - 0.8), (0, top + 0.8, 30, top - 0.8), closed=False), "stitch")
        pieces.append(Piece(hips, cloth, seams=(line,), round=1.6, cast=0.25))
    if cut == "kilt":
        flat = pen(
            (-7.5, 2),
            spot(0.42, top - 1),
            spot(0.44, length * 0.5),
            spot(0.45, length - 0.6),
            spot(-0.35, length + 0.4),
        )
        fringe = Seam(pen(spot(0.43, top), spot(0.45, length), closed=False), "stitch")
        pieces.append(Piece(flat, cloth, seams=(fringe,), round=0.8, cast=0.3))
    pieces.append(waistband(WAIST, 4.0, cloth))
    belted = cut in ("fine", "wide") and choose.random() < 0.3
    if belted:
        pieces += belt(0.6, WAIST + 0.2, trim("leather", (48, 38, 34)), 2.8)
    if cut == "kilt":
        leather = trim("leather", (44, 34, 32))
        for y in (3.2, 9.0):
            pieces.append(Piece(box(3.0, y - 1, 13.4, y + 1, 0.4), leather, round=0.4, cast=0.35))
            ring = minus(box(8.4, y - 1.6, 11.2, y + 1.6, 0.4), box(9.1, y - 0.9, 10.5, y + 0.9, 0.2))
            pieces.append(Piece(ring, trim("metal", BRASS), round=0.25, cast=0.3))
    return Garment(
        tuple(pieces),
        {
            "length": "short" if length < 48 else "knee-length" if length < 70 else "midi",
            "detail": "a narrow belt"
            if belted
            else {
                "fine": "narrow pleats",
                "wide": "wide pleats",
                "box": "box pleats",
                "kilt": "buckled straps",
                "yoke": "a smooth hip yoke",
            }[cut],
        },
    )


def maxi_skirt(brief: Brief) -> Garment:
    """A long skirt: gathered, tiered, buttoned, wrapped with a flounce, slit, or dipped at the hem."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    cut = choose.choice(("gathered", "tiers", "buttons", "wrap", "slit", "dipped", "ruffle"))
    length = choose.uniform(88, 98)
    hem = choose.uniform(32, 36) if cut in ("slit", "buttons", "wrap") else choose.uniform(36, 42)
    gathered = cut in ("gathered", "tiers", "ruffle")
    skirt = swing(3, length, WAIST + 0.2, hem, hand, 9 if gathered else 7, gathered, 0.6, 14 if cut == "dipped" else 0)
    pieces = [inside_waist(WAIST, cloth), skirt.back(cloth)]
    features = {"length": "long", "detail": "a gathered waist"}
    if cut == "tiers":
        tops = [length * 0.66, length * 0.34, 3.0]
        ends = [length, length * 0.68, length * 0.36]
        widths = [(hem * 0.76, hem), (hem * 0.56 + 2, hem * 0.8), (WAIST + 0.2, hem * 0.6 + 2)]
        for top, end, (narrow, wide) in zip(tops, ends, widths, strict=True):
            tier = swing(top, end, narrow, wide, hand, 9, True, 0.5)
            pieces.append(Piece(tier.path, cloth, tier.folds, round=1.8, cast=0.3, fan=wide / narrow))
        features["detail"] = "tiers"
    elif cut == "wrap":
        pieces.append(Piece(skirt.path, cloth.shaded(0.08), skirt.folds, round=2.4, fan=1.5))
        front = wrapped(skirt.path, 9.5, length, 11)
        pieces.append(Piece(front, cloth, skirt.folds, round=1.2, cast=0.4, fan=1.5))
        features["detail"] = "a wrap front"
    else:
        pieces.append(Piece(skirt.path, cloth, skirt.folds, round=2.8, fan=1.6))
    if cut == "buttons":
        strip = within(pen((-2.1, 3), (2.1, 3), (2.3, length + 4), (-2.3, length + 4)), skirt.path)
        pieces.append(Piece(strip, cloth, skirt.folds, round=0.4, cast=0.25))
        pieces += buttons(column(0, 8, length * 0.72, 8), button_colour(cloth), 1.6)
        features["detail"] = "buttons down the front"
    elif cut == "slit":
        side = choose.choice((-1, 1))
        gap = kept_on(slit(9.0, length * 0.42, length, cloth, 5.5), skirt.path)
        pieces.append(gap if side > 0 else gap.flipped())
        features["detail"] = "a high slit"
    elif cut == "dipped":
        features["detail"] = "an asymmetric hem"
    elif cut == "ruffle":
        low = length - 15
        wide = WAIST + (hem - WAIST) * 0.86
        frill = ruffle(((-wide, low - 3), (0, low + 3.5), (wide, low - 3)), ((-3, 17), (3, 17)), 13, cloth, hand, 0.3)
        pieces.append(frill)
        features["detail"] = "a ruffled hem"
    finish = choose.choice(("band", "elastic", "tie", "belt"))
    if finish == "elastic":
        ribs = tuple(Fold((x, 0.4), (x, 2), (x, 4.6), 0.35, 0.55) for x in range(-16, 17, 2))
        gathers = waistband(WAIST, 4.4, cloth)
        pieces.append(Piece(gathers.path, cloth, ribs, round=0.8, cast=0.2))
    else:
        pieces.append(waistband(WAIST, 4.2, cloth))
    if finish == "tie":
        pieces += tied_bow(choose.choice((0, 8)), 2.6, cloth, 0.85)
        features["closure"] = "a tie at the waist"
    elif finish == "belt":
        pieces += belt(0.5, WAIST + 0.2, trim("leather", choose.choice(((120, 78, 48), (60, 42, 34)))), 3.2)
    return Garment(tuple(pieces), features)


def denim_skirt(brief: Brief) -> Garment:
    """A denim skirt: a mini with a fly, buttoned all the way, a midi slit in front, A-line, with a raw hem."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    cut = choose.choice(("fly", "buttons", "slit", "a-line", "raw"))
    length = {"slit": choose.uniform(70, 78), "buttons": choose.choice((42, 66)), "raw": 36.0}.get(
        cut, choose.uniform(38, 44)
    )
    hem = 27.0 if cut == "a-line" else 22.4 if length < 50 else 21.6
    thread: Rgb = THREAD if choose.random() < 0.75 else darker(cloth.colour, 0.35)
    path = narrow_skirt(length, 22.6, hem)
    seams: list[Seam] = []
    if choose.random() < 0.6:
        for side in (-1, 1):
            line = pen((side * 10.5, 14), (side * 11, length * 0.5, side * 10.5, length - 6), closed=False)
            seams += [Seam(line, "fade", width=9.0), Seam(line, "fade", width=4.0)]
    for side in (-1, 1):
        line = pen((side * 10, 4.4), (side * 11.2, 11.8, side * 23.4, 12.6), closed=False)
        twin = pen((side * 9.4, 4.4), (side * 10.4, 12.5, side * 23.4, 13.3), closed=False)
        seams += [Seam(line), Seam(twin, "stitch", thread)]
        if cut == "a-line":
            panel = pen((side * 9, 12.5), (side * 13, length + 3), closed=False)
            seams += [
                Seam(panel),
                Seam(pen((side * 9.7, 12.5), (side * 13.7, length + 3), closed=False), "stitch", thread),
            ]
    if cut != "raw":
        seams.append(hem_stitch(length - 2.0, hem, 1.6, thread))
    if cut != "buttons":
        seams += [
            Seam(pen((0, 4), (0, length + 2), closed=False)),
            Seam(pen((3.2, 4.2), (3.2, 12), (2.6, 16, 0.2, 17.4), closed=False), "stitch", thread),
        ]
    pieces = [
        inside_waist(WAIST, cloth),
        Piece(path, cloth, fitted_folds(hand, length, 22.6, 0.38), tuple(seams), round=2.4),
    ]
    if cut == "raw":
        edge = pen((-hem, length - 0.4), (0, length + 2.6, hem, length - 0.4), closed=False)
        pieces.append(Piece(ragged(band(edge, 0.8), hand, 1.8, 0.35), cloth.lit(0.5), round=0.0, cast=0.0))
    elif cut == "slit":
        pieces.append(kept_on(slit(0.0, length * 0.6, length, cloth, 4.2), path))
    metal = choose.choice((BRASS, STEEL))
    pieces.append(waistband(WAIST, 4.2, cloth, thread))
    if cut == "buttons":
        lines = tuple(Seam(pen((x, 3.2), (x, length + 1), closed=False), "stitch", thread) for x in (-1.4, 1.4))
        front = within(box(-2.1, 0.5, 2.1, length + 3), path)
        pieces.append(Piece(front, cloth, seams=lines, round=0.4, cast=0.28))
        pieces += buttons(column(0, 2.8, length - 5, 6 if length < 50 else 8), metal, 1.7, "metal")
    else:
        pieces += [*belt_loops(WAIST, cloth), *buttons([(1.4, 2.9)], metal, 1.8, "metal")]
    if cut in ("buttons", "a-line") and choose.random() < 0.5:
        pieces += mirrored(patch_pocket(6.5, 15, 10.5, 11.5, cloth, stitch=thread))
    pieces += buttons([(side * 10.0, 5.4) for side in (-1, 1)], metal, 0.7, "metal")
    return Garment(
        tuple(pieces),
        {
            "length": "short" if length < 50 else "midi",
            "closure": "buttons down the front" if cut == "buttons" else "a zip fly and button",
            "fit": "A-line" if cut == "a-line" else "straight",
            "detail": {"raw": "a raw hem", "slit": "a slit at the front"}.get(cut, "contrast stitching"),
        },
    )
