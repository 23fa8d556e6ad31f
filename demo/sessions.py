"""Sessions that keep what they were given and no description of the page, and know which events there are.

For every session Gradio makes and keeps a description of every component, for links that restore a page, of which this
page has its own kind. That is a quarter of a megabyte, and each call of an endpoint is a session: the ten thousand that
Gradio keeps would hold gigabytes, and making it would take the server longer than the search.
"""

from typing import Any

from fastapi import HTTPException
from gradio.blocks import BlocksConfig
from gradio.state_holder import SessionState, StateHolder


class Events(dict[int, Any]):
    """A page's events by number. Anybody may post any number, which without this is an error of the server's."""

    def __missing__(self, number: object) -> Any:
        raise HTTPException(404, "There is no such event; load the page again.")


class Configuration(BlocksConfig):  # type: ignore[misc]
    """A page's configuration. Each session gets a copy, which describes no component."""

    def __copy__(self) -> BlocksConfig:
        copied = super().__copy__()
        copied.config_for_block = _undescribed
        return copied


def _undescribed(*_: object) -> dict[str, Any]:
    """In place of a component's description, for Gradio's own sessions too: it makes one for a call without a name."""
    return {}


class Session(SessionState):  # type: ignore[misc]
    """What a visitor's session keeps: the values of `gr.State`."""

    def __init__(self, blocks: Any) -> None:
        super().__init__(blocks)
        self.config_values.clear()

    def __setitem__(self, key: int, value: Any) -> None:
        super().__setitem__(key, value)
        self.config_values.clear()

    def _update_config(self, key: int) -> None:
        """Gradio calls this for what an event changed; there is no description to change."""

    def _update_value_in_config(self, key: int, value: Any) -> None:
        """See `_update_config`."""


class Sessions(StateHolder):  # type: ignore[misc]
    """All sessions of a page.

    Args:
        blocks: the page.

    Example:
        >>> mounted.state_holder = Sessions(mounted.get_blocks())
    """

    def __init__(self, blocks: Any) -> None:
        super().__init__()
        self.set_blocks(blocks)
        configuration = Configuration(blocks)
        configuration.__dict__.update(vars(blocks.default_config))
        configuration.fns = Events(configuration.fns)
        blocks.default_config = configuration

    def __getitem__(self, session_id: str) -> SessionState:
        if session_id not in self.session_data:
            self.session_data[session_id] = Session(self.blocks)
        return super().__getitem__(session_id)
