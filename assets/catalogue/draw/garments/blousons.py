"""Blousons: bomber jacket, teddy jacket; `jackets` has them in its kinds."""

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.palette import brightness, darker, lighter
from assets.catalogue.draw.parts.coat_arms import Arm, coat_arms
from assets.catalogue.draw.parts.coat_fronts import Front, coat_body, hanging, lapels
from assets.catalogue.draw.parts.hoods import ragged
from assets.catalogue.draw.parts.necklines import inside_back, neckline
from assets.catalogue.draw.parts.pockets import piped_pocket, welt_pocket, zip_pocket
from assets.catalogue.draw.parts.trims import (
    BRASS,
    STEEL,
    buttons,
    column,
    mirrored,
    zip_line,
)
from assets.catalogue.draw.paths import band, both_sides, box, minus, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Piece, Seam


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
        pieces += mirrored(welt_pocket((11.5, length - 25), (16.5, length - 13), cloth, 2.8))
    elif pocket == "zip":
        pieces += mirrored(zip_pocket((11.5, length - 24), (16.2, length - 14), cloth))
    else:
        pieces += mirrored(piped_pocket(9.5, length - 18, 9, cloth, 5))
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
        arms.append(Piece(woolly, cloth, piece.folds, turn=piece.turn, round=2.6, cast=0.0))
    shell = minus(ragged(body, hand), front.opening)
    lining = trim("satin", darker(cloth.colour, 0.4))
    pieces = [
        Piece(within(body, front.opening), lining, shade=0.25, cast=0.0, round=2.0),
        *front.behind,
        *arms,
        Piece(shell, cloth, hanging(hand, length, half, 0.3), round=2.8, cast=0.3),
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
    pieces += mirrored(pocket)
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
