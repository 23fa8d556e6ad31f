"""The bundled collection: its index is derived from pictures and encoder, built again when either changes."""

import hashlib
import os
import shutil
from pathlib import Path

from search.encoders import Encoder, fingerprint_of
from search.encoders.shared import SharedEncoders
from search.engine import Engine
from search.errors import IndexDamaged, IndexMismatch, IndexNotFound, InvalidSource
from search.indexes import Index, create_index, open_index
from search.ingest.pipeline import Progress, ingest
from search.ingest.sources import open_source
from search.settings import CHECKOUT, Settings
from search.usual import keep

COLLECTION = CHECKOUT / "assets" / "catalogue"


def open_bundled(progress: Progress | None = None, encoders: SharedEncoders | None = None) -> Engine:
    """The engine over the bundled collection, its index built first where it is missing or out of date.

    A new index is built beside the old one and takes its place only when it is complete: its name holds the encoder's
    fingerprint and the collection's digest, so an index of other vectors or pictures is never taken for it. Where one
    is there, the encoder is not loaded before the first query.

    Args:
        progress: is told how the building goes on.
        encoders: see `search.engine.open_engine`.

    Raises:
        InvalidSource: the checkout lacks the collection.
        EncoderNotFound, EncoderFailed: the checkout lacks the bundled encoder.
    """
    home, digest = Path(Settings.from_environment().home), _digest(COLLECTION)[:12]
    for place in home.glob(f"bundled-*-{digest}.index"):
        if (index := _usable(place)) is not None:
            return Engine(index, encoders=encoders)
    encoders = encoders or SharedEncoders()
    encoder = encoders.load("bundled", "")
    place = home / f"bundled-{encoder.fingerprint[:12]}-{digest}.index"
    _build(place, encoder, progress)
    for old in home.glob("bundled-*"):
        if old != place and not _being_built(old):
            shutil.rmtree(old, ignore_errors=True)
    return Engine(open_index(place, fingerprint=encoder.fingerprint), encoder, encoders)


def _usable(place: Path) -> Index | None:
    """The index there if it is of the encoder as it is now. A damaged one is deleted: it can be made again."""
    try:
        index = open_index(place)
    except (IndexDamaged, IndexMismatch, IndexNotFound):
        shutil.rmtree(place, ignore_errors=True)
        return None
    if index.fingerprint == fingerprint_of("bundled", index.dimension):
        return index
    index.close()
    return None


def _build(place: Path, encoder: Encoder, progress: Progress | None) -> None:
    unfinished = place.with_suffix(f".building-{os.getpid()}")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.parent.mkdir(parents=True, exist_ok=True)
    try:
        index = create_index(
            unfinished, dimension=encoder.dimension, fingerprint=encoder.fingerprint, encoder=encoder.name
        )
        try:
            ingest(open_source(COLLECTION), index, encoder, progress=progress)
            index.optimize()
            keep(index, encoder)
        finally:
            index.close()
        try:
            unfinished.rename(place)
        except OSError:
            if not place.is_dir():  # else another process was quicker, with the same result
                raise
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _being_built(place: Path) -> bool:
    """Whether another process that still runs is building an index there; else it is what a killed one left behind."""
    _, building, process = place.name.partition(".building-")
    if not building:
        return False
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True


def _digest(collection: Path) -> str:
    """SHA-256 over the collection's metadata and pictures, their names included."""
    if not (collection / "metadata.csv").is_file():
        raise InvalidSource(f"the bundled collection is missing from {collection}; run it from a complete checkout")
    total = hashlib.sha256()
    for file in [collection / "metadata.csv", *sorted((collection / "images").iterdir())]:
        total.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()
