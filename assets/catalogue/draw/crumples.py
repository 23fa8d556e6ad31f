"""How materials crumple by themselves: fields of heights from smoothed noise."""

import numpy as np
from scipy.ndimage import gaussian_filter

from assets.catalogue.draw.heights import Heights, enlarged

# Per way to fall: layers of (height and width of a wave in centimetres, strength, whether it is creased).
_LAYERS: dict[str, tuple[tuple[float, float, float, bool], ...]] = {
    "crisp": ((3.4, 2.6, 1.0, True), (1.3, 1.1, 0.35, True)),
    "flow": ((16.0, 3.6, 1.4, False), (8.0, 1.6, 0.55, False)),
    "soft": ((7.0, 5.0, 1.0, False),),
    "crease": ((2.6, 1.5, 0.7, True), (0.8, 0.5, 0.3, True)),
}


def crumple(kind: str, shape: tuple[int, int], scale: float, seed: int) -> Heights:
    """Heights in pixels over an area of that many pixels, about 0.

    Args:
        kind: "crisp" (linen, cotton), "flow" (satin: long waves that hang), "soft" (wool), "crease" (leather).
        scale: pixels per centimetre.
        seed: lets it fall.
    """
    hand = np.random.default_rng(seed)
    heights = np.zeros(shape, np.float32)
    for tall, wide, strength, creased in _LAYERS[kind]:
        step = max(1, int(min(tall, wide) * scale / 6))
        coarse = tuple(-(-size // step) + 2 for size in shape)
        noise = hand.standard_normal(coarse).astype(np.float32)
        sigma = tall * scale / step / 2, wide * scale / step / 2
        waves = np.asarray(gaussian_filter(noise, sigma, mode="wrap", truncate=3), np.float32)
        waves /= float(waves.std()) or 1.0
        if creased:
            waves = 0.9 - np.sqrt(waves * waves + np.float32(0.03))
        heights += strength * 0.25 * min(tall, wide) * scale * enlarged(waves, step, shape)
    return heights
