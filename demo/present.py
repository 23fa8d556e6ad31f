"""An answer as the page shows it: the line above the pictures, the notices, and the hits as cards or as columns.

Everything here is a pure function to HTML. What comes from a collection or a visitor goes through `escape`.
"""

from collections.abc import Sequence
from html import escape

from demo import faceting, notices
from demo.about import bar
from demo.actions import Answer
from demo.card import card
from demo.columns import columns
from demo.columns import shown as any_ranking
from demo.form import GROUPS
from demo.groups import beneath, grouped, opened
from demo.language import Language
from demo.names import short
from demo.telling import within
from search.nouns import Document


def status(answer: Answer, language: Language, told: str = "") -> str:
    """The line above the pictures and the notices, for a live region; `told` is a sentence that goes before them."""
    shown = len(answer.hits)
    parts = [_asked_for(answer, language)]
    parts += [language("status.without", text=answer.without)] if answer.without else []
    if shown:
        parts.append(language("status.shown", shown=language.number(shown), total=language.number(answer.total)))
        if answer.asked.diversify:
            parts.append(language("status.groups" if answer.asked.diversify == GROUPS else "status.mmr"))
    parts.append(language("status.milliseconds", count=language.number(answer.milliseconds)))
    line = " · ".join(escape(part) for part in parts if part)
    return _region(
        f'<p class="told" dir="auto">{line}</p>'
        + (notices.sentence(told) if told else "")
        + "".join(notices.shown(each, language) for each in answer.notices)
    )


def results(answer: Answer, language: Language) -> str:
    """The hits: cards, or columns where the searches are asked for side by side; nothing for no hits."""
    if not answer.hits:
        return ""
    if answer.asked.view == "legs" and any_ranking(answer.rankings):
        return drawer_bar(language) + columns(answer, language)
    groups = grouped(answer)
    items = []
    for place, hit in enumerate(answer.hits):
        group = groups.get(hit.cluster) if hit.cluster is not None else None
        inside = card(hit.document, language, hit, answer, place=place)
        below = beneath(hit, group, language) if group is not None else ""
        unwanted = " unwanted" if hit.unwanted else ""
        items.append(f'<li class="hit{unwanted}">{inside}{below}</li>')
        items.append(opened(hit, group, answer, language) if group is not None else "")
    return drawer_bar(language) + faceting.bar(language) + _list(items, within(answer))


def shelf(documents: Sequence[Document], language: Language) -> str:
    """Documents that nobody asked for, as a list of cards."""
    cards = [
        f'<li class="hit">{card(document, language, place=place)}</li>' for place, document in enumerate(documents)
    ]
    return drawer_bar(language) + _list(cards, within()) if cards else ""


def welcome(documents: int, language: Language, told: str = "") -> str:
    """What stands above the pictures before anything was asked; `told` is a sentence that goes below it."""
    count = language.counted("status.documents", documents)
    line = f'<p class="told">{escape(language("status.welcome", documents=count))}</p>'
    return _region(line + (notices.sentence(told) if told else ""))


def nothing_asked(language: Language) -> str:
    """What an empty form is answered with."""
    return _region(notices.sentence(language("error.nothing_asked")))


def failed(sentence: str) -> str:
    """What a search that failed is answered with; what was shown before stays below it."""
    return _region(notices.sentence(sentence[:1].upper() + sentence[1:]))


def _region(inner: str) -> str:
    return f'<div role="status" class="status">{inner}</div>'


def drawer_bar(language: Language) -> str:
    """The drawer's buttons, hidden: the drawer stands on the page before a visitor's language is known."""
    told = f'data-about="{language.html("drawer.about")}" data-unreachable="{language.html("drawer.unreachable")}"'
    return f'<div class="drawer-bar" {told} hidden>{bar(language)}</div>'


def _asked_for(answer: Answer, language: Language) -> str:
    words = language("status.words", text=answer.text) if answer.text else ""
    picture = ""
    if answer.like is not None:
        picture = language("status.pictured" if words else "status.like", title=short(answer.like, language))
    elif answer.asked.picture or answer.asked.photo:
        picture = language("status.picture")
    return language("status.and", first=words, second=picture) if words and picture else words or picture


def _list(items: Sequence[str], within: str) -> str:
    return f'<ul class="hits" role="list"{within}>{"".join(items)}</ul>'
