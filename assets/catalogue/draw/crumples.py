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
        kind: "crisp" (linen, cotton), "flow" (satin: long waves that hang), "soft" (wool), "crease" (leather),
            "sequins" (discs that lie askew).
        scale: pixels per centimetre.
        seed: lets it fall.
    """
    hand = np.random.default_rng(seed)
    if kind == "sequins":
        return _discs(hand, shape, max(6.0, 1.0 * scale))
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
        heights += strength * 0.25 * min(tall, wide) * scale * enlarged(waves, (step, step), shape)
    return heights


def _discs(hand: np.random.Generator, shape: tuple[int, int], size: float) -> Heights:
    """Flat discs with rounded rims in offset rows, most nearly level, some tilted so that they flash."""
    y, x = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    row = np.floor(y / (0.8 * size))
    across = x / size + 0.5 * (row % 2)
    column = np.floor(across)
    place = (row * 7919 + column * 104729).astype(np.int64) % 4096
    tilts = (hand.normal(0, 0.09, (2, 4096)) * (1 + 2.2 * (hand.random(4096) < 0.3))).astype(np.float32)
    off_x, off_y = (across - column - 0.5) * size, y - (row + 0.5) * 0.8 * size
    edge = np.clip((off_x * off_x + off_y * off_y) / (0.5 * size) ** 2, 0, 1.2)
    return np.asarray(-0.16 * size * edge**3 + tilts[0][place] * off_x + tilts[1][place] * off_y, np.float32)
