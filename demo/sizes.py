"""Thumbnails made smaller: each size of a picture is made once and kept, so that none is sent larger than it is shown.

The sizes are kept in memory, not in a folder: they are small and quickly made, so a bounded number of bytes holds those
of thousands of pictures, nothing has to be cleaned up, and a killed page leaves nothing behind.
"""

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from io import BytesIO
from threading import Lock

from PIL import Image

WIDTHS = (160, 200, 240, 320, 480)
"""Widths, in pixels, of the frames that a thumbnail is made for. From one to the next it is a third at most as long as
stored thumbnails are 512 pixels high: then the last is as they are stored."""

FRAME = 4 / 5
"""Width over height of those frames. A picture fills its frame and what stands out is cut off by the page: a picture
that is wider than this is therefore made as high as the frame, and is wider than the frame's width."""

MOST_BYTES = 64_000_000

_QUALITY, _EFFORT = 75, 2
"""Of WebP: clearly fewer bytes than with what thumbnails are stored with, in much the same time."""


class Sizes:
    """The smaller thumbnails that were made, the ones that were asked for last kept.

    Attributes:
        hits, misses: how often what was asked for had been made, and how often not.

    Example:
        >>> sizes = Sizes()
        >>> sizes.made("0123456789ab", 160, lambda: stored)[:4]
        b'RIFF'
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self.hits = self.misses = 0
        self._bytes = 0
        self._kept: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._making: dict[tuple[str, int], Future[bytes | None]] = {}
        self._lock = Lock()

    def made(self, digest: str, width: int, stored: Callable[[], bytes | None]) -> bytes | None:
        """A thumbnail for a frame of that width, made in this thread unless it is there or another is at it.

        Args:
            digest: of the picture, so that another picture is another entry.
            width: of the frame, in pixels.
            stored: gives the stored thumbnail; is called only where the size has to be made.

        Returns:
            A WebP file; None where `stored` gives None.

        Raises:
            Exception: what `stored` raises, in every thread that waits for the same size.
        """
        key = (digest, width)
        with self._lock:
            if (kept := self._kept.get(key)) is not None:
                self._kept.move_to_end(key)
                self.hits += 1
                return kept
            self.misses += 1
            begun = self._making.get(key)
            making = self._making.setdefault(key, Future())
        if begun is not None:
            return begun.result()
        try:
            webp = stored()
            made = webp if webp is None else smaller(webp, width)
        except BaseException as error:
            making.set_exception(error)
            raise
        else:
            if made is not None:
                self._keep(key, made)
            making.set_result(made)
            return made
        finally:
            with self._lock:
                del self._making[key]

    def _keep(self, key: tuple[str, int], webp: bytes) -> None:
        with self._lock:
            self._kept[key] = webp
            self._bytes += len(webp)
            while self._bytes > self._most:
                _, oldest = self._kept.popitem(last=False)
                self._bytes -= len(oldest)


def smaller(webp: bytes, width: int) -> bytes:
    """A thumbnail just large enough to fill a frame of that width; itself where it is no larger, or is no picture.

    Args:
        webp: a WebP file.
        width: of the frame, in pixels; its height is `width / FRAME`.

    Example:
        >>> Image.open(BytesIO(smaller(webp, 160))).size  # of 410 × 512 pixels
        (160, 200)
    """
    try:
        with Image.open(BytesIO(webp)) as picture:
            scale = max(width / picture.width, width / FRAME / picture.height)
            if scale >= 1:
                return webp
            size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
            resized = picture.convert("RGB").resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
    except (OSError, ValueError, Image.DecompressionBombError):  # the browser will say what it makes of it
        return webp
    file = BytesIO()
    resized.save(file, "WEBP", quality=_QUALITY, method=_EFFORT)
    return file.getvalue()
