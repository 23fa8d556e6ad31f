"""The page's layout and wiring: which controls there are, and which event leads to which action."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from demo import actions, controls, examples, filters, present, tries
from demo.about import PANEL
from demo.collections import Link
from demo.endpoints import Endpoints
from demo.events import Events
from demo.guarded import Page
from demo.language import chosen, label
from demo.masthead import footer, masthead
from demo.programs import Programs
from demo.recent import Recent
from demo.shown import Shown
from demo.tabs import tabs
from demo.turns import Turns
from demo.uploads import KEPT_SECONDS, Uploads
from search import Engine, tuned

STATIC = Path(__file__).parent / "static"
STYLES = ("page.css", "ask.css", "suggest.css", "results.css", "drawer.css")
CLEANED_SECONDS = 10 * 60
SESSION_SECONDS = 60 * 60
AT_ONCE = 4
"""Searches that run at the same time; the others wait. As many of everything else run beside them, in Gradio's queue.

The searches have turns of their own: of what an event costs, that queue was the half.
"""

TOLD_SECONDS = 10
"""How often those who wait are told their place in the queue. By default Gradio tells everybody at every answer."""

WAITING = 200
"""Searches that may wait, and other events; one more is refused."""


def build(
    engine: Engine,
    uploads: Uploads,
    shown: Sequence[examples.Example],
    thumbnails: Shown,
    *,
    title: str = "Triptych",
    others: Sequence[Link] = (),
    programs: Programs,
    turns: Turns,
    recent: Recent,
) -> gr.Blocks:
    """The page over an engine.

    Args:
        engine: answers the questions.
        uploads: the folder that Gradio keeps uploads in; see `Uploads.begin`.
        shown: examples that fill the form.
        thumbnails: of what the page shows.
        title: of the page and its tab.
        others: the ways to all collections of the server, this one among them.
        programs: what programs may ask of it.
        turns: in which searches take their turn, those of all collections together.
        recent: keeps the answers that the drawer tells of.
    """
    offered = filters.offered(engine.index)
    around = actions.look_around(engine)
    thumbnails.bring(around)
    english = chosen(None)
    tab = next((f"{each.title} · {title}" for each in others[1:] and others if each.current), title)
    with Page(
        title=tab, fill_width=True, analytics_enabled=False, delete_cache=(CLEANED_SECONDS, KEPT_SECONDS)
    ) as page:
        head = gr.HTML(
            masthead(title, others, english), elem_id="masthead", js_on_load=_scripts("ask.js", "suggest.js")
        )
        ways = gr.HTML(tabs("search", english), elem_id="tabs", js_on_load=None)
        with gr.Row(elem_id="ask"):
            with gr.Column(elem_id="ask-words", **controls.NARROW):
                with gr.Row(elem_id="ask-line"):
                    text = controls.words()
                    button = gr.Button(label("ask.search"), variant="primary", elem_id="search", **controls.NARROW)
                tried = gr.HTML(
                    tries.listed(shown, english), elem_id="examples", js_on_load=_scripts("wish.js", "examples.js")
                )
                with gr.Row(elem_id="ask-options"):
                    variety, method, balance = controls.variety(), controls.method(), controls.balance()
            with gr.Column(elem_id="ask-picture", **controls.NARROW):
                picture = controls.picture()
                address = controls.address()
        own = tuned.own(engine.index)  # as the page starts; a control that is not moved asks for what holds by then
        drawer = controls.drawer(offered, own)
        like = gr.Textbox(visible=False)
        chips = gr.HTML("", elem_id="chips", js_on_load=_scripts("wish.js", "chips.js"))
        with gr.Row(elem_id="above"):
            status = gr.HTML(present.welcome(engine.index.info().documents, english), elem_id="status", js_on_load=None)
            top, view = controls.top(), controls.view()
        results = gr.HTML(
            present.shelf(around, english), elem_id="results", js_on_load=_scripts("wish.js", "results.js", "facet.js")
        )
        again = gr.Button(label("ask.more"), elem_id="more", visible=False)
        panel = gr.HTML(PANEL, elem_id="panel", js_on_load=_scripts("wish.js", "panel.js"))
        foot = gr.HTML(footer(english), elem_id="footer", js_on_load=None)
        travel = gr.HTML("", elem_id="travel", js_on_load=_scripts("wish.js", "travel.js"))
        wished = gr.JSON(visible=False)
        link = gr.JSON(visible=False)
        answer = gr.State(None, time_to_live=SESSION_SECONDS)

        events = Events(engine, uploads, offered, shown, thumbnails, around, title, others, tab, turns, own, recent)
        form = [
            *(text, picture, like, variety, top, view, drawer.without, method, balance, drawer.constant),
            *drawer.weights,
            *drawer.chosen,
        ]
        shows = [status, results, again, answer, chips, link]
        private = {
            "api_visibility": "private",
            "preprocess": False,
            "concurrency_id": "search",
            "show_progress": "hidden",
        }
        more = again.click(events.on_more, answer, shows[:4], **private)
        asked = gr.on(
            [
                *(button.click, text.submit, drawer.without.submit),
                *(each.input for each in (variety, method, top, view)),
                *(each.release for each in (balance, drawer.constant, *drawer.weights)),
                *(trigger for each in drawer.chosen for trigger in _changed(each)),
                *(tried.submit, chips.submit, results.submit, panel.submit, travel.submit),
            ],
            events.on_search,
            [wished, answer, *form],
            [*form, *shows],
            js=_script("begin.js"),
            cancels=[more],
            trigger_mode="always_last",
            queue=False,
            **private,
        )
        asked.success(None, link, None, js=_script("arrived.js"))
        asked.failure(None, None, None, js=_script("ended.js"))
        address.submit(events.on_address, address, [picture, address], **private)
        travel.start(events.on_start, None, [head, tried, foot, status, results, ways], **private)
        picture.upload(None, None, like, js='() => ""')  # what was put in last is asked with
        gr.on([picture.change, like.change], None, [picture, like], text, js=_script("picture.js"))
        Endpoints(programs, turns).publish()
    # Gradio checks that a posted file was uploaded only after its own `launch`. A mounted page never gets there, and
    # without the check Gradio copies any file of the server into the folder of uploads for whoever names it.
    page.has_launched = True
    page.mcp_server = True  # what the panel "Use via API" is to say; `demo.tools` answers where Gradio's own would
    return page.queue(default_concurrency_limit=AT_ONCE, max_size=WAITING, status_update_rate=TOLD_SECONDS)


def _changed(control: Any) -> list[Any]:
    """The events of a filter's control that say its value is as the visitor wants it."""
    return [control.submit, control.blur] if isinstance(control, gr.Textbox) else [control.input]


def _script(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")


def _scripts(*names: str) -> str:
    """Scripts that run one after the other when a component is on the page, each with names of its own."""
    return "\n".join(f"{{\n{_script(name)}}}" for name in names)
