"""The searches side by side: a column for the whole answer and one for each leg, so that the fusion can be watched.

The same document has the same number and colour in every column: the number is its place in the fused list.
"""

from collections.abc import Mapping
from html import escape

from demo.actions import Answer
from demo.card import small
from demo.language import Language
from demo.names import short
from demo.ranked import column, mark, row, rows
from demo.ranked import together as side_by_side
from demo.telling import within
from search.fusion import checked_weights, fuse
from search.nouns import Document, Hit, Ranking

ROWS = 10


def columns(answer: Answer, language: Language) -> str:
    """The answer and each leg's ranking, ten rows each, as HTML.

    Args:
        answer: with its `rankings`, and in `beside` the documents that are no hits on the page.
        language: of the texts.
    """
    hits = {hit.document.id: hit for hit in answer.hits}
    documents = {**answer.beside, **{id_: hit.document for id_, hit in hits.items()}}
    numbers = _numbers(answer)
    weights = checked_weights(answer.fusion.weights)
    shown = [hit.document.id for hit in answer.hits[:ROWS]]
    first = "".join(_row(documents[id_], None, hits, numbers, language) for id_ in shown)
    html = [column(language("columns.together"), "", rows(first, language), kind="together")]
    for ranking in answer.rankings:
        found = ""
        for rank, id_ in enumerate(ranking.ids[:ROWS], start=1):
            if id_ in documents:
                found += _row(documents[id_], rank, hits, numbers, language)
        weight = language("columns.weight", weight=_short(weights[ranking.leg], language))
        foot = f'<p class="weight">{escape(weight)}</p>'
        html.append(column(language(f"leg.{ranking.leg}"), ranking.leg, rows(found, language), foot=foot))
    return (
        f'<p class="sum" dir="auto">{escape(_sum(answer, language))}</p>'
        f'<p class="legend">{escape(language("columns.legend"))}</p>'
        f"{side_by_side(''.join(html), language('columns.about'), within(answer))}"
    )


def _row(
    document: Document,
    rank: int | None,
    hits: Mapping[str, Hit],
    numbers: Mapping[str, int],
    language: Language,
) -> str:
    """A document in a column: its place there, where it is no column of the fused list, and its number in that list."""
    number = numbers.get(document.id)
    spoken = language("columns.outside") if number is None else language("columns.number", number=number)
    beside = mark(rank, number, spoken, language)
    return row(small(document, language, hits.get(document.id), beside=beside), number)


def _numbers(answer: Answer) -> dict[str, int]:
    """The place of each document in the fused list, as far as it is known.

    The rankings give it for every document by the same sum. Where unwanted documents were set behind the rest, it is
    known of the hits on the page alone.
    """
    numbers: dict[str, int] = {}
    if not answer.without:
        fused = answer.fusion
        refused = fuse(answer.rankings, weights=fused.weights, k=fused.k, depth=fused.depth)
        numbers = {hit.id: place for place, hit in enumerate(refused, start=1)}
    return {**numbers, **{hit.document.id: hit.fused_rank for hit in answer.hits}}


def _sum(answer: Answer, language: Language) -> str:
    """The fusion in one sentence, with the numbers of the hit that relevance puts first."""
    top = min(answer.hits, key=lambda hit: hit.fused_rank)
    weights = checked_weights(answer.fusion.weights)
    k = _short(answer.fusion.k, language)
    places = sorted(top.legs.items(), key=lambda pair: (pair[1].rank, pair[0]))
    terms = [f"{_short(weights[leg], language)}/({k}+{place.rank})" for leg, place in places]
    return language(
        "columns.sum",
        title=short(top.document, language),
        sum=" + ".join(terms),
        score=language.number(top.score, 4),
        k=k,
    )


def _short(value: float, language: Language) -> str:
    """A number with as many decimals as it needs, two at most."""
    decimals = next((n for n in (0, 1) if round(value, n) == round(value, 2)), 2)
    return language.number(value, decimals)


def shown(rankings: tuple[Ranking, ...]) -> bool:
    """Whether there is anything to put side by side."""
    return any(len(ranking) for ranking in rankings)
