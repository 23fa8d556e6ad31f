"""`python -m demo`: serve the page over the bundled collection or over an index of your own."""

import argparse
import sys
from collections.abc import Sequence
from typing import Any

from demo.following import following
from demo.port import bound
from demo.uploads import Uploads
from search import Engine, TriptychError, open_engine
from search.bundled import COLLECTION, open_bundled
from search.progress import ProgressBar


class _Once(argparse.Action):
    """An option that may be given once; giving it again is told, not silently the last one taken."""

    def __call__(self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, value: Any, *_: object) -> None:
        if getattr(namespace, self.dest) is not None:
            parser.error("the page shows one collection: give --index once")
        setattr(namespace, self.dest, value)


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the page until it is told to stop.

    Args:
        arguments: the command line, by default this process's.

    Returns:
        The exit code: 0 when it was told to stop, 2 for wrong usage or a taken port, 3 when the index or the encoder is
        not there.
    """
    options = _parser().parse_args(arguments)
    try:
        return _served(options.index, options.host, options.port)
    except TriptychError as error:
        print(f"error: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m demo", description="Serve the page: search with words, a picture, or both."
    )
    parser.add_argument(
        "--index", action=_Once, metavar="WHERE", help="an index to show (default: the bundled collection)"
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to serve at (default: %(default)s, this machine only)"
    )
    parser.add_argument("--port", default=7860, type=int, help="port to serve at (default: %(default)s)")
    return parser


def _served(index: str | None, host: str, port: int) -> int:
    with bound(host, port) as at:
        from demo import examples, server  # importing Gradio takes two seconds: not for --help nor for a taken port

        uploads = Uploads.begin()
        try:
            with _opened(index) as engine:
                shown = examples.bundled(COLLECTION, engine.index, uploads) if index is None else None
                application = server.make(engine, uploads, shown)
                shown_host = f"[{host}]" if ":" in host else host
                address = f"http://{shown_host}:{at.getsockname()[1]}"
                serving = server.serve(application, lambda: print(f"Triptych is at {address}", flush=True))
                with server.warming(engine, serving), following(engine):
                    serving.run(sockets=[at])
        finally:
            uploads.end()
    return 0


def _opened(index: str | None) -> Engine:
    if index is not None:
        return open_engine(index)
    with ProgressBar() as progress:
        return open_bundled(progress)


if __name__ == "__main__":
    sys.exit(main())
