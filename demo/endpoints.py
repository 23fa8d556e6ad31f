"""The page's endpoints for programs, such as `/search` and `/compare`, each of which returns one JSON object."""

import inspect
from collections.abc import Callable
from functools import partial, wraps
from typing import Any

import gradio as gr

from demo.failures import told
from demo.programs import Programs
from demo.turns import Turns
from search import TriptychError

NAMES = ("search", "similar", "documents", "classify", "compare")
"""The public endpoints, and the tools; each is the function of that name in `Programs`."""


class Endpoints:
    """The functions for programs as endpoints of a page.

    Args:
        programs: has them.
        turns: in which they take their turn with the page's own searches.
    """

    def __init__(self, programs: Programs, turns: Turns) -> None:
        self._programs = programs
        self._turns = turns

    def publish(self) -> None:
        """Make them endpoints of the page that is being built, and the only ones with names."""
        for name in NAMES:
            function = getattr(self._programs, name)
            gr.api(
                self._answering(function),
                api_name=name,
                api_description=inspect.getdoc(function),
                concurrency_id="search",
            )

    def _answering(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function in its turn, with the signature and docstring from which Gradio makes the endpoint's types."""

        @wraps(function)
        async def answer(*arguments: object, **named: object) -> Any:
            try:
                return await self._turns.take_in_time(partial(function, **named), *arguments)
            except TriptychError as error:
                raise gr.Error(told(error), print_exception=False) from None

        return answer
