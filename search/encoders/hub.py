"""The model hub: what its cache on this machine holds, and a download that ends by its deadline.

A hub that accepts a connection and never answers would hold a download for ever, so it runs in a process of its own
(`fetch.py`) that is killed when its time is up. What it has fetched stays in the cache, and the next try goes on from
there.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from search.encoders.catalogue import Description, described
from search.encoders.fetch import CODE, PATIENCE, wanted
from search.encoders.layout import lacking
from search.errors import EncoderFailed, EncoderNotFound
from search.settings import CHECKOUT

Told = Callable[[int, int], None]
"""Is told how many bytes of how many are here."""

LOOK = 0.2
"""Seconds between two looks at how far a download is."""


@dataclass(frozen=True)
class Listing:
    """What a download would bring.

    Attributes:
        bytes: all files together, those that are here already too.
        files: how many there are.
        licence: as the model's card names it; empty if it names none.
    """

    bytes: int
    files: int
    licence: str


def cached(name: str) -> Path | None:
    """The folder in the hub's cache with that model; None if it isn't there or only in part. Never goes online."""
    folders = (_snapshot(name, revision) for revision in dict.fromkeys((_revision(name), "")))
    return next((folder for folder in folders if folder is not None and not lacking(folder)), None)


def cached_code(code: str) -> Path | None:
    """The folder in the hub's cache with the code `OWNER/NAME@COMMIT`, or None."""
    repository, _, revision = code.partition("@")
    return _snapshot(CODE + repository, revision)


def begun(name: str) -> bool:
    """Whether the hub's cache holds anything at all of that model."""
    blobs = place(name) / "blobs"
    return blobs.is_dir() and any(blobs.iterdir())


def listing(name: str, deadline: float) -> Listing:
    """Ask the hub what a download of that model would bring.

    Raises:
        EncoderNotFound: the hub doesn't have it, cannot be reached, or did not answer in time.
    """
    answer = _asked("list", name, _revision(name), min(deadline, 2 * PATIENCE), None)
    return Listing(**json.loads(answer))


def check_room(name: str, size: int) -> None:
    """See that the disk of the cache has room for so many bytes.

    Raises:
        EncoderNotFound: it has not.
    """
    where = place(name)
    disk = next(folder for folder in where.parents if folder.is_dir())
    wanted, free = size - _size(name), shutil.disk_usage(disk).free
    if wanted > free:
        raise EncoderNotFound(
            f"the encoder '{name}' needs {wanted / 1e9:.2f} GB more, and {disk} has {free / 1e9:.2f} GB free; make "
            "room, or name another place with HF_HOME"
        )


def download(name: str, deadline: float, told: Told | None = None, total: int = 0) -> Path:
    """Fetch a model into the hub's cache.

    Args:
        name: the model's name on the hub; HF_ENDPOINT, HF_HOME and HF_TOKEN count as everywhere.
        deadline: seconds after which the download is ended.
        told: is told how far it is, of `total` bytes.

    Returns:
        The folder in the cache.

    Raises:
        EncoderNotFound: the hub doesn't have it, cannot be reached, or did not deliver in time.
        EncoderFailed: what the hub has by that name is no whole model with weights as safetensors.
    """
    look = None if told is None else lambda: told(_size(name), total)
    folder = Path(_asked("fetch", name, _revision(name), deadline, look))
    missing = lacking(folder)
    if missing:
        raise EncoderFailed(
            f"the model '{name}' on the hub has {missing}; take another model, or one that was converted to safetensors"
        )
    return folder


def download_code(code: str, deadline: float) -> None:
    """Fetch a model's code, `OWNER/NAME@COMMIT` or `OWNER/NAME`, into the hub's cache; nothing of it is run.

    Raises:
        EncoderNotFound: see `download`.
    """
    repository, _, revision = code.partition("@")
    _asked("fetch", CODE + repository, revision, deadline, None)


def codes(entry: Description | None) -> tuple[str, ...]:
    """All code that a model needs, as `OWNER/NAME@COMMIT`, or `OWNER/NAME` where no revision is certain."""
    return () if entry is None or not entry.code else (entry.code, *entry.also_code)


def _revision(name: str) -> str:
    entry = described(name)
    return "" if entry is None else entry.revision


def _snapshot(name: str, revision: str) -> Path | None:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    repository, files = wanted(name)
    try:
        return Path(snapshot_download(repository, revision=revision or None, local_files_only=True, **files))
    except (LocalEntryNotFoundError, HFValidationError):
        return None


def place(name: str) -> Path:
    """Where the hub's cache keeps that model."""
    from huggingface_hub import constants
    from huggingface_hub.file_download import repo_folder_name

    return Path(constants.HF_HUB_CACHE, repo_folder_name(repo_id=name, repo_type="model"))


def _size(name: str) -> int:
    """Bytes of that model that are in the cache, unfinished files too."""
    total = 0
    for file in (place(name) / "blobs").glob("*"):
        try:
            total += file.stat().st_size
        except FileNotFoundError:  # it was finished and renamed just now
            continue
    return total


def _asked(
    task: Literal["list", "fetch"], name: str, revision: str, deadline: float, look: Callable[[], None] | None
) -> str:
    """The last line that the process prints; it is killed at the deadline."""
    paths = os.pathsep.join(filter(None, [str(CHECKOUT), os.environ.get("PYTHONPATH")]))
    end = time.monotonic() + deadline
    with subprocess.Popen(  # noqa: S603 -- our own program; the name is an argument, no shell reads it
        [sys.executable, "-m", "search.encoders.fetch", task, name, revision],
        env={**os.environ, "PYTHONPATH": paths, "HF_HUB_DISABLE_PROGRESS_BARS": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            while True:
                left = end - time.monotonic()
                try:
                    out, errors = process.communicate(timeout=max(0.0, left if look is None else min(LOOK, left)))
                    break
                except subprocess.TimeoutExpired:
                    if time.monotonic() >= end:
                        raise
                    if look is not None:
                        look()
        except subprocess.TimeoutExpired:
            raise EncoderNotFound(
                f"the encoder '{name.removeprefix(CODE)}' could not be downloaded within {deadline:g} seconds; try "
                "again to go on from there, or give it longer with TRIPTYCH_DOWNLOAD_DEADLINE or --deadline"
            ) from None
        finally:  # an interrupt too
            if process.poll() is None:
                process.kill()
    if look is not None:
        look()
    if process.returncode != 0:
        reason = (errors.strip().splitlines() or ["no reason was given"])[-1]
        raise EncoderNotFound(
            f"the encoder '{name.removeprefix(CODE)}' could not be downloaded: {reason}; check the name and the "
            "connection"
        )
    return out.strip().splitlines()[-1]
