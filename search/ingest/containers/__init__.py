"""What of a picture's file a decoder gets to see: the picture, and nothing that a stranger packed around it.

Around its pixels a file may carry texts, profiles, previews, positions and further frames. Nobody here looks at them,
yet decoders read them before anything can be refused: a megabyte of EXIF whose entries all point to the same bytes
becomes twenty gigabytes. So each format's frame is walked here first, in a bounded number of steps that decode nothing,
and what the picture itself does not need is left out.

Of what is left out only the camera's orientation is read (`exif.py`).
"""

from search.ingest.containers import bmp, gif, jpeg, png, tiff, webp
from search.ingest.containers.essence import Essence, NotOrdinary
from search.ingest.formats import BMP, GIF, JPEG, PNG, TIFF, WEBP, Format

__all__ = ["Essence", "NotOrdinary", "essence"]

_WALKS = {
    JPEG: jpeg.essence,
    PNG: png.essence,
    WEBP: webp.essence,
    GIF: gif.essence,
    BMP: bmp.essence,
    TIFF: tiff.essence,
}


def essence(kind: Format, content: bytes) -> Essence:
    """What of a file of that format is decoded; of a damaged one as much as there is, which the decoder then refuses.

    Raises:
        NotOrdinary: it is built so that decoding it would take far more time or memory than its pixels are worth.

    Example:
        >>> essence(GIF, animation).size
        (320, 240)
    """
    return _WALKS[kind](content)
