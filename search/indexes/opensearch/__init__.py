"""The server backend: documents and both vectors in OpenSearch, words and neighbours from one request."""

from contextlib import closing, suppress
from dataclasses import replace

from search.errors import IndexMismatch, IndexNotFound, InvalidInput
from search.indexes.opensearch import builds
from search.indexes.opensearch.address import Address
from search.indexes.opensearch.builds import Build
from search.indexes.opensearch.connection import Connection
from search.indexes.opensearch.index import OpenSearchIndex
from search.indexes.opensearch.mapping import About
from search.settings import Settings

__all__ = [
    "OpenSearchIndex",
    "begin_build",
    "begin_restored",
    "create",
    "drop",
    "open_existing",
    "previous_build",
    "publish_build",
    "refuse_to_replace",
    "show_restored",
]


def create(location: str, *, dimension: int, fingerprint: str, encoder: str = "") -> OpenSearchIndex:
    """A new index at that address, or the one that is there if it fits; see `search.indexes.create_index`."""
    settings = Settings.from_environment()
    connection = Connection(Address.parsed(location), settings)
    try:
        build = builds.served(connection)
        if build is None:
            build = builds.make(connection, _about(dimension, fingerprint, encoder, settings), settings, show=True)
        index = _opened(connection, build, settings, fingerprint)
        if index.dimension != dimension:
            raise IndexMismatch(
                f"the index '{location}' holds vectors of {index.dimension} numbers, these have {dimension}; "
                "choose another name or drop the index"
            )
        if encoder and encoder != index.encoder:
            index.rename_encoder(encoder)
    except BaseException:
        connection.close()
        raise
    return index


def open_existing(location: str, *, fingerprint: str | None = None) -> OpenSearchIndex:
    """The index at that address; see `search.indexes.open_index`."""
    settings = Settings.from_environment()
    connection = Connection(Address.parsed(location), settings)
    try:
        build = builds.served(connection)
        if build is None:
            raise IndexNotFound(
                f"there is no index at '{location}'; make one with: python -m search ingest SOURCE --index {location}"
            )
        return _opened(connection, build, settings, fingerprint)
    except BaseException:
        connection.close()
        raise


def drop(location: str) -> None:
    """Delete an index with all its builds and thumbnails; see `search.indexes.drop_index`."""
    connection = Connection(Address.parsed(location), Settings.from_environment())
    try:
        builds.drop(connection)
    finally:
        connection.close()


def begin_build(location: str, *, dimension: int, fingerprint: str, encoder: str = "") -> OpenSearchIndex:
    """The build under construction at that address; see `search.indexes.builds.begin_build`."""
    settings = Settings.from_environment()
    connection = Connection(Address.parsed(location), settings)
    try:
        about = _about(dimension, fingerprint, encoder, settings)
        return OpenSearchIndex(connection, builds.begin(connection, about, settings), settings, hidden=True)
    except BaseException:
        connection.close()
        raise


def publish_build(served: OpenSearchIndex, new: OpenSearchIndex) -> None:
    """Show another build at the same address; see `search.indexes.builds.publish_build`."""
    if served.connection.address.name != new.connection.address.name or served.build == new.build:
        raise InvalidInput("these are not two builds of one index")
    served.publish(new)


def previous_build(location: str) -> OpenSearchIndex:
    """The build kept from before the last switch; see `search.indexes.builds.previous_build`."""
    settings = Settings.from_environment()
    connection = Connection(Address.parsed(location), settings)
    try:
        return OpenSearchIndex(connection, builds.previous(connection), settings, hidden=True)
    except BaseException:
        connection.close()
        raise


def refuse_to_replace(location: str, *, replace: bool) -> None:
    """Raises InvalidInput if there is an index with documents at that address, and it is not to be replaced."""
    with suppress(IndexNotFound), closing(open_existing(location)) as index:
        count = index.info().documents
        if count and not replace:
            raise InvalidInput(
                f"there is an index with {count:,} documents at '{location}'; say --replace if the backup shall take "
                "its place, or choose another name"
            )


def begin_restored(location: str, *, dimension: int, fingerprint: str, encoder: str) -> OpenSearchIndex:
    """A new, hidden build at that address, whatever is there, for what is in a backup."""
    settings = Settings.from_environment()
    connection = Connection(Address.parsed(location), settings)
    try:
        about = replace(_about(dimension, fingerprint, encoder, settings), own_media=True)
        build = builds.make(connection, about, settings, show=False)
        return OpenSearchIndex(connection, build, settings, hidden=True)
    except BaseException:
        connection.close()
        raise


def show_restored(build: OpenSearchIndex, *, replace: bool) -> None:
    """Show the build from `begin_restored` in one step, and delete the one that was shown before.

    Raises:
        InvalidInput: that has documents by now, and is not to be replaced.
    """
    location = build.location
    try:
        served = open_existing(location)
    except IndexNotFound:
        build.show()
        return
    with closing(served):
        with served.frozen():
            refuse_to_replace(location, replace=replace)
            served.publish(build)
        served.discard()
        builds.forget_shared(served.connection)


def _about(dimension: int, fingerprint: str, encoder: str, settings: Settings) -> About:
    return About(
        fingerprint,
        dimension,
        encoder,
        language=settings.opensearch_language,
        average=settings.opensearch_average,
    )


def _opened(connection: Connection, build: Build, settings: Settings, fingerprint: str | None) -> OpenSearchIndex:
    about = build.about
    if fingerprint is not None and fingerprint != about.fingerprint:
        made_by = f" ({about.encoder})" if about.encoder else ""
        raise IndexMismatch(
            f"the index '{connection.address}' was made with the encoder {about.fingerprint}{made_by}, not with "
            f"{fingerprint}; use that encoder, ingest under another name, or drop the index and ingest again"
        )
    return OpenSearchIndex(connection, build, settings)
