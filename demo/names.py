"""What the page calls things: a document by its title, its price as a shop writes it, the facts beside it."""

import textwrap

from demo.language import DEFAULT, Language
from search import Query
from search.nouns import Document, Hit
from search.reasons import reason
from search.words import words

TITLE_FIELDS = ("title", "name")
PRICE_FIELDS = ("price",)
FACT_FIELDS = ("brand", "maker", "designer", "artist", "author", "photographer", "colour", "color", "material", "place")
"""Fields that a shop or a museum shows beside a picture, the most telling first."""

MOST_FACTS = 2
LONGEST_FACT = 30


def caption(document: Document, language: Language) -> str:
    """What stands under the picture: the caption, else the title, else a word for having neither.

    Example:
        >>> caption(Document(id="a"), languages()["en"])
        'Without a caption'
    """
    return document.caption or title(document) or language("card.untitled")


def title(document: Document) -> str:
    """The title that its fields give a document, or nothing.

    Example:
        >>> title(Document(id="a", caption="A red dress", fields={"title": "Dress No. 5"}))
        'Dress No. 5'
    """
    return _field(document, TITLE_FIELDS)


def reasoned(hit: Hit, asked: Query, language: Language) -> str:
    """Why a hit is there, in the page's language; the engine has said it in English already."""
    if language.code == DEFAULT and hit.reason:
        return hit.reason
    return reason(hit, asked, language.wording("reason"))


def short(document: Document, language: Language) -> str:
    """A short name: the title where there is one, else the beginning of the caption.

    Example:
        >>> short(Document(id="a", caption="A red dress"), languages()["en"])
        'A red dress'
    """
    return title(document) or textwrap.shorten(caption(document, language), 70, placeholder=" …")


def price(document: Document, language: Language) -> str:
    """The price as a shop writes it, or nothing.

    Example:
        >>> price(Document(id="a", fields={"price": "39.5"}), languages()["de"])
        '39,50'
    """
    text = _field(document, PRICE_FIELDS)
    try:
        return language.number(float(text), 2)
    except (ValueError, OverflowError):
        return text


def facts(document: Document) -> tuple[str, ...]:
    """A few short values of its fields that the words under the picture do not say already.

    Example:
        >>> facts(Document(id="a", caption="A red dress", fields={"colour": "Red", "brand": "Harrow Finch"}))
        ('Harrow Finch',)
    """
    said = set(words(document.caption or title(document)))
    values = (document.fields.get(name, "") for name in FACT_FIELDS)
    new = [value for value in values if value and len(value) <= LONGEST_FACT and not said.issuperset(words(value))]
    return tuple(dict.fromkeys(new))[:MOST_FACTS]


def _field(document: Document, names: tuple[str, ...]) -> str:
    return next((document.fields[name] for name in names if document.fields.get(name)), "")
