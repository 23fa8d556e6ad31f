"""A page that lets Gradio fetch nothing: an address that is posted is fetched through our own gate or not at all.

Gradio fetches, before any handler is called, whatever address stands in a posted file reference, in any control of any
event. It refuses the server's own network, but takes answers of any size into memory and waits for slow ones.
"""

from collections.abc import Sequence
from typing import Any

from gradio_client.utils import is_http_url_like

from demo.sparing import Sparing


class Page(Sparing):
    """A page whose events get a file reference that holds an address as that address: a text, for them to judge."""

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
