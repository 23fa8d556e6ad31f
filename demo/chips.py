"""What an answer was asked with beside the words in the box, as chips that can be taken away one by one."""

from collections.abc import Iterator
from dataclasses import replace
from html import escape

from demo.actions import Answer, said
from demo.filters import written
from demo.form import GROUPS
from demo.language import Language
from demo.names import short
from demo.pictures import address
from search.where import Condition


def shown(answer: Answer, language: Language) -> str:
    """The chips of an answer as HTML; nothing where there are none.

    Each is a button whose `data-chip` says what pressing it takes away, see `demo.wishes.dropped`.
    """
    chips = "".join(f"<li>{chip}</li>" for chip in _chips(answer, language))
    return f'<ul class="chips" role="list" aria-label="{escape(language("ask.chips"))}">{chips}</ul>' if chips else ""


def _chips(answer: Answer, language: Language) -> Iterator[str]:
    asked = answer.asked
    if answer.like is not None:
        place = address(answer.like, 160)
        picture = f'<img src="{escape(place)}" alt="" width="24" height="30">' if place else ""
        yield _chip(
            language("ask.chip.like", title=short(answer.like, language)), language, chip="like", before=picture
        )
    for chip, text in (("said", said(replace(asked, without=""))[1]), ("without", asked.without)):
        if text:
            yield _chip(language("ask.chip.without", text=text), language, chip=chip)
    for field, condition in asked.where.items():
        name = field.replace("_", " ")
        for value, text in _values(condition, language):
            told = language("ask.chip.field", field=name, value=text)
            yield _chip(told, language, chip="where", field=field, value=value)
    if asked.diversify is not None:
        key = "ask.chip.groups" if asked.diversify == GROUPS else "ask.chip.mmr"
        yield _chip(language(key), language, chip="variety")


def _values(condition: Condition, language: Language) -> Iterator[tuple[str, str]]:
    """Each value of a filter as a chip sends it back and as it is read; a range is one."""
    if isinstance(condition, tuple):
        low, high = (written(end) for end in condition)
        key = "ask.chip.range" if low and high else "ask.chip.from" if low else "ask.chip.to"
        ends = {name: end for name, end in (("low", low), ("high", high)) if end}
        yield "", language(key, **ends)
    elif isinstance(condition, list):
        yield from ((written(value), written(value)) for value in condition)


def _chip(told: str, language: Language, *, before: str = "", **data: str) -> str:
    attributes = "".join(f' data-{name}="{escape(value)}"' for name, value in data.items())
    label = escape(language("ask.chip.remove", what=told))
    return (
        f'<button type="button" class="chip" aria-label="{label}"{attributes}>{before}'
        f'<span dir="auto">{escape(told)}</span><span class="cross" aria-hidden="true">×</span></button>'
    )
