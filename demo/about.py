"""What the drawer tells about a document: its words and fields, and, for a hit, how it came to its place.

It is sent when a card is picked (`demo.telling`). The drawer's picture is the card's, taken in a larger size
(`static/results.js`).
"""

from collections.abc import Mapping
from functools import lru_cache
from html import escape

from demo import links
from demo.actions import Answer
from demo.filters import BOOKKEEPING
from demo.language import Language
from demo.names import TITLE_FIELDS, caption, reasoned, title
from demo.tabs import to
from search.fusion import checked_weights
from search.nouns import Document, Fusion, Hit, LegName, Place
from search.reasons import ordinal

HEADS = ("drawer.leg", "drawer.place", "drawer.score", "drawer.adds")
"""Of the columns of a leg's table."""

PANEL = """
<dialog class="panel" aria-label="About this picture">
  <div class="panel-bar"></div>
  <div class="panel-inside"></div>
</dialog>
"""
"""The empty drawer, which stands on every page once."""

ELSEWHERE = {*TITLE_FIELDS, *BOOKKEEPING}
"""Fields that are no row of the list of fields."""

LONGEST_KEPT = 40
"""Characters of a field's value up to which its row is kept ready-made."""

PARTS = ("text", "image", "caption", "picture")
"""What may be missing in a "what if", in the order in which it is told."""


def bar(language: Language) -> str:
    """The drawer's buttons to go on, back and away, as HTML."""
    buttons = (("previous", "‹"), ("next", "›"), ("close", "×"))
    return "".join(
        f'<button type="button" class="{name}" aria-label="{escape(language(f"drawer.{name}"))}">{sign}</button>'
        for name, sign in buttons
    )


def about(
    document: Document,
    language: Language,
    hit: Hit | None = None,
    answer: Answer | None = None,
    at: str = "",
    *,
    gone: str = "",
) -> str:
    """The inside of the drawer, as HTML.

    Args:
        document: what is told about.
        language: of the texts.
        hit: the document as a hit of the answer; without one it tells only of itself.
        answer: to which the hit belongs.
        at: the way to the page of the document's collection, where that is another one.
        gone: why there is no hit to tell of any more, where there was one.
    """
    why = f'<p class="gone">{escape(gone)}</p>' if gone else ""
    if hit is not None and answer is not None:
        why = _why(hit, answer, language)
    asks = answer is not None and bool(answer.text)
    return f"{_said(document, language)}{_actions(document, language, asks, at)}{why}{_fields(document)}"


def legs_table(legs: Mapping[LegName, Place], fusion: Fusion, language: Language) -> str:
    """Each leg's rank, score and part of the fused score, the largest part first; a filled-in rank says so.

    Args:
        legs: a hit's places.
        fusion: how they were fused.
        language: of the texts.
    """
    weigh = checked_weights(fusion.weights)
    parts = {leg: weigh[leg] / (fusion.k + place.rank) for leg, place in legs.items()}
    score = sum(parts.values())
    told = language.number(score, 5)
    rows = "".join(
        _row(leg, legs[leg], part, part / score if score else 0.0, told, language)
        for leg, part in sorted(parts.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    heads = "".join(f'<th scope="col">{language.html(key)}</th>' for key in HEADS)
    explained = any(place.z is not None for place in legs.values())
    return (
        f'<table class="legs"><caption>{language.html("drawer.legs")}</caption><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
        + (f'<p class="explained">{language.html("drawer.z.meaning")}</p>' if explained else "")
    )


def _row(leg: LegName, place: Place, part: float, share: float, score: str, language: Language) -> str:
    name = f'<th scope="row">{language.html(f"leg.{leg}")} <code>{leg}</code></th><td>{place.rank}</td>'
    if place.imputed or place.score is None:
        found = f'<td class="imputed">{language.html("drawer.imputed")}</td>'
    else:
        z = ""
        if place.z is not None:
            spreads = escape(language("drawer.z", z=language.number(place.z, 1)))
            z = f'<span class="z">{spreads}</span>'
        found = f"<td>{escape(language.number(place.score, 3))}{z}</td>"
    adds = language.number(part, 5)
    told = language("drawer.part", part=adds, score=score)
    bar = f'<span class="share" role="img" aria-label="{escape(told)}"><i style="width:{share:.1%}"></i></span>'
    return f'<tr>{name}{found}<td class="adds"><span aria-hidden="true">{adds}</span>{bar}</td></tr>'


def _why(hit: Hit, answer: Answer, language: Language) -> str:
    wording = language.wording("reason")
    return (
        f'<p class="why" dir="auto"><span class="place">{escape(ordinal(hit.rank, wording))}</span> '
        f"{escape(reasoned(hit, answer.query, language))}</p>"
        f"{_moved(hit, answer, language)}{_otherwise(hit, language)}"
        f"{legs_table(hit.legs, answer.fusion, language)}"
        f'<p class="fused">{escape(language("drawer.fused", score=language.number(hit.score, 5)))}</p>'
    )


def _moved(hit: Hit, answer: Answer, language: Language) -> str:
    """Where relevance alone had put it, and its group, where variety had a say."""
    wording = language.wording("reason")
    told = []
    if hit.fused_rank != hit.rank:
        places = {"nth": ordinal(hit.fused_rank, wording), "shown": ordinal(hit.rank, wording)}
        told.append(language("drawer.relevance", **places))
    if hit.cluster is not None and hit.cluster_size is not None:
        group, others = hit.cluster + 1, hit.cluster_size - 1
        name = "alone" if others == 0 else "one" if others == 1 else "many"
        sentence = language(f"drawer.group.{name}", group=group, **({"count": others} if others > 1 else {}))
        titles = [each.title for each in answer.clusters if each.number == hit.cluster and each.title]
        told.append(" ".join([sentence, *(f"({title})" for title in titles)]))
    return "".join(f'<p class="group" dir="auto">{escape(sentence)}</p>' for sentence in told)


def _otherwise(hit: Hit, language: Language) -> str:
    lines = [_what_if(part, hit.otherwise[part], hit, language) for part in PARTS if part in hit.otherwise]
    if not lines:
        return ""
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f'<div class="otherwise"><h3>{language.html("drawer.otherwise")}</h3><ul>{items}</ul></div>'


def _what_if(part: str, rank: int | None, hit: Hit, language: Language) -> str:
    if rank is None:
        return language(f"drawer.otherwise.{part}.none")
    key = f"drawer.otherwise.{part}" + (".same" if rank == hit.fused_rank else "")
    return language(key, nth=ordinal(rank, language.wording("reason")))


def _said(document: Document, language: Language) -> str:
    if not title(document):
        return f'<h2 class="caption alone" dir="auto">{escape(caption(document, language))}</h2>'
    said = f'<p class="caption" dir="auto">{escape(document.caption)}</p>' if document.caption else ""
    return f'<h2 dir="auto">{escape(title(document))}</h2>{said}'


def _actions(document: Document, language: Language, asks: bool, at: str) -> str:
    id_ = escape(document.id)
    add = (
        f'<button type="button" class="similar add" data-id="{id_}">{language.html("drawer.add")}</button>'
        if asks
        else ""
    )
    what = ""
    if document.image is not None:
        href = at + to("what", {"like": document.id})
        what = f'<a class="what" href="{escape(href)}">{language.html("drawer.what")}</a>'
    return (
        f'<div class="actions"><button type="button" class="similar" data-id="{id_}">'
        f"{language.html('drawer.similar')}</button>{add}"
        f'<a class="link" href="{escape((at or "./") + links.like(document.id))}" '
        f'data-copied="{language.html("drawer.copied")}">{language.html("drawer.link")}</a>{what}</div>'
    )


def _fields(document: Document) -> str:
    rows = "".join(
        _field(name, value) if len(value) <= LONGEST_KEPT else _made(name, value)
        for name, value in document.fields.items()
        if value and name not in ELSEWHERE
    )
    return f'<dl class="fields" dir="auto">{rows}</dl>' if rows else ""


def _made(name: str, value: str) -> str:
    return f"<div><dt>{escape(name.replace('_', ' '))}</dt><dd>{escape(value)}</dd></div>"


_field = lru_cache(maxsize=10_000)(_made)  # colours, kinds and makers are those of many documents
