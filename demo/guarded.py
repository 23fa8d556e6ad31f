"""A page that lets Gradio fetch nothing: an address that is posted is fetched through our own gate or not at all.

Gradio fetches, before any handler is called, whatever address stands in a posted file reference, in any control of any
event. It refuses the server's own network, but takes answers of any size into memory and waits for slow ones.
"""

import logging
import traceback
from asyncio import CancelledError
from collections.abc import Sequence
from typing import Any

import gradio as gr
from gradio_client.utils import is_http_url_like

from demo.sparing import Sparing

UNANSWERABLE = "That cannot be answered; what was sent is no question of this page's."

_log = logging.getLogger(__name__)


class Page(Sparing):
    """A page whose events get a file reference that holds an address as that address: a text, for them to judge.

    What Gradio cannot make sense of it would print with all that was sent; here only its kind and its place are logged.
    """

    async def process_api(self, *arguments: Any, **named: Any) -> dict[str, Any]:
        """What an event answers; Gradio calls this."""
        try:
            answer: dict[str, Any] = await super().process_api(*arguments, **named)
        except gr.Error:
            raise
        except CancelledError:  # nobody waits for it any more; Gradio would print where it was
            raise gr.Error(UNANSWERABLE, print_exception=False) from None
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            _log.error("An event failed: %s in %s, line %s", type(error).__name__, place.name, place.lineno)
            raise gr.Error(UNANSWERABLE, print_exception=False) from None
        return answer

    async def preprocess_data(
        self, block_fn: Any, inputs: Sequence[object], state: Any, explicit_call: bool = False
    ) -> list[Any]:
        """What an event's handler gets; Gradio calls this."""
        values: list[Any] = await super().preprocess_data(block_fn, unreferenced(inputs), state, explicit_call)
        return values


def unreferenced(value: Any) -> Any:
    """The same value, with each file reference that holds an address replaced by the address.

    Example:
        >>> unreferenced([{"path": "https://example.org/a.png", "meta": {"_type": "gradio.FileData"}}, 7])
        ['https://example.org/a.png', 7]
    """
    if isinstance(value, dict):
        meta = value.get("meta")
        if isinstance(meta, dict) and meta.get("_type") == "gradio.FileData" and is_http_url_like(value.get("path")):
            return value["path"]
        return {key: unreferenced(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [unreferenced(each) for each in value]
    return value
