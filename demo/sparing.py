"""A page on which a control that an event leaves as it is costs nothing.

For every output that is left as it is (`gr.skip()`), Gradio makes the component anew, with its whole description. An
event that may fill the form, and mostly doesn't, would spend more time on that than on the search.
"""

from collections.abc import Sequence
from copy import copy
from typing import Any

import gradio as gr


class Sparing(gr.Blocks):  # type: ignore[misc]
    """Blocks that pass over what an event skips; what is sent to the browser is the same."""

    async def postprocess_data(self, block_fn: Any, predictions: Any, state: Any) -> list[Any]:
        """What an event's outputs get; Gradio calls this."""
        outputs = block_fn.outputs
        kept = _changed(predictions) if len(outputs) > 1 and not block_fn.batch else None
        if kept is None or len(predictions) != len(outputs) or len(kept) == len(outputs):
            every: list[Any] = await super().postprocess_data(block_fn, predictions, state)
            return every
        answer: list[Any] = [None if block.stateful else gr.skip() for block in outputs]
        if kept:
            part, values = copy(block_fn), [predictions[place] for place in kept]
            part.outputs = [outputs[place] for place in kept]
            done = await super().postprocess_data(part, values if len(values) > 1 else values[0], state)
            for place, value in zip(kept, done, strict=True):
                answer[place] = value
        return answer


def _changed(predictions: Any) -> Sequence[int] | None:
    """The places of what is not skipped; None where there is no value per output."""
    if not isinstance(predictions, list | tuple):
        return None
    return [place for place, each in enumerate(predictions) if not (isinstance(each, dict) and each == gr.skip())]
