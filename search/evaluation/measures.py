"""What rankings are worth, by trec_eval's code as ir_measures calls it.

Sources: ir_measures (S. MacAvaney, C. Macdonald and I. Ounis, "Streamlining Evaluation with ir-measures", ECIR 2022)
over pytrec_eval (C. Van Gysel and M. de Rijke, "Pytrec_eval: An Extremely Fast Python Interface to trec_eval", SIGIR
2018).

What counts how, which is trec_eval's way with its option `-c`: a judged query for which nothing is relevant, or nothing
was found, counts 0 in every measure; P@k divides by k however few documents were found; a query that nobody judged is
left out, by whoever calls this.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from search.errors import InvalidInput
from search.evaluation.contenders import Runs
from search.evaluation.judgements import Grades, Judgements

CUTS = (1, 5, 10, 20, 50, 100)
MEASURES = (*(f"{name}@{k}" for name in ("P", "R", "nDCG", "Success") for k in CUTS), "AP", "RR")
"""P is precision, R recall, Success whether one of the first k answers, AP average precision, RR the reciprocal rank of
the first answer. nDCG takes the grades themselves as gains; for the others every grade from 1 on is relevant."""

MOST_GRADES = 500_000
"""Judgements handed over at once: those of large categories are long."""

Values = Mapping[str, Mapping[str, Mapping[str, float]]]
"""Contender → measure → query id → value."""


def measured(runs: Runs, judgements: Judgements, measures: Sequence[str] = MEASURES) -> Values:
    """Every contender's measures, query by query.

    Args:
        runs: rankings of ids. Only the judged queries in them are measured.
        judgements: the grades by query.
        measures: in ir_measures' notation, such as `nDCG@10`, `P(rel=2)@5` or `RR@10`.

    Raises:
        InvalidInput: a measure that ir_measures does not know or trec_eval cannot compute.

    Example:
        >>> measured({"fused": {"q1": ("a", "b")}}, {"q1": {"b": 1}}, ["RR"])
        {'fused': {'RR': {'q1': 0.5}}}
    """
    parsed = {name: _parsed(name) for name in measures}
    values: dict[str, dict[str, dict[str, float]]] = {
        contender: {name: {query: 0.0 for query in answers if query in judgements} for name in measures}
        for contender, answers in runs.items()
    }
    wanted = {query for answers in runs.values() for query in answers}
    for part in _parts({query: grades for query, grades in judgements.items() if query in wanted and grades}):
        _measure(runs, part, parsed, values)
    return values


def mean(values: Mapping[str, float]) -> float:
    """Over all queries; 0 where there are none."""
    return sum(values.values()) / len(values) if values else 0.0


def _measure(
    runs: Runs,
    judgements: Judgements,
    parsed: Mapping[str, Any],
    values: Mapping[str, Mapping[str, dict[str, float]]],
) -> None:
    import ir_measures  # a tenth of a second, and only evaluations need it

    qrels = {query: dict(grades) for query, grades in judgements.items()}
    evaluator = ir_measures.evaluator(list(parsed.values()), qrels)
    names = {measure: name for name, measure in parsed.items()}
    for contender, answers in runs.items():
        # Falling whole numbers for scores, which trec_eval's 32-bit floats tell apart: the order is ours to the last.
        run = {
            query: {id_: float(len(ids) - place) for place, id_ in enumerate(ids)}
            for query, ids in answers.items()
            if query in judgements and ids
        }
        for metric in evaluator.iter_calc(run):
            if metric.query_id in run:
                values[contender][names[metric.measure]][metric.query_id] = float(metric.value)


def _parsed(name: str) -> Any:
    import ir_measures

    try:
        measure = ir_measures.parse_measure(name)
        ir_measures.evaluator([measure], {"q": {"d": 1}})
    except (NameError, SyntaxError, ValueError, RuntimeError) as problem:
        raise InvalidInput(
            f"the measure '{name}' cannot be computed ({problem}); there are P@k, R@k, nDCG@k, Success@k, AP and RR"
        ) from problem
    return measure


def _parts(judgements: Judgements) -> Iterator[dict[str, Grades]]:
    """The judgements in parts of not too many, each with whole queries."""
    waiting = iter(judgements.items())
    while first := dict(islice(waiting, 1)):
        held = sum(map(len, first.values()))
        while held < MOST_GRADES and (more := dict(islice(waiting, 1))):
            first |= more
            held += sum(map(len, more.values()))
        yield first
