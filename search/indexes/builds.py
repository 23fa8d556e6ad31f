"""Builds: how an index comes to hold another encoder's vectors without a moment in which nothing can be found.

A *build* is one set of documents with one encoder's vectors behind a place. Exactly one is served: it is what
`open_index` opens. One may be under construction, which nobody sees; one may be kept from before the last switch.

Example:
    >>> new = begin_build("shop.index", dimension=768, fingerprint=encoder.fingerprint, encoder=encoder.name)
    >>> with served.frozen():
    ...     ...  # what was written to the served build last goes to the new one as well
    ...     publish_build(served, new)
"""

from collections.abc import Iterator
from pathlib import Path

from search.errors import InvalidInput
from search.indexes import Index, is_address
from search.nouns import Document


def begin_build(location: str | Path, *, dimension: int, fingerprint: str, encoder: str = "") -> Index:
    """The build under construction: a new hidden one, or the unfinished one if it is of this fingerprint.

    An unfinished build of another fingerprint is discarded.

    Args:
        location: the place of an index.
        dimension: length of the new vectors.
        fingerprint: of the encoder that makes them.
        encoder: the name by which that encoder can be loaded.

    Raises:
        IndexNotFound: there is no index at that place.
        InvalidInput: the served build has this fingerprint already.
    """
    if is_address(location):
        from search.indexes import opensearch

        return opensearch.begin_build(str(location), dimension=dimension, fingerprint=fingerprint, encoder=encoder)
    from search.indexes.embedded import builds as embedded

    return embedded.begin_build(Path(location), dimension=dimension, fingerprint=fingerprint, encoder=encoder)


def publish_build(served: Index, new: Index) -> None:
    """In one step the place shows the new build; the one before is kept, an even older one is deleted.

    Who has the old build open goes on reading it and cannot write to it any more.

    Args:
        served: the build that the place shows now. It may be frozen by this thread, else it is for the moment.
        new: the one from `begin_build`, or from `previous_build` to go back.

    Raises:
        IndexMismatch: the place shows another build by now, or the new one was discarded.
        InvalidInput: they are not two builds of one place.
    """
    from search.indexes.embedded import builds as embedded
    from search.indexes.embedded.index import EmbeddedIndex

    if isinstance(served, EmbeddedIndex) and isinstance(new, EmbeddedIndex):
        embedded.publish_build(served, new)
        return
    from search.indexes import opensearch

    if not (isinstance(served, opensearch.OpenSearchIndex) and isinstance(new, opensearch.OpenSearchIndex)):
        raise InvalidInput("these are not two builds of one index")
    opensearch.publish_build(served, new)


def previous_build(location: str | Path) -> Index:
    """The build kept from before the last switch. What is stored in it is seen when it is published again.

    Raises:
        IndexNotFound: there is none, or no index at all.
    """
    if is_address(location):
        from search.indexes import opensearch

        return opensearch.previous_build(str(location))
    from search.indexes.embedded import builds as embedded

    return embedded.previous_build(Path(location))


def side_by_side(old: Index, new: Index) -> Iterator[tuple[Document | None, Document | None]]:
    """Each document as it is in one build and in another, None where it isn't, in the order of the ids.

    Both are read page by page, so that builds of any size may be compared while others write to them; what they write
    may or may not be seen.

    Example:
        >>> stale = [after.id for before, after in side_by_side(old, new) if after is not None and before != after]
    """
    left, right = _pages(old), _pages(new)
    mine, theirs = next(left, None), next(right, None)
    while mine is not None or theirs is not None:
        if theirs is None or (mine is not None and mine.id < theirs.id):
            yield mine, None
            mine = next(left, None)
        elif mine is None or theirs.id < mine.id:
            yield None, theirs
            theirs = next(right, None)
        else:
            yield mine, theirs
            mine, theirs = next(left, None), next(right, None)


def _pages(index: Index) -> Iterator[Document]:
    after = None
    while page := index.browse(after, 1000):
        yield from page
        after = page[-1].id
