"""Gradio's application for one collection, mounted in ours."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI
from gradio.routes import API_PREFIX

from demo import app as page
from demo.collections import Shelf, links
from demo.doors import Doors
from demo.examples import Example
from demo.language import labels
from demo.programs import Programs
from demo.recent import Recent
from demo.sessions import Sessions
from demo.shown import Shown
from demo.theme import theme
from demo.turns import Turns
from demo.uploads import Uploads
from search.settings import Settings

STATIC = Path(__file__).parent / "static"
EVENTS = f"{API_PREFIX}/run/"


def mount(
    server: FastAPI,
    shelf: Shelf,
    uploads: Uploads,
    shown: Sequence[Example],
    thumbnails: Shown,
    title: str,
    shelves: Sequence[Shelf],
    turns: Turns,
    recent: Recent,
    programs: Programs,
    root: str,
) -> None:
    """Mount a collection's page at its path.

    Args:
        server: ours.
        shelf: the collection.
        uploads: the folder that Gradio keeps uploads in.
        shown: examples that fill the form.
        thumbnails: of what the page shows.
        title: of the pages of the server.
        shelves: all its collections.
        turns: in which searches take their turn.
        recent: keeps the answers that the drawer tells of.
        programs: what programs may ask.
        root: the path below which a proxy shows the server's pages; may be empty.
    """
    gr.mount_gradio_app(
        server,
        page.build(
            shelf.engine,
            uploads,
            shown,
            thumbnails,
            title=title,
            others=links(shelves, shelf),
            programs=programs,
            turns=turns,
            recent=recent,
        ),
        path=shelf.base or "/",
        root_path=f"{root}{shelf.base}" if root else None,
        theme=theme(),
        css_paths=[STATIC / name for name in page.STYLES],
        head=(STATIC / "head.html").read_text(encoding="utf-8"),
        favicon_path=None if shelf.base else str(STATIC / "favicon.png"),  # browsers ask for the host's alone
        i18n=labels(),
        footer_links=["api"],
        show_error=False,
        ssr_mode=False,
        enable_monitoring=False,
        run_history=False,
        pwa=False,
        mcp_server=False,
        max_file_size=int(Settings.from_environment().max_image_megabytes * 1e6),
        allowed_paths=[],
        blocked_paths=[],
    )
    mounted: Any = server.routes[-1]
    _events_first(mounted)
    mounted.app.state_holder = Sessions(mounted.app.get_blocks())
    mounted.app = Doors(mounted.app, uploads)


def _events_first(mounted: Any) -> None:
    """Have the route by which events are posted looked at first: Gradio's router tries them all, one after the other.

    Args:
        mounted: the mount of a Gradio application.
    """
    for included in mounted.app.router.routes:
        router = getattr(included, "original_router", None)
        if router is not None:
            router.routes.sort(key=lambda route: not route.path.startswith(EVENTS))
