"""The cardigan: knitted, open in front."""

from dataclasses import replace

from assets.catalogue.draw.garments.knits import Knit, knit
from assets.catalogue.draw.parts.necklines import NAMES as NECKS
from assets.catalogue.draw.parts.sleeves import NAMES as SLEEVES
from assets.catalogue.draw.parts.trims import BRASS, button_colour, buttons, column, patch_pocket, tied_bow
from assets.catalogue.draw.paths import band, both_sides, box, flipped, minus, pen, union, within
from assets.catalogue.draw.pieces import Brief, Garment, Piece

LOWEST = {"v": 17.0, "deep v": 23.0, "crew": 8.0}


def cardigan(brief: Brief) -> Garment:
    """Buttoned, worn open, tied at the waist or with a shawl collar; cropped to long, with or without pockets."""
    choose, cloth = brief.choose, brief.cloth
    look = choose.choice(("buttoned", "buttoned", "open", "tied", "shawl"))
    fit = choose.choice(("slim", "regular", "oversized", "cropped") if look == "buttoned" else ("regular", "oversized"))
    length = choose.choice({"cropped": (50.0,), "slim": (58.0, 62.0)}.get(fit, (64.0, 72.0, 84.0)))
    neck = {"open": "deep v", "shawl": "deep v", "tied": "deep v"}.get(look) or choose.choice(("v", "deep v", "crew"))
    arm = choose.choice(("long", "long", "balloon", "three-quarter"))
    contrast = choose.random() < 0.25
    edge = cloth.ribbed().toned(brief.accent) if contrast else cloth.ribbed()
    body = knit(brief, neck, fit, length, arm, 1.0 if fit == "cropped" else 0.3, edge=edge)
    features = {
        "neckline": NECKS[neck],
        "sleeve": SLEEVES[arm],
        "closure": "buttons down the front",
        "length": "long" if length > 80 else "cropped" if fit == "cropped" else "regular",
        "fit": "oversized" if fit == "oversized" else "slim" if fit == "slim" else "regular",
    }
    if look == "open":
        pieces = _open(brief, body, features)
    else:
        pieces = body.pieces()
        low = LOWEST[neck]
        pieces.append(Piece(box(-2.0, low - 1, 2.0, length + 1.5, 0.3), edge, round=0.8, cast=0.22))
        if look == "tied":
            features["closure"] = "a tie at the waist"
            sash = both_sides(pen((-0.5, 38.6), (body.half, 37.8), (body.half + 0.1, 41.4), (-0.5, 42.6)))
            sash = within(sash, union(body.front.path, box(-3, 20, 3, 60)))
            pieces += [Piece(sash, edge, round=0.8, cast=0.25), *tied_bow(-2, 40.4, edge, 1.05)]
        else:
            shine = choose.random() < 0.25
            colour = BRASS if shine else button_colour(cloth)
            count = choose.choice((4, 5, 6, 7))
            pieces += buttons(column(0, low + 3, length - 4, count), colour, 1.7, "metal" if shine else "rubber")
    if look == "shawl":
        shawl = pen((0.2, 25.5), (6.6, 15, 6.8, -3.6), (10.6, -2.6, 12.0, 2.4), (11.5, 14, 2.2, 27.5), (0.2, 27.5))
        right = Piece(shawl, edge, turn=14, round=1.3, cast=0.35)
        nape = Piece(pen((-6.9, -3.4), (0, -5.0, 6.9, -3.4), (7.4, 0.5), (0, 3, -7.4, 0.5)), edge, shade=0.2, cast=0.0)
        pieces = [nape, *pieces, right.flipped(), right]
        features["neckline"] = "a shawl collar"
    if fit != "cropped" and choose.random() < 0.55:
        for x in (-body.half * 0.82, body.half * 0.82 - 11):
            pieces += patch_pocket(x, length - 21, 11, 12, cloth, pointed=False)
        features["detail"] = "two pockets"
    elif contrast:
        features["detail"] = "contrast edges"
    return Garment(tuple(pieces), features)


def _open(brief: Brief, body: Knit, features: dict[str, str]) -> list[Piece]:
    """The two fronts part and show the inside of the back."""
    length, cloth = body.length, brief.cloth
    edge = body.rib.cloth
    line = pen((7.6, -1.0), (7.0, 16, 3.6, 30), (2.8, 48, 5.6, length + 4), closed=False)
    gap = pen((0, -4), (7.6, -4), (7.6, -1.0), (7.0, 16, 3.6, 30), (2.8, 48, 5.6, length + 4), (0, length + 4))
    bare = union(gap, flipped(gap))
    whole = union(body.front.path, body.rib.path)
    inside = Piece(within(bare, whole), cloth, shade=0.42, cast=0.0, round=2.0)
    back = minus(bare, pen((-12, -12), (12, -12), (7.3, -1.2), (4, 2.6, 0, 2.8), (-4, 2.6, -7.3, -1.2)))
    upper = Piece(within(back, box(-8, -2, 8, 26)), cloth, shade=0.42, cast=0.0, round=1.6)
    front = replace(body.front, path=minus(body.front.path, bare))
    rib = replace(body.rib, path=minus(body.rib.path, bare))
    strip = within(band(line, 5.0), minus(whole, bare))
    right = Piece(strip, edge, round=0.8, cast=0.3)
    features["closure"] = "an open front"
    features["neckline"] = "V-neck"
    return [*body.behind[1:], inside, upper, front, rib, right.flipped(), right]
