"""What the collection is made of: pictures with everything that is known about them."""

from typing import Protocol

import skia


class Entry(Protocol):
    """One picture of the collection; every part of it follows from its seed."""

    @property
    def seed(self) -> str:
        """What every choice follows from; entries of one line share it."""

    def develop(self) -> skia.Image:
        """The picture, 480×600."""

    def fields(self) -> dict[str, str]:
        """Every column of metadata.csv but the file's name and the caption; what does not apply is left out."""

    def caption(self) -> str:
        """What a shop or an archive wrote below it, perhaps nothing."""

    def slug(self) -> str:
        """A few words for the file's name, joined by hyphens: striped-midi-dress-red."""
