"""The blouse: a flowing cloth, gathered somewhere, closed with buttons, a bow or a wrap."""

import skia

from assets.catalogue.draw.parts.bodies import fitted
from assets.catalogue.draw.parts.flounces import ruffle, swing
from assets.catalogue.draw.parts.folds import draped, falling, pulled
from assets.catalogue.draw.parts.necklines import NAMES as NECKS
from assets.catalogue.draw.parts.necklines import inside_back, neckline
from assets.catalogue.draw.parts.shaping import mirrored, sides
from assets.catalogue.draw.parts.sleeves import NAMES as SLEEVES
from assets.catalogue.draw.parts.sleeves import sleeves
from assets.catalogue.draw.parts.trims import button_colour, buttons, column, hem_stitch, shirt_collar, tied_bow
from assets.catalogue.draw.paths import band, both_sides, box, minus, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Piece, Seam


def blouse(brief: Brief) -> Garment:
    """Buttoned, with a bow, ruffles at the neck or down the front, a wrap front, or a peplum."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    look = choose.choice(("buttons", "bow", "frill neck", "ruffled front", "wrap", "peplum", "round collar"))
    neck = {
        "bow": "high",
        "frill neck": "high",
        "ruffled front": "notch",
        "wrap": "v",
        "round collar": "crew",
    }.get(look) or choose.choice(("v", "square", "crew"))
    arm = choose.choice(("balloon", "long", "puff", "bell", "three-quarter", "puff long", "flutter"))
    length = choose.uniform(58, 66)
    flared = look != "peplum" and choose.random() < 0.5
    hem = 24.5 if flared else 21.0
    body = fitted(
        36.8 if look == "peplum" else length, bust=19.8, waist=15.8 if look == "peplum" else 19.2, hip=21.4, hem=hem
    )
    hole = neckline(neck)
    gathered = arm in ("balloon", "puff", "long", "puff long")
    folds: tuple[Fold, ...] = (
        *mirrored(*pulled(hand, (18, 22), (8, 30), 3, 8, 0.3)),
        *sides(19.8, 19.2, 21, 40, length, 0.34),
        *draped(hand, -16, 16, 34, length, 5, 0.36),
    )
    if look in ("bow", "frill neck", "ruffled front"):
        folds += falling(hand, (-7, 7, 5), (-19, 19, length * 0.7), 9, 0.4)
    below: list[Piece] = []
    if look == "peplum":
        fall = swing(36.4, 54.0, 16.0, 26.0, hand, 8, True, 0.55)
        below = [fall.back(cloth), Piece(fall.path, cloth, fall.folds, (Seam(fall.hem),), round=1.6, cast=0.1)]
    seams = () if look == "peplum" else (hem_stitch(length - 1.8, hem),)
    pieces = [
        *below,
        inside_back(body, hole, cloth),
        *sleeves(
            arm, 17.0, 19.8, cloth, hand, 0.5, cloth if gathered else None, 4.2 if arm != "puff" else 2.4, pit_y=21.4
        ),
        Piece(minus(body, hole.opening), cloth, folds, seams, round=1.9, cast=0.12),
    ]
    if neck != "notch":
        pieces.append(Piece(within(minus(band(hole.edge, 1.5), hole.opening), body), cloth, round=0.3, cast=0.08))
    features = {"neckline": NECKS[neck], "sleeve": SLEEVES[arm], "fit": "loose" if flared else "regular"}
    low = hole.edge.getBounds().bottom()
    pieces += _front(brief, look, minus(body, hole.opening), low, length, features)
    return Garment(tuple(pieces), features)


def _front(
    brief: Brief, look: str, front: skia.Path, low: float, length: float, features: dict[str, str]
) -> list[Piece]:
    """What closes or trims the blouse; adds to the features."""
    cloth, hand, choose = brief.cloth, brief.hand, brief.choose
    pieces: list[Piece] = []
    if look in ("buttons", "ruffled front", "round collar"):
        end = length + 1.4
        lines = tuple(Seam(pen((x, low - 1), (x, end), closed=False), "stitch") for x in (-1.1, 1.1))
        strip = within(box(-1.5, low - 3, 1.5, end, 0.2), front)
        pieces.append(Piece(strip, cloth, seams=lines, round=0.4, cast=0.12))
        features["closure"] = "buttons down the front"
    if look == "ruffled front":
        down = ((-2.0, low), (-2.2, 30.0), (-2.0, length - 6))
        frill = ruffle(down, ((-4.6, 0.5), (-3.8, 0.5)), 9, cloth, hand, 0.3)
        pieces += [frill, frill.flipped()]
        behind, leaves = shirt_collar(cloth, size=0.82)
        pieces += [*behind, *leaves]
        features["neckline"] = "turn-down collar"
        features["detail"] = "ruffles down the front"
    if look in ("buttons", "ruffled front", "round collar"):
        pieces += buttons(column(0, low + 2.6, length - 5, 7), button_colour(cloth), 1.0)
    if look == "round collar":
        leaf = pen((0.3, 8.6), (7.6, 7.6, 7.6, -0.8), (10.8, 0.2), (13.8, 6.0, 10.2, 10.6), (5.2, 15.2, 0.3, 8.6))
        tone = cloth if choose.random() < 0.5 else cloth.toned(brief.accent)
        collar = Piece(leaf, tone.plain(), turn=24, round=0.8, cast=0.3)
        pieces += [collar.flipped(), collar]
        features["neckline"] = "a round collar"
    elif look == "bow":
        stand = both_sides(pen((-0.5, -2.4), (6.2, -2.2), (7.2, 1.8), (4, 4.2, -0.5, 4.4)))
        pieces += [Piece(stand, cloth, round=0.8, cast=0.2), *tied_bow(0, 4.4, cloth, choose.choice((0.8, 1.05)))]
        features["neckline"] = "a tie neck"
        features["detail"] = "a bow at the neck"
    elif look == "frill neck":
        stand = both_sides(pen((-0.5, -3.6), (5.8, -3.4), (7.0, 1.8), (4, 4.0, -0.5, 4.2)))
        top = ruffle(((-5.9, -2.6), (0.0, -1.8), (5.9, -2.6)), ((-1.2, -3.0), (1.2, -3.0)), 8, cloth, hand, 0.1)
        yoke = ruffle(((-13.5, 8.0), (0.0, 21.0), (13.5, 8.0)), ((-1.2, 5.4), (1.2, 5.4)), 10, cloth, hand, 0.3)
        pieces += [top, Piece(stand, cloth, round=0.8, cast=0.15), yoke]
        features["neckline"] = "a ruffled high neck"
        features["detail"] = "a ruffled yoke"
    elif look == "wrap":
        rays = pulled(hand, (15, 44), (-9, 28), 5, 14, 0.42)
        lap = pen((-8.6, 0.8), (-3, 15, 15.6, 42), (14, 54, 11, length + 6), (-60, length + 6), (-60, -4), (-14, -4))
        pieces.append(Piece(within(lap, front), cloth, rays, round=1.2, cast=0.3))
        pieces += tied_bow(15.5, 43.5, cloth, 0.75)
        features["closure"] = "a wrap front that ties at the side"
    elif look == "peplum":
        sash = both_sides(pen((-0.5, 35.8), (16.1, 35.0), (16.2, 37.6), (-0.5, 38.8)))
        pieces.append(Piece(sash, cloth.plain(), round=0.6, cast=0.15))
        if choose.random() < 0.5:
            pieces += tied_bow(0, 37.2, cloth.plain(), 0.75)
        features["detail"] = "a peplum"
    return pieces
