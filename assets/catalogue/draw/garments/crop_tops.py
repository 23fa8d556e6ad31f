"""The crop top: it ends above the waist."""

import skia

from assets.catalogue.draw.parts.bodices import BARE, Shaping, bodice
from assets.catalogue.draw.parts.bodies import fitted
from assets.catalogue.draw.parts.flounces import ruffle
from assets.catalogue.draw.parts.folds import pulled
from assets.catalogue.draw.parts.shaping import between, bust_shade, drawn_in, mirrored, princess_seams, sides
from assets.catalogue.draw.parts.trims import button_colour, buttons, column, hem_stitch, tied_bow
from assets.catalogue.draw.paths import minus, pen
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Piece, Seam


def crop_top(brief: Brief) -> Garment:
    """Smocked, tied, buttoned, ruffled, ribbed below or cut like a corset; with sleeves or bare shoulders."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    look = choose.choice(("smocked", "tied", "buttons", "ruffle", "band", "corset"))
    neck = choose.choice(
        ("square", "sweetheart", "scoop", "v", "thin straps", "square straps", "halter", "off-shoulder", "one-shoulder")
    )
    if look == "corset":
        neck = choose.choice(("sweetheart", "strapless", "square straps"))
    arm = choose.choice(("puff", "short", "long", "none", "cap", "flutter", "puff long"))
    length = choose.uniform(34, 38)
    half = 16.4 if look in ("smocked", "corset", "band") else 17.6
    outline = fitted(length, waist=half, waist_y=36.0)
    if look == "corset":
        dip = pen(
            (-40, length + 6),
            (-half - 2, length - 1.5),
            (0, length + 8.5, half + 2, length - 1.5),
            (40, length + 6),
            (40, 80),
            (-40, 80),
        )
        outline = minus(fitted(length + 4, waist=half, waist_y=36.0), dip)
    folds: tuple[Fold, ...] = (
        *mirrored(*pulled(hand, (17, 22), (8, 28), 2, 6, 0.26)),
        *bust_shade(18.8, 0.24, 25),
        *sides(18.8, half, half, 33, length + 3, 0.3),
        *drawn_in(hand, half, length - 5, 3, 0.24),
    )
    seams: tuple[Seam, ...] = (hem_stitch(length - 1.5, half + 1, 1.6),)
    if look == "smocked":
        folds += tuple(
            Fold((x, 21 + abs(x) * 0.1), (x * 0.98, 28), (x * 0.94, length), 0.6, 0.42) for x in range(-15, 16, 2)
        )
        seams = tuple(
            Seam(pen((-20, y - 0.6), (0, y + 1.6, 20, y - 0.6), closed=False), width=0.1) for y in _rows(24, length)
        )
    elif look == "corset":
        seams = (
            *princess_seams(18.8, half, 36, 0, 0),
            Seam(pen((0, 14), (0, length + 4), closed=False), width=0.1),
            *(Seam(pen((s * 13.4, 20), (s * 12.4, length), closed=False), width=0.1) for s in (-1, 1)),
        )
    top = bodice(brief, neck, arm, outline, Shaping(folds, seams, rim=1.6))
    pieces = [*top.behind, *top.front]
    features = {**top.features, "length": "cropped"}
    if neck == "off-shoulder":
        pieces.append(ruffle(((-19.8, 8.4), (0, 18.6), (19.8, 8.4)), ((-2.6, 8), (2.6, 8)), 9, cloth, hand))
    pieces += _finish(brief, look, neck, length, half, top.front[0].path, features)
    if neck in BARE:
        features.setdefault("fit", "fitted")
    return Garment(tuple(pieces), features)


def _finish(
    brief: Brief, look: str, neck: str, length: float, half: float, front: skia.Path, features: dict[str, str]
) -> list[Piece]:
    """The hem and what closes it; adds to the features."""
    cloth, hand = brief.cloth, brief.hand
    pieces: list[Piece] = []
    details = {
        "smocked": "a smocked body",
        "tied": "a tie at the hem",
        "ruffle": "a ruffled hem",
        "band": "a ribbed band",
        "corset": "corset seams",
        "buttons": "",
    }
    if details[look]:
        features["detail"] = details[look]
    if look == "tied":
        pieces += tied_bow(0, length - 0.4, cloth, 0.85)
    elif look == "ruffle":
        line = ((-half, length - 1.4), (0.0, length + 1.6), (half, length - 1.4))
        pieces.append(ruffle(line, ((-1.6, 6.5), (1.6, 6.5)), 9, cloth, hand, 0.2))
    elif look == "band":
        area = between(front, length - 4.2, length + 6)
        pieces.append(Piece(area, cloth.ribbed(), round=0.8, cast=0.12))
    elif look == "buttons":
        start = {"square": 15, "sweetheart": 18, "scoop": 17, "v": 20, "thin straps": 25}.get(neck, 17)
        if neck not in ("one-shoulder", "off-shoulder", "halter"):
            pieces += buttons(column(0, start, length - 2, 5), button_colour(cloth), 1.1)
            features["closure"] = "buttons down the front"
    return pieces


def _rows(top: float, bottom: float) -> list[float]:
    """Heights of the elastic threads of a smocked body."""
    return [top + 1.9 * place for place in range(int((bottom - top) / 1.9) + 1)]
