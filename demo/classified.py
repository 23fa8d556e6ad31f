"""What a picture shows, as the page tells it: a form with words to choose from, a sentence, and a bar for each word."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from urllib.parse import urlencode

from demo.classifying import Classified, Wanted
from demo.language import Language
from demo.names import caption
from demo.notices import sentence
from demo.picked import box
from demo.pictures import address
from demo.tabs import to
from search.nouns import Document

FIRST = 12
"""Bars that are shown at once; the others are opened."""

BOTH = 0.8
"""What the first two words have together from which on it is one or the other."""


def form(
    wanted: Wanted,
    like: Document | None,
    sets: Mapping[str, tuple[str, ...]],
    around: Sequence[Document],
    language: Language,
) -> str:
    """The picture and the words as a form that leads to an address.

    Args:
        wanted: what it holds.
        like: the document in the box for a picture.
        sets: words to begin with, by what they are called.
        around: documents to try it with while there is no picture.
        language: of the texts.
    """
    lines = escape("\n".join(wanted.labels))
    ways = "".join(_set(name, words, wanted, language) for name, words in sets.items())
    return (
        f'<h2 class="unseen">{language.html("tabs.what")}</h2><form class="asks what" action="what">'
        f'<div class="asks-more">{box(wanted.photo, like, language, sends=True)}<div class="side">'
        f'<label class="labels"><span>{language.html("what.labels")}</span>'
        f'<textarea name="labels" rows="8" spellcheck="false" dir="auto">{lines}</textarea></label>'
        f'<div class="tries"><span>{language.html("what.sets")}</span>{ways}</div>'
        f'<button id="search" class="primary">{language.html("what.ask")}</button></div></div></form>'
        + ("" if wanted.photo or wanted.like else _around(around, language))
    )


def results(found: Classified, language: Language) -> str:
    """The sentence and the bars; nothing while there is no picture."""
    if found.shares is None:
        return ""
    ranked = list(found.shares.items())
    best, share = ranked[0]
    told = {"label": best, "share": percent(share, language)}
    if len(ranked) == 1:
        said = sentence(language("what.alone"))
    elif found.clear:
        said = f'<p class="most" dir="auto">{escape(language("what.most", **told))}</p>'
    elif share + ranked[1][1] >= BOTH:
        other, its = ranked[1]
        said = sentence(language("what.either", **told, other=other, other_share=percent(its, language)))
    else:
        said = sentence(language("what.unclear", **told), "nothing-matches")
    rest = ranked[FIRST:]
    more = (
        f"<details><summary>{escape(language('what.rest', count=len(rest)))}</summary>{_bars(rest, language)}</details>"
        if rest
        else ""
    )
    return (
        f'<div id="status" class="status" role="status">{said}</div><div id="results" class="shares">'
        f'{_bars(ranked[:FIRST], language)}{more}<p class="explained">{language.html("what.meaning")}</p></div>'
    )


def percent(share: float, language: Language) -> str:
    """A share as people read it.

    Example:
        >>> percent(0.831, languages()["en"]), percent(0.042, languages()["de"])
        ('83%', '4,2 %')
    """
    return language("what.percent", value=language.number(share * 100, 0 if share >= 0.0995 else 1))


def _bars(ranked: Iterable[tuple[str, float]], language: Language) -> str:
    items = "".join(
        f'<li><span class="label" dir="auto">{escape(label)}</span>'
        f'<span class="bar" aria-hidden="true"><i style="width:{share:.1%}"></i></span>'
        f'<span class="percent">{escape(percent(share, language))}</span></li>'
        for label, share in ranked
    )
    return f'<ol class="bars">{items}</ol>'


def _set(name: str, words: tuple[str, ...], wanted: Wanted, language: Language) -> str:
    asked = {key: value for key, value in wanted.along.items() if value}
    href = "what?" + urlencode({**asked, "labels": "\n".join(words)})
    current = ' aria-current="true"' if words == wanted.labels else ""
    title = language.texts.get(f"facet.{name}", name.replace("_", " "))
    return f'<a class="chip" href="{escape(href)}"{current}><span dir="auto">{escape(title)}</span></a>'


def _around(documents: Iterable[Document], language: Language) -> str:
    pictures = "".join(
        f'<li><a href="{escape(to("what", {"like": each.id}))}"><img src="{escape(place)}" '
        f'alt="{escape(caption(each, language))}" width="160" height="200" loading="lazy"></a></li>'
        for each in documents
        if (place := address(each, 320)) is not None
    )
    if not pictures:
        return ""
    return f'<div class="around"><p>{language.html("what.try")}</p><ul role="list">{pictures}</ul></div>'
