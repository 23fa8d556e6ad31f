"""`backup` and `restore`: an index as one file, and back."""

from pathlib import Path
from typing import Annotated

import typer

from search.commands.shared import Where
from search.indexes import Told, open_index
from search.indexes.backup import back_up
from search.indexes.backup import restore as put_back
from search.progress import BACKING_UP, RESTORING, ProgressBar


def backup(file: Annotated[Path, typer.Argument(help="The file to write.")], index: Where) -> None:
    """Copy an index into one file, while others search in it and write to it."""
    opened = open_index(index)
    try:
        with ProgressBar() as progress:
            count = back_up(opened, file, _told(progress, BACKING_UP))
    finally:
        opened.close()
    print(f"{count:,} documents of {index} are in {file}: {file.stat().st_size / 1e6:,.1f} MB")


def restore(
    file: Annotated[Path, typer.Argument(help="What `backup` wrote.")],
    index: Where,
    replace: Annotated[
        bool, typer.Option("--replace", help="Lose the index that is there, if it has documents.")
    ] = False,
) -> None:
    """Make an index of what `backup` wrote, here or on a server. The file is looked through before anything changes."""
    with ProgressBar() as progress:
        count = put_back(file, index, replace=replace, told=_told(progress, RESTORING))
    print(f"{count:,} documents of {file} are in {index} now")


def _told(progress: ProgressBar, what: str) -> Told:
    return lambda share: progress(round(100 * share), 100, what)
