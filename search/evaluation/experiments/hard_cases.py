"""The cases that the field names as hard, each kind of query by itself, per leg and fused, with the weakest answers."""

from collections.abc import Mapping, Sequence
from typing import Any

from search.errors import InvalidInput
from search.evaluation.contenders import by_method, every_contender, runs
from search.evaluation.findings import HITS, as_data, found_nothing, shown, within
from search.evaluation.measures import measured
from search.evaluation.queries import Asked
from search.evaluation.report import Block, Case, Gallery, Report, Table, Text
from search.evaluation.retrieved import retrieved
from search.evaluation.setup import Setup
from search.evaluation.significance import Estimate, compared, estimates

FUSED = "fused"
WEAKEST = 2
"""Queries of each kind that are shown."""


def hard_cases(setup: Setup) -> Report:
    """Measure each kind of query by itself.

    Raises:
        InvalidInput: no query says its kind, or nothing says what is relevant.
        Unavailable: see `search.evaluation.retrieved.retrieved`.
    """
    relevance = setup.relevance()
    judgements = next(relevance[name] for name in ("judged", "fine", "broad") if name in relevance)
    asked = [one for one in setup.asked if one.id in judgements and "kind" in one.about]
    if not asked:
        raise InvalidInput("none of the judged queries says its kind; give them a column `kind`, such as negation")
    measure = setup.measure
    measured({}, {}, [measure])  # a measure that there isn't is said before anything is asked
    found = retrieved(setup.engine, asked, progress=setup.progress)
    alone = [one for one in every_contender(found) if one.legs is not None and len(one.legs) == 1]
    answers = dict(runs([*alone, by_method("average"), by_method(FUSED)], asked, found))
    for name in found_nothing(answers):
        del answers[name]
    values = {name: of[measure] for name, of in measured(answers, judgements, [measure]).items()}
    kinds: dict[str, list[Asked]] = {}
    for one in asked:
        kinds.setdefault(one.about["kind"], []).append(one)
    means = {kind: _means(values, members, measure, setup.seed) for kind, members in kinds.items()}
    rows = [
        (kind, str(len(members)), *(_cell(means[kind].get(name)) for name in answers))
        for kind, members in kinds.items()
    ]
    note = f"Mean {measure}, 95 % bootstrap interval; empty where the queries lack the part that a leg asks with."
    told = f"{len(asked)} queries of {len(kinds)} kinds, hardest for the fusion: {', '.join(_hardest(means))}."
    blocks: list[Block] = [
        Text(told),
        Table("Kind by kind", ("", "queries", *answers), rows, note),
        _verdicts(setup, values, kinds),
    ]
    for kind, members in kinds.items():
        weakest = sorted(members, key=lambda one: (values[FUSED][one.id], one.id))[:WEAKEST]
        cases = [
            Case(
                f"{one.shown} ({one.id})",
                {f"{name} {measure}": of[one.id] for name, of in values.items() if one.id in of},
                {FUSED: shown(setup.engine.index, answers[FUSED][one.id][:HITS], judgements[one.id])},
            )
            for one in weakest
        ]
        blocks.append(Gallery(f"Weakest: {kind}", cases))
    data: dict[str, Any] = {
        "kinds": {kind: as_data({name: {measure: one} for name, one in of.items()}) for kind, of in means.items()},
        "per_query": values,
    }
    return Report(f"Hard cases on {setup.made_of.index}", setup.made_of, blocks, data)


def _means(
    values: Mapping[str, Mapping[str, float]], members: Sequence[Asked], measure: str, seed: int
) -> dict[str, Estimate]:
    """Of those contenders that were asked any of these queries."""
    ids = {one.id for one in members}
    of_kind = {name: {measure: {id_: of[id_] for id_ in of if id_ in ids}} for name, of in values.items()}
    found = estimates({name: of for name, of in of_kind.items() if of[measure]}, seed=seed)
    return {name: of[measure] for name, of in found.items()}


def _cell(one: Estimate | None) -> str:
    return "" if one is None else within(one)


def _hardest(means: Mapping[str, Mapping[str, Estimate]]) -> list[str]:
    order = sorted(means, key=lambda kind: means[kind][FUSED].mean)
    return [f"{kind} ({means[kind][FUSED].mean:.3f})" for kind in order[:3]]


def _verdicts(setup: Setup, values: Mapping[str, Mapping[str, float]], kinds: Mapping[str, Sequence[Asked]]) -> Table:
    """For each kind, whether the fusion is worse than a leg alone: the legs that it should have listened to."""
    rows = []
    for kind, members in kinds.items():
        ids = {one.id for one in members}
        of_kind = {name: {id_: of[id_] for id_ in of if id_ in ids} for name, of in values.items()}
        against = compared(of_kind, against=FUSED, seed=setup.seed)
        for name, better in (("better", True), ("worse", False)):
            hit = [one.second for one in against if one.significant and (one.difference > 0) is better]
            rows.append((f"{kind}: {name} than", ", ".join(hit) or "none"))
    note = "Only significant differences, corrected by Holm within each kind; few queries show only large ones."
    return Table("The fusion against each, kind by kind", ("", "contenders"), rows, note)
