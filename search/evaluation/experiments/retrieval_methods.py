"""The three retrieval methods: the query's vector against descriptions, pictures, or the mean of both; and our fusion.

The experiment that people run on Fashion200k: queries of colour, pattern and category words; a document answers broadly
if it is of the query's broad category and finely if it is of its fine one.
"""

from collections.abc import Mapping, Sequence

from search.errors import InvalidInput
from search.evaluation.contenders import Runs, by_method, runs
from search.evaluation.findings import (
    Estimates,
    best_alone,
    comparisons_table,
    differences_figure,
    found_nothing,
    gallery,
    precision_figure,
    within,
)
from search.evaluation.generated import Vocabulary, generated, vocabulary
from search.evaluation.judgements import Judgements
from search.evaluation.kinds import Fields, Kind, Kinds, asked_for, every_document, kinds
from search.evaluation.measures import mean, measured
from search.evaluation.queries import Asked
from search.evaluation.report import Block, Report, Table, Text
from search.evaluation.retrieved import retrieved
from search.evaluation.setup import Setup
from search.evaluation.significance import compared, estimates
from search.methods import METHODS

CUTS = (10, 20, 50, 100)
COMPARED = "P@10"
FUSED = "fused"


def retrieval_methods(setup: Setup) -> Report:
    """Make up queries from the collection's own words and ask them with every retrieval method.

    Raises:
        InvalidInput: the documents have no categories.
        Unavailable: see `search.evaluation.retrieved.retrieved`.
    """
    index = setup.engine.index
    fields = Fields.of(index, setup.broad, setup.fine)
    words = vocabulary(every_document(index), fields, index.info().fields)
    asked = generated(words, setup.count, setup.seed)
    if not asked:
        raise InvalidInput(
            f"no document has both of the fields '{fields.broad}' and '{fields.fine}' filled; "
            "name others with --broad and --fine"
        )
    known = kinds(index, fields)
    found = retrieved(setup.engine, asked, progress=setup.progress)
    answers = runs([by_method(name) for name in METHODS], asked, found)
    nothing = found_nothing(answers)
    answers = {name: each for name, each in answers.items() if name not in nothing}
    measures = [f"P@{cut}" for cut in CUTS]
    relevance = {name: _relevance(asked, answers, fields, known, fine=name == "fine") for name in ("broad", "fine")}
    values = {name: measured(answers, judgements, measures) for name, judgements in relevance.items()}
    ceiling = {name: _ceiling(asked, fields, known, fine=name == "fine") for name in relevance}
    blocks: list[Block] = [Text(_asked(setup, asked, words, fields, nothing))]
    for name, of in values.items():
        means = estimates(of, seed=setup.seed)
        blocks += [
            _means(name, means, ceiling[name]),
            precision_figure(f"precision-{name}", f"Precision over k ({name})", means, CUTS),
        ]
    comparisons = {}
    for name, of in values.items():
        comparisons[name] = compared({each: known[COMPARED] for each, known in of.items()}, seed=setup.seed)
        blocks.append(comparisons_table(f"Each against each, {COMPARED} ({name})", comparisons[name]))
    best = best_alone(values["fine"], COMPARED, [name for name in values["fine"] if name != FUSED])
    if best is not None and FUSED in values["fine"]:
        fine = values["fine"]
        blocks.append(differences_figure("queries-fine", fine, FUSED, best, COMPARED))
        for worst, title in ((False, "gains"), (True, "loses")):
            heading = f"Where the fusion {title} most against {best} (fine)"
            blocks.append(
                gallery(heading, index, asked, answers, relevance["fine"], fine, FUSED, best, COMPARED, worst=worst)
            )
    data = {
        "methods": {
            method: {str(cut): {name: mean(values[name][method][f"P@{cut}"]) for name in values} for cut in CUTS}
            for method in answers
        },
        "ceiling": {str(cut): {name: ceiling[name][cut] for name in ceiling} for cut in CUTS},
        "comparisons": {name: [vars(one) for one in each] for name, each in comparisons.items()},
        "queries": {one.id: {"text": one.query.text, **one.about} for one in asked},
        "found_nothing": nothing,
    }
    return Report(f"Three retrieval methods and the fusion on {setup.made_of.index}", setup.made_of, blocks, data)


def _relevance(asked: Sequence[Asked], answers: Runs, fields: Fields, known: Kinds, *, fine: bool) -> Judgements:
    """The found documents' grades; precision asks for no others, and categories may be large."""
    judged = {}
    for one in asked:
        wanted = asked_for(one, fields)
        fits = wanted.finely if fine else wanted.broadly
        found = {id_ for each in answers.values() for id_ in each[one.id]}
        judged[one.id] = {id_: int(fits(known.of.get(id_, Kind("", "")))) for id_ in sorted(found)}
    return judged


def _ceiling(asked: Sequence[Asked], fields: Fields, known: Kinds, *, fine: bool) -> Mapping[int, float]:
    """The precision of a perfect ranking: a category of 7 documents fills no page of 10."""
    counts: dict[Kind, int] = {}
    for wanted in {asked_for(one, fields) for one in asked}:
        counts[wanted] = known.counted(wanted, fine=fine)
    each = [counts[asked_for(one, fields)] for one in asked]
    return {cut: sum(min(count, cut) / cut for count in each) / len(each) for cut in CUTS}


def _means(name: str, found: Estimates, ceiling: Mapping[int, float]) -> Table:
    rows = [(method, *(within(known[f"P@{cut}"]) for cut in CUTS)) for method, known in found.items()]
    perfect = ("perfect ranking", *(f"{ceiling[cut]:.3f}" for cut in CUTS))
    head = ("", *(f"P@{cut}" for cut in CUTS))
    note = "Mean precision with its 95 % bootstrap interval. Small categories keep a perfect ranking below 1."
    return Table(f"Precision by {name} category", head, [*rows, perfect], note)


def _asked(setup: Setup, asked: Sequence[Asked], words: Vocabulary, fields: Fields, nothing: Sequence[str]) -> str:
    examples = ", ".join(f"“{one.query.text}”" for one in asked[:3])
    told = [
        f"{len(asked)} different queries such as {examples}: {len(words.colours)} colours from {words.colours_from}, "
        f"{len(words.patterns)} patterns from {words.patterns_from}, {len(words.kinds)} categories from the fields "
        f"{fields.broad} and {fields.fine}; each drawn in proportion to the documents that have it.",
    ]
    if len(asked) < setup.count:
        told.append(f"{setup.count} were wanted; the collection's words give no more different ones.")
    if nothing:
        told.append(f"Found nothing for any query and left out: {', '.join(nothing)}.")
    told.append(
        "Only the category decides what is relevant, so a blue shirt answers “red shirt”: the figures say how well a "
        "method keeps to the kind of thing, and nothing of colours and patterns."
    )
    return " ".join(told)
