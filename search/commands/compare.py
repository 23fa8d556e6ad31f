"""`compare`: one query on several indexes, or answered in several ways by one, column beside column."""

import shutil
import textwrap
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from itertools import zip_longest
from pathlib import Path
from string import ascii_uppercase
from typing import Annotated

import typer

from search.columns import comparison_as_json
from search.commands.shared import AsJson, complain, engine_at
from search.compare import Column, Comparison, compare_methods, strongest
from search.compare import compare as compare_engines
from search.encoders.shared import SharedEncoders
from search.engine import open_engine
from search.errors import InvalidInput
from search.methods import METHODS, chosen
from search.nouns import Hit, Query
from search.plain import as_json, plain

GAP = "   "


def compare(
    text: Annotated[str, typer.Argument(help="What to look for, in words.")] = "",
    image: Annotated[Path | None, typer.Option(help="What to look for, as a picture.")] = None,
    index: Annotated[
        list[str] | None,
        typer.Option("--index", help="Folder or address of an index; several, or by default the bundled collection."),
    ] = None,
    top: Annotated[int, typer.Option(help="How many hits in each column.")] = 12,
    method: Annotated[
        list[str] | None,
        typer.Option(help=f"A way to answer: {', '.join(METHODS)}. On one index several, on several indexes one."),
    ] = None,
    methods: Annotated[
        bool, typer.Option("--methods", help="All ways to answer, on one index; so it is where none is named.")
    ] = False,
    json_: AsJson = False,
) -> None:
    """Answer one query with several indexes, or in several ways with one: hits side by side, and how far they agree."""
    places, ways = index or [], chosen(method)
    if len(places) > 1 and (methods or len(method or []) > 1):
        raise InvalidInput("several indexes are compared by one method; name one --method or one --index")
    query = Query(text=text, image=image)
    with ExitStack() as stack:
        if len(places) > 1:
            shared = SharedEncoders()
            engines = [stack.enter_context(open_engine(place, encoders=shared)) for place in places]
            legs = ways[method[0]] if method else None
            found = compare_engines(query, engines, top=top, legs=legs)
        else:
            engine = stack.enter_context(engine_at(places[0] if places else None))
            found = compare_methods(query, engine, chosen(None) if methods else ways, top=top)
    failed = [column for column in found.columns if column.error]
    for column in failed:
        complain(f"{column.name}: {column.failed}")
    print(as_json(comparison_as_json(found)) if json_ else plain(printed(found)))
    if failed:
        raise typer.Exit(3 if len(failed) == len(found.columns) else 1)


def printed(comparison: Comparison, width: int | None = None) -> str:
    """The columns side by side in lines, then how far they agree.

    A picture that stands in several columns has the same letter in each. Below a hit stand its best cosine and z-score.

    Args:
        comparison: what to print.
        width: characters of a line; by default those of the terminal.
    """
    width = width or max(shutil.get_terminal_size((120, 24)).columns, 60)
    each = max((width + len(GAP)) // len(comparison.columns) - len(GAP), 24)
    letters = dict(zip(comparison.shared(), ascii_uppercase, strict=False))
    lines = [GAP.join(cell.ljust(each) for cell in row) for row in _rows(comparison.columns, letters, each)]
    if letters:
        lines += ["", "A letter marks the same picture in several columns."]
    if comparison.agreement:
        lines += ["", *_agreement(comparison)]
    return "\n".join(line.rstrip() for line in lines)


def _agreement(comparison: Comparison) -> list[str]:
    """A table with a line for every two columns."""
    names = [f"{pair.first}, {pair.second}" for pair in comparison.agreement]
    wide = max(len("agreement"), *map(len, names))
    lines = [f"{'agreement':{wide}}   shared   overlap   rank-biased overlap"]
    for name, pair in zip(names, comparison.agreement, strict=True):
        of = f"{pair.shared} of {pair.k}"
        lines.append(f"{name:{wide}}   {of:>6}   {pair.overlap:7.2f}   {pair.rbo:19.2f}")
    return lines


def _rows(columns: Sequence[Column], letters: Mapping[str, str], width: int) -> list[tuple[str, ...]]:
    cells = [_cells(column, letters, width) for column in columns]
    return list(zip_longest(*cells, fillvalue=""))


def _cells(column: Column, letters: Mapping[str, str], width: int) -> list[str]:
    """A column's lines: its name, its encoder and time, and two for each hit."""
    about = "no answer" if column.error else f"{column.encoder or 'no encoder'}, {column.milliseconds:.0f} ms"
    cells = [_short(column.name, width), _short(about, width), "-" * width]
    if column.error:
        return cells + textwrap.wrap(column.failed, width)
    if not column.hits:
        return [*cells, "nothing found"]
    for hit, picture in zip(column.hits, column.pictures, strict=True):
        told = " ".join((hit.document.caption or hit.document.id).split())
        cells.append(_short(f"{hit.rank:2} {letters.get(picture, ' ')} {told}", width))
        cells.append(_short(f"     {_best(hit)}", width))
    return cells


def _best(hit: Hit) -> str:
    best = strongest(hit)
    if best is None:
        return "words alone"
    leg, place = best
    z = "" if place.z is None else f" z {place.z:.1f}"
    return f"{place.score:.3f}{z} {leg}"


def _short(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"
