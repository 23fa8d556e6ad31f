"""A page on which an event costs little beside its handler: what needs none of Gradio's work is passed over.

For every output that is left as it is (`gr.skip()`), Gradio makes the component anew, with its whole description. An
event that may fill the form, and mostly doesn't, would spend more time on that than on the search. Every HTML that an
event returns waits for a thread in which nothing is done with it, and every value that was posted is looked through for
files, letters and numbers too. What the session keeps takes the same long way in and out.

A handler without preprocessing gets a picture's reference as it was posted, unchecked: whether it is an upload is the
handler's to say (`demo.uploads`), since anybody can post what Gradio's own check passes over.
"""

from collections.abc import Sequence
from copy import copy
from typing import Any

import gradio as gr
from gradio.utils import is_prop_update

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
        if state is None or block_fn.preprocess or block_fn.component_prop_inputs or len(inputs) != len(blocks):
            every: list[Any] = await super().preprocess_data(block_fn, inputs, state, explicit_call)
            return every
        values = [state[block._id] if block.stateful else value for block, value in zip(blocks, inputs, strict=True)]
        places = [place for place, block in enumerate(blocks) if not _is_given_as_it_is(block, inputs[place])]
        if not places:
            return values
        part = copy(block_fn)
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
        for place in list(kept):
            block, value = outputs[place], predictions[place]
            if block.stateful and state is not None and not is_prop_update(value):
                state[block._id] = value
            elif _is_sent_as_it_is(block, value):
                answer[place] = value
            else:
                continue
            kept.remove(place)
        if kept:
            part, values = copy(block_fn), [predictions[place] for place in kept]
            part.outputs = [outputs[place] for place in kept]
            done = await super().postprocess_data(part, values if len(values) > 1 else values[0], state)
            for place, value in zip(kept, done, strict=True):
                answer[place] = value
        return answer


def _is_given_as_it_is(block: Any, value: object) -> bool:
    """Whether a handler without preprocessing gets what was posted, or what the session keeps in its place."""
    if block.stateful or (type(block) is gr.Image and isinstance(value, dict)):
        return True
    if value is not None and getattr(block, "data_model", None):
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
