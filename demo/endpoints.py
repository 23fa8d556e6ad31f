"""The page's endpoints for programs, such as `/search` and `/compare`, each of which returns one JSON object."""

import inspect
from collections.abc import Iterator
from contextlib import contextmanager

import gradio as gr

from demo.failures import told
from demo.programs import Programs
from search import TriptychError

NAMES = ("search", "similar", "documents", "classify", "compare")
"""The public endpoints, and the tools; each is the function of that name in `Programs`."""


@contextmanager
def answered() -> Iterator[None]:
    """Turn what Triptych raises on purpose into an error that the caller is told."""
    try:
        yield
    except TriptychError as error:
        raise gr.Error(told(error), print_exception=False) from None


class Endpoints:
    """The functions for programs as endpoints of a page."""

    def __init__(self, programs: Programs) -> None:
        self._programs = programs

    def publish(self) -> None:
        """Make them endpoints of the page that is being built, and the only ones with names."""
        for name in NAMES:
            function = getattr(self._programs, name)
            gr.api(
                answered()(function),  # keeps signature and docstring, from which Gradio makes the endpoint's types
                api_name=name,
                api_description=inspect.getdoc(function),
                concurrency_id="search",
            )
