"""`evaluate`: what each way to answer is worth on a collection."""

import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

from search.bundled import COLLECTION
from search.commands.shared import AsJson, Bundled, complain, engine_at
from search.errors import InvalidInput
from search.evaluation.experiments import EXPERIMENTS
from search.evaluation.judgements import read_judgements
from search.evaluation.provenance import provenance
from search.evaluation.queries import read_queries
from search.evaluation.report import as_markdown, write
from search.evaluation.report.folder import as_json
from search.evaluation.retrieved import DEPTH
from search.evaluation.setup import Setup
from search.evaluation.significance import SEED
from search.progress import ProgressBar


def evaluate(
    index: Bundled = None,
    queries: Annotated[
        Path | None, typer.Option(help="A file of queries, .jsonl, .csv or .tsv: id, text, image, without, where.")
    ] = None,
    judgements: Annotated[
        Path | None, typer.Option(help="What answers them: TREC qrels or .jsonl; else the queries' own, or categories.")
    ] = None,
    experiment: Annotated[str, typer.Option(help=f"What to find out: {', '.join(EXPERIMENTS)}.")] = "judged",
    broad: Annotated[str | None, typer.Option(help="The field that holds the broad category.")] = None,
    fine: Annotated[str | None, typer.Option(help="The field that holds the fine category.")] = None,
    measure: Annotated[str, typer.Option(help="What contenders are compared by, such as P@10 or AP.")] = "nDCG@10",
    count: Annotated[int, typer.Option(help="How many queries an experiment makes up, if it does.")] = 1000,
    seed: Annotated[int, typer.Option(help="Of everything that is drawn.")] = SEED,
    report: Annotated[
        Path | None, typer.Option(help="A folder for the report: Markdown with plots, one HTML page, JSON.")
    ] = None,
    encoder: Annotated[
        str | None, typer.Option(help="Another name or place of the encoder that made the index.")
    ] = None,
    json_: AsJson = False,
) -> None:
    """Measure every leg, pairs of legs, averaged vectors and the fusion. Without queries, the bundled collection's."""
    if experiment not in EXPERIMENTS:
        raise InvalidInput(f"there is no experiment '{experiment}'; there are {', '.join(EXPERIMENTS)}")
    if count < 1:
        raise InvalidInput(f"--count is {count}; give a number of at least 1")
    if queries is None and index is None:
        queries = COLLECTION / "queries.jsonl"
    asked = read_queries(queries) if queries is not None else []
    judged = read_judgements(judgements) if judgements is not None else None
    with engine_at(index, encoder) as engine, ProgressBar() as progress:
        setup = Setup(
            engine=engine,
            made_of=provenance(engine.index, command=_command(), seed=seed, depth=DEPTH),
            asked=asked,
            judgements=judged,
            broad=broad,
            fine=fine,
            measure=measure,
            count=count,
            seed=seed,
            progress=progress,
        )
        found = EXPERIMENTS[experiment](setup)
    if report is not None:
        write(found, report)
        complain(f"the report is in {report}: report.html, report.md, report.json")
    print(as_json(found) if json_ else as_markdown(found, figures=False))


def _command() -> str:
    return f"python -m search {shlex.join(sys.argv[1:])}"
