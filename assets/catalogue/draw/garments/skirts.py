"""Skirts: mini, pleated, pencil, maxi, denim."""

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.garments.other_skirts import denim_skirt, maxi_skirt, pleated_skirt
from assets.catalogue.draw.parts.flounces import ruffle, swing
from assets.catalogue.draw.parts.pockets import flap_pocket, zip_pocket
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
    zip_line,
)
from assets.catalogue.draw.parts.waists import belt_loops, inside_waist
from assets.catalogue.draw.paths import band, box, pen, within
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece, Seam


def mini_skirt(brief: Brief) -> Garment:
    """A short skirt: straight, A-line, skater, wrapped, zipped, ruffled at the hem or dipped to one side."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    stiff = cloth.material.name in ("leather", "tweed", "corduroy", "suede")
    cuts = ("straight", "a-line", "wrap", "zip") if stiff else ("straight", "skater", "wrap", "ruffle", "dipped")
    cut = choose.choice(cuts)
    length = choose.uniform(36, 43)
    pieces = [inside_waist(WAIST, cloth)]
    features = {"length": "short"}
    if cut in ("skater", "dipped"):
        skirt = swing(
            3,
            length + (3 if cut == "dipped" else 0),
            WAIST + 0.2,
            33,
            hand,
            7,
            False,
            0.55,
            9 if cut == "dipped" else 0,
        )
        pieces += [skirt.back(cloth), Piece(skirt.path, cloth, skirt.folds, round=2.6, fan=1.5)]
        detail = "an asymmetric hem" if cut == "dipped" else "a swinging hem"
    else:
        hem = {"a-line": 29.0, "straight": 23.6}.get(cut, 25.0)
        path = narrow_skirt(length, 22.6, hem)
        folds = fitted_folds(hand, length, 22.6, 0.32)
        seams = [hem_stitch(length - 2.2, hem, 1.6)]
        if cut == "a-line":
            seams += [
                Seam(pen((side * 8.6, 4), (side * 10, 18, side * 12.4, length + 3), closed=False)) for side in (-1, 1)
            ]
        if cut == "wrap":
            pieces.append(Piece(path, cloth.shaded(0.06), folds, round=2.2))
            front = wrapped(path, 10.5, length, 7)
            pieces.append(Piece(front, cloth, fitted_folds(hand, length, 22.6, 0.3), round=1.2, cast=0.38))
            detail = "a wrap front"
        elif cut == "ruffle":
            short = length - 8
            pieces.append(Piece(narrow_skirt(short, 22.6, 24.4), cloth, folds, round=2.4))
            frill = ruffle(
                ((-24.6, short - 1), (0, short + 2.4), (24.6, short - 1)), ((-2.5, 9.5), (2.5, 9.5)), 11, cloth, hand
            )
            pieces.insert(len(pieces) - 1, frill)
            detail = "a ruffled hem"
        else:
            pieces.append(Piece(path, cloth, folds, tuple(seams), round=2.4))
            detail = "clean lines"
        if cut == "zip":
            pieces += zip_line(4.4, length + 1.8, 0, choose.choice((STEEL, BRASS)))
            pieces += mirrored(zip_pocket((11.5, 10.5), (17.6, 8.4), cloth))
            detail = "a zip down the front"
        elif cut in ("a-line", "straight"):
            extra = choose.choice(("buttons", "pockets", "belt", "flaps"))
            if extra == "buttons":
                strip = within(box(-2.1, 3, 2.1, length + 3, 0.2), path)
                pieces.append(Piece(strip, cloth, round=0.4, cast=0.28))
                metal = choose.random() < 0.5
                pieces += buttons(
                    column(0, 7.5, length - 5, 5),
                    BRASS if metal else button_colour(cloth),
                    1.7,
                    "metal" if metal else "rubber",
                )
            elif extra == "pockets":
                pieces += mirrored(patch_pocket(5, 11, 10.5, 11.5, cloth, pointed=choose.random() < 0.5))
            elif extra == "flaps":
                pieces += mirrored(flap_pocket(6.5, 9.5, 10, 4.4, cloth, 0.8))
            detail = {"buttons": "buttons down the front", "pockets": "two patch pockets", "belt": "a narrow belt",
                      "flaps": "flap pockets"}[extra]  # fmt: skip
            features["fit"] = "A-line" if cut == "a-line" else "straight"
    pieces.append(waistband(WAIST, 4.0, cloth))
    if detail == "a narrow belt":
        pieces += [
            *belt_loops(WAIST, cloth),
            *belt(0.5, WAIST + 0.2, trim("leather", choose.choice(((48, 38, 34), (120, 78, 48)))), 3.0),
        ]
    elif cut == "wrap":
        pieces += buttons([(10.2, 2.4), (10.8, 10)], choose.choice((BRASS, button_colour(cloth))), 1.7)
    return Garment(tuple(pieces), {**features, "detail": detail})


def pencil_skirt(brief: Brief) -> Garment:
    """A narrow skirt: slit in front or at the side, wrapped, buttoned, belted, or with a flounce at the knee."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    cut = choose.choice(("slit", "side slit", "wrap", "buttons", "belt", "flounce", "panels"))
    length = choose.uniform(56, 72)
    hem = choose.uniform(19.0, 21.0)
    body = length - (13 if cut == "flounce" else 0)
    path = narrow_skirt(body, 22.8, hem + (1.0 if cut == "flounce" else 0.0))
    high = choose.random() < 0.3
    folds = fitted_folds(hand, body, 22.8, 0.34)
    seams = [] if cut == "flounce" else [hem_stitch(length - 2.6, hem, 1.6)]
    if cut == "panels":
        seams += [Seam(pen((side * 8.4, 4), (side * 11, 20, side * 8.2, length + 3), closed=False)) for side in (-1, 1)]
    pieces = [inside_waist(WAIST, cloth)]
    if cut == "wrap":
        pieces.append(Piece(path, cloth.shaded(0.08), folds, round=2.2))
        pieces.append(
            Piece(wrapped(path, 9.5, length, 8), cloth, fitted_folds(hand, length, 22.8, 0.32), round=1.2, cast=0.38)
        )
    else:
        pieces.append(Piece(path, cloth, folds, tuple(seams), round=2.6))
    if cut == "flounce":
        frill = swing(body - 1.5, length, hem + 0.6, hem + 8, hand, 7, True, 0.5)
        pieces.insert(1, Piece(frill.path, cloth, frill.folds, round=1.8, cast=0.1))
        pieces.insert(1, frill.back(cloth))
    elif cut == "slit":
        pieces.append(kept_on(slit(choose.choice((0.0, 5.5)), length * 0.62, length, cloth, 4.0), path))
        pieces.append(
            Piece(band(pen((0, 4), (0, length * 0.62), closed=False), 0.15), cloth.shaded(0.4), round=0, cast=0)
        )
        if pieces[-2].path.computeTightBounds().left() > 3:
            pieces.pop()
    elif cut == "side slit":
        pieces.append(kept_on(slit(14.0, length * 0.55, length, cloth, 4.6), path))
        pieces.append(
            Piece(
                band(pen((12.6, 4), (14.8, 18, 14.0, length * 0.55), closed=False), 0.15),
                cloth.shaded(0.4),
                round=0,
                cast=0,
            )
        )
    elif cut == "buttons":
        strip = within(box(-2.1, 3, 2.1, length + 3, 0.2), path)
        pieces.append(Piece(strip, cloth, round=0.4, cast=0.28))
        pieces += buttons(column(0, 7.5, length - 12, 7), BRASS if choose.random() < 0.4 else button_colour(cloth), 1.6)
    if high:
        band_area = within(path, pen((-60, -2), (60, -2), (60, 6.4), (0, 7.4, -60, 6.4)))
        pieces.append(Piece(band_area, cloth, round=0.8, cast=0.25))
    else:
        pieces.append(waistband(WAIST, 3.6, cloth))
    if cut == "belt":
        tied = choose.random() < 0.5
        if tied:
            pieces += [*belt(0.4, WAIST + 0.2, cloth, 3.6, None), *tied_bow(-4, 3.2, cloth, 0.8)]
        else:
            leather = trim("leather", choose.choice(((48, 38, 34), (120, 78, 48), (96, 30, 40))))
            pieces += [*belt_loops(WAIST, cloth), *belt(0.5, WAIST + 0.2, leather, 3.2)]
    return Garment(
        tuple(pieces),
        {
            "length": "knee-length" if length < 64 else "midi",
            "fit": "fitted",
            "detail": {
                "slit": "a slit at the front",
                "side slit": "a side slit",
                "wrap": "a wrap front",
                "buttons": "buttons down the front",
                "belt": "a belt at the waist",
                "flounce": "a flounce at the hem",
            }.get(cut, "long panel seams"),
        },
    )


KINDS = (
    Kind(
        "mini skirt",
        "skirt",
        mini_skirt,
        {"tweed": 1, "leather": 2, "cotton": 1, "corduroy": 1, "crepe": 1},
        {"plain": 4, "checked": 2, "tartan": 2, "leopard": 1, "houndstooth": 1},
        (20, 50),
        ("party", "casual", "preppy"),
        ("mini skirt", "short skirt"),
    ),
    Kind(
        "pleated skirt",
        "skirt",
        pleated_skirt,
        {"crepe": 2, "satin": 2, "wool": 1},
        {"plain": 4, "tartan": 2, "checked": 1, "dotted": 1},
        (25, 70),
        ("elegant", "preppy", "classic"),
        ("pleated skirt",),
    ),
    Kind(
        "pencil skirt",
        "skirt",
        pencil_skirt,
        {"wool": 2, "crepe": 2, "leather": 1, "tweed": 1},
        {"plain": 4, "pinstripes": 1, "checked": 1, "leopard": 1, "houndstooth": 1},
        (25, 70),
        ("office", "classic", "elegant"),
        ("pencil skirt", "fitted skirt"),
        "tailored",
    ),
    Kind(
        "maxi skirt",
        "skirt",
        maxi_skirt,
        {"viscose": 2, "cotton": 2, "linen": 1, "satin": 1},
        {"plain": 3, "floral": 3, "vertical stripes": 1, "dotted": 1, "zebra": 1},
        (30, 80),
        ("bohemian", "summery", "romantic"),
        ("maxi skirt", "long skirt"),
    ),
    Kind(
        "denim skirt",
        "skirt",
        denim_skirt,
        {"denim": 1},
        {"plain": 1},
        (25, 55),
        ("casual", "vintage"),
        ("denim skirt", "jean skirt"),
        "denim",
    ),
)
