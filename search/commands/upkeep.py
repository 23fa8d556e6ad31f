"""What is done to a whole index: `info`, `verify`, `remove`, `drop` and `reindex`."""

import sys
from dataclasses import asdict
from typing import Annotated

import typer

from search.charges import charge_of_another
from search.commands.costs import agree
from search.commands.shared import AsJson, Bundled, Where, complain, engine_at
from search.encoders import load_encoder
from search.errors import InvalidInput
from search.indexes import drop_index, open_index
from search.plain import as_json
from search.progress import ProgressBar
from search.reindex import reindex as run_reindex
from search.reindex import roll_back
from search.terminal import described


def info(index: Bundled = None, json_: AsJson = False) -> None:
    """Say what an index holds."""
    with engine_at(index, None) as engine:
        facts = engine.index.info()
    print(as_json(asdict(facts)) if json_ else described(facts))


def verify(index: Where) -> None:
    """Look through everything an index has stored; exit code 3 if something is damaged."""
    opened = open_index(index)
    try:
        defects = opened.verify()
    finally:
        opened.close()
    for defect in defects:
        complain(defect)
    if defects:
        raise typer.Exit(3)
    print("all is well")


def remove(ids: Annotated[list[str], typer.Argument(help="The documents' ids.")], index: Where) -> None:
    """Remove documents by their ids."""
    opened = open_index(index)
    try:
        missing = [id_ for id_ in ids if id_ not in opened.get(ids)]
        print(f"removed: {opened.remove(ids)}")
    finally:
        opened.close()
    for id_ in missing:
        complain(f"there is no document '{id_}'")
    if missing:
        raise typer.Exit(1)


def drop(
    index: Where, yes: Annotated[bool, typer.Option("--yes", help="Don't ask whether you are sure.")] = False
) -> None:
    """Delete a whole index; the pictures that it was made from stay."""
    if not yes and not (sys.stdin.isatty() and typer.confirm(f"Delete the index {index} for good?", err=True)):
        raise InvalidInput(f"the index {index} was not deleted; say --yes if it should be")
    drop_index(index)
    print(f"deleted {index}")


def reindex(
    index: Where,
    encoder: Annotated[str | None, typer.Option(help="The new encoder: a model folder, or a name on the hub.")] = None,
    rollback: Annotated[
        bool, typer.Option("--rollback", help="Go back to the encoder before, with what was written since.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="Don't ask whether an encoder that is paid for may cost that.")
    ] = False,
) -> None:
    """Have an index hold another encoder's vectors, or go back. Searches go on; interrupted, run it again to go on."""
    if rollback == (encoder is not None):
        raise InvalidInput("say which encoder is wanted with --encoder, or --rollback for the one before")
    opened = open_index(index)  # what is wrong with the index is said before an encoder is loaded
    try:
        charge = charge_of_another(opened, encoder) if encoder else None
    finally:
        opened.close()
    agree([charge] if charge else [], yes)
    with ProgressBar() as progress:
        if encoder is None:
            report = roll_back(index, progress=progress)
        else:
            report = run_reindex(index, load_encoder(encoder), progress=progress)
    for id_ in report.lost:
        complain(f"no picture for {id_}: neither its original nor a thumbnail is there; it lost its image vector")
    print(report.summary())
    if report.lost:
        raise typer.Exit(1)
