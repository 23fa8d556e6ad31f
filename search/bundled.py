"""The bundled collection: its index is derived from pictures and encoder, built again when either changes."""

import hashlib
import os
import shutil
import weakref
from contextlib import suppress
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

if os.name == "posix":
    import fcntl

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
        held = Held(place)
        if (index := _usable(place, held)) is not None:
            return held.by(Engine(index, encoders=encoders))
    encoders = encoders or SharedEncoders()
    encoder = encoders.load("bundled", "")
    place = home / f"bundled-{encoder.fingerprint[:12]}-{digest}.index"
    _build(place, encoder, progress)
    held = Held(place)
    for old in home.glob("bundled-*"):
        if old != place and not _being_built(old):
            Held(old).delete()
    return held.by(Engine(open_index(place, fingerprint=encoder.fingerprint), encoder, encoders))


class Held:
    """A folder that no other process deletes with `delete` as long as this object is there.

    The lock is one on the folder itself (`flock`), so that nothing has to be written, and ends with the process. Where
    folders have no locks, as on Windows, what is open cannot be deleted anyway.

    Args:
        folder: of an index; it need not be there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock: int | None = None
        if os.name == "posix":
            with suppress(OSError):
                self._lock = os.open(folder, os.O_RDONLY)
                weakref.finalize(self, os.close, self._lock)
                fcntl.flock(self._lock, fcntl.LOCK_SH | fcntl.LOCK_NB)  # unless it is just being deleted

    def by(self, engine: Engine) -> Engine:
        """The engine, as long as which is there the folder is held."""
        weakref.finalize(engine, _let_go, self)
        return engine

    def delete(self) -> None:
        """Delete the folder, unless another process holds it."""
        if self._lock is not None:
            try:
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return
        shutil.rmtree(self._folder, ignore_errors=True)


def _let_go(_: Held) -> None:
    """The last that refers to it is gone."""


def _usable(place: Path, held: Held) -> Index | None:
    """The index there if it is of the encoder as it is now. A damaged one is deleted: it can be made again."""
    try:
        index = open_index(place)
    except (IndexDamaged, IndexMismatch, IndexNotFound):
        held.delete()
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
