"""What has legs: tailored trousers, wide-leg trousers, joggers, leggings, jeans, shorts."""

from assets.catalogue.draw.bodies import legs, short_legs
from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.folds import crumpled, draped, falling, pulled
from assets.catalogue.draw.palette import Rgb, lighter
from assets.catalogue.draw.paths import band, box, oval, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam
from assets.catalogue.draw.trims import BRASS, buttons, button_colour, mirrored_pair, patch_pocket, waistband

THREAD: Rgb = (206, 150, 84)


def _creases(brief: Brief, rise: float, length: float, depth: float = 0.4) -> tuple[Fold, ...]:
    hand = brief.hand
    folds: list[Fold] = []
    for side in (-1, 1):
        own = pulled(hand, (1.0, rise), (14, rise - 5), 2, 6, depth * 0.9) + pulled(hand, (1.5, rise + 1), (10, rise + 12), 2, 5, depth * 0.8)
        knee = rise + (length - rise) * 0.42
        own += crumpled(hand, (7, knee - 5, 18, knee + 7), 4, -0.2, depth) + crumpled(hand, (8, length - 16, 17, length - 3), 3, 0.15, depth * 0.8)
        folds += own if side > 0 else [fold.flipped() for fold in own]
    return tuple(folds)


def _front(rise: float, thread: Rgb | None, fly: bool = True) -> tuple[Seam, ...]:
    seams = [Seam(pen((0, 4), (0.3, rise), closed=False))]
    if fly:
        seams.append(Seam(pen((3.4, 4.2), (3.4, 14), (2.6, 18, 0.2, 19.5), closed=False), "stitch", thread))
    return tuple(seams)


def _slant_pockets(half: float, curved: bool, thread: Rgb | None) -> tuple[Seam, ...]:
    seams: list[Seam] = []
    for side in (-1, 1):
        line = pen((side * (half - 7.5), 4.5), (side * (half - 5.5), 12, side * (half + 4.2), 13.5), closed=False) if curved else pen((side * (half - 4), 4.5), (side * (half + 4.6), 17.5), closed=False)
        seams += [Seam(line), Seam(line, "stitch", thread)]
    return tuple(seams)


def _loops(half: float, cloth) -> list[Piece]:
    return [Piece(box(x - 0.7, -0.2, x + 0.7, 4.8, 0.2), cloth, round=0.3, cast=0.25) for x in (-half * 0.62, half * 0.62)]


def _inside(half: float, cloth) -> Piece:
    return Piece(oval(0, 0.6, 2 * half - 0.6, 3.6), cloth.plain(), shade=0.45, cast=0.0, round=0.8)


def tailored_trousers(brief: Brief) -> Garment:
    choose, cloth = brief.choose, brief.cloth
    length, hem = choose.uniform(94, 104), choose.uniform(8, 10)
    pressed, turn_up = choose.random() < 0.6, choose.random() < 0.35
    path = legs(length, knee=choose.uniform(10.2, 11.4), hem=hem)
    folds = _creases(brief, 27, length, 0.32)
    if pressed:
        folds += tuple(Fold((side * 13, 22), (side * 12.8, 60), (side * 12.6, length - 2), 0.7, 0.6) for side in (-1, 1))
    seams = (*_front(27, None), *_slant_pockets(18.5, False, None))
    pieces = [_inside(18.5, cloth), Piece(path, cloth, folds, seams, round=3.0)]
    if turn_up:
        pieces += mirrored_pair(Piece(within(path, box(0.4, length - 4.5, 40, length + 3)), cloth, round=0.9, cast=0.35))
    pieces += [waistband(18.5, 4.2, cloth), *_loops(18.5, cloth), *buttons([(1.6, 2.9)], button_colour(cloth), 1.5)]
    return Garment(tuple(pieces), {"fit": "tapered" if hem < 9 else "straight", "length": "ankle-length" if length < 98 else "full-length", "closure": "a zip fly and button", "detail": "turn-ups" if turn_up else "pressed creases" if pressed else "slanted side pockets"})


def wide_leg_trousers(brief: Brief) -> Garment:
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    length, hem = choose.uniform(96, 106), choose.uniform(13.5, 17)
    path = legs(length, waist=17.8, hip=24, thigh=15.5, knee=11.6 + (hem - 13) * 0.3, hem=hem)
    folds = _creases(brief, 27, length, 0.25)
    for side in (-1, 1):
        own = falling(hand, (5, 22, 20), (2, 28, length), 4, 0.55)
        folds += own if side > 0 else tuple(fold.flipped() for fold in own)
    tie = choose.random() < 0.4
    seams = (*_front(27, None, fly=not tie), *_slant_pockets(18, False, None))
    pieces = [_inside(17.8, cloth), Piece(path, cloth, folds, seams, round=3.2), waistband(17.8, 4.6, cloth)]
    if tie:
        cord = trim("cotton", lighter(cloth.colour, 0.55))
        pieces += [Piece(band(pen((x, 3), (x * 3, 9, x * 2.2, 19), closed=False), 0.9, True), cord, round=0.3, cast=0.3) for x in (-1, 1.2)]
    else:
        pieces += [*_loops(17.8, cloth), *buttons([(1.6, 3.0)], button_colour(cloth), 1.6)]
    return Garment(tuple(pieces), {"fit": "wide", "length": "full-length", "closure": "a drawstring waist" if tie else "a zip fly and button", "detail": "side pockets"})


def joggers(brief: Brief) -> Garment:
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    length = choose.uniform(92, 98)
    path = legs(length - 5, waist=18, hip=25.5, thigh=15, knee=11.5, hem=8.2)
    folds = _creases(brief, 27, length, 0.5)
    stripe = choose.random() < 0.4
    pieces = [_inside(18, cloth), Piece(path, cloth, folds, (*_front(27, None, False), *_slant_pockets(18, False, None)), round=3.2)]
    if stripe:
        for side in (-1, 1):
            line = pen((side * 20.5, 6), (side * 24.4, 14, side * 24.6, 24), (side * 23.6, 55, side * 19.6, length - 6), closed=False)
            pieces.append(Piece(within(band(line, 1.7), path), cloth.toned(brief.accent), round=0.3, cast=0.1))
    rib = cloth.ribbed()
    for side in (-1, 1):
        pieces.append(Piece(pen((side * 5.6, length - 5.6), (side * 20.2, length - 5.6), (side * 18.2, length + 1), (side * 12.4, length + 1.8, side * 6.8, length + 1)), rib, round=1.2, cast=0.25))
    gather = tuple(Fold((x, 4.5), (x * 1.03, 8), (x * 1.06, hand.uniform(9, 15)), 0.8, 0.5) for x in range(-16, 17, 4))
    pieces[1] = Piece(path, cloth, (*folds, *gather), pieces[1].seams, round=3.2)
    pieces.append(waistband(18, 4.8, rib))
    cord = trim("cotton", lighter(cloth.colour, 0.7))
    pieces += [Piece(band(pen((x, 3), (x * 2.6, 9, x * 2.0, 16 + hand.uniform(-1, 2)), closed=False), 0.9, True), cord, round=0.3, cast=0.3) for x in (-1, 1.2)]
    return Garment(tuple(pieces), {"fit": "relaxed", "length": "full-length", "closure": "a drawstring waist", "detail": "a stripe down the side" if stripe else "ribbed cuffs"})


def leggings(brief: Brief) -> Garment:
    choose, cloth = brief.choose, brief.cloth
    length = choose.choice((72, 88, 96))
    path = legs(length, waist=15.5, hip=21.5, thigh=11.8, knee=7.6 if length > 80 else 8.2, hem=5.6 if length > 80 else 7.2)
    panel = choose.random() < 0.5
    seams = [Seam(pen((0, 9), (0.2, 27), closed=False))]
    pieces = [_inside(15.5, cloth), Piece(path, cloth, _creases(brief, 27, length, 0.25), tuple(seams), round=3.6)]
    if panel:
        for side in (-1, 1):
            line = pen((side * 17.0, 10), (side * 20.4, 20, side * 20.0, 32), (side * 18, 58, side * 16.6, length), closed=False)
            pieces.append(Piece(within(band(line, 3.2), path), cloth.toned(brief.accent), round=0.4, cast=0.1))
    pieces.append(waistband(15.5, 9.0, cloth))
    return Garment(tuple(pieces), {"fit": "tight", "length": "cropped" if length < 80 else "full-length", "closure": "an elastic waist", "detail": "contrast side panels" if panel else "a wide waistband"})


def _jeans(brief: Brief, knee: float, hem: float, fit: str, flare: bool = False) -> Garment:
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    length = choose.uniform(94, 103)
    path = legs(length, hip=24.2, thigh=13.6 if knee < 9 else 14.6, knee=knee, hem=hem)
    seams = (*_front(27, THREAD), *_slant_pockets(18.5, True, THREAD), *(Seam(pen((side * 3, length - 1.6), (side * 34, length - 1.6), closed=False), "stitch", THREAD) for side in (-1, 1)))
    worn = choose.random() < 0.55
    fades: list[Seam] = []
    if worn:
        for side in (-1, 1):
            fades.append(Seam(pen((side * 12.2, 26), (side * 13, 46, side * 12.6, 62), closed=False), "fade", width=8.5))
    pieces = [_inside(18.5, cloth), Piece(path, cloth, _creases(brief, 27, length, 0.5), (*fades, *seams), round=2.6)]
    ripped = fit != "flared" and choose.random() < 0.25
    if ripped:
        for side in (-1, 1):
            y = 56 + hand.uniform(-2, 4)
            pieces.append(Piece(oval(side * 13, y, 8.5, 2.6), trim("cotton", (226, 222, 216)), seams=(Seam(pen((side * 13 - 4, y), (side * 13 + 4, y), closed=False), "edge", (190, 190, 190), 0.2),), round=0.5, cast=0.0))
    pieces += [waistband(18.5, 4.2, cloth, THREAD), *_loops(18.5, cloth), *buttons([(1.4, 2.9)], BRASS, 1.8, "metal")]
    pieces += buttons([(-11.3, 6.6), (11.3, 6.6)], BRASS, 0.7, "metal")
    return Garment(tuple(pieces), {"fit": fit, "length": "ankle-length" if length < 97 else "full-length", "closure": "a zip fly and button", "detail": "ripped knees" if ripped else "a worn wash" if worn else "five pockets"})


def skinny_jeans(brief: Brief) -> Garment:
    return _jeans(brief, 8.2, brief.choose.uniform(5.8, 6.8), "skinny")


def straight_jeans(brief: Brief) -> Garment:
    return _jeans(brief, brief.choose.uniform(10.6, 12), brief.choose.uniform(10, 12), "straight")


def flared_jeans(brief: Brief) -> Garment:
    return _jeans(brief, 9.0, brief.choose.uniform(13.5, 16.5), "flared", True)


def _shorts(brief: Brief, length: float, hem: float, denim: bool, soft: bool) -> Garment:
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    path = short_legs(length, hem=hem)
    thread = THREAD if denim else None
    turn_up = not soft and choose.random() < 0.5
    folds = pulled(hand, (1, 26), (14, 20), 3, 8, 0.45) + tuple(f.flipped() for f in pulled(hand, (1, 26), (14, 20), 3, 8, 0.45)) + draped(hand, -25, 25, 14, length, 6, 0.4)
    seams = (*_front(26, thread, not soft), *_slant_pockets(18.5, denim, thread))
    if not turn_up:
        seams += (Seam(pen((-40, length - 1.8), (40, length - 1.8), closed=False), "stitch", thread),)
    pieces = [_inside(18.5, cloth), Piece(path, cloth, folds, seams, round=2.8)]
    if turn_up:
        pieces += [Piece(within(path, box(side * 20 - 20, length - 4, side * 20 + 20, length + 3)), cloth, round=0.8, cast=0.35) for side in (-1, 1)]
    pieces.append(waistband(18.5, 4.2, cloth.ribbed() if soft and cloth.pattern == "plain" else cloth, thread))
    if soft:
        cord = trim("cotton", lighter(cloth.colour, 0.7))
        pieces += [Piece(band(pen((x, 3), (x * 3, 7, x * 2.2, 13), closed=False), 0.8, True), cord, round=0.3, cast=0.3) for x in (-1, 1.2)]
    else:
        pieces += [*_loops(18.5, cloth), *(buttons([(1.4, 2.9)], BRASS, 1.8, "metal") if denim else buttons([(1.4, 2.9)], button_colour(cloth), 1.6))]
    return Garment(tuple(pieces), {"length": "short" if length < 38 else "knee-length", "closure": "a drawstring waist" if soft else "a zip fly and button", "detail": "turned-up hems" if turn_up else "side pockets"})


def denim_shorts(brief: Brief) -> Garment:
    return _shorts(brief, brief.choose.uniform(33, 40), brief.choose.uniform(11.4, 13), True, False)


def bermuda_shorts(brief: Brief) -> Garment:
    return _shorts(brief, brief.choose.uniform(45, 56), brief.choose.uniform(10.8, 12.2), False, False)


def sweat_shorts(brief: Brief) -> Garment:
    return _shorts(brief, brief.choose.uniform(34, 44), brief.choose.uniform(11.6, 13.4), False, True)


TAILORED = {"plain": 5, "pinstripes": 2, "checked": 1, "tartan": 1}

KINDS = (
    Kind("tailored trousers", "trousers", tailored_trousers, {"wool": 2, "crepe": 2, "cotton": 2}, TAILORED, (35, 110), ("office", "classic", "elegant"), ("tailored trousers", "suit trousers", "trousers")),
    Kind("wide-leg trousers", "trousers", wide_leg_trousers, {"linen": 2, "viscose": 2, "crepe": 2, "satin": 1}, {"plain": 4, "vertical stripes": 2, "floral": 1}, (30, 90), ("elegant", "summery", "office"), ("wide-leg trousers", "wide trousers", "palazzo trousers")),
    Kind("joggers", "trousers", joggers, {"sweat": 3, "nylon": 1}, {"plain": 1}, (20, 55), ("sporty", "casual", "streetwear"), ("joggers", "sweatpants", "jogging bottoms")),
    Kind("leggings", "trousers", leggings, {"jersey": 2, "nylon": 2}, {"plain": 4, "leopard": 1}, (12, 45), ("sporty", "basic"), ("leggings", "sports tights")),
    Kind("skinny jeans", "jeans", skinny_jeans, {"denim": 1}, {"plain": 1}, (30, 80), ("casual", "classic"), ("skinny jeans", "slim-cut jeans"), "denim"),
    Kind("straight jeans", "jeans", straight_jeans, {"denim": 1}, {"plain": 1}, (30, 90), ("casual", "vintage", "classic"), ("straight jeans", "straight-leg jeans"), "denim"),
    Kind("flared jeans", "jeans", flared_jeans, {"denim": 1}, {"plain": 1}, (35, 90), ("vintage", "bohemian", "casual"), ("flared jeans", "bootcut jeans", "flares"), "denim"),
    Kind("denim shorts", "shorts", denim_shorts, {"denim": 1}, {"plain": 1}, (20, 45), ("casual", "summery"), ("denim shorts", "jean shorts"), "denim"),
    Kind("bermuda shorts", "shorts", bermuda_shorts, {"cotton": 2, "linen": 2}, {"plain": 4, "checked": 1, "vertical stripes": 1}, (20, 60), ("summery", "preppy", "classic"), ("Bermuda shorts", "chino shorts", "tailored shorts")),
    Kind("sweat shorts", "shorts", sweat_shorts, {"sweat": 2, "jersey": 1, "nylon": 1}, {"plain": 4, "floral": 1}, (15, 35), ("sporty", "casual", "summery"), ("sweat shorts", "drawstring shorts", "pull-on shorts")),
)
