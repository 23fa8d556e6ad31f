"""The ways between the views of a collection: searching, comparing, all pictures, what one is, judging what is found.

Each view is an address beside the collection's page. Searching is Gradio's page; the others are pages of their own
(`demo.views`), so that whoever comes to search loads nothing of them.
"""

from collections.abc import Mapping
from html import escape
from typing import Literal
from urllib.parse import urlencode

from demo.language import Language

Tab = Literal["search", "compare", "browse", "what", "evaluate"]

PATHS: Mapping[Tab, str] = {
    "search": "./",
    "compare": "compare",
    "browse": "browse",
    "what": "what",
    "evaluate": "evaluate",
}
"""Each view's address, relative to the collection's page; all lie in one folder, so it holds on each of them."""

TAKES: Mapping[Tab, tuple[str, ...]] = {
    "search": ("q", "like", "photo"),
    "compare": ("q", "like", "photo"),
    "browse": (),
    "what": ("like", "photo"),
    "evaluate": ("q", "like", "photo", "variety", "balance"),
}
"""Which parameters of an address make sense in another view too, and are taken along to it."""


def tabs(current: Tab, language: Language, asked: Mapping[str, str] | None = None) -> str:
    """The ways as HTML.

    Args:
        current: the view that they stand on.
        language: of the texts.
        asked: what is asked on it: parameters to take along. On the search page a script does it (`ask.js`).

    Example:
        >>> 'href="compare?q=red"' in tabs("search", languages()["en"], {"q": "red"})
        True
    """
    ways = "".join(_way(tab, tab == current, asked or {}, language) for tab in PATHS)
    return f'<nav class="tabs" aria-label="{language.html("tabs.about")}"><ul role="list">{ways}</ul></nav>'


def to(tab: Tab, asked: Mapping[str, str]) -> str:
    """The relative address of a view with that part of what is asked that it takes.

    Example:
        >>> to("what", {"q": "red", "like": "a/b.jpg"})
        'what?like=a%2Fb.jpg'
    """
    taken = {name: asked[name] for name in TAKES[tab] if asked.get(name)}
    return PATHS[tab] + ("?" + urlencode(taken, errors="replace") if taken else "")


def _way(tab: Tab, current: bool, asked: Mapping[str, str], language: Language) -> str:
    mark = ' aria-current="page"' if current else ""
    takes = " ".join(TAKES[tab])
    return f'<li><a href="{escape(to(tab, asked))}" data-takes="{takes}"{mark}>{language.html(f"tabs.{tab}")}</a></li>'
