"""The outline of trousers and shorts, and how their legs hang: one leg drawn, the other its mirror image."""

from dataclasses import dataclass
from random import Random

import skia

from assets.catalogue.draw.parts.folds import broken
from assets.catalogue.draw.paths import both_sides, pen
from assets.catalogue.draw.pieces import Fold


@dataclass(frozen=True)
class Legs:
    """Two legs, by half widths in centimetres; y = 0 at the waist.

    Args:
        length: waist to hem.
        waist, hip: half widths of the body at the top and 20 cm below.
        knee, hem: half widths of one leg.
        rise: where the legs part.
        apart: how far the legs stand apart at the hem, beyond touching.
        barrel: how far the outer line swells between hip and hem.
    """

    length: float
    waist: float = 18.0
    hip: float = 23.0
    knee: float = 10.2
    hem: float = 9.0
    rise: float = 27.0
    apart: float = 2.4
    barrel: float = 0.0

    @property
    def knee_y(self) -> float:
        """The height of the knee."""
        return self.rise + 30.0

    def middle(self, y: float) -> float:
        """The x of a leg's middle there."""
        top, bottom = self.hip * 0.5, max(self.hem + self.apart, self.hip * 0.5)
        share = min(1.0, max(0.0, (y - self.rise) / (self.length - self.rise)))
        return top + (bottom - top) * share

    def half(self, y: float) -> float:
        """Half the width of one leg there."""
        if y <= self.rise:
            return self.hip * 0.5
        if self.length <= self.knee_y:
            share = (y - self.rise) / (self.length - self.rise)
            return self.hip * 0.5 + (self.hem - self.hip * 0.5) * share
        if y <= self.knee_y:
            share = (y - self.rise) / 30.0
            return self.hip * 0.5 + (self.knee - self.hip * 0.5) * float(share**0.8)
        share = (y - self.knee_y) / (self.length - self.knee_y)
        return self.knee + (self.hem - self.knee) * float(share**1.3)

    def outline(self) -> skia.Path:
        """Waist, hips, two legs."""
        fit_y = min(20.0, self.rise - 6)
        outer: list[tuple[float, ...]] = []
        inner: list[tuple[float, ...]] = []
        steps = 14
        top = self.rise + 3
        for place in range(steps + 1):
            y = top + (self.length - top) * place / steps
            swell = self.barrel * 4 * (place / steps) * (1 - place / steps)
            ease = 1.0 - min(1.0, (y - top) / 22)
            outer.append((self.middle(y) + self.half(y) + swell + (0.6 * ease if self.length > 60 else 0.0), y))
            inner.append((max(0.15, self.middle(y) - self.half(y) - swell * 0.3), y))
        hem_x = (outer[-1][0] + inner[-1][0]) / 2
        return both_sides(
            pen(
                (-0.3, 0),
                (self.waist, 0),
                (self.waist + (self.hip - self.waist) * 0.35, 5.5, self.hip - 0.6, fit_y - 8, self.hip, fit_y),
                (self.hip + 0.35, self.rise - 3, *outer[0]),
                *outer[1:],
                (hem_x, self.length + 0.9, inner[-1][0], self.length),
                *reversed(inner[:-1]),
                (0.15, self.rise),
                (-0.3, self.rise),
            )
        )

    def folds(self, hand: Random, depth: float = 0.4, slack: float = 0.5) -> tuple[Fold, ...]:
        """Both legs' creases.

        From the crotch shallow bows rise to the hips and others run down the inner thigh; loose legs hang in one long
        wave from the thigh, and break at the knee and, where they are long, above the hem.

        Args:
            hand: lets them fall.
            depth: how deep, 0 to 1.
            slack: 0 tight to the skin (pulls across the knee), 1 wide and loose (long waves).
        """
        folds: list[Fold] = []
        for side in (-1, 1):
            own: list[Fold] = []
            for place in range(3):
                y = self.rise - 1.5 - 3.4 * place + hand.uniform(-0.8, 0.8)
                out = hand.uniform(0.45, 0.75) * self.hip
                x = 1.2 + place * 0.9
                own.append(
                    Fold((x, y), (out * 0.5, y - 0.4 + place * 0.4), (out, y - hand.uniform(2.5, 5)),
                         hand.uniform(0.5, 0.9), depth * hand.uniform(0.25, 0.6))
                )  # fmt: skip
            for place in range(2):
                y = self.rise + 2 + 5 * place + hand.uniform(-1, 1)
                x = max(0.8, self.middle(y) - self.half(y) + 0.6)
                own.append(
                    Fold((x, y), (x + 3, y + 3.5), (x + hand.uniform(5, 8), y + hand.uniform(8, 13)),
                         hand.uniform(0.6, 1.0), depth * hand.uniform(0.4, 0.8))
                )  # fmt: skip
            for share in (-0.35, 0.4):
                if self.length > 60:
                    y0, y1 = self.rise + hand.uniform(4, 16), self.length - hand.uniform(2, 12)
                    x0, x1 = self.middle(y0) + share * self.half(y0), self.middle(y1) + share * self.half(y1)
                    bend = (x0 + x1) / 2 + hand.uniform(-0.8, 0.8), (y0 + y1) / 2
                    own.append(Fold((x0, y0), bend, (x1, y1), 1.0 + 1.2 * slack, depth * (0.25 + 0.45 * slack)))
            if self.length > 70:
                knee = self.knee_y
                left, right = self.middle(knee) - self.knee, self.middle(knee) + self.knee
                own += broken(
                    hand, left, right, knee - 6, knee + 7, 3 if slack < 0.7 else 2, depth * (1.0 - 0.5 * slack)
                )
                low = self.length - 3
                left, right = self.middle(low) - self.hem, self.middle(low) + self.hem
                own += broken(hand, left, right, self.length - 14, self.length - 3, 3, depth * (0.9 - 0.6 * slack))
            folds += own if side > 0 else [fold.flipped() for fold in own]
        return tuple(folds)

    def down(self, share: float, top: float, bottom: float) -> skia.Path:
        """A line down the right leg at a share of its half width (1: the outer seam), for stripes, creases."""
        count = 12
        points: list[tuple[float, ...]] = []
        for place in range(count + 1):
            y = top + (bottom - top) * place / count
            swell = self.barrel * 4 * max(0.0, (y - self.rise) / (self.length - self.rise))
            swell *= max(0.0, 1 - (y - self.rise) / (self.length - self.rise))
            if y < 20:
                edge = self.waist + (self.hip - self.waist) * min(1.0, (y / 20) ** 0.7)
                points.append((edge * (0.5 + 0.5 * share), y))
            else:
                points.append((self.middle(y) + (self.half(y) + swell) * share, y))
        return pen(*points, closed=False)
