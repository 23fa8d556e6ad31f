"""A page on which an event costs little beside its handler: what needs none of Gradio's work is passed over.

For every output that is left as it is (`gr.skip()`), Gradio makes the component anew, with its whole description. An
event that may fill the form, and mostly doesn't, would spend more time on that than on the search. Every HTML that an
event returns waits for a thread in which nothing is done with it, and every value that was posted is looked through for
files, letters and numbers too.
"""

from collections.abc import Sequence
from copy import copy
from typing import Any

import gradio as gr

_PLAIN = (str, int, float, type(None))


class Sparing(gr.Blocks):  # type: ignore[misc]
    """Blocks that pass over what an event skips and what is plain; handlers and the browser get the same.

    What is passed over doesn't go into the session's own picture of the page, of which nothing here is made.
    """

    async def preprocess_data(
        self, block_fn: Any, inputs: Sequence[object], state: Any, explicit_call: bool = False
    ) -> list[Any]:
        """What an event's handler gets; Gradio calls this."""
        blocks = block_fn.inputs
        special = block_fn.preprocess or block_fn.component_prop_inputs or len(inputs) != len(blocks)
        places = [place for place, block in enumerate(blocks) if special or not _is_plain(block, inputs[place])]
        if len(places) == len(blocks):
            every: list[Any] = await super().preprocess_data(block_fn, inputs, state, explicit_call)
            return every
        part, values = copy(block_fn), list(inputs)
        part.inputs = [blocks[place] for place in places]
        done = await super().preprocess_data(part, [inputs[place] for place in places], state, explicit_call)
        for place, value in zip(places, done, strict=True):
            values[place] = value
        return values

    async def postprocess_data(self, block_fn: Any, predictions: Any, state: Any) -> list[Any]:
        """What an event's outputs get; Gradio calls this."""
        outputs = block_fn.outputs
        kept = _changed(predictions) if len(outputs) > 1 and not block_fn.batch else None
        if kept is None or len(predictions) != len(outputs):
            every: list[Any] = await super().postprocess_data(block_fn, predictions, state)
            return every
        answer: list[Any] = [None if block.stateful else gr.skip() for block in outputs]
        for place in [place for place in kept if _is_sent_as_it_is(outputs[place], predictions[place])]:
            answer[place] = predictions[place]
            kept.remove(place)
        if kept:
            part, values = copy(block_fn), [predictions[place] for place in kept]
            part.outputs = [outputs[place] for place in kept]
            done = await super().postprocess_data(part, values if len(values) > 1 else values[0], state)
            for place, value in zip(kept, done, strict=True):
                answer[place] = value
        return answer


def _is_plain(block: Any, value: object) -> bool:
    """Whether a handler gets a posted value as it was posted: it can hold no file, and the component asks no more."""
    if block.stateful or (value is not None and getattr(block, "data_model", None)):
        return False
    return isinstance(value, _PLAIN) or (isinstance(value, list) and all(isinstance(each, _PLAIN) for each in value))


def _is_sent_as_it_is(block: Any, value: object) -> bool:
    """Whether the browser gets what the handler returned: HTML, or an object of plain values."""
    if type(block) is gr.HTML:
        return isinstance(value, str)
    if type(block) is not gr.JSON or not isinstance(value, dict) or "__type__" in value:
        return False
    return all(isinstance(each, _PLAIN) for each in value.values())


def _changed(predictions: Any) -> list[int] | None:
    """The places of what is not skipped; None where there is no value per output."""
    if not isinstance(predictions, list | tuple):
        return None
    return [place for place, each in enumerate(predictions) if not (isinstance(each, dict) and each == gr.skip())]
