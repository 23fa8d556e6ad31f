"""Jackets and coats: denim, biker, bomber, puffer, blazer; trench, wool coat, parka."""

from assets.catalogue.draw.bodies import torso
from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.folds import crumpled, draped, pulled
from assets.catalogue.draw.necklines import inside_back, neckline
from assets.catalogue.draw.palette import Rgb, darker
from assets.catalogue.draw.paths import band, both_sides, box, minus, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam
from assets.catalogue.draw.sleeves import sleeves
from assets.catalogue.draw.tops import body_folds
from assets.catalogue.draw.trims import BRASS, STEEL, belt, button_colour, buttons, column, flap, hem_stitch, lapels, mirrored_pair, patch_pocket, shirt_collar, tied_bow, welt, zip_line

THREAD: Rgb = (206, 150, 84)


def denim_jacket(brief: Brief) -> Garment:
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    half, length = 25 + choose.uniform(0, 3), choose.uniform(54, 62)
    body = torso(length, half - 4, half, half - 1.5, half - 3, sag=0.6)
    hole = neckline("notch", wide=-0.6, low=-1.5)
    wool = trim("fleece", (236, 226, 206))
    sherpa = choose.random() < 0.35
    behind, leaves = shirt_collar(wool if sherpa else cloth, spread=2.0, size=1.05)
    yoke = Seam(pen((-half, 17.5), (0, 19, half, 17.5), closed=False))
    panels: list[Seam] = [yoke, Seam(yoke.line, "stitch", THREAD)]
    for side in (-1, 1):
        for top, bottom in ((5.5, 3.6), (15.5, 10)):
            line = pen((side * top, 19), (side * bottom, length - 5), closed=False)
            panels += [Seam(line), Seam(line, "stitch", THREAD)]
    pieces = [inside_back(body, hole, cloth), *behind, *sleeves("long", half - 4, half, cloth, hand, 1.6, cloth, 5)]
    pieces.append(Piece(minus(body, hole.opening), cloth, body_folds(brief, length, half, 0.45), tuple(panels), round=2.8))
    pieces.append(Piece(box(-2.0, 6.5, 2.0, length - 3, 0.2), cloth, seams=tuple(Seam(pen((x, 6.5), (x, length), closed=False), "stitch", THREAD) for x in (-1.4, 1.4)), round=0.6, cast=0.25))
    waist = within(body, box(-60, length - 4.6, 60, length + 5))
    pieces.append(Piece(waist, cloth, seams=(Seam(pen((-40, length - 3.8), (40, length - 3.8), closed=False), "stitch", THREAD),), round=0.9, cast=0.25))
    for x in (-16.2, 5.2):
        pieces += patch_pocket(x, 19.5, 11, 10, cloth, flap=True, stitch=THREAD)[1:]
    pieces += [*leaves, *buttons([*column(0, 10, length - 9, 5), (0, length - 2.2)], BRASS, 1.7, "metal")]
    return Garment(tuple(pieces), {"neckline": "turn-down collar", "closure": "metal buttons", "detail": "a teddy collar" if sherpa else "two chest pockets", "fit": "oversized" if half > 26.8 else "regular"})


def biker_jacket(brief: Brief) -> Garment:
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    length, half = choose.uniform(52, 60), 24.5
    metal = choose.choice((STEEL, BRASS))
    body = torso(length, 20, half, half - 3, half - 3.5, sag=0.8)
    hole = neckline("v", wide=0.4)
    behind, fronts = lapels(cloth, 27, 8.5)
    lean = -6.5
    seams = [Seam(pen((side * 11, 22), (side * 13, length * 0.7, side * 12.5, length), closed=False)) for side in (-1, 1)]
    pieces = [inside_back(body, hole, trim("satin", (60, 56, 58))), *behind, *sleeves("long", 20, half, cloth, hand, 0.8, cloth if choose.random() < 0.4 else None, 4)]
    pieces.append(Piece(minus(body, hole.opening), cloth, body_folds(brief, length, half, 0.6), tuple(seams), round=2.6))
    pieces += zip_line(26, length + 0.4, 2.0, metal, lean)
    for side in (-1, 1):
        x = side * 12
        line = pen((x, 36), (x + side * 5.5, 45), closed=False)
        pieces += [Piece(band(line, 1.1), trim("canvas", (52, 50, 52)), seams=(Seam(line, "edge", metal, 0.45),), round=0.3, cast=0.25)]
    belted = choose.random() < 0.5
    if belted:
        pieces += [Piece(within(body, box(-60, length - 5, 60, length + 4)), cloth, round=0.9, cast=0.3), *belt(length - 4.2, 9, cloth, 3.0, metal)]
    shoulder = pen((12, 1.8), (19.5, 5.0), (18.6, 7.6), (10.8, 4.0))
    pieces += mirrored_pair(Piece(shoulder, cloth, round=0.6, cast=0.3))
    pieces += [*fronts, *buttons([(-14.8, 8.6), (14.8, 8.6), (-17.6, 5.6), (17.6, 5.6)], metal, 1.0, "metal")]
    return Garment(tuple(pieces), {"neckline": "wide lapels", "closure": "a diagonal zip", "detail": "a belt at the hem" if belted else "zip pockets"})


def bomber_jacket(brief: Brief) -> Garment:
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    length, half = choose.uniform(58, 66), 26 + choose.uniform(0, 2.5)
    rib = cloth.ribbed() if choose.random() < 0.6 else cloth.ribbed().toned(brief.accent)
    body = torso(length, half - 5, half, half + 0.5, half - 3, sag=0.6)
    hole = neckline("crew", low=-1)
    pieces = [inside_back(body, hole, trim("satin", (206, 112, 52)) if choose.random() < 0.3 else cloth), *sleeves("long", half - 5, half, cloth, hand, 2.6, rib, 6)]
    seams = [s for side in (-1, 1) for s in (Seam(pen((side * 10, 36), (side * 16.5, 47), closed=False)), Seam(pen((side * 11, 35.4), (side * 17.5, 46.4), closed=False)))]
    raglan = choose.random() < 0.5
    if raglan:
        seams += [Seam(pen((side * 8.4, 1), (side * 14, 12, side * half, 25), closed=False)) for side in (-1, 1)]
    gather = tuple(Fold((x, length - 7), (x * 1.02, length - 11), (x * 1.03, length - hand.uniform(14, 22)), 1.4, 0.5) for x in range(-22, 23, 6))
    pieces.append(Piece(minus(body, hole.opening), cloth, (*body_folds(brief, length, half, 0.5), *gather), tuple(seams), round=3.6))
    pieces.append(Piece(within(body, box(-60, length - 6.5, 60, length + 5)), rib, round=1.4, cast=0.25))
    collar = within(minus(band(hole.edge, 6.6), hole.opening), body)
    pieces += [Piece(collar, rib, round=0.9, cast=0.25), *zip_line(6.6, length + 0.6, 0, choose.choice((STEEL, BRASS)))]
    return Garment(tuple(pieces), {"neckline": "ribbed collar", "closure": "a zip", "detail": "ribbed trims" if not raglan else "raglan sleeves"})


def puffer_jacket(brief: Brief) -> Garment:
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    length, half = choose.choice((58, 68, 96)), 28.5
    arm = "none" if choose.random() < 0.25 else "long"
    body = torso(length, 21.5, half, half, half - 1, sag=0.8)
    step = choose.choice((6.5, 8.5, 11))
    quilts = [Seam(pen((-60, y), (0, y + 1.8, 60, y), closed=False), "quilt") for y in [13 + step * n for n in range(12)] if y < length - 3]
    folds = tuple(Fold((x, y), (x + hand.uniform(-1, 1), y + step * 0.4), (x + hand.uniform(-2, 2), y + step * 0.75), 1.4, 0.28) for y in [13 + step * n for n in range(12)] if y < length - 5 for x in [hand.uniform(-26, 26) for _ in range(4)])
    arms: list[Piece] = []
    for piece in sleeves(arm, 21.5, half, cloth, hand, 3.6, None, stitched=False):
        lines = tuple(Seam(pen((-70, y + 6), (70 * 0, y - 8), (70, y + 6), closed=False), "quilt") for y in [16 + step * n for n in range(9)])
        arms.append(Piece(piece.path, cloth, piece.folds, lines, piece.turn, 4.0, 0.0))
    collar = both_sides(pen((-0.5, -7.5), (9.2, -6.5), (11.5, -1, 11, 3.4), (6, 7.4, -0.5, 8)))
    pieces = [*arms, Piece(body, cloth, folds, tuple(quilts), round=4.2)]
    hooded = choose.random() < 0.5
    if hooded:
        hood = both_sides(pen((-0.5, -13), (10, -13.5, 16, -7, 14, 3), (8, 8, -0.5, 9)))
        pieces.insert(0, Piece(hood, cloth, crumpled(hand, (-12, -11, 12, 0), 5, 0.2, 0.5), round=3.4))
    pieces += [Piece(collar, cloth, crumpled(hand, (-9, -6, 9, 5), 4, 0.1, 0.4), (Seam(pen((-12, -0.5), (0, 2.2, 12, -0.5), closed=False), "quilt"),), round=2.2, cast=0.4)]
    pieces += zip_line(-6.5, length + 0.6)
    pieces += [Piece(band(pen((side * 13, length * 0.62), (side * 18.5, length * 0.62 + 10), closed=False), 1.2), cloth, round=0.4, cast=0.3) for side in (-1, 1)]
    return Garment(tuple(pieces), {"neckline": "a hood" if hooded else "stand-up collar", "closure": "a zip", "sleeve": "sleeveless" if arm == "none" else "long sleeves", "length": "long" if length > 90 else "short" if length < 60 else "regular", "detail": "wide quilting" if step > 8 else "narrow quilting"})


def _tailored(brief: Brief, length: float, half: float, break_y: float, double: bool, width: float, notch: bool = True, waist: float | None = None, ease: float = 1.0) -> tuple[list[Piece], tuple[Piece, ...]]:
    cloth, hand = brief.cloth, brief.hand
    hem = half + (1.0 if length < 85 else 4.5)
    body = torso(length, half - 4.5, half, waist or half - 2.2, hem, waist_y=42)
    hole = neckline("deep v" if break_y > 24 else "v", wide=-0.6, low=break_y - (23 if break_y > 24 else 17))
    behind, fronts = lapels(cloth, break_y, width, notch)
    lap = -7.5 if double else -1.8
    lining = trim("satin", darker(cloth.colour, 0.25))
    inner = [inside_back(body, hole, lining)]
    edge = Seam(pen((lap, break_y), (lap, length - 4), (lap, length + 1.6, lap + 5, length + 1.8), closed=False))
    darts = [Seam(pen((side * 12, 26), (side * 11, 40, side * 12.5, length * 0.75), closed=False)) for side in (-1, 1)]
    pieces = [*inner, *behind, *sleeves("long", half - 4.5, half, cloth, hand, ease)]
    pieces.append(Piece(minus(body, hole.opening), cloth, body_folds(brief, length, half, 0.3), (edge, *darts, hem_stitch(length - 2.4, hem)), round=3.2))
    return pieces, fronts


def blazer(brief: Brief) -> Garment:
    choose, cloth = brief.choose, brief.cloth
    double, shawl = choose.random() < 0.4, choose.random() < 0.2
    length, break_y = choose.uniform(66, 78), choose.uniform(26, 36)
    pieces, fronts = _tailored(brief, length, 24.5 + choose.uniform(0, 2.5), break_y, double, choose.uniform(6.5, 9.5), not shawl)
    for side in (-1, 1):
        area = flap(8.6, length * 0.66, 12, 5, cloth)
        pieces.append(area if side > 0 else area.flipped())
    pieces.append(Piece(pen((9.5, 27.5), (18, 26), (18.2, 28.2), (9.7, 29.7)), cloth, round=0.5, cast=0.2))
    pieces += fronts
    rows = choose.choice((1, 2, 2)) if not double else 3
    places = column(0, break_y + 2, break_y + 2 + 10 * (rows - 1), rows)
    if double:
        places = [(x, y) for _, y in places for x in (-5.6, 5.6)]
    pieces += buttons(places, button_colour(cloth) if choose.random() < 0.75 else BRASS, 2.0)
    return Garment(tuple(pieces), {"neckline": "shawl collar" if shawl else "notch lapels", "closure": "double-breasted" if double else "one button" if rows == 1 else "two buttons", "detail": "flap pockets"})


def trench_coat(brief: Brief) -> Garment:
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    length = choose.choice((92, 104, 116))
    pieces, fronts = _tailored(brief, length, 26, 24, True, 10.5, waist=20.5, ease=1.6)
    storm = pen((5, 3), (21.5, 5.0), (22, 18), (12, 27), (4, 22))
    pieces.append(Piece(storm, cloth, seams=(Seam(pen((21, 17.4), (12, 26), (4.6, 21.6), closed=False), "stitch"),), round=1.2, cast=0.35))
    straps = pen((12, 1.6), (21.2, 4.8), (20.4, 7.8), (11, 4.2))
    pieces += mirrored_pair(Piece(straps, cloth, round=0.7, cast=0.35))
    pieces += buttons([(x, y) for y in (29, 56, 68) for x in (-6.4, 6.4)], (74, 54, 42), 2.2)
    pieces += [*fronts, *belt(41, 20.8, cloth, 4.4, (96, 66, 44))]
    tied = choose.random() < 0.4
    if tied:
        pieces = [*pieces[:-1], *tied_bow(0, 43.5, cloth, 0.95)]
    pieces += [Piece(band(pen((side * 13.5, 52), (side * 18, 66), closed=False), 2.6), cloth, round=0.6, cast=0.3) for side in (-1, 1)]
    return Garment(tuple(pieces), {"neckline": "wide lapels", "closure": "double-breasted", "detail": "a tie belt" if tied else "a buckled belt", "length": "knee-length" if length < 96 else "calf-length"})


def wool_coat(brief: Brief) -> Garment:
    choose, cloth = brief.choose, brief.cloth
    length, double = choose.choice((86, 98, 112)), choose.random() < 0.5
    break_y = choose.uniform(24, 34)
    shawl = choose.random() < 0.3
    pieces, fronts = _tailored(brief, length, 26.5 + choose.uniform(0, 2), break_y, double, choose.uniform(8, 11), not shawl, ease=1.8)
    for side in (-1, 1):
        area = flap(9.5, 56, 13, 5.4, cloth)
        pieces.append(area if side > 0 else area.flipped())
    pieces += fronts
    belted = choose.random() < 0.35
    if belted:
        pieces += [*belt(42, 25.5, cloth, 5.0, None, 1.0), *tied_bow(3, 44.5, cloth, 1.1)]
    else:
        rows = column(0, break_y + 3, break_y + 27, 3)
        pieces += buttons([(x, y) for _, y in rows for x in (-6.2, 6.2)] if double else rows, button_colour(cloth), 2.6)
    return Garment(tuple(pieces), {"neckline": "shawl collar" if shawl else "notch lapels", "closure": "a tie belt" if belted else "double-breasted" if double else "single-breasted", "detail": "flap pockets", "length": "knee-length" if length < 100 else "calf-length"})


def parka(brief: Brief) -> Garment:
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    length, half = choose.uniform(80, 94), 28
    body = torso(length, 22, half, half - 1.5, half + 2)
    fur = choose.random() < 0.6
    hood = both_sides(pen((-0.5, -15), (11, -15, 17.5, -8, 16, 3), (10, 11, -0.5, 13)))
    inner = both_sides(pen((-0.5, -10.5), (8, -10.8, 11, -5, 9.6, 3), (7, 9, -0.5, 13)))
    pieces = [*sleeves("long", 22, half, cloth, hand, 2.4, cloth, 4), Piece(body, cloth, body_folds(brief, length, half, 0.45), (hem_stitch(length - 2, half + 2),), round=3.4)]
    edge = trim("fleece", choose.choice(((186, 160, 126), (214, 204, 190), (120, 96, 78)))) if fur else cloth
    pieces += [Piece(hood, edge, crumpled(hand, (-15, -13, 15, 9), 10 if fur else 5, 0.6, 0.4), round=2.6, cast=0.4), Piece(inner, cloth, shade=0.4, round=3.0, cast=0.0)]
    strip = box(-3.0, 12, 3.0, length + 0.5, 0.3)
    pieces.append(Piece(strip, cloth, seams=tuple(Seam(pen((x, 12), (x, length), closed=False), "stitch") for x in (-2.3, 2.3)), round=0.8, cast=0.35))
    pieces += buttons(column(1.5, 17, length - 8, 6), STEEL if choose.random() < 0.5 else button_colour(cloth), 1.6, "metal")
    waist = choose.random() < 0.6
    if waist:
        line = pen((-half, 43), (0, 44.5, half, 43), closed=False)
        pieces[len(pieces) - 8] = pieces[len(pieces) - 8]
        pieces.append(Piece(within(band(line, 1.0), body), cloth, round=0.4, cast=0.3))
    for x in (-21, 8):
        pieces += patch_pocket(x, length * 0.62, 13, 15, cloth, flap=True, pointed=False)
    return Garment(tuple(pieces), {"neckline": "a fur-trimmed hood" if fur else "a hood", "closure": "a zip under press studs", "detail": "a drawstring waist" if waist else "large flap pockets", "length": "thigh-length"})


KINDS = (
    Kind("denim jacket", "jacket", denim_jacket, {"denim": 1}, {"plain": 1}, (40, 95), ("casual", "vintage", "western"), ("denim jacket", "jean jacket", "trucker jacket"), "denim"),
    Kind("biker jacket", "jacket", biker_jacket, {"leather": 4, "suede": 1}, {"plain": 1}, (60, 250), ("rock", "streetwear", "classic"), ("biker jacket", "leather jacket", "moto jacket"), "leather"),
    Kind("bomber jacket", "jacket", bomber_jacket, {"nylon": 3, "satin": 1, "suede": 1}, {"plain": 5, "floral": 1}, (45, 130), ("streetwear", "sporty", "casual"), ("bomber jacket", "bomber")),
    Kind("puffer jacket", "jacket", puffer_jacket, {"nylon": 1}, {"plain": 1}, (50, 180), ("sporty", "outdoor", "streetwear"), ("puffer jacket", "quilted jacket", "down jacket")),
    Kind("blazer", "jacket", blazer, {"wool": 2, "linen": 1, "crepe": 2, "tweed": 1, "corduroy": 1}, {"plain": 5, "checked": 2, "pinstripes": 2, "tartan": 1}, (60, 190), ("office", "classic", "elegant"), ("blazer", "suit jacket")),
    Kind("trench coat", "coat", trench_coat, {"cotton": 3, "nylon": 1}, {"plain": 1}, (80, 260), ("classic", "elegant", "office"), ("trench coat", "belted trench")),
    Kind("wool coat", "coat", wool_coat, {"wool": 3, "tweed": 1}, {"plain": 5, "checked": 1, "tartan": 1}, (90, 320), ("classic", "elegant", "minimalist"), ("wool coat", "winter coat", "overcoat")),
    Kind("parka", "coat", parka, {"cotton": 2, "nylon": 2}, {"plain": 1}, (70, 220), ("outdoor", "casual", "streetwear"), ("parka", "hooded coat")),
)
