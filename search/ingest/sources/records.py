"""What a source yields: records, and refusals for what could not become one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from search.errors import UnreadableImage
from search.ingest.images import check_bytes, read_picture
from search.settings import Settings


class PictureFile(Protocol):
    """Where a record's picture can be read; reading is left to the thread that also decodes it."""

    def read(self, settings: Settings) -> bytes:
        """The file's content.

        Raises:
            UnreadableImage: it is missing, empty, too large, or does not arrive.
        """
        ...


@dataclass(frozen=True)
class Record:
    """One document before its picture is read.

    Attributes:
        id: unique in the source; begins with the source's name if the user named it.
        caption: may be empty.
        fields: the other columns, without the empty ones.
        image: where the picture is, relative to the source's root, or its address; None for a text alone.
        picture: from what its bytes are read; None for a text alone.
    """

    id: str
    caption: str
    fields: Mapping[str, str]
    image: str | None
    picture: PictureFile | None


@dataclass(frozen=True)
class Refusal:
    """Something in a source that did not become a document.

    Attributes:
        where: a file, a line of the metadata or a document's id, as the user can find it.
        why: what is wrong and what to do about it, in a sentence.
        id: of the document concerned; None where a row is too broken to tell.
    """

    where: str
    why: str
    id: str | None = None


class Reader(Protocol):
    """One convention of laying out a collection.

    Attributes:
        total: how many records and refusals there will be; None where counting means reading everything.
        not_named: pictures that lie in the folder but are named nowhere; complete once all records are read.
    """

    total: int | None
    not_named: int

    def records(self) -> Iterator[Record | Refusal]:
        """Everything in the collection, in an order that stays the same."""
        ...


@dataclass(frozen=True)
class FilePicture:
    """A picture that is a file of its own."""

    path: Path

    def read(self, settings: Settings) -> bytes:
        """See `PictureFile`."""
        return read_picture(self.path, "the file", settings)


@dataclass(frozen=True)
class TarPicture:
    """A picture that lies in a tar file: `size` bytes from `offset` on."""

    shard: Path
    offset: int
    size: int

    def read(self, settings: Settings) -> bytes:
        """See `PictureFile`."""
        check_bytes(self.size, "the picture", settings)
        try:
            with self.shard.open("rb") as file:
                file.seek(self.offset)
                content = file.read(self.size)
        except OSError as error:
            raise UnreadableImage(f"the shard cannot be read ({error.strerror}); run it again") from error
        if len(content) < self.size:
            raise UnreadableImage("the shard ends in the middle of this picture; copy it again")
        return content
