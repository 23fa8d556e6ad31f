"""The Index seam: whatever stores documents with the vectors of one encoder and answers legs.

A place is a folder (`shop.index`: the embedded index) or an address of a server. Which backend it is, only
`create_index` and `open_index` know.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeAlias

from search.errors import InvalidInput
from search.nouns import Document, Leg, Ranking, VectorField, Vectors
from search.where import Where

JSON: TypeAlias = bool | int | float | str | Sequence["JSON"] | Mapping[str, "JSON"] | None


Told: TypeAlias = Callable[[float], None]
"""Is called with the share of some long work that is done, from 0 to 1."""


@dataclass(frozen=True)
class NeighboursInfo:
    """How near vectors are looked for, and how well that finds them.

    Attributes:
        lists: that are looked through for a query.
        codes: whose vectors are read, and compared exactly.
        recall: the share of the exact first 50 that this found on average, measured when it was made.
    """

    lists: int
    codes: int
    recall: float


@dataclass(frozen=True)
class SegmentInfo:
    """The files, mapped into memory, that hold the first documents of an index in a folder so that it is quick.

    Attributes:
        documents: how many lie in them, those that are gone included.
        removed: how many of them were removed or replaced since.
        behind: how many documents came since; they are held in memory.
        bytes: size on disk.
        neighbours: how each field is searched by a `text`'s vector, an `image`'s, and the sum of `both`. A field is
            missing where it has so few vectors that each is compared.
    """

    documents: int
    removed: int
    behind: int
    bytes: int
    neighbours: Mapping[VectorField, Mapping[str, NeighboursInfo]]


@dataclass(frozen=True)
class IndexInfo:
    """What an index says of itself.

    Attributes:
        location: its place, as it was opened.
        backend: `embedded` or `opensearch`.
        fingerprint: of the encoder whose vectors it holds.
        encoder: the name by which that encoder can be loaded; empty if the vectors were made elsewhere.
        dimension: length of its vectors.
        documents: how many documents it holds; `captions` and `images` say how many of them have a vector of either.
        fields: the names of the documents' fields, in the order of their first appearance.
        bytes: size on disk.
        schema: version of its layout.
        sources: how many documents came from each source.
        segment: what an index in a folder has made to be quick; None where it is small, and on a server.
    """

    location: str
    backend: str
    fingerprint: str
    encoder: str
    dimension: int
    documents: int
    captions: int
    images: int
    fields: tuple[str, ...] = ()
    bytes: int = 0
    schema: int = 1
    sources: Mapping[str, int] = field(default_factory=dict)
    segment: SegmentInfo | None = None


class Index(Protocol):
    """Documents with their vectors, kept safely, and answers to legs.

    Attributes:
        location: its place, by which it can be opened again.
        fingerprint: of the encoder whose vectors it holds.
        dimension: length of every vector.
        encoder: the name by which that encoder can be loaded; empty if the vectors were made elsewhere.
    """

    location: str
    fingerprint: str
    dimension: int
    encoder: str

    def add(
        self,
        documents: Sequence[Document],
        *,
        image_vectors: Vectors | None,
        caption_vectors: Vectors | None,
        thumbnails: Sequence[bytes | None] | None = None,
    ) -> None:
        """Store documents in one transaction: all of them or, on any error, none. An id that exists is replaced.

        Args:
            documents: ids unique within the call.
            image_vectors: float32 (len(documents), dimension); a row of NaN, or None for all, means "no picture".
                Rows are normalised to length 1 on the way in.
            caption_vectors: the same for captions.
            thumbnails: small WebP files to show, None where there is none.

        Raises:
            InvalidDocuments: shapes, norms or ids that do not fit; nothing was stored.
            IndexBusy: another process is writing.
            IndexMismatch: the place was switched to another build since this one was opened, see `superseded`.
        """
        ...

    def remove(self, ids: Sequence[str]) -> int:
        """Forget documents in one transaction; returns how many of them were there."""
        ...

    def get(self, ids: Sequence[str]) -> Mapping[str, Document]:
        """The documents of those ids that exist, by id, in the order asked for."""
        ...

    def thumbnails(self, ids: Sequence[str]) -> Mapping[str, bytes]:
        """The thumbnails of those ids that have one, by id: WebP files."""
        ...

    def vectors(self, ids: Sequence[str], field: VectorField) -> Vectors:
        """float32 (len(ids), dimension), one row per id in the order asked for; NaN where there is none."""
        ...

    def sample(self, field: VectorField, size: int) -> Vectors:
        """At most `size` stored vectors, drawn evenly from the index; every backend draws the same.

        They are those of the documents with the smallest `search.indexes.spread.spread(id)`, ties by id, in that order.

        Returns:
            float32 (n, dimension).
        """
        ...

    def retrieve(self, legs: Sequence[Leg], *, depth: int, where: Where | None = None) -> list[Ranking]:
        """Each leg's best `depth` hits among the documents that pass the filters, in the order of the legs.

        Vector scores are cosines; BM25 scores only documents with a matching word. Ties by `(-score, id)`, also at the
        cut; cosines are rounded to 6 decimals, so that equal vectors tie whatever the arithmetic. Every ranking names
        in `unseen` which documents found by the other legs it cannot see: BM25 sees documents whose caption has words,
        a vector leg those with the vector it looks at, an average leg those with both, and a leg with
        `only_without_image` those of them that have no image vector.

        All legs, and the filters, look at one state of the index, at least as new as every change made before the call.

        Raises:
            InvalidQuery: an unknown leg, a leg without its text or vector, a vector of another dimension or without
                direction, a filter that makes no sense, or a depth below 1.
        """
        ...

    def facets(self, fields: Sequence[str], where: Where | None = None) -> Mapping[str, Mapping[str, int]]:
        """For each field its values with the number of documents that have them, commonest first, ties by value."""
        ...

    def browse(self, after: str | None = None, size: int = 50, where: Where | None = None) -> list[Document]:
        """The next `size` documents in the order of their ids, those behind the id `after`."""
        ...

    def terms(self, prefix: str) -> list[str]:
        """Words of the captions that begin with the prefix, commonest first, at most 20."""
        ...

    def generation(self) -> int:
        """A number that is another one after documents were added, replaced or removed, by whomever.

        What was derived from the index's documents is still true as long as it stays the same.
        """
        ...

    def setting(self, name: str) -> JSON:
        """A value kept with the index by `keep_setting`, or None."""
        ...

    def settings(self) -> Mapping[str, JSON]:
        """All values that were kept, by name; what a backend keeps there for itself is left out."""
        ...

    def keep_setting(self, name: str, value: JSON) -> None:
        """Keep a value with the index, for example where its sources lie."""
        ...

    def frozen(self) -> AbstractContextManager[None]:
        """Inside, nobody can write to the index, other processes neither; readers go on.

        Whatever was stored before, by whomever, is seen from then on. A writer waits and gets through afterwards, or is
        refused with IndexMismatch if the place shows another build by then. The thread that froze an index may freeze
        it once more inside.

        Raises:
            IndexBusy: another process has been writing for too long.
            IndexMismatch: the place shows another build by now.
        """
        ...

    def superseded(self) -> bool:
        """Does the place show another build by now, or none at all? Cheap enough to be asked before every search.

        A superseded index goes on answering from the build that it opened. Adding, removing and keeping settings are
        refused with IndexMismatch, so that nothing is lost unseen: the place has to be opened again.
        """
        ...

    def loading(self, told: Told | None = None) -> AbstractContextManager[None]:
        """Inside, many documents are added: searches and `browse` see them at its end, if not at once.

        An index in a folder is made quick at the end, if nothing was raised and enough is new; what goes wrong then is
        told to the log, since every document is stored.

        Args:
            told: hears how far that is; what it raises gives it up.
        """
        ...

    def info(self) -> IndexInfo:
        """What the index says of itself."""
        ...

    def verify(self) -> list[str]:
        """Look through everything that is stored; one sentence per defect, none if all is well."""
        ...

    def optimize(self, told: Told | None = None) -> None:
        """Wait until everything that makes searching quick is built and nothing counts that was removed.

        Args:
            told: hears how far that is, where it can be told; what it raises gives it up, and all stays as it was.

        Raises:
            Unavailable: there is no room for it, or the folder may not be written to. Searches go on as before.
        """
        ...

    def close(self) -> None:
        """Let go of files and connections; closing twice is harmless."""
        ...


def create_index(location: str | Path, *, dimension: int, fingerprint: str, encoder: str = "") -> Index:
    """A new, empty index, or the one that is already there if it is of the same fingerprint.

    Args:
        location: a folder to be made, or an address: `opensearch://localhost:9200/shop` (opensearchs:// for TLS).
        dimension: length of the vectors.
        fingerprint: of the encoder that makes the vectors; any text if they come from elsewhere.
        encoder: the name by which the encoder can be loaded again.

    Raises:
        IndexMismatch: an index of another fingerprint or dimension is there; both are named.
        InvalidInput: the folder holds something else, or the address is none.
        Unavailable: the server does not answer, or refuses.

    Example:
        >>> index = create_index("big.index", dimension=512, fingerprint="my-vectors")
        >>> index.add([Document(id="1", caption="a cat")], image_vectors=None, caption_vectors=vectors)
    """
    if dimension < 1:
        raise InvalidInput(f"the dimension of the vectors is {dimension}; give a number of at least 1")
    if not fingerprint:
        raise InvalidInput("the fingerprint is empty; give any text that names where the vectors come from")
    if is_address(location):
        from search.indexes import opensearch

        return opensearch.create(str(location), dimension=dimension, fingerprint=fingerprint, encoder=encoder)
    from search.indexes import embedded

    return embedded.create(Path(location), dimension=dimension, fingerprint=fingerprint, encoder=encoder)


def open_index(location: str | Path, *, fingerprint: str | None = None) -> Index:
    """The index at that place.

    Args:
        location: its folder or address.
        fingerprint: refuse an index of any other.

    Raises:
        IndexNotFound: nothing is there.
        IndexMismatch: the index has another fingerprint (both are named), or was made by a newer Triptych.
        IndexDamaged: the files there cannot be read as an index.
    """
    if is_address(location):
        from search.indexes import opensearch

        return opensearch.open_existing(str(location), fingerprint=fingerprint)
    from search.indexes import embedded

    return embedded.open_existing(Path(location), fingerprint=fingerprint)


def drop_index(location: str | Path) -> None:
    """Delete an index for good.

    Raises:
        IndexNotFound: nothing is there.
        InvalidInput: the folder is no index, so that nothing else is ever deleted by mistake.
    """
    if is_address(location):
        from search.indexes import opensearch

        opensearch.drop(str(location))
        return
    from search.indexes import embedded

    embedded.drop(Path(location))


def is_address(location: str | Path) -> bool:
    """Whether a place is the address of a server rather than a folder.

    Example:
        >>> is_address("opensearch://localhost:9200/shop"), is_address("shop.index")
        (True, False)
    """
    return "://" in str(location)
