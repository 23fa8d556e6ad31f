"""What is sent to the browser is what Gradio sends; only the work for what is skipped is spared."""

import asyncio
from copy import deepcopy
from typing import Any

import gradio as gr
import pytest
from gradio.data_classes import JsonData
from gradio.state_holder import SessionState

from demo.sparing import Sparing


def page(kind: type[gr.Blocks]) -> tuple[gr.Blocks, list[Any]]:
    with kind(analytics_enabled=False) as blocks:
        outputs = [gr.Textbox(), gr.Slider(0, 1), gr.HTML(), gr.State(1), gr.Button("More"), gr.JSON()]
        gr.Button().click(lambda: None, None, outputs)
    return blocks, outputs


def sent(kind: type[gr.Blocks], values: list[object]) -> tuple[list[Any], list[bool], Any]:
    """What an event sends; which components were made anew; what the session keeps."""

    async def run() -> tuple[list[Any], list[Any], SessionState]:  # Gradio leaves a loop open where it finds none
        blocks, outputs = page(kind)
        session = SessionState(blocks)
        return await blocks.postprocess_data(blocks.fns[0], deepcopy(values), session), outputs, session

    data, outputs, session = asyncio.run(run())
    return data, [session.blocks_config.blocks[each._id] is not each for each in outputs], session[outputs[3]._id]


def posted(value: Any) -> Any:
    """A value as it goes to the browser."""
    return value.model_dump() if isinstance(value, JsonData) else value


SKIP = gr.skip()


@pytest.mark.parametrize(
    "values",
    [
        [SKIP, SKIP, "<p>new</p>", 2, gr.update(visible=False), {"address": "?q=a", "travelled": None, "n": 1.5}],
        ["words", 0.5, "<p>new</p>", 2, gr.update(value="Less"), None],
        [SKIP, SKIP, SKIP, SKIP, SKIP, SKIP],
        [SKIP, SKIP, "alone", SKIP, SKIP, SKIP],
        [SKIP, SKIP, SKIP, [7, 8], SKIP, SKIP],
        [SKIP, SKIP, SKIP, SKIP, SKIP, {"alone": True}],
        [gr.update(value="words"), SKIP, None, SKIP, SKIP, gr.update(value={"a": 1})],
        [SKIP, SKIP, gr.update(value="<p>new</p>"), SKIP, SKIP, {"deep": {"list": [1, None]}}],
    ],
)
def test_the_browser_and_the_session_get_what_gradio_gives(values: list[object]) -> None:
    data, _, kept = sent(Sparing, values)
    expected, _, expected_kept = sent(gr.Blocks, values)
    assert kept == expected_kept
    for value, mine, gradios in zip(values, data, expected, strict=True):
        if value != SKIP:
            assert posted(mine) == posted(gradios)
        else:
            assert mine in (SKIP, None)  # Gradio wraps it once more for HTML
            assert (mine is None) == (gradios is None)


def test_what_is_skipped_is_not_made_anew() -> None:
    values: list[object] = [SKIP, SKIP, "<p>new</p>", 2, gr.update(visible=False), {"a": 1}]
    assert sent(Sparing, values)[1] == [False, False, False, False, True, False]
    assert sent(gr.Blocks, values)[1] == [True, True, False, False, True, False]


def test_a_handler_gets_what_gradio_gives_it() -> None:
    async def given(kind: type[gr.Blocks]) -> list[Any]:
        with kind(analytics_enabled=False) as blocks:
            inputs = [gr.Textbox(), gr.Slider(0, 1), gr.Dropdown(["a"], multiselect=True), gr.State(1), gr.JSON()]
            inputs += [gr.Image(), gr.Radio(["a"]), gr.Checkbox(), gr.JSON()]
            gr.Button().click(lambda *_: None, inputs, None, preprocess=False)
        posted = ["words", 0.5, ["a", "b"], None, {"name": "ask", "deep": [{"a": 1}]}, None, "a", True, None]
        values: list[Any] = await blocks.preprocess_data(blocks.fns[0], posted, SessionState(blocks))
        return values

    mine, gradios = asyncio.run(given(Sparing)), asyncio.run(given(gr.Blocks))
    assert mine == gradios
    assert mine[3] == 1


def test_a_handler_without_preprocessing_judges_a_pictures_reference_itself() -> None:
    async def given() -> list[Any]:
        with Sparing(analytics_enabled=False) as blocks:
            gr.Button().click(lambda *_: None, [gr.Image(), gr.Textbox()], None, preprocess=False)
        values: list[Any] = await blocks.preprocess_data(blocks.fns[0], [posted, "red"], SessionState(blocks))
        return values

    posted = {"path": "/somewhere/else.png", "meta": {"_type": "gradio.FileData"}}
    assert asyncio.run(given()) == [posted, "red"]


def test_too_few_values_are_gradios_to_refuse() -> None:
    with pytest.raises(ValueError, match="enough output values"):
        sent(Sparing, [SKIP, "one"])
