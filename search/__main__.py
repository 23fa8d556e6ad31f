"""The command line: `python -m search …`. Results go to stdout, progress and complaints to stderr.

Exit codes: 0 done, 1 done with some records refused, 2 wrong usage or bad input, 3 a backend or model is not there.
"""

import sys
from collections.abc import Iterable

import typer

from search.commands.backup import backup, restore
from search.commands.classify import classify
from search.commands.compare import compare
from search.commands.encoders import encoders
from search.commands.evaluate import evaluate
from search.commands.ingest import ingest
from search.commands.query import query
from search.commands.shared import complain
from search.commands.tune import tune
from search.commands.upkeep import drop, info, reindex, remove, verify
from search.errors import TriptychError

COMMANDS = (
    *(ingest, query, compare, classify),
    *(info, verify, remove, drop, reindex, backup, restore),
    *(encoders, evaluate, tune),
)
"""In the order in which `--help` lists them."""

app = typer.Typer(
    help="Search captioned images with words, a picture, or both.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in COMMANDS:
    app.command()(command)


def main(arguments: Iterable[str] | None = None) -> None:
    """Run a command and end the process with its exit code."""
    try:
        app(None if arguments is None else list(arguments), prog_name="python -m search")
    except TriptychError as error:
        complain(f"triptych: {error}")
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
