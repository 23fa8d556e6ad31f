"""Sporty shoes: sneaker, running shoe."""

import skia

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.palette import Rgb, brightness, darker, lighter
from assets.catalogue.draw.parts.footwear import fine_print, flexed, lace_bow, lacing, mouth, pair, punched, sheen
from assets.catalogue.draw.parts.soles import foxing, lugs, platform, rubber_sole, treads
from assets.catalogue.draw.paths import band, pen, within
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece, Seam

CHALK: Rgb = (243, 241, 236)
RUBBERS: tuple[Rgb, ...] = (CHALK, CHALK, (232, 218, 192), (196, 146, 96), (46, 44, 46))
TERRY: Rgb = (226, 222, 214)

NEAR, FAR = (9.6, -7.0, 6.4, -7.8), (10.6, -9.6, 6.2, -10.6)
LIP, RIM = (2.8, -11.6), (12.5, -11.2)


def _lining(cloth: Cloth) -> Cloth:
    return trim("fleece", TERRY if brightness(cloth.colour) > 0.3 else darker(cloth.colour, 0.2))


def _tongue(cloth: Cloth, accent: Cloth, high: bool = False) -> list[Piece]:
    """The tongue behind the throat, with its label."""
    rise = (-4.0, -8.6, -1.8, -9.6, -0.4, -14.0, 0.0, -21.6) if high else (-4.0, -8.6, -1.0, -10.4, -0.2, -13.4)
    up = -8.2 if high else 0.0
    path = pen(
        (-6.8, -6.8),
        *((rise[:4], rise[4:]) if high else (rise,)),
        (0.2, -15.0 + up, 3.4, -15.2 + up, 3.8, -13.2 + up),
        (3.8, -11.0),
        (-5.0, -5.6),
    )
    label = within(path, pen((0.4, -14.4 + up), (3.6, -14.2 + up), (3.4, -12.6 + up), (0.1, -12.8 + up)))
    return [Piece(path, cloth, round=0.9, cast=0.2), Piece(label, accent, round=0.3, cast=0.1)]


def _panels(brief: Brief, upper: skia.Path, accent: Cloth) -> tuple[str, tuple[Seam, ...], list[Piece]]:
    """What is on the side: its words, what is punched into the upper, and what is sewn on it."""
    choose, cloth = brief.choose, brief.cloth
    look = choose.choice(("panel", "perforated", "saddle", "toe cap", "clean"))
    soft = cloth.shaded(0.1) if choose.random() < 0.6 else accent
    parts: list[Piece] = []
    holes: list[tuple[float, float]] = []
    if look == "panel":
        shape = pen((-3.6, -1), (-1.8, -6.0, 4.0, -6.6, 7.0, -8.4), (16, -10), (16, -1))
        line = pen((-3.2, -1), (-1.4, -5.6, 4.2, -6.2, 7.2, -8.0), closed=False)
        parts.append(Piece(within(upper, shape), accent, seams=(Seam(line, "stitch"),), round=0.9, cast=0.2))
    elif look == "saddle":
        shape = pen((-2.8, -1), (-1.6, -5, -0.4, -8.4), (2.6, -12), (5.4, -10.4), (4.4, -6, 5.0, -1))
        edges = tuple(
            Seam(line, "stitch")
            for line in (
                pen((-2.3, -1), (-1.1, -5, 0.1, -8.4), closed=False),
                pen((4.9, -10.4), (3.9, -6, 4.5, -1), closed=False),
            )
        )
        parts.append(Piece(within(upper, shape), accent, seams=edges, round=0.7, cast=0.22))
    elif look == "perforated":
        holes += [(x * 0.95 - 0.6 + y * 0.35, -4.0 - y * 0.85 - x * 0.08) for x in range(6) for y in range(3)]
    if look == "toe cap":
        shape = pen((-16, -1), (-16, -8), (-11.8, -8), (-9.8, -5.6, -10.6, -1))
        parts.append(Piece(within(upper, shape), trim("rubber", CHALK), round=0.9, cast=0.2))
    else:
        guard = pen((-16, -1), (-16, -4.9), (-13.6, -5.5, -11.6, -4.4, -9.6, -3.9), (-6.6, -3.5, -4.2, -3.0, -2.6, -1))
        line = pen(
            (-15, -4.5), (-13.4, -5.0, -11.6, -3.9, -9.6, -3.4), (-6.8, -3.1, -4.6, -2.7, -3.4, -1), closed=False
        )
        parts.append(Piece(within(upper, guard), soft, seams=(Seam(line, "stitch"),), round=0.8, cast=0.2))
        holes += [(-11.6 + x * 0.75, -5.5 - 0.1 * x + 0.6 * y) for x in range(5) for y in range(2)]
    words = {
        "panel": "contrast side panels",
        "saddle": "a contrast saddle",
        "perforated": "perforated sides",
        "toe cap": "a rubber toe cap",
        "clean": "clean sides",
    }
    return words[look], punched(cloth.colour, *holes), parts


def sneaker(brief: Brief) -> Garment:
    """A sneaker: low or high, on a flat or a chunky sole, with laces, a strap or elastic sides."""
    brief = fine_print(brief)
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    shape = choose.choice(("low", "low", "high", "chunky", "slip-on"))
    rubber = choose.choice(RUBBERS)
    accent = cloth.toned(brief.accent)
    if shape == "slip-on":
        return _slip_on(brief, rubber)
    high = shape == "high"
    near, far = ((8.6, -17.0, 7.0, -17.6), (9.4, -19.8, 6.4, -20.8)) if high else (NEAR, FAR)
    lip, rim = ((3.0, -20.0), (11.4, -19.6)) if high else (LIP, RIM)
    back = (15.0, -6.0, 11.4, -11.0, 12.8, -18.8) if high else (15.0, -5.8, 13.2, -8.0, 13.9, -10.4)
    nape = (back[4] + 0.1, rim[1] - 0.4, rim[0] + 0.6, rim[1] - 0.6, *rim)
    throat = (1.6, -15.0, -0.8, -9.6, -6.0, -6.9) if high else (-0.4, -9.6, -3.2, -8.0, -6.0, -6.9)
    toe = (-9.4, -6.9, -14.2, -6.6, -14.6, -2.8)
    upper = pen((13.8, -2.0), back, nape, (*near, *lip), throat, toe, (-14.2, -2.0))
    collar = band(pen(rim, (*near, *lip), closed=False), 2.0)
    shine = sheen(
        cloth,
        pen((-13.0, -5.2), (-11.0, -6.4, -7.4, -6.0), closed=False),
        width=1.1,
    )
    detail, holes, parts = _panels(brief, upper, accent)
    pieces = [Piece(mouth(near, far, lip, rim), _lining(cloth), shade=0.28, round=0.9, cast=0)]
    pieces += _tongue(cloth, accent, high)
    seams = (Seam(pen(rim, (*near, *lip), closed=False), "seam", None, 0.2), Seam(collar, "stitch"), *shine, *holes)
    pieces.append(Piece(upper, cloth, flexed(hand, -8.4, -6.4, -3.6), seams, round=2.2))
    pieces += parts
    counter = pen((16, -1), (16, -7.4), (12.6, -7.2), (9.2, -5.6, 8.6, -1))
    tab = pen((11.9, rim[1] - 1), (11.6, rim[1] + 3.2), (12.4, rim[1] + 4.2), (16, rim[1] + 4.4), (16, rim[1] - 1))
    for part, made in ((counter, cloth.shaded(0.1)), (tab, accent)):
        pieces.append(Piece(within(upper, part), made, round=0.6, cast=0.22))
    line = throat[:4]
    stay = pen(
        lip,
        (line[0], line[1], line[2], line[3], -6.0, -6.9),
        (-7.4, -6.6),
        (-4.4, -5.0, -1.8, -5.2, 1.6, -8.2),
        (lip[0] + 0.4, lip[1] * 0.75, lip[0] + 1.8, lip[1] + 2.0, lip[0] + 2.2, lip[1] + 1.4),
    )
    pieces.append(Piece(within(stay, upper), cloth.shaded(0.05), round=0.6, cast=0.25))
    cord = CHALK if choose.random() < 0.7 else darker(cloth.colour, 0.55)
    bow = lip[0] - 0.6, lip[1] + 0.6
    if high:
        pieces += lacing((-5.2, -7.3), (-0.4, -10.6), 4, cord)
        pieces += lacing((0.4, -12.4), (2.2, -18.6), 5, cord)
    else:
        pieces += lacing((-5.2, -7.3), (1.4, -10.5), 6, cord)
    pieces += lace_bow(*bow, cord, 0.9)
    return _on_sole(brief, pieces, shape == "chunky", rubber, detail, "high-top" if high else "low-top")


def _on_sole(
    brief: Brief, pieces: list[Piece], chunky: bool, rubber: Rgb, detail: str, height: str, closure: str = "laces"
) -> Garment:
    choose = brief.choose
    if chunky:
        pieces = [piece.changed(skia.Matrix.Translate(0, -1.9)) for piece in pieces]
        path = platform(4.0, 5.2, -15.4, 14.9, 1.4)
        wave = pen((-16, -3.0), (-10, -1.0, -4, -5.0, 2, -2.6), (7, -0.8, 11, -4.4, 16, -2.4), closed=False)
        lines = (Seam(wave, "seam", None, 0.3), *treads(-15, 15, 0.9, rubber, 1.7))
        if choose.random() < 0.5:
            lines = (Seam(wave, "edge", brief.accent, 0.5), *lines)
    else:
        path = platform(2.3, 2.9)
        stripe = brief.accent if choose.random() < 0.4 else darker(rubber, 0.25)
        lines = (foxing(2.3, 2.9, stripe), *treads(-8, 13.5, 0.5, rubber, 0.8))
    pieces.append(rubber_sole(path, rubber, lines))
    features = {"height": height, "closure": closure, "detail": "a chunky sole" if chunky else detail}
    return pair(choose, pieces, features)


def _slip_on(brief: Brief, rubber: Rgb) -> Garment:
    """A canvas shoe without laces, with elastic at its sides."""
    cloth = brief.cloth
    near, far = (10.0, -6.6, 5.0, -7.2), (9.6, -9.0, 3.6, -10.2)
    lip, rim = (-1.2, -9.4), (12.4, -9.3)
    upper = pen(
        (13.8, -2.0),
        (14.8, -5.2, 13.4, -6.8, 13.8, -8.6),
        (13.8, -9.5, 13.1, -9.8, *rim),
        (*near, *lip),
        (-5.0, -8.2, -8.6, -7.2, -11.2, -6.4),
        (-13.8, -5.6, -14.8, -4.2, -14.4, -2.0),
    )
    piping = band(pen(rim, (*near, *lip), closed=False), 1.1)
    gore = pen((-0.6, -10), (1.2, -5.4), (1.8, -4.4, 3.2, -4.6), (6.4, -10))
    elastic = trim(
        "ribbed knit", darker(cloth.colour, 0.5) if brightness(cloth.colour) > 0.3 else lighter(cloth.colour, 0.1)
    )
    vamp = pen((-1.0, -9.6), (-2.6, -5.6, -5.2, -3.4, -7.2, -1.6), closed=False)
    pieces = [
        Piece(mouth(near, far, lip, rim), trim("canvas", TERRY), shade=0.25, round=0.9, cast=0),
        Piece(upper, cloth, flexed(brief.hand, -9.2, -6.6, -3.6), (Seam(vamp), Seam(vamp, "stitch")), round=2.2),
        Piece(within(upper, gore), elastic, round=0.5, cast=0.1),
        Piece(within(upper, piping), cloth.plain().shaded(0.12), round=0.35, cast=0.15),
    ]
    return _on_sole(brief, pieces, False, rubber, "elastic side panels", "low-top", "slip-on")


def running_shoe(brief: Brief) -> Garment:
    """A light shoe of mesh on a thick foam sole."""
    brief = fine_print(brief)
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    look = choose.choice(("mesh", "sock", "trail"))
    foam = choose.choice((CHALK, CHALK, brief.accent, (52, 52, 56)))
    accent = cloth.toned(brief.accent)
    sock = look == "sock"
    near, far = (9.4, -10.6, 6.8, -11.0), (9.8, -13.0, 6.0, -14.4)
    lip, rim = ((2.6, -15.6), (13.0, -15.6)) if sock else ((2.6, -14.0), (12.8, -14.8))
    upper = pen(
        (14.2, -3.6),
        (15.2, -8.0, 12.6, -10.6, rim[0] + 1.2, rim[1] + 0.8),
        (rim[0] + 1.3, rim[1] - 0.3, rim[0] + 0.6, rim[1] - 0.6, *rim),
        (*near, *lip),
        (0.4, -11.4, -4.4, -9.2, -7.8, -8.0),
        (-11.0, -7.2, -15.0, -6.2, -15.4, -3.2),
        (-14.4, -2.6),
    )
    mesh = cloth.toned(lighter(cloth.colour, 0.07))
    holes = skia.Path()
    for row in range(14):
        for column in range(36):
            holes.addCircle(-13.6 + 0.72 * column + 0.36 * (row % 2), -3.6 - 0.62 * row, 0.07)
    weave = (Seam(holes, "edge", darker(cloth.colour, 0.32), 0.16),)
    pieces = [Piece(mouth(near, far, lip, rim), _lining(cloth), shade=0.28, round=0.9, cast=0)]
    if not sock:
        pieces += [p.changed(skia.Matrix.Translate(-0.2, -2.2)) for p in _tongue(cloth, accent)]
    pieces.append(Piece(upper, mesh, flexed(hand, -9.4, -7.2, -4.4, 3, 0.3), weave, round=2.2))
    guard = pen((-17, -2), (-17, -5.6), (-14, -6.6, -11.4, -4.8, -8.0, -4.6), (-3, -4.4, 0, -3.6, 2, -2))
    pieces.append(Piece(within(upper, guard), cloth.shaded(0.12) if look != "trail" else accent, round=0.8, cast=0.15))
    flow = choose.choice(("ribbons", "panel", "cage"))
    if flow == "ribbons":
        line = pen((-6.4, -3.6), (-1.0, -4.0, 2.6, -7.0, 3.4, -12.4), closed=False)
        pieces.append(
            Piece(within(upper, band(line, 1.5)), accent, seams=(Seam(line, "stitch"),), round=0.3, cast=0.15)
        )
    elif flow == "panel":
        shape = pen((-4.6, -2.4), (0.0, -4.0, 4.4, -7.0, 6.0, -11.6), (10.6, -11), (9.0, -6.0, 7.0, -3.8, 5.0, -2.4))
        pieces.append(Piece(within(upper, shape), accent, seams=(Seam(shape, "stitch"),), round=0.6, cast=0.18))
    else:
        for line in (
            pen((-5.0, -3.4), (0.6, -3.8, 4.2, -8.6), closed=False),
            pen((-2.4, -9.0), (1.0, -4.6, 8.4, -4.2), closed=False),
        ):
            pieces.append(Piece(within(upper, band(line, 0.8)), accent, round=0.25, cast=0.2))
    counter = pen((17, -2), (17, -9.6), (12.8, -10.4), (10.6, -6.4, 8.2, -4.6, 6.6, -2))
    pieces.append(
        Piece(within(upper, counter), accent if choose.random() < 0.5 else cloth.shaded(0.2), round=0.9, cast=0.2)
    )
    loop = pen((12.6, rim[1] + 2.0), (15.6, rim[1] - 0.6, 14.6, rim[1] - 2.4, 12.6, rim[1] - 0.8), closed=False)
    pieces.insert(0, Piece(band(loop, 0.8), accent, round=0.3, cast=0.1))
    if not sock:
        stay = pen(lip, (0.4, -11.4, -4.4, -9.2, -7.2, -8.2), (-7.0, -7.0), (-3.4, -6.6, 0.6, -8.0, 3.6, -12.8))
        pieces.append(Piece(within(upper, stay), cloth.shaded(0.08), round=0.5, cast=0.2))
    cord = accent.colour if choose.random() < 0.5 else CHALK
    pieces += lacing((-6.2, -8.5), (1.0, -11.9) if not sock else (0.6, -11.6), 6, cord)
    pieces += lace_bow(1.6, -12.8, cord, 0.85)
    sole = pen(
        (-15.6, -4.2),
        (-16.6, -3.4, -16.2, -2.2, -14.4, -1.6),
        (-12, -0.3, -10, 0, -7.6, 0),
        (11.4, 0),
        (13.6, 0, 16.0, -1.6, 16.4, -4.0),
        (16.5, -5.2, 15.8, -6.0, 14.6, -6.0),
        (10, -3.6, 6, -5.4, 2, -4.0),
        (-4, -2.6, -10, -3.8, -15.6, -4.2),
    )
    groove = pen((-15, -2.6), (-6, -1.2, 2, -3.4, 16, -3.4), closed=False)
    lines = (
        Seam(groove, "seam", None, 0.3),
        Seam(pen((4, -2.0), (9, -1.4, 15.6, -2.0), closed=False), "seam", None, 0.2),
    )
    ground = darker(foam, 0.75) if look != "trail" else (42, 40, 40)
    tread = within(sole, pen((-17, -2.6), (-11, -0.9), (-6, -0.7), (17, -0.7), (17, 1), (-17, 1)))
    pieces += [rubber_sole(sole, foam, lines), Piece(tread, trim("rubber", ground), round=0.2, cast=0.1)]
    if look == "trail":
        pieces = [piece.changed(skia.Matrix.Translate(0, -0.6)) for piece in pieces]
        pieces = [*lugs(-10.4, 13.0, 1.3, ground, 1.5), *pieces]
    sides = {"ribbons": "a stitched ribbon", "panel": "a contrast side panel", "cage": "crossed overlays"}
    words = {"mesh": "a breathable mesh upper", "sock": "a sock-like collar", "trail": "a lugged trail sole"}
    return pair(choose, pieces, {"closure": "laces", "detail": words[look], "side": sides[flow]}, (-12, 13.5))


KINDS = (
    Kind(
        "sneaker",
        "shoe",
        sneaker,
        {"leather": 2, "canvas": 3, "suede": 1},
        {"plain": 6, "checked": 1, "camouflage": 1, "leopard": 1},
        (35, 130),
        ("sporty", "casual", "streetwear"),
        ("sneakers", "casual sneakers"),
    ),
    Kind(
        "running shoe",
        "shoe",
        running_shoe,
        {"nylon": 5, "suede": 1},
        {"plain": 1},
        (50, 150),
        ("sporty", "outdoor", "streetwear"),
        ("running shoes", "sports shoes", "jogging shoes"),
    ),
)
