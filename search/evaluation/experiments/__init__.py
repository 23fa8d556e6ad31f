"""The experiments by name: each takes a `Setup` and gives a `Report`."""

from collections.abc import Callable, Mapping

from search.evaluation.experiments.diversity import diversity
from search.evaluation.experiments.fusion import fusion
from search.evaluation.experiments.hard_cases import hard_cases
from search.evaluation.experiments.judged import judged
from search.evaluation.experiments.retrieval_methods import retrieval_methods
from search.evaluation.report import Report
from search.evaluation.setup import Setup

EXPERIMENTS: Mapping[str, Callable[[Setup], Report]] = {
    "judged": judged,
    "retrieval-methods": retrieval_methods,
    "fusion": fusion,
    "diversity": diversity,
    "hard-cases": hard_cases,
}
"""`judged` asks the caller's queries and is what `evaluate --queries` runs; the others say what they ask."""
