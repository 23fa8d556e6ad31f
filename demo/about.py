"""What is told about a picked document: its picture, caption and fields, and, for a hit, why it is there."""

from collections.abc import Mapping
from html import escape

from demo.filters import BOOKKEEPING
from demo.names import LEG_TITLES, TITLE_FIELDS, caption, title
from demo.pictures import address
from search.nouns import Document, Hit, LegName, Place
from search.reasons import ordinal


def about(document: Document, hit: Hit | None) -> str:
    """The inside of the panel, as HTML; without a hit, what the document says of itself."""
    why = _why(hit) if hit is not None else ""
    return f"{_picture(document)}{_said(document)}{why}{_similar(document)}{_fields(document)}"


def legs_table(legs: Mapping[LegName, Place]) -> str:
    """Each leg's rank and score, the best first; a filled-in rank says so."""
    rows = "".join(_row(leg, place) for leg, place in sorted(legs.items(), key=lambda pair: (pair[1].rank, pair[0])))
    return (
        '<table class="legs"><caption>Where each search placed it</caption>'
        '<thead><tr><th scope="col">Search</th><th scope="col">Place</th><th scope="col">Score</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _row(leg: LegName, place: Place) -> str:
    name = f'<th scope="row">{escape(LEG_TITLES[leg])} <code>{leg}</code></th>'
    if place.imputed or place.score is None:
        told = "cannot see it; counted as if it had this place"
        return f'<tr>{name}<td>{ordinal(place.rank)}</td><td class="imputed">{told}</td></tr>'
    return f"<tr>{name}<td>{ordinal(place.rank)}</td><td>{place.score:.3f}</td></tr>"


def _said(document: Document) -> str:
    if not title(document):
        return f'<p class="caption alone" dir="auto">{escape(caption(document))}</p>'
    said = f'<p class="caption" dir="auto">{escape(document.caption)}</p>' if document.caption else ""
    return f'<h2 dir="auto">{escape(title(document))}</h2>{said}'


def _why(hit: Hit) -> str:
    group = ""
    if hit.cluster is not None and hit.cluster_size is not None:
        others = hit.cluster_size - 1
        alike = {0: "alone", 1: "with one more like it"}.get(others, f"with {others} more like it")
        group = f'<p class="group">In group {hit.cluster + 1} of the first pictures, {alike}.</p>'
    return (
        f'<p class="why" dir="auto"><span class="place">{ordinal(hit.rank)}</span> {escape(hit.reason)}</p>'
        f"{group}{legs_table(hit.legs)}"
        f'<p class="fused">Fused score {hit.score:.5f}: it gives the order and measures nothing else.</p>'
    )


def _fields(document: Document) -> str:
    left_out = {*TITLE_FIELDS, *BOOKKEEPING}
    shown = {name: value for name, value in document.fields.items() if value and name not in left_out}
    if not shown:
        return ""
    rows = "".join(
        f'<div><dt dir="auto">{escape(name.replace("_", " "))}</dt><dd dir="auto">{escape(value)}</dd></div>'
        for name, value in shown.items()
    )
    return f'<dl class="fields">{rows}</dl>'


def _similar(document: Document) -> str:
    return f'<button type="button" class="similar" data-id="{escape(document.id)}">More like this</button>'


def _picture(document: Document) -> str:
    place = address(document)
    if place is None:
        return ""
    return (
        f'<div class="picture"><img src="{escape(place)}" alt="{escape(caption(document))}" '
        'loading="lazy" decoding="async"></div>'
    )
