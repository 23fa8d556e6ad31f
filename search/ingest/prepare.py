"""A record made ready for the encoders: its picture read, compared with what is stored and, if it is new, decoded.

It is read and decoded once, for however many indexes. A document that is stored already is made ready for another
encoder: its picture comes from where it came from then.

This is the work that is done in threads, beside the encoder.
"""

from collections.abc import Iterable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Protocol

from PIL.Image import Image

from search.errors import UnreadableImage
from search.ingest.fetch import FetchedPicture
from search.ingest.images import WORKING_SIDE, digest, open_picture, thumbnail
from search.ingest.originals import Originals
from search.ingest.sources import Record, Refusal
from search.nouns import Document
from search.settings import Settings


@dataclass(frozen=True)
class Prepared:
    """A document on its way into the index.

    Attributes:
        document: as it is to be stored.
        before: as it is stored now; None if it is not.
        picture: to be encoded; None if there is none or its stored vector still holds.
        thumbnail: of that picture.
        from_thumbnail: whether `picture` is no more than the stored thumbnail.
    """

    document: Document
    before: Document | None
    picture: Image | None = None
    thumbnail: bytes | None = None
    from_thumbnail: bool = False

    @property
    def unchanged(self) -> bool:
        """Whether the index holds exactly this already."""
        return self.document == self.before

    @property
    def keeps_picture(self) -> bool:
        """Whether the stored vector and thumbnail of the picture still hold."""
        digest = self.document.image_digest
        return (
            self.picture is None
            and digest is not None
            and self.before is not None
            and (digest == self.before.image_digest)
        )

    @property
    def keeps_caption(self) -> bool:
        """Whether the caption's stored vector still holds."""
        return self.before is not None and self.before.caption == self.document.caption != ""

    @property
    def encodes_caption(self) -> bool:
        """Whether there is a caption that has no vector yet."""
        return self.document.caption != "" and not self.keeps_caption


@dataclass(frozen=True)
class NotPrepared:
    """A record whose picture could not be had.

    Attributes:
        refusal: the reason.
        dead_link: whether an address gave no picture.
    """

    refusal: Refusal
    dead_link: bool


class Awaited(Protocol):
    """Something that will be ready: a `Future` is one."""

    def result(self) -> Prepared | NotPrepared:
        """Wait for it."""
        ...


@dataclass(frozen=True)
class Opened:
    """A record whose picture was read, and decoded if any of the indexes that it goes to needs it.

    Attributes:
        document: as it is to be stored in each of them.
        picture: None if there is none or nobody needs it.
        thumbnail: of that picture.
    """

    document: Document
    picture: Image | None = None
    thumbnail: bytes | None = None

    def beside(self, before: Document | None) -> Prepared:
        """For an index in which that is stored: without the picture, if its vector there still holds."""
        if _holds(before, self.document.image_digest):
            return Prepared(self.document, before)
        return Prepared(self.document, before, self.picture, self.thumbnail)


@dataclass(frozen=True)
class Share:
    """One index's share in a record that is being opened.

    Attributes:
        opened: all have it in common.
        before: the document that is stored in this index.
    """

    opened: Future[Opened | NotPrepared]
    before: Document | None

    def result(self) -> Prepared | NotPrepared:
        """See `Awaited`."""
        opened = self.opened.result()
        return opened.beside(self.before) if isinstance(opened, Opened) else opened


def prepare(
    record: Record, source: str, befores: Iterable[Document | None], settings: Settings
) -> Opened | NotPrepared:
    """Read the record's picture and, unless every index has it already, decode it and make its thumbnail.

    A record with a caption whose picture cannot be read is refused too: without its picture it would quietly become
    another kind of document.

    Args:
        record: what the source yielded.
        source: the source's name.
        befores: the document that is stored under the record's id, in each index that the record goes to.
        settings: limits of pictures and the size of thumbnails.
    """
    if record.picture is None:
        return Opened(Document(record.id, record.caption, record.fields, None, source))
    try:
        content = record.picture.read(settings)
        document = Document(record.id, record.caption, record.fields, record.image, source, digest(content))
        if all(_holds(before, document.image_digest) for before in befores):
            return Opened(document)
        picture = open_picture(content, longest_side=WORKING_SIDE, settings=settings)
        return Opened(document, picture, thumbnail(picture, settings.thumbnail))
    except UnreadableImage as error:
        return NotPrepared(Refusal(record.id, str(error), record.id), isinstance(record.picture, FetchedPicture))


def prepare_stored(
    document: Document, before: Document | None, originals: Originals, thumbnail: bytes | None, settings: Settings
) -> Prepared:
    """Read the picture of a stored document again: from its original if that is the same file, else from the thumbnail.

    Where neither can be had, there is no picture.

    Args:
        document: as it is stored in one build of an index.
        before: as it is stored in the build that it is made ready for.
        originals: find the files of the index's pictures.
        thumbnail: the stored one; it is handed on as it is.
        settings: limits of pictures.
    """
    ready = Prepared(document, before, None, thumbnail)
    if ready.keeps_picture:
        return ready
    content = originals.of(document)
    if content is not None and document.image_digest in (None, digest(content)):
        with suppress(UnreadableImage):  # the limits may have been lowered since
            return replace(ready, picture=open_picture(content, longest_side=WORKING_SIDE, settings=settings))
    if thumbnail is not None:
        with suppress(UnreadableImage):
            small = open_picture(thumbnail, longest_side=WORKING_SIDE, settings=settings)
            return replace(ready, picture=small, from_thumbnail=True)
    return ready


def _holds(before: Document | None, digest: str | None) -> bool:
    """Whether what is stored of a picture is of this very file."""
    return before is not None and before.image_digest == digest
