"""Plots as small SVG pictures, readable without colour: every series has its own dash and marker."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#7f7f7f")
"""Source: M. Okabe and K. Ito, "Color Universal Design", 2008: told apart with any colour vision."""

DASHES = ("", "7 3", "2 3", "9 3 2 3")
WIDTH, HEIGHT = 760, 380
LEFT, RIGHT, TOP, BOTTOM = 60, 230, 20, 45


@dataclass(frozen=True)
class Point:
    """A point of a curve with the ends of its interval."""

    x: float
    y: float
    low: float
    high: float


def curves(
    series: Mapping[str, Sequence[Point]], *, x: str, y: str, logarithmic: bool = False, from_zero: bool = True
) -> str:
    """A line with its interval for each series.

    Args:
        series: name → points from left to right; at most eight are told apart.
        x, y: what the axes show.
        logarithmic: whether x runs in powers of ten; every x is then above 0.
        from_zero: whether y begins there; else below the lowest interval.
    """
    points = [point for line in series.values() for point in line]
    if not points:
        return _svg(f"{y} by {x}", [_label(WIDTH / 2, HEIGHT / 2, "nothing to show", "middle")])
    known = sorted({point.x for point in points})
    frame = _Frame(
        min(known) if logarithmic else floor(min(known) * 20) / 20,
        max(known) if logarithmic else ceil(max(known) * 20) / 20,
        0.0 if from_zero else _round_down(min(point.low for point in points)),
        _round_top(max(point.high for point in points)),
        logarithmic,
    )
    parts = frame.axes(
        x, y, known if logarithmic else [frame.left + (frame.right - frame.left) * step / 5 for step in range(6)]
    )
    for number, (name, line) in enumerate(series.items()):
        colour, dash = COLOURS[number % len(COLOURS)], DASHES[number % len(DASHES)]
        path = " ".join(f"{frame.across(point.x):.1f},{frame.up(point.y):.1f}" for point in line)
        parts.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>'
        )
        for point in line:
            across = frame.across(point.x)
            parts.append(
                f'<line x1="{across:.1f}" x2="{across:.1f}" y1="{frame.up(point.low):.1f}" '
                f'y2="{frame.up(point.high):.1f}" stroke="{colour}" stroke-opacity=".45" stroke-width="3"/>'
            )
            parts.append(f'<circle cx="{across:.1f}" cy="{frame.up(point.y):.1f}" r="3" fill="{colour}"/>')
        parts += _key(number, name, colour, dash)
    return _svg(f"{y} by {x}", parts)


def differences(values: Sequence[float], *, first: str, second: str, measure: str) -> str:
    """A bar for each query, from the greatest gain of the first contender to its greatest loss."""
    ordered = sorted(values, reverse=True)
    most = max((abs(value) for value in ordered), default=0.0) or 1.0
    frame = _Frame(0, max(len(ordered), 1), -most, most, False)
    parts = frame.axes(f"{len(ordered)} queries, best for {first} on the left", f"{measure}: {first} − {second}", [])
    width = (WIDTH - LEFT - RIGHT) / max(len(ordered), 1)
    zero = frame.up(0)
    for number, value in enumerate(ordered):
        if value:
            top, colour = min(zero, frame.up(value)), COLOURS[0] if value > 0 else COLOURS[1]
            parts.append(
                f'<rect x="{frame.across(number):.2f}" y="{top:.1f}" width="{max(width, 0.3):.2f}" '
                f'height="{abs(frame.up(value) - zero):.1f}" fill="{colour}"/>'
            )
    parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{zero:.1f}" y2="{zero:.1f}" stroke="#333"/>')
    wins, losses = sum(value > 0 for value in ordered), sum(value < 0 for value in ordered)
    told = (f"{wins} better", f"{losses} worse", f"{len(ordered) - wins - losses} alike")
    parts += [_label(WIDTH - RIGHT + 14, TOP + 14 + 20 * place, text) for place, text in enumerate(told)]
    return _svg(f"{first} against {second}", parts)


@dataclass(frozen=True)
class _Frame:
    """Where the figures of the axes lie in the picture."""

    left: float
    right: float
    bottom: float
    top: float
    logarithmic: bool

    def across(self, x: float) -> float:
        low, high, at = (log10(value) if self.logarithmic else value for value in (self.left, self.right, x))
        return LEFT + (WIDTH - LEFT - RIGHT) * ((at - low) / (high - low) if high > low else 0.5)

    def up(self, y: float) -> float:
        share = (y - self.bottom) / (self.top - self.bottom)
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share

    def axes(self, x: str, y: str, ticks: Sequence[float]) -> list[str]:
        parts = []
        for step in range(6):
            value = self.bottom + (self.top - self.bottom) * step / 5
            up = self.up(value)
            parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{up:.1f}" y2="{up:.1f}" stroke="#e3e3e3"/>')
            parts.append(_label(LEFT - 8, up + 4, f"{value:.2f}", "end"))
        parts += [_label(self.across(tick), HEIGHT - BOTTOM + 18, f"{tick:.3g}", "middle") for tick in ticks]
        parts.append(_label((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, x, "middle"))
        middle = (TOP + HEIGHT - BOTTOM) / 2
        parts.append(f'<g transform="rotate(-90 14 {middle:.0f})">{_label(14, middle, y, "middle")}</g>')
        return parts


def _round_top(highest: float) -> float:
    """The end of an axis from 0 whose fifths are round.

    Example:
        >>> _round_top(0.62)
        0.75
    """
    return max(ceil(highest / 0.25), 1) * 0.25


def _round_down(lowest: float) -> float:
    """The beginning of an axis below that.

    Example:
        >>> _round_down(0.62)
        0.5
    """
    return max(0, ceil(lowest / 0.25) - 1) * 0.25


def _key(number: int, name: str, colour: str, dash: str) -> list[str]:
    left, up = WIDTH - RIGHT + 14, TOP + 10 + 20 * number
    return [
        f'<line x1="{left}" x2="{left + 26}" y1="{up}" y2="{up}" stroke="{colour}" stroke-width="2" '
        f'stroke-dasharray="{dash}"/>',
        _label(left + 32, up + 4, name),
    ]


def _label(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _svg(title: str, parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}" font-family="system-ui, sans-serif" font-size="12"><title>{escape(title)}</title>'
        f'<rect width="100%" height="100%" fill="#fff"/>{"".join(parts)}</svg>'
    )
