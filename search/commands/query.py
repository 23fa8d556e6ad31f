"""`query`: search with words, a picture, or both."""

from pathlib import Path
from typing import Annotated

import typer

from search.commands.shared import AsJson, Bundled, complain, engine_at
from search.engine import Diversify
from search.errors import InvalidQuery
from search.nouns import LEG_NAMES, Query
from search.plain import as_json as plain_json
from search.report import as_json
from search.terminal import parsed_numbers, parsed_where, printed, suggested


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
    k: Annotated[
        float | None, typer.Option("--k", help="The constant of reciprocal rank fusion; 60 by default.")
    ] = None,
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
        complain(f"note: {hint}")
    with engine_at(index, encoder) as engine:
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
    print(plain_json(as_json(results)) if json_ else printed(results))


def _diversify(name: str | None) -> Diversify | None:
    if name is None:
        return None
    if name == "kmeans":
        return "kmeans"
    if name == "mmr":
        return "mmr"
    raise InvalidQuery(f"there is no way to diversify called '{name}'; there are kmeans and mmr")
