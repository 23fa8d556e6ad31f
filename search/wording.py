"""Sentences from templates, so that what the engine tells a reader can be told in any language.

A wording maps a template's name to the template, in which `{word}` marks a place for a value. What a translation lacks
is taken from the English. How many forms a language has for a number or a list is for its templates to say.
"""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

Wording: TypeAlias = Mapping[str, str]
"""Template by name."""


def worded(wording: Wording, english: Wording, name: str, **values: object) -> str:
    """The template of that name with the values in their places.

    Args:
        wording: the language that is wanted.
        english: has every name, for those that the language lacks.
        name: of the template.
        values: by the names that stand in braces in the template.

    Raises:
        KeyError: neither has the template, or it has a place for which there is no value.

    Example:
        >>> worded({"end": "Hier endet die Liste, nach {total}."}, {"end": "It ends at {total}."}, "end", total=9)
        'Hier endet die Liste, nach 9.'
    """
    return wording.get(name, english[name]).format(**values)


def listed(items: Sequence[str], between: str, last: str) -> str:
    """The items as a list for reading; nothing for no items.

    Args:
        items: at least one for a list that says anything.
        between: stands between two items, as the comma does.
        last: a template that joins the `{earlier}` items to the `{last}` one.

    Example:
        >>> listed(["red", "striped", "long"], ", ", "{earlier} and {last}")
        'red, striped and long'
    """
    *earlier, end = items or ("",)
    return last.format(earlier=between.join(earlier), last=end) if earlier else end


def numbered(name: str, number: int, wording: Wording) -> str:
    """Which template of that name a number takes: one for how it ends, `name-11` before `name-1`, else `name`.

    Example:
        >>> [numbered("nth", n, {"nth": "…", "nth-1": "…", "nth-11": "…"}) for n in (1, 4, 11, 21)]
        ['nth-1', 'nth', 'nth-11', 'nth-1']
    """
    for ending in (f"{name}-{number % 100}", f"{name}-{number % 10}"):
        if ending in wording:
            return ending
    return name
