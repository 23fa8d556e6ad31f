"""A record made ready for the encoder: its picture read, compared with what is stored and, if it is new, decoded.

A document that is stored already is made ready for another encoder: its picture comes from where it came from then.

This is the work that is done in threads, beside the encoder.
"""

from contextlib import suppress
from dataclasses import dataclass, replace

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


def prepare(record: Record, source: str, before: Document | None, settings: Settings) -> Prepared | NotPrepared:
    """Read the record's picture and, unless it is stored already, decode it and make its thumbnail.

    A record with a caption whose picture cannot be read is refused too: without its picture it would quietly become
    another kind of document.

    Args:
        record: what the source yielded.
        source: the source's name.
        before: the document that is stored under the record's id.
        settings: limits of pictures and the size of thumbnails.
    """
    if record.picture is None:
        return Prepared(Document(record.id, record.caption, record.fields, None, source), before)
    try:
        content = record.picture.read(settings)
        document = Document(record.id, record.caption, record.fields, record.image, source, digest(content))
        if before is not None and before.image_digest == document.image_digest:
            return Prepared(document, before)
        picture = open_picture(content, longest_side=WORKING_SIDE, settings=settings)
        return Prepared(document, before, picture, thumbnail(picture, settings.thumbnail))
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
