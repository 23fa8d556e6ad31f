"""Several builds in one folder: one is served, one may be under construction, one may be kept from before.

Every step that changes which build is what holds the write lock of the served one, so that no two of them meet and no
writer stores anything in a build that is no longer shown.
"""

from contextlib import suppress
from pathlib import Path

from search.errors import IndexMismatch, IndexNotFound, InvalidInput, TriptychError
from search.indexes.embedded import place
from search.indexes.embedded.folder import lay_out, open_build, open_existing
from search.indexes.embedded.index import EmbeddedIndex


def begin_build(folder: Path, *, dimension: int, fingerprint: str, encoder: str = "") -> EmbeddedIndex:
    """The build under construction; see `search.indexes.builds.begin_build`."""
    served = open_existing(folder)
    try:
        if served.fingerprint == fingerprint:
            raise InvalidInput(
                f"the index '{folder}' holds vectors of the encoder {fingerprint}"
                f"{f' ({served.encoder})' if served.encoder else ''} already; name another encoder"
            )
        with served.frozen():
            return _unfinished(folder, dimension, fingerprint, encoder)
    finally:
        served.close()


def _unfinished(folder: Path, dimension: int, fingerprint: str, encoder: str) -> EmbeddedIndex:
    there = place.look(folder)
    found = None
    for name in place.builds(folder):
        if there.role(name) != "unfinished":
            continue
        with suppress(TriptychError):  # what cannot be opened was killed while it was made
            index = open_build(folder, name, "unfinished")
            if found is None and (index.fingerprint, index.dimension) == (fingerprint, dimension):
                found = index
                continue
            index.close()
        place.delete(folder, name)
    if found is None:
        name = place.new_name()
        lay_out(folder, name, dimension=dimension, fingerprint=fingerprint, encoder=encoder)
        return open_build(folder, name, "unfinished")
    if encoder and encoder != found.encoder:
        found.rename_encoder(encoder)
    return found


def publish_build(served: EmbeddedIndex, new: EmbeddedIndex) -> None:
    """In one step the folder shows the new build; see `search.indexes.builds.publish_build`."""
    if served.folder.resolve() != new.folder.resolve() or served.build == new.build:
        raise InvalidInput(f"'{new.folder}' holds no other build of the index '{served.folder}'; begin one there")
    with served.frozen():
        before = place.look(served.folder)
        if before.role(served.build) != "served":
            raise IndexMismatch(f"the index '{served.folder}' shows another build by now; begin again")
        if not (new.folder / new.build).is_file():
            raise IndexMismatch(f"the new build of the index '{new.folder}' was discarded meanwhile; begin again")
        place.point(served.folder, place.Place(served=new.build, kept=served.build))
    if before.kept not in (None, new.build):
        with suppress(OSError):  # then the next build that is begun clears it away
            place.delete(served.folder, str(before.kept))


def previous_build(folder: Path) -> EmbeddedIndex:
    """The build kept from before; see `search.indexes.builds.previous_build`."""
    kept = place.look(folder).kept
    if kept is None or not (folder / kept).is_file():
        open_existing(folder).close()  # says so if nothing is there at all
        raise IndexNotFound(
            f"the index '{folder}' has no build from before; only what reindex replaced can be gone back to"
        )
    return open_build(folder, kept, "kept")
