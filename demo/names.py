"""What the page calls things: each leg in plain words, and a document by its title."""

import textwrap
from collections.abc import Mapping

from search.nouns import Document, LegName

LEG_TITLES: Mapping[LegName, str] = {
    "text-bm25": "Your words, in the caption",
    "text-caption": "What your words mean, in the caption",
    "text-image": "Your words, in the picture",
    "image-image": "Your picture, in the picture",
    "image-caption": "Your picture, in the caption",
    "both-image": "Your picture changed by your words",
    "text-average": "Your words, in picture and caption together",
    "image-average": "Your picture, in picture and caption together",
}

TITLE_FIELDS = ("title", "name")
PRICE_FIELDS = ("price",)
UNTITLED = "Without a caption"


def caption(document: Document) -> str:
    """What stands under the picture: the caption, else the title, else a word for having neither.

    Example:
        >>> caption(Document(id="a"))
        'Without a caption'
    """
    return document.caption or _field(document, TITLE_FIELDS) or UNTITLED


def title(document: Document) -> str:
    """The title that its fields give a document, or nothing.

    Example:
        >>> title(Document(id="a", caption="A red dress", fields={"title": "Dress No. 5"}))
        'Dress No. 5'
    """
    return _field(document, TITLE_FIELDS)


def short(document: Document) -> str:
    """A short name: the title where there is one, else the beginning of the caption.

    Example:
        >>> short(Document(id="a", caption="A red dress"))
        'A red dress'
    """
    return title(document) or textwrap.shorten(caption(document), 70, placeholder=" …")


def price(document: Document) -> str:
    """The price as a shop writes it, or nothing.

    Example:
        >>> price(Document(id="a", fields={"price": "39.5"}))
        '39.50'
    """
    text = _field(document, PRICE_FIELDS)
    try:
        return f"{float(text):,.2f}"
    except ValueError:
        return text


def _field(document: Document, names: tuple[str, ...]) -> str:
    return next((document.fields[name] for name in names if document.fields.get(name)), "")
