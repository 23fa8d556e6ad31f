"""Any picture file, from anyone, to an upright RGB picture; its thumbnail; its digest.

Nothing is decoded before its size in bytes and in pixels is known to be within the limits, only a fixed list of formats
is opened at all (`formats.py`), decoders see of a file only what belongs to the picture (`containers/`), they may work
for so long, one at a time on what is large, and whatever they say about a damaged file ends as one plain sentence.
"""

import hashlib
import stat
import threading
import time
from contextlib import AbstractContextManager, nullcontext
from io import BytesIO
from pathlib import Path

from PIL import ExifTags, Image
from PIL.JpegImagePlugin import JpegImageFile

from search.errors import UnreadableImage
from search.ingest.containers import NotOrdinary, essence
from search.ingest.formats import READ, described, recognised
from search.ingest.modes import to_rgb
from search.nouns import Picture
from search.settings import Settings

WORKING_SIDE = 768
"""Longer side, in pixels, of what encoders and thumbnails are made from: enough for encoders that look at 512 × 512,
and little enough that a camera's JPEG is decoded at a quarter of its size."""

LONGEST = 20.0
"""Seconds of a processor that decoding one picture may take: ten times what the largest allowed photo needs."""

LARGE = 16_000_000
"""Pixels from which on pictures are decoded one at a time, so that their memory does not add up."""

_one_large = threading.Lock()

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def open_picture(picture: Picture, *, longest_side: int | None = None, settings: Settings | None = None) -> Image.Image:
    """An upright RGB picture from the bytes of a file, the path of one, or an opened PIL image.

    EXIF rotation is honoured; transparency is laid on white; CMYK, palette, grey, 1-bit, 16-bit and float pictures
    become 8-bit RGB; of an animation the first frame is taken.

    Args:
        picture: what to open; a PIL image is left as it is, the answer is a new one.
        longest_side: make the picture smaller so that its longer side has at most this many pixels. Large JPEG files
            are then decoded at a fraction of their size, which is several times quicker.
        settings: `max_image_megabytes` and `max_image_megapixels` are looked at; by default those of the environment.

    Raises:
        UnreadableImage: no picture of a format that is read, damaged, cut short, or larger than allowed. The message
            names the file only if `picture` is a path.

    Example:
        >>> open_picture(Path("holiday.jpg"), longest_side=512).size
        (512, 384)
    """
    settings = settings or Settings.from_environment()
    if isinstance(picture, Path):
        return _from_bytes(read_picture(picture, f"'{picture}'", settings), f"'{picture}'", longest_side, settings)
    if isinstance(picture, bytes | bytearray | memoryview):
        return _from_bytes(bytes(picture), "the picture", longest_side, settings)
    _check_pixels(picture.size, "the picture", settings)
    opened = _finished(picture, "the picture", longest_side, None)
    return opened.copy() if opened is picture else opened


def read_picture(path: Path, subject: str, settings: Settings) -> bytes:
    """The content of a picture's file; `subject` is how messages call it.

    Raises:
        UnreadableImage: it is not there, no ordinary file, empty, or larger than allowed.
    """
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise UnreadableImage(f"{subject} is no ordinary file; name the file of a picture")
        check_bytes(about.st_size, subject, settings)
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableImage(f"{subject} is not there; check the name") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableImage(f"{subject} cannot be read ({reason}); check the name and who may read it") from error


def check_bytes(size: int, subject: str, settings: Settings) -> None:
    """Refuse a picture file that is empty or larger than allowed.

    Raises:
        UnreadableImage: the file has 0 bytes, or more than the setting `max_image_megabytes`.
    """
    if size == 0:
        raise UnreadableImage(f"{subject} is empty (0 bytes); save it again")
    if size > settings.max_image_megabytes * 1e6:
        raise UnreadableImage(
            f"{subject} has {size / 1e6:.1f} MB; at most {settings.max_image_megabytes:g} MB are opened. "
            "Make it smaller, or raise TRIPTYCH_MAX_IMAGE_MEGABYTES"
        )


def thumbnail(picture: Image.Image, longest_side: int) -> bytes:
    """A small WebP file of an RGB picture; its longer side is `longest_side` pixels, or less if the picture is smaller.

    Example:
        >>> len(thumbnail(picture, 512)) < 60_000
        True
    """
    file = BytesIO()
    _reduced(picture, longest_side).save(file, "WEBP", quality=80, method=0)
    return file.getvalue()


def digest(picture: bytes) -> str:
    """SHA-256 of a picture's file, in hex: what `Document.image_digest` holds.

    Example:
        >>> digest(b"")[:8]
        'e3b0c442'
    """
    return hashlib.sha256(picture).hexdigest()


def _from_bytes(content: bytes, subject: str, longest_side: int | None, settings: Settings) -> Image.Image:
    check_bytes(len(content), subject, settings)
    kind = recognised(content)
    if kind is None:
        names = ", ".join(each.name for each in READ)
        raise UnreadableImage(f"{subject} is {described(content)}; what is read: {names}. Save it as one of these")
    try:
        found = essence(kind, content)
        if found.size is not None:
            _check_pixels(found.size, subject, settings)
        # Pillow's own Image.open would warn about large pictures through the process-wide warnings filters, which
        # threads cannot change safely; the decoder itself leaves the limit to us.
        image = kind.decoder(_Timed(found.content))
        _check_pixels(image.size, subject, settings)
        if longest_side is not None and isinstance(image, JpegImageFile):
            _draft(image, longest_side)
    except NotOrdinary as error:
        raise UnreadableImage(_not_ordinary(subject, error)) from error
    except UnreadableImage:
        raise
    except Exception as error:  # decoders raise a dozen kinds for damaged files
        raise UnreadableImage(_damaged(subject, kind.name)) from error
    return _finished(image, subject, longest_side, found.orientation)


class _Timed(BytesIO):
    """A file that gives nothing more once its thread has worked on it for too long.

    What counts is the thread's own time, so that a busy machine refuses no picture.
    """

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self._end = time.thread_time() + LONGEST

    def read(self, size: int | None = -1, /) -> bytes:
        if time.thread_time() > self._end:
            raise NotOrdinary(f"takes more than {LONGEST:g} s to decode")
        return super().read(size)


def _draft(image: JpegImageFile, longest_side: int) -> None:
    """Have a large JPEG decoded at 1/2, 1/4 or 1/8, still no smaller than what is wanted."""
    scale = longest_side / max(image.size)
    if scale < 1:
        image.draft(None, (max(1, round(image.width * scale)), max(1, round(image.height * scale))))


def _check_pixels(size: tuple[int, int], subject: str, settings: Settings) -> None:
    if size[0] * size[1] > settings.max_image_megapixels * 1e6:
        raise UnreadableImage(
            f"{subject} has {size[0]} × {size[1]} pixels; at most {settings.max_image_megapixels:g} million are "
            "opened. Make it smaller, or raise TRIPTYCH_MAX_IMAGE_MEGAPIXELS"
        )
    if not all(size):
        raise UnreadableImage(f"{subject} has no pixels ({size[0]} × {size[1]}); save it again")


def _finished(image: Image.Image, subject: str, longest_side: int | None, orientation: int | None) -> Image.Image:
    kind = getattr(image, "format", None) or "a picture"
    large: AbstractContextManager[object] = _one_large if image.width * image.height > LARGE else nullcontext()
    try:
        with large:
            image.load()
            turned = _orientation(image) if orientation is None else orientation
            if longest_side is not None and image.mode in ("L", "RGB", "CMYK") and not image.has_transparency_data:
                image = _reduced(image, longest_side)  # here already, so that a large picture is not converted whole
            rgb = to_rgb(image, longest_side)
            if longest_side is not None:
                rgb = _reduced(rgb, longest_side)
            if turned in _TURNS:
                rgb = rgb.transpose(_TURNS[turned])
    except NotOrdinary as error:
        raise UnreadableImage(_not_ordinary(subject, error)) from error
    except Exception as error:  # see _from_bytes
        raise UnreadableImage(_damaged(subject, kind)) from error
    return rgb


def _not_ordinary(subject: str, error: NotOrdinary) -> str:
    return f"{subject} {error}; save it again with an ordinary program"


def _damaged(subject: str, kind: str) -> str:
    return f"{subject} is damaged or cut short: it cannot be decoded as {kind}. Save or copy it again"


def _orientation(image: Image.Image) -> int:
    """How the camera was held, as an opened picture says; 1, upright, where that cannot be read."""
    try:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # damaged EXIF is no reason to refuse a picture
        return 1


def _reduced(picture: Image.Image, longest_side: int) -> Image.Image:
    """The picture itself if it is small enough, else a smaller one of the same shape."""
    scale = longest_side / max(picture.size)
    if scale >= 1:
        return picture
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
