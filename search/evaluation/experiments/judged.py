"""Every leg, every pair of legs, the averaged vectors and the fusion on queries whose answers are known."""

from collections.abc import Mapping, Sequence
from typing import Any

from search.evaluation.contenders import TUNED, Contender, Runs, every_contender, runs
from search.evaluation.findings import (
    Estimates,
    as_data,
    best_alone,
    comparisons_table,
    differences_figure,
    found_nothing,
    gallery,
    means_table,
    precision_figure,
)
from search.evaluation.judgements import Judgements
from search.evaluation.measures import CUTS, MEASURES, Values, mean, measured
from search.evaluation.queries import Asked
from search.evaluation.report import Block, Report, Table, Text
from search.evaluation.retrieved import retrieved
from search.evaluation.setup import Setup
from search.evaluation.significance import compared, estimates
from search.tuned import kept

SHOWN = ("P@10", "R@10", "nDCG@10", "AP", "RR", "Success@10")
"""The measures of the first table."""

FUSED = "fused"


def judged(setup: Setup) -> Report:
    """Ask the caller's queries and measure every way to answer them.

    Raises:
        InvalidInput: no queries, nothing that says what is relevant, or a measure that there isn't.
        Unavailable, UnreadableImage: see `search.evaluation.retrieved.retrieved`.
    """
    relevance = setup.relevance()
    measures = tuple(dict.fromkeys((*MEASURES, setup.measure)))
    measured({}, {}, measures)  # a measure that there isn't is said before anything is asked
    known = [one for one in setup.asked if any(one.id in judgements for judgements in relevance.values())]
    found = retrieved(setup.engine, known, progress=setup.progress)
    contenders = every_contender(found, kept(setup.engine.index))
    answers = runs(contenders, known, found)
    nothing = [name for name in found_nothing(answers) if name != FUSED]
    answers = {name: each for name, each in answers.items() if name not in nothing}
    contenders = [contender for contender in contenders if contender.name in answers]
    blocks: list[Block] = [Text(_asked(setup, known, relevance, nothing))]
    data: dict[str, Any] = {"queries": len(known), "found_nothing": nothing, "relevance": {}}
    for name, judgements in relevance.items():
        values = measured(answers, judgements, measures)
        means = estimates(values, seed=setup.seed)
        blocks += _blocks(setup, name, judgements, known, contenders, answers, values, means)
        every = compared({each: of[setup.measure] for each, of in values.items()}, seed=setup.seed)
        data["relevance"][name] = {
            "contenders": as_data(means),
            "comparisons": [vars(one) for one in every],
            "per_query": {each: of[setup.measure] for each, of in values.items()},
        }
    return Report(f"Evaluation of {setup.made_of.index}", setup.made_of, blocks, data)


def _asked(setup: Setup, known: Sequence[Asked], relevance: Mapping[str, Judgements], nothing: Sequence[str]) -> str:
    told = [f"{len(known)} queries, relevance {' and '.join(relevance)}."]
    if left := len(setup.asked) - len(known):
        told.append(f"{left} more were left out, since nothing says what answers them.")
    told.append("A judged query without a relevant document, or without results, counts 0 in every measure.")
    if kept(setup.engine.index) is not None:
        told.append(
            f"“{TUNED}” flatters itself if it was learnt from these queries; `tune` tells what held-out ones say."
        )
    if nothing:
        told.append(f"Found nothing for any query and left out: {', '.join(nothing)}.")
    return " ".join(told)


def _blocks(
    setup: Setup,
    relevance: str,
    judgements: Judgements,
    asked: Sequence[Asked],
    contenders: Sequence[Contender],
    answers: Runs,
    values: Values,
    means: Estimates,
) -> list[Block]:
    index, measure, seed = setup.engine.index, setup.measure, setup.seed
    alone = [one.name for one in contenders if one.legs is not None and len(one.legs) == 1]
    measures = list(dict.fromkeys((measure, *SHOWN)))
    lines = {name: values[name] for name in (*alone, "average", TUNED, FUSED) if name in values}
    tables = [means_table(f"What each finds ({relevance})", means, measures)]
    tables += _by_kind(relevance, asked, lines, measure)
    against = compared({name: of[measure] for name, of in values.items()}, against=FUSED, seed=seed)
    blocks: list[Block] = [*tables, comparisons_table(f"The fusion against each, {measure} ({relevance})", against)]
    curves = {name: means[name] for name in lines}
    blocks.append(precision_figure(f"precision-{relevance}", f"Precision over k ({relevance})", curves, CUTS))
    if (best := best_alone(values, measure, alone)) is not None:
        blocks.append(differences_figure(f"queries-{relevance}", values, FUSED, best, measure))
        for worst, title in ((False, "gains"), (True, "loses")):
            heading = f"Where the fusion {title} most against {best} ({relevance})"
            blocks.append(
                gallery(heading, index, asked, answers, judgements, values, FUSED, best, measure, worst=worst)
            )
    return blocks


def _by_kind(relevance: str, asked: Sequence[Asked], values: Values, measure: str) -> list[Table]:
    """A row for each kind of query, where the queries have kinds."""
    of_kind: dict[str, list[str]] = {}
    for one in asked:
        if "kind" in one.about:
            of_kind.setdefault(one.about["kind"], []).append(one.id)
    if not of_kind:
        return []
    rows = []
    for kind, queries in of_kind.items():
        cells = []
        for of in values.values():
            known = {query: of[measure][query] for query in queries if query in of[measure]}
            cells.append(f"{mean(known):.3f}" if known else "")
        rows.append((kind, str(len(queries)), *cells))
    note = f"Mean {measure}; empty where the queries lack the part that a leg asks with."
    return [Table(f"{measure} by kind of query ({relevance})", ("", "queries", *values), rows, note)]
