"""Boots for rough ground: lace-up boot, wellington boot."""

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.palette import Rgb, brightness, darker, lighter
from assets.catalogue.draw.parts.buckles import strapped
from assets.catalogue.draw.parts.footwear import LEATHER, TOGETHER, fine_print, lace_bow, lacing, pair, sheen
from assets.catalogue.draw.parts.shafts import Last, counter, leg, toe_cap
from assets.catalogue.draw.parts.soles import lugs, platform, rubber_sole, treads
from assets.catalogue.draw.parts.trims import BRASS, STEEL
from assets.catalogue.draw.paths import band, box, pen, within
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece, Seam

RUBBER: Rgb = (44, 40, 40)
YELLOW_THREAD: Rgb = (222, 178, 72)


def _ground(base: float, colour: Rgb, thread: Rgb | None) -> list[Piece]:
    """A welted sole with a heel and deep lugs."""
    path = pen(
        (-14.9, -base - 0.9),
        (-15.9, -base - 0.7, -15.7, -1.2, -14.0, -1.0),
        (5.0, -1.0),
        (5.2, -1.4),
        (6.0, -1.4),
        (6.2, -1.0),
        (13.2, -1.0),
        (13.9, -1.2, 13.6, -base - 0.6),
        (4, -base - 0.2, -6, -base, -14.9, -base - 0.9),
    )
    welt = pen((-15.4, -base - 0.1), (-5, -base + 0.7, 4, -base + 0.5, 14, -base + 0.1), closed=False)
    return [
        *lugs(-12.6, 5.0, 1.4, colour, 1.6),
        *lugs(6.2, 13.6, 1.4, colour, 1.6),
        rubber_sole(
            path,
            colour,
            (
                Seam(welt, "stitch", thread, 0.34),
                Seam(pen((-16, -base + 1.3), (0, -base + 1.6, 14, -base + 1.3), closed=False), "seam", None, 0.14),
            ),
        ),
    ]


def lace_up_boot(brief: Brief) -> Garment:
    """A laced boot: a combat boot, a hiking boot or a work boot on a wedge sole."""
    choose, cloth = brief.choose, brief.cloth
    look = choose.choice(("combat", "combat", "hiking", "work"))
    height = choose.uniform(18, 24) if look == "combat" else choose.uniform(13, 16)
    base = 2.8
    last = Last(height, 0.0, "round", 0.5, base, -0.4, 0.2)
    top, front = last.top, last.front
    outline = last.outline()
    thread = YELLOW_THREAD if look == "combat" and choose.random() < 0.5 else None
    cord = {
        "combat": RUBBER if thread is None else (228, 200, 122),
        "hiking": choose.choice(((186, 44, 40), (220, 160, 60), RUBBER)),
        "work": (206, 176, 128),
    }[look]
    if brightness(cloth.colour) < 0.2 and thread is None and look == "combat":
        cord = (78, 74, 74)
    tongue = pen(
        (-8.4, -7.2 - base),
        (-3.8, -9.4 - base, -2.4, -13 - base, front - 0.6, top - 2.4),
        (front + 0.6, top - 3.4, front + 3.4, top - 3.2, front + 3.6, top - 1.6),
        (2.4, -11 - base),
        (-4, -5.6 - base),
    )
    body = leg(brief, last, cloth, darker(cloth.colour, 0.3) if look == "hiking" else (186, 152, 112))
    pieces = [body[0], Piece(tongue, cloth.shaded(0.12), round=0.7, cast=0.1), *body[1:]]
    if look == "hiking":
        pad = within(outline, pen((-20, top - 2), (-20, top + 3.6), (3, top + 4.6), (20, top + 3.2), (20, top - 2)))
        rolls = tuple(
            Seam(pen((-10, top + y), (3, top + y + 0.9, 18, top + y - 0.2), closed=False), "seam", None, 0.3)
            for y in (1.9,)
        )
        pieces.append(
            Piece(
                pad,
                trim(
                    "nylon",
                    darker(cloth.colour, 0.35) if brightness(cloth.colour) > 0.22 else lighter(cloth.colour, 0.16),
                ),
                seams=rolls,
                round=0.8,
                cast=0.2,
            )
        )
        rand = within(
            outline,
            pen(
                (-20, 2),
                (-20, -4.6 - base),
                (-11, -5.4 - base, -9, -2.6 - base, -4, -2.2 - base),
                (4, -2.2 - base),
                (8, -4.6 - base, 20, -5.6 - base),
                (20, 2),
            ),
        )
        pieces.append(
            Piece(
                rand, cloth.toned(brief.accent) if choose.random() < 0.4 else cloth.shaded(0.25), round=0.7, cast=0.25
            )
        )
    elif look == "work":
        pieces.append(counter(last, cloth))
        area = within(
            outline,
            pen(
                (-18, -3.2 - base),
                (-12, -3.0 - base, -9.0, -3.6 - base, -7.2, -7.8 - base),
                (-12, -10 - base),
                (-18, -8 - base),
            ),
        )
        pieces.append(
            Piece(
                area,
                cloth,
                seams=(
                    Seam(area, "stitch", (226, 212, 180), 0.5),
                    *sheen(cloth, pen((-13, -4.6 - base), (-11, -5.6 - base), closed=False)),
                ),
                round=0.9,
                cast=0.2,
            )
        )
    else:
        pieces.append(counter(last, cloth))
        if choose.random() < 0.4:
            pieces.append(toe_cap(last, cloth))
    edge = (-1.8, -10.2 - base), (front, top)
    stay = pen(
        (-8.2, -6.9 - base),
        (-4.6, -8.0 - base, -2.6, -8.8 - base, *edge[0]),
        (-1.6, top * 0.6, *edge[1]),
        (front, top - 1),
        (front + 3.0, top - 1),
        (2.6, top * 0.6, 1.6, -9.6 - base),
        (0.4, -7.0 - base, -3.0, -5.4 - base, -6.4, -5.2 - base),
    )
    line = pen(
        (front + 2.4, top),
        (2.0, top * 0.6, 1.0, -9.4 - base),
        (-0.2, -7.4 - base, -3.0, -5.9 - base, -6.2, -5.7 - base),
        closed=False,
    )
    pieces.append(
        Piece(within(outline, stay), cloth.shaded(0.06), seams=(Seam(line, "stitch", thread),), round=0.6, cast=0.25)
    )
    metal = STEEL if look == "hiking" else BRASS if look == "work" else None
    pieces += lacing((-6.4, -7.4 - base), (-2.4, -9.9 - base), 3, cord, metal)
    rows = max(3, round((height - 10.6) / 2.2))
    pieces += lacing((-1.8, -11.4 - base), (front + 0.2, top + 1.2), rows, cord, metal)
    pieces += lace_bow(front + 0.6, top + 1.0, cord, 1.0)
    if look == "work":
        sole = choose.choice(((236, 232, 222), (206, 172, 122)))
        ripple = treads(-9, 13, 0.6, sole, 0.7)
        pieces.append(rubber_sole(platform(base, base + 0.6, -14.8, 13.4, 1.0), sole, ripple))
    else:
        pieces += _ground(base, RUBBER if choose.random() < 0.8 else (112, 78, 54), thread)
    words = {
        "combat": "contrast welt stitching" if thread else "a treaded sole",
        "hiking": "a padded collar",
        "work": "a moccasin toe",
    }
    features = {"height": "calf-high" if height > 20.5 else "ankle-high", "closure": "laces", "detail": words[look]}
    return pair(choose, pieces, features, (-13.0, 13.2), (7.0, -4.6))


def wellington_boot(brief: Brief) -> Garment:
    """A rubber boot: tall or short, with a buckle, a contrast trim or a lining that shows."""
    brief = fine_print(brief)
    choose, cloth = brief.choose, brief.cloth
    tall = choose.random() < 0.6
    detail = choose.choice(("buckle", "trim", "ankle", "loops"))
    height = choose.uniform(27, 31) if tall else choose.uniform(14, 17)
    base = 1.6
    last = Last(height, 0.0, "round", 1.6 if tall else 0.8, base, -0.3, 0.05)
    top, front, behind = last.top, last.front, last.behind
    outline = last.outline()
    accent = trim("rubber", brief.accent)
    tone = trim(
        "rubber", darker(cloth.colour, 0.25) if brightness(cloth.colour) > 0.22 else lighter(cloth.colour, 0.12)
    )
    lining = choose.choice(((206, 196, 180), (120, 120, 124), brief.accent))
    pieces = leg(brief, last, cloth, lining)
    stripe = choose.random() < 0.5
    glints = _glints(last)
    pieces[1] = Piece(outline, cloth, pieces[1].folds[:3], (*pieces[1].seams, *glints), round=2.0, cast=0.2)
    if detail == "loops":
        for x in (front + 1.8, behind - 2.8):
            handle = pen((x, top + 4.4), (x - 0.3, top - 2.4, x + 2.2, top - 2.4, x + 1.6, top + 4.4), closed=False)
            pieces.append(Piece(band(handle, 0.9), accent, round=0.3, cast=0.3))
    rim = within(outline, pen((-20, top - 3), (-20, top + 1.6), (3, top + 2.6), (24, top + 1.4), (24, top - 3)))
    pieces.append(Piece(rim, accent if detail in ("trim", "loops") else tone, round=0.5, cast=0.2))
    ridge = band(pen((-10, -11.2 - base), (3, -9.4 - base, 18, -11.4 - base), closed=False), 0.7)
    if detail == "ankle":
        pieces += strapped(last, tone, -12.6 - base, -11.4 - base, 1.7, STEEL)
    else:
        pieces.append(Piece(within(outline, ridge), cloth.plain(), round=0.3, cast=0.15))
    if detail == "buckle":
        pieces += strapped(last, cloth.plain(), top + 5.4, top + 5.0, 1.8, STEEL)
        if tall and choose.random() < 0.5:
            pieces.append(Piece(box(front + 1.4, top + 8.2, front + 4.6, top + 11.0, 0.4), accent, round=0.4, cast=0.2))
    rand = within(
        outline,
        pen(
            (-20, 2),
            (-20, -3.4 - base),
            (-12, -3.8 - base, -10, -2.0 - base, -4, -1.8 - base),
            (6, -1.8 - base),
            (10, -3.6 - base, 20, -3.8 - base),
            (20, 2),
        ),
    )
    pieces.append(
        Piece(
            rand,
            tone,
            seams=sheen(tone, pen((-13, -1.6 - base), (-9, -1.0 - base, 10, -1.4 - base), closed=False), width=0.7),
            round=0.6,
            cast=0.2,
        )
    )
    sole = choose.choice(((232, 226, 214), (44, 40, 40), darker(cloth.colour, 0.35))) if not stripe else (238, 234, 226)
    ground = platform(base + 0.4, base + 1.2, -14.8, 13.5, 0.7)
    lines = [*treads(-9, 13.4, 0.9, sole, 1.1)]
    if stripe:
        lines.append(Seam(pen((-16, -1.7), (0, -1.5, 15, -1.9), closed=False), "edge", brief.accent, 0.4))
    pieces.append(rubber_sole(ground, sole, tuple(lines)))
    words = {
        "buckle": "an adjustable buckle",
        "trim": "a contrast trim",
        "ankle": "an ankle strap",
        "loops": "pull loops",
    }
    features = {"height": "knee-high" if tall else "ankle-high", "closure": "pull-on", "detail": words[detail]}
    return pair(choose, pieces, features, (-13.0, 13.0), (8.4, -4.4), TOGETHER)


def _glints(last: Last) -> tuple[Seam, ...]:
    """The long bright reflections of wet rubber, on the leg and over the toes."""
    ankle = -10.4 - last.base
    x = last.front
    lines = (
        (pen((x + 2.6, last.top + 3.4), (x + 2.4, last.top * 0.5 + ankle * 0.5, 0.8, ankle - 1.4), closed=False), 1.3),
        (pen((last.tip + 2.2, -4.0 - last.base), (-11.6, -5.6 - last.base, -8.6, -5.4 - last.base), closed=False), 1.1),
        (pen((last.behind - 1.8, last.top + 4), (last.behind - 1.8, last.top * 0.5 + ankle * 0.5), closed=False), 0.5),
    )
    return tuple(Seam(line, "fade", None, wide * share) for line, wide in lines for share in (1.0, 0.45))


KINDS = (
    Kind(
        "lace-up boot",
        "boot",
        lace_up_boot,
        LEATHER,
        {"plain": 1},
        (60, 190),
        ("rock", "outdoor", "streetwear"),
        ("lace-up boots", "laced boots"),
        "leather",
    ),
    Kind(
        "wellington boot",
        "boot",
        wellington_boot,
        {"rubber": 1},
        {"plain": 6, "dotted": 1, "floral": 1, "tartan": 1},
        (25, 90),
        ("outdoor", "casual", "classic"),
        ("wellington boots", "rubber boots", "wellies"),
    ),
)
