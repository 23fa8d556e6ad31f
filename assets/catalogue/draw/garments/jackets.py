"""Short jackets: denim jacket, biker jacket, bomber jacket, teddy jacket."""

import skia

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.garments.blousons import bomber_jacket, teddy_jacket
from assets.catalogue.draw.palette import Rgb, brightness, darker
from assets.catalogue.draw.parts.coat_arms import Arm, coat_arms
from assets.catalogue.draw.parts.coat_fronts import Front, coat_body, hanging, lapels
from assets.catalogue.draw.parts.hoods import ragged
from assets.catalogue.draw.parts.necklines import inside_back, neckline
from assets.catalogue.draw.parts.pockets import welt_pocket, zip_pocket
from assets.catalogue.draw.parts.trims import (
    BRASS,
    STEEL,
    belt,
    buttons,
    column,
    mirrored,
    mirrored_pair,
    patch_pocket,
    shirt_collar,
    zip_line,
)
from assets.catalogue.draw.parts.waists import THREAD
from assets.catalogue.draw.paths import band, box, minus, pen, within
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece, Seam

COPPER: Rgb = (172, 104, 70)
SHERPA: Rgb = (234, 224, 204)


def _stitched(line: skia.Path, thread: Rgb, twin: float = 0.5) -> tuple[Seam, ...]:
    """A felled seam: pressed in, with thread on either side."""
    shifted = skia.Path(line)
    shifted.offset(twin, twin * 0.4)
    return Seam(line), Seam(shifted, "stitch", thread)


def denim_jacket(brief: Brief) -> Garment:
    """A jacket of denim: the trucker, a cropped one with a raw hem, a long loose one, some with a teddy collar."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    cut = choose.choice(("trucker", "cropped", "long", "western"))
    half = {"long": 27.5, "cropped": 25.5}.get(cut, 24.5) + choose.uniform(0, 1)
    length = {"long": choose.uniform(68, 74), "cropped": choose.uniform(45, 49)}.get(cut, choose.uniform(56, 61))
    sherpa = cut != "cropped" and choose.random() < 0.3
    thread = THREAD if choose.random() < 0.7 else darker(cloth.colour, 0.4)
    metal = choose.choice((BRASS, STEEL, COPPER))
    arm = Arm(half - (2.6 if cut == "long" else 3.8), half, 13, 59, 7.2 + (half - 24.5) * 0.35)
    raw, deep = cut == "cropped", 0.0 if cut in ("cropped", "long") else 4.6
    body = coat_body(length, arm.shoulder, half, half - (0.6 if cut == "long" else 1.4), half - 1.6, sag=0.6)
    hole = neckline("notch", wide=-0.6, low=-1.5)
    behind, leaves = shirt_collar(trim("teddy", SHERPA) if sherpa else cloth, spread=2.2, size=1.08)
    seams: list[Seam] = []
    chest = 18.5
    yoke = (
        pen((-half, 15), (-11, 21.5), (0, 16.5), (11, 21.5), (half, 15), closed=False)
        if cut == "western"
        else pen((-half, chest), (0, chest + 0.8, half, chest), closed=False)
    )
    seams += _stitched(yoke, thread)
    for side in (-1, 1):
        lines = ((6.2, 3.8), (15.4, 9.6)) if cut in ("trucker", "western") else ((11, 11),)
        for top, bottom in lines:
            seams += _stitched(pen((side * top, chest + 1), (side * bottom, length - deep), closed=False), thread)
    worn = choose.random() < 0.6
    if worn:
        seams = [
            *(Seam(pen((side * 10, 8), (side * 10.5, 15), closed=False), "fade", width=9) for side in (-1, 1)),
            *(
                Seam(pen((side * 10.4, 27), (side * 7.4, length - 9), closed=False), "fade", width=6)
                for side in (-1, 1)
            ),
            *seams,
        ]
    shell = minus(body, hole.opening)
    inside = trim("teddy", SHERPA) if sherpa else cloth
    pieces = [
        inside_back(body, hole, inside),
        *behind,
        *coat_arms(arm, cloth, hand, "plain" if raw else "band", depth=0.5),
    ]
    pieces.append(Piece(shell, cloth, hanging(hand, length, half, 0.4), tuple(seams), round=2.0, cast=0.3))
    rows = tuple(Seam(pen((x, 6), (x, length + 1), closed=False), "stitch", thread) for x in (-1.5, 1.5))
    strip = within(pen((-2.1, 4), (2.1, 4), (2.1, length + 2), (-2.1, length + 2)), shell)
    pieces.append(Piece(strip, cloth, seams=rows, round=0.5, cast=0.28))
    if deep:
        rims = tuple(
            Seam(pen((-40, y), (0, y + 0.6, 40, y), closed=False), "stitch", thread)
            for y in (length - deep + 0.6, length - 0.7)
        )
        waist = within(body, box(-60, length - deep, 60, length + 5))
        pieces.append(Piece(waist, cloth, seams=rims, round=0.6, cast=0.28))
    elif raw:
        fringe = within(ragged(body, hand, 1.2, 0.5), box(-60, length - 1.6, 60, length + 5))
        pieces.append(Piece(fringe, cloth.lit(0.45), round=0.2, cast=0.1))
    else:
        hem = pen((-40, length - 1.8), (0, length - 1.2, 40, length - 1.8), closed=False)
        pieces.append(
            Piece(within(band(hem, 0.3), shell), cloth, seams=(Seam(hem, "stitch", thread),), round=0, cast=0)
        )
    pieces += mirrored(
        patch_pocket(5.4, chest + 1.2, 10, 10, cloth, flap=True, stitch=thread)[1 if cut != "long" else 0 :]
    )
    pieces += buttons([(side * 10.4, chest + 4.0) for side in (-1, 1)], metal, 1.3, "metal")
    if cut != "cropped":
        pieces += mirrored(welt_pocket((12.2, length - 20), (16.0, length - 9), cloth, 2.2))
    last = length - (2.4 if deep else 5)
    pieces += [*leaves, *buttons(column(0, 10, last, 4 if raw else 6), metal, 1.6, "metal")]
    return Garment(
        tuple(pieces),
        {
            "neckline": "teddy collar" if sherpa else "turn-down collar",
            "closure": "metal buttons",
            "detail": "a raw hem" if raw else "a pointed yoke" if cut == "western" else "two chest pockets",
            "fit": "oversized" if cut == "long" else "cropped" if raw else "regular",
            "length": "short" if raw else "hip-length" if cut == "long" else "regular",
        },
    )


def biker_jacket(brief: Brief) -> Garment:
    """A leather jacket with a diagonal zip: wide lapels or a stand collar, belted, with padded shoulders or plain."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    cut = choose.choice(("lapels", "lapels", "collar", "padded"))
    length = choose.choice((48, 55, 62))
    half = 23.6 + choose.uniform(0, 1.6)
    metal = choose.choice((STEEL, STEEL, BRASS))
    arm = Arm(half - 3.9, half, 13.5, 60, 6.7, 5.0)
    body = coat_body(length, arm.shoulder, half, half - 2.4, half - 2.2, sag=0.8)
    lap, break_y = choose.uniform(5, 7), choose.uniform(25, 31) if cut != "collar" else 7
    front = _standing(cloth, lap) if cut == "collar" else lapels(cloth, break_y, choose.uniform(9, 11), "notch", lap)
    lining = trim("satin", (64, 58, 60) if brightness(cloth.colour) > 0.2 else (112, 40, 44))
    shell = minus(body, front.opening)
    seams = [
        Seam(pen((side * 12.5, 20), (side * 12, length * 0.6, side * 13, length + 1), closed=False)) for side in (-1, 1)
    ]
    pieces = [
        Piece(within(body, front.opening), lining, shade=0.3, cast=0.0, round=2.0),
        *front.behind,
        *coat_arms(arm, cloth, hand, "zip", depth=0.62),
        Piece(shell, cloth, hanging(hand, length, half, 0.5, True), tuple(seams), round=2.0, cast=0.35),
    ]
    end = -lap + choose.uniform(2.5, 5.0)
    under = pen((-lap - 2.4, break_y + 1), (-lap, break_y), (end, length + 1), (end - 2.4, length + 1))
    pieces.append(Piece(within(under, shell), cloth.shaded(0.2), round=0.5, cast=0.0))
    pieces += zip_line(break_y + 0.4, length + 0.4, -lap, metal, end + lap)
    shoulders = pen((8.4, 1.4), (arm.shoulder + 0.4, 6.0), (arm.shoulder - 1.2, 15.5), (7.2, 12.6))
    if cut == "padded":
        lines = tuple(Seam(pen((0, y), (30, y + 9), closed=False), "quilt") for y in (-1.6, 1.2, 4.0, 6.8, 9.6))
        pieces += mirrored_pair(Piece(within(shoulders, shell), cloth, seams=lines, round=0.6, cast=0.2))
    else:
        strap = pen((10.6, 2.2), (arm.shoulder + 0.5, 6.2), (arm.shoulder - 0.7, 9.0), (9.8, 5.0))
        pieces += mirrored_pair(Piece(strap, cloth, round=0.5, cast=0.38))
        pieces += buttons([(side * 12.0, 4.6) for side in (-1, 1)], metal, 1.0, "metal")
    pieces += mirrored(zip_pocket((13.2, length * 0.62), (17.6, length * 0.62 + 10.5), cloth, metal))
    if choose.random() < 0.5:
        pieces += zip_pocket((9, 29.5), (16.5, 27.5), cloth, metal)[:2]
    belted = length > 50 and choose.random() < 0.6
    if belted:
        hem = within(body, box(-60, length - 5, 60, length + 4))
        pieces += [Piece(hem, cloth, round=0.7, cast=0.3), *belt(length - 4.4, 11, cloth, 3.0, metal)]
        pieces += [Piece(box(x - 0.7, length - 5.2, x + 0.7, length - 0.4), cloth, round=0.3) for x in (-14, 14)]
    pieces += front.fronts
    if cut != "collar":
        tips = [(side * (14.8), 8.2) for side in (-1, 1)] + [(side * 13.6, 10.8) for side in (-1, 1)]
        pieces += buttons(tips, metal, 0.9, "metal")
    return Garment(
        tuple(pieces),
        {
            "neckline": "stand-up collar" if cut == "collar" else "wide lapels",
            "closure": "a diagonal zip",
            "detail": "a belt at the hem" if belted else "padded shoulders" if cut == "padded" else "zip pockets",
            "length": "short" if length < 50 else "regular",
        },
    )


def _standing(cloth: Cloth, lap: float) -> Front:
    """A band collar that closes to one side."""
    hole = neckline("crew", wide=-0.6, low=-1.6)
    inside = pen((-7.6, 0.6), (-6.9, -3.2), (0, -4.8, 6.9, -3.2), (7.6, 0.6), (0, 3.4))
    left = pen((-7.0, -3.2), (-8.6, -1, -9.6, 0.6), (-8.4, 6.6, -lap, 9.2), (-lap + 0.4, 4.6), (-5.6, 2.4, -7.0, -3.2))
    right = pen((7.0, -3.2), (8.6, -1, 9.6, 0.6), (8.0, 8.8, 0, 9.8), (-lap, 9.2), (-lap + 0.2, 4.8),
                (5.0, 6.0, 7.0, -3.2))  # fmt: skip
    snap = buttons([(-lap + 1.5, 7.0)], STEEL, 1.2, "metal")
    return Front(
        hole.opening,
        (Piece(inside, cloth, shade=0.3, cast=0.0, round=1.2),),
        (Piece(left, cloth, round=0.7, cast=0.3), Piece(right, cloth, round=0.7, cast=0.35), *snap),
    )


KINDS = (
    Kind(
        "denim jacket",
        "jacket",
        denim_jacket,
        {"denim": 1},
        {"plain": 1},
        (40, 95),
        ("casual", "vintage", "western"),
        ("denim jacket", "jean jacket", "trucker jacket"),
        "denim",
    ),
    Kind(
        "biker jacket",
        "jacket",
        biker_jacket,
        {"leather": 4, "suede": 1},
        {"plain": 1},
        (60, 250),
        ("rock", "streetwear", "classic"),
        ("biker jacket", "leather jacket", "moto jacket"),
        "leather",
    ),
    Kind(
        "bomber jacket",
        "jacket",
        bomber_jacket,
        {"nylon": 3, "satin": 1, "suede": 1},
        {"plain": 9, "floral": 1, "camouflage": 1},
        (45, 130),
        ("streetwear", "sporty", "casual"),
        ("bomber jacket", "bomber"),
        "coat",
    ),
    Kind(
        "teddy jacket",
        "jacket",
        teddy_jacket,
        {"teddy": 1},
        {"plain": 6, "leopard": 1},
        (40, 120),
        ("casual", "streetwear", "outdoor"),
        ("teddy jacket", "fleece jacket", "borg jacket"),
        "coat",
    ),
)
