"""A document as a card: its picture, its words, and for a hit one sentence on why it is there.

A card is a button that opens the drawer. What the drawer tells is asked for where an element around the cards says
(`demo.telling.within`), by the card's id and rank.
"""

from html import escape

from demo.actions import Answer
from demo.language import Language
from demo.marked import marked
from demo.names import caption, facts, price, reasoned
from demo.pictures import address, source_set
from search.nouns import Document, Hit
from search.reasons import matching

FIRST_ROWS = 8
"""Cards whose pictures are loaded at once; the others' when they come near."""

IN_GRID = "(min-width: 1400px) 308px, (min-width: 1000px) 22vw, (min-width: 640px) 29vw, 44vw"
"""How wide a picture is in the grid, as HTML's `sizes` says it."""


def card(
    document: Document, language: Language, hit: Hit | None = None, answer: Answer | None = None, *, place: int = 0
) -> str:
    """A card of the grid.

    Args:
        document: what is shown.
        language: of the texts.
        hit: the document as a hit of the answer; None where nobody asked for it.
        answer: to which the hit belongs.
        place: how many cards stand before it.

    Returns:
        HTML, escaped: a `<button class="card">`.
    """
    why, words = "", frozenset[str]()
    if hit is not None and answer is not None:
        words = frozenset(matching(document, answer.query))
        why = f'<span class="reason" dir="auto">{escape(reasoned(hit, answer.query, language))}</span>'
    beside = [price(document, language), *facts(document)]
    told = "".join(f"<span>{escape(fact)}</span>" for fact in beside if fact)
    return (
        f'<button type="button" class="card" {_named(document, hit)} aria-haspopup="dialog">'
        f'<span class="frame">{_picture(document, language, eager=place < FIRST_ROWS)}</span>'
        f'<span class="caption" dir="auto" aria-hidden="true">{marked(caption(document, language), words)}</span>'
        + (f'<span class="facts" dir="auto">{told}</span>' if told else "")
        + f"{why}</button>"
    )


def small(
    document: Document,
    language: Language,
    hit: Hit | None = None,
    *,
    beside: str = "",
    pictures: str = "",
) -> str:
    """A small card, for a group or a column.

    Args:
        document: what is shown.
        language: of the texts.
        hit: see `card`.
        beside: HTML that goes before the caption.
        pictures: the way to the page whose thumbnail is shown, where that is another one: relative, ends in a slash.
    """
    return (
        f'<button type="button" class="card small" {_named(document, hit)} aria-haspopup="dialog">'
        f'<span class="frame">{_little(document, language, pictures)}</span>{beside}'
        f'<span class="caption" dir="auto" aria-hidden="true">{escape(caption(document, language))}</span></button>'
    )


def _picture(document: Document, language: Language, *, eager: bool) -> str:
    if document.image is None:
        return _words(document, language)
    return _image(source_set(document, IN_GRID), document, language, "eager" if eager else "lazy")


def _little(document: Document, language: Language, at: str) -> str:
    """A picture of at most 160 pixels' width; screens with more points to the pixel take one twice as wide."""
    place, twice = address(document, 160), address(document, 320)
    if place is None or twice is None:
        return _words(document, language)
    return _image(f'src="{escape(at + place)}" srcset="{escape(at + twice)} 2x"', document, language, "lazy")


def _image(source: str, document: Document, language: Language, loading: str) -> str:
    # Decoded with what stands around it: a picture that is at hand must not be missing for a frame.
    alt = escape(caption(document, language))
    return f'<img {source} alt="{alt}" loading="{loading}" decoding="sync" width="400" height="500">'


def _words(document: Document, language: Language) -> str:
    """What stands in the place of a picture where there is none."""
    return f'<span class="words" dir="auto">{escape(caption(document, language))}</span>'


def _named(document: Document, hit: Hit | None) -> str:
    rank = f' data-rank="{hit.rank}"' if hit is not None else ""
    return f'data-id="{escape(document.id)}"{rank}'
