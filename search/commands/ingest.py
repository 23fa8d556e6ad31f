"""`ingest`: a collection into an index."""

from pathlib import Path
from typing import Annotated

import typer

from search.commands.shared import Where, complain
from search.errors import InvalidInput
from search.ingest.embeddings import open_embeddings
from search.ingest.sources import open_source
from search.intake import take_in, take_in_ready
from search.progress import ProgressBar


def ingest(
    source: Annotated[
        Path,
        typer.Argument(
            help="A folder of pictures, a metadata file, a tar shard or a folder of them; or ready-made embeddings."
        ),
    ],
    index: Where,
    encoder: Annotated[str | None, typer.Option(help="`bundled`, a model folder, or a name on the hub.")] = None,
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
) -> None:
    """Read a collection into an index. Run it again at any time: it goes on where it was and takes up what changed."""
    part = _part(shard)
    ready = open_embeddings(
        source, caption=caption, name=name, image_vectors=image_vectors, caption_vectors=caption_vectors
    )
    with ProgressBar() as progress:
        if ready is None:
            if fingerprint is not None:
                raise InvalidInput(
                    f"'{source}' has no ready-made vectors that --fingerprint could speak of; leave it out"
                )
            records = open_source(source, caption=caption, name=name)
            report = take_in(
                records, index, encoder=encoder, prune=prune, replace=replace, shard=part, progress=progress
            )
        else:
            report = take_in_ready(
                ready,
                index,
                encoder=encoder,
                fingerprint=fingerprint,
                prune=prune,
                replace=replace,
                shard=part,
                progress=progress,
            )
    for refusal in report.refused:
        complain(f"refused {refusal.where}: {refusal.why}")
    print(report.summary())
    if report.refused:
        raise typer.Exit(1)


def _part(shard: str | None) -> tuple[int, int] | None:
    if shard is None:
        return None
    number, _, of = shard.partition("/")
    if not (number.isdigit() and of.isdigit() and 1 <= int(number) <= int(of)):
        raise InvalidInput(f"the shard '{shard}' is not of the form 3/16, the first being 1/16")
    return int(number), int(of)
