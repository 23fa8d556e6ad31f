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
    """A Gaussian blur by that many pixels down and across; wide ones are computed on means of blocks.

    Args:
        outside: what lies beyond the edge: 0 everywhere ("constant"), or what lies at the edge ("nearest").
    """
    down, right = (max(1, int(wide // 3)) for wide in sigma)
    coarse = np.asarray(Image.fromarray(heights).reduce((right, down)), np.float32)
    coarse = gaussian_filter(coarse, (sigma[0] / down, sigma[1] / right), mode=outside, truncate=3)
    return enlarged(coarse, (down, right), heights.shape)


def enlarged(coarse: Heights, step: tuple[int, int], shape: tuple[int, ...]) -> Heights:
    """From means of blocks, so many pixels high and wide, to every pixel: bicubic, so that slopes have no facets."""
    height, width = shape
    if step == (1, 1):
        return coarse[:height, :width]
    box = (0, 0, width / step[1], height / step[0])
    return np.asarray(Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC, box=box), np.float32)
