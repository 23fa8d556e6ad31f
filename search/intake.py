"""What `ingest` does with a source: whose vectors it has or gets, the index they go into, and the scales afterwards."""

import dataclasses
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from search.encoders import Encoder, load_encoder
from search.errors import IndexMismatch, InvalidInput
from search.indexes import create_index
from search.ingest.account import Progress
from search.ingest.bulk import load
from search.ingest.embeddings import Embeddings
from search.ingest.originals import knows_source
from search.ingest.pipeline import Target, ingest_all
from search.ingest.places import Aim, index_at, settled
from search.ingest.report import Report
from search.ingest.sources import Source
from search.usual import keep as keep_scales


def take_in(
    source: Source,
    place: str | Path,
    *,
    encoder: str | None = None,
    prune: bool = False,
    replace: bool = False,
    shard: tuple[int, int] | None = None,
    progress: Progress | None = None,
) -> Report:
    """Encode a collection into the index at that place, which is made if it isn't there.

    Args:
        source: pictures and captions, from `open_source`.
        place: folder or address of the index.
        encoder: by name; by default the one of the index, else that of the settings.
        prune, replace, shard, progress: see `search.ingest.pipeline.ingest`.

    Raises:
        TriptychError: see `load_encoder`, `create_index` and `search.ingest.pipeline.ingest`.

    Example:
        >>> take_in(open_source(Path("photos")), "shop.index").summary()
        '500 added in 1.9 s.'
    """
    (report,) = take_in_all(
        source, [Aim(place, encoder or "")], prune=prune, replace=replace, shard=shard, progress=progress
    )
    if report.failure is not None:
        raise report.failure
    return report


def take_in_all(
    source: Source,
    aims: Sequence[Aim],
    *,
    prune: bool = False,
    replace: bool = False,
    shard: tuple[int, int] | None = None,
    progress: Progress | None = None,
) -> tuple[Report, ...]:
    """Encode a collection into several indexes from one pass over it, see `search.ingest.pipeline.ingest_all`.

    Args:
        source: pictures and captions, from `open_source`.
        aims: the indexes by their places, and the encoders by name.
        prune, replace, shard, progress: see `search.ingest.pipeline.ingest`.

    Returns:
        A report for each, in their order; its `failure` says what an encoder or index ended with.

    Raises:
        TriptychError: an encoder cannot be loaded or an index not be made or opened; nothing was ingested then.

    Example:
        >>> take_in_all(open_source(Path("photos")), [Aim("a.index", "bundled"), Aim("b.index", "cohere-v4")])
        (Report(added=500, …), Report(added=320, …, failure=GaveOut("Cohere's quota is used up …")))
    """
    with ExitStack() as opened:
        targets = []
        for aim in settled(aims):
            loaded = load_encoder(aim.encoder)
            index = create_index(
                aim.place, dimension=loaded.dimension, fingerprint=loaded.fingerprint, encoder=loaded.name
            )
            opened.callback(index.close)
            targets.append(Target(index, loaded))
        reports = ingest_all(source, targets, prune=prune, replace=replace, shard=shard, progress=progress)
        return tuple(_scaled(report, target) for report, target in zip(reports, targets, strict=True))


def take_in_ready(
    source: Embeddings,
    place: str | Path,
    *,
    encoder: str | None = None,
    fingerprint: str | None = None,
    prune: bool = False,
    replace: bool = False,
    shard: tuple[int, int] | None = None,
    progress: Progress | None = None,
) -> Report:
    """Store a collection whose vectors are ready in the index at that place, which is made if it isn't there.

    Args:
        source: from `open_embeddings`.
        place: folder or address of the index.
        encoder: the name of the encoder that made the vectors: with it, words and pictures can be searched for.
        fingerprint: or any text that says where they come from. With neither, a source that the index knows already
            goes on as before; else it is `vectors:` and their dimension.
        prune, replace, shard, progress: see `search.ingest.bulk.load`.

    Raises:
        InvalidInput: both an encoder and a fingerprint are named.
        IndexMismatch: the vectors are not of that encoder's dimension, or the index is of another one.
        TriptychError: see `load_encoder`, `create_index` and `load`.

    Example:
        >>> take_in_ready(open_embeddings(Path("clip-output")), "big.index", encoder="openai/clip-vit-base-patch32")
        Report(added=100000, …)
    """
    if encoder is not None and fingerprint is not None:
        raise InvalidInput("--encoder says by itself which fingerprint the vectors have; leave --fingerprint out")
    if encoder is None and fingerprint is None:
        encoder, fingerprint = _as_before(place, source)
    loaded = None if encoder is None else _fitting(load_encoder(encoder), source)
    index = create_index(
        place,
        dimension=source.dimension,
        fingerprint=loaded.fingerprint if loaded else fingerprint or _unnamed(source),
        encoder=loaded.name if loaded else "",
    )
    try:
        report = load(source, index, prune=prune, replace=replace, shard=shard, progress=progress)
        if loaded is not None:
            keep_scales(index, loaded)
    finally:
        index.close()
    return report


def _scaled(report: Report, target: Target) -> Report:
    """The report, after what is usual in the index was measured anew where enough has changed."""
    if report.failure is None:
        try:
            keep_scales(target.index, target.encoder)
        except Exception as error:  # any encoder's; everything is stored, and the next run measures it
            return dataclasses.replace(report, failure=error)
    return report


def _as_before(place: str | Path, source: Embeddings) -> tuple[str | None, str | None]:
    """The encoder's name, or else the fingerprint, that a source went by when it was last taken in; None at first.

    Raises:
        IndexMismatch: the index holds vectors that may be of another encoder; nobody said that they are not.
    """
    index = index_at(place)
    if index is None:
        return None, None
    try:
        if not knows_source(index, source.name) and index.fingerprint != _unnamed(source):
            say = f"--encoder {index.encoder}" if index.encoder else f"--fingerprint {index.fingerprint}"
            raise IndexMismatch(
                f"the index '{place}' holds vectors of {index.encoder or index.fingerprint}; if these are of the same "
                f"encoder, say so with {say}, else ingest them into an index of their own"
            )
        return (index.encoder, None) if index.encoder else (None, index.fingerprint)
    finally:
        index.close()


def _unnamed(source: Embeddings) -> str:
    """The fingerprint of vectors of which nobody says where they come from."""
    return f"vectors:{source.dimension}"


def _fitting(encoder: Encoder, source: Embeddings) -> Encoder:
    if encoder.dimension != source.dimension:
        raise IndexMismatch(
            f"the encoder '{encoder.name}' makes vectors of {encoder.dimension:,} numbers, those of the source have "
            f"{source.dimension:,}: name the encoder that made them"
        )
    return encoder
