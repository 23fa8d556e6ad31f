"""Hats of sewn cloth: baseball cap, bucket hat."""

import skia

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.palette import darker, lighter
from assets.catalogue.draw.parts.folds import crumpled
from assets.catalogue.draw.parts.footwear import TAN
from assets.catalogue.draw.parts.headwear import laid_down
from assets.catalogue.draw.paths import band, oval, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam


def baseball_cap(brief: Brief) -> Garment:
    """A cap with a peak: soft and curved, high with a flat peak, or with a net behind."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    look = choose.choice(("curved", "flat", "net"))
    contrast = choose.random() < 0.4
    front = cloth.plain().toned(brief.accent) if contrast else cloth
    high = 1.8 if look != "curved" else 0.0
    crown = pen(
        (-10.4, 0.2),
        (-11.6, -7.5, -8.4, -13.2 - high, 0.6, -13.6 - high * 0.7),
        (8.8, -13.6, 12.8, -7.5, 12.4, 1.4),
        (8, 2.8, -4, 3.2, -10.4, 0.2),
    )
    hole = pen((6.0, 2.4), (6.8, -1.6, 10.6, -2.0, 12.6, 0.4), (12.6, 3))
    lines = (
        pen((0.6, -13.8 - high), (-6.6, -9, -5.6, 1.8), closed=False),
        pen((0.6, -13.8 - high), (3.4, -8, 3.2, 2.6), closed=False),
        pen((0.6, -13.8 - high), (9.0, -10, 10.0, 1.8), closed=False),
    )
    seams = tuple(Seam(line) for line in lines) + tuple(Seam(band(line, 0.9), "stitch", None, 0.16) for line in lines)
    holes = tuple(
        Seam(oval(x, y, 0.55, 0.55), "edge", darker(cloth.colour, 0.5), 0.3)
        for x, y in ((-4.6, -9.6 - high * 0.6), (1.6, -8.6), (6.6, -8.8))
    )
    pieces = [
        Piece(
            crown,
            cloth,
            crumpled(hand, (-7, -10, 9, -2), 3, 0.2, 0.24 if look == "curved" else 0.1),
            seams + holes,
            round=2.4,
        )
    ]
    if look == "net":
        mesh = within(crown, pen((0.6, -14.6 - high), (3.4, -8, 3.2, 4), (20, 4), (20, -16)))
        tone = trim("nylon", (240, 238, 232) if choose.random() < 0.6 else darker(brief.accent, 0.1))
        grid = tuple(
            Seam(pen((x, -16), (x + 6 * lean, 4), closed=False), "edge", darker(tone.colour, 0.35), 0.13)
            for x in [n * 0.75 for n in range(-8, 26)]
            for lean in (-1, 1)
        )
        pieces.append(Piece(mesh, tone, seams=(*grid, *seams), round=2.0, cast=0.1))
    strap = within(crown, band(pen((4.6, 2.4), (8.6, 2.6, 13, 0.8), closed=False), 1.4))
    pieces.append(Piece(within(crown, hole), trim("cotton", (60, 56, 56)), shade=0.3, round=0.4, cast=0))
    pieces.append(Piece(strap, front.plain(), round=0.3, cast=0.2))
    if look == "curved":
        peak = pen(
            (-10.3, -1.8),
            (-14.6, -1.6, -19.6, 2.0, -21.0, 5.4),
            (-21.2, 6.8, -19.8, 6.6, -18.6, 6.0),
            (-13.4, 3.0, -6.0, 2.4, 1.4, 2.9),
            (-2.6, 1.6, -7.4, 0.6, -10.3, -1.8),
        )
        under = pen((-20.4, 6.4), (-15.4, 3.8, -7.0, 3.6, 0.4, 3.0), (-6.0, 2.6, -14.0, 2.4, -19.6, 5.8))
        rows = [
            pen(
                (-10.0 - n * 0.3, -1.0 + n * 0.7),
                (-14 - n * 0.3, -0.8 + n * 0.9, -18.4 + n * 0.2, 2.4 + n * 0.6, -20.0 + n * 0.9, 5.6),
                closed=False,
            )
            for n in range(4)
        ]
    else:
        peak = pen(
            (-10.4, -1.2),
            (-14.0, -1.4, -19.6, -0.2, -22.0, 1.4),
            (-22.8, 2.2, -22.2, 3.0, -20.6, 3.2),
            (-13.4, 3.6, -6.0, 3.4, 1.6, 2.9),
            (-3.0, 2.2, -7.6, 1.0, -10.4, -1.2),
        )
        under = pen((-22.2, 2.2), (-21.6, 3.8, -14.0, 4.2, -4, 3.4), (-12, 3.6, -20, 3.2, -22.2, 2.2))
        rows = [
            pen(
                (-10.6 - n * 0.2, -0.6 + n * 0.55),
                (-14 - n * 0.3, -0.5 + n * 0.5, -18.6 + n * 0.5, 0.6 + n * 0.5, -21.2 + n * 0.9, 1.7 + n * 0.3),
                closed=False,
            )
            for n in range(4)
        ]
    pieces.append(Piece(under, front.plain(), shade=0.35, round=0.3, cast=0.3))
    pieces.append(
        Piece(peak, front, seams=tuple(Seam(row, "stitch", None, 0.18) for row in rows), round=1.1, cast=0.35)
    )
    pieces.append(Piece(oval(0.6, -13.9 - high * 0.8, 2.2, 1.3), front, round=0.4, cast=0.35))
    badge = choose.choice(("none", "round", "leather"))
    tone = cloth.plain().toned(brief.accent if not contrast else lighter(cloth.colour, 0.7))
    if badge == "round":
        ring = oval(-6.4, -6.4, 3.6, 4.6)
        pieces.append(
            Piece(
                ring,
                tone,
                seams=(
                    Seam(oval(-6.4, -6.4, 2.9, 3.8), "stitch"),
                    Seam(
                        pen((-6.4, -4.9), (-7.6, -6.4, -6.9, -7.3, -6.4, -7.9), (-5.9, -7.3, -5.2, -6.4, -6.4, -4.9)),
                        "edge",
                        darker(tone.colour, 0.45),
                        0.24,
                    ),
                ),
                round=0.4,
                cast=0.3,
            )
        )
    elif badge == "leather":
        patch = pen((-8.6, -8.0), (-4.4, -8.8), (-3.6, -4.8), (-8.4, -4.2))
        pieces.append(
            Piece(
                patch,
                trim("leather", TAN),
                seams=(Seam(pen((-8.2, -7.7), (-4.7, -8.3), (-4.0, -5.1), (-8.1, -4.6)), "stitch"),),
                round=0.4,
                cast=0.3,
            )
        )
    if look == "curved":
        level = skia.Matrix()
        level.setRotate(6.0)  # it rests on its peak and its back
        pieces = [piece.changed(level) for piece in pieces]
    if choose.random() < 0.5:
        pieces = [piece.flipped() for piece in pieces]
    detail = (
        "a net back"
        if look == "net"
        else "a contrast peak"
        if contrast
        else "a leather patch"
        if badge == "leather"
        else "an embroidered badge"
        if badge == "round"
        else "a flat peak"
        if look == "flat"
        else "a curved peak"
    )
    return laid_down(pieces, {"detail": detail, "closure": "an adjustable strap"})


def bucket_hat(brief: Brief) -> Garment:
    """A soft hat with a stitched sloping brim: short or deep, with eyelets, a band, a drawstring or a pile."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    flare, deep = choose.choice(((13.6, 5.4), (15.4, 6.6), (17.6, 8.0)))
    tall = choose.uniform(8.6, 10.4)
    wave = hand.uniform(-0.5, 0.5)
    crown = pen(
        (-10.4, 2.4),
        (-9.6, -tall + 0.4),
        (-9.2, -tall - 1.2, -5, -tall - 2.0, 0, -tall - 2.0),
        (5, -tall - 2.0, 9.2, -tall - 1.2, 9.6, -tall + 0.4),
        (10.4, 2.4),
        (0, 6),
    )
    disc = pen(
        (-9.5, -tall + 0.4),
        (-9.3, -tall - 1.0, -5, -tall - 1.9, 0, -tall - 1.9),
        (5, -tall - 1.9, 9.3, -tall - 1.0, 9.5, -tall + 0.4),
        (5, -tall + 2.4, -5, -tall + 2.4, -9.5, -tall + 0.4),
    )
    rim = (flare * 0.6, deep + 3.6 + wave, -flare * 0.6, deep + 3.6 - wave)
    brim = pen(
        (-10.3, 0.2),
        (-flare + 2.2, deep * 0.35, -flare + 0.3, deep * 0.8, -flare, deep),
        (-rim[0], rim[3], rim[0], rim[1], flare, deep),
        (flare - 0.3, deep * 0.8, flare - 2.2, deep * 0.35, 10.3, 0.2),
        (5, 3.4, -5, 3.4, -10.3, 0.2),
    )
    inner = pen(
        (-flare, deep),
        (-rim[0], rim[3], rim[0], rim[1], flare, deep),
        (rim[0] * 0.9, deep + 5.0, -rim[0] * 0.9, deep + 5.0, -flare, deep),
    )
    rows = tuple(
        Seam(
            pen(
                (-10.3 - (flare - 10.3) * s, deep * s),
                (
                    -flare * 0.62 * s - 4 * (1 - s),
                    (deep + 3.6) * s + 2.6 * (1 - s) - wave * s,
                    flare * 0.62 * s + 4 * (1 - s),
                    (deep + 3.6) * s + 2.6 * (1 - s) + wave * s,
                    10.3 + (flare - 10.3) * s,
                    deep * s,
                ),
                closed=False,
            ),
            "stitch",
            None,
            0.2,
        )
        for s in (0.2, 0.4, 0.6, 0.8, 0.94)
    )
    plush = cloth.material.name == "fleece"
    folds = tuple(
        Fold(
            (x * 0.62, 2.4),
            (x * 0.85 + hand.uniform(-1, 1), deep * 0.6 + 1.4),
            (x * 1.0, deep + 2.0 - abs(x) * 0.1),
            1.1,
            0.3,
        )
        for x in (hand.uniform(-11, -6), hand.uniform(-3, 3), hand.uniform(6, 11))
    )
    pieces = [
        Piece(inner, cloth.plain(), shade=0.4, round=0.3, cast=0.1),
        Piece(
            crown,
            cloth,
            crumpled(hand, (-7, -tall + 2.5, 7, 0), 3, 0.1, 0.25),
            (Seam(pen((0.6, -tall + 1.9), (0.8, 4), closed=False)),),
            round=2.4,
        ),
        Piece(
            disc,
            cloth,
            seams=(
                Seam(
                    pen((-9.5, -tall + 0.4), (-5, -tall + 2.4, 5, -tall + 2.4, 9.5, -tall + 0.4), closed=False),
                    "stitch",
                ),
            ),
            round=0.8,
            cast=0,
        ),
    ]
    detail = choose.choice(("stitched", "band", "eyelets", "label"))
    if detail == "band":
        tone = cloth.toned(brief.accent)
        area = within(crown, pen((-14, -3.0), (-5, 0.6, 5, 0.6, 14, -3.0), (14, 0.8), (5, 4.4, -5, 4.4, -14, 0.8)))
        pieces.append(Piece(area, tone, round=0.5, cast=0.15))
    pieces.append(Piece(brim, cloth, folds, () if plush else rows, round=1.8, cast=0.35))
    if detail == "eyelets":
        for x in (-7.0, -5.2, 5.2, 7.0):
            metal = trim("metal", (176, 178, 184))
            pieces.append(Piece(oval(x, -tall * 0.4, 1.2, 1.2), metal, round=0.25, cast=0.3))
            pieces.append(Piece(oval(x, -tall * 0.4, 0.55, 0.55), trim("cotton", (40, 38, 40)), round=0.1, cast=0))
    elif detail == "label":
        patch = pen((5.2, 2.6), (9.4, 1.4), (10.2, 4.0), (6.0, 5.2))
        pieces.append(
            Piece(patch, trim("leather", TAN), seams=(Seam(patch, "stitch", None, 0.5),), round=0.3, cast=0.3)
        )
    words = {
        "stitched": "a wide brim" if flare > 17 else "a stitched brim",
        "band": "a contrast band",
        "eyelets": "metal eyelets",
        "label": "a leather label",
    }
    return laid_down(pieces, {"detail": words[detail], "brim": "a deep brim" if flare > 17 else "a short brim"})


KINDS = (
    Kind(
        "baseball cap",
        "hat",
        baseball_cap,
        {"cotton": 3, "corduroy": 1, "denim": 1},
        {"plain": 5, "checked": 1, "camouflage": 1, "houndstooth": 1},
        (10, 35),
        ("sporty", "casual", "streetwear"),
        ("baseball cap", "cap"),
    ),
    Kind(
        "bucket hat",
        "hat",
        bucket_hat,
        {"cotton": 3, "denim": 1, "fleece": 1},
        {"plain": 4, "checked": 1, "floral": 2, "leopard": 1, "camouflage": 1},
        (12, 40),
        ("streetwear", "summery", "casual"),
        ("bucket hat",),
    ),
)
