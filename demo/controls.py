"""The form's controls, made in the order in which `demo.form.controls` gives their values."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr
from gradio.components.textbox import InputHTMLAttributes

from demo import form
from demo.filters import Choice, Filter
from demo.language import label
from search.legs import DEFAULT_LEGS
from search.tuned import Tuned

HEAVIEST = 6
"""What a leg can count at most."""

NARROW = {"min_width": 0}
"""Gradio's default least widths wrap rows on a phone; the style sheet says how wide things are."""


@dataclass(frozen=True)
class Drawer:
    """The controls that most visitors don't need.

    Attributes:
        without, constant: one control each.
        weights: one per default leg.
        chosen: one per choice and two per range among the filters.
    """

    without: Any
    constant: Any
    weights: tuple[Any, ...]
    chosen: tuple[Any, ...]


def words() -> Any:
    """The box for words; its placeholder says what to do once there is a picture, see `on_a_picture`."""
    return gr.Textbox(
        label=label("ask.words"),
        placeholder=label("ask.words.placeholder"),
        max_lines=1,
        elem_id="words",
        html_attributes=InputHTMLAttributes(autocomplete="off", enterkeyhint="search"),
        **NARROW,
    )


def picture() -> Any:
    """The box for a picture, from a file, the clipboard or a camera."""
    return gr.Image(
        label=label("ask.picture"),
        type="filepath",
        sources=["upload", "clipboard", "webcam"],
        buttons=[],
        height=200,
        elem_id="picture",
        **NARROW,
    )


def address() -> Any:
    """The field for the address of a picture on the web."""
    return gr.Textbox(
        label=label("ask.address"),
        placeholder=label("ask.address"),
        max_lines=1,
        elem_id="address",
        html_attributes=InputHTMLAttributes(autocomplete="off", enterkeyhint="go"),
        **NARROW,
    )


def variety() -> Any:
    """The switch for variety."""
    return gr.Checkbox(label=label("ask.variety"), info=label("ask.variety.info"), elem_id="variety", **NARROW)


def method() -> Any:
    """How variety is made; the style sheet shows it while variety is on."""
    choices = [(label("ask.method.groups"), form.GROUPS), (label("ask.method.mmr"), "mmr")]
    return gr.Radio(choices, value=form.GROUPS, label=label("ask.method"), elem_id="method", **NARROW)


def balance() -> Any:
    """From relevance to variety; the style sheet shows it while variety is made by MMR."""
    return gr.Slider(0, 1, form.BALANCE, step=0.05, label=label("ask.balance"), elem_id="balance", **NARROW)


def top() -> Any:
    """How many results a page has."""
    return gr.Radio(form.PAGES, value=form.PAGE, label=label("ask.top"), elem_id="top", **NARROW)


def view() -> Any:
    """The answer as pictures, or each leg's ranking beside the others."""
    choices = [(label(f"ask.view.{name}"), name) for name in form.VIEWS]
    return gr.Radio(choices, value=form.VIEWS[0], label=label("ask.view"), elem_id="view", **NARROW)


def drawer(offered: Sequence[Filter], own: Tuned) -> Drawer:
    """The closed part of the form, with the filters that a collection offers and the weights that are its own."""
    with gr.Accordion(label("ask.advanced"), open=False, elem_id="advanced"):
        with gr.Row(elem_classes="fields"):
            without = gr.Textbox(
                label=label("ask.without"),
                placeholder=label("ask.without.placeholder"),
                max_lines=1,
                elem_id="without",
                **NARROW,
            )
            chosen = tuple(control for item in offered for control in _filter(item))
        with gr.Row(elem_classes="fields"):
            constant = gr.Slider(1, 200, own.k, step=1, label=label("ask.constant"), elem_id="k", **NARROW)
        gr.HTML(label("ask.weights"), elem_classes="group-title")
        with gr.Row(elem_classes="fields"):
            weights = tuple(
                gr.Slider(
                    0,
                    max(HEAVIEST, own.weights[leg]),
                    own.weights[leg],
                    step=0.05,
                    label=label(f"leg.{leg}"),
                    info=leg,
                    elem_id=f"weight-{leg}",
                    **NARROW,
                )
                for leg in DEFAULT_LEGS
            )
    return Drawer(without, constant, weights, chosen)


def _filter(item: Filter) -> list[Any]:
    name = item.field.replace("_", " ").capitalize()
    if isinstance(item, Choice):
        choices = [(f"{value} ({count})", value) for value, count in item.values.items()]
        return [gr.Dropdown(choices, value=[], multiselect=True, label=name, elem_classes="filter", **NARROW)]
    return [
        gr.Textbox(label=f"{name} {end}", placeholder=f"{bound:g}", max_lines=1, elem_classes="filter", **NARROW)
        for end, bound in (("from", item.low), ("to", item.high))
    ]
