"""A page of our own: the same head, ways and foot as Gradio's page has, and a view between them. It knows no Gradio.

Its styles are the page's own, and its scripts are those of the search page, put together once (`Looks`) and kept by
browsers for good.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from demo.about import PANEL
from demo.collections import Link
from demo.language import Language
from demo.masthead import footer, masthead
from demo.tabs import Tab, tabs

STATIC = Path(__file__).parent / "static"
STYLES = (
    "page.css",
    "views.css",
    "ask.css",
    "suggest.css",
    "results.css",
    "drawer.css",
    "compare.css",
    "what.css",
    "evaluate.css",
)
PLAIN = ("ask.js", "suggest.js", "view.js", "pick.js", "judge.js", "evaluate.js")
LOOKS = "looks"
"""The folder, beside the views, that their styles and scripts are served from."""


@dataclass(frozen=True)
class View:
    """What stands between head and foot.

    Attributes:
        tab: which view it is.
        title: what is asked, for the browser's tab; empty for nothing.
        inside: HTML.
        asked: the parameters that other views may take along.
    """

    tab: Tab
    title: str
    inside: str
    asked: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Looks:
    """The styles and the script of all views as files.

    Attributes:
        files: each file's text by its name, which holds a digest of it: another version has another name.
    """

    files: Mapping[str, str]

    @classmethod
    def read(cls) -> "Looks":
        """Put together from the folder of static files."""
        texts = {"css": "\n".join(_text(name) for name in STYLES), "js": _script()}
        return cls({f"view-{_digest(text)}.{kind}": text for kind, text in texts.items()})

    def head(self) -> str:
        """The elements that name them in a page's head, as HTML."""
        style, script = (f"{LOOKS}/{name}" for name in self.files)
        return f'<link rel="stylesheet" href="{style}"><script src="{script}" defer></script>'


def page(view: View, title: str, others: Sequence[Link], looks: Looks, language: Language) -> str:
    """A whole page as HTML.

    Args:
        view: what it shows.
        title: of the pages of this server.
        others: the ways to all collections of the server, as seen from the collection's page.
        looks: the styles and the script.
        language: of the texts.
    """
    named = " · ".join(filter(None, (view.title, language(f"tabs.{view.tab}"), title)))
    return (
        f'<!doctype html><html lang="{language.code}"><head><meta charset="utf-8"><title>{escape(named)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="description" content="{language.html("ask.tagline")}">'
        '<meta name="color-scheme" content="light dark">'
        f"<script>{_text('scheme.js')}</script>{looks.head()}</head>"
        f'<body class="leaf"><div id="masthead">{masthead(title, others, language)}</div>'
        f'<div id="tabs">{tabs(view.tab, language, view.asked)}</div>'
        f'<main id="view-{view.tab}">{view.inside}</main>'
        f'<div id="panel">{PANEL}</div>{footer(language)}</body></html>'
    )


def _script() -> str:
    """The scripts in one file, each with names of its own and with what Gradio gives those of the search page."""
    plain = "\n".join(f"{{\n{_text(name)}}}" for name in PLAIN)
    shared = "\n".join(
        f'{{\nconst element = document.getElementById("{id_}");\nif (element) {{\n{_text(name)}}}\n}}'
        for id_, name in (("results", "results.js"), ("panel", "panel.js"))
    )
    return f"{_text('stead.js')}\n{plain}\n{shared}"


def _text(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
