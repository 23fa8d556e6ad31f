"""How a picture is sent to Cohere: small, as a JPEG file in a data URL."""

import base64
from io import BytesIO

from PIL import Image

LONGEST_SIDE = 512
"""Pixels. Pictures are paid for by their size, the price is stated for this one, and such a file has far less than the
5 MB that Embed v3 takes, whatever it shows."""

QUALITY = 90

PREPARATION = f"jpeg {LONGEST_SIDE} {QUALITY}"
"""What vectors depend on beside the model; part of the fingerprint."""


def as_data_url(picture: Image.Image) -> str:
    """An RGB picture as `data:image/jpeg;base64,…`, with at most LONGEST_SIDE pixels on its longer side.

    Example:
        >>> as_data_url(Image.new("RGB", (4000, 3000)))[:30]
        'data:image/jpeg;base64,/9j/4AA'
    """
    scale = LONGEST_SIDE / max(picture.size)
    if scale < 1:
        size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        picture = picture.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
    file = BytesIO()
    picture.save(file, "JPEG", quality=QUALITY)
    return "data:image/jpeg;base64," + base64.b64encode(file.getvalue()).decode()
