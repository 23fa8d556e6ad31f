"""`encoders`: which there are, which are on this machine, and fetching one."""

import json
import shutil
import sys
import textwrap
import time
from dataclasses import asdict
from typing import Annotated

import typer

from search.commands.shared import AsJson, complain
from search.encoders import hub
from search.encoders.catalogue import Description
from search.encoders.folders import find
from search.encoders.naming import asked
from search.encoders.presence import WORDS, Listed, listed
from search.errors import EncoderNotFound, InvalidInput
from search.progress import ProgressBar
from search.settings import Settings

PULL = "pull"

MEGABYTE = 1_000_000


def encoders(
    task: Annotated[str | None, typer.Argument(help="`pull` fetches one; left out, all are listed.")] = None,
    name: Annotated[str | None, typer.Argument(help="The one to fetch: an alias, or a name on the hub.")] = None,
    deadline: Annotated[
        float | None, typer.Option(help="Seconds that fetching may take; by default TRIPTYCH_DOWNLOAD_DEADLINE.", min=1)
    ] = None,
    json_: AsJson = False,
) -> None:
    """List the encoders that are worth knowing, with which are on this machine; or fetch one: `encoders pull clip`."""
    settings = Settings.from_environment()
    if task is None:
        found = listed(settings)
        print(_as_json(found) if json_ else table(found, shutil.get_terminal_size((120, 24)).columns))
    elif task == PULL and name is not None:
        pull(name, settings.download_deadline if deadline is None else deadline)
    else:
        raise InvalidInput(f"say `encoders`, or `encoders {PULL} NAME` to fetch one")


def pull(name: str, deadline: float) -> None:
    """Fetch an encoder into the Hugging Face cache, saying first how large it is and by which licence it is given.

    Raises:
        InvalidInput: it is asked at an API, so there is nothing to fetch.
        EncoderNotFound: the hub doesn't have it, cannot be reached, did not deliver in time, or the disk is too full.
        EncoderFailed: it is no whole model with weights as safetensors.
    """
    from search.encoders import cohere

    end = time.monotonic() + deadline
    if cohere.knows(name):
        raise InvalidInput(
            f"'{name}' runs on Cohere's machines: there is nothing to fetch; put a key into {cohere.KEYS[0]}"
        )
    wanted = asked(name)
    try:
        print(f"{name} is on this machine already: {find(name, online=False, deadline=0)}")
    except EncoderNotFound:
        found = hub.listing(wanted.model, deadline)
        print(f"{name}: {wanted.model}, {_size(found.bytes)} in {found.files} files", file=sys.stderr)
        print(f"licence: {_licence(found, wanted.entry)}", file=sys.stderr)
        hub.check_room(wanted.model, found.bytes)
        with ProgressBar() as progress:
            folder = hub.download(
                wanted.model,
                max(0.0, end - time.monotonic()),
                lambda done, total: progress(min(done, total) // MEGABYTE, max(1, total // MEGABYTE), "MB"),
                found.bytes,
            )
        print(f"fetched {name}: {folder}")
    if wanted.entry is not None and wanted.entry.code:
        for code in hub.codes(wanted.entry):
            if hub.cached_code(code) is None:
                hub.download_code(code, max(0.0, end - time.monotonic()))
        complain(f"to let its code run, set TRIPTYCH_REMOTE_CODE={wanted.entry.code}")


def table(found: list[Listed], width: int) -> str:
    """The catalogue for a person: a line of figures for each entry, with what it is good and bad at below."""
    head = ("name", "model", "vectors", "tokens", "picture", "size or price", "here")
    rows = [head, *(_row(each) for each in found)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    lines = []
    for row, each in zip(rows, [None, *found], strict=True):
        lines.append("  ".join(cell.ljust(wide) for cell, wide in zip(row, widths, strict=True)).rstrip())
        if each is not None:
            entry = each.entry
            notes = [f"+ {entry.good}", f"- {entry.bad}", f"licence: {entry.licence}; see {entry.source}"]
            for note in notes:
                lines += textwrap.wrap(note, max(40, width), initial_indent="    ", subsequent_indent="      ")
    lines += [
        "",
        "Any model folder and any name on the hub will do as well. Fetch one: python -m search encoders pull clip",
    ]
    return "\n".join(lines)


def _row(each: Listed) -> tuple[str, ...]:
    entry = each.entry
    cuts = f" or {'|'.join(map(str, entry.truncations))}" if entry.truncations else ""
    size = "" if entry.megabytes is None else _size(entry.megabytes * MEGABYTE)
    return (
        entry.alias,
        entry.family,
        f"{entry.dimension}{cuts}",
        f"{entry.context:,}",
        entry.picture,
        size or each.price,
        WORDS[each.state],
    )


def _as_json(found: list[Listed]) -> str:
    return json.dumps(
        [asdict(each.entry) | {"price": each.price, "state": each.state} for each in found],
        ensure_ascii=False,
        indent=2,
    )


def _size(size: int) -> str:
    return f"{size / 1e9:.2f} GB" if size >= 1e9 else f"{size / 1e6:.0f} MB"


def _licence(found: hub.Listing, entry: Description | None) -> str:
    return entry.licence if entry is not None else found.licence or "the model's card names none"
