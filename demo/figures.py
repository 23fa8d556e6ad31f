"""What every way to answer is worth by what is judged so far: P@5, P@10 and nDCG@10, as `evaluate` computes them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from demo.judging import Pool
from demo.language import Language
from search.evaluation.contenders import TUNED
from search.evaluation.measures import measured

MEASURES = ("P@5", "P@10", "nDCG@10")
VARIED = "varied"
"""The fusion as it is spread for variety, where it is."""

FUSED = "fused"


@dataclass(frozen=True)
class Figure:
    """What a way to answer is worth.

    Attributes:
        name: of the way: a leg, `fused`, `fused as tuned`, `varied`.
        values: by measure.
        judged: how many of its first documents are judged.
        of: how many it has, at most ten. Figures of fewer judged ones are provisional: the others count as not
            relevant.
    """

    name: str
    values: Mapping[str, float]
    judged: int
    of: int


def figures(pool: Pool, grades: Mapping[str, int]) -> list[Figure]:
    """Every way to answer measured by what is judged, the fusion last.

    Args:
        pool: what there is to judge.
        grades: of some of its documents, 0 and above.

    Example:
        >>> figures(pool, {"red": 2})[-1].values["P@10"]
        0.1
    """
    values = measured(
        {name: {pool.wanted.id: ids} for name, ids in pool.runs.items()}, {pool.wanted.id: grades}, MEASURES
    )
    return [
        Figure(
            name,
            {measure: values[name][measure][pool.wanted.id] for measure in MEASURES},
            sum(id_ in grades for id_ in ids),
            len(ids),
        )
        for name, ids in pool.runs.items()
    ]


def called(name: str, language: Language) -> str:
    """What a way to answer is called on the page."""
    known = {FUSED: "evaluate.fused", TUNED: "evaluate.tuned", VARIED: "evaluate.varied"}
    return language(known.get(name, f"leg.{name}"))


def told(found: Sequence[Figure], judged: int, of: int, language: Language) -> str:
    """How far judging is, and what the fusion is worth by it, in a line for a live region."""
    line = language("evaluate.told", judged=judged, of=of)
    fused = next(one for one in found if one.name == FUSED)
    if not judged or not fused.of:
        return line
    key = "evaluate.told.provisional" if fused.judged < fused.of else "evaluate.told.whole"
    return f"{line} " + language(
        key,
        precision=language.number(fused.values["P@10"], 2),
        ndcg=language.number(fused.values["nDCG@10"], 2),
        judged=fused.judged,
        of=fused.of,
    )


def table(found: Sequence[Figure], language: Language) -> str:
    """The figures as an HTML table; what isn't wholly judged is marked; without a judgement there are none."""
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in (*MEASURES, language("evaluate.judged")))
    rows = "".join(_row(one, language) for one in found)
    note = language.html("evaluate.provisional" if any(one.judged < one.of for one in found) else "evaluate.whole")
    return (
        f'<table class="figures"><caption>{language.html("evaluate.figures")}</caption>'
        f'<thead><tr><th scope="col">{language.html("evaluate.way")}</th>{heads}</tr></thead>'
        f'<tbody>{rows}</tbody></table><p class="explained">{note}</p>'
    )


def _row(one: Figure, language: Language) -> str:
    whole = one.judged == one.of
    shown = "".join(
        f"<td>{language.number(one.values[measure], 2) if one.judged else '–'}</td>" for measure in MEASURES
    )
    kinds = " ".join(
        name for name, holds in (("provisional", not whole), ("whole", one.name in (FUSED, VARIED))) if holds
    )
    counted = language("evaluate.of", judged=one.judged, of=one.of) + ("" if whole else " *")
    name = escape(called(one.name, language))
    return (
        f'<tr class="{kinds}" data-way="{escape(one.name)}"><th scope="row" dir="auto">{name}</th>'
        f"{shown}<td>{escape(counted)}</td></tr>"
    )
