"""What several commands have in common: options, the engine that one asks, and complaints."""

import sys
from typing import Annotated

import typer

from search.bundled import open_bundled
from search.engine import Engine, open_engine
from search.plain import plain
from search.progress import ProgressBar

Where = Annotated[str, typer.Option("--index", help="Folder of the index, or its address on a server.")]
Bundled = Annotated[
    str | None, typer.Option("--index", help="Folder or address of the index; by default the bundled collection.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def engine_at(index: str | None, encoder: str | None = None) -> Engine:
    """An engine over the index at that place; None is the bundled collection, whose index is built if it is missing."""
    if index is not None:
        return open_engine(index, encoder)
    with ProgressBar() as progress:
        return open_bundled(progress)


def complain(text: str) -> None:
    """A line on stderr."""
    print(plain(text), file=sys.stderr)
