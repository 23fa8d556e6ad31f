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
    step = max(1, int(min(sigma) // 3))
    room = np.pad(heights, (0, step), mode="edge")[::step, ::step]
    coarse = gaussian_filter(room, (sigma[0] / step, sigma[1] / step), mode=outside, truncate=3)
    return enlarged(np.asarray(coarse, np.float32), step, heights.shape)


def enlarged(coarse: Heights, step: int, shape: tuple[int, ...]) -> Heights:
    """What was sampled at every step-th pixel, for every pixel: bicubic, so that slopes have no facets."""
    height, width = shape
    if step == 1:
        return coarse[:height, :width]
    room = np.pad(coarse, ((0, 2), (0, 2)), mode="edge")
    first = 0.5 - 0.5 / step
    box = (first, first, first + width / step, first + height / step)
    return np.asarray(Image.fromarray(room).resize((width, height), Image.Resampling.BICUBIC, box=box), np.float32)
