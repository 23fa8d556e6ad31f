"""The upper ends of dresses, swimsuits and jumpsuits: from thin straps to one shoulder."""

from dataclasses import dataclass

import skia

from assets.catalogue.draw.cloth import Cloth
from assets.catalogue.draw.parts.necklines import NAMES as NECKS
from assets.catalogue.draw.parts.necklines import inside_back, neckline
from assets.catalogue.draw.parts.sleeves import NAMES as SLEEVES
from assets.catalogue.draw.parts.sleeves import sleeves
from assets.catalogue.draw.paths import band, flipped, minus, pen, union, within
from assets.catalogue.draw.pieces import Brief, Fold, Piece, Seam

NECKLINES = {
    **NECKS,
    "strapless": "strapless sweetheart neckline",
    "straight": "straight strapless neckline",
    "thin straps": "V-neck",
    "square straps": "square neckline",
    "halter": "halter neck",
    "one-shoulder": "one-shoulder neckline",
    "off-shoulder": "off-the-shoulder neckline",
}
BARE = ("strapless", "straight", "thin straps", "square straps", "halter", "one-shoulder", "off-shoulder")


@dataclass(frozen=True)
class Upper:
    """A body cut to its neckline.

    Args:
        behind: what is seen of the back, and what passes behind the neck.
        front: the outline of the front.
        trim: bound edges, straps in front.
    """

    behind: tuple[Piece, ...]
    front: skia.Path
    trim: tuple[Piece, ...]


def cut(kind: str, body: skia.Path, cloth: Cloth, bust: float = 18.8, wide: float = 0.0, low: float = 0.0) -> Upper:
    """A body outline (with shoulders and armholes) cut to one of NECKLINES.

    Args:
        kind: a key of NECKLINES.
        body: from the shoulders down; its armholes end at y = 20.6.
        bust: its half width there.
        wide, low: widen and deepen the neckline by centimetres.
    """
    if kind not in BARE:
        hole = neckline(kind, wide, low)
        edge = within(minus(band(hole.edge, 1.3), hole.opening), body)
        return Upper(
            (inside_back(body, hole, cloth),),
            minus(body, hole.opening),
            (Piece(edge, cloth.plain(), round=0.3, cast=0.08),),
        )
    line = _line(kind, bust, low)
    if kind == "one-shoulder":
        body = bare_arms(body)
    if kind in ("strapless", "straight", "off-shoulder"):
        side = pen((bust - 7, 8), (bust - 1.2, 8), (bust - 0.9, 15, bust, 20.8), (bust - 7, 24))
        body = union(body, side, flipped(side))
    front = minus(body, line)
    back_line = pen((-60, -30), (60, -30), (60, 18.5), (bust, 18.5), (0, 20.5, -bust, 18.5), (-60, 18.5))
    behind = Piece(minus(minus(body, front), back_line), cloth, shade=0.42, cast=0.0, round=1.2)
    rim = Piece(within(band(line, 1.6), front), cloth.plain(), round=0.3, cast=0.08)
    if kind in ("halter", "one-shoulder"):
        nape = pen((-7.4, -1.0), (0, 1.4, 7.4, -1.0), (5.6, -2.3), (0, -0.5, -5.6, -2.3))
        neck = Piece(nape, cloth, shade=0.35, cast=0.0, round=0.6)
        return Upper((behind, neck) if kind == "halter" else (behind,), front, (rim,))
    if kind in ("thin straps", "square straps"):
        return Upper((behind, *straps(cloth, bust)), front, (rim,))
    return Upper((behind,), front, (rim,))


def straps(cloth: Cloth, bust: float, width: float = 0.8) -> tuple[Piece, ...]:
    """Two thin straps that rise from the bust to the shoulders."""
    lines = (pen((s * bust * 0.63, 13), (s * bust * 0.6, 5.5, s * bust * 0.52, -1.5), closed=False) for s in (-1, 1))
    return tuple(Piece(band(line, width), cloth.plain(), round=0.2, cast=0.25) for line in lines)


def _line(kind: str, bust: float, low: float) -> skia.Path:
    """What is cut away above: it reaches down to the edge of the front."""
    far, pit = bust + 9, 20.6
    edges: dict[str, tuple[tuple[float, ...], ...]] = {
        "strapless": (
            (bust, 17.2),
            (bust * 0.78, 12.6, bust * 0.42, 12.2, 0, 19.5 + low),
            (-bust * 0.42, 12.2, -bust * 0.78, 12.6, -bust, 17.2),
        ),
        "straight": ((bust, 16.2), (0, 13.4 + low, -bust, 16.2)),
        "thin straps": (
            (bust, pit),
            (bust * 0.86, 17.5, bust * 0.63, 11),
            (bust * 0.35, 17.5, 0, 22.5 + low),
            (-bust * 0.35, 17.5, -bust * 0.63, 11),
            (-bust * 0.86, 17.5, -bust, pit),
        ),
        "square straps": (
            (bust, pit),
            (bust * 0.8, 16.5, bust * 0.7, 11.6),
            (0, 13.8 + low, -bust * 0.7, 11.6),
            (-bust * 0.8, 16.5, -bust, pit),
        ),
        "halter": (
            (bust, pit),
            (bust * 0.62, 15, 8.2, -1.4),
            (5.2, -2.0),
            (4.6, 5, 0, 9.5 + low),
            (-4.6, 5, -5.2, -2.0),
            (-8.2, -1.4),
            (-bust * 0.62, 15, -bust, pit),
        ),
        "one-shoulder": (
            (bust, pit - 0.4),
            (bust * 0.3, 15.5, -7.2, -1.4),
            (-30, -1.4),
        ),
        "off-shoulder": ((far, 8.8), (bust, 8.6), (0, 15.2 + low, -bust, 8.6), (-far, 8.8)),
    }
    return pen((-60, -30), (60, -30), (60, edges[kind][0][1]), *edges[kind], (-60, edges[kind][-1][-1]))


@dataclass(frozen=True)
class Shaping:
    """What shapes a front: creases and seams, how far its rim's shade reaches, how much its print fans out."""

    folds: tuple[Fold, ...] = ()
    seams: tuple[Seam, ...] = ()
    rim: float = 1.5
    fan: float = 1.0


@dataclass(frozen=True)
class Bodice:
    """The upper part of a dress: what lies behind, sleeves, and what lies in front; features says its cut."""

    behind: tuple[Piece, ...]
    front: tuple[Piece, ...]
    features: dict[str, str]


def bodice(brief: Brief, neck: str, arm: str, outline: skia.Path, shaping: Shaping, bust: float = 18.8) -> Bodice:
    """An outline from `bodies.fitted` with its neckline, sleeves, folds and seams.

    Args:
        brief: its cloth and its hand.
        neck: a key of NECKLINES; those of BARE have no sleeves.
        arm: a key of sleeves.NAMES.
        outline: the whole body, hem or waist below.
        shaping: folds and seams of the front.
        bust: the outline's half width at the armholes.
    """
    cloth, hand = brief.cloth, brief.hand
    arm = "none" if neck in BARE else arm
    shoulder = 17.0
    tops: tuple[Piece, ...] = ()
    if neck in BARE:
        features = {"neckline": NECKLINES[neck], "sleeve": "thin straps" if "straps" in neck else "sleeveless"}
    else:
        features = {"neckline": NECKLINES[neck], "sleeve": SLEEVES[arm]}
        gathered = arm in ("puff", "balloon", "puff long")
        tops = sleeves(
            arm,
            shoulder,
            bust,
            cloth,
            hand,
            0.0,
            cloth if gathered else None,
            2.6 if arm == "puff" else 4.0,
            pit_y=21.0,
        )
    if arm == "none" and neck not in BARE:
        outline = bare_arms(outline)
        upper = cut(neck, outline, cloth, bust, wide=_NARROWER.get(neck, 0.0))
    else:
        upper = cut(neck, outline, cloth, bust)
    front = Piece(upper.front, cloth, shaping.folds, shaping.seams, round=shaping.rim, cast=0.12, fan=shaping.fan)
    return Bodice((*upper.behind, *tops), (front, *upper.trim), features)


_NARROWER = {"boat": -1.6, "square": -1.5, "sweetheart": -2.0, "scoop": -0.6}


def bare_arms(outline: skia.Path) -> skia.Path:
    """The outline with deeper armholes, as sleeveless dresses have them."""
    hole = pen((30, -8), (14.6, -3), (13.4, 10, 14.2, 19.2, 20.6, 20.9), (30, 18))
    return minus(minus(outline, hole), flipped(hole))
