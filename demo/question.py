"""What an address asks for as a query for the engine: its words, and the picture that it names."""

from dataclasses import dataclass

from demo.actions import said
from demo.form import Asked
from demo.refused import Refused
from demo.uploads import Uploads
from search import Document, Engine, Query


@dataclass(frozen=True)
class Question:
    """What an engine is asked.

    Attributes:
        query: words and picture.
        like: the document whose picture is asked with.
        exclude: ids that are left out of the answer: that document's.
    """

    query: Query
    like: Document | None = None
    exclude: tuple[str, ...] = ()


def put(asked: Asked, engine: Engine, uploads: Uploads) -> Question:
    """The question with its picture at hand: the thumbnail of a document, or a visitor's picture that is kept.

    A document without a picture is asked for by its caption.

    Args:
        asked: from an address.
        engine: of the collection that a document to be like is of.
        uploads: where visitors' pictures are kept.

    Raises:
        Refused: the picture is gone, or the document is, or no picture of it is stored.
        InvalidQuery: the words are too many.

    Example:
        >>> put(Asked(text="like this without stripes", like="red"), engine, uploads).query.without
        'stripes'
    """
    text, without = said(asked)
    like = _like(engine, asked.like)
    image = _kept(uploads, asked.photo)
    if like is not None and like.image is None:
        text = f"{text} {like.caption}".strip()
    elif like is not None:
        image = engine.index.thumbnails([like.id]).get(like.id)
        if image is None:
            raise Refused("compare.no_picture")
    query = Query(text=text, image=image, without=without)
    return Question(query, like, () if like is None else (like.id,))


def _like(engine: Engine, id_: str | None) -> Document | None:
    if id_ is None:
        return None
    document = engine.index.get([id_]).get(id_)
    if document is None:
        raise Refused("error.like_gone")
    return document


def _kept(uploads: Uploads, photo: str) -> bytes | None:
    if not photo:
        return None
    place = uploads.kept(photo)
    if place is None:
        raise Refused("error.picture_gone")
    return uploads.read({"path": str(place)})
