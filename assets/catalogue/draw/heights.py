"""Fields of heights over an area of pixels: smoothing, coarse to fine."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy.ndimage import gaussian_filter

Heights = NDArray[np.float32]


def smoothed(
    heights: Heights, sigma: tuple[float, float], outside: Literal["constant", "nearest"] = "constant"
) -> Heights:
    """A Gaussian blur by that many pixels down and across; wide ones are computed on every n-th pixel.

    Args:
        outside: what lies beyond the edge: 0 everywhere ("constant"), or what lies at the edge ("nearest").
    """
    down, right = (max(1, int(wide // 3)) for wide in sigma)
    room = np.pad(heights, ((0, down), (0, right)), mode="edge")[::down, ::right]
    coarse = gaussian_filter(room, (sigma[0] / down, sigma[1] / right), mode=outside, truncate=3)
    return enlarged(np.asarray(coarse, np.float32), (down, right), heights.shape)


def enlarged(coarse: Heights, step: tuple[int, int], shape: tuple[int, ...]) -> Heights:
    """What was sampled at every so-many-th pixel down and across, for each pixel: bicubic, so slopes stay smooth."""
    height, width = shape
    if step == (1, 1):
        return coarse[:height, :width]
    room = np.pad(coarse, ((0, 2), (0, 2)), mode="edge")
    top, left = (0.5 - 0.5 / n for n in step)
    box = (left, top, left + width / step[1], top + height / step[0])
    return np.asarray(Image.fromarray(room).resize((width, height), Image.Resampling.BICUBIC, box=box), np.float32)
