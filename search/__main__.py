"""The command line: `python -m search …`. Results go to stdout, progress and complaints to stderr.

Exit codes: 0 done, 1 done with some records refused, 2 wrong usage or bad input, 3 a backend or model is not there.
"""

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from search.bundled import open_bundled
from search.encoders import load_encoder
from search.engine import Diversify, Engine, open_engine
from search.errors import InvalidInput, InvalidQuery, TriptychError
from search.indexes import drop_index, open_index
from search.ingest.embeddings import open_embeddings
from search.ingest.sources import open_source
from search.intake import take_in, take_in_ready
from search.nouns import LEG_NAMES, Query
from search.progress import ProgressBar
from search.reindex import reindex as run_reindex
from search.reindex import roll_back
from search.report import as_json
from search.terminal import described, parsed_numbers, parsed_where, printed, suggested

app = typer.Typer(
    help="Search captioned images with words, a picture, or both.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Where = Annotated[str, typer.Option("--index", help="Folder of the index, or its address on a server.")]
Bundled = Annotated[
    str | None, typer.Option("--index", help="Folder or address of the index; by default the bundled collection.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@app.command()
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
        _complain(f"refused {refusal.where}: {refusal.why}")
    print(report.summary())
    if report.refused:
        raise typer.Exit(1)


@app.command()
def query(
    text: Annotated[str, typer.Argument(help="What to look for, in words.")] = "",
    index: Bundled = None,
    image: Annotated[Path | None, typer.Option(help="What to look for, as a picture.")] = None,
    without: Annotated[
        str, typer.Option(help="What hits should not show or mention; several things with commas.")
    ] = "",
    where: Annotated[list[str] | None, typer.Option(help="A filter: field=value or field=low..high.")] = None,
    top: Annotated[int, typer.Option(help="How many hits.")] = 10,
    offset: Annotated[int, typer.Option(help="How many hits to leave out at the start.")] = 0,
    leg: Annotated[list[str] | None, typer.Option(help=f"Ask only these legs: {', '.join(LEG_NAMES)}.")] = None,
    weight: Annotated[
        list[str] | None, typer.Option(help="What a leg counts, such as text-bm25=0.5; 0 drops it.")
    ] = None,
    k: Annotated[float, typer.Option("--k", help="The constant of reciprocal rank fusion.")] = 60,
    depth: Annotated[int | None, typer.Option(help="Hits per leg; by default 50, or --top if that is more.")] = None,
    threshold: Annotated[list[str] | None, typer.Option(help="A leg's least score, such as text-image=0.2.")] = None,
    z_threshold: Annotated[
        list[str] | None, typer.Option(help="The same as a z-score, on one scale for every encoder: text-image=2.5.")
    ] = None,
    exclude: Annotated[list[str] | None, typer.Option(help="The id of a document to leave out.")] = None,
    exclude_itself: Annotated[
        bool, typer.Option("--exclude-itself", help="Leave out --image's identical copies.")
    ] = False,
    diversify: Annotated[str | None, typer.Option(help="Spread like results apart: kmeans or mmr.")] = None,
    clusters: Annotated[int, typer.Option(help="Groups of k-means.")] = 5,
    pool: Annotated[int, typer.Option(help="How many of the first hits are spread apart.")] = 50,
    balance: Annotated[float, typer.Option(help="For mmr: from 0, variety, to 1, relevance.")] = 0.5,
    encoder: Annotated[
        str | None, typer.Option(help="Another name or place of the encoder that made the index.")
    ] = None,
    json_: AsJson = False,
) -> None:
    """Search with words, a picture, or both."""
    if exclude_itself and image is None:
        raise InvalidQuery("--exclude-itself leaves out copies of the query's picture; give one with --image")
    asked = Query(text=text, image=image, without=without, where=parsed_where(where or []))
    if not json_ and not without and (hint := suggested(asked.text, picture=image is not None)):
        _complain(f"note: {hint}")
    with _engine(index, encoder) as engine:
        results = engine.search(
            asked,
            top=top,
            offset=offset,
            legs=leg,
            weights=parsed_numbers(weight or [], "weight"),  # type: ignore[arg-type]  # the engine checks the names
            k=k,
            depth=depth,
            thresholds=parsed_numbers(threshold or [], "threshold"),  # type: ignore[arg-type]
            z_thresholds=parsed_numbers(z_threshold or [], "z-threshold"),  # type: ignore[arg-type]
            exclude=[*(exclude or []), *([image] if exclude_itself and image else [])],
            diversify=_diversify(diversify),
            clusters=clusters,
            pool=pool,
            balance=balance,
        )
    print(json.dumps(as_json(results), ensure_ascii=False, indent=2) if json_ else printed(results))


@app.command()
def info(index: Bundled = None, json_: AsJson = False) -> None:
    """Say what an index holds."""
    with _engine(index, None) as engine:
        facts = engine.index.info()
    print(json.dumps(asdict(facts), ensure_ascii=False, indent=2) if json_ else described(facts))


@app.command()
def verify(index: Where) -> None:
    """Look through everything an index has stored; exit code 3 if something is damaged."""
    opened = open_index(index)
    try:
        defects = opened.verify()
    finally:
        opened.close()
    for defect in defects:
        _complain(defect)
    if defects:
        raise typer.Exit(3)
    print("all is well")


@app.command()
def remove(ids: Annotated[list[str], typer.Argument(help="The documents' ids.")], index: Where) -> None:
    """Remove documents by their ids."""
    opened = open_index(index)
    try:
        missing = [id_ for id_ in ids if id_ not in opened.get(ids)]
        print(f"removed: {opened.remove(ids)}")
    finally:
        opened.close()
    for id_ in missing:
        _complain(f"there is no document '{id_}'")
    if missing:
        raise typer.Exit(1)


@app.command()
def drop(
    index: Where, yes: Annotated[bool, typer.Option("--yes", help="Don't ask whether you are sure.")] = False
) -> None:
    """Delete a whole index; the pictures that it was made from stay."""
    if not yes and not (sys.stdin.isatty() and typer.confirm(f"Delete the index {index} for good?", err=True)):
        raise InvalidInput(f"the index {index} was not deleted; say --yes if it should be")
    drop_index(index)
    print(f"deleted {index}")


@app.command()
def reindex(
    index: Where,
    encoder: Annotated[str | None, typer.Option(help="The new encoder: a model folder, or a name on the hub.")] = None,
    rollback: Annotated[
        bool, typer.Option("--rollback", help="Go back to the encoder before, with what was written since.")
    ] = False,
) -> None:
    """Have an index hold another encoder's vectors, or go back. Searches go on; interrupted, run it again to go on."""
    if rollback == (encoder is not None):
        raise InvalidInput("say which encoder is wanted with --encoder, or --rollback for the one before")
    open_index(index).close()  # what is wrong with the index is said before an encoder is loaded
    with ProgressBar() as progress:
        if encoder is None:
            report = roll_back(index, progress=progress)
        else:
            report = run_reindex(index, load_encoder(encoder), progress=progress)
    for id_ in report.lost:
        _complain(f"no picture for {id_}: neither its original nor a thumbnail is there; it lost its image vector")
    print(report.summary())
    if report.lost:
        raise typer.Exit(1)


def _engine(index: str | None, encoder: str | None) -> Engine:
    if index is not None:
        return open_engine(index, encoder)
    with ProgressBar() as progress:
        return open_bundled(progress)


def _part(shard: str | None) -> tuple[int, int] | None:
    if shard is None:
        return None
    number, _, of = shard.partition("/")
    if not (number.isdigit() and of.isdigit() and 1 <= int(number) <= int(of)):
        raise InvalidInput(f"the shard '{shard}' is not of the form 3/16, the first being 1/16")
    return int(number), int(of)


def _diversify(name: str | None) -> Diversify | None:
    if name is None:
        return None
    if name == "kmeans":
        return "kmeans"
    if name == "mmr":
        return "mmr"
    raise InvalidQuery(f"there is no way to diversify called '{name}'; there are kmeans and mmr")


def _complain(text: str) -> None:
    print(text, file=sys.stderr)


def main(arguments: Iterable[str] | None = None) -> None:
    """Run a command and end the process with its exit code."""
    try:
        app(None if arguments is None else list(arguments), prog_name="python -m search")
    except TriptychError as error:
        _complain(f"triptych: {error}")
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
