"""The head of the page: its title, and where there are several collections, the way to the others."""

from collections.abc import Sequence
from html import escape

from demo.collections import Link
from demo.language import Language


def masthead(title: str, links: Sequence[Link], language: Language) -> str:
    """The head as HTML; the links, whose scripts carry the words along, only where there are at least two."""
    return (
        '<header class="masthead"><span class="mark" aria-hidden="true"><i></i><i></i><i></i></span>'
        f'<h1 dir="auto">{escape(title)}</h1><p>{escape(language("ask.tagline"))}</p>{_ways(links, language)}</header>'
    )


def footer(language: Language) -> str:
    """The foot of the page as HTML, with what the page's script says of a search that was turned away."""
    busy = escape(language("door.busy"))
    return f'<footer class="footer" data-busy="{busy}"><p>{escape(language("ask.footer"))}</p></footer>'


def _ways(links: Sequence[Link], language: Language) -> str:
    if len(links) < 2:
        return ""
    ways = "".join(map(_way, links))
    return f'<nav class="ways" aria-label="{escape(language("ask.collections"))}"><ul role="list">{ways}</ul></nav>'


def _way(link: Link) -> str:
    current = ' aria-current="page"' if link.current else ""
    return f'<li><a href="{escape(link.path)}"{current} dir="auto">{escape(link.title)}</a></li>'
