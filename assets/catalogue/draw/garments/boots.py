"""Dress boots: Chelsea, heeled ankle boot, knee-high."""

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.palette import Rgb, darker
from assets.catalogue.draw.parts.buckles import side_zip, strapped
from assets.catalogue.draw.parts.footwear import LAYOUTS, LEATHER, TOGETHER, fine_print, lace_bow, lacing, pair
from assets.catalogue.draw.parts.shafts import Last, counter, heeled, leg, toe_cap
from assets.catalogue.draw.parts.soles import SOLES, lugs, platform, rubber_sole, treads
from assets.catalogue.draw.parts.trims import BRASS, STEEL
from assets.catalogue.draw.paths import band, box, pen, union, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam

DARK: Rgb = (42, 36, 34)


def chelsea_boot(brief: Brief) -> Garment:
    """An ankle boot with elastic sides, on a low heel or a thick sole."""
    choose, cloth = brief.choose, brief.cloth
    sole = choose.choice(("heel", "lugs", "crepe"))
    base = {"heel": 0.7, "lugs": 3.0, "crepe": 2.0}[sole]
    last = Last(
        choose.uniform(13.5, 18.5),
        2.2 if sole == "heel" else 0.0,
        choose.choice(("round", "round", "pointed", "square")),
        0.2,
        base,
        -0.8,
    )
    top = last.top
    gore = pen(
        (0.8, top - 2),
        (7.0, top - 2),
        (6.8, top * 0.7 - 2.6, 5.6, -8.4 - base),
        (4.6, -7.2 - base, 3.4, -7.2 - base, 2.6, -8.4 - base),
        (1.2, top * 0.7 - 2.6, 0.8, top - 2),
    )
    elastic = trim("ribbed knit", darker(cloth.colour, 0.5) if choose.random() < 0.75 else brief.accent)
    stitch = band(gore, 0.5)
    x = last.behind - 1.6
    loop = pen((x, top + 1.8), (x - 0.5, top - 2.6, x + 1.8, top - 2.6), (x + 1.6, top + 1.4), closed=False)
    pieces = [Piece(band(loop, 1.0), elastic, round=0.3, cast=0.1), *leg(brief, last, cloth)]
    pieces.append(Piece(within(last.outline(), union(gore, stitch)), cloth.shaded(0.1), round=0.3, cast=0.1))
    pieces.append(Piece(within(last.outline(), gore), elastic, round=0.5, cast=0.05))
    cap = choose.random() < 0.3
    if cap:
        pieces.append(toe_cap(last, cloth))
    colour = choose.choice(SOLES[1:])
    if sole == "heel":
        pieces += heeled(last, cloth, DARK, True, choose.random() < 0.4)
    elif sole == "lugs":
        ground = pen(
            (-14.8, -base - 0.8),
            (-15.8, -base - 0.6, -15.6, -1.0, -13.8, -0.9),
            (13.0, -0.9),
            (13.8, -1.0, 13.6, -base - 0.6),
            (4, -base - 0.2, -6, -base, -14.8, -base - 0.8),
        )
        welt = Seam(pen((-16, -base + 0.4), (0, -base + 0.9, 15, -base + 0.4), closed=False), "stitch", None, 0.26)
        pieces += [*lugs(-12.6, 13.0, 1.3, colour, 1.7), rubber_sole(ground, colour, (welt,))]
    else:
        pieces.append(
            rubber_sole(
                platform(base, base + 0.5, -14.8, 13.4, 0.8), (206, 172, 122), treads(-8, 13, 0.5, (206, 172, 122), 1.2)
            )
        )
    words = {"heel": "a pull tab", "lugs": "a chunky lugged sole", "crepe": "a crêpe sole"}
    features = {
        "height": "ankle-high",
        "closure": "elastic side panels",
        "detail": "a toe cap" if cap else words[sole],
        "toe": "pointed toes" if last.toe == "pointed" else "square toes" if last.toe == "square" else "round toes",
    }
    return pair(choose, pieces, features, (-12.5, 12.6), (6.6, -4.6), LAYOUTS)


def _western(brief: Brief, last: Last) -> list[Piece]:
    """The leg of a western boot: sewn on above the ankle, stitched in flames, with pull straps."""
    cloth, top, low = brief.cloth, last.top, -12.6 - last.rise
    area = within(
        last.outline(), pen((-20, top - 3), (30, top - 3), (30, low - 1.0), (8, low - 1.0, 4, low + 3.6, -20, low - 2))
    )
    middle = (last.front + last.behind) / 2
    flames = []
    for n in range(3):
        left, right, apex = last.front + 1.2 + n * 1.1, last.behind - 1.2 - n * 1.1, top + 2.4 + n * 2.0
        line = pen(
            (left, low + 0.4),
            (left - 0.4, low - 4, left + 2.6, apex + 3.6, middle, apex),
            (right - 2.6, apex + 3.6, right + 0.4, low - 4, right, low + 0.4),
            closed=False,
        )
        flames.append(Seam(line, "stitch", brief.accent, 0.26))
    straps = [
        Piece(box(x - 0.8, top - 1.0, x + 0.8, top + 3.6, 0.3), cloth.plain(), round=0.35, cast=0.35)
        for x in (last.front + 1.4, last.behind - 1.4)
    ]
    return [Piece(area, cloth, seams=tuple(flames), round=2.0, cast=0.2), *straps]


def heeled_ankle_boot(brief: Brief) -> Garment:
    """An ankle boot on a block, a slim or a western heel."""
    brief = fine_print(brief)
    choose, cloth = brief.choose, brief.cloth
    detail = choose.choice(("zip", "buckle", "plain", "western", "cuff", "laces"))
    rise = 4.6 if detail == "western" else choose.choice((5.5, 7.5, 9.0))
    block = detail == "western" or choose.random() < 0.5
    toe = "pointed" if detail == "western" else choose.choice(("pointed", "pointed", "round", "square"))
    last = Last(
        choose.uniform(19, 23) if detail == "western" else choose.uniform(14, 19),
        rise,
        toe,
        0.4 if detail != "western" else 0.9,
        0.6,
        0.0,
        choose.uniform(0.1, 0.7),
    )
    top = last.top
    pieces = leg(brief, last, cloth)
    outline = last.outline()
    stacked = choose.random() < 0.4 or detail == "western"
    metal = choose.choice((BRASS, STEEL))
    if detail == "zip":
        pieces += side_zip(last, 4.2, -5.0 - rise * 0.9, metal)
    elif detail == "buckle":
        y = -11.0 - rise
        pieces += strapped(last, cloth, y + 2.6, y - 0.6, 1.7, metal)
        if choose.random() < 0.5:
            pieces += strapped(last, cloth, y - 1.4, y - 4.4, 1.7, metal)
    elif detail == "western":
        pieces += _western(brief, last)
        pieces.append(counter(last, cloth.shaded(0.12)))
    elif detail == "cuff":
        area = within(outline, pen((-12, top - 1), (-12, top + 3.8), (3, top + 5.4, 18, top + 3.6), (18, top - 3)))
        pieces.append(Piece(area, cloth.shaded(0.08), round=0.9, cast=0.35))
    elif detail == "laces":
        facing = pen(
            (-7.6, -7.2),
            (-2.8, -8.4 - rise * 0.3, -0.2, -11 - rise * 0.6, last.front + 1.4, top - 1),
            (last.front + 4.0, top - 1),
            (1.8, -11 - rise, 0.4, -7.6 - rise * 0.4, -5.6, -5.4),
        )
        pieces.append(Piece(within(outline, facing), cloth.shaded(0.06), round=0.5, cast=0.2))
        pieces += lacing((-5.0, -7.9), (-1.7, -11.0 - rise * 0.8), 4, darker(cloth.colour, 0.5))
        pieces += lacing((-1.4, -12.4 - rise), (last.front + 0.4, top + 1.4), 4, darker(cloth.colour, 0.5))
        pieces += lace_bow(last.front + 0.6, top + 1.6, darker(cloth.colour, 0.5), 0.8)
    else:
        pieces.append(counter(last, cloth))
    pieces += heeled(last, cloth, DARK, block, stacked)
    words = {
        "zip": "a side zip",
        "buckle": "buckled straps",
        "plain": "a clean shaft",
        "western": "western stitching",
        "cuff": "a turned-down cuff",
        "laces": "laces in front",
    }
    features = {
        "heel": "a Cuban heel" if detail == "western" else "a block heel" if block else "a stiletto heel",
        "toe": {"pointed": "pointed toes", "round": "round toes", "square": "square toes"}[toe],
        "detail": words[detail],
        "height": "ankle-high",
    }
    return pair(choose, pieces, features, (-12.0, last.back), (6.8, -4.6), TOGETHER)


def knee_high_boot(brief: Brief) -> Garment:
    """A boot to the knee: for riding, slouched, laced at the back or plain."""
    choose, cloth = brief.choose, brief.cloth
    detail = choose.choice(("zip", "strap", "plain", "riding", "slouch"))
    rise = 1.6 if detail == "riding" else choose.choice((1.6, 5.5, 7.5))
    toe = "round" if detail == "riding" else choose.choice(("pointed", "round", "square"))
    slack = 1.0 if detail == "slouch" else choose.uniform(0.1, 0.35)
    last = Last(choose.uniform(33, 38), rise, toe, choose.uniform(0.8, 2.2), 0.7, choose.choice((0.0, 0.0, 2.4)), slack)
    top = last.top
    pieces = leg(brief, last, cloth)
    outline = last.outline()
    metal = choose.choice((BRASS, STEEL))
    if detail == "zip":
        pieces += side_zip(last, 4.6, -8.0 - rise, metal)
    elif detail == "strap":
        pieces += strapped(last, cloth, top + 3.6, top + 3.2 + last.dip * 0.6, 1.9, metal)
    elif detail == "riding":
        panel = pen((1.0, top - 2), (0.4, top * 0.5, 1.0, -14 - rise), (4.0, -10.5, 16, -12), (20, top - 3))
        line = pen((1.5, top - 2), (0.9, top * 0.5, 1.5, -14 - rise), (4.2, -10.9, 16, -12.4), closed=False)
        pieces.append(
            Piece(within(outline, panel), cloth.shaded(0.05), seams=(Seam(line, "stitch"),), round=1.2, cast=0.2)
        )
        pieces += strapped(last, cloth, -13.4 - rise, -11.8 - rise, 1.5, metal)
        pieces += strapped(last, cloth, top + 3.4, top + 3.0 + last.dip * 0.6, 1.5, metal)
    elif detail == "slouch":
        rings = tuple(
            Fold(
                (last.front, y),
                (3, y + brief.hand.uniform(0.8, 2.2)),
                (last.behind, y + brief.hand.uniform(-1.2, 1.0)),
                brief.hand.uniform(0.9, 1.5),
                brief.hand.uniform(0.35, 0.6),
            )
            for y in [top + 7 + n * 3.4 for n in range(7)]
        )
        pieces.append(Piece(within(outline, box(-20, top + 5, 30, -12 - rise)), cloth, rings, round=0.01, cast=0))
    else:
        pieces.append(counter(last, cloth))
    pieces += heeled(last, cloth, DARK, choose.random() < 0.6 or rise < 3, choose.random() < 0.4)
    words = {
        "zip": "a side zip",
        "strap": "a strap at the top",
        "plain": "a plain shaft",
        "riding": "two buckled straps",
        "slouch": "a slouched shaft",
    }
    features = {
        "height": "knee-high",
        "heel": "flat" if rise < 3 else "a high heel" if rise > 7 else "a mid-height heel",
        "detail": words[detail],
        "closure": "a zip" if detail == "zip" else "pull-on",
    }
    return pair(choose, pieces, features, (-12.0, last.back), (9.0, -4.0), TOGETHER)


KINDS = (
    Kind(
        "Chelsea boot",
        "boot",
        chelsea_boot,
        LEATHER,
        {"plain": 1},
        (60, 180),
        ("classic", "casual"),
        ("Chelsea boots", "pull-on boots"),
        "leather",
    ),
    Kind(
        "heeled ankle boot",
        "boot",
        heeled_ankle_boot,
        LEATHER,
        {"plain": 6, "zebra": 1},
        (60, 190),
        ("elegant", "party", "rock"),
        ("heeled ankle boots", "heeled boots"),
        "leather",
    ),
    Kind(
        "knee-high boot",
        "boot",
        knee_high_boot,
        LEATHER,
        {"plain": 1},
        (80, 260),
        ("elegant", "classic", "vintage"),
        ("knee-high boots", "tall boots"),
        "leather",
    ),
)
