"""Columns of rankings side by side, whatever is compared in them: searches, encoders, ways of searching.

The same picture has the same number and colour in every column, so that the eye finds it again.
"""

from html import escape

from demo.language import Language

COLOURS = 10
"""Numbers that have a colour of their own, see `results.css`."""


def row(inside: str, number: int | None, behind: str = "") -> str:
    """A document in a column, as HTML.

    Args:
        inside: its card, with `mark` in it.
        number: by which it is found again in other columns; its colour is the row's too.
        behind: HTML that goes behind the card.
    """
    kind = f' class="{_colour(number)}"' if _colour(number) else ""
    return f"<li{kind}>{inside}{behind}</li>"


def mark(rank: int | None, number: int | None, spoken: str, language: Language) -> str:
    """The place in its own column, where that isn't the number already, and the number, as HTML.

    Args:
        rank: its place there; None to tell none.
        number: see `row`; None is shown as a dot.
        spoken: what the number means, for who doesn't see it.
        language: of the texts.

    Example:
        >>> 'class="number of-3"' in mark(1, 3, "number 3 all together", languages()["en"])
        True
    """
    place = ""
    if rank is not None:
        place = f'<span class="at" aria-label="{escape(language("columns.place", place=rank))}">{rank}</span>'
    sign = "·" if number is None else str(number)
    colour = " ".join(filter(None, ("number", _colour(number))))
    return (
        f'<span class="places">{place}'
        f'<span class="{colour}" role="img" aria-label="{escape(spoken)}">{sign}</span></span>'
    )


def column(
    title: str, name: str, inside: str, *, told: str = "", foot: str = "", kind: str = "", within: str = ""
) -> str:
    """A column as HTML.

    Args:
        title: of the column.
        name: what programs call it; may be empty.
        inside: HTML: rows in a list, or why there are none.
        told: HTML below the title.
        foot: HTML below the rows.
        kind: a class of its own.
        within: see `demo.telling.within`.
    """
    code = f"<code>{escape(name)}</code>" if name else ""
    heading = f'<h2 dir="auto">{escape(title)} {code}</h2>'
    head = f'<div class="head">{heading}{told}</div>' if told else heading
    return f'<section class="ranking {kind}"{within}>{head}{inside}{foot}</section>'


def rows(items: str, language: Language) -> str:
    """The rows of a column as a list; without any, that nothing was found."""
    return f"<ol>{items}</ol>" if items else f'<p class="nothing">{language.html("columns.nothing")}</p>'


def together(columns: str, about: str, within: str = "", *, kind: str = "") -> str:
    """The columns side by side, as one region that can be scrolled by keys.

    Args:
        columns: HTML of each, one after the other.
        about: what the region is called.
        within: see `demo.telling.within`; empty where each column has its own.
        kind: a class of its own.
    """
    return (
        f'<div class="searches {kind}" role="region" tabindex="0" aria-label="{escape(about)}"{within}>{columns}</div>'
    )


def _colour(number: int | None) -> str:
    return f"of-{number}" if number is not None and number <= COLOURS else ""
