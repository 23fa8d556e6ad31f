"""Short jackets: denim jacket, biker jacket, bomber jacket, teddy jacket."""

import skia

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.palette import Rgb, brightness, darker, lighter
from assets.catalogue.draw.parts.coat_arms import Arm, coat_arms
from assets.catalogue.draw.parts.coat_fronts import Front, coat_body, hanging, lapels
from assets.catalogue.draw.parts.hoods import curls, ragged
from assets.catalogue.draw.parts.necklines import inside_back, neckline
from assets.catalogue.draw.parts.pockets import piped_pocket, welt_pocket, zip_pocket
from assets.catalogue.draw.parts.trims import (
    BRASS,
    STEEL,
    belt,
    buttons,
    column,
    mirrored_pair,
    patch_pocket,
    shirt_collar,
    zip_line,
)
from assets.catalogue.draw.parts.waists import THREAD
from assets.catalogue.draw.paths import band, both_sides, box, minus, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam

COPPER: Rgb = (172, 104, 70)
SHERPA: Rgb = (234, 224, 204)


def _both(pieces: tuple[Piece, ...]) -> list[Piece]:
    """Pieces of the right side on both sides."""
    return [*(piece.flipped() for piece in pieces), *pieces]


def _stitched(line: skia.Path, thread: Rgb, twin: float = 0.5) -> tuple[Seam, ...]:
    """A felled seam: pressed in, with thread on either side."""
    shifted = skia.Path(line)
    shifted.offset(twin, twin * 0.4)
    return Seam(line), Seam(shifted, "stitch", thread)


def denim_jacket(brief: Brief) -> Garment:
    """A jacket of denim: the trucker, a cropped one with a raw hem, a long loose one, some with a teddy collar."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    cut = choose.choice(("trucker", "trucker", "cropped", "long", "western"))
    half = {"long": 27.5, "cropped": 25.5}.get(cut, 24.5) + choose.uniform(0, 1)
    length = {"long": choose.uniform(68, 74), "cropped": choose.uniform(45, 49)}.get(cut, choose.uniform(56, 61))
    sherpa = cut != "cropped" and choose.random() < 0.3
    thread = THREAD if choose.random() < 0.7 else darker(cloth.colour, 0.4)
    metal = choose.choice((BRASS, STEEL, COPPER))
    arm = Arm(half - (2.6 if cut == "long" else 3.8), half, 13, 59, 7.2 + (half - 24.5) * 0.35)
    raw, deep = cut == "cropped", 0.0 if cut in ("cropped", "long") else 4.6
    body = coat_body(length, arm.shoulder, half, half - (0.6 if cut == "long" else 1.4), half - 1.6, sag=0.6)
    hole = neckline("notch", wide=-0.6, low=-1.5)
    behind, leaves = shirt_collar(trim("fleece", SHERPA) if sherpa else cloth, spread=2.2, size=1.08)
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
    inside = trim("fleece", SHERPA) if sherpa else cloth
    pieces = [
        inside_back(body, hole, inside),
        *behind,
        *coat_arms(arm, cloth, hand, "plain" if raw else "band", depth=0.5),
    ]
    pieces.append(Piece(shell, cloth, hanging(hand, length, half, 0.4), tuple(seams), round=2.0, cast=0.3))
    lines = tuple(Seam(pen((x, 6), (x, length + 1), closed=False), "stitch", thread) for x in (-1.5, 1.5))
    strip = within(pen((-2.1, 4), (2.1, 4), (2.1, length + 2), (-2.1, length + 2)), shell)
    pieces.append(Piece(strip, cloth, seams=lines, round=0.5, cast=0.28))
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
    pieces += _both(
        patch_pocket(5.4, chest + 1.2, 10, 10, cloth, flap=True, stitch=thread)[1 if cut != "long" else 0 :]
    )
    pieces += buttons([(side * 10.4, chest + 4.0) for side in (-1, 1)], metal, 1.3, "metal")
    if cut != "cropped":
        pieces += _both(welt_pocket((12.2, length - 20), (16.0, length - 9), cloth, 2.2))
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
    pieces += _both(zip_pocket((13.2, length * 0.62), (17.6, length * 0.62 + 10.5), cloth, metal))
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


def bomber_jacket(brief: Brief) -> Garment:
    """A blouson with ribbed collar, cuffs and hem: the flyer's, a varsity jacket, a raglan souvenir jacket."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    cut = choose.choice(("flyer", "flyer", "varsity", "raglan"))
    length, half = choose.uniform(56, 66), 25.5 + choose.uniform(0, 2.5)
    contrast = cut != "flyer" or choose.random() < 0.25
    rib = cloth.ribbed().toned(brief.accent) if contrast else cloth.ribbed()
    rib = Cloth(cloth.ribbed().material, rib.colour)
    sleeve = cloth.toned(brief.accent if cut == "raglan" else lighter(brief.accent, 0.15)) if cut != "flyer" else cloth
    arm = Arm(half - 4.2, half, 13, 60, 7.6, 6.4, 1.0)
    body = coat_body(length, arm.shoulder, half, half + 0.4, half - 2.4, sag=0.6)
    hole = neckline("crew", low=-1, wide=-0.4)
    lining = trim("satin", (206, 112, 52)) if cut == "flyer" and choose.random() < 0.35 else cloth.plain()
    shell = minus(body, hole.opening)
    gathers = tuple(
        Fold((x, length - 6), (x * 1.01, length - 10), (x * 1.02 + hand.uniform(-1, 1), length - hand.uniform(12, 20)),
             hand.uniform(0.5, 1.0), hand.uniform(0.25, 0.5))
        for x in (hand.uniform(-22, 22) for _ in range(12))
    )  # fmt: skip
    pieces = [inside_back(body, hole, lining), *coat_arms(arm, sleeve, hand, "rib", rib, 0.5)]
    seams: tuple[Seam, ...] = ()
    if cut == "raglan":
        for side in (-1, 1):
            top = pen((side * 7, -2), (side * 8.2, 5), (side * 15, 12, side * half, 25), (side * (half + 3), 20),
                      (side * (arm.shoulder + 1), 4))  # fmt: skip
            seams += (Seam(pen((side * 8.2, 5), (side * 15, 12, side * half, 25), closed=False)),)
            pieces.append(Piece(within(top, body), sleeve, round=1.4, cast=0.0))
        middle = both_sides(
            pen((-0.5, -3), (7, -3), (8.2, 5), (15, 12, half, 25), (half + 9, 30), (half + 9, 99), (-0.5, 99))
        )
        shell = within(shell, middle)
    pieces.append(Piece(shell, cloth, (*hanging(hand, length - 6, half, 0.42), *gathers), seams, round=2.6, cast=0.28))
    pocket = choose.choice(("welt", "piped", "zip"))
    if pocket == "welt":
        pieces += _both(welt_pocket((11.5, length - 25), (16.5, length - 13), cloth, 2.8))
    elif pocket == "zip":
        pieces += _both(zip_pocket((11.5, length - 24), (16.2, length - 14), cloth))
    else:
        pieces += _both(piped_pocket(9.5, length - 18, 9, cloth, 5))
    line_y = length - 6.4
    hem = within(body, box(-60, line_y, 60, length + 5))
    pieces.append(Piece(hem, rib, round=1.1, cast=0.25))
    collar = within(minus(band(hole.edge, 6.4), hole.opening), body)
    pieces.append(Piece(collar, rib, round=0.8, cast=0.22))
    if contrast and cut == "varsity":
        stripe = cloth.ribbed()
        for top in (length - 4.8, length - 2.6):
            pieces.append(Piece(within(hem, box(-60, top, 60, top + 1.0)), stripe, round=0.2, cast=0.0))
    if cut == "varsity":
        edge = Seam(pen((1.6, 5), (1.6, length), closed=False))
        strip = within(box(-1.8, 5, 1.8, length - 0.6), body)
        pieces.append(Piece(strip, cloth, seams=(edge,), round=0.5, cast=0.25))
        pieces += buttons(
            column(0, 9.5, length - 3.4, 6), STEEL if brightness(cloth.colour) < 0.4 else BRASS, 1.7, "metal"
        )
    else:
        pieces += zip_line(5.6, length + 0.4, 0, choose.choice((STEEL, BRASS)))
    return Garment(
        tuple(pieces),
        {
            "neckline": "ribbed collar",
            "closure": "press studs" if cut == "varsity" else "a zip",
            "detail": {"varsity": "contrast sleeves", "raglan": "contrast raglan sleeves"}.get(cut, "ribbed trims"),
            "fit": "loose" if half > 27 else "regular",
        },
    )


def teddy_jacket(brief: Brief) -> Garment:
    """A jacket of deep pile: zipped with a high collar, buttoned with lapels, or with smooth patches."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    cut = choose.choice(("zip", "lapels", "patched", "patched"))
    half, length = 26.5 + choose.uniform(0, 2), choose.choice((54, 64, 76))
    arm = Arm(half - 3.0, half, 13, 60, 8.6, 7.2)
    body = coat_body(length, arm.shoulder, half, half + 0.2, half - 0.4, sag=0.8)
    smooth = trim(
        "nylon" if cut == "patched" else "suede", brief.accent if choose.random() < 0.6 else darker(cloth.colour, 0.4)
    )
    break_y = choose.uniform(24, 30)
    front = lapels(cloth, break_y, 9.5, "notch", 0.6) if cut == "lapels" else _high(cloth)
    arms = []
    for piece in coat_arms(arm, cloth, hand, "plain", depth=0.5):
        woolly = ragged(piece.path, hand)
        arms.append(Piece(woolly, cloth, piece.folds, curls(woolly, cloth, hand), piece.turn, 2.6, 0.0))
    shell = minus(ragged(body, hand), front.opening)
    lining = trim("satin", darker(cloth.colour, 0.4))
    pieces = [
        Piece(within(body, front.opening), lining, shade=0.25, cast=0.0, round=2.0),
        *front.behind,
        *arms,
        Piece(shell, cloth, hanging(hand, length, half, 0.3), curls(shell, cloth, hand), round=2.8, cast=0.3),
    ]
    if cut == "patched":
        yoke = choose.random() < 0.5
        area = (
            pen((-40, -9), (40, -9), (40, 17), (0, 18.4, -40, 17))
            if yoke
            else pen((5.4, 20), (15.6, 20), (15.6, 31), (5.4, 31))
        )
        pieces.append(Piece(within(area, minus(body, front.opening)), smooth, round=0.6, cast=0.2))
        if not yoke:
            pieces.append(
                Piece(pen((5.2, 19.4), (15.8, 19.4), (15.8, 23), (5.2, 23)), smooth, round=0.5, cast=0.35,
                      seams=(Seam(pen((5.2, 22.3), (15.8, 22.3), closed=False), "stitch"),))
            )  # fmt: skip
            pieces += buttons([(10.5, 21.4)], STEEL, 1.2, "metal")
    binding = smooth if cut != "lapels" else cloth
    pocket = welt_pocket((13, length * 0.64), (17, length * 0.64 + 11), binding, 2.0, stitch=False)
    pieces += _both(pocket)
    if cut == "lapels":
        pieces += [Piece(box(-0.72, break_y, -0.48, length), cloth.shaded(0.6), round=0.1, cast=0.0)]
        pieces += [*front.fronts, *buttons(column(-0.2, 30, length - 10, 3), darker(cloth.colour, 0.6), 2.6)]
    else:
        pieces += [*front.fronts, *zip_line(-4.6, length + 0.4, 0, STEEL)]
    return Garment(
        tuple(pieces),
        {
            "neckline": "notch lapels" if cut == "lapels" else "stand-up collar",
            "closure": "large buttons" if cut == "lapels" else "a zip",
            "detail": "smooth contrast patches" if cut == "patched" else "slanted pockets",
            "length": "short" if length < 60 else "hip-length" if length < 70 else "thigh-length",
        },
    )


def _high(cloth: Cloth) -> Front:
    """A collar that stands high around the neck, split by a zip."""
    hole = neckline("high", wide=1.6, low=1.0)
    inside = pen((-8.0, 0.4), (-7.2, -5.6), (0, -7.4, 7.2, -5.6), (8.0, 0.4), (0, 3.6))
    leaf = pen((0, 8.4), (0, -4.6), (4.4, -4.8, 7.3, -6.2), (9.0, -2, 10.2, 1.4), (8.4, 7.4, 0, 8.4))
    right = Piece(leaf, cloth, round=1.6, cast=0.32)
    return Front(hole.opening, (Piece(inside, cloth, shade=0.35, cast=0.0, round=1.6),), (right.flipped(), right))


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
        {"plain": 5, "floral": 1, "camouflage": 1},
        (45, 130),
        ("streetwear", "sporty", "casual"),
        ("bomber jacket", "bomber"),
        "coat",
    ),
    Kind(
        "teddy jacket",
        "jacket",
        teddy_jacket,
        {"fleece": 1},
        {"plain": 6, "leopard": 1},
        (40, 120),
        ("casual", "streetwear", "outdoor"),
        ("teddy jacket", "fleece jacket", "borg jacket"),
        "coat",
    ),
)
