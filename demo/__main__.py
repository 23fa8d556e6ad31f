"""`python -m demo`: serve the page over the bundled collection or over collections of your own."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from demo import logs
from demo.brisk import be_brisk
from demo.collections import BUNDLED, Place, Shelf, opened, places
from demo.following import following
from demo.port import bound
from search import TriptychError
from search.bundled import COLLECTION
from search.errors import InvalidInput
from search.settings import Settings

if TYPE_CHECKING:
    from demo.examples import Example
    from demo.uploads import Uploads

_EPILOG = """\
Several collections: --index shop.index --index "Old photos=opensearch://localhost:9200/photos" shows the first at /,
the others at /in/NAME/. Without a name a collection is called after the last part of its place. The place 'bundled' is
the collection that comes with Triptych; its own index, which is derived from its pictures, is built where it is
missing, with --readonly too.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the page until it is told to stop.

    Args:
        arguments: the command line, by default this process's.

    Returns:
        The exit code: 0 when it was told to stop, 2 for wrong usage or a taken port, 3 when an index or an encoder is
        not there.
    """
    options = _parser().parse_args(arguments)
    try:
        settings = Settings.from_environment()
        where = places(options.index or ())
        files = _files([*([settings.examples] if settings.examples else ()), *(options.examples or ())], where)
        return _served(where, files, options, _allowed(settings, options))
    except TriptychError as error:
        print(f"error: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m demo",
        description="Serve the page: search with words, a picture, or both.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--index",
        action="append",
        metavar="[NAME=]WHERE",
        help="an index to show: a folder or an address; may be given several times (default: bundled)",
    )
    parser.add_argument("--title", help="title of the page (default: the setting TRIPTYCH_TITLE, Triptych)")
    parser.add_argument(
        "--examples",
        action="append",
        metavar="[NAME=]FILE",
        help="examples for the collection NAME, or the first one: a JSON object per line, with text, image or both; an "
        "image is a file beside FILE or a document's id (default: the setting TRIPTYCH_EXAMPLES)",
    )
    parser.add_argument(
        "--judge",
        type=Path,
        metavar="FOLDER",
        help="keep what visitors judge on the page, for evaluate and tune: FOLDER/NAME/judgements.qrels and "
        "queries.jsonl for the collection NAME (default: they take it home as a file)",
    )
    parser.add_argument(
        "--readonly",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="write nothing to an index; --no-readonly keeps with each what is measured at the start, so that the next "
        "start is quicker (default: --readonly)",
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to serve at (default: %(default)s, this machine only)"
    )
    parser.add_argument("--port", default=7860, type=int, help="port to serve at (default: %(default)s)")
    parser.add_argument(
        "--auth",
        metavar="NAME:PASSWORD|@FILE",
        help="let only those in who give this name and password, or one of a file's; every process of this machine can "
        "read a command line, so rather a file (default: the setting TRIPTYCH_AUTH, everybody)",
    )
    parser.add_argument(
        "--root-path", metavar="PATH", help="path below which a proxy shows the page (default: TRIPTYCH_ROOT_PATH)"
    )
    parser.add_argument(
        "--trust-proxy",
        metavar="ADDRESS",
        action="append",
        help="address or network of a proxy whose X-Forwarded-… headers are believed; may be given several times "
        "(default: the setting TRIPTYCH_TRUST_PROXY, none)",
    )
    return parser


def _allowed(settings: Settings, options: argparse.Namespace) -> Settings:
    """The settings, changed by what the command line says of who may come in."""
    return replace(
        settings,
        auth=settings.auth if options.auth is None else options.auth,
        root_path=settings.root_path if options.root_path is None else options.root_path,
        trust_proxy=settings.trust_proxy if options.trust_proxy is None else ",".join(options.trust_proxy),
    )


def _files(options: Sequence[str], where: Sequence[Place]) -> dict[str, Path]:
    """The files of examples by the collection's name; the last one that is said for a collection holds.

    Raises:
        InvalidInput: a name that no collection has.
    """
    files: dict[str, Path] = {}
    known = {name: place.name for place in where for name in (place.name, place.title)}
    for option in options:
        name, equals, file = option.partition("=")
        if equals and not Path(option).exists():
            if name not in known:
                raise InvalidInput(f"--examples {option} is for no collection; there is {', '.join(known)}")
            files[known[name]] = Path(file)
        else:
            files[where[0].name] = Path(option)
    return files


def _served(where: Sequence[Place], files: Mapping[str, Path], options: argparse.Namespace, settings: Settings) -> int:
    with bound(options.host, options.port) as at:
        from demo import server, warming  # importing Gradio takes two seconds: not for --help nor for a taken port
        from demo.uploads import Uploads

        uploads = Uploads.begin()
        try:
            with opened(where) as shelves:
                engines = [shelf.engine for shelf in shelves]
                title = options.title or settings.title
                shown = _examples(where, shelves, files, uploads)
                application = server.make(
                    shelves, uploads, shown, title=title, settings=settings, judgements=options.judge
                )
                host = f"[{options.host}]" if ":" in options.host else options.host
                address = f"http://{host}:{at.getsockname()[1]}"
                serving = server.serve(application, lambda: print(f"Triptych is at {address}", flush=True))
                kept = not options.readonly
                logs.begin(settings.log)
                warm = warming.warming(*engines, serving=serving, keeps=kept, then=be_brisk)
                with warm, following(*engines):
                    serving.run(sockets=[at])
        finally:
            uploads.end()
    return 0


def _examples(
    where: Sequence[Place], shelves: Sequence[Shelf], files: Mapping[str, Path], uploads: "Uploads"
) -> dict[str, "tuple[Example, ...]"]:
    from demo.examples import FILE, from_file

    own = {place.name: COLLECTION / FILE for place in where if place.where == BUNDLED and (COLLECTION / FILE).is_file()}
    files = {**own, **files}
    return {
        shelf.name: from_file(files[shelf.name], shelf.engine.index, uploads)
        for shelf in shelves
        if shelf.name in files
    }


if __name__ == "__main__":
    sys.exit(main())
