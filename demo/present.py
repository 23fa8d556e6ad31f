"""An answer as the page shows it: the line above the pictures, the notices, and the grid of cards.

Everything that comes from a collection or a visitor goes through `escape`. Each card carries what is told about it when
it is picked (`demo.about`), so that picking one needs no way to the server and back.
"""

from collections.abc import Iterable, Sequence
from html import escape

from demo.about import about
from demo.actions import Answer
from demo.form import EMPTY, GROUPS
from demo.names import caption, price, short
from demo.pictures import address
from search.nouns import Document, Hit

FIRST_ROWS = 8
"""Cards whose pictures are loaded at once; the others' when they come near."""


def grid(hits: Sequence[Hit]) -> str:
    """The hits as a list of cards; nothing for no hits.

    Example:
        >>> grid([])
        ''
    """
    return _list(_card(hit.document, hit, place) for place, hit in enumerate(hits))


def shelf(documents: Sequence[Document]) -> str:
    """Documents that nobody asked for, as a list of cards."""
    return _list(_card(document, None, place) for place, document in enumerate(documents))


def status(answer: Answer) -> str:
    """The line above the pictures and the notices, for a live region."""
    shown, total = len(answer.hits), answer.total
    parts = [_asked_for(answer), f"{shown} of {total:,}" if shown else "", f"{answer.milliseconds:.0f} ms"]
    if answer.asked.diversify and shown:
        spread = "one of each kind in turn" if answer.asked.diversify == GROUPS else "spread for variety"
        parts.insert(2, spread)
    told = " · ".join(escape(part) for part in parts if part)
    return _region(f'<p class="told" dir="auto">{told}</p>' + "".join(_notice(n.text) for n in answer.notices))


def welcome(documents: int) -> str:
    """What stands above the pictures before anything was asked."""
    count = "1 document" if documents == 1 else f"{documents:,} documents"
    return _region(f'<p class="told">A look around · {count}</p>')


def nothing_asked() -> str:
    """What an empty form is answered with."""
    return _region(_notice(EMPTY))


def _region(inner: str) -> str:
    return f'<div role="status" class="status">{inner}</div>'


def _notice(text: str) -> str:
    return f'<p class="notice" dir="auto">{escape(text)}</p>'


def _asked_for(answer: Answer) -> str:
    if answer.like is not None:
        return f"More like “{short(answer.like)}”"
    parts = [f"“{answer.asked.text}”"] if answer.asked.text else []
    parts += ["your picture"] if answer.asked.picture else []
    return " and ".join(parts)


def _list(cards: Iterable[str]) -> str:
    items = "".join(cards)
    return f'<ul class="hits" role="list">{items}</ul>' if items else ""


def _card(document: Document, hit: Hit | None, place: int) -> str:
    text, cost = caption(document), price(document)
    unwanted = " unwanted" if hit is not None and hit.unwanted else ""
    return (
        f'<li class="hit{unwanted}">'
        f'<button type="button" class="card" aria-haspopup="dialog">'
        f'<span class="frame">{picture(document, eager=place < FIRST_ROWS)}</span>'
        f'<span class="caption" dir="auto" aria-hidden="true">{escape(text)}</span>'
        + (f'<span class="price">{escape(cost)}</span>' if cost else "")
        + "</button>"
        f'<div class="about" hidden>{about(document, hit)}</div></li>'
    )


def picture(document: Document, *, eager: bool) -> str:
    """A document's picture, or its words as a card where it has none."""
    place, text = address(document), escape(caption(document))
    if place is None:
        return f'<span class="words" dir="auto">{text}</span>'
    loading = "eager" if eager else "lazy"
    return f'<img src="{escape(place)}" alt="{text}" loading="{loading}" decoding="async" width="400" height="500">'
