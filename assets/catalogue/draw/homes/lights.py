"""The hours of the day: where the sun stands, what colour its light and the sky's have, whether lamps are lit."""

from dataclasses import dataclass, replace

from assets.catalogue.draw.homes.space import Vec, dot, unit
from assets.catalogue.draw.palette import Rgb

Glow = tuple[float, float, float]  # red, green, blue; 1 shows a colour as it is


@dataclass(frozen=True)
class Light:
    """An hour.

    Args:
        name: the word in the column `light`.
        sun: towards the sun.
        sunshine: what the sun adds where it falls straight on; (0, 0, 0): none.
        shade: what the sky gives to a wall.
        sky: colours from the zenith to the horizon.
        clouds: share of the sky that is covered, 0 to 1.
        cloud: the clouds' lit and shaded colour.
        lamps: whether windows and lamps are lit.
        open: how much less of the sky a face gets that looks down, and more one that looks up (little in a room).
    """

    name: str
    sun: Vec
    sunshine: Glow
    shade: Glow
    sky: tuple[Rgb, Rgb, Rgb]
    clouds: float
    cloud: tuple[Rgb, Rgb]
    lamps: bool = False
    open: float = 0.16

    def tint(self, normal: Vec) -> Glow:
        """How bright a face of that direction is; faces that look down get less of the sky."""
        share, straight = 1.0 + self.open * normal[1], max(0.0, dot(normal, unit(self.sun)))
        red, green, blue = (min(1.0, s * share + d * straight) for s, d in zip(self.shade, self.sunshine, strict=True))
        return red, green, blue

    def shadow(self, normal: Vec) -> Glow:
        """By what a face's light is multiplied where something keeps the sun away."""
        lit, share = self.tint(normal), 1.0 + self.open * normal[1]
        red, green, blue = (min(1.0, s * share / max(t, 1e-3)) for s, t in zip(self.shade, lit, strict=True))
        return red, green, blue

    def on(self, colour: Rgb, normal: Vec = (0.0, 0.0, -1.0)) -> Rgb:
        """A colour as it looks on a face of that direction."""
        red, green, blue = (round(c * t) for c, t in zip(colour, self.tint(normal), strict=True))
        return red, green, blue


LIGHTS: dict[str, Light] = {
    light.name: light
    for light in (
        Light(
            "daylight",
            (-0.62, 0.78, -0.6),
            (0.86, 0.82, 0.74),
            (0.52, 0.56, 0.64),
            ((66, 122, 190), (128, 176, 222), (208, 226, 238)),
            0.35,
            ((255, 254, 252), (196, 206, 220)),
        ),
        Light(
            "golden hour",
            (-0.86, 0.32, -0.5),
            (0.86, 0.66, 0.4),
            (0.52, 0.5, 0.54),
            ((84, 120, 176), (206, 172, 158), (252, 206, 136)),
            0.45,
            ((255, 222, 176), (196, 142, 140)),
        ),
        Light(
            "overcast",
            (-0.3, 0.9, -0.4),
            (0.07, 0.07, 0.07),
            (0.75, 0.77, 0.8),
            ((168, 174, 182), (194, 199, 204), (220, 222, 222)),
            0.95,
            ((226, 228, 230), (152, 158, 166)),
        ),
        Light(
            "evening",
            (-0.8, 0.25, -0.4),
            (0.06, 0.04, 0.06),
            (0.4, 0.42, 0.57),
            ((40, 58, 108), (116, 112, 158), (242, 170, 132)),
            0.4,
            ((232, 158, 148), (86, 84, 128)),
            True,
        ),
        Light(
            "night",
            (0.4, 0.8, -0.4),
            (0.03, 0.04, 0.06),
            (0.34, 0.38, 0.54),
            ((10, 15, 34), (20, 30, 58), (44, 58, 92)),
            0.3,
            ((58, 68, 98), (20, 27, 50)),
            True,
        ),
    )
}

# The same hours in a room whose window lies on the left: the light comes flatter and is thrown back by the walls.
INDOORS: dict[str, Light] = {
    name: replace(LIGHTS[name], sun=sun, sunshine=sunshine, shade=shade, open=0.05)
    for name, sun, sunshine, shade in (
        ("daylight", (-0.75, 0.6, -0.45), (0.18, 0.17, 0.15), (0.9, 0.9, 0.9)),
        ("golden hour", (-0.85, 0.35, -0.35), (0.18, 0.13, 0.07), (0.86, 0.78, 0.69)),
        ("overcast", (-0.7, 0.6, -0.5), (0.1, 0.1, 0.1), (0.85, 0.86, 0.88)),
        ("evening", (-0.2, 0.9, -0.4), (0.2, 0.16, 0.1), (0.86, 0.77, 0.66)),
        ("night", (0.1, 0.95, -0.4), (0.24, 0.19, 0.12), (0.72, 0.63, 0.54)),
    )
}

# Lamplight, from its heart outwards.
WARM: tuple[Rgb, Rgb, Rgb] = ((255, 236, 190), (255, 200, 120), (226, 138, 62))
