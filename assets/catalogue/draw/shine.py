"""How slopes take the light of a large lamp at the upper left: shade, light and shine."""

import numpy as np

from assets.catalogue.draw.cloth import Material
from assets.catalogue.draw.heights import Heights, smoothed

# Towards the lamp: right, down, out of the picture.
_LAMP = np.asarray((-0.46, -0.58, 0.67), np.float32) / np.float32(np.hypot(np.hypot(0.46, 0.58), 0.67))
# Half-way between the lamp and the camera: what faces there mirrors the lamp.
_HALF = (_LAMP + np.asarray((0, 0, 1), np.float32)) / np.float32(np.sqrt(2 + 2 * _LAMP[2]))
# Exposed a little under, so that light has room above white cloth.
_UNDER = 0.11


def lit(heights: Heights, material: Material) -> tuple[Heights, Heights]:
    """How much each point of a relief is darkened, and how much it is lit, both 0 to about 1.

    Cloth that lies level takes neither. Shade is Lambert's cosine law, softened because the lamp is large; hollows are
    darkened further. Shine follows Blinn: J. F. Blinn, "Models of light reflection", SIGGRAPH 1977. A pile (velvet)
    lights up where it turns away from the camera.

    Args:
        heights: in pixels.
    """
    down, right = np.gradient(heights)
    out = 1 / np.sqrt(1 + down * down + right * right)
    facing = (-right * _LAMP[0] - down * _LAMP[1] + _LAMP[2]) * out / _LAMP[2]
    proud = heights - smoothed(heights, (5.0, 5.0), "nearest")
    hollow = np.clip(-proud, 0, 4) * 0.09
    dark = np.clip(_UNDER * (1 + material.sheen) + 1.05 * (1 - facing) + hollow, 0, 0.95)
    bright = np.clip(facing - 1, 0, 1) * (0.34 + 0.3 * material.gloss)
    if material.gloss > 0.15:
        mirrors = np.clip((-right * _HALF[0] - down * _HALF[1] + _HALF[2]) * out, 0, 1)
        sharp = 7 + 110 * material.gloss * max(0.0, 0.5 - material.softness)
        bright += 1.1 * material.gloss**1.5 * np.clip(mirrors**sharp - _HALF[2] ** sharp, 0, 1)
    if material.gloss >= 1:
        # Metal mirrors the room: the bright ceiling where it faces upwards, the dark floor where it faces down.
        up = down * out * out
        bright += 0.5 * np.exp(-(((up - 0.3) / 0.14) ** 2))
        dark = np.clip(dark + 0.45 * np.exp(-(((up + 0.28) / 0.16) ** 2)), 0, 0.95)
    if material.sheen > 0:
        bright += 0.6 * material.sheen * (1 - out)
    if material.fade > 0:
        bright += material.fade * 0.3 * np.clip(proud, 0, 2)
    return np.asarray(dark, np.float32), np.asarray(np.clip(bright, 0, 0.95), np.float32)
