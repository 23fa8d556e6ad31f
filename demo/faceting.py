"""Hits grouped by what their pictures show: the answer to the page's own script (`static/facet.js`)."""

from html import escape
from typing import Any

from demo.classifying import labels, templates
from demo.language import Language
from demo.refused import Refused
from search import Engine
from search.labelsets import SETS

MOST = 2_000
"""Hits that can be grouped at a time."""

OWN = "own:"
"""What a grouping by own words begins with."""


def bar(language: Language) -> str:
    """What hits can be grouped by, to stand above them, as HTML."""
    buttons = "".join(
        f'<button type="button" data-by="{name}" aria-pressed="false">{language.html(f"facet.{name}")}</button>'
        for name in SETS
    )
    own = language.html("facet.own")
    return (
        f'<div class="facets" role="group" aria-label="{language.html("facet.by")}"><span>{language.html("facet.by")}'
        f'</span>{buttons}<input type="text" aria-label="{own}" placeholder="{own}" autocomplete="off">'
        '<p role="status"></p></div>'
    )


def wanted(by: str) -> tuple[str, ...]:
    """The labels that a grouping names: one of the sets, or own words.

    Raises:
        Refused: it names neither, or fewer than two words.

    Example:
        >>> wanted("own:cat, dog")
        ('cat', 'dog')
    """
    found = labels(by.removeprefix(OWN)) if by.startswith(OWN) else SETS[by].labels if by in SETS else ()
    if len(found) < 2:
        raise Refused("facet.few")
    return found


def grouped(engine: Engine, posted: object, language: Language) -> dict[str, Any]:
    """The groups as the script takes them: titles with their counts and ids, the largest group first.

    Args:
        engine: of the collection.
        posted: an object with `ids` of documents and `by`.
        language: of the texts.

    Raises:
        Refused: something else, or see `wanted`.
        TriptychError: what `Engine.facet` raises.
    """
    ids, by = (posted.get("ids"), posted.get("by")) if isinstance(posted, dict) else (None, None)
    if not isinstance(by, str) or not isinstance(ids, list) or not all(isinstance(id_, str) for id_ in ids):
        raise Refused("facet.few")
    names = wanted(by)
    found = engine.facet(list(dict.fromkeys(ids))[:MOST], names, templates(names))
    groups = [(language(f"label.{group.label}") if by in SETS else group.label, group.ids) for group in found.groups]
    groups += [(language("facet.unsure"), found.unsure)] if found.unsure else []
    groups += [(language("facet.unseen"), found.unseen)] if found.unseen else []
    count = sum(len(ids) for _, ids in groups)
    told = language("facet.told", groups=len(found.groups), unsure=len(found.unsure), count=count)
    return {"groups": [{"title": escape(title), "ids": list(ids)} for title, ids in groups], "told": told}
