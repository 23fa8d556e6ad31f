"""One large file of a model into the hub's cache, going on from where an earlier try was ended.

The hub's own library begins a file anew in every process, so that weights of gigabytes would never arrive over a line
that is slower than the deadline. Here what came stays as `DIGEST.part` beside the cache's files; whole and checked, it
becomes the file that the library would have made, and the library finds it there.
"""

import hashlib
import re
from pathlib import Path
from urllib.parse import urlsplit

from search.encoders.hub import place

CHUNK = 2**16
"""Bytes that are on the disk at once; by default the library keeps ten million in memory, which a kill would lose."""

_SHA256 = re.compile(r"[0-9a-f]{64}")


def complete(repository: str, commit: str, name: str) -> None:
    """Have the file in the cache.

    Args:
        repository: the model on the hub.
        commit: of which revision.
        name: the file's.

    Raises:
        OSError: what arrived is not what the hub announced; it is thrown away.
        Exception: whatever the hub's library meets on the line; what has arrived stays.
    """
    from filelock import FileLock
    from huggingface_hub import constants, get_hf_file_metadata, hf_hub_url
    from huggingface_hub.file_download import http_get
    from huggingface_hub.utils import build_hf_headers

    constants.DOWNLOAD_CHUNK_SIZE = CHUNK
    address = hf_hub_url(repository, name, revision=commit)
    headers = build_hf_headers()
    announced = get_hf_file_metadata(address, headers=headers)
    if announced.etag is None or announced.size is None:
        return  # then the library has to see to it
    blobs = place(repository) / "blobs"
    whole, part = blobs / announced.etag, blobs / f"{announced.etag}.part"
    blobs.mkdir(parents=True, exist_ok=True)
    with FileLock(part.with_suffix(".lock")):
        if whole.exists():
            return
        if urlsplit(announced.location).netloc != urlsplit(address).netloc:
            headers = {key: value for key, value in headers.items() if key.lower() != "authorization"}
        with part.open("ab", buffering=0) as file:
            http_get(
                announced.location,
                file,
                resume_size=file.tell(),
                headers=headers,
                expected_size=announced.size,
                displayed_filename=name,
            )
        _check(part, announced.etag)
        part.replace(whole)
    part.with_suffix(".lock").unlink(missing_ok=True)


def _check(part: Path, etag: str) -> None:
    """Large files are known by their SHA-256; for others there is their length, which has been seen to."""
    if not _SHA256.fullmatch(etag):
        return
    with part.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != etag:
        part.unlink()
        raise OSError(f"{part.name} arrived damaged and was thrown away")
