"""The curve of relevance against variety as a picture and, for who can't see it or wants figures, as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor

from demo.curve import Curve, Judged, Setting, by_judgements, judged
from demo.judging import Wanted
from demo.language import Language

WIDTH, HEIGHT = 460, 300
LEFT, RIGHT, TOP, BOTTOM = 58, 14, 14, 46
STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5)
"""From one figure on an axis to the next."""

MOST_STEPS = 5

KINDS = {"": "none", "kmeans": "kmeans", "mmr": "mmr"}


@dataclass(frozen=True)
class _Point:
    """A setting in the picture; without a value only the bar from low to high is drawn."""

    setting: Setting
    x: float
    y: float | None
    low: float
    high: float


def plotted(curve: Curve, wanted: Wanted, grades: Mapping[str, int], language: Language) -> str:
    """The curve as HTML: a picture with a title and a description, and a table to be opened.

    Args:
        curve: the answer under every setting.
        wanted: the question, for links to its other settings.
        grades: what is judged of it.
        language: of the texts.
    """
    if not any(one.distance for one in curve.settings):  # all alike, or nothing to tell them apart by
        return ""
    known = {one.key: judged(one.ids, grades) for one in curve.settings}
    by = by_judgements(curve, grades)
    points = [_point(one, known[one.key], by) for one in curve.settings]
    note = language.html("evaluate.curve.judged" if by else "evaluate.curve.share")
    return (
        f"<h2>{language.html('evaluate.curve')}</h2>"
        f"{_picture(points, curve, by, language)}{_key(language)}"
        f'<p class="explained">{note}</p>{_table(curve, wanted, known, language)}'
    )


def _point(one: Setting, known: Judged, by: bool) -> _Point:
    if not by:
        return _Point(one, one.distance, one.share, one.share, one.share)
    return _Point(one, one.distance, known.value, known.low, known.high)


def _picture(points: Sequence[_Point], curve: Curve, by: bool, language: Language) -> str:
    xs = _axis([point.x for point in points])
    ys = _axis([end for point in points for end in (point.low, point.high)])
    left, right, bottom, top = xs[0], xs[-1], ys[0], ys[-1]

    def across(x: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * (x - left) / (right - left)

    def up(y: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (y - bottom) / (top - bottom)

    parts = []
    for y in ys:
        parts.append(f'<path class="grid" d="M{LEFT} {up(y):.1f}H{WIDTH - RIGHT}"/>')
        parts.append(f'<text x="{LEFT - 7}" y="{up(y) + 4:.1f}" text-anchor="end">{language.number(y, 2)}</text>')
    parts += [
        f'<text x="{across(x):.1f}" y="{HEIGHT - BOTTOM + 17}" text-anchor="middle">{language.number(x, 2)}</text>'
        for x in xs
    ]
    for kind in ("kmeans", "mmr"):
        places = [
            f"{across(each.x):.1f},{up(each.y):.1f}"
            for each in points
            if each.setting.way == kind and each.y is not None
        ]
        parts.append(f'<polyline class="{kind}" points="{" ".join(places)}"/>')
    for each in points:
        kind, x = KINDS[each.setting.way or ""], across(each.x)
        if each.high > each.low:
            parts.append(f'<path class="bar {kind}" d="M{x:.1f} {up(each.low):.1f}V{up(each.high):.1f}"/>')
        if each.y is None:
            continue
        if each.setting.key == curve.current.key:
            parts.append(f'<circle class="now" cx="{x:.1f}" cy="{up(each.y):.1f}" r="9"/>')
        parts.append(_sign(kind, x, up(each.y)))
    relevance = language("evaluate.curve.y.judged" if by else "evaluate.curve.y.share")
    variety = language("evaluate.curve.x.captions" if curve.captions else "evaluate.curve.x.pixels")
    middle = (TOP + HEIGHT - BOTTOM) / 2
    parts.append(
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2:.0f}" y="{HEIGHT - 8}" text-anchor="middle">{escape(variety)}</text>'
    )
    parts.append(
        f'<text transform="rotate(-90 13 {middle:.0f})" x="13" y="{middle:.0f}" text-anchor="middle">'
        f"{escape(relevance)}</text>"
    )
    described = language("evaluate.curve.described", now=_called(curve.current, language), count=len(points))
    return (
        f'<svg class="curve" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="curve-title curve-desc">'
        f'<title id="curve-title">{language.html("evaluate.curve")}</title>'
        f'<desc id="curve-desc">{escape(described)}</desc>{"".join(parts)}</svg>'
    )


def _sign(kind: str, x: float, y: float) -> str:
    """Each way its own sign, so that none is told by its colour alone."""
    if kind == "kmeans":
        return f'<rect class="kmeans" x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"/>'
    if kind == "mmr":
        return f'<circle class="mmr" cx="{x:.1f}" cy="{y:.1f}" r="4"/>'
    return f'<path class="none" d="M{x:.1f} {y - 6:.1f}l6 6 -6 6 -6 -6Z"/>'


def _key(language: Language) -> str:
    signs = "".join(
        f'<li><svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">{_sign(kind, 8, 8)}</svg> '
        f"{language.html(f'evaluate.curve.{kind}')}</li>"
        for kind in KINDS.values()
    )
    ring = '<circle class="now" cx="11" cy="11" r="9"/>'
    now = f'<svg viewBox="0 0 22 22" aria-hidden="true" focusable="false">{ring}</svg>'
    return f'<ul class="curve-key" role="list">{signs}<li>{now} {language.html("evaluate.curve.now")}</li></ul>'


def _table(curve: Curve, wanted: Wanted, known: Mapping[tuple[str, float], Judged], language: Language) -> str:
    variety = "evaluate.curve.captions" if curve.captions else "evaluate.curve.pixels"
    keys = ("evaluate.curve.setting", variety, "evaluate.curve.scores", "evaluate.curve.precision", "evaluate.judged")
    heads = "".join(f'<th scope="col">{language.html(key)}</th>' for key in keys)
    rows = "".join(_row(one, one.key == curve.current.key, wanted, known[one.key], language) for one in curve.settings)
    return (
        f'<details class="curve-table"><summary>{language.html("evaluate.curve.table")}</summary>'
        f'<div class="wide" role="region" tabindex="0" aria-label="{language.html("evaluate.curve.table")}">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></details>"
    )


def _row(one: Setting, current: bool, wanted: Wanted, known: Judged, language: Language) -> str:
    name = escape(_called(one, language))
    if current:
        name = f'<b aria-current="true">{name}</b> ({language.html("evaluate.curve.now")})'
    elif one.way != "kmeans" or one.groups == Setting("kmeans").groups:  # the page makes no other number of groups
        name = f'<a href="{escape(wanted.spread(one.way or "", one.balance))}">{name}</a>'
    precision = "–"
    if known.value is not None:
        ends = (language.number(known.low, 2), language.number(known.high, 2))
        precision = language.number(known.value, 2) + (f" ({ends[0]}–{ends[1]})" if ends[0] != ends[1] else "")
    cells = (
        language.number(one.distance, 3),
        language.number(one.share, 3),
        precision,
        language("evaluate.of", judged=known.judged, of=len(one.ids)),
    )
    return f'<tr><th scope="row">{name}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in cells)}</tr>'


def _called(one: Setting, language: Language) -> str:
    if one.way == "kmeans":
        return language("evaluate.curve.groups", count=one.groups)
    if one.way == "mmr":
        return language("evaluate.curve.balance", balance=language.number(one.balance, 2))
    return language("evaluate.curve.none")


def _axis(values: Sequence[float]) -> list[float]:
    """The figures of an axis on which all values lie: multiples of a round step, at least two.

    Example:
        >>> _axis([0.62, 0.71])
        [0.62, 0.64, 0.66, 0.68, 0.7, 0.72]
    """
    low, high = min(values), max(values)
    step = next((step for step in STEPS if (high - low) / step <= MOST_STEPS), STEPS[-1])
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [round(place * step, 2) for place in range(first, max(last, first + 1) + 1)]
