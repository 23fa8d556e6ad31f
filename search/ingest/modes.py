"""Any mode of a picture to RGB on white, in bands: beside a large picture there is never a second one as large."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_BAND = 256
"""Rows that are converted at once."""


def to_rgb(picture: Image.Image, longest_side: int | None) -> Image.Image:
    """An RGB picture; if it is to be made smaller than half, it is by a whole factor already, so that little is held.

    Transparency is laid on white; 16-bit and float pictures become 8-bit.

    Args:
        picture: loaded, of any mode.
        longest_side: what will be wanted of it; None for its full size.

    Example:
        >>> to_rgb(Image.new("LA", (9000, 6000)), 768).size
        (1800, 1200)
    """
    by = 1 if longest_side is None else max(1, int(max(picture.size) / longest_side / 2))
    if picture.mode in ("I", "F") or picture.mode.startswith("I;16"):
        return _banded(picture, by, "L", _eight_bits(picture)).convert("RGB")
    if picture.has_transparency_data:
        return _banded(picture, by, "RGB", _on_white)
    if picture.mode == "RGB" or by == 1:
        return picture if picture.mode == "RGB" else picture.convert("RGB")
    return _banded(picture, by, "RGB", lambda band: band.convert("RGB"))


def _banded(picture: Image.Image, by: int, mode: str, made: Callable[[Image.Image], Image.Image]) -> Image.Image:
    """The picture made of bands, each converted and then reduced by the factor."""
    whole = Image.new(mode, (-(-picture.width // by), -(-picture.height // by)))
    step = max(1, _BAND // by) * by
    for top in range(0, picture.height, step):
        band = made(picture.crop((0, top, picture.width, min(top + step, picture.height))))
        whole.paste(band.reduce(by) if by > 1 else band, (0, top // by))
    return whole


def _on_white(band: Image.Image) -> Image.Image:
    rgba = band.convert("RGBA")
    white = Image.new("RGB", band.size, "white")
    white.paste(rgba, mask=rgba.getchannel("A"))
    return white


def _eight_bits(picture: Image.Image) -> Callable[[Image.Image], Image.Image]:
    """What brings the brightness of its bands to 0 … 255.

    16-bit pictures use 0 … 65,535. Wider numbers have no agreed range: they are taken for 0 … 1 (floats), 0 … 255 or
    0 … 65,535 if they fit, else stretched from their least to their greatest.
    """
    if picture.mode.startswith("I;16"):
        low, high = 0.0, 65_535.0
    else:
        ends = [(float(band.min()), float(band.max())) for band in _rows(picture)]
        low, high = min(least for least, _ in ends), max(most for _, most in ends)
        if low >= 0:
            ranges = (1.0, 255.0, 65_535.0) if picture.mode == "F" else (255.0, 65_535.0)
            low, high = 0.0, next((top for top in ranges if high <= top), high)
    span = high - low or 1.0
    return lambda band: Image.fromarray(np.rint((_values(band) - low) * (255 / span)).astype(np.uint8))


def _rows(picture: Image.Image) -> Iterator[NDArray[np.float64]]:
    for top in range(0, picture.height, _BAND):
        yield _values(picture.crop((0, top, picture.width, min(top + _BAND, picture.height))))


def _values(band: Image.Image) -> NDArray[np.float64]:
    numbers: NDArray[Any] = np.asarray(band)
    return np.nan_to_num(numbers.astype(np.float64), nan=0.0, posinf=0.0, neginf=0.0)
