"""Gradio's bare floor: a page with one button, an empty handler, and a gallery of as many addresses as our page shows.

Usage: python -m benchmarks.bare [--port 0] [--pictures 12]
It is served by the same server, and with the same settings of Gradio's, as our page.
"""

import argparse

import demo  # noqa: F401 -- sets what Gradio reads when it is imported
from demo.port import bound


def main() -> None:
    """Serve it until told to stop."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--pictures", type=int, default=12)
    chosen = parser.parse_args()
    with bound("127.0.0.1", chosen.port) as at:
        import gradio as gr
        from fastapi import FastAPI

        from demo import app, server

        address = f"http://127.0.0.1:{at.getsockname()[1]}"
        pictures = [f"{address}/thumbnails/{number}.webp" for number in range(chosen.pictures)]
        with gr.Blocks(analytics_enabled=False) as page:
            text = gr.Textbox(elem_id="words")
            button = gr.Button("Search", elem_id="search")
            gallery = gr.Gallery(elem_id="results")
            button.click(lambda _: pictures, text, gallery)
        page.queue(default_concurrency_limit=app.AT_ONCE, max_size=app.WAITING)
        mounted: FastAPI = gr.mount_gradio_app(
            FastAPI(), page, path="/", ssr_mode=False, enable_monitoring=False, run_history=False
        )
        server.serve(mounted, lambda: print(f"The floor is at {address}", flush=True)).run(sockets=[at])


if __name__ == "__main__":
    main()
