"""Columns side by side as the page shows them: each column's hits with what its encoder measured, and agreement.

Pure functions to HTML. The same picture has the same number and frame in all columns; thumbs beside every hit add up,
in the browser (`judge.js`), to the precision of each column, and can be saved as judgements.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path

from demo import notices
from demo.card import small
from demo.collections import Link
from demo.comparing import TOP, Compared, way
from demo.failures import told
from demo.language import Language
from demo.names import caption
from demo.present import drawer_bar
from demo.ranked import column, mark, row, rows, together
from demo.telling import within
from search.agreement import Agreement
from search.compare import Column, strongest
from search.nouns import Hit

THUMBS: Mapping[str, str] = {
    "up": "M5 14H2.5V7H5m0 7V7l3-5.5c1 0 1.7.7 1.5 1.8L9 6h4c.8 0 1.3.7 1.1 1.5l-1.2 5.3c-.2.7-.8 1.2-1.5 1.2Z",
    "down": "M5 2H2.5v7H5m0-7v7l3 5.5c1 0 1.7-.7 1.5-1.8L9 10h4c.8 0 1.3-.7 1.1-1.5l-1.2-5.3C12.7 2.5 12.1 2 11.4 2Z",
}
"""Each judgement's sign, drawn in 16 × 16."""


def status(compared: Compared, language: Language) -> str:
    """What is compared in a line, for a live region."""
    columns = compared.comparison.columns
    answered = sum(each.results is not None for each in columns)
    slowest = max(each.milliseconds for each in columns)
    line = language(
        "compare.told", columns=answered, count=len(compared.comparison.shared()), slowest=language.number(slowest)
    )
    return f'<div id="status" class="status" role="status"><p class="told" dir="auto">{escape(line)}</p></div>'


def results(compared: Compared, titles: Mapping[str, Link], language: Language) -> str:
    """Agreement, and below it the columns.

    Args:
        compared: the columns with their answers.
        titles: the collections by name.
        language: of the texts.
    """
    models = compared.wanted.of == "models"
    numbers = {key: number for number, key in enumerate(compared.comparison.shared(), start=1)}
    named = {
        each.name: titles[each.name].title if models else way(each.name, language)
        for each in compared.comparison.columns
    }
    html, first = "", dict[tuple[str, str], str]()
    for each in compared.comparison.columns:
        at = titles[each.name].path if models else "./"
        for hit, key in zip(each.hits, each.pictures, strict=True):
            first.setdefault((key, hit.document.id), at)
        html += _column(each, named[each.name], compared, numbers, first, language)
    return (
        f'<div class="summary">{_agreement(compared.comparison.agreement, named, language)}{_judging(language)}</div>'
        f'<div id="results" class="compared" data-query="{escape(compared.query)}">{drawer_bar(language)}'
        f"{together(html, language('compare.about'), kind='compared')}</div>"
    )


def _column(
    column_: Column,
    title: str,
    compared: Compared,
    numbers: Mapping[str, int],
    first: Mapping[tuple[str, str], str],
    language: Language,
) -> str:
    """A column; `first` is where each picture is taken from, so that one in several columns is fetched once."""
    # Programs call a way by its name; of an encoder only the name of its folder is told, never where that lies.
    encoder = Path(column_.encoder).name if compared.wanted.of == "models" else column_.name
    if column_.error is not None:
        sentence = told(column_.error, language)
        inside = notices.sentence(sentence[:1].upper() + sentence[1:], "leg-missing")
        return column(title, encoder, inside, kind="failed")
    answer, own = compared.answers[column_.name], replace(compared.wanted, names=(column_.name,))
    loud = "".join(notices.shown(each, language) for each in answer.notices if each.kind in notices.LOUD)
    took = language("status.milliseconds", count=language.number(column_.milliseconds))
    head = (
        f'<p class="took">{escape(took)} <span class="precision" data-k="{TOP}" '
        f'data-told="{escape(language("compare.precision", k=TOP, value="#", judged="%"))}"></span></p>{loud}'
    )
    items = ""
    for hit, key in zip(column_.hits, column_.pictures, strict=True):
        number = numbers.get(key)
        spoken = language("compare.alone") if number is None else language("compare.number", number=number)
        beside = mark(hit.rank, number, spoken, language)
        pictures = first[key, hit.document.id]
        card = small(hit.document, language, hit, beside=beside, pictures=pictures)
        items += row(card, number, _measured(hit, key, language))
    return column(title, encoder, rows(items, language), told=head, within=within(answer, own))


def _measured(hit: Hit, key: str, language: Language) -> str:
    """What the strongest of a hit's legs measured, and the thumbs."""
    found = strongest(hit)
    if found is None or found[1].score is None:
        measured, leg = language("compare.words"), language("leg.text-bm25")
    else:
        measured = language("compare.cosine", cosine=language.number(found[1].score, 3))
        leg = language(f"leg.{found[0]}")
        if found[1].z is not None:
            measured += " · " + language("drawer.z", z=language.number(found[1].z, 1))
    name = caption(hit.document, language)
    thumbs = "".join(
        f'<button type="button" class="thumb {which}" aria-pressed="false" '
        f'title="{language.html(f"judge.{which}.short")}" '
        f'aria-label="{escape(language(f"judge.{which}", title=name))}">'
        f'<svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="{drawn}"/></svg></button>'
        for which, drawn in THUMBS.items()
    )
    return (
        f'<div class="judged" data-picture="{escape(key)}" data-of="{escape(hit.document.id)}">'
        f'<span class="measured" title="{escape(leg)}">{escape(measured)}</span>{thumbs}</div>'
    )


def _agreement(agreement: Sequence[Agreement], named: Mapping[str, str], language: Language) -> str:
    """Which columns agree most and least in a line, and below it, to be opened, how far each two do."""
    if not agreement:
        return ""
    heads = "".join(
        f'<th scope="col">{escape(text)}</th>'
        for text in (language("compare.pair"), language("compare.overlap", k=agreement[0].k), language("compare.rbo"))
    )
    lines = "".join(
        f'<tr><th scope="row" dir="auto">{escape(_pair(each, named))}</th>'
        f"<td>{escape(language('compare.shared', shared=each.shared, k=each.k))}</td>"
        f"<td>{language.number(each.rbo, 2)}</td></tr>"
        for each in agreement
    )
    most, least = (choose(agreement, key=lambda each: (each.shared, each.rbo)) for choose in (max, min))
    told = [language("compare.most", pair=_pair(most, named), shared=most.shared, k=most.k)]
    if len(agreement) > 1:
        told.append(language("compare.least", pair=_pair(least, named), shared=least.shared, k=least.k))
    return (
        f'<details class="agreement"{" open" if len(agreement) == 1 else ""}>'
        f'<summary dir="auto"><b>{language.html("compare.agreement")}</b> {escape("; ".join(told))}</summary>'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"
        f'<p class="explained">{language.html("compare.rbo.meaning")}</p></details>'
    )


def _pair(agreement: Agreement, named: Mapping[str, str]) -> str:
    return f"{named[agreement.first]} – {named[agreement.second]}"


def _judging(language: Language) -> str:
    """What the thumbs and numbers mean, and the buttons to save and to forget judgements."""
    return (
        f'<div class="judging"><p>{language.html("compare.legend")} {language.html("judge.legend")}</p>'
        f'<p class="judging-buttons"><button type="button" class="plain" id="save" disabled>'
        f'{language.html("judge.save")} <span class="count"></span></button> '
        f'<button type="button" class="plain" id="forget" disabled>{language.html("judge.forget")}</button></p></div>'
    )
