"""The model hub: what its cache on this machine holds, and a download that ends by its deadline.

A hub that accepts a connection and never answers would hold a download for ever, so it runs in a process of its own
(`python -m search.encoders.hub NAME`) that is killed when its time is up. What it has fetched stays in the cache,
and the next try goes on from there.
"""

import os
import subprocess
import sys
from pathlib import Path

from search.encoders.layout import lacking
from search.errors import EncoderFailed, EncoderNotFound
from search.settings import CHECKOUT

WANTED = ["*.json", "*.txt", "*.model", "model.safetensors", "model-*.safetensors"]
"""What an encoder consists of. Pickled weights (`*.bin`) can run code when they are opened and are never fetched."""

UNWANTED = ["*/*"]
"""Folders within a model hold it in other formats."""


def cached(name: str) -> Path | None:
    """The folder in the hub's cache with that model; None if it isn't there or only in part. Never goes online."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        folder = Path(snapshot_download(name, local_files_only=True, allow_patterns=WANTED, ignore_patterns=UNWANTED))
    except (LocalEntryNotFoundError, HFValidationError):
        return None
    return None if lacking(folder) else folder


def download(name: str, deadline: float) -> Path:
    """Fetch a model into the hub's cache.

    Args:
        name: the model's name on the hub; HF_ENDPOINT, HF_HOME and HF_TOKEN count as everywhere.
        deadline: seconds after which the download is ended.

    Returns:
        The folder in the cache.

    Raises:
        EncoderNotFound: the hub doesn't have it, cannot be reached, or did not deliver in time.
        EncoderFailed: what the hub has by that name is no whole model with weights as safetensors.
    """
    paths = os.pathsep.join(filter(None, [str(CHECKOUT), os.environ.get("PYTHONPATH")]))
    try:
        done = subprocess.run(  # noqa: S603 -- our own program; the name is an argument, no shell reads it
            [sys.executable, "-m", "search.encoders.hub", name],
            env={**os.environ, "PYTHONPATH": paths, "HF_HUB_DISABLE_PROGRESS_BARS": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=deadline,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise EncoderNotFound(
            f"the encoder '{name}' could not be downloaded within {deadline:g} seconds; try again to go on from there, "
            "or give it longer with TRIPTYCH_DOWNLOAD_DEADLINE"
        ) from None
    if done.returncode != 0:
        reason = (done.stderr.strip().splitlines() or ["no reason was given"])[-1]
        raise EncoderNotFound(
            f"the encoder '{name}' could not be downloaded: {reason}; check the name and the connection"
        )
    folder = Path(done.stdout.strip().splitlines()[-1])
    missing = lacking(folder)
    if missing:
        raise EncoderFailed(
            f"the model '{name}' on the hub has {missing}; take another model, or one that was converted to safetensors"
        )
    return folder


def _fetch(name: str) -> None:
    """What the process of its own does: print the folder, or end with the reason as the last line on stderr."""
    from huggingface_hub import snapshot_download

    try:
        folder = snapshot_download(name, allow_patterns=WANTED, ignore_patterns=UNWANTED)
    except Exception as error:
        sentence = " ".join(str(error).split()) or "no details"
        sys.exit(f"{type(error).__name__}: {sentence}")
    sys.stdout.write(f"{folder}\n")


if __name__ == "__main__":
    _fetch(sys.argv[1])
