"""What a walk through a picture's file brings back."""

from dataclasses import dataclass


class NotOrdinary(ValueError):
    """No ordinary program writes such a file; the text says what is wrong with it, as the end of "the picture …"."""


@dataclass(frozen=True)
class Essence:
    """What of a picture's file is decoded, and what is known of it before.

    Attributes:
        content: the file that the decoder reads.
        size: width and height for which the decoder would make room; None where its own header check is enough.
        orientation: how the camera was held, EXIF's tag 274; 1 is upright.
    """

    content: bytes
    size: tuple[int, int] | None = None
    orientation: int = 1


def counted(found: int, most: int, what: str) -> None:
    """Refuse more parts than any ordinary file of a format has.

    Raises:
        NotOrdinary: there are more than `most`.
    """
    if found > most:
        raise NotOrdinary(f"has more than {most:,} {what}")
