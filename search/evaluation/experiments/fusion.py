"""How to fuse: reciprocal ranks with several constants, depths and weights, scores instead of ranks, or a leg alone.

Every way is derived from one deep retrieval. The best is chosen on one half of the queries, and all are reported on the
other. Then captions are taken away from some documents, to see whether filling in the ranks that a leg cannot give is
better than plain fusion, which buries pictures without captions.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from search.errors import InvalidInput
from search.evaluation.findings import as_data, best_alone, comparisons_table, differences_figure, means_table
from search.evaluation.generated import generated, vocabulary
from search.evaluation.halves import halves, part
from search.evaluation.judgements import Judgements
from search.evaluation.kinds import Fields, by_kind, every_document, kinds
from search.evaluation.measures import Values, mean, measured
from search.evaluation.queries import Asked
from search.evaluation.report import Block, Report, Text
from search.evaluation.retrieved import DEPTH, Retrieved, retrieved
from search.evaluation.setup import Setup
from search.evaluation.significance import Comparison, compared, corrected, estimates
from search.evaluation.ways import DEFAULT, Way, by_ranks, plain, ways
from search.evaluation.without_captions import bare, uncaptioned

SHARES = (0.1, 0.5)
"""Of the documents, that lose their captions."""

DEEP = 400
"""Hits per leg of the one retrieval: 200 are left of a caption leg when every second document has lost its caption."""

ALONE = "best leg alone"
BESIDE = ("P@10", "R@10", "nDCG@10", "AP", "RR")

Answers = dict[str, tuple[str, ...]]
"""Query id → ids, best first."""


def fusion(setup: Setup) -> Report:
    """Measure the ways to fuse on the caller's queries, or on made-up ones with fine categories.

    Raises:
        InvalidInput: the documents have no categories to make queries of, or nothing says what is relevant.
        Unavailable: see `search.evaluation.retrieved.retrieved`.
    """
    asked, judgements = questions(setup)
    measure = setup.measure
    measured({}, {}, [measure])  # a measure that there isn't is said before anything is asked
    known = [one for one in asked if one.id in judgements]
    found = retrieved(setup.engine, known, depth=DEEP, progress=setup.progress)
    choosing, reporting = halves((one.id for one in known), setup.seed)
    runs = {name: answers(way, known, found) for name, way in ways().items()}
    runs[ALONE], legs = _best_legs(known, found, judgements, choosing, measure)
    measures = list(dict.fromkeys((measure, *BESIDE)))
    values = measured(runs, judgements, measures)
    chosen = best_alone(part(values, choosing), measure, [name for name in values if name != ALONE]) or DEFAULT
    told = (
        f"Chosen on one half, {len(choosing)} queries, by {measure}: of the ways to fuse “{chosen}”, of the legs alone "
        f"{', '.join(f'{leg} for {what}' for what, leg in legs.items())}. Everything below is of the other half, "
        f"{len(reporting)} queries."
    )
    reported = part(values, reporting)
    means = estimates(reported, seed=setup.seed)
    blocks: list[Block] = [Text(told), means_table("Ways to fuse", means, measures)]
    comparisons: dict[str, list[Comparison]] = {}
    for first in dict.fromkeys((DEFAULT, chosen)):
        comparisons[first] = compared({n: of[measure] for n, of in reported.items()}, against=first, seed=setup.seed)
        blocks.append(comparisons_table(f"“{first}” against each, {measure}", comparisons[first]))
    blocks.append(differences_figure("queries-fusion", reported, DEFAULT, ALONE, measure))
    bare_values = _bare(setup, known, found, judgements, measures)
    bare_means = estimates(bare_values, seed=setup.seed)
    blocks.append(means_table("Ranks filled in against plain fusion, with fewer captions", bare_means, measures))
    bare_comparisons = _filled_against_plain(bare_values, measure, setup.seed)
    blocks.append(comparisons_table(f"Ranks filled in against plain fusion, {measure}", bare_comparisons))
    data: dict[str, Any] = {
        "chosen": chosen,
        "legs_alone": legs,
        "queries": {"choosing": len(choosing), "reporting": len(reporting)},
        "contenders": as_data(means),
        "comparisons": {name: [vars(one) for one in each] for name, each in comparisons.items()},
        "fewer_captions": {
            "contenders": as_data(bare_means),
            "comparisons": [vars(one) for one in bare_comparisons],
        },
    }
    return Report(f"Ways to fuse on {setup.made_of.index}", setup.made_of, blocks, data)


def questions(setup: Setup) -> tuple[Sequence[Asked], Judgements]:
    """The caller's queries as judged, else by fine category; without queries, made-up ones by fine category.

    Raises:
        InvalidInput: see `fusion`.
    """
    if setup.asked:
        relevance = setup.relevance()
        return setup.asked, next(relevance[name] for name in ("judged", "fine", "broad") if name in relevance)
    index = setup.engine.index
    fields = Fields.of(index, setup.broad, setup.fine)
    asked = generated(vocabulary(every_document(index), fields, index.info().fields), setup.count, setup.seed)
    if not asked:
        raise InvalidInput(
            f"no document has both of the fields '{fields.broad}' and '{fields.fine}' filled; "
            "give queries, or name other fields with --broad and --fine"
        )
    return asked, by_kind(asked, fields, kinds(index, fields), fine=True)


def answers(way: Way, asked: Sequence[Asked], found: Sequence[Retrieved]) -> Answers:
    """What that way to fuse makes of the default legs of every query."""
    return {
        one.id: _measured_of(known, way(known.usual, known.scales)) for one, known in zip(asked, found, strict=True)
    }


def _measured_of(known: Retrieved, ids: Sequence[str]) -> tuple[str, ...]:
    """With what is unwanted behind the rest, as deep as is measured."""
    return tuple(known.behind_rest(ids)[:DEPTH])


def _best_legs(
    asked: Sequence[Asked], found: Sequence[Retrieved], judgements: Judgements, choosing: frozenset[str], measure: str
) -> tuple[Answers, dict[str, str]]:
    """The leg that is best alone on the choosing half, for words, for pictures and for both each its own."""
    groups: dict[str, list[tuple[Asked, Retrieved]]] = {}
    for one, known in zip(asked, found, strict=True):
        groups.setdefault(_parts(one), []).append((one, known))
    best: Answers = {}
    names: dict[str, str] = {}
    for parts, members in groups.items():
        runs: dict[str, Answers] = {
            leg: {one.id: _measured_of(known, known.legs[leg].ids) for one, known in members}
            for leg in dict.fromkeys(ranking.leg for _, known in members for ranking in known.usual)
        }
        values = measured(runs, judgements, [measure])
        chosen = {leg: mean(of[measure]) for leg, of in part(values, choosing).items()}
        name = max(runs, key=lambda leg: chosen[leg])
        best |= runs[name]
        names[parts] = name
    return best, names


def _parts(one: Asked) -> str:
    if one.query.image is None:
        return "words"
    return "words and a picture" if one.query.text else "a picture"


def _bare(
    setup: Setup, asked: Sequence[Asked], found: Sequence[Retrieved], judgements: Judgements, measures: Sequence[str]
) -> Values:
    """Both ways with fewer and fewer captions; over all queries, since nothing is chosen here."""
    ids = {id_ for known in found for ranking in known.usual for id_ in ranking.ids}
    runs: dict[str, Mapping[str, tuple[str, ...]]] = {}
    for share in (0.0, *SHARES):
        gone = bare(ids, share, setup.seed)
        left = [uncaptioned(known.usual, gone, DEPTH) for known in found]
        for name, way in (("filled in", by_ranks()), ("plain", plain)):
            runs[_named(name, share)] = {
                one.id: _measured_of(known, way(rankings, known.scales))
                for one, known, rankings in zip(asked, found, left, strict=True)
            }
    return measured(runs, judgements, measures)


def _named(name: str, share: float) -> str:
    return f"{name}, {share:.0%} of the captions gone"


def _filled_against_plain(values: Values, measure: str, seed: int) -> list[Comparison]:
    pairs = [[_named(name, share) for name in ("filled in", "plain")] for share in (0.0, *SHARES)]
    found = [one for pair in pairs for one in compared({name: values[name][measure] for name in pair}, seed=seed)]
    return corrected(found)
