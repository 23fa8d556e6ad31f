"""`ingest`: a collection into an index, or into several."""

import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from search.charges import charges
from search.commands.costs import agree
from search.commands.shared import complain
from search.errors import InvalidInput, TriptychError, Unavailable
from search.ingest.embeddings import open_embeddings
from search.ingest.places import Aim, aims, settled
from search.ingest.report import Report
from search.ingest.sources import open_source
from search.intake import take_in_all, take_in_ready
from search.progress import ProgressBar


def ingest(
    source: Annotated[
        Path,
        typer.Argument(
            help="A folder of pictures, a metadata file, a tar shard or a folder of them; or ready-made embeddings."
        ),
    ],
    index: Annotated[
        list[str],
        typer.Option(
            "--index",
            help="Folder of the index, or its address on a server; with several encoders one for each, or one "
            "beside which theirs are made.",
        ),
    ],
    encoder: Annotated[
        list[str] | None,
        typer.Option(
            help="`bundled`, a model folder, a name on the hub, or one of Cohere's; several share one reading."
        ),
    ] = None,
    name: Annotated[str | None, typer.Option("--source", help="A name for the source; it prefixes the ids.")] = None,
    caption: Annotated[str | None, typer.Option(help="The metadata's column that holds the caption.")] = None,
    prune: Annotated[bool, typer.Option("--prune", help="Remove documents that have left the source.")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Take over ids that belong to another source.")] = False,
    shard: Annotated[str | None, typer.Option(help="Only one part of the source, such as 3/16.")] = None,
    fingerprint: Annotated[
        str | None, typer.Option(help="Of ready-made vectors: any text that says where they come from.")
    ] = None,
    image_vectors: Annotated[
        str | None, typer.Option(help="The Parquet column that holds ready-made vectors of the pictures.")
    ] = None,
    caption_vectors: Annotated[
        str | None, typer.Option(help="The Parquet column that holds ready-made vectors of the captions.")
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Don't ask whether an encoder that is paid for may cost that.")
    ] = False,
) -> None:
    """Read a collection into an index, or several. Run it again at any time: it goes on and takes up what changed."""
    part = _part(shard)
    ready = open_embeddings(
        source, caption=caption, name=name, image_vectors=image_vectors, caption_vectors=caption_vectors
    )
    wanted = aims(index, encoder or [])
    if ready is None:
        wanted = settled(wanted)
        if fingerprint is not None:
            raise InvalidInput(f"'{source}' has no ready-made vectors that --fingerprint could speak of; leave it out")
        records = open_source(source, caption=caption, name=name)
        agree(charges(records, wanted, part), yes)
        with ProgressBar() as progress:
            reports = take_in_all(records, wanted, prune=prune, replace=replace, shard=part, progress=progress)
        _tell(wanted, reports, records.total)
        return
    if len(wanted) > 1:
        raise InvalidInput(f"the vectors in '{source}' are ready-made, of one encoder; name that one alone")
    with ProgressBar() as progress:
        report = take_in_ready(
            ready,
            wanted[0].place,
            encoder=wanted[0].encoder or None,
            fingerprint=fingerprint,
            prune=prune,
            replace=replace,
            shard=part,
            progress=progress,
        )
    _tell(wanted, [report], ready.total)


def _tell(wanted: Sequence[Aim], reports: Sequence[Report], total: int | None) -> None:
    """Say what became of each index; what was refused for all of them once. Ends with the exit code."""
    refused = dict.fromkeys((refusal.where, refusal.why) for report in reports for refusal in report.refused)
    for where, why in refused:
        complain(f"refused {where}: {why}")
    for aim, report in zip(wanted, reports, strict=True):
        print(report.summary() if len(wanted) == 1 else f"{aim.place}: {report.summary()}")
    failed = [(aim.place, report) for aim, report in zip(wanted, reports, strict=True) if report.failure is not None]
    for place, report in failed:
        if not isinstance(report.failure, TriptychError):
            traceback.print_exception(report.failure)
        stored = report.added + report.updated + report.unchanged
        of = f"{stored:,}" if total is None else f"{stored:,} of {total:,}"
        complain(f"triptych: {report.failure}")
        complain(f"{place}: {of} documents are stored there; the same command goes on with the rest")
    if failed:
        raise typer.Exit(max(getattr(report.failure, "exit_code", Unavailable.exit_code) for _, report in failed))
    if refused:
        raise typer.Exit(1)


def _part(shard: str | None) -> tuple[int, int] | None:
    if shard is None:
        return None
    number, _, of = shard.partition("/")
    if not (number.isdigit() and of.isdigit() and 1 <= int(number) <= int(of)):
        raise InvalidInput(f"the shard '{shard}' is not of the form 3/16, the first being 1/16")
    return int(number), int(of)
