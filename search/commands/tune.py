"""`tune`: the fusion's weights and constant, learnt for one index."""

import json
from pathlib import Path
from typing import Annotated

import typer

from search.commands.shared import AsJson, Where, complain, engine_at
from search.errors import InvalidInput
from search.evaluation.judgements import read_judgements
from search.evaluation.provenance import provenance
from search.evaluation.queries import read_queries
from search.evaluation.retrieved import DEPTH, retrieved
from search.evaluation.setup import Setup
from search.evaluation.significance import SEED
from search.evaluation.tuning import Learnt, learn
from search.progress import ProgressBar
from search.tuned import Tuned, keep


def tune(
    index: Where,
    queries: Annotated[
        Path | None, typer.Option(help="A file of queries, .jsonl, .csv or .tsv: id, text, image, without, where.")
    ] = None,
    judgements: Annotated[
        Path | None, typer.Option(help="What answers them: TREC qrels or .jsonl; else the queries' own, or categories.")
    ] = None,
    broad: Annotated[str | None, typer.Option(help="The field that holds the broad category.")] = None,
    fine: Annotated[str | None, typer.Option(help="The field that holds the fine category.")] = None,
    seed: Annotated[int, typer.Option(help="Of the folds.")] = SEED,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be kept and keep nothing.")] = False,
    forget: Annotated[bool, typer.Option("--forget", help="Forget what was learnt: the default counts again.")] = False,
    json_: AsJson = False,
) -> None:
    """Learn from judged queries what each leg should count in an index, and keep it there if it holds."""
    if forget == (queries is not None):
        raise InvalidInput("give judged queries to learn from with --queries, or --forget what was learnt")
    with engine_at(index) as engine, ProgressBar() as progress:
        if queries is None:
            if not dry_run:
                keep(engine.index, None)
            print("the default weights count")
            return
        setup = Setup(
            engine=engine,
            made_of=provenance(engine.index, command="", seed=seed, depth=DEPTH),
            asked=read_queries(queries),
            judgements=read_judgements(judgements) if judgements is not None else None,
            broad=broad,
            fine=fine,
        )
        relevance = setup.relevance()
        judged = next(relevance[name] for name in ("judged", "fine", "broad") if name in relevance)
        asked = [one for one in setup.asked if one.id in judged]
        learnt = learn(asked, retrieved(engine, asked, progress=progress), judged, seed=seed)
        keeps = not dry_run and not learnt.doubt
        if keeps:
            keep(engine.index, learnt.tuned)
    print(json.dumps(_data(learnt, keeps), indent=2) if json_ else _told(learnt))
    if learnt.doubt:
        complain(f"nothing was kept: {learnt.doubt}")
    elif keeps:
        complain(f"kept with {index}; --forget goes back to the default")


def _told(learnt: Learnt) -> str:
    held = learnt.held_out
    lines = [
        f"learnt from {learnt.queries} queries: {_values(learnt.tuned)}",
        *(f"  without fold {number}: {_values(one)}" for number, one in enumerate(learnt.folds, start=1)),
        f"nDCG@10 on held-out queries: {learnt.mean:.3f}, by default {learnt.default:.3f}; difference "
        f"{held.difference:+.3f} [{held.low:+.3f}, {held.high:+.3f}], p {held.p:.4f}, "
        f"{held.wins} better and {held.losses} worse",
    ]
    return "\n".join(lines)


def _values(tuned: Tuned) -> str:
    return ", ".join([f"k {tuned.k:g}", *(f"{leg} {weight:g}" for leg, weight in tuned.weights.items())])


def _data(learnt: Learnt, keeps: bool) -> dict[str, object]:
    return {
        "tuned": {"k": learnt.tuned.k, "weights": dict(learnt.tuned.weights)},
        "folds": [{"k": one.k, "weights": dict(one.weights)} for one in learnt.folds],
        "held_out": {"default": learnt.default, "tuned": learnt.mean, **vars(learnt.held_out)},
        "queries": learnt.queries,
        "doubt": learnt.doubt,
        "kept": keeps,
    }
