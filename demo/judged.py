"""The view in which answers are judged: what was asked, the pool with three buttons to each document, and the figures.

Who found a document stands hidden below it until it is judged (`static/evaluate.js`), so that no judgement is of a leg.
Judgements stay in the browser, and with the owner's leave are kept on the server too (`demo.ledger`).
"""

import json
from collections.abc import Mapping, Sequence
from html import escape

from demo.card import card
from demo.compare_form import tries
from demo.examples import Example
from demo.figures import called, figures, table, told
from demo.grades import GRADES
from demo.judging import Pool, Wanted
from demo.language import Language
from demo.names import short
from demo.picked import box
from demo.plotted import plotted
from demo.present import drawer_bar
from demo.telling import within
from search.nouns import Document

FIRST = 20
"""Documents that are shown at once; the others when they are asked for."""

KEYS = {"relevant": "1", "partly": "2", "not": "3"}
BACK = "0"


def form(wanted: Wanted, like: Document | None, tried: Sequence[Example], language: Language) -> str:
    """What is asked as a form that leads to an address; how the answer is spread goes along unseen."""
    words, asked = escape(wanted.asked.text), wanted.asked
    held = ""
    if asked.diversify:
        held = f'<input type="hidden" name="variety" value="{escape(asked.diversify)}">'
        held += f'<input type="hidden" name="balance" value="{asked.balance:g}">'
    return (
        f'<h2 class="unseen">{language.html("tabs.evaluate")}</h2><form class="asks" action="evaluate">{held}'
        f'<div class="asks-line"><div id="words"><label><span>{language.html("ask.words")}</span>'
        f'<input name="q" value="{words}" placeholder="{language.html("ask.words.placeholder")}" autocomplete="off" '
        f'enterkeyhint="search"></label></div>'
        f'<button id="search" class="primary">{language.html("evaluate.ask")}</button></div>'
        f'<div class="asks-more">{box(asked.photo, like, language)}'
        f'<p class="explained">{language.html("evaluate.about")}</p></div></form>'
        + (tries("evaluate", tried, language) if wanted.nothing else "")
    )


def title(wanted: Wanted, like: Document | None, language: Language) -> str:
    """What is asked, for the browser's tab."""
    if wanted.asked.text:
        return wanted.asked.text
    if like is not None:
        return language("status.like", title=short(like, language))
    return language("status.picture") if wanted.asked.photo else ""


def view(pool: Pool, grades: Mapping[str, int], kept: bool, language: Language) -> str:
    """The pool and the figures.

    Args:
        pool: what there is to judge.
        grades: what the owner's file says of it already.
        kept: whether judgements go to the owner's file.
        language: of the texts.
    """
    if not pool.documents:
        return f'<p class="nothing">{language.html("browse.nothing")}</p>'
    items = "".join(_item(document, place, pool, language) for place, document in enumerate(pool.documents))
    data = {
        "question": pool.wanted.id,
        "query": pool.wanted.question,
        "spread": pool.wanted.spread(pool.wanted.asked.diversify or "", pool.wanted.asked.balance).partition("?")[2],
        "grades": json.dumps(grades),
        "failed": language("error.unavailable"),
    }
    held = "".join(f' data-{name}="{escape(value)}"' for name, value in data.items())
    more = ""
    if len(pool.documents) > FIRST:
        label = language("evaluate.more", count=len(pool.documents) - FIRST)
        more = f'<button type="button" class="plain" id="rest">{escape(label)}</button>'
    found = figures(pool, grades)
    return (
        f'<div class="status" role="status" id="status"><p class="told" id="judged-told">'
        f"{escape(told(found, len(grades), len(pool.documents), language))}</p></div>"
        f'<p class="keys" id="keys">{_keys(language)}</p><div class="evaluated">'
        f'<div id="results" class="judging"{held}>{drawer_bar(language)}'
        f'<ul class="hits" role="list" aria-describedby="keys"{within()}>{items}</ul>{more}</div>'
        f'<aside class="worth" aria-label="{language.html("evaluate.figures")}">'
        f'<div id="figures">{table(found, language)}</div>'
        f'<div id="curve">{plotted(pool.curve, pool.wanted, grades, language)}</div>'
        f"{_saving(kept, pool, language)}</aside></div>"
    )


def _item(document: Document, place: int, pool: Pool, language: Language) -> str:
    """A document with its buttons, and hidden below them who found it."""
    buttons = "".join(
        f'<button type="button" class="grade {name}" data-grade="{GRADES[name]}" aria-pressed="false" '
        f'aria-keyshortcuts="{key}">{language.html(f"evaluate.{name}")} <kbd aria-hidden="true">{key}</kbd></button>'
        for name, key in KEYS.items()
    )
    places = "".join(
        f"<li>{escape(called(name, language))} <b>{ids.index(document.id) + 1}</b></li>"
        for name, ids in pool.runs.items()
        if document.id in ids
    )
    hidden = " hidden" if place >= FIRST else ""
    label = escape(language("evaluate.judge", title=short(document, language)))
    return (
        f'<li class="hit" data-id="{escape(document.id)}" tabindex="-1"{hidden}>{card(document, language, place=place)}'
        f'<div class="grades" role="group" aria-label="{label}">{buttons}</div>'
        f'<ul class="found-by" role="list" aria-label="{language.html("evaluate.found")}" hidden>{places}</ul></li>'
    )


def _keys(language: Language) -> str:
    """What the keys do."""
    named = [(key, language(f"evaluate.{name}")) for name, key in KEYS.items()]
    named += [(BACK, language("evaluate.back")), ("j k", language("evaluate.onward"))]
    return (
        language.html("evaluate.keys")
        + " "
        + " ".join(
            f"<span>{''.join(f'<kbd>{escape(each)}</kbd>' for each in key.split())} {escape(does)}</span>"
            for key, does in named
        )
    )


def _saving(kept: bool, pool: Pool, language: Language) -> str:
    """Where judgements stay, and the buttons to take them home and to forget them."""
    where = "evaluate.kept" if kept else "evaluate.unkept"
    if kept and pool.wanted.asked.photo:
        where = "evaluate.unkept.photo"
    commands = (
        "python -m search evaluate --queries judged/queries.jsonl --judgements judged/judgements.qrels --index …",
        "python -m search tune --queries judged/queries.jsonl --judgements judged/judgements.qrels --index …",
    )
    lines = "".join(f"<li><code>{escape(each)}</code></li>" for each in commands)
    return (
        f'<div class="saving"><h2>{language.html("evaluate.saving")}</h2>'
        f'<p class="explained">{language.html(where)}</p><p class="not-kept" role="alert"></p>'
        f'<p class="judging-buttons"><button type="button" class="plain" id="take" disabled>'
        f'{language.html("evaluate.take")} <span class="count"></span></button> '
        f'<button type="button" class="plain" id="forget-judged" disabled>'
        f"{language.html('evaluate.forget')}</button></p>"
        f'<details><summary>{language.html("evaluate.commands")}</summary><ul role="list">{lines}</ul></details></div>'
    )
