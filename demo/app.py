"""The page's layout and wiring: which controls there are, and which event leads to which action."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from demo import actions, examples, filters, form, present
from demo.endpoints import Endpoints
from demo.events import Events
from demo.filters import Choice, Filter
from demo.names import LEG_TITLES
from demo.shown import Shown
from demo.uploads import KEPT_SECONDS, Uploads
from search import Engine
from search.legs import DEFAULT_LEGS

STATIC = Path(__file__).parent / "static"
CLEANED_SECONDS = 10 * 60
SESSION_SECONDS = 60 * 60
AT_ONCE = 4
"""Searches that run at the same time; the others wait in the queue."""

WAITING = 200
"""Events that may wait; one more is refused."""

MASTHEAD = """
<header class="masthead">
  <span class="mark" aria-hidden="true"><i></i><i></i><i></i></span>
  <h1>Triptych</h1>
  <p>Search pictures with words, a picture, or both.</p>
</header>
"""
FOOTER = """
<footer class="footer">
  <p>A picture that you drop in stays on this server for about two hours and is shown to nobody else.</p>
</footer>
"""
PANEL = """
<dialog class="panel" aria-label="About this picture">
  <button type="button" class="close" aria-label="Close">×</button>
  <div class="panel-inside"></div>
</dialog>
"""
NARROW = {"min_width": 0}
"""Gradio's default least widths wrap rows on a phone; the style sheet says how wide things are."""


def build(engine: Engine, uploads: Uploads, shown: Sequence[examples.Example], thumbnails: Shown) -> gr.Blocks:
    """The page over an engine.

    Args:
        engine: answers the questions.
        uploads: the folder that Gradio keeps uploads in; see `Uploads.begin`.
        shown: examples that fill the form.
        thumbnails: of what the page shows.
    """
    offered = filters.offered(engine.index)
    around = actions.look_around(engine)
    thumbnails.bring(around)
    with gr.Blocks(
        title="Triptych", fill_width=True, analytics_enabled=False, delete_cache=(CLEANED_SECONDS, KEPT_SECONDS)
    ) as page:
        gr.HTML(MASTHEAD, elem_id="masthead")
        with gr.Row(elem_id="ask"):
            with gr.Column(elem_id="ask-words", **NARROW):
                with gr.Row(elem_id="ask-line"):
                    text = gr.Textbox(
                        label="Words", placeholder="What are you looking for?", max_lines=1, elem_id="words", **NARROW
                    )
                    button = gr.Button("Search", variant="primary", elem_id="search", **NARROW)
                chips = gr.HTML(examples.listed(shown), elem_id="examples", js_on_load=_script("examples.js"))
                with gr.Row(elem_id="ask-options"):
                    variety = gr.Checkbox(label="Variety", info="One of each kind first", elem_id="variety", **NARROW)
                    top = gr.Radio(form.PAGES, value=form.PAGE, label="Results", elem_id="top", **NARROW)
            picture = gr.Image(
                label="Picture",
                type="filepath",
                sources=["upload", "clipboard", "webcam"],
                buttons=[],
                height=200,
                elem_id="picture",
                **NARROW,
            )
        settings = _advanced(offered)
        status = gr.HTML(present.welcome(engine.index.info().documents), elem_id="status")
        results = gr.HTML(present.shelf(around), elem_id="results", js_on_load=_script("results.js"))
        again = gr.Button("Show more", elem_id="more", visible=False)
        panel = gr.HTML(PANEL, elem_id="panel", js_on_load=_script("panel.js"))
        gr.HTML(FOOTER, elem_id="footer")

        events = Events(engine, uploads, offered, shown, thumbnails)
        answer = gr.State(None, time_to_live=SESSION_SECONDS)
        shows = [status, results, again, answer]
        controls = [text, picture, variety, top, *settings]
        private = {
            "api_visibility": "private",
            "preprocess": False,
            "concurrency_id": "search",
            "show_progress": "hidden",
        }
        latest = {**private, "trigger_mode": "always_last"}
        gr.on([button.click, text.submit], events.on_search, controls, shows, **latest).success(
            None, js=_script("arrived.js")
        )
        chips.example(events.on_example, None, [text, picture], **private).then(
            events.on_search, controls, shows, **private
        )
        again.click(events.on_more, answer, shows, **private)
        panel.similar(events.on_similar, top, shows, **private).success(None, js=_script("arrived.js"))
        Endpoints(engine, uploads).publish()
    # Gradio checks that a posted file was uploaded only after its own `launch`. A mounted page never gets there, and
    # without the check Gradio copies any file of the server into the folder of uploads for whoever names it.
    page.has_launched = True
    return page.queue(default_concurrency_limit=AT_ONCE, max_size=WAITING)


def _advanced(offered: Sequence[Filter]) -> list[Any]:
    """The drawer; its controls in the order that `demo.form.read` expects."""
    with gr.Accordion("Advanced", open=False, elem_id="advanced"):
        with gr.Row(elem_classes="fields"):
            without = gr.Textbox(
                label="Without", placeholder="what should not be there", max_lines=1, elem_id="without", **NARROW
            )
            chosen = [control for item in offered for control in _filter(item)]
        with gr.Row(elem_classes="fields"):
            method = gr.Radio(
                [("groups in turn (k-means)", form.GROUPS), ("unlike the last (MMR)", "mmr")],
                value=form.GROUPS,
                label="How variety is made",
                elem_id="method",
                **NARROW,
            )
            balance = gr.Slider(
                0,
                1,
                form.BALANCE,
                step=0.05,
                label="MMR: from variety (0) to relevance (1)",
                elem_id="balance",
                **NARROW,
            )
            constant = gr.Slider(
                1,
                200,
                form.CONSTANT,
                step=1,
                label="Fusion constant: small favours first places",
                elem_id="k",
                **NARROW,
            )
        gr.HTML('<p class="group-title">How much each search counts</p>')
        with gr.Row(elem_classes="fields"):
            weights = [
                gr.Slider(0, 3, 1, step=0.1, label=LEG_TITLES[leg], info=leg, elem_id=f"weight-{leg}", **NARROW)
                for leg in DEFAULT_LEGS
            ]
    return [without, method, balance, constant, *weights, *chosen]


def _filter(item: Filter) -> list[Any]:
    name = item.field.replace("_", " ").capitalize()
    if isinstance(item, Choice):
        choices = [(f"{value} ({count})", value) for value, count in item.values.items()]
        return [gr.Dropdown(choices, value=[], multiselect=True, label=name, elem_classes="filter", **NARROW)]
    return [
        gr.Textbox(label=f"{name} {end}", placeholder=f"{bound:g}", max_lines=1, elem_classes="filter", **NARROW)
        for end, bound in (("from", item.low), ("to", item.high))
    ]


def _script(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")
